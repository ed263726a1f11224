//! Words for what accords are about that lay nothing down where they stand: they name who speaks, tell of the circumstances, or of what
//! has happened.

use std::ops::Range;

use peacebrief::v1::{ActorKind, ProvisionCategory};

use crate::actors::Cast;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Pos, Tag};

/// How far up the tree the clause is looked for in which a word stands.
const CLIMB: usize = 10;
/// Verbs that have accords, or those who make them, for their subject: what is reported by them is a term.
const LAYING_DOWN: &[&str] = &[
    "provide",
    "call",
    "commit",
    "recognize",
    "recognise",
    "reaffirm",
    "confirm",
    "endorse",
    "declare",
    "agree",
    "pledge",
    "promise",
    "undertake",
    "accept",
    "speak",
    "offer",
    "propose",
    "guarantee",
    "grant",
    "give",
];
/// Verbs for what stands in the way of their object.
const HINDERING: &[&str] = &[
    "impede",
    "hinder",
    "hamper",
    "obstruct",
    "thwart",
    "frustrate",
    "disrupt",
    "jeopardize",
    "jeopardise",
    "undermine",
    "complicate",
];
/// Nouns for places.
const PLACES: &[&str] = &[
    "capital",
    "town",
    "city",
    "village",
    "hub",
    "province",
    "region",
    "district",
    "port",
    "stronghold",
    "bastion",
    "cradle",
    "enclave",
    "suburb",
    "area",
];
/// Nouns for what an accord is to end, in so many words.
const TROUBLES: &[&str] = &[
    "war",
    "conflict",
    "insurgency",
    "rebellion",
    "year",
    "decade",
    "unrest",
    "strife",
    "crisis",
    "bloodshed",
];

/// Whether the words of a cue lay nothing down within their item.
pub(super) fn is_idle(
    sources: Sources<'_, '_>,
    category: ProvisionCategory,
    cue: &Range<TokenId>,
    item: &Range<TokenId>,
) -> bool {
    let document = sources.document;
    let path: Vec<TokenId> = std::iter::successors(Some(top(document, cue)), |&t| {
        Some(document.head(t)).filter(|&head| head != t)
    })
    .take(CLIMB)
    .collect();
    is_title(sources, cue)
        || path.iter().any(|&t| is_office_of(sources, t))
        || is_of_speaker(sources, &path)
        || is_background(sources, &path, item)
        || is_circumstance(document, &path, item)
        || path.iter().any(|&t| matches!(document.dep(t), Dep::Appos | Dep::Dep) && is_place(document, t))
        || category == ProvisionCategory::Dialogue && is_occasion(sources, &path)
        || category == ProvisionCategory::CessationOfHostilities
            && (is_purpose(document, cue) || is_name(document, cue, item))
}

/// "The Justice and Equality Movement", "the Committee for Peace and Rights": what a side is called says nothing of what is agreed. Bodies
/// that accords set up are called by what they do.
pub(super) fn is_of_a_name(document: &Document<'_>, cast: &Cast, cue: &Range<TokenId>) -> bool {
    let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase);
    let joins = |t: TokenId| matches!(document.word(t), "of" | "for" | "and" | "the");
    if !cue.clone().all(|t| capital(t) || joins(t)) {
        return false;
    }
    let first = top(document, cue);
    let mut at = first;
    for _ in 0..CLIMB {
        let of_side = cast.at(at).first().is_some_and(|&id| match cast.get(id).kind {
            ActorKind::ArmedGroup => true,
            // "The Community of Municipalities" is what an accord founds.
            ActorKind::PoliticalGroup | ActorKind::CivilSociety => at != first,
            _ => false,
        });
        if of_side {
            return true;
        }
        let named = match document.dep(at) {
            Dep::Prep => matches!(document.word(at), "for" | "of"),
            Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Pobj | Dep::Conj => capital(at),
            _ => false,
        };
        if !named || document.is_root(at) {
            return false;
        }
        at = document.head(at);
    }
    false
}

/// The word of a cue under which the others hang.
fn top(document: &Document<'_>, cue: &Range<TokenId>) -> TokenId {
    cue.clone().find(|&t| document.is_root(t) || !cue.contains(&document.head(t))).unwrap_or(cue.start)
}

/// "Ambassador Verel", "Chairman Odo": what somebody is.
fn is_title(sources: Sources<'_, '_>, cue: &Range<TokenId>) -> bool {
    let document = sources.document;
    let last = cue.end - 1;
    let named = cue.end < document.len()
        && document.tag(cue.end) == Tag::Nnp
        && document.dep(last) == Dep::Compound
        && document.head(last) >= cue.end;
    // "witnessed by Rik Mashar, Vice-President of Uganda"
    let behind_name = cue.start > 1
        && document.word(cue.start - 1) == ","
        && document.pos(cue.start - 2) == Pos::Propn
        && document.word(cue.start).starts_with(char::is_uppercase);
    (named || behind_name) && !sources.lexicon.offices(&document.encoded(cue.clone())).is_empty()
}

/// The most words of an office that are read before its noun.
const LONGEST_OFFICE: usize = 8;

/// "was signed by Ruan Orugo, *Minister of Internal Affairs*": the office that somebody holds, behind his name.
fn is_office_of(sources: Sources<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    let held = document.dep(token) == Dep::Appos && document.pos(document.head(token)) == Pos::Propn;
    let start = wording::phrase_start(document, token).max(token.saturating_sub(LONGEST_OFFICE));
    held && !sources.lexicon.offices(&document.encoded(start..token + 1)).is_empty()
}

/// "Two sources with knowledge of the talks told reporters", "no attack was reported": who says it, or what is said to be.
fn is_of_speaker(sources: Sources<'_, '_>, path: &[TokenId]) -> bool {
    let document = sources.document;
    let Some(at) = path.iter().position(|&t| sources.clauses.at(t).is_some()) else { return false };
    let verb = path[at];
    let Some(below) = at.checked_sub(1).map(|n| path[n]) else { return false };
    let Some(clause) = sources.clauses.at(verb) else { return false };
    let lemma = document.lemma(verb);
    let speaks = if clause.passive {
        matches!(lemma, "report" | "record" | "claim" | "allege")
    } else {
        !sources.lexicon.speech_verbs(lemma).is_empty() && !LAYING_DOWN.contains(&lemma)
    };
    // "Critics argue the polls …": what is said of them, where the parser took it for the object.
    let claimed =
        matches!(lemma, "argue" | "say" | "claim" | "believe" | "think") && document.dep(below) == Dep::Dobj;
    // "told Norway's *ambassador* that": to whom it is said.
    let told = document.dep(below) == Dep::Dobj && !clause.complements.is_empty() && lemma == "tell";
    claimed
        || told
        || speaks
            && clause.reality == Reality::Fact
            && matches!(document.dep(below), Dep::Nsubj | Dep::Nsubjpass)
            && (clause.tense == Tense::Past || !clause.complements.is_empty())
}

/// "The war, which has driven out half the people", "their raids, which impeded the aid": a clause beside the story tells what has
/// happened, or what stood in the way.
fn is_background(sources: Sources<'_, '_>, path: &[TokenId], item: &Range<TokenId>) -> bool {
    let document = sources.document;
    let happened = |c: &Clause| c.reality == Reality::Fact && c.tense == Tense::Past && !c.negated;
    path.iter().filter_map(|&t| sources.clauses.at(t)).any(|clause| {
        let lemma = document.lemma(clause.verb);
        // Whether the noun that it qualifies, or the pronoun for it, is told here: else the accord itself may be meant.
        let qualifies = item.contains(&document.head(clause.verb))
            || document.subtree(clause.verb).take_while(|&t| t < clause.verb).any(|t| {
                item.contains(&t)
                    && matches!(document.word(t).to_lowercase().as_str(), "which" | "who" | "that" | "whose")
            });
        let relative =
            document.dep(clause.verb) == Dep::Relcl && qualifies && !clause.passive && happened(clause);
        relative && !LAYING_DOWN.contains(&lemma)
            || HINDERING.contains(&lemma) && clause.reality == Reality::Fact
    })
}

/// "Ahead of the elections", "in light of the vote", "at the opening of the talks": when, or in view of what.
fn is_circumstance(document: &Document<'_>, path: &[TokenId], item: &Range<TokenId>) -> bool {
    path.iter().filter(|t| item.contains(t)).any(|&t| {
        let word = document.word(t).to_lowercase();
        word == "amid" && document.pos(t) == Pos::Adp
            || matches!(
                word.as_str(),
                "ahead"
                    | "light"
                    | "eve"
                    | "run-up"
                    | "accordance"
                    | "sidelines"
                    | "margins"
                    | "opening"
                    | "wake"
            ) && document.child(t, Dep::Prep).is_some_and(|p| path.contains(&p))
    })
}

/// "Signed a truce during talks in Tarnau": the talks that led to it.
fn is_occasion(sources: Sources<'_, '_>, path: &[TokenId]) -> bool {
    let document = sources.document;
    path.iter().any(|&t| {
        document.dep(t) == Dep::Prep
            && matches!(document.word(t).to_lowercase().as_str(), "during" | "after" | "following")
            && sources.clauses.around(t).is_some_and(|c| c.reality == Reality::Fact && c.tense == Tense::Past)
    })
}

fn is_place(document: &Document<'_>, noun: TokenId) -> bool {
    PLACES.contains(&document.lemma(noun).to_lowercase().as_str())
}

/// "To end twenty years of war": what an accord is for, and no term of it.
fn is_purpose(document: &Document<'_>, cue: &Range<TokenId>) -> bool {
    let open = matches!(document.tag(cue.start), Tag::Vb | Tag::Vbg)
        && matches!(document.lemma(cue.start), "end" | "halt" | "stop");
    open && cue.clone().any(|t| TROUBLES.contains(&document.lemma(t).to_lowercase().as_str()))
}

/// "A ceasefire agreement": the accord's own name.
fn is_name(document: &Document<'_>, cue: &Range<TokenId>, item: &Range<TokenId>) -> bool {
    item.len() <= cue.len() + 1 && document.dep(cue.end - 1) == Dep::Compound
}
