//! The audit log: who has changed what is kept, and who was turned away. Lines of the target `audit`, each within the span of its
//! call, so that they bear its id. Names of what was written stand in them, and never a word of an article.

use crate::ApiError;

use super::authenticator::Peer;
use super::caller::Caller;

/// The target of the lines.
pub(crate) const TARGET: &str = "audit";

/// Something was written.
pub(crate) fn wrote(caller: &Caller, action: &'static str, resource: &str) {
    let (name, tenant, proof) = (caller.name(), caller.tenant.as_str(), caller.proof.as_str());
    tracing::info!(target: TARGET, action, resource, caller = name, tenant, proof, "written");
}

/// A call was refused for who made it.
pub(crate) fn refused(caller: Option<&Caller>, method: &str, peer: Option<&Peer>, error: &ApiError) {
    let peer = peer.map(|peer| peer.address.to_string());
    let reason = error.reason_name();
    let (name, tenant) = (caller.map(Caller::name), caller.map(|caller| caller.tenant.as_str()));
    tracing::warn!(target: TARGET, action = method, reason, caller = name, tenant, peer, why = %error, "refused");
}
