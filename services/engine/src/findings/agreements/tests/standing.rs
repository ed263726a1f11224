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
