//! The accounts of a process that a digest is made of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use peacebrief::v1;

use crate::record::{Account, EventTold, Passage, ReportRecord, Sentence, StepTold, Telling};
use crate::text::{Days, days_of, hash};

/// A report of the material.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) report: ReportRecord,
    pub(crate) account: Account,
    /// The day of its publication.
    pub(crate) published: Option<i32>,
    /// Actors across reports by their ids within the brief.
    actors: BTreeMap<String, String>,
    /// What is compared of each sentence over and over.
    views: Vec<View>,
    /// What is compared of each event over and over.
    event_views: Vec<EventView>,
}

/// What is compared of an event.
#[derive(Debug, Default)]
pub(crate) struct EventView {
    /// Who took part, as numbers in order.
    pub(crate) people: Vec<u32>,
    /// For whom they act in the end, as numbers in order.
    pub(crate) sides: Vec<u32>,
    /// How much the stems of the words that tell it tell, and those of their sentence.
    pub(crate) weights: [f64; 2],
}

/// What is compared of a sentence.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// Its stems, with those of the sentence before where it is too short to stand alone ("He was not in the hall").
    pub(crate) context: Vec<u32>,
    /// How much they tell.
    pub(crate) weight: f64,
    /// The days on which what it tells happened.
    pub(crate) days: Vec<Days>,
    /// Whom it mentions, as numbers in order.
    pub(crate) people: Vec<u32>,
}

/// A sentence of fewer stems does not stand alone.
const SHORT: usize = 6;

/// Where something is told: which report, and the which of its kind there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) report: usize,
    pub(crate) item: usize,
}

/// Reports of one process, the first published first.
#[derive(Debug, Default)]
pub(crate) struct Material {
    pub(crate) reports: Vec<Told>,
    /// In how many reports each stem stands, and how much it tells: the more, the fewer.
    stems: HashMap<u32, (u32, f64), BuildHasherDefault<StemHasher>>,
    /// For whom each actor acts, as most reports tell.
    affiliations: BTreeMap<String, String>,
    /// What actors are called: the longest name that a report gives.
    names: BTreeMap<String, String>,
    /// Who of them is a person.
    persons: BTreeSet<String>,
    /// The day as of which it is told, if that is not the one on which the last of the reports was published.
    today: Option<i32>,
}

/// Further than this no chain of affiliations is followed.
const CHAIN: usize = 6;

impl Material {
    /// Lays out the reports of a process with their accounts.
    pub(crate) fn new(mut reports: Vec<(ReportRecord, Account)>) -> Self {
        reports.sort_by(|(a, _), (b, _)| {
            (days_of(a.published.as_ref()), &a.brief).cmp(&(days_of(b.published.as_ref()), &b.brief))
        });
        let mut frequency: BTreeMap<u32, u32> = BTreeMap::new();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut persons = BTreeSet::new();
        let mut told_of: BTreeMap<(String, String), u32> = BTreeMap::new();
        let reports: Vec<Told> = reports
            .into_iter()
            .map(|(report, account)| {
                let stems: BTreeSet<u32> =
                    account.sentences.iter().flat_map(|s| s.stems.iter().copied()).collect();
                for stem in stems {
                    *frequency.entry(stem).or_default() += 1;
                }
                for link in report
                    .actors
                    .iter()
                    .filter(|link| !link.affiliation.is_empty() && link.affiliation != link.actor)
                {
                    *told_of.entry((link.actor.clone(), link.affiliation.clone())).or_default() += 1;
                }
                for link in &report.actors {
                    let name = names.entry(link.actor.clone()).or_default();
                    if (link.name.len(), &link.name) > (name.len(), &*name) {
                        name.clone_from(&link.name);
                    }
                    if link.kind() == v1::ActorKind::Person {
                        persons.insert(link.actor.clone());
                    }
                }
                let actors =
                    report.actors.iter().map(|link| (link.finding.clone(), link.actor.clone())).collect();
                Told {
                    published: days_of(report.published.as_ref()),
                    report,
                    account,
                    actors,
                    views: Vec::new(),
                    event_views: Vec::new(),
                }
            })
            .collect();
        let mut affiliations: BTreeMap<String, (u32, String)> = BTreeMap::new();
        for ((actor, affiliation), count) in told_of {
            let best = affiliations.entry(actor).or_default();
            if count > best.0 {
                *best = (count, affiliation);
            }
        }
        let affiliations =
            affiliations.into_iter().map(|(actor, (_, affiliation))| (actor, affiliation)).collect();
        let count = reports.len() as f64;
        let stems =
            frequency.into_iter().map(|(stem, n)| (stem, (n, (1.0 + count / f64::from(n)).ln()))).collect();
        let mut material = Self { reports, stems, affiliations, names, persons, today: None };
        material.look();
        material
    }

    /// Works out what is compared of each sentence.
    fn look(&mut self) {
        let numbers: BTreeMap<&str, u32> =
            (0..).zip(self.names.keys()).map(|(n, name)| (name.as_str(), n)).collect();
        let view = |at: At| {
            let sentence = self.sentence(at);
            let context = self.with_sentence_before(at);
            let actors = self.actors(at.report, &sentence.actors);
            let mut people: Vec<u32> = actors.filter_map(|actor| numbers.get(actor).copied()).collect();
            people.sort_unstable();
            let place = u32::try_from(sentence.places.len()).unwrap_or(u32::MAX);
            View { weight: self.weights(&context), context, days: self.days_at(at, place), people }
        };
        let views: Vec<Vec<View>> = (0..self.reports.len())
            .map(|report| {
                (0..self.reports[report].account.sentences.len())
                    .map(|item| view(At { report, item }))
                    .collect()
            })
            .collect();
        let event_views: Vec<Vec<EventView>> = (0..self.reports.len())
            .map(|report| {
                self.reports[report]
                    .account
                    .events
                    .iter()
                    .map(|event| self.event_view_of(report, event))
                    .collect()
            })
            .collect();
        for (told, (views, event_views)) in self.reports.iter_mut().zip(views.into_iter().zip(event_views)) {
            (told.views, told.event_views) = (views, event_views);
        }
    }

    fn event_view_of(&self, report: usize, event: &EventTold) -> EventView {
        let numbers = |actors: &mut dyn Iterator<Item = &str>| {
            let mut numbers: Vec<u32> = actors.map(hash).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let around = self.sentence_of(report, event.sentence).map_or(&[][..], |sentence| &sentence.stems);
        EventView {
            people: numbers(&mut self.actors(report, &event.participants)),
            sides: numbers(&mut self.actors(report, &event.participants).map(|actor| self.top(actor))),
            weights: [self.weights(&event.stems), self.weights(around)],
        }
    }

    /// What is compared of an event.
    pub(crate) fn event_view(&self, at: At) -> &EventView {
        &self.reports[at.report].event_views[at.item]
    }

    /// What is compared of a sentence.
    pub(crate) fn view(&self, at: At) -> &View {
        &self.reports[at.report].views[at.item]
    }

    /// What an actor is called.
    pub(crate) fn called(&self, actor: &str) -> &str {
        self.names.get(actor).map_or("", String::as_str)
    }

    /// Whether an actor is a person.
    pub(crate) fn is_person(&self, actor: &str) -> bool {
        self.persons.contains(actor)
    }

    /// The same, told as of a day.
    pub(crate) fn told_on(self, today: i32) -> Self {
        Self { today: Some(today), ..self }
    }

    /// The day as of which it is told: mostly that on which the last report was published.
    pub(crate) fn last_day(&self) -> Option<i32> {
        self.today.or_else(|| self.last_published())
    }

    fn last_published(&self) -> Option<i32> {
        self.reports.iter().filter_map(|told| told.published).max()
    }

    pub(crate) fn event(&self, at: At) -> &EventTold {
        &self.reports[at.report].account.events[at.item]
    }

    pub(crate) fn step(&self, at: At) -> &StepTold {
        &self.reports[at.report].account.steps[at.item]
    }

    pub(crate) fn sentence(&self, at: At) -> &Sentence {
        &self.reports[at.report].account.sentences[at.item]
    }

    /// The sentence in which something stands, if it is there.
    pub(crate) fn sentence_of(&self, report: usize, sentence: u32) -> Option<&Sentence> {
        self.reports[report].account.sentences.get(usize::try_from(sentence).ok()?)
    }

    /// The stems of a sentence with those of the one before, where it is too short to stand alone.
    pub(crate) fn context(&self, at: At) -> &[u32] {
        &self.view(at).context
    }

    fn with_sentence_before(&self, at: At) -> Vec<u32> {
        let mut stems = self.sentence(at).stems.clone();
        if stems.len() < SHORT && at.item > 0 {
            stems.extend(&self.sentence(At { item: at.item - 1, ..at }).stems);
            stems.sort_unstable();
            stems.dedup();
        }
        stems
    }

    /// The days on which what a sentence tells happened: those that it names near a place, else those of the events that it tells.
    pub(crate) fn days_at(&self, at: At, place: u32) -> Vec<Days> {
        const REACH: u32 = 9;
        let named = self.sentence(at).days_near(place, REACH);
        if !named.is_empty() {
            return named;
        }
        let events = self.reports[at.report].account.events.iter();
        let told: Vec<Days> = events
            .filter(|event| usize::try_from(event.sentence) == Ok(at.item))
            .filter_map(|event| event.days)
            .collect();
        if told.is_empty() && self.sentence(at).stems.len() < SHORT && at.item > 0 {
            return self.sentence(At { item: at.item - 1, ..at }).days.iter().map(|day| day.days).collect();
        }
        told
    }

    /// All sentences, in order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = (At, &Sentence)> {
        self.reports.iter().enumerate().flat_map(|(report, told)| {
            told.account
                .sentences
                .iter()
                .enumerate()
                .map(move |(item, sentence)| (At { report, item }, sentence))
        })
    }

    /// A passage of a report as a telling.
    pub(crate) fn telling(&self, report: usize, passage: &Passage) -> Telling {
        self.reports[report].report.telling(passage)
    }

    /// The source of a report; `None` where it has none.
    pub(crate) fn source(&self, report: usize) -> Option<&str> {
        Some(self.reports[report].report.source.as_str()).filter(|source| !source.is_empty())
    }

    /// Who is meant by ids within a report's brief.
    pub(crate) fn actors<'m>(&'m self, report: usize, ids: &'m [String]) -> impl Iterator<Item = &'m str> {
        ids.iter().filter_map(move |id| self.reports[report].actors.get(id)).map(String::as_str)
    }

    /// For whom an actor acts in the end.
    pub(crate) fn top<'m>(&'m self, actor: &'m str) -> &'m str {
        self.chain(actor).last().unwrap_or(actor)
    }

    /// Whether one acts for the other, at whatever distance.
    pub(crate) fn acts_for(&self, actor: &str, other: &str) -> bool {
        actor != other && self.chain(actor).any(|above| above == other)
    }

    fn chain<'m>(&'m self, actor: &'m str) -> impl Iterator<Item = &'m str> {
        let above = |actor: &&'m str| self.affiliations.get(*actor).map(String::as_str);
        std::iter::successors(Some(actor), above).take(CHAIN)
    }

    /// How much a stem tells: the more, the fewer reports have it.
    pub(crate) fn weight(&self, stem: u32) -> f64 {
        let unheard = || (1.0 + self.reports.len() as f64).ln();
        self.stems.get(&stem).map_or_else(unheard, |(_, weight)| *weight)
    }

    /// Whether so few reports have a stem that it points to one occasion.
    pub(crate) fn rare(&self, stem: u32) -> bool {
        let having = self.stems.get(&stem).map_or(1, |(having, _)| *having as usize);
        let reports = self.reports.len();
        having <= 2.max((reports / 3).min(3)).max(reports / 50)
    }

    /// How far two sets of stems tell the same, from 0 to 1: the weight that they share, of the lesser.
    pub(crate) fn overlap(&self, a: &[u32], b: &[u32]) -> f64 {
        let (x, y) = (self.weights(a), self.weights(b));
        if x.min(y) == 0.0 { 0.0 } else { self.common(a, b) / x.min(y) }
    }

    /// The weight of the stems that both have.
    pub(crate) fn common(&self, a: &[u32], b: &[u32]) -> f64 {
        a.iter().filter(|stem| b.binary_search(stem).is_ok()).map(|stem| self.weight(*stem)).sum()
    }

    pub(crate) fn weights(&self, stems: &[u32]) -> f64 {
        stems.iter().map(|stem| self.weight(*stem)).sum()
    }
}

/// Stems are hashes already: spreading their bits over a word is all that is left to do.
#[derive(Debug, Default)]
pub(crate) struct StemHasher(u64);

impl Hasher for StemHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(32) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(32) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Whether stems hold one of these concepts.
pub(crate) fn has(stems: &[u32], concepts: &[&str]) -> bool {
    concepts.iter().any(|concept| stems.binary_search(&hash(concept)).is_ok())
}
