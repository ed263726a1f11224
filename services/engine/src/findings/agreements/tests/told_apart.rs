//! Which tellings are of another accord, and which only seem so.

use peacebrief::v1::AgreementKind;

use super::{WAR, brief_of, kinds, names};

#[test]
fn a_day_tells_more_than_a_month() {
    let brief = brief_of(&format!(
        "{WAR}A ceasefire reached last month would hold, the army said. The two agreed a 48-hour truce on 15 May. A more lasting \
         ceasefire was signed in Atbara on 19 May."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn the_first_of_its_kind_is_the_one_that_is_told() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces agreed on Monday to a bilateral ceasefire that will begin on 1 July, the first \
         truce of its kind in ten years of fighting."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn what_each_is_about_tells_two_accords_apart() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed the agreement on accountability and reconciliation in April. The \
         agreement on the return of refugees was signed in May."
    ));
    assert_eq!(names(&brief).len(), 2, "{:?}", names(&brief));
}

#[test]
fn a_truce_that_another_accord_holds_is_a_term_of_it() {
    let brief = brief_of(&format!(
        "{WAR}The Rapid Support Forces signed the Atbara Declaration in 2022. The army recommitted to a cessation of hostilities in \
         the Atbara Declaration of 2022."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn the_paper_in_which_it_is_laid_down_is_the_accord() {
    let brief = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces agreed on Monday on a 90-day suspension of hostilities. The breakthrough is \
         contained in a joint statement signed in Atbara."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn an_accord_is_named_for_the_only_place_where_one_was_made() {
    let brief = brief_of(&format!(
        "{WAR}The Agreement on the Principles of Border Settlement was signed in Geneva on 4 October 2022. The army spoke of a \
         violation of the Geneva Agreement."
    ));
    assert_eq!(names(&brief).len(), 1, "{:?}", names(&brief));
}

#[test]
fn a_truce_that_both_extend_is_renewed() {
    let brief = brief_of(&format!(
        "{WAR}The two sides agreed on Monday to extend their truce by two months. The truce was signed on 2 April."
    ));
    assert!(kinds(&brief).contains(&AgreementKind::Renewal), "{:?}", names(&brief));
    assert!(kinds(&brief).contains(&AgreementKind::Ceasefire), "{:?}", names(&brief));
}

#[test]
fn what_an_organization_says_at_the_end_of_a_summit_is_no_accord() {
    let brief = brief_of(
        "FINAL COMMUNIQUÉ OF THE FOURTH SUMMIT OF THE RIVER UNION ON THE WAR IN SUDAN\n1. The Summit took note of the report of the \
         mediator.\n2. It condemned the attack of the Rapid Support Forces on the army.\n3. It called for a return to the talks.",
    );
    assert!(names(&brief).is_empty(), "{:?}", names(&brief));
}

#[test]
fn an_accord_without_a_name_is_called_by_its_place_or_its_matter() {
    let place = brief_of(&format!(
        "{WAR}The army and the Rapid Support Forces signed a peace accord in Atbara on Monday."
    ));
    assert_eq!(names(&place), ["Atbara peace accord"]);
    let earlier = brief_of(&format!(
        "{WAR}An earlier accord, which the army and the Rapid Support Forces had signed in Atbara in 2017, collapsed."
    ));
    assert_eq!(names(&earlier), ["Atbara accord"]);
    let matter = brief_of(&format!(
        "{WAR}A deal on border posts was signed by the army and the Rapid Support Forces on Monday."
    ));
    assert_eq!(names(&matter), ["deal on border posts"]);
}
