//! Many articles over one call: acknowledged in order, each once it is durable.

use futures_util::stream::{BoxStream, StreamExt as _};
use peacebrief::v1;
use peacebrief::v1::ingest_articles_response::Result as Outcome;
use peacebrief_archive::Tenant;
use tonic::{Request, Status, Streaming};

use super::ingest::{Incoming, Read};
use super::{BriefServer, caller_of};
use crate::ApiError;
use crate::archive::Opened;
use crate::connection::ending_of;
use crate::grpc::call_id;
use crate::grpc::intake::{Taken, answered_id, check_id, take};
use crate::pool::Admission;

/// How many articles of one stream may wait to be kept: those that were read while one commit was written go into the
/// next together.
const COMMIT_WINDOW: usize = 128;

/// An article on its way, with its item's id; or how the stream ends.
type Step = Result<(String, Result<Read, ApiError>), ApiError>;

impl BriefServer {
    /// The answers to the articles of a stream.
    ///
    /// Two windows, one behind the other: few articles are read at a time, since that takes the processor; many wait for the
    /// disk. Each draws the next only as its own are answered in order, so that a caller who does not read the answers holds
    /// its own articles back.
    pub(super) async fn ingest_many(
        &self,
        call: Request<Streaming<v1::IngestArticlesRequest>>,
    ) -> Result<BoxStream<'static, Result<v1::IngestArticlesResponse, Status>>, ApiError> {
        let (caller, id) = (caller_of(call.extensions()), call_id(call.extensions()));
        let (tenant, ending) = (caller.tenant.clone(), ending_of(call.extensions()));
        // For the whole stream: one that cannot be kept at all is told before anything is sent.
        let kept = self.archive.get()?;
        let taken = take(call.into_inner(), ending, self.condenser.max_body);
        let window = self.stream_window.get();
        let reading = {
            let (service, kept, tenant) = (self.clone(), kept.clone(), tenant.clone());
            move |taken| {
                let (service, kept, tenant) = (service.clone(), kept.clone(), tenant.clone());
                async move {
                    match taken {
                        Taken::Item(request) => Ok(read(&service, &kept, &tenant, request).await),
                        Taken::End(error) => Err(error),
                    }
                }
            }
        };
        self.registry.attend(&tenant);
        let metrics = self.metrics.0.clone();
        let keeping = move |step: Step| {
            let (kept, caller, id, metrics) = (kept.clone(), caller.clone(), id.clone(), metrics.clone());
            async move {
                let (item_id, read) = step.map_err(|error| error.status(id.as_ref()))?;
                let kept = match read {
                    Ok(read) => read.keep(&kept, &caller, &metrics).await,
                    Err(error) => Err(error),
                };
                let result = match kept {
                    Ok(answer) => Outcome::Ingested(answer),
                    Err(error) => Outcome::Error(error.item_status(id.as_ref())),
                };
                Ok(v1::IngestArticlesResponse { item_id, result: Some(result) })
            }
        };
        Ok(taken.map(reading).buffered(window).map(keeping).buffered(COMMIT_WINDOW).boxed())
    }
}

async fn read(
    service: &BriefServer,
    kept: &Opened,
    tenant: &Tenant,
    request: v1::IngestArticlesRequest,
) -> (String, Result<Read, ApiError>) {
    let v1::IngestArticlesRequest { item_id, article, request_id, encoding_type, view } = request;
    let read = async {
        check_id(&item_id)?;
        let incoming = Incoming::new(&service.condenser, article, &request_id, encoding_type, view)?;
        incoming.read(&service.condenser, kept, tenant, Admission::Wait).await
    };
    let read = read.await;
    (answered_id(item_id), read)
}
