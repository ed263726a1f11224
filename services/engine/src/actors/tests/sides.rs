//! Sides that nobody names, and names that stand beside their letters and translations.

use super::{cast_of, employer, named, stands_for};
use crate::actors::ActorKind;

#[test]
fn a_side_that_nobody_names_is_an_actor() {
    let text = "The government of Kestria signed a truce with a rebel group on Monday. The rebels said that the war was over.";
    cast_of(text, |document, cast| {
        let side = named(cast, "rebel group");
        assert_eq!(side.kind, ActorKind::ArmedGroup);
        assert_eq!(stands_for(document, cast, "rebels", 0), ["rebel group"]);
    });
}

#[test]
fn a_group_that_a_truce_leaves_out_is_not_the_rebels() {
    let groups = ["groups like the Tarn Dawn Brigade", "armed groups like the Tarn Dawn Brigade"];
    for left_out in groups {
        let text = format!(
            "The government of Kestria signed a truce on Monday that excludes {left_out}. The rebels said that it held in the rebel-held \
             east. The government thanked the rebels."
        );
        cast_of(&text, |document, cast| {
            assert_eq!(stands_for(document, cast, "rebels", 0), ["rebels"], "{text}");
            assert_eq!(stands_for(document, cast, "rebels", 1), ["rebels"], "{text}");
        });
    }
}

#[test]
fn people_at_arms_who_only_suffer_are_no_side() {
    let text =
        "Kenya and Uganda signed a truce on Monday. Under it all armed groups shall leave the province.";
    cast_of(text, |_, cast| {
        assert!(cast.actors().iter().all(|actor| actor.kind == ActorKind::State), "{:?}", cast.actors());
    });
}

#[test]
fn letters_of_another_tongue_stand_behind_or() {
    let text = "Colombia and the National Liberation Army, or ELN, signed a truce on Monday. The ELN freed two soldiers.";
    cast_of(text, |document, cast| {
        assert!(named(cast, "National Liberation Army").aliases.contains(&"ELN".to_owned()));
        assert_eq!(stands_for(document, cast, "ELN", 1), ["National Liberation Army"]);
    });
}

#[test]
fn a_bracket_may_translate_and_abbreviate() {
    let text = "Thailand met envoys of the Barisan Morvan Tessel (the National Tessel Front or BMT) on Monday. The rebels of the \
                BMT asked for a truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "BMT", 1), stands_for(document, cast, "Morvan", 0));
        assert_eq!(stands_for(document, cast, "BMT", 1).len(), 1);
    });
}

#[test]
fn rebels_of_a_name_in_letters_are_those_of_that_name() {
    let text = "Rwanda and the K17 rebels signed a truce on Monday. The K17 freed two soldiers.";
    cast_of(text, |document, cast| {
        assert_eq!(named(cast, "K17").kind, ActorKind::ArmedGroup);
        assert_eq!(stands_for(document, cast, "K17", 0), stands_for(document, cast, "K17", 1));
    });
}

#[test]
fn a_participle_before_a_name_is_no_part_of_it() {
    let text = "Joss Teveren, the leader of the self-declared Republic of Somaliland, met envoys of Moldova on Monday.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Joss Teveren")), Some("Somaliland"));
    });
}

#[test]
fn an_apposition_ends_where_time_begins() {
    let text = "Rwanda shelled the camp near Halmar, a day after the Front of Tarn had left the town.";
    cast_of(text, |_, cast| {
        let names: Vec<&str> = cast.actors().iter().map(|actor| actor.name.as_str()).collect();
        assert!(!names.contains(&"Halmar"), "{names:?}");
    });
}

#[test]
fn who_bear_a_title_together_are_remembered_by_it() {
    let text = "Azerbaijan and Armenia met in Vienna on Monday. The Co-Chairs of the OSCE Minsk Group urged them to keep the truce. \
                The Co-Chairs met the foreign ministers on Tuesday.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "Chairs", 1), ["OSCE Minsk Group"]);
    });
}

#[test]
fn what_sort_a_group_is_and_where_somebody_was_born_are_no_names() {
    let text = "Israel and Hamas signed a truce on Monday. The Palestinian Islamist group freed Edan Brenn, a U.S.-born soldier \
                serving in the Israeli army.";
    cast_of(text, |_, cast| {
        let names: Vec<&str> = cast.actors().iter().map(|actor| actor.name.as_str()).collect();
        assert!(!names.iter().any(|name| name.contains("Islamist") || name.contains("born")), "{names:?}");
    });
}

#[test]
fn two_who_have_just_talked_are_the_two_sides_until_a_side_of_the_war_is_named() {
    let text = "Foreign Minister Oda Brenn of Kenya and Foreign Minister Joss Teveren of Uganda held a phone call on Monday. The two \
                sides discussed the war in Gaza between Israel and Hamas. Israel and Hamas signed a truce in January.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Oda Brenn", "Joss Teveren"]);
    });
}

#[test]
fn a_mission_bears_what_it_is_to_do_and_a_general_command_is_no_general() {
    let text = "Rwanda and Angola signed a truce on Monday. The United Nations Mission to Support the Marrow Agreement (UNMMA) praised \
                it. Angola's General Command did not.";
    cast_of(text, |document, cast| {
        assert!(
            named(cast, "United Nations Mission to Support the Marrow Agreement")
                .aliases
                .contains(&"UNMMA".to_owned())
        );
        assert_eq!(stands_for(document, cast, "UNMMA", 0).len(), 1);
        assert!(!cast.actors().iter().any(|actor| actor.name == "Command"));
    });
}

#[test]
fn the_sides_are_those_between_whom_the_war_is() {
    let text = "Turkish Foreign Minister Boris Hale met Swiss Foreign Minister Mark Ruben in Bern on Friday to discuss the peace talks. The war \
                between the government of Sudan and the Rapid Support Forces has lasted two years. Both sides have signed a truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Sudan", "Rapid Support Forces"]);
    });
}

#[test]
fn the_country_behind_a_town_is_no_side() {
    let text = "The peace talks between the government of Kestria and the Tarn Liberation Front began in Dar es Salaam, Tanzania, on Thursday. \
                Both sides agreed to a truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Kestria", "Tarn Liberation Front"]);
    });
}

#[test]
fn a_border_committee_names_both_sides() {
    let text = "1. The Kestria-Ordovia Border Committee met on 14 May in Kuala Lumpur. It was chaired by Anton Dorn, Minister of Defence of \
                Kestria, and Ivo Tamm, Minister of Defence of Ordovia. The meeting was observed by Karl Munro, Minister of Defence of \
                Malaysia, and representatives of the United States.\n\n2. Both sides thanked the Government of Malaysia.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Kestria", "Ordovia"]);
    });
}

#[test]
fn what_is_theirs_is_of_those_of_whom_the_clause_is() {
    let text = "Norwegian and Qatari mediators said that the government of Kestria and the Tarn Liberation Front had agreed to extend their \
                truce. The government of Kestria said so.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "their", 0), ["Kestria", "Tarn Liberation Front"]);
    });
}

#[test]
fn the_guerrillas_are_the_rebels() {
    let text = "The government of Kestria and the Tarn Liberation Front have been at war for ten years. The guerrillas signed a truce on \
                Monday.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "guerrillas", 0), ["Tarn Liberation Front"]);
    });
}

#[test]
fn two_sides_that_talk_of_a_war_are_not_those_at_war() {
    let text = "The government of Sudan and the Rapid Support Forces have been at war for two years. Norwegian Foreign Minister Erik Forner \
                and Kenyan Foreign Minister John Okello met in Oslo on Monday. The two sides discussed the truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Erik Forner", "John Okello"]);
    });
}

#[test]
fn each_government_is_both() {
    let text = "Kenya and Uganda signed a truce on Monday after ten years of war. Each government accused the other of a breach.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "government", 0), ["Kenya", "Uganda"]);
    });
}

#[test]
fn armed_groups_that_met_the_government_somewhere_are_its_other_side() {
    let text = "Talks between the Government of Kestria and 14 armed groups in Lomé ended on Monday. The parties to the accord welcomed it.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "groups", 0), ["14 armed groups"]);
        assert!(cast.actors().iter().all(|actor| actor.name != "Togo"), "{:?}", cast.actors());
    });
}

#[test]
fn who_makes_peace_with_a_government_is_a_side() {
    let text = "The government of Kestria signed a peace accord with the Mountain Front (MF) and the National Union (NU) on Saturday.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "National Union").kind, ActorKind::PoliticalGroup));
}

#[test]
fn the_group_is_no_charity_beside_one_that_fights() {
    let text = "The Tarn rebel group said on Monday that it had no word from the International Committee of the Red Cross. Oren Vash, \
                who leads the group’s Supreme Committee, asked Kestria for a truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "group", 1), stands_for(document, cast, "Tarn", 0));
    });
}

#[test]
fn letters_between_commas_are_those_of_the_group_that_has_them() {
    let text = "The Colombian government and the National Liberation Army, ELN, are meeting in Quito. The ELN asked for a truce.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "ELN", 1), stands_for(document, cast, "Liberation", 0));
    });
}

#[test]
fn the_two_sides_are_none_of_those_who_brokered_their_truce() {
    let text = "A truce between the army and the Lango Liberation Front was holding on Wednesday. The truce, brokered by Saudi Arabia and \
                Norway, took effect on Tuesday. An army spokesman denied that drones had flown. Residents said that shops were open. \
                The two sides have agreed to send delegations to Geneva.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["army", "Lango Liberation Front"]);
    });
}
