//! Breaches: every one that the article reports, or that somebody alleges.
//!
//! What is alleged stands in a statement: the breaking of an accord by name, or an act of war or a refusal laid to somebody's charge
//! while a truce is spoken of. What the article reports stands in clauses of its own: an accord broken, one that nobody kept, or fighting
//! with which a truce came to an end.

mod alleged;
mod fought;
mod promises;
mod reported;
mod shares;

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, AgreementKind, AgreementStatus};

use super::cluster::Accord;
use super::kinds;
use super::parties::Bound;
use super::reference::Reference;
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Tense, objects_of};
use crate::document::{Document, TokenId};
use crate::findings::{Finding, Sources, by_words, roles};
use crate::lexicon::BreachCue;
use crate::syntax::Dep;

/// The accords with what is known of each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'s> {
    pub(super) accords: &'s [Accord],
    /// How far each has come.
    pub(super) reached: &'s [AgreementStatus],
    /// Whom each binds.
    pub(super) bound: &'s [Bound],
    /// When each reached its standing, as far as that is told.
    pub(super) since: &'s [Option<v1::ResolvedDate>],
}

/// The breaches of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    standing: Standing<'_>,
    statements: &[Finding<v1::Statement>],
) -> Vec<Vec<v1::Breach>> {
    let Standing { accords, reached, bound, since } = standing;
    let main = (0..accords.len())
        .max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)))
        .unwrap_or_default();
    let reference = Reference::new(sources.document, accords);
    let truce =
        |n: &usize| kinds::named(&accords[*n]) == Some(AgreementKind::Ceasefire) && is_agreed(reached[*n]);
    let truce = (0..accords.len()).find(truce);
    let spoken = spans(statements.iter().map(|s| s.message.evidence.as_ref()));
    let alleged = Vec::new();
    let out = Vec::new();
    let mut finder = Finder {
        sources,
        cast,
        accords,
        reached,
        bound,
        since,
        truce,
        main,
        statements,
        spoken,
        reference,
        alleged,
        out,
    };
    for statement in statements {
        finder.accused(&statement.message);
    }
    finder.alleged = spans(finder.out.iter().map(|(_, b)| b.evidence.as_ref()));
    finder.reported();
    finder.fought();
    let mut out: Vec<Vec<v1::Breach>> = accords.iter().map(|_| Vec::new()).collect();
    for (accord, breach) in finder.out {
        out[accord].push(breach);
    }
    for list in &mut out {
        list.sort_by_key(|b| b.evidence.as_ref().map_or(0, |e| e.start));
    }
    out
}

struct Finder<'s, 't> {
    sources: Sources<'s, 't>,
    cast: &'s Cast,
    accords: &'s [Accord],
    reached: &'s [AgreementStatus],
    bound: &'s [Bound],
    since: &'s [Option<v1::ResolvedDate>],
    /// The first truce that has come about.
    truce: Option<usize>,
    /// The accord of which the article speaks most.
    main: usize,
    statements: &'s [Finding<v1::Statement>],
    /// The bytes of the statements.
    spoken: Vec<Span>,
    reference: Reference<'s, 't>,
    /// The bytes in which somebody alleges a breach, once all statements are read.
    alleged: Vec<Span>,
    out: Vec<(usize, v1::Breach)>,
}

/// Bytes with the number of what stands there.
type Span = (i32, i32, usize);

/// So many spans back another one may reach over some words.
const NEAR: usize = 16;

/// The spans of what has one, in order of their beginnings.
fn spans<'e>(of: impl Iterator<Item = Option<&'e v1::TextSpan>>) -> Vec<Span> {
    let mut out: Vec<Span> = of.enumerate().filter_map(|(n, e)| e.map(|e| (e.start, e.end, n))).collect();
    out.sort_unstable();
    out
}

/// The number of a span that shares words with another.
fn overlapping(spans: &[Span], words: &v1::TextSpan) -> Option<usize> {
    let next = spans.partition_point(|(start, _, _)| *start < words.end);
    spans[next.saturating_sub(NEAR)..next].iter().find(|(_, end, _)| words.start < *end).map(|(_, _, n)| *n)
}

/// "Any movement of troops constitutes a violation": nothing that has been done.
fn is_in_general(document: &Document<'_>, clause: &Clause) -> bool {
    let any = |&s: &TokenId| document.children(s).any(|d| document.word(d).eq_ignore_ascii_case("any"));
    clause.tense != Tense::Past && clause.subjects.iter().any(any)
}

/// Whether an accord has come about, so that it can be broken.
fn is_agreed(reached: AgreementStatus) -> bool {
    !matches!(reached, AgreementStatus::Proposed | AgreementStatus::UnderNegotiation)
}

/// A cue of a breach with its tokens.
struct Cue {
    class: BreachCue,
    tokens: Range<TokenId>,
}

impl Finder<'_, '_> {
    /// Records a breach once for each accused, unless the same words have told one; `cue` is the word for it.
    fn push(
        &mut self,
        accord: usize,
        accuser: &str,
        accused: Vec<String>,
        evidence: v1::TextSpan,
        cue: Range<TokenId>,
    ) {
        let last = self.out.iter().rev().take(NEAR);
        let told = overlapping(&self.alleged, &evidence).is_some()
            || last.into_iter().any(|(_, b)| {
                b.evidence.as_ref().is_some_and(|e| e.start < evidence.end && evidence.start < e.end)
                    && (b.accuser_id == accuser || accuser.is_empty())
            });
        if told {
            return;
        }
        let accused = if accused.is_empty() { vec![String::new()] } else { accused };
        let document = self.sources.document;
        let cue = document.span(document.bytes(cue));
        for one in accused {
            let breach = v1::Breach {
                accuser_id: accuser.to_owned(),
                accused_id: one,
                evidence: Some(evidence.clone()),
                derivation: by_words("agreements.breach", [cue.clone()]),
                ..Default::default()
            };
            self.out.push((accord, breach));
        }
    }

    /// The actor of an id.
    fn actor(&self, id: &str) -> Option<ActorId> {
        self.cast.iter().map(|(known, _)| known).find(|known| Cast::brief_id(*known) == id)
    }

    /// For whom an accuser speaks.
    fn side_of(&self, accuser: &str) -> Option<ActorId> {
        self.actor(accuser).map(|speaker| roles::principal(self.cast, speaker))
    }

    /// The truce in force that binds those accused of fighting, and the accuser, unless that is somebody who watches over it. One that is said
    /// to have broken down was in force when it was broken, where the article is about it.
    fn truce_between(&self, accuser: &str, accused: &[ActorId]) -> Option<usize> {
        let side = self.side_of(accuser)?;
        let watches = matches!(
            self.cast.get(side).kind,
            ActorKind::IntergovernmentalOrganization | ActorKind::CivilSociety
        );
        (0..self.accords.len()).find(|&n| {
            let kept = self.reached[n] == AgreementStatus::InForce
                || n == self.main && self.reached[n] == AgreementStatus::Collapsed;
            self.is_truce(n) && kept && self.binds(n, accused) && (watches || self.binds(n, &[side]))
        })
    }

    /// Whether an accuser is an armed group that an accord leaves out: what it suffers breaks that accord no more than what it does.
    fn is_a_third(&self, accord: usize, accuser: &str) -> bool {
        let bound = &self.bound[accord];
        bound.complete
            && bound.sides.len() > 1
            && self.side_of(accuser).is_some_and(|side| {
                self.cast.get(side).kind == ActorKind::ArmedGroup && !self.binds(accord, &[side])
            })
    }

    /// Whom a side of an accord can only mean: the other one, where there are two.
    fn other_party(&self, accord: usize, accuser: &str) -> Option<String> {
        let [a, b] = self.bound[accord].sides[..] else { return None };
        let (speaker, actor) = self.cast.iter().find(|(id, _)| Cast::brief_id(*id) == accuser)?;
        let speaks_for = |side: ActorId| speaker == side || actor.affiliation == Some(side);
        match (speaks_for(a), speaks_for(b)) {
            (true, false) => Some(Cast::brief_id(b)),
            (false, true) => Some(Cast::brief_id(a)),
            _ => None,
        }
    }

    /// The cues of breaches within a range of tokens.
    fn cues(&self, tokens: &Range<TokenId>) -> Vec<Cue> {
        let document = self.sources.document;
        let encoded = document.encoded(tokens.start..tokens.end.min(tokens.start + LONGEST));
        let found = self.sources.lexicon.breach_cues(&encoded).into_iter();
        found
            .map(|cue| Cue {
                class: *cue.value,
                tokens: tokens.start + cue.tokens.start..tokens.start + cue.tokens.end,
            })
            .collect()
    }

    /// The actors of some nouns; of one that is none, whose it is: "PDK gunners", "Kyrgyz drones", "a Belvarian howitzer battery".
    fn actors(&self, heads: &[TokenId]) -> Vec<ActorId> {
        let document = self.sources.document;
        let of = |&head: &TokenId| {
            let own = self.cast.of_phrase(document, head);
            let whose = || -> Vec<ActorId> {
                document
                    .children(head)
                    .filter(|&c| {
                        c < head
                            && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Poss | Dep::Nmod)
                    })
                    .flat_map(|c| self.cast.of_phrase(document, c))
                    .collect()
            };
            // "The armies of X and Y"
            let of = || {
                document
                    .children_by(head, Dep::Prep)
                    .filter(|&p| document.word(p) == "of")
                    .flat_map(|p| objects_of(document, p))
                    .flat_map(|o| self.cast.of_phrase(document, o))
                    .collect::<Vec<_>>()
            };
            let found = if own.is_empty() { whose() } else { own };
            if found.is_empty() { of() } else { found }
        };
        let mut out: Vec<ActorId> = heads
            .iter()
            .flat_map(of)
            .filter(|&id| self.cast.get(id).kind != ActorKind::IntergovernmentalOrganization)
            .collect();
        out.dedup();
        out
    }
}

/// The most tokens of a statement that are read for cues.
const LONGEST: usize = 120;
