//! Page tokens: where a page ended, bound to what was asked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::cursor::DatastoreId;
use crate::ids::Tenant;

const VERSION: u8 = 1;
/// Of tokens whose key is a text.
const VERSION_TEXT: u8 = 2;
const LENGTH: usize = 1 + 8 + 8 + 8;

/// Why a page token cannot be gone on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageTokenError {
    /// It is no page token.
    #[error("this is no page token")]
    Malformed,
    /// It comes from a call that asked for something else, or from another datastore.
    #[error(
        "the page token comes from a call with another filter, order or query, or from another datastore"
    )]
    Mismatch,
}

/// What was asked, in few bytes: a token goes on in the same list, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageBinding([u8; 8]);

impl PageBinding {
    /// Binds to a list of a tenant in a datastore, told apart by its parts (kind of list, filter, order, query).
    pub(crate) fn new(datastore: &DatastoreId, tenant: &Tenant, parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in [datastore, tenant.as_str().as_bytes()].iter().chain(parts) {
            // With their lengths, so that no part can reach into the next.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let mut binding = [0; 8];
        binding.copy_from_slice(&hash.finalize()[..8]);
        Self(binding)
    }

    /// The token of a page that ended with a key, which is a text.
    #[must_use]
    pub fn write(self, key: &str) -> String {
        let mut bytes = Vec::with_capacity(1 + 8 + key.len());
        bytes.push(VERSION_TEXT);
        bytes.extend(self.0);
        bytes.extend(key.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The key of a token that a client brings; an empty one is none, and begins the list.
    ///
    /// # Errors
    /// [`PageTokenError`] where it cannot be gone on from.
    pub fn read(self, token: &str) -> Result<Option<String>, PageTokenError> {
        if token.is_empty() {
            return Ok(None);
        }
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| PageTokenError::Malformed)?;
        let (bound, key) = match bytes.split_at_checked(9) {
            Some(([VERSION_TEXT, bound @ ..], key)) => (bound, key),
            _ => return Err(PageTokenError::Malformed),
        };
        if *bound != self.0 {
            return Err(PageTokenError::Mismatch);
        }
        String::from_utf8(key.to_vec()).map(Some).map_err(|_| PageTokenError::Malformed)
    }
}

/// Where a page ended: the key of its last row, by which the next page begins after it, whatever comes and goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageKey {
    /// What the list is ordered by first; 0 where it has only one key.
    pub(crate) major: i64,
    /// What tells rows apart that are equal in it.
    pub(crate) minor: i64,
}

impl PageKey {
    /// The token as clients get it.
    pub(crate) fn write(self, binding: PageBinding) -> String {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.push(VERSION);
        bytes.extend(binding.0);
        bytes.extend(self.major.to_be_bytes());
        bytes.extend(self.minor.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token that a client brings; an empty one is none, and begins the list.
    pub(crate) fn read(text: &str, binding: PageBinding) -> Result<Option<Self>, PageTokenError> {
        if text.is_empty() {
            return Ok(None);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| PageTokenError::Malformed)?;
        let bytes: [u8; LENGTH] = bytes.try_into().map_err(|_| PageTokenError::Malformed)?;
        if bytes[0] != VERSION {
            return Err(PageTokenError::Malformed);
        }
        if bytes[1..9] != binding.0 {
            return Err(PageTokenError::Mismatch);
        }
        let number = |from: usize| {
            let mut number = [0; 8];
            number.copy_from_slice(&bytes[from..from + 8]);
            i64::from_be_bytes(number)
        };
        Ok(Some(Self { major: number(9), minor: number(17) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn binding(tenant: &str, parts: &[&[u8]]) -> PageBinding {
        PageBinding::new(&[7; 16], &Tenant::new(tenant).unwrap(), parts)
    }

    proptest! {
        #[test]
        fn is_read_as_it_was_written(major: i64, minor: i64, filter: Vec<u8>) {
            let bound = binding("a", &[b"list", &filter]);
            let key = PageKey { major, minor };
            prop_assert_eq!(PageKey::read(&key.write(bound), bound), Ok(Some(key)));
        }

        #[test]
        fn another_list_refuses_it(minor: i64, filter: Vec<u8>, other: Vec<u8>) {
            prop_assume!(filter != other);
            let text = PageKey { major: 0, minor }.write(binding("a", &[&filter]));
            for wrong in [binding("a", &[&other]), binding("b", &[&filter]), binding("a", &[&filter, b""])] {
                prop_assert_eq!(PageKey::read(&text, wrong), Err(PageTokenError::Mismatch));
            }
        }

        #[test]
        fn any_other_text_is_none(text in "\\PC{1,60}") {
            prop_assert_eq!(PageKey::read(&text, binding("a", &[])), Err(PageTokenError::Malformed));
        }
    }

    proptest! {
        #[test]
        fn one_with_a_text_is_read_as_it_was_written(key in "\\PC{0,80}", filter: Vec<u8>, other: Vec<u8>) {
            let bound = binding("a", &[b"actors", &filter]);
            let token = bound.write(&key);
            prop_assert_eq!(bound.read(&token), Ok(Some(key)));
            prop_assume!(filter != other);
            let elsewhere = binding("a", &[b"actors", &other]);
            prop_assert_eq!(elsewhere.read(&token), Err(PageTokenError::Mismatch));
            prop_assert_eq!(PageKey::read(&token, bound), Err(PageTokenError::Malformed));
        }

        #[test]
        fn any_other_text_has_no_key(text in "\\PC{1,60}") {
            prop_assert_eq!(binding("a", &[]).read(&text), Err(PageTokenError::Malformed));
        }
    }

    #[test]
    fn none_begins_the_list() {
        assert_eq!(binding("a", &[]).read(""), Ok(None));
        assert_eq!(PageKey::read("", binding("a", &[])), Ok(None));
    }
}
