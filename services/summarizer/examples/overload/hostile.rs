//! Peers that mean no good, all at once, and a client that does.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::time::Duration;

use bytes::{BufMut as _, Bytes, BytesMut};
use http::Request;
use http_body_util::Full;
use hyper::client::conn::http2::{Builder, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo};
use peacebrief::v1;
use peacebrief_client::Client;
use prost::Message as _;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use crate::server::Server;
use crate::{Result, Verdict};

const SILENT: usize = 5000;
const SLOW: usize = 1000;
/// How long it goes on, and how often the client calls meanwhile.
const SIEGE: Duration = Duration::from_secs(30);
const EVERY: Duration = Duration::from_millis(200);
/// How long the client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How an HTTP/2 client opens, with no settings.
const OPENING: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";

pub(crate) async fn besiege(server: &Server, article: v1::Article, verdict: &mut Verdict) -> Result<()> {
    let at = server.address();
    let client = Client::connect(format!("http://{at}")).await?;
    let before = server.memory().await?;
    let watched = server.watch_memory();
    let attacks = [
        tokio::spawn(silent(at)),
        tokio::spawn(slow(at)),
        tokio::spawn(resets(at)),
        tokio::spawn(garbage(at)),
        tokio::spawn(headers(at)),
        tokio::spawn(truncated(at)),
    ];
    let (mut ticks, begun) = (interval(EVERY), Instant::now());
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut answered, mut failed, mut longest) = (0, 0, Duration::ZERO);
    while begun.elapsed() < SIEGE {
        ticks.tick().await;
        let called = Instant::now();
        match timeout(PATIENCE, client.summarize(article.clone(), v1::EncodingType::Utf8)).await {
            Ok(Ok(_)) => answered += 1,
            other => {
                failed += 1;
                writeln!(io::stdout(), "a call of the client's: {:?}", other.map(|call| call.map(drop)))?;
            }
        }
        longest = longest.max(called.elapsed());
    }
    let failures = server.metric("peacebrief_handshake_failures_total{cause=\"evicted\"}").await?;
    for attack in attacks {
        attack.abort();
    }
    let peak = watched.stop().await?;
    writeln!(
        io::stdout(),
        "besieged: {answered} calls answered, {failed} not, {longest:.0?} at most; memory {} MiB before, {} MiB at most; {failures} silent ones evicted",
        before >> 20,
        peak >> 20
    )?;
    verdict.hold(failed == 0 && answered > 0, "a healthy client is answered throughout")?;
    verdict.hold(peak < before + (256 << 20), "memory bounded: 256 MiB more at most")?;
    Ok(())
}

/// A connection from an address of this machine: each kind of peer has its own, so that none uses up another's share.
async fn connect(at: SocketAddr, from: u8) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, from], 0).into())?;
    socket.connect(at).await
}

/// A connection below any client, that takes so many bytes unread.
async fn below(
    at: SocketAddr,
    from: u8,
    window: u32,
) -> Result<(SendRequest<Full<Bytes>>, JoinHandle<hyper::Result<()>>)> {
    let socket = connect(at, from).await?;
    let mut protocol = Builder::new(TokioExecutor::new());
    protocol.initial_stream_window_size(window);
    let (sender, connection) = protocol.handshake(TokioIo::new(socket)).await?;
    Ok((sender, tokio::spawn(connection)))
}

fn call(at: SocketAddr, body: Bytes) -> Result<Request<Full<Bytes>>> {
    let request = Request::post(format!("http://{at}/peacebrief.v1.SummarizerService/Summarize"));
    Ok(request.header("content-type", "application/grpc").header("te", "trailers").body(Full::new(body))?)
}

/// A short article, as it goes over the wire.
fn short() -> Result<Bytes> {
    let article = v1::Article {
        body: "The parties signed a truce.".into(),
        language: "en".into(),
        ..Default::default()
    };
    let request = v1::SummarizeRequest { article: Some(article), ..Default::default() };
    let mut bytes = BytesMut::new();
    bytes.put_u8(0);
    bytes.put_u32(request.encoded_len().try_into()?);
    request.encode(&mut bytes)?;
    Ok(bytes.freeze())
}

/// Connections that say nothing; those that are closed come again.
async fn silent(at: SocketAddr) -> Result<()> {
    let mut open = std::collections::VecDeque::new();
    loop {
        for from in 10..20 {
            open.extend(connect(at, from).await);
        }
        if open.len() >= SILENT {
            open.drain(..10);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Calls whose answers are not read.
async fn slow(at: SocketAddr) -> Result<()> {
    let body = short()?;
    let mut unread = Vec::new();
    for _ in 0..SLOW {
        let (mut sender, connection) = below(at, 2, 64).await?;
        let answer = sender.send_request(call(at, body.clone())?).await;
        unread.push((answer, sender, connection));
    }
    std::future::pending().await
}

/// Calls begun and reset.
async fn resets(at: SocketAddr) -> Result<()> {
    let body = short()?;
    loop {
        let Ok((mut sender, connection)) = below(at, 3, 65_535).await else { continue };
        for _ in 0..200 {
            if sender.ready().await.is_err() {
                break;
            }
            let mut call = Box::pin(sender.send_request(call(at, body.clone())?));
            tokio::select! {
                biased;
                _ = &mut call => {}
                () = tokio::task::yield_now() => {}
            }
        }
        connection.abort();
    }
}

/// What is no HTTP/2, and frames that are none.
async fn garbage(at: SocketAddr) -> Result<()> {
    let frames = [OPENING, b"\xff\xff\xff\xee\xff\xff\xff\xff\xff"].concat();
    loop {
        for bytes in [&[0xff; 4096][..], b"GET / HTTP/1.1\r\nhost: x\r\n\r\n", &frames] {
            if let Ok(mut peer) = connect(at, 4).await {
                let _ = peer.write_all(bytes).await;
            }
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Headers larger than any call's.
async fn headers(at: SocketAddr) -> Result<()> {
    loop {
        if let Ok((mut sender, connection)) = below(at, 5, 65_535).await {
            let mut request = call(at, Bytes::new())?;
            request.headers_mut().insert("x-large", "x".repeat(60 << 10).parse()?);
            let _ = sender.send_request(request).await;
            connection.abort();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Messages that announce more than comes.
async fn truncated(at: SocketAddr) -> Result<()> {
    loop {
        if let Ok((mut sender, connection)) = below(at, 6, 65_535).await {
            let _ = sender.send_request(call(at, Bytes::from_static(b"\0\x00\x0f\x00\x00Truce"))?).await;
            connection.abort();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
