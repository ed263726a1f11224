//! Who took part: told by one report to have been there, by another not.

use std::collections::BTreeSet;

use peacebrief::v1::ContradictionKind;

use super::super::{At, Material};
use super::occasion::Pair;
use super::{Conflict, one_outlet};
use crate::account::Signs;

/// Whether one sentence denies that somebody was there whom the other has there.
pub(super) fn differ(material: &Material, pair: &Pair) -> Option<Conflict> {
    if one_outlet(material, pair) {
        return None;
    }
    let (a, b) = (Signs::of(material.sentence(pair.first)), Signs::of(material.sentence(pair.second)));
    if !a.has(Signs::ATTENDED)
        || a.any(&[Signs::NEGATED, Signs::DENIED, Signs::AHEAD])
        || !b.has(Signs::ATTENDED)
    {
        return None;
    }
    let denied = b.any(&[Signs::DENIED, Signs::NEGATED]) || denied_next(material, pair.second);
    if !denied || b.has(Signs::AHEAD) {
        return None;
    }
    let people = |at: At| {
        material
            .actors(at.report, &material.sentence(at).actors)
            .filter(|actor| material.is_person(at.report, actor))
            .collect::<BTreeSet<_>>()
    };
    let there = people(pair.first);
    let named = |actor: &&str| {
        surname(material, pair.second, actor)
            .is_some_and(|surname| material.sentence(pair.first).stems.binary_search(&surname).is_ok())
    };
    let who = people(pair.second).into_iter().find(|actor| there.contains(actor) || named(actor))?.to_owned();
    // The sentence after it often goes on denying ("He never left the capital").
    let mut second = vec![pair.second];
    second.extend(
        next(material, pair.second).filter(|at| Signs::of(material.sentence(*at)).has(Signs::NEGATED)),
    );
    Some(Conflict {
        kind: ContradictionKind::Participants,
        about: format!("whether {} was there", material.called(pair.second.report, &who)),
        claims: ["was there".to_owned(), "was not there".to_owned()],
        told: [vec![pair.first], second],
        contested: Some(who),
        score: pair.overlap + 0.5,
    })
}

/// The stem of a person's surname.
fn surname(material: &Material, at: At, actor: &str) -> Option<u32> {
    let name = crate::text::words(material.called(at.report, actor)).pop()?;
    (name.telling && name.capital).then(|| name.number)
}

fn next(material: &Material, at: At) -> Option<At> {
    let next = At { item: at.item + 1, ..at };
    (next.item < material.told(at.report).account.sentences.len()).then_some(next)
}

fn denied_next(material: &Material, at: At) -> bool {
    next(material, at).is_some_and(|next| {
        let signs = Signs::of(material.sentence(next));
        signs.has(Signs::NEGATED) && signs.has(Signs::ATTENDED)
    })
}
