//! Calls that succeed, and what stands around them.

use peacebrief::v1;
use peacebrief_client::{Client, Health};
use peacebrief_server::config::Config;
use peacebrief_server::embedded;
use tokio_stream::StreamExt as _;
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::support::{SUMMARIZE, article, channel, config, framed, raw, scripted};

#[tokio::test]
async fn an_article_gets_its_brief_in_the_encoding_asked_for() {
    let running = embedded::start(embedded::Options::default()).await.unwrap();
    let client = Client::connect(running.endpoint()).await.unwrap();
    let text =
        "Officials of Kaléa and Tör signed a ceasefire on Monday. “Both sides will keep it,” the envoy said.";
    for (asked, answered) in [
        (v1::EncodingType::Unspecified, v1::EncodingType::Utf8),
        (v1::EncodingType::Utf8, v1::EncodingType::Utf8),
        (v1::EncodingType::Utf16, v1::EncodingType::Utf16),
        (v1::EncodingType::Utf32, v1::EncodingType::Utf32),
    ] {
        let brief = client.summarize(article(text), asked).await.unwrap();
        assert_eq!(brief.encoding_type(), answered);
        let faults = client.validate(article(text), brief).await.unwrap().faults;
        assert_eq!(faults, vec![], "{asked:?}");
    }
    running.shutdown().await;
}

#[tokio::test]
async fn an_article_of_the_largest_size_gets_its_brief_below_what_clients_accept() {
    let running = embedded::start(embedded::Options::default()).await.unwrap();
    let client =
        Client::builder(running.endpoint()).max_answer_bytes(4 << 20).timeout(None).connect().await.unwrap();
    let paragraph = "The government of Kalea and the rebels of the Tor Front signed a ceasefire in Geneva on Monday, \
        and the president, Ana Ruiz, said that both sides would withdraw their forces by the end of June.\n";
    let mut body = paragraph.repeat((1 << 20) / paragraph.len());
    body.push_str(&"x".repeat((1 << 20) - body.len()));
    assert_eq!(body.len(), 1 << 20);
    let brief = client.summarize(article(body), v1::EncodingType::Utf8).await.unwrap();
    assert!(prost::Message::encoded_len(&brief) < 4 << 20);
}

#[tokio::test]
async fn a_call_has_an_id_of_its_own_or_the_callers() {
    let (running, _client, _) = scripted(config()).await;
    let request = framed(&v1::SummarizeRequest { article: Some(article("Text.")), encoding_type: 0 });
    let id = async |headers: &[(&str, &str)]| {
        let answer = raw(running.address(), SUMMARIZE, headers, request.clone()).await;
        assert_eq!(answer.status.unwrap().code(), Code::Ok);
        answer.headers["x-request-id"].to_str().unwrap().to_owned()
    };
    assert_eq!(id(&[("x-request-id", "mine-1")]).await, "mine-1");
    // What could break a log line is replaced, not taken over; of two, the first counts.
    assert_ne!(id(&[("x-request-id", "not sane")]).await, "not sane");
    assert_eq!(id(&[("x-request-id", "a"), ("x-request-id", "b")]).await, "a");
    let (first, second) = (id(&[]).await, id(&[]).await);
    assert!(!first.is_empty() && first != second);
}

#[tokio::test]
async fn odd_metadata_does_no_harm() {
    let (running, client, _) = scripted(config()).await;
    let request = framed(&v1::SummarizeRequest { article: Some(article("Text.")), encoding_type: 0 });
    let long = "x".repeat(8000);
    for (headers, code) in [
        (&[("x-odd-bin", "AAEC")][..], Code::Ok),
        (&[("x-odd-bin", "!! no base64 !!")], Code::Ok),
        (&[("authorization", "Bearer né")], Code::Ok),
        (&[("x-long", long.as_str())], Code::Ok),
        (&[("grpc-timeout", "99999999H")], Code::Ok),
        (&[("grpc-timeout", "soon")], Code::InvalidArgument),
        (&[("grpc-timeout", "-1S")], Code::InvalidArgument),
        (&[("grpc-encoding", "identity")], Code::Ok),
        (&[("grpc-encoding", "br")], Code::Unimplemented),
        (&[("grpc-accept-encoding", "snappy,gzip")], Code::Ok),
    ] {
        let answer = raw(running.address(), SUMMARIZE, headers, request.clone()).await;
        assert_eq!(answer.status.unwrap().code(), code, "{headers:?}");
    }
    assert_eq!(client.health().await.unwrap(), Health::Serving);
}

#[tokio::test]
async fn a_method_that_is_none_is_unimplemented() {
    let (running, _client, _) = scripted(config()).await;
    for method in ["peacebrief.v1.SummarizerService/Nothing", "nothing.Service/At", "", "a/b/c/../d"] {
        let answer = raw(running.address(), method, &[], framed(&())).await;
        assert_eq!(answer.status.unwrap().code(), Code::Unimplemented, "{method}");
    }
}

#[tokio::test]
async fn health_is_told_for_the_server_and_its_service() {
    let (running, client, _) = scripted(config()).await;
    assert_eq!(client.health().await.unwrap(), Health::Serving);
    let mut health = HealthClient::new(channel(&running).await);
    let check = |service: &str| HealthCheckRequest { service: service.into() };
    let answer = health.check(check("peacebrief.v1.SummarizerService")).await.unwrap().into_inner();
    assert_eq!(answer.status(), ServingStatus::Serving);
    assert_eq!(health.check(check("nobody")).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(health.check(check(&"n".repeat(1 << 20))).await.unwrap_err().code(), Code::OutOfRange);
}

#[tokio::test]
async fn reflection_tells_the_services_in_both_its_versions() {
    const SERVICES: [&str; 4] = [
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
        "peacebrief.v1.SummarizerService",
    ];
    macro_rules! services {
        ($version:ident, $channel:expr) => {{
            use tonic_reflection::pb::$version::server_reflection_client::ServerReflectionClient;
            use tonic_reflection::pb::$version::server_reflection_request::MessageRequest;
            use tonic_reflection::pb::$version::server_reflection_response::MessageResponse;
            let request = |message| tonic_reflection::pb::$version::ServerReflectionRequest {
                host: String::new(),
                message_request: Some(message),
            };
            let requests = tokio_stream::iter([
                request(MessageRequest::ListServices(String::new())),
                request(MessageRequest::FileContainingSymbol("peacebrief.v1.Brief".into())),
                // What the API's own files import has to be there as well.
                request(MessageRequest::FileByFilename("google/protobuf/any.proto".into())),
            ]);
            let mut client = ServerReflectionClient::new($channel);
            let mut answers = client.server_reflection_info(requests).await.unwrap().into_inner();
            let listed = answers.next().await.unwrap().unwrap().message_response.unwrap();
            let MessageResponse::ListServicesResponse(listed) = listed else { panic!("{listed:?}") };
            for _ in 0..2 {
                let file = answers.next().await.unwrap().unwrap().message_response.unwrap();
                assert!(matches!(file, MessageResponse::FileDescriptorResponse(_)), "{file:?}");
            }
            let mut names: Vec<_> = listed.service.into_iter().map(|service| service.name).collect();
            names.sort();
            names
        }};
    }
    let (running, _client, _) = scripted(Config { reflection: true, ..config() }).await;
    assert_eq!(services!(v1, channel(&running).await), SERVICES);
    assert_eq!(services!(v1alpha, channel(&running).await), SERVICES);
}
