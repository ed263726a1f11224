//! What a clause takes over from the one that governs it, where its own form leaves it open.

use super::governors::{FAILS, infinitive};
use super::own::{no_auxiliary, opened_by};
use super::{Reality, Tense};
use crate::clauses::Clause;
use crate::clauses::arguments::is_word;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// Governors whose "that" clause is a subjunctive.
const SUBJUNCTIVE: &[&str] = &[
    "advise",
    "ask",
    "beg",
    "demand",
    "insist",
    "order",
    "propose",
    "recommend",
    "request",
    "require",
    "suggest",
    "urge",
];
/// Subordinators whose clause, in the present tense, is still open.
const OPEN_IN_PRESENT: &[&str] =
    &["before", "until", "till", "once", "when", "after", "provided", "as", "whenever"];

/// Takes over from the governing clause what the verb's own form leaves open.
pub(in crate::clauses) fn inherit(document: &Document<'_>, clause: &mut Clause, governor: Option<&Clause>) {
    let Some(governor) = governor else { return };
    let verb = clause.verb;
    // "although villagers accuse …": with a subject and without "to" it is no infinitive, whatever its tag.
    let clausal = document.dep(verb) == Dep::Advcl
        && clause.own_subject
        && document.children_by(verb, Dep::Aux).next().is_none();
    let bare = is_bare(document, verb) && !clausal;
    match document.dep(verb) {
        Dep::Conj if bare || shares_auxiliaries(document, clause, governor) => {
            clause.tense = governor.tense;
            clause.reality = governor.reality;
            clause.negated |= governor.negated && shares_negation(document, clause, governor);
        }
        Dep::Conj
            if governor.reality == Reality::Conditional
                && clause.reality == Reality::Fact
                && (clause.tense != Tense::Past
                    // "if they released prisoners and made concessions"
                    || !clause.own_subject && opened_by(document, governor.verb, &["if", "unless"])) =>
        {
            clause.reality = Reality::Conditional;
        }
        Dep::Xcomp | Dep::Ccomp | Dep::Pcomp | Dep::Pobj | Dep::Advcl | Dep::Acl | Dep::Prep if bare => {
            infinitive(document, clause, governor)
        }
        // "a meeting *to be convened* by X"
        Dep::Relcl if bare && document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["to"])) => {
            clause.tense = Tense::Future;
            clause.reality =
                if governor.reality == Reality::Fact { Reality::Planned } else { governor.reality };
        }
        // "will not begin before they have handed over their arms", "enters into force once both have ratified it": done by then, not yet.
        Dep::Advcl
            if (governor.reality != Reality::Fact || is_simple_present(document, governor))
                && is_present_perfect(document, verb)
                && opened_by(document, verb, OPEN_IN_PRESENT) =>
        {
            clause.reality = Reality::Conditional;
        }
        // "would fight on until the army agreed", "will talk only after they had left": not yet, whatever its tense.
        Dep::Advcl
            if governor.reality != Reality::Fact
                && clause.reality == Reality::Fact
                && (opened_by(document, verb, &["until", "till"])
                    || clause.tense == Tense::Past && is_after_would(document, governor.verb, verb)
                    || opened_by(document, verb, &["after", "once", "when"]) && is_only(document, verb)) =>
        {
            clause.reality = Reality::Conditional;
        }
        Dep::Advcl if clause.reality == Reality::Fact && clause.tense == Tense::Present => {
            let open = governor.reality != Reality::Fact && opened_by(document, verb, OPEN_IN_PRESENT);
            if open || opened_by(document, verb, &["before", "until", "till"]) {
                clause.reality = Reality::Conditional;
            }
        }
        // "demanded that they hand over": a subjunctive that looks like a present tense.
        Dep::Ccomp
            if document.tag(verb) == Tag::Vbp
                && document.child(verb, Dep::Mark).is_some_and(|m| is_word(document, m, &["that"]))
                && SUBJUNCTIVE.contains(&document.lemma(governor.verb)) =>
        {
            clause.reality = Reality::Required;
        }
        // "denied that it had fired".
        Dep::Ccomp if verb > governor.verb && FAILS.contains(&document.lemma(governor.verb)) => {
            clause.negated = !clause.negated;
        }
        _ => {}
    }
}

/// "would withdraw its complaint *as soon as* the treaty took effect", "once it was signed": ahead, seen from what is past.
fn is_after_would(document: &Document<'_>, above: TokenId, verb: TokenId) -> bool {
    let would = document.children_by(above, Dep::Aux).any(|a| is_word(document, a, &["would", "'d", "’d"]));
    let start = document.subtree(verb).start;
    let soon = is_word(document, start, &["as"])
        && (start > 0 && is_word(document, start - 1, &["soon"])
            || start + 1 < document.len() && is_word(document, start + 1, &["soon"]));
    would && (soon || is_word(document, start, &["once", "when"]))
}

/// "*only* after", "only when".
fn is_only(document: &Document<'_>, verb: TokenId) -> bool {
    let start = document.subtree(verb).start;
    let opens = |t: TokenId| is_word(document, t, &["only"]);
    opens(start) || start > 0 && opens(start - 1)
}

fn is_present_perfect(document: &Document<'_>, verb: TokenId) -> bool {
    document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["have", "has"]))
}

fn is_simple_present(document: &Document<'_>, clause: &Clause) -> bool {
    clause.tense == Tense::Present
        && matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp)
        && no_auxiliary(document, clause.verb)
}

/// "will meet and sign": the second verb leans on the auxiliaries of the first.
fn shares_auxiliaries(document: &Document<'_>, clause: &Clause, governor: &Clause) -> bool {
    !clause.own_subject
        && document.tag(clause.verb) == document.tag(governor.verb)
        && own_tense_missing(document, clause.verb)
        && matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbn | Tag::Vbg)
}

/// "did not sign or ratify": "or" carries the negation on; "and" and "but" do so only where the auxiliary is shared.
fn shares_negation(document: &Document<'_>, clause: &Clause, governor: &Clause) -> bool {
    let joined_by = document.children_by(governor.verb, Dep::Cc).find(|&c| c < clause.verb);
    !clause.own_subject && joined_by.is_none_or(|c| !is_word(document, c, &["but"]))
}

/// A form without a tense of its own: an infinitive (the perfect and the passive included), a gerund, a subjunctive.
fn is_bare(document: &Document<'_>, verb: TokenId) -> bool {
    if !own_tense_missing(document, verb) {
        return false;
    }
    match document.tag(verb) {
        Tag::Vb | Tag::Vbg => true,
        Tag::Vbn | Tag::Vbd => document.children(verb).any(|c| {
            matches!(document.dep(c), Dep::Aux | Dep::Auxpass)
                && is_word(document, c, &["to", "be", "being", "having"])
        }),
        _ => false,
    }
}

fn own_tense_missing(document: &Document<'_>, verb: TokenId) -> bool {
    let infinitive = document.children_by(verb, Dep::Aux).any(|c| is_word(document, c, &["to"]));
    document.children(verb).filter(|&c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass)).all(
        |c| {
            is_word(document, c, &["to", "be", "been", "being", "having", "not"])
                || infinitive && is_word(document, c, &["have"])
        },
    )
}
