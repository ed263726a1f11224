//! Articles read anew, whose briefs another engine made.

use std::collections::VecDeque;
use std::sync::Arc;

use futures_util::stream::{self, BoxStream, StreamExt as _};
use peacebrief::v1;
use peacebrief_archive::{Outdated, RebriefMark, Replaced, Replacement, Tenant};
use tokio_util::sync::CancellationToken;
use tonic::{Request, Status};

use super::{BriefServer, caller_of, request};
use crate::archive::Opened;
use crate::connection::ending_of;
use crate::grpc::call_id;
use crate::pool::Admission;
use crate::security::audit;
use crate::{ApiError, RequestId};

/// How many briefs are replaced in one commit, and told of in one answer.
const BATCH: usize = 16;

/// A run: what is asked for, and how far it has got.
struct Run {
    service: BriefServer,
    kept: Opened,
    tenant: Tenant,
    id: Option<RequestId>,
    ending: CancellationToken,
    engine: v1::Engine,
    filter: v1::BriefFilter,
    mark: RebriefMark,
    told: v1::RebriefResponse,
}

impl BriefServer {
    /// The progress of a run. It goes as far as it is read, and ends with its caller: what it has done is done.
    pub(super) async fn replace(
        &self,
        call: Request<v1::RebriefRequest>,
    ) -> Result<BoxStream<'static, Result<v1::RebriefResponse, Status>>, ApiError> {
        let (caller, id) = (caller_of(call.extensions()), call_id(call.extensions()));
        let (tenant, ending) = (caller.tenant.clone(), ending_of(call.extensions()));
        let filter = request::filter(call.into_inner().filter)?;
        let (kept, engine) = (self.archive.get()?, self.condenser.briefer.engine());
        self.registry.attend(&tenant);
        audit::wrote(&caller, "rebrief", "briefs");
        let mark = RebriefMark::default();
        let left = kept.archive.count_outdated(&tenant, &engine, &filter, mark).await?;
        let told = v1::RebriefResponse { remaining: number(left), ..Default::default() };
        let run = Run { service: self.clone(), kept, tenant, id, ending, engine, filter, mark, told };
        Ok(stream::unfold(Some(run), |run| async {
            let mut run = run?;
            match run.step().await {
                Ok(true) => Some((Ok(run.told.clone()), Some(run))),
                Ok(false) => Some((Ok(run.told), None)),
                Err(error) => Some((Err(error.status(run.id.as_ref())), None)),
            }
        })
        .boxed())
    }
}

impl Run {
    /// Replaces the next batch; `false` once there is none.
    async fn step(&mut self) -> Result<bool, ApiError> {
        if self.ending.is_cancelled() {
            return Err(ApiError::ShuttingDown);
        }
        let Self { kept, tenant, engine, filter, mark, .. } = self;
        let outdated = kept.archive.outdated(tenant, engine, filter, *mark, BATCH).await?;
        self.told.failures.clear();
        let Some(last) = outdated.last() else {
            // What came or went meanwhile is not counted: nothing is left.
            self.told.remaining = 0;
            return Ok(false);
        };
        let (next, count) = (last.mark, outdated.len());
        let read = outdated.into_iter().map(|outdated| self.read(outdated));
        let read: VecDeque<_> = stream::iter(read).buffered(self.service.stream_window.get()).collect().await;
        let mut replacements = Vec::with_capacity(count);
        for read in read {
            match read {
                Ok(replacement) => replacements.push(replacement),
                Err(failure) => self.told.failures.push(failure),
            }
        }
        let replaced = self.kept.archive.replace(&self.tenant, replacements).await?;
        let done = replaced.into_iter().filter(|replaced| *replaced == Replaced::Done).count();
        self.mark = next;
        self.told.replaced += number(done);
        self.told.failed += number(self.told.failures.len());
        self.told.remaining = (self.told.remaining - number(count)).max(0);
        Ok(true)
    }

    async fn read(&self, outdated: Outdated) -> Result<Replacement, v1::RebriefFailure> {
        let Outdated { id, article, revision, .. } = outdated;
        let article = Arc::new(article);
        let brief = self.service.condenser.brief(Admission::Wait, &article, v1::EncodingType::Utf8);
        match brief.await {
            Ok(brief) => Ok(Replacement { id, revision, brief }),
            Err(error) => {
                let status = error.item_status(self.id.as_ref());
                Err(v1::RebriefFailure { brief: id.brief(), error: Some(status) })
            }
        }
    }
}

/// A count as the API tells it.
fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
