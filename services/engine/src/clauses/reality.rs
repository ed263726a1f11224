//! Tense, negation, and whether the text holds a clause to be so.

use super::Clause;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// When a clause is, seen from its telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Past, perfect, or a bare past participle.
    Past,
    /// Present.
    Present,
    /// Still to come: "will", "shall", "is to", "is due to".
    Future,
    /// None of its own: an infinitive or a gerund that no governor gives one.
    None,
}

/// Whether the text holds a clause to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reality {
    /// It is, or was.
    Fact,
    /// It is planned, promised or announced: "will", "is to", "plans to".
    Planned,
    /// It may be: "could", "might", "is ready to".
    Possible,
    /// It ought to be, or somebody asks for it: "must", "should", "urged X to".
    Required,
    /// It depends: "if", "unless", "would".
    Conditional,
}

/// Governors after which an infinitive or gerund has come true.
const BRINGS_ABOUT: &[&str] = &[
    "begin", "start", "resume", "continue", "stop", "finish", "manage", "help", "keep", "go", "come", "proceed", "get", "succeed", "cause", "make", "force",
    "let", "complete",
];
/// Governors after which it has not.
const FAILS: &[&str] = &["fail", "refuse", "decline", "neglect", "avoid", "forget", "stop", "cease", "omit", "boycott", "deny"];
/// Governors after which it may yet.
const PLANS: &[&str] = &[
    "plan", "intend", "agree", "promise", "pledge", "vow", "decide", "expect", "schedule", "set", "due", "prepare", "commit", "undertake", "aim", "hope",
    "arrange", "slate", "resolve", "swear", "bind",
];
/// Governors after which somebody ought to.
const ASKS: &[&str] = &[
    "urge", "ask", "demand", "call", "want", "order", "tell", "require", "request", "insist", "appeal", "press", "need", "oblige", "invite", "encourage", "warn",
    "seek", "propose", "recommend", "suggest", "have", "ought", "advise", "instruct", "persuade", "push", "wish",
];

/// Reads tense, negation and modality off the verb's own auxiliaries.
pub(super) fn own(document: &Document<'_>, clause: &mut Clause) {
    let verb = clause.verb;
    let mut finite = match document.tag(verb) {
        Tag::Vbd => Tense::Past,
        Tag::Vbz | Tag::Vbp => Tense::Present,
        Tag::Vbn => Tense::Past,
        _ => Tense::None,
    };
    let mut reality = Reality::Fact;
    let mut first = true;
    for child in document.children(verb).filter(|&c| c < verb) {
        match document.dep(child) {
            Dep::Neg => clause.negated = true,
            Dep::Aux | Dep::Auxpass => {
                match document.word(child).to_ascii_lowercase().as_str() {
                    "will" | "'ll" | "’ll" | "shall" | "wo" | "sha" => (finite, reality) = (Tense::Future, Reality::Planned),
                    "would" | "'d" | "’d" if document.tag(child) == Tag::Md => (finite, reality) = (Tense::Future, Reality::Conditional),
                    "may" | "might" | "could" | "can" | "ca" => reality = Reality::Possible,
                    "must" | "should" | "ought" => reality = Reality::Required,
                    "was" | "were" | "had" | "did" if first => finite = Tense::Past,
                    "has" | "have" | "'ve" | "’ve" if first => finite = Tense::Past,
                    "is" | "are" | "am" | "does" | "do" | "'s" | "’s" | "'re" | "’re" if first => {
                        // "is signed" tells what holds; "is signing" what goes on.
                        finite = Tense::Present;
                    }
                    _ => {}
                }
                first = false;
            }
            _ => {}
        }
    }
    // "Not one shot was fired", "No date has been set", "Neither side signed".
    if document.children(verb).filter(|&c| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass)).any(|s| denies(document, s)) {
        clause.negated = true;
    }
    if document.children_by(verb, Dep::Neg).next().is_some() || document.children_by(verb, Dep::Advmod).any(|a| is_word(document, a, &["never", "hardly", "nowhere"])) {
        clause.negated = true;
    }
    if document.children_by(verb, Dep::Mark).any(|m| is_word(document, m, &["if", "unless", "whether", "lest"])) {
        reality = Reality::Conditional;
    }
    clause.tense = finite;
    clause.reality = reality;
}

/// Takes over from the governing clause what the verb's own form leaves open.
pub(super) fn inherit(document: &Document<'_>, clause: &mut Clause, governor: Option<&Clause>) {
    let Some(governor) = governor else { return };
    let bare = matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbg) && own_tense_missing(document, clause.verb);
    let lemma = document.lemma(governor.verb);
    match document.dep(clause.verb) {
        Dep::Conj if bare || shares_auxiliaries(document, clause, governor) => {
            clause.tense = governor.tense;
            clause.reality = governor.reality;
        }
        Dep::Conj => {
            if governor.reality == Reality::Conditional && clause.reality == Reality::Fact && clause.tense != Tense::Past {
                clause.reality = Reality::Conditional;
            }
        }
        Dep::Xcomp | Dep::Ccomp | Dep::Pcomp | Dep::Advcl | Dep::Acl | Dep::Prep if bare => infinitive(document, clause, governor, lemma),
        _ if governor.reality == Reality::Conditional && document.dep(clause.verb) == Dep::Ccomp => {}
        _ => {}
    }
}

fn infinitive(document: &Document<'_>, clause: &mut Clause, governor: &Clause, lemma: &str) {
    clause.tense = governor.tense;
    clause.reality = governor.reality;
    let gerund = document.tag(clause.verb) == Tag::Vbg;
    if matches!(document.dep(clause.verb), Dep::Advcl | Dep::Pcomp | Dep::Acl) {
        if !gerund {
            // "came to discuss": a purpose, reached or not.
            clause.reality = if governor.reality == Reality::Fact { Reality::Possible } else { governor.reality };
        }
        return;
    }
    if FAILS.contains(&lemma) {
        clause.negated = !governor.negated;
    } else if BRINGS_ABOUT.contains(&lemma) {
        clause.negated = governor.negated;
    } else if lemma == "be" || PLANS.contains(&lemma) {
        clause.tense = Tense::Future;
        clause.reality = if governor.reality == Reality::Fact { Reality::Planned } else { governor.reality };
        clause.negated |= governor.negated;
    } else if ASKS.contains(&lemma) {
        clause.reality = Reality::Required;
        clause.negated |= governor.negated && lemma != "warn";
    } else if !gerund {
        clause.reality = if governor.reality == Reality::Fact { Reality::Possible } else { governor.reality };
        clause.negated |= governor.negated;
    }
}

/// "will meet and sign": the second verb leans on the auxiliaries of the first.
fn shares_auxiliaries(document: &Document<'_>, clause: &Clause, governor: &Clause) -> bool {
    !clause.own_subject
        && document.tag(clause.verb) == document.tag(governor.verb)
        && own_tense_missing(document, clause.verb)
        && matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbn | Tag::Vbg)
}

fn own_tense_missing(document: &Document<'_>, verb: TokenId) -> bool {
    document.children(verb).filter(|&c| c < verb).all(|c| {
        !matches!(document.dep(c), Dep::Aux | Dep::Auxpass) || is_word(document, c, &["to", "be", "been", "being", "having"])
    })
}

/// Whether a noun phrase is one that denies: "no", "neither", "not one".
fn denies(document: &Document<'_>, head: TokenId) -> bool {
    is_word(document, head, &["none", "nobody", "nothing", "neither"])
        || document.children(head).any(|c| c < head && is_word(document, c, &["no", "neither", "not"]))
}

fn is_word(document: &Document<'_>, token: TokenId, words: &[&str]) -> bool {
    words.iter().any(|w| document.word(token).eq_ignore_ascii_case(w))
}
