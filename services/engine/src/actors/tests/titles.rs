//! Titles: whose they are, whom the words around them name, and what letters and other words stand for their bearers.

use super::{Cast, cast_of, employer, named, stands_for};

/// A person's office and whom it is held for.
fn office<'c>(cast: &'c Cast, name: &str) -> (Option<&'c str>, Option<&'c str>) {
    let person = named(cast, name);
    (person.office.as_deref(), employer(cast, person))
}

#[test]
fn where_one_is_posted_is_not_whose_one_is() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) have been at war for ten years. Jens Berg, the \
                government's UN ambassador, condemned the attack. Oren Vash, the TLF's London representative, denied it.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Jens Berg"), (Some("UN ambassador"), Some("Kestria")));
        assert_eq!(office(cast, "Oren Vash"), (Some("London representative"), Some("Tarn Liberation Front")));
        assert!(cast.actors().iter().all(|actor| actor.name != "United Kingdom"));
    });
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The US Syria envoy, Tom Bark, praised it.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Tom Bark"), (Some("Syria envoy"), Some("United States")))
    });
}

#[test]
fn an_envoy_for_a_country_is_not_its_own() {
    let text = "The Government of Liberia and the Tarn Liberation Front resumed their peace talks on Monday. The Special Envoy for \
                Liberia, Ana Bellweather, said the truce was fragile.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "Ana Bellweather")), None));
}

#[test]
fn letters_of_a_title_are_its_bearers() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Carlos Mallen, Special Representative of the \
                Secretary-General (SRSG), welcomed it. The SRSG called on the Tarn Liberation Front to disarm.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "SRSG", 1), ["Carlos Mallen"]);
        assert!(named(cast, "Carlos Mallen").aliases.contains(&"SRSG".to_owned()));
    });
}

#[test]
fn a_bracket_may_stand_between_a_title_and_its_bearer() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Acting Special Representative of the \
                Secretary-General and Head of the United Nations Support Mission in Kestria (UNSMIK) Stella Wilkes welcomed it. \
                Deborah Shine, Head of the Mission’s Field Office in Velm, said that it must hold.";
    cast_of(text, |_, cast| {
        let mission = "United Nations Support Mission in Kestria";
        let (title, whose) = office(cast, "Stella Wilkes");
        assert!(
            title.is_some_and(|title| title.ends_with(&format!("and Head of the {mission}"))),
            "{title:?}"
        );
        assert_eq!(whose, Some(mission));
        assert_eq!(
            office(cast, "Deborah Shine"),
            (Some("Head of the Mission’s Field Office"), Some(mission))
        );
    });
}

#[test]
fn in_a_list_each_has_the_title_behind_his_name() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The team of envoys includes Martin Kobel, Special \
                Representative of the UN Secretary-General in Kestria, Boubacar Diallo, African Union Special Representative for the \
                Lakes, Russell Fane, United States Special Envoy for the Lakes, and Koen Vermeer, European Union Senior Coordinator \
                for the Lakes.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Boubacar Diallo")), Some("African Union"));
        assert_eq!(employer(cast, named(cast, "Russell Fane")), Some("United States"));
        assert_eq!(
            office(cast, "Koen Vermeer"),
            (Some("Senior Coordinator for the Lakes"), Some("European Union"))
        );
    });
}

#[test]
fn a_counterpart_is_that_of_whom_it_is_joined_to() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. “It holds,” said the Secretary-General’s Special \
                Adviser on Kestria, Alexander Brill, after a meeting between Kestrian President Dimitri Corvan and his Rwandan \
                counterpart, Dervis Erolan.";
    cast_of(text, |_, cast| assert_eq!(office(cast, "Dervis Erolan"), (Some("President"), Some("Rwanda"))));
}

#[test]
fn a_counterparts_own_office_goes_before_the_others() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Louis Lobb, Governor of Velm, praised it. His \
                counterpart, Loke Bullen, Chief Administrator of the Osta Area, did not.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Loke Bullen").office.as_deref(), Some("Chief Administrator"));
    });
}

#[test]
fn whom_one_led_before_one_governed_is_not_whom_one_acts_for() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) have been at war for ten years. President Pierre Nkuru — a \
                former Hutu rebel leader — signed a ceasefire with TLF chief Agathon Vash on Thursday.";
    cast_of(text, |_, cast| assert_eq!(office(cast, "Pierre Nkuru"), (Some("President"), Some("Kestria"))));
}

#[test]
fn who_ousts_a_president_is_no_part_of_his_title() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) have been at war for ten years. The war began in 2013 when TLF \
                rebels ousted then-president Franz Bozer.";
    cast_of(text, |_, cast| {
        let (title, whose) = office(cast, "Franz Bozer");
        assert_eq!(title, Some("president"));
        assert_ne!(whose, Some("Tarn Liberation Front"));
    });
}

#[test]
fn the_leader_of_a_former_movement_leads_it() {
    let text = "Kestria's President Ana Solt and the leader of the former rebel movement Tarna, Ossuf Momad, signed a peace agreement \
                in Norvik on Tuesday.";
    cast_of(text, |_, cast| assert_eq!(office(cast, "Ossuf Momad"), (Some("leader"), Some("Tarna"))));
}

#[test]
fn a_list_ends_where_another_title_begins() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) have been at war for ten years. The talks were attended by TLF \
                negotiators Andre Mavro and Osman Nami, and government spokesmen Niko Christo and Baris Burke.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Osman Nami"), (Some("negotiator"), Some("Tarn Liberation Front")));
        for name in ["Niko Christo", "Baris Burke"] {
            assert_eq!(office(cast, name), (Some("government spokesman"), Some("Kestria")));
        }
    });
}

#[test]
fn a_deputy_president_is_no_president() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The Deputy President of South Africa, Jacob Zumar, \
                praised it. Deputy President Zumar said that it would hold.";
    cast_of(text, |_, cast| {
        let aliases = &named(cast, "Jacob Zumar").aliases;
        assert!(aliases.contains(&"Deputy President Zumar".to_owned()), "{aliases:?}");
        assert!(!aliases.contains(&"President Zumar".to_owned()), "{aliases:?}");
    });
}

#[test]
fn the_chief_of_an_organization_is_its_secretary_general() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Secretary-General António Guterres welcomed it. The UN \
                chief called on both sides to keep it.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "chief", 0), ["António Guterres"]);
    });
}

#[test]
fn a_portfolio_goes_on_to_whose_it_is() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. The ceremony was attended by Ali Aden, Minister for \
                Foreign Affairs and International Cooperation of Djibouti; and Amina Wario, Minister for Foreign Affairs and Trade of \
                Uganda.";
    cast_of(text, |_, cast| {
        let title = "Minister for Foreign Affairs and International Cooperation";
        assert_eq!(office(cast, "Ali Aden"), (Some(title), Some("Djibouti")));
        assert_eq!(
            office(cast, "Amina Wario"),
            (Some("Minister for Foreign Affairs and Trade"), Some("Uganda"))
        );
    });
}

#[test]
fn a_bare_title_is_not_whom_the_sentence_calls_by_title_and_name() {
    let text = "Kestria and the Tarn Liberation Front signed a truce. The President congratulated President Ada Sorel and the people of \
                Kestria.";
    cast_of(text, |document, cast| assert_ne!(stands_for(document, cast, "President", 0), ["Ada Sorel"]));
}

#[test]
fn two_bear_a_title_each_for_his_own_side() {
    let text = "The government of Kestria has fought the Tarn Liberation Front for years. Karl Zorn and Ivan Tamm, chief negotiators of \
                Kestria and the Tarn Liberation Front respectively, signed a truce on Friday.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Karl Zorn")), Some("Kestria"));
        assert_eq!(employer(cast, named(cast, "Ivan Tamm")), Some("Tarn Liberation Front"));
    });
}

#[test]
fn two_chairs_of_two_sides_are_of_one_each() {
    let text = "The Philippine government and the Moro Islamic Liberation Front met on Monday. GPH-MILF Co-Chairs Ana Reyes and Mohad \
                Iqsan signed the statement.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Ana Reyes"), (Some("Co-Chair"), Some("Philippines")));
        assert_eq!(office(cast, "Mohad Iqsan"), (Some("Co-Chair"), Some("Moro Islamic Liberation Front")));
    });
}

#[test]
fn a_list_on_lines_gives_each_his_own_title() {
    let text = "The meeting of the African Union on the war between Kestria and the Tarn Liberation Front was attended by:\n\
                H.E. John Mahara, President of the Republic of Ghana\n\
                H.E. Prosper Bazumba, Vice President of the Republic of Burundi\n\
                H.E. Mohamed Ghazani, President of the Islamic Republic of Mauritania";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "John Mahara"), (Some("President"), Some("Ghana")));
        assert_eq!(office(cast, "Prosper Bazumba"), (Some("Vice President"), Some("Burundi")));
        assert_eq!(office(cast, "Mohamed Ghazani"), (Some("President"), Some("Mauritania")));
    });
}

#[test]
fn what_an_envoy_is_for_is_no_part_of_his_name() {
    let text = "China's Special Envoy for Asian Affairs Sun Guolang asked Kestria and the Tarn Liberation Front on Monday to stop \
                fighting. Lena Orr, the Ambassador Extraordinary and Plenipotentiary of the Republic of Ghana to Kestria, was present.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Sun Guolang"), (Some("Special Envoy for Asian Affairs"), Some("China")));
        let title = "Ambassador Extraordinary and Plenipotentiary";
        assert_eq!(office(cast, "Lena Orr"), (Some(title), Some("Ghana")));
    });
}

#[test]
fn a_title_may_have_two_fields() {
    let text = "Kestria and the Tarn Liberation Front will meet on Monday, EU foreign and security policy spokesman Peter Stang said.";
    cast_of(text, |_, cast| {
        let title = "foreign and security policy spokesman";
        assert_eq!(office(cast, "Peter Stang"), (Some(title), Some("EU")));
    });
}

#[test]
fn heads_of_delegations_are_known_by_what_else_they_are() {
    let text = "Three documents were signed on Monday by the heads of the two delegations, Agriculture Minister Jose Pachec for the \
                government of Mozambique and MPs Ana Lim and Rui Sal for the Tarn Liberation Front.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Jose Pachec").office.as_deref(), Some("Agriculture Minister"));
        assert_eq!(named(cast, "Ana Lim").office.as_deref(), Some("MP"));
    });
}

#[test]
fn what_a_state_is_called_beside_its_name_does_not_cut_a_title() {
    let text = "Kenya and Uganda signed a truce on Monday. Oda Brenn, Foreign Affairs Minister of neighbouring Rwanda, and Joss Teveren, the \
                development minister of mediator Norway, welcomed it.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Brenn")), Some("Rwanda"));
        assert_eq!(employer(cast, named(cast, "Joss Teveren")), Some("Norway"));
    });
}

const TRUCE: &str = "The government of Kestria and the rebels of the TLF signed a ceasefire on Monday. ";

#[test]
fn titles_reach_their_bearers_past_ranks_brackets_and_addresses() {
    let text = format!(
        "{TRUCE}Chief Mediator Lt. Gen. (Rtd) Lazar Sumbe opened the talks. The Chief Monitor, Major-General (ret.) Lucy Mabas, \
         protested. In a communique read by the secretary of the organising committee, Dr Philip Gwar, they promised to stop. The \
         Commissioner for Internal Security and Home Affairs, Mr Samuel Arun, welcomed it. The Commander of Operation Calm Shore \
         (OCS), Major General Chuka Okont, did so too."
    );
    cast_of(&text, |_, cast| {
        let title = |name: &str| office(cast, name).0;
        assert_eq!(title("Lazar Sumbe"), Some("Chief Mediator"));
        assert_eq!(title("Lucy Mabas"), Some("Chief Monitor"));
        assert_eq!(title("Philip Gwar"), Some("secretary of the organising committee"));
        assert_eq!(title("Samuel Arun"), Some("Commissioner for Internal Security and Home Affairs"));
        assert_eq!(title("Chuka Okont"), Some("Commander"));
    });
}

#[test]
fn whose_a_title_is_goes_past_what_qualifies_it() {
    let text = format!(
        "{TRUCE}The paper was signed by Kestrian leader Radovan Karad, his army commander, General Ratko Mall, and the head of the \
         TLF's self-styled parliament, Momcil Kras. Sadiq Dwaid, the government's representative on the joint committee, denied it."
    );
    cast_of(&text, |_, cast| {
        assert_eq!(office(cast, "Ratko Mall").0, Some("army commander"));
        assert_eq!(office(cast, "Momcil Kras").1, Some("TLF"));
        assert_eq!(office(cast, "Sadiq Dwaid"), (Some("representative"), Some("Kestria")));
    });
}

#[test]
fn letters_of_a_body_are_not_its_coordinators() {
    let text = format!(
        "{TRUCE}The text was initialled by Gustav Perr, coordinator of the government's Peace Commission (COPAM)."
    );
    cast_of(&text, |_, cast| assert!(!named(cast, "Gustav Perr").aliases.contains(&"COPAM".to_owned())));
}

#[test]
fn who_is_known_by_an_address_is_somebody() {
    let text = format!(
        "{TRUCE}It was initialled by the TLF's chief negotiator, a former teacher known as Aunt Nino, whose real name is Nino Vashar."
    );
    cast_of(&text, |_, cast| {
        assert_eq!(office(cast, "Nino Vashar"), (Some("chief negotiator"), Some("TLF")));
    });
}

#[test]
fn a_rank_takes_nothing_of_the_title_before_it() {
    let text = "Kenya and Uganda signed a truce on Monday. Kenya's delegation was led by intelligence chief Lieutenant General Asem \
                Teveren. Kenyan army chief Gen. Tor Aas welcomed it.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Asem Teveren"), (Some("intelligence chief"), Some("Kenya")));
        assert_eq!(office(cast, "Tor Aas").0, Some("army chief"));
    });
}

#[test]
fn a_title_may_be_of_what_is_its_own() {
    let text = "Kenya and Uganda signed a truce on Monday. Kenya, whose team was led by the head of its intelligence directorate, Asem \
                Teveren, blamed Uganda for the delay.";
    cast_of(text, |_, cast| {
        assert_eq!(
            office(cast, "Asem Teveren"),
            (Some("head of its intelligence directorate"), Some("Kenya"))
        );
    });
}

#[test]
fn a_bracket_of_several_words_stands_between_as_well() {
    let text = "Kenya and Uganda signed a truce on Monday. The leader of the Lango Dawn Movement (LDM-Movement Karu), Helder Vash, \
                said that nobody had asked him.";
    cast_of(text, |_, cast| assert_eq!(office(cast, "Helder Vash").0, Some("leader")));
}

#[test]
fn of_several_states_each_may_stand_before_its_own() {
    let text = "The protocol was signed on Monday by the Foreign Ministers of Kenya, Ilian Carst, and Uganda, Hamsa Odor.";
    cast_of(text, |_, cast| {
        assert_eq!(office(cast, "Ilian Carst"), (Some("Foreign Minister"), Some("Kenya")));
        assert_eq!(office(cast, "Hamsa Odor"), (Some("Foreign Minister"), Some("Uganda")));
    });
}
