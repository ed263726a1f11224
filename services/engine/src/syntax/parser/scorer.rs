//! Scores the parser's moves by the tokens around its place.

use super::state::FEATURES;
use crate::syntax::dense::Dense;
use crate::syntax::encoder::WIDTH;
use crate::syntax::model::{ModelError, Sections};
use crate::syntax::simd::{LANES, Lanes, VectorUnit};

/// How many numbers of a token the parser looks at.
pub(in crate::syntax) const HIDDEN: usize = 64;

/// Each number of the parser's state is the greater of so many candidates.
const PIECES: usize = 2;
const CANDIDATES: usize = HIDDEN * PIECES;

/// A row of candidates as vectors.
const PANELS: usize = CANDIDATES / LANES;

/// Tokens whose rows are remembered at a time; a power of two.
const REMEMBERED: usize = 512;

/// The parser's network.
#[derive(Debug)]
pub(super) struct Scorer {
    lower: Dense,
    /// For each feature, from a token to its part of the candidates.
    features: Vec<Dense>,
    /// The part of a feature that is not there.
    missing: Vec<[f32; CANDIDATES]>,
    bias: [f32; CANDIDATES],
    upper: Dense,
}

/// The model's weights have the candidates of each number side by side; here all first candidates come first.
fn interleaved(candidate: usize) -> usize {
    candidate % HIDDEN * PIECES + candidate / HIDDEN
}

impl Scorer {
    pub(super) fn new(model: Sections<'_>, moves: usize, unit: VectorUnit) -> Result<Self, ModelError> {
        let dense = |name: &str, inputs: usize, outputs: usize| -> Result<Dense, ModelError> {
            let weight = model.floats(&format!("parser.{name}.weight"), inputs * outputs)?;
            let bias = model.floats(&format!("parser.{name}.bias"), outputs)?;
            Ok(Dense::new((inputs, outputs), |o, i| weight[o * inputs + i], |o| bias[o], unit))
        };
        let weight = model.floats("parser.state.weight", FEATURES * CANDIDATES * HIDDEN)?;
        let feature = |feature: usize| {
            let weight =
                |output, input| weight[(feature * CANDIDATES + interleaved(output)) * HIDDEN + input];
            Dense::new((HIDDEN, CANDIDATES), weight, |_| 0.0, unit)
        };
        let missing = model.floats("parser.state.missing", FEATURES * CANDIDATES)?;
        let bias = model.floats("parser.state.bias", CANDIDATES)?;
        Ok(Self {
            lower: dense("lower", WIDTH, HIDDEN)?,
            features: (0..FEATURES).map(feature).collect(),
            missing: missing
                .chunks_exact(CANDIDATES)
                .map(|row| std::array::from_fn(|c| row[interleaved(c)]))
                .collect(),
            bias: std::array::from_fn(|candidate| bias[interleaved(candidate)]),
            upper: dense("upper", HIDDEN, moves)?,
        })
    }

    /// Appends what the scorer needs to know of each token.
    pub(super) fn digest(&self, vectors: &[f32], hidden: &mut Vec<f32>) {
        let mut rows = Vec::new();
        self.lower.apply(vectors, &mut rows);
        hidden.extend_from_slice(rows.as_flattened());
    }

    /// Begins to score the moves in a text, given its digest.
    pub(super) fn start<'s>(&'s self, hidden: &'s [f32]) -> Scoring<'s> {
        let slots = REMEMBERED.min((hidden.len() / HIDDEN).next_power_of_two());
        Scoring {
            scorer: self,
            hidden,
            slots,
            owners: vec![u32::MAX; slots * FEATURES],
            parts: vec![[0.0; LANES]; slots * FEATURES * PANELS],
            part: Vec::new(),
            scores: Vec::new(),
        }
    }
}

/// Scores the moves in one text.
#[derive(Debug)]
pub(super) struct Scoring<'s> {
    scorer: &'s Scorer,
    hidden: &'s [f32],
    /// A part is kept at the slot of its token until another token needs it: memory does not grow with the text.
    slots: usize,
    /// The token whose part stands in a slot, for each feature.
    owners: Vec<u32>,
    parts: Vec<Lanes>,
    part: Vec<Lanes>,
    scores: Vec<Lanes>,
}

impl Scoring<'_> {
    /// The score of every move at a place with those tokens around it.
    pub(super) fn score(&mut self, features: [Option<u32>; FEATURES]) -> &[f32] {
        let mut sums = self.scorer.bias;
        for (feature, token) in features.into_iter().enumerate() {
            let part = match token {
                None => &self.scorer.missing[feature],
                Some(token) => self.part(feature, token),
            };
            for (sum, part) in sums.iter_mut().zip(part) {
                *sum += part;
            }
        }
        let (first, second) = sums.split_at(HIDDEN);
        let state: [f32; HIDDEN] =
            std::array::from_fn(|i| if second[i] > first[i] { second[i] } else { first[i] });
        self.scorer.upper.apply(&state, &mut self.scores);
        self.scores.as_flattened()
    }

    fn part(&mut self, feature: usize, token: u32) -> &[f32] {
        let slot = (token as usize & (self.slots - 1)) * FEATURES + feature;
        let place = slot * PANELS..(slot + 1) * PANELS;
        if self.owners[slot] != token {
            self.owners[slot] = token;
            let row = &self.hidden[token as usize * HIDDEN..][..HIDDEN];
            self.scorer.features[feature].apply(row, &mut self.part);
            self.parts[place.clone()].copy_from_slice(&self.part);
        }
        self.parts[place].as_flattened()
    }
}
