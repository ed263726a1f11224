//! Which tellings are of another accord than one told before, and which of none of its own.

use super::{WAR, brief_of, names};
use peacebrief::v1::{self, AgreementStatus};

fn named<'b>(brief: &'b v1::Brief, name: &str) -> Option<&'b v1::Agreement> {
    brief.agreements.iter().find(|a| a.name.contains(name))
}

#[test]
fn the_latter_is_the_one_told_last_but_none_of_another_year() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a protocol on Monday. The mediator hoped that it would fare better than \
         the one concluded at Jeddah. The latter, which the two generals signed on 11 May 2023, broke down in June."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
    assert_eq!(brief.agreements[0].status(), AgreementStatus::Signed);
    assert_eq!(brief.agreements[1].status(), AgreementStatus::Collapsed);
}

#[test]
fn one_that_a_clause_sets_apart_is_another() {
    let brief = brief_of(&format!(
        "{WAR}The Easter truce of 2022 fell apart in nine days. The one that General Burhan announced last October never got \
         going."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn one_on_another_matter_is_another() {
    let brief = brief_of(&format!(
        "{WAR}A protocol on refugees was signed in Jeddah on 13 January, and one on the integration of the fighters in Atbara on \
         8 March."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn several_that_are_told_one_by_one_are_no_further_accord() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed accords on Saturday. The first protocol provides for the release of \
         prisoners. The second commits the sides to open the road to Atbara."
    ));
    assert_eq!(names(&brief), ["first protocol", "second protocol"]);
}

#[test]
fn a_text_may_be_told_by_its_number_and_its_matter() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed two papers in Atbara. The first text, on prisoners and hostages, \
         provides for the release of 300 men. The second text, on roads, provides for the opening of the bridge."
    ));
    assert_eq!(names(&brief), ["first text", "second text"]);
}

#[test]
fn a_truce_for_which_an_accord_provides_is_that_accord() {
    let provided = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the Atbara Agreement on 3 June. The Rapid Support Forces broke the \
         ceasefire on Monday, the army said. The Atbara Agreement provides for a ceasefire, the release of prisoners and elections."
    ));
    assert_eq!(names(&provided), ["Atbara Agreement"]);
    assert_eq!(provided.agreements[0].breaches.len(), 1);
    let besides = brief_of(&format!(
        "{WAR}The Atbara Agreement was signed on 19 May by the army and the Rapid Support Forces. Besides a ceasefire, which took \
         effect on 1 June, it provides for the return of families and the release of all minors."
    ));
    assert_eq!(names(&besides), ["Atbara Agreement"]);
    assert_eq!(besides.agreements[0].status(), AgreementStatus::InForce);
}

#[test]
fn what_is_still_talked_of_is_not_what_was_signed() {
    let accord = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the Atbara Declaration on Saturday. They are to open negotiations on a \
         comprehensive peace agreement by 8 August."
    ));
    assert_eq!(names(&accord), ["Atbara Declaration", "comprehensive peace agreement"]);
    let truce = brief_of(&format!(
        "{WAR}The truce between the army and the Rapid Support Forces was renewed on Monday. The envoy will begin talks with a view \
         to a lasting ceasefire."
    ));
    let lasting = named(&truce, "lasting ceasefire").map(v1::Agreement::status);
    assert_eq!(lasting, Some(AgreementStatus::Proposed));
}

#[test]
fn a_truce_of_weeks_ago_is_not_the_one_in_effect() {
    let brief = brief_of(&format!(
        "{WAR}A complete ceasefire has been in effect since midnight. A humanitarian truce, agreed in Jeddah on 10 May by the army \
         and the Rapid Support Forces, was not observed."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn the_truce_of_the_news_is_named_by_its_paper_or_by_its_makers() {
    let by_paper = brief_of(&format!(
        "{WAR}Since Monday a ceasefire has been in effect. The Agreement on a Ceasefire and Separation of Forces was signed in Jeddah \
         on 8 June by the army and the Rapid Support Forces."
    ));
    assert_eq!(by_paper.agreements.len(), 1, "{:?}", names(&by_paper));
    let by_makers = brief_of(&format!(
        "{WAR}A ceasefire between the army and the Rapid Support Forces took hold before dawn on Monday. The US-brokered truce began \
         at 4 a.m., after a vote of the council."
    ));
    assert_eq!(by_makers.agreements.len(), 1, "{:?}", names(&by_makers));
}

#[test]
fn an_entry_of_a_chronology_tells_an_accord_of_its_day() {
    let brief = brief_of(&format!(
        "{WAR}\n10 October 2021 – In Atbara, the army and the Rapid Support Forces agree on a truce, to be watched by unarmed \
         monitors.\n23 January 2022 – The Jeddah Agreement prolongs the truce until 30 April, when a permanent ceasefire takes hold."
    ));
    assert_eq!(brief.agreements.len(), 3, "{:?}", names(&brief));
}

#[test]
fn a_plan_that_is_put_to_the_sides_is_one() {
    let put = brief_of(&format!(
        "{WAR}On 22 May the envoy put to both parties a plan for the return of the displaced. The army rejected it."
    ));
    assert_eq!(names(&put), ["plan"]);
    let published = brief_of(&format!(
        "{WAR}The Rapid Support Forces said the talks would follow the outline that the envoy made public in May."
    ));
    assert_eq!(names(&published), ["outline"]);
}

#[test]
fn bodies_likenesses_and_codes_are_no_accords() {
    let brief = brief_of(&format!(
        "{WAR}The Atbara Accord was signed on Monday by the army and the Rapid Support Forces. It lays down codes of conduct for \
         soldiers. The Accord Implementation Committee will meet in June; a treaty like the Atbara Accord needs patience."
    ));
    assert_eq!(names(&brief), ["Atbara Accord"]);
}

#[test]
fn the_accord_is_none_of_several_truces() {
    let brief = brief_of(&format!(
        "{WAR}Prisoners of the groups that keep their ceasefires will go free. General Burhan greeted the accord."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn what_a_truce_is_meant_to_be_is_that_truce() {
    let brief = brief_of(&format!(
        "{WAR}A ceasefire between the army and the Rapid Support Forces took hold on Monday. \"This is designed to be a permanent \
         cessation of hostilities,\" the envoy said."
    ));
    assert_eq!(brief.agreements.len(), 1, "{:?}", names(&brief));
}

#[test]
fn what_was_just_told_is_named_by_what_it_was() {
    let brief = brief_of(&format!(
        "{WAR}On 30 August 2021 a peace deal was secured by the army and the Rapid Support Forces. This was the Atbara Agreement, \
         which established an autonomous government."
    ));
    assert_eq!(names(&brief), ["Atbara Agreement"]);
}

#[test]
fn what_a_declaration_is_about_is_none_of_its_own() {
    let brief = brief_of(&format!(
        "{WAR}The envoy approved a draft declaration on peaceful settlement between the army and the Rapid Support Forces."
    ));
    assert_eq!(names(&brief), ["draft declaration on peaceful settlement"]);
}

#[test]
fn a_truce_of_a_week_is_not_the_named_one() {
    let brief = brief_of(&format!(
        "{WAR}The ministers called on the sides to implement the Atbara ceasefire agreement. The army and the Rapid Support Forces \
         have agreed on a week-long truce starting Thursday."
    ));
    assert_eq!(brief.agreements.len(), 2, "{:?}", names(&brief));
}

#[test]
fn a_truce_that_never_began_has_collapsed() {
    let hold = brief_of(&format!("{WAR}A truce that the envoy declared in May never took hold."));
    assert_eq!(hold.agreements[0].status(), AgreementStatus::Collapsed);
    let carried = brief_of(&format!(
        "{WAR}A ceasefire agreement was reached between the two sides in 2021 but it was never implemented."
    ));
    assert_eq!(carried.agreements[0].status(), AgreementStatus::Collapsed);
}

#[test]
fn what_would_be_a_breach_of_any_truce_is_none() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a truce on Monday. Any movement of troops constitutes a violation of the \
         truce, General Hemedti warned. Both agreed to refrain from any act that might constitute a violation of it."
    ));
    assert!(brief.agreements.iter().all(|a| a.breaches.is_empty()), "{:?}", brief.agreements);
}

#[test]
fn a_capital_makes_no_name_of_a_noun_alone() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the Atbara Accord on Monday. Calm of a sort returned to the town."
    ));
    assert_eq!(names(&brief), ["Atbara Accord"]);
}
