//! Settings that do not go together.

use super::{Config, ConfigError, Origins};

/// Refuses what would keep articles in two places, half of a pair, and an open door that nobody has asked for by name.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    one_place(config)?;
    whole(config)?;
    no_strangers(config)?;
    closed(config)
}

/// Refuses more than one place to keep articles in.
fn one_place(config: &Config) -> Result<(), ConfigError> {
    let set = [
        ("data_dir", config.data_dir.0.is_some()),
        ("database_url", config.database_url.expose().is_some()),
        ("database_url_file", config.database_url_file.0.is_some()),
    ];
    let mut set = set.into_iter().filter(|(_, set)| *set).map(|(key, _)| key);
    match (set.next(), set.next()) {
        (Some(one), Some(other)) => Err(ConfigError::Conflict(one, other)),
        _ => Ok(()),
    }
}

/// Refuses a setting without another that it makes no sense without.
fn whole(config: &Config) -> Result<(), ConfigError> {
    let certificate = config.tls_cert.0.is_some();
    let (key, authority) = (config.tls_key.0.is_some(), config.tls_client_ca.0.is_some());
    let (tokens, audience) = (config.jwks.0.is_some(), config.jwt_audience.0.is_some());
    for (given, needed) in [
        (("tls_cert", certificate), ("tls_key", key)),
        (("tls_key", key), ("tls_cert", certificate)),
        (("tls_client_ca", authority), ("tls_cert", certificate)),
        (("client_identities", config.client_identities.0.is_some()), ("tls_client_ca", authority)),
        (("cors_origins", !config.cors_origins.is_none()), ("grpc_web", config.grpc_web)),
        (("jwks", tokens), ("jwt_issuer", config.jwt_issuer.0.is_some())),
        (("jwks", tokens), ("jwt_audience", audience)),
        (("jwks", tokens), ("jwt_scope_claim", config.jwt_scope_claim.0.is_some())),
    ] {
        if given.1 && !needed.1 {
            return Err(ConfigError::Lacks { given: given.0, needed: needed.0 });
        }
    }
    Ok(())
}

/// Whether callers have to prove who they are.
fn asks(config: &Config) -> bool {
    [&config.tls_client_ca, &config.jwks, &config.api_keys].iter().any(|file| file.0.is_some())
}

/// Refuses to have the pages of everybody call with what proves who somebody is, unless that is asked for.
fn no_strangers(config: &Config) -> Result<(), ConfigError> {
    let strangers = config.cors_origins == Origins::Any && asks(config) && !config.allow_any_origin;
    if strangers { Err(ConfigError::AnyOrigin) } else { Ok(()) }
}

/// Refuses to be reached from elsewhere in the clear, or by anybody, unless that is asked for.
fn closed(config: &Config) -> Result<(), ConfigError> {
    if config.listen.ip().is_loopback() {
        return Ok(());
    }
    if config.tls_cert.0.is_none() && !config.allow_plaintext {
        return Err(ConfigError::Open {
            address: config.listen,
            what: "without TLS (tls_cert, tls_key)",
            allow: "allow_plaintext",
        });
    }
    if !asks(config) && !config.allow_anonymous {
        return Err(ConfigError::Open {
            address: config.listen,
            what: "for anybody (none of tls_client_ca, jwks and api_keys is set)",
            allow: "allow_anonymous",
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::config::{Command, ConfigError};

    fn read(args: &str) -> Result<Command, ConfigError> {
        let args = args.split_ascii_whitespace();
        Command::read(std::iter::once("peacebrief-server").chain(args).map(Into::into))
    }

    #[test]
    fn articles_are_kept_in_one_place() {
        let error = read("--data-dir a --database-url-file b").unwrap_err().to_string();
        assert!(error.contains("data_dir") && error.contains("database_url_file"), "{error}");
        assert!(read("--data-dir none --database-url-file b").is_ok());
    }

    #[test]
    fn half_of_a_pair_is_refused_by_name() {
        for (args, told) in [
            ("--tls-cert c", ["tls_cert", "tls_key"]),
            ("--tls-key k", ["tls_key", "tls_cert"]),
            ("--tls-client-ca a", ["tls_client_ca", "tls_cert"]),
            ("--client-identities i", ["client_identities", "tls_client_ca"]),
            ("--jwks j", ["jwks", "jwt_issuer"]),
            ("--jwks j --jwt-issuer i", ["jwks", "jwt_audience"]),
        ] {
            let error = read(args).unwrap_err().to_string();
            assert!(told.iter().all(|name| error.contains(name)), "{args}: {error}");
        }
        assert!(read("--tls-cert c --tls-key k --tls-client-ca a --client-identities i").is_ok());
    }

    #[test]
    fn the_pages_of_everybody_call_with_proofs_only_where_that_is_asked_for_by_name() {
        let error = read("--cors-origins https://desk.example.org").unwrap_err().to_string();
        assert!(error.contains("cors_origins") && error.contains("grpc_web"), "{error}");
        assert!(read("--grpc-web true --cors-origins https://desk.example.org --api-keys k").is_ok());
        assert!(read("--grpc-web true --cors-origins *").is_ok());
        for asks in [
            "--api-keys k",
            "--jwks j --jwt-issuer i --jwt-audience a",
            "--tls-cert c --tls-key k --tls-client-ca a",
        ] {
            let error = read(&format!("--grpc-web true --cors-origins * {asks}")).unwrap_err().to_string();
            assert!(error.contains("allow_any_origin"), "{error}");
            assert!(
                read(&format!("--grpc-web true --cors-origins * --allow-any-origin true {asks}")).is_ok()
            );
        }
    }

    #[test]
    fn a_door_is_open_to_others_only_where_that_is_asked_for_by_name() {
        for (args, told) in [
            ("", "allow_plaintext"),
            ("--allow-plaintext true", "allow_anonymous"),
            ("--api-keys k", "allow_plaintext"),
            ("--tls-cert c --tls-key k", "allow_anonymous"),
        ] {
            for address in ["0.0.0.0:50051", "[::]:50051", "10.1.2.3:0"] {
                let error = read(&format!("--listen {address} {args}")).unwrap_err().to_string();
                assert!(error.contains(told) && error.contains(address), "{args}: {error}");
            }
            assert!(read(&format!("--listen [::1]:0 {args}")).is_ok(), "{args}");
        }
        assert!(read("--listen 0.0.0.0:1 --allow-plaintext true --allow-anonymous true").is_ok());
        assert!(read("--listen 0.0.0.0:1 --tls-cert c --tls-key k --tls-client-ca a").is_ok());
    }
}
