//! Steps with a date that lies ahead.

use peacebrief::v1;

use super::over::{is_over, was_hoped};
use super::planned::is_stage;
use super::{Steps, is_word, top};
use crate::clauses::{self, Clause, Reality};
use crate::dates::{JUST_PAST, Relation, Tense};
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

/// Verbs whose past participle speaks of what is to come: "a debate expected on Tuesday".
pub(super) const EXPECTS: &[&str] = &["expect", "schedule", "plan", "foresee", "slate", "await", "due"];

/// Verbs by which something is set for a date or put off to it, in any tense: "has called a rally for Saturday".
pub(super) const SETS: &[&str] = &[
    "set",
    "time",
    "fix",
    "book",
    "promise",
    "summon",
    "convene",
    "call",
    "postpone",
    "delay",
    "defer",
    "put",
    "adjourn",
    "extend",
    "prolong",
    "renew",
    "schedule",
    "plan",
    "arrange",
    "announce",
    "invite",
    "move",
    "reschedule",
];
/// Those of them after which "to" bounds as well: "has been moved to 27 April".
pub(super) const PUTS_OFF: &[&str] = &["postpone", "put", "move", "reschedule", "delay", "defer"];

/// Prepositions by which a date bounds what stands before it.
const BOUNDS: &[&str] = &["for", "by", "before", "until", "till", "within"];

/// Finds what has a date ahead.
pub(super) fn find(steps: &mut Steps<'_, '_>) {
    let sources = steps.sources;
    let document = sources.document;
    let dates: Vec<(usize, TokenId, Relation)> = sources
        .calendar
        .iter()
        .filter(|(_, tokens, _)| !tokens.is_empty())
        .map(|(number, tokens, relation)| (number, tokens.start, relation))
        .collect();
    for (number, first, relation) in dates {
        if !steps.is_report(first)
            || matches!(relation, Relation::Since | Relation::After)
            || is_of_number(sources, first)
            || is_of_office(sources, first)
            || is_of_accord(sources, first)
            || is_since(sources, first)
        {
            continue;
        }
        let clause = sources.clauses.around(first);
        if clause.is_some_and(|c| was_hoped(sources, c)) {
            continue;
        }
        let upcoming = of_upcoming(sources, first);
        let of_noun = clause.is_some_and(|c| bounds_noun(sources, first, c) || upcoming);
        if clause.is_some_and(|c| is_over(sources, first, c) && !of_noun || is_of_outlet(sources, c)) {
            continue;
        }
        // "crossings opening in November", told in February: as well of the one before.
        let timeless = |c: &Clause| document.tag(c.verb) == Tag::Vbg && document.dep(c.verb) == Dep::Acl;
        if let Some(clause) = clause.filter(|_| sources.calendar.is_open_term(number)) {
            let planned = matches!(clause.reality, Reality::Planned | Reality::Required)
                || clause.tense == clauses::Tense::Future;
            if planned {
                steps.push(own_part(sources, first, clause), None, "next_steps.dated");
            }
            continue;
        }
        let Some(date) = sources.calendar.resolved(document, number, Tense::Future) else { continue };
        if clause.is_some_and(timeless) && is_of_a_month(&date) && !strictly(sources, number) {
            continue;
        }
        let behind = !sources.calendar.is_ahead(&date);
        if let Some(clause) = clause.filter(|c| is_just_past(sources, first, number, c, &date)) {
            // What was agreed to be done then is no step without its date either.
            steps.taken[clause.verb] |=
                clause.reality == Reality::Planned && !names_something(sources, first);
            continue;
        }
        if behind || (clause.is_none() && !strictly(sources, number)) {
            continue;
        }
        // "Evening bulletin, Saturday 14 September": the day of the report itself.
        if clause.is_none() && sources.calendar.is_today(&date) {
            continue;
        }
        if clause.is_some_and(|c| sources.calendar.is_today(&date) && goes_on(sources, first, c)) {
            continue;
        }
        let head = match clause {
            // "are to assemble in five sites within 60 days": it is done in that time, whatever noun stands between.
            Some(clause) if within_planned(sources, first, clause) => Some(own_part(sources, first, clause)),
            Some(_) if of_noun => noun_above(sources, first),
            Some(clause) => Some(own_part(sources, first, clause)),
            None => None,
        };
        let head = head.or(clause.map(|c| c.verb)).unwrap_or_else(|| top(sources, first));
        steps.push(head, Some(date), "next_steps.dated");
    }
}

/// "would be the first *since the state imposed martial law on May 19*": when the last of something was.
fn is_since(sources: Sources<'_, '_>, date: TokenId) -> bool {
    /// How far up from a date, and how many words before it, its "since" is looked for.
    const STEPS: usize = 6;
    const WORDS: usize = 4;
    let document = sources.document;
    let above = |&t: &TokenId| Some(document.head(t)).filter(|&head| head != t);
    let since = |t: TokenId| is_word(sources, t, &["since"]);
    let over_it = std::iter::successors(Some(date), above).take(STEPS).any(|t| {
        since(t) || document.children(t).any(|c| c < date && document.dep(c) == Dep::Mark && since(c))
    });
    // "since the capital *on May 19* imposed", however it was read.
    let from = document.sentence_around(date).start.max(date.saturating_sub(WORDS));
    let mut before =
        (from..date).rev().take_while(|&t| document.pos(t) != Pos::Verb && document.word(t) != ",");
    over_it || before.any(since)
}

/// Whether a date bounds by "within" what a clause says is to be done, and no meeting or vote.
fn within_planned(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let planned = matches!(clause.reality, Reality::Planned | Reality::Required)
        || clause.tense == clauses::Tense::Future;
    let plain = noun_above(sources, date).is_some_and(|noun| {
        document.dep(noun) == Dep::Pobj && !sources.lexicon.in_class("event", document.lemma(noun))
    });
    planned && plain && preposition(sources, date).is_some_and(|p| is_word(sources, p, &["within"]))
}

/// Whether a date tells a month and no day.
fn is_of_a_month(date: &v1::ResolvedDate) -> bool {
    matches!(date.value, Some(v1::resolved_date::Value::Date(date)) if date.month > 0 && date.day == 0)
}

/// "Resolution 2570 (2021)": a year that belongs to a number.
fn is_of_number(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    date > 1 && document.word(date - 1) == "(" && document.tag(date - 2) == Tag::Cd
}

/// "Paula Okoro, *Council President for May*": for how long somebody holds an office.
fn is_of_office(sources: Sources<'_, '_>, date: TokenId) -> bool {
    noun_above(sources, date).is_some_and(|noun| {
        !sources.lexicon.offices(&sources.document.encoded(noun..noun + 1)).is_empty()
            && preposition(sources, date).is_some_and(|p| is_word(sources, p, &["for"]))
    })
}

/// "to renew *their September ceasefire*": the month by which an accord in force is called.
fn is_of_accord(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    names_something(sources, date)
        && std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t))
            .take(3)
            .any(|noun| {
                noun > date
                    && document.children(noun).any(|c| document.tag(c) == Tag::PrpPossessive)
                    && (sources.lexicon.in_class("truce", document.lemma(noun))
                        || sources.lexicon.accord_noun(document.lemma(noun)).is_some())
            })
}

/// "Finally agreed to commit on June 5", told in June, "the May 29 extension", told in the week after: the day that has just passed.
fn is_just_past(
    sources: Sources<'_, '_>,
    first: TokenId,
    number: usize,
    clause: &Clause,
    ahead: &v1::ResolvedDate,
) -> bool {
    let document = sources.document;
    // "On Friday" is nearer ahead than a year.
    let numbered = ahead.evidence.as_ref().is_some_and(|words| words.text.contains(char::is_numeric));
    let Some(past) = sources.calendar.resolved(document, number, Tense::Past).filter(|_| numbered) else {
        return false;
    };
    // "The attack on 4 March, in which a general was killed"
    let day = std::iter::once(first).chain(Some(document.head(first)));
    let recounted = day
        .flat_map(|t| document.children_by(t, Dep::Relcl))
        .filter_map(|verb| sources.clauses.at(verb))
        .any(|c| c.tense == clauses::Tense::Past && c.reality == Reality::Fact);
    if recounted && past.value != ahead.value {
        return true;
    }
    let names = names_something(sources, first);
    let told = clause
        .governor
        .map(|id| sources.clauses.get(id))
        .is_some_and(|above| above.tense == clauses::Tense::Past && above.complements.contains(&clause.verb));
    let would = document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["would", "will"]));
    (past.value != ahead.value || !sources.calendar.is_ahead(ahead))
        && (names || told && !would)
        && days_before(sources, &past).is_some_and(|days| (0..=JUST_PAST).contains(&days))
}

/// "The May 29 extension": a day by which something is called.
fn names_something(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t))
        .take(3)
        .any(|t| matches!(document.dep(t), Dep::Nmod | Dep::Compound) && document.head(t) > t)
}

/// How many days before publication a day lies, roughly counted.
fn days_before(sources: Sources<'_, '_>, date: &v1::ResolvedDate) -> Option<i32> {
    let count = |date: &v1::ResolvedDate| match date.value.as_ref()? {
        v1::resolved_date::Value::Date(d) if d.day > 0 => Some(d.year * 372 + d.month * 31 + d.day),
        _ => None,
    };
    Some(count(&sources.calendar.published()?)? - count(date)?)
}

/// "A version of this article appears in print on …": news of the outlet, not of the process.
fn is_of_outlet(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    const OWN: &[&str] = &["article", "edition", "briefing", "newsletter", "programme", "podcast"];
    let document = sources.document;
    clause.subjects.iter().any(|&s| {
        OWN.contains(&document.lemma(s))
            || document.lemma(s) == "version"
                && document.subtree(s).take(6).any(|t| OWN.contains(&document.lemma(t)))
    })
}

/// The part of a clause to which a date belongs: one of several joined without a verb of their own ("opens on Monday and *in Tunis*
/// two weeks later"), else its verb.
fn own_part(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> TokenId {
    let document = sources.document;
    let path = std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t));
    let mut path = path.take(8).take_while(|&t| t != clause.verb).skip(1);
    let joined = |&t: &TokenId| {
        document.dep(t) == Dep::Conj && t > clause.verb && !matches!(document.pos(t), Pos::Verb | Pos::Aux)
    };
    path.find(joined).unwrap_or(clause.verb)
}

/// Whether a date is that of a meeting, vote or round which lies ahead by what is said of it: "ahead of the Oct. 13 elections", "a
/// second round in the first quarter of next year".
pub(super) fn of_upcoming(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    let Some(noun) = noun_above(sources, date) else { return false };
    let event = sources.lexicon.in_class("event", document.lemma(noun))
        || matches!(
            document.lemma(noun),
            "round" | "session" | "election" | "referendum" | "vote" | "poll" | "table"
        );
    let above = document.head(noun);
    let ahead = document.dep(noun) == Dep::Pobj
        && (is_word(sources, above, &["before", "until"])
            || is_word(sources, above, &["of"]) && is_word(sources, document.head(above), &["ahead"]));
    let next = document.children(noun).any(|c| {
        is_word(
            sources,
            c,
            &["second", "third", "fourth", "next", "further", "another", "new", "forthcoming"],
        )
    });
    let says_next = document
        .sentence_around(date)
        .skip_while(|&t| t < date)
        .take(6)
        .any(|t| is_word(sources, t, &["next", "coming"]));
    let upcoming =
        document.children(noun).any(|c| c < noun && is_word(sources, c, &["upcoming", "forthcoming"]));
    event && (ahead || upcoming || next && says_next)
}

/// Whether a date stays ahead when it is read as one past: then it lies ahead for certain.
fn strictly(sources: Sources<'_, '_>, number: usize) -> bool {
    let past = sources.calendar.resolved(sources.document, number, Tense::Unknown);
    past.is_some_and(|date| sources.calendar.is_ahead(&date))
}

/// Whether what a clause tells of the day of the news itself goes on already: "welcomes the signature today", "meeting today",
/// "today's announcement is".
fn goes_on(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    // "Today eleven families can sleep": what they can do, they can do already.
    let able = clause.reality == Reality::Possible
        && document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["can", "could"]));
    let ahead = matches!(clause.tense, clauses::Tense::Future) || clause.reality != Reality::Fact && !able;
    // "Today we mark the end of the war", "Saturday's text".
    if document.dep(date) == Dep::Poss
        || !ahead && document.is_quoted(clause.verb) && !is_stage(sources, clause)
    {
        return true;
    }
    // "*this* afternoon": the words of the date but for its own.
    let words = sources.calendar.tokens_from(date).cloned().unwrap_or(date..date + 1);
    let top =
        std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|above| words.contains(above)));
    let top = top.take(words.len()).last().unwrap_or(date);
    let of_verb = document.is_under(date, clause.verb)
        && (document.head(top) == clause.verb
            || preposition(sources, date).is_some_and(|p| document.head(p) == clause.verb));
    let speaks = !sources.lexicon.speech_verbs(document.lemma(clause.verb)).is_empty();
    !ahead
        && (!of_verb
            || speaks
            || matches!(document.lemma(clause.verb), "be" | "have")
            || document.tag(clause.verb) == Tag::Vbg)
}

/// The preposition on which a date hangs, its first token given.
pub(super) fn preposition(sources: Sources<'_, '_>, date: TokenId) -> Option<TokenId> {
    let document = sources.document;
    std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t))
        .take(5)
        .find(|&t| document.dep(t) == Dep::Prep && !is_word(sources, t, &["of"]))
}

/// Whether a date stands after one of the prepositions that bound. "For Sunday's attack" has it belong to the attack.
pub(super) fn is_bound(sources: Sources<'_, '_>, date: TokenId) -> bool {
    sources.document.dep(date) != Dep::Poss
        && preposition(sources, date).is_some_and(|p| is_word(sources, p, BOUNDS))
}

/// Whether a date belongs to a noun of the clause rather than to its verb: "announced elections for 3 May".
fn bounds_noun(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    is_bound(sources, date)
        && preposition(sources, date).is_some_and(|p| sources.document.head(p) != clause.verb)
}

pub(super) fn noun_above(sources: Sources<'_, '_>, date: TokenId) -> Option<TokenId> {
    let document = sources.document;
    // "the Oct. 13 elections": a date that stands before its noun.
    let before = std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t))
        .take(4)
        .find(|&t| matches!(document.dep(t), Dep::Nmod | Dep::Compound | Dep::Amod) && document.head(t) > t)
        .map(|t| document.head(t))
        .filter(|&noun| document.pos(noun) == Pos::Noun);
    if before.is_some() {
        return before;
    }
    let noun = document.head(preposition(sources, date)?);
    matches!(document.pos(noun), Pos::Noun | Pos::Propn).then_some(noun)
}
