//! The one loop that takes the time: products of rows with a matrix, on whatever vector unit the machine has.
//!
//! Every path computes each number of the result by the same operations in the same order: it starts from the bias and
//! adds the products of the inputs from the first to the last, each by one fused multiply-add. Vectors run across the
//! *outputs*, which do not touch each other, so wider vectors change the speed and never a bit.
//!
//! The loops are written once, over [`Register`]; what differs is the few instructions that its implementations wrap. These need
//! `unsafe`, because the compiler cannot know that the machine was asked first: this module is the only one that has any.

/// Outputs that are computed together.
pub(super) const LANES: usize = 16;

/// Neighbouring outputs, or the weights that lead to them.
pub(super) type Lanes = [f32; LANES];

/// A matrix laid out for the loop: panels of [`LANES`] outputs, each with its bias and one row of weights per input.
#[derive(Debug)]
pub(super) struct PackedMatrix {
    pub(super) inputs: usize,
    pub(super) bias: Vec<Lanes>,
    /// The rows of the first panel, then those of the second, and so on.
    pub(super) weights: Vec<Lanes>,
}

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
        Self::available().last().unwrap_or(Self::Portable)
    }

    /// The one of that name, where this machine has it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::available().find(|unit| unit.name() == name)
    }

    /// Its name, by which counts of instructions keep to one.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => "avx512",
        }
    }

    /// All that this machine has, the best one last.
    pub(super) fn available() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let avx512 = is_x86_feature_detected!("avx512f");
            [(Self::Portable, true), (Self::Avx2, avx2), (Self::Avx512, avx512)]
                .into_iter()
                .filter_map(|(unit, is_there)| is_there.then_some(unit))
        }
        #[cfg(not(target_arch = "x86_64"))]
        std::iter::once(Self::Portable)
    }

    /// The product of every one of `rows` (each of as many numbers as the matrix has inputs) with the matrix, plus its bias, into
    /// the rows of `y` (as many [`Lanes`] as the matrix has panels).
    pub(super) fn multiply(self, matrix: &PackedMatrix, rows: &[&[f32]], y: &mut [Lanes]) {
        match self {
            Self::Portable => multiply::<Lanes, 4, 1>(matrix, rows, y),
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "this value says that the machine has AVX2 and FMA")]
            // SAFETY: `detect` and `available` make the value only where both were found.
            Self::Avx2 => unsafe { x86::multiply_avx2(matrix, rows, y) },
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "this value says that the machine has AVX-512F")]
            // SAFETY: `detect` and `available` make the value only where it was found.
            Self::Avx512 => unsafe { x86::multiply_avx512(matrix, rows, y) },
        }
    }

    /// Does work that is no product with a matrix, in vectors as wide as the machine has them. The compiler changes the order of no
    /// sum and joins no product with one, so that the results are the same to the bit. What the work calls has to be inlined in it.
    pub(super) fn run<T>(self, work: impl FnOnce() -> T) -> T {
        match self {
            Self::Portable => work(),
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "this value says that the machine has AVX2 and FMA")]
            // SAFETY: `detect` and `available` make the value only where both were found.
            Self::Avx2 => unsafe { x86::run_avx2(work) },
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "this value says that the machine has AVX-512F")]
            // SAFETY: `detect` and `available` make the value only where it was found.
            Self::Avx512 => unsafe { x86::run_avx512(work) },
        }
    }
}

/// [`Lanes`] where they are computed.
trait Register: Copy {
    fn load(lanes: &Lanes) -> Self;
    fn store(self, lanes: &mut Lanes);
    /// `x` times `weights`, plus what is here, rounded once.
    fn plus_product(self, x: f32, weights: Self) -> Self;
}

impl Register for Lanes {
    fn load(lanes: &Lanes) -> Self {
        *lanes
    }

    fn store(self, lanes: &mut Lanes) {
        *lanes = self;
    }

    fn plus_product(self, x: f32, weights: Self) -> Self {
        std::array::from_fn(|lane| x.mul_add(weights[lane], self[lane]))
    }
}

/// Rows are taken `ROWS` at a time, then four, then one. `inline(always)`, here and below, carries the loops into the
/// functions that may use the instructions.
#[inline(always)]
fn multiply<R: Register, const ROWS: usize, const PANELS: usize>(
    matrix: &PackedMatrix,
    rows: &[&[f32]],
    y: &mut [Lanes],
) {
    let (rows, y) = multiply_groups::<R, ROWS, PANELS>(matrix, rows, y);
    let (rows, y) = multiply_groups::<R, 4, PANELS>(matrix, rows, y);
    // A row by itself takes four panels at a time: one sum alone would have to wait for itself.
    multiply_groups::<R, 1, 4>(matrix, rows, y);
}

/// Multiplies as many groups of `ROWS` rows as there are, `PANELS` panels at a time, and returns the rows that remain.
#[inline(always)]
fn multiply_groups<'x, 'y, R: Register, const ROWS: usize, const PANELS: usize>(
    matrix: &PackedMatrix,
    rows: &'x [&'x [f32]],
    y: &'y mut [Lanes],
) -> (&'x [&'x [f32]], &'y mut [Lanes]) {
    let panels = matrix.bias.len();
    let (groups, rest) = rows.as_chunks::<ROWS>();
    let (y, rest_of_y) = y.split_at_mut(groups.len() * ROWS * panels);
    for (rows, y) in groups.iter().zip(y.chunks_exact_mut(ROWS * panels)) {
        if panels < PANELS {
            (0..panels).for_each(|panel| multiply_tile::<R, ROWS, 1>(matrix, rows, panel, y));
        } else {
            // The last tile may lie over the one before it: what is computed twice is the same.
            let tiles = (0..panels).step_by(PANELS).map(|first| first.min(panels - PANELS));
            tiles.for_each(|first| multiply_tile::<R, ROWS, PANELS>(matrix, rows, first, y));
        }
    }
    (rest, rest_of_y)
}

/// The outputs of `PANELS` panels from `first` on for `ROWS` rows. Their sums stay in registers, and every number that is loaded
/// serves several of them.
#[inline(always)]
fn multiply_tile<R: Register, const ROWS: usize, const PANELS: usize>(
    matrix: &PackedMatrix,
    rows: &[&[f32]; ROWS],
    first: usize,
    y: &mut [Lanes],
) {
    let (inputs, panels) = (matrix.inputs, matrix.bias.len());
    let rows = rows.map(|row| &row[..inputs]);
    let weights: [&[Lanes]; PANELS] =
        std::array::from_fn(|panel| &matrix.weights[(first + panel) * inputs..][..inputs]);
    let bias: [R; PANELS] = std::array::from_fn(|panel| R::load(&matrix.bias[first + panel]));
    let mut sums = [bias; ROWS];
    for input in 0..inputs {
        let weights: [R; PANELS] = std::array::from_fn(|panel| R::load(&weights[panel][input]));
        for (sums, row) in sums.iter_mut().zip(&rows) {
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = sum.plus_product(row[input], weights);
            }
        }
    }
    for (row, sums) in sums.into_iter().enumerate() {
        for (panel, sum) in sums.into_iter().enumerate() {
            sum.store(&mut y[row * panels + first + panel]);
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code, reason = "the instructions exist only where `VectorUnit` has found them")]
mod x86 {
    use std::arch::x86_64::{
        __m256, __m512, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_storeu_ps, _mm512_fmadd_ps,
        _mm512_loadu_ps, _mm512_set1_ps, _mm512_storeu_ps,
    };

    use super::{Lanes, PackedMatrix, Register, multiply};

    // The registers' methods are reached through these two functions only. Six times two and eight times two sums leave room for the
    // operands in 16 and 32 registers.

    #[target_feature(enable = "avx2,fma")]
    pub(super) fn multiply_avx2(matrix: &PackedMatrix, rows: &[&[f32]], y: &mut [Lanes]) {
        multiply::<Avx2, 6, 1>(matrix, rows, y);
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn multiply_avx512(matrix: &PackedMatrix, rows: &[&[f32]], y: &mut [Lanes]) {
        multiply::<Avx512, 8, 2>(matrix, rows, y);
    }

    #[target_feature(enable = "avx2,fma")]
    pub(super) fn run_avx2<T>(work: impl FnOnce() -> T) -> T {
        work()
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn run_avx512<T>(work: impl FnOnce() -> T) -> T {
        work()
    }

    #[derive(Clone, Copy)]
    struct Avx2(__m256, __m256);

    impl Register for Avx2 {
        #[inline(always)]
        fn load(lanes: &Lanes) -> Self {
            let (halves, _) = lanes.as_chunks::<8>();
            // SAFETY: the machine has AVX; each half is eight numbers, and the load asks for no alignment.
            unsafe { Self(_mm256_loadu_ps(halves[0].as_ptr()), _mm256_loadu_ps(halves[1].as_ptr())) }
        }

        #[inline(always)]
        fn store(self, lanes: &mut Lanes) {
            let (halves, _) = lanes.as_chunks_mut::<8>();
            // SAFETY: the machine has AVX; each half is eight numbers, and the store asks for no alignment.
            unsafe {
                _mm256_storeu_ps(halves[0].as_mut_ptr(), self.0);
                _mm256_storeu_ps(halves[1].as_mut_ptr(), self.1);
            }
        }

        #[inline(always)]
        fn plus_product(self, x: f32, weights: Self) -> Self {
            // SAFETY: the machine has AVX and FMA.
            unsafe {
                let x = _mm256_set1_ps(x);
                Self(_mm256_fmadd_ps(x, weights.0, self.0), _mm256_fmadd_ps(x, weights.1, self.1))
            }
        }
    }

    #[derive(Clone, Copy)]
    struct Avx512(__m512);

    impl Register for Avx512 {
        #[inline(always)]
        fn load(lanes: &Lanes) -> Self {
            // SAFETY: the machine has AVX-512F; there are sixteen numbers, and the load asks for no alignment.
            unsafe { Self(_mm512_loadu_ps(lanes.as_ptr())) }
        }

        #[inline(always)]
        fn store(self, lanes: &mut Lanes) {
            // SAFETY: the machine has AVX-512F; there are sixteen numbers, and the store asks for no alignment.
            unsafe { _mm512_storeu_ps(lanes.as_mut_ptr(), self.0) }
        }

        #[inline(always)]
        fn plus_product(self, x: f32, weights: Self) -> Self {
            // SAFETY: the machine has AVX-512F.
            unsafe { Self(_mm512_fmadd_ps(_mm512_set1_ps(x), weights.0, self.0)) }
        }
    }
}
