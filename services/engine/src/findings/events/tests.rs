//! What the events of real readings promise.

use peacebrief::v1::{self, ConsultMode, EventType};

use crate::engine::Engine;

/// The events that the engine finds in a report of Monday 11 August 2025.
fn events(body: &str) -> Vec<v1::Event> {
    let article = v1::Article {
        title: "Peace talks".to_owned(),
        body: body.to_owned(),
        language: "en".to_owned(),
        published: Some(v1::Date { year: 2025, month: 8, day: 11 }),
        ..Default::default()
    };
    let engine = Engine::embedded().expect("the engine");
    engine.brief(&article, v1::EncodingType::Utf8).expect("a brief").events
}

fn types(body: &str) -> Vec<EventType> {
    events(body).iter().map(v1::Event::r#type).collect()
}

#[test]
fn talks_are_told_by_a_measured_noun() {
    let body = "Armenia and Azerbaijan signed a peace treaty in Doha on Friday after five days of talks chaired by Qatar.";
    let found = events(body);
    let talks = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    assert_eq!(talks.mode(), ConsultMode::Negotiation);
    assert_eq!(talks.participant_ids.len(), 3);
    assert_eq!(talks.initiator_ids.len(), 1);
}

#[test]
fn a_signing_told_twice_is_one_event() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. The treaty was signed on Friday by Azerbaijani President Ilham \
                Aliyev and Armenian Prime Minister Nikol Pashinyan.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_one_side_says_of_the_other_is_no_event() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Armenia said that Azerbaijan had shelled the village of Tegh on Sunday.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_an_accord_lays_down_is_no_event() {
    let body = "The government of Colombia and the FARC signed a peace accord on Friday.\nThe rebels hand over their weapons and the \
                army withdraws its troops from the province.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_is_called_for_a_day_to_come_is_no_event() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. The opposition has called a rally for Saturday in Yerevan.";
    assert_eq!(types(body), [EventType::Agree]);
}
