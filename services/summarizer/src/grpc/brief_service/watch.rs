//! What changes, told from a cursor on.

use std::convert::Infallible;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use futures_util::stream::{self, BoxStream, StreamExt as _};
use peacebrief::v1::{self, watch_briefs_response::Change};
use peacebrief_archive::{Changes, Extent, Tenant, Watch};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prost_types::Timestamp;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep, sleep_until};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Status};

use super::{BriefServer, request, spans, tenant_of};
use crate::ApiError;
use crate::archive::Opened;
use crate::connection::ending_of;
use crate::grpc::article::encoding;
use crate::grpc::call_id;

/// How much of the log is read at a time.
const PAGE: usize = 64;
const PAGE_BYTES: usize = 1 << 20;

/// How many changes wait for a watcher to take them, besides those on the wire.
const AHEAD: usize = 4;

/// How often the log is read although nobody was heard to write: a writer elsewhere may not have been.
const REREAD: Duration = Duration::from_secs(5);

/// How watches are kept alive, and when they are ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Watching {
    /// How often one in which all is quiet is sent a checkpoint; `None` for only the first.
    pub(crate) checkpoint_interval: Option<Duration>,
    /// How old one may get; `None` for as old as it likes.
    pub(crate) max_age: Option<Duration>,
    /// How long a change may wait to be taken.
    pub(crate) patience: Duration,
}

impl Watching {
    /// How old a watch gets: no two alike, so that those that began together do not all come back together.
    fn age(&self) -> Option<Duration> {
        // Each state is keyed at random, and nothing else is asked of it.
        let drawn = RandomState::new().build_hasher().finish() % 1000;
        self.max_age
            .map(|most| most - most.mul_f64(0.2 * f64::from(u16::try_from(drawn).unwrap_or(0)) / 1000.0))
    }
}

/// One watch: what is told, to whom.
struct Teller {
    kept: Opened,
    tenant: Tenant,
    watch: Watch,
    encoding: v1::EncodingType,
    watching: Watching,
    watcher: mpsc::Sender<Result<v1::WatchBriefsResponse, Status>>,
    /// Counts what is told.
    sent: Counter,
}

/// A watch that is counted until this is dropped.
struct Counted(Gauge);

impl Counted {
    fn begin(watchers: Gauge) -> Self {
        watchers.inc();
        Self(watchers)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl BriefServer {
    pub(super) async fn watch(
        &self,
        call: Request<v1::WatchBriefsRequest>,
    ) -> Result<BoxStream<'static, Result<v1::WatchBriefsResponse, Status>>, ApiError> {
        let (tenant, id) = (tenant_of(call.extensions()), call_id(call.extensions()));
        let ending = ending_of(call.extensions());
        let v1::WatchBriefsRequest { cursor, start, filter, kinds, alert_kinds, encoding_type, view } =
            call.into_inner();
        let extent = Extent { view: request::view(view)?, count: PAGE, bytes: PAGE_BYTES };
        let watch = Watch {
            filter: request::filter(filter)?,
            kinds: request::values("kinds", &kinds)?,
            alert_kinds: request::values("alert_kinds", &alert_kinds)?,
            extent,
        };
        let (start, encoding) = (request::start(start)?, encoding(encoding_type)?);
        let kept = self.archive.get()?;
        // From before the first look on, so that no write falls between.
        let woken = kept.archive.subscribe();
        let cursor = if cursor.is_empty() { kept.archive.cursor(&tenant, start).await? } else { cursor };
        let first = kept.archive.changes(&tenant, &cursor, &watch).await?;

        let (watcher, changes) = mpsc::channel(AHEAD);
        let sent = self.metrics.1.changes_sent.clone();
        let (end, ended) = oneshot::channel();
        let teller = Teller { kept, tenant, watch, encoding, watching: self.watching, watcher, sent };
        let metrics = self.metrics.1.clone();
        self.registry.attend(&teller.tenant);
        self.background.spawn(async move {
            let _counted = Counted::begin(metrics.watchers);
            let age = teller.watching.age();
            let error = tokio::select! {
                biased;
                () = ending.cancelled() => ApiError::ShuttingDown,
                () = after(age) => ApiError::ShuttingDown,
                // Nobody is there to hear why.
                () = teller.watcher.closed() => return,
                told = teller.tell(first, woken) => {
                    let Err(error) = told;
                    error
                }
            };
            let _ = end.send(error.status(id.as_ref()));
        });
        // How it ends comes after all that was told before; where the whole service ends, by its being gone.
        let end =
            stream::once(
                async move { Err(ended.await.unwrap_or_else(|_| ApiError::ShuttingDown.status(None))) },
            );
        Ok(ReceiverStream::new(changes).chain(end).boxed())
    }
}

impl Teller {
    /// Tells what changes until that fails.
    async fn tell(&self, first: Changes, mut woken: watch::Receiver<u64>) -> Result<Infallible, ApiError> {
        let mut page = first;
        // Once all that was there is told, a checkpoint says so: from then on there is a cursor to come back with.
        let mut caught_up = false;
        let mut checkpoint = None;
        loop {
            let Changes { changes, cursor, more } = page;
            for change in changes {
                self.send_change(change).await?;
                checkpoint = self.next_checkpoint();
            }
            if !more {
                if !caught_up || checkpoint.is_some_and(|due| due <= Instant::now()) {
                    self.send(at(&cursor)).await?;
                    caught_up = true;
                    checkpoint = self.next_checkpoint();
                }
                tokio::select! {
                    turned = woken.changed() => turned.map_err(|_| ApiError::ShuttingDown)?,
                    () = sleep(REREAD) => {}
                    () = until(checkpoint) => {}
                }
            }
            woken.mark_unchanged();
            page = self.kept.archive.changes(&self.tenant, &cursor, &self.watch).await?;
        }
    }

    fn next_checkpoint(&self) -> Option<Instant> {
        self.watching.checkpoint_interval.map(|interval| Instant::now() + interval)
    }

    /// Tells a change, unless it is of an article that has been deleted meanwhile: then the deletion follows.
    async fn send_change(&self, mut change: v1::WatchBriefsResponse) -> Result<(), ApiError> {
        if let Some(Change::Written(record) | Change::Replaced(record)) = &mut change.change {
            let whole = std::mem::take(record);
            match spans::count(&*self.kept.archive, &self.tenant, whole, self.encoding).await? {
                Some(counted) => *record = counted,
                None => return Ok(()),
            }
        }
        self.send(change).await?;
        self.sent.inc();
        Ok(())
    }

    async fn send(&self, change: v1::WatchBriefsResponse) -> Result<(), ApiError> {
        // Where the channel is closed the watch ends by that.
        let sent = self.watcher.send_timeout(Ok(change), self.watching.patience).await;
        sent.map_err(|_| ApiError::WatcherTooSlow)
    }
}

/// A checkpoint at a cursor.
fn at(cursor: &str) -> v1::WatchBriefsResponse {
    v1::WatchBriefsResponse {
        cursor: cursor.to_owned(),
        change_time: Some(Timestamp::from(std::time::SystemTime::now())),
        change: Some(Change::Checkpoint(v1::WatchCheckpoint {})),
    }
}

/// Waits for so long, or for ever.
async fn after(time: Option<Duration>) {
    until(time.map(|time| Instant::now() + time)).await;
}

/// Waits until then, or for ever.
async fn until(then: Option<Instant>) {
    match then {
        Some(then) => sleep_until(then).await,
        None => std::future::pending().await,
    }
}
