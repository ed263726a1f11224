//! Classes of characters, with the membership that the model was trained with.

/// A set of characters.
#[derive(Debug)]
pub(super) struct CharSet {
    /// Membership of the characters below 128, one bit each.
    ascii: u128,
    /// Inclusive ranges, ascending, of all members.
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// The set of the characters in these inclusive ranges, which must be ascending.
    pub(super) fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let ranges: Vec<(u32, u32)> = ranges.into_iter().collect();
        let mut set = Self { ascii: 0, ranges };
        set.ascii = (0u32..128).filter(|code| set.search(*code)).fold(0, |bits, code| bits | 1 << code);
        set
    }

    pub(super) fn contains(&self, c: char) -> bool {
        let code = u32::from(c);
        if code < 128 { self.ascii >> code & 1 == 1 } else { self.search(code) }
    }

    fn search(&self, code: u32) -> bool {
        let after = self.ranges.partition_point(|(first, _)| *first <= code);
        after > 0 && code <= self.ranges[after - 1].1
    }
}

/// Whether the model takes a character for white space: as Unicode does, and the four separators of ASCII besides.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn ranges_hold_their_ends_and_nothing_else() {
        let set = CharSet::new([(0x30, 0x39), (0x100, 0x100), (0x1f600, 0x1f64f)]);
        assert!("09\u{100}😀".chars().all(|c| set.contains(c)));
        assert!("/:\u{ff}\u{101}\u{1f650}\0".chars().all(|c| !set.contains(c)));
        assert!(!CharSet::new([]).contains('a'));
    }
}
