//! What the search for statements promises, speakers and their words first.

mod asides;
mod issued;
mod targets;

use crate::actors::Cast;
use crate::findings::Findings;
use crate::findings::tests::{found_in, said_in};

/// Who says what, in order of the text.
fn heard_in(text: &str) -> Vec<String> {
    found_in(text, heard_of)
}

fn heard_of(cast: &Cast, findings: &Findings) -> Vec<String> {
    let heard = findings.statements.iter().map(|finding| {
        let said = &finding.message;
        let speaker = cast.iter().find(|(at, _)| Cast::brief_id(*at) == said.speaker_id);
        let name = speaker.map(|(_, actor)| actor.name.as_str()).unwrap_or_default();
        format!("{name}: {}", said.evidence.as_ref().map(|span| span.text.as_str()).unwrap_or_default())
    });
    heard.collect()
}

/// Two states at war, so that what follows counts.
const WAR: &str = "Kenya and Uganda hold peace talks in Lorne after the war.\n\n";

fn heard_beside_war(text: &str) -> Vec<String> {
    heard_in(&format!("{WAR}{text}"))
}

#[test]
fn a_quotation_without_a_comma_is_of_whom_the_title_after_the_verb_names() {
    let text = "\"It was the wish of both sides and the decision of the army of Kenya is wise\" said secretary-general of the Lorne \
                League, Paolo Ruiz, who led the talks.";
    let heard = heard_beside_war(text);
    assert!(heard.iter().any(|line| line.starts_with("Paolo Ruiz: ")), "{heard:?}");
}

#[test]
fn a_name_in_apposition_before_the_verb_belongs_to_the_attribution() {
    let text = "“The truce has been signed,” Uganda’s chief negotiator at the talks with Kenya, Samuel Okello, told Radio Lorne adding \
                that it would hold.";
    let heard = heard_beside_war(text);
    let quote = "Samuel Okello: The truce has been signed,” Uganda’s chief negotiator at the talks with Kenya, Samuel Okello, told";
    assert!(heard.iter().any(|line| line.starts_with(quote)), "{heard:?}");
    assert!(heard.contains(&"Samuel Okello: adding that it would hold".to_owned()), "{heard:?}");
}

#[test]
fn what_a_body_is_may_stand_behind_its_name() {
    let heard = heard_beside_war(
        "On Monday the IGAD group of countries said that both had appointed teams. IGAD is a bloc.",
    );
    assert_eq!(heard, ["IGAD: said that both had appointed teams"]);
}

#[test]
fn the_mediator_is_who_mediates() {
    let text = "The Lorne League has been mediating between the two sides. Mediators said that the sides were close.";
    assert_eq!(heard_beside_war(text), ["Lorne League: said that the sides were close"]);
}

#[test]
fn rebels_in_a_country_do_not_speak_for_it() {
    assert!(heard_beside_war("Rebels in Uganda said that they had taken the town of Lodra.").is_empty());
}

#[test]
fn he_goes_on_with_whom_nobody_names() {
    let text =
        "One of the sources said that President James Otieno of Kenya would come. \"It is agreed,\" he said.";
    let heard = heard_beside_war(text);
    assert!(!heard.iter().any(|line| line.contains("It is agreed")), "{heard:?}");
}

#[test]
fn they_speak_who_have_spoken_together_not_whom_their_words_name() {
    let text = "Oda Brenn, the foreign minister of Kenya, and Joss Teveren, the foreign minister of Uganda, welcomed the truce. \"The \
                government and the armed groups must trust each other,\" they said in an article.";
    let heard = heard_beside_war(text);
    let quoted: Vec<_> = heard.iter().filter(|line| line.contains("must trust")).collect();
    assert!(
        quoted.iter().all(|line| line.starts_with("Oda Brenn") || line.starts_with("Joss Teveren")),
        "{heard:?}"
    );
    assert_eq!(quoted.len(), 2, "{heard:?}");
}

#[test]
fn a_paper_and_a_spokesman_go_on_with_whoever_spoke() {
    let text = "Kenya said that the talks had begun. \"Both will keep the truce,\" the statement read.";
    let heard = heard_beside_war(text);
    assert!(heard.iter().any(|line| line.starts_with("Kenya: Both will keep")), "{heard:?}");
}

#[test]
fn the_two_who_have_been_named_together_speak() {
    let heard = heard_beside_war("Kenya and Uganda welcomed the truce. The two criticized the Lodra Front.");
    assert_eq!(
        heard.iter().filter(|line| line.ends_with("criticized the Lodra Front")).count(),
        2,
        "{heard:?}"
    );
}

#[test]
fn who_was_asked_asks_nothing_and_a_call_is_of_whoever_made_it() {
    let text =
        "\"We will talk,\" James Otieno of Kenya said when asked what the government is planning to do.";
    assert_eq!(heard_beside_war(text).len(), 1, "{:?}", heard_beside_war(text));
    let text = "In response to a United Nations call for dialogue between the two sides, Kenya said it would send a team.";
    assert!(
        heard_beside_war(text).iter().all(|line| !line.contains("call for")),
        "{:?}",
        heard_beside_war(text)
    );
}

#[test]
fn who_is_going_to_meet_is_not_accused_and_a_duty_that_lies_with_somebody_is_no_lie() {
    let said = said_in(&format!("{WAR}James Otieno said Uganda is going to meet with officials of Kenya."));
    assert!(said.iter().all(|line| !line.contains("Accuse")), "{said:?}");
    let said = said_in(&format!("{WAR}Kenya said that the duty lies with the people."));
    assert_eq!(said, ["Kenya Comment []"]);
    let said =
        said_in(&format!("{WAR}Kenya said that Uganda had again broken its pledge to uphold the truce."));
    assert_eq!(said, ["Kenya Accuse [Uganda]"]);
}

#[test]
fn a_quotation_goes_on_around_its_speaker_and_what_it_quotes_does_not_speak_after_it() {
    let heard = heard_beside_war("There was, Kenya says, \"no room for that\".");
    assert_eq!(heard, ["Kenya: There was, Kenya says, \"no room for that\""]);
    let text = "\"The army is honest and is urging everyone to stay,\" a spokesman of Kenya said. \"It is time,\" the spokesman said.";
    assert!(
        heard_beside_war(text).iter().all(|line| line.starts_with("Kenya: ")),
        "{:?}",
        heard_beside_war(text)
    );
}

#[test]
fn the_second_of_two_reports_alone_has_what_stands_after_its_colon() {
    let text = "James Otieno of Kenya met the press. The parties must act, he said, adding: \"The truce must be kept.\"";
    let heard = heard_beside_war(text);
    assert_eq!(heard.iter().filter(|line| line.contains("must be kept")).count(), 1, "{heard:?}");
}

#[test]
fn what_is_described_by_an_adjective_is_judged() {
    assert_eq!(
        heard_beside_war("Kenya described the document as historic."),
        ["Kenya: described the document as historic"]
    );
}

#[test]
fn a_verb_that_reads_like_something_else_still_says_who_spoke() {
    for (text, line) in [
        (
            "Rashid Gholamat, a rebel commander who has opposed the talks, vowed on Tuesday to march on the capital.",
            "Rashid Gholamat: vowed on Tuesday to march on the capital",
        ),
        (
            "The Humanitarian Coordinator for Kenya, Denise Browne, strongly condemned last night's drone and missile strikes on the port.",
            "Denise Browne: condemned last night's drone and missile strikes on the port",
        ),
        (
            "One of its lawmakers, Hassan Fadlat, told a local broadcaster the group would emerge stronger.",
            "Hassan Fadlat: told a local broadcaster the group would emerge stronger",
        ),
        (
            "Mission head Nicholas Haysen warned in Juba that time was running out for credible elections.",
            "Nicholas Haysen: warned in Juba that time was running out for credible elections",
        ),
    ] {
        let heard = heard_beside_war(text);
        assert!(heard.contains(&line.to_owned()), "{heard:?}");
    }
}

/// An armed group beside the two states, and its leader.
const GROUP: &str = "The Highland Front (HF) and the government of Kenya hold peace talks in Lorne after the war. HF leader Tomas Resh met \
                     the mediators.\n\n";

#[test]
fn the_group_and_a_spokesman_are_those_of_whom_the_text_tells() {
    for (text, heard) in [
        (
            "The group denied responsibility for the attack.",
            "Highland Front: denied responsibility for the attack",
        ),
        (
            "The Front rejected the draft. “We will not sign it,” a spokesman said.",
            "Highland Front: We will not sign it,” a spokesman said",
        ),
        ("Front officials said that a deal was close.", "Highland Front: said that a deal was close"),
    ] {
        let found = heard_in(&format!("{GROUP}{text}"));
        assert!(found.iter().any(|line| line == heard), "{text}: {found:?}");
    }
}

#[test]
fn he_who_goes_on_after_a_representative_is_nobody_named_before() {
    let text = "The representative of Uganda said that his Government stood by the accord. He accused the Front of recruiting.";
    let found = heard_in(&format!("{GROUP}{text}"));
    assert!(found.contains(&"Uganda: accused the Front of recruiting".to_owned()), "{found:?}");
}

#[test]
fn who_is_quoted_by_others_speaks_and_so_does_who_informs_another() {
    for (text, heard) in [
        (
            "Local media quoted Resh as saying that the Front would never disarm.",
            "Tomas Resh: saying that the Front would never disarm",
        ),
        (
            "Resh informed the ambassador that the Front would attend.",
            "Tomas Resh: informed the ambassador that the Front would attend",
        ),
        ("Kenya did not rule out a new offensive.", "Kenya: did not rule out a new offensive"),
        ("In Kenya's view, the accord is dead.", "Kenya: In Kenya's view, the accord is dead"),
    ] {
        let found = heard_in(&format!("{GROUP}{text}"));
        assert!(found.iter().any(|line| line == heard), "{text}: {found:?}");
    }
}

#[test]
fn neither_farmers_nor_parties_speak_for_the_country_that_is_theirs() {
    for text in [
        "Kenya's farmers said that the accord was dead.",
        "Kenya's main opposition party accused the mediators of bad faith.",
        "Uganda's largest rebel group rejected the accord.",
    ] {
        assert!(heard_beside_war(text).is_empty(), "{text}");
    }
    let found = heard_beside_war("Kenya's foreign ministry said that the accord was dead.");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn who_speaks_may_stand_behind_the_verb_amid_what_is_said() {
    let before = "Uganda's president, Samuel Okello, met the president of Kenya, Oda Brenn.";
    for (text, heard) in [
        (
            "That omission, said Okello, was the price of the rest.",
            "That omission, said Okello, was the price of the rest",
        ),
        ("The dam, said Okello, would be finished in May.", "The dam, said Okello, would be finished in May"),
        (
            "The army of Kenya, warned Okello on Monday, would not leave.",
            "The army of Kenya, warned Okello on Monday, would not leave",
        ),
    ] {
        let told = heard_beside_war(&format!("{before} {text}"));
        assert!(told.contains(&format!("Samuel Okello: {heard}")), "{told:?}");
    }
}

#[test]
fn who_is_sure_or_adamant_speaks() {
    for (text, heard) in [
        ("Uganda is confident the truce will hold.", "Uganda: is confident the truce will hold"),
        (
            "Uganda was adamant that the road would stay shut.",
            "Uganda: was adamant that the road would stay shut",
        ),
    ] {
        assert_eq!(heard_beside_war(text), [heard]);
    }
}

#[test]
fn who_speaks_may_open_with_a_participle() {
    let text = "Briefing members before the vote, Samuel Okello, the envoy of the Lorne League, said the truce was in danger.";
    let heard = heard_beside_war(text);
    assert!(heard.contains(&"Samuel Okello: said the truce was in danger".to_owned()), "{heard:?}");
}

#[test]
fn talks_called_constructive_are_not_disputed_and_a_guest_is_not_praised() {
    let said = said_in("Kenya and Uganda met on Monday. Kenya described the talks as constructive.");
    assert_eq!(said, ["Kenya Support []"]);
    let heard = heard_beside_war(
        "President Oda Brenn of Kenya welcomed President Joss Teveren of Uganda to Nairobi for talks.",
    );
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn a_statement_that_stands_behind_its_verb_speaks() {
    let heard = heard_beside_war(
        "Kenya's foreign ministry said in a statement that the talks had gone well. They also discussed trade, read the statement.",
    );
    assert!(heard.last().is_some_and(|said| said.starts_with("Kenya's foreign ministry: ")), "{heard:?}");
}

#[test]
fn a_clause_within_a_quotation_reports_nothing() {
    let heard = heard_beside_war(
        "“I am pleased that they have agreed to resume the talks. The road is long,” Samuel Okello of Kenya said.",
    );
    assert!(heard.iter().all(|line| line.starts_with("Samuel Okello: ")), "{heard:?}");
}

#[test]
fn what_two_sides_agree_neither_says() {
    let heard = heard_beside_war("The two sides agreed that all units shall return to their camps.");
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn an_institution_tells_what_it_expects_and_is_ready_for() {
    let heard = heard_beside_war(
        "The European Union expects both sides to keep the truce. The European Union looks forward to the next round. The European \
         Union remains deeply concerned over the fighting in Lorne.",
    );
    assert_eq!(heard.len(), 3, "{heard:?}");
}

#[test]
fn who_makes_phone_calls_calls_for_nothing() {
    let heard = heard_beside_war(
        "The envoy of Norway, Paul Keino, made phone calls on Thursday to Kenya and to Uganda.",
    );
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn what_was_refused_or_ignored_is_a_charge() {
    let said = said_in(
        "Kenya and Uganda hold peace talks in Lorne after the war.\n\nKenya said that Uganda had refused to free its prisoners. Uganda \
         said that its demands were ignored. Each side said that the other fired first.",
    );
    let charges =
        ["Kenya Accuse [Uganda]", "Uganda Accuse [Kenya]", "Kenya Accuse [Uganda]", "Uganda Accuse [Kenya]"];
    assert_eq!(said, charges);
}

#[test]
fn an_aide_speaks_for_whom_the_person_acts_for() {
    let heard = heard_beside_war(
        "President Samuel Okello of Uganda left the talks on Monday. An aide to Okello said that he was ill.",
    );
    assert_eq!(heard, ["Uganda: said that he was ill"]);
}

#[test]
fn who_is_assured_is_no_object_of_what_is_said() {
    let heard =
        heard_beside_war("The money was in the bank, President Samuel Okello of Uganda assured reporters.");
    assert!(
        heard.iter().any(|line| line.starts_with("Samuel Okello: The money was in the bank")),
        "{heard:?}"
    );
}

#[test]
fn who_is_quoted_as_saying_speaks() {
    let heard = heard_beside_war(
        "President Samuel Okello of Uganda spoke on Monday. “The war is over,” Okello was quoted as saying by state television.",
    );
    assert!(heard.iter().any(|line| line.starts_with("Samuel Okello: The war is over")), "{heard:?}");
}

#[test]
fn an_invitation_is_accepted_by_whoever_was_invited() {
    let text = "President James Otieno of Kenya invited President Ana Okello of Uganda to visit Lorne. The invitation was accepted with \
                gratitude.";
    let heard = heard_beside_war(text);
    assert!(
        heard.contains(&"Ana Okello: The invitation was accepted with gratitude".to_owned()),
        "{heard:?}"
    );
}

#[test]
fn who_agrees_or_declines_without_a_further_word_takes_a_stand() {
    let heard =
        heard_beside_war("The League of Lorne asked for a pause. Uganda agreed at once. Kenya declined.");
    assert!(heard.contains(&"Uganda: Uganda agreed at once".to_owned()), "{heard:?}");
    assert!(heard.contains(&"Kenya: Kenya declined".to_owned()), "{heard:?}");
    let heard = heard_beside_war("The plan was accepted by Kenya and turned down by Uganda.");
    assert!(heard.contains(&"Kenya: was accepted by Kenya".to_owned()), "{heard:?}");
    let heard = heard_beside_war("Kenya and Uganda agreed on Monday. The plan was accepted by both parties.");
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn who_cannot_tell_says_so() {
    let heard = heard_beside_war("Officials of Kenya could not say who had fired.");
    assert!(heard.iter().any(|line| line.ends_with("could not say who had fired")), "{heard:?}");
}

#[test]
fn a_body_denies_in_its_own_text() {
    let text = "MINISTRY OF FOREIGN AFFAIRS OF KENYA\nLorne, 3 March 2025\nThe Ministry welcomes the truce with Uganda after the war. \
                Reports that a town is to be given up do not reflect the truth. Contrary to what has been reported, nobody was hurt.";
    let heard = heard_in(text);
    assert!(heard.iter().any(|line| line.contains("Reports that a town is to be given up")), "{heard:?}");
    assert!(heard.iter().any(|line| line.contains("Contrary to what has been reported")), "{heard:?}");
    let heard = heard_beside_war("Reports that a town is to be given up do not reflect the truth.");
    assert!(heard.is_empty(), "{heard:?}");
}

#[test]
fn a_relative_clause_says_something_of_its_own() {
    let text = "Kenya has demanded that Uganda change its charter, which Kenya says contains claims.";
    let heard = heard_beside_war(text);
    assert_eq!(heard.iter().filter(|line| line.starts_with("Kenya: ")).count(), 2, "{heard:?}");
}

#[test]
fn one_verb_serves_two_who_speak_and_two_who_are_called_on() {
    let text = "Kenya says that Ugandan troops broke both truces, Uganda that Kenyan troops did.";
    let heard = heard_beside_war(text);
    assert!(heard.contains(&"Uganda: Uganda that Kenyan troops did".to_owned()), "{heard:?}");
    let text =
        "Kenya urges President Ana Okello to reconsider her decision, and both parties to cease hostilities.";
    let heard = heard_beside_war(text);
    assert!(heard.contains(&"Kenya: both parties to cease hostilities".to_owned()), "{heard:?}");
}

#[test]
fn a_statement_goes_on_with_whoever_made_it_not_with_whom_it_stands_beside() {
    let text = "The League of Lorne said in a statement that it welcomed the truce. Oda Brenn, the foreign minister of Kenya, thanked it. \
                \"Both must keep it,\" the statement added.";
    let heard = heard_beside_war(text);
    assert!(heard.iter().any(|line| line.starts_with("League of Lorne: Both must")), "{heard:?}");
    let text = "The League of Lorne welcomed the truce. It came shortly after Oda Brenn, the foreign minister of Kenya, announced a pause. \
                \"Both must keep it.\"";
    let heard = heard_beside_war(text);
    assert!(heard.iter().any(|line| line.starts_with("League of Lorne: Both must")), "{heard:?}");
}

#[test]
fn what_is_still_to_be_done_accuses_nobody() {
    let said = said_in(&format!("{WAR}An official of Kenya said the day of the talks had yet to be set."));
    assert_eq!(said, ["Kenya Comment []"]);
}

#[test]
fn members_of_a_movement_do_not_speak_for_the_country() {
    assert!(heard_beside_war("Some members of Uganda's rebel movement dismissed the accord.").is_empty());
    assert!(
        heard_beside_war("A source close to the mediators in Uganda told the radio that they would sign.")
            .is_empty()
    );
}

#[test]
fn it_goes_on_with_the_body_that_spoke_not_with_whom_its_words_name() {
    let text = "The Kenyan Foreign Ministry said that the talks were nearly over. The proposals were sent to the mediator by the \
                President of Kenya and by his opposite number in Uganda, it said.";
    let heard = heard_beside_war(text);
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!(heard.iter().all(|line| line.starts_with("Kenyan Foreign Ministry: ")), "{heard:?}");
}

#[test]
fn what_another_says_meanwhile_is_no_part_of_it() {
    let text = "Kenya said that it would not begin the talks, while Uganda demanded a ceasefire.";
    assert_eq!(
        heard_beside_war(text),
        ["Kenya: said that it would not begin the talks", "Uganda: demanded a ceasefire"]
    );
}

#[test]
fn an_answer_by_deeds_is_none_in_words() {
    let text = "\"Both countries have responded in ways that break the truce,\" the Kenyan Foreign Ministry said. Uganda responded with \
                artillery fire.";
    let heard = heard_beside_war(text);
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(heard[0].starts_with("Kenyan Foreign Ministry: "), "{heard:?}");
}
