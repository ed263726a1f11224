//! Who is a person, and what only looks like one.

use super::{Cast, cast_of, employer, named};
use crate::actors::ActorKind;

fn names(cast: &Cast) -> Vec<&str> {
    cast.actors().iter().map(|actor| actor.name.as_str()).collect()
}

#[test]
fn a_surname_may_be_a_word_for_a_place() {
    let text = "Kenya and Uganda signed a truce on Monday. They thanked Norway, whose envoy, Anthony Lake, had shuttled between \
                Nairobi and Kampala.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Anthony Lake").kind, ActorKind::Person);
        assert_eq!(employer(cast, named(cast, "Anthony Lake")), Some("Norway"));
    });
}

#[test]
fn a_successor_named_after_a_comma_is_a_person() {
    let text = "Kenya and Uganda signed a truce on Monday. Its drafter's successor, Tobin Hale, told reporters that it would hold.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Tobin Hale").kind, ActorKind::Person));
}

#[test]
fn a_given_name_after_an_address_may_be_a_word_of_grammar() {
    let text = "The Ministers of Foreign Affairs of the Republic of Ardania, H.E. Ms. Irena Daud, and of the Kingdom of Velkland, \
                H.E. Mr. Per Akkersen, met on 26 September.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Per Akkersen")), Some("Velkland")));
}

#[test]
fn what_a_body_is_called_after_is_nobodys_surname() {
    let text = "Kenya and the Kesh Patriotic Council signed a truce on Monday. The waters of the Kesh will be shared.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Kesh"), "{:?}", names(cast)));
}

#[test]
fn a_bill_and_a_hyphenated_crossing_are_no_persons() {
    let text = "Kenya and Uganda signed a truce on Monday. A Bill to ratify it will be tabled in Nairobi. The checkpoints Kairagach \
                and Kyzyl-Bel reopened.";
    cast_of(text, |_, cast| {
        assert!(!names(cast).iter().any(|name| matches!(*name, "Bill" | "Kyzyl-Bel")), "{:?}", names(cast));
    });
}

#[test]
fn the_programmes_own_reporter_is_no_actor() {
    let text = "Kenya and Uganda signed a truce on Monday. Our reporter in Kampala, Dora Wickens, has followed the talks. Our \
                correspondent Halima Djou is in Nairobi.";
    cast_of(text, |_, cast| {
        assert!(!names(cast).iter().any(|name| name.contains("Wickens") || name.contains("Djou")));
    });
}

#[test]
fn whose_regime_it_is_is_no_state() {
    let text = "Moamar Teveren's regime rejected a truce offer by Kenyan rebels on Monday. Kenya said that Mr Teveren would not resign.";
    cast_of(text, |_, cast| {
        assert!(
            cast.actors()
                .iter()
                .all(|actor| !actor.name.contains("Teveren") || actor.kind == ActorKind::Person)
        );
    });
}

#[test]
fn whose_followers_they_are_is_a_person() {
    let text = "Kenya and Uganda signed a truce on Monday. Joss Teveren said that the road would be a grave for the mercenaries of \
                Donald Holt. The militias of warlord Khalifa Vash must leave, he added. Vash's forces hold the port, and Albin Marek's \
                Dawn movement blocked the road.";
    cast_of(text, |_, cast| {
        for person in ["Donald Holt", "Khalifa Vash", "Albin Marek"] {
            assert!(names(cast).contains(&person), "{person}: {:?}", names(cast));
        }
        let state = |name: &str| name.contains("Vash") || name.contains("Holt") || name.contains("Marek");
        assert!(cast.actors().iter().all(|a| !state(&a.name) || a.kind == ActorKind::Person));
    });
}
