//! Page tokens: where a page ended, bound to what was asked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::cursor::DatastoreId;
use crate::ids::Tenant;

const VERSION: u8 = 1;
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
pub(crate) struct Binding([u8; 8]);

impl Binding {
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
    pub(crate) fn write(self, binding: Binding) -> String {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.push(VERSION);
        bytes.extend(binding.0);
        bytes.extend(self.major.to_be_bytes());
        bytes.extend(self.minor.to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a token that a client brings; an empty one is none, and begins the list.
    pub(crate) fn read(text: &str, binding: Binding) -> Result<Option<Self>, PageTokenError> {
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

    fn binding(tenant: &str, parts: &[&[u8]]) -> Binding {
        Binding::new(&[7; 16], &Tenant::new(tenant).unwrap(), parts)
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

    #[test]
    fn none_begins_the_list() {
        assert_eq!(PageKey::read("", binding("a", &[])), Ok(None));
    }
}
