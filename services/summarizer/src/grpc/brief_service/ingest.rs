//! Articles taken in: known ones answered at once, new ones condensed, and kept with their briefs.

use std::sync::Arc;
use std::time::Instant;

use peacebrief::span::Offsets;
use peacebrief::v1;
use peacebrief_archive::{Ingest, Ingested, RequestId, Tenant};
use tonic::Request;

use super::{BriefServer, caller_of, request, spans};
use crate::ApiError;
use crate::archive::Opened;
use crate::grpc::article::encoding;
use crate::grpc::condense::Condenser;
use crate::pool::Admission;
use crate::security::{Caller, audit};
use crate::telemetry::metrics::ArticleMetrics;
use crate::telemetry::traces::part;

/// An article that may be taken in, and how its answer is to look.
pub(super) struct Incoming {
    article: v1::Article,
    request_id: Option<RequestId>,
    encoding: v1::EncodingType,
    view: v1::BriefView,
}

impl Incoming {
    /// Reads the fields that a request and an item of a stream have in common.
    pub(super) fn new(
        condenser: &Condenser,
        article: Option<v1::Article>,
        request_id: &str,
        encoding_type: i32,
        view: i32,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            article: condenser.check(article)?,
            request_id: request::request_id(request_id)?,
            encoding: encoding(encoding_type)?,
            view: request::view(view)?,
        })
    }

    /// Looks the article up, and condenses it where it is new: all that is done before it is kept.
    pub(super) async fn read(
        self,
        condenser: &Condenser,
        kept: &Opened,
        tenant: &Tenant,
        admission: Admission,
    ) -> Result<Read, ApiError> {
        let Self { article, request_id, encoding, view } = self;
        let answer = Answer { offsets: Offsets::new(&article.body, encoding), view };
        let known = kept.archive.recall(tenant, &article, request_id.as_ref());
        if let Some(known) = part("look the article up", known).await? {
            return Ok(Read { answer, result: Outcome::Known(known) });
        }
        let article = Arc::new(article);
        // What is kept counts in bytes, whatever its first caller counts in.
        let brief = condenser.brief(admission, &article, v1::EncodingType::Utf8).await?;
        let article = Arc::unwrap_or_clone(article);
        Ok(Read { answer, result: Outcome::New(Ingest { article, brief, request_id }) })
    }
}

/// How an answer is to look.
struct Answer {
    offsets: Offsets,
    view: v1::BriefView,
}

/// What is known of an article before it is kept.
enum Outcome {
    Known(Ingested),
    New(Ingest),
}

/// An article that was looked up, or condensed.
pub(super) struct Read {
    answer: Answer,
    result: Outcome,
}

impl Read {
    /// Keeps the article where it is new. Answers once it is durable.
    pub(super) async fn keep(
        self,
        kept: &Opened,
        caller: &Caller,
        metrics: &ArticleMetrics,
    ) -> Result<v1::IngestArticleResponse, ApiError> {
        let Ingested { mut record, created } = match self.result {
            Outcome::Known(known) => known,
            Outcome::New(ingest) => {
                let begun = Instant::now();
                let kept = part("keep the article", kept.batcher.ingest(&caller.tenant, ingest)).await?;
                metrics.keep_seconds.observe(begun.elapsed().as_secs_f64());
                kept
            }
        };
        metrics.ingested(created);
        if created {
            audit::wrote(caller, "ingest", &record.name);
        }
        if self.answer.view == v1::BriefView::Basic {
            record.brief = None;
        }
        spans::rewrite(&mut record, &self.answer.offsets);
        Ok(v1::IngestArticleResponse { brief: Some(record), created })
    }
}

impl BriefServer {
    pub(super) async fn ingest(
        &self,
        call: Request<v1::IngestArticleRequest>,
    ) -> Result<v1::IngestArticleResponse, ApiError> {
        let caller = caller_of(call.extensions());
        let v1::IngestArticleRequest { article, request_id, encoding_type, view } = call.into_inner();
        let incoming = Incoming::new(&self.condenser, article, &request_id, encoding_type, view)?;
        let kept = self.archive.get()?;
        self.registry.attend(&caller.tenant);
        let read = incoming.read(&self.condenser, &kept, &caller.tenant, Admission::Refuse).await?;
        read.keep(&kept, &caller, &self.metrics.0).await
    }
}
