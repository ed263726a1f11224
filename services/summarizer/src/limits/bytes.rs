//! Bytes of requests, and of answers until they are taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{AGAIN, Account, Limits, Share, take};
use crate::ApiError;

/// What a call holds of its request, in bytes. Clones hold it together: it is let go with the last of them.
#[derive(Debug, Clone)]
pub(crate) struct Held(Arc<Count>);

/// What is held of a call's request, or of its answer, in bytes. It is let go when this is dropped.
#[derive(Debug)]
pub(crate) struct Count {
    limits: Limits,
    account: Arc<Account>,
    bytes: AtomicUsize,
}

impl Held {
    pub(super) fn new(limits: Limits, account: Arc<Account>) -> Self {
        Self(Arc::new(Count::new(limits, account)))
    }

    /// Holds more.
    ///
    /// # Errors
    /// [`ApiError::QuotaExceeded`] where the tenant has its share, [`ApiError::Overloaded`] where all together have theirs.
    pub(crate) fn take(&self, bytes: usize) -> Result<(), ApiError> {
        let Count { limits, account, bytes: held } = &*self.0;
        let all = &limits.0;
        if !take(&account.usage.bytes, bytes, account.bounds.bytes) {
            return Err(account.refuse(Share::Bytes, AGAIN));
        }
        if !take(&all.usage.bytes, bytes, all.bounds.bytes) {
            account.usage.bytes.fetch_sub(bytes, Ordering::AcqRel);
            return Err(ApiError::Overloaded);
        }
        held.fetch_add(bytes, Ordering::AcqRel);
        all.bytes_in_flight.inc_by(signed(bytes));
        Ok(())
    }

    /// Holds so many fewer, of those that it has taken.
    pub(crate) fn let_go(&self, bytes: usize) {
        self.0.let_go(bytes);
    }
}

impl Count {
    pub(super) fn new(limits: Limits, account: Arc<Account>) -> Self {
        Self { limits, account, bytes: AtomicUsize::new(0) }
    }

    /// Holds more, past a bound if need be: of what is there already, and can no longer be refused.
    pub(crate) fn add(&self, bytes: usize) {
        let Self { limits, account, bytes: held } = self;
        account.usage.bytes.fetch_add(bytes, Ordering::AcqRel);
        limits.0.usage.bytes.fetch_add(bytes, Ordering::AcqRel);
        held.fetch_add(bytes, Ordering::AcqRel);
        limits.0.bytes_in_flight.inc_by(signed(bytes));
    }

    /// Holds so many fewer, of those that it has taken.
    pub(crate) fn let_go(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Ordering::AcqRel);
        self.give_back(bytes);
    }

    fn give_back(&self, bytes: usize) {
        self.account.usage.bytes.fetch_sub(bytes, Ordering::AcqRel);
        self.limits.0.usage.bytes.fetch_sub(bytes, Ordering::AcqRel);
        self.limits.0.bytes_in_flight.dec_by(signed(bytes));
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        self.give_back(self.bytes.load(Ordering::Acquire));
    }
}

fn signed(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
