//! Turns each token into a vector that says what it is in its context of four tokens on either side.
//!
//! Hashed embeddings of six features of the word are mixed into one vector; four convolutions over three neighbours
//! follow, each a maxout layer with normalization whose result is added to its input. Before the first and behind the last
//! token of a text stand [`REACH`] rows of zeros, which pass through the layers like tokens.
//!
//! What depends on the word alone is kept for the words seen, from text to text, and for the features seen what they add to a word.

use super::dense::Dense;
use super::hash::rows_of;
use super::lexicon::WordFeatures;
use super::model::{ModelError, Sections};
use super::simd::{LANES, Lanes, VectorUnit};
use std::collections::HashMap;
use std::ops::Range;

/// How many numbers describe a token.
pub(super) const WIDTH: usize = 96;

/// Each output of a maxout layer is the greatest of so many candidates.
const PIECES: usize = 3;
const CANDIDATES: usize = WIDTH * PIECES;

/// A convolution sees the token before, the token itself and the token after.
const WINDOW: usize = 3;

/// How far the context of a token reaches on either side: one token a convolution.
const REACH: usize = 4;

/// Tokens that are worked on at a time, of one part of a text or of several: many enough for the vector unit, and so few that the memory
/// for a text does not grow with it.
const BLOCK: usize = 256;

/// Words that are looked at together at the beginning of a text.
const FORESEEN: usize = 2048;

/// Words that are remembered at a time: 3 MiB of vectors.
const REMEMBERED: usize = 8192;

/// The embedding tables: name and number of rows.
const ATTRIBUTES: [(&str, usize); 6] =
    [("norm", 5000), ("prefix", 1000), ("suffix", 2500), ("shape", 2500), ("spacy", 50), ("is_space", 50)];

/// The seed of the first table's hash; the following tables count on from it.
const FIRST_SEED: u32 = 8;

/// A token as the encoder takes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct EncoderToken {
    /// The index of its word among the distinct words of the text.
    pub(super) word: u32,
    /// Whether a space follows.
    pub(super) space_after: bool,
}

/// The encoder's weights.
#[derive(Debug)]
pub(super) struct Encoder {
    attributes: Vec<Attribute>,
    mixing: Maxout,
    convolutions: Vec<(Dense, Maxout)>,
    unit: VectorUnit,
}

/// An embedding table with the part of the mixing layer that reads it.
#[derive(Debug)]
struct Attribute {
    seed: u32,
    rows: u32,
    table: Vec<f32>,
    mix: Dense,
}

impl Encoder {
    pub(super) fn new(model: Sections<'_>, unit: VectorUnit) -> Result<Self, ModelError> {
        let inputs = ATTRIBUTES.len() * WIDTH;
        let mixing_weight = model.floats("encoder.0.weight", CANDIDATES * inputs)?;
        let attribute = |(column, (name, rows)): (usize, &(&str, usize))| {
            let table = model.floats(&format!("encoder.embedding.{name}"), rows * WIDTH)?;
            let weight = |output, input| mixing_weight[interleaved(output) * inputs + column * WIDTH + input];
            let mix = Dense::new((WIDTH, CANDIDATES), weight, |_| 0.0, unit);
            Ok(Attribute { seed: FIRST_SEED + column as u32, rows: *rows as u32, table, mix })
        };
        let inputs = WINDOW * WIDTH;
        let convolution = |layer: usize| {
            let weights = model.floats(&format!("encoder.{layer}.weight"), CANDIDATES * inputs)?;
            let maxout = Maxout::new(model, layer)?;
            let weight = |output, input| weights[interleaved(output) * inputs + input];
            Ok((Dense::new((inputs, CANDIDATES), weight, |output| maxout.bias[output], unit), maxout))
        };
        Ok(Self {
            attributes: ATTRIBUTES.iter().enumerate().map(attribute).collect::<Result<_, _>>()?,
            mixing: Maxout::new(model, 0)?,
            convolutions: (1..=REACH).map(convolution).collect::<Result<_, _>>()?,
            unit,
        })
    }

    /// Works out the words at the beginning of a text, together, which is faster than block by block.
    pub(super) fn foresee(&self, text: &[EncoderToken], words: &[WordFeatures], memory: &mut Memory) {
        self.remember(&text[..text.len().min(FORESEEN)], words, memory);
    }

    /// Encodes a text, given the ranges of its parts, which follow each other and are not each other's context. `visit` is called with
    /// the vectors of some tokens at a time, [`WIDTH`] numbers each, in order.
    pub(super) fn encode(
        &self,
        text: &[EncoderToken],
        parts: &[Range<usize>],
        words: &[WordFeatures],
        memory: &mut Memory,
        mut visit: impl FnMut(&[&[f32]]),
    ) {
        let mut blocks: Vec<usize> = Vec::new();
        let mut rows = std::mem::take(&mut memory.rows);
        for part in parts {
            let part = &text[part.clone()];
            for start in (0..part.len()).step_by(BLOCK) {
                let end = (start + BLOCK).min(part.len());
                if rows.len() + end - start > BLOCK + blocks.len() * 2 * REACH {
                    self.convolve_all(&mut blocks, &mut rows, memory, &mut visit);
                }
                self.remember(
                    &part[start.saturating_sub(REACH)..(end + REACH).min(part.len())],
                    words,
                    memory,
                );
                // Rows are counted from the first one of zeros in front of the part.
                rows.extend((start..end + 2 * REACH).map(|row| {
                    let token = row.checked_sub(REACH).and_then(|index| part.get(index));
                    token.and_then(|token| memory.vector(*token)).unwrap_or([0.0; WIDTH])
                }));
                blocks.push(end - start + 2 * REACH);
            }
        }
        self.convolve_all(&mut blocks, &mut rows, memory, &mut visit);
        memory.rows = rows;
    }

    /// Hands the vectors after all convolutions to `visit`. `rows` are the vectors before, of one block after another, with [`REACH`] more
    /// on either side of each; `blocks` says how many each has. Both are empty then.
    fn convolve_all(
        &self,
        blocks: &mut Vec<usize>,
        rows: &mut Vec<[f32; WIDTH]>,
        memory: &mut Memory,
        visit: &mut impl FnMut(&[&[f32]]),
    ) {
        for (dense, maxout) in &self.convolutions {
            self.convolve(dense, maxout, rows, blocks, memory);
            std::mem::swap(rows, &mut memory.convolved);
        }
        visit(&rows.iter().map(<[f32; WIDTH]>::as_slice).collect::<Vec<_>>());
        blocks.clear();
        rows.clear();
    }

    /// Leaves in `memory` the vectors after a convolution: of each block one row fewer on either side.
    fn convolve(
        &self,
        dense: &Dense,
        maxout: &Maxout,
        rows: &[[f32; WIDTH]],
        blocks: &mut [usize],
        memory: &mut Memory,
    ) {
        let mut windows: Vec<&[f32]> = Vec::with_capacity(rows.len());
        let mut rest = rows;
        for length in blocks {
            let (block, others) = rest.split_at(*length);
            windows.extend(block.windows(WINDOW).map(<[[f32; WIDTH]]>::as_flattened));
            *length -= WINDOW - 1;
            rest = others;
        }
        let Memory { sums, convolved, products, .. } = memory;
        *products += dense.products(windows.len());
        dense.apply(&windows, sums);
        let sums = sums.as_flattened().chunks_exact(dense.width());
        convolved.resize(windows.len(), [0.0; WIDTH]);
        self.unit.run(|| {
            for ((vector, window), sums) in convolved.iter_mut().zip(windows).zip(sums) {
                *vector = maxout.activate(sums);
                add(vector, &window[WIDTH..2 * WIDTH]);
            }
        });
    }

    /// Works out the words of a block of text that are not known yet.
    fn remember(&self, block: &[EncoderToken], words: &[WordFeatures], memory: &mut Memory) {
        let new = block.iter().filter(|token| memory.slot(**token).is_none()).count();
        if memory.places.len() + new > REMEMBERED {
            memory.forget();
        }
        let mut slots = Vec::new();
        for token in block {
            if memory.slot(*token).is_none() {
                let numbers = numbers_of(&words[token.word as usize], token.space_after);
                if memory.learn(*token, numbers) {
                    slots.push(std::array::from_fn::<_, 6, _>(|i| memory.attributes[i].slot(numbers[i])));
                }
            }
        }
        if slots.is_empty() {
            return;
        }
        for (attribute, seen) in self.attributes.iter().zip(&mut memory.attributes) {
            memory.products += attribute.mix.products(seen.fresh.len());
            attribute.work_out(seen);
        }
        let Memory { attributes, vectors, .. } = memory;
        vectors.reserve(slots.len());
        self.unit.run(|| {
            for slots in slots {
                let mut sums = self.mixing.bias;
                for (seen, slot) in attributes.iter().zip(slots) {
                    add(&mut sums, &seen.mixed.as_flattened()[slot as usize * CANDIDATES..][..CANDIDATES]);
                }
                vectors.push(self.mixing.activate(&sums));
            }
        });
    }
}

/// The model's weights have the candidates of each output side by side; here all first candidates come first.
fn interleaved(output: usize) -> usize {
    output % WIDTH * PIECES + output / WIDTH
}

/// The place of a token's word among those of the text, told apart by whether a space follows.
fn key(token: EncoderToken) -> usize {
    (token.word as usize) << 1 | usize::from(token.space_after)
}

/// All that the vector of a word depends on.
fn numbers_of(word: &WordFeatures, space_after: bool) -> Numbers {
    [word.norm, word.prefix, word.suffix, word.shape, u64::from(space_after), u64::from(word.is_space)]
}

/// `inline(always)`, here and below, carries the loops into [`VectorUnit::run`].
#[inline(always)]
fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

impl Attribute {
    /// Works out the numbers that were seen since the last call.
    fn work_out(&self, seen: &mut Seen) {
        let mut vectors = Vec::with_capacity(seen.fresh.len() * WIDTH);
        for number in seen.fresh.drain(..) {
            let mut vector = [0.0; WIDTH];
            for row in rows_of(number, self.seed) {
                add(&mut vector, &self.table[(row % self.rows) as usize * WIDTH..][..WIDTH]);
            }
            vectors.extend_from_slice(&vector);
        }
        self.mix.append(&vectors.chunks_exact(WIDTH).collect::<Vec<_>>(), &mut seen.mixed);
    }
}

/// The values of a token's attributes.
type Numbers = [u64; ATTRIBUTES.len()];

/// What is known of the words of a text, and of those of the texts before it: that a word is known makes it quicker, and no different.
#[derive(Debug, Default)]
pub(super) struct Memory {
    attributes: [Seen; ATTRIBUTES.len()],
    /// For each [`key`] of the text the place of its vector.
    slots: Vec<Option<u32>>,
    /// The keys of the text that have one.
    known: Vec<usize>,
    /// The places of all vectors, by what they depend on.
    places: HashMap<Numbers, u32>,
    vectors: Vec<[f32; WIDTH]>,
    /// Room for the vectors before and after a convolution, and for its sums.
    rows: Vec<[f32; WIDTH]>,
    convolved: Vec<[f32; WIDTH]>,
    sums: Vec<Lanes>,
    /// The multiply-adds of matrices so far, for benchmarks.
    products: u64,
}

/// The values of one attribute that have occurred.
#[derive(Debug, Default)]
struct Seen {
    slots: HashMap<u64, u32>,
    fresh: Vec<u64>,
    /// The product of each value's embedding with the mixing layer's weights.
    mixed: Vec<Lanes>,
}

impl Seen {
    fn slot(&mut self, number: u64) -> u32 {
        let next = self.slots.len() as u32;
        *self.slots.entry(number).or_insert_with(|| {
            self.fresh.push(number);
            next
        })
    }
}

impl Memory {
    fn slot(&self, token: EncoderToken) -> Option<u32> {
        self.slots.get(key(token)).copied().flatten()
    }

    /// Gives a word its place; whether its vector has still to be worked out.
    fn learn(&mut self, token: EncoderToken, numbers: Numbers) -> bool {
        let key = key(token);
        if self.slots.len() <= key {
            self.slots.resize(key + 1, None);
        }
        let next = self.places.len() as u32;
        let place = *self.places.entry(numbers).or_insert(next);
        self.slots[key] = Some(place);
        self.known.push(key);
        place == next
    }

    fn vector(&self, token: EncoderToken) -> Option<[f32; WIDTH]> {
        self.slot(token).map(|slot| self.vectors[slot as usize])
    }

    /// Forgets all words.
    fn forget(&mut self) {
        for key in self.known.drain(..) {
            self.slots[key] = None;
        }
        self.places.clear();
        self.vectors.clear();
        self.forget_attributes();
    }

    /// Forgets what was only of use within one text, whose words have numbers of their own.
    pub(super) fn end_text(&mut self) {
        self.slots.clear();
        self.known.clear();
        // A long text must not leave more behind than others.
        self.slots.shrink_to(2 * REMEMBERED);
        self.known.shrink_to(2 * REMEMBERED);
        self.forget_attributes();
    }

    fn forget_attributes(&mut self) {
        for seen in &mut self.attributes {
            seen.slots.clear();
            seen.mixed.clear();
        }
    }

    /// The multiply-adds of matrices so far.
    pub(super) fn products(&self) -> u64 {
        self.products
    }
}

/// The greatest of three candidates for each output, normalized.
#[derive(Debug)]
struct Maxout {
    bias: [f32; CANDIDATES],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Maxout {
    fn new(model: Sections<'_>, layer: usize) -> Result<Self, ModelError> {
        let bias = model.floats(&format!("encoder.{layer}.bias"), CANDIDATES)?;
        let gain = model.floats(&format!("encoder.{layer}.gain"), WIDTH)?;
        let shift = model.floats(&format!("encoder.{layer}.shift"), WIDTH)?;
        Ok(Self {
            bias: std::array::from_fn(|output| bias[interleaved(output)]),
            gain: std::array::from_fn(|output| gain[output]),
            shift: std::array::from_fn(|output| shift[output]),
        })
    }

    #[inline(always)]
    fn activate(&self, candidates: &[f32]) -> [f32; WIDTH] {
        const EPSILON: f32 = 1e-8;
        let (first, rest) = candidates.split_at(WIDTH);
        let (second, third) = rest.split_at(WIDTH);
        let mut outputs = [0.0; WIDTH];
        for (((output, a), b), c) in outputs.iter_mut().zip(first).zip(second).zip(third) {
            let ab = if b > a { *b } else { *a };
            *output = if *c > ab { *c } else { ab };
        }
        let mean = sum(&outputs) / WIDTH as f32;
        for output in &mut outputs {
            *output -= mean;
        }
        let variance = sum(&outputs.map(|output| output * output)) / WIDTH as f32 + EPSILON;
        let scale = 1.0 / variance.sqrt();
        for ((output, gain), shift) in outputs.iter_mut().zip(&self.gain).zip(&self.shift) {
            *output = *output * scale * gain + shift;
        }
        outputs
    }
}

/// The sum of a row, always in the same order.
#[inline(always)]
fn sum(row: &[f32; WIDTH]) -> f32 {
    let mut sums = [0.0; LANES];
    for lanes in row.as_chunks::<LANES>().0 {
        add(&mut sums, lanes);
    }
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            sums[i] += sums[i + half];
        }
        half /= 2;
    }
    sums[0]
}
