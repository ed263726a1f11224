//! Under which process a report is filed: one that it shares parties with.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1;

use super::actors::{Linker, Links, places};
use super::compare::Local;
use super::fit::{Fit, Reading};
use super::ids;
use super::known::Registry;
use crate::record::{PartRecord, ProcessRecord, ReportRecord};
use crate::{Report, Shelf, keys};

/// How many processes a report is held against.
const CANDIDATES: usize = 8;
/// How many of the latest processes of each actor are looked at.
const OF_ACTOR: usize = 6;
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
    let mut fits: Vec<(Fit, ProcessRecord, Links)> = Vec::new();
    let reading = Reading::new(report, locals, &principals);
    for process in candidates(registry, linker, report, &principals, &wide)? {
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
        Some((_, process, links)) if !open => Filing { process: Some(process.name), links },
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
) -> Result<Vec<ProcessRecord>, S::Error> {
    let desk = registry.desk();
    let mut votes: BTreeMap<String, u32> = BTreeMap::new();
    for (at, link) in wide.iter().enumerate() {
        let Some(link) = link else { continue };
        let principal = principals.contains(&at);
        let weight = if principal { 4 } else { 1 };
        for (_, part) in desk.range::<PartRecord>(&keys::parts_of(&link.id), "", OF_ACTOR)? {
            *votes.entry(part.process).or_default() += weight;
        }
        if principal {
            for (_, process) in desk.with_key::<ProcessRecord>(&keys::process_of(&link.id), CANDIDATES * 2)? {
                *votes.entry(process.name).or_default() += weight;
            }
        }
    }
    // Who may be meant is a vote as well, in the process that will tell whether it is.
    for known in linker.wide_candidates()? {
        for (_, part) in desk.range::<PartRecord>(&keys::parts_of(&known.id), "", OF_ACTOR)? {
            *votes.entry(part.process).or_default() += 1;
        }
    }
    let actor_of = |id: &str| {
        let at = report.brief.actors.iter().position(|actor| actor.id == id)?;
        Some(wide[at].as_ref()?.id.clone())
    };
    for occasion in occasions(&report.brief, actor_of) {
        for (_, other) in desk.with_key::<ReportRecord>(&occasion, 4)? {
            *votes.entry(other.process).or_default() += 4;
        }
    }
    let mut ranked: Vec<(u32, String)> =
        votes.into_iter().map(|(process, votes)| (u32::MAX - votes, process)).collect();
    ranked.sort();
    ranked.truncate(CANDIDATES);
    ranked.into_iter().filter_map(|(_, process)| desk.get(&process).transpose()).collect()
}
