//! Names that name places, for what happens somewhere.

use std::ops::Range;

use super::{Class, Mentions, StateForm};
use crate::document::{Document, TokenId};

/// A place that the text names.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The tokens that name it.
    pub(crate) tokens: Range<TokenId>,
    /// Its name, resolved from descriptions: "Nairobi" for "the Kenyan capital".
    pub(crate) name: String,
}

/// What stands in one place and is called by a name before it: "Stonegate jail".
const SITES: &[&str] = &[
    "airport",
    "barracks",
    "base",
    "bridge",
    "camp",
    "checkpoint",
    "church",
    "crossing",
    "dam",
    "ferry",
    "harbour",
    "hospital",
    "jail",
    "junction",
    "monastery",
    "mosque",
    "palace",
    "pass",
    "prison",
    "square",
    "stadium",
    "temple",
];

/// "Tarn State *capital Port Lanza*", "Tarn's capital, Port Lanza": the town behind tells the place.
fn has_capital_behind(document: &Document<'_>, mentions: &Mentions<'_>, end: TokenId) -> bool {
    let word = |t: TokenId| if t < document.len() { document.word(t) } else { "" };
    let noun = end + usize::from(matches!(word(end), "'s" | "’s" | "'" | "’"));
    let town = noun + 1 + usize::from(word(noun + 1) == ",");
    word(noun) == "capital" && town < document.len() && mentions.name_at.get(town).is_some()
}

/// The places that an article names, in order of the text: cities, regions, venues and states, also where they stand for
/// a government.
pub(crate) fn places(document: &Document<'_>, mentions: &Mentions<'_>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for name in &mentions.names {
        let tokens = name.tokens.clone();
        // "the Karu bridge", whoever Karu was.
        let site = tokens.end;
        if site < document.len()
            && matches!(name.class, Class::Place | Class::Unknown | Class::Person)
            && SITES.contains(&document.word(site))
        {
            let tokens = tokens.start..site + 1;
            found.push(Place { name: document.words(tokens.clone()).to_owned(), tokens });
            continue;
        }
        match name.class {
            _ if has_capital_behind(document, mentions, site) => {}
            Class::Place
            | Class::State(_, StateForm::Name | StateForm::Capital | StateForm::Metonym)
            | Class::NewState(_, StateForm::Name) => {
                found.push(Place { name: document.words(tokens.clone()).to_owned(), tokens });
            }
            Class::State(state, StateForm::Adjective) => {
                let next = tokens.end;
                let capital = next < document.len() && document.word(next).eq_ignore_ascii_case("capital");
                if let Some(name) = state.capitals.first().filter(|_| capital) {
                    found.push(Place { tokens: tokens.start..next + 1, name: name.clone() });
                }
            }
            _ => {}
        }
    }
    found
}
