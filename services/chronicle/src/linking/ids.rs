//! Names for what is new: they look drawn by lot, tell nothing of the article, and come out the same wherever they are made.

use sha2::{Digest as _, Sha256};

/// How many characters a name has: 80 bits.
const LENGTH: usize = 16;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A name for what a finding of a brief tells as the first: of a sort ("actors"), at a number of tries.
///
/// It is drawn from the brief's name and the finding's id alone: of the article, nothing can be guessed from it.
pub(crate) fn name(sort: &str, brief: &str, finding: &str, tries: u32) -> String {
    [sort, "/", &digest(&[sort, brief, finding, &tries.to_string()])].concat()
}

/// A short digest of texts.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let bytes = hash.finalize();
    // Five bits for each character, of a byte each: the digest has bytes to spare.
    bytes.iter().take(LENGTH).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}
