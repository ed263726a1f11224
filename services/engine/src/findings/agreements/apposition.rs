//! Which noun phrases tell the same accord side by side: "an earlier pact, the Accord of X", "an agreement on a ceasefire".

use std::ops::Range;

use peacebrief::v1::AgreementKind;

use super::apart;
use super::mentions::Mention;
use super::screening;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Tag};

/// How far behind a noun the name stands by which it is known.
const FARTHEST_NAME: usize = 8;
/// Participles after which a name follows.
const NAMES: &[&str] = &["called", "dubbed", "entitled", "titled", "named", "christened", "termed", "styled"];
/// Participles after which a name follows with "as".
const KNOWN: &[&str] = &["known", "referred", "billed", "described", "remembered"];

/// The head of the phrase beside which, or in which, a noun tells the same accord.
pub(super) fn to(
    document: &Document<'_>,
    last: Option<&Mention>,
    token: TokenId,
    phrase: &Range<TokenId>,
) -> Option<TokenId> {
    if document.dep(token) == Dep::Appos {
        return Some(document.head(token));
    }
    let last = last?;
    let together = document.sentence_of(last.head) == document.sentence_of(token);
    // "Agreed to a truce that will begin on 1 October, the first of its kind in years": what is said of it behind a comma.
    let first_of_its_kind = together
        && phrase.start > last.phrase.end
        && document.word(phrase.start - 1) == ","
        && apart::is_first_of_its_kind(document, phrase);
    if first_of_its_kind || is_laid_down_in(document, last, token) {
        return Some(last.head);
    }
    // "The statement … under which a complete ceasefire is observed": what it lays down.
    let verb = document.head(token);
    let laid_down = matches!(document.dep(token), Dep::Nsubj | Dep::Nsubjpass)
        && document.dep(verb) == Dep::Relcl
        && document.is_under(verb, last.head)
        && (last.phrase.end..phrase.start).any(|t| {
            matches!(document.word(t).to_lowercase().as_str(), "under" | "by")
                && document.word(t + 1).eq_ignore_ascii_case("which")
        });
    if laid_down {
        return Some(last.head);
    }
    // "an earlier pact, the Accord of X": two names of one thing, wherever the parser hung the second.
    let beside = last.phrase.end + 1 == phrase.start
        && document.word(last.phrase.end) == ","
        && document.dep(token) != Dep::Conj
        && document.word(phrase.start).eq_ignore_ascii_case("the")
        && !document.word(last.phrase.start).eq_ignore_ascii_case("the");
    // "a ten-point paper known as the X Understanding"
    let known_as = phrase.start > last.phrase.end
        && phrase.start - last.phrase.end <= FARTHEST_NAME
        && document.sentence_of(last.head) == document.sentence_of(token)
        && (last.phrase.end..phrase.start).any(|t| {
            let word = document.word(t).to_lowercase();
            NAMES.contains(&word.as_str())
                || word == "as" && KNOWN.contains(&document.word(t - 1).to_lowercase().as_str())
        })
        && !(last.phrase.end..phrase.start).any(|t| matches!(document.word(t), "." | ";" | "and"));
    // "… signed a truce. Known as the X Memorandum, it commits …": what "it" was named before.
    let opening = || {
        let sentence = document.sentence_around(token);
        let opens = phrase.start > sentence.start && phrase.start - sentence.start <= 4;
        let known = (sentence.start..phrase.start).any(|t| {
            t > 0 && document.word(t) == "as" && KNOWN.contains(&document.word(t - 1).to_lowercase().as_str())
        });
        let it = (phrase.end + 1..sentence.end).next().filter(|&t| document.word(t - 1) == ",");
        let back = document.sentence_of(token) - document.sentence_of(last.head);
        opens && known && (1..=2).contains(&back) && it.is_some_and(|t| document.word(t) == "it")
    };
    if opening() {
        return Some(last.head);
    }
    // "A peace deal was secured in August. This was the Tarn Agreement": what has just been told, by its name.
    let is_called = document.word(phrase.start).eq_ignore_ascii_case("the")
        && screening::is_predicate(document, token)
        && matches!(document.tag(token), Tag::Nnp | Tag::Nnps)
        && last.proper.is_empty()
        && document.sentence_of(token) - document.sentence_of(last.head) <= 2;
    if is_called {
        return Some(last.head);
    }
    // "The Tarn Agreement, reached in May as a road map to peace": what an accord is to be.
    let serves_as = document.dep(token) == Dep::Pobj
        && document.word(document.head(token)).eq_ignore_ascii_case("as")
        && document.sentence_of(last.head) == document.sentence_of(token)
        && phrase.start.checked_sub(last.phrase.end).is_some_and(|words| words <= FARTHEST_NAME);
    // "an agreement on a ceasefire"
    let contents = last.kind == Some(AgreementKind::Ceasefire)
        && document.dep(token) == Dep::Pobj
        && document.head(document.head(token)) == last.head;
    (beside || contents || known_as || serves_as).then_some(last.head)
}

/// Participles for what is written down in a paper.
const WRITTEN: &[&str] =
    &["contain", "set", "lay", "spell", "embody", "enshrine", "record", "formalize", "formalise"];
/// Nouns for what has just been agreed.
const AGREED: &[&str] = &["breakthrough", "understanding", "compromise", "term", "commitment", "undertaking"];

/// "Agreed to suspend operations. The breakthrough is contained in a joint statement": the paper in which what has just been told is
/// laid down.
fn is_laid_down_in(document: &Document<'_>, last: &Mention, paper: TokenId) -> bool {
    let preposition = document.head(paper);
    let verb = document.head(preposition);
    let inside = document.dep(paper) == Dep::Pobj
        && document.word(preposition).eq_ignore_ascii_case("in")
        && WRITTEN.contains(&document.lemma(verb))
        && document.child(verb, Dep::Auxpass).is_some()
        // "These arrangements shall be embodied in a Protocol": that is another one, to come.
        && document.child(verb, Dep::Aux).is_none();
    let soon = document.sentence_of(paper) - document.sentence_of(last.head) <= 1;
    let told = |subject: TokenId| {
        subject == last.head
            || matches!(document.word(subject).to_lowercase().as_str(), "it" | "this")
            || AGREED.contains(&document.lemma(subject))
    };
    inside && soon && document.child(verb, Dep::Nsubjpass).is_some_and(told)
}
