//! The one loop that takes the time: products of rows with a matrix, on whatever vector unit the machine has.
//!
//! Every path computes each number of the result by the same operations in the same order: it starts from the bias and
//! adds the products of the inputs from the first to the last, each by one fused multiply-add. Vectors run across the
//! *outputs*, which do not touch each other, so wider vectors change the speed and never a bit.

/// Outputs that are computed together.
pub(super) const LANES: usize = 16;

/// Rows that are computed together.
const ROWS: usize = 6;

/// A row of numbers as wide as the outputs that are computed together.
pub(super) type Lanes = [f32; LANES];

/// The instructions that the machine offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VectorUnit {
    /// No more than every target of the compiler has.
    Portable,
    /// AVX2 and FMA.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl VectorUnit {
    /// The best of this machine.
    pub(super) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("fma")
            {
                return Self::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Self::Avx2;
            }
        }
        Self::Portable
    }

    /// For each row of `inputs` numbers of `x` and each panel of the matrix: `panel.bias` plus the row times the panel, into
    /// the panel's columns of the row of `y`, which is `panels` times [`LANES`] wide.
    pub(super) fn multiply(self, matrix: &PackedMatrix, x: &[f32], y: &mut [Lanes]) {
        match self {
            Self::Portable => multiply(matrix, x, y),
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the constructor has seen that the machine has these instructions")]
            // SAFETY: the value exists only where `detect` found AVX2 and FMA.
            Self::Avx2 => unsafe { multiply_avx2(matrix, x, y) },
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the constructor has seen that the machine has these instructions")]
            // SAFETY: the value exists only where `detect` found AVX-512F.
            Self::Avx512 => unsafe { multiply_avx512(matrix, x, y) },
        }
    }
}

/// A matrix laid out for the loop: panels of [`LANES`] outputs, each with its bias and one row of weights per input.
#[derive(Debug)]
pub(super) struct PackedMatrix {
    pub(super) inputs: usize,
    pub(super) bias: Vec<Lanes>,
    /// The rows of the first panel, then those of the second, and so on.
    pub(super) weights: Vec<Lanes>,
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn multiply_avx2(matrix: &PackedMatrix, x: &[f32], y: &mut [Lanes]) {
    multiply(matrix, x, y);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx2,fma")]
fn multiply_avx512(matrix: &PackedMatrix, x: &[f32], y: &mut [Lanes]) {
    multiply(matrix, x, y);
}

#[inline(always)]
fn multiply(matrix: &PackedMatrix, x: &[f32], y: &mut [Lanes]) {
    let panels = matrix.bias.len();
    let rows = x.chunks(ROWS * matrix.inputs).zip(y.chunks_mut(ROWS * panels));
    for (x, y) in rows {
        match x.len() / matrix.inputs {
            1 => multiply_rows::<1>(matrix, x, y),
            2 => multiply_rows::<2>(matrix, x, y),
            3 => multiply_rows::<3>(matrix, x, y),
            4 => multiply_rows::<4>(matrix, x, y),
            5 => multiply_rows::<5>(matrix, x, y),
            _ => multiply_rows::<ROWS>(matrix, x, y),
        }
    }
}

#[inline(always)]
fn multiply_rows<const R: usize>(matrix: &PackedMatrix, x: &[f32], y: &mut [Lanes]) {
    let inputs = matrix.inputs;
    let panels = matrix.bias.len();
    // The rows side by side, so that the inner loop reads one short array per input.
    let columns: Vec<[f32; R]> =
        (0..inputs).map(|i| std::array::from_fn(|row| x[row * inputs + i])).collect();
    for (panel, (weights, bias)) in matrix.weights.chunks_exact(inputs).zip(&matrix.bias).enumerate() {
        let sums = multiply_panel(&columns, weights, *bias);
        for (row, sum) in sums.into_iter().enumerate() {
            y[row * panels + panel] = sum;
        }
    }
}

#[inline(always)]
fn multiply_panel<const R: usize>(columns: &[[f32; R]], weights: &[Lanes], bias: Lanes) -> [Lanes; R] {
    let mut sums = [bias; R];
    for (column, weights) in columns.iter().zip(weights) {
        for (sum, x) in sums.iter_mut().zip(column) {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum = x.mul_add(*weight, *sum);
            }
        }
    }
    sums
}
