//! Bad input, each answered with its own reason and field.

use bytes::Bytes;
use peacebrief::v1::{self, ErrorReason};
use peacebrief::validation::body_sha256;
use peacebrief_client::{Client, ClientError, Refusal};
use peacebrief_server::embedded::{self, Running};
use tonic::Code;

use crate::support::{SUMMARIZE, article, config, framed, raw, scripted};

const TEXT: &str =
    "The government and the rebels signed a ceasefire in the capital on Monday, the mediator said.";
const RUSSIAN: &str =
    "Правительство и повстанцы подписали в столице соглашение о прекращении огня, сообщил посредник.";

/// The service as it is, with the engine that reads.
async fn service() -> (Running, Client) {
    let running = embedded::start(embedded::Options::default()).await.unwrap();
    let client = Client::connect(running.endpoint()).await.unwrap();
    (running, client)
}

#[track_caller]
fn refusal<T: std::fmt::Debug>(result: Result<T, ClientError>) -> Refusal {
    result.unwrap_err().refusal().expect("a refusal by the service").clone()
}

#[track_caller]
fn assert_refused(refusal: &Refusal, code: Code, reason: ErrorReason, field: &str) {
    assert_eq!((refusal.code, refusal.reason), (code, reason), "{refusal:?}");
    let fields: Vec<_> = refusal.fields.iter().map(|violation| violation.field.as_str()).collect();
    assert_eq!(fields, if field.is_empty() { vec![] } else { vec![field] }, "{refusal:?}");
    assert!(!refusal.message.is_empty() && refusal.request_id.is_some(), "{refusal:?}");
}

#[tokio::test]
async fn each_bad_article_is_refused_with_its_own_reason_and_field() {
    use ErrorReason as R;
    let (_running, client) = service().await;
    let dated =
        |year, month, day| v1::Article { published: Some(v1::Date { year, month, day }), ..article(TEXT) };
    let in_language = |language: &str| v1::Article { language: language.into(), ..article(TEXT) };
    for (article, reason, field) in [
        (article(""), R::FieldRequired, "article.body"),
        (article(" \n\t "), R::FieldRequired, "article.body"),
        (article("a".repeat(2 << 20)), R::ArticleTooLarge, "article.body"),
        (dated(2025, 2, 30), R::FieldInvalid, "article.published"),
        (dated(2025, 8, 0), R::FieldInvalid, "article.published"),
        (dated(0, 0, 0), R::FieldInvalid, "article.published"),
        (article(RUSSIAN), R::LanguageUnsupported, "article.body"),
        (in_language("ru"), R::LanguageUnsupported, "article.language"),
        (in_language("english!"), R::FieldInvalid, "article.language"),
        (v1::Article { title: "t".repeat(5000), ..article(TEXT) }, R::FieldInvalid, "article.title"),
        (v1::Article { source: "s".repeat(5000), ..article(TEXT) }, R::FieldInvalid, "article.source"),
    ] {
        let refusal = refusal(client.summarize(article, v1::EncodingType::Utf8).await);
        assert_refused(&refusal, Code::InvalidArgument, reason, field);
    }
}

#[tokio::test]
async fn what_is_too_large_is_told_the_limit() {
    let (_running, client) = service().await;
    let refused = refusal(client.summarize(article("a".repeat(2 << 20)), v1::EncodingType::Utf8).await);
    assert_eq!(refused.metadata["limit_bytes"], (1 << 20).to_string());
    assert_eq!(refused.metadata["actual_bytes"], (2 << 20).to_string());
    // Past what is decoded at all, the size is not known, but the reason is the same.
    let refused = refusal(client.summarize(article("a".repeat(20 << 20)), v1::EncodingType::Utf8).await);
    assert_refused(&refused, Code::InvalidArgument, ErrorReason::ArticleTooLarge, "article.body");
    assert_eq!(refused.metadata["limit_bytes"], (1 << 20).to_string());
}

#[tokio::test]
async fn the_language_found_is_told() {
    let (_running, client) = service().await;
    let refused = refusal(client.summarize(article(RUSSIAN), v1::EncodingType::Utf8).await);
    assert_eq!(refused.metadata["language"], "ru");
}

#[tokio::test]
async fn a_span_encoding_that_is_none_is_refused() {
    let (running, _client) = service().await;
    let request = v1::SummarizeRequest { article: Some(article(TEXT)), encoding_type: 9 };
    let answer = raw(running.address(), SUMMARIZE, &[], framed(&request)).await;
    assert_eq!(answer.reason(), "FIELD_INVALID");
    let details = tonic_types::StatusExt::get_error_details(answer.status.as_ref().unwrap());
    assert_eq!(details.bad_request().unwrap().field_violations[0].field, "encoding_type");
}

#[tokio::test]
async fn a_missing_article_is_refused() {
    let (running, _client) = service().await;
    let answer = raw(running.address(), SUMMARIZE, &[], framed(&v1::SummarizeRequest::default())).await;
    let details = tonic_types::StatusExt::get_error_details(answer.status.as_ref().unwrap());
    assert_eq!(answer.reason(), "FIELD_REQUIRED");
    assert_eq!(details.bad_request().unwrap().field_violations[0].field, "article");
}

#[tokio::test]
async fn bytes_that_are_no_message_are_the_callers_fault() {
    let (running, _client, _) = scripted(config()).await;
    // Framed rightly, but no message; the frame cut short; a frame that says it is compressed.
    for bytes in [
        &b"\0\0\0\0\x02\x0a\x7f"[..],
        &b"\0\0\0\0\x7f\x0a"[..],
        &b"\x01\0\0\0\x01x"[..],
        &b"\x07\0\0\0\0"[..],
    ] {
        let answer = raw(running.address(), SUMMARIZE, &[], Bytes::copy_from_slice(bytes)).await;
        let status = answer.status.as_ref().unwrap();
        assert_eq!(
            (status.code(), answer.reason().as_str()),
            (Code::InvalidArgument, "FIELD_INVALID"),
            "{bytes:?}"
        );
    }
}

#[tokio::test]
async fn a_brief_is_held_against_its_article() {
    let (_running, client) = service().await;
    let brief = client.summarize(article(TEXT), v1::EncodingType::Utf16).await.unwrap();
    let answer = client.validate(article(TEXT), brief.clone()).await.unwrap();
    assert_eq!((answer.faults, answer.omitted), (vec![], 0));

    let mut altered = brief.clone();
    altered.key_sentences.push(v1::KeySentence {
        id: "x".into(),
        span: Some(v1::TextSpan { start: 4, end: 14, text: "government".into() }),
        ..Default::default()
    });
    assert_eq!(client.validate(article(TEXT), altered.clone()).await.unwrap().faults, vec![]);
    altered.key_sentences.last_mut().unwrap().span.as_mut().unwrap().text = "parliament".into();
    let faults = client.validate(article(TEXT), altered).await.unwrap().faults;
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].kind(), v1::BriefFaultKind::QuotationMismatch);
    assert!(faults[0].field.starts_with("key_sentences["), "{}", faults[0].field);

    let other = format!("{TEXT} And more.");
    let refused = refusal(client.validate(article(other.clone()), brief).await);
    assert_refused(&refused, Code::FailedPrecondition, ErrorReason::ArticleMismatch, "");
    assert_eq!(refused.metadata["expected_sha256"], body_sha256(TEXT));
    assert_eq!(refused.metadata["actual_sha256"], body_sha256(&other));
}

#[tokio::test]
async fn a_validation_without_article_or_brief_is_refused() {
    let (running, _client, _) = scripted(config()).await;
    let method = "peacebrief.v1.SummarizerService/ValidateBrief";
    for (request, field) in [
        (v1::ValidateBriefRequest { article: None, brief: Some(v1::Brief::default()) }, "article"),
        (v1::ValidateBriefRequest { article: Some(article(TEXT)), brief: None }, "brief"),
    ] {
        let answer = raw(running.address(), method, &[], framed(&request)).await;
        let details = tonic_types::StatusExt::get_error_details(answer.status.as_ref().unwrap());
        assert_eq!(answer.reason(), "FIELD_REQUIRED");
        assert_eq!(details.bad_request().unwrap().field_violations[0].field, field);
    }
}

#[tokio::test]
async fn what_is_not_of_this_api_fails_by_its_code_alone() {
    let (running, _client, _) = scripted(config()).await;
    for (method, request, code) in [
        ("peacebrief.v1.SummarizerService/Translate", Bytes::from_static(b"\0\0\0\0\0"), Code::Unimplemented),
        ("peacebrief.v9.SummarizerService/Summarize", Bytes::from_static(b"\0\0\0\0\0"), Code::Unimplemented),
        // A health check of a service that is not here: field 1, "nobody".
        ("grpc.health.v1.Health/Check", Bytes::from_static(b"\0\0\0\0\x08\x0a\x06nobody"), Code::NotFound),
    ] {
        let answer = raw(running.address(), method, &[], request).await;
        let status = answer.status.as_ref().unwrap();
        assert_eq!((status.code(), status.details()), (code, &b""[..]), "{method}");
    }
}
