//! What a verb's own form says: its auxiliaries, its subordinator, the order of its words.

use super::negation::is_negated;
use super::{Reality, Tense};
use crate::clauses::Clause;
use crate::clauses::arguments::is_word;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// Reads tense, negation and modality off the verb's own auxiliaries.
pub(in crate::clauses) fn own(document: &Document<'_>, clause: &mut Clause) {
    let verb = clause.verb;
    clause.tense = match document.tag(verb) {
        Tag::Vbd | Tag::Vbn => Tense::Past,
        Tag::Vbz | Tag::Vbp | Tag::Nns => Tense::Present,
        // "Marape and Toroama sign the covenant": a main verb with a subject and no auxiliary is finite, whatever its tag.
        Tag::Vb if document.is_root(verb) && clause.own_subject && no_auxiliary(document, verb) => {
            Tense::Present
        }
        _ => Tense::None,
    };
    clause.reality = Reality::Fact;
    let mut first = true;
    for child in
        document.children(verb).filter(|&c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
    {
        auxiliary(document, clause, child, first);
        first = false;
    }
    if document.is_root(verb)
        && document.children_by(verb, Dep::Aux).next().is_some_and(|a| is_word(document, a, &["to"]))
    {
        // "Prisoners to be freed by March": the style of headlines.
        (clause.tense, clause.reality) = (Tense::Future, Reality::Planned);
    }
    // "that an accord *be signed* first": what is asked for, in the subjunctive.
    let mut auxiliaries =
        document.children(verb).filter(|&c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass));
    let be =
        auxiliaries.next().is_some_and(|a| is_word(document, a, &["be"])) && auxiliaries.next().is_none();
    if be && document.tag(verb) == Tag::Vbn && opened_by(document, verb, &["that"]) {
        clause.reality = Reality::Required;
    }
    // "allegedly attacked": somebody says so, and nobody is told to have.
    let alleged = ["allegedly", "purportedly", "supposedly"];
    if document.children_by(verb, Dep::Advmod).any(|c| is_word(document, c, &alleged)) {
        clause.reality = Reality::Possible;
    }
    // "had nearly collapsed": it had not.
    if document
        .children_by(verb, Dep::Advmod)
        .any(|c| c + 1 == verb && is_word(document, c, &["nearly", "almost"]))
    {
        clause.reality = Reality::Possible;
    }
    let perfect = document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["have", "'ve", "’ve"]));
    if perfect
        && clause.reality == Reality::Required
        && document.children_by(verb, Dep::Aux).any(|a| is_word(document, a, &["must"]))
    {
        // "must have mixed up": a guess, not a duty.
        clause.reality = Reality::Possible;
    }
    clause.negated |= is_negated(document, verb);
    if opened_by(document, verb, &["if", "unless", "whether", "lest"])
        || is_provided(document, verb)
        || lasts_as_long(document, verb)
        || inverted(document, clause)
    {
        clause.reality = Reality::Conditional;
    }
    if clause.reality == Reality::Fact && is_question(document, verb) {
        clause.reality = Reality::Possible;
    }
}

/// What one auxiliary says. The first carries the tense.
fn auxiliary(document: &Document<'_>, clause: &mut Clause, auxiliary: TokenId, first: bool) {
    let word = document.word(auxiliary).to_ascii_lowercase();
    match word.as_str() {
        "will" | "'ll" | "’ll" | "shall" | "wo" | "sha" => {
            (clause.tense, clause.reality) = (Tense::Future, Reality::Planned)
        }
        "would" => (clause.tense, clause.reality) = (Tense::Future, Reality::Conditional),
        "'d" | "’d" if document.tag(auxiliary) == Tag::Md => {
            (clause.tense, clause.reality) = (Tense::Future, Reality::Conditional)
        }
        "may" | "might" | "could" | "can" | "ca" => clause.reality = Reality::Possible,
        "must" | "should" | "ought" => clause.reality = Reality::Required,
        "was" | "were" | "had" | "did" | "has" | "have" | "'ve" | "’ve" | "'d" | "’d" if first => {
            clause.tense = Tense::Past
        }
        // "is signed" tells what holds; "is signing" what goes on.
        "is" | "are" | "am" | "does" | "do" | "'s" | "’s" | "'re" | "’re" if first => {
            clause.tense = Tense::Present
        }
        _ => {}
    }
}

/// "Should the shelling go on", "Had they signed", "Were the two to meet": an auxiliary before the subject, in a clause that
/// hangs on another and asks nothing.
fn inverted(document: &Document<'_>, clause: &Clause) -> bool {
    if !matches!(document.dep(clause.verb), Dep::Advcl | Dep::Ccomp | Dep::Csubj | Dep::Parataxis | Dep::Dep)
    {
        return false;
    }
    let Some(&subject) = clause.subjects.first() else { return false };
    let start = document.subtree(subject).start;
    let Some(before) = start.checked_sub(1) else { return false };
    let of_verb = before == clause.verb || document.head(before) == clause.verb;
    of_verb && is_word(document, before, &["should", "had", "were"]) && !is_question(document, clause.verb)
}

/// Whether a clause is the main one of a question.
fn is_question(document: &Document<'_>, verb: TokenId) -> bool {
    let last = document.sentence_around(verb).end.saturating_sub(1);
    matches!(document.dep(verb), Dep::Root | Dep::Conj)
        && document.tokens().get(last).is_some_and(|_| document.word(last).ends_with('?'))
}

/// "provided that the prisoners were released first", "on condition that", "assuming that".
fn is_provided(document: &Document<'_>, verb: TokenId) -> bool {
    let that = document.children_by(verb, Dep::Mark).find(|&m| m < verb && is_word(document, m, &["that"]));
    that.and_then(|that| that.checked_sub(1))
        .is_some_and(|t| is_word(document, t, &["provided", "providing", "condition", "assuming", "proviso"]))
}

/// "there would be no deal *as long as they were fighting*".
fn lasts_as_long(document: &Document<'_>, verb: TokenId) -> bool {
    let mark = document.children_by(verb, Dep::Mark).find(|&m| m < verb && is_word(document, m, &["as"]));
    mark.and_then(|mark| mark.checked_sub(1)).is_some_and(|t| is_word(document, t, &["long"]))
}

pub(super) fn no_auxiliary(document: &Document<'_>, verb: TokenId) -> bool {
    document.children(verb).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
}

/// Whether a clause begins with one of some subordinators.
pub(super) fn opened_by(document: &Document<'_>, verb: TokenId, words: &[&str]) -> bool {
    document.children(verb).any(|c| {
        matches!(document.dep(c), Dep::Mark | Dep::Advmod) && c < verb && is_word(document, c, words)
    })
}
