//! Whether what the caller of a stream was let in by still holds.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderMap, Request};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use tonic::Status;

use super::service::Doorkeeper;
use crate::RequestId;
use crate::call::Call;
use crate::connection::Connection;
use crate::security::{API_KEY, Caller, Method, Peer};

/// What the caller of a stream has shown, looked at again from time to time.
#[derive(Debug)]
pub(super) struct Standing {
    doorkeeper: Arc<Doorkeeper>,
    method: &'static Method,
    caller: Caller,
    shown: HeaderMap,
    peer: Peer,
    id: Option<RequestId>,
    looks: Interval,
}

impl Standing {
    /// What a caller has shown with a call; `None` where there is nothing that could cease to hold.
    pub(super) fn of<A>(
        doorkeeper: &Arc<Doorkeeper>,
        method: &'static Method,
        caller: &Caller,
        request: &Request<A>,
        every: Duration,
    ) -> Option<Self> {
        let peer = Connection::of(request.extensions())?.peer().clone();
        let mut shown = HeaderMap::new();
        for key in [AUTHORIZATION.as_str(), API_KEY] {
            for value in request.headers().get_all(key) {
                shown.append(http::HeaderName::from_static(key), value.clone());
            }
        }
        let mut looks = interval_at(Instant::now() + every, every);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (doorkeeper, id) =
            (Arc::clone(doorkeeper), Call::of(request.extensions()).map(|call| call.id().clone()));
        Some(Self { doorkeeper, method, caller: caller.clone(), shown, peer, id, looks })
    }

    /// Waits until it no longer holds, and says why: the same proof has to make the same caller of the same tenant, who may call the
    /// method still.
    pub(super) fn poll_lost(&mut self, cx: &mut Context<'_>) -> Poll<Status> {
        loop {
            ready!(self.looks.poll_tick(cx));
            let lost = match self.doorkeeper.caller(self.method, &self.shown, Some(&self.peer)) {
                Ok(Some(now)) if now.is(&self.caller) => continue,
                Ok(_) => self.doorkeeper.changed(self.method, &self.caller, &self.peer),
                Err((caller, error)) => {
                    self.doorkeeper.refuse(self.method, caller.as_ref(), Some(&self.peer), error)
                }
            };
            return Poll::Ready(lost.status(self.id.as_ref()));
        }
    }
}
