//! How much is taken on at a time, of all callers together and of each tenant: calls a second, calls at work, open streams, and
//! bytes of requests. What is past a bound is refused at once, before it is decoded; nothing waits here.

mod bytes;
mod rate;

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use peacebrief_archive::Tenant;
use prometheus_client::metrics::gauge::Gauge;
use tokio::time::Instant;

use crate::ApiError;
use crate::config::Config;
use crate::security::Kind;

pub(crate) use bytes::{Count, Held};
use rate::Rate;

/// When to come back for a share that others of the tenant's own calls use up.
const AGAIN: Duration = Duration::from_secs(1);

/// Of what a tenant has a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Calls a second.
    Rate,
    /// Calls at work.
    Calls,
    /// Open streams.
    Streams,
    /// Bytes of requests.
    Bytes,
}

impl Share {
    /// As the metadata of errors has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Calls => "calls",
            Self::Streams => "streams",
            Self::Bytes => "bytes",
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rate => "calls a second",
            Self::Calls => "calls at a time",
            Self::Streams => "open streams",
            Self::Bytes => "bytes of requests at a time",
        })
    }
}

/// The bounds of one account, or of all together.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    calls: Option<NonZeroUsize>,
    streams: Option<NonZeroUsize>,
    bytes: usize,
}

impl Bounds {
    fn of(&self, kind: Kind) -> usize {
        let bound = match kind {
            Kind::Unary => self.calls,
            Kind::Stream => self.streams,
        };
        bound.map_or(usize::MAX, NonZeroUsize::get)
    }
}

/// What is in use.
#[derive(Debug, Default)]
struct Usage {
    calls: AtomicUsize,
    streams: AtomicUsize,
    bytes: AtomicUsize,
}

impl Usage {
    fn of(&self, kind: Kind) -> &AtomicUsize {
        match kind {
            Kind::Unary => &self.calls,
            Kind::Stream => &self.streams,
        }
    }
}

/// Takes more into use unless that would pass a bound.
fn take(used: &AtomicUsize, more: usize, most: usize) -> bool {
    let add = |used: usize| used.checked_add(more).filter(|sum| *sum <= most);
    used.fetch_update(Ordering::AcqRel, Ordering::Acquire, add).is_ok()
}

/// What one tenant uses.
#[derive(Debug)]
struct Account {
    name: String,
    usage: Usage,
    bounds: Bounds,
    rate: Option<Mutex<Rate>>,
}

#[derive(Debug)]
struct Shared {
    usage: Usage,
    bounds: Bounds,
    bytes_in_flight: Gauge,
    tenants: Mutex<HashMap<Tenant, Arc<Account>>>,
    /// Those who need not say who they are.
    unknown: Arc<Account>,
    each: Bounds,
    rate: Option<NonZeroUsize>,
}

/// The bounds, and what is in use. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Limits(Arc<Shared>);

impl Limits {
    /// The configured bounds; bytes in use are shown by a gauge.
    pub(crate) fn new(config: &Config, bytes_in_flight: Gauge) -> Self {
        let each = Bounds {
            calls: config.tenant_calls.0,
            streams: config.tenant_streams.0,
            bytes: config.tenant_bytes.0,
        };
        // All of them together have what one tenant has.
        let unknown =
            Account { name: "unknown".to_owned(), usage: Usage::default(), bounds: each, rate: None };
        Self(Arc::new(Shared {
            usage: Usage::default(),
            bounds: Bounds {
                calls: NonZeroUsize::new(config.max_calls),
                streams: NonZeroUsize::new(config.max_streams),
                bytes: config.max_bytes.0,
            },
            bytes_in_flight,
            tenants: Mutex::default(),
            unknown: Arc::new(unknown),
            each,
            rate: config.tenant_rate.0,
        }))
    }

    /// Takes a call on, of a tenant, or of somebody who need not say who they are.
    ///
    /// # Errors
    /// [`ApiError::QuotaExceeded`] where the tenant has its share, [`ApiError::Overloaded`] where all together have theirs.
    pub(crate) fn admit(&self, tenant: Option<&Tenant>, kind: Kind) -> Result<Ticket, ApiError> {
        let account = self.account(tenant);
        if let Some(rate) = &account.rate {
            let mut rate = rate.lock().unwrap_or_else(PoisonError::into_inner);
            rate.take(Instant::now()).map_err(|again| account.refuse(Share::Rate, again))?;
        }
        if !take(account.usage.of(kind), 1, account.bounds.of(kind)) {
            let share = if kind == Kind::Unary { Share::Calls } else { Share::Streams };
            return Err(account.refuse(share, AGAIN));
        }
        if !take(self.0.usage.of(kind), 1, self.0.bounds.of(kind)) {
            account.usage.of(kind).fetch_sub(1, Ordering::AcqRel);
            return Err(ApiError::Overloaded);
        }
        Ok(Ticket { limits: self.clone(), account, kind })
    }

    fn account(&self, tenant: Option<&Tenant>) -> Arc<Account> {
        let Some(tenant) = tenant else { return Arc::clone(&self.0.unknown) };
        let mut tenants = self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(account) = tenants.get(tenant) {
            return Arc::clone(account);
        }
        let account = Arc::new(Account {
            name: tenant.as_str().to_owned(),
            usage: Usage::default(),
            bounds: self.0.each,
            rate: self.0.rate.map(|rate| Mutex::new(Rate::new(rate, Instant::now()))),
        });
        tenants.insert(tenant.clone(), Arc::clone(&account));
        account
    }
}

impl Account {
    fn refuse(&self, share: Share, again: Duration) -> ApiError {
        ApiError::QuotaExceeded { tenant: self.name.clone(), share, again }
    }
}

/// A call that was taken on; it counts until this is dropped.
#[derive(Debug)]
pub(crate) struct Ticket {
    limits: Limits,
    account: Arc<Account>,
    kind: Kind,
}

impl Ticket {
    /// What the call holds of its request: nothing yet.
    pub(crate) fn bytes(&self) -> Held {
        Held::new(self.limits.clone(), Arc::clone(&self.account))
    }

    /// What of the call's answer is not taken: nothing yet.
    pub(crate) fn untaken(&self) -> Count {
        Count::new(self.limits.clone(), Arc::clone(&self.account))
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.account.usage.of(self.kind).fetch_sub(1, Ordering::AcqRel);
        self.limits.0.usage.of(self.kind).fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ByteSize, Most};

    fn limits(config: Config) -> Limits {
        Limits::new(&config, Gauge::default())
    }

    fn tenant(name: &str) -> Tenant {
        Tenant::new(name).unwrap()
    }

    fn share<T: fmt::Debug>(refused: Result<T, ApiError>) -> Option<Share> {
        match refused.unwrap_err() {
            ApiError::QuotaExceeded { share, .. } => Some(share),
            ApiError::Overloaded => None,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_tenant_has_its_share_and_all_have_theirs_together() {
        let config = Config {
            max_calls: 3,
            tenant_calls: Most::of(2),
            tenant_streams: Most::of(1),
            ..Config::default()
        };
        let limits = limits(config);
        let (a, b) = (tenant("a"), tenant("b"));
        let first = limits.admit(Some(&a), Kind::Unary).unwrap();
        let _second = limits.admit(Some(&a), Kind::Unary).unwrap();
        assert_eq!(share(limits.admit(Some(&a), Kind::Unary)), Some(Share::Calls));
        let _third = limits.admit(Some(&b), Kind::Unary).unwrap();
        assert_eq!(share(limits.admit(Some(&b), Kind::Unary)), None, "all together");
        let _stream = limits.admit(Some(&a), Kind::Stream).unwrap();
        assert_eq!(share(limits.admit(Some(&a), Kind::Stream)), Some(Share::Streams));
        drop(first);
        limits.admit(Some(&b), Kind::Unary).unwrap();
    }

    #[tokio::test]
    async fn those_who_need_not_say_who_they_are_use_up_no_more_than_their_own() {
        let limits = limits(Config { max_streams: 9, tenant_streams: Most::of(4), ..Config::default() });
        let taken: Vec<_> = (0..4).map(|_| limits.admit(None, Kind::Stream).unwrap()).collect();
        assert_eq!(share(limits.admit(None, Kind::Stream)), Some(Share::Streams));
        limits.admit(Some(&tenant("a")), Kind::Stream).unwrap();
        drop(taken);
        limits.admit(None, Kind::Stream).unwrap();
    }

    #[tokio::test]
    async fn bytes_are_held_until_they_are_let_go() {
        let config = Config { max_bytes: ByteSize(100), tenant_bytes: ByteSize(60), ..Config::default() };
        let limits = limits(config);
        let (a, b) = (tenant("a"), tenant("b"));
        let ticket = limits.admit(Some(&a), Kind::Unary).unwrap();
        let held = ticket.bytes();
        held.take(60).unwrap();
        assert_eq!(share(ticket.bytes().take(1)), Some(Share::Bytes));
        let other = limits.admit(Some(&b), Kind::Unary).unwrap();
        assert_eq!(share(other.bytes().take(41)), None);
        held.let_go(20);
        other.bytes().take(41).unwrap();
        assert_eq!(limits.0.bytes_in_flight.get(), 40, "those that are no longer held do not count");
        drop(held);
        assert_eq!(limits.0.bytes_in_flight.get(), 0);
    }
}
