//! Whether a verb is negated where it stands: by a particle, by its subject or object, by "neither" and "nor".

use crate::clauses::arguments::is_word;
use crate::document::{Document, TokenId};
use crate::syntax::Dep;

/// Whether a verb is negated by words of its own clause.
pub(super) fn is_negated(document: &Document<'_>, verb: TokenId) -> bool {
    let without = matches!(document.dep(verb), Dep::Pcomp | Dep::Pobj)
        && is_word(document, document.head(verb), &["without"]);
    let denied = document.children(verb).any(|c| match document.dep(c) {
        Dep::Neg => true,
        // "He would *not*, he said, talk": the negation hangs on the auxiliary.
        Dep::Aux | Dep::Auxpass => document.children_by(c, Dep::Neg).next().is_some(),
        Dep::Advmod if is_word(document, c, &["longer", "more"]) => {
            c > 0 && is_word(document, c - 1, &["no"])
        }
        Dep::Advmod => is_word(document, c, &["never", "hardly", "nowhere", "scarcely"]),
        // "Not one shot was fired", "No date has been set", "Neither side signed".
        Dep::Nsubj | Dep::Nsubjpass => denies(document, c),
        // "agreed to no such thing".
        Dep::Prep => document
            .child(c, Dep::Pobj)
            .is_some_and(|o| document.children(o).any(|d| d < o && is_word(document, d, &["no"]))),
        // "signed nothing", "gave no date", "There was no clash".
        Dep::Dobj | Dep::Attr => {
            is_word(document, c, &["nothing", "none", "nobody"])
                || document.children(c).any(|d| d < c && is_word(document, d, &["no", "neither"]))
        }
        _ => false,
    });
    let nor = document.children(verb).any(|c| {
        matches!(document.dep(c), Dep::Preconj | Dep::Cc) && c < verb && is_word(document, c, &["neither"])
    });
    let joined = document.dep(verb) == Dep::Conj
        && document
            .children_by(document.head(verb), Dep::Cc)
            .any(|c| c < verb && is_word(document, c, &["nor"]));
    denied || without || nor || joined
}

/// Whether a noun phrase is one that denies: "no", "neither", "not one", "hardly anyone".
fn denies(document: &Document<'_>, head: TokenId) -> bool {
    is_word(document, head, &["none", "nobody", "nothing", "neither"])
        || document
            .children(head)
            .any(|c| c < head && is_word(document, c, &["no", "neither", "not", "hardly"]))
        || document.children_by(head, Dep::Nummod).any(|n| n > 0 && is_word(document, n - 1, &["not"]))
}
