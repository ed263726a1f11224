//! Lists in pages.

use peacebrief::v1::{self, ActorKind};
use peacebrief_chronicle::{Page, Reader};

use crate::builder::{report, shelf, valley};

/// All pages of a list, one by one, by the names of what they hold.
fn pages<T>(name: impl Fn(&T) -> String, page: impl Fn(Option<&str>) -> Page<T>) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let (items, next) = page(after.as_deref());
        pages.push(items.iter().map(&name).collect());
        match next {
            None => return pages,
            next => after = next,
        }
    }
}

#[test]
fn processes_come_with_the_latest_reports_first_in_pages() {
    let told = |name: &str, day: &str, state: &str| {
        report(name, day).state(state).group("Front").between(&[state, "Front"]).done()
    };
    let shelf = shelf(&[
        told("1", "2024-01-01", "Mali"),
        told("2", "2024-03-01", "Chad"),
        told("3", "2024-02-01", "Niger"),
        told("4", "2024-04-01", "Mali"),
    ]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let found = pages(
        |process: &v1::ProcessRecord| process.display_name.clone(),
        |after| reader.processes("", "", 2, after).unwrap(),
    );
    let called = |state: &str| format!("{state}–Front peace process");
    assert_eq!(found, [vec![called("Mali"), called("Chad")], vec![called("Niger")]]);
}

#[test]
fn actors_of_a_process_come_the_most_often_told_first() {
    let shelf = shelf(&[
        valley("1", "2024-09-01").person("Karim Botur", "", "").person("Yusup Halikov", "", "").done(),
        valley("2", "2024-09-02").person("Yusup Halikov", "", "").done(),
    ]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (processes, _) = reader.processes("", "", 1, None).unwrap();
    let name = |actor: &v1::ActorRecord| actor.display_name.clone();
    let of = |kind, size: usize| {
        pages(name, |after| reader.actors(&processes[0].name, "", kind, size, after).unwrap())
    };
    assert_eq!(of(ActorKind::Person, 10), [["Yusup Halikov", "Karim Botur"]]);
    assert_eq!(of(ActorKind::Person, 1), [["Yusup Halikov"], ["Karim Botur"]]);
    let all: Vec<String> = of(ActorKind::Unspecified, 1).concat();
    assert_eq!(all.len(), 4);
    let nobody = reader.actors("processes/none", "", ActorKind::Unspecified, 10, None).unwrap();
    assert_eq!(nobody, (Vec::new(), None));
}

#[test]
fn who_is_called_by_a_name_comes_in_pages_too() {
    let told = |name: &str, state: &str| {
        let told = report(name, "2024-09-01").state(state).group("Front").between(&[state, "Front"]);
        told.person("Ali Hassan", "", state).done()
    };
    let shelf = shelf(&[told("1", "Mali"), told("2", "Chad"), told("3", "Niger")]);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let found = pages(
        |actor: &v1::ActorRecord| actor.name.clone(),
        |after| reader.actors("", "ALI HASSAN", ActorKind::Person, 2, after).unwrap(),
    );
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    assert!(reader.actor("actors/none").unwrap().is_none());
    assert!(reader.agreement("agreements/none").unwrap().is_none());
    assert!(reader.process("processes/none").unwrap().is_none());
}
