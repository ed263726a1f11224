//! What the text says is still wanting.

use std::ops::Range;

use super::planned::is_stage;
use super::{Steps, is_word, top};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::Sources;
use crate::lexicon::NextStepCue;
use crate::syntax::{Dep, Pos};

/// Finds what is pending or not set.
pub(super) fn find(steps: &mut Steps<'_, '_>) {
    let sources = steps.sources;
    let document = sources.document;
    for sentence in document.sentences() {
        let encoded = document.encoded(sentence.clone());
        for cue in sources.lexicon.next_step_cues(&encoded) {
            let token = sentence.start + cue.tokens.start;
            let clause = sources.clauses.around(token);
            let last = (sentence.start + cue.tokens.end).min(sentence.end) - 1;
            let counts = match cue.value {
                NextStepCue::Unset => tells_of_what(sources, token),
                // "can be signed only once …": a sequence.
                // "was shown the text only after it was signed" tells of what is past.
                NextStepCue::Pending if is_word(sources, token, &["only", "until", "before"]) => clause
                    .is_some_and(|c| {
                        let past = c.tense == Tense::Past && c.reality == Reality::Fact;
                        // "would look at it only after the last soldier had left": what somebody made it wait for, as it was told.
                        let had = document
                            .children_by(c.verb, Dep::Aux)
                            .any(|a| is_word(sources, a, &["had", "'d", "’d"]));
                        document.lemma(c.verb) != "be" && !past && !had
                    }),
                // "will need ratification", "pending approval".
                NextStepCue::Pending if is_consent(document.lemma(last)) => true,
                // "has yet to comment": only what carries the process on.
                // "those who have not yet returned": who they are.
                NextStepCue::Pending if clause.is_some_and(|c| document.dep(c.verb) == Dep::Relcl) => false,
                NextStepCue::Pending => (token..(last + 4).min(sentence.end))
                    .filter_map(|t| sources.clauses.at(t))
                    .any(|c| is_stage(sources, c)),
                _ => false,
            };
            if counts {
                let head = clause.map_or_else(|| top(sources, token), |c| c.verb);
                steps.push(head, None, "next_steps.wanting");
            }
        }
    }
}

/// Whether a noun or verb is for the consent by which an accord becomes binding.
fn is_consent(lemma: &str) -> bool {
    matches!(
        lemma,
        "ratification"
            | "approval"
            | "endorsement"
            | "assent"
            | "ratify"
            | "approve"
            | "endorse"
            | "confirm"
            | "adopt"
    )
}

/// Whether the words say for what nothing is set. "No date was given" by itself belongs to the step told before it.
fn tells_of_what(sources: Sources<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    let sentence = document.sentence_around(token);
    let date = (token..sentence.end.min(token + 4))
        .find(|&t| matches!(document.lemma(t), "date" | "timetable" | "timeline" | "deadline" | "venue"));
    let Some(date) = date else { return true };
    // "Next round: no date."
    let after_colon = token > sentence.start
        && is_word(sources, token - 1, &[":"])
        && (date..sentence.end.min(date + 4)).all(|t| sources.clauses.at(t).is_none());
    let of = |t: TokenId| document.children_by(t, Dep::Prep).any(|p| is_word(sources, p, &["for", "of"]));
    after_colon
        || of(date)
        || sources.clauses.around(date).is_some_and(|c| of(c.verb) || is_of_meeting(sources, c, date))
        || was_put_off(sources, told_from(sources, token).max(token.saturating_sub(FARTHEST))..token)
}

/// From where on it may be told for what no date is set: "The meeting was called off. No new date has been set", the sentence before.
fn told_from(sources: Sources<'_, '_>, token: TokenId) -> TokenId {
    let document = sources.document;
    let sentence = document.sentence_around(token);
    let before = document.sentence_of(token).checked_sub(1).filter(|_| token == sentence.start);
    before.and_then(|before| document.sentences().get(before)).map_or(sentence.start, |tokens| tokens.start)
}

/// "The next round has no date", "the dates will be agreed through diplomatic channels": whether the clause itself is about a meeting or
/// visit that is still to be fixed.
fn is_of_meeting(sources: Sources<'_, '_>, clause: &Clause, date: TokenId) -> bool {
    let document = sources.document;
    let has = document.lemma(clause.verb) == "have"
        && clause.objects.contains(&date)
        && clause.subjects.iter().any(|&s| {
            sources.lexicon.in_class("event", document.lemma(s))
                || matches!(document.lemma(s), "round" | "session" | "meeting" | "visit")
        });
    let to_be_agreed = clause.tense == Tense::Future && clause.subjects.contains(&date);
    has || to_be_agreed
}

/// How many words before the lack of a date it is told for what there is none.
const FARTHEST: usize = 60;

/// "has been put off without a new date", "has accepted an invitation, although no date has been fixed": whether the words before tell
/// for what no date is set.
fn was_put_off(sources: Sources<'_, '_>, before: Range<TokenId>) -> bool {
    let document = sources.document;
    before.into_iter().any(|t| match document.lemma(t) {
        "postpone" | "defer" | "adjourn" | "cancel" | "suspend" => document.pos(t) == Pos::Verb,
        "call" | "break" => document.children(t).any(|c| c > t && is_word(sources, c, &["off", "down"])),
        "put" => document.children(t).any(|c| c > t && is_word(sources, c, &["off", "back"])),
        "accept" => document.children_by(t, Dep::Dobj).any(|o| document.lemma(o) == "invitation"),
        _ => false,
    })
}
