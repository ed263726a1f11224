//! Which noun phrases speak of the same accord.

use std::collections::HashSet;

use peacebrief::v1::{self, AgreementKind};

use super::making;
use super::mentions::Mention;
use super::sorts::Sort;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// An accord with all that speaks of it, in order of the text; never empty.
#[derive(Debug)]
pub(super) struct Accord {
    pub(super) mentions: Vec<Mention>,
    /// Words of proper names by which it is called.
    names: HashSet<String>,
    /// The sort of paper that its nouns name, if any does.
    sort: Option<Sort>,
    /// When it was made, as its mentions tell.
    pub(super) made: Option<v1::ResolvedDate>,
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
                accord.made =
                    accord.made.take().or_else(|| mention.made.clone().filter(|_| !mention.anaphor));
                accord.mentions.push(mention.clone());
            }
            None if mention.anaphor => {}
            None => accords.push(Accord {
                names: telling(&mention.proper).collect(),
                mentions: vec![mention.clone()],
                sort: mention.sort,
                made: mention.made.clone(),
            }),
        }
    }
    accords
}

/// Words of a proper name that tell an accord from another: not those that any accord may have.
fn telling(proper: &[String]) -> impl Iterator<Item = String> + '_ {
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
    let alike = |accord: &Accord| accord.sort == mention.sort;
    // Stages of one accord follow each other within weeks.
    let of_one_time =
        |accord: &Accord| making::days_between(accord.made.as_ref(), mention.made.as_ref()) <= STAGES;
    let compatible = |accord: &Accord| {
        of_one_time(accord) && (alike(accord) || mention.sort.is_none() || accord.sort.is_none())
    };
    if !names.is_empty() {
        // A name that shares a telling word is the same accord; one that shares none is another.
        let shared = |accord: &Accord| names.iter().filter(|name| accord.names.contains(*name)).count();
        let by_name = accords
            .iter()
            .enumerate()
            .filter(|(_, a)| {
                shared(a) > 0 && (compatible(a) || shared(a) > 1) && !years_differ(&names, &a.names)
            })
            .max_by_key(|(n, a)| (alike(a), shared(a), *n))
            .map(|(n, _)| n);
        return by_name;
    }
    if mention.apart && !mention.anaphor || has_own_date(sources, mention) {
        return None;
    }
    if mention.definite || mention.anaphor {
        // "the accord": the one spoken of last, of its sort if there is one.
        let recent = accords.iter().enumerate().filter(|(_, a)| compatible(a)).max_by_key(|(n, a)| {
            let last = a.mentions.last().map_or(0, |m| m.head);
            (alike(a) && mention.sort.is_some(), last, *n)
        });
        return recent.map(|(n, _)| n);
    }
    // "a ceasefire": another telling of the one there is, unless more than one is spoken of.
    let mut same = accords.iter().enumerate().filter(|(_, accord)| alike(accord) && of_one_time(accord));
    let only = same.next().filter(|_| same.next().is_none());
    only.map(|(n, _)| n).filter(|_| !prospective(sources, mention.head))
}

/// How many days the making of an accord may go on, from agreeing to signing.
const STAGES: i32 = 45;

/// Whether two names hold years, and none is shared.
fn years_differ(names: &[String], known: &HashSet<String>) -> bool {
    let is_year = |w: &&String| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let mut here = names.iter().filter(is_year).peekable();
    here.peek().is_some() && known.iter().any(|w| is_year(&w)) && !here.any(|y| known.contains(y))
}

/// Whether a clause that qualifies the noun gives it a date of its own: "the truce signed in 2015".
fn has_own_date(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let after = document
        .children(mention.head)
        .filter(|&c| c > mention.head && document.dep(c) == Dep::Prep)
        .chain(making::qualifiers(document, mention.head));
    after.map(|c| document.subtree(c)).any(|tokens| tokens.take(25).any(|t| sources.calendar.holds(t)))
}

/// Whether it is spoken of as one still to be made, while another is there.
fn prospective(sources: Sources<'_, '_>, head: TokenId) -> bool {
    use crate::clauses::Reality;
    sources.clauses.around(head).is_some_and(|clause| {
        matches!(clause.reality, Reality::Conditional | Reality::Possible | Reality::Required)
    })
}

/// The kind that its words name by themselves, if any does.
pub(super) fn named_kind(accord: &Accord) -> Option<AgreementKind> {
    accord.mentions.iter().filter(|m| !m.anaphor).map(|m| m.kind).find(|k| *k != AgreementKind::Other)
}
