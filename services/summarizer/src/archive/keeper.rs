//! Looking after the archive: opening it, asking whether it answers, throwing away what is past its time, closing it.

use std::error::Error as _;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use peacebrief_archive::{Archive, ArchiveError, Batcher, Options};
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{Notify, watch};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use super::backups::Backups;
use super::handle::{ArchiveHandle, Kept, Opened};
use super::outage::Outage;
use super::place::Place;
use crate::background::Background;
use crate::config::Config;
use crate::telemetry::metrics::{BackupMetrics, Metrics};

/// How often the archive is asked whether it answers.
const PROBE_INTERVAL: Duration = Duration::from_secs(2);

/// How long to wait before trying anew what failed: at first, and at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// How many articles are committed at once, at most. More would hold up others for longer than the disk does.
const BATCH: NonZeroUsize = NonZeroUsize::MIN.saturating_add(127);

/// How long what is under way in the archive may take once no call waits for it any more.
const CLOSE_PATIENCE: Duration = Duration::from_secs(10);

/// Who looks after the archive.
pub(crate) struct Keeper {
    handle: ArchiveHandle,
}

impl Keeper {
    /// Opens the archive, or goes on trying in the background; then looks after it there.
    ///
    /// # Errors
    /// Those that do not come right by themselves.
    pub(crate) async fn start(
        place: Option<Place>,
        config: &Config,
        background: &Background,
        metrics: &Metrics,
    ) -> Result<Self, ArchiveError> {
        let Some(place) = place else { return Ok(Self { handle: ArchiveHandle(None) }) };
        let options = Options {
            keep_requests: config.keep_requests.0,
            keep_changes: config.keep_changes.0,
            ..Options::default()
        };
        let (opened, opened_seen) = watch::channel(None);
        let (ready, ready_seen) = watch::channel(false);
        let maintenance = config.maintenance_interval.unless_never();
        let mut outage = Outage::of("opening");
        let first = match place.open(options.clone()).await {
            Ok(archive) => Some(archive),
            Err(error) if place.may_recover(&error) => {
                complain(&place, &error, &mut outage);
                None
            }
            Err(error) => return Err(error),
        };
        let tend = Tend { place, opened, ready, maintenance, up: metrics.archive.up.clone() };
        let first = first.map(|archive| tend.publish(archive));
        background.spawn(async move {
            let kept = match first {
                Some(kept) => kept,
                None => tend.publish(tend.open(options, outage).await),
            };
            tend.look_after(&kept).await;
        });
        if let Some(backups) = Backups::of(config, metrics.backups.clone()) {
            let mut opened = opened_seen.clone();
            background.spawn(async move {
                // Before there is an archive, there is nothing to copy.
                if opened.wait_for(Option::is_some).await.is_ok() {
                    backups.keep_up().await;
                }
            });
        }
        Ok(Self { handle: ArchiveHandle(Some(Kept { opened: opened_seen, ready: ready_seen })) })
    }

    /// Whether copies are to be taken of what is kept.
    pub(crate) fn takes_copies(config: &Config) -> bool {
        Backups::of(config, BackupMetrics::default()).is_some()
    }

    /// The archive, for whoever needs it.
    pub(crate) fn handle(&self) -> &ArchiveHandle {
        &self.handle
    }

    /// Closes the archive, once what is under way there is done. Nobody must need it any more.
    pub(crate) async fn close(self) {
        let Ok(Opened { archive, .. }) = self.handle.get() else { return };
        if timeout(CLOSE_PATIENCE, archive.close()).await.is_err() {
            tracing::warn!("the archive is left before it has ended all that was under way");
        }
    }
}

/// What is told of the archive while it is looked after.
struct Tend {
    place: Place,
    opened: watch::Sender<Option<Opened>>,
    ready: watch::Sender<bool>,
    maintenance: Option<Duration>,
    /// Shows whether the archive answers.
    up: Gauge,
}

impl Tend {
    /// Tries until the archive is open.
    async fn open(&self, options: Options, mut outage: Outage) -> Arc<dyn Archive> {
        let mut pause = FIRST_PAUSE;
        loop {
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            match self.place.open(options.clone()).await {
                Ok(archive) => return archive,
                Err(error) => complain(&self.place, &error, &mut outage),
            }
        }
    }

    /// Gives an archive to those who wait for it.
    fn publish(&self, archive: Arc<dyn Archive>) -> Opened {
        let batcher = Batcher::new(Arc::clone(&archive), BATCH);
        let kept = Opened { archive, batcher, erased: Arc::new(Notify::new()) };
        self.opened.send_replace(Some(kept.clone()));
        self.ready.send_replace(true);
        self.up.set(1);
        tracing::info!(place = %self.place, "the archive is open");
        kept
    }

    async fn look_after(&self, kept: &Opened) {
        // An erasure whose scrub was cut short by the end of an earlier process.
        kept.scrub();
        tokio::join!(
            probe(&*kept.archive, &self.ready, &self.up),
            scrub(&*kept.archive, &kept.erased),
            maintain(&*kept.archive, self.maintenance)
        );
    }
}

/// Asks from time to time whether the archive answers.
async fn probe(archive: &dyn Archive, ready: &watch::Sender<bool>, up: &Gauge) {
    loop {
        sleep(PROBE_INTERVAL).await;
        let answer = archive.ping().await;
        up.set(i64::from(answer.is_ok()));
        let changed =
            ready.send_if_modified(|ready| std::mem::replace(ready, answer.is_ok()) != answer.is_ok());
        match answer {
            Err(error) if changed => {
                tracing::error!(%error, cause = cause(&error), "the archive does not answer");
            }
            Ok(()) if changed => tracing::info!("the archive answers again"),
            _ => {}
        }
    }
}

/// Has what was erased leave the journal too, after each erasure and until it has.
async fn scrub(archive: &dyn Archive, erased: &Notify) {
    let mut outage = Outage::of("scrubbing");
    loop {
        erased.notified().await;
        let mut pause = FIRST_PAUSE;
        loop {
            match archive.scrub().await {
                Ok(true) => {
                    if outage.ends() {
                        tracing::info!("scrubbed what was erased");
                    }
                    break;
                }
                Ok(false) => tracing::debug!("a reader holds the journal up that is to be scrubbed"),
                Err(error) if outage.begins(&error) => {
                    tracing::warn!(%error, cause = cause(&error), "cannot scrub what was erased; it is tried again");
                }
                Err(_) => {}
            }
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Throws away from time to time what is past its time.
async fn maintain(archive: &dyn Archive, every: Option<Duration>) {
    let Some(every) = every else { return };
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match archive.maintain().await {
            Ok(done) if done.requests > 0 || done.changes > 0 => {
                tracing::info!(
                    requests = done.requests,
                    changes = done.changes,
                    "threw away what is past its time"
                );
            }
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, cause = cause(&error), "cannot throw away what is past its time")
            }
        }
    }
}

/// Says why the archive is not open, unless it was said before.
fn complain(place: &Place, error: &ArchiveError, outage: &mut Outage) {
    if outage.begins(error) {
        let again = LONGEST_PAUSE;
        tracing::error!(%place, %error, cause = cause(error), ?again, "cannot open the archive; it is tried again");
    }
}

/// What the database, or the system, said.
fn cause(error: &ArchiveError) -> Option<String> {
    error.source().map(ToString::to_string)
}
