//! Authorities, certificates, tokens and keys made for each test, and a service that goes by them.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::TokioIo;
use peacebrief_server::config::{Address, Config, Location, Text, Time};
use peacebrief_server::embedded::Running;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, SanType, date_time_ymd};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint, Identity};

use crate::support::config;

/// A certificate with its key, in PEM.
pub(crate) struct Pair {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

/// An authority that issues certificates.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub(crate) pem: String,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "an authority");
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    fn issue(&self, params: &CertificateParams) -> Pair {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap().pem();
        Pair { certificate, key: key.serialize_pem() }
    }

    /// A certificate of this machine.
    pub(crate) fn server(&self) -> Pair {
        self.issue(&CertificateParams::new(vec!["localhost".into(), "127.0.0.1".into()]).unwrap())
    }

    /// One that was good long ago.
    pub(crate) fn expired(&self) -> Pair {
        let mut params = CertificateParams::new(vec!["localhost".into(), "127.0.0.1".into()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
        self.issue(&params)
    }

    /// A certificate of a client, by a URI or, as `CN=…`, by its common name.
    pub(crate) fn client(&self, name: &str) -> Pair {
        let mut params = CertificateParams::default();
        params.distinguished_name.remove(DnType::CommonName);
        match name.strip_prefix("CN=") {
            Some(common) => params.distinguished_name.push(DnType::CommonName, common),
            None => params.subject_alt_names.push(SanType::URI(name.try_into().unwrap())),
        }
        self.issue(&params)
    }
}

/// The files of a deployment.
pub(crate) struct Files(tempfile::TempDir);

impl Files {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes a file at one moment, as a mounted volume is swapped; answers where it is.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let (path, new) = (self.0.path().join(name), self.0.path().join(format!(".{name}")));
        std::fs::write(&new, text).unwrap();
        std::fs::rename(&new, &path).unwrap();
        path
    }

    pub(crate) fn write_pair(&self, pair: &Pair) {
        self.write("key.pem", &pair.key);
        self.write("cert.pem", &pair.certificate);
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// A configuration with TLS by these files, which are looked at all the time.
    pub(crate) fn tls(&self, authority: &Authority) -> Config {
        self.write_pair(&authority.server());
        let file = |name: &str| Location(Some(self.0.path().join(name)));
        Config { tls_cert: file("cert.pem"), tls_key: file("key.pem"), ..quick() }
    }
}

/// A free port of this machine for operators.
pub(crate) fn operators() -> Address {
    Address(Some(([127, 0, 0, 1], 0).into()))
}

/// Files are looked at all the time.
pub(crate) fn quick() -> Config {
    Config { reload_interval: Time(Duration::from_millis(10)), ..config() }
}

/// A channel over TLS, of a client that trusts an authority and may show a certificate.
pub(crate) async fn secure(
    address: SocketAddr,
    trusted: &Authority,
    shown: Option<&Pair>,
) -> Result<Channel, tonic::transport::Error> {
    let mut tls = ClientTlsConfig::new().ca_certificate(Certificate::from_pem(&trusted.pem));
    if let Some(pair) = shown {
        tls = tls.identity(Identity::from_pem(&pair.certificate, &pair.key));
    }
    let endpoint = Endpoint::from_shared(format!("https://localhost:{}", address.port())).unwrap();
    endpoint.tls_config(tls).unwrap().connect().await
}

/// An issuer of tokens, with one key.
pub(crate) struct TokenIssuer {
    key: EcdsaKeyPair,
    id: &'static str,
}

/// Seconds since 1970, so many from now.
pub(crate) fn from_now(seconds: i64) -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap() + seconds
}

impl TokenIssuer {
    pub(crate) fn new(id: &'static str) -> Self {
        let (random, scheme) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
        let key = EcdsaKeyPair::generate_pkcs8(scheme, &random).unwrap();
        Self { key: EcdsaKeyPair::from_pkcs8(scheme, key.as_ref(), &random).unwrap(), id }
    }

    /// Its keys, as a file has them.
    pub(crate) fn jwks(&self) -> String {
        let [x, y] = self.point();
        json!({"keys": [
            {"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id, "x": x, "y": y},
            // Passed over: a kind that is not known here, and a secret.
            {"kty": "PQ", "kid": "later"},
            {"kty": "oct", "kid": "secret", "k": "c2VjcmV0"},
        ]})
        .to_string()
    }

    pub(crate) fn point(&self) -> [String; 2] {
        let point = self.key.public_key().as_ref();
        [&point[1..33], &point[33..]].map(|part| URL_SAFE_NO_PAD.encode(part))
    }

    /// The claims of a good token.
    pub(crate) fn claims(tenant: &str, scope: &str) -> Value {
        json!({
            "iss": "https://issuer.example", "aud": ["other", "peacebrief"], "sub": "desk", "exp": from_now(600),
            "tenant": tenant, "scope": scope,
        })
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.sign_as(&json!({"alg": "ES256", "kid": self.id}), claims)
    }

    pub(crate) fn sign_as(&self, header: &Value, claims: &Value) -> String {
        let message = message(header, claims);
        let signature = self.key.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }

    /// A configuration that goes by its tokens.
    pub(crate) fn trusted(&self, files: &Files) -> Config {
        let text = |text: &str| Text(Some(text.to_owned()));
        Config {
            jwks: Location(Some(files.write("jwks.json", &self.jwks()))),
            jwt_issuer: text("https://issuer.example"),
            jwt_audience: text("peacebrief"),
            ..quick()
        }
    }
}

/// What of a token is signed.
pub(crate) fn message(header: &Value, claims: &Value) -> String {
    [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".")
}

/// A key for a tenant and its entry in the file.
pub(crate) fn api_key(id: &str, tenant: &str, scopes: &str) -> (String, String) {
    let (key, digest) = peacebrief_server::new_api_key().unwrap();
    let scopes: Vec<String> = scopes.split(' ').map(|scope| format!("\"{scope}\"")).collect();
    let scopes = scopes.join(", ");
    let entry = format!(
        "[[key]]\nid = \"{id}\"\nsha256 = \"{digest}\"\ntenant = \"{tenant}\"\nscopes = [{scopes}]\n"
    );
    (key, entry)
}

/// What the port for operators answers: status and text.
pub(crate) async fn operator(address: SocketAddr, method: &str, path: &str, body: &str) -> (u16, String) {
    let socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(socket)).await.unwrap();
    tokio::spawn(connection);
    let request = http::Request::builder().method(method).uri(path).header("host", "operator");
    let response =
        sender.send_request(request.body(Full::<Bytes>::from(body.to_owned())).unwrap()).await.unwrap();
    let status = response.status().as_u16();
    let text = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(text.to_vec()).unwrap())
}

/// The value of a metric, with its labels as they are written; `None` where it is not there.
pub(crate) async fn metric(running: &Running, name: &str) -> Option<f64> {
    let (_, text) = operator(running.admin_address().unwrap(), "GET", "/metrics", "").await;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    Some(line.parse().unwrap())
}

/// Waits until a metric has a value.
pub(crate) async fn becomes(running: &Running, name: &str, value: f64) {
    while metric(running, name).await != Some(value) {
        tokio::task::yield_now().await;
    }
}
