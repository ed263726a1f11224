//! Who sat at a table, and from when until when.

use peacebrief::date;
use peacebrief::v1::{self, EventType};

use super::events;

fn day(event: &v1::Event) -> String {
    event.date.as_ref().and_then(date::iso_resolved).unwrap_or_default()
}

/// The talks of which a report tells.
fn talks(body: &str) -> Vec<v1::Event> {
    events(body).into_iter().filter(|event| event.r#type() == EventType::Consult).collect()
}

#[test]
fn who_led_a_delegation_sat_for_its_side() {
    let body = "A third round of talks between Armenia and Azerbaijan was held in Doha on Friday. The delegations were led by Deputy \
                Prime Minister Orla Venn, for the Armenian side, and by Deputy Prime Minister Aram Ruk, for the Azerbaijani side.";
    let brief = super::brief(body);
    let talks = brief.events.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    let persons = brief.actors.iter().filter(|actor| talks.participant_ids.contains(&actor.id));
    let names: Vec<&str> = persons.map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Orla Venn", "Aram Ruk"], "{talks:?}");
}

#[test]
fn who_leads_a_team_in_general_is_not_named_for_a_round() {
    let body = "Talks between Armenia and Azerbaijan were held in Doha on Friday. Orla Venn, who leads the Armenian team, said on Sunday \
                that prices had risen.";
    let brief = super::brief(body);
    let talks = brief.events.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    let venn = brief.actors.iter().find(|actor| actor.name == "Orla Venn").expect("the leader");
    assert!(!talks.participant_ids.contains(&venn.id), "{talks:?}");
}

#[test]
fn talks_last_from_their_opening_to_what_came_of_them() {
    let body = "Armenia and Azerbaijan signed a ceasefire agreement in Doha on Friday. The talks between the two delegations had opened \
                in Doha on 4 August.";
    let found = talks(body);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(day(&found[0]), "2025-08-04/2025-08-08");
}

#[test]
fn a_round_that_opened_and_was_concluded_is_one() {
    let body = "The third round of talks between Armenia and Azerbaijan was concluded in Doha on Friday. The round opened on 4 August.";
    let found = talks(body);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(day(&found[0]), "2025-08-04/2025-08-08");
}

#[test]
fn talks_that_are_only_said_to_have_begun_are_told() {
    let found =
        talks("Armenia and Azerbaijan have been at war for ten years. Talks on the second phase have begun.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn those_brought_together_met() {
    let found = talks(
        "President Ilham Aliyev of Azerbaijan and Prime Minister Nikol Pashinyan of Armenia are at war. Qatar brought Aliyev and Pashinyan \
         together in Doha on March 18.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].participant_ids.len(), 3, "{found:?}");
}

#[test]
fn who_is_on_the_way_has_not_arrived() {
    let body = "Armenia and Azerbaijan have been at war for ten years. The Armenian delegation was returning to Yerevan for consultations.";
    assert!(talks(body).is_empty(), "{:?}", events(body));
}

/// The names of those who took part in the talks of a report.
fn names(body: &str) -> Vec<String> {
    let brief = super::brief(body);
    let talks = brief.events.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    let present = brief.actors.iter().filter(|actor| talks.participant_ids.contains(&actor.id));
    present.map(|actor| actor.name.clone()).collect()
}

#[test]
fn ministers_of_two_nations_are_those_who_hold_the_office() {
    let body = "Armenian and Azerbaijani foreign ministers met in Almaty on Friday. Azerbaijani Foreign Minister Orla Venn said that her \
                Armenian counterpart, Foreign Minister Aram Ruk, had been helpful.";
    let found = names(body);
    assert!(found.contains(&"Orla Venn".to_owned()) && found.contains(&"Aram Ruk".to_owned()), "{found:?}");
}

#[test]
fn a_list_of_titled_names_is_one_list() {
    let body = "On August 4 a meeting between the Foreign Minister of Armenia Aram Ruk, the Foreign Minister of Azerbaijan Orla Venn and \
                the Special Envoy of Norway Helen Strand took place in Oslo.";
    let found = names(body);
    assert!(found.contains(&"Orla Venn".to_owned()) && found.contains(&"Aram Ruk".to_owned()), "{found:?}");
}
