//! Bodies and groups: which are actors, what they are, and whose officers make them so.

use super::{Cast, cast_of, employer, named};
use crate::actors::ActorKind;

fn names(cast: &Cast) -> Vec<&str> {
    cast.actors().iter().map(|actor| actor.name.as_str()).collect()
}

const TRUCE: &str = "Kenya and Uganda signed a truce on Monday. ";

#[test]
fn a_body_acts_through_who_leads_it_and_a_ministry_does_not() {
    let text = format!(
        "{TRUCE}Oda Brenn, chairwoman of the High Council for National Healing, welcomed it. A Kenyan foreign ministry \
         spokesman, Joss Teveren, said that it would hold."
    );
    cast_of(&text, |_, cast| {
        let council = "High Council for National Healing";
        assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some(council));
        assert_eq!(employer(cast, named(cast, "Joss Teveren")), Some("Kenya"));
    });
}

#[test]
fn what_stands_before_a_verb_or_in_a_list_of_signatories_acts() {
    let text = format!(
        "{TRUCE}The pause was agreed in a memorandum signed by Uganda's National Commission on Human Rights, the Lango People's \
         Assembly (LPA) and the Acholi Council of Churches."
    );
    cast_of(&text, |_, cast| assert!(names(cast).contains(&"Lango People's Assembly"), "{:?}", names(cast)));
}

#[test]
fn mediators_come_from_states_that_act() {
    let text = "Oda Brenn joined mediators from Egypt, Qatar and Turkey for talks between Kenya and Uganda.";
    cast_of(text, |_, cast| {
        for state in ["Egypt", "Qatar", "Turkey"] {
            assert!(names(cast).contains(&state), "{:?}", names(cast));
        }
    });
}

#[test]
fn a_centre_for_a_cause_is_named_whole() {
    let text = format!("{TRUCE}The talks were convened by the Arve Centre for Mediation.");
    cast_of(&text, |_, cast| {
        assert!(names(cast).contains(&"Arve Centre for Mediation"), "{:?}", names(cast))
    });
}

#[test]
fn a_wing_in_brackets_belongs_to_the_name() {
    let text = "Kenya and the National Council of Lango (Isak-Muivah) signed a truce on Monday.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Isak-Muivah"), "{:?}", names(cast)));
}

#[test]
fn the_army_of_a_state_is_the_one_that_is_named() {
    let text = format!(
        "{TRUCE}Oda Brenn, a spokeswoman of the Royal Ugandan Army, welcomed it. The Ugandan army withdrew on Tuesday."
    );
    cast_of(&text, |_, cast| {
        let armies = names(cast).iter().filter(|name| name.ends_with("rmy")).count();
        assert_eq!(armies, 1, "{:?}", names(cast));
    });
}

#[test]
fn a_radio_station_that_is_told_something_is_no_actor() {
    let text = format!("{TRUCE}Oda Brenn told the private radio station Iradio that it would hold.");
    cast_of(&text, |_, cast| assert!(!names(cast).contains(&"Iradio"), "{:?}", names(cast)));
}

#[test]
fn what_a_body_is_called_before_its_name_or_by_its_letters_is_its_kind() {
    let text = format!(
        "{TRUCE}The rebel movement, the Northern Assembly of Sarrat, rejected it, as did the Forces for the Defence of \
         Democracy (FDD) in Burundi."
    );
    cast_of(&text, |_, cast| {
        for group in ["Northern Assembly of Sarrat", "Forces for the Defence of Democracy"] {
            assert_eq!(named(cast, group).kind, ActorKind::ArmedGroup);
        }
    });
}

#[test]
fn what_is_called_the_opposition_is_a_party() {
    let text = format!("{TRUCE}Bela Corvin, head of the opposition Homeland Union, called it a surrender.");
    cast_of(&text, |_, cast| assert_eq!(named(cast, "Homeland Union").kind, ActorKind::PoliticalGroup));
}

#[test]
fn a_joint_commission_acts_by_whatever_words() {
    let text = "Kenya and Uganda signed a truce on Monday. The joint ceasefire commission said that it held.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "joint ceasefire commission").kind, ActorKind::Other));
}

#[test]
fn ministries_are_told_apart_by_their_states_however_they_are_called() {
    let text = format!(
        "{TRUCE}Kenya's Foreign Ministry said that it would hold. Uganda's Foreign Ministry denied that. The Ugandan Foreign Ministry \
         said that talks would go on. The Ministry of Foreign Affairs of Uganda criticized Kenya. The foreign ministry of Kenya \
         regretted that."
    );
    cast_of(&text, |_, cast| {
        let ministries: Vec<(&str, Option<&str>)> = cast
            .actors()
            .iter()
            .filter(|actor| actor.kind == ActorKind::StateBody)
            .map(|actor| (actor.name.as_str(), employer(cast, actor)))
            .collect();
        assert_eq!(
            ministries,
            [
                ("Kenya's Foreign Ministry", Some("Kenya")),
                ("Ministry of Foreign Affairs of Uganda", Some("Uganda"))
            ]
        );
    });
}

#[test]
fn a_ministry_without_its_state_is_the_one_named_last() {
    let text = format!(
        "{TRUCE}The Kenyan Foreign Ministry said that it would hold. The Ugandan Defence Ministry denied that. The Foreign Ministry said \
         that talks would go on."
    );
    cast_of(&text, |_, cast| {
        let bodies = cast.actors().iter().filter(|actor| actor.kind == ActorKind::StateBody);
        let named: Vec<&str> = bodies.map(|actor| actor.name.as_str()).collect();
        assert_eq!(named, ["Kenyan Foreign Ministry", "Ugandan Defence Ministry"]);
    });
}

#[test]
fn rebel_forces_are_no_armed_forces_of_a_state() {
    let text = "Kenya and the Lango Liberation Front (LLF) signed a truce on Monday. It was signed by Oda Brenn, chief of staff of the \
                Kenyan Armed Forces, and Joss Teveren, commander of the rebel forces.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Kenyan Armed Forces"));
        assert_ne!(employer(cast, named(cast, "Joss Teveren")), Some("Kenyan Armed Forces"));
    });
}

#[test]
fn a_part_of_a_state_has_a_government_of_its_own() {
    let text = "A memorandum was signed on Friday between the Government of India, the Government of Assam and the Tarn Liberation \
                Front. The Assam government welcomed it.";
    cast_of(text, |_, cast| {
        let government = named(cast, "Government of Assam");
        assert_eq!(government.kind, ActorKind::StateBody);
        assert_eq!(cast.actors().iter().filter(|actor| actor.name.contains("Assam")).count(), 1);
    });
}

#[test]
fn official_before_a_capital_is_no_title() {
    let text = format!("{TRUCE}Official Nairobi has welcomed it.");
    cast_of(&text, |_, cast| assert!(!names(cast).contains(&"Nairobi"), "{:?}", names(cast)));
}

#[test]
fn the_opposition_is_somebody_where_it_acts_or_is_addressed() {
    let text = "Kestria and Halmar signed a border treaty on Monday. Kestria's president, Oda Brenn, appealed to the opposition to \
                respect it.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "opposition").kind, ActorKind::PoliticalGroup));
    let text = "Kestria and Halmar signed a border treaty on Monday in spite of the opposition to it.";
    cast_of(text, |_, cast| assert!(cast.actors().iter().all(|actor| actor.name != "opposition")));
}

#[test]
fn the_adjective_of_a_region_is_nobody() {
    let text = format!("{TRUCE}Nordic monitors said that both sides had broken it.");
    cast_of(&text, |_, cast| assert!(!names(cast).contains(&"Nordic"), "{:?}", names(cast)));
}

#[test]
fn a_ministry_is_called_by_whose_it_is() {
    let text = format!("{TRUCE}Egypt's Information Ministry welcomed it.");
    cast_of(&text, |_, cast| {
        assert!(names(cast).contains(&"Egypt's Information Ministry"), "{:?}", names(cast));
    });
}

#[test]
fn a_border_and_a_journeys_end_are_no_states() {
    let text = format!(
        "{TRUCE}It was signed at a clearing on the Sudan-Chad border. The Kenyan minister then took off for Jordan, and Uganda's left \
         for Oman."
    );
    cast_of(&text, |_, cast| {
        for state in ["Sudan", "Chad", "Jordan", "Oman"] {
            assert!(!names(cast).contains(&state), "{:?}", names(cast));
        }
    });
}

#[test]
fn a_centre_for_mediation_is_a_body() {
    let text = format!("{TRUCE}The Arve Mediation Centre announced it.");
    cast_of(&text, |_, cast| {
        assert_eq!(named(cast, "Arve Mediation Centre").kind, ActorKind::CivilSociety);
    });
}

#[test]
fn an_organizations_experts_are_its_own() {
    let text = format!("{TRUCE}U.N. experts say that it has been broken.");
    cast_of(&text, |_, cast| {
        let experts = named(cast, "U.N. experts");
        assert_eq!(experts.kind, ActorKind::IntergovernmentalOrganization);
        assert_eq!(employer(cast, experts), Some("U.N."));
    });
}

#[test]
fn a_body_is_somebody_where_its_posts_and_findings_are_told_of() {
    let text = format!(
        "{TRUCE}Before dawn Ugandan soldiers overran a post of the Kenyan Border Guard. The minister handed over the findings of \
         the Prosecutor's Office. They met at the gates of the Royal Palace."
    );
    cast_of(&text, |_, cast| {
        for body in ["Kenyan Border Guard", "Prosecutor's Office"] {
            assert!(names(cast).contains(&body), "{:?}", names(cast));
        }
    });
}

#[test]
fn a_republic_that_is_named_once_acts_by_its_style() {
    let text = format!(
        "{TRUCE}Its text was drafted under the eye of Egypt. The Republic of Osteria, which hosted the talks, is to follow."
    );
    cast_of(&text, |_, cast| {
        for state in ["Egypt", "Osteria"] {
            assert!(names(cast).contains(&state), "{:?}", names(cast));
        }
    });
}

#[test]
fn who_is_told_of_it_or_wants_somebody_is_nobody_in_it() {
    let text = format!(
        "{TRUCE}The Kenyan minister told parliament last week that the rebels would be forgiven. Fugitives wanted by the International Criminal Court are to be \
         handed over."
    );
    cast_of(&text, |_, cast| {
        for body in ["parliament", "International Criminal Court"] {
            assert!(!names(cast).contains(&body), "{:?}", names(cast));
        }
    });
}

#[test]
fn a_letterhead_tells_whose_ministry_it_is() {
    let text = "Ministry of Foreign Affairs of the Kingdom of Sorvala\nPress Department\n\nNordhavn, 14 March 2024\n\nThe Minister received the \
                government of Kestria and the rebels of the Northern Front for peace talks, which Sorvala facilitates. The Ministry welcomes \
                the truce. The Ministry calls on Kestria to keep it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Ministry of Foreign Affairs")), Some("Sorvala"));
    });
}
