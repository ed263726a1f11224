//! Connections on which nothing has been said yet that only a client of ours would say.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_util::sync::CancellationToken;

/// How many bytes an HTTP/2 client opens with, and no other.
const PREFACE: usize = 24;

/// Those that wait to be heard: a bounded number. Where one more comes, the one that has waited longest gives way: whoever opens
/// connections and is silent keeps out nobody who speaks.
#[derive(Debug)]
pub(super) struct Handshakes {
    waiting: Mutex<Waiting>,
    most: usize,
}

#[derive(Debug, Default)]
struct Waiting {
    next: u64,
    /// In the order of their numbers.
    all: VecDeque<(u64, CancellationToken)>,
}

impl Handshakes {
    pub(super) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { waiting: Mutex::default(), most })
    }

    /// One more waits.
    pub(super) fn enter(self: &Arc<Self>) -> Handshake {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.all.len() >= self.most
            && let Some((_, oldest)) = waiting.all.pop_front()
        {
            oldest.cancel();
        }
        let (number, gives_way) = (waiting.next, CancellationToken::new());
        waiting.next += 1;
        waiting.all.push_back((number, gives_way.clone()));
        drop(waiting);
        Handshake { of: Arc::clone(self), number, gives_way }
    }
}

/// One that waits, until this is dropped.
#[derive(Debug)]
pub(super) struct Handshake {
    of: Arc<Handshakes>,
    number: u64,
    gives_way: CancellationToken,
}

impl Handshake {
    /// Waits until it has to give way to others.
    pub(super) async fn gives_way(&self) {
        self.gives_way.cancelled().await;
    }
}

impl Drop for Handshake {
    fn drop(&mut self) {
        let mut waiting = self.of.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(at) = waiting.all.binary_search_by_key(&self.number, |(number, _)| *number) {
            waiting.all.remove(at);
        }
    }
}

/// A connection that tells when its client has been heard.
#[derive(Debug)]
pub(super) struct Listening<T> {
    inner: T,
    read: usize,
    heard: CancellationToken,
}

impl<T> Listening<T> {
    pub(super) fn new(inner: T) -> (Self, CancellationToken) {
        let heard = CancellationToken::new();
        (Self { inner, read: 0, heard: heard.clone() }, heard)
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Listening<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(cx, buffer))?;
        if self.read < PREFACE {
            self.read += buffer.filled().len() - before;
            if self.read >= PREFACE {
                self.heard.cancel();
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Listening<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    #[test]
    fn the_one_that_has_waited_longest_gives_way() {
        let handshakes = Handshakes::new(2);
        let [first, second] = [handshakes.enter(), handshakes.enter()];
        assert!(first.gives_way().now_or_never().is_none());
        let third = handshakes.enter();
        assert!(first.gives_way().now_or_never().is_some());
        assert!(second.gives_way().now_or_never().is_none());
        drop(second);
        let _fourth = handshakes.enter();
        assert!(third.gives_way().now_or_never().is_none(), "there was room again");
        drop(first);
        let _fifth = handshakes.enter();
        assert!(third.gives_way().now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_client_is_heard_once_it_has_said_what_clients_say() {
        let (mut client, server) = tokio::io::duplex(64);
        let (mut listening, heard) = Listening::new(server);
        let mut buffer = [0; 64];
        client.write_all(&[b'x'; 23]).await.unwrap();
        listening.read_exact(&mut buffer[..23]).await.unwrap();
        assert!(!heard.is_cancelled());
        client.write_all(b"x").await.unwrap();
        listening.read_exact(&mut buffer[..1]).await.unwrap();
        assert!(heard.is_cancelled());
    }
}
