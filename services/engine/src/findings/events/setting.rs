//! When and in which manner an event took place.

use std::ops::Range;

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use crate::clauses::Reality;
use crate::dates::Tense;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

use super::Reading;
use super::candidates::Candidate;
use super::distances;
use super::participants::People;

/// The words in which an event's own date and place can stand: its clause or noun phrase first, then its sentence.
pub(super) struct Scope {
    pub(super) head: TokenId,
    pub(super) narrow: Range<TokenId>,
    pub(super) sentence: Range<TokenId>,
}

pub(super) fn scope(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Scope {
    let document = sources.document;
    let head = candidate.clause.map_or(candidate.token, |clause| clause.verb);
    Scope { head, narrow: document.subtree(head), sentence: document.sentence_around(head) }
}

/// The date that the clause itself tells, else the nearest of its words, else of its sentence, else the day of which the
/// text is telling.
pub(super) fn date(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    if let Some(lasted) = length(sources, candidate) {
        return Some(lasted);
    }
    if refers_back(sources, candidate) || distances::is_long_course(document, candidate) {
        return effect(sources, candidate);
    }
    if let Some(date) = distances::date(sources, candidate, scope) {
        return date;
    }
    // "met under the *23 October 2020* Ceasefire Agreement": the accord's day is not that of what is done about it.
    let of_accord = |token: TokenId| {
        // "signed guidelines for the committee which watches over the *1998 agreement*": not what was signed.
        let elsewhere = || sources.clauses.around(token).is_some_and(|clause| clause.verb != scope.head);
        (candidate.frame.event != EventType::Agree || !candidate.nominal && elsewhere())
            && names_accord(sources, candidate, token)
    };
    let to_another = |token: TokenId| {
        let stretch = sources.calendar.tokens_from(token);
        stretch.is_some_and(|stretch| distances::is_to_another(document, candidate.token, stretch))
    };
    // "agreed a truce *starting* at midnight on Sunday": when it is to begin.
    let of_start = |token: TokenId| {
        candidate.frame.event == EventType::Agree && is_of_start(document, scope.head, token)
    };
    let own = |&(_, token): &(usize, TokenId)| {
        sources.clauses.around(token).is_some_and(|clause| clause.verb == scope.head)
            && !of_start(token)
            && !describes_doer(document, scope.head, token)
            && !of_accord(token)
            && !is_of_the_last(document, candidate.token, token)
            && !to_another(token)
    };
    let resolved = |(number, _)| sources.calendar.lasting(document, number);
    let in_clause = sources
        .calendar
        .numbers(&scope.narrow)
        .filter(own)
        .filter_map(|told| Some((told.1, resolved(told)?)))
        .min_by_key(|&(token, _)| token.abs_diff(candidate.token))
        .map(|(_, date)| date);
    // "Ecuador, which is hosting the talks, confirmed that the next round would open on June 5": the day of what is to come.
    let of_plan = |token: TokenId| {
        sources.clauses.around(token).is_some_and(|clause| {
            // "the forthcoming round, *scheduled* for 3 October"
            let scheduled = document.tag(clause.verb) == Tag::Vbn
                && clause.verb != scope.head
                && matches!(
                    document.lemma(clause.verb),
                    "schedule" | "plan" | "expect" | "set" | "slate" | "foresee"
                );
            scheduled
                || clause.verb != scope.head
                    && matches!(clause.reality, Reality::Planned | Reality::Conditional | Reality::Required)
        })
    };
    let near = |tokens: &Range<TokenId>| {
        sources
            .calendar
            .numbers(tokens)
            .filter(|&(_, token)| {
                !of_plan(token)
                    && !of_start(token)
                    && !to_another(token)
                    && !goes_on_elsewhere(sources, scope.head, token)
                    && !is_told_aside(sources, scope.head, candidate, token)
                    && !of_accord(token)
                    && !is_of_the_last(document, candidate.token, token)
            })
            .filter(|&(_, token)| !describes_doer(document, scope.head, token))
            .filter_map(|(number, token)| {
                Some((token, sources.calendar.resolved(document, number, Tense::Past)?))
            })
            .min_by_key(|&(token, _)| token.abs_diff(candidate.token))
            .map(|(_, date)| date)
    };
    let owned = candidate.nominal && document.child(candidate.token, Dep::Poss).is_some();
    if owned && candidate.rule == "events.noun_told" {
        // "spoke of his meeting with X": then, not when it was spoken of.
        return near(&document.subtree(candidate.whole));
    }
    // "Fighting is intensifying": now, whatever the day of which the text has told before; talks may be those of which it has told.
    let now = candidate.frame.event != EventType::Consult
        && candidate.clause.filter(|_| !candidate.nominal).is_some_and(|clause| {
            clause.tense == crate::clauses::Tense::Present && document.tag(clause.verb) == Tag::Vbg
        });
    let told_day = || {
        if now {
            return sources.calendar.day_of_report();
        }
        if is_of_the_past(sources, candidate) {
            return None;
        }
        // "Some 9,000 have died since 2011. An accord signed in 2017 fell when the rebels left it": in neither year.
        let of_another_time = || {
            let aside = |(_, token)| is_told_aside(sources, scope.head, candidate, token);
            sources.calendar.numbers(&scope.sentence).any(aside)
        };
        let told = sources.calendar.told_day(document, candidate.token)?;
        ((is_to_the_day(&told) || !of_another_time()) && !is_recurrent(sources, candidate)).then_some(told)
    };
    if goes_on(sources, candidate) {
        return in_clause;
    }
    in_clause.or_else(|| near(&scope.narrow)).or_else(|| near(&scope.sentence)).or_else(told_day)
}

/// Whether a date is that from which what was agreed is to hold: "starting at midnight on Sunday", "effective Monday", "from Friday".
fn is_of_start(document: &Document<'_>, verb: TokenId, date: TokenId) -> bool {
    /// How many words before the date that is told.
    const REACH: usize = 5;
    let from = date.saturating_sub(REACH).max(verb + 1).max(document.sentence_around(date).start);
    let word = |t: TokenId| document.word(t).to_lowercase();
    (from..date).rev().take_while(|&t| word(t) != ",").any(|t| {
        matches!(word(t).as_str(), "starting" | "beginning" | "effective")
            || t + 1 == date && word(t) == "from"
    })
}

/// Whether a date is a day, or some days.
pub(super) fn is_to_the_day(date: &v1::ResolvedDate) -> bool {
    match date.value {
        Some(v1::resolved_date::Value::Date(date)) => date.day > 0,
        Some(v1::resolved_date::Value::Interval(interval)) => interval.start.is_some_and(|day| day.day > 0),
        None => false,
    }
}

/// "journalists whom the rebels *had sentenced*": what a relative clause tells of the time before, on no day that the text has told.
fn is_of_the_past(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    // "X, who had flown in for the occasion": on its day.
    let visit = candidate.frame.mode == Some(ConsultMode::Visit);
    candidate.clause.filter(|_| !candidate.nominal && !visit).is_some_and(|clause| {
        document.dep(clause.verb) == Dep::Relcl
            && document
                .children_by(clause.verb, Dep::Aux)
                .any(|aux| document.word(aux).eq_ignore_ascii_case("had"))
    })
}

/// "*have been mediating* for months": on no day of which the sentence tells besides.
fn goes_on(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    candidate.clause.filter(|_| !candidate.nominal).is_some_and(|clause| {
        let auxiliary = |word: &str| {
            document
                .children_by(clause.verb, Dep::Aux)
                .any(|aux| document.word(aux).eq_ignore_ascii_case(word))
        };
        document.tag(clause.verb) == Tag::Vbg && auxiliary("been") && (auxiliary("have") || auxiliary("has"))
    })
}

/// "*have fought* two wars", "which *has hosted* several rounds": what has been done more than once by now was not done on the day of
/// which the text tells.
fn is_recurrent(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let Some(clause) = candidate.clause.filter(|_| !candidate.nominal) else { return false };
    let perfect = document
        .children_by(clause.verb, Dep::Aux)
        .any(|aux| matches!(document.word(aux).to_lowercase().as_str(), "has" | "have" | "'ve" | "’ve"));
    let of_class = |class: &&str, object| sources.lexicon.in_class(class, document.lemma(object));
    // "has killed 850 people": so far, and not on one day.
    let forcible = matches!(candidate.frame.event, EventType::Assault | EventType::Coerce);
    let counted = |&object: &TokenId| {
        document.tag(object) == Tag::Cd
            || document.child(object, Dep::Nummod).is_some()
            || matches!(document.lemma(object), "hundred" | "thousand" | "dozen" | "ten")
    };
    if perfect && forcible && !clause.passive && clause.objects.iter().any(counted) {
        return true;
    }
    let several = |&object: &TokenId| {
        document.tag(object) == Tag::Nns
            && ["event", "fighting"].iter().any(|class| of_class(class, object))
            && document
                .children(object)
                .any(|c| c < object && matches!(document.dep(c), Dep::Nummod | Dep::Amod))
    };
    perfect && clause.undergoers().iter().any(several)
}

/// "five days of talks": as long as its own phrase says.
fn length(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Option<v1::ResolvedDate> {
    if !candidate.nominal || candidate.whole == candidate.token {
        return None;
    }
    let phrase = sources.document.subtree(candidate.whole).start..candidate.token;
    let (number, _) = sources.calendar.numbers(&phrase).next()?;
    sources.calendar.resolved(sources.document, number, Tense::Past)
}

/// "A ceasefire brokered by Qatar *took effect on 4 August*": the only day that is told of its making.
fn effect(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let clause = candidate.clause?;
    let noun = super::qualified(document, clause)?;
    let new = document.children_by(noun, Dep::Det).any(|d| matches!(document.lemma(d), "a" | "an"));
    let above =
        sources.clauses.at(document.head(noun)).filter(|above| new && above.subjects.contains(&noun))?;
    let force = |&object: &TokenId| matches!(document.lemma(object), "effect" | "force");
    let takes_effect = match document.lemma(above.verb) {
        "take" => above.objects.iter().any(force),
        "come" | "enter" | "go" => above.oblique(document, "into").any(|object| force(&object)),
        _ => false,
    };
    let within = document.subtree(above.verb);
    let mut numbers = sources.calendar.numbers(&within).filter(|&(_, token)| token > above.verb);
    let (number, _) =
        numbers.next().filter(|_| takes_effect && above.tense == crate::clauses::Tense::Past)?;
    sources.calendar.resolved(document, number, Tense::Past)
}

/// "the statement *signed* in Doha": a participle without a date tells of what has been told elsewhere, on its day.
fn refers_back(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let Some(clause) = candidate.clause.filter(|_| candidate.frame.event == EventType::Agree) else {
        return false;
    };
    // "had fallen since the agreement was signed": in what tells when something else was, too.
    let aside = document.dep(clause.verb) == Dep::Advcl
        && clause.passive
        && document
            .children_by(clause.verb, Dep::Mark)
            .any(|mark| document.word(mark).eq_ignore_ascii_case("since"));
    if aside && !document.subtree(clause.verb).any(|t| sources.calendar.holds(t)) {
        return true;
    }
    let Some(noun) = super::qualified(document, clause) else { return false };
    let dated = |t: TokenId| sources.calendar.holds(t);
    !document.subtree(clause.verb).any(dated) && !document.subtree(noun).any(dated)
}

/// "the largest swap *since the war erupted in 2014*", "attacks after the truce *that started on 1 October* ended", "agreed to keep a truce
/// *declared last month*": the date of what else is told of beside an event.
fn is_told_aside(sources: Reading<'_, '_>, verb: TokenId, candidate: &Candidate<'_>, date: TokenId) -> bool {
    /// How far up from a date what it dates is looked for.
    const STEPS: usize = 8;
    let document = sources.document;
    let own = |t: TokenId| t == candidate.token || t == candidate.whole;
    for t in
        std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&above| above != t)).take(STEPS)
    {
        if t == verb || own(t) {
            return false;
        }
        let noun = document.head(t);
        match document.dep(t) {
            Dep::Advcl => {
                let since = |mark| document.word(mark).eq_ignore_ascii_case("since");
                if document.children(t).filter(|&c| c < t).any(since) && !document.is_under(verb, t) {
                    return true;
                }
            }
            // "talks to end the crisis, which *broke out in December*"
            Dep::Relcl
                if !own(noun)
                    && !document.is_under(verb, t)
                    && matches!(document.lemma(t), "break" | "erupt" | "begin" | "start")
                    && (sources.lexicon.in_class("fighting", document.lemma(noun))
                        || matches!(document.lemma(noun), "crisis" | "dispute")) =>
            {
                return true;
            }
            Dep::Acl | Dep::Relcl
                if !own(noun)
                    && !document.is_under(verb, t)
                    && (sources.lexicon.in_class("truce", document.lemma(noun))
                        || sources.lexicon.accord_noun(document.lemma(noun)).is_some()) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// "was struck in X, where talks have been held *since February*": of what goes on, and not of what was done.
fn goes_on_elsewhere(sources: Reading<'_, '_>, verb: TokenId, date: TokenId) -> bool {
    sources.calendar.tokens_from(date).is_some_and(|tokens| sources.calendar.tells_since(tokens))
        && sources.clauses.around(date).is_some_and(|clause| clause.verb != verb)
}

/// "met for the *first* time *since 2019*": the date of the one before.
fn is_of_the_last(document: &Document<'_>, told: TokenId, date: TokenId) -> bool {
    /// How many words before "since" the first of its sort is spoken of.
    const REACH: usize = 8;
    // "the first such meeting *since X took office in June*"
    let sentence = document.sentence_around(date);
    let since = (sentence.start.max(date.saturating_sub(REACH)).max(told.min(date))..date)
        .rev()
        .find(|&t| document.word(t).eq_ignore_ascii_case("since"));
    since.is_some_and(|since| {
        let from = document.sentence_around(since).start.max(since.saturating_sub(REACH));
        (from..since).any(|t| document.word(t).eq_ignore_ascii_case("first"))
    })
}

/// Whether a date tells an accord from others: "the May 11 Declaration", "the Agreement of 12 June", and what is only talked about, "the
/// accord signed in May".
fn names_accord(sources: Reading<'_, '_>, candidate: &Candidate<'_>, date: TokenId) -> bool {
    /// How far up from a date its accord is looked for.
    const FURTHEST: usize = 16;
    let document = sources.document;
    let talked_of = candidate.frame.event == EventType::Consult;
    let accord = |t: TokenId| sources.lexicon.accord_noun(document.lemma(t)).is_some();
    let behind = |&t: &TokenId| match document.dep(t) {
        Dep::Pobj | Dep::Pcomp | Dep::Npadvmod => true,
        Dep::Acl => talked_of,
        _ if sources.calendar.holds(document.head(t)) => true,
        Dep::Prep => {
            let above = document.head(t);
            matches!(document.word(t), "of" | "from" | "dated") && accord(above)
                || document.dep(above) == Dep::Acl
        }
        _ => false,
    };
    // A date may head its sentence, and a root is its own head.
    let above = |t: TokenId| Some(document.head(t)).filter(|&head| head != t);
    let mut holders = std::iter::successors(Some(date), |&t| above(t).filter(|_| behind(&t))).take(FURTHEST);
    let noun =
        |t: &TokenId| matches!(document.pos(*t), Pos::Noun | Pos::Propn) && !sources.calendar.holds(*t);
    if holders.find(noun).is_some_and(|t| t < date && accord(t)) {
        return true;
    }
    let modifies = |t: &TokenId| {
        matches!(
            document.dep(*t),
            Dep::Compound | Dep::Nummod | Dep::Nmod | Dep::Amod | Dep::Npadvmod | Dep::Poss
        )
    };
    let mut nouns = std::iter::successors(Some(date), |&t| above(t).filter(|_| modifies(&t))).take(FURTHEST);
    nouns.any(|t| t > date && accord(t))
}

/// "President X, *in power since 1996*, signed": the date of what describes who did it.
fn describes_doer(document: &Document<'_>, verb: TokenId, date: TokenId) -> bool {
    let mut at = date;
    let mut beside = false;
    for _ in 0..8 {
        if at == verb || document.is_root(at) {
            return false;
        }
        beside |= document.dep(at) == Dep::Appos;
        if beside && matches!(document.dep(at), Dep::Nsubj | Dep::Nsubjpass) {
            return true;
        }
        at = document.head(at);
    }
    false
}

/// Offices of heads of state or government.
const LEADERS: &[&str] = &[
    "president",
    "prime minister",
    "king",
    "emir",
    "amir",
    "chancellor",
    "premier",
    "crown prince",
    "sultan",
    "taoiseach",
    "head of state",
    "head of government",
    "leader",
    "supreme leader",
    "transitional president",
    "interim president",
];

/// "*In a telephone call* on Saturday, A and B discussed the truce": by what stands in a phrase of the verb.
fn over_the_phone(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let clause = candidate.clause.filter(|_| !candidate.nominal);
    let phrases = clause.into_iter().flat_map(|clause| document.children_by(clause.verb, Dep::Prep));
    let within = phrases.filter(|&p| {
        matches!(document.word(p).to_lowercase().as_str(), "in" | "during" | "over" | "by" | "on" | "via")
    });
    within.flat_map(|p| document.children_by(p, Dep::Pobj)).any(|noun| {
        let called = |frame: &crate::lexicon::EventNoun| frame.frame.mode == Some(ConsultMode::Call);
        sources.lexicon.event_nouns(document.lemma(noun)).iter().any(called)
            || matches!(document.lemma(noun), "telephone" | "phone" | "videolink")
            || is_by_phone(document, noun)
    })
}

/// "*phone* talks", "a *telephone* conversation", "a *video* meeting".
fn is_by_phone(document: &Document<'_>, noun: TokenId) -> bool {
    matches!(
        document.lemma(noun),
        "conversation" | "talk" | "talks" | "discussion" | "consultation" | "meeting"
    ) && document.children(noun).any(|t| {
        matches!(document.lemma(t), "telephone" | "phone" | "video")
            && matches!(document.dep(t), Dep::Compound | Dep::Amod | Dep::Nmod)
    })
}

/// The manner that a verb's object has: "hold" may be talks, a summit or a call.
fn own_manner(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Option<ConsultMode> {
    let document = sources.document;
    let told = candidate.clause.filter(|_| !candidate.nominal);
    let talks = told.map_or(std::slice::from_ref(&candidate.token), |clause| clause.undergoers());
    let by_phone = || talks.iter().any(|&noun| is_by_phone(document, noun));
    if candidate.frame.event == EventType::Consult && (over_the_phone(sources, candidate) || by_phone()) {
        return Some(ConsultMode::Call);
    }
    let verbal = candidate
        .clause
        .filter(|_| !candidate.nominal && candidate.frame.mode == Some(ConsultMode::Meeting))?;
    let mut objects = verbal.undergoers().iter().filter(|&&object| document.pos(object) == Pos::Noun);
    objects.find_map(|&object| {
        sources.lexicon.event_nouns(document.lemma(object)).iter().find_map(|noun| noun.frame.mode)
    })
}

/// The manner of a consultation: as the word says, but a meeting of heads of state or government is a summit.
pub(super) fn mode(sources: Reading<'_, '_>, candidate: &Candidate<'_>, people: &People) -> ConsultMode {
    let mode = own_manner(sources, candidate).or(candidate.frame.mode).unwrap_or(ConsultMode::Unspecified);
    if !matches!(mode, ConsultMode::Meeting | ConsultMode::Negotiation) {
        return mode;
    }
    if candidate.frame.weak && mode == ConsultMode::Meeting {
        // "briefed him on": part of whatever the two held.
        return ConsultMode::Unspecified;
    }
    let persons =
        || people.all.iter().map(|&id| sources.cast.get(id)).filter(|actor| actor.kind == ActorKind::Person);
    let leads = |actor: &&crate::actors::Actor| {
        actor.office.as_deref().is_some_and(|office| {
            let office = office.to_lowercase();
            LEADERS.contains(&office.as_str())
        })
    };
    if persons().filter(leads).count() >= 2 { ConsultMode::Summit } else { mode }
}
