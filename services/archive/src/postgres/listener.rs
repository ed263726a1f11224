//! Being woken when another replica writes. It only wakes: what changed is read from the log, and whoever waits looks there
//! from time to time anyway.

use std::time::Duration;

use sqlx::postgres::{PgListener, PgPool};

use crate::store::Waker;

/// The channel that writers notify.
pub(crate) const CHANNEL: &str = "peacebrief_changes";

/// How long to wait before listening anew, where the server is gone.
const BACKOFF: Duration = Duration::from_secs(1);

/// Wakes whoever waits, until the archive is closed.
pub(crate) async fn listen(pool: PgPool, waker: Waker) {
    // Told once, and not with each try: a database may be away for long.
    let mut away = false;
    loop {
        match heed(&pool, &waker, &mut away).await {
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) if !away => {
                away = true;
                tracing::warn!(%error, "not woken by other replicas for now");
            }
            Err(error) => tracing::debug!(%error, "still not woken by other replicas"),
            Ok(()) => {}
        }
        tokio::time::sleep(BACKOFF).await;
    }
}

async fn heed(pool: &PgPool, waker: &Waker, away: &mut bool) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    if std::mem::take(away) {
        tracing::info!("woken by other replicas again");
    }
    loop {
        // Also once after connecting, and after a lost connection: what was notified meanwhile is lost.
        waker.wake();
        listener.try_recv().await?;
    }
}
