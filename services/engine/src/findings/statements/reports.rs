//! Statements by reporting verbs and phrases: "said that …", "accused X of …", "voiced concern at …".

use std::ops::Range;

use peacebrief::v1::StatementStance;

use crate::actors::ActorId;
use crate::clauses::{Clause, ClauseId, Reality};
use crate::document::TokenId;
use crate::lexicon::SpeechFrame;
use crate::syntax::{Dep, Tag};

use super::content::{self, Order, Reported};
use super::context::Context;
use super::speakers;

/// Something said, before its stance and targets are known.
#[derive(Debug, Clone)]
pub(super) struct Act<'a> {
    /// The reporting word.
    pub(super) token: TokenId,
    /// Its clause, if it is a verb.
    pub(super) clause: Option<ClauseId>,
    /// Who speaks.
    pub(super) speakers: Vec<ActorId>,
    /// What the reporting word does; none where nothing but the speaker is told.
    pub(super) frame: Option<&'a SpeechFrame>,
    /// The words of a fixed phrase.
    pub(super) phrase: Option<Range<TokenId>>,
    /// What is said.
    pub(super) reported: Reported,
    /// The rule.
    pub(super) rule: &'static str,
}

/// The words after which a refusal refuses only to speak: "declined to comment".
const OF_SPEAKING: &[&str] = &[
    "say",
    "comment",
    "answer",
    "respond",
    "elaborate",
    "discuss",
    "confirm",
    "disclose",
    "speculate",
    "specify",
    "talk",
    "speak",
    "be",
];

/// The speech acts of all verbs, in order of the text.
pub(super) fn find<'a>(context: &Context<'a, '_>) -> Vec<Act<'a>> {
    let mut acts: Vec<Act<'a>> = Vec::new();
    let mut last = Vec::new();
    for (id, clause) in context.clauses.iter() {
        if !context.is_report(clause.verb) {
            continue;
        }
        if let Some(act) = act(context, id, clause, &last) {
            last.clone_from(&act.speakers);
            acts.push(act);
        }
    }
    acts
}

fn act<'a>(context: &Context<'a, '_>, id: ClauseId, clause: &Clause, last: &[ActorId]) -> Option<Act<'a>> {
    let document = context.document;
    let phrases = &context.cues(document.sentence_of(clause.verb)).phrases;
    let by_phrase = phrases
        .iter()
        .filter(|(at, _)| at.start == clause.verb)
        .map(|(at, frame)| (*frame, Some(at.clone())));
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let lexicon = context.lexicon;
    let by_verb = lexicon
        .speech_verbs(document.lemma(clause.verb))
        .iter()
        .filter(|reading| reading.particle.is_none() || reading.particle == particle)
        .map(|reading| (&reading.frame, None));
    let mut readings: Vec<(&'a SpeechFrame, Option<Range<TokenId>>)> = by_phrase.collect();
    let mut verbs: Vec<_> = by_verb.collect();
    if particle.is_some()
        && lexicon.speech_verbs(document.lemma(clause.verb)).iter().any(|r| r.particle == particle)
    {
        verbs.retain(|(frame, _)| {
            lexicon
                .speech_verbs(document.lemma(clause.verb))
                .iter()
                .any(|r| r.particle == particle && std::ptr::eq(&r.frame, *frame))
        });
    }
    readings.extend(verbs);
    if readings.is_empty() || !is_told(context, id, clause) {
        return None;
    }
    let (frame, phrase, reported) = readings.into_iter().find_map(|(frame, phrase)| {
        let reported = content::reported(context, clause, frame, phrase.as_ref())?;
        Some((frame, phrase, reported))
    })?;
    let speakers = speakers_of(context, id, clause, &reported, last);
    if speakers.is_empty() {
        return None;
    }
    let rule = match reported.order {
        Order::Before => "statements.trailing",
        Order::After if phrase.is_some() => "statements.phrase",
        Order::After => "statements.verb",
    };
    Some(Act { token: clause.verb, clause: Some(id), speakers, frame: Some(frame), phrase, reported, rule })
}

/// Whether the text has it said: not planned, possible, asked for or denied; not "declined to say".
fn is_told(context: &Context<'_, '_>, id: ClauseId, clause: &Clause) -> bool {
    let document = context.document;
    if clause.negated {
        return false;
    }
    let refusal = context
        .is_word(clause.verb, &["refused", "refuses", "declined", "declines", "refusing", "declining"]);
    if refusal && clause.complements.iter().any(|&c| OF_SPEAKING.contains(&document.lemma(c))) {
        return false;
    }
    // "his so-called deal", "what is called".
    if matches!(document.dep(clause.verb), Dep::Amod) {
        return false;
    }
    match clause.reality {
        Reality::Fact => true,
        // "took to the radio to praise the accord", "went so far as to demand".
        Reality::Possible | Reality::Planned => {
            let infinitive = document.tag(clause.verb) == Tag::Vb
                && document.children_by(clause.verb, Dep::Aux).any(|a| context.is_word(a, &["to"]));
            let purpose = matches!(document.dep(clause.verb), Dep::Advcl | Dep::Xcomp | Dep::Pcomp);
            let governor = context.clauses.governors(id).next();
            infinitive
                && purpose
                && governor.is_some_and(|g| {
                    g.reality == Reality::Fact
                        && !g.negated
                        && TOOK_THE_FLOOR.contains(&document.lemma(g.verb))
                })
        }
        // "would like", "would prefer": no condition in it.
        Reality::Conditional => {
            context.is_word(clause.verb, &["like", "prefer", "welcome"])
                && document
                    .children_by(clause.verb, Dep::Aux)
                    .any(|a| context.is_word(a, &["would", "'d", "’d"]))
        }
        Reality::Required => false,
    }
}

/// Verbs whose infinitive of purpose was carried out: one took to the radio and did speak.
const TOOK_THE_FLOOR: &[&str] = &[
    "take",
    "go",
    "write",
    "telephone",
    "phone",
    "call",
    "use",
    "speak",
    "appear",
    "rise",
    "stand",
    "join",
    "interrupt",
    "hasten",
    "turn",
];

/// Who speaks.
fn speakers_of(
    context: &Context<'_, '_>,
    id: ClauseId,
    clause: &Clause,
    reported: &Reported,
    last: &[ActorId],
) -> Vec<ActorId> {
    let document = context.document;
    // "…, warned Mr Soro": a speaker after the verb, read as its object or as part of the next clause.
    if reported.order == Order::Before && !clause.own_subject {
        let after = clause.verb + 1;
        let named = (after..document.len().min(after + 8))
            .take_while(|&t| {
                document.sentence_of(t) == document.sentence_of(clause.verb)
                    && !context.is_word(t, &[",", ":", ";", "."])
            })
            .find(|&t| !context.cast.at(t).is_empty());
        if let Some(named) = named {
            let head = clause.objects.iter().copied().find(|&o| o >= after).unwrap_or(named);
            let found = speakers::of_heads(context, &[head]);
            return if found.is_empty() { context.cast.at(named).to_vec() } else { found };
        }
        if let Some(&head) = clause.objects.iter().find(|&&o| o >= after) {
            return speakers::of_heads(context, &[head]);
        }
    }
    let doers = clause.doers();
    let found = speakers::of_heads(context, doers);
    if !found.is_empty() {
        return found;
    }
    // A verb joined to a clause about no actor is joined to the report above it: "said the pact was historic and urged …".
    if !clause.own_subject {
        for governor in context.clauses.governors(id).take(4) {
            let found = speakers::of_heads(context, governor.doers());
            if !found.is_empty() {
                return found;
            }
        }
    }
    // "he said", of nobody else than who spoke last.
    let pronoun = doers.first().is_some_and(|&d| context.is_word(d, &["he", "she", "they", "it"]));
    if pronoun && reported.order == Order::Before { last.to_vec() } else { Vec::new() }
}

/// Whether what a frame reports can be a threat.
pub(super) fn is_warning(frame: &SpeechFrame) -> bool {
    frame.neutral && frame.stance == StatementStance::Threaten
}
