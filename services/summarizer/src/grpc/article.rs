//! What is checked of an article before any work is done for it.

use peacebrief::{date, v1};

use crate::ApiError;

/// The longest headline, in bytes.
const TITLE_BYTES: usize = 4096;
/// The longest name of a publisher, in bytes.
const SOURCE_BYTES: usize = 1024;
/// The longest language tag, in bytes: BCP 47 asks that 35 be supported.
const LANGUAGE_BYTES: usize = 64;

/// An article that may be read.
pub(super) fn check(article: Option<v1::Article>, max_body: usize) -> Result<v1::Article, ApiError> {
    let article = article.ok_or(ApiError::Required { field: "article" })?;
    if article.body.len() > max_body {
        return Err(ApiError::ArticleTooLarge { limit: max_body, actual: Some(article.body.len()) });
    }
    if article.body.trim().is_empty() {
        return Err(ApiError::Required { field: "article.body" });
    }
    bounded("article.title", &article.title, TITLE_BYTES)?;
    bounded("article.source", &article.source, SOURCE_BYTES)?;
    bounded("article.language", &article.language, LANGUAGE_BYTES)?;
    if !article.language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        let why = "not a BCP 47 language tag".to_owned();
        return Err(ApiError::Invalid { field: "article.language".into(), why });
    }
    if let Some(published) = &article.published {
        date::check_whole(published).map_err(|error| ApiError::published(&error))?;
    }
    Ok(article)
}

/// The encoding that a request names.
pub(super) fn encoding(value: i32) -> Result<v1::EncodingType, ApiError> {
    v1::EncodingType::try_from(value).map_err(|_| ApiError::Invalid {
        field: "encoding_type".into(),
        why: format!("{value} is no encoding"),
    })
}

fn bounded(field: &'static str, text: &str, limit: usize) -> Result<(), ApiError> {
    if text.len() <= limit {
        return Ok(());
    }
    Err(ApiError::Invalid {
        field: field.into(),
        why: format!("{} bytes are more than the {limit} accepted", text.len()),
    })
}
