//! Names of persons, told from the states and places with whose names they begin.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::{Class, Finder};
use crate::document::TokenId;
use crate::lexicon::{Name, NameMatch, OfficeClass};
use crate::mentions::casing::Shape;
use crate::mentions::unknown::is_place_noun;
use crate::syntax::Pos;
use crate::text::is_outlet;

impl<'l> Finder<'_, '_, 'l> {
    /// Where the words of a name that no lexicon knows end: at a title, or at the end of the run.
    pub(super) fn core_end(&self, from: TokenId, end: TokenId) -> TokenId {
        let mut at = from + 1;
        while at < end {
            if let Some(office) = self.known.office_from(at) {
                // "Martin Luther King", "Mr Bishop": at the end of a name a title is a surname. "Tengku A Tengku B": one is named by
                // his father's, too.
                let before = from.saturating_sub(ADDRESSES)..from;
                let again = office.office.class == OfficeClass::Honorific
                    && before.into_iter().any(|t| self.document.word(t) == self.document.word(at));
                // "President Hassan Sheikh Mohamed": between a given name and another, an address is one of his names.
                let given = |t: TokenId| self.lexicon.given_name(self.document.word(t)).is_some();
                let within = office.office.class == OfficeClass::Honorific
                    && office.tokens.len() == 1
                    && at + 2 == end
                    && (from..at).all(given)
                    && self.title_ends_at(from)
                    && self.known.name_from(at + 1).is_none();
                if again || within {
                    at += 1;
                    continue;
                }
                if office.tokens.end < end || office.tokens.len() > 1 {
                    return at;
                }
            }
            if let Some(name) = self.known.name_from(at) {
                let acts =
                    name.readings.iter().any(|r| matches!(r, Name::Organization(_) | Name::Adjective(_)));
                if acts && name.tokens.len() > 1 {
                    return at;
                }
            }
            at += 1;
        }
        end
    }

    /// "the Foreign Minister of Ostravia Lidia Horvat": where a state that nobody knows ends and its minister's name begins.
    pub(super) fn before_bearer(&self, from: TokenId, end: TokenId) -> Option<TokenId> {
        let of = from.checked_sub(1).filter(|&t| self.document.word(t).eq_ignore_ascii_case("of"))?;
        let officer = (of.saturating_sub(5)..of).any(|t| {
            self.known.office(t).is_some_and(|office| {
                matches!(
                    office.office.class,
                    OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
                )
            })
        });
        let given = |t: &TokenId| self.lexicon.given_name(self.document.word(*t)).is_some();
        let bearer = (from + 1..end.saturating_sub(1)).find(given);
        // Of a state that is named elsewhere, too, as "Ferushan" in "President of Ferushan Orlan Bekzat".
        let elsewhere = |state: TokenId| {
            let word = self.document.word(state);
            (0..self.document.len()).any(|t| {
                t != state
                    && self.document.word(t) == word
                    && (t + 1 >= self.document.len() || !self.proper(t + 1))
            })
        };
        let bearer = bearer.or_else(|| (end == from + 3 && elsewhere(from)).then_some(from + 1));
        bearer.filter(|_| officer && !given(&from))
    }

    /// "Chairman of the Cabinet Adylbek X", "Assistant to the Prime Minister on National Security Moeed X": where common words that a
    /// title goes on with end, and its bearer's name begins.
    pub(super) fn after_body(&self, from: TokenId, end: TokenId) -> Option<TokenId> {
        let document = self.document;
        if end - from > LONGEST_TITLE {
            return None;
        }
        let stranger = |t: TokenId| {
            self.casing.shape(t) == Shape::Capital
                && !document.is_ordinary(t)
                && self.known.name(t).is_none()
                && self.known.office(t).is_none()
                && self.known.body(t).is_none()
        };
        // "Charles": a word like others to who counts words.
        let given = |t: TokenId| self.lexicon.given_name(self.document.word(t)).is_some();
        let bearer = (from + 1..end).find(|&t| stranger(t) || given(t))?;
        let named = (2..=3).contains(&(end - bearer)) && (bearer..end).all(|t| stranger(t) || given(t));
        let common = (from..bearer).all(|t| document.is_ordinary(t) && self.known.name(t).is_none());
        let sentence = document.sentence_around(from);
        let article = from.checked_sub(1).filter(|&t| document.word(t) == "the").unwrap_or(from);
        // "Minister of Safety *and Security* X": the portfolio goes on before.
        let joined = |t: TokenId| {
            document.is_ordinary(t) && self.known.name(t).is_none()
                || matches!(document.word(t), "and" | "," | "&")
        };
        let first = (sentence.start..article)
            .rev()
            .take(LONGEST_TITLE)
            .take_while(|&t| joined(t) && !matches!(document.word(t), "of" | "for" | "on" | "to"))
            .last()
            .filter(|_| matches!(document.word(article.saturating_sub(1)), "and" | "&"))
            .unwrap_or(article);
        let linked = first
            .checked_sub(1)
            .filter(|&t| sentence.contains(&t) && matches!(document.word(t), "of" | "for" | "on" | "to"))?;
        let officer = linked.checked_sub(1).is_some_and(|t| self.known.office(t).is_some());
        (named && common && officer).then_some(bearer)
    }

    /// Whether what looks like a state or place is the beginning of a person's name: "Israel Ramírez", "President Jordan".
    pub(super) fn opens_person(&self, name: &NameMatch<'_>, end: TokenId, titled: bool) -> bool {
        let placelike = name.readings.iter().all(|r| {
            matches!(r, Name::State(_) | Name::Capital(_) | Name::Place(_)) || matches!(r, Name::Person(_))
        });
        let one = name.tokens.len() == 1;
        let given = self.lexicon.given_name(self.document.word(name.tokens.start)).is_some();
        // "Karen Baburyan", "Sami Zuhri", but "the Karen leader": a people's name that is a given name, too.
        let people = name
            .readings
            .iter()
            .all(|r| matches!(r, Name::Adjective(_) | Name::Person(_) | Name::Community(_)))
            && given
            && name.tokens.end < end
            && !self.document.is_ordinary(name.tokens.end)
            && self.casing.shape(name.tokens.end) == Shape::Capital
            && name.tokens.start.checked_sub(1).is_none_or(|t| self.document.pos(t) != Pos::Det);
        if !(placelike || people) || !one || self.casing.shape(name.tokens.start) == Shape::Upper {
            return false;
        }
        let next = name.tokens.end;
        if next < end && self.document.word(next) == "-" {
            return false;
        }
        let followed =
            next < end && self.known.name_from(next).is_none() && self.known.office(next).is_none();
        (titled && next >= end && !name.readings.iter().any(|r| matches!(r, Name::State(_))))
            || (followed && (given || titled))
    }

    /// Whether an acronym is a person's initials: "RN Ravi".
    pub(super) fn is_initials(&self, acronym: &Range<TokenId>, end: TokenId) -> bool {
        let next = acronym.end;
        acronym.len() == 1
            && self.document.word(acronym.start).chars().count() == 2
            && self.casing.shape(acronym.start) == Shape::Upper
            && next < end
            && self.casing.shape(next) == Shape::Capital
            && !self.document.is_ordinary(next)
            && self.known.name(next).is_none()
            && self.known.office(next).is_none()
            && self.known.body(next).is_none()
            && !matches!(self.document.word(acronym.start), "UN" | "EU" | "US" | "UK" | "AU" | "DR")
    }

    /// "Anthony Lake", "by John Hall": a given name, and a surname that is also a word for a place. No place is without an article that
    /// stands where somebody acts.
    fn is_surnamed_like_a_place(&self, tokens: &Range<TokenId>) -> bool {
        let [first, .., last] = &tokens.clone().collect::<Vec<_>>()[..] else { return false };
        let document = self.document;
        let before = first.checked_sub(1).map_or("", |t| document.word(t)).to_ascii_lowercase();
        let located = matches!(
            before.as_str(),
            "the" | "in" | "at" | "near" | "of" | "on" | "from" | "to" | "into" | "outside" | "around"
        );
        SURNAMES_FROM_PLACES.contains(&document.word(*last))
            && self.lexicon.given_name(document.word(*first)).is_some()
            && self.known.name(*first).is_none()
            && !located
    }

    /// Whether a word is a noun for accords.
    pub(super) fn names_paper(&self, token: TokenId) -> bool {
        let noun = |word: &str| self.lexicon.accord_noun(word).is_some();
        noun(self.document.lemma(token)) || noun(&self.document.word(token).to_lowercase())
    }

    /// What the words of an unknown name say themselves.
    pub(super) fn own_class(&self, tokens: Range<TokenId>, titled: bool) -> Class<'l> {
        let last = tokens.end - 1;
        // "the Detainees Exchange Agreement": no detainee of that name.
        let paper = tokens.len() > 1
            && self.lexicon.accord_noun(self.document.lemma(last)).is_some()
            && tokens.clone().all(|t| self.document.is_ordinary(t));
        // "Cook Islands"
        let islands =
            tokens.len() == 1 && matches!(self.document.word(last), "Islands" | "Mountains" | "Heights");
        if islands {
            return Class::Place;
        }
        if titled && !paper {
            return Class::Person;
        }
        // "NJUGUNA MAHUGU (Kenya) said": minutes have speakers in capitals, and whom they speak for beside them.
        let shouted = tokens.len() > 1
            && tokens.clone().all(|t| self.casing.shape(t) == Shape::Upper && self.known.body(t).is_none())
            && tokens.end + 1 < self.document.len()
            && self.document.word(tokens.end) == "("
            && self
                .known
                .name_from(tokens.end + 1)
                .is_some_and(|n| n.readings.iter().any(|r| r.state().is_some()));
        if shouted {
            return Class::Person;
        }
        let first = self.document.word(tokens.start);
        if tokens.len() > 1 && FIGHTERS_FOR_FAITH.contains(&first) {
            return Class::Body(ActorKind::ArmedGroup);
        }
        if is_outlet(self.document.words(tokens.clone())) || tokens.len() == 1 && REGIONAL.contains(&first) {
            return Class::Thing;
        }
        if self.names_paper(last) || tokens.len() > 1 && OCCASIONS.contains(&self.document.word(last)) {
            return Class::Thing;
        }
        // "the Front's *Negotiating* Panel Chairman": what qualifies a title.
        let qualifies = tokens.len() == 1
            && first.ends_with("ing")
            && self.document.is_ordinary(last)
            && self.known.office_from(last + 1).is_some();
        if qualifies {
            return Class::Thing;
        }
        if self.is_surnamed_like_a_place(&tokens) {
            return Class::Person;
        }
        if is_place_noun(&self.document.word(last).to_lowercase()) && tokens.len() > 1 {
            return Class::Place;
        }
        // "the Island", "the Union": no person.
        if tokens.len() == 1 && is_place_noun(&self.document.word(last).to_lowercase()) {
            return Class::Place;
        }
        if tokens.len() > 1 {
            match self.document.word(tokens.start).to_lowercase().as_str() {
                first if opens_place(first) => return Class::Place,
                "radio" | "television" | "tv" | "channel" | "operation" => return Class::Thing,
                _ => {}
            }
        }
        Class::Unknown
    }
}

/// Nouns for occasions on which people confer, which head the names of series of them: "the Geneva Discussions".
const OCCASIONS: &[&str] = &[
    "Talks",
    "Discussions",
    "Negotiations",
    "Consultations",
    "Conversations",
    "Dialogue",
    "Dialogues",
    "Summit",
    "Meeting",
    "Round",
    "Referendum",
];

/// Words for places that are surnames as often.
const SURNAMES_FROM_PLACES: &[&str] = &[
    "Lake", "Hall", "Hill", "Bridge", "Bridges", "Street", "Forest", "Church", "Field", "Fields", "House",
    "Castle", "Ford", "Park", "Rivers", "Wells", "Banks", "Hills", "Woods", "Villa", "School", "Dam", "Pass",
];

/// The most words of a title that go on with a body, its bearer's name included.
const LONGEST_TITLE: usize = 8;

/// How many words of address may stand before a name: "Tengku Dato' A Tengku B".
const ADDRESSES: usize = 4;

/// Adjectives of regions that no state or people is called by alone: "*Nordic* monitors".
const REGIONAL: &[&str] = &[
    "Nordic",
    "Scandinavian",
    "Balkan",
    "Baltic",
    "Caribbean",
    "Andean",
    "Sahelian",
    "Levantine",
    "Transcaucasian",
    "Indochinese",
];

/// Words with which the names of armed movements begin, from Arabic and Persian: supporters, army, movement, party, brigades.
const FIGHTERS_FOR_FAITH: &[&str] = &[
    "Ansar",
    "Jamaat",
    "Jama'at",
    "Jama’at",
    "Jaish",
    "Jaysh",
    "Lashkar",
    "Harakat",
    "Hizb",
    "Kataib",
    "Kata'ib",
    "Liwa",
    "Jabhat",
    "Saraya",
    "Asaib",
    "Tehreek",
    "Tehrik",
    "Sipah",
    "Hizbul",
];

/// Words with which the names of places begin: "Mount Kesh", "Western Slavonia".
fn opens_place(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "mount", "lake", "port", "fort", "camp", "cape", "river", "upper", "lower", "north", "south", "east",
        "west", "northern", "southern", "eastern", "western", "central", "greater", "inner", "outer", "wadi",
        "jebel", "jabal", "ras", "hotel", "villa", "palais", "chateau", "château", "hacienda", "rio", "río",
        "puerto", "isla", "phnom", "phu", "wat", "bir", "ain", "tell", "tel", "deir", "khirbet", "oued",
        "gulf", "strait", "straits",
    ];
    OPENERS.contains(&word)
}
