//! API keys.

use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief::v1::{self, ErrorReason};
use peacebrief_client::Client;
use peacebrief_server::config::{Config, Location};
use tonic::Code;

use super::support::{Files, api_key, becomes, operators, quick};
use crate::support::{article, channel, scripted};

#[tokio::test]
async fn a_key_opens_what_it_grants_until_it_is_taken_away() {
    let files = Files::new();
    let ((key, entry), (reader, reading)) =
        (api_key("desk", "desk", "summarize"), api_key("r", "desk", "read"));
    let (expired, gone) = api_key("gone", "desk", "summarize");
    let all = format!("{entry}{reading}{gone}expires = \"2020-02-29\"\n");
    let api_keys = Location(Some(files.write("keys.toml", &all)));
    let (running, _, _) = scripted(Config { api_keys, admin_listen: operators(), ..quick() }).await;
    let outcome = async |key: &str| {
        let client = Client::builder(running.endpoint()).api_key(key).connect().await.unwrap();
        let answer = client.summarize(article("Text."), v1::EncodingType::Utf8).await;
        answer.err().map(|error| (error.refusal().unwrap().code, error.reason().unwrap()))
    };
    let unknown = Some((Code::Unauthenticated, ErrorReason::CredentialsInvalid));
    assert_eq!(outcome(&key).await, None);
    assert_eq!(outcome(&reader).await, Some((Code::PermissionDenied, ErrorReason::ScopeMissing)));
    assert_eq!(outcome(&expired).await, Some((Code::Unauthenticated, ErrorReason::CredentialsExpired)));
    for wrong in [&key[..67], &key.to_ascii_uppercase(), "pbk_", &api_key("x", "x", "read").0] {
        assert_eq!(outcome(wrong).await, unknown, "{wrong}");
    }
    // The digest is no key: whoever reads the file gets no further.
    let digest = all.split("sha256 = \"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(outcome(digest).await, unknown);

    files.write("keys.toml", &reading);
    becomes(&running, "peacebrief_reloads_total{file=\"api_keys\",result=\"ok\"}", 1.0).await;
    assert_eq!(outcome(&key).await, unknown);
    files.write("keys.toml", "[[key]]\nid = \"x\"");
    becomes(&running, "peacebrief_reload_failing{file=\"api_keys\"}", 1.0).await;
    assert_eq!(outcome(&reader).await, Some((Code::PermissionDenied, ErrorReason::ScopeMissing)));
}

#[tokio::test]
async fn a_stream_ends_with_the_key_that_opened_it() {
    let files = Files::new();
    let ((key, entry), (_, other)) = (api_key("desk", "desk", "summarize"), api_key("r", "desk", "read"));
    let api_keys = Location(Some(files.write("keys.toml", &entry)));
    let (running, ..) = scripted(Config { api_keys, ..quick() }).await;
    let mut service = SummarizerServiceClient::new(channel(&running).await);
    let open = async |service: &mut SummarizerServiceClient<_>| {
        let (send, receive) = tokio::sync::mpsc::unbounded_channel();
        let items = tokio_stream::wrappers::UnboundedReceiverStream::new(receive);
        let mut request = tonic::Request::new(items);
        request.metadata_mut().insert("x-api-key", key.parse().unwrap());
        let mut answers = service.summarize_stream(request).await.unwrap().into_inner();
        let item = v1::SummarizeStreamRequest { article: Some(article("Text.")), ..Default::default() };
        send.send(item).unwrap();
        assert!(answers.message().await.unwrap().is_some());
        (send, answers)
    };
    let (_send, mut answers) = open(&mut service).await;
    files.write("keys.toml", &other);
    let status = answers.message().await.unwrap_err();
    let reason = tonic_types::StatusExt::get_error_details(&status).error_info().unwrap().reason.clone();
    assert_eq!((status.code(), reason.as_str()), (Code::Unauthenticated, "CREDENTIALS_INVALID"));
    // A scope that was taken away, and a key that was given to another tenant.
    for (changed, code) in [
        (entry.replace("summarize", "read"), Code::PermissionDenied),
        (entry.replace("tenant = \"desk\"", "tenant = \"other\""), Code::Unauthenticated),
    ] {
        files.write("keys.toml", &entry);
        while service.clone().validate_brief(with(&key)).await.unwrap_err().code() != Code::InvalidArgument {
            tokio::task::yield_now().await;
        }
        let (_send, mut answers) = open(&mut service).await;
        files.write("keys.toml", &changed);
        assert_eq!(answers.message().await.unwrap_err().code(), code);
    }
}

/// An empty request with a key.
fn with(key: &str) -> tonic::Request<v1::ValidateBriefRequest> {
    let mut request = tonic::Request::new(v1::ValidateBriefRequest::default());
    request.metadata_mut().insert("x-api-key", key.parse().unwrap());
    request
}
