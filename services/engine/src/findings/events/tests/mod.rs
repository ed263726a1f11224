//! What the events of real readings promise.

use peacebrief::v1::{self, ConsultMode, EventType};

use crate::engine::Engine;

mod dismissed;
mod distances;
mod signatories;
mod talks;
mod told;

/// The events that the engine finds in a report of Monday 11 August 2025.
fn events(body: &str) -> Vec<v1::Event> {
    brief(body).events
}

fn brief(body: &str) -> v1::Brief {
    let article = v1::Article {
        title: "Peace talks".to_owned(),
        body: body.to_owned(),
        language: "en".to_owned(),
        published: Some(v1::Date { year: 2025, month: 8, day: 11 }),
        ..Default::default()
    };
    let engine = Engine::embedded().expect("the engine");
    engine.brief(&article, v1::EncodingType::Utf8).expect("a brief")
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
fn an_accord_that_is_being_mediated_is_none_yet() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. Qatar is mediating a ceasefire deal between Israel and Hamas.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_hangs_on_a_refusal_is_no_event() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. Talks on the border have stalled since April 2024, due to Baku's \
                refusal to stop the building of camps, release Armenian detainees, and evading a solution.";
    assert!(!types(body).contains(&EventType::Concede), "{:?}", events(body));
}

#[test]
fn what_is_called_for_a_day_to_come_is_no_event() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. The opposition has called a rally for Saturday in Yerevan.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn who_signs_with_whom_both_agreed() {
    let found = events(
        "Armenia signed a peace treaty with Azerbaijan on Friday in the presence of US President Donald Trump.",
    );
    assert_eq!((found[0].participant_ids.len(), found[0].initiator_ids.len()), (3, 2));
}

#[test]
fn who_signs_as_a_witness_joins_the_signing() {
    let body = "Armenia and Azerbaijan signed a peace treaty in Doha on Friday. US Secretary of State Marco Rubio signed as a witness.";
    let found = events(body);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].participant_ids.len(), found[0].initiator_ids.len()), (3, 2));
}

#[test]
fn talks_held_at_an_invitation_have_their_host() {
    let body = "Armenia and Azerbaijan held peace talks in Almaty on Friday at the invitation of the Kazakh government.";
    let found = events(body);
    assert_eq!(found[0].mode(), ConsultMode::Negotiation);
    assert_eq!((found[0].participant_ids.len(), found[0].initiator_ids.len()), (3, 1));
}

#[test]
fn what_would_last_until_something_is_done_tells_of_no_deed() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Azerbaijan said it would fight on until Armenia withdrew its troops.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn an_act_condemned_with_its_day_is_told() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. The United Nations condemned the killing of two aid workers in Tegh on Friday.";
    assert_eq!(types(body), [EventType::Agree, EventType::Assault]);
}

#[test]
fn a_truce_that_one_group_announces_is_its_own() {
    let body = "The government of Colombia and the FARC met on Monday. The FARC on Friday announced a unilateral ceasefire.";
    assert!(types(body).contains(&EventType::Retreat));
}

#[test]
fn an_accord_is_known_by_the_plural_noun_within_its_name() {
    let body = "Kenya and Uganda met on Monday. The Carrow Protocols, which Kenya and Uganda signed in June 2016, lapsed two years \
                later.";
    assert!(types(body).contains(&EventType::Agree));
}

#[test]
fn what_is_also_signed_is_a_further_act() {
    let body = "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev initialled a peace treaty on Friday. \
                They then signed a joint declaration.";
    assert_eq!(types(body), [EventType::Agree, EventType::Agree]);
}

#[test]
fn what_has_been_done_more_than_once_has_no_day() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. Armenia and Azerbaijan have fought two wars over Karabakh.";
    let found = events(body);
    let wars = found.iter().find(|event| event.r#type() == EventType::Assault).expect("the wars");
    assert_eq!(wars.date, None);
}

#[test]
fn with_whom_something_was_discussed_in_a_call_was_on_the_line() {
    let body = "Russian President Vladimir Putin discussed the peace talks with Armenian Prime Minister Nikol Pashinyan in a telephone \
                call on Monday.";
    let found = events(body);
    let call = found.iter().find(|event| event.mode() == ConsultMode::Call).expect("the call");
    assert_eq!(call.participant_ids.len(), 2);
}

#[test]
fn whoever_is_told_something_by_telephone_was_called() {
    let body = "Armenia and Azerbaijan signed a peace treaty in May. On Friday Armenian Prime Minister Nikol Pashinyan thanked President \
                Emmanuel Macron of France by telephone.";
    let found = events(body);
    let call = found.iter().find(|event| event.mode() == ConsultMode::Call).expect("the call");
    assert_eq!(call.participant_ids.len(), 2);
}

#[test]
fn an_exchange_that_took_place_is_told_though_it_names_nobody() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. A second exchange of prisoners took place at Kapan on Friday.";
    assert_eq!(types(body), [EventType::Agree, EventType::Concede]);
}

#[test]
fn an_attack_is_one_whatever_it_strikes() {
    let body = "Sudan's army and the RSF signed a ceasefire in May. On Saturday gunmen raided the airstrip at Lodu and killed 14 soldiers.";
    assert!(types(body).contains(&EventType::Assault));
}

#[test]
fn a_truce_that_a_group_renews_as_its_own_is_no_accord() {
    let body = "The Colombian government and the ELN resumed their talks in May. The ELN renewed its ceasefire on Friday.";
    assert!(types(body).contains(&EventType::Retreat));
    assert!(!types(body).contains(&EventType::Agree));
}

#[test]
fn what_a_communique_says_was_held_is_told_with_its_days_and_its_host() {
    let body = "At the invitation of Ms. Greta Oelmann, Minister of External Relations of the Kingdom of Orsenne, Mr. Dano Verkel, Foreign \
                Minister of the Republic of Taldia, and Ms. Ilsa Tomar, Foreign Minister of the Republic of Sumany, held in Lorne on 5 and 6 \
                August the third round of peace talks on the ceasefire.";
    let found = events(body);
    let talks = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    assert_eq!(talks.participant_ids.len(), 3);
    assert_eq!(talks.initiator_ids.len(), 1);
    assert_eq!(talks.place.as_ref().map(|place| place.name.as_str()), Some("Lorne"));
}

#[test]
fn accords_named_apart_are_signed_apart() {
    let body = "Armenia and Azerbaijan initialled a Protocol on Crossings on Sunday. Under the Protocol on Weapons, signed at Tbilisi on 3 \
                March, Armenia and Azerbaijan are to withdraw their troops.";
    assert_eq!(types(body).iter().filter(|event| **event == EventType::Agree).count(), 2);
}

#[test]
fn what_is_accepted_is_the_accord_just_named() {
    let body = "Armenia and Azerbaijan held talks on a peace treaty in Doha on Friday. Armenia ratified the treaty on Saturday. Azerbaijan \
                approved it on Sunday.";
    assert_eq!(types(body).iter().filter(|event| **event == EventType::Agree).count(), 2);
}

#[test]
fn what_one_side_opens_it_yields_and_what_two_open_they_share() {
    let body =
        "Armenia and Azerbaijan signed a peace treaty on Friday. Armenia reopened the border on Sunday.";
    assert!(types(body).contains(&EventType::Concede));
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday. Armenia and Azerbaijan reopened the border on Sunday.";
    assert!(types(body).contains(&EventType::Cooperate));
}

#[test]
fn troops_in_another_state_attack_it() {
    let body =
        "Israel and Lebanon signed a ceasefire in May. Israel sent ground troops into Lebanon on Sunday.";
    assert!(types(body).contains(&EventType::Assault));
}

#[test]
fn a_ceasefire_that_is_broken_is_not_ended() {
    let body =
        "Armenia and Azerbaijan signed a ceasefire in Doha in May. The ceasefire was broken on Sunday.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_is_going_to_be_is_no_event() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. The Armenian minister is going to meet his counterpart in Doha.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_several_say_together_is_no_accord_among_them() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Qatar and Norway published a statement calling for restraint on Sunday.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn an_attack_told_on_somebody_elses_word_is_no_event() {
    let body = "Sudan's army and the RSF signed a ceasefire in May. Two soldiers were killed on Saturday, according to a hospital.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn talks_that_an_accord_brings_to_their_end_are_not_broken_off() {
    let body = "Armenia and Azerbaijan signed a peace treaty on Friday, ending a year of negotiations.";
    assert!(!types(body).contains(&EventType::Sanction));
}

#[test]
fn the_day_of_an_accords_name_is_not_that_of_what_is_done_about_it() {
    let body = "Armenia and Azerbaijan signed a ceasefire in May. Armenian and Azerbaijani envoys met in Doha on the 3 March Ceasefire \
                Agreement.";
    let found = events(body);
    let met = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the meeting");
    let march = Some(v1::resolved_date::Value::Date(v1::Date { year: 2025, month: 3, day: 3 }));
    assert_ne!(met.date.as_ref().and_then(|date| date.value), march);
}

#[test]
fn what_stands_in_one_place_is_a_place() {
    let body = "Sudan's army and the RSF signed a ceasefire in May. The army released 40 prisoners from Stonegate jail on Sunday.";
    let found = events(body);
    let freed = found.iter().find(|event| event.r#type() == EventType::Concede).expect("the release");
    assert_eq!(freed.place.as_ref().map(|place| place.name.as_str()), Some("Stonegate jail"));
}

#[test]
fn neither_the_day_of_an_accord_nor_the_home_of_envoys_is_when_and_where() {
    let war = "Armenia and Azerbaijan hold peace talks after the war.";
    let found = events(&format!(
        "{war} Armenia and Azerbaijan discussed in Doha on Friday the Framework Agreement of 12 June 2021."
    ));
    let day = |event: &v1::Event| match event.date.as_ref().and_then(|date| date.value) {
        Some(v1::resolved_date::Value::Date(date)) => (date.year, date.month, date.day),
        _ => (0, 0, 0),
    };
    assert!(found.iter().any(|event| day(event) == (2025, 8, 8)), "{found:?}");
    assert!(found.iter().all(|event| day(event) != (2021, 6, 12)), "{found:?}");
    let found = events(&format!(
        "{war} Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev on Friday in the presence of envoys from Oman."
    ));
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|event| event.place.as_ref().is_none_or(|place| place.name != "Oman")),
        "{found:?}"
    );
}

#[test]
fn what_leaders_discuss_in_a_call_is_a_call() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. Armenian Prime Minister Nikol Pashinyan and Azerbaijani President \
                Ilham Aliyev discussed the treaty in a telephone call on Saturday.";
    let found = events(body);
    assert!(found.iter().any(|event| event.mode() == ConsultMode::Call), "{found:?}");
    assert!(found.iter().all(|event| event.mode() != ConsultMode::Summit), "{found:?}");
}

#[test]
fn those_between_whom_fighting_killed_take_part_in_it() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. Fighting between Armenia and Azerbaijan killed nine people in Shusha on \
                Friday.";
    let found = events(body);
    let assault = found.iter().find(|event| event.r#type() == EventType::Assault).expect("the fighting");
    assert_eq!(assault.participant_ids.len(), 2);
}

#[test]
fn whom_a_president_sacks_he_does_not_attack() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. Azerbaijani President Ilham Aliyev sacked his army chief on Friday.";
    assert!(!types(body).contains(&EventType::Assault));
}

#[test]
fn what_an_accord_ended_and_who_once_mediated_it_are_no_news() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. The 2018 agreement ended a five-year war. Qatar, the state that mediated \
                the deal, urged restraint.";
    let told = types(body);
    assert!(!told.contains(&EventType::Retreat) && !told.contains(&EventType::Agree), "{told:?}");
}

#[test]
fn a_date_that_heads_its_sentence_is_no_accords() {
    for body in [
        "Kenya and Uganda hold peace talks after the war. Monday, 12 June 2021, the day when Kenya met Uganda.",
        "CALCUTTA, Aug. 22: Two years after it took to the streets. Kenya attacked Uganda. 22 August 2024, and Kenya attacked.",
        "22 August 2024, when Kenya shelled Uganda in the war.",
    ] {
        // That it ends is what is promised.
        let _ = events(body);
    }
}

#[test]
fn whose_weapon_strikes_strikes() {
    let before = "Kenya and Uganda hold peace talks after the war.";
    for body in [
        "A Kenyan drone struck a camp in Uganda on Sunday.",
        "Kenyan rockets fell on the town of Lodra on Sunday.",
    ] {
        let attacks: Vec<_> = events(&format!("{before} {body}"))
            .into_iter()
            .filter(|event| event.r#type() == EventType::Assault)
            .collect();
        assert_eq!(attacks.len(), 1, "{body}");
        assert_eq!(attacks[0].initiator_ids.len(), 1, "{body}");
    }
}

#[test]
fn what_leaves_people_dead_is_an_attack() {
    let body =
        "Kenya and Uganda hold peace talks after the war. Clashes on the border left 12 dead on Sunday.";
    assert!(types(body).contains(&EventType::Assault));
}

#[test]
fn what_is_agreed_is_not_said_to_be_so_where_the_report_was_filed() {
    let place = |body: &str| {
        let agreed =
            events(body).into_iter().find(|event| event.r#type() == EventType::Agree).expect("an accord");
        agreed.place.map(|place| place.name)
    };
    assert_eq!(place("MANILA, Aug 11 - Kenya and Uganda agreed on Monday to a truce, officials said."), None);
    assert_eq!(
        place("MANILA, Aug 11 - Kenya and Uganda signed a truce on Monday.").as_deref(),
        Some("Manila"),
    );
}

#[test]
fn those_who_telephone_are_known_however_long_their_titles() {
    let body = "On 6 March 2025, the Minister for Foreign Affairs of Angola, Tete Macun, held a telephone conversation with the Minister of \
                Foreign Affairs and International Cooperation of Rwanda, Olivier Tesk. The war goes on.";
    let call = events(body).into_iter().find(|event| event.mode() == ConsultMode::Call).expect("the call");
    assert_eq!(call.participant_ids.len(), 2);
}

#[test]
fn what_ends_of_itself_is_not_broken_off() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. Armenia and Azerbaijan ended a two-day meeting in Doha on Sunday.";
    assert!(!types(body).contains(&EventType::Sanction), "{:?}", types(body));
}

#[test]
fn truces_that_have_been_agreed_before_are_no_event() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. At least seven ceasefires have already been agreed and violated.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn a_meeting_hosted_and_held_is_one() {
    let body = "The United Nations on Friday hosted a meeting between the leaders of Armenia and Azerbaijan. President Ilham Aliyev \
                of Azerbaijan and Prime Minister Nikol Pashinyan of Armenia met for the first time in months.";
    let found = events(body);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].r#type(), EventType::Consult);
}

#[test]
fn what_somebody_has_done_since_taking_office_is_no_event() {
    let body = "Armenia and Azerbaijan signed a truce on Friday after a meeting in Doha, the first since Ilham Aliyev \
                won an election in June.";
    assert_eq!(types(body), [EventType::Agree, EventType::Consult]);
}

#[test]
fn a_body_that_puts_out_a_statement_agrees_on_nothing() {
    let body = "Armenia and Azerbaijan met in Vienna on Friday. The Co-Chairs of the OSCE Minsk Group issued a statement on Sunday.";
    assert_eq!(types(body), [EventType::Consult]);
}

#[test]
fn a_proposal_made_and_a_peace_that_efforts_are_for_are_not_agreed() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. Armenia hoped that Azerbaijan would accept the terms of a proposal \
                made in May. The ministers praised the efforts for achieving a just and lasting peace in the region.";
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn what_has_been_going_on_is_of_no_single_day() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. Qatar and Egypt have been mediating for months to achieve a truce in \
                the region, which has suffered since the attack of Azerbaijan on June 7.";
    let found = events(body);
    let talks = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the mediation");
    assert_eq!(talks.date, None);
}

#[test]
fn whoever_is_listed_behind_a_comma_takes_part() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. The United States, Saudi Arabia and the African Union have relaunched talks \
                between Armenia and Azerbaijan.";
    let found = events(body);
    let talks = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
    assert_eq!(talks.participant_ids.len(), 5, "{talks:?}");
}

#[test]
fn a_readouts_first_sentence_tells_a_call() {
    let body = "Armenia and Azerbaijan signed a truce on Friday. Secretary of State Antony Blinken spoke today with Azerbaijani President \
                Ilham Aliyev.";
    let found = events(body);
    let call = found.iter().find(|event| event.r#type() == EventType::Consult).expect("the call");
    assert_eq!((call.mode(), call.participant_ids.len(), call.place.is_none()), (ConsultMode::Call, 2, true));
}

/// What the places of the events of a report are called.
fn places(told: &str) -> Vec<String> {
    let body = format!("Armenia and Azerbaijan have observed a ceasefire for a year.\n{told}");
    events(&body).into_iter().filter_map(|event| event.place).map(|place| place.name).collect()
}

#[test]
fn the_town_is_the_place_not_the_country_that_tells_where_it_is() {
    let met = "The Armenian and Azerbaijani foreign ministers met in Bern, Switzerland, on Friday and agreed to a ceasefire.";
    assert_eq!(places(met), ["Bern", "Bern"]);
    let signed = "Armenia and Azerbaijan signed a truce in the Black Sea resort of Sochi on Friday.";
    assert_eq!(places(signed), ["Sochi"]);
}

#[test]
fn where_shells_fell_the_harm_was_done() {
    assert_eq!(places("Three civilians were killed by shelling in Goris on Friday."), ["Goris"]);
}

#[test]
fn talks_that_ended_on_a_day_are_dated_by_their_length() {
    let date = |day| v1::Date { year: 2025, month: 8, day };
    let lasted = |told: &str| {
        let found = events(&format!("Armenia and Azerbaijan have observed a ceasefire for a year.\n{told}"));
        let talks = found.into_iter().find(|event| event.r#type() == EventType::Consult).expect("the talks");
        talks.date.and_then(|date| date.value)
    };
    let interval = v1::DateInterval { start: Some(date(7)), end: Some(date(8)) };
    let expected = Some(v1::resolved_date::Value::Interval(interval));
    let ended = "Negotiators for Armenia and Azerbaijan closed two days of talks in Vienna on Friday.";
    assert_eq!(lasted(ended), expected);
    let concluded = "Armenia and Azerbaijan concluded a two-day meeting in Vienna on Friday.";
    assert_eq!(lasted(concluded), expected);
    let opened = lasted("Armenia and Azerbaijan opened a two-day meeting in Vienna on Friday.");
    assert_eq!(opened, Some(v1::resolved_date::Value::Date(date(8))));
}

#[test]
fn a_truce_announced_to_be_over_is_ended() {
    let over = "Armenia and Azerbaijan signed a ceasefire in May.\nAzerbaijan announced on Friday that the ceasefire was over.";
    assert_eq!(types(over), [EventType::Agree, EventType::Sanction]);
}

#[test]
fn two_calls_that_are_set_apart_are_two() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. French President Emmanuel Macron spoke by telephone on Sunday with \
                Armenian Prime Minister Nikol Pashinyan and, separately, with Azerbaijani President Ilham Aliyev.";
    let found = events(body);
    let calls: Vec<_> = found.iter().filter(|event| event.mode() == ConsultMode::Call).collect();
    assert_eq!(calls.len(), 2, "{calls:?}");
    assert!(calls.iter().all(|call| call.participant_ids.len() == 2), "{calls:?}");
}

#[test]
fn who_attacks_soldiers_of_two_at_war_attacks_the_other_side() {
    let body = "The government of Colombia and the FARC agreed to a ceasefire in May. The FARC killed nine soldiers on Sunday.";
    let found = events(body);
    let attack = found.iter().find(|event| event.r#type() == EventType::Assault).expect("the attack");
    assert_eq!((attack.participant_ids.len(), attack.initiator_ids.len()), (2, 1), "{attack:?}");
}

#[test]
fn strikes_and_counter_strikes_of_a_day_are_two() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. Armenia shelled the town of Barda on Sunday. Azerbaijan bombed the \
                town of Vardenis on Sunday.";
    assert_eq!(types(body).iter().filter(|&&event| event == EventType::Assault).count(), 2);
}

#[test]
fn who_is_called_on_is_not_called_and_who_was_called_by_telephone_is() {
    let peace = "Armenia and Azerbaijan hold peace talks after the war.";
    let body = format!(
        "{peace} French President Emmanuel Macron called on Nikol Pashinyan and Ilham Aliyev to attend."
    );
    assert!(types(&body).is_empty());
    let body = format!(
        "{peace} Armenian Prime Minister Nikol Pashinyan was called by telephone on Sunday by French President Emmanuel Macron."
    );
    assert_eq!(events(&body).iter().map(v1::Event::mode).collect::<Vec<_>>(), [ConsultMode::Call]);
}

#[test]
fn what_was_discussed_in_a_call_is_no_further_meeting() {
    let body = "Armenia and Azerbaijan hold peace talks after the war. French President Emmanuel Macron held a phone call with Armenian \
                Prime Minister Nikol Pashinyan on Sunday, during which they discussed a ceasefire.";
    assert_eq!(events(body).iter().map(v1::Event::mode).collect::<Vec<_>>(), [ConsultMode::Call]);
}

#[test]
fn a_truce_of_two_months_can_be_ended() {
    let body = "The government of Colombia and the FARC hold peace talks. The FARC ended a two-month ceasefire on August 3.";
    assert_eq!(types(body), [EventType::Sanction]);
}

#[test]
fn what_is_done_at_one_table_on_one_day_is_done_in_one_place() {
    let body = "The talks between Kenya and Uganda in Geneva ended on Friday. Kenya and Uganda agreed on a ceasefire on Friday.";
    let found = events(body);
    let place = |event: &v1::Event| event.place.as_ref().map(|place| place.name.clone());
    assert!(found.iter().all(|event| place(event).as_deref() == Some("Geneva")), "{found:?}");
}

#[test]
fn where_those_are_who_agree_is_not_where_they_did() {
    let body = "Rebel fighters in the Central African Republic have agreed to a truce with the government.";
    let found = events(body);
    assert!(found.iter().all(|event| event.place.is_none()), "{found:?}");
}
