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

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use peacebrief::v1::ContradictionKind;

use super::material::Turn;
use super::postings::Postings;
use super::told::{Cite, Place};
use super::{At, Claim, Contradiction, Event, Material};
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
    /// The actor of whom it is contested that they took part.
    contested: Option<String>,
    /// How sure it is.
    score: f64,
}

/// The contradictions between sentences, kept up.
#[derive(Debug, Default)]
pub(super) struct Conflicts(BTreeMap<(At, At), Conflict>);

impl Conflicts {
    /// Follows a change of the material.
    pub(super) fn turn(&mut self, material: &Material, postings: &Postings, turn: &Turn) {
        let stale = |at: &At| turn.gone.contains_key(&at.report) || turn.changed.contains(&at.report);
        self.0.retain(|(first, second), _| !stale(first) && !stale(second));
        for pair in occasion::pairs(material, postings, &turn.changed) {
            // The surest kind first: the same words are not told to differ in two ways.
            let conflict = number::differ(material, &pair)
                .or_else(|| status::differ(material, &pair))
                .or_else(|| participants::differ(material, &pair))
                .or_else(|| agency::differ(material, &pair))
                .or_else(|| date::differ(material, &pair))
                .or_else(|| denial::differ(material, &pair));
            self.0.extend(conflict.map(|conflict| ((pair.first, pair.second), conflict)));
        }
    }
}

/// The contradictions of the reports. What is contested in events is taken out of them.
pub(super) fn find(material: &Material, conflicts: &Conflicts, events: &mut Told) -> Vec<Contradiction> {
    let conflicts = conflicts.0.values();
    // Whoever denies having been there, or to have signed, denies nothing else by it.
    let others = conflicts.clone().filter(|conflict| conflict.kind != ContradictionKind::Denial);
    let said: BTreeSet<At> = others.flat_map(|conflict| &conflict.told[1]).copied().collect();
    let denied = |conflict: &Conflict| {
        conflict.kind == ContradictionKind::Denial && conflict.told[1].iter().any(|at| said.contains(at))
    };
    let mut found = join(conflicts.filter(|conflict| !denied(conflict)).collect());
    join_contested(material, events, &found);
    let known: HashMap<Place, Vec<Cite>> = by_report(&found, ContradictionKind::Date);
    let contested = |event: &Event| {
        let told =
            |cite: &Cite| known.get(&cite.report()).into_iter().flatten().any(|c| material.meet(*c, *cite));
        event.tellings.iter().any(told)
    };
    found.extend(events.iter().filter_map(|event| date::of_event(event).filter(|_| !contested(event))));
    found.extend(events.iter().filter_map(place::of_event));
    for contradiction in &found {
        if let Some(who) = &contradiction.contested {
            for at in events
                .telling(material, contradiction.claims.iter().flat_map(|claim| &claim.tellings))
                .into_keys()
            {
                events.leave_out(at, who);
            }
        }
    }
    // The event that a contradiction concerns: the one that most of its words tell.
    for contradiction in found.iter_mut().filter(|found| found.event.is_empty()) {
        let told = events.telling(material, contradiction.claims.iter().flat_map(|claim| &claim.tellings));
        let best = told.iter().rev().max_by_key(|(_, shared)| **shared);
        contradiction.event = best.map(|(at, _)| events.name(*at)).unwrap_or_default();
    }
    found
}

/// Joins what contradicts in the same way: all who claim one thing stand on one side.
fn join(mut conflicts: Vec<&Conflict>) -> Vec<Contradiction> {
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
                joined.push(conflict.clone());
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
            Claim { claim, tellings: told.into_iter().map(Cite::Sentence).collect() }
        });
        Contradiction {
            kind: conflict.kind,
            about: conflict.about,
            claims: claims.collect(),
            event: String::new(),
            contested: conflict.contested,
        }
    };
    joined.into_iter().map(contradiction).collect()
}

/// Makes one of the events that the claims on a date turn out to tell: a contested date is one event's.
fn join_contested(material: &Material, events: &mut Told, found: &[Contradiction]) {
    for contradiction in found.iter().filter(|found| found.kind == ContradictionKind::Date) {
        let told = |claim: &Claim| events.telling(material, &claim.tellings).into_keys().next();
        let places: Vec<usize> = contradiction.claims.iter().filter_map(told).collect();
        if let [one, other] = places[..]
            && one != other
            && events.kind(one) == events.kind(other)
        {
            events.join(material, one, other);
        }
    }
}

/// The words of all contradictions of a kind, by the report that has them.
fn by_report(found: &[Contradiction], kind: ContradictionKind) -> HashMap<Place, Vec<Cite>> {
    let mut cites: HashMap<Place, Vec<Cite>> = HashMap::new();
    let claims = found.iter().filter(|c| c.kind == kind).flat_map(|c| &c.claims);
    for cite in claims.flat_map(|claim| &claim.tellings) {
        cites.entry(cite.report()).or_default().push(*cite);
    }
    cites
}

/// Events in order, found by the reports that tell them.
#[derive(Debug, Default)]
pub(super) struct Told {
    events: Vec<Option<Arc<Event>>>,
    of: HashMap<Place, BTreeSet<usize>>,
}

impl Told {
    pub(super) fn new(events: Vec<Arc<Event>>) -> Self {
        let mut of: HashMap<Place, BTreeSet<usize>> = HashMap::new();
        for (at, event) in events.iter().enumerate() {
            for cite in &event.tellings {
                of.entry(cite.report()).or_default().insert(at);
            }
        }
        Self { events: events.into_iter().map(Some).collect(), of }
    }

    /// The events that are left.
    pub(super) fn into_events(self) -> Vec<Arc<Event>> {
        self.events.into_iter().flatten().collect()
    }

    fn iter(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().flatten().map(Arc::as_ref)
    }

    fn kind(&self, at: usize) -> Option<peacebrief::v1::EventType> {
        self.events[at].as_ref().map(|event| event.kind)
    }

    fn name(&self, at: usize) -> String {
        self.events[at].as_ref().map(|event| event.name.clone()).unwrap_or_default()
    }

    /// Leaves whoever is contested out of an event.
    fn leave_out(&mut self, at: usize, who: &str) {
        if let Some(event) =
            self.events[at].as_mut().filter(|event| event.participants.iter().any(|a| a == who))
        {
            Arc::make_mut(event).participants.retain(|actor| actor != who);
        }
    }

    /// The events that words tell, and how many of the words tell each.
    fn telling<'c>(
        &self,
        material: &Material,
        cites: impl IntoIterator<Item = &'c Cite>,
    ) -> BTreeMap<usize, usize> {
        let mut told: BTreeMap<usize, usize> = BTreeMap::new();
        for cite in cites {
            for at in self.of.get(&cite.report()).into_iter().flatten() {
                let event = self.events[*at].as_ref();
                let meets =
                    |event: &Arc<Event>| event.tellings.iter().any(|other| material.meet(*other, *cite));
                if event.is_some_and(meets) {
                    *told.entry(*at).or_default() += 1;
                }
            }
        }
        told
    }

    /// Makes one of two.
    fn join(&mut self, material: &Material, one: usize, other: usize) {
        let (one, other) = (one.min(other), one.max(other));
        if let Some(second) = self.events[other].take()
            && let Some(first) = &mut self.events[one]
        {
            *first = Arc::new(super::events::joined(material, first, &second));
            for cite in &second.tellings {
                self.of.entry(cite.report()).or_default().insert(one);
            }
        }
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
