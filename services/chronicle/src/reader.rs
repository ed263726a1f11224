//! Answers from a shelf.

use peacebrief::v1;

use crate::Shelf;

/// Answers from a shelf, in the messages of the API.
pub struct Reader<'s, S> {
    shelf: &'s S,
    encoding: v1::EncodingType,
}

impl<'s, S: Shelf> Reader<'s, S> {
    /// Reads a shelf; spans count in an encoding.
    pub fn new(shelf: &'s S, encoding: v1::EncodingType) -> Self {
        Self { shelf, encoding }
    }
}
