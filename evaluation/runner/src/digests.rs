//! Digests of stories: each story's reports briefed, chronicled in order of publication, and told as a whole.

use std::collections::BTreeMap;

use peacebrief::v1::{self, EncodingType};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Reader, Report};
use peacebrief_engine::Engine;

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
