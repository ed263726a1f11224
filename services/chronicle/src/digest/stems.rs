//! Stems: words as they are compared, each a hash.

use std::hash::Hasher;

use crate::text::hash;

/// Stems are hashes already: spreading their bits over a word is all that is left to do.
#[derive(Debug, Default)]
pub(crate) struct StemHasher(u64);

impl Hasher for StemHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(32) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// Whether stems hold one of these concepts.
pub(crate) fn has(stems: &[u32], concepts: &[&str]) -> bool {
    concepts.iter().any(|concept| stems.binary_search(&hash(concept)).is_ok())
}
