//! How a report's words and actors look among the reports published about the same time.
//!
//! What a word tells, and for whom somebody acts, is read off the reports around: so one more report changes how its neighbours look, and
//! nobody else, however long the process is.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::stems::StemHasher;
use super::told::Told;

/// How many reports before one and after it are around it.
pub(crate) const BEFORE: usize = 256;
pub(crate) const AFTER: usize = 32;
/// Further than this no chain of affiliations is followed.
const CHAIN: usize = 6;

/// How one report looks among those around it.
#[derive(Debug, Default)]
pub(crate) struct Outlook {
    /// How many reports are around, itself among them.
    reports: usize,
    /// Its stems, in order of the numbers.
    stems: Vec<Stem>,
    /// Those whom it names, and for whom they act.
    actors: BTreeMap<String, Seen>,
}

/// A stem of a report.
#[derive(Debug, Clone, Copy)]
struct Stem {
    stem: u32,
    /// How many reports around have it.
    reports: u32,
    /// In how many of their sentences it stands.
    sentences: u32,
    /// How much it tells: the more, the fewer reports have it.
    weight: f64,
}

/// An actor as the reports around see them.
#[derive(Debug, Default)]
struct Seen {
    /// The longest name that one of them gives.
    name: String,
    person: bool,
    /// For whom the actor acts, for whom those act, and so on: as most of them tell.
    above: Vec<String>,
}

impl Outlook {
    fn stem(&self, stem: u32) -> Option<&Stem> {
        self.stems.binary_search_by_key(&stem, |known| known.stem).ok().map(|at| &self.stems[at])
    }

    /// How much a stem tells: the more, the fewer reports have it.
    pub(crate) fn weight(&self, stem: u32) -> f64 {
        self.stem(stem).map_or_else(|| (1.0 + self.reports as f64).ln(), |known| known.weight)
    }

    /// Whether so few reports have a stem that it points to one occasion.
    pub(crate) fn rare(&self, stem: u32) -> bool {
        let having = self.stem(stem).map_or(1, |known| known.reports as usize);
        having <= 2.max((self.reports / 3).min(3)).max(self.reports / 50)
    }

    /// In how many sentences around a stem stands.
    pub(crate) fn sentences(&self, stem: u32) -> usize {
        self.stem(stem).map_or(0, |known| known.sentences as usize)
    }

    pub(crate) fn called(&self, actor: &str) -> &str {
        self.actors.get(actor).map_or("", |seen| seen.name.as_str())
    }

    pub(crate) fn is_person(&self, actor: &str) -> bool {
        self.actors.get(actor).is_some_and(|seen| seen.person)
    }

    /// For whom an actor acts, the nearest first.
    pub(crate) fn above(&self, actor: &str) -> &[String] {
        self.actors.get(actor).map_or(&[], |seen| seen.above.as_slice())
    }

    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        let seen = |(id, seen): (&String, &Seen)| {
            id.len() + seen.name.len() + 96 + seen.above.iter().map(|id| id.len() + 24).sum::<usize>()
        };
        self.stems.len() * size_of::<Stem>() + self.actors.iter().map(seen).sum::<usize>()
    }
}

/// What the reports of some ranks tell in sum.
pub(super) struct Around<'m> {
    told: &'m [&'m Told],
    ranks: Range<usize>,
    stems: HashMap<u32, (u32, u32), BuildHasherDefault<StemHasher>>,
    names: HashMap<&'m str, BTreeMap<(usize, &'m str), u32>>,
    persons: HashMap<&'m str, u32>,
    affiliations: HashMap<&'m str, BTreeMap<&'m str, u32>>,
}

impl<'m> Around<'m> {
    /// All reports of a process, in order.
    pub(super) fn new(told: &'m [&'m Told]) -> Self {
        Self {
            told,
            ranks: 0..0,
            stems: HashMap::default(),
            names: HashMap::new(),
            persons: HashMap::new(),
            affiliations: HashMap::new(),
        }
    }

    /// How the report of a rank looks. Cheapest where ranks are asked for in order.
    pub(super) fn outlook(&mut self, rank: usize) -> Outlook {
        let around = rank.saturating_sub(BEFORE)..self.told.len().min(rank + AFTER + 1);
        if around.start >= self.ranks.end || around.end <= self.ranks.start {
            *self = Self::new(self.told);
            self.ranks = around.start..around.start;
        }
        while self.ranks.end < around.end {
            self.take_in(self.told[self.ranks.end]);
            self.ranks.end += 1;
        }
        while self.ranks.start > around.start {
            self.ranks.start -= 1;
            self.take_in(self.told[self.ranks.start]);
        }
        while self.ranks.end > around.end {
            self.ranks.end -= 1;
            self.let_go(self.told[self.ranks.end]);
        }
        while self.ranks.start < around.start {
            self.let_go(self.told[self.ranks.start]);
            self.ranks.start += 1;
        }
        self.look(self.told[rank])
    }

    fn take_in(&mut self, told: &'m Told) {
        for (stem, sentences) in &told.stems {
            let known = self.stems.entry(*stem).or_default();
            *known = (known.0 + 1, known.1 + sentences);
        }
        for link in &told.report.actors {
            let (actor, name) = (link.actor.as_str(), link.name.as_str());
            *self.names.entry(actor).or_default().entry((name.len(), name)).or_default() += 1;
            if link.kind() == peacebrief::v1::ActorKind::Person {
                *self.persons.entry(actor).or_default() += 1;
            }
            if !link.affiliation.is_empty() && link.affiliation != link.actor {
                *self.affiliations.entry(actor).or_default().entry(&link.affiliation).or_default() += 1;
            }
        }
    }

    fn let_go(&mut self, told: &'m Told) {
        for (stem, sentences) in &told.stems {
            if let Some(known) = self.stems.get_mut(stem) {
                *known = (known.0 - 1, known.1 - sentences);
            }
        }
        for link in &told.report.actors {
            let (actor, name) = (link.actor.as_str(), link.name.as_str());
            less(self.names.entry(actor).or_default(), (name.len(), name));
            if link.kind() == peacebrief::v1::ActorKind::Person
                && let Some(known) = self.persons.get_mut(actor)
            {
                *known -= 1;
            }
            if !link.affiliation.is_empty() && link.affiliation != link.actor {
                less(self.affiliations.entry(actor).or_default(), link.affiliation.as_str());
            }
        }
    }

    fn look(&self, told: &Told) -> Outlook {
        let count = self.ranks.len() as f64;
        let stem = |&(stem, _): &(u32, u32)| {
            let (reports, sentences) = self.stems.get(&stem).copied().unwrap_or((1, 1));
            Stem { stem, reports, sentences, weight: (1.0 + count / f64::from(reports)).ln() }
        };
        let mut actors = BTreeMap::new();
        for link in &told.report.actors {
            let chain: Vec<&str> =
                std::iter::successors(Some(link.actor.as_str()), |actor| self.affiliation(actor))
                    .take(CHAIN)
                    .collect();
            for actor in chain {
                actors.entry(actor.to_owned()).or_insert_with(|| self.seen(actor));
            }
        }
        Outlook { reports: self.ranks.len(), stems: told.stems.iter().map(stem).collect(), actors }
    }

    fn seen(&self, actor: &str) -> Seen {
        let longest = self.names.get(actor).and_then(|names| names.last_key_value());
        let above = std::iter::successors(self.affiliation(actor), |actor| self.affiliation(actor));
        Seen {
            name: longest.map(|((_, name), _)| (*name).to_owned()).unwrap_or_default(),
            person: self.persons.get(actor).is_some_and(|count| *count > 0),
            above: above.take(CHAIN - 1).map(str::to_owned).collect(),
        }
    }

    /// For whom an actor acts, as most reports tell.
    fn affiliation(&self, actor: &str) -> Option<&'m str> {
        let told = self.affiliations.get(actor)?;
        told.iter().rev().max_by_key(|(_, count)| **count).map(|(affiliation, _)| *affiliation)
    }
}

fn less<K: Ord>(counts: &mut BTreeMap<K, u32>, one: K) {
    if let Some(count) = counts.get_mut(&one) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&one);
        }
    }
}
