//! Codes of states.

/// The codes of a state; empty where it has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Codes {
    /// ISO 3166-1, alpha-3.
    pub(super) iso: &'static str,
    /// Correlates of War.
    pub(super) cow: &'static str,
}

const TABLE: &str = include_str!("countries.tsv");

/// The codes of the state of this common English name.
pub(super) fn codes(state: &str) -> Codes {
    rows().find(|(name, _)| *name == state).map(|(_, codes)| codes).unwrap_or_default()
}

fn rows() -> impl Iterator<Item = (&'static str, Codes)> {
    let code = |text: &'static str| if text == "-" { "" } else { text };
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let mut cells = line.split('\t');
        let (name, iso, cow) = (cells.next()?, cells.next()?, cells.next()?);
        Some((name, Codes { iso: code(iso), cow: code(cow) }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_whole_and_no_state_stands_twice() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), lines);
        let names: BTreeSet<_> = rows().map(|(name, _)| name).collect();
        assert_eq!(names.len(), lines);
        for (name, Codes { iso, cow }) in rows() {
            let letters = iso.len() == 3 && iso.bytes().all(|b| b.is_ascii_uppercase());
            assert!(iso.is_empty() || letters, "{name}");
            assert!(cow.is_empty() || cow.parse::<u16>().is_ok_and(|n| (2..1000).contains(&n)), "{name}");
        }
    }

    #[test]
    fn codes_are_those_of_the_lists() {
        assert_eq!(codes("Armenia"), Codes { iso: "ARM", cow: "371" });
        assert_eq!(codes("Kosovo"), Codes { iso: "", cow: "347" });
        assert_eq!(codes("Norland"), Codes::default());
    }
}
