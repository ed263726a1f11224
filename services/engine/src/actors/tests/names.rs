//! Names: where they begin and end, what they name, and what has none.

use super::{Cast, cast_of, named, stands_for};
use crate::actors::ActorKind;

fn names(cast: &Cast) -> Vec<&str> {
    cast.actors().iter().map(|actor| actor.name.as_str()).collect()
}

#[test]
fn letters_behind_a_country_are_those_of_what_works_there() {
    let text = "The Government of Liberia and the Tarn Liberation Front resumed their peace talks on Monday. Abou Mousa, the head of \
                the UN Peace-building Support Office in Liberia (UNOL), welcomed them. UNOL said that it would help.";
    cast_of(text, |document, cast| {
        let office = "UN Peace-building Support Office in Liberia";
        assert_eq!(named(cast, office).kind, ActorKind::IntergovernmentalOrganization);
        assert_eq!(stands_for(document, cast, "UNOL", 1), [office]);
    });
}

#[test]
fn two_peoples_share_the_noun_behind_the_second() {
    let text = "Paramount chiefs on Sunday signed a peace agreement in Port Selm to stop hostilities between the Murrel and Dakka \
                communities. The two communities have fought over cattle for years.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Murrel").kind, ActorKind::CivilSociety);
        assert_eq!(named(cast, "Dakka").kind, ActorKind::CivilSociety);
    });
}

#[test]
fn a_country_is_not_the_alliance_that_rebels_in_it() {
    for state in ["Mali", "Kestria"] {
        let text = format!(
            "{state}'s Tuareg-led rebel alliance signed a peace deal with the government on Saturday to end ten years of war. The \
             deal gives the northern region autonomy."
        );
        cast_of(&text, |_, cast| {
            assert_eq!(named(cast, state).kind, ActorKind::State);
            assert_eq!(named(cast, "rebel alliance").kind, ActorKind::ArmedGroup);
        });
    }
}

#[test]
fn outlets_are_told_by_what_they_are_told() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) have been at war for ten years. They signed a ceasefire on \
                Monday, state news agency KNA reported. KNA quoted Foreign Minister Lena Orr as saying that it would hold. TLF \
                spokesman Oren Vash told IRIN on Monday that it did, Ordonews.az reports citing ORPRESS.";
    cast_of(text, |_, cast| {
        for outlet in ["KNA", "IRIN", "Ordonews.az", "ORPRESS"] {
            assert!(!names(cast).contains(&outlet), "{:?}", names(cast));
        }
    });
}

#[test]
fn an_agency_is_no_official_and_a_mission_no_agency() {
    let text = "Kestria and the Tarn Liberation Front (TLF) signed a truce on Monday, the official MENZA news agency reported. MENZA \
                said that it would hold. The TLF told UNAMIK that its men would withdraw. UNAMIK welcomed it.";
    cast_of(text, |_, cast| {
        assert!(!names(cast).contains(&"MENZA"), "{:?}", names(cast));
        assert!(names(cast).contains(&"UNAMIK"), "{:?}", names(cast));
    });
}

#[test]
fn an_address_within_a_name_is_part_of_it() {
    let text = "Norwegian Foreign Minister Erik Forner and Kestrian President Hassan Sheikh Mohamed met in Oslo on Thursday. They will \
                see Secretary-General Ban Ki-moon in New York.";
    cast_of(text, |_, cast| {
        assert!(names(cast).contains(&"Hassan Sheikh Mohamed"), "{:?}", names(cast));
        assert!(names(cast).contains(&"Ban Ki-moon"), "{:?}", names(cast));
    });
}

#[test]
fn meetings_and_papers_are_nobody() {
    let text = "Kestria and the Tarn Liberation Front signed a truce on Monday. Deputy Prime Minister Prak Sokon of Cambodia chaired the \
                Special ASEAN Foreign Ministers’ Meeting. They discussed the Prisoners and Detainees Exchange Agreement. The Detainees \
                Exchange Agreement was signed in March.";
    cast_of(text, |_, cast| {
        for nobody in ["Special ASEAN", "Meeting", "Exchange Agreement"] {
            assert!(!names(cast).contains(&nobody), "{:?}", names(cast));
        }
    });
}

#[test]
fn a_deputy_head_of_a_body_is_named_behind_it() {
    let text = "Kestria's government and the Tarn Liberation Front have been at war for ten years. UN envoys met deputy security chief \
                Zaal Khvarts and deputy head of the security council Irak Tuzhin in Norvik on Monday.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Irak Tuzhin").kind, ActorKind::Person));
}

#[test]
fn initials_go_by_the_surname() {
    let text = "President Askar Bekov of Kestria and Ana Ruiz of the Tarn Liberation Front signed a truce in Orla on Monday. A. Bekov said \
                that the war was over. A. Ruiz thanked him.";
    cast_of(text, |_, cast| {
        let found = names(cast);
        assert!(found.contains(&"Askar Bekov") && found.contains(&"Ana Ruiz"), "{found:?}");
        assert!(!found.contains(&"A. Bekov") && !found.contains(&"A. Ruiz"), "{found:?}");
    });
}

#[test]
fn a_ministry_named_by_what_it_is_of_is_the_ministry() {
    let text = "Kestria's government and the Tarn Liberation Front have been at war for ten years. The Ministry of Defence of Kestria denied \
                the charge on Monday. The ministry said that no shot had been fired.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Ministry of Defence of Kestria").kind, ActorKind::StateBody);
        assert!(!names(cast).iter().any(|name| name.eq_ignore_ascii_case("ministry")), "{:?}", names(cast));
    });
}

#[test]
fn the_author_of_a_text_is_who_its_head_names() {
    let text = "Press conference by Ana Ruiz, Special Envoy of the United Nations for Kestria\n\nGeneva, 14 March 2024\n\nKestria and the \
                Tarn Liberation Front signed a truce in Orla on Monday after ten years of war. I signed it too. I ask both of them to \
                keep it. I will be honest with you.";
    cast_of(text, |_, cast| assert_eq!(named(cast, "Ana Ruiz").kind, ActorKind::Person));
}

#[test]
fn who_signs_for_a_side_acts_for_it() {
    let text = "Kenya and the Tarn Liberation Front signed a truce on Monday. Samuel Berevo signed for the Government and Colonel Jonathan \
                Kosowa for the Tarn Liberation Front. The talks were led by Abdul Shaiban for the Government and Yahya Razami for the \
                Front. Karim Sampan, speaking for the Front, thanked Erik Forner for the work of the government.";
    cast_of(text, |_, cast| {
        let acts_for = |name: &str| named(cast, name).affiliation.map(|id| cast.get(id).name.as_str());
        assert_eq!(acts_for("Jonathan Kosowa"), Some("Tarn Liberation Front"));
        assert_eq!(acts_for("Abdul Shaiban"), Some("Kenya"));
        assert_eq!(acts_for("Yahya Razami"), Some("Tarn Liberation Front"));
        assert_eq!(acts_for("Karim Sampan"), Some("Tarn Liberation Front"));
        assert_eq!(acts_for("Erik Forner"), None);
    });
}

#[test]
fn a_common_name_of_another_country_is_another_group() {
    let text =
        "The government of Kestria signed a peace accord with the National Front of Kestria on Monday.";
    cast_of(text, |_, cast| {
        assert!(names(cast).contains(&"National Front of Kestria"), "{:?}", names(cast));
        assert!(!names(cast).contains(&"France"), "{:?}", names(cast));
    });
}

#[test]
fn a_regime_called_by_its_head_is_no_country() {
    let text =
        "Sudan and the Tarn Liberation Front signed a truce on Monday, which ends the Vashir regime's war.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Vashir"), "{:?}", names(cast)));
}

#[test]
fn letters_before_troops_are_no_country() {
    let text = "Indonesia signed a truce with the Tarn Liberation Front. The government withdrew some 6,500 TRK troops from Tarn.";
    cast_of(text, |_, cast| {
        assert!(cast.actors().iter().all(|actor| actor.name != "TRK" || actor.kind != ActorKind::State));
    });
}

#[test]
fn an_opening_mark_may_stand_for_the_apostrophe() {
    let text = "Sudan‘s army and the Tarn Liberation Front signed a truce on Monday.";
    cast_of(text, |_, cast| assert!(names(cast).contains(&"Sudan"), "{:?}", names(cast)));
}

#[test]
fn a_ministers_portfolio_is_no_part_of_the_name() {
    let text = "Norway and the Tarn Liberation Front are in contact. The Minister of the Environment and International Development Erik \
                Solvang said so.";
    cast_of(text, |_, cast| assert!(names(cast).contains(&"Erik Solvang"), "{:?}", names(cast)));
}

#[test]
fn a_conference_called_by_its_town_is_no_government() {
    let text = "Libya and the Tarn Liberation Front signed a truce on Monday, in line with the outcome of the Berlin Conference.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Germany"), "{:?}", names(cast)));
}

#[test]
fn letters_of_another_tongue_are_told_to_be_a_groups() {
    let text = "The Corderan government and the Sierra Liberation Army guerrilla group, known by its initials in Spanish as EXB, agreed \
                to a truce on Friday. EXB commander Pablo Marte signed it.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "EXB", 1), ["Sierra Liberation Army"]);
    });
}

#[test]
fn a_bracket_with_an_organization_tells_whose_a_person_is() {
    let text = "Kestria's government and the Tarn Liberation Front (TLF) resumed their talks on Monday. The mediators are Ketumi Masare \
                (Lakes Leadership Foundation); Anselo Romani (European Union); and Jakay Kwete (Tanzania).";
    cast_of(text, |_, cast| {
        for (person, body) in [
            ("Ketumi Masare", "Lakes Leadership Foundation"),
            ("Anselo Romani", "European Union"),
            ("Jakay Kwete", "Tanzania"),
        ] {
            assert_eq!(named(cast, person).kind, ActorKind::Person, "{person}");
            assert_eq!(super::employer(cast, named(cast, person)), Some(body));
        }
    });
}

#[test]
fn discussions_and_understandings_are_nobody() {
    let text = "Kestria and the Tarn Liberation Front met the Co-Chairs of the International Lomar Discussions on Monday. Known as the \
                Karu and Tesh Understanding, their agreement was signed by Tarn commander Oren Vash.";
    cast_of(text, |_, cast| {
        let nobody = |name: &str| !names(cast).iter().any(|known| known.contains(name));
        assert!(nobody("Discussions") && nobody("Karu") && nobody("Understanding"), "{:?}", names(cast));
    });
}

#[test]
fn a_council_may_share_its_last_words_with_the_worlds() {
    let text = "Kestria's government and the Tarn Liberation Front signed a truce on Monday. The National Defence and Security Council \
                urged the Front to keep it.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "National Defence and Security Council").kind, ActorKind::StateBody);
    });
}

#[test]
fn an_agency_that_reports_is_nobody_and_one_that_denounces_is() {
    let text = "Kestria's government and the Tarn Liberation Front signed a truce on Monday. \"It holds,\" Foreign Minister Lena Orr was \
                quoted as saying by local news agency Tarnapress. The press agency Kesta denounced the Front.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Tarnapress"), "{:?}", names(cast)));
}

#[test]
fn an_organ_of_an_organization_is_none_of_a_state() {
    let text = "The Democratic Republic of the Congo and Rwanda are at odds. The Bureau of the Assembly of the African Union met on \
                Monday and asked both to talk.";
    cast_of(text, |_, cast| {
        let bureau = named(cast, "Bureau of the Assembly of the African Union");
        assert_eq!(bureau.kind, ActorKind::IntergovernmentalOrganization);
    });
}

#[test]
fn those_who_joined_for_a_cause_have_a_name() {
    let text = "Kestria's government and the Tarn Liberation Front signed a truce on Monday. The charity Women for Peace welcomed it, \
                and said that Women for Peace would watch over it.";
    cast_of(text, |_, cast| {
        assert_eq!(named(cast, "Women for Peace").kind, ActorKind::CivilSociety);
    });
}

#[test]
fn an_alliance_of_groups_is_called_by_its_own_words() {
    let text =
        "Kestria's army and the Brotherhood Alliance of the MXDA and the TXLA signed a truce on Monday.";
    cast_of(text, |_, cast| {
        assert!(names(cast).contains(&"Brotherhood Alliance"), "{:?}", names(cast));
    });
}

#[test]
fn letters_may_have_a_slash() {
    let text = "Kestria will meet the rebels on Friday, Secretary-General of the rebel Tarn Liberation Movement/Army (TLA/M) Minno \
                Arcu said. The TLA/M accused Kestria of bombing.";
    cast_of(text, |document, cast| {
        let whole = "Tarn Liberation Movement/Army";
        assert_eq!(stands_for(document, cast, "TLA", 1), [whole]);
        assert_eq!(super::employer(cast, named(cast, "Minno Arcu")), Some(whole));
    });
}

#[test]
fn a_creed_of_churches_is_nobody() {
    let text = "Kestria and the Tarn Liberation Front, which was founded by a Catholic priest and has burnt Catholic churches, signed a \
                truce on Monday.";
    cast_of(text, |_, cast| assert!(!names(cast).contains(&"Catholics"), "{:?}", names(cast)));
}
