//! What is to come: scheduled meetings, deadlines, announced intentions.
//!
//! Three things make a step: a date that lies ahead, a clause that the text holds to be planned and whose verb is an act, and words that
//! say that something is still wanting ("no date has been set").

mod wording;

use peacebrief::v1;

use super::{Finding, Sources, by_rule};
use crate::actors::Cast;
use crate::clauses::{self, Clause, Reality};
use crate::dates::{Relation, Tense};
use crate::document::TokenId;
use crate::lexicon::NextStepCue;
use crate::syntax::{Dep, Pos, Tag};

/// Verbs that say nothing of what is to come: "will remain", "will be".
const STATIVE: &[&str] = &[
    "be", "have", "remain", "continue", "stay", "keep", "make", "need", "know", "want", "depend", "support",
    "help", "mean", "say", "try", "work", "ensure", "seem", "become", "do", "go", "take", "get", "allow",
    "bring", "lead", "give", "see", "require", "come", "let", "strive", "stand", "hope", "believe", "think",
    "bear", "use",
];

/// Finds the next steps of an article: at most one for each clause.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Finding<v1::NextStep>> {
    let mut found: Vec<Finding<v1::NextStep>> = Vec::new();
    let mut taken = vec![false; sources.document.len()];
    dated(sources, &mut taken, &mut found);
    planned(sources, cast, &mut taken, &mut found);
    forthcoming(sources, &mut taken, &mut found);
    wanting(sources, &mut taken, &mut found);
    found.sort_by_key(|finding| finding.token);
    found
}

/// What has a date ahead.
fn dated(sources: Sources<'_, '_>, taken: &mut [bool], found: &mut Vec<Finding<v1::NextStep>>) {
    let document = sources.document;
    for (number, tokens, relation) in sources.calendar.iter() {
        let Some(&first) = tokens.clone().collect::<Vec<_>>().first() else { continue };
        let report = |sentence: usize| {
            let sentence = &document.layout().sentences[sentence];
            document.layout().paragraph_of(sentence).kind.is_report()
        };
        if !report(document.sentence_of(first)) || matches!(relation, Relation::Since | Relation::After) {
            continue;
        }
        let clause = sources.clauses.around(first);
        let verbless = clause.is_none();
        if let Some(clause) = clause {
            if is_past(sources, clause) && !bounds_noun(sources, first, clause) {
                continue;
            }
            if clause.negated && clause.reality != Reality::Planned {
                continue;
            }
        }
        let Some(date) = sources.calendar.resolved(document, number, Tense::Future) else { continue };
        if !sources.calendar.is_ahead(&date) || (verbless && !strictly(sources, number)) {
            continue;
        }
        let head = clause.map_or_else(|| top(sources, first), |c| c.verb);
        let head = if clause.is_some_and(|c| bounds_noun(sources, first, c)) {
            noun_above(sources, first).unwrap_or(head)
        } else {
            head
        };
        push(sources, head, Some(date), "next_steps.dated", taken, found);
    }
}

/// Whether a date stays ahead when it is read as one past: then it lies ahead for certain.
fn strictly(sources: Sources<'_, '_>, number: usize) -> bool {
    let past = sources.calendar.resolved(sources.document, number, Tense::Unknown);
    past.is_some_and(|date| sources.calendar.is_ahead(&date))
}

/// A clause that tells what has happened. "Agreed to meet on 3 May" tells of what is to come all the same: the date hangs on
/// the infinitive, which is a clause of its own.
fn is_past(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let participle = sources.document.tag(clause.verb) == Tag::Vbn
        && !sources
            .document
            .children(clause.verb)
            .any(|c| matches!(sources.document.dep(c), Dep::Aux | Dep::Auxpass));
    clause.tense == clauses::Tense::Past && clause.reality == Reality::Fact && !participle
}

/// Whether a date belongs to a noun of the clause rather than to its verb: "announced elections for 3 May".
fn bounds_noun(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let preposition = document.head(date);
    document.dep(preposition) == Dep::Prep
        && document.head(preposition) != clause.verb
        && matches!(
            document.word(preposition).to_lowercase().as_str(),
            "for" | "by" | "before" | "until" | "within"
        )
}

fn noun_above(sources: Sources<'_, '_>, date: TokenId) -> Option<TokenId> {
    let document = sources.document;
    let noun = document.head(document.head(date));
    matches!(document.pos(noun), Pos::Noun | Pos::Propn).then_some(noun)
}

/// The head of what stands without a verb.
fn top(sources: Sources<'_, '_>, token: TokenId) -> TokenId {
    let mut at = token;
    loop {
        let head = sources.document.head(at);
        if head == at {
            return at;
        }
        at = head;
    }
}

/// What is planned without a date.
fn planned(
    sources: Sources<'_, '_>,
    cast: &Cast,
    taken: &mut [bool],
    found: &mut Vec<Finding<v1::NextStep>>,
) {
    let document = sources.document;
    for (_, clause) in sources.clauses.iter() {
        let effect = || {
            matches!(document.lemma(clause.verb), "become" | "take" | "come" | "go")
                && clause.subjects.iter().any(|&s| sources.lexicon.in_class("accord", document.lemma(s)))
        };
        let acts = || {
            (!STATIVE.contains(&document.lemma(clause.verb)) && document.pos(clause.verb) == Pos::Verb)
                || effect()
        };
        // "efforts to normalize relations": an infinitive after its noun announces nothing.
        let after_noun = document.dep(clause.verb) == Dep::Acl && document.tag(clause.verb) == Tag::Vb;
        let told = clause.reality == Reality::Planned && !clause.negated && !document.is_quoted(clause.verb);
        if !told || after_noun || !acts() || (conditional_above(sources, clause) && !effect()) {
            continue;
        }
        let who = clause.subjects.iter().any(|&s| {
            !cast.of_phrase(document, s).is_empty()
                || sources.lexicon.in_class("event", document.lemma(s))
                || sources.lexicon.in_class("accord", document.lemma(s))
        });
        if who {
            push(sources, clause.verb, None, "next_steps.planned", taken, found);
        }
    }
}

fn conditional_above(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document
        .children_by(clause.verb, Dep::Advcl)
        .filter_map(|v| sources.clauses.at(v))
        .any(|c| c.reality == Reality::Conditional)
        || clause
            .governor
            .map(|id| sources.clauses.get(id))
            .is_some_and(|above| above.reality == Reality::Conditional)
}

/// Talks, meetings and visits that are called forthcoming.
fn forthcoming(sources: Sources<'_, '_>, taken: &mut [bool], found: &mut Vec<Finding<v1::NextStep>>) {
    let document = sources.document;
    for token in 0..document.len() {
        let event =
            document.pos(token) == Pos::Noun && sources.lexicon.in_class("event", document.lemma(token));
        let ahead = |c: TokenId| {
            matches!(
                document.word(c).to_lowercase().as_str(),
                "forthcoming" | "upcoming" | "planned" | "scheduled"
            )
        };
        if event && document.children(token).any(|c| c < token && ahead(c)) && !document.is_quoted(token) {
            push(sources, token, None, "next_steps.forthcoming", taken, found);
        }
    }
}

/// What the text says is still wanting.
fn wanting(sources: Sources<'_, '_>, taken: &mut [bool], found: &mut Vec<Finding<v1::NextStep>>) {
    let document = sources.document;
    for sentence in document.sentences() {
        let words: Vec<(&str, &str)> =
            sentence.clone().map(|t| (document.word(t), document.lemma(t))).collect();
        let encoded = sources.lexicon.encode(&words);
        for cue in sources.lexicon.next_step_cues(&encoded) {
            if !matches!(cue.value, NextStepCue::Unset | NextStepCue::Pending) {
                continue;
            }
            let token = sentence.start + cue.tokens.start;
            let head = sources.clauses.around(token).map_or_else(|| top(sources, token), |c| c.verb);
            push(sources, head, None, "next_steps.wanting", taken, found);
        }
    }
}

fn push(
    sources: Sources<'_, '_>,
    head: TokenId,
    date: Option<v1::ResolvedDate>,
    rule: &str,
    taken: &mut [bool],
    found: &mut Vec<Finding<v1::NextStep>>,
) {
    if std::mem::replace(&mut taken[head], true) {
        return;
    }
    let bytes = wording::of(sources, head);
    let span = sources.document.span(bytes);
    // A clause within one that is told already tells the same step.
    let inside = |earlier: &Finding<v1::NextStep>| {
        earlier.message.evidence.as_ref().is_some_and(|e| span.start.max(e.start) < span.end.min(e.end))
    };
    if found.iter().rev().take(8).any(inside) {
        return;
    }
    let message = v1::NextStep {
        description: wording::description(&span.text),
        date,
        evidence: Some(span),
        derivation: by_rule(rule),
        ..Default::default()
    };
    found.push(Finding { message, token: head });
}
