//! What the finding of accords promises.

use super::{WAR, brief_of, names};

fn named(body: &str) -> Vec<String> {
    names(&brief_of(&format!("{WAR}{body}"))).into_iter().map(str::to_owned).collect()
}

#[test]
fn an_accord_of_which_nothing_is_told_is_any_accord() {
    let signed = "The army and the Rapid Support Forces signed the Ardan Accord on Monday, and the Accord provides for the release of \
                  prisoners.";
    let found = named(&format!("{signed} Diplomats elsewhere still hope to close a deal."));
    assert!(!found.iter().any(|name| name.ends_with("deal")), "{found:?}");
}

#[test]
fn what_sides_reach_is_an_accord() {
    let found = named("The army and the Rapid Support Forces reached an understanding to stop all firing.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn several_made_in_one_act_are_told_as_one() {
    let found = named("The four agreements, signed in Bender on 25 May, deal with schools and roads.");
    assert_eq!(found.len(), 1, "{found:?}");
    let found = named(
        "A framework agreement in January 1994 brought in the envoy. Churches heard of a dozen partial accords, signed one by one from \
         1994 on.",
    );
    assert_eq!(found, ["framework agreement"]);
}

#[test]
fn a_minute_is_an_accord_where_it_has_a_name() {
    let found = named("The Ardan Minute was signed in May by the army and the Rapid Support Forces.");
    assert!(found.iter().any(|name| name == "Ardan Minute"), "{found:?}");
    let none = named("The guns fell silent in the first minute of Sunday.");
    assert!(!none.iter().any(|name| name.contains("minute")), "{none:?}");
}

#[test]
fn a_truce_with_a_day_of_its_own_is_another() {
    let found = named(
        "The ceasefire that the army and the Rapid Support Forces concluded in Doha on 19 May is in force. A 48-hour truce, which both \
         announced on 15 May, had failed.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn an_accord_may_be_called_by_a_short_form() {
    let brief = brief_of(&format!(
        "{WAR}In 2014 the army and the Rapid Support Forces signed the Comprehensive Agreement on the Highlands (CAH). On Monday they signed \
         an agreement creating a task force. Under the CAH, all weapons will be put beyond use."
    ));
    let known = brief.agreements.iter().find(|a| a.name.contains("Highlands")).unwrap();
    assert!(!known.provisions.is_empty(), "{:?}", names(&brief));
}

#[test]
fn a_plan_to_end_a_war_is_one_that_sides_may_agree_to() {
    let brief = brief_of(&format!(
        "{WAR}Ruvenna has put together a plan to end the war. Here are the points proposed."
    ));
    assert_eq!(brief.agreements.len(), 1, "{:?}", names(&brief));
}

#[test]
fn a_statement_signed_by_a_spokesman_is_no_accord() {
    let own = named(
        "The Doctors' Union, in a statement signed on Sunday by its spokesman, Omar Salih, dismissed the talks as a show.",
    );
    assert!(own.is_empty(), "{own:?}");
}
