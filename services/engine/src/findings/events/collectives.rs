//! People meant together by the office that they hold: "the presidents of X and Y", "their foreign ministers", "the two leaders".

use peacebrief::v1::ActorKind;

use super::Reading;
use crate::actors::{Actor, ActorId};
use crate::clauses::{conjuncts, objects_of};
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

/// Offices that more than one of those meant may hold.
const OFFICES: &[&str] = &[
    "president",
    "minister",
    "leader",
    "premier",
    "chancellor",
    "king",
    "envoy",
    "negotiator",
    "commander",
    "ambassador",
    "representative",
    "chief",
];
/// Words before an office that are part of it.
const BRANCHES: &[&str] =
    &["foreign", "defence", "defense", "prime", "vice", "interior", "special", "chief", "deputy", "security"];
/// Offices of those who lead.
const LEADERS: &[&str] = &[
    "president",
    "prime minister",
    "leader",
    "premier",
    "king",
    "emir",
    "chancellor",
    "chairman",
    "commander",
];
/// How far back the people are looked for whom "the two presidents" means.
const REACH: usize = 400;

/// The people for whom a plural noun of office stands; none where not all of them are known.
pub(super) fn persons(sources: Reading<'_, '_>, head: TokenId) -> Vec<ActorId> {
    let document = sources.document;
    let noun = document.lemma(head);
    let plural = document.tag(head) == Tag::Nns && OFFICES.contains(&noun);
    let named = sources.cast.at(head).iter().any(|&id| sources.cast.get(id).kind == ActorKind::Person);
    if !plural || named {
        return Vec::new();
    }
    let mut office = String::new();
    for before in document.children(head).filter(|&c| c < head) {
        let word = document.word(before).to_lowercase();
        if BRANCHES.contains(&word.as_str()) {
            office.push_str(&word);
            office.push(' ');
        }
    }
    office.push_str(noun);
    let of = document
        .children_by(head, Dep::Prep)
        .filter(|&p| document.word(p).eq_ignore_ascii_case("of"))
        .flat_map(|p| objects_of(document, p));
    let owners = document.children_by(head, Dep::Poss).flat_map(|p| conjuncts(document, p));
    // "the *Armenian and Azerbaijani* foreign ministers"
    let nations = document
        .children(head)
        .filter(|&c| c < head && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Nmod))
        .flat_map(|c| conjuncts(document, c));
    let mut sides: Vec<ActorId> =
        of.chain(owners).flat_map(|t| sources.cast.of_phrase(document, t)).collect();
    if sides.is_empty() {
        sides = nations.flat_map(|t| sources.cast.at(t)).copied().collect();
    }
    if sides.len() > 1 {
        let bearers: Vec<ActorId> = sides.iter().filter_map(|&side| bearer(sources, side, &office)).collect();
        return if bearers.len() == sides.len() { bearers } else { Vec::new() };
    }
    if sides.is_empty() { last_told(sources, head, &office) } else { Vec::new() }
}

fn holds(actor: &Actor, office: &str) -> bool {
    let held = actor.office.as_deref().unwrap_or_default().to_lowercase();
    actor.kind == ActorKind::Person
        && (held.contains(office) || office == "leader" && LEADERS.iter().any(|title| held.contains(title)))
}

/// Who holds an office of one side, where one alone does, or one before all others.
fn bearer(sources: Reading<'_, '_>, side: ActorId, office: &str) -> Option<ActorId> {
    sources
        .cast
        .iter()
        .filter(|(_, actor)| actor.affiliation == Some(side) && holds(actor, office))
        .max_by_key(|(_, actor)| {
            let exact = actor.office.as_deref().is_some_and(|held| held.eq_ignore_ascii_case(office));
            (exact, actor.mentions.len())
        })
        .map(|(id, _)| id)
}

/// "the two presidents", "both foreign ministers": the last two told of who hold that office for different sides.
fn last_told(sources: Reading<'_, '_>, head: TokenId, office: &str) -> Vec<ActorId> {
    let document = sources.document;
    let two = document
        .children(head)
        .any(|c| c < head && matches!(document.word(c).to_lowercase().as_str(), "two" | "both"));
    if !two {
        return Vec::new();
    }
    let mut found: Vec<ActorId> = Vec::new();
    for token in (head.saturating_sub(REACH)..head).rev() {
        for &id in sources.cast.at(token) {
            let actor = sources.cast.get(id);
            let other = found.iter().all(|&known| sources.cast.get(known).affiliation != actor.affiliation);
            if found.len() < 2 && other && holds(actor, office) {
                found.push(id);
            }
        }
    }
    found.sort_unstable();
    if found.len() == 2 { found } else { Vec::new() }
}
