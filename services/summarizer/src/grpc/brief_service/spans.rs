//! What is kept counts in bytes: its spans rewritten to count as the caller asks.

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use peacebrief::span::{self, Offsets};
use peacebrief::v1;
use peacebrief_archive::{Archive, ArchiveError, ArticleId, Tenant};

use crate::ApiError;

/// How many articles are read at a time, to count in them.
const READS: usize = 4;

/// Has the spans of a brief count in the unit of some offsets, which are those of its article's body.
pub(super) fn rewrite(record: &mut v1::BriefRecord, offsets: &Offsets) {
    if let Some(brief) = &mut record.brief {
        span::visit_mut(brief, &mut |span| offsets.rewrite(span));
        brief.encoding_type = offsets.encoding().into();
    }
}

/// Has the spans of a brief count in an encoding; `None` where its article is gone meanwhile, and the brief with it.
pub(super) async fn count(
    archive: &dyn Archive,
    tenant: &Tenant,
    mut record: v1::BriefRecord,
    encoding: v1::EncodingType,
) -> Result<Option<v1::BriefRecord>, ApiError> {
    let counted_so = matches!(encoding, v1::EncodingType::Utf8 | v1::EncodingType::Unspecified);
    if record.brief.is_none() || counted_so {
        return Ok(Some(record));
    }
    let Ok(id) = ArticleId::of_brief(&record.name) else { return Err(ApiError::Internal) };
    match archive.article(tenant, &id).await {
        Ok(kept) => {
            let body = kept.article.unwrap_or_default().body;
            rewrite(&mut record, &Offsets::new(&body, encoding));
            Ok(Some(record))
        }
        Err(ArchiveError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The same of many briefs, in their order.
pub(super) async fn count_all(
    archive: &dyn Archive,
    tenant: &Tenant,
    records: Vec<v1::BriefRecord>,
    encoding: v1::EncodingType,
) -> Result<Vec<Option<v1::BriefRecord>>, ApiError> {
    let counted = records.into_iter().map(|record| count(archive, tenant, record, encoding));
    stream::iter(counted).buffered(READS).try_collect().await
}
