//! What holds of all that is told, whatever the reports are and in whichever order they come.

use std::collections::BTreeSet;

use peacebrief::v1::{self, EventType};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Report};
use proptest::prelude::*;

use crate::builder::{Told, digest, shelf, valley};

const PLACES: [&str; 3] = ["Kelbaz", "Sumbar bridge", "Алматы"];
const DONE: [(EventType, &str); 4] = [
    (EventType::Agree, "signed the ceasefire accord"),
    (EventType::Concede, "exchanged 64 detainees"),
    (EventType::Assault, "fired on a post and killed two soldiers"),
    (EventType::Consult, "held a first round of talks"),
];
const SAID: [&str; 5] = [
    "The accord of 16 September was initialled, and not signed",
    "58 detainees went home on 20 September",
    "It is untrue that Tarvistan opened fire on 22 September",
    "The meeting of the commanders was called off",
    "Nobody 🕊 has met yet",
];

#[derive(Debug, Clone)]
struct Sketch {
    published: u32,
    done: Vec<(usize, u32, usize)>,
    said: Vec<usize>,
    due: Option<u32>,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let done = prop::collection::vec((0..DONE.len(), 1u32..29, 0..PLACES.len()), 0..3);
    let said = prop::collection::vec(0..SAID.len(), 0..3);
    (2u32..30, done, said, prop::option::of(3u32..30)).prop_map(|(published, done, said, due)| Sketch {
        published,
        done,
        said,
        due,
    })
}

fn draw(name: usize, sketch: &Sketch) -> Report {
    let mut told: Told = valley(&format!("{name}"), &format!("2024-09-{:02}", sketch.published))
        .source(&format!("outlet {}", name % 4));
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

fn reports(sketches: &[Sketch]) -> Vec<Report> {
    sketches.iter().enumerate().map(|(i, sketch)| draw(i, sketch)).collect()
}

/// All tellings of a digest.
fn tellings(digest: &v1::Digest) -> Vec<&v1::Telling> {
    let events = digest.events.iter().flat_map(|event| &event.tellings);
    let steps = digest.steps.iter().flat_map(|step| step.announced.iter().chain(&step.settled));
    let claims = digest.contradictions.iter().flat_map(|c| &c.claims).flat_map(|claim| &claim.tellings);
    let moves = digest.agreements.iter().flat_map(|a| &a.history).flat_map(|moved| &moved.tellings);
    events.chain(steps).chain(claims).chain(moves).collect()
}

/// What a digest tells, but for names, which are given as reports come in.
fn content(digest: &v1::Digest) -> BTreeSet<String> {
    let words = |tellings: &[v1::Telling]| {
        tellings
            .iter()
            .map(|t| format!("{} {}", t.brief, t.evidence.as_ref().unwrap().text))
            .collect::<Vec<_>>()
    };
    let events = digest
        .events
        .iter()
        .map(|e| format!("{:?} {:?} {} {:?}", e.r#type(), e.date, e.place, words(&e.tellings)));
    let steps = digest
        .steps
        .iter()
        .map(|s| format!("{:?} {:?} {:?} {:?}", s.outcome(), s.due, words(&s.announced), words(&s.settled)));
    let contradictions = digest.contradictions.iter().map(|c| {
        format!(
            "{:?} {:?}",
            c.kind(),
            c.claims.iter().map(|claim| words(&claim.tellings)).collect::<Vec<_>>()
        )
    });
    events.chain(steps).chain(contradictions).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_telling_stands_in_its_report_to_the_letter(sketches in prop::collection::vec(sketch(), 1..7)) {
        let reports = reports(&sketches);
        let digest = digest(&shelf(&reports), "0");
        for telling in tellings(&digest) {
            let report = reports.iter().find(|report| report.name == telling.brief).unwrap();
            let span = telling.evidence.as_ref().unwrap();
            let range = usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap();
            prop_assert_eq!(report.article.body.get(range), Some(span.text.as_str()));
        }
    }

    #[test]
    fn the_order_in_which_reports_come_in_changes_nothing_that_is_told(
        sketches in prop::collection::vec(sketch(), 1..6),
        seed in any::<u64>(),
    ) {
        let reports = reports(&sketches);
        let mut shuffled = reports.clone();
        for i in (1..shuffled.len()).rev() {
            shuffled.swap(i, (seed >> (i * 7)) as usize % (i + 1));
        }
        prop_assert_eq!(content(&digest(&shelf(&reports), "0")), content(&digest(&shelf(&shuffled), "0")));
    }

    #[test]
    fn reports_that_come_again_change_nothing_and_reports_that_go_leave_nothing(sketches in prop::collection::vec(sketch(), 1..6)) {
        let reports = reports(&sketches);
        let mut shelf: MemoryShelf = shelf(&reports);
        let before = digest(&shelf, "0");
        for report in &reports {
            let mut chronicler = Chronicler::new(&shelf);
            chronicler.add(report).unwrap();
            let outcome = chronicler.finish();
            prop_assert!(outcome.written.is_empty() && outcome.removed.is_empty(), "{:?}", outcome);
        }
        prop_assert_eq!(&digest(&shelf, "0"), &before);
        for report in &reports {
            let mut chronicler = Chronicler::new(&shelf);
            chronicler.remove(&report.name).unwrap();
            let outcome = chronicler.finish();
            shelf.apply(outcome);
        }
        prop_assert_eq!(shelf.entries().count(), 0);
    }
}
