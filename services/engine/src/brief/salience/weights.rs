//! What each trait weighs, as logarithms of odds, and how many sentences are chosen.
//!
//! Written by `make salience` from evaluation/corpus, not by hand: after a change of the traits it must be run again. Of the ridges
//! tried, 2 told articles of the corpus best that were left out; on those the bounds are chosen, too.

use super::traits::Trait;

/// How many sentences are chosen at least, where there are as many.
pub(super) const FEWEST: usize = 3;

/// How many sentences are chosen at most.
pub(super) const MOST: usize = 5;

/// A sentence below this weight is left out, once [`FEWEST`] are there.
pub(super) const LEAST_WEIGHT: f32 = 1.39;

/// All traits with their weights; one that the corpus does not show weighs nothing.
pub(super) const WEIGHTS: &[(Trait, f32)] = &[
    (Trait::Accuse, 0.26),
    (Trait::Actors, -0.17),
    (Trait::AgreedNewestDay, 0.79),
    (Trait::Breaches, 0.03),
    (Trait::Broker, -0.06),
    (Trait::Comment, -0.18),
    (Trait::Conditions, 1.04),
    (Trait::DatedStep, 1.03),
    (Trait::Dealing, 0.18),
    (Trait::Denial, 0.04),
    (Trait::MainAgreement, 1.07),
    (Trait::NearDay, 0.78),
    (Trait::NewestDay, 0.30),
    (Trait::OtherAgreement, 0.04),
    (Trait::OutsideReport, -0.62),
    (Trait::Parties, 0.36),
    (Trait::PartySpeaks, 0.18),
    (Trait::PastYear, -1.05),
    (Trait::Place, 1.34),
    (Trait::Provisions, 0.27),
    (Trait::Quoted, -0.61),
    (Trait::Reject, 0.15),
    (Trait::Request, -0.13),
    (Trait::Scrap, -0.82),
    (Trait::Short, -0.41),
    (Trait::Support, -0.40),
    (Trait::Threaten, 0.15),
    (Trait::TitleWords, 0.28),
    (Trait::ToCome, 0.63),
    (Trait::UndatedStep, 0.54),
    (Trait::Unended, -0.53),
    (Trait::VeryShort, -0.43),
];
