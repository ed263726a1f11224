//! Articles condensed on the pool, for whichever service asks.

use std::sync::Arc;
use std::time::Instant;

use peacebrief::v1;
use prost::Message as _;

use super::reading::Reading;
use super::{ANSWER_BYTES, article};
use crate::pool::{Admission, Pool, PoolError, Wanted};
use crate::telemetry::metrics::{ArticleMetrics, CallMetrics};
use crate::telemetry::traces::Part;
use crate::{ApiError, Briefer};

/// The largest brief, in bytes: it must fit an answer, with what a record has beside it.
const BRIEF_BYTES: usize = ANSWER_BYTES - (64 << 10);

/// What reads articles. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Condenser {
    pub(crate) briefer: Arc<dyn Briefer>,
    pub(crate) pool: Arc<Pool>,
    /// The largest body of an article, in bytes.
    pub(crate) max_body: usize,
    pub(crate) metrics: ArticleMetrics,
    /// Where it is counted that there was no room after all.
    pub(crate) refusals: CallMetrics,
}

/// Counts an article by what has become of it.
struct Telling {
    metrics: ArticleMetrics,
    result: &'static str,
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.metrics.read(self.result);
    }
}

impl Condenser {
    /// An article that may be read.
    pub(super) fn check(&self, article: Option<v1::Article>) -> Result<v1::Article, ApiError> {
        article::check(article, self.max_body)
    }

    /// Condenses an article that was checked.
    pub(super) async fn brief(
        &self,
        admission: Admission,
        article: &Arc<v1::Article>,
        encoding: v1::EncodingType,
    ) -> Result<v1::Brief, ApiError> {
        let (briefer, article, metrics) =
            (Arc::clone(&self.briefer), Arc::clone(article), self.metrics.clone());
        let read = move |wanted: &Wanted| {
            // Told to have failed unless it comes to an end.
            let mut telling = Telling { metrics, result: "failed" };
            let words = article.body.split_whitespace().count();
            let part = Part::begin("read the article");
            part.tell("peacebrief.article.bytes", article.body.len());
            part.tell("peacebrief.article.words", words);
            let begun = Instant::now();
            let brief = briefer.brief(&article, encoding, &Reading::new(wanted, &telling.metrics, &part));
            telling.metrics.read_seconds.observe(begun.elapsed().as_secs_f64());
            drop(part);
            telling.metrics.words.inc_by(words as u64);
            telling.metrics.bytes.inc_by(article.body.len() as u64);
            telling.result = if brief.is_ok() { "ok" } else { "refused" };
            brief
        };
        let brief = self.work(admission, read).await??;
        let bytes = brief.encoded_len();
        if bytes >= BRIEF_BYTES {
            // The engine caps its lists so that this cannot be.
            tracing::error!(bytes, "a brief is larger than an answer may be");
            return Err(ApiError::Internal);
        }
        Ok(brief)
    }

    /// Does other work on the pool.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        admission: Admission,
        work: impl FnOnce(&Wanted) -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        self.pool.run(admission, work).await.map_err(|error| match error {
            PoolError::Full => {
                self.refusals.refuse(ApiError::Overloaded.reason_name());
                ApiError::Overloaded
            }
            PoolError::Panicked => ApiError::Internal,
            PoolError::ShutDown => ApiError::ShuttingDown,
        })
    }
}
