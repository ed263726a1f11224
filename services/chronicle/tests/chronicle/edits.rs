//! Corrections by hand.

use peacebrief::v1::{self, ActorKind, AgreementKind, AgreementStatus, LinkingGround};
use peacebrief_chronicle::{Chronicler, Edit, EditError, MemoryShelf, Reader};

use crate::builder::{shelf, take_in, valley};

type Failure = EditError<std::convert::Infallible>;

fn edit(shelf: &mut MemoryShelf, edit: &Edit) -> Result<v1::RegistryEdit, Failure> {
    let mut chronicler = Chronicler::new(&*shelf);
    let time = prost_types::Timestamp { seconds: 1_700_000_000, nanos: 0 };
    let made = chronicler.edit(edit, "as told by the desk", time)?;
    let outcome = chronicler.finish();
    shelf.apply(outcome);
    Ok(made)
}

fn actor(shelf: &MemoryShelf, name: &str) -> Option<v1::ActorRecord> {
    Reader::new(shelf, v1::EncodingType::Utf8).actor(name).unwrap()
}

/// Names of the persons, with how many reports have each.
fn persons(shelf: &MemoryShelf) -> Vec<(String, i32)> {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (actors, _) = reader.actors("", "", ActorKind::Person, 100, None).unwrap();
    let mut persons: Vec<_> =
        actors.into_iter().map(|actor| (actor.display_name, actor.report_count)).collect();
    persons.sort();
    persons
}

/// The resource name of whoever is called so.
fn called(shelf: &MemoryShelf, name: &str) -> String {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (actors, _) = reader.actors("", name, ActorKind::Unspecified, 100, None).unwrap();
    actors[0].name.clone()
}

fn merge(into: &str, merged: &str) -> Edit {
    Edit::Merge { into: into.into(), merged: vec![merged.into()] }
}

fn two() -> MemoryShelf {
    shelf(&[
        valley("1", "2024-09-01").person("Hassan Omar", "", "Tarvistan").done(),
        valley("2", "2024-09-02").person("Abu Layth", "", "Tarvistan").done(),
        valley("3", "2024-09-03").person("Abu Layth", "", "Tarvistan").done(),
    ])
}

#[test]
fn a_merge_is_seen_everywhere_survives_reading_anew_and_can_be_taken_back() {
    let mut shelf = two();
    let before = shelf.clone();
    let (into, merged) = (called(&shelf, "Hassan Omar"), called(&shelf, "Abu Layth"));
    let made = edit(&mut shelf, &merge(&into, &merged)).unwrap();
    assert_eq!(persons(&shelf), [("Hassan Omar".into(), 3)]);
    assert_eq!(actor(&shelf, &merged).unwrap().name, into, "the name of who was merged leads to the other");
    assert_eq!(called(&shelf, "Abu Layth"), into);
    assert_eq!(actor(&shelf, &into).unwrap().names.len(), 2);
    let process = actor(&shelf, &into).unwrap().roles[0].process.clone();
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    assert_eq!(reader.actors(&process, "", ActorKind::Person, 10, None).unwrap().0.len(), 1);

    take_in(
        &mut shelf,
        &[
            valley("2", "2024-09-02").person("Abu Layth", "commander", "Tarvistan").done(),
            valley("3", "2024-09-03").done(),
            valley("4", "2024-09-04").person("Abu Layth", "", "").done(),
        ],
    );
    assert_eq!(persons(&shelf), [("Hassan Omar".into(), 3)]);

    take_in(
        &mut shelf,
        &[
            valley("2", "2024-09-02").person("Abu Layth", "", "Tarvistan").done(),
            valley("3", "2024-09-03").person("Abu Layth", "", "Tarvistan").done(),
        ],
    );
    edit(&mut shelf, &Edit::Revert(made.name)).unwrap();
    assert_eq!(persons(&shelf), [("Abu Layth".into(), 3), ("Hassan Omar".into(), 1)]);
    assert_eq!(actor(&shelf, &into), actor(&before, &into));
}

#[test]
fn a_merge_outlives_the_reports_while_they_are_read_anew() {
    let mut shelf = two();
    let (into, merged) = (called(&shelf, "Hassan Omar"), called(&shelf, "Abu Layth"));
    edit(&mut shelf, &merge(&into, &merged)).unwrap();
    take_in(&mut shelf, &[valley("2", "2024-09-02").done(), valley("3", "2024-09-03").done()]);
    assert_eq!(persons(&shelf), [("Hassan Omar".into(), 1)]);
}

#[test]
fn who_was_merged_is_found_while_no_report_tells_of_the_one_that_stays() {
    let mut shelf = two();
    let (into, merged) = (called(&shelf, "Hassan Omar"), called(&shelf, "Abu Layth"));
    edit(&mut shelf, &merge(&into, &merged)).unwrap();
    let remove = |shelf: &mut MemoryShelf, brief: &str| {
        let mut chronicler = Chronicler::new(&*shelf);
        chronicler.remove(brief).unwrap();
        let outcome = chronicler.finish();
        shelf.apply(outcome);
    };
    remove(&mut shelf, "briefs/1");
    assert_eq!(persons(&shelf), [("Abu Layth".into(), 2)]);
    assert_eq!(actor(&shelf, &merged).unwrap().name, into);
    remove(&mut shelf, "briefs/2");
    remove(&mut shelf, "briefs/3");
    let left: Vec<&String> = shelf.entries().map(|entry| &entry.id).collect();
    assert_eq!(left, [&format!("leads/{merged}"), "registryEdits/1"], "nothing but the edit");
    take_in(&mut shelf, &[valley("2", "2024-09-02").person("Abu Layth", "", "Tarvistan").done()]);
    assert_eq!(persons(&shelf).len(), 1);
}

#[test]
fn a_split_moves_the_reports_named_and_holds_when_they_are_read_anew() {
    let told = |name: &str, office: &str| {
        valley(name, &format!("2024-09-0{name}")).person("Ali Hassan", office, "Tarvistan").done()
    };
    let mut shelf = shelf(&[told("1", ""), told("2", ""), told("3", "")]);
    let from = called(&shelf, "Ali Hassan");
    let made =
        edit(&mut shelf, &Edit::Split { from: from.clone(), briefs: vec!["briefs/2".into()] }).unwrap();
    assert_eq!(persons(&shelf), [("Ali Hassan".into(), 1), ("Ali Hassan".into(), 2)]);
    let Some(v1::registry_edit::Action::Split(split)) = &made.action else { panic!("{made:?}") };
    let created = actor(&shelf, &split.created).unwrap();
    assert_eq!(created.linkings[0].brief, "briefs/2");
    assert_eq!(created.linkings[0].ground(), LinkingGround::Edit);
    take_in(&mut shelf, &[told("2", "minister")]);
    assert_eq!(actor(&shelf, &split.created).unwrap().report_count, 1);
    edit(&mut shelf, &Edit::Revert(made.name)).unwrap();
    assert_eq!(persons(&shelf), [("Ali Hassan".into(), 3)]);
    assert_eq!(actor(&shelf, &split.created).unwrap().name, from);
}

#[test]
fn agreements_are_merged_and_split_alike() {
    let told = |n: &str, name: &str, status| {
        valley(n, "2024-09-01").agreement(name, AgreementKind::Framework, status, "").done()
    };
    let mut shelf = shelf(&[
        told("1", "Almaty accord", AgreementStatus::Signed),
        told("2", "Sumbar accord", AgreementStatus::InForce),
    ]);
    let list = |shelf: &MemoryShelf| {
        let reader = Reader::new(shelf, v1::EncodingType::Utf8);
        reader.agreements("", "", &[], 10, None).unwrap().0
    };
    let found = list(&shelf);
    let made = edit(&mut shelf, &merge(&found[0].name, &found[1].name)).unwrap();
    let one = list(&shelf);
    assert_eq!(one.len(), 1);
    assert_eq!((one[0].history.len(), one[0].names.len(), one[0].report_count), (2, 2, 2));
    edit(&mut shelf, &Edit::Revert(made.name)).unwrap();
    assert_eq!(list(&shelf), found);
    edit(&mut shelf, &merge(&found[0].name, &found[1].name)).unwrap();
    let both = Edit::Split { from: found[0].name.clone(), briefs: vec!["briefs/2".into()] };
    edit(&mut shelf, &both).unwrap();
    assert_eq!(list(&shelf).len(), 2);
}

#[test]
fn edits_that_cannot_be_are_refused() {
    let mut shelf = two();
    let (one, other) = (called(&shelf, "Hassan Omar"), called(&shelf, "Abu Layth"));
    let state = called(&shelf, "Tarvistan");
    let before = shelf.entries().count();
    let split = |from: &str, briefs: &[&str]| Edit::Split {
        from: from.into(),
        briefs: briefs.iter().map(|brief| (*brief).to_owned()).collect(),
    };
    let mut refused = |wrong: &Edit| edit(&mut shelf, wrong).unwrap_err();
    assert!(
        matches!(refused(&merge(&one, "actors/nobody")), Failure::NotFound(name) if name == "actors/nobody")
    );
    assert!(matches!(refused(&merge(&one, &one)), Failure::Same(..)));
    assert!(matches!(refused(&merge(&one, &state)), Failure::KindsDiffer(..)));
    assert!(matches!(refused(&merge(&one, "agreements/none")), Failure::NotFound(_)));
    assert!(
        matches!(refused(&split(&one, &["briefs/2"])), Failure::NotTold { brief, .. } if brief == "briefs/2")
    );
    assert!(matches!(refused(&split(&one, &["briefs/none"])), Failure::NotTold { .. }));
    assert!(matches!(refused(&split(&other, &["briefs/2", "briefs/3"])), Failure::NothingLeft(_)));
    assert!(matches!(refused(&split(&other, &[])), Failure::NothingLeft(_)));
    assert!(matches!(refused(&Edit::Revert("registryEdits/7".into())), Failure::NotFound(_)));
    assert_eq!(shelf.entries().count(), before);
}

#[test]
fn an_edit_on_which_another_builds_cannot_be_taken_back_before_it() {
    let mut shelf = two();
    let (one, other) = (called(&shelf, "Hassan Omar"), called(&shelf, "Abu Layth"));
    let first = edit(&mut shelf, &merge(&one, &other)).unwrap();
    let second = edit(&mut shelf, &Edit::Split { from: one, briefs: vec!["briefs/3".into()] }).unwrap();
    let superseded = edit(&mut shelf, &Edit::Revert(first.name.clone())).unwrap_err();
    assert!(matches!(superseded, Failure::Superseded { by } if by == second.name));
    edit(&mut shelf, &Edit::Revert(second.name.clone())).unwrap();
    assert!(matches!(edit(&mut shelf, &Edit::Revert(second.name)).unwrap_err(), Failure::NotInForce(_)));
    edit(&mut shelf, &Edit::Revert(first.name)).unwrap();
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (edits, next) = reader.edits(3, None).unwrap();
    assert_eq!(edits.iter().map(|edit| edit.reverted).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(edits[0].reason, "as told by the desk");
    let (rest, last) = reader.edits(3, next.as_deref()).unwrap();
    assert_eq!((rest.len(), rest[0].reverted, last), (1, true, None));
}
