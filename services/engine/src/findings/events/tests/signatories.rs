//! Who put a name to a paper, alone or one after another, and when nobody but one did.

use peacebrief::v1::EventType;

use super::{events, types};

/// How many took part in the first accord of a report, and how many made it.
fn made(body: &str) -> (usize, usize) {
    let found = events(body);
    let accord = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the signing");
    (accord.participant_ids.len(), accord.initiator_ids.len())
}

#[test]
fn each_signs_for_his_side() {
    for second in ["General Aram Ruk for Armenia", "and General Aram Ruk on behalf of Armenia"] {
        let body = format!(
            "Armenia and Azerbaijan signed a ceasefire agreement in Geneva on Friday. Azerbaijani Defence Minister Orla Venn signed for \
             Azerbaijan, {second}."
        );
        assert_eq!(made(&body), (2, 2), "{second}: {:?}", events(&body));
        assert_eq!(types(&body), [EventType::Agree]);
    }
}

#[test]
fn who_did_so_signed_too() {
    let body = "Armenia and Azerbaijan signed a ceasefire agreement in Geneva on Friday. Azerbaijani Defence Minister Orla Venn signed \
                for Azerbaijan, while Armenian Defence Minister Aram Ruk did so for Armenia.";
    assert_eq!(made(body), (2, 2), "{:?}", events(body));
}

#[test]
fn who_did_so_elsewhere_signed_apart() {
    let body = "Armenia and Azerbaijan have been at war for ten years. Azerbaijani Defence Minister Orla Venn signed the ceasefire \
                agreement in Geneva on Friday. Armenian Defence Minister Aram Ruk did so in Yerevan on Saturday.";
    let found = events(body);
    let signed: Vec<_> = found.iter().filter(|event| event.r#type() == EventType::Agree).collect();
    assert_eq!(signed.len(), 2, "{found:?}");
    assert_ne!(signed[0].date, signed[1].date);
    assert!(signed.iter().all(|event| event.participant_ids.len() == 1), "{found:?}");
}

#[test]
fn who_is_named_for_one_side_adds_to_those_told() {
    let body = "Armenia and Azerbaijan signed a ceasefire agreement in Geneva on Friday. Azerbaijani Defence Minister Orla Venn signed on \
                behalf of the government.";
    assert_eq!(made(body), (2, 2), "{:?}", events(body));
}

#[test]
fn who_refuses_to_sign_has_made_nothing() {
    let body = "Armenia and Azerbaijan have been at war for ten years. Azerbaijan signed the ceasefire accord on Friday. Armenia has \
                refused to sign it.";
    assert_eq!(made(body), (1, 1), "{:?}", events(body));
}

#[test]
fn whose_envoy_signed_did_not_sign_himself() {
    let body = "The Secretary-General, Kofi Annan, spoke today of the peace process in Tajikistan. The agreement was signed by the \
                President of Tajikistan, Emomali Rakhmonov, by the leader of the United Tajik Opposition (UTO), Said Abdullo Nuri, \
                and by the Secretary-General's envoy, Gerd Merrem.";
    assert_eq!(made(body).1, 2, "{:?}", events(body));
}

#[test]
fn who_signs_for_an_army_signs_for_its_state() {
    let body = "Kenya and the Lango Front agreed on Friday to stop fighting. The agreement was signed on Friday by Oda Brenn, chief of \
                staff of the Kenyan Armed Forces, and Joss Teveren, commander of the Lango Front.";
    let found = events(body);
    let agreed: Vec<_> = found.iter().filter(|event| event.r#type() == EventType::Agree).collect();
    assert_eq!((agreed.len(), agreed[0].participant_ids.len()), (1, 2), "{found:?}");
}

#[test]
fn the_one_known_party_did_not_sign_what_nobody_is_told_to_have_signed() {
    let body = "The Minister of Foreign Affairs, Ms. Liana Kovatch, received on Friday in Tessara the United Nations Special Envoy, Mr. Tomas \
                Okafor. They exchanged views on the implementation of the Dralen Accords, signed in October 2022. The Minister expressed \
                concern over violations of the ceasefire by units of the Moravan Democratic Union (MDU).";
    let found = events(body);
    let signed = found.iter().find(|event| event.r#type() == EventType::Agree).expect("the signing");
    assert!(signed.participant_ids.is_empty(), "{found:?}");
}

#[test]
fn who_is_named_at_the_end_of_a_long_sentence_signed() {
    let body = "Armenia and Azerbaijan signed a ceasefire agreement on Friday. The four-page document was signed on the deck of a ferry, \
                anchored within sight of Tegh, by Azerbaijani Defence Minister Orla Venn and Armenian Defence Minister Aram Ruk.";
    assert_eq!(made(body), (2, 2), "{:?}", events(body));
    assert_eq!(types(body), [EventType::Agree]);
}

#[test]
fn who_signed_is_told_beside_the_signing() {
    let body = "The government of Colombia and the rebels of the FARC signed a ceasefire agreement on Friday. Defence Minister Orla Venn \
                signed for the government. Commanders Luis Ruk and Pedro Sal signed for the rebels.";
    let found = events(body);
    assert_eq!(found.iter().filter(|event| event.r#type() == EventType::Agree).count(), 1, "{found:?}");
}

#[test]
fn other_people_signed_another_paper() {
    let body = "President Ilham Aliyev of Azerbaijan and Prime Minister Nikol Pashinyan of Armenia signed a peace treaty in Doha on \
                Friday. A protocol on the border was signed on Friday by Azerbaijani Defence Minister Orla Venn and Armenian Defence \
                Minister Aram Ruk.";
    let found = events(body);
    assert_eq!(found.iter().filter(|event| event.r#type() == EventType::Agree).count(), 2, "{found:?}");
}

#[test]
fn who_witnessed_it_was_there() {
    for told in [
        "Helen Strand, the Norwegian envoy, witnessed it.",
        "Helen Strand, the Norwegian envoy, presided over the ceremony.",
    ] {
        let body = format!("Armenia and Azerbaijan signed a ceasefire agreement in Geneva on Friday. {told}");
        assert_eq!(made(&body), (3, 2), "{told}: {:?}", events(&body));
    }
}

#[test]
fn the_accord_that_another_is_about_was_made_apart() {
    let body = "Armenia and Azerbaijan have signed a plan for carrying out the peace accord that both sides reached in Doha in July.";
    let found = events(body);
    assert_eq!(found.iter().filter(|event| event.r#type() == EventType::Agree).count(), 2, "{found:?}");
}

#[test]
fn a_signing_that_both_announce_is_told() {
    let body = "Armenia and Azerbaijan announced in Doha on Friday the signing of a ceasefire agreement.";
    assert_eq!(types(body), [EventType::Agree]);
}
