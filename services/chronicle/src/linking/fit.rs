//! What speaks for a report's being about a process.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1::{ActorKind, ActorRole};

use super::actors::Links;
use super::compare::Local;
use super::known::{Known, Registry};
use super::names::{self, Name};
use super::processes;
use crate::desk::Span;
use crate::record::{PartRecord, ProcessRecord, ReportRecord};
use crate::{Report, Shelf};

/// What has to speak for a process of which a report has one principal, and no other.
const SOME: f32 = 0.3;
/// What has to speak for it where the report has a principal whom the process does not know, or none that it does.
const MUCH: f32 = 1.2;
/// What it tells that a principal is called as one of the process's is, who has no name of its own.
const GENERIC: f32 = 0.5;
/// How many who act in a process have to act in a report between others.
const MANY: usize = 4;

/// A report, read for what it may be about.
pub(crate) struct Reading<'r> {
    report: &'r Report,
    locals: &'r [Local<'r>],
    principals: &'r [usize],
    /// Whether the brief tells between whom the conflict is: two principals with names of their own.
    told: bool,
    /// The body, folded, with a blank at either end.
    words: String,
}

impl<'r> Reading<'r> {
    pub(crate) fn new(report: &'r Report, locals: &'r [Local<'r>], principals: &'r [usize]) -> Self {
        let own = |at: &&usize| {
            let local = &locals[**at];
            let principal = matches!(
                local.actor.kind(),
                ActorKind::State | ActorKind::ArmedGroup | ActorKind::PoliticalGroup
            );
            principal && !local.name.is_generic()
        };
        let told = principals.iter().filter(own).count() >= 2;
        Self { report, locals, principals, told, words: format!(" {} ", names::fold(&report.article.body)) }
    }

    /// Whether the body has one of somebody's names.
    fn names(&self, known: &Known) -> bool {
        let has =
            |name: &Arc<Name>| !name.is_generic() && self.words.contains(&format!(" {} ", name.folded()));
        known.forms.iter().any(has)
    }

    /// Whether the body has anything that somebody is called by and that is written with a capital ("the Front").
    fn mentions(&self, known: &Known) -> bool {
        let proper = |form: &&str| {
            form.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        known.written().filter(proper).any(|form| self.report.article.body.contains(form))
    }
}

/// What speaks for a report's being about a process.
#[derive(Debug, Default)]
pub(crate) struct Fit {
    /// How many of the process's principals are the report's.
    shared: usize,
    /// How many more of them it names.
    named: usize,
    /// Whether the brief tells between whom the conflict is.
    told: bool,
    /// Whether a principal of the report has no part in the process.
    foreign: bool,
    /// Whether the process has a principal of long standing of whom the report has nothing.
    missing: bool,
    /// What else.
    evidence: f32,
    /// How many persons and groups of it have a part in the process, besides those who act for the principals that it shares.
    others: usize,
}

impl Fit {
    pub(crate) fn of<S: Shelf>(
        registry: &Registry<'_, '_, S>,
        reading: &Reading<'_>,
        process: &ProcessRecord,
        links: &Links,
    ) -> Result<Self, S::Error> {
        let parties = process.principals();
        // What many are called by ("the Front") tells nobody's conflict from another's.
        let party = |at: usize| {
            let own = !reading.locals[at].name.is_generic();
            own && links[at].as_ref().is_some_and(|link| parties.contains(&link.id.as_str()))
        };
        let shared: BTreeSet<usize> = reading.principals.iter().copied().filter(|&at| party(at)).collect();
        let mut fit = Self { shared: shared.len(), told: reading.told, ..Self::default() };
        let mut parts: Vec<Option<Arc<PartRecord>>> = Vec::with_capacity(links.len());
        let mut known = Vec::with_capacity(links.len());
        for link in links {
            let (part, actor) = match link {
                Some(link) => (registry.part(&process.name, &link.id)?, registry.actor(&link.id)?),
                None => (None, None),
            };
            parts.push(part);
            known.push(actor);
        }
        fit.foreign = reading.principals.iter().any(|&at| parts[at].is_none());
        for tally in process.parties.iter().filter(|tally| parties.contains(&tally.what.as_str())) {
            let ours = |at: &usize| links[*at].as_ref().is_some_and(|link| link.id == tally.what);
            if shared.iter().any(ours) {
                continue;
            }
            let Some(principal) = registry.actor(&tally.what)? else { continue };
            let linked = links.iter().zip(reading.locals).any(|(link, local)| {
                !local.name.is_generic() && link.as_ref().is_some_and(|link| link.id == tally.what)
            });
            let named = linked || reading.names(&principal);
            fit.named += usize::from(named);
            let served = known.iter().flatten().any(|actor| actor.affiliations.contains(&tally.what));
            let standing = tally.count >= 2 && tally.count * 2 >= process.report_count();
            fit.missing |= standing && !named && !served && !reading.mentions(&principal);
        }
        let shared_ids: BTreeSet<&str> =
            shared.iter().filter_map(|&at| links[at].as_ref()).map(|link| link.id.as_str()).collect();
        for (at, part) in parts.iter().enumerate() {
            let Some(part) = part.as_ref().filter(|_| !shared.contains(&at)) else { continue };
            let serves = |known: &Known| known.affiliations.iter().any(|id| shared_ids.contains(id.as_str()));
            let for_shared = known[at].as_deref().is_some_and(serves)
                || reading.locals[at].above.iter().any(|above| shared.contains(above));
            let (weight, other) = match reading.locals[at].actor.kind() {
                _ if reading.locals[at].name.is_generic() => (0.0, false),
                ActorKind::Person if for_shared => (0.25, false),
                ActorKind::Person => (0.7, true),
                ActorKind::State | ActorKind::IntergovernmentalOrganization if fit.foreign && fit.told => {
                    (0.0, false)
                }
                ActorKind::State if part.role() == ActorRole::Party => (0.5, true),
                ActorKind::State => (0.3, false),
                ActorKind::IntergovernmentalOrganization => (0.2, false),
                _ if for_shared => (0.2, false),
                _ => (0.6, true),
            };
            fit.evidence += weight;
            fit.others += usize::from(other);
        }
        if !shared.is_empty() {
            // Beside one that is the same, "the rebels" are those that the process knows.
            let generic = |at: &&usize| {
                reading.locals[**at].name.is_generic()
                    && links[**at].as_ref().is_some_and(|link| parties.contains(&link.id.as_str()))
            };
            fit.evidence += reading.principals.iter().filter(generic).map(|_| GENERIC).sum::<f32>();
        }
        fit.evidence += occasions(registry, reading.report, process, links)?;
        Ok(fit)
    }

    pub(crate) fn holds(&self) -> bool {
        if !self.told {
            // What the brief tells of the parties is in want; then the report's words may name them.
            return match self.shared + self.named {
                0 => self.others >= 2 && self.evidence >= MUCH,
                1 => self.evidence >= SOME,
                _ => self.shared > 0 || self.evidence >= SOME,
            };
        }
        match self.shared {
            0 => self.others >= MANY && self.named > 0,
            1 if self.foreign => self.evidence >= MUCH && !self.missing,
            1 => self.evidence >= SOME,
            _ => true,
        }
    }

    /// Whether another process fits as well.
    pub(crate) fn rivals(&self, other: &Self) -> bool {
        self.shared < 2 && other.principals() == self.principals() && other.evidence + SOME > self.evidence
    }

    /// How good the fit is; of those as good, the process with more reports is the better.
    pub(crate) fn order(&self, process: &ProcessRecord) -> f32 {
        let reports = f32::from(u16::try_from(process.report_count()).unwrap_or(u16::MAX));
        let principals = f32::from(u8::try_from(self.principals()).unwrap_or(u8::MAX));
        principals * 10.0 + self.evidence.min(9.0) + reports / 1e7
    }

    fn principals(&self) -> usize {
        if self.told { self.shared } else { self.shared + self.named }
    }
}

/// What occasions tell that the process's reports and this one have in common.
fn occasions<S: Shelf>(
    registry: &Registry<'_, '_, S>,
    report: &Report,
    process: &ProcessRecord,
    links: &Links,
) -> Result<f32, S::Error> {
    let actor_of = |id: &str| {
        let at = report.brief.actors.iter().position(|actor| actor.id == id)?;
        Some(links[at].as_ref()?.id.clone())
    };
    let occasions = processes::occasions(&report.brief, actor_of);
    let spans: Vec<Span> =
        occasions.into_iter().map(|occasion| Span::of(occasion, processes::OF_OCCASION)).collect();
    registry.desk().list(&spans)?;
    let mut shared = 0.0;
    for span in &spans {
        let others = registry.desk().records::<ReportRecord>(span)?;
        if others.iter().any(|other| other.process == process.name) {
            shared += 1.0;
        }
    }
    Ok(f32::min(shared, 2.0))
}
