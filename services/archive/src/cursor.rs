//! Cursors: places in a tenant's log of changes, given to clients and taken back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::ids::Tenant;

/// Identifies a datastore, for as long as it lives: two archives never share one, a restored one keeps it.
pub(crate) type DatastoreId = [u8; 16];

const VERSION: u8 = 1;
const LENGTH: usize = 1 + 16 + 4 + 4 + 8 + 4;

/// Why a cursor cannot be gone on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// It is no cursor, or was cut or altered on its way.
    #[error("this is no cursor")]
    Malformed,
    /// It comes from another datastore, or from another tenant of this one.
    #[error("the cursor comes from another datastore or tenant")]
    Foreign,
    /// Changes after it are no longer kept: going on would miss some.
    #[error("what follows the cursor is no longer kept")]
    Expired,
    /// It stands at a change that this datastore does not have: it was restored from an older backup.
    #[error("the cursor is newer than the datastore")]
    Ahead,
}

/// A place in a log of changes: after the change at this position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// Which life of the datastore it is from: each restoration begins another.
    pub(crate) epoch: u32,
    /// The position of the last change seen; 0 before all.
    pub(crate) position: i64,
}

/// Tells tenants apart without naming them to whoever reads a cursor.
fn tenant_mark(datastore: &DatastoreId, tenant: &Tenant) -> [u8; 4] {
    first(&Sha256::new().chain_update(datastore).chain_update(tenant.as_str()).finalize())
}

fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut first = [0; N];
    first.copy_from_slice(&bytes[..N]);
    first
}

impl Cursor {
    /// The cursor as clients get it.
    pub(crate) fn write(self, datastore: &DatastoreId, tenant: &Tenant) -> String {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.push(VERSION);
        bytes.extend(datastore);
        bytes.extend(tenant_mark(datastore, tenant));
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.position.to_be_bytes());
        let check: [u8; 4] = first(&Sha256::digest(&bytes));
        bytes.extend(check);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor that a client brings. Whether the datastore still has what follows it, is for the log to say.
    pub(crate) fn read(text: &str, datastore: &DatastoreId, tenant: &Tenant) -> Result<Self, CursorError> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| CursorError::Malformed)?;
        let (body, check) = bytes
            .split_at_checked(LENGTH - 4)
            .filter(|_| bytes.len() == LENGTH)
            .ok_or(CursorError::Malformed)?;
        if body[0] != VERSION || Sha256::digest(body)[..4] != *check {
            return Err(CursorError::Malformed);
        }
        if body[1..17] != *datastore || body[17..21] != tenant_mark(datastore, tenant) {
            return Err(CursorError::Foreign);
        }
        let position = i64::from_be_bytes(first(&body[25..]));
        if position < 0 {
            return Err(CursorError::Malformed);
        }
        Ok(Self { epoch: u32::from_be_bytes(first(&body[21..])), position })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tenant(name: &str) -> Tenant {
        Tenant::new(name).unwrap()
    }

    proptest! {
        #[test]
        fn is_read_as_it_was_written(store: [u8; 16], epoch: u32, position in 0..i64::MAX) {
            let cursor = Cursor { epoch, position };
            let text = cursor.write(&store, &tenant("a"));
            prop_assert_eq!(Cursor::read(&text, &store, &tenant("a")), Ok(cursor));
        }

        #[test]
        fn another_store_and_another_tenant_refuse_it(store: [u8; 16], other: [u8; 16], position in 0..i64::MAX) {
            prop_assume!(store != other);
            let text = Cursor { epoch: 0, position }.write(&store, &tenant("a"));
            prop_assert_eq!(Cursor::read(&text, &other, &tenant("a")), Err(CursorError::Foreign));
            prop_assert_eq!(Cursor::read(&text, &store, &tenant("b")), Err(CursorError::Foreign));
        }

        #[test]
        fn one_that_was_altered_is_none(store: [u8; 16], position in 0..i64::MAX, at in 0..LENGTH, by in 1..=255_u8) {
            let text = Cursor { epoch: 3, position }.write(&store, &tenant("a"));
            let mut bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
            bytes[at] ^= by;
            let altered = URL_SAFE_NO_PAD.encode(&bytes);
            prop_assert_eq!(Cursor::read(&altered, &store, &tenant("a")), Err(CursorError::Malformed));
        }

        #[test]
        fn any_other_text_is_none(text in "\\PC{0,80}") {
            prop_assert_eq!(Cursor::read(&text, &[0; 16], &tenant("a")), Err(CursorError::Malformed));
        }
    }
}
