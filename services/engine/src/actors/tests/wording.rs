//! Names as they are written: with initials, in brackets, in capitals, like other words.

use peacebrief::v1::ActorKind;

use super::{cast_of, named, stands_for};

#[test]
fn names_of_persons_are_read_whole_however_they_begin_and_end() {
    for (text, name) in [
        ("The interlocutor, A. K. Mishrat, was expected at the camp on Monday.", "A. K. Mishrat"),
        ("The accord was signed by the interlocutor, RN Ravilan, on Monday.", "RN Ravilan"),
        ("Foreign Affairs Minister January Makambo said the talks would go on.", "January Makambo"),
        ("The head of the parliament, Karen Baburyat, signed the protocol.", "Karen Baburyat"),
        ("Speaker Nurlanbek Turgunbet uulu announced a vote on Monday.", "Nurlanbek Turgunbet uulu"),
        (
            "Secretary of State James A. Bakerton 3d told the conference that it was over.",
            "James A. Bakerton 3d",
        ),
        ("The foreign minister met his colleague, Amir Khan Muttaqat, on Monday.", "Amir Khan Muttaqat"),
        ("INTERVIEW Desta Oromwet, the secretary-general of the party, spoke on Monday.", "Desta Oromwet"),
    ] {
        cast_of(text, |_, cast| assert_eq!(named(cast, name).kind, ActorKind::Person, "{text}"));
    }
}

#[test]
fn a_name_is_as_long_as_the_initials_in_the_bracket_behind_it() {
    for (text, name) in [
        ("The truce is watched by the Gulf of Sarn Community (GSC).", "Gulf of Sarn Community"),
        ("The police blamed the Gorka Volunteers' Cell (GVC) for the attack.", "Gorka Volunteers' Cell"),
        (
            "She heads the Community Empowerment for Progress Organization (Cepo) in the capital.",
            "Community Empowerment for Progress Organization",
        ),
        ("The leader of the conservative Farmers' party (FP) agreed.", "Farmers' party"),
    ] {
        cast_of(text, |_, cast| {
            named(cast, name);
        });
    }
    // A paper with initials is nobody.
    cast_of("The army signed the Doha Document for Peace in Darfur (DDPD).", |_, cast| {
        assert!(!cast.actors().iter().any(|actor| actor.name.contains("Document")));
    });
}

#[test]
fn speakers_in_minutes_stand_in_capitals_with_whom_they_speak_for() {
    cast_of("NJUGUNA VAN MAHUGAT (Kenya) cautioned that sanctions would not end the war.", |_, cast| {
        let speaker = named(cast, "NJUGUNA VAN MAHUGAT");
        assert_eq!(speaker.kind, ActorKind::Person);
        assert_eq!(speaker.affiliation.map(|id| cast.get(id).name.as_str()), Some("Kenya"));
    });
}

#[test]
fn whoever_leads_a_coalition_gives_it_its_name() {
    for (text, name) in [
        ("A spokesman for the U.S.-led coalition said planes would be barred.", "U.S.-led coalition"),
        ("The Velland-led peacekeeping force said planes would be barred.", "Velland-led peacekeeping force"),
    ] {
        cast_of(text, |_, cast| assert_eq!(named(cast, name).kind, ActorKind::IntergovernmentalOrganization));
    }
}

#[test]
fn a_mayor_and_the_leaders_of_others_are_not_whoever_was_named_before() {
    let before = "Foreign Minister Dara Molin and rebel leader Oran Tesk met on Monday.";
    cast_of(&format!("{before} The mayor of Tolvar said that homes were burned."), |document, cast| {
        assert_eq!(stands_for(document, cast, "mayor", 0), ["mayor of Tolvar"]);
    });
    cast_of(&format!("{before} Refugee leaders said that homes were burned."), |document, cast| {
        assert_eq!(stands_for(document, cast, "leaders", 0), ["Refugee leaders"]);
    });
}

#[test]
fn a_word_of_grammar_amid_a_name_is_part_of_it() {
    cast_of("Spokesman Puok Both Baluangat said that the arrests were a breach of the accord.", |_, cast| {
        named(cast, "Puok Both Baluangat");
    });
}

#[test]
fn a_house_of_representatives_is_a_states_wherever_it_sits() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The House of Representatives rejected it.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "House of Representatives").kind, ActorKind::StateBody);
    });
}
