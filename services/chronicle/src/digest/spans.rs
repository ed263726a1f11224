//! Runs of days, found by the days that they hold.

use std::collections::BTreeMap;

use crate::text::Days;

/// Runs of days by a sort and a name, found by what they meet; of each length together, so that one that lasts for years is in nobody's way.
#[derive(Debug)]
pub(crate) struct Spans<K>(BTreeMap<(i32, u32, i32, K), i32>);

impl<K> Default for Spans<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Copy> Spans<K> {
    pub(crate) fn insert(&mut self, sort: i32, days: Days, name: K) {
        self.0.insert((sort, class(days), days.first, name), days.last);
    }

    pub(crate) fn remove(&mut self, sort: i32, days: Days, name: K) {
        self.0.remove(&(sort, class(days), days.first, name));
    }

    /// The names of a sort whose days meet others.
    pub(crate) fn meeting(&self, sort: i32, days: Days, least: K, most: K) -> impl Iterator<Item = K> {
        (0..CLASSES).flat_map(move |class| {
            let longest = 1_i32.checked_shl(class).unwrap_or(i32::MAX);
            let from = (sort, class, days.first.saturating_sub(longest), least);
            let starting = self.0.range(from..=(sort, class, days.last, most));
            starting.filter(move |(_, last)| **last >= days.first).map(|((.., name), _)| *name)
        })
    }
}

/// As many lengths as there are, each twice the one before.
const CLASSES: u32 = 24;

fn class(days: Days) -> u32 {
    let length = days.last.saturating_sub(days.first).unsigned_abs();
    (u32::BITS - length.leading_zeros()).min(CLASSES - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_any_length_are_found_by_the_days_they_meet() {
        let runs = [(10, 10), (10, 12), (5, 370), (11, 11), (13, 13), (0, 4000), (9, 9)];
        let mut spans = Spans::default();
        for (name, (first, last)) in (0..).zip(runs) {
            spans.insert(1, Days { first, last }, name);
            spans.insert(2, Days { first, last }, name);
        }
        spans.remove(1, Days { first: 11, last: 11 }, 3);
        let found = |first, last| {
            let mut found: Vec<i32> = spans.meeting(1, Days { first, last }, i32::MIN, i32::MAX).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(found(11, 12), [1, 2, 5]);
        assert_eq!(found(10, 10), [0, 1, 2, 5]);
        assert_eq!(found(371, 371), [5]);
        assert!(found(5000, 5001).is_empty());
    }
}
