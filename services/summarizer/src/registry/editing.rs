//! Corrections by hand.

use std::time::UNIX_EPOCH;

use peacebrief::v1;
use peacebrief_archive::{ArchiveError, ChronicleRole, ChronicleWrite, ChronicleWritten, Tenant};
use peacebrief_chronicle::{Chronicler, Edit, EditError, VERSION};
use prost_types::Timestamp;

use super::intake::write;
use super::{ArchiveShelf, Registry, ShelfError};
use crate::ApiError;

/// How often it is tried where other replicas write meanwhile.
const TRIES: usize = 20;

impl Registry {
    /// Makes a correction by hand, from a state that has all that was committed before the call. It is durable once this
    /// answers.
    ///
    /// # Errors
    /// What is wrong with the correction; [`ApiError::RegistryBehind`]; those of the archive.
    pub(crate) async fn edit(
        &self,
        tenant: &Tenant,
        edit: Edit,
        reason: String,
    ) -> Result<v1::RegistryEdit, ApiError> {
        let archive = self.archive.get()?.archive;
        self.attend(tenant);
        drop(self.fresh(&*archive, tenant).await?);
        let since = archive.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let time = Timestamp {
            seconds: i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            nanos: i32::try_from(since.subsec_nanos()).unwrap_or_default(),
        };
        for _ in 0..TRIES {
            let _writing = self.shared.writing.lock().await;
            let view = archive.chronicle(tenant, ChronicleRole::Read).await?;
            let Some(view) = view.filter(|view| view.state().version <= VERSION) else { break };
            let state = view.state().clone();
            let (edit, reason) = (edit.clone(), reason.clone());
            let work = move |shelf: &ArchiveShelf| {
                let mut chronicler = Chronicler::new(shelf);
                let done = chronicler.edit(&edit, &reason, time)?;
                Ok((done, chronicler.finish()))
            };
            let (done, outcome) =
                ArchiveShelf::lend(view, work).await.ok_or(ApiError::Internal)?.map_err(refused)?;
            let write = ChronicleWrite { by_hand: true, ..write(state.clone(), state, outcome) };
            if archive.write_chronicle(tenant, write).await? == ChronicleWritten::Done {
                return Ok(done);
            }
        }
        Err(ApiError::RegistryBehind)
    }
}

/// Why a correction cannot be made, as callers are told.
fn refused(error: EditError<ShelfError>) -> ApiError {
    let why = error.to_string();
    let invalid = |field: &'static str| ApiError::Invalid { field: field.into(), why };
    match error {
        EditError::NotFound(name) => ArchiveError::NotFound { name }.into(),
        EditError::Same(..) | EditError::KindsDiffer(..) | EditError::ProcessesDiffer(..) => {
            invalid("merged")
        }
        EditError::NotTold { .. } | EditError::NothingLeft(_) => invalid("briefs"),
        EditError::NotInForce(_) => invalid("name"),
        EditError::Superseded { by } => ApiError::EditSuperseded { by },
        EditError::Shelf(error) => error.into(),
    }
}
