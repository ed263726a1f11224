//! When and where what was before or after something else was.

use peacebrief::date;
use peacebrief::v1::{self, ConsultMode, EventType};

use super::events;

/// Of the events of a text: what, when, where.
fn told(body: &str) -> Vec<(EventType, String, String)> {
    let place = |event: &v1::Event| event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
    let day = |event: &v1::Event| event.date.as_ref().and_then(date::iso_resolved).unwrap_or_default();
    events(body).iter().map(|event| (event.r#type(), day(event), place(event))).collect()
}

#[test]
fn what_came_some_weeks_before_has_no_day_and_its_own_place() {
    let found = told(
        "Kenya and Uganda signed a peace deal on Friday, just weeks after their presidents had met in Juba. Their foreign ministers spoke \
         by telephone on Saturday. The conversation came less than a week after President William Ruto of Kenya and President Yoweri \
         Museveni of Uganda met in Brussels.",
    );
    let agree = found.iter().find(|(event, ..)| *event == EventType::Agree).expect("the signing");
    assert_eq!((agree.1.as_str(), agree.2.as_str()), ("2025-08-08", ""));
    for place in ["Juba", "Brussels"] {
        let met = found.iter().find(|(.., at)| at == place).expect(place);
        assert_eq!(met.1, "", "{place}");
    }
}

#[test]
fn a_measured_distance_is_counted_from_what_is_told() {
    let found = told(
        "The foreign ministers of Kenya and Uganda spoke by telephone on Friday. The call came two days after Kenyan President William \
         Ruto and Ugandan President Yoweri Museveni met in Brussels.",
    );
    assert!(found.contains(&(EventType::Consult, "2025-08-06".into(), "Brussels".into())), "{found:?}");
}

#[test]
fn talks_by_telephone_are_a_call() {
    let found =
        events("The foreign ministers of Kenya and Uganda held phone talks on Friday to discuss the truce.");
    assert_eq!(found[0].mode(), ConsultMode::Call);
}

#[test]
fn what_was_held_some_weeks_after_something_else_was_not_held_then() {
    let found = told(
        "Kenya and Uganda have been at war for ten years. The United Nations reported that talks between Kenya and Uganda had been held in \
         Makeni, two weeks after the scheduled talks had to be postponed.",
    );
    let held = found.iter().find(|(.., at)| at == "Makeni").expect("the talks");
    assert_ne!(held.1, "2025-07-28", "{found:?}");
}

#[test]
fn since_when_talks_go_on_is_not_when_they_led_to_an_accord() {
    let found = told(
        "Kenya and Uganda agreed on Friday to stop fighting. The ceasefire deal was struck in Quito, Ecuador, where talks have been taking \
         place since February.",
    );
    let agreed: Vec<_> = found.iter().filter(|(event, ..)| *event == EventType::Agree).collect();
    assert!(agreed.iter().all(|(_, day, _)| day == "2025-08-08"), "{found:?}");
}

#[test]
fn decades_of_talks_were_held_on_no_day() {
    let found = told(
        "Kenya and Uganda initialled a border treaty on Friday, ending more than three decades of negotiations.",
    );
    let talks = found.iter().find(|(event, ..)| *event == EventType::Consult);
    assert!(talks.is_none_or(|(_, day, _)| day.is_empty()), "{found:?}");
}
