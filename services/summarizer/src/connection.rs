//! What the calls of a connection know of it.

use std::sync::Arc;

use http::Extensions;
use tokio_util::sync::CancellationToken;

use crate::middleware::unread::Untaken;
use crate::security::Peer;

/// The connection that a call comes over. Cheap to clone: each call has it in its extensions.
#[derive(Debug, Clone)]
pub(crate) struct Connection(Arc<Known>);

#[derive(Debug)]
struct Known {
    peer: Peer,
    ending: CancellationToken,
    untaken: Untaken,
}

impl Connection {
    pub(crate) fn new(peer: Peer, ending: CancellationToken, untaken: Untaken) -> Self {
        Self(Arc::new(Known { peer, ending, untaken }))
    }

    /// That of a call; none where the call has none.
    pub(crate) fn of(extensions: &Extensions) -> Option<&Self> {
        extensions.get()
    }

    /// Its other end.
    pub(crate) fn peer(&self) -> &Peer {
        &self.0.peer
    }

    /// What of its answers is not taken.
    pub(crate) fn untaken(&self) -> &Untaken {
        &self.0.untaken
    }
}

/// Tells a call that its connection is to go, because it has got old or because the service drains: streams end then, to go on over another.
/// It never comes where the call has no connection.
pub(crate) fn ending_of(extensions: &Extensions) -> CancellationToken {
    Connection::of(extensions).map(|connection| connection.0.ending.clone()).unwrap_or_default()
}
