//! What each sign weighs, in tenths of the logarithm of odds; a sign that the corpus does not show weighs nothing.
//!
//! Written by `make terms` from evaluation/corpus, not by hand: after a change of the signs it must be run again. Of the ridges tried,
//! 1 told articles of the corpus best that were left out.

use super::signs::Sign;

/// Signs weigh more than this where terms are told.
pub(super) const THRESHOLD: i32 = 7;

/// All signs with their weights.
pub(super) const WEIGHTS: &[(Sign, i32)] = &[
    (Sign::ActorSubject, 7),
    (Sign::AfterList, 9),
    (Sign::AfterMaking, -7),
    (Sign::AfterMention, -14),
    (Sign::AfterTerms, -3),
    (Sign::Cues, 23),
    (Sign::Deadline, 9),
    (Sign::FirstPerson, -2),
    (Sign::InCourse, 1),
    (Sign::IsTo, 12),
    (Sign::Item, 11),
    (Sign::ItemHappened, -1),
    (Sign::ItemReported, -11),
    (Sign::Journey, 0),
    (Sign::Later, -10),
    (Sign::May, 1),
    (Sign::Negated, -10),
    (Sign::NoCue, -25),
    (Sign::NoSubject, -5),
    (Sign::OneCue, 9),
    (Sign::OnePerson, -11),
    (Sign::Open, -5),
    (Sign::OtherAccordSince, -5),
    (Sign::OtherSubject, 4),
    (Sign::Past, -9),
    (Sign::PastBe, -6),
    (Sign::Perfect, -11),
    (Sign::PresentBe, -5),
    (Sign::Question, -2),
    (Sign::Quoted, 1),
    (Sign::Reported, -4),
    (Sign::SameParagraph, 9),
    (Sign::SameSentence, 15),
    (Sign::Second, -4),
    (Sign::Session, -9),
    (Sign::Shall, 8),
    (Sign::Sides, 2),
    (Sign::Verbless, -2),
    (Sign::WasTo, 4),
    (Sign::WeakCue, -7),
    (Sign::Will, 10),
    (Sign::Would, -7),
];
