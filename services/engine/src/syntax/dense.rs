//! A linear layer: weights and biases, ready for the vector unit.

use super::simd::{LANES, Lanes, PackedMatrix, VectorUnit};

/// Multiplies rows of `inputs` numbers by a matrix and adds a bias.
#[derive(Debug)]
pub(super) struct Dense {
    matrix: PackedMatrix,
    unit: VectorUnit,
}

impl Dense {
    /// A layer with the weights `weight(output, input)`.
    pub(super) fn new(
        (inputs, outputs): (usize, usize),
        weight: impl Fn(usize, usize) -> f32,
        bias: impl Fn(usize) -> f32,
        unit: VectorUnit,
    ) -> Self {
        let panels = outputs.div_ceil(LANES);
        let lanes = |panel: usize, value: &dyn Fn(usize) -> f32| -> Lanes {
            std::array::from_fn(|lane| Some(panel * LANES + lane).filter(|o| *o < outputs).map_or(0.0, value))
        };
        let weights = (0..panels)
            .flat_map(|panel| (0..inputs).map(move |input| (panel, input)))
            .map(|(panel, input)| lanes(panel, &|output| weight(output, input)))
            .collect();
        let bias = (0..panels).map(|panel| lanes(panel, &bias)).collect();
        Self { matrix: PackedMatrix { inputs, bias, weights }, unit }
    }

    /// How wide a row of the result is: the outputs, filled up with zeros to whole vectors.
    pub(super) fn width(&self) -> usize {
        self.matrix.bias.len() * LANES
    }

    /// The multiply-adds that so many rows take.
    pub(super) fn products(&self, rows: usize) -> u64 {
        (rows * self.matrix.inputs * self.width()) as u64
    }

    /// Replaces `y` by the result for every one of `rows`.
    pub(super) fn apply(&self, rows: &[&[f32]], y: &mut Vec<Lanes>) {
        // What stands there is written over: only what is new has to be zeroed.
        y.resize(rows.len() * self.matrix.bias.len(), [0.0; LANES]);
        self.write(rows, y);
    }

    /// Appends the result for every one of `rows` to `y`.
    pub(super) fn append(&self, rows: &[&[f32]], y: &mut Vec<Lanes>) {
        let start = y.len();
        y.resize(start + rows.len() * self.matrix.bias.len(), [0.0; LANES]);
        self.write(rows, &mut y[start..]);
    }

    /// Writes the result for every one of `rows` to `y`, which has room for all.
    pub(super) fn write(&self, rows: &[&[f32]], y: &mut [Lanes]) {
        self.unit.multiply(&self.matrix, rows, y);
    }
}

#[cfg(test)]
mod tests {
    use super::{Dense, VectorUnit};

    /// Numbers whose sums round differently in every other order.
    fn number(seed: usize) -> f32 {
        let mixed = (seed as u32).wrapping_mul(2_654_435_761) ^ 0x9e37_79b9;
        (mixed % 20_011) as f32 / 7_919.0 - 1.2
    }

    fn results(unit: VectorUnit, (inputs, outputs, rows): (usize, usize, usize)) -> Vec<u32> {
        let weight = |o, i| number(o * inputs + i);
        let dense = Dense::new((inputs, outputs), weight, |o| number(o + 77), unit);
        let x: Vec<f32> = (0..rows * inputs).map(|i| number(i + 5)).collect();
        let mut y = Vec::new();
        dense.apply(&x.chunks_exact(inputs).collect::<Vec<_>>(), &mut y);
        y.as_flattened().iter().map(|number| number.to_bits()).collect()
    }

    #[test]
    fn every_vector_unit_gives_the_same_bits() {
        for shape in [(1, 1, 1), (96, 288, 13), (288, 288, 7), (64, 106, 1), (64, 128, 5), (33, 17, 6)] {
            let portable = results(VectorUnit::Portable, shape);
            for unit in VectorUnit::available() {
                assert_eq!(results(unit, shape), portable, "{unit:?}, {shape:?}");
            }
        }
    }

    #[test]
    fn each_number_is_a_chain_of_fused_multiply_adds() {
        let (inputs, outputs, rows) = (33, 17, 8);
        let got = results(VectorUnit::detect(), (inputs, outputs, rows));
        for row in 0..rows {
            for output in 0..outputs {
                let sum = (0..inputs).fold(number(output + 77), |sum, i| {
                    number(row * inputs + i + 5).mul_add(number(output * inputs + i), sum)
                });
                assert_eq!(got[row * 32 + output], sum.to_bits());
            }
        }
    }
}
