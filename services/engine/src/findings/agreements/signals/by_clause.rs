//! What the clauses say in which an accord stands: the one around it, and those that qualify it.

use super::Signal;
use super::judgements::judged;
use super::phrases::phrase;
use super::verbs::{joined, signal};
use crate::actors::Cast;
use crate::clauses::Clause;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::findings::agreements::apart;
use crate::findings::agreements::making;
use crate::findings::agreements::mentions::Mention;
use crate::lexicon::Argument;
use crate::syntax::Dep;

/// What the clauses say in which the accord stands: the one around it, and those that qualify it.
pub(in crate::findings::agreements) fn by_clause(
    sources: Sources<'_, '_>,
    cast: &Cast,
    mention: &Mention,
) -> Vec<Signal> {
    let document = sources.document;
    let mut out = Vec::new();
    // "The Jeddah Declaration, a pledge that the rivals signed": what stands beside it is told of it too.
    let beside = document.children_by(mention.head, Dep::Appos);
    let qualifying = std::iter::once(mention.head)
        .chain(beside)
        .flat_map(|noun| making::qualifiers(document, noun).map(move |c| (noun, c)))
        .filter_map(|(noun, verb)| sources.clauses.at(verb).map(|c| (noun, c)));
    // "Talks on a treaty, stalled since May": the talks are.
    let talked_of = apart::is_talked_of(document, mention.head);
    for (noun, clause) in qualifying {
        if talked_of && clause.passive && document.dep(clause.verb) == Dep::Acl {
            continue;
        }
        let relative = document.dep(clause.verb) == Dep::Relcl && !is_subject(document, clause, noun);
        let place = if clause.passive || relative { Argument::Object } else { Argument::Subject };
        out.extend(signal(sources, cast, clause, &place, mention.into()));
        out.extend(phrase(sources, clause));
        out.extend(joined(sources, cast, clause, &place, mention.into()));
    }
    let Some(clause) = sources.clauses.around(mention.head) else { return out };
    let noun = whole(document, mention.head);
    let place = if clause.undergoers().contains(&noun) || clause.objects.contains(&noun) {
        Some(Argument::Object)
    } else if clause.subjects.contains(&noun) {
        Some(Argument::Subject)
    } else {
        let oblique = clause.obliques.iter().find(|(_, object)| *object == noun);
        oblique.map(|(p, _)| Argument::Preposition(document.word(*p).to_lowercase()))
    };
    if let Some(place) = place {
        out.extend(signal(sources, cast, clause, &place, mention.into()));
        out.extend(joined(sources, cast, clause, &place, mention.into()));
        out.extend(phrase(sources, clause));
    }
    out.extend(judged(sources, clause, mention.head));
    out
}

/// "accepted the *text* of a ceasefire": what is done to the words of an accord is done to it.
pub(super) fn whole(document: &Document<'_>, accord: TokenId) -> TokenId {
    let of = document.head(accord);
    let noun = document.head(of);
    let words = document.dep(accord) == Dep::Pobj
        && document.word(of).eq_ignore_ascii_case("of")
        && matches!(document.lemma(noun), "text" | "draft" | "term" | "wording" | "version" | "outline");
    if words || is_share(document, accord, noun) { noun } else { accord }
}

/// "Suspended its *participation* in the accord": whoever gives up his part gives up the accord.
fn is_share(document: &Document<'_>, accord: TokenId, noun: TokenId) -> bool {
    document.dep(accord) == Dep::Pobj
        && document.dep(document.head(accord)) == Dep::Prep
        && matches!(
            document.lemma(noun),
            "part" | "participation" | "membership" | "adherence" | "commitment"
        )
        && matches!(
            document.lemma(document.head(noun)),
            "suspend" | "freeze" | "halt" | "pause" | "end" | "terminate" | "cease" | "withdraw" | "revoke"
        )
}

/// Whether a noun, or the pronoun that stands for it, is the subject of the clause that qualifies it.
fn is_subject(document: &Document<'_>, clause: &Clause, noun: TokenId) -> bool {
    clause.subjects.iter().any(|&s| {
        s == noun
            || s < clause.verb && matches!(document.word(s).to_lowercase().as_str(), "which" | "that" | "who")
    })
}
