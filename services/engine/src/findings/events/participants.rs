//! Who took part in an event, and who started it.

use peacebrief::v1::{ActorKind, ConsultMode, EventType};

use crate::actors::{Actor, ActorId};
use crate::clauses::{Clause, conjuncts};
use crate::document::TokenId;
use crate::lexicon::{Argument, Name};
use crate::syntax::{Dep, Tag};

use super::Reading;
use super::candidates::{Candidate, noun_argument, verb_argument};
use super::{collectives, manner, signatories};

/// How many tokens back those are looked for whom "they" means.
const REACH: usize = 60;

/// Those who took part.
pub(super) struct People {
    pub(super) initiators: Vec<ActorId>,
    /// Everyone, initiators first.
    pub(super) all: Vec<ActorId>,
}

pub(super) fn of(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> People {
    let frame = candidate.frame;
    let mut initiators =
        frame.initiator.iter().flat_map(|argument| actors(sources, candidate, argument)).collect::<Vec<_>>();
    let mut all = initiators.clone();
    for argument in &frame.participants {
        all.extend(actors(sources, candidate, argument));
    }
    if candidate.nominal && frame.event == EventType::Agree {
        let signed = between_whom(sources, candidate.token);
        initiators.extend(signed.iter().copied());
        all.extend(signed);
    }
    if candidate.nominal {
        // "held talks with": those who hold them take part, and so do those who attend.
        if let Some(clause) = candidate.clause {
            for &head in clause.doers() {
                all.extend(sources.cast.of_phrase(sources.document, head));
            }
            for with in ["with", "between", "among"] {
                let heads: Vec<TokenId> = clause.oblique(sources.document, with).collect();
                all.extend(heads.into_iter().flat_map(|head| sources.cast.of_phrase(sources.document, head)));
            }
        }
    }
    if all.is_empty() && !candidate.nominal {
        let by = who_does_both(sources, candidate);
        initiators.extend(by.iter().copied());
        all.extend(by);
    }
    if frame.event == EventType::Assault && !candidate.nominal && all.is_empty() {
        let (by, others) = of_deadly_attack(sources, candidate);
        initiators.extend(by.iter().copied());
        all.extend(by.into_iter().chain(others));
    }
    if frame.event == EventType::Assault && !candidate.nominal && initiators.is_empty() {
        let by = whose_weapon(sources, candidate);
        // "*The two armies* fought": those who fight each other did not start it.
        if !frame.participants.contains(&Argument::Subject) {
            initiators.extend(by.iter().copied());
        }
        all.extend(by);
    }
    if frame.event == EventType::Agree && !candidate.nominal && !initiators.is_empty() {
        initiators.extend(co_signatories(sources, candidate));
    }
    initiators.extend(signatories::further(sources, candidate));
    let manner = manner::of(sources, candidate);
    all.extend(manner.present.iter().copied());
    if frame.event == EventType::Consult {
        initiators.extend(manner.conveners.iter().copied());
    }
    all.extend(manner.conveners);
    if candidate.nominal {
        initiators.extend(conveners(sources, candidate));
        let few = all.iter().filter(|id| !initiators.contains(id)).count() < 2;
        if few && frame.event == EventType::Consult {
            // "During a call with X, Y said": Y was on the line.
            all.extend(host_clause_subjects(sources, candidate));
        }
    }
    all.extend(visited(sources, candidate, &all));
    initiators.extend(who_initiated(sources, candidate));
    all.extend(initiators.iter().copied());
    unique(&mut initiators);
    unique(&mut all);
    without_whom_they_act_for(sources, &mut all);
    initiators.retain(|id| all.contains(id));
    if frame.event == EventType::Agree && candidate.clause.is_some_and(|clause| as_witness(sources, clause)) {
        initiators.clear();
    }
    // What two do with each other nobody of them starts, unless the words say so.
    let symmetric = frame.event == EventType::Consult && all.len() > 1 && initiators.len() == all.len();
    if symmetric {
        initiators.clear();
    }
    People { initiators, all }
}

/// "X said it was ready to sign, despite *pulling out* of the talks": a gerund without a subject is of who acts in the clause above.
fn who_does_both(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    /// How many clauses up their subject is looked for.
    const STEPS: usize = 3;
    let document = sources.document;
    let Some(clause) = candidate.clause else { return Vec::new() };
    let gerund = document.tag(clause.verb) == Tag::Vbg && document.dep(clause.verb) == Dep::Pcomp;
    let by_subject = candidate.frame.initiator == Some(Argument::Subject)
        || candidate.frame.participants.contains(&Argument::Subject);
    if !gerund || clause.passive || !by_subject {
        return Vec::new();
    }
    let mut at = clause;
    for _ in 0..STEPS {
        let Some(above) = at.governor.map(|id| sources.clauses.get(id)) else { break };
        let found: Vec<ActorId> =
            above.doers().iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
        if !found.is_empty() {
            return found;
        }
        at = above;
    }
    Vec::new()
}

/// "*A Sorran drone* struck a camp", "*Front rockets* fell on the city": whose weapon it was.
fn whose_weapon(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let Some(clause) = candidate.clause.filter(|clause| !clause.passive) else { return Vec::new() };
    let weapon = |head: TokenId| {
        let lemma = document.lemma(head);
        ["weapon", "troops", "attack"].iter().any(|class| sources.lexicon.in_class(class, lemma))
    };
    let weapons = clause.doers().iter().copied().filter(|&head| weapon(head));
    weapons.flat_map(|head| sources.cast.of_phrase(document, head)).collect()
}

/// "*Fighting between X and Y* killed nine", "*An attack by X on Y* wounded four": those who by the noun did it, and the others.
fn of_deadly_attack(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> (Vec<ActorId>, Vec<ActorId>) {
    let document = sources.document;
    let subjects = candidate.clause.map(|clause| clause.subjects.as_slice()).unwrap_or_default();
    let attacks = subjects.iter().filter(|&&noun| {
        // "Fighting" may be read as the verb.
        let word = document.word(noun).to_lowercase();
        let readings = [document.lemma(noun), word.as_str()].map(|noun| sources.lexicon.event_nouns(noun));
        readings.into_iter().flatten().any(|reading| reading.frame.event == EventType::Assault)
    });
    let of = |words: &[&str]| -> Vec<ActorId> {
        let argument = |word: &&str| Argument::Preposition((*word).to_owned());
        let heads = attacks.clone().flat_map(|&noun| {
            words.iter().map(argument).flat_map(move |place| noun_argument(document, noun, &place))
        });
        heads.flat_map(|head| sources.cast.of_phrase(document, head)).collect()
    };
    (of(&["by"]), of(&["between", "on", "against", "with"]))
}

/// "the signing of the agreement *between X and Y*": those whose accord it is.
fn between_whom(sources: Reading<'_, '_>, act: TokenId) -> Vec<ActorId> {
    let document = sources.document;
    let of = Argument::Preposition("of".to_owned());
    let accords = noun_argument(document, act, &of);
    let sides = accords.iter().flat_map(|&accord| {
        ["between", "among", "by"]
            .into_iter()
            .flat_map(move |word| noun_argument(document, accord, &Argument::Preposition(word.to_owned())))
    });
    sides.flat_map(|head| sources.cast.of_phrase(document, head)).collect()
}

/// "signed a deal *with* X": both agreed, unless X only looked on.
fn co_signatories(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let Some(clause) = candidate.clause else { return Vec::new() };
    ["with", "between"]
        .into_iter()
        .filter(|word| candidate.frame.participants.iter().any(|place| place.preposition() == Some(word)))
        .flat_map(|word| verb_argument(document, clause, &Argument::Preposition(word.to_owned())))
        .filter(|&head| !manner::looks_on(document, head))
        .flat_map(|head| sources.cast.of_phrase(document, head))
        .collect()
}

/// "signed as witnesses", "Witnesses from Y signed": they were there, others agreed.
pub(super) fn as_witness(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let witness = |head: TokenId| manner::ONLOOKERS.contains(&sources.document.lemma(head));
    let witnesses =
        |&head: &TokenId| matches!(sources.document.lemma(head), "witness" | "guarantor" | "observer");
    clause.oblique(sources.document, "as").any(witness) || clause.doers().iter().any(witnesses)
}

/// Verbs whose subject has brought an event about: "talks *hosted* by Qatar".
const CONVENES: &[&str] = &[
    "chair",
    "host",
    "convene",
    "lead",
    "head",
    "mediate",
    "broker",
    "facilitate",
    "moderate",
    "sponsor",
    "organize",
    "organise",
    "call",
    "co-chair",
    "co-host",
    "arrange",
    "preside",
    "initiate",
];

/// Who convened, hosted or chaired what a noun tells.
fn conveners(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let convenes = |clause: &&Clause| {
        CONVENES.contains(&document.lemma(clause.verb)) && candidate.frame.event == EventType::Consult
    };
    let heads = candidate.clause.filter(convenes).map(Clause::doers).unwrap_or_default();
    heads.iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect()
}

/// How far up from an event noun the verb of its clause is looked for.
const STEPS_TO_CLAUSE: usize = 8;

/// Those who act in the clause to which a phrase with the event noun belongs: "X and Y agreed after two days of talks".
fn host_clause_subjects(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let owned = document.child(candidate.token, Dep::Poss).is_some();
    let told_apart =
        candidate.clause.is_some_and(|clause| !matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl));
    if owned || told_apart {
        return Vec::new();
    }
    let Some(clause) = sources.clauses.around(document.head(candidate.whole)) else { return Vec::new() };
    // "exchanged views *on* the results of the talks held in X": who speaks of talks need not have been there.
    let path =
        std::iter::successors(Some(candidate.whole), |&t| Some(document.head(t)).filter(|&above| above != t));
    let mut path = path.take_while(|&t| t != clause.verb).take(STEPS_TO_CLAUSE);
    let mut below = candidate.whole;
    let topic = path.any(|t| {
        let noun = std::mem::replace(&mut below, t);
        match document.word(t).to_lowercase().as_str() {
            "about" | "regarding" | "concerning" => true,
            // "on a visit", "on the sidelines of the summit"
            "on" => {
                candidate.frame.mode != Some(ConsultMode::Visit)
                    && !matches!(
                        document.lemma(noun),
                        "sideline" | "margin" | "occasion" | "day" | "eve" | "fringe" | "basis"
                    )
            }
            _ => false,
        }
    });
    if topic {
        return Vec::new();
    }
    // "discussed the summit *with X* in a telephone call".
    let with = verb_argument(document, clause, &Argument::Preposition("with".to_owned()));
    let heads = clause.doers().iter().copied().chain(with);
    heads.flat_map(|head| sources.cast.of_phrase(document, head)).collect()
}

/// The state that a visit leads to takes part in it, unless the visitor acts for it.
fn visited(sources: Reading<'_, '_>, candidate: &Candidate<'_>, visitors: &[ActorId]) -> Vec<ActorId> {
    if candidate.frame.mode != Some(ConsultMode::Visit) {
        return Vec::new();
    }
    let document = sources.document;
    let mut found = Vec::new();
    for preposition in ["to", "in", "into", "at"] {
        let argument = Argument::Preposition(preposition.to_owned());
        let heads = match candidate.clause {
            Some(clause) if !candidate.nominal => verb_argument(document, clause, &argument),
            _ => noun_argument(document, candidate.token, &argument),
        };
        found.extend(heads.into_iter().filter_map(|head| state_of_place(sources, head)));
    }
    let homes: Vec<ActorId> = visitors.iter().filter_map(|&id| sources.cast.get(id).affiliation).collect();
    found.retain(|id| !homes.contains(id));
    found
}

/// The state in which a place lies, where it is one of the article's actors.
pub(super) fn state_of_place(sources: Reading<'_, '_>, head: TokenId) -> Option<ActorId> {
    let place = sources.cast.place_at(head)?;
    let state = sources.lexicon.name(&place.name).into_iter().find_map(|name| match name {
        Name::Place(place) => place.state.clone(),
        other => other.state().map(|state| state.name.clone()),
    })?;
    let is_it = |actor: &Actor| actor.kind == ActorKind::State && actor.name == state;
    sources.cast.iter().find(|(_, actor)| is_it(actor)).map(|(id, _)| id)
}

/// "who initiated the call", "which X had requested": a clause of the sentence that names who started it.
fn who_initiated(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    if candidate.frame.event != EventType::Consult {
        return Vec::new();
    }
    let starts = |t: TokenId| matches!(document.lemma(t), "initiate" | "request" | "convene" | "host");
    document
        .sentence_around(candidate.token)
        .filter(|&t| starts(t))
        .filter_map(|t| sources.clauses.at(t))
        .filter(|clause| clause.objects.iter().any(|&o| sources.lexicon.in_class("event", document.lemma(o))))
        .flat_map(|clause| clause.doers().to_vec())
        .flat_map(|head| sources.cast.of_phrase(document, head))
        .collect()
}

fn actors(sources: Reading<'_, '_>, candidate: &Candidate<'_>, argument: &Argument) -> Vec<ActorId> {
    let document = sources.document;
    let heads = match candidate.clause {
        Some(clause) if !candidate.nominal => verb_argument(document, clause, argument),
        _ => {
            let mut heads = noun_argument(document, candidate.token, argument);
            if candidate.whole != candidate.token && *argument != Argument::Preposition("of".to_owned()) {
                heads.extend(noun_argument(document, candidate.whole, argument));
            }
            heads
        }
    };
    let listed = heads.iter().flat_map(|&head| listed_behind(sources, candidate, head)).collect::<Vec<_>>();
    heads.into_iter().chain(listed).flat_map(|head| whom(sources, candidate, head)).collect()
}

/// "between the Minister of X, A, *the Minister of Y, B, and C*": the rest of a list that the parser took for words on the first of it.
fn listed_behind(sources: Reading<'_, '_>, candidate: &Candidate<'_>, head: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let consults = candidate.frame.event == EventType::Consult;
    let list = |&t: &TokenId| t > head && document.child(t, Dep::Conj).is_some();
    let rest = document.children_by(head, Dep::Appos).find(|t| consults && list(t));
    rest.map(|first| conjuncts(document, first)).unwrap_or_default()
}

/// For whom a phrase of an event stands: by itself, by the names set beside it, or by those of whom the text has just told.
fn whom(sources: Reading<'_, '_>, candidate: &Candidate<'_>, head: TokenId) -> Vec<ActorId> {
    let persons = collectives::persons(sources, head);
    let found = if persons.is_empty() { sources.cast.of_phrase(sources.document, head) } else { persons };
    if !found.is_empty() || candidate.frame.event != EventType::Consult {
        return found;
    }
    let beside = named_beside(sources, head);
    if beside.is_empty() { told_before(sources, candidate, head) } else { beside }
}

/// "with both his counterparts, *X of Congo* and *Y*", wherever the parser hung the names.
fn named_beside(sources: Reading<'_, '_>, head: TokenId) -> Vec<ActorId> {
    let document = sources.document;
    let end = document.subtree(head).end;
    let sentence = document.sentence_around(head);
    if !sentence.contains(&end) || document.word(end) != "," || document.tag(head) != Tag::Nns {
        return Vec::new();
    }
    let loose = (end + 1..sentence.end.min(end + 8)).find(|&t| {
        matches!(document.dep(t), Dep::Npadvmod | Dep::Dep | Dep::Appos | Dep::Conj) && is_person(sources, t)
    });
    let names = loose.map(|name| conjuncts(document, name)).unwrap_or_default();
    names.into_iter().flat_map(|name| sources.cast.of_phrase(document, name)).collect()
}

/// "when *they* met", "*The pair* met": the last two people told of before.
fn told_before(sources: Reading<'_, '_>, candidate: &Candidate<'_>, head: TokenId) -> Vec<ActorId> {
    let document = sources.document;
    let two = ["they", "pair", "duo"].iter().any(|word| document.word(head).eq_ignore_ascii_case(word));
    if !two || candidate.nominal {
        return Vec::new();
    }
    let mut found: Vec<ActorId> = Vec::new();
    for token in (head.saturating_sub(REACH)..head).rev() {
        for &id in sources.cast.at(token) {
            if found.len() < 2 && !found.contains(&id) && sources.cast.get(id).kind == ActorKind::Person {
                found.push(id);
            }
        }
    }
    if found.len() == 2 { found } else { Vec::new() }
}

fn is_person(sources: Reading<'_, '_>, token: TokenId) -> bool {
    sources.cast.at(token).iter().any(|&id| sources.cast.get(id).kind == ActorKind::Person)
}

fn unique(ids: &mut Vec<ActorId>) {
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
}

/// A person and the side that the person acts for are never both listed: the person stands for it.
fn without_whom_they_act_for(sources: Reading<'_, '_>, ids: &mut Vec<ActorId>) {
    let stood_for: Vec<ActorId> = ids
        .iter()
        .map(|&id| sources.cast.get(id))
        .filter(|actor| actor.kind == ActorKind::Person)
        .filter_map(|actor| actor.affiliation)
        .collect();
    ids.retain(|id| !stood_for.contains(id));
}
