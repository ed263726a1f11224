//! Mends what the parser misreads of accords: who signed, reached or brokered them stands after their name more often than in a sentence
//! of its own, and there participles and past tenses look alike.

use super::arguments::{conjuncts, is_word};
use super::{Clause, Clauses, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// How many steps up a phrase is climbed.
const STEPS: usize = 4;
/// How many words a subject has at most between "which" and its verb.
const LONGEST_SUBJECT: usize = 16;

/// Verbs for what is done to an accord.
const OF_ACCORDS: &[&str] = &[
    "sign",
    "ratify",
    "approve",
    "adopt",
    "conclude",
    "initial",
    "ink",
    "make",
    "reach",
    "broker",
    "negotiate",
    "agree",
    "strike",
    "endorse",
    "prolong",
    "extend",
    "renew",
    "mediate",
    "accept",
    "announce",
    "decree",
    "impose",
    "patch",
    "complete",
    "settle",
    "break",
    "violate",
];
/// Nouns for accords.
const ACCORDS: &[&str] = &[
    "accord",
    "agreement",
    "pact",
    "treaty",
    "truce",
    "ceasefire",
    "cease-fire",
    "armistice",
    "deal",
    "protocol",
    "memorandum",
    "declaration",
    "charter",
    "plan",
    "framework",
    "understanding",
    "settlement",
    "roadmap",
    "communique",
    "communiqué",
    "compact",
    "convention",
    "covenant",
    "compromise",
];

/// "the accord for Mozambique, *which the Assembly had approved*", "a truce along two railways, *signed* in 1990": what is signed is
/// the accord, not the noun that ends its name.
pub(super) fn hung_too_low(document: &Document<'_>, clauses: &mut Clauses) {
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        if !matches!(document.dep(verb), Dep::Relcl | Dep::Acl) || !OF_ACCORDS.contains(&document.lemma(verb))
        {
            continue;
        }
        let Some(accord) = accord_above(document, document.head(verb)) else { continue };
        let hung = document.head(verb);
        let places = if clause.passive { &mut clause.subjects } else { &mut clause.objects };
        for place in places.iter_mut().filter(|place| **place == hung) {
            *place = accord;
        }
    }
}

/// The accord in whose name a noun stands.
fn accord_above(document: &Document<'_>, noun: TokenId) -> Option<TokenId> {
    let mut at = noun;
    for _ in 0..STEPS {
        if is_accord(document, at) {
            return (at != noun).then_some(at);
        }
        let preposition = document.head(at);
        let inside = document.dep(at) == Dep::Pobj && document.dep(preposition) == Dep::Prep;
        let above = document.head(preposition);
        if !inside || !matches!(document.pos(above), Pos::Noun | Pos::Propn) {
            return None;
        }
        at = above;
    }
    None
}

/// "the accords *that the four factions signed*", "the Cala truce, *struck in May*", read as if the factions had been signed or the truce
/// had struck: who stands between the accord's name and the verb made it, and where nobody does, it is a participle.
pub(super) fn made_after_name(document: &Document<'_>, clauses: &mut Clauses) {
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        let past = matches!(document.tag(verb), Tag::Vbd | Tag::Vbn);
        if !past
            || !OF_ACCORDS.contains(&document.lemma(verb))
            || clause.undergoers().iter().any(|&t| is_accord(document, t))
        {
            continue;
        }
        if let Some((accord, subjects)) = gap(document, verb) {
            clause.subjects = subjects;
            clause.objects = vec![accord];
            clause.own_subject = true;
            clause.passive = false;
        } else if let Some(accord) = participle(document, clause) {
            clause.subjects = vec![accord];
            clause.objects.clear();
            clause.own_subject = false;
            clause.passive = true;
        } else {
            continue;
        }
        (clause.tense, clause.reality, clause.negated) = (Tense::Past, Reality::Fact, false);
    }
}

fn is_accord(document: &Document<'_>, token: TokenId) -> bool {
    ACCORDS.contains(&document.lemma(token).to_lowercase().as_str())
}

/// The accord whose name ends with a token, or with the phrase in which that stands.
fn accord_ending(document: &Document<'_>, last: TokenId) -> Option<TokenId> {
    let mut at = last;
    for _ in 0..2 * STEPS {
        if is_accord(document, at) {
            return Some(at);
        }
        let above = document.head(at);
        let climbs = matches!(
            document.dep(at),
            Dep::Pobj
                | Dep::Prep
                | Dep::Compound
                | Dep::Nmod
                | Dep::Nummod
                | Dep::Appos
                | Dep::Conj
                | Dep::Punct
                | Dep::Npadvmod
        );
        if !climbs
            || above >= at && document.dep(at) != Dep::Compound
            || matches!(document.pos(above), Pos::Verb | Pos::Aux)
        {
            return None;
        }
        at = above;
    }
    None
}

/// The token before a verb and what helps it.
fn before_verb(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    let start = document.sentence_around(verb).start;
    (start..verb).rev().find(|&t| {
        let adverb = document.pos(t) == Pos::Adv && !is_word(document, t, &["not", "never"]);
        !(adverb || document.pos(t) == Pos::Aux || is_word(document, t, &["both", "all", "jointly"]))
    })
}

/// The accord that a clause without an object of its own is said of, and the heads of those who act in it.
fn gap(document: &Document<'_>, verb: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    if document.children_by(verb, Dep::Dobj).any(|o| o > verb) || document.child(verb, Dep::Agent).is_some() {
        return None;
    }
    let last = before_verb(document, verb)?;
    let start = document.sentence_around(verb).start;
    let first = (start.max(last.saturating_sub(LONGEST_SUBJECT))..=last)
        .rev()
        .take_while(|&t| is_nominal(document, t))
        .last()?;
    let opens = first.checked_sub(1).filter(|&t| t >= start)?;
    let relative = matches!(document.tag(opens), Tag::Wdt) || is_word(document, opens, &["that", "which"]);
    let (before, from) = if relative {
        (opens.checked_sub(1).filter(|&t| t >= start)?, first)
    } else {
        // "the understanding *the alliance* reached".
        let from = (first + 1..last).find(|&t| document.tag(t) == Tag::Dt && is_accord(document, t - 1))?;
        (from - 1, from)
    };
    let before = if document.word(before) == "," { before.checked_sub(1)? } else { before };
    let accord = accord_ending(document, before).filter(|&accord| accord >= start)?;
    let within = from..last + 1;
    let heads = within.clone().filter(|&t| {
        matches!(document.pos(t), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
            && !within.contains(&document.head(t))
    });
    let mut subjects: Vec<TokenId> =
        heads.flat_map(|head| conjuncts(document, head)).filter(|t| within.contains(t)).collect();
    if subjects.is_empty() {
        subjects
            .extend(within.rev().find(|&t| matches!(document.pos(t), Pos::Noun | Pos::Propn | Pos::Pron)));
    }
    subjects.sort_unstable();
    subjects.dedup();
    (!subjects.is_empty()).then_some((accord, subjects))
}

/// Whether a word may stand in the subject of a relative clause.
fn is_nominal(document: &Document<'_>, token: TokenId) -> bool {
    match document.pos(token) {
        Pos::Noun | Pos::Propn | Pos::Num | Pos::Adj => true,
        Pos::Pron | Pos::Det => {
            !matches!(document.tag(token), Tag::Wdt | Tag::Wp)
                && !is_word(document, token, &["that", "which"])
        }
        Pos::Cconj => is_word(document, token, &["and"]),
        Pos::Adp => is_word(document, token, &["of", "for"]),
        Pos::Part => document.tag(token) == Tag::Pos,
        Pos::Adv => is_word(document, token, &["then"]),
        Pos::Punct => is_word(document, token, &[",", "-", "–"]),
        _ => false,
    }
}

/// The accord of which a verb right after its name is the participle: nothing helps it, and what follows is no object.
fn participle(document: &Document<'_>, clause: &Clause) -> Option<TokenId> {
    let verb = clause.verb;
    let sentence = document.sentence_around(verb);
    let last = verb.checked_sub(1).filter(|&t| t >= sentence.start)?;
    let set_off = document.word(last) == ",";
    let last = if set_off { last.checked_sub(1)? } else { last };
    let accord = accord_ending(document, last).filter(|&accord| accord >= sentence.start)?;
    let bare = document.children(verb).all(|c| {
        let helps = matches!(document.dep(c), Dep::Aux | Dep::Auxpass);
        !(helps || document.dep(c) == Dep::Nsubj && c < accord)
    });
    let next = verb + 1;
    let follows = sentence.contains(&next)
        && (matches!(document.tag(next), Tag::In | Tag::Rb) && !is_word(document, next, &["that"])
            || document.dep(next) == Dep::Npadvmod
            || document.dep(document.head(next)) == Dep::Npadvmod
            || is_word(document, next, &["by", "earlier", "last", "this", "there", "here", "just"]));
    (bare && follows).then_some(accord)
}
