//! One actor of a report held against one of the registry.

use std::collections::BTreeSet;
use std::sync::Arc;

use peacebrief::v1::{self, ActorKind, LinkingGround};

use super::known::Known;
use super::names::{self, Name};
use super::offices::Office;
use crate::memo::Memo;

/// An actor of a report, read for comparison.
pub(crate) struct Local<'b> {
    pub(crate) actor: &'b v1::Actor,
    /// The fullest name, as it is written.
    pub(crate) written: &'b str,
    pub(crate) name: Arc<Name>,
    /// The other forms.
    pub(crate) aliases: Vec<Arc<Name>>,
    pub(crate) office: Arc<Office>,
    /// For whom it acts and for whom those act: places in the list of the report's actors.
    pub(crate) above: Vec<usize>,
}

impl<'b> Local<'b> {
    /// Reads the actors of a brief, and who published the report.
    pub(crate) fn read_all(memo: &Memo, actors: &'b [v1::Actor], source: &'b str) -> Vec<Self> {
        let place = |id: &str| actors.iter().position(|actor| actor.id == id);
        let above = |actor: &v1::Actor| {
            let mut above = Vec::new();
            let mut next = place(&actor.affiliation_id);
            while let Some(at) = next.filter(|at| !above.contains(at)) {
                above.push(at);
                next = place(&actors[at].affiliation_id);
            }
            above
        };
        let read = |actor: &'b v1::Actor| {
            let person = actor.kind() == ActorKind::Person;
            let written = names::fullest(memo, actor, source);
            Self {
                actor,
                written,
                name: memo.name(written, person),
                aliases: actor.aliases.iter().map(|alias| memo.name(alias, person)).collect(),
                office: memo.office(&actor.office),
                above: above(actor),
            }
        };
        actors.iter().map(read).collect()
    }

    pub(crate) fn is_person(&self) -> bool {
        self.actor.kind() == ActorKind::Person
    }

    /// All forms that are names, the fullest first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        [&self.name].into_iter().chain(&self.aliases).map(Arc::as_ref).filter(|name| !name.is_generic())
    }
}

/// Why an actor of a report is taken for a known one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Match {
    /// How much it tells, more for more.
    pub(crate) strength: Strength,
    /// What else speaks for it, to choose among those of one strength.
    pub(crate) support: u32,
    pub(crate) ground: LinkingGround,
    pub(crate) by: By,
    /// Whether both are told to hold one office, which is no ground by itself here.
    pub(crate) same_office: bool,
    /// Whether both are told to act for the same.
    pub(crate) same_service: bool,
    pub(crate) in_process: bool,
}

/// What of both is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// What is told of either.
    Both(&'static str),
    /// The name of a state, which was mistaken for a person.
    State,
}

impl Match {
    /// Why they were taken for one, in words.
    pub(crate) fn explanation(&self, local: &Local<'_>, known: &Known) -> String {
        let mut explanation = match self.by {
            By::Both(same) => format!("{same}: {} and {}", local.written, known.display_name),
            By::State => format!("same name as the state {}", known.display_name),
        };
        if self.same_office {
            explanation.push_str(", same office");
        }
        if self.same_service {
            explanation.push_str(", acting for the same");
        }
        if self.in_process {
            explanation.push_str(", in the same process");
        }
        explanation
    }
}

/// How much a ground tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// The office alone, or what many are called by.
    Circumstances,
    /// A surname, or words of a longer name.
    PartOfName,
    /// Several parts of a name, or an acronym.
    MostOfName,
    /// The name in another spelling.
    Spelling,
    /// The same name.
    Name,
}

/// What two tell of for whom they act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// One of them does not tell.
    Unknown,
    /// The same, on some level.
    Same,
    /// Others.
    Other,
}

/// What a comparison goes by besides names.
pub(crate) struct Circumstances<'c> {
    /// Whether the known one has a part in the process that the report is about.
    pub(crate) in_process: bool,
    /// For whom the report's actor acts, as far as those are known.
    pub(crate) serves: &'c BTreeSet<String>,
    /// Whether the report tells for whom.
    pub(crate) serves_somebody: bool,
}

/// How many different circumstances there are.
pub(crate) const CIRCUMSTANCES: usize = 6;

impl Circumstances<'_> {
    /// What tells these circumstances from others, as far as a comparison with somebody known goes by them.
    pub(crate) fn number(&self, known: &Known) -> usize {
        let service = match self.service(known) {
            Service::Unknown => 0,
            Service::Same => 1,
            Service::Other => 2,
        };
        service * 2 + usize::from(self.in_process)
    }

    pub(crate) fn service(&self, known: &Known) -> Service {
        if !self.serves_somebody || known.affiliations.is_empty() {
            Service::Unknown
        } else if self.serves.iter().any(|id| known.affiliations.contains(id)) {
            Service::Same
        } else {
            Service::Other
        }
    }
}

/// Why the report's actor may be taken for the known one, if anything speaks for it and nothing against.
pub(crate) fn compare(local: &Local<'_>, known: &Known, circumstances: &Circumstances<'_>) -> Option<Match> {
    match (local.is_person(), known.is_person()) {
        (true, true) => super::compare_persons::compare(local, known, circumstances),
        (false, false) => super::compare_bodies::compare(local, known, circumstances),
        (true, false) if circumstances.in_process => mistaken(local, known),
        _ => None,
    }
}

/// Somebody without office, service or first name who is called as a state of the process is: the state, mistaken for a person.
fn mistaken(local: &Local<'_>, known: &Known) -> Option<Match> {
    let bare = local.office.is_unknown() && local.above.is_empty() && local.name.words().len() == 1;
    let same =
        known.kind == ActorKind::State && known.forms.iter().any(|form| form.words() == local.name.words());
    (bare && same && !local.name.is_generic()).then_some(Match {
        strength: Strength::MostOfName,
        support: 0,
        ground: LinkingGround::Name,
        by: By::State,
        same_office: false,
        same_service: false,
        in_process: true,
    })
}
