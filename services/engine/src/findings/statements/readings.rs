//! What a verb may report: fixed phrases first, then its readings with a particle, then the plain ones.

use std::ops::Range;

use crate::clauses::Clause;
use crate::document::TokenId;
use crate::findings::wording;
use crate::lexicon::SpeechFrame;
use crate::syntax::Dep;

use super::context::Context;

/// The readings of a verb, fixed phrases first, then those with its particle, then the plain ones.
pub(super) fn readings<'a>(
    context: &Context<'a, '_>,
    clause: &Clause,
) -> Vec<(&'a SpeechFrame, Option<Range<TokenId>>)> {
    let document = context.document;
    let phrases = &context.cues(document.sentence_of(clause.verb)).phrases;
    let mut out: Vec<(&'a SpeechFrame, Option<Range<TokenId>>)> = phrases
        .iter()
        .filter(|(at, _)| at.start == clause.verb || is_felt(context, at, clause))
        .filter(|(at, _)| !is_telephoning(context, at))
        .filter(|(at, _)| !wording::ends_fighting(context.lexicon, document, at))
        .map(|(at, frame)| (*frame, Some(at.clone())))
        .collect();
    let verbs = context.lexicon.speech_verbs(document.lemma(clause.verb));
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let with_particle = verbs.iter().filter(|r| r.particle.is_some() && r.particle == particle);
    out.extend(with_particle.map(|r| (&r.frame, None)));
    // "called off": with a particle that it does not know, a verb means something else.
    // "called on the parties": a preposition of its own, read as a particle, changes nothing.
    let own = |frame: &SpeechFrame| {
        let named = particle.as_deref();
        frame.targets.iter().any(|place| place.preposition() == named && named.is_some())
    };
    out.extend(
        verbs
            .iter()
            .filter(|r| r.particle.is_none() && (particle.is_none() || own(&r.frame)))
            .map(|r| (&r.frame, None)),
    );
    out
}

/// "made *phone calls* to": not what is called for.
fn is_telephoning(context: &Context<'_, '_>, words: &Range<TokenId>) -> bool {
    let last = words.end - 1;
    context.document.lemma(last) == "call"
        && last > words.start
        && context.is_word(last - 1, &["phone", "telephone", "video", "conference"])
}

/// "*is* deeply *alarmed* by": a phrase that begins with the auxiliary of what is read as a passive.
fn is_felt(context: &Context<'_, '_>, words: &Range<TokenId>, clause: &Clause) -> bool {
    let document = context.document;
    words.contains(&clause.verb)
        && document.head(words.start) == clause.verb
        && document.dep(words.start) == Dep::Auxpass
}
