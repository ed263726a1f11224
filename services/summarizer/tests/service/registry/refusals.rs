//! What is refused, by its reason and field.

use peacebrief::v1;
use tonic::Code;

use super::support::{Desk, engine};
use crate::briefs::support::{Place, failure};
use crate::support::{channel, config};

fn invalid(field: &str) -> (Code, String, String) {
    (Code::InvalidArgument, "FIELD_INVALID".into(), field.into())
}

async fn requests_are_refused_by_their_fields(place: Place) {
    let mut desk = Desk::open(&place).await;
    desk.tell().await;
    let get = async |desk: &mut Desk, name: &str| {
        let request = v1::GetActorRequest { name: name.into(), ..Default::default() };
        failure(&desk.registry.get_actor(request).await.unwrap_err())
    };
    let required = (Code::InvalidArgument, "FIELD_REQUIRED".into(), "name".into());
    assert_eq!(get(&mut desk, "").await, required);
    assert_eq!(get(&mut desk, "agreements/x").await, invalid("name"));
    assert_eq!(get(&mut desk, "actors/").await, invalid("name"));
    let none = (Code::NotFound, "RESOURCE_NOT_FOUND".into(), String::new());
    assert_eq!(get(&mut desk, "actors/nobody").await, none);

    let list = async |desk: &mut Desk, request: v1::ListAgreementsRequest| {
        failure(&desk.registry.list_agreements(request).await.unwrap_err())
    };
    let whole = v1::ListAgreementsRequest::default();
    assert_eq!(
        list(&mut desk, v1::ListAgreementsRequest { page_size: -1, ..whole.clone() }).await,
        invalid("page_size")
    );
    assert_eq!(
        list(&mut desk, v1::ListAgreementsRequest { statuses: vec![99], ..whole.clone() }).await,
        invalid("statuses")
    );
    assert_eq!(
        list(&mut desk, v1::ListAgreementsRequest { process: "x".into(), ..whole.clone() }).await,
        invalid("process")
    );
    assert_eq!(
        list(&mut desk, v1::ListAgreementsRequest { called: "x".repeat(1001), ..whole.clone() }).await,
        invalid("called")
    );
    let token = |reason: &str| (Code::InvalidArgument, reason.into(), "page_token".into());
    let nonsense = v1::ListAgreementsRequest { page_token: "nonsense".into(), ..whole };
    assert_eq!(list(&mut desk, nonsense).await, token("PAGE_TOKEN_INVALID"));
    let mut actors = v1::ListActorsRequest { page_size: 1, ..Default::default() };
    actors.page_token = desk.registry.list_actors(actors.clone()).await.unwrap().into_inner().next_page_token;
    assert!(!actors.page_token.is_empty());
    actors.called = "Tomas Radek".into();
    let other = desk.registry.list_actors(actors).await.unwrap_err();
    assert_eq!(failure(&other), token("PAGE_TOKEN_MISMATCH"));

    let process = desk.process().await.name;
    let date = |day| Some(v1::Date { year: 2025, month: 3, day });
    let digest = async |desk: &mut Desk, request: v1::GetDigestRequest| {
        failure(&desk.digests.get_digest(request).await.unwrap_err())
    };
    let window = v1::DateInterval { start: date(9), end: date(8) };
    let backwards =
        v1::GetDigestRequest { process: process.clone(), published: Some(window), ..Default::default() };
    assert_eq!(digest(&mut desk, backwards).await, invalid("published.end"));
    let fewer = v1::GetDigestRequest { process: process.clone(), max_tellings: -1, ..Default::default() };
    assert_eq!(digest(&mut desk, fewer).await, invalid("max_tellings"));
    let unit = v1::GetDigestRequest { process, encoding_type: 9, ..Default::default() };
    assert_eq!(digest(&mut desk, unit).await, invalid("encoding_type"));

    let minister = desk.called("Irenka Dovalj").await.remove(0).name;
    let merge = async |desk: &mut Desk, merged: &[&str]| {
        let merged = merged.iter().map(|name| (*name).to_owned()).collect();
        let request = v1::MergeActorsRequest { name: minister.clone(), merged, reason: String::new() };
        failure(&desk.registry.merge_actors(request).await.unwrap_err())
    };
    assert_eq!(
        merge(&mut desk, &[]).await,
        (Code::InvalidArgument, "FIELD_REQUIRED".into(), "merged".into())
    );
    assert_eq!(merge(&mut desk, &["actors/a", "x"]).await, invalid("merged[1]"));
    assert_eq!(merge(&mut desk, &[&minister]).await, invalid("merged"));
    assert_eq!(merge(&mut desk, &["actors/nobody"]).await, none);
    let split = v1::SplitActorRequest {
        name: minister,
        briefs: vec![format!("briefs/{}", "0".repeat(32))],
        reason: "x".repeat(1001),
    };
    let long = desk.registry.split_actor(split.clone()).await.unwrap_err();
    assert_eq!(failure(&long), invalid("reason"));
    let untold = v1::SplitActorRequest { reason: String::new(), ..split };
    assert_eq!(failure(&desk.registry.split_actor(untold).await.unwrap_err()), invalid("briefs"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_archive_there_is_nothing_to_ask() {
    let running = peacebrief_server::embedded::start_with(config(), engine()).await.unwrap();
    let mut digests = v1::digest_service_client::DigestServiceClient::new(channel(&running).await);
    let request = v1::GetDigestRequest { process: "processes/x".into(), ..Default::default() };
    let refused = failure(&digests.get_digest(request).await.unwrap_err());
    assert_eq!(refused, (Code::FailedPrecondition, "ARCHIVE_DISABLED".into(), String::new()));
}

/// Where nobody brings it up to date, it says so, and when to come back.
#[tokio::test(flavor = "multi_thread")]
async fn a_registry_that_nobody_keeps_is_behind() {
    use tonic_types::StatusExt as _;

    let place = Place::folder();
    let config = peacebrief_server::config::Config { keep_registry: false, ..config() };
    let mut desk = Desk::open_as(&place, config, engine()).await;
    let request = v1::ListProcessesRequest::default();
    let behind = desk.registry.list_processes(request).await.unwrap_err();
    assert_eq!(failure(&behind), (Code::Unavailable, "REGISTRY_BEHIND".into(), String::new()));
    assert!(behind.get_error_details().retry_info().is_some());
}

on_both! { requests_are_refused_by_their_fields }
