//! The accounts of a process that a digest is made of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use super::outlook::{AFTER, Around, BEFORE, Outlook};
use super::stems::StemHasher;
use super::told::{At, Cite, EventView, Place, ReportTold, Told, View};
use crate::record::{EventTold, Passage, Sentence, StepTold, Telling};
use crate::text::{Days, days_of, hash};

/// A sentence of fewer stems does not stand alone.
const SHORT: usize = 6;

/// Reports of one process, the first published first.
#[derive(Debug, Default)]
pub(crate) struct Material {
    reports: HashMap<Place, Told, BuildHasherDefault<StemHasher>>,
    /// Where they are, in order.
    order: Vec<Place>,
    /// The day as of which it is told, if that is not the one on which the last of the reports was published.
    today: Option<i32>,
}

/// What came of a change of the material.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// Reports that are no more there.
    pub(crate) gone: BTreeMap<Place, Told>,
    /// Those that have come.
    pub(crate) come: BTreeSet<Place>,
    /// Those that look otherwise than before, those that have come among them.
    pub(crate) changed: BTreeSet<Place>,
}

/// How far apart the places of two reports are at first.
const APART: Place = 1 << 32;

impl Material {
    /// Lays out reports with their accounts, to compare their events and steps.
    pub(crate) fn new(reports: Vec<ReportTold>) -> Self {
        let mut material = Self::default();
        let turn = material.turn(&BTreeSet::new(), reports);
        debug_assert!(turn.is_ok(), "there is room for all where nothing is");
        material
    }

    /// Takes reports out by their briefs, and puts others in. Fails with all reports where no more go between two: they are to be laid out anew.
    pub(crate) fn turn(
        &mut self,
        gone: &BTreeSet<String>,
        mut come: Vec<ReportTold>,
    ) -> Result<Turn, Vec<ReportTold>> {
        let mut turn = Turn::default();
        // Ranks whose surroundings are no more the same.
        let mut touched: Vec<usize> = Vec::new();
        if !gone.is_empty() {
            let mut kept = Vec::with_capacity(self.order.len());
            for place in std::mem::take(&mut self.order) {
                match self.reports.get(&place) {
                    Some(told) if gone.contains(&told.report.brief) => {
                        touched.push(kept.len());
                        turn.gone.extend(self.reports.remove(&place).map(|told| (place, told)));
                    }
                    _ => kept.push(place),
                }
            }
            self.order = kept;
        }
        come.sort_by(|(a, _), (b, _)| {
            (days_of(a.published.as_ref()), &a.brief).cmp(&(days_of(b.published.as_ref()), &b.brief))
        });
        for at in 0..come.len() {
            let (report, account) = std::mem::take(&mut come[at]);
            let told = Told::new(report, account);
            let rank = self.order.partition_point(|place| self.reports[place].order() < told.order());
            let before = rank.checked_sub(1).map_or(0, |before| self.order[before]);
            let after = self.order.get(rank).copied();
            let mut place =
                after.map_or_else(|| before.saturating_add(APART), |after| before + (after - before) / 2);
            // What was told there is looked for by its place.
            while turn.gone.contains_key(&place) {
                place += 1;
            }
            if place == before || place >= after.unwrap_or(Place::MAX) {
                let all = std::mem::take(self).reports.into_values().map(|told| (told.report, told.account));
                let rest = come.split_off(at + 1);
                return Err(all.chain([(told.report, told.account)]).chain(rest).collect());
            }
            touched.iter_mut().filter(|other| **other >= rank).for_each(|other| *other += 1);
            touched.push(rank);
            self.order.insert(rank, place);
            self.reports.insert(place, told);
            turn.come.insert(place);
        }
        for (rank, place) in self.order.iter().enumerate() {
            if let Some(told) = self.reports.get_mut(place) {
                told.rank = rank;
            }
        }
        let around = touched.into_iter().flat_map(|rank| rank.saturating_sub(AFTER + 1)..=rank + BEFORE);
        let ranks: BTreeSet<usize> = around.filter(|rank| *rank < self.order.len()).collect();
        self.look(&ranks);
        turn.changed = ranks.into_iter().map(|rank| self.order[rank]).collect();
        Ok(turn)
    }

    /// Works out how reports look among the others, and what is compared of their events.
    fn look(&mut self, ranks: &BTreeSet<usize>) {
        let all: Vec<&Told> = self.order.iter().map(|place| &self.reports[place]).collect();
        let mut around = Around::new(&all);
        let outlooks: Vec<Outlook> = ranks.iter().map(|rank| around.outlook(*rank)).collect();
        for (rank, outlook) in ranks.iter().zip(outlooks) {
            let place = self.order[*rank];
            if let Some(told) = self.reports.get_mut(&place) {
                told.outlook = outlook;
            }
        }
        for rank in ranks {
            let place = self.order[*rank];
            let events = self.reports[&place].account.events.iter();
            let views = events.map(|event| self.event_view_of(place, event)).collect();
            if let Some(told) = self.reports.get_mut(&place) {
                told.event_views = views;
            }
        }
    }

    /// Works out what is compared of the sentences of reports.
    pub(crate) fn look_at_sentences(&mut self, reports: &BTreeSet<Place>) {
        for report in reports {
            let sentences = 0..self.reports[report].account.sentences.len();
            let views = sentences.map(|item| self.view_of(At { report: *report, item })).collect();
            if let Some(told) = self.reports.get_mut(report) {
                told.views = views;
            }
        }
    }

    fn view_of(&self, at: At) -> View {
        let sentence = self.sentence(at);
        let context = self.with_sentence_before(at);
        let mut people: Vec<u32> = self.actors(at.report, &sentence.actors).map(hash).collect();
        people.sort_unstable();
        let place = u32::try_from(sentence.places.len()).unwrap_or(u32::MAX);
        let weights: Vec<f64> = context.iter().map(|stem| self.weight(at.report, *stem)).collect();
        View { weight: weights.iter().sum(), weights, context, days: self.days_at(at, place), people }
    }

    fn event_view_of(&self, report: Place, event: &EventTold) -> EventView {
        let numbers = |actors: &mut dyn Iterator<Item = &str>| {
            let mut numbers: Vec<u32> = actors.map(hash).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let around = self.sentence_of(report, event.sentence).map_or(&[][..], |sentence| &sentence.stems);
        EventView {
            people: numbers(&mut self.actors(report, &event.participants)),
            sides: numbers(
                &mut self.actors(report, &event.participants).map(|actor| self.top(report, actor)),
            ),
            weights: [self.weights(report, &event.stems), self.weights(report, around)],
        }
    }

    /// The reports, in order.
    pub(crate) fn places(&self) -> &[Place] {
        &self.order
    }

    /// The reports from a place on, in order.
    pub(crate) fn places_from(&self, place: Place) -> &[Place] {
        &self.order[self.order.partition_point(|other| *other < place)..]
    }

    /// A report.
    pub(crate) fn told(&self, report: Place) -> &Told {
        &self.reports[&report]
    }

    /// Whether two reports have no more than so many others between them.
    pub(crate) fn within(&self, a: Place, b: Place, reach: usize) -> bool {
        self.told(a).rank.abs_diff(self.told(b).rank) <= reach
    }

    /// What is compared of an event.
    pub(crate) fn event_view(&self, at: At) -> &EventView {
        &self.told(at.report).event_views[at.item]
    }

    /// What is compared of a sentence.
    pub(crate) fn view(&self, at: At) -> &View {
        &self.told(at.report).views[at.item]
    }

    /// What an actor of a report is called.
    pub(crate) fn called(&self, report: Place, actor: &str) -> &str {
        self.told(report).outlook.called(actor)
    }

    /// Whether an actor of a report is a person.
    pub(crate) fn is_person(&self, report: Place, actor: &str) -> bool {
        self.told(report).outlook.is_person(actor)
    }

    /// From here on told as of a day.
    pub(crate) fn tell_on(&mut self, today: i32) {
        self.today = Some(today);
    }

    /// The day as of which it is told: mostly that on which the last report was published.
    pub(crate) fn last_day(&self) -> Option<i32> {
        self.today.or_else(|| self.told(*self.order.last()?).published)
    }

    pub(crate) fn event(&self, at: At) -> &EventTold {
        &self.told(at.report).account.events[at.item]
    }

    pub(crate) fn step(&self, at: At) -> &StepTold {
        &self.told(at.report).account.steps[at.item]
    }

    pub(crate) fn sentence(&self, at: At) -> &Sentence {
        &self.told(at.report).account.sentences[at.item]
    }

    /// The sentence in which something stands, if it is there.
    pub(crate) fn sentence_of(&self, report: Place, sentence: u32) -> Option<&Sentence> {
        self.told(report).account.sentences.get(usize::try_from(sentence).ok()?)
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
        let events = self.told(at.report).account.events.iter();
        let told: Vec<Days> = events
            .filter(|event| usize::try_from(event.sentence) == Ok(at.item))
            .filter_map(|event| event.days)
            .collect();
        if told.is_empty() && self.sentence(at).stems.len() < SHORT && at.item > 0 {
            return self.sentence(At { item: at.item - 1, ..at }).days.iter().map(|day| day.days).collect();
        }
        told
    }

    fn passage(&self, cite: Cite) -> &Passage {
        match cite {
            Cite::Event(at) => &self.event(at).passage,
            Cite::Step(at) => &self.step(at).passage,
            Cite::Sentence(at) => &self.sentence(at).passage,
        }
    }

    /// Words of a report as a telling.
    pub(crate) fn telling(&self, cite: Cite) -> Telling {
        self.told(cite.report()).report.telling(self.passage(cite))
    }

    /// Whether two are the same words, or words within each other.
    pub(crate) fn meet(&self, a: Cite, b: Cite) -> bool {
        a.report() == b.report() && {
            let (x, y) = (self.passage(a).utf8, self.passage(b).utf8);
            x.start < y.end && y.start < x.end
        }
    }

    /// Puts words in order: the first published first, and within a report as they stand there.
    pub(crate) fn sort(&self, cites: &mut [Cite]) {
        cites.sort_by(|a, b| {
            let key = |cite: Cite| {
                let Passage { utf8, finding, .. } = self.passage(cite);
                (cite.report(), utf8.start, utf8.end, finding)
            };
            key(*a).cmp(&key(*b))
        });
    }

    /// The source of a report; `None` where it has none.
    pub(crate) fn source(&self, report: Place) -> Option<&str> {
        Some(self.told(report).report.source.as_str()).filter(|source| !source.is_empty())
    }

    /// Who is meant by ids within a report's brief.
    pub(crate) fn actors<'m>(&'m self, report: Place, ids: &'m [String]) -> impl Iterator<Item = &'m str> {
        let told = self.told(report);
        ids.iter().filter_map(move |id| told.actors.get(id)).map(String::as_str)
    }

    /// For whom an actor of a report acts in the end.
    pub(crate) fn top<'m>(&'m self, report: Place, actor: &'m str) -> &'m str {
        self.told(report).outlook.above(actor).last().map_or(actor, String::as_str)
    }

    /// Whether an actor of a report acts for another, at whatever distance.
    pub(crate) fn acts_for(&self, report: Place, actor: &str, other: &str) -> bool {
        actor != other && self.told(report).outlook.above(actor).iter().any(|above| above == other)
    }

    /// How much a stem tells in a report.
    pub(crate) fn weight(&self, report: Place, stem: u32) -> f64 {
        self.told(report).outlook.weight(stem)
    }

    /// How far stems of two reports tell the same, from 0 to 1: the weight that they share, of the lesser.
    pub(crate) fn overlap(&self, a: (Place, &[u32]), b: (Place, &[u32])) -> f64 {
        let (x, y) = (self.weights(a.0, a.1), self.weights(b.0, b.1));
        if x.min(y) == 0.0 { 0.0 } else { self.common(a, b) / x.min(y) }
    }

    /// The weight of the stems that both have: in the middle between what they tell here and there.
    pub(crate) fn common(&self, (report, a): (Place, &[u32]), (other, b): (Place, &[u32])) -> f64 {
        let (here, there) = (&self.told(report).outlook, &self.told(other).outlook);
        let both = a.iter().filter(|stem| b.binary_search(stem).is_ok());
        both.map(|stem| f64::midpoint(here.weight(*stem), there.weight(*stem))).sum()
    }

    pub(crate) fn weights(&self, report: Place, stems: &[u32]) -> f64 {
        let outlook = &self.told(report).outlook;
        stems.iter().map(|stem| outlook.weight(*stem)).sum()
    }

    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.reports.values().map(Told::bytes).sum()
    }
}
