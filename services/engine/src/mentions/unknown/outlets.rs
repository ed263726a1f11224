//! Outlets that nobody knows, told by what the text does with them: they are called agencies, or told things, cited and quoted, and
//! do nothing else.

use std::collections::{HashMap, HashSet};

use super::{Class, NameSpan};
use crate::document::{Document, TokenId};
use crate::mentions::Index;
use crate::syntax::{Dep, Tag};

/// Words beside the name of an outlet that say what it is.
const CALLED: &[&str] = &[
    "agency",
    "newspaper",
    "broadcaster",
    "daily",
    "website",
    "channel",
    "newswire",
    "portal",
    "radio",
    "television",
];

/// With what the letters of organizations begin that are told things as outlets are: "UNAMIK".
const OF_NATIONS: &str = "un";

/// What the place where a name stands says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is called an outlet, whatever else is said of it.
    Called,
    /// Hardly anything else than an outlet stands there.
    Outlet,
    /// An outlet may stand there, and others too.
    Open,
    /// None does.
    Other,
}

/// The acronyms, by their folded words, that are outlets wherever they stand.
pub(super) fn told_by<'k>(
    document: &Document<'_>,
    names: &[NameSpan<'_>],
    keys: &'k [Vec<String>],
    index: &Index,
    acronym: &dyn Fn(&NameSpan<'_>) -> bool,
) -> HashSet<&'k [String]> {
    let reader = Reader { document, names, index };
    let mut uses: HashMap<&[String], Vec<Use>> = HashMap::new();
    for (name, key) in names.iter().zip(keys) {
        // "the official KNA news agency" is no official of that name.
        let open = matches!(name.class, Class::Unknown | Class::Person);
        if open && name.tokens.len() == 1 && acronym(name) {
            uses.entry(key).or_default().push(reader.use_of(name.tokens.start));
        } else if open && reader.is_called(name.tokens.start) {
            uses.entry(key).or_default().push(Use::Called);
        }
    }
    let told = |uses: &[Use]| {
        uses.contains(&Use::Called) || uses.contains(&Use::Outlet) && !uses.contains(&Use::Other)
    };
    uses.into_iter().filter(|(_, uses)| told(uses)).map(|(key, _)| key).collect()
}

struct Reader<'a, 'd, 't, 'l> {
    document: &'d Document<'t>,
    names: &'a [NameSpan<'l>],
    index: &'a Index,
}

impl Reader<'_, '_, '_, '_> {
    /// "the private radio station Iradio", "the daily Le Quotidien": whether the words right before a name call it an outlet.
    fn is_called(&self, first: TokenId) -> bool {
        let sentence = self.document.sentence_around(first);
        let before = |back: usize| {
            first.checked_sub(back).filter(|&t| t >= sentence.start).map_or("", |t| self.document.word(t))
        };
        matches!(before(1), "newspaper" | "broadcaster" | "daily" | "newswire" | "magazine")
            || before(1) == "station" && matches!(before(2), "radio" | "television" | "TV" | "broadcasting")
            || before(1) == "agency" && matches!(before(2), "news" | "press") && self.only_tells(first)
            || before(1) == "network" && before(2) == "social"
    }

    /// Whether a name is nobody who says something of its own, as an agency that denounces somebody does.
    fn only_tells(&self, token: TokenId) -> bool {
        let document = self.document;
        let name = self.index.get(token).map(|number| &self.names[number].tokens);
        let head = name.into_iter().flat_map(Clone::clone).find(|&t| document.dep(t) == Dep::Nsubj);
        head.is_none_or(|head| {
            matches!(
                document.lemma(document.head(head)),
                "report" | "say" | "write" | "carry" | "quote" | "cite" | "publish"
            )
        })
    }

    fn use_of(&self, token: TokenId) -> Use {
        let document = self.document;
        let sentence = document.sentence_around(token);
        let word = |t: TokenId| document.word(t).to_lowercase();
        // "the government-run KNA news agency", "the KNA website"
        let after = (token + 1..sentence.end).take(2).take_while(|&t| document.tag(t) == Tag::Nn).last();
        let before = token.checked_sub(1).filter(|&t| t >= sentence.start);
        // "state news agency KNA", "private daily KNA"
        if before.into_iter().chain(after).any(|t| CALLED.contains(&word(t).as_str())) {
            return Use::Called;
        }
        let Some(before) = before else { return self.subject_of(token) };
        let earlier = before.checked_sub(1).filter(|&t| t >= sentence.start);
        let comes_after = |words: &[&str]| earlier.is_some_and(|t| words.contains(&document.lemma(t)));
        match word(before).as_str() {
            // What has an article or a bracket before it has a name of its own, and is no outlet's.
            "the" | "(" | "[" => Use::Other,
            "told" if self.is_told(token) => Use::Outlet,
            "citing" => Use::Outlet,
            "by" if comes_after(&["quote", "carry", "publish"]) => Use::Outlet,
            "with" if comes_after(&["interview"]) => Use::Outlet,
            "to" if comes_after(&["accord", "according", "speak", "statement", "interview"]) => Use::Open,
            _ => self.subject_of(token),
        }
    }

    /// "An official told KNA on Monday", but "told KNA to leave", "the Front told the mission".
    fn is_told(&self, token: TokenId) -> bool {
        let document = self.document;
        let verb = document.head(token);
        let bidden = document.children(verb).any(|c| {
            matches!(document.dep(c), Dep::Xcomp | Dep::Ccomp)
                && document.children(c).any(|to| document.tag(to) == Tag::To)
        });
        let by_body = document
            .child(verb, Dep::Nsubj)
            .and_then(|subject| self.index.get(subject))
            .is_some_and(|name| !matches!(self.names[name].class, Class::Person | Class::Unknown));
        matches!(document.dep(token), Dep::Dobj | Dep::Dative)
            && !bidden
            && !by_body
            && !document.word(token).to_lowercase().starts_with(OF_NATIONS)
    }

    /// "KNA quoted the minister as saying", "…, KNA reported".
    fn subject_of(&self, token: TokenId) -> Use {
        if self.document.dep(token) != Dep::Nsubj {
            return Use::Other;
        }
        match self.document.lemma(self.document.head(token)) {
            "quote" | "cite" => Use::Outlet,
            "report" => Use::Open,
            _ => Use::Other,
        }
    }
}
