use peacebrief_archive::{CursorError, PageTokenError, QueryError, StorageError, StorageFault};
use proptest::prelude::*;
use prost::Message as _;
use tonic_types::StatusExt as _;

use super::*;

fn mismatch() -> ArticleMismatch {
    ArticleMismatch { expected: "0".repeat(64), actual: "1".repeat(64) }
}

#[test]
fn every_error_carries_its_reason_and_only_apt_details() {
    let id = RequestId::generate();
    for (error, reason, code, field, retry) in [
        (ApiError::Required { field: "item_id" }, "FIELD_REQUIRED", 3, Some("item_id"), false),
        (ApiError::published(&DateError::Year(0)), "FIELD_INVALID", 3, Some("article.published"), false),
        (
            ApiError::ArticleTooLarge { limit: 1, actual: Some(2) },
            "ARTICLE_TOO_LARGE",
            3,
            Some("article.body"),
            false,
        ),
        (ApiError::ArticleMismatch(mismatch()), "ARTICLE_MISMATCH", 9, None, false),
        (ApiError::Overloaded, "OVERLOADED", 8, None, true),
        (ApiError::DeadlineExceeded, "DEADLINE_EXCEEDED", 4, None, false),
        (ApiError::ShuttingDown, "SHUTTING_DOWN", 14, None, true),
        (ApiError::Internal, "INTERNAL", 13, None, false),
    ] {
        let status = error.status(Some(&id));
        let details = status.get_error_details();
        assert_eq!(status.code() as i32, code, "{reason}");
        assert_eq!(details.error_info().unwrap().reason, reason);
        assert_eq!(details.error_info().unwrap().domain, "peacebrief.v1");
        let named = details.bad_request().map(|bad| bad.field_violations[0].field.as_str());
        assert_eq!(named, field, "{reason}");
        assert_eq!(details.retry_info().is_some(), retry, "{reason}");
    }
    let status = ApiError::Internal.status(Some(&id));
    assert_eq!(status.get_error_details().error_info().unwrap().metadata["request_id"], id.as_str());
}

fn storage(fault: StorageFault) -> ApiError {
    ApiError::Archive(ArchiveError::Storage(StorageError::new(fault, "the cause")))
}

#[test]
fn what_fails_in_the_archive_has_the_code_and_details_that_the_api_tells() {
    use tonic::Code as C;
    let request_id = || "r-7".to_owned();
    for (error, reason, code, field, metadata) in [
        (
            ArchiveError::NotFound { name: "briefs/1".into() }.into(),
            "RESOURCE_NOT_FOUND",
            C::NotFound,
            None,
            Some("name"),
        ),
        (
            ArchiveError::RequestIdReused { request_id: request_id() }.into(),
            "REQUEST_ID_REUSED",
            C::AlreadyExists,
            None,
            Some("request_id"),
        ),
        (
            ArchiveError::ArticleDeleted { request_id: request_id() }.into(),
            "ARTICLE_DELETED",
            C::FailedPrecondition,
            None,
            Some("request_id"),
        ),
        (
            ArchiveError::PageToken(PageTokenError::Malformed).into(),
            "PAGE_TOKEN_INVALID",
            C::InvalidArgument,
            Some("page_token"),
            None,
        ),
        (
            ArchiveError::PageToken(PageTokenError::Mismatch).into(),
            "PAGE_TOKEN_MISMATCH",
            C::InvalidArgument,
            Some("page_token"),
            None,
        ),
        (
            ArchiveError::Cursor(CursorError::Malformed).into(),
            "CURSOR_INVALID",
            C::InvalidArgument,
            Some("cursor"),
            None,
        ),
        (
            ArchiveError::Cursor(CursorError::Foreign).into(),
            "CURSOR_FOREIGN",
            C::InvalidArgument,
            Some("cursor"),
            None,
        ),
        (ArchiveError::Cursor(CursorError::Expired).into(), "CURSOR_EXPIRED", C::OutOfRange, None, None),
        (ArchiveError::Cursor(CursorError::Ahead).into(), "CURSOR_AHEAD", C::OutOfRange, None, None),
        (
            ArchiveError::Query(QueryError::NoWord).into(),
            "FIELD_REQUIRED",
            C::InvalidArgument,
            Some("query"),
            None,
        ),
        (
            ArchiveError::Query(QueryError::TooLong).into(),
            "FIELD_INVALID",
            C::InvalidArgument,
            Some("query"),
            None,
        ),
        (
            ArchiveError::FilterTooLarge { found: 101, limit: 100 }.into(),
            "FIELD_INVALID",
            C::InvalidArgument,
            Some("filter"),
            None,
        ),
        (storage(StorageFault::Full), "STORAGE_FULL", C::ResourceExhausted, None, None),
        (storage(StorageFault::ReadOnly), "STORAGE_READ_ONLY", C::FailedPrecondition, None, None),
        (storage(StorageFault::Unavailable), "STORAGE_UNAVAILABLE", C::Unavailable, None, None),
        (storage(StorageFault::Corrupted), "STORAGE_CORRUPTED", C::DataLoss, None, None),
        (storage(StorageFault::Internal), "INTERNAL", C::Internal, None, Some("request_id")),
        (ApiError::ArchiveDisabled, "ARCHIVE_DISABLED", C::FailedPrecondition, None, None),
        (ApiError::WatcherTooSlow, "WATCHER_TOO_SLOW", C::ResourceExhausted, None, None),
    ] {
        let status = error.status(Some(&RequestId::generate()));
        let details = status.get_error_details();
        let info = details.error_info().unwrap();
        assert_eq!((info.reason.as_str(), status.code()), (reason, code));
        assert_eq!(info.metadata.keys().next().map(String::as_str), metadata, "{reason}");
        let named = details.bad_request().map(|bad| bad.field_violations[0].field.as_str());
        assert_eq!(named, field, "{reason}");
        assert_eq!(details.retry_info().is_some(), reason == "STORAGE_UNAVAILABLE", "{reason}");
        assert!(!status.message().contains("the cause"), "the log's alone: {}", status.message());
    }
}

#[test]
fn the_field_of_an_unread_language_is_the_one_that_told_it() {
    let field = |named| {
        let error = ApiError::LanguageUnsupported { language: "ru".into(), named };
        let details = error.status(None).get_error_details();
        assert_eq!(details.error_info().unwrap().metadata["language"], "ru");
        details.bad_request().unwrap().field_violations[0].field.clone()
    };
    assert_eq!(field(true), "article.language");
    assert_eq!(field(false), "article.body");
}

#[test]
fn an_item_fails_with_the_same_details_as_a_call() {
    let error = ApiError::LanguageUnsupported { language: "ru".into(), named: true };
    let (item, call) = (error.item_status(None), error.status(None));
    assert_eq!(item.encode_to_vec(), call.details());
    assert_eq!((item.code, item.message.as_str()), (call.code() as i32, call.message()));
}

proptest! {
    #[test]
    fn no_status_outgrows_the_headers_that_carry_it(text in "\\PC{0,2000}") {
        let id = RequestId::generate();
        for error in [
            ApiError::Invalid { field: "article.published".into(), why: text.clone() },
            ApiError::LanguageUnsupported { language: text.clone(), named: true },
            ApiError::ArticleMismatch(ArticleMismatch { expected: text.clone(), actual: text.clone() }),
            ApiError::Undecodable(text.clone()),
            ApiError::Internal,
        ] {
            let mut headers = http::HeaderMap::new();
            error.status(Some(&id)).add_header(&mut headers).unwrap();
            let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
            prop_assert!(size < 4096, "{size}");
        }
    }
}
