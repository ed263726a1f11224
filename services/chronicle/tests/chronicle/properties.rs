//! What holds whatever the reports tell.

use peacebrief::v1::{AgreementKind, AgreementStatus};
use peacebrief_chronicle::{Chronicler, Entry, MemoryShelf, Outcome, Report};
use proptest::prelude::*;

use crate::builder::{report, take_in};

const STATES: [&str; 3] = ["Tarvistan", "Ushmiria", "Kazakhstan"];
const PERSONS: [&str; 8] = [
    "Yusup Halikov",
    "Yusuf Khalikov",
    "Halikov",
    "Ruslan Temirov",
    "Daniyar Temirov",
    "R. Temirov",
    "Temirov",
    "the governor",
];
const GROUPS: [&str; 5] =
    ["Almadin Self-Defence Committee", "Self-Defence Committee", "the rebels", "FMLN", "🕊 الجيش"];
const ACCORDS: [&str; 4] = ["ceasefire", "Almaty accord", "local truce", "accord"];

prop_compose! {
    fn any_report(name: usize)(
        day in 1..28_u32,
        parties in 0..3_usize,
        persons in prop::collection::btree_set(0..PERSONS.len(), 0..4),
        groups in prop::collection::btree_set(0..GROUPS.len(), 0..3),
        accords in prop::collection::btree_set(0..ACCORDS.len(), 0..3),
        status in 1..9_i32,
        serves in 0..4_usize,
        off_topic in prop::bool::weighted(0.05),
    ) -> Report {
        let mut told = report(&name.to_string(), &format!("2024-09-{day:02}"));
        for state in STATES {
            told = told.state(state);
        }
        for at in groups {
            told = told.group(GROUPS[at]);
        }
        for at in persons {
            told = told.person(PERSONS[at], ["", "minister", "governor"][at % 3], ["", STATES[0], STATES[1], STATES[2]][serves]);
        }
        told = told.between(&[STATES[parties], STATES[(parties + 1) % 3]]);
        for at in accords {
            let status = AgreementStatus::try_from(status).unwrap();
            let kind = [AgreementKind::Ceasefire, AgreementKind::Framework][at % 2];
            told = told.agreement(ACCORDS[at], kind, status, "").breach(STATES[parties], "");
        }
        let mut report = told.done();
        if off_topic {
            report.brief.process = None;
        }
        report
    }
}

fn any_reports() -> impl Strategy<Value = Vec<Report>> {
    (1..9_usize).prop_flat_map(|count| (0..count).map(any_report).collect::<Vec<_>>())
}

fn change(shelf: &MemoryShelf, work: impl FnOnce(&mut Chronicler<'_, MemoryShelf>)) -> Outcome {
    let mut chronicler = Chronicler::new(shelf);
    work(&mut chronicler);
    chronicler.finish()
}

fn entries(shelf: &MemoryShelf) -> Vec<Entry> {
    shelf.entries().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reports_that_come_and_go_leave_nothing(reports in any_reports(), order in any::<u64>()) {
        let mut shelf = MemoryShelf::default();
        take_in(&mut shelf, &reports);
        let mut left: Vec<&Report> = reports.iter().collect();
        while !left.is_empty() {
            let at = usize::try_from(order).unwrap_or(0) % left.len();
            let name = &left.remove(at).name;
            let outcome = change(&shelf, |chronicler| chronicler.remove(name).unwrap());
            shelf.apply(outcome);
        }
        prop_assert_eq!(entries(&shelf), Vec::new());
    }

    #[test]
    fn what_is_read_anew_unchanged_changes_nothing(reports in any_reports(), at in any::<prop::sample::Index>()) {
        let mut shelf = MemoryShelf::default();
        take_in(&mut shelf, &reports);
        let outcome = change(&shelf, |chronicler| chronicler.add(at.get(&reports)).unwrap());
        prop_assert_eq!(outcome, Outcome::default());
    }

    #[test]
    fn one_work_or_many_come_to_the_same(reports in any_reports()) {
        let mut many = MemoryShelf::default();
        let alerts: Vec<_> = take_in(&mut many, &reports).concat();
        let mut one = MemoryShelf::default();
        let outcome = change(&one, |chronicler| reports.iter().for_each(|report| chronicler.add(report).unwrap()));
        prop_assert_eq!(&outcome.alerts, &alerts);
        one.apply(outcome);
        prop_assert_eq!(entries(&one), entries(&many));
    }

    #[test]
    fn entries_are_such_as_shelves_take(reports in any_reports()) {
        let mut shelf = MemoryShelf::default();
        take_in(&mut shelf, &reports);
        for entry in shelf.entries() {
            prop_assert!(entry.id.len() <= 200 && entry.id.bytes().all(|b| b.is_ascii_graphic()), "{}", entry.id);
            for key in &entry.keys {
                prop_assert!(key.len() <= 400 && !key.chars().any(char::is_control), "{key}");
            }
        }
    }
}
