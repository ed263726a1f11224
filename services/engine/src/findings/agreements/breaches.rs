//! Breaches: every one that the article reports, or that somebody alleges.

use peacebrief::v1::{self, ActorKind};

use super::cluster::Accord;
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, objects_of};
use crate::document::TokenId;
use crate::findings::{Finding, Sources, by_rule, wording};
use crate::syntax::Dep;

/// Verbs that break what is their object.
const VERBS: &[&str] =
    &["violate", "breach", "break", "infringe", "flout", "contravene", "dishonour", "dishonor"];
/// Nouns for the breaking of what follows "of".
const NOUNS: &[&str] = &["violation", "breach", "infringement", "infraction", "contravention"];

/// The breaches of each accord, in order of the text.
pub(super) fn find(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accords: &[Accord],
    statements: &[Finding<v1::Statement>],
) -> Vec<Vec<v1::Breach>> {
    let document = sources.document;
    accords
        .iter()
        .map(|accord| {
            let mut out = Vec::new();
            for mention in &accord.mentions {
                let Some((accused, evidence)) = broken(sources, cast, mention.head) else { continue };
                let evidence = document.span(evidence);
                let accuser = accuser(statements, &evidence);
                let accused: Vec<Option<ActorId>> =
                    if accused.is_empty() { vec![None] } else { accused.into_iter().map(Some).collect() };
                for one in accused {
                    let message = v1::Breach {
                        accuser_id: accuser.clone().unwrap_or_default(),
                        accused_id: one.map(Cast::brief_id).unwrap_or_default(),
                        evidence: Some(evidence.clone()),
                        derivation: by_rule("agreements.breach"),
                        ..Default::default()
                    };
                    if message.accuser_id.is_empty() || message.accuser_id != message.accused_id {
                        out.push(message);
                    }
                }
            }
            out
        })
        .collect()
}

/// Who is said to have broken an accord at one of its mentions, and the words that say so.
fn broken(
    sources: Sources<'_, '_>,
    cast: &Cast,
    head: TokenId,
) -> Option<(Vec<ActorId>, std::ops::Range<usize>)> {
    let document = sources.document;
    if let Some(clause) =
        sources.clauses.around(head).filter(|c| breaks(sources, c) && c.undergoers().contains(&head))
    {
        let who = actors(sources, cast, clause.doers());
        return Some((who, wording::of_clause(document, clause.verb)));
    }
    let preposition = document.head(head);
    let noun = document.head(preposition);
    let named = document.dep(head) == Dep::Pobj && NOUNS.contains(&document.lemma(noun))
        || document.dep(head) == Dep::Compound && NOUNS.contains(&document.lemma(preposition));
    if !named {
        return None;
    }
    let noun = if document.dep(head) == Dep::Compound { preposition } else { noun };
    let clause = sources.clauses.around(noun);
    if clause.is_some_and(|c| c.negated || matches!(c.reality, Reality::Conditional | Reality::Planned)) {
        return None;
    }
    let by: Vec<TokenId> = document
        .children_by(noun, Dep::Prep)
        .filter(|&p| document.word(p) == "by")
        .flat_map(|p| objects_of(document, p))
        .chain(document.children_by(noun, Dep::Poss))
        .collect();
    let mut who = actors(sources, cast, &by);
    if who.is_empty() {
        // "accused X of violations of the truce"
        who = clause
            .filter(|c| document.lemma(c.verb) == "accuse")
            .map(|c| actors(sources, cast, c.undergoers()))
            .unwrap_or_default();
    }
    Some((
        who,
        clause.map_or_else(|| wording::of_noun(document, noun), |c| wording::of_clause(document, c.verb)),
    ))
}

fn breaks(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    VERBS.contains(&sources.document.lemma(clause.verb))
        && !clause.negated
        && matches!(clause.reality, Reality::Fact | Reality::Possible)
}

fn actors(sources: Sources<'_, '_>, cast: &Cast, heads: &[TokenId]) -> Vec<ActorId> {
    let mut out: Vec<ActorId> = heads
        .iter()
        .flat_map(|&h| cast.of_phrase(sources.document, h))
        .filter(|&id| cast.get(id).kind != ActorKind::IntergovernmentalOrganization)
        .collect();
    out.dedup();
    out
}

/// Who alleges what stands in some words: the speaker of the statement that holds them.
fn accuser(statements: &[Finding<v1::Statement>], words: &v1::TextSpan) -> Option<String> {
    let holds = |s: &&Finding<v1::Statement>| {
        s.message.evidence.as_ref().is_some_and(|e| e.start < words.end && words.start < e.end)
    };
    statements.iter().find(holds).map(|s| s.message.speaker_id.clone())
}
