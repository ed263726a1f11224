//! Under which process a report is filed: one that it shares parties with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use peacebrief::v1;

use super::actors::{Linker, Links, places};
use super::compare::Local;
use super::fit::{Fit, Reading};
use super::ids;
use super::known::Registry;
use crate::desk::Span;
use crate::record::{ProcessRecord, ReportRecord};
use crate::{Report, Shelf, keys};

/// How many processes a report is held against.
const CANDIDATES: usize = 8;
/// How many of the latest processes of each actor are looked at.
const OF_ACTOR: usize = 6;
/// How many reports that tell of an occasion are looked at.
pub(super) const OF_OCCASION: usize = 4;
/// How many votes a principal has, and an occasion.
const OF_PRINCIPAL: u32 = 4;

/// Where a report is filed.
pub(crate) struct Filing {
    /// The process; nothing where it is a new one.
    pub(crate) process: Option<String>,
    /// The actors' links, as that process's reports tell of them.
    pub(crate) links: Links,
}

/// Finds the process of a report.
pub(crate) fn file<S: Shelf>(
    registry: &Registry<'_, '_, S>,
    linker: &Linker<'_, '_, '_, S>,
    report: &Report,
    locals: &[Local<'_>],
    before: Option<&ReportRecord>,
) -> Result<Filing, S::Error> {
    let wide = linker.link(None)?;
    let Some(told) = &report.brief.process else { return Ok(Filing { process: None, links: wide }) };
    let principals = places(&report.brief.actors, &told.party_ids);
    if let Some(before) = before.filter(|before| !before.process.is_empty()) {
        let shared = principals
            .iter()
            .any(|&at| wide[at].as_ref().is_some_and(|link| before.parties.contains(&link.id)));
        if shared || before.process_name == told.name {
            let links = linker.link(Some(&before.process))?;
            return Ok(Filing { process: Some(before.process.clone()), links });
        }
    }
    let mut fits: Vec<(Fit, Arc<ProcessRecord>, Links)> = Vec::new();
    let reading = Reading::new(report, locals, &principals);
    let candidates = candidates(registry, linker, report, &principals, &wide)?;
    linker.prepare(&candidates.iter().map(|process| process.name.as_str()).collect::<Vec<_>>())?;
    for process in candidates {
        let links = linker.link(Some(&process.name))?;
        let fit = Fit::of(registry, &reading, &process, &links)?;
        if fit.holds() {
            fits.push((fit, process, links));
        }
    }
    fits.sort_by(|(a, x, _), (b, y, _)| b.order(x).total_cmp(&a.order(y)).then_with(|| x.name.cmp(&y.name)));
    // Another process that fits as well leaves open which is meant, unless the report has two of its principals.
    let open = matches!(&fits[..], [(first, ..), (second, ..), ..] if first.rivals(second));
    Ok(match fits.into_iter().next() {
        Some((_, process, links)) if !open => Filing { process: Some(process.name.clone()), links },
        _ => Filing { process: None, links: wide },
    })
}

/// A name for a new process.
pub(crate) fn new_name<S: Shelf>(registry: &Registry<'_, '_, S>, brief: &str) -> Result<String, S::Error> {
    let mut name = String::new();
    for tries in 0..16 {
        name = ids::name("processes", brief, "process", tries);
        if registry.desk().get::<ProcessRecord>(&name)?.is_none() {
            break;
        }
    }
    Ok(name)
}

/// The occasions that a report tells of, by which others that tell of them are found: acts of one sort, on one day, with one actor.
pub(crate) fn occasions(brief: &v1::Brief, actor_of: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut occasions = BTreeSet::new();
    for event in &brief.events {
        let Some(v1::resolved_date::Value::Date(day)) = event.date.as_ref().and_then(|date| date.value)
        else {
            continue;
        };
        if day.day == 0 {
            continue;
        }
        let actors = event.participant_ids.iter().filter_map(|id| actor_of(id));
        occasions.extend(actors.map(|actor| keys::occasion(event.r#type, &keys::day(Some(&day)), &actor)));
    }
    occasions.into_iter().collect()
}

/// Processes that a report may be about: of its principals, and those in which its actors had a part of late.
fn candidates<S: Shelf>(
    registry: &Registry<'_, '_, S>,
    linker: &Linker<'_, '_, '_, S>,
    report: &Report,
    principals: &[usize],
    wide: &Links,
) -> Result<Vec<Arc<ProcessRecord>>, S::Error> {
    let desk = registry.desk();
    let mut votes: BTreeMap<String, u32> = BTreeMap::new();
    let actor_of = |id: &str| {
        let at = report.brief.actors.iter().position(|actor| actor.id == id)?;
        Some(wide[at].as_ref()?.id.clone())
    };
    let occasions: Vec<Span> = occasions(&report.brief, actor_of)
        .into_iter()
        .map(|occasion| Span::of(occasion, OF_OCCASION))
        .collect();
    let linked =
        || wide.iter().enumerate().filter_map(|(at, link)| Some((principals.contains(&at), link.as_ref()?)));
    let of_principals: Vec<Span> = linked()
        .filter(|(principal, _)| *principal)
        .map(|(_, link)| Span::of(keys::process_of(&link.id), CANDIDATES * 2))
        .collect();
    desk.list(&[&occasions[..], &of_principals[..]].concat())?;

    // Who may be meant is a vote as well, in the process that will tell whether it is.
    let mut voters: Vec<(&str, u32)> =
        linker.wide_candidates()?.iter().map(|known| (known.id.as_str(), 1)).collect();
    voters.extend(
        linked().map(|(principal, link)| (link.id.as_str(), if principal { OF_PRINCIPAL } else { 1 })),
    );
    let ids: Vec<&str> = voters.iter().map(|(id, _)| *id).collect();
    for ((_, weight), processes) in voters.iter().zip(registry.latest_processes(&ids, OF_ACTOR)?) {
        for process in processes {
            *votes.entry(process).or_default() += weight;
        }
    }
    for span in &of_principals {
        for (_, process) in desk.listed(span)? {
            *votes.entry(process).or_default() += OF_PRINCIPAL;
        }
    }
    for span in &occasions {
        for other in desk.records::<ReportRecord>(span)? {
            *votes.entry(other.process.clone()).or_default() += OF_PRINCIPAL;
        }
    }
    let mut ranked: Vec<(u32, String)> =
        votes.into_iter().map(|(process, votes)| (u32::MAX - votes, process)).collect();
    ranked.sort();
    ranked.truncate(CANDIDATES);
    let ranked: Vec<String> = ranked.into_iter().map(|(_, process)| process).collect();
    desk.prefetch(&ranked)?;
    let processes = ranked.iter().filter_map(|process| desk.get::<ProcessRecord>(process).transpose());
    let processes = processes.collect::<Result<Vec<_>, _>>()?;
    let parties = processes.iter().flat_map(|process| &process.parties).map(|tally| tally.what.clone());
    desk.prefetch(&parties.collect::<Vec<_>>())?;
    Ok(processes)
}
