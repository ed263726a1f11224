//! Who is heard without a name: nobody's words are lost for it, and nobody's are lent to another.

use peacebrief::v1::ActorKind;

use super::{cast_of, named, stands_for};

const TRUCE: &str = "Kestria and the Tarn Liberation Front signed a truce in Zennora on Monday. President Oda Brenn of Kestria and the \
                     Front's leader, Joss Teveren, shook hands. ";

/// Whom a noun of a sentence stands for, in a report on a truce.
fn heard(sentence: &str, noun: &str) -> Vec<String> {
    cast_of(&format!("{TRUCE}{sentence}"), |document, cast| {
        stands_for(document, cast, noun, 0).into_iter().map(str::to_owned).collect()
    })
}

#[test]
fn a_foreign_envoy_or_official_speaks_for_himself() {
    for (sentence, noun, name) in [
        ("Western envoys say that the monitors will not go in.", "envoys", "Western envoys"),
        ("A senior European official said that the text was ready.", "official", "European official"),
        ("Diplomats at the United Nations said that the Council would meet.", "Diplomats", "Diplomats"),
        ("The claim was denied by the mayor of Lodra.", "mayor", "mayor of Lodra"),
        ("A doctor at the nearest clinic put the dead at 19.", "doctor", "doctor at the nearest clinic"),
        ("Five people died, according to the town's hospital.", "hospital", "hospital"),
        ("Human rights groups call it a licence to forget.", "groups", "Human rights groups"),
        (
            "Two people briefed on the talks said that the text was ready.",
            "people",
            "people briefed on the talks",
        ),
        ("Critics say the deal rewards violence.", "Critics", "Critics"),
    ] {
        assert_eq!(heard(sentence, noun), [name], "{sentence}");
    }
}

#[test]
fn a_source_is_of_whom_it_is_said_to_be() {
    for (sentence, name) in [
        ("A government source said that the guns would leave.", "Kestria"),
        ("A source in the Tarn Liberation Front said that it would not sign.", "Tarn Liberation Front"),
        ("A Front source said that the guns would leave.", "Tarn Liberation Front"),
    ] {
        assert_eq!(heard(sentence, "source"), [name], "{sentence}");
    }
    assert!(heard("Sources familiar with the talks said that the text was ready.", "Sources").is_empty());
}

#[test]
fn who_is_heard_unnamed_has_a_kind() {
    cast_of(&format!("{TRUCE}Western envoys say that the monitors will not go in."), |_, cast| {
        assert_eq!(named(cast, "Western envoys").kind, ActorKind::Other);
    });
}

#[test]
fn two_of_a_sort_are_not_the_two_sides() {
    assert!(heard("Two aid workers were abducted on Sunday.", "workers").is_empty());
    assert_eq!(heard("The two armies said that the truce would hold.", "armies").len(), 2);
}

#[test]
fn an_adjective_that_opens_a_sentence_may_be_made_of_a_name() {
    assert_eq!(heard("Kestrian troops entered the town on Sunday.", "Kestrian"), ["Kestria"]);
}

#[test]
fn what_is_a_groups_goes_by_its_short_name() {
    for sentence in
        ["The army shelled a Front camp.", "A Front mortar bomb hit a post.", "Front rockets hit a post."]
    {
        cast_of(&format!("{TRUCE}{sentence}"), |document, cast| {
            assert_eq!(stands_for(document, cast, "Front", 2), ["Tarn Liberation Front"], "{sentence}");
        });
    }
}

#[test]
fn what_a_statement_said_goes_on() {
    let text = "Kestria and the Tarn Liberation Front signed a truce. The Kestrian Foreign Ministry said that it would hold. The plan had \
                been put to President Ada Sorel and her Togolese counterpart, it said.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "it", 1), ["Kestrian Foreign Ministry"])
    });
}

#[test]
fn groups_that_are_heard_are_of_the_kind_that_the_words_before_say() {
    let text = "The mediator of the African Union met Kestria's government in Lomar on Monday. At a meeting last year, non-signatory rebel \
                groups called for a comprehensive process, according to him.";
    cast_of(text, |_, cast| {
        let groups = cast.actors().iter().find(|actor| actor.name.ends_with("rebel groups"));
        assert!(groups.is_none_or(|groups| groups.kind == ActorKind::ArmedGroup), "{groups:?}");
    });
}

#[test]
fn a_title_is_of_whom_it_is_said_to_be_and_of_nobody_named_before() {
    for (sentence, noun, names) in [
        ("A Front spokesman accused the army of shelling.", "spokesman", &["Tarn Liberation Front"][..]),
        ("A rebel military source said that the army had left.", "source", &["Tarn Liberation Front"]),
        ("The representative of Lorvania said that the text was ready.", "representative", &[]),
        ("The head of the UN mission in Kestria's port said that it was quiet.", "head", &["UN"]),
        (
            "Prime Minister Jan Holt of Norway came. An aide to Holt said that he was ill.",
            "aide",
            &["Norway"],
        ),
    ] {
        assert_eq!(heard(sentence, noun), names, "{sentence}");
    }
}

#[test]
fn who_goes_back_is_not_heard_for_others_who_go_on() {
    assert!(
        heard("No resident would go back, Teveren said, until the army had left.", "resident").is_empty()
    );
    assert_eq!(heard("A resident went on to say that it was quiet.", "resident"), ["resident"]);
    assert_eq!(heard("Residents made it clear that they would stay.", "Residents"), ["Residents"]);
}

#[test]
fn who_answers_is_nobody_whom_the_question_names() {
    let sentence = "Teveren spoke to reporters on Tuesday. Told that the army's commander, Tor Aas, had blamed the Front, he replied that \
                    it was early to tell.";
    assert_eq!(heard(sentence, "he"), ["Joss Teveren"]);
    let unnamed = "The Associate Spokesperson said that it was quiet. Told that the army's commander, Tor Aas, had blamed the Front, she \
                   replied that it was early to tell.";
    assert!(heard(unnamed, "she").is_empty());
}

#[test]
fn whom_a_lead_calls_by_an_office_is_named_when_he_is_quoted() {
    let sentence = "The League's special envoy for Kestria said that it was quiet. “Nobody fired,” said Tete Anton, who briefed \
                    reporters in Zennora.";
    assert_eq!(heard(sentence, "envoy"), ["Tete Anton"]);
}

#[test]
fn how_many_are_heard_is_said_where_they_are_few() {
    let sentence = "The text was ready, according to two diplomats.";
    assert_eq!(heard(sentence, "diplomats"), ["two diplomats"]);
    assert_eq!(heard("Some 200 residents said that it was quiet.", "residents"), ["residents"]);
    assert_eq!(heard("The same Western diplomat said that it was quiet.", "diplomat"), ["Western diplomat"]);
}

#[test]
fn crowds_are_somebody_where_they_act() {
    assert_eq!(heard("Demonstrators burned a bus.", "Demonstrators"), ["Demonstrators"]);
    assert!(heard("The police feared demonstrators.", "demonstrators").is_empty());
}

#[test]
fn officials_of_a_place_or_a_service_speak_for_themselves() {
    assert_eq!(
        heard("The crossing will stay closed, customs officials said.", "officials"),
        ["customs officials"]
    );
    assert_eq!(heard("Relief agencies report that it is quiet.", "agencies"), ["Relief agencies"]);
}

#[test]
fn a_diplomat_of_a_named_whole_speaks_for_it_and_a_language_for_nobody() {
    let text = "Kenya and Uganda held peace talks. A diplomat of the African Union said that they were close. Kenya's envoy, Ana Ruiz, said in \
                French that the talks went on.";
    cast_of(text, |document, cast| {
        assert_eq!(stands_for(document, cast, "diplomat", 0), ["African Union"]);
        assert!(cast.actors().iter().all(|actor| actor.name != "France"));
    });
}
