//! What each sign weighs, in tenths of the logarithm of odds; a sign that the corpus does not show weighs nothing.
//!
//! Written by `make terms` from evaluation/corpus, not by hand: after a change of the signs it must be run again. Of the ridges tried,
//! 1 told articles of the corpus best that were left out.

use super::signs::Sign;

/// Signs weigh more than this where terms are told.
pub(super) const THRESHOLD: i32 = 8;

/// All signs with their weights.
pub(super) const WEIGHTS: &[(Sign, i32)] = &[
    (Sign::ActorSubject, 6),
    (Sign::AfterList, 9),
    (Sign::AfterMaking, -6),
    (Sign::AfterMention, -17),
    (Sign::AfterTerms, -1),
    (Sign::Cues, 23),
    (Sign::Deadline, 9),
    (Sign::FirstPerson, -2),
    (Sign::InCourse, 1),
    (Sign::IsTo, 11),
    (Sign::Item, 11),
    (Sign::ItemHappened, -1),
    (Sign::ItemReported, -11),
    (Sign::Journey, 0),
    (Sign::Later, -12),
    (Sign::May, 2),
    (Sign::Negated, -10),
    (Sign::NoCue, -25),
    (Sign::NoSubject, -4),
    (Sign::OneCue, 9),
    (Sign::OnePerson, -11),
    (Sign::Open, -5),
    (Sign::OtherAccordSince, -3),
    (Sign::OtherSubject, 4),
    (Sign::Past, -8),
    (Sign::PastBe, -5),
    (Sign::Perfect, -10),
    (Sign::PresentBe, -5),
    (Sign::Question, -4),
    (Sign::Quoted, 2),
    (Sign::Reported, -3),
    (Sign::SameParagraph, 8),
    (Sign::SameSentence, 15),
    (Sign::Second, -5),
    (Sign::Session, -10),
    (Sign::Shall, 8),
    (Sign::Sides, 1),
    (Sign::Verbless, -3),
    (Sign::WasTo, 4),
    (Sign::WeakCue, -7),
    (Sign::Will, 11),
    (Sign::Would, -7),
];
