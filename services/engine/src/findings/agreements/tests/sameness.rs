//! Which tellings are of one accord, though by another name or with another date.

use super::{WAR, brief_of, evidence, names};

#[test]
fn what_stands_behind_a_comma_says_more_of_a_known_accord() {
    let brief = brief_of(&format!(
        "{WAR}The Rapid Support Forces declared a five-month-old ceasefire at an end. The army denied that it had broken the \
         ceasefire. The ceasefire, signed in Jeddah on January 20 and watched by 200 observers, had cut deaths."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn a_truce_of_another_date_is_another() {
    let brief = brief_of(&format!(
        "{WAR}On 3 June they signed a truce. The truce signed in Jeddah on 20 January 2021 lasted a week."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn an_accord_is_initialled_before_it_is_signed() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace accord on Monday. The accord, initialled on 20 May, \
         provides for the release of prisoners."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn the_accord_of_the_news_is_named_later() {
    let by_noun = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a protocol on Monday. The two generals put their names to the Atbara \
         Protocol before noon."
    ));
    assert_eq!(names(&by_noun), ["Atbara Protocol"]);
    let by_place = brief_of(&format!(
        "{WAR}This is a test of the peace accord that was signed in Atbara in January. The Atbara Accord provides for the \
         release of prisoners."
    ));
    assert_eq!(names(&by_place).len(), 1, "{:?}", names(&by_place));
}

#[test]
fn it_may_be_known_as_what_opens_the_next_sentence() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a ceasefire on Monday. Known as the Atbara Memorandum of \
         Understanding, it commits both to free their prisoners."
    ));
    assert_eq!(names(&brief), ["Atbara Memorandum of Understanding"]);
}

#[test]
fn what_is_called_by_its_date_is_the_one_that_bears_the_noun() {
    let brief = brief_of(&format!(
        "{WAR}The prisoners are due to be freed under the Atbara Protocol. The Protocol of 3 November says that they go home \
         before the rains."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn a_truce_of_last_december_is_not_that_of_the_news() {
    let brief = brief_of(&format!(
        "{WAR}A 72-hour truce is due to start on Wednesday. Envoys arranged the truce by telephone. A truce last December fell \
         apart within a day."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn treaties_on_two_matters_are_two() {
    let brief = brief_of(&format!(
        "{WAR}On Monday both sides signed the Treaty on the State Border. The Treaty on the Junction Point of the State Borders \
         was signed by them in May."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn a_consensus_of_five_points_says_which_it_is() {
    let brief = brief_of(&format!(
        "{WAR}The generals agreed on the Atbara agreement. In April 2021 the leaders of the League settled on the five-point \
         consensus: violence to cease."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn the_deal_is_not_the_one_that_a_truce_leads_to() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a ceasefire agreement on Monday, paving the way for a peace deal. The deal called \
         for the release of prisoners."
    ));
    let telling = brief.agreements.iter().find(|a| !a.provisions.is_empty()).unwrap();
    assert!(telling.name.ends_with("ceasefire agreement"), "{:?}", names(&brief));
}

#[test]
fn a_text_is_named_for_where_it_was_agreed() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces announced a truce on Monday after talks in Atbara. Shops opened. The Atbara text obliges \
         both to hold their fire."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn a_deal_takes_up_what_was_agreed() {
    let brief = brief_of(
        "The Sudanese army and the Rapid Support Forces, a paramilitary group, agreed on Monday to stop fighting for sixty days. The deal, \
         announced in Jeddah, was welcomed abroad.",
    );
    let told: Vec<&str> = brief.agreements.iter().map(|a| evidence(a.evidence.as_ref())).collect();
    assert!(matches!(told[..], [only] if only.contains("to stop fighting")), "{told:?}");
}
