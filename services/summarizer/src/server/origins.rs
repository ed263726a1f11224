//! How many connections each address has open.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts connections by where they come from: one address cannot use up what all have together.
#[derive(Debug)]
pub(super) struct Origins {
    open: Mutex<HashMap<IpAddr, usize>>,
    most: Option<NonZeroUsize>,
}

impl Origins {
    /// So many of each at most; `None` for as many as come.
    pub(super) fn new(most: Option<NonZeroUsize>) -> Arc<Self> {
        Arc::new(Self { open: Mutex::default(), most })
    }

    /// One more from an address; `None` where it has its share.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Origin> {
        let key = network(address);
        if let Some(most) = self.most {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            let count = open.entry(key).or_default();
            if *count >= most.get() {
                return None;
            }
            *count += 1;
        }
        Some(Origin { of: Arc::clone(self), key })
    }
}

/// What counts as one address: of IPv6 the network, for whoever has one address of it has them all.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            [a, b, c, d, 0, 0, 0, 0].into()
        }
    }
}

/// A connection that counts for its address until this is dropped.
#[derive(Debug)]
pub(super) struct Origin {
    of: Arc<Origins>,
    key: IpAddr,
}

impl Drop for Origin {
    fn drop(&mut self) {
        let mut open = self.of.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_has_its_share_and_a_network_of_ipv6_is_one() {
        let origins = Origins::new(NonZeroUsize::new(1));
        let enter = |text: &str| origins.enter(text.parse().unwrap());
        let first = enter("10.0.0.1").unwrap();
        assert!(enter("10.0.0.1").is_none() && enter("::ffff:10.0.0.1").is_none());
        let _other = enter("10.0.0.2").unwrap();
        let _sixth = enter("2001:db8:1:2::1").unwrap();
        assert!(enter("2001:db8:1:2:ffff::9").is_none());
        let _seventh = enter("2001:db8:1:3::1").unwrap();
        drop(first);
        drop(enter("10.0.0.1").unwrap());
        assert_eq!(origins.open.lock().unwrap().len(), 3, "nothing is kept of those who have gone");
        let any = Origins::new(None);
        let _all: Vec<_> = (0..9).map(|_| any.enter([10, 0, 0, 1].into()).unwrap()).collect();
    }
}
