//! The fine-grained part of speech of each token.

use super::dense::Dense;
use super::encoder::WIDTH;
use super::labels::Tag;
use super::model::{ModelError, Sections};
use super::simd::{Lanes, VectorUnit};

/// Scores the tags of a token by its vector.
#[derive(Debug)]
pub(super) struct Tagger {
    output: Dense,
    tags: Vec<Tag>,
}

impl Tagger {
    pub(super) fn new(model: Sections<'_>, unit: VectorUnit) -> Result<Self, ModelError> {
        const LABELS: &str = "tagger.labels";
        let tag = |label| {
            Tag::from_label(label).ok_or_else(|| ModelError::malformed(LABELS, format!("tag {label}")))
        };
        let tags: Vec<Tag> = model.lines(LABELS)?.map(tag).collect::<Result<_, _>>()?;
        let weight = model.floats("tagger.weight", tags.len() * WIDTH)?;
        let bias = model.floats("tagger.bias", tags.len())?;
        let output = Dense::new((WIDTH, tags.len()), |o, i| weight[o * WIDTH + i], |o| bias[o], unit);
        Ok(Self { output, tags })
    }

    /// Appends the best tag of every one of `vectors`.
    pub(super) fn tag(&self, vectors: &[&[f32]], scores: &mut Vec<Lanes>, tags: &mut Vec<Tag>) {
        self.output.apply(vectors, scores);
        for scores in scores.as_flattened().chunks_exact(self.output.width()) {
            let (mut best, mut best_score) = (Tag::Xx, f32::NEG_INFINITY);
            for (tag, score) in self.tags.iter().zip(scores) {
                if *score > best_score {
                    (best, best_score) = (*tag, *score);
                }
            }
            tags.push(best);
        }
    }
}
