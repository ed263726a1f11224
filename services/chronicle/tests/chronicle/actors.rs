//! Who is who across reports.

use peacebrief::v1::{self, ActorKind};
use peacebrief_chronicle::{MemoryShelf, Reader};

use crate::builder::{Told, report, shelf};

/// A report on the war that all of these are about.
fn valley(name: &str, published: &str) -> Told {
    report(name, published).state("Tarvistan").state("Ushmiria").between(&["Tarvistan", "Ushmiria"])
}

/// Names of the actors of a kind, each with how many reports have it.
fn actors(shelf: &MemoryShelf, kind: ActorKind) -> Vec<(String, i32)> {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (actors, _) = reader.actors("", "", kind, 100, None).unwrap();
    let mut named: Vec<_> =
        actors.into_iter().map(|actor| (actor.display_name, actor.report_count)).collect();
    named.sort();
    named
}

#[test]
fn a_person_is_known_again_by_name_spelling_surname_and_initial() {
    let shelf = shelf(&[
        valley("1", "2024-09-04").person("Yusup Halikov", "foreign minister", "Tarvistan").done(),
        valley("2", "2024-09-05").person("Yusuf Khalikov", "Minister of Foreign Affairs", "Tarvistan").done(),
        valley("3", "2024-09-06").person("Khalikov", "", "Tarvistan").done(),
        valley("4", "2024-09-07").person("Y. Halikov", "", "").done(),
    ]);
    assert_eq!(actors(&shelf, ActorKind::Person), [("Yusuf Khalikov".into(), 4)]);
}

#[test]
fn two_of_one_surname_stay_two() {
    let shelf = shelf(&[
        valley("1", "2024-09-04").person("Daniyar Temirov", "governor", "Tarvistan").done(),
        valley("2", "2024-09-05").person("Ruslan Temirov", "chief of staff", "Ushmiria").done(),
        // Either may be meant: neither is taken for him.
        valley("3", "2024-09-06").person("Temirov", "", "").done(),
        valley("4", "2024-09-07").person("Temirov", "governor", "Tarvistan").done(),
    ]);
    let expected = [("Daniyar Temirov".into(), 2), ("Ruslan Temirov".into(), 1), ("Temirov".into(), 1)];
    assert_eq!(actors(&shelf, ActorKind::Person), expected);
}
