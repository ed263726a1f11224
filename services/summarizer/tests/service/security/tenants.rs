//! Two tenants of one service: neither sees, changes or even counts what is the other's.

use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, BriefView, WatchStart};
use peacebrief_server::config::{Config, Location};
use peacebrief_server::embedded::{self, Running};
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Code, Request, Status};

use super::support::{Files, api_key, quick};
use crate::briefs::support::{Place, Reporter, failure, report, taking_in};
use crate::support::channel;

on_both! {
    what_is_one_tenants_is_nowhere_for_the_other
    changes_are_told_to_their_own_tenant_only
    what_spans_reports_is_each_tenants_own
}

/// Shows an API key with every call.
#[derive(Clone)]
struct WithKey(MetadataValue<Ascii>);

impl Interceptor for WithKey {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("x-api-key", self.0.clone());
        Ok(request)
    }
}

type Keyed = InterceptedService<Channel, WithKey>;

/// The services as one tenant has them.
struct Desk {
    briefs: BriefServiceClient<Keyed>,
    registry: RegistryServiceClient<Keyed>,
    digests: DigestServiceClient<Keyed>,
}

/// A service with two tenants.
async fn served(place: &Place, files: &Files) -> (Running, [Desk; 2]) {
    let keys = ["a", "b"].map(|tenant| api_key(tenant, tenant, "summarize read write admin"));
    let entries: String = keys.iter().map(|(_, entry)| entry.as_str()).collect();
    let api_keys = Location(Some(files.write("keys.toml", &entries)));
    let config = place.set(Config { api_keys, ..quick() });
    let running = embedded::start_with(config, Reporter::version("1")).await.unwrap();
    let plain = channel(&running).await;
    let desks = keys.map(|(key, _)| {
        let key = WithKey(key.parse().unwrap());
        Desk {
            briefs: BriefServiceClient::with_interceptor(plain.clone(), key.clone()),
            registry: RegistryServiceClient::with_interceptor(plain.clone(), key.clone()),
            digests: DigestServiceClient::with_interceptor(plain.clone(), key),
        }
    });
    (running, desks)
}

impl Desk {
    async fn ingest(&mut self, article: v1::Article) -> v1::BriefRecord {
        self.briefs.ingest_article(taking_in(article)).await.unwrap().into_inner().brief.unwrap()
    }

    async fn listed(&mut self) -> Vec<String> {
        let request = v1::ListBriefsRequest { view: BriefView::Basic.into(), ..Default::default() };
        let page = self.briefs.list_briefs(request).await.unwrap().into_inner();
        page.briefs.into_iter().map(|brief| brief.name).collect()
    }
}

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(answer: Result<T, Status>, code: Code, reason: &str) {
    let (found, told, _) = failure(&answer.unwrap_err());
    assert_eq!((found, told.as_str()), (code, reason));
}

async fn what_is_one_tenants_is_nowhere_for_the_other(place: Place) {
    let files = Files::new();
    let (_running, [mut a, mut b]) = served(&place, &files).await;
    let (first, second) = (a.ingest(report(1)).await, a.ingest(report(3)).await);
    let article = first.name.replace("briefs/", "articles/");
    let get = |name: &str| v1::GetBriefRequest { name: name.into(), ..Default::default() };

    assert_refused(b.briefs.get_brief(get(&first.name)).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let asked = v1::GetArticleRequest { name: article.clone() };
    assert_refused(b.briefs.get_article(asked).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let batch = v1::BatchGetBriefsRequest { names: vec![first.name.clone()], ..Default::default() };
    let batch = b.briefs.batch_get_briefs(batch).await.unwrap().into_inner();
    assert_eq!((batch.briefs.len(), batch.missing_names), (0, vec![first.name.clone()]));
    assert_eq!(b.listed().await, Vec::<String>::new());
    let search = v1::SearchBriefsRequest { query: "envoy".into(), ..Default::default() };
    assert_eq!(b.briefs.search_briefs(search.clone()).await.unwrap().into_inner().results.len(), 0);
    assert_eq!(a.briefs.search_briefs(search).await.unwrap().into_inner().results.len(), 2);

    // Where one has got to in a list is of no use to the other.
    let page = |page_token: &str| v1::ListBriefsRequest {
        page_size: 1,
        page_token: page_token.into(),
        ..Default::default()
    };
    let token = a.briefs.list_briefs(page("")).await.unwrap().into_inner().next_page_token;
    assert!(!token.is_empty());
    assert_refused(b.briefs.list_briefs(page(&token)).await, Code::InvalidArgument, "PAGE_TOKEN_MISMATCH");
    assert_eq!(a.briefs.list_briefs(page(&token)).await.unwrap().into_inner().briefs.len(), 1);

    // Nor can one erase what is the other's, whether or not it asks to be told.
    for allow_missing in [false, true] {
        let request = v1::DeleteArticleRequest { name: article.clone(), allow_missing };
        let answer = b.briefs.delete_article(request).await;
        assert_eq!(answer.is_ok(), allow_missing);
    }
    a.briefs.get_brief(get(&first.name)).await.unwrap();

    // The same article, and the same id of a request, are each tenant's own.
    let with_id = |article| v1::IngestArticleRequest { request_id: "request-1".into(), ..taking_in(article) };
    let ours = a.briefs.ingest_article(with_id(report(5))).await.unwrap().into_inner();
    let theirs = b.briefs.ingest_article(with_id(report(1))).await.unwrap().into_inner();
    assert!(ours.created && theirs.created);
    let theirs = theirs.brief.unwrap().name;
    assert_ne!(theirs, first.name);
    assert_eq!(b.listed().await, std::slice::from_ref(&theirs));
    assert_refused(a.briefs.get_brief(get(&theirs)).await, Code::NotFound, "RESOURCE_NOT_FOUND");

    // Reading anew reads one's own.
    let mut run = b.briefs.rebrief(v1::RebriefRequest::default()).await.unwrap().into_inner();
    let mut replaced = 0;
    while let Some(told) = run.message().await.unwrap() {
        replaced = told.replaced;
    }
    assert_eq!(replaced, 0);
    let erased = v1::DeleteArticleRequest { name: article, ..Default::default() };
    a.briefs.delete_article(erased).await.unwrap();
    assert_eq!(a.listed().await.len(), 2);
    assert!(a.listed().await.contains(&second.name));
    assert_eq!(b.listed().await, [theirs], "the other's copy of it stays");
}

async fn changes_are_told_to_their_own_tenant_only(place: Place) {
    let files = Files::new();
    let (_running, [mut a, mut b]) = served(&place, &files).await;
    let oldest = v1::WatchBriefsRequest { start: WatchStart::Oldest.into(), ..Default::default() };
    a.ingest(report(1)).await;
    let mut ours = a.briefs.watch_briefs(oldest.clone()).await.unwrap().into_inner();
    let told = ours.message().await.unwrap().unwrap();
    assert!(matches!(told.change, Some(Change::Written(_))));

    let resumed = v1::WatchBriefsRequest { cursor: told.cursor, ..Default::default() };
    assert_refused(b.briefs.watch_briefs(resumed).await.map(drop), Code::InvalidArgument, "CURSOR_FOREIGN");

    let mut theirs = b.briefs.watch_briefs(oldest).await.unwrap().into_inner();
    a.ingest(report(3)).await;
    let own = b.ingest(report(5)).await;
    // All that comes up to one's own is one's own.
    loop {
        match theirs.message().await.unwrap().unwrap().change.unwrap() {
            Change::Written(record) => {
                assert_eq!(record.name, own.name);
                break;
            }
            Change::Checkpoint(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

async fn what_spans_reports_is_each_tenants_own(place: Place) {
    let files = Files::new();
    let (_running, [mut a, mut b]) = served(&place, &files).await;
    let brief = a.ingest(report(1)).await;
    let processes = v1::ListProcessesRequest::default();
    let ours = a.registry.list_processes(processes.clone()).await.unwrap().into_inner().processes;
    assert_eq!(ours.len(), 1, "it is kept up to date for each");
    let process = ours[0].name.clone();

    assert_eq!(b.registry.list_processes(processes).await.unwrap().into_inner().processes.len(), 0);
    let by_brief = v1::ListProcessesRequest { brief: brief.name.clone(), ..Default::default() };
    assert_eq!(b.registry.list_processes(by_brief).await.unwrap().into_inner().processes.len(), 0);
    let get = v1::GetProcessRequest { name: process.clone(), ..Default::default() };
    assert_refused(b.registry.get_process(get.clone()).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let timeline = v1::GetTimelineRequest { process: process.clone(), ..Default::default() };
    assert_refused(b.digests.get_timeline(timeline.clone()).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let digest = v1::GetDigestRequest { process: process.clone(), ..Default::default() };
    assert_refused(b.digests.get_digest(digest.clone()).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    a.registry.get_process(get).await.unwrap();
    a.digests.get_timeline(timeline).await.unwrap();
    a.digests.get_digest(digest).await.unwrap();

    let list =
        |page_token: String| v1::ListAgreementsRequest { page_size: 1, page_token, ..Default::default() };
    a.ingest(report(2)).await;
    let page = a.registry.list_agreements(list(String::new())).await.unwrap().into_inner();
    let agreement = page.agreements[0].name.clone();
    if !page.next_page_token.is_empty() {
        let answer = b.registry.list_agreements(list(page.next_page_token)).await;
        assert_refused(answer, Code::InvalidArgument, "PAGE_TOKEN_MISMATCH");
    }
    let get = v1::GetAgreementRequest { name: agreement.clone(), ..Default::default() };
    assert_refused(b.registry.get_agreement(get).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let split = v1::SplitAgreementRequest { name: agreement, briefs: vec![brief.name], ..Default::default() };
    assert_refused(b.registry.split_agreement(split).await, Code::NotFound, "RESOURCE_NOT_FOUND");
    let edits = v1::ListRegistryEditsRequest::default();
    assert_eq!(b.registry.list_registry_edits(edits).await.unwrap().into_inner().edits.len(), 0);
}
