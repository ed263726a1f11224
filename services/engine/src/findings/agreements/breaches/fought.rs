//! Fighting between the sides of a truce while it is in force.

use std::ops::Range;

use peacebrief::v1::{ActorKind, AgreementKind, AgreementStatus};

use super::super::kinds;
use super::super::making;
use super::{Finder, overlapping};
use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::{roles, wording};
use crate::lexicon::BreachCue;
use crate::syntax::Dep;

/// Verbs by which a truce begins.
const BEGINNING: &[&str] = &["begin", "start", "take", "come", "enter", "go", "declare", "announce"];
/// Prepositions that say that it has begun: "hours after the ceasefire", "three weeks into the truce".
const WITHIN: &[&str] = &["after", "into", "during", "since"];
/// Verbs that are hostile where somebody is accused of them, and no fighting by themselves.
const NO_FIGHTING: &[&str] = &["arrest", "cross", "fly", "move", "build", "lay", "push", "advance", "march"];
/// Nouns for a part of its time: "the third day of the truce".
const TIMES: &[&str] = &["day", "hour", "week", "month", "night", "minute"];

impl Finder<'_, '_> {
    /// "On 3 June the army shelled the ridge", "hours after the ceasefire began, jets bombed a village": what the article tells in its own voice.
    pub(super) fn fought(&mut self) {
        let document = self.sources.document;
        let kept: Vec<usize> = (0..self.accords.len())
            .filter(|&n| {
                self.is_truce(n)
                    && self.bound[n].sides.len() > 1
                    && self.reached[n] == AgreementStatus::InForce
            })
            .collect();
        let truces = (0..self.accords.len()).any(|n| self.is_truce(n));
        if !truces {
            return;
        }
        let mut told: Vec<(usize, Vec<ActorId>, TokenId)> = Vec::new();
        for (_, clause) in self.sources.clauses.iter() {
            let done = clause.reality == Reality::Fact
                && clause.tense == Tense::Past
                && !clause.negated
                && clause.own_subject
                && !clause.passive;
            if !done {
                continue;
            }
            let tokens = document.subtree(clause.verb);
            let hostile = !NO_FIGHTING.contains(&document.lemma(clause.verb))
                && self
                    .cues(&(clause.verb..tokens.end))
                    .iter()
                    .any(|c| c.class == BreachCue::Fighting && c.tokens.contains(&clause.verb));
            let accused = if hostile { self.actors(clause.doers()) } else { Vec::new() };
            if accused.is_empty() {
                continue;
            }
            let evidence = document.span(wording::of_clause(document, clause.verb));
            if overlapping(&self.spoken, &evidence).is_some() {
                continue;
            }
            let tied = self.tied(&tokens).filter(|&n| self.binds_or_is_open(n, &accused));
            let dated = || {
                kept.iter().copied().find(|&n| {
                    self.binds(n, &accused)
                        && self.is_dated_within(n, clause)
                        && !self.hits_a_third(n, clause)
                })
            };
            if let Some(accord) = tied.or_else(dated) {
                told.push((accord, accused, clause.verb));
            }
        }
        for (accord, accused, verb) in told {
            self.report(accord, accused, verb);
        }
    }

    /// Whether an accord is a truce that has come about.
    pub(super) fn is_truce(&self, accord: usize) -> bool {
        kinds::named(&self.accords[accord]) == Some(AgreementKind::Ceasefire)
            && super::is_agreed(self.reached[accord])
    }

    /// The sides of an accord; where nobody is named beside it, those of the others.
    pub(super) fn sides(&self, accord: usize) -> Vec<ActorId> {
        let mut out = self.bound[accord].sides.clone();
        if !out.is_empty() {
            return out;
        }
        for side in self.bound.iter().flat_map(|b| &b.sides) {
            if !out.contains(side) {
                out.push(*side);
            }
        }
        out
    }

    /// Whether an accord binds all of some actors, or those for whom they act; where no sides are named at all, whoever may be at war.
    pub(super) fn binds(&self, accord: usize, actors: &[ActorId]) -> bool {
        let sides = self.sides(accord);
        let bound = |id: &ActorId| {
            let principal = roles::principal(self.cast, *id);
            if sides.is_empty() {
                return matches!(
                    self.cast.get(principal).kind,
                    ActorKind::State
                        | ActorKind::StateBody
                        | ActorKind::ArmedGroup
                        | ActorKind::PoliticalGroup
                );
            }
            sides.contains(id) || sides.contains(&principal)
        };
        !actors.is_empty() && actors.iter().all(bound)
    }

    fn binds_or_is_open(&self, accord: usize, actors: &[ActorId]) -> bool {
        !self.bound[accord].complete || self.binds(accord, actors)
    }

    /// The truce by whose time some words tell when something was done.
    pub(super) fn tied(&self, tokens: &Range<TokenId>) -> Option<usize> {
        let document = self.sources.document;
        let found = self.reference.within(tokens).find(|&(head, accord)| {
            if !self.is_truce(accord) {
                return false;
            }
            let above = document.head(head);
            let word = document.word(above).to_lowercase();
            let within = document.dep(head) == Dep::Pobj
                && (WITHIN.contains(&word.as_str())
                    || word == "of" && TIMES.contains(&document.lemma(document.head(above))));
            let begun = || {
                let clause = self.sources.clauses.around(head).filter(|c| c.subjects.contains(&head))?;
                let opener = document.children(clause.verb).find(|&m| {
                    m < clause.verb
                        && matches!(document.word(m).to_lowercase().as_str(), "after" | "since" | "when")
                })?;
                (BEGINNING.contains(&document.lemma(clause.verb)) && opener < head).then_some(())
            };
            within || begun().is_some()
        });
        found.map(|(_, accord)| accord)
    }

    /// Whether a clause tells a day on which a truce was already in force.
    fn is_dated_within(&self, accord: usize, clause: &Clause) -> bool {
        let Some(since) = self.since[accord].as_ref() else { return false };
        making::of_clause(self.sources, clause).is_some_and(|day| making::comes_after(&day, since))
    }

    /// Whether a deed is done to an armed group or a state that a truce does not bind.
    fn hits_a_third(&self, accord: usize, clause: &Clause) -> bool {
        let objects: Vec<TokenId> =
            clause.undergoers().iter().copied().chain(clause.obliques.iter().map(|(_, o)| *o)).collect();
        self.actors(&objects).into_iter().any(|id| {
            let kind = self.cast.get(roles::principal(self.cast, id)).kind;
            matches!(kind, ActorKind::ArmedGroup | ActorKind::State) && !self.binds(accord, &[id])
        })
    }
}
