//! Pages of what the registry knows: bound to what was asked, and no larger than an answer may be.

use peacebrief_archive::{PageBinding, Tenant};
use prost::Message;

use super::ANSWER_BYTES;
use crate::ApiError;
use crate::archive::ArchiveHandle;

/// How many bytes of records an answer holds: the rest is for what stands around them.
const RECORDS_BYTES: usize = ANSWER_BYTES - (512 << 10);

/// A page of items, and the key to ask for the next one by; none where this is the last.
pub(super) type Page<T> = (Vec<T>, Option<String>);

/// A page that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    binding: PageBinding,
    size: usize,
    after: Option<String>,
}

impl Asked {
    /// A page of so many items of a list, after the page that a token ended; the list is told by its kind, and by the request without what
    /// differs from page to page.
    pub(super) fn new(
        archive: &ArchiveHandle,
        tenant: &Tenant,
        (kind, request): (&str, &impl Message),
        size: usize,
        token: &str,
    ) -> Result<Self, ApiError> {
        let archive = archive.get()?.archive;
        let binding = archive.bind_pages(tenant, &[kind.as_bytes(), &request.encode_to_vec()]);
        let after = binding.read(token).map_err(|error| ApiError::Archive(error.into()))?;
        Ok(Self { binding, size, after })
    }

    /// Reads the page: fewer items than asked for where they are too large for an answer.
    pub(super) fn read<T: Message, E>(
        &self,
        mut list: impl FnMut(usize, Option<&str>) -> Result<Page<T>, E>,
    ) -> Result<Page<T>, E> {
        let page = list(self.size, self.after.as_deref())?;
        let mut bytes = 0_usize;
        let fits = |item: &&T| {
            bytes = bytes.saturating_add(item.encoded_len());
            bytes <= RECORDS_BYTES
        };
        match page.0.iter().take_while(fits).count() {
            fitting if fitting == page.0.len() => Ok(page),
            fitting => list(fitting.max(1), self.after.as_deref()),
        }
    }

    /// The token that the page after this one is asked for by.
    pub(super) fn token(&self, next: Option<String>) -> String {
        next.map(|key| self.binding.write(&key)).unwrap_or_default()
    }
}

/// An answer, unless it is larger than an answer may be.
pub(super) fn fitting<M: Message>(answer: M) -> Result<M, ApiError> {
    if answer.encoded_len() < ANSWER_BYTES { Ok(answer) } else { Err(ApiError::AnswerTooLarge) }
}
