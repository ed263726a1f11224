//! Taking in what the log of changes tells, behind the calls that take articles in.

use std::error::Error as _;
use std::sync::PoisonError;
use std::time::Duration;

use peacebrief_archive::{
    Archive, ArchiveError, ChronicleRole, ChronicleView, ChronicleWritten, Chronicles, Intake, StorageError,
    StorageFault, Tenant,
};
use peacebrief_chronicle::{BY_HAND, Outcome, VERSION};
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};

use super::intake::{Batch, write};
use super::{ArchiveShelf, Registry, ShelfError, days};
use crate::archive::{Opened, Outage};

/// How many changes are taken in together at most, and how many bytes of articles and briefs: what is in memory at a time, and
/// how long others wait to write.
const CHANGES: usize = 64;
const BYTES: usize = 4 << 20;

/// For how long one replica has the right to take in. Where it dies, another goes on after this time.
const LEASE: Duration = Duration::from_secs(10);

/// How long giving the right up may hold up the end of the service.
const FAREWELL: Duration = Duration::from_secs(1);

/// How often one looks although nobody was heard to write, for a day that begins or a writer who was not heard.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// How long to wait before trying anew what failed: at first, and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// What a look at a chronicle came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Round {
    /// There was nothing to do.
    Idle,
    /// There may be more to do at once.
    More,
    /// Another replica is at it.
    Elsewhere,
}

/// Who takes in for a tenant.
struct Worker<'r> {
    registry: &'r Registry,
    opened: Opened,
    tenant: Tenant,
    /// Until when the right to write is held, of the chronicle that is read and of one in the making.
    held: [Option<Instant>; 2],
    /// How many changes are taken in one by one, after some report could not be taken in with others.
    alone: usize,
    /// Whether entries of a chronicle given up were thrown away in the last round.
    sweeping: bool,
    work: Work,
}

/// What is made of a batch.
pub(super) type Work = fn(Batch, &ArchiveShelf) -> Result<Outcome, ShelfError>;

impl Registry {
    /// Attends all tenants of which something is kept, once the archive can say who they are. Others are attended with their first
    /// call.
    pub(crate) async fn attend_known(self) {
        let Some(Opened { archive, .. }) = self.archive.opened().await else { return };
        let mut pause = FIRST_PAUSE;
        loop {
            match archive.tenants().await {
                Ok(tenants) => return tenants.iter().for_each(|tenant| self.attend(tenant)),
                Err(error) => {
                    tracing::warn!(%error, again = ?pause, "cannot tell whose registries there are")
                }
            }
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Takes in what changes for a tenant, for as long as the service runs.
    pub(super) async fn keep_up(self, tenant: Tenant) {
        self.keep_up_by(tenant, Batch::work_out).await;
    }

    /// The same, by a work of its own.
    pub(super) async fn keep_up_by(self, tenant: Tenant, work: Work) {
        let Some(opened) = self.archive.opened().await else { return };
        let mut written = opened.archive.subscribe();
        let mut worker =
            Worker { registry: &self, opened, tenant, held: [None; 2], alone: 0, sweeping: false, work };
        let mut pause = FIRST_PAUSE;
        let mut outage = Outage::of("the registry");
        loop {
            // From before the look on, so that no write falls between.
            written.borrow_and_update();
            let round = worker.round().await;
            if round.is_ok() {
                pause = FIRST_PAUSE;
                if outage.ends() {
                    tracing::info!("the registry is brought up to date again");
                }
            }
            match round {
                Ok(Round::More) => {}
                Ok(Round::Idle | Round::Elsewhere) => {
                    tokio::select! {
                        _ = written.changed() => {}
                        () = self.shared.look.notified() => {}
                        () = sleep(LOOK_AGAIN) => {}
                    }
                }
                Err(error) => {
                    self.shared.metrics.registry_failures.inc();
                    if outage.begins(&error) {
                        let cause = error.source().map(ToString::to_string);
                        tracing::warn!(%error, cause, "cannot bring the registry up to date; it is tried again");
                    }
                    sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Gives up the right to take in, so that another replica may at once. Where this fails, the right runs out by itself.
    pub(crate) async fn leave(&self) {
        let Ok(Opened { archive, .. }) = self.archive.get() else { return };
        let tenants = self.shared.attended.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let give_up = async {
            for tenant in &tenants {
                for role in [ChronicleRole::Read, ChronicleRole::Making] {
                    archive.lease_chronicle(tenant, role, &self.shared.holder, Duration::ZERO).await?;
                }
            }
            Ok::<_, ArchiveError>(())
        };
        if !matches!(timeout(FAREWELL, give_up).await, Ok(Ok(()))) {
            tracing::debug!("another replica has to wait before it takes in");
        }
    }
}

impl Worker<'_> {
    /// Looks after what there is to do, a batch at most of each.
    async fn round(&mut self) -> Result<Round, ArchiveError> {
        let archive = &self.opened.archive;
        let Chronicles { read, making, rubbish } = archive.chronicles(&self.tenant, VERSION, BY_HAND).await?;
        let mut round = Round::Idle;
        if rubbish {
            archive.sweep_chronicles(&self.tenant).await?;
            round = Round::More;
        } else if self.sweeping {
            // It may have held words of what was erased since.
            self.opened.scrub();
        }
        self.sweeping = rubbish;
        for (role, state) in [(ChronicleRole::Read, read), (ChronicleRole::Making, making)] {
            // What a later version of this program makes, it sees to.
            if state.is_none_or(|state| state.version > VERSION) {
                continue;
            }
            match self.take_in(role).await? {
                Round::Idle => {}
                Round::More => round = Round::More,
                Round::Elsewhere if round == Round::Idle => round = Round::Elsewhere,
                Round::Elsewhere => {}
            }
        }
        Ok(round)
    }

    /// Takes in a batch.
    async fn take_in(&mut self, role: ChronicleRole) -> Result<Round, ArchiveError> {
        let _writing = self.registry.shared.writing.lock().await;
        let archive = std::sync::Arc::clone(&self.opened.archive);
        let Some(view) = archive.chronicle(&self.tenant, role).await? else { return Ok(Round::Idle) };
        let count = if self.alone > 0 { 1 } else { CHANGES };
        let (view, intake) = next_intake(view, count).await?;
        let state = view.state().clone();
        let days = match role {
            ChronicleRole::Read if !intake.more => days::begun(state.day.as_ref(), archive.now()),
            _ => Vec::new(),
        };
        if intake.next == state && days.is_empty() {
            return Ok(Round::Idle);
        }
        if !self.hold(&*archive, role).await? {
            return Ok(Round::Elsewhere);
        }
        self.alone = self.alone.saturating_sub(intake.changes.len());
        let next = intake.next.on(days.last().copied().or(state.day));
        let batch = Batch { changes: intake.changes, days };
        let (erased, size, articles) = (batch.erased(), batch.changes.len(), batch.articles());
        let outcome = match work_out(view, batch, self.work).await? {
            Some(outcome) => outcome,
            None if size > 1 => {
                self.alone = size;
                return Ok(Round::More);
            }
            None => {
                // All others would wait for it for ever.
                tracing::error!(?articles, "a report cannot be taken in, and is left out of the registry");
                Outcome::default()
            }
        };
        match archive.write_chronicle(&self.tenant, write(state, next, outcome)).await? {
            ChronicleWritten::Done if !erased.is_empty() => {
                self.registry.forget(&self.tenant, erased).await;
                self.opened.scrub();
            }
            ChronicleWritten::Done => {}
            ChronicleWritten::Superseded => self.held = [None; 2],
        }
        Ok(Round::More)
    }

    /// Takes the right to write, or keeps it; it is asked for well before it runs out, and not each time.
    async fn hold(&mut self, archive: &dyn Archive, role: ChronicleRole) -> Result<bool, ArchiveError> {
        let held = &mut self.held[usize::from(role == ChronicleRole::Making)];
        let now = Instant::now();
        if held.is_some_and(|until| until > now + LEASE / 2) {
            return Ok(true);
        }
        let holder = &self.registry.shared.holder;
        let taken = archive.lease_chronicle(&self.tenant, role, holder, LEASE).await?;
        *held = taken.then_some(now + LEASE);
        Ok(taken)
    }
}

/// What is to be taken in next, asked for on a thread that may wait.
async fn next_intake(
    mut view: Box<dyn ChronicleView>,
    count: usize,
) -> Result<(Box<dyn ChronicleView>, Intake), ArchiveError> {
    let runtime = Handle::current();
    let asked = tokio::task::spawn_blocking(move || {
        let intake = runtime.block_on(view.intake(count, BYTES));
        intake.map(|intake| (view, intake))
    });
    asked.await.map_err(|error| StorageError::new(StorageFault::Internal, error))?
}

/// Works a batch out; `None` where that panicked.
async fn work_out(
    view: Box<dyn ChronicleView>,
    batch: Batch,
    work: Work,
) -> Result<Option<Outcome>, ArchiveError> {
    match ArchiveShelf::lend(view, move |shelf| work(batch, shelf)).await {
        Some(Ok(outcome)) => Ok(Some(outcome)),
        Some(Err(ShelfError::Archive(error))) => Err(error),
        Some(Err(ShelfError::Unwanted)) | None => Ok(None),
    }
}
