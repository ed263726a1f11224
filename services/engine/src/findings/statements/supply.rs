//! At whom a statement is directed where only the story tells: "both delegations", "the other side", the one adversary of a party.

use std::collections::BTreeMap;
use std::ops::Range;

use peacebrief::v1::{self, ActorKind, ActorRole, StatementStance as Stance};

use crate::actors::{Actor, ActorId, Cast};
use crate::document::{Document, TokenId};
use crate::findings::{Finding, Sources, roles};
use crate::syntax::{Dep, Pos, Tag};

/// Nouns for the parties together.
const SIDES: &[&str] = &[
    "side",
    "party",
    "faction",
    "delegation",
    "delegate",
    "panel",
    "camp",
    "belligerent",
    "combatant",
    "signatory",
    "negotiator",
    "protagonist",
    "team",
    "capital",
    "adversary",
    "rival",
    "foe",
    "stakeholder",
];

/// Words before such a noun that leave it all of them.
const ALL: &[&str] = &[
    "the",
    "both",
    "two",
    "all",
    "these",
    "those",
    "warring",
    "conflicting",
    "rival",
    "opposing",
    "respective",
    "armed",
    "belligerent",
    "negotiating",
    "three",
    "four",
];

/// Nouns for the other of two parties, after a possessive.
const OPPONENTS: &[&str] =
    &["adversary", "rival", "foe", "enemy", "opponent", "neighbour", "neighbor", "counterpart", "antagonist"];

/// The most parties that a collective noun stands for.
const MOST: usize = 4;

/// Gives statements without targets those that follow from who the parties are.
pub(crate) fn supply(
    sources: Sources<'_, '_>,
    cast: &Cast,
    parties: &[ActorId],
    statements: &mut [Finding<v1::Statement>],
) {
    let ids: BTreeMap<String, ActorId> = cast.iter().map(|(id, _)| (Cast::brief_id(id), id)).collect();
    let story = Story { document: sources.document, cast, parties };
    // Who speaks together, by the words that they share.
    let mut together: BTreeMap<_, Vec<ActorId>> = BTreeMap::new();
    for finding in statements.iter() {
        let span = finding.message.evidence.as_ref().map(|span| (span.start, span.end));
        if let (Some(span), Some(&speaker)) = (span, ids.get(&finding.message.speaker_id)) {
            together.entry(span).or_default().push(roles::principal(cast, speaker));
        }
    }
    for finding in statements.iter_mut().filter(|f| f.message.target_ids.is_empty()) {
        let Some(&speaker) = ids.get(&finding.message.speaker_id) else { continue };
        let Some(span) = finding.message.evidence.as_ref() else { continue };
        let fellows = together.get(&(span.start, span.end)).map_or(&[][..], Vec::as_slice);
        let Some(words) = bytes(span) else { continue };
        if story.names_another(finding.token) {
            continue;
        }
        let words = sources.document.tokens_in(words);
        let found = story.targets(speaker, finding.message.stance(), words);
        let found = found.into_iter().filter(|found| fellows.len() < 2 || !fellows.contains(found));
        finding.message.target_ids = found.map(Cast::brief_id).collect();
    }
}

fn bytes(span: &v1::TextSpan) -> Option<Range<usize>> {
    let (start, end) = (usize::try_from(span.start).ok()?, usize::try_from(span.end).ok()?);
    (start < end).then_some(start..end)
}

struct Story<'s, 't> {
    document: &'s Document<'t>,
    cast: &'s Cast,
    parties: &'s [ActorId],
}

impl Story<'_, '_> {
    fn targets(&self, speaker: ActorId, stance: Stance, words: Range<TokenId>) -> Vec<ActorId> {
        let side = roles::principal(self.cast, speaker);
        let others: Vec<ActorId> = self.parties.iter().copied().filter(|&p| p != side).collect();
        let own = others.len() < self.parties.len();
        let directed = !matches!(stance, Stance::Comment | Stance::Reject | Stance::Unspecified);
        if let Some(all) = words.clone().find(|&t| directed && self.is_all(t)) {
            let meant = self.cast.at(all);
            let found = if meant.len() > 1 { meant } else { &others };
            return found.iter().copied().filter(|&a| a != side && a != speaker).take(MOST).collect();
        }
        if stance == Stance::Support && words.clone().any(|t| self.is_mediators(t)) {
            return self.mediators(side);
        }
        let [other] = others[..] else {
            let hostile = own && matches!(stance, Stance::Accuse | Stance::Threaten);
            let adversary = Some(()).filter(|()| hostile).and_then(|()| self.adversary(side, &others));
            return adversary.map_or_else(|| self.government(side, stance, own), |id| vec![id]);
        };
        if !own {
            return self.government(side, stance, own);
        }
        let named = || {
            words
                .clone()
                .take(120)
                .any(|t| self.cast.at(t).iter().any(|&a| roles::principal(self.cast, a) == other))
        };
        let to_other = match stance {
            Stance::Accuse | Stance::Threaten => true,
            Stance::Reject => named() || words.clone().any(|t| self.is_opponent(t)),
            Stance::Request | Stance::Support => words.clone().any(|t| self.is_opponent(t)),
            _ => false,
        };
        if to_other { vec![other] } else { Vec::new() }
    }

    /// "accused *Ordovia* of arming the rebels": at somebody whom the text names, but who is no actor.
    fn names_another(&self, verb: TokenId) -> bool {
        let mut objects = self.document.children_by(verb, Dep::Dobj);
        objects.any(|o| self.document.pos(o) == Pos::Propn && self.cast.at(o).is_empty())
    }

    /// Whom a party fights, of several others: a group the one state, a state the one group.
    fn adversary(&self, side: ActorId, others: &[ActorId]) -> Option<ActorId> {
        let state = |id: ActorId| self.cast.get(id).kind == ActorKind::State;
        let mut faced = others.iter().copied().filter(|&id| state(id) != state(side));
        faced.next().filter(|_| faced.next().is_none())
    }

    /// Of what a movement at home demands or threatens, the government.
    fn government(&self, side: ActorId, stance: Stance, own: bool) -> Vec<ActorId> {
        let domestic =
            matches!(self.cast.get(side).kind, ActorKind::PoliticalGroup | ActorKind::CivilSociety);
        let mut states = self.parties.iter().copied().filter(|&p| self.cast.get(p).kind == ActorKind::State);
        let state = states.next().filter(|_| states.next().is_none());
        let directed = matches!(stance, Stance::Request | Stance::Threaten);
        state.filter(|_| domestic && directed && !own).into_iter().collect()
    }

    /// "both sides", "the warring factions", "urged both": the parties together, where the sentence acts upon them or has them act.
    fn is_all(&self, token: TokenId) -> bool {
        let document = self.document;
        let acts = match document.dep(token) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative => true,
            Dep::Pobj => {
                let preposition = document.word(document.head(token)).to_lowercase();
                matches!(
                    preposition.as_str(),
                    "on" | "upon" | "to" | "at" | "from" | "by" | "against" | "for" | "with" | "of"
                )
            }
            _ => false,
        };
        if !acts || self.cast.at(token).len() == 1 {
            return false;
        }
        // "urged both to", "all concerned".
        let concerned = document.children(token).any(|c| document.word(c).eq_ignore_ascii_case("concerned"));
        if document.word(token).eq_ignore_ascii_case("both")
            || document.word(token).eq_ignore_ascii_case("all") && concerned
        {
            return true;
        }
        let mut before = document.children(token).filter(|&c| c < token);
        let several = document.tag(token) == Tag::Nns;
        let bounded = document.children(token).any(|c| {
            c > token
                && document.dep(c) == Dep::Prep
                && matches!(document.word(c).to_lowercase().as_str(), "in" | "of")
        });
        several
            && !bounded
            && document.pos(token) == Pos::Noun
            && SIDES.contains(&document.lemma(token))
            && document.children(token).any(|c| c < token)
            && before.all(|c| ALL.contains(&document.word(c).to_lowercase().as_str()))
    }

    /// "thanked the mediators", "paid tribute to the guarantors of the truce".
    fn is_mediators(&self, token: TokenId) -> bool {
        let document = self.document;
        matches!(document.lemma(token), "mediator" | "facilitator")
            && document.tag(token) == Tag::Nns
            && self.cast.at(token).is_empty()
    }

    /// Who mediates, the speaker's own side aside: states and organizations, else persons.
    fn mediators(&self, side: ActorId) -> Vec<ActorId> {
        let mediates = |(id, actor): &(ActorId, &Actor)| {
            actor.role == ActorRole::Mediator
                && matches!(actor.kind, ActorKind::State | ActorKind::IntergovernmentalOrganization)
                && actor.affiliation.is_none()
                && *id != side
        };
        let found: Vec<ActorId> = self.cast.iter().filter(mediates).map(|(id, _)| id).collect();
        if found.len() > MOST { Vec::new() } else { found }
    }

    /// "the other", "its adversaries", "the other party".
    fn is_opponent(&self, token: TokenId) -> bool {
        let document = self.document;
        let word = document.word(token).to_lowercase();
        if word == "other" {
            let bare = document.head(token) < token || SIDES.contains(&document.lemma(document.head(token)));
            return bare && token > 0 && document.word(token - 1).eq_ignore_ascii_case("the");
        }
        OPPONENTS.contains(&document.lemma(token))
            && document.children(token).any(|c| document.tag(c) == Tag::PrpPossessive)
    }
}
