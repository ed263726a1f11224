//! What lies before or after something else by a stretch of time: "spoke on Monday, *days after* their presidents had met".

use std::ops::Range;

use peacebrief::v1;

use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

use super::Reading;
use super::candidates::Candidate;
use super::setting::Scope;

/// Units of time whose number tells another day than that of the sentence.
const UNITS: &[&str] = &["day", "week", "fortnight", "month", "year", "decade"];

/// What makes a stretch no measure: "*less than* a week after".
const ABOUT: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "least",
    "less",
    "more",
    "most",
    "nearly",
    "over",
    "roughly",
    "some",
    "under",
];

/// How many words before a stretch are looked at for what makes it none.
const REACH: usize = 3;

/// Where a clause or noun is joined to what it comes before or after by a stretch of time: at that "before" or "after".
fn joint(document: &Document<'_>, candidate: &Candidate<'_>, scope: &Scope) -> Option<TokenId> {
    /// How far up it is looked for: "days after *they met* for *talks* on *the truce*".
    const STEPS: usize = 6;
    let measured = |t: TokenId| is_measured(document, t, &scope.sentence);
    let mut at = match candidate.clause.filter(|_| !candidate.nominal) {
        Some(clause) => clause.verb,
        None => candidate.whole,
    };
    for _ in 0..STEPS {
        let mark = document.children(at).find(|&c| c < at && document.dep(c) == Dep::Mark && measured(c));
        if mark.is_some() {
            return mark;
        }
        let above = document.head(at);
        match document.dep(at) {
            // "days after *talks*", "days after *having met*"
            Dep::Pobj | Dep::Pcomp if measured(above) => return Some(above),
            Dep::Pobj | Dep::Pcomp | Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Prep | Dep::Conj
                if !document.is_root(at) =>
            {
                at = above;
            }
            _ => return None,
        }
    }
    None
}

/// Whether "before" or "after" stands behind a stretch of time.
fn is_measured(document: &Document<'_>, token: TokenId, sentence: &Range<TokenId>) -> bool {
    matches!(document.word(token), "after" | "before")
        && token
            .checked_sub(1)
            .filter(|unit| sentence.contains(unit))
            .is_some_and(|unit| document.pos(unit) == Pos::Noun && UNITS.contains(&document.lemma(unit)))
}

/// The words of a sentence that tell of what else was some stretch of time before or after.
pub(super) fn of_another_time(document: &Document<'_>, sentence: &Range<TokenId>) -> Vec<Range<TokenId>> {
    /// How many such stretches of a sentence are heeded: nobody writes more.
    const MOST: usize = 8;
    let joints = sentence.clone().filter(|&t| is_measured(document, t, sentence)).take(MOST);
    let told = |joint: TokenId| match document.dep(joint) {
        Dep::Mark => joint..document.subtree(document.head(joint)).end,
        _ => document.subtree(joint),
    };
    joints.map(told).collect()
}

/// "more than three *decades* of negotiations": as long as that, and on no day.
pub(super) fn is_long_course(document: &Document<'_>, candidate: &Candidate<'_>) -> bool {
    candidate.nominal
        && candidate.whole != candidate.token
        && matches!(document.lemma(candidate.whole), "year" | "decade" | "month" | "generation")
}

/// "was held on Tuesday, *two weeks after* the others had stayed away": the stretch tells when these did, and not when it was held.
pub(super) fn is_to_another(document: &Document<'_>, token: TokenId, stretch: &Range<TokenId>) -> bool {
    let sentence = document.sentence_around(stretch.start);
    let joint =
        stretch.clone().find(|&t| is_measured(document, t, &sentence) && document.dep(t) == Dep::Mark);
    joint.is_some_and(|joint| !document.subtree(document.head(joint)).contains(&token))
}

/// The date of what a stretch of time joins to the rest of its sentence: its own, the one at that distance from what is told; none where
/// the stretch is no measure ("weeks after"). The outer `None` where other rules find it.
pub(super) fn date(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
) -> Option<Option<v1::ResolvedDate>> {
    let document = sources.document;
    let joint = joint(document, candidate, scope)?;
    let calendar = sources.calendar;
    let within = joint + 1..scope.narrow.end.max(joint + 1);
    let own = calendar.numbers(&within).find_map(|(number, _)| calendar.lasting(document, number));
    if own.is_some() {
        return Some(own);
    }
    let stretch = calendar.between(&scope.sentence).find(|(_, tokens)| tokens.contains(&joint));
    let Some((number, tokens)) = stretch.filter(|(_, tokens)| !is_rough(document, tokens, scope)) else {
        return Some(None);
    };
    // "on Monday, a week after": from Monday, as the calendar has it.
    let told = calendar
        .between(&scope.sentence)
        .any(|(_, other)| other.end <= tokens.start || other.start > scope.narrow.end);
    (!told).then(|| calendar.distant(document, number, tokens.start))
}

/// Whether a stretch is told roughly: "less than a week", "more than ten days".
fn is_rough(document: &Document<'_>, stretch: &Range<TokenId>, scope: &Scope) -> bool {
    let from = stretch.start.saturating_sub(REACH).max(scope.sentence.start);
    (from..stretch.start).any(|t| ABOUT.contains(&document.word(t).to_lowercase().as_str()))
}
