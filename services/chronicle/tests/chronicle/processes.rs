//! Which reports are about one process.

use peacebrief::v1::{self, ActorKind, ActorRole};
use peacebrief_chronicle::{Chronicler, Edit, MemoryShelf, Reader, Report};

use crate::builder::{digest, report, shelf, take_in, valley};

/// The process under which a brief is filed.
fn process_of(shelf: &MemoryShelf, brief: &str) -> Option<v1::ProcessRecord> {
    let reader = Reader::new(shelf, v1::EncodingType::Utf8);
    let (processes, _) = reader.processes("", &format!("briefs/{brief}"), 10, None).unwrap();
    processes.into_iter().next()
}

/// Whether all reports are filed under one process.
fn together(reports: &[Report]) -> bool {
    let shelf = shelf(reports);
    let names: Vec<_> = reports
        .iter()
        .map(|report| process_of(&shelf, &report.name["briefs/".len()..]).map(|p| p.name))
        .collect();
    names.windows(2).all(|pair| pair[0] == pair[1] && pair[0].is_some())
}

fn colombia(name: &str, group: &str) -> crate::builder::Told {
    report(name, "2024-09-01").state("Colombia").group(group).between(&["Colombia", group])
}

#[test]
fn names_vary_and_the_record_stays() {
    let mut second = valley("2", "2024-09-02").done();
    second.brief.process.as_mut().unwrap().name = "Almadin valley peace process".into();
    let reversed = report("3", "2024-09-03")
        .state("Ushmiria")
        .state("Tarvistan")
        .between(&["Ushmiria", "Tarvistan"])
        .done();
    let reports = [valley("1", "2024-09-01").done(), second, reversed];
    assert!(together(&reports));
    let shelf = shelf(&reports);
    let reader = Reader::new(&shelf, v1::EncodingType::Utf8);
    let (found, _) = reader.processes("ALMADIN VALLEY peace process", "", 10, None).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].names.len(), 3);
    assert_eq!(found[0].report_count, 3);
    assert_eq!(reader.actor_names(&found[0].parties).unwrap().len(), 2);
}

#[test]
fn two_conflicts_of_one_state_stay_two() {
    let president = |told: crate::builder::Told| {
        told.person("Maria Duarte", "President", "Colombia").state("Norway").role(ActorRole::Mediator).done()
    };
    let reports = [
        president(colombia("1", "FARC")),
        president(colombia("2", "FARC")),
        president(colombia("3", "National Liberation Army")),
        president(colombia("4", "National Liberation Army")),
    ];
    assert!(together(&reports[..2]));
    assert!(together(&reports[2..]));
    let shelf = shelf(&reports);
    assert_ne!(process_of(&shelf, "1").unwrap().name, process_of(&shelf, "3").unwrap().name);
}

#[test]
fn one_principal_and_those_around_are_enough_where_no_other_process_fits() {
    let mediated = |told: crate::builder::Told| told.state("Kazakhstan").role(ActorRole::Mediator).done();
    let one_sided = report("2", "2024-09-02").state("Tarvistan").between(&["Tarvistan"]);
    assert!(together(&[mediated(valley("1", "2024-09-01")), mediated(one_sided)]));
    let elsewhere = report("3", "2024-09-03")
        .state("Tarvistan")
        .group("Highland Army")
        .between(&["Tarvistan", "Highland Army"]);
    assert!(!together(&[mediated(valley("1", "2024-09-01")), mediated(elsewhere)]));
}

#[test]
fn a_local_truce_is_filed_under_the_process_of_those_who_make_it() {
    let national = valley("1", "2024-09-01").group("Almadin Committee").person(
        "Daniyar Temirov",
        "governor",
        "Tarvistan",
    );
    let national = national.person("Karim Botur", "", "Almadin Committee").done();
    let local =
        report("2", "2024-09-02").group("Almadin Committee").actor("garrison", ActorKind::StateBody, "", "");
    let local =
        local.person("Daniyar Temirov", "governor", "").person("Karim Botur", "", "Almadin Committee");
    assert!(together(&[national, local.between(&["garrison", "Almadin Committee"]).done()]));
}

#[test]
fn what_is_about_no_process_is_filed_nowhere() {
    let mut off_topic = report("1", "2024-09-01").done();
    off_topic.brief.process = None;
    let shelf = shelf(&[off_topic]);
    assert!(process_of(&shelf, "1").is_none());
    assert_eq!(shelf.entries().count(), 0);
}

#[test]
fn a_report_read_anew_stays_where_it_was() {
    let first = valley("1", "2024-09-01").person("Yusup Halikov", "", "Tarvistan").done();
    let mut shelf = shelf(&[first, valley("2", "2024-09-02").done()]);
    let before = process_of(&shelf, "1").unwrap();
    // The same report, of which a newer engine reads more, under other ids.
    let anew = report("1", "2024-09-01").group("Almadin Committee").state("Ushmiria").state("Tarvistan");
    let anew = anew
        .between(&["Tarvistan", "Ushmiria"])
        .person("Yusup Halikov", "foreign minister", "Tarvistan")
        .done();
    let ids = |shelf: &MemoryShelf| {
        let reader = Reader::new(shelf, v1::EncodingType::Utf8);
        let (actors, _) = reader.actors("", "Yusup Halikov", ActorKind::Unspecified, 10, None).unwrap();
        actors.into_iter().map(|actor| actor.name).collect::<Vec<_>>()
    };
    let known = ids(&shelf);
    take_in(&mut shelf, &[anew]);
    assert_eq!(process_of(&shelf, "1").unwrap().name, before.name);
    assert_eq!(ids(&shelf), known);
}

/// While a process has the same stamp it is told in the same way: whatever comes, goes, is read otherwise or corrected gives it another.
#[test]
fn a_stamp_tells_the_states_of_a_process_apart() {
    let mut shelf = MemoryShelf::default();
    take_in(&mut shelf, &[valley("1", "2024-09-01").group("Almadin Committee").done()]);
    let process = process_of(&shelf, "1").unwrap().name;
    let stamp = |shelf: &MemoryShelf| Reader::new(shelf, v1::EncodingType::Utf8).stamp(&process).unwrap();
    let change = |shelf: &mut MemoryShelf, change: &dyn Fn(&mut Chronicler<'_, MemoryShelf>)| {
        let known = shelf.clone();
        let mut chronicler = Chronicler::new(&known);
        change(&mut chronicler);
        shelf.apply(chronicler.finish());
    };
    let first = stamp(&shelf);
    let told = |words: &str| valley("2", "2024-09-02").says(words).done();
    let mut seen = vec![first];
    for words in ["The truce of 1 September held", "The truce of 1 September was broken"] {
        take_in(&mut shelf, &[told(words)]);
        assert!(!seen.contains(&stamp(&shelf)), "{words}");
        seen.push(stamp(&shelf));
    }
    let elsewhere = report("3", "2024-09-03").state("Kestria").state("Maravelle");
    take_in(&mut shelf, &[elsewhere.between(&["Kestria", "Maravelle"]).done()]);
    assert_eq!(seen.last(), Some(&stamp(&shelf)));
    take_in(&mut shelf, &[told("The truce of 1 September held")]);
    assert_eq!(stamp(&shelf), seen[1]);
    change(&mut shelf, &|chronicler| chronicler.remove("briefs/2").unwrap());
    assert_eq!(stamp(&shelf), first);
    let actors = digest(&shelf, "1").actors;
    let states: Vec<_> = actors.iter().filter(|actor| actor.kind() == ActorKind::State).collect();
    let edit = Edit::Merge { into: states[0].name.clone(), merged: vec![states[1].name.clone()] };
    change(&mut shelf, &|chronicler| {
        chronicler.edit(&edit, "", prost_types::Timestamp::default()).unwrap();
    });
    assert_ne!(stamp(&shelf), first);
    assert_eq!(Reader::new(&shelf, v1::EncodingType::Utf8).stamp("processes/none").unwrap(), None);
}
