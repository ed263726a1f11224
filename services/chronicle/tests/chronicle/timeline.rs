//! Timelines: everything once, in order of time, page by page.

use peacebrief::date::{iso_resolved, parse};
use peacebrief::v1::{self, AgreementKind, AgreementStatus, EventType, timeline_entry::Entry};
use peacebrief_chronicle::{MemoryShelf, Reader};

use crate::builder::{digest, shelf, valley};

/// A month of daily reports: each tells of a clash the day before, and announces a meeting for the day after.
fn month() -> MemoryShelf {
    let day = |n: u32| format!("2024-09-{n:02}");
    let reports: Vec<_> = (2..=29)
        .map(|n| {
            let place = ["Kelbaz", "Sumbar", "Dorsan"][n as usize % 3];
            let clash = format!("Troops fired on a post at {place} on {} September", n - 1);
            let told = valley(&format!("{n:02}"), &day(n)).source(&format!("outlet {n}"));
            let told = told.event(EventType::Assault, &day(n - 1), &["Tarvistan"], &clash).at(place);
            told.step(&day(n + 1), &format!("The commanders will meet at {place} on {} September", n + 1))
                .done()
        })
        .collect();
    let signed = valley("30", "2024-09-30").agreement(
        "ceasefire",
        AgreementKind::Ceasefire,
        AgreementStatus::Signed,
        "2024-09-20",
    );
    let undated =
        signed.event(EventType::Protest, "", &["Ushmiria"], "Farmers blocked the road to the crossing");
    shelf(&[reports, vec![undated.done()]].concat())
}

fn read(shelf: &MemoryShelf, window: Option<&v1::DateInterval>, size: usize) -> Vec<v1::TimelineEntry> {
    let process = digest(shelf, "30").process.unwrap().name;
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (entries, next) = reader.timeline(&process, window, size, after.as_deref()).unwrap().unwrap();
        assert!(entries.len() <= size);
        all.extend(entries);
        after = next;
        if after.is_none() {
            return all;
        }
    }
}

fn named(entries: &[v1::TimelineEntry]) -> Vec<(Option<String>, String)> {
    let name = |entry: &v1::TimelineEntry| match entry.entry.as_ref().unwrap() {
        Entry::Event(event) => event.name.clone(),
        Entry::AgreementMove(moved) => moved.agreement.clone(),
        Entry::Step(step) => format!("{} {:?}", step.name, step.outcome()),
    };
    entries.iter().map(|entry| (entry.date.as_ref().and_then(iso_resolved), name(entry))).collect()
}

#[test]
fn pages_of_any_size_tell_the_same_as_the_digest() {
    let shelf = month();
    let whole = named(&read(&shelf, None, 1_000));
    let told = digest(&shelf, "30");
    assert_eq!(whole.len(), told.events.len() + told.steps.len() + 1);
    for step in &told.steps {
        assert!(
            whole.iter().any(|(_, name)| *name == format!("{} {:?}", step.name, step.outcome())),
            "{step:?}"
        );
    }
    let dated: Vec<_> = whole.iter().map_while(|(date, _)| date.clone()).collect();
    assert!(dated.is_sorted() && dated.len() == whole.len() - 1, "{dated:?}");
    for size in [1, 3, 10] {
        assert_eq!(named(&read(&shelf, None, size)), whole, "pages of {size}");
    }
}

#[test]
fn a_window_holds_what_happened_in_it() {
    let shelf = month();
    let window = v1::DateInterval { start: parse("2024-09-10").ok(), end: parse("2024-09-12").ok() };
    let inside = read(&shelf, Some(&window), 2);
    let days: Vec<_> = inside.iter().filter_map(|entry| iso_resolved(entry.date.as_ref()?)).collect();
    assert_eq!(days, ["2024-09-10", "2024-09-10", "2024-09-11", "2024-09-11", "2024-09-12", "2024-09-12"]);
}

#[test]
fn an_unknown_process_has_none() {
    let shelf = month();
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    assert_eq!(reader.timeline("processes/none", None, 10, None).unwrap(), None);
    assert_eq!(reader.digest("processes/none", None, 0).unwrap(), None);
}
