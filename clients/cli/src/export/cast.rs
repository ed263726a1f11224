//! Who stands behind the ids of a brief, and behind the resource names of a digest.

use std::collections::HashMap;

use peacebrief::v1::{self, ActorKind};

use super::countries::{self, Codes};
use super::terms;

/// How far from a person to a state at most: nobody's spokesman's ministry's government is further.
const CHAIN: usize = 8;

/// An actor, as exports tell of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who<'b> {
    pub(super) name: &'b str,
    pub(super) kind: ActorKind,
    pub(super) office: &'b str,
    /// By which word the report calls it first; empty in a digest, where reports differ.
    pub(super) raw: &'b str,
    affiliation: &'b str,
}

/// The actors of a brief or of a digest. It is only ever asked, never walked through, so its order does not matter.
pub(super) struct Cast<'b>(HashMap<&'b str, Who<'b>>);

impl<'b> Cast<'b> {
    pub(super) fn of_brief(brief: &'b v1::Brief) -> Self {
        let actors = brief.actors.iter().map(|actor| {
            let raw = actor.mentions.first().and_then(|mention| mention.span.as_ref());
            let who = Who {
                name: &actor.name,
                kind: actor.kind(),
                office: &actor.office,
                raw: raw.map_or("", |span| span.text.as_str()),
                affiliation: &actor.affiliation_id,
            };
            (actor.id.as_str(), who)
        });
        Self(actors.collect())
    }

    pub(super) fn of_digest(digest: &'b v1::Digest) -> Self {
        let actors = digest.actors.iter().map(|actor| {
            let who = Who {
                name: &actor.display_name,
                kind: actor.kind(),
                office: &actor.office,
                raw: "",
                affiliation: &actor.affiliation,
            };
            (actor.name.as_str(), who)
        });
        Self(actors.collect())
    }

    /// The name behind an id; the id itself where it leads nowhere.
    pub(super) fn name<'i>(&self, id: &'i str) -> &'i str
    where
        'b: 'i,
    {
        self.0.get(id).map_or(id, |who| who.name)
    }

    /// Those behind ids; who is not known is left out.
    pub(super) fn all<'i>(&'i self, ids: &'i [String]) -> impl Iterator<Item = Who<'b>> + 'i {
        ids.iter().filter_map(|id| self.0.get(id.as_str()).copied())
    }

    /// The codes of the state that an actor is or acts for; of an organization of states, PLOVER's code for those.
    pub(super) fn codes(&self, who: Who<'b>) -> Codes {
        let mut at = who;
        for _ in 0..CHAIN {
            match at.kind {
                ActorKind::State => return countries::codes(at.name),
                ActorKind::IntergovernmentalOrganization => return Codes { iso: "IGO", cow: "" },
                _ => {}
            }
            match self.0.get(at.affiliation) {
                Some(next) => at = *next,
                None => break,
            }
        }
        Codes::default()
    }

    /// PLOVER's sector of an actor.
    pub(super) fn sector(&self, who: Who<'b>) -> &'static str {
        let mut at = who;
        for _ in 0..CHAIN {
            if at.kind != ActorKind::Person {
                return terms::sector(at.kind).term;
            }
            match self.0.get(at.affiliation) {
                Some(next) => at = *next,
                None => break,
            }
        }
        ""
    }
}
