//! What the service says of its own health: for each service whether it can do its work, and under the empty name, by which
//! readiness is asked, whether all can.

use std::pin::pin;

use tokio::sync::watch;
use tonic::server::NamedService as _;
use tonic_health::ServingStatus;
use tonic_health::server::HealthReporter;

use super::{ARCHIVED, Summaries};
use crate::admin::Readiness;
use crate::telemetry::metrics::Metrics;

/// The name of the service as a whole.
const WHOLE: &str = "";

/// Says how things are before the first call. Without an archive there is no word of the service that would serve it.
pub(super) async fn begin(health: &HealthReporter, archive: Option<&watch::Receiver<bool>>) {
    health.set_service_status(Summaries::NAME, ServingStatus::Serving).await;
    let ready = archive.is_none_or(|ready| *ready.borrow());
    health.set_service_status(WHOLE, status(ready)).await;
    for service in ARCHIVED.into_iter().filter(|_| archive.is_some()) {
        health.set_service_status(service, status(ready)).await;
    }
}

/// Whom the health of the service is told to: callers, who ask over gRPC, and operators.
pub(super) struct Told {
    pub(super) health: HealthReporter,
    pub(super) readiness: watch::Sender<Readiness>,
    pub(super) metrics: Metrics,
}

impl Told {
    /// Follows the archive until the signal, and then says that nothing is served any more.
    pub(super) async fn follow(
        self,
        archive: Option<watch::Receiver<bool>>,
        signal: impl Future<Output = ()>,
    ) {
        let archived = archive.is_some();
        let following = async {
            let Some(mut ready) = archive else {
                self.tell(Readiness::Ready);
                return std::future::pending().await;
            };
            // Its sender is gone only with all that runs in the background, and that with the service.
            loop {
                let now = *ready.borrow_and_update();
                for service in std::iter::once(WHOLE).chain(ARCHIVED) {
                    self.health.set_service_status(service, status(now)).await;
                }
                self.tell(if now { Readiness::Ready } else { Readiness::Archive });
                if ready.changed().await.is_err() {
                    return std::future::pending().await;
                }
            }
        };
        tokio::select! {
            () = pin!(following) => {}
            () = signal => {}
        }
        self.tell(Readiness::Draining);
        let services = [WHOLE, Summaries::NAME].into_iter().chain(ARCHIVED.into_iter().filter(|_| archived));
        for service in services {
            self.health.set_service_status(service, ServingStatus::NotServing).await;
        }
    }

    fn tell(&self, readiness: Readiness) {
        self.readiness.send_replace(readiness);
        self.metrics.ready.set(i64::from(readiness == Readiness::Ready));
    }
}

fn status(ready: bool) -> ServingStatus {
    if ready { ServingStatus::Serving } else { ServingStatus::NotServing }
}
