//! Digests of stories: each story's reports briefed, chronicled in order of publication, and told as a whole; by the engine and the
//! chronicle called directly, or by a service over gRPC.

use std::collections::BTreeMap;
use std::sync::Arc;

use peacebrief::v1::brief_service_client::BriefServiceClient;
use peacebrief::v1::digest_service_client::DigestServiceClient;
use peacebrief::v1::registry_service_client::RegistryServiceClient;
use peacebrief::v1::{self, EncodingType};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Reader, Report};
use peacebrief_engine::Engine;
use peacebrief_server::config::{Config, Location, Time};
use peacebrief_server::embedded;
use tonic::transport::{Channel, Endpoint};

use crate::account::{Account, Called, from_digest};
use crate::producer::AnyError;
use crate::story::Story;

/// The digest of a story, from the engine and the chronicle called directly. Empty where no report was filed under a process.
pub(crate) fn in_process(engine: &Engine, story: &Story) -> Result<Account, AnyError> {
    let mut shelf = MemoryShelf::default();
    let mut reports = BTreeMap::new();
    for (article, request) in &story.reports {
        let name = format!("briefs/{}-{}", story.id, article.id);
        let brief = engine.brief(request, EncodingType::Utf8)?;
        let mut chronicler = Chronicler::new(&shelf);
        chronicler.add(&Report { name: name.clone(), article: request.clone(), brief })?;
        let outcome = chronicler.finish();
        shelf.apply(outcome);
        reports.insert(name, article.id.clone());
    }
    let reader = Reader::new(&shelf, EncodingType::Utf8);
    let mut filed: Option<v1::ProcessRecord> = None;
    let mut after = None;
    loop {
        let (processes, next) = reader.processes("", "", 100, after.as_deref())?;
        for process in processes {
            if filed.as_ref().is_none_or(|best| process.report_count > best.report_count) {
                filed = Some(process);
            }
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    let Some(process) = filed else { return Ok(Account::default()) };
    let Some(digest) = reader.digest(&process.name, None, 0)? else { return Ok(Account::default()) };
    let actors = reader.actor_names(&named(&digest))?;
    let actors = actors.into_iter().map(|a| (a.name, a.display_name)).collect();
    Ok(from_digest(&digest, &Called { reports: &reports, actors: &actors }))
}

/// The digest of a story, from a service with an archive of its own, called over gRPC.
pub(crate) async fn over_grpc(engine: &Arc<Engine>, story: &Story) -> Result<Account, AnyError> {
    let folder = tempfile::tempdir()?;
    let data_dir = Location(Some(folder.path().to_owned()));
    let config = Config { data_dir, drain_pause: Time::seconds(0), ..Config::default() };
    let server = embedded::start_with(config, Arc::<Engine>::clone(engine)).await?;
    let channel = Endpoint::from_shared(server.endpoint())?.connect().await?;
    let account = ask(channel, story).await;
    server.shutdown().await;
    account
}

async fn ask(channel: Channel, story: &Story) -> Result<Account, AnyError> {
    let mut briefs = BriefServiceClient::new(channel.clone());
    let mut registry = RegistryServiceClient::new(channel.clone());
    let mut digests = DigestServiceClient::new(channel);
    let mut reports = BTreeMap::new();
    for (article, request) in &story.reports {
        let view = v1::BriefView::Basic.into();
        let request = v1::IngestArticleRequest { article: Some(request.clone()), view, ..Default::default() };
        let kept = briefs.ingest_article(request).await?.into_inner().brief.unwrap_or_default();
        reports.insert(kept.name, article.id.clone());
    }
    let mut filed: Option<v1::ProcessRecord> = None;
    let mut request = v1::ListProcessesRequest::default();
    loop {
        let page = registry.list_processes(request.clone()).await?.into_inner();
        for process in page.processes {
            if filed.as_ref().is_none_or(|best| process.report_count > best.report_count) {
                filed = Some(process);
            }
        }
        request.page_token = page.next_page_token;
        if request.page_token.is_empty() {
            break;
        }
    }
    let Some(process) = filed else { return Ok(Account::default()) };
    let request = v1::GetDigestRequest { process: process.name, ..Default::default() };
    let digest = digests.get_digest(request).await?.into_inner().digest.unwrap_or_default();
    let mut actors = BTreeMap::new();
    for name in named(&digest) {
        let request = v1::GetActorRequest { name: name.clone(), ..Default::default() };
        let actor = registry.get_actor(request).await?.into_inner().actor.unwrap_or_default();
        actors.insert(name, actor.display_name);
    }
    Ok(from_digest(&digest, &Called { reports: &reports, actors: &actors }))
}

/// All actors that a digest names.
pub(crate) fn named(digest: &v1::Digest) -> Vec<String> {
    let parties = digest.process.iter().flat_map(|p| &p.parties);
    let events = digest.events.iter().flat_map(|e| &e.participants);
    let agreements = digest.agreements.iter().flat_map(|a| {
        let breaches = a.breaches.iter().flat_map(|b| [&b.accuser, &b.accused]);
        a.parties.iter().chain(breaches)
    });
    let affiliations = digest.actors.iter().map(|a| &a.affiliation);
    let mut names: Vec<String> =
        parties.chain(events).chain(agreements).chain(affiliations).cloned().collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}
