//! What stands on the shelf after reports came and went.

use peacebrief::v1::{AgreementKind, AgreementStatus};
use peacebrief_chronicle::{Chronicler, MemoryShelf, Outcome, Report};

use crate::builder::{report, take_in};

fn reports() -> Vec<Report> {
    let told = |name: &str, day: &str| {
        report(name, day).state("Tarvistan").state("Ushmiria").between(&["Tarvistan", "Ushmiria"])
    };
    vec![
        told("1", "2024-09-04")
            .person("Yusup Halikov", "foreign minister", "Tarvistan")
            .agreement("draft ceasefire", AgreementKind::Ceasefire, AgreementStatus::Proposed, "")
            .done(),
        told("2", "2024-09-05")
            .person("Yusuf Khalikov", "Minister of Foreign Affairs", "Tarvistan")
            .agreement("ceasefire", AgreementKind::Ceasefire, AgreementStatus::Signed, "2024-09-16")
            .breach("Tarvistan", "Ushmiria")
            .done(),
        told("3", "2024-09-06").person("Khalikov", "", "Tarvistan").done(),
    ]
}

fn change(shelf: &MemoryShelf, work: impl FnOnce(&mut Chronicler<'_, MemoryShelf>)) -> Outcome {
    let mut chronicler = Chronicler::new(shelf);
    work(&mut chronicler);
    chronicler.finish()
}

#[test]
fn a_report_that_is_read_anew_unchanged_changes_nothing() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &reports());
    for report in reports() {
        let outcome = change(&shelf, |chronicler| chronicler.add(&report).unwrap());
        assert_eq!(outcome, Outcome::default(), "{}", report.name);
    }
}

#[test]
fn nothing_remains_of_reports_that_are_taken_out() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &reports());
    assert!(shelf.entries().count() > 0);
    for report in reports() {
        let outcome = change(&shelf, |chronicler| chronicler.remove(&report.name).unwrap());
        shelf.apply(outcome);
    }
    assert_eq!(
        shelf.entries().count(),
        0,
        "{:?}",
        shelf.entries().map(|entry| &entry.id).collect::<Vec<_>>()
    );
}
