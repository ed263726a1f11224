//! Accords that are brought up in passing, of which nothing is told.

use peacebrief::v1::AgreementKind;

use super::cluster::Accord;
use super::sorts::Sort;
use crate::document::{Document, TokenId};
use crate::syntax::Dep;

/// "Hopes to close a deal", "a dirty deal", "weighs a truce": an accord brought up once, of which nothing is told, neither what it is on nor
/// whose, is any accord.
pub(super) fn is(document: &Document<'_>, accord: &Accord) -> bool {
    let [only] = &accord.mentions[..] else { return false };
    let told = |c: TokenId| match document.dep(c) {
        Dep::Prep => document.word(c) != "of",
        Dep::Acl | Dep::Relcl | Dep::Appos | Dep::Poss | Dep::Compound | Dep::Nummod => true,
        _ => false,
    };
    let any = match only.sort {
        // "An immediate ceasefire" is one that somebody wants.
        Some(Sort::Truce) => only.phrase.len() <= 2,
        _ => only.kind != Some(AgreementKind::Comprehensive),
    };
    // "A memorandum of understanding between the two sides": the parser may hang it on the last noun of the name.
    let goes_on = document.sentence_around(only.head).contains(&only.phrase.end)
        && matches!(
            document.word(only.phrase.end).to_lowercase().as_str(),
            "between" | "on" | "for" | "to" | "under"
        );
    any && !goes_on
        && !only.definite
        && only.called.is_none()
        && only.proper.is_empty()
        && !only.bygone
        && !document.children(only.head).any(told)
}
