//! The archive that the service keeps: opened and watched over beside the calls, and closed after the last of them.
//!
//! [`ArchiveHandle`] is what services and workers have of it. What holds the archive up on its way is tried again, and the
//! service is not ready meanwhile; it comes back without a restart.

mod backups;
mod handle;
mod keeper;
mod outage;
mod place;

pub(crate) use handle::{ArchiveHandle, Opened};
pub(crate) use keeper::Keeper;
pub(crate) use outage::Outage;
pub use place::PlaceError;
pub(crate) use place::{FOLDER_READERS, Place};
