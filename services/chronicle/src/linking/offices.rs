//! Offices as they are compared: the foreign minister and the Minister of External Relations hold the same one.

use std::collections::BTreeSet;

use super::names;

/// Words that tell nothing of an office, folded.
const EMPTY: &[&str] = &[
    "acting",
    "affairs",
    "chief",
    "current",
    "h",
    "he",
    "her",
    "his",
    "honourable",
    "interim",
    "matters",
    "new",
    "relations",
    "republic",
    "special",
    "state",
    "then",
    "veteran",
    "top",
    "senior",
    "today",
    "yesterday",
];

/// Words that say the same of an office, folded.
const SAME: &[(&str, &str)] = &[
    ("chairperson", "chairman"),
    ("chairwoman", "chairman"),
    ("chair", "chairman"),
    ("defense", "defence"),
    ("external", "foreign"),
    ("head", "leader"),
    ("ministry", "minister"),
    ("premier", "prime minister"),
    ("presidential", "president"),
    ("secretarygeneral", "secretary general"),
    ("spokesperson", "spokesman"),
    ("spokeswoman", "spokesman"),
    ("gen", "general"),
    ("col", "colonel"),
    ("representative", "envoy"),
];

/// An office, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Office(BTreeSet<String>);

impl Office {
    pub(crate) fn read(text: &str) -> Self {
        let words = names::fold_words(text)
            .into_iter()
            .filter(|word| !names::joins(word) && !EMPTY.contains(&word.as_str()));
        let same = |word: String| {
            let other = SAME.iter().find(|(one, _)| *one == word).map(|(_, other)| *other);
            other.map_or_else(|| vec![word], |other| other.split(' ').map(str::to_owned).collect())
        };
        Self(words.flat_map(same).collect())
    }

    /// Whether nothing is told of it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are known, and one names the other in more or fewer words: "minister" and "foreign minister".
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        !self.is_unknown()
            && !other.is_unknown()
            && (self.0.is_subset(&other.0) || other.0.is_subset(&self.0))
    }

    /// What holders in a process are found by.
    pub(crate) fn handle(&self) -> String {
        format!("office {}", self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ministers_of_one_portfolio_agree() {
        let read = Office::read;
        assert_eq!(read("foreign minister"), read("Minister of External Relations"));
        assert_eq!(read("Minister of Foreign Affairs"), read("Foreign Minister"));
        assert!(read("Minister").agrees(&read("foreign minister")));
        assert!(!read("Defence Minister").agrees(&read("Foreign Minister")));
        assert!(!read("").agrees(&read("President")));
    }
}
