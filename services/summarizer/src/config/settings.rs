//! The settings: one definition each.

use std::net::SocketAddr;
use std::time::Duration;

use super::access::{Address, Algorithms, ClientCertificate, Most, Text};
use super::origins::Origins;
use super::traces::{Fraction, ServiceUrl, TraceParents};
use super::value::{ByteSize, Count, DatabaseUrl, Location, LogFilter, LogFormat, Time, Value};

/// A setting as the sources see it.
pub(super) struct Setting {
    /// Its key in the file; flag and variable are named after it.
    pub(super) key: &'static str,
    /// What it does, for `--help`.
    pub(super) help: &'static str,
    /// What its value is called there.
    pub(super) value_name: &'static str,
    /// Its default, as it would be written.
    pub(super) default: String,
    /// Whether its value is to be kept out of messages and logs.
    pub(super) secret: bool,
}

/// Writes the configuration's type, its defaults and the list of its settings from one definition of each.
macro_rules! settings {
    ($(
        $(#[doc = $help:literal])+
        $key:ident: $type:ty = $default:expr, $value_name:literal;
    )+) => {
        /// The configuration in effect.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Config {
            $( $(#[doc = $help])+ pub $key: $type, )+
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $( $key: $default, )+ }
            }
        }

        impl Config {
            /// Every setting, in the order of `--help`.
            pub(super) fn settings() -> Vec<Setting> {
                let defaults = Self::default();
                vec![ $( Setting {
                    key: stringify!($key),
                    help: concat!($($help),+).trim_ascii(),
                    value_name: $value_name,
                    default: defaults.$key.to_string(),
                    secret: <$type as Value>::SECRET,
                }, )+ ]
            }

            /// Sets one setting from text; `Err` says what is wrong with the value.
            pub(super) fn set(&mut self, key: &str, text: &str) -> Result<(), String> {
                match key {
                    $( stringify!($key) => self.$key = Value::parse(text)?, )+
                    _ => return Err("there is no such setting".to_owned()),
                }
                Ok(())
            }

            /// The configuration as a TOML file that would bring it about; a secret is only hinted at.
            #[must_use]
            pub fn to_toml(&self) -> String {
                let mut text = String::new();
                $( text.push_str(&format!("{} = {}\n", stringify!($key), self.$key.toml())); )+
                text
            }
        }
    };
}

settings! {
    /// Address and port to listen on; 0.0.0.0:50051 for every interface, port 0 for any that is free.
    listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 50051)), "ADDRESS";
    /// Whether to serve without TLS on an address that can be reached from elsewhere, for where something before it does TLS.
    allow_plaintext: bool = false, "BOOL";
    /// Whether to serve anybody on such an address: needed where none of tls_client_ca, jwks and api_keys is set.
    allow_anonymous: bool = false, "BOOL";
    /// A PEM file with the server's certificate and what leads to its authority: turns TLS on.
    tls_cert: Location = Location(None), "FILE";
    /// A PEM file with its private key.
    tls_key: Location = Location(None), "FILE";
    /// A PEM file with the authorities whose certificates clients are known by (mTLS).
    tls_client_ca: Location = Location(None), "FILE";
    /// Whether clients have to show a certificate: required, or optional where some have a token or a key instead.
    tls_client_cert: ClientCertificate = ClientCertificate::Required, "WHETHER";
    /// A TOML file that says which name in a client's certificate is which tenant with which scopes; none for: each is the
    /// tenant "default" and may do everything.
    client_identities: Location = Location(None), "FILE";
    /// A file with the JSON Web Key Set that callers' tokens (JWT) are verified by.
    jwks: Location = Location(None), "FILE";
    /// Who has to have issued a token: its claim "iss".
    jwt_issuer: Text = Text(None), "NAME";
    /// For whom a token has to be: its claim "aud".
    jwt_audience: Text = Text(None), "NAME";
    /// Which algorithms a token may be signed by.
    jwt_algorithms: Algorithms = Algorithms::default(), "LIST";
    /// Which claim of a token names the tenant; none for: each is the tenant "default".
    jwt_tenant_claim: Text = Text(Some("tenant".to_owned())), "CLAIM";
    /// Which claim of a token names its scopes.
    jwt_scope_claim: Text = Text(Some("scope".to_owned())), "CLAIM";
    /// A TOML file with the digests of API keys, and what each grants.
    api_keys: Location = Location(None), "FILE";
    /// How often these files are looked at, to be read anew where they have changed.
    reload_interval: Time = Time::seconds(10), "TIME";
    /// Whether to tell callers which services there are, and of what they are made (gRPC reflection).
    reflection: bool = false, "BOOL";
    /// Whether to serve browsers, too: gRPC-Web, over HTTP/1.1 and HTTP/2, on the same port.
    grpc_web: bool = false, "BOOL";
    /// From which pages browsers may call: their origins (scheme, host and port, as browsers write them), comma-separated; * for any page.
    cors_origins: Origins = Origins::These(Vec::new()), "LIST";
    /// Whether any page may call a service that asks who calls: needed for * where one of tls_client_ca, jwks and api_keys is set.
    allow_any_origin: bool = false, "BOOL";
    /// Address and port for operators, over plain HTTP: /livez, /readyz, /metrics, /log. Keep it off the public network.
    admin_listen: Address = Address(None), "ADDRESS";
    /// An OpenTelemetry collector to tell traces of calls to, over OTLP with gRPC; none for no traces.
    otlp_endpoint: ServiceUrl = ServiceUrl(None), "URL";
    /// Which share of calls is traced, from 0 to 1, of those that are not part of a trace already.
    trace_share: Fraction = Fraction::ALL, "SHARE";
    /// Whose word is taken for which trace a call is part of: none, known (of callers who have proved who they are), or all.
    trace_parents: TraceParents = TraceParents::Known, "WHOSE";
    /// Which log lines to write: a level, or levels by target ("info,peacebrief_server=debug").
    log: LogFilter = LogFilter::default(), "FILTER";
    /// How log lines look: pretty, json, or auto (pretty on a terminal, else json).
    log_format: LogFormat = LogFormat::Auto, "FORMAT";
    /// A folder of lexicon files, this deployment's own knowledge, laid over the built-in lexicon; none for none.
    lexicon: Location = Location(None), "FOLDER";
    /// A folder to keep articles and their briefs in, in a file (SQLite); it is made where it is not there. none to keep nothing.
    data_dir: Location = Location(None), "FOLDER";
    /// A PostgreSQL database to keep them in instead, which replicas may share: postgres://USER@HOST/DATABASE. It may hold a
    /// password: better give it in a variable or a file.
    database_url: DatabaseUrl = DatabaseUrl::default(), "URL";
    /// A file that holds such a URL and nothing else.
    database_url_file: Location = Location(None), "FILE";
    /// How many connections to the database this process may have at a time, besides the one that it is woken by.
    database_connections: usize = 10, "COUNT";
    /// How long the ids of ingesting requests are remembered, so that a repetition is known.
    keep_requests: Time = Time::days(7), "TIME";
    /// How long changes are kept for those who watch; a cursor that is older is refused.
    keep_changes: Time = Time::days(30), "TIME";
    /// How often what is past its time is thrown away; 0s for never.
    maintenance_interval: Time = Time::seconds(3600), "TIME";
    /// A folder to copy the archive of data_dir to from time to time, while it is served; none for no copies.
    backup_dir: Location = Location(None), "FOLDER";
    /// How often a copy is taken; 0s for never.
    backup_interval: Time = Time::days(1), "TIME";
    /// How many copies are kept; those before them are deleted.
    backup_keep: usize = 7, "COUNT";
    /// How often a watch in which all is quiet is sent a checkpoint; 0s for only the first.
    watch_checkpoint_interval: Time = Time::seconds(30), "TIME";
    /// After how long a watch is ended, to go on from its cursor on a new connection, or a fifth sooner; 0s for never.
    watch_max_age: Time = Time::seconds(3600), "TIME";
    /// How long a watcher may leave a change unread before its watch is ended.
    watch_patience: Time = Time::seconds(30), "TIME";
    /// Whether this process brings the registry up to date with what is kept; false where others on the same database do.
    keep_registry: bool = true, "BOOL";
    /// How many threads read articles; auto for one a processor.
    workers: Count = Count::Auto, "COUNT";
    /// How many calls may wait for a thread; those past it are refused.
    queue: usize = 256, "COUNT";
    /// For how long calls may wait for threads without a break, before no more than twelve may, and one more for every two threads;
    /// 0s for as long as it takes. A call that would wait past its deadline is refused whatever it is.
    queue_wait: Time = Time(Duration::from_millis(50)), "TIME";
    /// How many articles of one stream are worked on at a time; auto for two a worker.
    stream_window: Count = Count::Auto, "COUNT";
    /// The largest body of an article that is accepted.
    max_body: ByteSize = ByteSize(1 << 20), "SIZE";
    /// How many calls may be worked on at a time, streams apart.
    max_calls: usize = 512, "COUNT";
    /// How many streams may be open at a time.
    max_streams: usize = 1024, "COUNT";
    /// How many bytes of requests may be held at a time.
    max_bytes: ByteSize = ByteSize(256 << 20), "SIZE";
    /// How many calls one tenant may make in a second, and at once after a pause; none for as many as may be.
    tenant_rate: Most = Most(None), "COUNT";
    /// How many calls of one tenant may be worked on at a time, streams apart; none for as many as may be.
    tenant_calls: Most = Most::of(256), "COUNT";
    /// How many streams one tenant may have open at a time; none for as many as may be.
    tenant_streams: Most = Most::of(512), "COUNT";
    /// How many bytes of requests of one tenant may be held at a time.
    tenant_bytes: ByteSize = ByteSize(128 << 20), "SIZE";
    /// How many connections may be open; those past it are closed at once.
    max_connections: usize = 10_000, "COUNT";
    /// How many of them one address may have open, or one /64 of IPv6; none for as many as may be.
    max_connections_per_address: Most = Most::of(1000), "COUNT";
    /// How many of them may not have got as far as a first call; past it, those that have tried longest are closed.
    max_handshakes: usize = 512, "COUNT";
    /// How long a connection has to get there: TLS, and the opening of HTTP/2.
    handshake_timeout: Time = Time::seconds(10), "TIME";
    /// For how long a caller may take nothing of an answer, before its connection is cut; 0s for ever.
    answer_patience: Time = Time::seconds(60), "TIME";
    /// After how long a connection is told to go, or a tenth sooner, so that callers spread anew; 0s for never.
    max_connection_age: Time = Time::seconds(1800), "TIME";
    /// How long its calls may take from then on, before they are cut off.
    connection_grace: Time = Time::seconds(60), "TIME";
    /// How many calls one connection may have open.
    max_calls_per_connection: usize = 256, "COUNT";
    /// After how long a silence a connection's other end is asked whether it is still there; 0s for never.
    keepalive_interval: Time = Time::seconds(30), "TIME";
    /// How long it has to answer that.
    keepalive_timeout: Time = Time::seconds(10), "TIME";
    /// On SIGTERM: how long calls are still accepted once readiness is off, so that balancers notice.
    drain_pause: Time = Time::seconds(3), "TIME";
    /// On SIGTERM: how long calls in progress may take, from when no more are accepted, before they are cut off.
    drain_timeout: Time = Time::seconds(20), "TIME";
}
