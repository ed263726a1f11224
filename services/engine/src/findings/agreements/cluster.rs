//! Which noun phrases speak of the same accord.

use std::collections::HashSet;

use peacebrief::v1;

use super::apart;
use super::making;
use super::mentions::Mention;
use super::sameness;
use super::sorts::Sort;
use crate::clauses::{Reality, Tense};
use crate::dates;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// An accord with all that speaks of it, in order of the text; never empty.
#[derive(Debug)]
pub(super) struct Accord {
    pub(super) mentions: Vec<Mention>,
    /// Words of proper names by which it is called.
    pub(super) names: HashSet<String>,
    /// The sort of paper that its nouns name, if any does.
    pub(super) sort: Option<Sort>,
    /// Forms of paper by which it is called besides: "the memorandum" for a truce.
    also: Vec<Sort>,
    /// When it was made, as its mentions tell.
    pub(super) made: Option<v1::ResolvedDate>,
}

impl Accord {
    /// Whether it is called by nouns of that sort.
    pub(super) fn is_of(&self, sort: Option<Sort>) -> bool {
        self.sort == sort || sort.is_some_and(|sort| self.also.contains(&sort))
    }
}

/// How far back a known accord is looked for: beyond, a text of any length would cost the square of it.
const WINDOW: usize = 60;

/// Brings the mentions of each accord together.
pub(super) fn cluster(sources: Sources<'_, '_>, mentions: &[Mention]) -> Vec<Accord> {
    let mut accords: Vec<Accord> = Vec::new();
    for mention in mentions {
        let first = accords.len().saturating_sub(WINDOW);
        let known = known(sources, &accords[first..], mention).map(|n| first + n);
        match known {
            Some(n) => {
                let accord = &mut accords[n];
                accord.names.extend(telling(&mention.proper));
                accord.sort = accord.sort.or(mention.sort.filter(|_| !mention.anaphor));
                // "A ten-point paper known as the X Formula" is called a formula from there on.
                let beside = mention.apposed.is_some() && !mention.proper.is_empty();
                let form = mention.sort.filter(|s| (s.is_form() || beside) && !mention.anaphor);
                accord.also.extend(form.filter(|&s| accord.sort != Some(s) && !accord.also.contains(&s)));
                let told = mention.made.clone().filter(|_| !mention.anaphor);
                accord.made = match (accord.made.take(), told) {
                    // "A truce reached last month … the truce of 15 October": the day says more than the month.
                    (Some(known), Some(told)) if making::is_within(&told, &known) => Some(told),
                    (known, told) => known.or(told),
                };
                accord.mentions.push(mention.clone());
            }
            None if mention.anaphor => {}
            None => accords.push(Accord {
                names: telling(&mention.proper).collect(),
                mentions: vec![mention.clone()],
                sort: mention.sort,
                also: Vec::new(),
                made: mention.made.clone(),
            }),
        }
    }
    accords
}

/// Words of a proper name that tell an accord from another: not those that any accord may have.
pub(super) fn telling(proper: &[String]) -> impl Iterator<Item = String> + '_ {
    const COMMON: &[&str] = &[
        "agreement",
        "accord",
        "peace",
        "treaty",
        "deal",
        "pact",
        "declaration",
        "protocol",
        "document",
        "memorandum",
        "ceasefire",
        "truce",
        "plan",
        "text",
        "statement",
        "act",
        "annex",
        "understanding",
        "mou",
        "memoranda",
        "communiqué",
        "communique",
        "convention",
        "initiative",
        "conclusion",
        "conclusions",
        "principles",
        "framework",
        "roadmap",
        "cessation",
        "hostilities",
        "joint",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "accords",
        "agreements",
        "the",
    ];
    proper.iter().filter(|word| !COMMON.contains(&word.as_str())).cloned()
}

fn known(sources: Sources<'_, '_>, accords: &[Accord], mention: &Mention) -> Option<usize> {
    // "An earlier pact, the Accord of X" is one.
    if let Some(named) = mention.apposed {
        let first = accords.iter().rposition(|a| a.mentions.iter().rev().take(3).any(|m| m.head == named));
        if first.is_some() {
            return first;
        }
    }
    let names: Vec<String> = telling(&mention.proper).collect();
    let alike = |accord: &Accord| accord.is_of(mention.sort);
    let stages = if mention.sort == Some(Sort::Truce) { TRUCE_STAGES } else { STAGES };
    // Stages of one accord follow each other within weeks.
    let of_one_time =
        |accord: &Accord| making::days_between(accord.made.as_ref(), mention.made.as_ref()) <= stages;
    // "The ceasefire" is not the accord that has a name of its own.
    let named_otherwise = |accord: &Accord| mention.sort == Some(Sort::Truce) && !accord.names.is_empty();
    // "this proposal" is none that has been agreed.
    let made_already = |accord: &Accord| {
        let open = |m: &Mention| prospective(sources, m.head);
        matches!(sources.document.lemma(mention.head), "proposal" | "offer")
            && mention.definite
            && accord.sort.is_none()
            && (accord.made.is_some() || !accord.mentions.iter().take(MOST_ASKED).any(open))
    };
    let compatible = |accord: &Accord| {
        if made_already(accord) || sameness::is_joined_to(sources.document, accord, mention) {
            return false;
        }
        if apart::is_of_another_number(sources, accord, mention)
            || apart::is_of_another_matter(sources.document, accord, mention)
            || apart::is_none_that_is_sought(sources, accord, mention)
        {
            return false;
        }
        let open = mention.sort.is_none() || accord.sort.is_none() && !named_otherwise(accord);
        of_one_time(accord)
            && (alike(accord) || open)
            && !apart::is_of_another_reach(sources, accord, mention)
    };
    if !names.is_empty() {
        // A name that shares a telling word is the same accord; one that shares none is another.
        let shared = |accord: &Accord| names.iter().filter(|name| accord.names.contains(*name)).count();
        // "The Treaty on the State Border", "the Treaty on the Junction Point of the State Borders": a word in common is none of the name.
        let told_apart = |accord: &Accord| {
            let shorter = names.len().min(accord.names.len());
            names.len() > 2 && shorter > 1 && 2 * shared(accord) <= shorter
        };
        let by_name = accords
            .iter()
            .enumerate()
            .filter(|(_, a)| {
                shared(a) > 0
                    && (compatible(a) || shared(a) > 1)
                    && !told_apart(a)
                    && !years_differ(&names, &a.names)
            })
            .max_by_key(|(n, a)| (alike(a), shared(a), *n))
            .map(|(n, _)| n);
        return by_name
            .or_else(|| named_later(sources, accords, mention, &names, &compatible))
            .or_else(|| introduced(sources, accords, mention, &compatible))
            .or_else(|| sameness::truce_of_the_news(sources, accords, mention))
            .or_else(|| sameness::named_for_makers(sources, accords, mention, &compatible))
            .or_else(|| sameness::of_the_news(sources, accords, mention, &names, &compatible))
            .or_else(|| sameness::named_for_a_place_told(sources, accords, mention, &names, &compatible))
            .or_else(|| sameness::only_one_made_there(sources, accords, mention, &names, &compatible))
            .or_else(|| {
                let same = |a: &Accord| sameness::has_named_for_its_place(sources, a, mention);
                accords.iter().rposition(same)
            });
    }
    if mention.apart && !mention.anaphor {
        return None;
    }
    if let Some(titled) = by_title(sources, accords, mention, &of_one_time) {
        return Some(titled);
    }
    if let Some(own) = own_date(sources, mention) {
        // "The truce that took effect on Monday" is the one made that day, or the one of the news.
        let recent = || making::days_before(sources, &own).is_some_and(|days| days <= RECENT);
        // "A 48-hour truce, which both announced on 15 October": what is introduced with a day of its own is not that of another day.
        let apart = if mention.definite { SAME_DAYS } else { 1 };
        let then = |accord: &Accord| match &accord.made {
            Some(made) => making::same_days(made, &own, apart),
            None => {
                alike(accord) && mention.definite && recent() && !accord.mentions.iter().any(|m| m.bygone)
            }
        };
        let again = |accord: &Accord| sameness::is_told_again(sources, accord, mention, &own);
        let same_day = accords.iter().rposition(|a| compatible(a) && then(a));
        return same_day.or_else(|| accords.iter().rposition(|a| compatible(a) && again(a)));
    }
    // "The understanding between X and Y was struck a year ago" is none of the news.
    let bygone = is_past(sources, mention) && !bare(sources, mention);
    let compatible = |accord: &Accord| compatible(accord) && (!bygone || accord.made.is_some());
    if mention.definite || mention.anaphor {
        // "the accord": the one that is most on the reader's mind.
        let salient = |admitted: &dyn Fn(&Accord) -> bool| {
            let known = accords.iter().enumerate().filter(|(_, a)| admitted(a));
            known.max_by_key(|(n, a)| (salience(sources, a, mention, *n == 0), *n)).map(|(n, _)| n)
        };
        // "signed a truce … The memorandum says": the paper in which it is laid down.
        let form = mention.sort.is_some_and(Sort::is_form) && bare(sources, mention);
        let laid_down = |accord: &Accord| {
            form && of_one_time(accord)
                && matches!(accord.sort, Some(Sort::Truce | Sort::Treaty))
                && accord.also.is_empty()
                && !is_old(sources, accord)
        };
        return salient(&compatible).or_else(|| salient(&laid_down));
    }
    // "a ceasefire": another telling of the one there is, unless more than one is spoken of.
    let dated = mention.made.is_some();
    let mut same = accords.iter().enumerate().filter(|(_, accord)| {
        alike(accord)
            && of_one_time(accord)
            && (accord.made.is_some() || !dated || !is_past(sources, mention))
            && !apart::is_to_follow(sources, accord, mention)
            && !apart::is_of_before(sources, accord, mention)
            && !apart::is_for_a_while(sources, accord, mention)
    });
    let only = same.next().filter(|_| same.next().is_none());
    only.map(|(n, _)| n)
        .filter(|&n| !prospective(sources, mention.head) || is_sought_alike(sources, &accords[n], mention))
}

/// "reaching a comprehensive settlement", and again "reaching a comprehensive settlement": what is only sought is told of over and over.
fn is_sought_alike(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention) -> bool {
    let document = sources.document;
    let words = |m: &Mention| {
        let words = m.phrase.clone().map(|t| document.word(t).to_lowercase());
        words.filter(|word| !matches!(word.as_str(), "a" | "an" | "any")).collect::<Vec<_>>()
    };
    let same = words(mention);
    accord.made.is_none()
        && accord.mentions.iter().take(MOST_ASKED).all(|m| !m.definite && !m.bygone && words(m) == same)
}

/// "The Treaty", in capitals: the accord whose name has that noun in it, whatever is told of it there ("the Treaty, which was concluded on
/// 7 May, …").
fn by_title(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    of_one_time: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    let [title] = &mention.proper[..] else { return None };
    let noun = sources.document.word(mention.head);
    let capital = noun.chars().next().is_some_and(char::is_uppercase);
    if !capital || !mention.definite || !noun.eq_ignore_ascii_case(title) {
        return None;
    }
    let bears = |accord: &Accord| {
        let named = |m: &Mention| m.proper.len() > 1 && m.proper.contains(title);
        !accord.names.is_empty() && accord.mentions.iter().take(MOST_ASKED).any(named)
    };
    let known = accords.iter().enumerate().filter(|(_, a)| bears(a) && of_one_time(a));
    known.max_by_key(|(n, a)| (salience(sources, a, mention, *n == 0), *n)).map(|(n, _)| n)
}

/// How much an accord is on the reader's mind where another mention of one comes, in tenths of a point.
fn salience(sources: Sources<'_, '_>, accord: &Accord, mention: &Mention, first: bool) -> i32 {
    let document = sources.document;
    let Some(last) = accord.mentions.last() else { return 0 };
    let back = document.sentence_of(mention.head) - document.sentence_of(last.head);
    let recency = match back {
        0 => 30,
        1 => 25,
        2 => 18,
        3 => 12,
        4..=6 => 8,
        _ => 4,
    };
    let often = 4 * i32::try_from(accord.mentions.len().min(5)).unwrap_or(5);
    let noun = document.lemma(mention.head).to_lowercase();
    let same_noun =
        accord.mentions.iter().take(MOST_ASKED).any(|m| document.lemma(m.head).eq_ignore_ascii_case(&noun));
    // "The accord" is seldom a truce that nobody has called one.
    let only_truce = mention.sort.is_none()
        && accord
            .mentions
            .iter()
            .take(MOST_ASKED)
            .all(|m| m.sort == Some(Sort::Truce) && !is_paper(sources, m));
    let open = accord.mentions.iter().take(MOST_ASKED).all(|m| !m.definite && prospective(sources, m.head));
    recency
        + often
        + if same_noun { 20 } else { 0 }
        + if accord.is_of(mention.sort) && mention.sort.is_some() { 40 } else { 0 }
        + if first { 6 } else { 0 }
        - if only_truce && back > 0 { 15 } else { 0 }
        - if open { 15 } else { 0 }
        - if is_hoped_for(sources, accord) { 45 } else { 0 }
        - if back > 1 && is_old(sources, accord) { 12 } else { 0 }
}

/// Whether an accord is only what others lead to: "paving the way for a peace deal", "a step towards a settlement". Another that is there
/// is what "the deal" stands for.
fn is_hoped_for(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    let document = sources.document;
    let leads = |m: &Mention| {
        let preposition = document.head(m.head);
        let noun = document.lemma(document.head(preposition)).to_lowercase();
        let word = document.word(preposition).to_lowercase();
        document.dep(m.head) == Dep::Pobj
            && (matches!(word.as_str(), "toward" | "towards")
                || matches!(word.as_str(), "for" | "to" | "of" | "on") && LEADING.contains(&noun.as_str()))
    };
    accord.made.is_none() && accord.mentions.iter().take(MOST_ASKED).all(|m| !m.definite && leads(m))
}

/// Nouns for what leads to an accord.
const LEADING: &[&str] = &[
    "way",
    "path",
    "road",
    "door",
    "step",
    "prospect",
    "hope",
    "chance",
    "ground",
    "groundwork",
    "basis",
    "stage",
];

/// Whether a mention calls a truce an agreement, or the like: "an agreement on a ceasefire".
fn is_paper(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    mention.phrase.clone().any(|t| {
        matches!(
            document.lemma(t).to_lowercase().as_str(),
            "agreement" | "accord" | "deal" | "pact" | "document" | "text" | "plan" | "proposal" | "draft"
        )
    })
}

/// How many mentions of an accord are asked what it is called.
pub(super) const MOST_ASKED: usize = 12;
/// So many days before publication an accord is of the news.
const RECENT: i32 = 40;
/// So many days apart two tellings date one making.
const SAME_DAYS: i32 = 6;

/// Whether an accord was made well before what the article reports.
pub(super) fn is_old(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    let age = accord.made.as_ref().and_then(|made| making::days_before(sources, made));
    age.is_some_and(|days| days > RECENT)
}

fn is_past(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let age = mention.made.as_ref().and_then(|made| making::days_before(sources, made));
    age.is_some_and(|days| days > RECENT)
}

/// Whether nothing but its article, and at most a word or two, stands beside the noun.
fn bare(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let after = document.children(mention.head).filter(|&c| c >= mention.phrase.end);
    // "The five-point consensus" says which.
    let counted = mention.phrase.clone().any(|t| document.word(t).to_lowercase().contains("point"));
    mention.phrase.len() <= 4
        && !counted
        && !after.into_iter().any(|c| matches!(document.dep(c), Dep::Prep | Dep::Acl | Dep::Relcl))
}

/// How many days the making of an accord may go on, from agreeing to signing.
pub(super) const STAGES: i32 = 45;
/// And that of a truce, which the next may follow within weeks.
pub(super) const TRUCE_STAGES: i32 = 14;

/// Whether two names hold years, and none is shared.
fn years_differ(names: &[String], known: &HashSet<String>) -> bool {
    let mut here = names.iter().filter(|w| is_year(w)).peekable();
    here.peek().is_some() && known.iter().any(|w| is_year(w)) && !here.any(|y| known.contains(y))
}

/// The accord told before without a name that a mention with one means: made on the same day, or where the name says.
fn named_later(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    names: &[String],
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    let document = sources.document;
    if names.iter().all(|name| name.bytes().all(|b| b.is_ascii_digit())) {
        let made = mention.made.as_ref()?;
        let dated = accords.iter().rposition(|a| {
            compatible(a) && a.made.as_ref().is_some_and(|known| making::same_days(known, made, 0))
        });
        // "The Ceasefire Agreement … the 3 May 2021 Ceasefire Agreement": what is called by the same noun, and by no date before.
        let noun = document.lemma(mention.head);
        let undated = |a: &Accord| {
            a.made.is_none()
                && a.sort == mention.sort
                && a.names.is_empty()
                && a.mentions
                    .iter()
                    .take(MOST_ASKED)
                    .any(|m| m.definite && !m.anaphor && document.lemma(m.head).eq_ignore_ascii_case(noun))
        };
        let dated = dated.or_else(|| accords.iter().rposition(undated));
        return dated.or_else(|| sameness::only_one_titled(sources, accords, mention));
    }
    let told_there = |accord: &Accord| {
        accord.mentions.iter().take(MOST_ASKED).any(|m| {
            let sentence = document.sentence_around(m.head);
            let near = sentence.start.max(m.head.saturating_sub(NEAR))..sentence.end.min(m.head + NEAR);
            near.into_iter().any(|t| names.iter().any(|name| document.word(t).to_lowercase() == *name))
        })
    };
    accords.iter().rposition(|a| {
        let same_day = match (&a.made, &mention.made) {
            (Some(known), Some(made)) => making::same_days(known, made, 1),
            _ => false,
        };
        let nameless = a.names.iter().all(|name| is_year(name));
        let recent = !is_old(sources, a) && (same_day || told_there(a));
        nameless
            && compatible(a)
            && !mention.apart
            && (recent || sameness::is_named_for_its_place(sources, a, mention, names))
    })
}

/// "Signed a peace accord on Friday. … The Ardan Accord aims to …": what a name that is told of in the present for the first time means is
/// the accord of the news, where that has no other.
fn introduced(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    mention: &Mention,
    compatible: &dyn Fn(&Accord) -> bool,
) -> Option<usize> {
    let first = accords.first().filter(|a| a.names.is_empty() && a.made.is_some() && !is_old(sources, a))?;
    let told = sources.clauses.around(mention.head).is_some_and(|c| {
        c.subjects.contains(&mention.head) && c.tense == Tense::Present && c.reality == Reality::Fact
    });
    let only = accords.iter().all(|a| a.names.is_empty());
    (told
        && only
        && mention.made.is_none()
        && !mention.apart
        && first.sort != Some(Sort::Truce)
        && compatible(first))
    .then_some(0)
}

/// How near to a mention the place is told by which the accord is named later: "signed a deal in X … the X accord".
const NEAR: usize = 14;

/// Whether a word is a year in figures.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// The date of its own that a clause or phrase after the noun gives it: "the truce signed in 2015", "in force since March".
fn own_date(sources: Sources<'_, '_>, mention: &Mention) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    if mention.phrase.clone().any(|t| sources.calendar.holds(t)) && mention.made.is_some() {
        return mention.made.clone();
    }
    let after = document
        .children(mention.head)
        .filter(|&c| c > mention.head && document.dep(c) == Dep::Prep)
        .chain(making::qualifiers(document, mention.head).filter(|&c| !making::is_to_run_out(document, c)));
    let dated = after
        .map(|c| document.subtree(c))
        .map(|tokens| tokens.start..tokens.end.min(tokens.start + FARTHEST_DATE))
        .find(|tokens| tokens.clone().any(|t| sources.calendar.holds(t)))?;
    let told = || sources.calendar.near(document, &dated, mention.head, dates::Tense::Past);
    mention.made.clone().or_else(told)
}

/// How many tokens of what follows a noun are read for a date of its own.
const FARTHEST_DATE: usize = 25;

/// Whether it is spoken of as one still to be made, while another is there.
fn prospective(sources: Sources<'_, '_>, head: TokenId) -> bool {
    use crate::clauses::Reality;
    sources.clauses.around(head).is_some_and(|clause| {
        matches!(clause.reality, Reality::Conditional | Reality::Possible | Reality::Required)
    })
}
