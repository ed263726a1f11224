//! Which noun phrases speak of the same accord.

use std::collections::HashSet;

use peacebrief::v1::AgreementKind;

use super::mentions::Mention;
use crate::findings::Sources;
use crate::syntax::Dep;

/// An accord with all that speaks of it, in order of the text; never empty.
#[derive(Debug)]
pub(super) struct Accord {
    pub(super) mentions: Vec<Mention>,
    /// Words of proper names by which it is called.
    names: HashSet<String>,
    ceasefire: bool,
}

/// How far back a known accord is looked for: beyond, a text of any length would cost the square of it.
const WINDOW: usize = 60;

/// Brings the mentions of each accord together.
pub(super) fn cluster(sources: Sources<'_, '_>, mentions: &[Mention]) -> Vec<Accord> {
    let mut accords: Vec<Accord> = Vec::new();
    for mention in mentions {
        let ceasefire = mention.kind == AgreementKind::Ceasefire;
        let first = accords.len().saturating_sub(WINDOW);
        let known = known(sources, &accords[first..], mention, ceasefire).map(|n| first + n);
        match known {
            Some(n) => {
                accords[n].names.extend(telling(&mention.proper));
                accords[n].mentions.push(mention.clone());
            }
            None => accords.push(Accord {
                names: telling(&mention.proper).collect(),
                mentions: vec![mention.clone()],
                ceasefire,
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
    ];
    proper.iter().filter(|word| !COMMON.contains(&word.as_str())).cloned()
}

fn known(sources: Sources<'_, '_>, accords: &[Accord], mention: &Mention, ceasefire: bool) -> Option<usize> {
    let names: Vec<String> = telling(&mention.proper).collect();
    let compatible = |accord: &Accord| {
        accord.ceasefire == ceasefire
            || (mention.kind == AgreementKind::Other && mention.definite)
            || accord.mentions[0].kind == AgreementKind::Other
    };
    if !names.is_empty() {
        // A name that shares a telling word is the same accord; one that shares none is another.
        return accords.iter().rposition(|accord| {
            names.iter().any(|name| accord.names.contains(name)) && (compatible(accord) || names.len() > 1)
        });
    }
    if mention.apart || has_own_date(sources, mention) {
        return None;
    }
    let same_kind = accords.iter().rposition(|accord| accord.ceasefire == ceasefire);
    if mention.definite {
        // "the accord": the one spoken of last, of its sort if there is one.
        let recent = accords.iter().enumerate().filter(|(_, a)| compatible(a)).max_by_key(|(n, a)| {
            let last = a.mentions.last().map_or(0, |m| m.head);
            (a.ceasefire == ceasefire, last, *n)
        });
        return recent.map(|(n, _)| n);
    }
    // "a ceasefire": another telling of the one there is, unless more than one is spoken of.
    let alike = accords.iter().filter(|accord| accord.ceasefire == ceasefire).count();
    same_kind.filter(|_| alike == 1 && !prospective(sources, mention))
}

/// Whether a clause that qualifies the noun gives it a date of its own: "the truce signed in 2015".
fn has_own_date(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let after = document
        .children(mention.head)
        .filter(|&c| c > mention.head && matches!(document.dep(c), Dep::Acl | Dep::Relcl | Dep::Prep));
    after.map(|c| document.subtree(c)).any(|tokens| tokens.take(25).any(|t| sources.calendar.holds(t)))
}

/// Whether it is spoken of as one still to be made, while another is there.
fn prospective(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    use crate::clauses::Reality;
    sources.clauses.around(mention.head).is_some_and(|clause| {
        matches!(clause.reality, Reality::Conditional | Reality::Possible | Reality::Required)
    })
}
