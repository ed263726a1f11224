//! Bodies and groups called by common nouns: "the Congolese army", "the foreign ministry in Tbilisi", "the rebels".

use std::ops::Range;

use super::known::Known;
use super::names::{Class, NameSpan};
use super::{Index, is_possessive};
use crate::document::{Document, TokenId};
use crate::lexicon::BodyNoun;
use crate::syntax::{Dep, Pos, Tag};

/// A body or group that a common noun heads.
#[derive(Debug, Clone)]
pub(crate) struct BodySpan {
    /// From its first modifier or nationality to the noun, without article and possessor.
    pub(crate) tokens: Range<TokenId>,
    /// The noun with the modifiers that tell which it is ("armed forces", "foreign ministry"), without nationality.
    pub(crate) noun: Range<TokenId>,
    /// What the noun says.
    pub(crate) body: BodyNoun,
    /// Words that say whose it is: names, nouns, possessive pronouns.
    pub(crate) holders: Vec<TokenId>,
    /// The number of the name that possesses it: "Georgia's parliament".
    pub(crate) possessor: Option<usize>,
    /// A place that says so: "the foreign ministry in Tbilisi".
    pub(crate) place: Option<TokenId>,
    /// Whether "the", a possessor or a demonstrative makes it a certain one.
    pub(crate) definite: bool,
    /// Whether it has an article or possessor at all.
    pub(crate) determined: bool,
    /// How many there are, where a number says so.
    pub(crate) count: Option<TokenId>,
    /// Whether it only modifies another noun: "front lines", "rebel positions".
    pub(crate) modifies: bool,
    /// From the article or possessor to the end of "of X".
    pub(crate) extent: Range<TokenId>,
}

impl BodySpan {
    /// The token of the noun.
    pub(crate) fn head(&self) -> TokenId {
        self.noun.end - 1
    }
}

/// Finds the bodies that common nouns head.
pub(crate) fn find(
    document: &Document<'_>,
    known: &Known<'_>,
    names: &[NameSpan<'_>],
    at: &Index,
) -> Vec<BodySpan> {
    let mut found: Vec<BodySpan> = Vec::new();
    for body in known.bodies() {
        let head = body.tokens.end - 1;
        // "fighters", "soldiers" are listed as callings too.
        let calling = known.office(head).is_some_and(|office| !(office.plural && body.value.people));
        let noun = matches!(document.tag(head), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
        if at.get(head).is_some() || calling || !noun {
            continue;
        }
        // "government troops": the last noun heads the phrase.
        let next = body.tokens.end;
        let inside = next < document.len()
            && known.body(next).is_some()
            && at.get(next).is_none()
            && known.office(next).is_none()
            && document.sentence_of(next) == document.sentence_of(head);
        if inside || (next < document.len() && known.office(next).is_some_and(|o| o.tokens.start <= next)) {
            continue;
        }
        found.push(read(document, known, names, at, body.tokens.clone(), *body.value));
    }
    found
}

fn read(
    document: &Document<'_>,
    known: &Known<'_>,
    names: &[NameSpan<'_>],
    index: &Index,
    noun: Range<TokenId>,
    body: BodyNoun,
) -> BodySpan {
    let sentence = document.sentence_around(noun.start);
    let mut span = BodySpan {
        tokens: noun.clone(),
        noun: noun.clone(),
        body,
        holders: Vec::new(),
        possessor: None,
        place: None,
        definite: false,
        determined: false,
        count: None,
        modifies: matches!(document.dep(noun.end - 1), Dep::Compound | Dep::Amod | Dep::Nmod)
            && document.head(noun.end - 1) >= noun.end,
        extent: noun,
    };
    before(document, known, names, index, sentence.start, &mut span);
    after(document, names, index, sentence.end, &mut span);
    span
}

fn before(
    document: &Document<'_>,
    known: &Known<'_>,
    names: &[NameSpan<'_>],
    index: &Index,
    first: TokenId,
    span: &mut BodySpan,
) {
    let name_ending = |end: TokenId| {
        let name = &names[index.get(end.checked_sub(1)?)?];
        (name.tokens.end == end).then_some(name)
    };
    let mut at = span.tokens.start;
    let mut own = true;
    while at > first {
        let token = at - 1;
        // "the Kestrian *and* Sorran armies"
        let shared = document.tag(span.noun.end - 1) == Tag::Nns
            && document.word(token) == "and"
            && !own
            && span.holders.last() == Some(&at)
            && name_ending(token)
                .is_some_and(|name| matches!(name.class, Class::State(..) | Class::NewState(..)));
        if shared {
            at = token;
            continue;
        }
        if let Some(name) = name_ending(at) {
            if matches!(name.class, Class::Thing) {
                break;
            }
            // "a *Tuareg*-led alliance": whoever leads it, it is not theirs as an army is a state's.
            if document.word(at) == "-" && document.tag(at + 1) == Tag::Vbn {
                at = name.tokens.start;
                own = false;
                continue;
            }
            span.holders.push(token);
            at = name.tokens.start;
            if own {
                span.tokens.start = at;
            }
            own = false;
            continue;
        }
        if document.tag(token) == Tag::Pos || is_possessive(document, token) {
            if token > first {
                span.holders.push(token - 1);
                span.possessor = index.get(token - 1);
                at = name_ending(token).map_or(token - 1, |name| name.tokens.start);
                if at > first && document.pos(at - 1) == Pos::Det {
                    at -= 1;
                }
            }
            (span.definite, span.determined) = (true, true);
            break;
        }
        if document.tag(token) == Tag::PrpPossessive {
            span.holders.push(token);
            (span.definite, span.determined) = (true, true);
            at = token;
            break;
        }
        if document.pos(token) == Pos::Det {
            let word = document.word(token).to_ascii_lowercase();
            span.definite = matches!(word.as_str(), "the" | "this" | "these" | "both" | "that" | "those");
            span.determined = true;
            at = token;
            break;
        }
        if document.pos(token) == Pos::Num {
            span.count = Some(token);
            at = token;
            continue;
        }
        let hyphen = document.word(token) == "-";
        let adjectival = matches!(document.tag(token), Tag::Jj | Tag::Vbn);
        let nominal = matches!(document.tag(token), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Hyph);
        // "for the third *week* police fired"
        let time =
            matches!(document.lemma(token), "year" | "month" | "week" | "day" | "night" | "morning" | "time");
        if time || !(adjectival || nominal || hyphen) || known.office(token).is_some() {
            break;
        }
        at = token;
        // "the new cabinet" is no other than "the cabinet".
        own &= hyphen || nominal || names_a_branch(document.word(token));
        if own {
            span.tokens.start = at;
            span.noun.start = at;
        }
    }
    span.extent.start = at;
}

/// Whether an adjective tells which of a state's bodies is meant.
fn names_a_branch(adjective: &str) -> bool {
    const BRANCHES: &[&str] = &[
        "foreign",
        "armed",
        "national",
        "federal",
        "presidential",
        "general",
        "supreme",
        "constitutional",
        "military",
        "civil",
        "central",
        "regional",
        "naval",
        "judicial",
        "political",
        "special",
        "local",
        "interim",
        "transitional",
        "provisional",
        "human",
        "humanitarian",
        "economic",
        "public",
        "internal",
        "external",
    ];
    BRANCHES.iter().any(|branch| branch.eq_ignore_ascii_case(adjective))
        || adjective.starts_with(char::is_uppercase)
}

fn after(document: &Document<'_>, names: &[NameSpan<'_>], index: &Index, last: TokenId, span: &mut BodySpan) {
    let end = span.extent.end;
    if end + 1 >= last {
        return;
    }
    let mut at = end + 1;
    while at < last && document.pos(at) == Pos::Det {
        at += 1;
    }
    let Some(name) = index.get(at).filter(|_| at < last).map(|n| &names[n]).filter(|n| n.tokens.start == at)
    else {
        return;
    };
    match document.word(end) {
        "of" | "for" => {
            span.holders.push(at);
            span.extent.end = name.tokens.end;
            // "the coast guards of Kestria *and Sorra*"
            let next = name.tokens.end + 1;
            let state = |name: &&NameSpan<'_>| matches!(name.class, Class::State(..) | Class::NewState(..));
            let another = Some(next)
                .filter(|&t| t < last && document.word(t - 1) == "and")
                .filter(|_| document.tag(end - 1) == Tag::Nns && state(&name))
                .and_then(|t| index.get(t))
                .map(|n| &names[n])
                .filter(|name| name.tokens.start == next)
                .filter(state);
            if let Some(another) = another {
                span.holders.push(next);
                span.extent.end = another.tokens.end;
            }
        }
        "in" | "at" if !matches!(name.class, Class::Person | Class::Thing) => {
            span.place = Some(at);
        }
        _ => {}
    }
}
