//! Ways of telling that something happened which are easily read past.

use peacebrief::v1::EventType;

use super::{events, types};

const WAR: &str = "Armenia and Azerbaijan have been at war for ten years.";

fn told(sentence: &str) -> Vec<EventType> {
    types(&format!("{WAR}\n{sentence}"))
}

#[test]
fn what_is_told_with_its_own_verb_happened() {
    for (sentence, event) in [
        ("Relatives of the captives staged a sit-in in Tegh on Tuesday.", EventType::Protest),
        ("The war began in April 1992.", EventType::Assault),
        ("Armenia and Azerbaijan exchanged lists of detainees on 2 August.", EventType::Cooperate),
        ("A convoy of 19 trucks entered Tegh on Saturday.", EventType::Aid),
        ("Azerbaijan has decided to withdraw its delegation from the negotiations.", EventType::Sanction),
        ("An Action Plan for 2026-2028 was also signed.", EventType::Agree),
        ("On December 4 the parties signed in Oslo a definitive ceasefire.", EventType::Agree),
        ("Done at Tegh on 13 March 2025, in two originals in the French language.", EventType::Agree),
        (
            "A previous truce, negotiated over the same dam in March 2021, held for 16 months.",
            EventType::Agree,
        ),
        ("Azerbaijan closed the road to Tegh on Friday.", EventType::Coerce),
        ("Azerbaijan cut off the water of Tegh on Friday.", EventType::Coerce),
        ("The European Union listed nine individuals and a refinery in March.", EventType::Sanction),
        ("Armenian soldiers fired warning shots at a patrol near Tegh on Friday.", EventType::Coerce),
        ("The court issued warrants in May against three Azerbaijani commanders.", EventType::Coerce),
        ("Armenia drew its heavy artillery back from the Tegh valley on 28 July.", EventType::Retreat),
        ("In March Armenia pulled out of the joint border mechanism.", EventType::Sanction),
        ("A cease-fire called by Armenia and Azerbaijan took effect on 4 August.", EventType::Agree),
        ("A truce followed in 2003.", EventType::Agree),
        ("Armenia's parliament backed it on Sunday night.", EventType::Agree),
    ] {
        assert!(told(sentence).contains(&event), "{sentence}: {:?}", told(sentence));
    }
}

#[test]
fn talks_that_yielded_nothing_were_held() {
    for sentence in [
        "Talks between Armenia and Azerbaijan in Geneva have yielded nothing.",
        "The talks adjourned in Geneva on Friday have no date for their resumption.",
        "The deal was reached after a morning of talks at a hotel in Tegh between Armenia and Azerbaijan.",
        "Turkey pulled out of the negotiations with Armenia, which have been going on in Tegh since 10 June.",
    ] {
        assert!(told(sentence).contains(&EventType::Consult), "{sentence}: {:?}", told(sentence));
    }
}

#[test]
fn contacts_are_broken_off_by_a_pronoun() {
    let sentence = "Contacts have yielded nothing since 2017, when Azerbaijan broke them off.";
    assert!(told(sentence).contains(&EventType::Sanction), "{:?}", told(sentence));
}

#[test]
fn a_past_accord_is_agreed_though_something_is_to_remain() {
    let sentence = "The foreign ministers of Armenia and Azerbaijan agreed in Geneva on 8 May that Tegh would remain a single state.";
    assert!(told(sentence).contains(&EventType::Agree), "{:?}", told(sentence));
    let sentence =
        "The foreign ministers of Armenia and Azerbaijan agreed in Geneva on 8 May to remain in contact.";
    assert!(!told(sentence).contains(&EventType::Agree), "{:?}", told(sentence));
}

#[test]
fn what_is_conceded_in_words_is_no_concession() {
    let sentence = "The Armenian prime minister conceded on Friday that it would take time.";
    assert!(!told(sentence).contains(&EventType::Concede), "{:?}", told(sentence));
}

#[test]
fn a_participle_joined_to_a_passive_has_its_subject_for_its_object() {
    let sentence = "They were handed over to the Red Cross in Tegh and driven to Meghri.";
    assert!(!told(sentence).contains(&EventType::Consult), "{:?}", told(sentence));
}

#[test]
fn the_news_alleges_nothing() {
    let told_by = |source: &str| {
        told(&format!("Azerbaijani guns shelled the town of Tegh on Friday, according to {source}."))
            .contains(&EventType::Assault)
    };
    assert!(told_by("Georgian radio"));
    assert!(!told_by("the Armenian army"));
}

#[test]
fn a_signing_told_with_day_and_place_is_of_those_by_whom_it_was() {
    let body = "The Secretary-General welcomes the signing, on 8 August in Doha, of the Peace Agreement by Armenia and Azerbaijan.";
    let found = events(body);
    let signing = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the signing");
    assert_eq!(signing.participant_ids.len(), 2);
}

#[test]
fn what_a_truce_is_called_calls_none() {
    let called = |sentence: &str| told(sentence).contains(&EventType::Retreat);
    assert!(called("Azerbaijan called a truce on Friday."));
    assert!(!called("The Armenian premier called the truce \"surrender in gift wrap\" on Friday."));
}

#[test]
fn a_war_broke_out_by_what_was_done_that_day() {
    let found = events(
        "Armenia and Azerbaijan signed a truce. The conflict broke out on 7 June, when Azerbaijani troops stormed Tegh.",
    );
    let assaults: Vec<_> = found.iter().filter(|event| event.r#type() == EventType::Assault).collect();
    assert_eq!(assaults.len(), 1, "{found:?}");
    assert_eq!(assaults[0].initiator_ids.len(), 1, "{found:?}");
}

#[test]
fn those_who_fight_each_other_did_not_start_it() {
    let found = events(&format!("{WAR}\nThe two armies had fought for five days in July."));
    let assault = found.iter().find(|event| event.r#type() == EventType::Assault).expect("the fighting");
    assert!(assault.initiator_ids.is_empty(), "{found:?}");
}

#[test]
fn what_is_waited_for_has_not_happened() {
    let sentence = "Armenia has promised to ask the Council, once the rebels have signed the accord.";
    assert!(told(sentence).is_empty(), "{:?}", told(sentence));
}

#[test]
fn prisoners_flown_home_visit_nobody() {
    let sentence = "Azerbaijan released 163 prisoners in July, flying most of them to Yerevan.";
    assert!(!told(sentence).contains(&EventType::Consult), "{:?}", told(sentence));
}

#[test]
fn what_takes_effect_on_a_day_is_of_that_day() {
    let found = events(&format!("{WAR}\nA ceasefire brokered by Qatar took effect on 4 August last year."));
    let accord = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the ceasefire");
    let day = accord.date.as_ref().and_then(peacebrief::date::iso_resolved).unwrap_or_default();
    assert_eq!(day, "2024-08-04");
}

#[test]
fn the_day_on_which_a_truce_is_to_begin_is_not_that_of_its_making() {
    let found = events(
        "Armenia and Azerbaijan have agreed to a 90-day ceasefire starting at midnight on Sunday. The text was signed on Friday.",
    );
    let accord = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the ceasefire");
    let day = accord.date.as_ref().and_then(peacebrief::date::iso_resolved).unwrap_or_default();
    assert_ne!(day, "2025-08-10", "{found:?}");
}
