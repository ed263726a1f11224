//! How far an accord has come, by what is told of it besides its making.

use peacebrief::v1::AgreementStatus;

use super::{WAR, brief_of, names, statuses};

/// The status of the first accord of a text.
fn first(body: &str) -> AgreementStatus {
    let brief = brief_of(&format!("{WAR}{body}"));
    statuses(&brief).first().copied().unwrap_or_default()
}

#[test]
fn what_was_kept_for_a_fortnight_only_is_no_more() {
    let kept = first("A truce that the army declared for Christmas 2022 was kept for a fortnight.");
    assert_eq!(kept, AgreementStatus::Collapsed);
    let broken = first("A ceasefire signed in Atbara in May 2022 was violated within days by the army.");
    assert_eq!(broken, AgreementStatus::Collapsed);
}

#[test]
fn what_is_threatened_has_not_been_done() {
    let status = first(
        "The army and the Rapid Support Forces signed the Atbara Protocol in May. Should the deadline pass, the army will no \
         longer consider itself bound by the Protocol.",
    );
    assert_ne!(status, AgreementStatus::Collapsed);
}

#[test]
fn what_somebody_has_decided_to_end_is_ended() {
    let status = first(
        "The army and the Rapid Support Forces signed the Atbara Accord in 2022. The envoy regretted the decision of the army to \
         terminate the Atbara Accord.",
    );
    assert_eq!(status, AgreementStatus::Collapsed);
}

#[test]
fn one_who_stands_in_for_another_ratifies_nothing() {
    let status = first("The army walked away from a peace accord that its own deputy had accepted in May.");
    assert_ne!(status, AgreementStatus::Ratified);
}

#[test]
fn an_accord_is_in_force_from_the_day_that_is_told_behind_its_name() {
    let brief = brief_of(&format!(
        "{WAR}The two commanders reviewed the Atbara Protocol, signed in Atbara on 8 May 2022 and in force since 1 July of that \
         year."
    ));
    assert_eq!(statuses(&brief), [AgreementStatus::InForce], "{:?}", names(&brief));
}

#[test]
fn a_pronoun_in_as_long_as_it_lasts_tells_nothing() {
    let status = first(
        "The army and the Rapid Support Forces signed a truce of sixty days on Monday. For as long as it lasts the fighters will \
         gather in five zones.",
    );
    assert_eq!(status, AgreementStatus::Signed);
}

#[test]
fn what_has_just_been_signed_is_not_undone_by_what_anybody_thinks_of_it() {
    let status = first(
        "The army and the Rapid Support Forces signed the Atbara Declaration on Monday. The foreign minister of Chad rejected the \
         Atbara Declaration.",
    );
    assert_eq!(status, AgreementStatus::Signed);
}

#[test]
fn a_truce_that_is_to_run_out_is_kept_until_then() {
    let brief = brief_of(&format!(
        "{WAR}The Cessation of Hostilities Agreement, first signed in August 2022, expires on Friday. A permanent ceasefire was \
         agreed on 3 May 2024."
    ));
    assert_eq!(statuses(&brief).first(), Some(&AgreementStatus::InForce), "{:?}", names(&brief));
}

#[test]
fn an_accord_that_was_seen_has_not_been_applied_by_that() {
    let status = first(
        "The army and the Rapid Support Forces signed a peace accord on Monday. Under the accord, a copy of which was seen by this \
         agency, the army is to leave Darfur within 90 days.",
    );
    assert_eq!(status, AgreementStatus::Signed);
}

#[test]
fn an_accord_enters_into_force_far_behind_its_name() {
    let status = first(
        "The withdrawal is provided for in the Atbara Protocol, which was signed in Atbara on 2 May by the commanders of the army, \
         Ilian Carst, and of the Rapid Support Forces, Hamsa Odoru, and entered into force ten days later.",
    );
    assert_eq!(status, AgreementStatus::InForce);
}
