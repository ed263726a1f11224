//! What the tellings of an event tell in sum.

use std::collections::BTreeMap;

use super::super::told::{Cite, Place};
use super::super::{At, Material};
use super::Event;
use super::likeness::places_fit;
use crate::text::Days;

/// The event that tellings tell.
pub(in crate::digest) fn view(material: &Material, told: Vec<At>) -> Event {
    let mut event = Event {
        name: String::new(),
        kind: told.first().map(|at| material.event(*at).kind()).unwrap_or_default(),
        mode: most(told.iter().map(|at| material.event(*at).mode())).unwrap_or_default(),
        days: days(material, &told),
        place: place(material, &told),
        initiators: Vec::new(),
        participants: Vec::new(),
        tellings: told.iter().copied().map(Cite::Event).collect(),
        days_told: Vec::new(),
        places_told: Vec::new(),
        told,
    };
    event.participants = people(material, &event.told, |event| &event.participants);
    event.initiators = people(material, &event.told, |event| &event.initiators);
    if event.days.is_some_and(|days| !days.is_day()) {
        event.days_told = days_told(material, &event.told);
    } else if event.days.is_some() && event.place.is_empty() {
        event.places_told = places_told(material, &event.told);
    }
    event
}

/// The single days that tellings name in so many words, where there are several.
fn days_told(material: &Material, told: &[At]) -> Vec<(Days, Vec<At>)> {
    let mut claims: Vec<(Days, Vec<At>)> = Vec::new();
    for at in told {
        let event = material.event(*at);
        let Some(days) = event.days.filter(|days| days.is_day()) else { continue };
        let sentence = material.sentence_of(at.report, event.sentence);
        if !sentence.is_some_and(|s| s.days.iter().any(|day| day.days == days)) {
            continue;
        }
        match claims.iter_mut().find(|(other, _)| *other == days) {
            Some((_, told)) => told.push(*at),
            None => claims.push((days, vec![*at])),
        }
    }
    if claims.len() > 1 { claims } else { Vec::new() }
}

/// The places that tellings name, where there are two.
fn places_told(material: &Material, told: &[At]) -> Vec<(String, Vec<At>)> {
    let mut claims: Vec<(String, Vec<At>)> = Vec::new();
    for at in told {
        let place = material.event(*at).place.as_str();
        if place.is_empty() {
            continue;
        }
        match claims.iter_mut().find(|(other, _)| places_fit(other, place)) {
            Some((_, told)) => told.push(*at),
            None => claims.push((place.to_owned(), vec![*at])),
        }
    }
    if claims.len() == 2 { claims } else { Vec::new() }
}

/// What stands most often, the first of what stands as often.
fn most<T: Ord + Clone>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}

/// The day on which all who tell one agree; where they differ, the run over all claims.
fn days(material: &Material, told: &[At]) -> Option<Days> {
    let mut all: Vec<(At, Days)> =
        told.iter().filter_map(|at| Some((*at, material.event(*at).days?))).collect();
    withdraw_corrected(material, &mut all);
    // The narrowest first: a month that holds the day adds nothing to it.
    all.sort_by_key(|(at, days)| (days.last - days.first, *at));
    let mut run: Option<Days> = None;
    let mut narrow: Option<Days> = None;
    for (_, days) in all {
        match narrow {
            None => (narrow, run) = (Some(days), Some(days)),
            Some(so_far) => match so_far.common(days) {
                Some(common) => narrow = Some(common),
                None => run = run.map(|run| run.hull(days)),
            },
        }
    }
    let (run, narrow) = (run?, narrow?);
    Some(if run.common(narrow) == Some(run) || run.first == narrow.first && run.last == narrow.last {
        narrow
    } else {
        run
    })
}

/// An outlet that tells another date later has taken back its earlier one.
fn withdraw_corrected(material: &Material, all: &mut Vec<(At, Days)>) {
    let latest: BTreeMap<&str, Place> =
        all.iter().filter_map(|(at, _)| Some((material.source(at.report)?, at.report))).collect();
    let kept: Vec<(At, Days)> = (all.iter())
        .filter(|(at, days)| {
            let last = material
                .source(at.report)
                .and_then(|source| latest.get(source))
                .copied()
                .unwrap_or(at.report);
            let meets =
                || all.iter().any(|(other, other_days)| other.report == last && other_days.gap(*days) == 0);
            last == at.report || meets()
        })
        .copied()
        .collect();
    *all = kept;
}

/// The place that all who tell one agree on, at its fullest as most tell it; empty where they differ.
fn place(material: &Material, told: &[At]) -> String {
    let places =
        || told.iter().map(|at| material.event(*at).place.as_str()).filter(|place| !place.is_empty());
    let Some(place) = most(places()) else { return String::new() };
    let votes = places().filter(|other| places_fit(other, place)).count();
    let against = places().count() - votes;
    if against == 0 || votes > 2 * against { place.to_owned() } else { String::new() }
}

/// Who took part, at the most specific level: whoever acts for somebody else in it stands for them.
fn people(
    material: &Material,
    told: &[At],
    of: impl Fn(&crate::record::EventTold) -> &Vec<String>,
) -> Vec<String> {
    let mut all: Vec<(Place, &str)> = Vec::new();
    for at in told {
        for actor in material.actors(at.report, of(material.event(*at))) {
            if all.iter().all(|(_, other)| *other != actor) {
                all.push((at.report, actor));
            }
        }
    }
    let stands_for = |actor: &str| all.iter().any(|(at, other)| material.acts_for(*at, other, actor));
    all.iter().filter(|(_, actor)| !stands_for(actor)).map(|(_, actor)| (*actor).to_owned()).collect()
}
