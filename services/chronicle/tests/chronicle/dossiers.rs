//! A dossier that was kept up tells the same as one that is made anew, to the byte.

use std::cell::Cell;
use std::collections::BTreeSet;

use peacebrief::v1::{self, ActorKind, AgreementKind, AgreementStatus, EventType};
use peacebrief_chronicle::{Chronicler, Dossier, Edit, Entry, MemoryShelf, Reader, Report, Shelf};
use proptest::prelude::*;
use prost::Message as _;

use crate::builder::{take_in, valley};

const PLACES: [&str; 3] = ["Kelbaz", "Sumbar bridge", "Алматы"];
const PERSONS: [&str; 4] = ["Yusup Halikov", "Yusuf Khalikov", "Ruslan Temirov", "Abu Layth"];
const DONE: [(EventType, &str); 4] = [
    (EventType::Agree, "signed the ceasefire accord"),
    (EventType::Concede, "exchanged 64 detainees"),
    (EventType::Assault, "fired on a post and killed two soldiers"),
    (EventType::Consult, "held a first round of talks"),
];
const SAID: [&str; 7] = [
    "The accord of 16 September was initialled, and not signed",
    "58 detainees went home on 20 September",
    "It is untrue that Tarvistan opened fire on 22 September",
    "The meeting of the commanders was called off",
    "The commanders met on 12 September at Kelbaz",
    "Halikov did not attend the talks of 9 September",
    "Nobody 🕊 has met yet",
];

/// What a report tells.
#[derive(Debug, Clone)]
struct Sketch {
    published: u32,
    outlet: usize,
    persons: BTreeSet<usize>,
    done: Vec<(usize, u32, usize)>,
    said: Vec<usize>,
    due: Option<u32>,
    status: i32,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let persons = prop::collection::btree_set(0..PERSONS.len(), 0..3);
    let done = prop::collection::vec((0..DONE.len(), 1u32..29, 0..PLACES.len()), 0..3);
    let said = prop::collection::vec(0..SAID.len(), 0..3);
    let due = prop::option::of(3u32..30);
    (2u32..30, 0..4usize, persons, done, said, due, 1..9i32).prop_map(
        |(published, outlet, persons, done, said, due, status)| Sketch {
            published,
            outlet,
            persons,
            done,
            said,
            due,
            status,
        },
    )
}

fn draw(name: usize, sketch: &Sketch) -> Report {
    let mut told = valley(&format!("{name:03}"), &format!("2024-09-{:02}", sketch.published))
        .source(&format!("outlet {}", sketch.outlet));
    for &person in &sketch.persons {
        told = told.person(PERSONS[person], "minister", ["Tarvistan", "Ushmiria"][person % 2]);
    }
    let status = AgreementStatus::try_from(sketch.status).unwrap();
    told = told.agreement("Almaty ceasefire", AgreementKind::Ceasefire, status, "2024-09-16");
    for &(what, day, place) in &sketch.done {
        let (kind, words) = DONE[what];
        let words = format!("The sides {words} at {} on {day} September", PLACES[place]);
        told = told
            .event(kind, &format!("2024-09-{day:02}"), &["Tarvistan", "Ushmiria"], &words)
            .at(PLACES[place]);
    }
    for &said in &sketch.said {
        told = told.says(SAID[said]);
    }
    if let Some(day) = sketch.due {
        told =
            told.step(&format!("2024-09-{day:02}"), &format!("The commanders will meet on {day} September"));
    }
    told.done()
}

/// Something that happens to the reports. Numbers stand for the one meant among those there are.
#[derive(Debug, Clone)]
enum Turn {
    Come(Sketch),
    /// Read anew, and told otherwise.
    Anew(usize, Sketch),
    Gone(usize),
    Merge(usize, usize),
    Split(usize, usize),
    Revert(usize),
}

fn turn() -> impl Strategy<Value = Turn> {
    let some = 0..100usize;
    prop_oneof![
        8 => sketch().prop_map(Turn::Come),
        2 => (some.clone(), sketch()).prop_map(|(which, sketch)| Turn::Anew(which, sketch)),
        2 => some.clone().prop_map(Turn::Gone),
        1 => (some.clone(), some.clone()).prop_map(|(into, merged)| Turn::Merge(into, merged)),
        1 => (some.clone(), some.clone()).prop_map(|(from, brief)| Turn::Split(from, brief)),
        1 => some.prop_map(Turn::Revert),
    ]
}

/// A desk with its shelf.
#[derive(Default)]
struct Desk {
    shelf: MemoryShelf,
    /// The briefs that are there, by number.
    there: Vec<usize>,
    kept: usize,
}

impl Desk {
    fn take(&mut self, turn: &Turn) {
        match turn {
            Turn::Come(sketch) => {
                take_in(&mut self.shelf, &[draw(self.kept, sketch)]);
                self.there.push(self.kept);
                self.kept += 1;
            }
            Turn::Anew(which, sketch) => {
                if let Some(name) = self.pick(*which) {
                    take_in(&mut self.shelf, &[draw(name, sketch)]);
                }
            }
            Turn::Gone(which) => {
                if let Some(name) = self.pick(*which) {
                    self.there.retain(|other| *other != name);
                    self.remove(name);
                }
            }
            Turn::Merge(into, merged) => {
                let persons = self.persons();
                if !persons.is_empty() {
                    let name = |which: usize| persons[which % persons.len()].clone();
                    self.edit(&Edit::Merge { into: name(*into), merged: vec![name(*merged)] });
                }
            }
            Turn::Split(from, brief) => {
                let persons = self.persons();
                if let Some(brief) = self.pick(*brief)
                    && !persons.is_empty()
                {
                    let from = persons[from % persons.len()].clone();
                    self.edit(&Edit::Split { from, briefs: vec![format!("briefs/{brief:03}")] });
                }
            }
            Turn::Revert(which) => {
                let reader = Reader::new(&self.shelf, v1::EncodingType::Utf8);
                let (edits, _) = reader.edits(100, None).unwrap();
                if !edits.is_empty() {
                    let name = edits[which % edits.len()].name.clone();
                    self.edit(&Edit::Revert(name));
                }
            }
        }
    }

    fn pick(&self, which: usize) -> Option<usize> {
        (!self.there.is_empty()).then(|| self.there[which % self.there.len()])
    }

    fn remove(&mut self, name: usize) {
        let mut chronicler = Chronicler::new(&self.shelf);
        chronicler.remove(&format!("briefs/{name:03}")).unwrap();
        let outcome = chronicler.finish();
        self.shelf.apply(outcome);
    }

    fn persons(&self) -> Vec<String> {
        let reader = Reader::new(&self.shelf, v1::EncodingType::Utf8);
        let (actors, _) = reader.actors("", "", ActorKind::Person, 100, None).unwrap();
        actors.into_iter().map(|actor| actor.name).collect()
    }

    /// Makes a correction, where it can be made.
    fn edit(&mut self, edit: &Edit) {
        let mut chronicler = Chronicler::new(&self.shelf);
        let time = prost_types::Timestamp { seconds: 1_700_000_000, nanos: 0 };
        if chronicler.edit(edit, "", time).is_ok() {
            let outcome = chronicler.finish();
            self.shelf.apply(outcome);
        }
    }
}

/// The process that there is.
fn process<S: Shelf>(reader: &Reader<'_, S>) -> Option<String> {
    let (processes, _) = reader.processes("", "", 1, None).unwrap();
    processes.first().map(|process| process.name.clone())
}

/// A digest as it is sent.
fn told<S: Shelf>(reader: &Reader<'_, S>, dossier: &mut Dossier) -> Vec<u8> {
    reader.digest_from(dossier, 0).unwrap().map(|digest| digest.encode_to_vec()).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_kept_up_tells_the_same_as_what_is_made_anew(turns in prop::collection::vec(turn(), 1..16)) {
        let mut desk = Desk::default();
        let window = v1::DateInterval {
            start: Some(v1::Date { year: 2024, month: 9, day: 8 }),
            end: Some(v1::Date { year: 2024, month: 9, day: 20 }),
        };
        let (mut name, mut kept): (Option<String>, Vec<Dossier>) = (None, Vec::new());
        for turn in &turns {
            desk.take(turn);
            let reader = Reader::new(&desk.shelf, v1::EncodingType::Utf16);
            let Some(process) = process(&reader) else { continue };
            // A process of which nothing is left is no more; another one is begun.
            if name.as_ref() != Some(&process) {
                kept = vec![Dossier::new(&process, None), Dossier::new(&process, Some(window))];
                name = Some(process.clone());
            }
            for (dossier, published) in kept.iter_mut().zip([None, Some(window)]) {
                let anew = told(&reader, &mut Dossier::new(&process, published));
                prop_assert!(told(&reader, dossier) == anew, "after {turn:?}");
            }
            let kept = reader.timeline_from(&mut kept[0], None, 1_000, None).unwrap();
            prop_assert_eq!(kept, reader.timeline(&process, None, 1_000, None).unwrap());
        }
    }
}

/// The nth report of a long process, of one place and day told by several outlets.
fn nth(n: usize) -> Report {
    let occasion = n / 3;
    let (month, day) = (occasion / 28 % 12 + 1, occasion % 28 + 1);
    let place = ["Kelbaz", "Sumbar", "Dorsan", "Almadin"][occasion % 4];
    let published = format!("{}-{month:02}-{day:02}", 2010 + occasion / 336);
    let killed = ["two", "two", "four"][n % 3];
    let clash = format!("Troops fired on a post at {place} and killed {killed} soldiers that day");
    let told = valley(&format!("{n:03}"), &published).source(&format!("outlet {}", n % 5));
    let told = told.person(PERSONS[n % 4], "minister", ["Tarvistan", "Ushmiria"][n % 2]);
    let told = told.event(EventType::Assault, &published, &["Tarvistan"], &clash).at(place);
    let told = told.agreement("Almaty ceasefire", AgreementKind::Ceasefire, AgreementStatus::InForce, "");
    let due = format!("{}-{month:02}-{:02}", 2010 + occasion / 336, (day + 2).min(28));
    told.step(&due, &format!("The commanders will meet at {place} within days"))
        .says(&format!("The commanders met at {place} as announced"))
        .done()
}

#[test]
fn so_does_a_long_process_whose_reports_come_late_and_go_again() {
    let mut shelf = MemoryShelf::default();
    let reports: Vec<Report> = (0..420).map(nth).collect();
    let late = |n: &usize| n % 70 == 5;
    let early: Vec<Report> =
        reports.iter().enumerate().filter(|(n, _)| !late(n)).map(|(_, report)| report.clone()).collect();
    take_in(&mut shelf, &early);
    let name = process(&Reader::new(&shelf, v1::EncodingType::Utf8)).unwrap();
    let mut dossier = Dossier::new(&name, None);
    let agree = |shelf: &MemoryShelf, dossier: &mut Dossier| {
        let reader = Reader::new(shelf, v1::EncodingType::Utf8);
        assert!(told(&reader, dossier) == told(&reader, &mut Dossier::new(&name, None)));
    };
    agree(&shelf, &mut dossier);
    for n in (0..420).filter(late) {
        take_in(&mut shelf, &reports[n..=n]);
        agree(&shelf, &mut dossier);
    }
    for n in [0, 100, 419] {
        let mut chronicler = Chronicler::new(&shelf);
        chronicler.remove(&reports[n].name).unwrap();
        let outcome = chronicler.finish();
        shelf.apply(outcome);
        agree(&shelf, &mut dossier);
    }
}

#[test]
fn so_does_one_whose_reports_come_in_backwards() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &[nth(0), nth(200)]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let name = process(&reader).unwrap();
    let mut dossier = Dossier::new(&name, None);
    told(&reader, &mut dossier);
    // Each between the first and all others: there is no room for so many.
    for n in (1..60).rev() {
        take_in(&mut shelf, &[nth(3 * n)]);
        let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
        let kept = told(&reader, &mut dossier);
        if n % 10 == 0 || n == 1 {
            assert!(kept == told(&reader, &mut Dossier::new(&name, None)), "{n}");
        }
    }
}

#[test]
fn what_is_erased_is_in_no_dossier_any_more() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &(0..30).map(nth).collect::<Vec<_>>());
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let name = process(&reader).unwrap();
    let mut dossier = Dossier::new(&name, None);
    let before = told(&reader, &mut dossier);
    dossier.erase(&BTreeSet::from(["briefs/007".to_owned(), "briefs/999".to_owned()]));
    assert!(!format!("{dossier:?}").contains("briefs/007"));
    // The shelf has it still.
    assert_eq!(told(&reader, &mut dossier), before);
}

/// A shelf that counts how many bytes are read from it.
#[derive(Default)]
struct Counted {
    shelf: MemoryShelf,
    bytes: Cell<usize>,
}

impl Counted {
    fn count<'e>(&self, read: impl Iterator<Item = &'e Entry>) {
        self.bytes.set(self.bytes.get() + read.map(|entry| entry.content.len()).sum::<usize>());
    }
}

impl Shelf for Counted {
    type Error = std::convert::Infallible;

    fn get(&self, ids: &[String]) -> Result<Vec<Entry>, Self::Error> {
        let found = self.shelf.get(ids)?;
        self.count(found.iter());
        Ok(found)
    }

    fn find(&self, keys: &[String]) -> Result<Vec<Entry>, Self::Error> {
        let found = self.shelf.find(keys)?;
        self.count(found.iter());
        Ok(found)
    }

    fn range(&self, from: &str, to: &str, limit: usize) -> Result<Vec<(String, Entry)>, Self::Error> {
        let found = self.shelf.range(from, to, limit)?;
        self.count(found.iter().map(|(_, entry)| entry));
        Ok(found)
    }

    fn keys(&self, stretches: &[(&str, &str, usize)]) -> Result<Vec<Vec<(String, String)>>, Self::Error> {
        let found = self.shelf.keys(stretches)?;
        let bytes = found.iter().flatten().map(|(key, id)| key.len() + id.len()).sum::<usize>();
        self.bytes.set(self.bytes.get() + bytes);
        Ok(found)
    }
}

#[test]
fn a_digest_after_one_more_report_reads_no_more_of_a_long_process_than_of_a_short_one() {
    let mut counted = Counted::default();
    let mut name = String::new();
    let mut read = Vec::new();
    let mut dossier: Option<Dossier> = None;
    for n in 0..600 {
        take_in(&mut counted.shelf, &[nth(n)]);
        if n != 30 && n % 200 != 0 {
            continue;
        }
        let reader = Reader::new(&counted, v1::EncodingType::Utf8);
        if name.is_empty() {
            name = process(&reader).unwrap();
        }
        let dossier = dossier.get_or_insert_with(|| Dossier::new(&name, None));
        told(&reader, dossier);
        take_in(&mut counted.shelf, &[nth(n + 1)]);
        let reader = Reader::new(&counted, v1::EncodingType::Utf8);
        counted.bytes.set(0);
        told(&reader, dossier);
        read.push((n, counted.bytes.get()));
    }
    let (short, long) = (read[1].1, read.last().unwrap().1);
    assert!(long < 2 * short, "{read:?}");
}

/// `cargo test --release -p peacebrief-chronicle --test chronicle -- --ignored --nocapture what_one_more`
#[test]
#[ignore = "measures, and takes minutes"]
fn what_one_more_report_costs() {
    const ROUNDS: usize = 15;
    let mut shelf = MemoryShelf::default();
    let mut kept = 0;
    for length in [10, 100, 1_000, 10_000] {
        let more: Vec<Report> = (kept..length).map(nth).collect();
        take_in(&mut shelf, &more);
        kept = length;
        let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
        let name = process(&reader).unwrap();
        let mut dossier = Dossier::new(&name, None);
        let begun = std::time::Instant::now();
        told(&reader, &mut dossier);
        let anew = begun.elapsed();
        let mut times: Vec<_> = (0..ROUNDS)
            .map(|_| {
                take_in(&mut shelf, &[nth(kept)]);
                kept += 1;
                let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
                let begun = std::time::Instant::now();
                reader.timeline_from(&mut dossier, None, 1, None).unwrap();
                let brought_up = begun.elapsed();
                reader.digest_from(&mut dossier, 3).unwrap();
                (brought_up, begun.elapsed())
            })
            .collect();
        times.sort();
        let (half, least) = (times[ROUNDS / 2], times[0]);
        let size = dossier.bytes() >> 10;
        println!(
            "{length}: anew {anew:?}; one more, taken in {half:?}, at best {least:?} (then with the digest told); {size} KiB"
        );
    }
}
