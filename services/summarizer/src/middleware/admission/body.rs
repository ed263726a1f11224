use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tonic::Status;
use tonic::codegen::StdError;

use crate::ApiError;
use crate::limits::Held;
use crate::security::Kind;
use crate::telemetry::metrics::CallMetrics;

/// How long the prefix of a message is: whether it is compressed, and its length.
const PREFIX: usize = 5;

/// How much larger than it came a compressed message is counted: about what text comes to. What would come to more than a
/// message may be is refused while it is unpacked.
const UNPACKED: usize = 8;

pin_project! {
    /// A request whose messages are weighed by what they say of their length, before room is made for them.
    #[derive(Debug)]
    pub(crate) struct Weighed<B> {
        #[pin]
        inner: B,
        scale: Scale,
        metrics: CallMetrics,
    }
}

impl<B> Weighed<B> {
    pub(super) fn new(inner: B, kind: Kind, held: Held, most: usize, metrics: CallMetrics) -> Self {
        Self { inner, scale: Scale::new(kind, held, most), metrics }
    }
}

impl<B> Body for Weighed<B>
where
    B: Body<Data = Bytes, Error: Into<StdError>>,
{
    type Data = Bytes;
    type Error = StdError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = self.project();
        let Some(frame) = ready!(this.inner.poll_frame(cx)) else { return Poll::Ready(None) };
        let frame = frame.map_err(Into::into)?;
        if let Some(Err(error)) = frame.data_ref().map(|data| this.scale.weigh(data)) {
            this.metrics.refuse(error.reason_name());
            let status: Status = error.status(None);
            return Poll::Ready(Some(Err(status.into())));
        }
        Poll::Ready(Some(Ok(frame)))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// Reads the prefixes of messages as they pass.
#[derive(Debug)]
pub(super) struct Scale {
    kind: Kind,
    held: Held,
    /// The largest message that is decoded: what says it is larger is refused without being held.
    most: usize,
    prefix: [u8; PREFIX],
    /// How much of the prefix has passed.
    read: usize,
    /// How much of the message is still to pass.
    left: usize,
    /// How much is held of the message that passes.
    weight: usize,
}

impl Scale {
    pub(super) fn new(kind: Kind, held: Held, most: usize) -> Self {
        Self { kind, held, most, prefix: [0; PREFIX], read: 0, left: 0, weight: 0 }
    }

    /// Weighs what passes.
    pub(super) fn weigh(&mut self, mut data: &[u8]) -> Result<(), ApiError> {
        while !data.is_empty() {
            let passes = self.left.min(data.len());
            self.left -= passes;
            data = &data[passes..];
            let wanted = (PREFIX - self.read).min(data.len());
            let (prefix, rest) = data.split_at(wanted);
            self.prefix[self.read..self.read + wanted].copy_from_slice(prefix);
            self.read += wanted;
            data = rest;
            if self.read == PREFIX {
                self.read = 0;
                self.begin()?;
            }
        }
        Ok(())
    }

    /// A message begins.
    fn begin(&mut self) -> Result<(), ApiError> {
        let [compressed, length @ ..] = self.prefix;
        self.left = u32::from_be_bytes(length) as usize;
        // The messages of a stream are worked off one after the other, as many at a time as its window is wide: it is held
        // back by that, and only what it is sending counts here.
        if self.kind == Kind::Stream {
            self.held.let_go(std::mem::take(&mut self.weight));
        }
        let factor = if compressed == 0 { 1 } else { UNPACKED };
        let weight = self.left.saturating_mul(factor).min(self.most);
        self.held.take(weight)?;
        self.weight = weight;
        Ok(())
    }
}
