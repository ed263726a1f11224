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
