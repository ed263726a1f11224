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
pub(super) const LEAST_WEIGHT: f32 = 1.90;

/// All traits with their weights; one that the corpus does not show weighs nothing.
pub(super) const WEIGHTS: &[(Trait, f32)] = &[
    (Trait::Accuse, 0.35),
    (Trait::AgreedNewestDay, 0.62),
    (Trait::Breaches, 0.00),
    (Trait::Comment, -0.22),
    (Trait::Conditions, 1.02),
    (Trait::DatedStep, 1.10),
    (Trait::Denial, 0.07),
    (Trait::MainAgreement, 1.10),
    (Trait::NearDay, 0.75),
    (Trait::NewestDay, 0.26),
    (Trait::OtherAgreement, 0.01),
    (Trait::OutsideReport, -0.59),
    (Trait::Parties, 0.24),
    (Trait::PartySpeaks, 0.16),
    (Trait::PastYear, -0.87),
    (Trait::Place, 1.36),
    (Trait::Provisions, 0.28),
    (Trait::Quoted, -0.59),
    (Trait::Reject, 0.11),
    (Trait::Request, -0.18),
    (Trait::Scrap, -0.80),
    (Trait::Short, -0.34),
    (Trait::Support, -0.49),
    (Trait::Threaten, 0.19),
    (Trait::TitleWords, 0.28),
    (Trait::ToCome, 0.64),
    (Trait::UndatedStep, 0.60),
    (Trait::Unended, -0.49),
    (Trait::VeryShort, -0.36),
];
