//! Tokens that are good, and those that are not.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_server::config::Config;
use ring::hmac;
use serde_json::{Value, json};
use tonic::Code;

use super::support::{Files, TokenIssuer, becomes, from_now, message, operators};
use crate::support::{SUMMARIZE, article, channel, framed, raw, scripted};

/// What a call with some metadata comes to: code and reason.
async fn call(address: std::net::SocketAddr, method: &str, metadata: &[(&str, &str)]) -> (Code, String) {
    let request = v1::SummarizeRequest { article: Some(article("Text.")), ..Default::default() };
    let body = if method == SUMMARIZE { framed(&request) } else { Bytes::from_static(b"\0\0\0\0\0") };
    let answer = raw(address, method, metadata, body).await;
    (answer.status.as_ref().unwrap().code(), answer.reason())
}

/// Good claims, but for one.
fn but(claim: &str, value: Value) -> Value {
    let mut claims = TokenIssuer::claims("desk", "summarize");
    claims[claim] = value;
    claims
}

/// Good claims without one.
fn without(claim: &str) -> Value {
    let mut claims = TokenIssuer::claims("desk", "summarize");
    claims.as_object_mut().unwrap().remove(claim);
    claims
}

#[tokio::test]
async fn a_token_opens_what_it_says_and_every_other_is_turned_away() {
    let (files, issuer, stranger) = (Files::new(), TokenIssuer::new("k1"), TokenIssuer::new("k1"));
    let (running, _client, briefer) = scripted(issuer.trusted(&files)).await;
    let good = TokenIssuer::claims("desk", "summarize");
    let es256 = json!({"alg": "ES256", "kid": "k1"});
    let tampered = {
        let token = issuer.sign(&good);
        let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
        parts[1] = URL_SAFE_NO_PAD.encode(but("tenant", json!("other")).to_string());
        parts.join(".")
    };
    let unsigned = format!("{}.", message(&json!({"alg": "none"}), &good));
    let shared = {
        // Signed by what everybody may know: the key by which tokens are verified, taken for a secret.
        let message = message(&json!({"alg": "HS256", "kid": "k1"}), &good);
        let secret = hmac::Key::new(hmac::HMAC_SHA256, issuer.jwks().as_bytes());
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(hmac::sign(&secret, message.as_bytes())))
    };
    let embedded = {
        // A key of the signer's own within the token.
        let [x, y] = stranger.point();
        let key = json!({"kty": "EC", "crv": "P-256", "x": x, "y": y});
        stranger.sign_as(&json!({"alg": "ES256", "jwk": key, "jku": "https://attacker.example/jwks"}), &good)
    };
    for (token, code, reason) in [
        (issuer.sign(&good), Code::Ok, ""),
        (issuer.sign_as(&json!({"alg": "ES256"}), &good), Code::Ok, ""),
        (issuer.sign(&but("aud", json!("peacebrief"))), Code::Ok, ""),
        (issuer.sign(&but("scope", json!(["summarize", "another's"]))), Code::Ok, ""),
        (issuer.sign(&but("exp", json!(from_now(-5)))), Code::Ok, ""),
        (issuer.sign(&but("exp", json!(from_now(-60)))), Code::Unauthenticated, "CREDENTIALS_EXPIRED"),
        (issuer.sign(&but("exp", json!("never"))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("exp")), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("nbf", json!(from_now(600)))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("aud", json!("another"))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("aud", json!([]))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("aud")), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("iss", json!("https://another"))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("iss")), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("tenant")), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("tenant", json!("../desk"))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&but("tenant", json!(["desk"]))), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("sub")), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (issuer.sign(&without("scope")), Code::PermissionDenied, "SCOPE_MISSING"),
        (
            issuer.sign(&but("scope", json!("read write admin Summarize"))),
            Code::PermissionDenied,
            "SCOPE_MISSING",
        ),
        (stranger.sign(&good), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (
            issuer.sign_as(&json!({"alg": "ES256", "kid": "k2"}), &good),
            Code::Unauthenticated,
            "CREDENTIALS_INVALID",
        ),
        (
            issuer.sign_as(&json!({"alg": "ES384", "kid": "k1"}), &good),
            Code::Unauthenticated,
            "CREDENTIALS_INVALID",
        ),
        (
            issuer.sign_as(&json!({"alg": "RS256", "kid": "k1"}), &good),
            Code::Unauthenticated,
            "CREDENTIALS_INVALID",
        ),
        (issuer.sign_as(&json!({"kid": "k1"}), &good), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (tampered, Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (unsigned.clone(), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (unsigned.replace("none", "None"), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (shared, Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (embedded, Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (message(&es256, &good), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        (String::new(), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        ("a.b.c".into(), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        ("é.é.é".into(), Code::Unauthenticated, "CREDENTIALS_INVALID"),
        ("x".repeat(12 << 10), Code::Unauthenticated, "CREDENTIALS_INVALID"),
    ] {
        let metadata = [("authorization", format!("Bearer {token}"))];
        let metadata = metadata.each_ref().map(|(key, value)| (*key, value.as_str()));
        assert_eq!(call(running.address(), SUMMARIZE, &metadata).await, (code, reason.to_owned()), "{token}");
    }
    assert_eq!(briefer.begun(), 5, "nothing is read for those who are turned away");
}

#[tokio::test]
async fn one_credential_is_to_be_shown_in_the_one_way_there_is() {
    let (files, issuer) = (Files::new(), TokenIssuer::new("k1"));
    let (running, _client, _) = scripted(issuer.trusted(&files)).await;
    let token = issuer.sign(&TokenIssuer::claims("desk", "summarize"));
    let (bearer, lower, basic) =
        (format!("Bearer {token}"), format!("bearer {token}"), format!("Basic {token}"));
    let (good, invalid) = (Code::Ok, Code::Unauthenticated);
    for (metadata, code, reason) in [
        (vec![], invalid, "CREDENTIALS_MISSING"),
        (vec![("x-forwarded-client-cert", "URI=spiffe://x/desk")], invalid, "CREDENTIALS_MISSING"),
        (vec![("tenant", "desk"), ("x-tenant", "desk")], invalid, "CREDENTIALS_MISSING"),
        (vec![("authorization", lower.as_str())], good, ""),
        (vec![("authorization", basic.as_str())], invalid, "CREDENTIALS_INVALID"),
        (vec![("authorization", token.as_str())], invalid, "CREDENTIALS_INVALID"),
        (vec![("authorization", &bearer), ("authorization", "Bearer x")], invalid, "CREDENTIALS_INVALID"),
        (vec![("authorization", &bearer), ("x-api-key", "x")], invalid, "CREDENTIALS_INVALID"),
        (vec![("x-api-key", token.as_str())], invalid, "CREDENTIALS_INVALID"),
    ] {
        assert_eq!(
            call(running.address(), SUMMARIZE, &metadata).await,
            (code, reason.into()),
            "{metadata:?}"
        );
    }
}

#[tokio::test]
async fn what_is_no_method_is_told_only_to_those_who_are_known() {
    let (files, issuer) = (Files::new(), TokenIssuer::new("k1"));
    let (running, _client, _) = scripted(issuer.trusted(&files)).await;
    let bearer = format!("Bearer {}", issuer.sign(&TokenIssuer::claims("desk", "summarize")));
    let known = [("authorization", bearer.as_str())];
    for path in ["peacebrief.v1.SummarizerService/Translate", "metrics", "../../etc/passwd", "%2e%2e/livez"] {
        assert_eq!(call(running.address(), path, &[]).await.0, Code::Unauthenticated, "{path}");
        assert_eq!(call(running.address(), path, &known).await.0, Code::Unimplemented, "{path}");
    }
    // Reflection is off unless it is asked for; whether the service is well, anybody may ask.
    let reflection = "grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    assert_eq!(call(running.address(), reflection, &known).await.0, Code::Unimplemented);
    assert_eq!(call(running.address(), "grpc.health.v1.Health/Check", &[]).await.0, Code::Ok);
}

#[tokio::test]
async fn keys_of_an_issuer_are_read_anew_and_bad_ones_kept_out() {
    let (files, old, new) = (Files::new(), TokenIssuer::new("old"), TokenIssuer::new("new"));
    let config = old.trusted(&files);
    let config = Config { admin_listen: operators(), ..config };
    let (running, _client, _) = scripted(config).await;
    let bearer =
        |issuer: &TokenIssuer| format!("Bearer {}", issuer.sign(&TokenIssuer::claims("desk", "summarize")));
    let code = async |issuer: &TokenIssuer| {
        call(running.address(), SUMMARIZE, &[("authorization", &bearer(issuer))]).await.0
    };
    assert_eq!((code(&old).await, code(&new).await), (Code::Ok, Code::Unauthenticated));
    for bad in ["", "{}", "{\"keys\": []}", "garbage"] {
        files.write("jwks.json", bad);
        becomes(&running, "peacebrief_reload_failing{file=\"jwks\"}", 1.0).await;
        assert_eq!((code(&old).await, code(&new).await), (Code::Ok, Code::Unauthenticated), "{bad}");
    }
    files.write("jwks.json", &new.jwks());
    becomes(&running, "peacebrief_reload_failing{file=\"jwks\"}", 0.0).await;
    assert_eq!((code(&old).await, code(&new).await), (Code::Unauthenticated, Code::Ok));
}

#[tokio::test]
async fn a_stream_ends_with_the_token_that_opened_it() {
    let (files, issuer) = (Files::new(), TokenIssuer::new("k1"));
    let (running, ..) = scripted(issuer.trusted(&files)).await;
    // Clocks may differ by 30 s, of which two are left.
    let token = issuer.sign(&but("exp", from_now(-28).into()));
    let (_send, receive) = tokio::sync::mpsc::unbounded_channel();
    let mut request = tonic::Request::new(tokio_stream::wrappers::UnboundedReceiverStream::new(receive));
    request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    let mut service = SummarizerServiceClient::new(channel(&running).await);
    let mut answers = service.summarize_stream(request).await.unwrap().into_inner();
    let status = answers.message().await.unwrap_err();
    let reason = tonic_types::StatusExt::get_error_details(&status).error_info().unwrap().reason.clone();
    assert_eq!((status.code(), reason.as_str()), (Code::Unauthenticated, "CREDENTIALS_EXPIRED"));
}
