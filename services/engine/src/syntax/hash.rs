//! The hash functions by which the model numbers strings and finds rows of its tables.

/// `MurmurHash64A` (Austin Appleby, public domain), seed 1: the number of a string in the model.
pub(super) fn string_hash(string: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    const SEED: u64 = 1;

    let (chunks, rest) = string.as_bytes().as_chunks::<8>();
    let mut h = SEED ^ (string.len() as u64).wrapping_mul(M);
    for chunk in chunks {
        let mut k = u64::from_le_bytes(*chunk).wrapping_mul(M);
        k ^= k >> R;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        for (i, byte) in rest.iter().enumerate() {
            h ^= u64::from(*byte) << (8 * i);
        }
        h = h.wrapping_mul(M);
    }
    h ^= h >> R;
    h = h.wrapping_mul(M);
    h ^ h >> R
}

/// `MurmurHash3_x64_128` (Austin Appleby, public domain) of one number: the four rows of an embedding table,
/// before reduction to its size, that make up the vector of the string with that number.
pub(super) fn rows_of(number: u64, seed: u32) -> [u32; 4] {
    fn mix(mut h: u64) -> u64 {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ h >> 33
    }

    const LENGTH: u64 = 8;
    let k = number.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let mut h1 = (u64::from(seed) ^ k) ^ LENGTH;
    let mut h2 = u64::from(seed) ^ LENGTH;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = mix(h1);
    h2 = mix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::string_hash;

    #[test]
    fn strings_have_the_numbers_that_the_model_knows() {
        // `StringStore` of spaCy 3.8.
        assert_eq!(string_hash("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_hash("apple"), 8_566_208_034_543_834_098);
    }
}
