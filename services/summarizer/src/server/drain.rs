//! The first step of an orderly end.

use std::time::Duration;

/// Leaves balancers time to notice that readiness is off.
pub(super) async fn pause(pause: Duration) {
    tracing::info!(?pause, "stopping: readiness is off");
    tokio::time::sleep(pause).await;
}
