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
pub(super) const LEAST_WEIGHT: f32 = 1.20;

/// All traits with their weights; one that the corpus does not show weighs nothing.
pub(super) const WEIGHTS: &[(Trait, f32)] = &[
    (Trait::Accuse, 0.34),
    (Trait::Actors, -0.15),
    (Trait::AgreedNewestDay, 0.61),
    (Trait::Breaches, 0.01),
    (Trait::Broker, -0.14),
    (Trait::Comment, -0.21),
    (Trait::Conditions, 1.02),
    (Trait::DatedStep, 1.09),
    (Trait::Dealing, 0.20),
    (Trait::Denial, 0.05),
    (Trait::MainAgreement, 1.10),
    (Trait::NearDay, 0.73),
    (Trait::NewestDay, 0.34),
    (Trait::OtherAgreement, -0.06),
    (Trait::OutsideReport, -0.62),
    (Trait::Parties, 0.38),
    (Trait::PartySpeaks, 0.11),
    (Trait::PastYear, -1.04),
    (Trait::Place, 1.37),
    (Trait::Provisions, 0.26),
    (Trait::Quoted, -0.61),
    (Trait::Reject, 0.15),
    (Trait::Request, -0.10),
    (Trait::Scrap, -0.81),
    (Trait::Short, -0.42),
    (Trait::Support, -0.41),
    (Trait::Threaten, 0.22),
    (Trait::TitleWords, 0.28),
    (Trait::ToCome, 0.63),
    (Trait::UndatedStep, 0.56),
    (Trait::Unended, -0.54),
    (Trait::VeryShort, -0.43),
];
