//! TLS: the server's certificate and key, and the authorities whose clients it knows.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{RootCertStore, ServerConfig};

use super::certificate;
use super::file::{File, FileError, Reloaded, Watching};
use crate::config::{ClientCertificate, Config};
use crate::telemetry::metrics::FileMetrics;

/// The protocols that are spoken within TLS: by gRPC, and by browsers whose way to us knows no other.
const HTTP2: &[u8] = b"h2";
const HTTP1: &[u8] = b"http/1.1";

/// The name of the files, as the log and metrics have it.
const NAME: &str = "certificate";

/// What the server's TLS is made of.
#[derive(Debug, Clone)]
pub(crate) struct Tls(Reloaded<ServerConfig>);

impl Tls {
    /// Reads the configured files; `None` where none are.
    ///
    /// # Errors
    /// [`FileError`] where they are not good.
    pub(crate) fn start(config: &Config, watching: &Watching) -> Result<Option<Self>, FileError> {
        let (Some(chain), Some(key)) = (&config.tls_cert.0, &config.tls_key.0) else { return Ok(None) };
        let (chain, key) = (File::new("tls_cert", chain), File::new("tls_key", key));
        let metrics = watching.metrics.clone();
        let protocols: &'static [&'static [u8]] = if config.grpc_web { &[HTTP2, HTTP1] } else { &[HTTP2] };
        let read = match &config.tls_client_ca.0 {
            None => Reloaded::start(
                NAME,
                [chain, key],
                move |[chain, key], [certificates, private]| {
                    server_config((chain, certificates), (key, private), None, protocols, &metrics)
                },
                watching,
            ),
            Some(authorities) => {
                let optional = config.tls_client_cert == ClientCertificate::Optional;
                let authorities = File::new("tls_client_ca", authorities);
                Reloaded::start(
                    NAME,
                    [chain, key, authorities],
                    move |[chain, key, authorities], [certificates, private, trusted]| {
                        let clients = Clients { authorities: (authorities, trusted), optional };
                        server_config(
                            (chain, certificates),
                            (key, private),
                            Some(clients),
                            protocols,
                            &metrics,
                        )
                    },
                    watching,
                )
            }
        };
        read.map(|read| Some(Self(read)))
    }

    /// What the next connection is to be accepted with.
    pub(crate) fn current(&self) -> Arc<ServerConfig> {
        self.0.current()
    }
}

/// A file with what is in it.
type Content<'a> = (&'a File, &'a [u8]);

/// Whose clients are known.
struct Clients<'a> {
    authorities: Content<'a>,
    /// Whether a client may come without a certificate.
    optional: bool,
}

fn server_config(
    chain: Content<'_>,
    key: Content<'_>,
    clients: Option<Clients<'_>>,
    protocols: &[&[u8]],
    metrics: &FileMetrics,
) -> Result<ServerConfig, FileError> {
    let provider = Arc::new(ring::default_provider());
    let certificates = certificates(chain)?;
    let expiry = certificates.first().and_then(certificate::expiry);
    let expiry = expiry.ok_or_else(|| chain.0.wrong("the first certificate cannot be read"))?;
    if certificate::has_passed(expiry) {
        return Err(chain.0.wrong("the certificate has expired"));
    }
    let private = PrivateKeyDer::from_pem_slice(key.1)
        .map_err(|error| key.0.wrong(format!("no private key in PEM: {error}")))?;
    let certified =
        CertifiedKey::from_der(certificates, private, &provider).map_err(|error| key.0.wrong(error))?;
    let versions = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| chain.0.wrong(error))?;
    let known_by_certificate = clients.is_some();
    let clients = match clients {
        None => versions.with_no_client_auth(),
        Some(clients) => versions.with_client_cert_verifier(verifier(&clients, provider)?),
    };
    let mut config = clients.with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    if known_by_certificate {
        // A session that is taken up again would bring a certificate back that nobody has looked at since: it may have expired.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
    }
    metrics.certificate_expiry.set(expiry);
    Ok(config)
}

fn verifier(
    Clients { authorities, optional }: &Clients<'_>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn rustls::server::danger::ClientCertVerifier>, FileError> {
    let mut roots = RootCertStore::empty();
    for authority in certificates(*authorities)? {
        roots.add(authority).map_err(|error| authorities.0.wrong(error))?;
    }
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
    let verifier = if *optional { verifier.allow_unauthenticated() } else { verifier };
    verifier.build().map_err(|error| authorities.0.wrong(error))
}

/// The certificates of a file, at least one.
fn certificates((file, content): Content<'_>) -> Result<Vec<CertificateDer<'static>>, FileError> {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(content).collect();
    let certificates = certificates.map_err(|error| file.wrong(format!("not PEM: {error}")))?;
    if certificates.is_empty() { Err(file.wrong("no certificate in PEM")) } else { Ok(certificates) }
}
