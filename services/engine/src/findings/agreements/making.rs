//! When an accord was made, as far as one of its mentions tells.

use std::ops::Range;

use peacebrief::v1;

use crate::clauses::{Clause, Reality};
use crate::dates::Tense;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

/// Verbs of making the accord that is their object.
const MAKING: &[&str] = &[
    "sign",
    "initial",
    "ink",
    "conclude",
    "reach",
    "agree",
    "strike",
    "declare",
    "announce",
    "broker",
    "mediate",
    "decree",
    "settle",
    "accept",
    "adopt",
    "seal",
    "clinch",
    "proclaim",
    "negotiate",
    "make",
    "finalise",
    "finalize",
    "forge",
    "secure",
    "hammer",
    "table",
    "propose",
    "date",
    "impose",
    "order",
    "issue",
    "publish",
    "ratify",
    "endorse",
    "swear",
    "arrange",
    "facilitate",
];

/// The date of its making that a mention tells: in its own words, in a clause that qualifies it, or in the one around it.
pub(super) fn date(
    sources: Sources<'_, '_>,
    head: TokenId,
    phrase: &Range<TokenId>,
) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let calendar = sources.calendar;
    if let Some(date) = calendar.near(document, phrase, head, Tense::Past) {
        return Some(date);
    }
    // "Declared a five-month-old truce at an end": it was made long before that.
    if document.words(phrase.clone()).contains("-old ") {
        return None;
    }
    let others = document.children(head).filter(|&c| !matches!(document.dep(c), Dep::Acl | Dep::Relcl));
    for child in qualifiers(document, head).chain(others).filter(|&c| c > head) {
        // "The truce that envoys brokered on 5 July had lasted …": the parser may hang the first verb on the second.
        let inner = |t: &TokenId| document.is_under(*t, child) && makes(sources, *t);
        let child = match document.dep(child) {
            Dep::Relcl => (head..child).find(inner).unwrap_or(child),
            _ => child,
        };
        let words = document.subtree(child);
        let words = words.start..words.end.min(head + MOST_WORDS);
        let found = match document.dep(child) {
            Dep::Acl | Dep::Relcl if makes(sources, child) => {
                calendar.near(document, &words, child, Tense::Past)
            }
            Dep::Npadvmod => calendar.near(document, &words, head, Tense::Past),
            Dep::Prep if document.child(child, Dep::Pobj).is_some_and(|o| calendar.holds(o)) => {
                calendar.near(document, &words, head, Tense::Past)
            }
            // "A truce, over Eid in June 2018"
            Dep::Prep if is_when(document, &words) => calendar.near(document, &words, head, Tense::Past),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    if let Some(date) = of_act(sources, head).or_else(|| right_behind(sources, head, phrase)) {
        return Some(date);
    }
    if let Some(date) = of_its_beginning(sources, head, phrase) {
        return Some(date);
    }
    let clause = sources.clauses.around(head).filter(|c| {
        // "agreed on a truce"
        let agreed = c
            .obliques
            .iter()
            .any(|(p, o)| *o == head && matches!(document.word(*p), "on" | "to" | "upon" | "into"));
        let signed = puts_names_to(document, c, head);
        (c.undergoers().contains(&head)
            || agreed && matches!(document.lemma(c.verb), "agree" | "enter" | "decide" | "settle")
            || signed)
            && c.reality == Reality::Fact
            && !c.negated
            && (makes(sources, c.verb) || document.lemma(c.verb) == "enter" || signed)
            && !matches!(document.dep(c.verb), Dep::Acl | Dep::Relcl)
    })?;
    of_clause(sources, clause)
}

/// "A truce called by two neighbours took effect on 12 January": what is introduced by the day on which it began.
fn of_its_beginning(
    sources: Sources<'_, '_>,
    head: TokenId,
    phrase: &Range<TokenId>,
) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let introduced = matches!(document.word(phrase.start).to_lowercase().as_str(), "a" | "an");
    let clause = sources.clauses.around(head).filter(|c| {
        let effect = || {
            document
                .subtree(c.verb)
                .any(|t| t > c.verb && matches!(document.word(t), "effect" | "force" | "hold"))
        };
        introduced
            && c.subjects.contains(&head)
            && c.reality == Reality::Fact
            && c.tense == crate::clauses::Tense::Past
            && !c.negated
            && match document.lemma(c.verb) {
                "begin" | "start" => true,
                "take" | "come" | "enter" | "go" => effect(),
                _ => false,
            }
    })?;
    let date = sources.calendar.near(document, &document.subtree(clause.verb), clause.verb, Tense::Past);
    date.filter(|date| !sources.calendar.is_to_come(date))
}

/// "Over Eid in June 2018": a few words of time, each led by a preposition of when.
fn is_when(document: &Document<'_>, words: &Range<TokenId>) -> bool {
    const MOST: usize = 6;
    words.len() <= MOST
        && matches!(document.word(words.start).to_lowercase().as_str(), "over" | "at" | "during")
        && words.clone().all(|t| {
            document.pos(t) != Pos::Adp
                || matches!(
                    document.word(t).to_lowercase().as_str(),
                    "over" | "at" | "during" | "in" | "of" | "on"
                )
        })
}

/// "Put their names to the accord", "affixed his signature to it".
fn puts_names_to(document: &Document<'_>, clause: &Clause, accord: TokenId) -> bool {
    let signature =
        |&o: &TokenId| matches!(document.lemma(o).to_lowercase().as_str(), "name" | "signature" | "initial");
    matches!(document.lemma(clause.verb), "put" | "affix" | "set" | "add" | "append")
        && clause.objects.iter().any(signature)
        && document.is_under(accord, clause.verb)
        && document.word(document.head(accord)).eq_ignore_ascii_case("to")
}

/// "A truce last December fell apart": a date between a subject and its verb is the subject's.
fn right_behind(
    sources: Sources<'_, '_>,
    head: TokenId,
    phrase: &Range<TokenId>,
) -> Option<v1::ResolvedDate> {
    let clause =
        sources.clauses.around(head).filter(|c| c.subjects.contains(&head) && c.verb > phrase.end)?;
    let between = phrase.end..clause.verb;
    let (number, _) = sources
        .calendar
        .between(&between)
        .next()
        .filter(|(_, date)| (phrase.end..date.start).all(|t| sources.document.dep(t) == Dep::Prep))?;
    sources.calendar.resolved(sources.document, number, Tense::Past)
}

/// Nouns for the making of the accord that follows "of".
const ACTS_OF_MAKING: &[&str] =
    &["signing", "signature", "initialing", "initialling", "conclusion", "adoption", "announcement"];

/// "the signing, on 28 September, of the Charter".
fn of_act(sources: Sources<'_, '_>, head: TokenId) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let of = Some(document.head(head)).filter(|&of| document.word(of) == "of" && of < head)?;
    let act = Some(document.head(of)).filter(|&act| ACTS_OF_MAKING.contains(&document.lemma(act)))?;
    sources.calendar.near(document, &document.subtree(act), act, Tense::Past)
}

/// Nouns with which the name of an accord goes on.
const PARTS_OF_NAMES: &[&str] = &["hostility", "fire", "fighting", "violence"];
/// Participles that tell of papers only.
const OF_PAPERS: &[&str] =
    &["sign", "initial", "ratify", "conclude", "adopt", "initialled", "broker", "draft"];
/// How far after the noun such a participle stands.
const FARTHEST_PARTICIPLE: usize = 14;

/// The clauses that qualify a noun: those that hang on it, and a bare participle right after it wherever the parser hung that ("based on
/// accords signed in 2020").
pub(super) fn qualifiers<'d>(
    document: &'d Document<'_>,
    noun: TokenId,
) -> impl Iterator<Item = TokenId> + 'd {
    let stray = Some(noun + 1).filter(|&t| {
        t < document.sentence_around(noun).end
            && document.tag(t) == Tag::Vbn
            && document.dep(t) == Dep::Acl
            && document.head(t) != noun
    });
    let clauses =
        move |noun| document.children(noun).filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Relcl));
    // "The cessation of hostilities that the rebels decreed": it hangs on the noun that ends the name.
    let inner = document
        .children_by(noun, Dep::Prep)
        .filter(move |&p| p == noun + 1 && document.word(p).eq_ignore_ascii_case("of"))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .filter(move |&o| PARTS_OF_NAMES.contains(&document.lemma(o)));
    // "A memorandum on demarcation signed in 2000": only the memorandum can have been signed.
    let end = document.sentence_around(noun).end.min(noun + FARTHEST_PARTICIPLE);
    let signed = (noun + 2..end).filter(move |&t| {
        document.tag(t) == Tag::Vbn
            && document.dep(t) == Dep::Acl
            && document.head(t) > noun
            && document.is_under(t, noun)
            && OF_PAPERS.contains(&document.lemma(t))
    });
    clauses(noun).chain(inner.flat_map(clauses)).chain(signed).chain(stray)
}

/// Whether a verb says when an accord will run out: "the truce, which expires on 20 May". It is neither its date nor its end yet.
pub(super) fn is_to_run_out(document: &Document<'_>, verb: TokenId) -> bool {
    matches!(document.lemma(verb), "expire" | "lapse" | "end" | "run")
        && matches!(document.tag(verb), Tag::Vbz | Tag::Vbp | Tag::Vb)
}

/// The date that a clause tells of what it says was done: its own, else the day of which the text tells there.
pub(super) fn of_clause(sources: Sources<'_, '_>, clause: &Clause) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    // "The militias that have fought since 1998 signed an accord": what its subject has been doing is older.
    let doers: Vec<Range<TokenId>> = clause.subjects.iter().map(|&s| document.subtree(s)).collect();
    let outside = |date: TokenId| !doers.iter().any(|words| words.contains(&date));
    let whole = document.subtree(clause.verb);
    let own = sources.calendar.near_where(document, &whole, clause.verb, Tense::Past, &outside);
    // "agreed on an accord, which will be signed on May 29": the day of what is to come is not that of the agreeing.
    let own = own.filter(|date| !sources.calendar.is_to_come(date));
    own.or_else(|| sources.calendar.told_day(document, clause.verb))
}

/// The most words after a noun that are read for its date.
const MOST_WORDS: usize = 25;

/// Whether a verb is one of making an accord.
pub(super) fn makes(sources: Sources<'_, '_>, verb: TokenId) -> bool {
    sources.clauses.at(verb).is_some() && MAKING.contains(&sources.document.lemma(verb))
}

/// Two accords, or stages of one: how far apart, in days, two dates lie; none where they may be the same or one is not known.
pub(super) fn days_between(a: Option<&v1::ResolvedDate>, b: Option<&v1::ResolvedDate>) -> i32 {
    match (a.and_then(bounds), b.and_then(bounds)) {
        (Some(a), Some(b)) => (b.start - a.end).max(a.start - b.end).max(0),
        _ => 0,
    }
}

/// Whether two dates may mean one making: a few days apart where both tell the day, else one within the other.
pub(super) fn same_days(a: &v1::ResolvedDate, b: &v1::ResolvedDate, apart: i32) -> bool {
    let day = |d: &v1::ResolvedDate| bounds(d).is_some_and(|b| b.start == b.end);
    let allowed = if day(a) && day(b) { apart } else { 0 };
    match (bounds(a), bounds(b)) {
        (Some(a), Some(b)) => (b.start - a.end).max(a.start - b.end).max(0) <= allowed,
        _ => false,
    }
}

/// Whether a date is more exact than another, and within it.
pub(super) fn is_within(date: &v1::ResolvedDate, other: &v1::ResolvedDate) -> bool {
    match (bounds(date), bounds(other)) {
        (Some(date), Some(other)) => {
            other.start <= date.start && date.end <= other.end && date.len() < other.len()
        }
        _ => false,
    }
}

/// Whether a day comes after another; not where either is not told to the day.
pub(super) fn comes_after(day: &v1::ResolvedDate, other: &v1::ResolvedDate) -> bool {
    match (bounds(day), bounds(other)) {
        (Some(day), Some(other)) => day.start == day.end && other.start == other.end && day.start > other.end,
        _ => false,
    }
}

/// How many days before publication a date lies at least.
pub(super) fn days_before(sources: Sources<'_, '_>, date: &v1::ResolvedDate) -> Option<i32> {
    let published = sources.calendar.published()?;
    Some((bounds(&published)?.start - bounds(date)?.end).max(0))
}

/// The first and last day of a date, roughly counted.
fn bounds(date: &v1::ResolvedDate) -> Option<Range<i32>> {
    let (first, last) = match date.value.as_ref()? {
        v1::resolved_date::Value::Date(date) => (*date, *date),
        v1::resolved_date::Value::Interval(interval) => {
            (interval.start.or(interval.end)?, interval.end.or(interval.start)?)
        }
    };
    let full = |n: i32, open: i32| if n == 0 { open } else { n };
    let count =
        |d: v1::Date, month: i32, day: i32| d.year * 372 + full(d.month, month) * 31 + full(d.day, day);
    Some(count(first, 1, 1)..count(last, 12, 31))
}
