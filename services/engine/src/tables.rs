//! Maps of what the engine itself knows: the lexicon and the model's lists.
//!
//! They are asked several times for every word of an article, and nothing that an article holds is ever added to them. So their hash is
//! a quick one, without a defence against keys that were chosen to collide. What is collected from a text belongs into a map of the
//! standard library as it is.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map of the engine's own knowledge.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<TableHasher>>;

/// Mixes keys eight bytes at a time by one multiplication each.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct TableHasher(u64);

impl TableHasher {
    fn mix(&mut self, number: u64) {
        // The digits of the golden ratio: odd, and without a pattern.
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for TableHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.mix(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.mix(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    /// A multiplication carries upwards only: the lowest bits, by which the map finds its place, are taken from higher ones.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::TableHasher;
    use std::collections::HashSet;
    use std::hash::{BuildHasher, BuildHasherDefault};

    #[test]
    fn keys_that_are_alike_are_spread() {
        let hashes = BuildHasherDefault::<TableHasher>::default();
        let places: HashSet<u64> =
            (0_u32..1000).map(|number| hashes.hash_one((7_u32, number)) % 1024).collect();
        assert!(places.len() > 500, "{}", places.len());
        let places: HashSet<u64> =
            (0..1000).map(|number| hashes.hash_one(format!("word{number}")) % 1024).collect();
        assert!(places.len() > 500, "{}", places.len());
    }
}
