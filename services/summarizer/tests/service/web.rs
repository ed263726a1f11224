//! Browsers: gRPC-Web over HTTP/1.1, over sockets, through everything that other calls pass; and what browsers are told of pages.

use std::net::SocketAddr;

use bytes::{Buf as _, Bytes};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use peacebrief::v1;
use peacebrief_server::config::{ByteSize, Config, Location, Origins, Time};
use prost::Message as _;
use tonic::{Code, Status};

use crate::security::support::{Authority, Files, api_key, quick, secure};
use crate::support::{SUMMARIZE, article, config, framed, scripted};

const PAGE: &str = "https://desk.example.org";

/// Serves browsers, and pages of one origin.
fn web(config: Config) -> Config {
    let cors_origins = Origins::These(vec![HeaderValue::from_static(PAGE)]);
    Config { grpc_web: true, cors_origins, ..config }
}

/// Sends a request over HTTP/1.1; `None` where the other end does not speak it.
async fn send(address: SocketAddr, request: Request<Full<Bytes>>) -> Option<Response<Incoming>> {
    let socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(socket)).await.unwrap();
    tokio::spawn(connection);
    sender.send_request(request).await.ok()
}

/// What a page reads of a call.
struct Read {
    headers: HeaderMap,
    messages: Vec<Bytes>,
    status: Status,
}

impl Read {
    fn reason(&self) -> String {
        let details = tonic_types::StatusExt::get_error_details(&self.status);
        details.error_info().map(|info| info.reason.clone()).unwrap_or_default()
    }
}

/// Makes a call as a page does, and reads all of its answer.
async fn call(address: SocketAddr, method: &str, headers: &[(&str, &str)], body: Bytes) -> Read {
    let mut request = Request::post(format!("/{method}"))
        .header("host", "briefs.example.org")
        .header("origin", PAGE)
        .header("x-grpc-web", "1")
        .header("content-type", "application/grpc-web+proto");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = send(address, request.body(Full::new(body)).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/grpc-web+proto");
    let (parts, body) = response.into_parts();
    let mut rest = body.collect().await.unwrap().to_bytes();
    let (mut messages, mut trailers) = (Vec::new(), None);
    while rest.has_remaining() {
        let (flags, length) = (rest.get_u8(), rest.get_u32() as usize);
        let part = rest.split_to(length);
        assert!(trailers.is_none(), "nothing comes after the trailers");
        if flags & 0x80 == 0 { messages.push(part) } else { trailers = Some(trailer_map(&part)) }
    }
    // An answer that is nothing but an error has them where its headers are.
    let status = Status::from_header_map(trailers.as_ref().unwrap_or(&parts.headers)).unwrap();
    Read { headers: parts.headers, messages, status }
}

fn trailer_map(text: &[u8]) -> HeaderMap {
    let lines = std::str::from_utf8(text).unwrap().lines();
    let pairs = lines.map(|line| line.split_once(':').unwrap());
    pairs.map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.trim().parse().unwrap())).collect()
}

fn request(text: &str) -> Bytes {
    framed(&v1::SummarizeRequest { article: Some(article(text)), encoding_type: 0 })
}

#[tokio::test]
async fn a_page_is_answered_and_other_callers_as_before() {
    let (running, client, _) = scripted(web(config())).await;
    let answer = call(running.address(), SUMMARIZE, &[], request("Text.")).await;
    assert_eq!((answer.status.code(), answer.messages.len()), (Code::Ok, 1));
    let brief = v1::SummarizeResponse::decode(answer.messages[0].clone()).unwrap().brief.unwrap();
    assert_eq!(brief.body_sha256, peacebrief::validation::body_sha256("Text."));
    assert_eq!(answer.headers["access-control-allow-origin"], PAGE);
    assert!(answer.headers.contains_key("x-request-id"));
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
}

#[tokio::test]
async fn errors_get_to_a_page_with_their_details_whoever_makes_them() {
    let files = Files::new();
    let (key, entry) = api_key("desk", "desk", "summarize");
    let api_keys = Location(Some(files.write("keys.toml", &entry)));
    let (running, _client, briefer) =
        scripted(web(Config { api_keys, max_body: ByteSize(64), ..quick() })).await;
    let mine = ("x-api-key", key.as_str());
    for (headers, text, code, reason) in [
        (vec![], "Text.", Code::Unauthenticated, "CREDENTIALS_MISSING"),
        (vec![("x-api-key", "no key")], "Text.", Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (vec![mine], "", Code::InvalidArgument, "FIELD_REQUIRED"),
        (vec![mine], &"x".repeat(65), Code::InvalidArgument, "ARTICLE_TOO_LARGE"),
        (vec![mine, ("grpc-timeout", "50m")], "Wait here.", Code::DeadlineExceeded, "DEADLINE_EXCEEDED"),
        (vec![mine, ("grpc-timeout", "soon")], "Text.", Code::InvalidArgument, "FIELD_INVALID"),
    ] {
        let answer = call(running.address(), SUMMARIZE, &headers, request(text)).await;
        assert_eq!((answer.status.code(), answer.reason().as_str()), (code, reason));
        assert_eq!(answer.headers["access-control-allow-origin"], PAGE, "{reason}");
        let exposed = answer.headers["access-control-expose-headers"].to_str().unwrap();
        assert!(exposed.contains("grpc-status-details-bin"), "{exposed}");
    }
    let garbage = call(running.address(), SUMMARIZE, &[mine], Bytes::from_static(b"\0\0\0\0\x01\xff")).await;
    assert_eq!((garbage.status.code(), garbage.reason().as_str()), (Code::InvalidArgument, "FIELD_INVALID"));
    let unknown =
        call(running.address(), "peacebrief.v1.SummarizerService/Invent", &[mine], Bytes::new()).await;
    assert_eq!(unknown.status.code(), Code::Unimplemented);
    briefer.open();
}

#[tokio::test]
async fn what_there_is_no_room_for_is_refused_and_pages_hear_when_to_come_back() {
    let (running, ..) = scripted(web(Config { max_bytes: ByteSize(8), ..config() })).await;
    let answer = call(running.address(), SUMMARIZE, &[], request("Text.")).await;
    assert_eq!((answer.status.code(), answer.reason().as_str()), (Code::ResourceExhausted, "OVERLOADED"));
    let details = tonic_types::StatusExt::get_error_details(&answer.status);
    assert!(details.retry_info().is_some_and(|retry| retry.retry_delay.is_some()));
}

#[tokio::test]
async fn a_stream_ends_for_a_page_with_its_error_after_what_it_told() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = Location(Some(folder.path().into()));
    let watch_max_age = Time(std::time::Duration::from_millis(50));
    let (running, ..) = scripted(web(Config { data_dir, watch_max_age, ..config() })).await;
    let watch = framed(&v1::WatchBriefsRequest::default());
    let answer = call(running.address(), "peacebrief.v1.BriefService/WatchBriefs", &[], watch).await;
    assert_eq!((answer.status.code(), answer.reason().as_str()), (Code::Unavailable, "SHUTTING_DOWN"));
    let told = v1::WatchBriefsResponse::decode(answer.messages[0].clone()).unwrap();
    assert!(!told.cursor.is_empty());
}

#[tokio::test]
async fn a_page_that_goes_away_gives_its_call_up() {
    let (running, _client, briefer) = scripted(web(config())).await;
    let begun = tokio::spawn(async move {
        call(running.address(), SUMMARIZE, &[], request("Long as it is.")).await;
        drop(running);
    });
    briefer.has_begun(1).await;
    begun.abort();
    briefer.has_given_up(1).await;
}

/// What a browser asks before it lets a page call.
fn preflight(origin: &str) -> Request<Full<Bytes>> {
    Request::options(format!("/{SUMMARIZE}"))
        .header("host", "briefs.example.org")
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type,grpc-timeout,x-api-key,x-grpc-web")
        .body(Full::default())
        .unwrap()
}

#[tokio::test]
async fn browsers_are_told_of_the_pages_on_the_list_and_of_no_other() {
    let files = Files::new();
    let (_, entry) = api_key("desk", "desk", "summarize");
    let api_keys = Location(Some(files.write("keys.toml", &entry)));
    // Whoever asks so has no credentials with him yet.
    let (running, ..) = scripted(web(Config { api_keys, ..quick() })).await;
    let told = send(running.address(), preflight(PAGE)).await.unwrap();
    assert_eq!(told.status(), StatusCode::OK);
    assert_eq!(told.headers()["access-control-allow-origin"], PAGE);
    assert_eq!(told.headers()["access-control-allow-methods"], "POST");
    let allowed = told.headers()["access-control-allow-headers"].to_str().unwrap();
    for header in ["authorization", "content-type", "grpc-timeout", "x-api-key", "x-grpc-web"] {
        assert!(allowed.split(',').any(|one| one == header), "{header}: {allowed}");
    }
    assert!(told.headers()["vary"].to_str().unwrap().contains("origin"));
    assert!(!told.headers().contains_key("access-control-allow-credentials"));
    for stranger in
        ["https://elsewhere.example", "http://desk.example.org", "https://desk.example.org:8443", "null"]
    {
        let told = send(running.address(), preflight(stranger)).await.unwrap();
        assert!(!told.headers().contains_key("access-control-allow-origin"), "{stranger}");
    }
}

#[tokio::test]
async fn any_page_may_call_where_that_is_asked_for_and_none_where_nothing_is() {
    let (open, ..) = scripted(Config { grpc_web: true, cors_origins: Origins::Any, ..config() }).await;
    let told = send(open.address(), preflight("https://elsewhere.example")).await.unwrap();
    assert_eq!(told.headers()["access-control-allow-origin"], "*");
    let (closed, ..) = scripted(Config { grpc_web: true, ..config() }).await;
    let told = send(closed.address(), preflight(PAGE)).await.unwrap();
    assert!(!told.headers().contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn http_1_is_spoken_with_browsers_only_where_they_are_served() {
    let (closed, client, _) = scripted(config()).await;
    assert!(send(closed.address(), preflight(PAGE)).await.is_none());
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
    let (open, ..) = scripted(web(config())).await;
    let body = request("Text.");
    // gRPC itself, and what is neither, do not go over it.
    for content_type in ["application/grpc", "text/plain"] {
        let request =
            Request::post(format!("/{SUMMARIZE}")).header("host", "a").header("content-type", content_type);
        let answer = send(open.address(), request.body(Full::new(body.clone())).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{content_type}");
    }
}

#[tokio::test]
async fn within_tls_browsers_may_choose_either_protocol() {
    let (files, authority) = (Files::new(), Authority::new());
    for (grpc_web, chosen) in [(false, None), (true, Some(&b"http/1.1"[..]))] {
        let (running, ..) = scripted(Config { grpc_web, ..files.tls(&authority) }).await;
        assert_eq!(http_1_within_tls(running.address(), &authority).await.as_deref(), chosen);
        // gRPC chooses HTTP/2 as it did.
        secure(running.address(), &authority, None).await.unwrap();
    }
}

/// What is agreed on with a client that speaks nothing but HTTP/1.1.
async fn http_1_within_tls(address: SocketAddr, trusted: &Authority) -> Option<Vec<u8>> {
    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, ServerName};
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(trusted.pem.as_bytes()).unwrap()).unwrap();
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let connector = tokio_rustls::TlsConnector::from(std::sync::Arc::new(config));
    let stream = connector.connect(ServerName::try_from("localhost").unwrap(), socket).await.ok()?;
    stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec)
}
