//! Forms of names: what brackets, slashes, quotes and an "and" within them make of them, and by which shorter ones they go.

use super::{Cast, cast_of, employer, named, stands_for};
use crate::actors::ActorKind;

fn names(cast: &Cast) -> Vec<&str> {
    cast.actors().iter().map(|actor| actor.name.as_str()).collect()
}

const TRUCE: &str = "The government of Kestria and the rebels of the TLF signed a ceasefire on Monday. ";

#[test]
fn letters_in_brackets_close_the_whole_name() {
    let text = format!(
        "{TRUCE}The Joint Ceasefire Monitoring Mechanism in Halmar (JCMM) recorded four violations. The JCMM protested. The \
         International Contact Group for the Outer Lakes (ICG) welcomed the truce."
    );
    cast_of(&text, |document, cast| {
        let mechanism = "Joint Ceasefire Monitoring Mechanism in Halmar";
        assert_eq!(named(cast, mechanism).kind, ActorKind::Other);
        assert_eq!(stands_for(document, cast, "JCMM", 1), [mechanism]);
        let group = named(cast, "International Contact Group for the Outer Lakes");
        assert_eq!(employer(cast, group), None);
        assert!(!names(cast).contains(&"International Contact Group"), "{:?}", names(cast));
    });
}

#[test]
fn a_name_with_an_and_is_one_wherever_it_stands() {
    let text = "Support Office\nUnited Nations Verification and Integration Mission in Velm\nPRESS RELEASE\nThe United Nations \
                Verification and Integration Mission in Velm (UNVIMV) announced today that the rebels of the TLF had laid down \
                their arms.";
    cast_of(text, |_, cast| {
        assert!(!names(cast).contains(&"Integration Mission in Velm"), "{:?}", names(cast));
    });
}

#[test]
fn wings_keep_their_letters() {
    let text = format!(
        "{TRUCE}The HLA/M-IO said that it had been attacked. Orsan Muslim League-N leader Tor Aman welcomed the truce."
    );
    cast_of(&text, |_, cast| {
        assert!(names(cast).contains(&"HLA/M-IO"), "{:?}", names(cast));
        assert_eq!(employer(cast, named(cast, "Tor Aman")), Some("Orsan Muslim League-N"));
    });
}

#[test]
fn no_name_has_half_a_bracket_or_a_quote() {
    let text = format!(
        "{TRUCE}The Lake Alliance (AFL)/K12 rejected it. The TLF was represented by Commander “Falcon” Demir. Demir said that he \
         would keep the truce."
    );
    cast_of(&text, |document, cast| {
        assert!(names(cast).iter().all(|name| !name.contains(')')), "{:?}", names(cast));
        assert_eq!(named(cast, "“Falcon” Demir").office.as_deref(), Some("Commander"));
        assert_eq!(stands_for(document, cast, "Demir", 1), ["“Falcon” Demir"]);
    });
}

#[test]
fn offices_and_titles_within_names_belong_to_them() {
    let text = format!(
        "{TRUCE}The Ombudsman's Office said that the TLF had killed a soldier. The Office of the High Commissioner for Peace \
         condemned the attack. The Justice Ministry released 340 detainees. The Ludva Observer Group confirmed it."
    );
    cast_of(&text, |_, cast| {
        for body in ["Ombudsman's Office", "Office of the High Commissioner for Peace", "Justice Ministry"] {
            assert_eq!(named(cast, body).kind, ActorKind::StateBody, "{body}");
        }
        assert_eq!(named(cast, "Ludva Observer Group").kind, ActorKind::IntergovernmentalOrganization);
        assert!(!names(cast).contains(&"Office"), "{:?}", names(cast));
    });
}

#[test]
fn the_office_of_a_minister_is_no_minister() {
    let text = "The Foreign Minister of Kestria, Ana Brenn, met her colleagues on Monday after the statement that the Office of the \
                Prime Minister of Kestria had issued. The Minister said that the truce would hold.";
    cast_of(text, |document, cast| assert_eq!(stands_for(document, cast, "Minister", 2), ["Ana Brenn"]));
}

#[test]
fn a_body_goes_by_its_name_without_the_whole() {
    let text = format!(
        "{TRUCE}The Council of Ministers of the Intergovernmental Authority on Development welcomed it. The opposition Homeland \
         party condemned it."
    );
    cast_of(&text, |_, cast| {
        let goes_by = |alias: &str| {
            cast.actors().iter().any(|actor| actor.name == alias || actor.aliases.iter().any(|a| a == alias))
        };
        assert!(goes_by("Council of Ministers"));
        assert!(goes_by("Homeland party"));
    });
}

#[test]
fn creeds_and_addresses_are_no_part_of_names() {
    let text = format!(
        "{TRUCE}The Marxist KLP rejected it. Mrs. Clarisse Fontal met ASP Mohammed Jalo. Academician Temir Bolat welcomed it. Firebrand \
         Rolf Quill did not."
    );
    cast_of(&text, |_, cast| {
        let known = names(cast);
        for name in ["KLP", "Clarisse Fontal", "Mohammed Jalo", "Temir Bolat", "Rolf Quill"] {
            assert!(known.contains(&name), "{name} in {known:?}");
        }
    });
}

#[test]
fn joint_bodies_are_of_no_one_state_and_courts_judge() {
    let text = format!(
        "{TRUCE}The Mixed Frontier Commission met on Tuesday. The Peace Monitoring Council is to report every month, the council said."
    );
    cast_of(&text, |_, cast| {
        for body in ["Mixed Frontier Commission", "Peace Monitoring Council"] {
            let body = named(cast, body);
            assert_eq!((body.kind, employer(cast, body)), (ActorKind::Other, None));
        }
    });
}

#[test]
fn armies_of_two_states_are_two() {
    let text = format!(
        "{TRUCE}The Congolese and Burundian armies shelled the border. The Congolese army denied it. The coast guards of Kenya and \
         Somalia reopened their hotline."
    );
    cast_of(&text, |document, cast| {
        assert_eq!(employer(cast, named(cast, "Burundian army")), Some("Burundi"));
        assert_eq!(stands_for(document, cast, "army", 0), ["Congolese army"]);
        assert_eq!(employer(cast, named(cast, "coast guard of Kenya")), Some("Kenya"));
        assert_eq!(employer(cast, named(cast, "coast guard of Somalia")), Some("Somalia"));
    });
}

#[test]
fn a_state_is_called_by_its_name_wherever_that_stands() {
    let text = "The UN Mission in Ondara (UNMOND) said that the Ondaran army and the rebels of the TLF had broken the truce. The \
                Ondaran government denied it.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Ondara").kind, ActorKind::State);
        assert!(!names(cast).contains(&"Ondaran"), "{:?}", names(cast));
    });
    let text = "The accord ended five years of war on the island state of Marrel. Marrel and the Coast Brigades signed it on Monday.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Marrel").kind, ActorKind::State));
}
