//! What agreements are called, as far as it tells one from another.

use std::collections::BTreeSet;

use super::names;

/// Words that say nothing of which agreement it is, folded.
const EMPTY: &[&str] = &[
    "accord",
    "accords",
    "agreed",
    "agreement",
    "agreements",
    "arrangement",
    "bilateral",
    "broad",
    "broader",
    "comprehensive",
    "current",
    "day",
    "days",
    "deal",
    "document",
    "draft",
    "existing",
    "final",
    "formal",
    "fragile",
    "future",
    "historic",
    "interim",
    "landmark",
    "lasting",
    "little",
    "long",
    "month",
    "months",
    "mutual",
    "new",
    "old",
    "one",
    "pact",
    "page",
    "paper",
    "peace",
    "permanent",
    "plan",
    "possible",
    "preliminary",
    "process",
    "proposal",
    "proposed",
    "provisional",
    "same",
    "settlement",
    "shaky",
    "signed",
    "temporary",
    "tentative",
    "terms",
    "text",
    "this",
    "that",
    "understanding",
    "unilateral",
    "week",
    "weeks",
    "written",
    "year",
    "years",
];

/// Days and months: they say when, not what.
const TIMES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
];

/// Words of one sort of agreement, folded: who is called by one of them is not one of another sort.
const SORTS: &[(Sort, &[&str])] = &[
    (
        Sort::Truce,
        &["armistice", "cease", "ceasefire", "cessation", "fire", "hostilities", "standstill", "truce"],
    ),
    (Sort::Treaty, &["treaty"]),
    (Sort::Act, &["act"]),
    (Sort::Protocol, &["protocol", "protocols"]),
    (Sort::Declaration, &["communique", "declaration", "statement"]),
    (Sort::Roadmap, &["agenda", "roadmap", "timetable", "calendar", "schedule"]),
    (Sort::Memorandum, &["memorandum", "mou"]),
    (Sort::Law, &["law", "constitution"]),
    (Sort::Renewal, &["extension", "prolongation", "renewal"]),
];

/// Words that say whom an agreement covers, folded.
const LOCAL: &[&str] = &["local", "municipal", "tribal", "village"];
const GENERAL: &[&str] = &["countrywide", "general", "global", "national", "nationwide"];
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "ii", "iii", "iv"];

/// Sorts of agreement, by the nouns that they are called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Truce,
    Treaty,
    Act,
    Protocol,
    Declaration,
    Roadmap,
    Memorandum,
    Law,
    Renewal,
}

/// What an agreement is called, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AccordName {
    /// Words that it alone is called by, mostly a place.
    pub(crate) own: BTreeSet<String>,
    sort: Option<Sort>,
    local: bool,
    general: bool,
    ordinal: Option<String>,
    /// All words of a title ("General Peace Agreement for Mozambique"), but for those that join others; of what has none, nothing.
    title: Vec<String>,
}

/// How what two agreements are called stands to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// The same words tell both from others.
    Same,
    /// Nothing in the names tells them apart, and nothing that they are one.
    Open,
    /// They tell of two.
    Other,
}

impl AccordName {
    /// Reads a name; words of the parties' names tell nothing.
    pub(crate) fn read(text: &str, parties: &BTreeSet<String>) -> Self {
        let mut name = Self::default();
        // Names that are put together of the parties' are none that anybody wrote.
        let capitals = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
        if capitals >= 2 && !text.contains('–') {
            name.title = names::fold_words(text).into_iter().filter(|word| !names::joins(word)).collect();
        }
        for word in names::fold_words(text) {
            let sort = SORTS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(sort, _)| *sort);
            if sort.is_some() {
                name.sort = name.sort.or(sort);
            } else if LOCAL.contains(&word.as_str()) {
                name.local = true;
            } else if GENERAL.contains(&word.as_str()) {
                name.general = true;
            } else if ORDINALS.contains(&word.as_str()) {
                name.ordinal = Some(word);
            } else if !names::joins(&word)
                && !EMPTY.contains(&word.as_str())
                && !word.starts_with(|c: char| c.is_ascii_digit())
                && !NUMBERS.contains(&word.as_str())
                && !TIMES.contains(&word.as_str())
                && !parties.contains(&word)
            {
                name.own.insert(word);
            }
        }
        name
    }

    /// Whether nothing in the name tells it from others, not even the sort: "the accord", "the text".
    pub(crate) fn is_neutral(&self) -> bool {
        self.sort.is_none() && self.own.is_empty() && self.title.is_empty()
    }

    /// Whether reports call one of its sort just an accord.
    pub(crate) fn may_be_called_accord(&self) -> bool {
        matches!(self.sort, None | Some(Sort::Truce | Sort::Treaty))
    }

    /// Whether it is called by no noun of a sort.
    pub(crate) fn has_no_sort(&self) -> bool {
        self.sort.is_none()
    }

    /// Whether both are called by a noun of one sort.
    pub(crate) fn same_sort(&self, other: &Self) -> bool {
        self.sort.is_some() && self.sort == other.sort
    }

    /// Whether it is called by one of these places, where the other was made.
    pub(crate) fn called_by(&self, places: &BTreeSet<String>) -> bool {
        self.own.iter().any(|word| places.contains(word))
    }

    /// Whether its title stands whole in the other's: of three words at least, for "Peace Agreement" many are called.
    fn titled_as(&self, other: &Self) -> bool {
        self.title.len() >= 3 && self.title.iter().all(|word| other.title.contains(word))
    }

    /// How this name stands to another.
    pub(crate) fn stands_to(&self, other: &Self) -> Names {
        let sorts = self.sort.is_some() && other.sort.is_some() && self.sort != other.sort;
        let scopes = self.local && other.general || self.general && other.local;
        let ordinals = self.ordinal != other.ordinal && (self.sort == other.sort);
        if sorts || scopes || ordinals {
            return Names::Other;
        }
        if self.titled_as(other) || other.titled_as(self) {
            return Names::Same;
        }
        if self.own.is_empty() || other.own.is_empty() {
            return Names::Open;
        }
        let shared = self.own.intersection(&other.own).count();
        let fewer = self.own.len().min(other.own.len());
        if shared * 2 > fewer || shared == fewer { Names::Same } else { Names::Other }
    }
}

/// Numbers in words, folded.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "ninety",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(one: &str, other: &str) -> Names {
        let parties = BTreeSet::from(["tarvistan".to_owned(), "ushmiria".to_owned()]);
        AccordName::read(one, &parties).stands_to(&AccordName::read(other, &parties))
    }

    #[test]
    fn words_of_their_own_tell_accords_apart() {
        assert_eq!(stand("Chapultepec accord", "Chapultepec Peace Agreement"), Names::Same);
        assert_eq!(stand("Almaty ceasefire", "Kelbaz truce"), Names::Other);
        assert_eq!(stand("draft ceasefire", "Tarvistan–Ushmiria five-day-old ceasefire"), Names::Open);
        assert_eq!(stand("Act of New York", "second Act of New York"), Names::Other);
        assert_eq!(stand("local truce", "general ceasefire"), Names::Other);
        assert_eq!(stand("border treaty", "ceasefire"), Names::Other);
        assert_eq!(stand("the accord", "ceasefire"), Names::Open);
        assert_eq!(stand("General Peace Agreement", "General Peace Agreement for Mozambique"), Names::Same);
        assert_eq!(stand("Agreement of 1 March", "Agreement on the Cessation of Hostilities"), Names::Open);
    }
}
