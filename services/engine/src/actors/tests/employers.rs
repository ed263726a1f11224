//! For whom persons and bodies act, told by what stands beside them.

use super::{cast_of, employer, named, stands_for};

#[test]
fn whose_an_office_is_may_stand_before_it() {
    let text = "Kestria and Halmar signed a truce on Monday. It was drafted by Zennora, whose president, Oda Brenn, had \
                brought them together. Rwanda denied the charge. Its government spokesman, Joss Teveren, dismissed it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Zennora"));
        assert_eq!(employer(cast, named(cast, "Joss Teveren")), Some("Rwanda"));
    });
}

#[test]
fn a_ministry_is_the_states_in_whose_capital_it_sits() {
    let text = "Cambodia and the Khmer Rouge signed a truce on Monday. The Foreign Ministry in Beijing said that China \
                welcomed it.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Foreign Ministry")), Some("China")));
}

#[test]
fn several_bearers_of_a_title_have_each_the_state_named_behind_them() {
    let text = "Moldova and Ukraine signed a truce on Monday. The Chief Negotiators, Oda Brenn of Ukraine and Joss Teveren of \
                Moldova, praised it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Ukraine"));
        assert_eq!(employer(cast, named(cast, "Joss Teveren")), Some("Moldova"));
    });
}

#[test]
fn who_has_a_counterpart_of_one_side_is_of_the_other() {
    let text = "Moldova and Ukraine signed a truce on Monday. Foreign Minister Oda Brenn and her Moldovan counterpart, Joss \
                Teveren, praised it.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Ukraine")));
}

#[test]
fn a_phrase_may_stand_between_an_office_and_its_bearer() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. “It holds,” the Tarn Liberation Front's chief \
                negotiator at the talks with the government, Saimo Macun, told AFP.";
    cast_of(text, |_, cast| {
        let negotiator = named(cast, "Saimo Macun");
        assert_eq!(negotiator.office.as_deref(), Some("chief negotiator"));
        assert_eq!(employer(cast, negotiator), Some("Tarn Liberation Front"));
        assert!(cast.actors().iter().all(|actor| actor.name != "AFP"));
    });
}

#[test]
fn a_member_acts_for_a_movement() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Sidi Ould Brahim, a senior member of the Tarn \
                Liberation Front, praised it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Sidi Ould Brahim")), Some("Tarn Liberation Front"));
    });
}

#[test]
fn the_government_is_not_that_of_a_neighbour() {
    let text = "The government of Kestria and the Marsh People's Army initialled an accord on Wednesday at Port Hale, in \
                neighbouring Fennoy, after talks chaired by Fennoy's foreign minister, Gard Maurin. Fennoy's monitors are to \
                come. The army welcomed it. The Marsh People's Army asked the government to free its men.";
    cast_of(text, |document, cast| {
        assert_eq!(employer(cast, named(cast, "army")), Some("Kestria"));
        assert_eq!(stands_for(document, cast, "government", 1), ["Kestria"]);
    });
}

#[test]
fn whoever_brokers_is_not_at_home() {
    let text = "The Myanmar National Democratic Alliance Army signed a truce with the regime on Saturday after China-brokered \
                talks, the Chinese government said. China urged restraint. China's envoy to Myanmar praised it.";
    cast_of(text, |document, cast| assert_eq!(stands_for(document, cast, "regime", 0), ["Myanmar"]));
}

#[test]
fn who_is_spoken_for_bears_not_the_spokesmans_title() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Joss Teveren, the spokesman for Secretary-General \
                Oda Brenn, praised it. Dano Verkel, deputy head of Mr Halm's administration, did not.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Oda Brenn").office.as_deref(), Some("Secretary-General"));
        assert!(
            named(cast, "Joss Teveren").office.as_deref().is_some_and(|title| title.starts_with("spokesman"))
        );
        assert_eq!(named(cast, "Dano Verkel").office.as_deref(), Some("deputy head"));
    });
}

#[test]
fn who_leads_the_opposition_party_so_and_so_is_not_called_so() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The leader of the opposition People's Congress, Mr \
                Gilbert Phiri, charged that it was no peace.";
    cast_of(text, |_, cast| {
        let leader = named(cast, "Gilbert Phiri");
        assert_eq!(
            (leader.office.as_deref(), employer(cast, leader)),
            (Some("leader"), Some("People's Congress"))
        );
    });
}

#[test]
fn a_rank_may_be_cut_short() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The brigade's commander, Col. Aram Teshke, praised it.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Aram Teshke").office.as_deref(), Some("commander")));
}

#[test]
fn a_complement_reaches_to_the_noun_for_its_place() {
    cast_of(
        "Germany's special envoy for the Karu region, Hans Brandtel, urged both sides to talk.",
        |_, cast| {
            let envoy = named(cast, "Hans Brandtel");
            assert_eq!(envoy.office.as_deref(), Some("special envoy for the Karu region"));
            assert!(envoy.affiliation.is_some());
        },
    );
}

#[test]
fn an_acronym_that_opens_a_sentence_is_one_before_any_title() {
    cast_of("IGAD executive secretary Workneh Gebeyet welcomed the deal.", |_, cast| {
        let secretary = named(cast, "Workneh Gebeyet");
        let whole = secretary.affiliation.map(|id| cast.get(id).name.clone());
        assert_eq!(whole.as_deref(), Some("IGAD"));
    });
}

#[test]
fn who_leads_a_delegation_acts_for_those_who_sent_it() {
    let text = "The Highland Front said it was ready. Abu Qasimet leads the Front's delegation.";
    cast_of(text, |_, cast| {
        let whole = named(cast, "Abu Qasimet").affiliation.map(|id| cast.get(id).name.clone());
        assert_eq!(whole.as_deref(), Some("Highland Front"));
    });
}

#[test]
fn each_of_three_named_one_after_the_other_has_his_own_title() {
    let text = "At the invitation of the Minister of Foreign Affairs of the Kingdom of Norrelund, H.E. Ms. Ingrid Hallet, the Minister of \
                Foreign Affairs of the Republic of Talvora, H.E. Mr. Petr Domkat, and the Minister of Foreign Affairs of the Republic of \
                Sornova, H.E. Ms. Alba Rekat, met in Fjordby on Monday.";
    cast_of(text, |_, cast| {
        for (name, state) in
            [("Ingrid Hallet", "Norrelund"), ("Petr Domkat", "Talvora"), ("Alba Rekat", "Sornova")]
        {
            assert_eq!(employer(cast, named(cast, name)), Some(state), "{name}");
        }
    });
}

#[test]
fn whom_the_brief_says_nobody_acts_for_is_no_actor() {
    let text = "The president of Sarmeth, Branimir Oskay, signed the Holm agreement with the commander of the Highland Front, \
                Selma Dravik, on Thursday. It took nine days to bring them to the East Room of the White House Commander Dravik, \
                who has given her word, will keep it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Selma Dravik")), Some("Highland Front"));
        assert!(cast.actors().iter().all(|actor| actor.name != "United States"));
    });
}

#[test]
fn who_serves_somebody_acts_for_him_however_far_the_title_stands() {
    let before = "Kestria and the Tarn Liberation Front signed a truce on Monday. The rebels hold the hills. President Oda Brenn of \
                  Kestria praised it.";
    for (words, employed) in [
        (
            "Saimo Macun, a senior adviser to the rebels' negotiating panel, praised it.",
            "Tarn Liberation Front",
        ),
        ("Saimo Macun of the opposition Hill Party praised it.", "Hill Party"),
    ] {
        cast_of(&format!("{before} {words}"), |_, cast| {
            assert_eq!(employer(cast, named(cast, "Saimo Macun")), Some(employed), "{words}");
        });
    }
}

#[test]
fn a_portfolio_may_go_on_behind_and() {
    let text = "Rwanda and Angola signed a truce on Monday. Rwanda's Minister of Justice and Public Order Oda Brenn praised it.";
    cast_of(text, |_, cast| {
        let minister = named(cast, "Oda Brenn");
        assert_eq!(minister.office.as_deref(), Some("Minister of Justice and Public Order"));
        assert_eq!(employer(cast, minister), Some("Rwanda"));
    });
}

#[test]
fn a_secretary_general_may_be_a_partys() {
    let text = "Rwanda and Angola signed a truce on Monday. Oda Brenn, secretary general of the Union Party, praised it.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Union Party")));
}

#[test]
fn the_envoy_of_a_secretary_general_is_no_secretary_general() {
    let text = "Rwanda and Angola signed a truce on Monday. Joss Teveren, the Special Envoy of the UN Secretary-General, \
                praised it.";
    cast_of(text, |_, cast| {
        let envoy = named(cast, "Joss Teveren");
        assert_eq!(envoy.office.as_deref(), Some("Special Envoy"));
        assert_eq!(employer(cast, envoy), Some("UN"));
    });
}

#[test]
fn what_belongs_to_an_office_is_not_who_holds_it() {
    let text = "Rwanda and Angola signed a truce on Monday. Rwanda's foreign minister, Oda Brenn, welcomed the Angolan \
                minister's adviser, Joss Teveren.";
    cast_of(text, |document, cast| {
        assert!(!stands_for(document, cast, "minister", 1).contains(&"Oda Brenn"));
        assert!(!stands_for(document, cast, "minister", 1).contains(&"Joss Teveren"));
    });
}

#[test]
fn a_title_stands_for_whoever_is_named_right_behind_it() {
    let text = "The Tarn Liberation Front is led by Rulf Dass. Oda Brenn, the chief negotiator of Rwanda, and Front leader \
                Joss Teveren met on Monday.";
    cast_of(text, |document, cast| {
        assert_eq!(named(cast, "Joss Teveren").office.as_deref(), Some("leader"));
        assert!(!stands_for(document, cast, "leader", 0).contains(&"Rulf Dass"));
    });
}

#[test]
fn of_two_states_neither_is_taken_to_be_a_ministers_unless_it_is_told_of() {
    let lead = "Rwanda and Angola signed a truce on Monday. Both sides shook hands before reporters and vowed to keep the peace.";
    let told = format!("{lead} It was a good day. Foreign Minister Oda Brenn praised it.");
    cast_of(&told, |_, cast| assert_eq!(employer(cast, named(cast, "Oda Brenn")), None));
    let told =
        format!("{lead} It was a good day. Angola thanked Norway. Foreign Minister Oda Brenn praised it.");
    cast_of(&told, |_, cast| assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Angola")));
}

#[test]
fn two_titles_may_be_of_one() {
    let text = "Rwanda and Angola signed a truce on Monday. Oda Brenn spoke with President of the Sovereign Council of Sudan and \
                Commander-in-Chief Joss Teveren.";
    cast_of(text, |document, cast| {
        let president = (0..document.len()).find(|&t| document.word(t) == "President").unwrap();
        let met: Vec<&str> =
            cast.of_phrase(document, president).iter().map(|&id| cast.get(id).name.as_str()).collect();
        assert_eq!(met, ["Joss Teveren"]);
    });
}

#[test]
fn a_government_named_beside_a_state_is_another() {
    let text = "Papua New Guinea signed a peace agreement with Bougainville. A meeting between the Government and the Autonomous Region \
                of Bougainville will be held next month.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "Government", 0), ["Papua New Guinea"]);
    });
}

#[test]
fn that_country_is_the_one_just_named() {
    let text = "Talks between the government of Chad and the Tarn Liberation Front were facilitated in Libreville, Gabon, by that \
                country's President Omar Tandi.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Omar Tandi")), Some("Gabon")));
}

#[test]
fn a_country_that_only_places_a_town_does_not_act() {
    let text = "The government of Chad signed a truce with the Tarn Liberation Front after talks in Addis Ababa, Ethiopia, on Monday.";
    cast_of(text, |_, cast| assert!(cast.actors().iter().all(|actor| actor.name != "Ethiopia")));
}

#[test]
fn heads_of_state_and_government_are_of_no_one_state() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The ceremony was attended by Togolese President Kofi Adan \
                and representatives of Heads of State and Government.";
    cast_of(text, |document, cast| {
        assert!(stands_for(document, cast, "Government", 0).is_empty());
        assert!(!named(cast, "Kofi Adan").aliases.contains(&"Heads".to_owned()));
    });
}

#[test]
fn who_represents_a_side_or_is_listed_for_it_is_of_it() {
    let text = "Kestria and Georgia met in Geneva on Monday. The Georgian side was represented by Deputy Foreign Minister Lasha Dars. \
                From the Abkhaz side, the meeting was attended by Zaal Khvart, the deputy chairman of a committee, and participants in \
                the discussions Lena Avid, Artur Gagul and Madin Sham.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Lasha Dars")), Some("Georgia"));
        for person in ["Artur Gagul", "Madin Sham"] {
            assert_eq!(employer(cast, named(cast, person)), Some("Abkhazia"), "{person}");
        }
    });
}

#[test]
fn a_part_that_has_broken_away_has_its_own_ministers() {
    let text = "The Foreign Minister of Georgia's breakaway Abkhazia, Vlas Chirik, met Kestria's president on Monday.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Vlas Chirik")), Some("Abkhazia"));
    });
}

#[test]
fn what_somebody_commands_is_what_is_named() {
    let text = "Kenya and the rebel Lango Interim Government signed a truce on Monday, together with Sam Kaun, who commands its fighting \
                arm, the Lango Revolutionary Army.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Sam Kaun")), Some("Lango Revolutionary Army"));
    });
}

#[test]
fn a_bodys_short_form_before_a_title_tells_whose_it_is() {
    let text =
        "Kenya and the Pitmen's Guard signed a truce on Monday. Guard commander Jorun Teveren welcomed it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Jorun Teveren")), Some("Pitmen's Guard"));
    });
}
