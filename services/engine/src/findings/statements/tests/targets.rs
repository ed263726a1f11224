//! At whom what is said is directed.

use crate::findings::tests::said_in;

const WAR: &str = "Kenya and Uganda hold peace talks in Lorne after the war.\n\n";

fn said_beside_war(text: &str) -> Vec<String> {
    said_in(&format!("{WAR}{text}"))
}

#[test]
fn all_to_whom_a_plural_belongs_are_called_on() {
    let said =
        said_beside_war("The Lorne League called on the Governments of Kenya and Uganda to hold their fire.");
    assert_eq!(said, ["Lorne League Request [Kenya, Uganda]"]);
}

#[test]
fn who_is_thanked_beside_another_is_thanked_too() {
    let said = said_beside_war("The Lorne League paid tribute to Kenya and Uganda for ending the war.");
    assert_eq!(said, ["Lorne League Support [Kenya, Uganda]"]);
    let text = "The Security Council commends the African Union for the facilitation of the peace talks and Uganda for hosting the \
                peace talks.";
    assert_eq!(said_beside_war(text), ["Security Council Support [African Union, Uganda]"]);
}

#[test]
fn who_is_promised_support_is_supported() {
    let said = said_beside_war("The African Union pledged its support to Kenya.");
    assert_eq!(said, ["African Union Support [Kenya]"]);
    let said = said_beside_war(
        "The Chinese Foreign Ministry said that China would support Kenya in defending its borders.",
    );
    assert_eq!(said, ["Chinese Foreign Ministry Support [Kenya]"]);
}

#[test]
fn a_refusal_that_waits_for_somebody_is_directed_at_him() {
    let said = said_beside_war(
        "Kenya said that it would not withdraw its troops until Uganda had freed the prisoners.",
    );
    assert_eq!(said, ["Kenya Reject [Uganda]"]);
}

#[test]
fn whose_officer_is_to_go_must_dismiss_him() {
    let said = said_beside_war("Kenya demanded that Uganda's commander be dismissed.");
    assert_eq!(said, ["Kenya Request [Uganda]"]);
}

#[test]
fn a_breach_with_its_doer_accuses_him() {
    let said = said_beside_war("Kenya said that violations by the Ugandan army had become more frequent.");
    assert_eq!(said, ["Kenya Accuse [Ugandan army]"]);
}

#[test]
fn a_deed_is_condemned_where_a_text_is_rejected() {
    let said = said_beside_war(
        "Kenya condemned Uganda's attack on Lodra, calling it an unacceptable act of violence.",
    );
    assert!(said.iter().all(|line| line.starts_with("Kenya Accuse")), "{said:?}");
    let said = said_beside_war("Kenya called the accord a historic mistake.");
    assert_eq!(said, ["Kenya Reject []"]);
}

#[test]
fn this_report_is_of_whoever_made_it() {
    let text =
        "Uganda's army said that two of its soldiers had been shot. Kenya called this report an invention.";
    assert_eq!(said_beside_war(text).last().map(String::as_str), Some("Kenya Reject [Uganda's army]"));
}

#[test]
fn a_refusal_answers_no_praise() {
    let text = "The African Union welcomed the signing of the accord by Uganda. Kenya had refused.";
    assert_eq!(said_beside_war(text).last().map(String::as_str), Some("Kenya Reject []"));
}

#[test]
fn you_is_whoever_is_told() {
    let said =
        said_beside_war("The envoy of the African Union, Ana Ruiz, told Kenya: “You have shown courage.”");
    assert_eq!(said, ["Ana Ruiz Support [Kenya]"]);
}

#[test]
fn who_doubts_that_another_is_sincere_accuses_him() {
    let said = said_beside_war("Kenya questioned the sincerity of Uganda in pursuing peace.");
    assert_eq!(said, ["Kenya Accuse [Uganda]"]);
    let said = said_beside_war("Kenya and Uganda spoke highly of the African Union.");
    assert_eq!(said, ["Kenya Support [African Union]", "Uganda Support [African Union]"]);
}
