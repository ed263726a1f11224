//! Where reports contradict each other.
//!
//! Two sentences of different reports are held against each other where their words, days and people show that they tell of one
//! occasion. Precision comes first: a contradiction that is none casts doubt on somebody who deserves none.

mod agency;
mod date;
mod denial;
mod number;
mod occasion;
mod participants;
mod place;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use peacebrief::v1::ContradictionKind;

use super::{At, Claim, Contradiction, Event, Material};
use crate::record::Telling;
use occasion::Pair;

/// A contradiction between two sentences, of which the first was told no later than the second.
#[derive(Debug, Clone, PartialEq)]
struct Conflict {
    kind: ContradictionKind,
    about: String,
    /// What each side claims, in few words.
    claims: [String; 2],
    /// Where each side claims it.
    told: [Vec<At>; 2],
    /// How sure it is.
    score: f64,
}

/// Finds the contradictions of the reports, and takes out of the events what is contested in them.
pub(super) fn find(material: &Material, events: &mut Vec<Event>) -> Vec<Contradiction> {
    let pairs = occasion::pairs(material);
    let mut conflicts = Vec::new();
    for pair in &pairs {
        // The surest kind first: the same words are not told to differ in two ways.
        let conflict = number::differ(material, pair)
            .or_else(|| status::differ(material, pair))
            .or_else(|| participants::differ(material, pair))
            .or_else(|| agency::differ(material, pair))
            .or_else(|| date::differ(material, pair))
            .or_else(|| denial::differ(material, pair));
        conflicts.extend(conflict);
    }
    // Whoever denies having been there, or to have signed, denies nothing else by it.
    let others = conflicts.iter().filter(|conflict| conflict.kind != ContradictionKind::Denial);
    let said: BTreeSet<At> = others.flat_map(|conflict| &conflict.told[1]).copied().collect();
    let denied = |conflict: &Conflict| {
        conflict.kind == ContradictionKind::Denial && conflict.told[1].iter().any(|at| said.contains(at))
    };
    let kept: Vec<Conflict> = conflicts.into_iter().filter(|conflict| !denied(conflict)).collect();
    let mut found = join(material, kept);
    join_contested(material, events, &found);
    found.extend(date::of_events(material, events, &found));
    found.extend(place::of_events(material, events));
    participants::take_out(material, &found, events);
    name_events(&mut found, events);
    found
}

/// Joins what contradicts in the same way: all who claim one thing stand on one side.
fn join(material: &Material, mut conflicts: Vec<Conflict>) -> Vec<Contradiction> {
    conflicts.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.told.cmp(&b.told)));
    let mut joined: Vec<Conflict> = Vec::new();
    let mut sides: BTreeMap<(i32, At), usize> = BTreeMap::new();
    for conflict in conflicts {
        let kind = conflict.kind as i32;
        let of = |side: &[At]| side.iter().find_map(|at| sides.get(&(kind, *at))).copied();
        match (of(&conflict.told[0]), of(&conflict.told[1])) {
            (None, None) => {
                for at in conflict.told.iter().flatten() {
                    sides.insert((kind, *at), joined.len());
                }
                joined.push(conflict);
            }
            // One more who claims what one side claims.
            (Some(i), None) | (None, Some(i)) => {
                let known = &mut joined[i];
                for side in 0..2 {
                    let Some(same) = known.claims.iter().position(|claim| *claim == conflict.claims[side])
                    else {
                        continue;
                    };
                    for at in &conflict.told[side] {
                        if !known.told[same].contains(at) && !known.told[1 - same].contains(at) {
                            known.told[same].push(*at);
                            sides.insert((kind, *at), i);
                        }
                    }
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    let contradiction = |conflict: Conflict| {
        let claims = conflict.claims.into_iter().zip(conflict.told).map(|(claim, mut told)| {
            told.sort();
            let tellings =
                told.iter().map(|at| material.telling(at.report, &material.sentence(*at).passage)).collect();
            Claim { claim, tellings }
        });
        Contradiction {
            kind: conflict.kind,
            about: conflict.about,
            claims: claims.collect(),
            event: String::new(),
            agreement: String::new(),
        }
    };
    joined.into_iter().map(contradiction).collect()
}

/// Makes one of the events that the claims on a date turn out to tell: a contested date is one event's.
fn join_contested(material: &Material, events: &mut Vec<Event>, found: &[Contradiction]) {
    for contradiction in found.iter().filter(|found| found.kind == ContradictionKind::Date) {
        let told = |claim: &Claim| {
            events.iter().position(|event| {
                event.tellings.iter().any(|t| claim.tellings.iter().any(|other| meet(t, other)))
            })
        };
        let places: Vec<usize> = contradiction.claims.iter().filter_map(told).collect();
        if let [one, other] = places[..]
            && one != other
            && events[one].kind == events[other].kind
        {
            super::events::join(material, events, one, other);
        }
    }
}

/// Whether two tellings are of the same words, or of words within each other.
fn meet(a: &Telling, b: &Telling) -> bool {
    a.brief == b.brief && a.utf8.start < b.utf8.end && b.utf8.start < a.utf8.end
}

/// Tells of each contradiction which event it concerns: the one that most of its words tell.
fn name_events(found: &mut [Contradiction], events: &[Event]) {
    for contradiction in found.iter_mut().filter(|found| found.event.is_empty()) {
        let told: Vec<&Telling> = contradiction.claims.iter().flat_map(|claim| &claim.tellings).collect();
        let shared =
            |event: &Event| told.iter().filter(|t| event.tellings.iter().any(|other| meet(t, other))).count();
        let best = events.iter().rev().max_by_key(|event| shared(event)).filter(|event| shared(event) > 0);
        contradiction.event = best.map(|event| event.name.clone()).unwrap_or_default();
    }
}

/// Whether one outlet tells both: then the later one corrects the earlier.
fn one_outlet(material: &Material, pair: &Pair) -> bool {
    let source = |at: At| material.source(at.report);
    source(pair.first).is_some() && source(pair.first) == source(pair.second)
}

/// The words of a sentence, shortened for a claim.
fn short(material: &Material, at: At) -> String {
    const CHARS: usize = 120;
    let text = &material.sentence(at).passage.text;
    match text.char_indices().nth(CHARS) {
        None => text.clone(),
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..end])
        }
    }
}
