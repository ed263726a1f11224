//! The first steps of an orderly end.

use std::time::Duration;

use tonic_health::server::HealthReporter;

/// Waits for the signal, turns readiness off, and leaves balancers time to notice.
pub(super) async fn announce(signal: impl Future<Output = ()>, health: &HealthReporter, pause: Duration) {
    signal.await;
    tracing::info!(?pause, "stopping: readiness is off");
    super::not_serving(health).await;
    tokio::time::sleep(pause).await;
}
