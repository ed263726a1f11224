//! When the streams of a connection are to end.

use http::Extensions;
use tokio_util::sync::CancellationToken;

/// Tells the calls of a connection that it is to go, because it has got old or because the service drains: streams end then, to
/// go on over another.
#[derive(Debug, Clone)]
pub(crate) struct Ending(pub(crate) CancellationToken);

impl Ending {
    /// That of a call's connection; one that never comes where the call has none.
    pub(crate) fn of(extensions: &Extensions) -> CancellationToken {
        extensions.get::<Self>().map(|ending| ending.0.clone()).unwrap_or_default()
    }
}
