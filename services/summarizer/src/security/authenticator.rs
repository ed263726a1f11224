//! Finding out who calls.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::SystemTime;

use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::api_keys::{ApiKeys, Shown};
use super::caller::{Caller, Proof};
use super::file::{File, FileError, Reloaded, Watching};
use super::grants::Grant;
use super::identities::Identities;
use super::token::{Demands, Tokens};
use crate::ApiError;
use crate::config::Config;

/// The metadata key of an API key.
pub(crate) const API_KEY: &str = "x-api-key";

/// How the value of the `authorization` metadata begins, whatever its case.
const BEARER: &str = "bearer ";

/// The other end of a connection.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    /// Where it is.
    pub(crate) address: SocketAddr,
    /// The names in its certificate, where it has shown one that an authority vouches for.
    pub(crate) certificate: Option<Arc<[String]>>,
}

/// Whom certificates stand for.
#[derive(Debug, Clone)]
enum Certificates {
    /// Nobody: none are asked for.
    Nobody,
    /// Whoever has one may do everything.
    Anybody,
    /// Those that a file names.
    Named(Reloaded<Identities>),
}

/// Finds out who calls: by one proof that holds, and never by another where the one that is shown does not.
#[derive(Debug, Clone)]
pub(crate) struct Authenticator {
    certificates: Certificates,
    tokens: Option<Reloaded<Tokens>>,
    keys: Option<Reloaded<ApiKeys>>,
}

impl Authenticator {
    /// Reads the configured files.
    ///
    /// # Errors
    /// [`FileError`] where one is not good.
    pub(crate) fn start(config: &Config, watching: &Watching) -> Result<Self, FileError> {
        let certificates = match (&config.tls_client_ca.0, &config.client_identities.0) {
            (None, _) => Certificates::Nobody,
            (Some(_), None) => Certificates::Anybody,
            (Some(_), Some(path)) => {
                let file = File::new("client_identities", path);
                Certificates::Named(Reloaded::start("client_identities", [file], Identities::read, watching)?)
            }
        };
        let keys =
            config.api_keys.0.as_ref().map(|path| {
                Reloaded::start("api_keys", [File::new("api_keys", path)], ApiKeys::read, watching)
            });
        let tokens = config.jwks.0.as_ref().map(|path| {
            let demands = Demands {
                issuer: config.jwt_issuer.0.clone().unwrap_or_default(),
                audience: config.jwt_audience.0.clone().unwrap_or_default(),
                algorithms: config.jwt_algorithms.0.clone(),
                tenant_claim: config.jwt_tenant_claim.0.clone(),
                scope_claim: config.jwt_scope_claim.0.clone().unwrap_or_default(),
            };
            let read = move |[file]: &[File; 1], [content]: &[Vec<u8>; 1]| {
                Tokens::read(file, content, demands.clone())
            };
            Reloaded::start("jwks", [File::new("jwks", path)], read, watching)
        });
        Ok(Self { certificates, tokens: tokens.transpose()?, keys: keys.transpose()? })
    }

    /// Whether callers are asked who they are.
    pub(crate) fn asks(&self) -> bool {
        !matches!(self.certificates, Certificates::Nobody) || self.tokens.is_some() || self.keys.is_some()
    }

    /// Who makes a call with some metadata, from the other end of a connection.
    ///
    /// # Errors
    /// [`ApiError::CredentialsMissing`], [`ApiError::CredentialsInvalid`] and [`ApiError::CredentialsExpired`].
    pub(crate) fn caller(&self, metadata: &HeaderMap, peer: &Peer) -> Result<Caller, ApiError> {
        if !self.asks() {
            return Ok(Caller::anonymous());
        }
        let refuse = |why| ApiError::CredentialsInvalid { why };
        let tokens = metadata.get_all(AUTHORIZATION).iter().map(|value| (AUTHORIZATION.as_str(), value));
        let mut shown = tokens.chain(metadata.get_all(API_KEY).iter().map(|value| (API_KEY, value)));
        let Some((key, value)) = shown.next() else { return self.by_certificate(peer) };
        if shown.next().is_some() {
            return Err(refuse("there are several credentials, and one is to be shown"));
        }
        let value = value.to_str().map_err(|_| refuse("the credentials are no text"))?;
        if key == API_KEY {
            let keys = self.keys.as_ref().ok_or(refuse("API keys are not accepted here"))?.current();
            return match keys.find(value, SystemTime::now()) {
                Shown::Good(id, Grant { tenant, scopes }) => {
                    Ok(Caller::new(id, Proof::ApiKey, tenant, scopes))
                }
                Shown::Expired => Err(ApiError::CredentialsExpired),
                Shown::Unknown => Err(refuse("the API key is not known")),
            };
        }
        let tokens = self.tokens.as_ref().ok_or(refuse("tokens are not accepted here"))?.current();
        let (scheme, token) = value.split_at_checked(BEARER.len()).unwrap_or((value, ""));
        if !scheme.eq_ignore_ascii_case(BEARER) {
            return Err(refuse("authorization is of the form \"Bearer TOKEN\""));
        }
        tokens.caller(token.trim_ascii())
    }

    fn by_certificate(&self, peer: &Peer) -> Result<Caller, ApiError> {
        let names = peer.certificate.as_deref().ok_or(ApiError::CredentialsMissing)?;
        match &self.certificates {
            Certificates::Nobody => Err(ApiError::CredentialsMissing),
            Certificates::Anybody => {
                let name = names.first().map_or("unnamed", String::as_str);
                Ok(of_certificate(name, Grant::everything()))
            }
            Certificates::Named(identities) => {
                let found = identities.current().find(names);
                found.map(|(name, grant)| of_certificate(name, grant)).ok_or(UNKNOWN_CERTIFICATE)
            }
        }
    }
}

const UNKNOWN_CERTIFICATE: ApiError =
    ApiError::CredentialsInvalid { why: "the certificate is good, but nobody that is known here" };

fn of_certificate(name: &str, Grant { tenant, scopes }: Grant) -> Caller {
    Caller::new(name, Proof::Certificate, tenant, scopes)
}
