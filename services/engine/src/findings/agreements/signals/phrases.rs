//! Fixed phrases that tell of an accord's status: "enter into force", "put on hold".

use peacebrief::v1::AgreementStatus;

use super::Signal;
use super::circumstances::{awaited, is_on_a_day_to_come};
use super::day::date;
use crate::clauses::{Clause, Reality};
use crate::findings::{Sources, wording};

/// Fixed phrases of the clause: "enter into force", "put on hold".
pub(super) fn phrase(sources: Sources<'_, '_>, clause: &Clause) -> Option<Signal> {
    let document = sources.document;
    let tokens = document.subtree(clause.verb);
    let encoded = document.encoded(tokens.start..tokens.end.min(tokens.start + 60));
    let start = document.subtree(clause.verb).start;
    let found = sources
        .lexicon
        .status_phrases(&encoded)
        .into_iter()
        .map(|cue| (start + cue.tokens.start..start + cue.tokens.end, cue))
        .find(|(words, _)| {
            words.contains(&clause.verb) && !wording::ends_fighting(sources.lexicon, document, words)
        })
        .map(|(_, cue)| cue)?;
    let in_force = *found.value == AgreementStatus::InForce;
    let hoped = in_force
        && (awaited(document, clause)
            || clause.reality == Reality::Planned
            || is_on_a_day_to_come(sources, clause));
    if hoped && !clause.negated {
        return Some(Signal { awaited: true, ..Signal::new(AgreementStatus::Agreed, None) });
    }
    if clause.reality != Reality::Fact || clause.negated || hoped {
        return None;
    }
    let enters = in_force && matches!(document.lemma(clause.verb), "enter" | "come" | "go" | "take");
    Some(Signal { enters, ..Signal::new(*found.value, date(sources, clause)) })
}
