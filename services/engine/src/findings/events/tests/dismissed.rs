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

#[test]
fn what_a_war_has_cost_so_far_is_no_attack() {
    for toll in [
        "More than 3,700 people have been killed since the fighting started.",
        "The war has killed thousands.",
        "The fighting has killed 14,000 people.",
    ] {
        let body = format!("Armenia and Azerbaijan signed a ceasefire in Geneva in May. {toll}");
        assert_eq!(types(&body), [EventType::Agree], "{toll}");
    }
}

#[test]
fn whom_an_attack_killed_is_no_second_attack() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. On Saturday gunmen stormed a house in Tegh and killed twelve people.";
    assert_eq!(types(body), [EventType::Agree, EventType::Assault], "{:?}", events(body));
}

#[test]
fn what_hangs_on_an_accusation_is_part_of_it() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Armenia accused Azerbaijan of having attacked a camp at Tegh on Saturday, \
                killing nine people.";
    assert_eq!(types(body), [EventType::Agree], "{:?}", events(body));
}

#[test]
fn what_had_been_before_does_not_date_the_news() {
    let body =
        "Armenia and Azerbaijan have signed a ceasefire agreement. Fighting had resumed on Friday in Tegh.";
    let found = events(body);
    let day = found[0].date.as_ref().and_then(|date| date.value);
    let published = peacebrief::v1::Date { year: 2025, month: 8, day: 11 };
    assert_eq!(day, Some(peacebrief::v1::resolved_date::Value::Date(published)), "{found:?}");
}

#[test]
fn walking_out_of_a_truce_ends_it() {
    let body = "The government of Colombia and the FARC met on Monday. The FARC walked out of its seven-year-old ceasefire on Friday.";
    assert!(types(body).contains(&EventType::Sanction), "{:?}", events(body));
}

#[test]
fn a_press_conference_is_no_talks() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Swiss envoy Mark Ruben announced it during a press conference in Bern.";
    assert!(!types(body).contains(&EventType::Consult), "{:?}", types(body));
}

#[test]
fn who_left_with_an_accord_broke_nothing_off() {
    let body = "Armenia and Azerbaijan left the meeting in Doha on Friday with a signed protocol.";
    assert!(!types(body).contains(&EventType::Sanction), "{:?}", types(body));
}

#[test]
fn the_course_of_a_war_is_no_attack() {
    let body =
        "The Tarn Liberation Front, which fought for 23 years, signed a ceasefire with Kenya on Friday.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_frees_prisoners_is_no_attack() {
    let body = "Kenya and Uganda signed a ceasefire in May. Red Cross officials began a three-day operation on Friday to release prisoners.";
    assert!(!types(body).contains(&EventType::Assault), "{:?}", types(body));
}

#[test]
fn a_draft_received_is_no_visitor() {
    let body = "Kenya and Uganda signed a ceasefire in May. On Friday Kenya received the draft from Uganda.";
    assert!(!types(body).contains(&EventType::Consult), "{:?}", types(body));
}

#[test]
fn the_terms_of_an_accord_are_not_agreed_again() {
    let body = "Kenya and the Tarn Liberation Front have been at war. Under the accord, the Front has agreed to disarm.";
    assert!(!types(body).contains(&EventType::Agree), "{:?}", types(body));
}

#[test]
fn what_is_aimed_at_has_not_been_done() {
    let body = "Kenya and the Tarn Liberation Front are at war. On Friday Kenya added a month to a deadline for reaching a peace deal.";
    assert!(!types(body).contains(&EventType::Agree), "{:?}", types(body));
}

#[test]
fn the_date_of_what_is_told_aside_is_another() {
    let day = |body: &str| {
        let found = events(body);
        let agreed = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the accord");
        format!("{:?}", agreed.date)
    };
    let since = "Kenya and Uganda have reached an agreement to swap prisoners in the largest exchange since their war erupted in 2014.";
    assert!(!day(since).contains("2014"), "{}", day(since));
}

#[test]
fn what_ended_an_accord_of_old_was_not_done_in_the_year_told_before_it() {
    let body = "Kenya and the Tarn Liberation Front met on Friday. The war has killed 9,000 people since 2011. An earlier accord, \
                signed at Lake Orsa in 2017, collapsed after eleven months, when the Front withdrew from the joint administration.";
    let found = events(body);
    let left = found.iter().find(|event| event.r#type() == EventType::Sanction).expect("the withdrawal");
    assert!(left.date.is_none(), "{left:?}");
}

#[test]
fn talks_that_are_spoken_of_are_not_those_of_who_speaks() {
    let body = "Kenya and the Tarn Liberation Front are at war. Swiss envoy Mark Ruben and Egyptian envoy Ali Hale exchanged views by \
                telephone on Friday on the talks held in Istanbul.";
    let found = events(body);
    let talks = found.iter().filter(|event| event.mode() == ConsultMode::Negotiation);
    assert!(talks.into_iter().all(|event| event.participant_ids.len() < 4), "{found:?}");
}

#[test]
fn an_attack_with_its_dead_and_wounded_is_one_event() {
    let body = "Kenya and Uganda signed a ceasefire in May. A bus was attacked in Tegh on Friday, killing four people and injuring 24 others.";
    assert_eq!(types(body), [EventType::Agree, EventType::Assault]);
}

#[test]
fn a_denied_report_tells_of_no_accord() {
    let body = "Armenia and Azerbaijan have been at war for ten years. On Friday Armenia denied reports Azerbaijan had agreed to a ceasefire.";
    assert!(!types(body).contains(&EventType::Agree), "{:?}", types(body));
}

#[test]
fn on_the_road_to_peace_none_is_reached() {
    let body = "Armenia and Azerbaijan have been at war for ten years. The meeting is a milestone on the road to achieving peace.";
    assert!(!types(body).contains(&EventType::Agree), "{:?}", types(body));
}

#[test]
fn who_suspends_the_fighting_stands_down() {
    for what in ["fighting", "its armed struggle"] {
        let body = format!(
            "Armenia and Azerbaijan have been at war for ten years. On Friday Armenia suspended {what}."
        );
        assert_eq!(types(&body), [EventType::Retreat], "{what}");
    }
}

#[test]
fn who_stands_behind_his_title_spoke_by_telephone() {
    let body = "The war between Armenia and Azerbaijan has lasted ten years. The Foreign Minister of Turkey, Boris Hale, spoke by telephone \
                with the President of Armenia on Friday.";
    let found = events(body);
    assert!(found.iter().any(|event| event.mode() == ConsultMode::Call), "{found:?}");
}

#[test]
fn an_accord_that_is_to_be_signed_first_is_not_signed() {
    let body = "Armenia and Azerbaijan held talks in Doha on Friday. Azerbaijan has set two conditions: that an agreement on borders be signed \
                first, and that Armenia withdraw.";
    assert!(!types(body).contains(&EventType::Agree), "{:?}", events(body));
}
