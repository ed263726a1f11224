//! Statements by reporting verbs and phrases: "said that …", "accused X of …", "voiced concern at …".

use std::ops::Range;

use peacebrief::v1::{ActorKind, StatementStance};

use crate::actors::{ActorId, UNNAMED, answers_question};
use crate::clauses::{Clause, ClauseId};
use crate::document::TokenId;
use crate::lexicon::SpeechFrame;
use crate::syntax::{Dep, Pos, Tag};

use super::content::{self, Order, Report, Reported};
use super::context::Context;
use super::extent::{inverted_speaker, is_addition};
use super::issued::Issuer;
use super::speakers;
use super::told::{is_term, is_told};
use super::{readings, reporters};

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

/// How many acts back the report before is looked for.
const NEAR: usize = 8;

/// The speech acts of all verbs, in order of the text.
pub(super) fn find<'a>(context: &Context<'a, '_>) -> Vec<Act<'a>> {
    let document = context.document;
    let mut acts: Vec<Act<'a>> = Vec::new();
    // Whether the last that spoke are the speakers of the last act, not somebody of whom nothing is known.
    let mut known = true;
    for (id, clause) in context.clauses.iter() {
        if !context.is_report(clause.verb) || is_noun(context, clause) {
            continue;
        }
        // What is said within a quotation does not tell who speaks after it.
        let quoted = context.in_speech(clause.verb);
        let mut latest = acts.iter().rev().take(NEAR);
        let last = latest.find(|act| quoted || !context.in_speech(act.token)).filter(|_| known);
        // "The statement added": whoever spoke by it, not who was heard between.
        let paper = speaking_noun(context, clause).filter(|&n| PAPERS.contains(&document.lemma(n)));
        let mut written =
            acts.iter().rev().take(NEAR).filter(|act| paper.is_some() && is_of_paper(context, act));
        let last = written.next().or(last);
        if let Some(act) = act(context, id, clause, last) {
            known = true;
            acts.push(act);
        } else if is_unheard(context, clause) {
            known = false;
        }
    }
    acts
}

/// "A source said", "Asked about it, she said": a report whose speaker is nobody that the text names.
fn is_unheard(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    clause.own_subject
        && context.is_reporting(clause)
        && context.is_finite(clause)
        && document.is_root(clause.verb)
        && clause.doers().iter().all(|&d| {
            let told = document.pos(d) != Pos::Pron || answers_question(document, clause.verb);
            told && context.cast.at(d).is_empty()
        })
}

fn act<'a>(
    context: &Context<'a, '_>,
    id: ClauseId,
    clause: &Clause,
    last: Option<&Act<'a>>,
) -> Option<Act<'a>> {
    let readings = readings::readings(context, clause);
    if readings.is_empty() || !is_told(context, id, clause) {
        return None;
    }
    let (frame, phrase, reported) = readings.into_iter().find_map(|(frame, phrase)| {
        let reported = content::reported(context, Report { clause, frame, phrase: phrase.as_ref() })?;
        Some((frame, phrase, reported))
    })?;
    let felt = phrase.as_ref().is_some_and(|words| words.start < clause.verb);
    let speakers = if felt {
        speakers::of_heads(context, &clause.subjects)
    } else if clause.agents.is_empty() && content::is_invitation(context, clause) {
        invited(context, last)
    } else {
        speakers_of(context, id, clause, &reported, last)
    };
    if speakers.is_empty() || is_term(context, clause, frame, &speakers) {
        return None;
    }
    if reported.order == Order::Before && is_of_own_report(context, clause, &speakers) {
        return None;
    }
    let rule = match reported.order {
        Order::Before => "statements.around",
        Order::After if phrase.is_some() => "statements.phrase",
        Order::After => "statements.verb",
    };
    Some(Act { token: clause.verb, clause: Some(id), speakers, frame: Some(frame), phrase, reported, rule })
}

/// "invited her to Lorne. The invitation was accepted": by whom the last report invites.
fn invited(context: &Context<'_, '_>, last: Option<&Act<'_>>) -> Vec<ActorId> {
    let clause = last.and_then(|act| act.clause).map(|id| context.clauses.get(id));
    let invites = clause.filter(|k| context.document.lemma(k.verb) == "invite");
    let mut found = invites.map_or_else(Vec::new, |k| speakers::of_heads(context, k.undergoers()));
    found.retain(|&a| context.cast.get(a).kind == ActorKind::Person);
    found
}

/// "in response to the League's *call* for talks": a noun read as a verb stands where only a noun can, with what only a noun has.
fn is_noun(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    let of_noun = |c: TokenId| {
        c < clause.verb && matches!(document.dep(c), Dep::Det | Dep::Poss | Dep::Compound | Dep::Amod)
    };
    matches!(document.dep(clause.verb), Dep::Pobj | Dep::Dobj | Dep::Nsubj)
        && document.tag(clause.verb) != Tag::Vbg
        && document.children(clause.verb).any(of_noun)
}

/// "The army denied it and accused the rebels of a violation, *it said*, of the truce": told already by the report within which it stands.
fn is_of_own_report(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    let document = context.document;
    let around = Some(document.head(clause.verb)).filter(|_| document.dep(clause.verb) == Dep::Parataxis);
    around.and_then(|verb| context.clauses.at(verb)).is_some_and(|above| {
        let apart = (above.verb..clause.verb).any(|t| context.is_word(t, &[":", ";"]));
        above.verb < clause.verb
            && !apart
            && context.is_reporting(above)
            && speakers::of_heads(context, above.doers()) == speakers
    })
}

/// Who speaks.
fn speakers_of(
    context: &Context<'_, '_>,
    id: ClauseId,
    clause: &Clause,
    reported: &Reported,
    last: Option<&Act<'_>>,
) -> Vec<ActorId> {
    let document = context.document;
    if context.is_main_after_name(clause) {
        return speakers::of_heads(context, &[document.head(clause.verb)]);
    }
    if let Some(quoted) = reporters::quoted_by_others(context, clause) {
        return quoted;
    }
    if let Some(speaker) = inverted_speaker(context, clause).filter(|_| reported.order == Order::Before) {
        return speakers::of_heads(context, &[speaker]);
    }
    if let Some(speakers) = going_on(context, clause, reported, last) {
        return speakers;
    }
    // "…, warned Mr Soro": a speaker after the verb, read as its object or as part of the next clause.
    let unheard = || speakers::of_heads(context, clause.doers()).is_empty();
    let after_verb = || clause.subjects.iter().all(|&s| s > clause.verb) && unheard();
    if reported.order == Order::Before && (!clause.own_subject || after_verb()) {
        let after = clause.verb + 1;
        let same = |t: &TokenId| {
            document.sentence_of(*t) == document.sentence_of(clause.verb)
                && !context.is_word(*t, &[",", ":", ";", "."])
        };
        let reach = || (after..document.len().min(after + 10)).take_while(same);
        let person =
            |&t: &TokenId| context.cast.at(t).iter().any(|&a| context.cast.get(a).kind == ActorKind::Person);
        let titled = || {
            let end = reach().last().filter(|_| reach().any(|t| speakers::stands_for_another(context, t)))?;
            speakers::named_after(context, end + 1)
        };
        if let Some(person) = titled().filter(|_| !reach().any(|t| person(&t))) {
            return vec![person];
        }
        let named = reach().find(person).or_else(|| reach().find(|&t| !context.cast.at(t).is_empty()));
        let head = clause.objects.iter().copied().filter(|&o| o >= after).chain(named).min();
        let found = head.map_or_else(Vec::new, |head| speakers::of_heads(context, &[head]));
        if !found.is_empty() {
            return found;
        }
        if let Some(named) = named {
            return context.cast.at(named).to_vec();
        }
    }
    // "…, adding that": whoever the report above is by.
    if let Some(report) = report_above(context, id, clause) {
        let found = speakers::of_heads(context, report.doers());
        if !found.is_empty() {
            return found;
        }
        if let Some(found) = reporters::mention_before(context, report) {
            return found;
        }
    }
    if let Some(found) = reporters::by_relative(context, clause) {
        return found;
    }
    // "I urge both", in a text that is somebody's statement.
    if let Some(Issuer::Speaking(person)) = context.issuer {
        let first = clause
            .doers()
            .iter()
            .any(|&d| speakers::is_first_person(context, d) && context.quote(d).is_none());
        if first {
            return vec![person];
        }
    }
    // "A and B signed a deal on Sunday, the minister, C, said": whom the parser gave no verb, before whoever signed.
    if reported.order == Order::Before && !clause.own_subject && !clause.passive {
        let apposed = speakers::apposed_before(context, clause.verb).map(|person| vec![person]);
        if let Some(found) = apposed.or_else(|| reporters::mention_before(context, clause)) {
            return found;
        }
    }
    if let Some(found) = reporters::joined_too_deep(context, id, clause) {
        return found;
    }
    if let Some(person) = reporters::set_off(context, clause) {
        return vec![person];
    }
    if let Some(found) = reporters::behind_relative(context, clause) {
        return found;
    }
    // Who stands in the quotation itself is not its speaker.
    let doers: Vec<TokenId> = reporters::own_doers(context, clause)
        .iter()
        .copied()
        .filter(|&d| {
            context.in_speech(clause.verb) || !context.in_speech(d) || reported.order == Order::After
        })
        .filter(|&d| !reporters::is_cut_off(context, clause, d))
        .collect();
    let found = speakers::of_heads(context, &doers);
    let person = |&a: &ActorId| context.cast.get(a).kind == ActorKind::Person;
    // "An aide to Tesk, *Samir Lekhak*, said": not the one whose aide he is.
    let through_noun = doers.first().is_some_and(|&d| context.cast.at(d).is_empty());
    if (through_noun || !found.iter().any(person)) && !clause.passive {
        let subject_of = if clause.own_subject {
            Some(clause)
        } else {
            context.clauses.governors(id).take(4).find(|g| g.own_subject && g.subjects == clause.subjects)
        };
        let apposed = subject_of
            .filter(|k| k.subjects.first().is_some_and(|&s| s < k.verb && document.pos(s) != Pos::Pron))
            .and_then(|k| speakers::apposed_before(context, k.verb));
        if let Some(person) = apposed {
            return vec![person];
        }
    }
    if !found.is_empty() {
        return found;
    }
    if let Some(found) = reporters::mention_before(context, clause) {
        return found;
    }
    // A verb joined to a clause about no actor is joined to the report above it: "said the pact was historic and urged …".
    if !clause.own_subject && !clause.passive {
        for governor in context.clauses.governors(id).take(4) {
            let found = speakers::of_heads(context, governor.doers());
            if !found.is_empty() {
                return found;
            }
            if let Some(found) = reporters::mention_before(context, governor) {
                return found;
            }
        }
        let top = context.clauses.governors(id).last().unwrap_or(clause);
        let operative = !top.own_subject && document.tag(clause.verb) == Tag::Vbz;
        if let Some(issuer) = context.issuer.filter(|_| operative) {
            return vec![issuer.actor()];
        }
    }
    // "It was stressed at the Ministry that …".
    if clause.passive
        && clause.agents.is_empty()
        && clause.subjects.iter().any(|&s| context.is_word(s, &["it"]))
    {
        let body = |a: &ActorId| {
            matches!(
                context.cast.get(*a).kind,
                ActorKind::StateBody | ActorKind::IntergovernmentalOrganization
            )
        };
        let at = ["at", "in", "from"].into_iter().flat_map(|p| clause.oblique(document, p));
        let found: Vec<ActorId> =
            at.flat_map(|o| context.cast.at(o).iter().copied()).filter(body).take(1).collect();
        if !found.is_empty() {
            return found;
        }
    }
    // "His Government is requested to …", in the text of who requests it.
    if clause.passive
        && document.tag(clause.verb) == Tag::Vbn
        && context.issuer.is_some()
        && clause.agents.is_empty()
    {
        let present =
            document.children_by(clause.verb, Dep::Auxpass).any(|a| context.is_word(a, &["is", "are"]));
        return context.issuer.filter(|_| present).map(|i| i.actor()).into_iter().collect();
    }
    // "he said", of nobody else than who spoke last.
    let pronoun =
        doers.first().is_some_and(|&d| context.is_word(d, &["he", "she"]) && context.cast.at(d).is_empty());
    let fits = |&a: &ActorId| {
        context.cast.get(a).kind == ActorKind::Person
            && !doers.iter().any(|&d| speakers::is_of_other_sex(context, a, d))
    };
    // "Asked what A had said, she replied": whoever is heard in the question does not answer it.
    let asked = answers_question(document, clause.verb);
    let last =
        last.filter(|last| !asked || document.sentence_of(last.token) != document.sentence_of(clause.verb));
    // "One of the rebel sources said … He added": for whom that one spoke.
    let unnamed = last.and_then(|last| speaking_noun(context, context.clauses.get(last.clause?)));
    let unnamed = unnamed.is_some_and(|noun| UNNAMED.contains(&document.lemma(noun)));
    match last {
        Some(last) if pronoun && (unnamed || last.speakers.iter().all(fits)) => last.speakers.clone(),
        Some(last) if goes_on(context, clause, last) => last.speakers.clone(),
        _ => Vec::new(),
    }
}

/// "…, *it* said", of the body that spoke before: whom the words before it only name on the way is not meant.
fn going_on(
    context: &Context<'_, '_>,
    clause: &Clause,
    reported: &Reported,
    last: Option<&Act<'_>>,
) -> Option<Vec<ActorId>> {
    let document = context.document;
    let last = last.filter(|_| reported.order == Order::Before)?;
    let [doer] = clause.doers() else { return None };
    if !context.is_word(*doer, &["it"]) || context.in_speech(clause.verb) {
        return None;
    }
    let body = |&a: &ActorId| context.cast.get(a).kind != ActorKind::Person;
    let here = document.sentence_of(clause.verb);
    let near = document.sentence_of(last.token) < here && document.sentence_of(last.token) + 2 >= here;
    let meant = context.cast.at(*doer);
    if !near || !last.speakers.iter().all(body) || meant.iter().any(|a| last.speakers.contains(a)) {
        return None;
    }
    let on_the_way = |t: TokenId| {
        let heads = std::iter::successors(Some(t), |&t| Some(document.head(t)));
        !heads.take(4).any(|t| matches!(document.dep(t), Dep::Nsubj | Dep::Nsubjpass))
    };
    let content = reported.pieces.iter().flat_map(|p| p.content.clone());
    let mut named = content.filter(|&t| context.cast.at(t).iter().any(|a| meant.contains(a))).peekable();
    named.peek()?;
    named.all(on_the_way).then(|| last.speakers.clone())
}

/// The noun by which a report tells who speaks; of "one of the sources" the sources.
fn speaking_noun(context: &Context<'_, '_>, clause: &Clause) -> Option<TokenId> {
    let document = context.document;
    let head = *clause.doers().first()?;
    let of = document.children_by(head, Dep::Prep).find(|&p| context.is_word(p, &["of"]));
    let whole = of.filter(|_| document.pos(head) == Pos::Num).and_then(|p| document.child(p, Dep::Pobj));
    Some(whole.unwrap_or(head)).filter(|&noun| document.pos(noun) == Pos::Noun)
}

/// Papers by which somebody speaks.
const PAPERS: &[&str] = &[
    "statement",
    "communique",
    "communiqué",
    "declaration",
    "release",
    "letter",
    "message",
    "text",
    "document",
];

/// Whether a report tells what a paper says, or what somebody says in one.
fn is_of_paper(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let document = context.document;
    let clause = act.clause.map(|id| context.clauses.get(id));
    let noun = clause.and_then(|clause| speaking_noun(context, clause));
    let within = clause.into_iter().flat_map(|clause| clause.oblique(document, "in"));
    noun.into_iter().chain(within).any(|t| PAPERS.contains(&document.lemma(t)))
}

/// "The statement added", "the spokesman said", "one of the sources said": what issued the last report, or who was heard in it, speaks on.
fn goes_on(context: &Context<'_, '_>, clause: &Clause, last: &Act<'_>) -> bool {
    /// How many sentences back the last report may be.
    const REACH: usize = 2;
    /// And how many that of a paper may be.
    const OF_PAPER: usize = 6;
    let document = context.document;
    let Some(now) = speaking_noun(context, clause) else { return false };
    let before = last.clause.and_then(|id| speaking_noun(context, context.clauses.get(id)));
    let spokes = |t: TokenId| document.lemma(t).starts_with("spokes");
    let again = before.is_some_and(|b| document.lemma(b) == document.lemma(now) || spokes(b) && spokes(now));
    let of_its_own = document.dep(clause.verb) != Dep::Relcl
        && !document.children(now).any(|c| context.is_word(c, &["of", "by", "from"]));
    let definite = document.children(now).any(|c| context.is_word(c, &["the", "same"]));
    let paper = PAPERS.contains(&document.lemma(now));
    let reach = if paper && is_of_paper(context, last) { OF_PAPER } else { REACH };
    let near = document.sentence_of(now).saturating_sub(document.sentence_of(last.token)) <= reach;
    near && definite && of_its_own && (again || paper)
}

/// The report to which a participle adds.
pub(super) fn report_above<'c>(
    context: &'c Context<'_, '_>,
    id: ClauseId,
    clause: &Clause,
) -> Option<&'c Clause> {
    if clause.own_subject || !is_addition(context, clause.verb) {
        return None;
    }
    context
        .clauses
        .governors(id)
        .find(|g| g.verb < clause.verb && context.is_reporting(g) && context.is_finite(g))
}

/// Whether what a frame reports can be a threat.
pub(super) fn is_warning(frame: &SpeechFrame) -> bool {
    frame.neutral && frame.stance == StatementStance::Threaten
}
