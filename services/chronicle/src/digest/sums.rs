//! Who and what the reports name, summed up: kept up as they come and go.

use std::collections::{BTreeMap, BTreeSet};

use super::At;
use super::material::{Material, Turn};
use crate::record::{ActorRecord, AgreementRecord, PartRecord};

/// Who and what the reports of a process name.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    pub(crate) actors: BTreeMap<String, Sum<Actor>>,
    pub(crate) agreements: BTreeMap<String, Sum<AgreementRecord>>,
}

/// What the links of reports come to.
#[derive(Debug)]
pub(crate) struct Sum<T> {
    /// The links that were summed up, in order.
    pub(crate) links: BTreeSet<At>,
    pub(crate) of: T,
}

/// An actor within a process.
#[derive(Debug)]
pub(crate) struct Actor {
    pub(crate) record: ActorRecord,
    pub(crate) part: PartRecord,
}

/// What can be summed up, link by link and in order.
trait Summed {
    fn new(material: &Material, name: &str, first: At) -> Self;
    fn add(&mut self, material: &Material, link: At);
}

impl Summed for Actor {
    fn new(material: &Material, name: &str, first: At) -> Self {
        let process = &material.told(first.report).report.process;
        let part = PartRecord::new(process, name);
        Self { record: ActorRecord::new(name.to_owned(), String::new()), part }
    }

    fn add(&mut self, material: &Material, link: At) {
        let report = &material.told(link.report).report;
        self.record.add(report, &report.actors[link.item]);
        self.part.add(report, &report.actors[link.item]);
    }
}

impl Summed for AgreementRecord {
    fn new(material: &Material, name: &str, first: At) -> Self {
        Self::new(name.to_owned(), &material.told(first.report).report.process, String::new())
    }

    fn add(&mut self, material: &Material, link: At) {
        let report = &material.told(link.report).report;
        self.add(report, &report.agreements[link.item]);
    }
}

impl Sums {
    /// Follows a change of the material.
    pub(super) fn turn(&mut self, material: &Material, turn: &Turn) {
        let (mut actors, mut agreements) = (Change::default(), Change::default());
        for (place, told) in &turn.gone {
            let at = |item| At { report: *place, item };
            actors.gone((0..).map(at).zip(told.report.actors.iter().map(|link| &link.actor)));
            agreements.gone((0..).map(at).zip(told.report.agreements.iter().map(|link| &link.agreement)));
        }
        for place in &turn.come {
            let report = &material.told(*place).report;
            let at = |item| At { report: *place, item };
            actors.come((0..).map(at).zip(report.actors.iter().map(|link| &link.actor)));
            agreements.come((0..).map(at).zip(report.agreements.iter().map(|link| &link.agreement)));
        }
        actors.apply(material, &mut self.actors);
        agreements.apply(material, &mut self.agreements);
    }
}

/// Links that have gone and come, by what they name.
#[derive(Debug, Default)]
struct Change<'t>(BTreeMap<&'t str, (BTreeSet<At>, BTreeSet<At>)>);

impl<'t> Change<'t> {
    fn gone(&mut self, links: impl Iterator<Item = (At, &'t String)>) {
        for (at, name) in links {
            self.0.entry(name).or_default().0.insert(at);
        }
    }

    fn come(&mut self, links: impl Iterator<Item = (At, &'t String)>) {
        for (at, name) in links {
            self.0.entry(name).or_default().1.insert(at);
        }
    }

    fn apply<T: Summed>(self, material: &Material, sums: &mut BTreeMap<String, Sum<T>>) {
        for (name, (gone, come)) in self.0 {
            // What comes at the end is added to the sum; otherwise it is made anew, in order.
            if gone.is_empty()
                && let Some(sum) = sums.get_mut(name)
                && sum.links.last() < come.first()
            {
                come.iter().for_each(|link| sum.of.add(material, *link));
                sum.links.extend(come);
                continue;
            }
            let mut links = sums.remove(name).map(|sum| sum.links).unwrap_or_default();
            links.retain(|at| !gone.contains(at));
            links.extend(come);
            let Some(first) = links.first() else { continue };
            let mut of = T::new(material, name, *first);
            links.iter().for_each(|link| of.add(material, *link));
            sums.insert(name.to_owned(), Sum { links, of });
        }
    }
}
