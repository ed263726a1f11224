//! Peers that mean no good: the service answers others throughout.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body_util::Full;
use hyper_util::rt::{TokioExecutor, TokioIo};
use peacebrief::v1;
use peacebrief_client::Client;
use peacebrief_server::config::{ByteSize, Config, Most, Time};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use super::support::{Authority, Files, becomes, metric, operators, secure};
use crate::support::{SUMMARIZE, Scripted, article, config, framed, raw, scripted};

const UTF8: v1::EncodingType = v1::EncodingType::Utf8;

/// What is held of requests, and of answers that were not taken.
const HELD: &str = "peacebrief_request_bytes_in_flight";

/// How an HTTP/2 client opens, with no settings.
const OPENING: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

/// A new connection is served.
async fn serves(endpoint: String) {
    let client = Client::builder(endpoint).attempts(1).connect().await.unwrap();
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn silent_connections_keep_out_nobody_who_speaks() {
    let few = Config { max_handshakes: 32, admin_listen: operators(), ..config() };
    let (running, ..) = scripted(few).await;
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(TcpStream::connect(running.address()).await.unwrap());
    }
    serves(running.endpoint()).await;
    // The oldest have been closed: the last of the silent made room for one another, and one of them for who spoke.
    becomes(&running, "peacebrief_handshake_failures_total{cause=\"evicted\"}", 169.0).await;
    assert_eq!(metric(&running, "peacebrief_connections{state=\"handshake\"}").await, Some(31.0));
    let _ = silent[0].read_to_end(&mut Vec::new()).await;
    serves(running.endpoint()).await;
}

#[tokio::test]
async fn a_handshake_has_its_time_and_no_more() {
    let (files, authority) = (Files::new(), Authority::new());
    let hasty = Time(Duration::from_millis(50));
    let config = Config { handshake_timeout: hasty, admin_listen: operators(), ..files.tls(&authority) };
    let engine = Scripted::new() as std::sync::Arc<dyn peacebrief_server::Briefer>;
    let running = peacebrief_server::embedded::start_with(config, engine).await.unwrap();
    let mut silent = TcpStream::connect(running.address()).await.unwrap();
    // The beginning of a ClientHello that never goes on.
    let mut slow = TcpStream::connect(running.address()).await.unwrap();
    slow.write_all(b"\x16\x03\x01\x02\x00\x01").await.unwrap();
    let mut garbage = TcpStream::connect(running.address()).await.unwrap();
    garbage.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    for peer in [&mut silent, &mut slow, &mut garbage] {
        let _ = peer.read_to_end(&mut Vec::new()).await;
    }
    becomes(&running, "peacebrief_handshake_failures_total{cause=\"timeout\"}", 2.0).await;
    becomes(&running, "peacebrief_handshake_failures_total{cause=\"tls\"}", 1.0).await;
    assert!(secure(running.address(), &authority, None).await.is_ok());
}

#[tokio::test]
async fn connections_too_many_are_closed_and_make_room_again() {
    let (running, client, _) = scripted(Config { max_connections: 3, ..config() }).await;
    client.summarize(article("Text."), UTF8).await.unwrap();
    let mut others = Vec::new();
    for _ in 0..2 {
        let mut other = TcpStream::connect(running.address()).await.unwrap();
        other.write_all(OPENING).await.unwrap();
        other.read_u8().await.unwrap();
        others.push(other);
    }
    let mut last = TcpStream::connect(running.address()).await.unwrap();
    let _ = last.write_all(OPENING).await;
    assert_eq!(last.read(&mut [0; 16]).await.unwrap_or(0), 0, "closed without a word");
    client.summarize(article("Text."), UTF8).await.unwrap();
    drop(others);
    while Client::builder(running.endpoint()).attempts(1).connect().await.is_err() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn one_address_has_its_share_of_connections_and_others_theirs() {
    let few = Config { max_connections_per_address: Most::of(2), ..config() };
    let (running, ..) = scripted(few).await;
    let from = async |last: u8| {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, 0, last], 0).into()).unwrap();
        let mut stream = socket.connect(running.address()).await.unwrap();
        let _ = stream.write_all(OPENING).await;
        let served = stream.read_u8().await.is_ok();
        (stream, served)
    };
    let (_first, _second) = (from(2).await, from(2).await);
    assert!(!from(2).await.1, "closed without a word");
    assert!(from(3).await.1);
    serves(running.endpoint()).await;
}

#[tokio::test]
async fn garbage_is_no_protocol() {
    let (running, ..) = scripted(config()).await;
    for garbage in [
        &b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"[..],
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a ClientHello where none is spoken"[..],
        &[0xff; 4096][..],
        // Opened rightly, then a frame of a kind and size that are none; a header that is none; a window of nothing.
        &[OPENING, b"\xff\xff\xff\xee\xff\xff\xff\xff\xff"].concat()[..],
        &[OPENING, b"\0\0\x04\x01\x05\0\0\0\x01\xff\xff\xff\xff"].concat()[..],
        &[OPENING, b"\0\0\x04\x08\0\0\0\0\0\0\0\0\0"].concat()[..],
        // Data of a call that was never begun.
        &[OPENING, b"\0\0\x01\0\x01\0\0\0\x07x"].concat()[..],
    ] {
        let mut peer = TcpStream::connect(running.address()).await.unwrap();
        let _ = peer.write_all(garbage).await;
        let mut told = Vec::new();
        let closed = peer.read_to_end(&mut told);
        let _ = tokio::time::timeout(Duration::from_secs(20), closed).await.expect("it is closed");
        serves(running.endpoint()).await;
    }
}

#[tokio::test]
async fn metadata_has_its_bounds() {
    let (running, client, briefer) = scripted(config()).await;
    for (name, value) in
        [("x-large", "x".repeat(60 << 10)), ("authorization", format!("Bearer {}", "x".repeat(40 << 10)))]
    {
        let (mut sender, _) = below(running.address()).await;
        let request = calling(running.address()).header(name, value).body(Full::default()).unwrap();
        let outcome = sender.send_request(request).await;
        // Refused by its size alone, or the connection with it.
        assert!(outcome.is_err() || outcome.unwrap().status() == 431);
        client.summarize(article("Text."), UTF8).await.unwrap();
    }
    assert_eq!(briefer.begun(), 2);
}

/// A connection below the client.
async fn below(
    address: SocketAddr,
) -> (hyper::client::conn::http2::SendRequest<Full<Bytes>>, tokio::task::JoinHandle<hyper::Result<()>>) {
    let socket = TcpStream::connect(address).await.unwrap();
    // As little as the protocol gives without being asked: more than that stays with the service.
    let mut protocol = hyper::client::conn::http2::Builder::new(TokioExecutor::new());
    protocol.initial_stream_window_size(65_535).initial_connection_window_size(65_535);
    let (sender, connection) = protocol.handshake(TokioIo::new(socket)).await.unwrap();
    (sender, tokio::spawn(connection))
}

fn calling(address: SocketAddr) -> http::request::Builder {
    let request = Request::post(format!("http://{address}/{SUMMARIZE}"));
    request.header("content-type", "application/grpc").header("te", "trailers")
}

#[tokio::test]
async fn calls_that_are_reset_at_once_leave_nothing_behind() {
    let (running, client, briefer) = scripted(Config { admin_listen: operators(), ..config() }).await;
    let request = v1::SummarizeRequest { article: Some(article("Wait here.")), ..Default::default() };
    let body = framed(&request);
    // Whether or not the service closes a connection for it, each is begun and given up as fast as can be.
    for _ in 0..20 {
        let (mut sender, connection) = below(running.address()).await;
        for _ in 0..200 {
            if sender.ready().await.is_err() {
                break;
            }
            let call = sender.send_request(calling(running.address()).body(Full::new(body.clone())).unwrap());
            tokio::select! {
                biased;
                _ = call => {}
                () = tokio::task::yield_now() => {}
            }
        }
        drop(sender);
        connection.abort();
    }
    briefer.open();
    becomes(&running, "peacebrief_grpc_calls_in_flight{kind=\"unary\"}", 0.0).await;
    becomes(&running, "peacebrief_pool_queue_length", 0.0).await;
    assert_eq!(metric(&running, "peacebrief_request_bytes_in_flight").await, Some(0.0));
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn answers_that_nobody_reads_keep_no_call_out() {
    let (running, client, _) = scripted(Config { max_calls: 8, ..config() }).await;
    let request = v1::SummarizeRequest { article: Some(article("Large brief.")), ..Default::default() };
    let body = framed(&request);
    // A MiB each, of which the first 64 KiB are let through and no more.
    let mut unread = Vec::new();
    for _ in 0..40 {
        let (mut sender, connection) = below(running.address()).await;
        let call = sender.send_request(calling(running.address()).body(Full::new(body.clone())).unwrap());
        match call.await {
            Ok(answer) => unread.push((answer, sender, connection)),
            Err(error) => panic!("{error}"),
        }
        client.summarize(article("Text."), UTF8).await.unwrap();
    }
    assert_eq!(unread.len(), 40);
}

/// A call whose answer is never read, on a connection of its own.
async fn unread(address: SocketAddr, body: Bytes) -> (http::Response<hyper::body::Incoming>, impl Sized) {
    let (mut sender, connection) = below(address).await;
    let call = sender.send_request(calling(address).body(Full::new(body)).unwrap());
    (call.await.unwrap(), (sender, connection))
}

#[tokio::test]
async fn whoever_takes_nothing_of_an_answer_is_cut_off_and_its_bytes_are_given_back() {
    let patience = Time(Duration::from_millis(300));
    let config = Config { answer_patience: patience, admin_listen: operators(), ..config() };
    let (running, client, _) = scripted(config).await;
    let request = v1::SummarizeRequest { article: Some(article("Large brief.")), ..Default::default() };
    let body = framed(&request);
    let mut slow = Vec::new();
    for _ in 0..5 {
        slow.push(unread(running.address(), body.clone()).await);
    }
    becomes(&running, "peacebrief_connections_cut_total", 5.0).await;
    becomes(&running, HELD, 0.0).await;
    // The client's own connection is another, and lives on.
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test]
async fn answers_that_nobody_takes_are_bounded_by_their_bytes() {
    let forever = Time::seconds(0);
    let config = Config {
        tenant_bytes: ByteSize(4 << 20),
        answer_patience: forever,
        admin_listen: operators(),
        ..config()
    };
    let (running, client, _) = scripted(config).await;
    let request = v1::SummarizeRequest { article: Some(article("Large brief.")), ..Default::default() };
    let body = framed(&request);
    let mut slow = Vec::new();
    for _ in 0..4 {
        slow.push(unread(running.address(), body.clone()).await);
    }
    while metric(&running, HELD).await.unwrap() < 3_500_000.0 {
        tokio::task::yield_now().await;
    }
    // The fifth may still come to its answer, and the next is refused before it is read.
    slow.push(unread(running.address(), body.clone()).await);
    while metric(&running, HELD).await.unwrap() < 4_300_000.0 {
        tokio::task::yield_now().await;
    }
    let refused = raw(running.address(), SUMMARIZE, &[], body).await;
    assert_eq!(refused.reason(), "QUOTA_EXCEEDED");
    drop(slow);
    becomes(&running, HELD, 0.0).await;
    client.summarize(article("Text."), UTF8).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_it_at_once_keeps_nobody_from_an_answer() {
    let config = Config { admin_listen: operators(), ..config() };
    let (running, client, _) = scripted(config).await;
    let address = running.address();
    let large = v1::SummarizeRequest { article: Some(article("Large brief.")), ..Default::default() };
    let (large, small) = (framed(&large), framed(&v1::SummarizeRequest::default()));
    let mut silent = Vec::new();
    for _ in 0..300 {
        silent.push(TcpStream::connect(address).await.unwrap());
    }
    let slow = futures_util::future::join_all((0..50).map(|_| unread(address, large.clone()))).await;
    let resets = tokio::spawn(async move {
        loop {
            let (mut sender, connection) = below(address).await;
            for _ in 0..100 {
                if sender.ready().await.is_err() {
                    break;
                }
                drop(sender.send_request(calling(address).body(Full::new(small.clone())).unwrap()));
            }
            connection.abort();
        }
    });
    let noise = tokio::spawn(async move {
        loop {
            for garbage in [&[0xff; 4096][..], &[OPENING, b"\xff\xff\xff\xee\xff\xff\xff\xff\xff"].concat()] {
                let mut peer = TcpStream::connect(address).await.unwrap();
                let _ = peer.write_all(garbage).await;
            }
            let (mut sender, _connection) = below(address).await;
            let request = calling(address).header("x-large", "x".repeat(60 << 10));
            let _ = sender.send_request(request.body(Full::default()).unwrap()).await;
        }
    });
    for _ in 0..100 {
        let call = client.summarize(article("Text."), UTF8);
        tokio::time::timeout(Duration::from_secs(30), call).await.expect("it is answered in time").unwrap();
    }
    resets.abort();
    noise.abort();
    drop((slow, silent));
    becomes(&running, "peacebrief_grpc_calls_in_flight{kind=\"unary\"}", 0.0).await;
    becomes(&running, HELD, 0.0).await;
}
