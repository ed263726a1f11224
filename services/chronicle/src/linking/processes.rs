//! Under which process a report is filed: one that it shares parties with.

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1::{self, ActorKind, ActorRole};

use super::actors::{Linker, Links, places};
use super::compare::Local;
use super::ids;
use super::known::Registry;
use crate::record::{PartRecord, ProcessRecord, ReportRecord};
use crate::{Report, Shelf, keys};

/// How many processes a report is held against.
const CANDIDATES: usize = 8;
/// How many of the latest processes of each actor are looked at.
const OF_ACTOR: usize = 6;
/// What has to speak for a process of which a report has one principal, and no other who is not known in it.
const SOME: f32 = 0.3;
/// What has to speak for it where the report has a principal whom the process does not know.
const MUCH: f32 = 1.2;

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
    for process in candidates(registry, report, &principals, &wide)? {
        let links = linker.link(Some(&process.name))?;
        let fit = Fit::of(registry, report, locals, &principals, &process, &links)?;
        if fit.holds() {
            fits.push((fit, process, links));
        }
    }
    fits.sort_by(|(a, x, _), (b, y, _)| b.order(x).total_cmp(&a.order(y)).then_with(|| x.name.cmp(&y.name)));
    // With one principal shared, another process that fits as well leaves open which is meant.
    let open = match &fits[..] {
        [(first, ..), (second, ..), ..] => {
            first.shared < 2 && second.shared == first.shared && second.evidence + SOME > first.evidence
        }
        _ => false,
    };
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

/// What speaks for a report's being about a process.
struct Fit {
    /// How many of its principals are the process's.
    shared: usize,
    /// Whether a principal of it has no part in the process.
    foreign: bool,
    /// Whether the process has a principal of long standing whom the report does not have.
    missing: bool,
    /// What else.
    evidence: f32,
    /// How many persons and groups of it have a part in the process, besides those who act for its principals.
    others: usize,
}

impl Fit {
    fn of<S: Shelf>(
        registry: &Registry<'_, '_, S>,
        report: &Report,
        locals: &[Local<'_>],
        principals: &[usize],
        process: &ProcessRecord,
        links: &Links,
    ) -> Result<Self, S::Error> {
        let parties = process.principals();
        let party = |at: usize| links[at].as_ref().is_some_and(|link| parties.contains(&link.id.as_str()));
        let shared: Vec<usize> = principals.iter().copied().filter(|&at| party(at)).collect();
        let mut fit = Self { shared: shared.len(), foreign: false, missing: false, evidence: 0.0, others: 0 };
        let mut parts = Vec::with_capacity(links.len());
        for link in links {
            parts.push(match link {
                Some(link) => registry.part(&process.name, &link.id)?,
                None => None,
            });
        }
        fit.foreign = principals.iter().any(|&at| parts[at].is_none());
        let present: BTreeSet<&str> = links.iter().flatten().map(|link| link.id.as_str()).collect();
        let standing = process
            .parties
            .iter()
            .filter(|tally| tally.count >= 2 && tally.count * 2 >= process.report_count());
        fit.missing = standing.into_iter().any(|tally| !present.contains(tally.what.as_str()));
        for (at, part) in parts.iter().enumerate() {
            let Some(part) = part.as_ref().filter(|_| !shared.contains(&at)) else { continue };
            let for_shared = locals[at].above.iter().any(|above| shared.contains(above));
            let (weight, other) = match locals[at].actor.kind() {
                _ if locals[at].name.is_generic() => (0.0, false),
                ActorKind::Person if for_shared => (0.25, false),
                ActorKind::Person => (0.7, true),
                ActorKind::State | ActorKind::IntergovernmentalOrganization if fit.foreign => (0.0, false),
                ActorKind::State if part.role() == ActorRole::Party => (0.5, true),
                ActorKind::State => (0.3, false),
                ActorKind::IntergovernmentalOrganization => (0.2, false),
                _ if for_shared => (0.2, false),
                _ => (0.6, true),
            };
            fit.evidence += weight;
            fit.others += usize::from(other);
        }
        fit.evidence += fit_occasions(registry, report, process, links)?;
        Ok(fit)
    }

    fn holds(&self) -> bool {
        match self.shared {
            0 => self.others >= 2 && self.evidence >= MUCH && !self.missing,
            1 if self.foreign => self.evidence >= MUCH && !self.missing,
            1 => self.evidence >= SOME,
            _ => true,
        }
    }

    /// The better fit first; of those as good, the process with more reports.
    fn order(&self, process: &ProcessRecord) -> f32 {
        let reports = f32::from(u16::try_from(process.report_count()).unwrap_or(u16::MAX));
        f32::from(u8::try_from(self.shared).unwrap_or(u8::MAX)) * 10.0
            + self.evidence.min(9.0)
            + reports / 1e7
    }
}

/// What occasions tell that the process's reports and this one have in common.
fn fit_occasions<S: Shelf>(
    registry: &Registry<'_, '_, S>,
    report: &Report,
    process: &ProcessRecord,
    links: &Links,
) -> Result<f32, S::Error> {
    let actor_of = |id: &str| {
        let at = report.brief.actors.iter().position(|actor| actor.id == id)?;
        Some(links[at].as_ref()?.id.clone())
    };
    let mut shared = 0.0;
    for occasion in occasions(&report.brief, actor_of) {
        let others = registry.desk().with_key::<ReportRecord>(&occasion, 4)?;
        if others.iter().any(|(_, other)| other.process == process.name) {
            shared += 1.0;
        }
    }
    Ok(f32::min(shared, 2.0))
}
