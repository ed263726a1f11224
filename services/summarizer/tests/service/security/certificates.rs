//! TLS: certificates of the service and of its clients.

use std::sync::Arc;
use std::time::Duration;

use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use peacebrief_client::Client;
use peacebrief_server::Briefer;
use peacebrief_server::config::{ClientCertificate, Config, Location};
use peacebrief_server::embedded::{self, Running};
use tonic::transport::Channel;
use tonic::{Code, Status};

use super::support::{Authority, Files, Pair, becomes, metric, operators, secure};
use crate::support::{Scripted, article};

async fn summarize(channel: Channel) -> Result<(), Status> {
    let request = v1::SummarizeRequest { article: Some(article("Text.")), ..Default::default() };
    SummarizerServiceClient::new(channel).summarize(request).await.map(drop)
}

/// A service that knows its clients by certificates of an authority.
fn mutual(files: &Files, server: &Authority, clients: &Authority) -> Config {
    let authority = files.write("clients.pem", &clients.pem);
    Config { tls_client_ca: Location(Some(authority)), admin_listen: operators(), ..files.tls(server) }
}

/// Whether a call with a certificate comes to an answer, and which.
async fn called(running: &Running, trusted: &Authority, shown: Option<&Pair>) -> Result<(), Option<Code>> {
    // A client that is turned away learns it on connecting, or with its first call: TLS 1.3 lets it finish first.
    let channel = secure(running.address(), trusted, shown).await.map_err(|_| None)?;
    summarize(channel)
        .await
        .map_err(|status| Some(status.code()).filter(|code| *code == Code::Unauthenticated))
}

#[tokio::test]
async fn clients_are_known_by_certificates_of_their_authority_alone() {
    let (files, server, clients, strangers) =
        (Files::new(), Authority::new(), Authority::new(), Authority::new());
    let (running, briefer) = served(mutual(&files, &server, &clients)).await;
    assert_eq!(called(&running, &server, Some(&clients.client("CN=desk"))).await, Ok(()));
    for (shown, who) in [
        (None, "nobody"),
        (Some(strangers.client("CN=desk")), "another authority's"),
        (Some(server.server()), "the service's own authority's"),
        (Some(clients.expired()), "one that has expired"),
    ] {
        assert_eq!(called(&running, &server, shown.as_ref()).await, Err(None), "{who}");
    }
    assert_eq!(called(&running, &strangers, Some(&clients.client("CN=desk"))).await, Err(None));
    assert_eq!(briefer.begun(), 1);
}

/// A service over TLS; its own client cannot connect without it.
async fn served(config: Config) -> (Running, Arc<Scripted>) {
    let briefer = Scripted::new();
    let engine = Arc::clone(&briefer) as Arc<dyn Briefer>;
    let running = embedded::start_with(config, engine).await.unwrap();
    (running, briefer)
}

#[tokio::test]
async fn a_name_in_a_certificate_is_whom_the_file_says() {
    let (files, server, clients) = (Files::new(), Authority::new(), Authority::new());
    let identities = "[[identity]]\nnames = [\"spiffe://example.org/desk\"]\ntenant = \"desk\"\nscopes = [\"summarize\"]\n\
                      [[identity]]\nnames = [\"CN=reader\"]\ntenant = \"desk\"\nscopes = [\"read\"]\n";
    let file = Location(Some(files.write("identities.toml", identities)));
    let (running, ..) = served(Config { client_identities: file, ..mutual(&files, &server, &clients) }).await;
    let code = async |name: &str| {
        let channel = secure(running.address(), &server, Some(&clients.client(name))).await.unwrap();
        summarize(channel).await.map_err(|status| status.code())
    };
    assert_eq!(code("spiffe://example.org/desk").await, Ok(()));
    assert_eq!(code("CN=reader").await, Err(Code::PermissionDenied));
    for other in
        ["CN=desk", "spiffe://example.org/desk/", "spiffe://example.org/DESK", "CN=spiffe://example.org/desk"]
    {
        assert_eq!(code(other).await, Err(Code::Unauthenticated), "{other}");
    }
    files.write("identities.toml", "");
    becomes(&running, "peacebrief_reloads_total{file=\"client_identities\",result=\"ok\"}", 1.0).await;
    assert_eq!(code("spiffe://example.org/desk").await, Err(Code::Unauthenticated));
}

#[tokio::test]
async fn where_certificates_are_optional_who_shows_none_is_still_asked() {
    let (files, server, clients) = (Files::new(), Authority::new(), Authority::new());
    let config = Config { tls_client_cert: ClientCertificate::Optional, ..mutual(&files, &server, &clients) };
    let (running, ..) = served(config).await;
    assert_eq!(called(&running, &server, Some(&clients.client("CN=desk"))).await, Ok(()));
    assert_eq!(called(&running, &server, None).await, Err(Some(Code::Unauthenticated)));
    assert_eq!(called(&running, &server, Some(&server.client("CN=desk"))).await, Err(None));
}

#[tokio::test]
async fn certificates_are_changed_under_open_connections_and_bad_ones_kept_out() {
    let (files, old, new) = (Files::new(), Authority::new(), Authority::new());
    let config = Config { admin_listen: operators(), ..files.tls(&old) };
    let (running, ..) = served(config).await;
    let connected = secure(running.address(), &old, None).await.unwrap();
    summarize(connected.clone()).await.unwrap();
    let failing = "peacebrief_reload_failing{file=\"certificate\"}";
    let expiry = metric(&running, "peacebrief_certificate_expiry_timestamp_seconds").await.unwrap();

    let (good, other) = (new.server(), new.server());
    for (bad, why) in [
        (Pair { certificate: "garbage".into(), key: good.key.clone() }, "no certificate"),
        (Pair { certificate: good.certificate.clone(), key: other.key }, "a key of another"),
        (Pair { certificate: good.certificate.clone(), key: String::new() }, "no key"),
        (new.expired(), "one that has expired"),
    ] {
        files.write_pair(&bad);
        becomes(&running, failing, 1.0).await;
        summarize(secure(running.address(), &old, None).await.unwrap()).await.expect(why);
        assert_eq!(metric(&running, "peacebrief_certificate_expiry_timestamp_seconds").await, Some(expiry));
    }
    std::fs::remove_file(files.path().join("cert.pem")).unwrap();
    summarize(secure(running.address(), &old, None).await.unwrap()).await.unwrap();

    files.write_pair(&good);
    becomes(&running, failing, 0.0).await;
    summarize(secure(running.address(), &new, None).await.unwrap()).await.unwrap();
    assert!(secure(running.address(), &old, None).await.is_err());
    // Who is connected stays so.
    summarize(connected).await.unwrap();
}

#[tokio::test]
async fn the_client_library_brings_its_own_and_nothing_is_served_in_the_clear() {
    let (files, server, clients) = (Files::new(), Authority::new(), Authority::new());
    let (running, ..) = served(mutual(&files, &server, &clients)).await;
    let desk = clients.client("CN=desk");
    let endpoint = format!("https://localhost:{}", running.address().port());
    let client = Client::builder(&endpoint).tls_ca(&server.pem).tls_identity(&desk.certificate, &desk.key);
    let client = client.connect().await.unwrap();
    client.summarize(article("Text."), v1::EncodingType::Utf8).await.unwrap();
    let untrusting = Client::builder(&endpoint).tls_identity(&desk.certificate, &desk.key).connect().await;
    assert!(untrusting.is_err(), "the system's authorities do not know this one");
    let plain =
        Client::builder(running.endpoint()).attempts(1).timeout(Duration::from_secs(20)).connect().await;
    let answer = match plain {
        Ok(plain) => plain.summarize(article("Text."), v1::EncodingType::Utf8).await.map(drop),
        Err(error) => Err(error),
    };
    assert!(answer.unwrap_err().refusal().is_none(), "not one word is spoken in the clear");
}
