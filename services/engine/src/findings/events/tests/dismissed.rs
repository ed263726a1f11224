//! What looks like an event and is none, is part of another, or has no day.

use peacebrief::v1::{ConsultMode, EventType};

use super::{events, types};

#[test]
fn a_round_of_talks_is_no_attack() {
    let body = "Armenia and Azerbaijan have been at war for ten years. The two sides began a second round of peace talks in Geneva on Friday.";
    assert_eq!(types(body), [EventType::Consult]);
}

#[test]
fn a_disaster_attacks_nobody() {
    let body =
        "Armenia and Azerbaijan signed a ceasefire in May. The flood killed 200 people in Tegh on Saturday.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn a_passenger_coerces_nobody() {
    let body =
        "Armenia and Azerbaijan signed a ceasefire in May. On Saturday the envoy boarded a plane in Tegh.";
    assert!(!types(body).contains(&EventType::Coerce), "{:?}", types(body));
}

#[test]
fn who_spoke_by_telephone_called() {
    for means in ["by telephone", "on the phone", "over the phone"] {
        let body = format!(
            "The war between Armenia and Azerbaijan has lasted ten years. Turkish Foreign Minister Boris Hale spoke {means} with \
             Swiss Foreign Minister Mark Ruben on Friday."
        );
        let found = events(&body);
        assert!(found.iter().any(|event| event.mode() == ConsultMode::Call), "{means}: {found:?}");
    }
}

#[test]
fn an_attack_with_its_dead_is_one_event() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. The Secretary-General condemned Saturday's attack on a base in Tegh, \
                in which one peacekeeper was killed.";
    assert_eq!(types(body), [EventType::Agree, EventType::Assault]);
}

#[test]
fn what_a_group_has_done_so_far_has_no_day() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. On Friday Armenia and Azerbaijan met. Azerbaijan has killed 850 people.";
    let found = events(body);
    let killed = found.iter().find(|event| event.r#type() == EventType::Assault).expect("the killing");
    assert_eq!(killed.date, None);
}

#[test]
fn to_declare_the_war_over_ends_no_accord() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Armenia declared the war over on Friday.";
    assert!(!types(body).contains(&EventType::Sanction), "{:?}", types(body));
}

#[test]
fn those_of_one_mind_have_agreed_on_nothing() {
    let body = "The war between Armenia and Azerbaijan has lasted ten years. Norway and Kenya met in Oslo on Friday. They agreed on the need \
                for both sides to keep their word.";
    assert_eq!(types(body), [EventType::Consult]);
}

#[test]
fn leaders_of_the_region_are_not_those_at_war() {
    let body = "The war between Armenia and Azerbaijan has lasted ten years. The regional leaders met in Nairobi on Friday.";
    assert!(types(body).is_empty(), "{:?}", events(body));
}
