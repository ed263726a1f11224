//! Corrections by hand.

use peacebrief::v1;

use super::{Page, Reader, nothing};
use crate::record::EditRecord;
use crate::{Shelf, keys};

impl<S: Shelf> Reader<'_, S> {
    /// The corrections by hand, the latest first.
    ///
    /// # Errors
    /// As [`process`](Self::process).
    pub fn edits(&self, size: usize, after: Option<&str>) -> Result<Page<v1::RegistryEdit>, S::Error> {
        self.page(keys::EDITS, size, after, nothing, |edit: &EditRecord| Ok(Some(edit.to_api())))
    }
}
