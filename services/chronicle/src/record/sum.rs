//! Sums over many reports that stay small, and from which a report can be taken out again.

use peacebrief::v1;

use super::Telling;

/// How many of the first days, and of the latest, a tally keeps.
const DAYS: usize = 4;
/// How many of the first tellings are kept.
const FIRST: usize = 10;
/// How many of the latest tellings are kept besides.
const LATEST: usize = 4;

/// How many reports tell something, and when the first and the latest of them were published.
///
/// Of the days a few at either end are kept, so that they stay right where single reports are taken out.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Tally {
    #[prost(string, tag = "1")]
    pub(crate) what: String,
    #[prost(uint32, tag = "2")]
    pub(crate) count: u32,
    /// Days as numbers (20240916), ascending, one for each report.
    #[prost(uint32, repeated, tag = "3")]
    first: Vec<u32>,
    #[prost(uint32, repeated, tag = "4")]
    latest: Vec<u32>,
}

impl Tally {
    pub(crate) fn first(&self) -> Option<v1::Date> {
        self.first.first().or(self.latest.first()).map(|&day| date(day))
    }

    pub(crate) fn latest(&self) -> Option<v1::Date> {
        self.latest.last().or(self.first.last()).map(|&day| date(day))
    }

    pub(crate) fn add(&mut self, published: Option<&v1::Date>) {
        self.count += 1;
        let Some(day) = published.map(number) else { return };
        // A gap that a report left which was taken out is filled by that report again, not by a later one.
        let (early, late) = (self.first.len() < DAYS, self.latest.len() < DAYS);
        let first = self.first.last().is_some_and(|&last| day < last)
            || early && (late || self.latest.first().is_some_and(|&first| day <= first));
        let latest = self.latest.first().is_some_and(|&first| day > first)
            || late && (early || self.first.last().is_some_and(|&last| day >= last));
        if first {
            insert(&mut self.first, day);
            self.first.truncate(DAYS);
        }
        if latest {
            insert(&mut self.latest, day);
            let more = self.latest.len().saturating_sub(DAYS);
            self.latest.drain(..more);
        }
    }

    pub(crate) fn take_out(&mut self, published: Option<&v1::Date>) {
        self.count = self.count.saturating_sub(1);
        let Some(day) = published.map(number) else { return };
        for days in [&mut self.first, &mut self.latest] {
            if let Ok(at) = days.binary_search(&day) {
                days.remove(at);
            }
        }
    }

    /// Adds what another record tells.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        other.first.iter().for_each(|&day| insert(&mut self.first, day));
        self.first.truncate(DAYS);
        other.latest.iter().for_each(|&day| insert(&mut self.latest, day));
        let more = self.latest.len().saturating_sub(DAYS);
        self.latest.drain(..more);
    }
}

/// Tallies by what they count, in its order: the same whichever report came first.
pub(crate) trait Tallies {
    fn add(&mut self, what: &str, published: Option<&v1::Date>);
    fn take_out(&mut self, what: &str, published: Option<&v1::Date>);
    fn most(&self) -> Vec<&Tally>;
    fn absorb(&mut self, other: &Self);
}

impl Tallies for Vec<Tally> {
    fn add(&mut self, what: &str, published: Option<&v1::Date>) {
        let at = match self.binary_search_by(|tally| tally.what.as_str().cmp(what)) {
            Ok(at) => at,
            Err(at) => {
                self.insert(at, Tally { what: what.to_owned(), ..Tally::default() });
                at
            }
        };
        self[at].add(published);
    }

    fn take_out(&mut self, what: &str, published: Option<&v1::Date>) {
        if let Ok(at) = self.binary_search_by(|tally| tally.what.as_str().cmp(what)) {
            self[at].take_out(published);
            if self[at].count == 0 {
                self.remove(at);
            }
        }
    }

    /// The most often told first; of those told as often, the one that was told first.
    fn most(&self) -> Vec<&Tally> {
        let mut tallies: Vec<&Tally> = self.iter().collect();
        tallies
            .sort_by_key(|tally| (u32::MAX - tally.count, tally.first.first().copied().unwrap_or(u32::MAX)));
        tallies
    }

    /// Adds what another record tells.
    fn absorb(&mut self, other: &Self) {
        for theirs in other {
            match self.binary_search_by(|tally| tally.what.cmp(&theirs.what)) {
                Err(at) => self.insert(at, theirs.clone()),
                Ok(at) => self[at].absorb(theirs),
            }
        }
    }
}

/// Tellings of one thing: the first ones and the latest few, and how many there are.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Tellings {
    #[prost(uint32, tag = "1")]
    pub(crate) count: u32,
    #[prost(message, repeated, tag = "2")]
    first: Vec<Telling>,
    #[prost(message, repeated, tag = "3")]
    latest: Vec<Telling>,
}

impl Tellings {
    pub(crate) fn add(&mut self, telling: Telling) {
        self.count += 1;
        let before = |other: Option<&Telling>| other.is_some_and(|other| telling.order() < other.order());
        let gap = self.first.len() < FIRST && (self.latest.is_empty() || before(self.latest.first()));
        if gap || before(self.first.last()) {
            insert_telling(&mut self.first, telling);
            if self.first.len() > FIRST
                && let Some(last) = self.first.pop()
            {
                self.add_latest(last);
            }
        } else {
            self.add_latest(telling);
        }
    }

    pub(crate) fn take_out(&mut self, telling: &Telling) {
        self.count = self.count.saturating_sub(1);
        self.first.retain(|kept| kept != telling);
        self.latest.retain(|kept| kept != telling);
    }

    /// Those kept, the first published first.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &Telling> {
        self.first.iter().chain(&self.latest)
    }

    /// Those kept of the first ones, the first published first.
    pub(crate) fn firsts(&self) -> &[Telling] {
        &self.first
    }

    /// Adds what another record tells.
    pub(crate) fn absorb(&mut self, other: &Self) {
        let more = other.count as usize - other.kept().count().min(other.count as usize);
        other.kept().cloned().for_each(|telling| self.add(telling));
        self.count += u32::try_from(more).unwrap_or(0);
    }

    fn add_latest(&mut self, telling: Telling) {
        insert_telling(&mut self.latest, telling);
        if self.latest.len() > LATEST {
            self.latest.remove(0);
        }
    }
}

/// A name, and who has it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct NameSum {
    #[prost(string, tag = "1")]
    pub(crate) text: String,
    #[prost(message, required, tag = "2")]
    pub(crate) tellings: Tellings,
}

/// Names in order of their texts.
pub(crate) trait Names {
    fn add(&mut self, text: &str, telling: Telling);
    fn take_out(&mut self, text: &str, telling: &Telling);
    fn absorb(&mut self, other: &Self);
}

impl Names for Vec<NameSum> {
    fn add(&mut self, text: &str, telling: Telling) {
        let new = || NameSum { text: text.to_owned(), tellings: Tellings::default() };
        entry(self, |sum| sum.text == text, new).tellings.add(telling);
        self.sort_by(|a, b| a.text.cmp(&b.text));
    }

    fn take_out(&mut self, text: &str, telling: &Telling) {
        self.iter_mut().filter(|sum| sum.text == text).for_each(|sum| sum.tellings.take_out(telling));
        self.retain(|sum| sum.tellings.count > 0);
    }

    fn absorb(&mut self, other: &Self) {
        for theirs in other {
            let new = || NameSum { text: theirs.text.clone(), tellings: Tellings::default() };
            entry(self, |sum| sum.text == theirs.text, new).tellings.absorb(&theirs.tellings);
        }
        self.sort_by(|a, b| a.text.cmp(&b.text));
    }
}

/// The sum that is meant, made where there is none yet.
pub(crate) fn entry<T>(sums: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let at = sums.iter().position(is).unwrap_or_else(|| {
        sums.push(new());
        sums.len() - 1
    });
    &mut sums[at]
}

fn insert_telling(tellings: &mut Vec<Telling>, telling: Telling) {
    let at = tellings.partition_point(|kept| kept.order() <= telling.order());
    tellings.insert(at, telling);
}

fn insert(days: &mut Vec<u32>, day: u32) {
    let at = days.partition_point(|&kept| kept <= day);
    days.insert(at, day);
}

/// A date as a number that sorts as the calendar does.
fn number(date: &v1::Date) -> u32 {
    let part = |n: i32| u32::try_from(n).unwrap_or(0);
    part(date.year) * 10_000 + part(date.month) * 100 + part(date.day)
}

fn date(number: u32) -> v1::Date {
    let part = |n: u32| i32::try_from(n).unwrap_or(0);
    v1::Date { year: part(number / 10_000), month: part(number / 100 % 100), day: part(number % 100) }
}
