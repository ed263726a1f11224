//! API keys.

use peacebrief::v1::{self, ErrorReason};
use peacebrief_client::Client;
use peacebrief_server::config::{Config, Location};
use tonic::Code;

use super::support::{Files, api_key, becomes, operators, quick};
use crate::support::{article, scripted};

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
