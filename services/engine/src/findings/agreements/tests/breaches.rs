//! What the reading of breaches promises.

use super::{WAR, brief_of, evidence};

/// Who accuses whom of what, by name.
fn breaches(body: &str) -> Vec<(String, String, String)> {
    let brief = brief_of(&format!("{WAR}{body}"));
    let name =
        |id: &str| brief.actors.iter().find(|a| a.id == id).map(|a| a.name.clone()).unwrap_or_default();
    let all = brief.agreements.iter().flat_map(|a| &a.breaches);
    all.map(|b| (name(&b.accuser_id), name(&b.accused_id), evidence(b.evidence.as_ref()).to_owned()))
        .collect()
}

const TRUCE: &str = "A truce between the army and the Rapid Support Forces took effect on Monday. ";

#[test]
fn what_a_truce_demands_is_the_measure() {
    let found = breaches(&format!(
        "{TRUCE}The army charged that the Rapid Support Forces had not left a single hospital, as the truce demanded."
    ));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
}

#[test]
fn violations_that_are_counted_have_their_shares() {
    let found = breaches(&format!(
        "{TRUCE}In a report the mission counted 412 violations, two thirds of them by the Rapid Support Forces."
    ));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
    let none = breaches(&format!("{TRUCE}Observers are to investigate reports of violations."));
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn what_follows_a_colon_tells_how_a_truce_ended() {
    let found = breaches(
        "A truce signed in May 2021 lasted barely a month: the Rapid Support Forces attacked the army near Omdurman in June.",
    );
    assert!(
        found.iter().any(|(by, accused, _)| by.is_empty() && accused == "Rapid Support Forces"),
        "{found:?}"
    );
}

#[test]
fn whoever_breaks_it_is_nobody() {
    let found = breaches(&format!("{TRUCE}It threatens whoever breaks the truce with sanctions."));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn who_owns_up_accuses_nobody_else() {
    let found = breaches(&format!(
        "{TRUCE}\"We are sorry that we breached the truce,\" said Yasser Atta, the army's commander."
    ));
    assert!(found.iter().all(|(_, accused, _)| accused != "Rapid Support Forces"), "{found:?}");
    let none = breaches(&format!("{TRUCE}Both sides admitted the violations."));
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn what_is_done_in_spite_of_a_truce_breaks_it() {
    let found = breaches(
        "The Rapid Support Forces attacked a village near Omdurman on Monday in spite of a ceasefire.",
    );
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
}

#[test]
fn violations_are_shared_out() {
    let found = breaches(&format!(
        "{TRUCE}The mission recorded 31 violations of the truce. It attributes 19 of them to the army and nine to the Rapid Support Forces."
    ));
    let accused = |name: &str| found.iter().any(|(_, accused, _)| accused.contains(name));
    assert!(accused("army") && accused("Rapid Support Forces"), "{found:?}");
}

#[test]
fn violations_are_listed_by_side() {
    let found = breaches(&format!(
        "{TRUCE}The commission established three violations of the truce:\n\
         • two by the army: the overflight of a camp; and the arrest of a nurse; and\n\
         • one by the Rapid Support Forces: the building of a trench."
    ));
    let by_the_army = found.iter().filter(|(_, accused, _)| accused.contains("army")).count();
    let of_the_others = found.iter().filter(|(_, accused, _)| accused == "Rapid Support Forces").count();
    assert_eq!((by_the_army, of_the_others), (2, 1), "{found:?}");
}

#[test]
fn what_is_done_once_it_has_begun_breaks_it() {
    let found = breaches(&format!(
        "{TRUCE}The Rapid Support Forces shelled a market in Omdurman hours after the truce began."
    ));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
    let said = breaches(&format!(
        "{TRUCE}The army said that the Rapid Support Forces bombed a village hours after the truce began."
    ));
    assert!(
        said.iter().any(|(by, accused, _)| by.contains("army") && accused == "Rapid Support Forces"),
        "{said:?}"
    );
}

#[test]
fn what_was_promised_is_owed() {
    let found = breaches(&format!(
        "{TRUCE}The army complained that the Rapid Support Forces had not left the hospitals, as they had undertaken to do."
    ));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
}

#[test]
fn who_goes_back_on_it_breaks_it() {
    let found =
        breaches(&format!("{TRUCE}The Rapid Support Forces went back on the truce when they sent in tanks."));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
    let promise = breaches(&format!("{TRUCE}The Rapid Support Forces broke their promise of safe passage."));
    assert!(promise.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{promise:?}");
}

#[test]
fn an_enumeration_is_of_the_side_it_names() {
    let found = breaches(&format!(
        "{TRUCE}The commission established three violations of the truce:\n\
         • two by the Rapid Support Forces (RSF): the overflight of a camp; and the arrest of a nurse; and\n\
         • one by the army: the building of a trench."
    ));
    let of_the_forces = found.iter().filter(|(_, accused, _)| accused == "Rapid Support Forces").count();
    assert_eq!(of_the_forces, 2, "{found:?}");
}

#[test]
fn who_is_accused_of_fighting_while_a_truce_holds_breaks_it() {
    let found = breaches(&format!(
        "{TRUCE}Shops opened. Schools did too. It rained all night. The army says that the Rapid Support Forces ambushed a fuel convoy \
         near Atbara on Tuesday."
    ));
    assert!(found.iter().any(|(_, accused, _)| accused == "Rapid Support Forces"), "{found:?}");
}

#[test]
fn each_of_two_sides_may_blame_the_other() {
    let found = breaches(
        "A ceasefire between the army and the Rapid Support Forces took effect on 4 May and was broken repeatedly, each side \
         blaming the other.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.iter().all(|(by, against, _)| !by.is_empty() && !against.is_empty() && by != against),
        "{found:?}"
    );
}
