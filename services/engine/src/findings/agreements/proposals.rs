//! Plans and proposals that somebody puts before the sides.

use super::making;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};

/// Nouns for what somebody would have the sides agree to.
const PROPOSALS: &[&str] = &["plan", "proposal", "outline", "draft", "offer", "scheme", "blueprint", "paper"];
/// Verbs of putting such a thing before the sides.
const PUTTING: &[&str] = &["put", "submit", "present", "circulate", "hand", "unveil", "table", "resubmit"];

/// Whether a noun is for what somebody would have the sides agree to.
pub(super) fn is_paper(lemma: &str) -> bool {
    PROPOSALS.contains(&lemma)
}

/// "Put to both parties a plan for the remaining tasks", "a proposal that my office had put to them", "the outline he made public": a
/// proposal of which it is told what it is for, and that it was put to the sides or before the public.
pub(super) fn is_put_forward(sources: Sources<'_, '_>, noun: TokenId, lemma: &str) -> bool {
    if !PROPOSALS.contains(&lemma) {
        return false;
    }
    let document = sources.document;
    let is_accord = |of: TokenId| sources.lexicon.accord_noun(document.lemma(of)).is_some();
    let has_matter = || {
        document.children(noun).any(|c| {
            c > noun
                && match document.dep(c) {
                    // "A proposal for a peace agreement" is told by the agreement.
                    Dep::Prep => {
                        matches!(document.word(c), "for" | "on" | "of")
                            && document.child(c, Dep::Pobj).is_none_or(|of| !is_accord(of))
                    }
                    Dep::Acl => document.child(c, Dep::Aux).is_some_and(|to| document.tag(to) == Tag::To),
                    _ => false,
                }
        })
    };
    let to_somebody = |verb: TokenId| {
        document.lemma(verb) != "put"
            || document.children(verb).any(|p| {
                matches!(document.dep(p), Dep::Prep | Dep::Dative)
                    && matches!(document.word(p), "to" | "before")
            })
    };
    let puts = |verb: TokenId| PUTTING.contains(&document.lemma(verb)) && to_somebody(verb);
    let made_public = |verb: TokenId| {
        document.lemma(verb) == "make" && document.children(verb).any(|c| document.word(c) == "public")
    };
    let around = sources
        .clauses
        .around(noun)
        .is_some_and(|c| c.undergoers().contains(&noun) && puts(c.verb) && !c.negated);
    around && has_matter()
        || making::qualifiers(document, noun)
            .any(|c| document.dep(c) == Dep::Relcl && (puts(c) || made_public(c)))
}
