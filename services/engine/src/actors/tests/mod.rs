//! What the cast promises.

mod bodies;
mod employers;
mod forms;
mod names;
mod persons;
mod sides;
mod titles;
mod voices;
mod wording;

use std::sync::LazyLock;

use super::*;
use crate::lexicon::Lexicon;
use crate::syntax::Reader;
use crate::text::Layout;

fn cast_of<R>(text: &str, look: impl FnOnce(&Document<'_>, &Cast) -> R) -> R {
    static KNOWLEDGE: LazyLock<(Reader, Lexicon)> =
        LazyLock::new(|| (Reader::embedded().unwrap(), Lexicon::embedded().unwrap()));
    let (reader, lexicon) = &*KNOWLEDGE;
    let document = Document::read(text, text, Layout::of(text), reader, lexicon);
    let cast = read(&document, lexicon, "");
    look(&document, &cast)
}

#[test]
fn any_text_gives_a_cast() {
    let long = "word ".repeat(3000);
    let brackets = "(".repeat(3000);
    let names = "Ana Ruiz and ".repeat(800);
    let entity = "The Houthi movement&#8217;s chief negotiator, Mohammed Salam, travelled with the Omanis.";
    for text in [
        "",
        " ",
        "😀",
        "\u{202e}",
        "في الدوحة",
        "Mr.",
        "The",
        "'s",
        "of of of",
        entity,
        // Nothing follows the noun that heads a name.
        "He leads the Peace Platform",
        "planes of the U.S.-led",
        &long,
        &brackets,
        &names,
    ] {
        cast_of(text, |document, cast| {
            for (_, actor) in cast.iter() {
                assert!(!actor.name.is_empty(), "{text}");
                for mention in &actor.mentions {
                    assert!(mention.tokens.end <= document.len());
                }
            }
        });
    }
}

fn named<'c>(cast: &'c Cast, name: &str) -> &'c Actor {
    let found = cast.actors().iter().find(|actor| actor.name == name);
    found.unwrap_or_else(|| {
        let all: Vec<&str> = cast.actors().iter().map(|actor| actor.name.as_str()).collect();
        panic!("{name:?} is none of {all:?}")
    })
}

fn employer<'c>(cast: &'c Cast, actor: &Actor) -> Option<&'c str> {
    actor.affiliation.map(|id| cast.get(id).name.as_str())
}

/// The names of those for whom the n-th occurrence of a word stands, counted from zero.
fn stands_for<'c>(document: &Document<'_>, cast: &'c Cast, word: &str, n: usize) -> Vec<&'c str> {
    let token = (0..document.len()).filter(|&t| document.word(t) == word).nth(n).unwrap();
    cast.at(token).iter().map(|&id| cast.get(id).name.as_str()).collect()
}

/// The same story, told of names that some lexicon knows and of names that none does.
#[test]
fn names_that_no_lexicon_knows_are_read_as_well() {
    let stories = [
        ("Colombia", "National Liberation Army", "ELN", "Gustavo Petro", "Antonio García"),
        ("Velmaria", "Kestrel Liberation Front", "KLF", "Oda Marven", "Jorun Tesk"),
    ];
    for (state, group, short, president, leader) in stories {
        let last = leader.rsplit(' ').next().unwrap();
        let text = format!(
            "The government of {state} and the rebels of the {group} ({short}) signed a ceasefire on Monday. {state}'s \
             president, {president}, said that the war was over. The {short}'s leader, {leader}, praised the deal. {last} \
             told reporters that his fighters would hand in their arms."
        );
        cast_of(&text, |document, cast| {
            assert_eq!(named(cast, state).kind, ActorKind::State, "{text}");
            let rebels = named(cast, group);
            assert_eq!(
                (rebels.kind, rebels.aliases.contains(&short.to_owned())),
                (ActorKind::ArmedGroup, true)
            );
            let head = named(cast, president);
            assert_eq!((head.office.as_deref(), employer(cast, head)), (Some("president"), Some(state)));
            let chief = named(cast, leader);
            assert_eq!((chief.office.as_deref(), employer(cast, chief)), (Some("leader"), Some(group)));
            assert_eq!(stands_for(document, cast, "his", 0), [leader]);
        });
    }
}

#[test]
fn places_that_only_locate_are_no_actors() {
    let text = "Envoys of Rwanda and Angola met in Geneva on Tuesday. Kigali said that the talks in Doha had gone well.";
    cast_of(text, |document, cast| {
        let names: Vec<&str> = cast.actors().iter().map(|actor| actor.name.as_str()).collect();
        assert!(
            names.contains(&"Rwanda") && !names.contains(&"Switzerland") && !names.contains(&"Qatar"),
            "{names:?}"
        );
        assert_eq!(stands_for(document, cast, "Kigali", 0), ["Rwanda"]);
        let geneva = (0..document.len()).find(|&t| document.word(t) == "Geneva").unwrap();
        assert_eq!(cast.place_at(geneva).map(|place| place.name.as_str()), Some("Geneva"));
    });
}

#[test]
fn a_person_is_one_however_it_is_called() {
    let text = "Prime Minister Elna Varsk met the rebel commander Doro Halim, better known as Timo, on Monday. Varsk said that \
                she was content. Mr Halim agreed. Timo left at noon.";
    cast_of(text, |document, cast| {
        let persons = cast.actors().iter().filter(|actor| actor.kind == ActorKind::Person).count();
        assert_eq!(persons, 2);
        assert_eq!(stands_for(document, cast, "she", 0), ["Elna Varsk"]);
        assert_eq!(stands_for(document, cast, "Halim", 1), ["Doro Halim"]);
        assert_eq!(stands_for(document, cast, "Timo", 1), ["Doro Halim"]);
    });
}

#[test]
fn both_sides_are_the_two_parties() {
    let text = "Armenia and Azerbaijan signed a peace treaty on Friday. Armenia and Azerbaijan had fought for decades. Both sides \
                promised to open the border.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "sides", 0), ["Armenia", "Azerbaijan"]);
    });
}

#[test]
fn phrases_stand_for_those_whom_they_serve() {
    let text =
        "Colombia's negotiators met the envoys of Norway. A delegation led by Ana Ruiz flew to Havana.";
    cast_of(text, |document, cast| {
        let of = |word: &str| {
            let token = (0..document.len()).find(|&t| document.word(t) == word).unwrap();
            let ids = cast.of_phrase(document, token);
            ids.into_iter().map(|id| cast.get(id).name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(of("negotiators"), ["Colombia"]);
        assert_eq!(of("envoys"), ["Norway"]);
        assert_eq!(of("delegation"), ["Ana Ruiz"]);
    });
}

#[test]
fn a_title_without_country_is_held_where_the_story_is_set() {
    let text = "HELSINKI – The talks on the war in Velmaria opened in Finland on Monday. Finland has hosted two rounds of \
                them. The government of Velmaria and the rebels have fought since May. President Oda Marven said that she \
                was hopeful.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Marven")), Some("Velmaria"));
    });
    // A country that shows by its cities alone.
    let text = "Soldiers shot at farmers near Kisumu and in Eldoret. Police closed the road to Nakuru. President Oda Marven \
                said that Tanzania had offered to mediate.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Oda Marven")), Some("Kenya"));
    });
}

#[test]
fn public_persons_serve_whom_they_are_known_to_unless_the_text_says_otherwise() {
    let text = "Israel and Hamas agreed on a truce on Monday. The United States had mediated. Joe Biden welcomed it. Donald Trump, the \
                president of Velmaria's football federation, did not.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Joe Biden")), Some("United States"));
        assert_ne!(employer(cast, named(cast, "Donald Trump")), Some("United States"));
    });
    // Whom the text does not name at all nobody serves.
    let text = "Israel and Hamas agreed on a truce on Monday. Joe Biden welcomed it.";
    cast_of(text, |_, cast| assert_ne!(employer(cast, named(cast, "Joe Biden")), Some("United States")));
}

#[test]
fn who_serves_a_person_acts_for_whom_that_person_acts() {
    let text = "Essa Dorvan, an aide to President Lina Maro, met the rebels on Monday. Maro is the president of Velmaria. The \
                government of Velmaria said nothing.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Essa Dorvan")), Some("Velmaria"));
    });
}

#[test]
fn the_former_and_the_latter_are_who_was_named_first_and_last() {
    let text = "Ana Ruiz and Marko Petrov signed the treaty in Geneva. Valdoria and Norland renounce force. The former \
                called it historic; the latter said that it came late.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "former", 0), ["Ana Ruiz"]);
        assert_eq!(stands_for(document, cast, "latter", 0), ["Marko Petrov"]);
    });
}

#[test]
fn a_minister_is_whoever_is_named_right_after() {
    let text = "Angola's foreign minister said on Wednesday that the ceasefire was holding.\n\
                Tete Antonio, who chaired the meeting in Luanda, told reporters that he was hopeful.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "minister", 0), ["Tete Antonio"]);
        assert_eq!(employer(cast, named(cast, "Tete Antonio")), Some("Angola"));
    });
}

#[test]
fn a_body_goes_by_the_last_word_of_its_name_and_by_its_members() {
    let text = "The members of the Security Council welcomed the accord between Kenya and Uganda. They stressed that \
                time was short. The Council urged both sides to keep it.";
    cast_of(text, |document, cast| {
        for (word, n) in [("members", 0), ("Council", 1), ("They", 0)] {
            assert_eq!(stands_for(document, cast, word, n), ["Security Council"], "{word}");
        }
    });
}

#[test]
fn unnamed_people_who_are_heard_are_actors() {
    let text = "Troops and rebels fought near the town, residents said. A Western diplomat said that talks had failed. \
                Residents of the capital slept.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "residents", 0), ["residents"]);
        assert_eq!(stands_for(document, cast, "diplomat", 0), ["Western diplomat"]);
        assert!(stands_for(document, cast, "Residents", 0).is_empty());
    });
}

#[test]
fn states_of_no_lexicon_are_known_by_their_styles_adjectives_and_governments() {
    let text = "The Republic of Velia and the Commonwealth of Dorr signed a truce through the mediation of neighbouring Ambrel. The \
                Velian army shelled the town on Friday. The Dorri foreign minister, Ana Ruiz, said the truce was dead. The paper was \
                drafted by Corvane, whose president, Pavel Sorin, had shut the two in a room.";
    cast_of(text, |_, cast| {
        for state in ["Velia", "Dorr", "Ambrel", "Corvane"] {
            assert_eq!(named(cast, state).kind, ActorKind::State, "{state}");
        }
        assert_eq!(employer(cast, named(cast, "Ana Ruiz")), Some("Dorr"));
        assert_eq!(employer(cast, named(cast, "Pavel Sorin")), Some("Corvane"));
    });
}

#[test]
fn places_in_a_list_are_no_persons() {
    let text = "The handover of Baghan Ayrim, Ashag Askipar and Kheyr Imli, which the Kenyan army had held, was completed on Friday. Shells \
                fell on Mount Kesh and in Western Sirmia.";
    cast_of(text, |_, cast| {
        let persons: Vec<_> = cast.actors().iter().filter(|actor| actor.kind == ActorKind::Person).collect();
        assert!(persons.is_empty(), "{persons:?}");
    });
}

#[test]
fn bodies_that_only_one_state_has_or_that_speak_from_its_capital_are_of_that_state() {
    let text = "Kenya and the rebels signed a truce. The State Department welcomed it. In Oslo, the foreign ministry offered to host talks. \
                Kenya's parliament rejected the truce.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "State Department")), Some("United States"));
        assert_eq!(employer(cast, named(cast, "foreign ministry")), Some("Norway"));
    });
}

#[test]
fn titles_keep_their_portfolios_and_leave_out_whose_they_are() {
    let text = "Communication Minister Rene Sadel signed for Kenya. The Minister of National Reconciliation, Habib Sorro, was there. Espoir \
                Galuki, coordinator of the rights group, was not.";
    cast_of(text, |_, cast| {
        let office = |name| named(cast, name).office.as_deref();
        assert_eq!(office("Rene Sadel"), Some("Communication Minister"));
        assert_eq!(office("Habib Sorro"), Some("Minister of National Reconciliation"));
        assert_eq!(office("Espoir Galuki"), Some("coordinator"));
    });
}

#[test]
fn what_a_name_is_made_of_tells_its_kind() {
    let text = "The Conference of River States, the Patriotic Army of the Wells, the Morrow Fishermen's Union and the Commission of Jurists \
                welcomed the truce, and Parliament listed the rebels as terrorists.";
    cast_of(text, |_, cast| {
        let kinds = [
            ("Conference of River States", ActorKind::IntergovernmentalOrganization),
            ("Patriotic Army of the Wells", ActorKind::ArmedGroup),
            ("Morrow Fishermen's Union", ActorKind::CivilSociety),
            ("Commission of Jurists", ActorKind::CivilSociety),
            ("Parliament", ActorKind::StateBody),
        ];
        for (name, kind) in kinds {
            assert_eq!(named(cast, name).kind, kind, "{name}");
        }
    });
}

#[test]
fn he_is_of_his_own_paragraph_and_nobody_named_in_what_he_says() {
    let text = "Mr. John Otieno, leader of the rebels, promised to fight on and rejected the accord.\n\
                The Gambia was represented by its Interior Minister, Mr. Peter Ceesay. He commended both sides.";
    cast_of(text, |document, cast| assert_eq!(stands_for(document, cast, "He", 0), ["Peter Ceesay"]));
    let text = "John Otieno met reporters with Peter Ceesay. Otieno would come to the talks, he said.";
    cast_of(text, |document, cast| assert_eq!(stands_for(document, cast, "he", 0), ["Peter Ceesay"]));
}

#[test]
fn a_letterhead_tells_whose_text_it_is() {
    let text = "Front for the Renewal of Osanda\nOffice of the Spokesman\n\nThe Front makes known that the second round of talks has \
                closed. We signed the ceasefire with the army, our fighters have left the dam, and we expect our prisoners.";
    cast_of(text, |_, cast| {
        let front = named(cast, "Front for the Renewal of Osanda");
        assert_eq!(front.kind, ActorKind::ArmedGroup);
    });
}

#[test]
fn what_is_named_in_one_breath_with_a_state_is_one() {
    let text = "Ombara and Teluse ended three days of talks on Wednesday. Ombara's capital drinks from the river, and Teluse had shut \
                the gates of the dam.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Teluse").kind, ActorKind::State));
}

#[test]
fn letters_after_a_name_are_no_part_of_it() {
    cast_of("Mr Ray Burke TD signed the agreement, and Mr Gerry Adams MP welcomed it.", |_, cast| {
        named(cast, "Ray Burke");
        named(cast, "Gerry Adams");
    });
}

#[test]
fn a_country_stays_one_whatever_it_does() {
    let text = "KORVEL, March 14 – The Government of Lomar and the Hill Brigade signed a truce. Lomar said it would hold. Lomar then \
                accused the Brigade, and Lomar denied the charge. Korvel has demanded that the Brigade disarm.";
    cast_of(text, |document, cast| {
        assert_eq!(named(cast, "Lomar").kind, ActorKind::State);
        assert_eq!(named(cast, "Hill Brigade").kind, ActorKind::ArmedGroup);
        assert_eq!(stands_for(document, cast, "Korvel", 0), ["Lomar"]);
    });
}

#[test]
fn a_representative_of_a_secretary_general_is_no_secretary() {
    let text = "The talks were attended by the Special Representative of the Secretary-General, Marta Eskildsen.\n\
                The Special Representative expressed her gratitude to the Government of Djibouti.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "Representative", 1), ["Marta Eskildsen"]);
    });
}

#[test]
fn they_goes_on_with_the_subject() {
    let text = "The members of the Security Council commended the Government of Marun and the Kelu Front. They called upon both to \
                disarm.";
    cast_of(text, |document, cast| assert_eq!(stands_for(document, cast, "They", 0), ["Security Council"]));
}

#[test]
fn a_joint_communique_tells_whose_ministers_they_are() {
    let text = "At the invitation of H.E. Mr. Tomas Arvelle, Minister of Foreign Affairs of the Republic of Zennora, the Ministers of \
                Foreign Affairs of the Republic of Kestria, H.E. Ms. Oda Brenn, and of the Kingdom of Halmar, H.E. Mr. Joss Teveren, met \
                in Port Sall on 16 and 17 May. The Ministers welcomed the ceasefire.";
    cast_of(text, |document, cast| {
        for (name, state) in
            [("Tomas Arvelle", "Zennora"), ("Oda Brenn", "Kestria"), ("Joss Teveren", "Halmar")]
        {
            let minister = named(cast, name);
            assert_eq!(employer(cast, minister), Some(state));
            assert_eq!(minister.office.as_deref(), Some("Minister of Foreign Affairs"), "{name}");
        }
        assert_eq!(stands_for(document, cast, "Ministers", 1).len(), 3);
    });
}

#[test]
fn the_country_of_a_dateline_is_at_home() {
    let text = "PORT AMBEL, Guavira, March 31 - The army charged on Monday that the Delta Front had broken the ceasefire. The United \
                States called on the army to lift the siege. The rebels denied it.";
    cast_of(text, |_, cast| assert_eq!(employer(cast, named(cast, "army")), Some("Guavira")));
}

#[test]
fn the_sides_in_capitals_are_those_who_have_been_named() {
    let text = "Moldova and Ukraine signed an accord on Monday. The Sides reaffirmed their commitment to the ceasefire.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "Sides", 0), ["Moldova", "Ukraine"]);
    });
}

#[test]
fn a_bracket_behind_a_member_of_parliament_names_the_party() {
    let text = "Ms Petra Lund (Greens) said that the truce would hold. Mr Aldo Ferrant (New Sovereignty) called for a vote on the peace \
                accord with the rebels.";
    cast_of(text, |_, cast| {
        assert_eq!(employer(cast, named(cast, "Petra Lund")), Some("Greens"));
        assert_eq!(employer(cast, named(cast, "Aldo Ferrant")), Some("New Sovereignty"));
    });
}

#[test]
fn movements_go_by_plural_nouns_and_by_names_that_say_nothing() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. She called upon the Eagles of the Harrat, the \
                only armed group that has not signed. National Hearth, the junior party in the coalition, rejected it.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Eagles of the Harrat").kind, ActorKind::ArmedGroup);
        assert_eq!(named(cast, "National Hearth").kind, ActorKind::PoliticalGroup);
    });
}

#[test]
fn a_title_said_again_within_a_name_belongs_to_it() {
    let text =
        "Kestria and the Tarn Liberation Front met on Monday. Tengku Ab Ghafar Tengku Mohamed praised them.";
    cast_of(text, |_, cast| assert!(named(cast, "Ab Ghafar Tengku Mohamed").affiliation.is_none()));
}

#[test]
fn hassan_is_not_hussein() {
    let text = "Morocco and Jordan signed a truce on Monday. King Hassan II of Morocco praised it. The speaker, Hussein Husseini, did not.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Hassan II").office.as_deref(), Some("King"));
        assert_eq!(named(cast, "Hussein Husseini").office.as_deref(), Some("speaker"));
    });
}

#[test]
fn initials_stand_for_the_one_body_that_they_spell() {
    let text = "The government of Kestria and the Highland Liberation Front signed a truce on Monday. The HLF praised it.";
    cast_of(text, |_, cast| {
        assert!(named(cast, "Highland Liberation Front").aliases.contains(&"HLF".to_owned()));
    });
}
