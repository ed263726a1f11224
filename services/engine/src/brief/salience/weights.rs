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
pub(super) const LEAST_WEIGHT: f32 = 1.98;

/// All traits with their weights; one that the corpus does not show weighs nothing.
pub(super) const WEIGHTS: &[(Trait, f32)] = &[
    (Trait::Accuse, 0.33),
    (Trait::AgreedNewestDay, 0.61),
    (Trait::Breaches, -0.01),
    (Trait::Comment, -0.23),
    (Trait::Conditions, 1.02),
    (Trait::DatedStep, 1.10),
    (Trait::Denial, 0.08),
    (Trait::MainAgreement, 1.14),
    (Trait::NearDay, 0.72),
    (Trait::NewestDay, 0.25),
    (Trait::OtherAgreement, -0.01),
    (Trait::OutsideReport, -0.60),
    (Trait::Parties, 0.24),
    (Trait::PartySpeaks, 0.17),
    (Trait::PastYear, -0.86),
    (Trait::Place, 1.37),
    (Trait::Provisions, 0.24),
    (Trait::Quoted, -0.59),
    (Trait::Reject, 0.08),
    (Trait::Request, -0.19),
    (Trait::Scrap, -0.81),
    (Trait::Short, -0.35),
    (Trait::Support, -0.55),
    (Trait::Threaten, 0.18),
    (Trait::TitleWords, 0.28),
    (Trait::ToCome, 0.64),
    (Trait::UndatedStep, 0.61),
    (Trait::Unended, -0.48),
    (Trait::VeryShort, -0.37),
];
