//! Who is bound by an accord, where the words beside it say so.

use peacebrief::v1::ActorKind;

use super::cluster::Accord;
use crate::actors::{ActorId, Cast};
use crate::clauses::objects_of;
use crate::document::TokenId;
use crate::findings::{Sources, roles};
use crate::syntax::Dep;

/// Verbs whose subject is bound by what is their object.
const BINDING: &[&str] = &[
    "sign", "initial", "ratify", "conclude", "reach", "agree", "strike", "ink", "accept", "declare",
    "announce", "seal",
];

/// The sides, in order of the text: what it is between, with whom it is, and who signed it. Persons stand for whom they act for.
pub(super) fn of(sources: Sources<'_, '_>, cast: &Cast, accord: &Accord) -> Vec<ActorId> {
    let mut between = Vec::new();
    let mut signing = Vec::new();
    for mention in accord.mentions.iter().take(MOST_MENTIONS) {
        between.extend(between_whom(sources, mention.head));
        let document = sources.document;
        let qualifying =
            document.children(mention.head).filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Relcl));
        for clause in
            qualifying.filter_map(|v| sources.clauses.at(v)).chain(sources.clauses.around(mention.head))
        {
            let here = clause.undergoers().contains(&mention.head)
                || document.head(clause.verb) == mention.head
                || clause.obliques.iter().any(|(_, o)| *o == mention.head);
            if here && BINDING.contains(&document.lemma(clause.verb)) {
                signing.extend(clause.doers().iter().copied());
                signing.extend(clause.oblique(document, "with"));
                signing.extend(clause.oblique(document, "between"));
            }
        }
    }
    let first = sides(sources, cast, &between);
    if first.len() > 1 {
        first
    } else {
        Some(sides(sources, cast, &signing)).filter(|s| s.len() > 1).unwrap_or_default()
    }
}

/// How many mentions are asked.
const MOST_MENTIONS: usize = 40;

fn between_whom(sources: Sources<'_, '_>, noun: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let wanted = |p: &TokenId| {
        document.word(*p).eq_ignore_ascii_case("between") || document.word(*p).eq_ignore_ascii_case("among")
    };
    document.children_by(noun, Dep::Prep).filter(wanted).flat_map(|p| objects_of(document, p)).collect()
}

fn sides(sources: Sources<'_, '_>, cast: &Cast, heads: &[TokenId]) -> Vec<ActorId> {
    let mut out = Vec::new();
    for actor in heads.iter().flat_map(|&head| cast.of_phrase(sources.document, head)) {
        let bound = roles::principal(cast, actor);
        let person = cast.get(bound).kind == ActorKind::Person;
        let third = cast.get(bound).kind == ActorKind::IntergovernmentalOrganization;
        if !person && !third && !out.contains(&bound) {
            out.push(bound);
        }
    }
    out
}
