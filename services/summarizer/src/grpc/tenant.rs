//! Who makes a call, and whose articles it is about.

use peacebrief_archive::Tenant;
use tonic::Extensions;

use crate::security::Caller;

/// Who makes the call. Without the layer that finds out, it would be nobody: what others keep stays closed to it.
pub(super) fn caller_of(extensions: &Extensions) -> Caller {
    extensions.get::<Caller>().cloned().unwrap_or_else(Caller::nobody)
}

/// The tenant of the caller.
pub(super) fn tenant_of(extensions: &Extensions) -> Tenant {
    caller_of(extensions).tenant
}
