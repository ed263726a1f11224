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

/// Neighbouring tokens whose parts are worked out together: the matrix is read once for all of them.
const GROUP: usize = 8;

/// Groups that are remembered at a time: those of a long sentence.
const REMEMBERED: usize = 16;

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
    unit: VectorUnit,
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
            unit,
        })
    }

    /// Appends what the scorer needs to know of each token.
    pub(super) fn digest(&self, vectors: &[&[f32]], hidden: &mut Vec<Lanes>) {
        self.lower.append(vectors, hidden);
    }

    /// Begins to score the moves in a text, given its digest.
    pub(super) fn start<'s>(&'s self, hidden: &'s [f32], memory: &'s mut Memory) -> Scoring<'s> {
        let slots = REMEMBERED.min(hidden.len().div_ceil(HIDDEN * GROUP)) * FEATURES;
        memory.owners.clear();
        memory.owners.resize(slots, u32::MAX);
        if memory.parts.len() < slots {
            memory.parts.resize(slots, [[0.0; LANES]; GROUP * PANELS]);
        }
        Scoring { scorer: self, hidden, memory }
    }
}

/// Parts that have been worked out. A part is kept at the slot of its group until another group needs it, so that memory
/// does not grow with the text.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Memory {
    /// The group whose parts stand in a slot; each feature has its own slots.
    owners: Vec<u32>,
    parts: Vec<[Lanes; GROUP * PANELS]>,
    /// Room for the scores.
    scores: Vec<Lanes>,
}

/// Scores the moves in one text.
#[derive(Debug)]
pub(super) struct Scoring<'s> {
    scorer: &'s Scorer,
    hidden: &'s [f32],
    memory: &'s mut Memory,
}

impl Scoring<'_> {
    /// The score of every move at a place with those tokens around it.
    pub(super) fn score(&mut self, features: [Option<u32>; FEATURES]) -> &[f32] {
        for (feature, token) in features.into_iter().enumerate() {
            if let Some(token) = token {
                self.work_out(feature, token);
            }
        }
        let state = self.scorer.unit.run(|| self.state(features));
        self.scorer.upper.apply(&[&state], &mut self.memory.scores);
        self.memory.scores.as_flattened()
    }

    /// What the parts of the tokens add up to. `inline(always)` carries the loops into [`VectorUnit::run`].
    #[inline(always)]
    fn state(&self, features: [Option<u32>; FEATURES]) -> [f32; HIDDEN] {
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
        std::array::from_fn(|i| if second[i] > first[i] { second[i] } else { first[i] })
    }

    /// The part of a token that has been worked out.
    #[inline(always)]
    fn part(&self, feature: usize, token: u32) -> &[f32] {
        let place = token as usize % GROUP * PANELS;
        self.memory.parts[self.slot(feature, token)][place..place + PANELS].as_flattened()
    }

    fn slot(&self, feature: usize, token: u32) -> usize {
        token as usize / GROUP % (self.memory.owners.len() / FEATURES) * FEATURES + feature
    }

    /// Works out the parts of a token and its neighbours, if their slot has not got them.
    fn work_out(&mut self, feature: usize, token: u32) {
        let slot = self.slot(feature, token);
        let group = token as usize / GROUP;
        let Memory { owners, parts, .. } = &mut *self.memory;
        if owners[slot] != group as u32 {
            owners[slot] = group as u32;
            // The last token stands in for those that a group at the end lacks: whole groups are the quickest.
            let last = self.hidden.len() / HIDDEN - 1;
            let rows: [&[f32]; GROUP] = std::array::from_fn(|place| {
                &self.hidden[(group * GROUP + place).min(last) * HIDDEN..][..HIDDEN]
            });
            self.scorer.features[feature].write(&rows, &mut parts[slot]);
        }
    }
}
