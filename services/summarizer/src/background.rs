//! What runs beside the calls.

use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

/// The tasks that run beside the calls, for as long as the service does. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Background {
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Background {
    /// Runs a task until it ends, or the service does: then it is dropped where it waits.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            stop.run_until_cancelled_owned(work).await;
        });
    }

    /// Ends all tasks with the guard, where [`stop`](Self::stop) is not called.
    pub(crate) fn guard(&self) -> DropGuard {
        self.stop.clone().drop_guard()
    }

    /// Ends all tasks, and waits until they have.
    pub(crate) async fn stop(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}
