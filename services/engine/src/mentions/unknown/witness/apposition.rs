//! What stands in apposition to a name, on either side of it: "the leader of the opposition, X", "X, the rebel leader".

use peacebrief::v1::ActorKind;

use super::Witness;
use crate::document::TokenId;
use crate::lexicon::{Name, NameMatch, OfficeClass};
use crate::mentions::casing::Shape;
use crate::mentions::is_possessive;
use crate::mentions::unknown::Evidence;
use crate::mentions::unknown::words::is_place_noun;
use crate::syntax::{Pos, Tag};

/// What somebody is called who then is named, beside holders of offices.
const PEOPLE: &[&str] = &[
    "successor",
    "predecessor",
    "general",
    "colonel",
    "admiral",
    "brigadier",
    "captain",
    "aide",
    "deputy",
    "brother",
    "sister",
    "son",
    "daughter",
    "nephew",
    "cousin",
    "uncle",
    "father",
    "widow",
    "lawyer",
    "businessman",
    "businesswoman",
    "farmer",
    "teacher",
    "counterpart",
    "colleague",
    "rival",
];

/// What it is worth for what its own noun calls a state's body to be called a group before it is named.
const CALLED_OTHERWISE: i32 = 8;

impl Witness<'_, '_, '_> {
    /// "the leader of the opposition, X," and "the village school, X".
    pub(super) fn hear_appositive_before(&self, comma: TokenId, seen: &mut Evidence) {
        let sentence = self.document.sentence_around(comma);
        let from = sentence.start.max(comma.saturating_sub(9));
        for token in (from..comma).rev() {
            if self.document.pos(token) == Pos::Punct && self.document.word(token) != "-"
                || self.is_finite(token)
            {
                return;
            }
            if let Some(office) = self.known.office(token) {
                if office.office.class != OfficeClass::Honorific && !office.plural {
                    seen.person += 5;
                }
                return;
            }
            // "her successor, X,", "a U.S. general, X,"
            if token + 1 == comma && PEOPLE.contains(&self.document.lemma(token)) {
                seen.person += 5;
                return;
            }
            // "in the capital, X,"
            if token + 1 == comma && is_place_noun(&self.document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    /// "Another group, the X Council,": a group may be called by words that a state's bodies have.
    pub(super) fn hear_group_before(&self, comma: TokenId, seen: &mut Evidence) {
        let Some(noun) = comma.checked_sub(1).filter(|&noun| self.document.tag(noun) == Tag::Nn) else {
            return;
        };
        let group = self.known.body(noun).filter(|body| {
            let kind = body.value.kind;
            !body.value.people && matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
        });
        if let Some(body) = group {
            seen.body += 5;
            seen.kinds.add(body.value.kind, CALLED_OTHERWISE);
        }
    }

    /// What a following apposition says: "X, 57, the rebel leader", "X, a loose array of bands", "X, who".
    pub(super) fn hear_apposition(&self, comma: TokenId, limit: TokenId, within: bool, seen: &mut Evidence) {
        let document = self.document;
        let mut at = comma + 1;
        // "Ana Petel (European Union)": a bracket that holds no more than whom a person is of.
        if document.word(comma) == "(" && (self.holds_known(at, limit) || self.labels_in_series(comma, limit))
        {
            seen.person += 3;
            return;
        }
        if at < limit && document.tag(at) == Tag::Cd && document.word(at).len() == 2 {
            seen.person += 5;
            at += 2;
        }
        let to = limit.min(at + 9);
        for token in at..to {
            match self.word(Some(token)).to_ascii_lowercase().as_str() {
                "whose" if token == at && self.has_government(token + 1, to) => {
                    seen.state += 5;
                    return;
                }
                "who" | "whose" | "whom" if token == at => {
                    seen.person += 3;
                    return;
                }
                "which" if token == at => {
                    seen.person -= 2;
                    seen.body += 1;
                    return;
                }
                // "near X, a day after the Front had left": another clause begins.
                "after" | "before" | "when" | "while" | "because" | "until" => return,
                "," | ";" | ":" | ")" | "and" => return,
                _ => {}
            }
            if self.is_finite(token) {
                return;
            }
            if let Some(office) = self.known.office(token) {
                // "On Wednesday, Independence Day, the head of state spoke": another phrase, and the subject.
                let subject = office.tokens.end < limit && self.is_finite(office.tokens.end);
                let address = matches!(office.office.class, OfficeClass::Honorific | OfficeClass::Rank);
                let other = self.index.get(office.tokens.end).is_some() && office.tokens.end < limit;
                if !office.plural && !subject && !address && !other && self.opens_apposition(at) {
                    seen.person += if within { 1 } else { 5 };
                }
                return;
            }
            // "X, *European Union* Senior Coordinator": whose the office is, and not what X is.
            let lends = |name: &NameMatch<'_>| {
                name.tokens.contains(&token)
                    && name.tokens.end < limit
                    && document.pos(name.tokens.end) != Pos::Punct
            };
            if self.known.name(token).is_some_and(lends) {
                continue;
            }
            if let Some(body) =
                self.known.body(token).filter(|b| !b.value.people && self.opens_apposition(at))
            {
                // "X, the *government's* representative": whose, and not what X is.
                let owner = body.tokens.end < limit && is_possessive(document, body.tokens.end);
                if owner && (body.tokens.end..to).any(|t| self.known.office(t).is_some()) {
                    continue;
                }
                // "… to meet X and Y, the bloc said": who says it.
                if body.tokens.end < limit && self.ends_in_report(body.tokens.end, limit) {
                    return;
                }
                seen.body += 5;
                seen.kinds.add(body.value.kind, 4);
                return;
            }
            if self.opens_apposition(at) && is_place_noun(&document.lemma(token).to_lowercase()) {
                seen.place += 4;
                return;
            }
        }
    }

    /// Whether a bracket holds no more than the full name of a state or an organization that the lexicon knows.
    fn holds_known(&self, at: TokenId, limit: TokenId) -> bool {
        let known = self.known.name_from(at).filter(|name| {
            name.tokens.end < limit && matches!(self.document.word(name.tokens.end), ")" | "]")
        });
        known.is_some_and(|name| {
            let written = self.document.words(name.tokens.clone());
            written.chars().any(char::is_lowercase)
                && name
                    .readings
                    .iter()
                    .any(|reading| matches!(reading, Name::Organization(_)) || reading.state().is_some())
        })
    }

    /// "Ana Petel (Centre for Dialogue), Tor Wend (Lakes Institute)": whether another name and bracket follow.
    fn labels_in_series(&self, bracket: TokenId, limit: TokenId) -> bool {
        let document = self.document;
        let full =
            |t: TokenId| t > 0 && self.index.get(t).is_some() && self.index.get(t) == self.index.get(t - 1);
        let strange = |t: TokenId| full(t) && !document.is_ordinary(t);
        let number = self.index.get(bracket + 1);
        let close = (bracket + 1..limit).find(|&t| number.is_none() || self.index.get(t) != number);
        let Some(close) = close.filter(|&t| number.is_some() && document.word(t) == ")") else {
            return false;
        };
        if !bracket.checked_sub(1).is_some_and(strange)
            || (bracket + 1..close).any(|t| self.casing.shape(t) == Shape::Upper)
            || close + 2 >= limit
            || !matches!(document.word(close + 1), "," | ";" | "and")
        {
            return false;
        }
        /// How many words the next name has at most, its title included.
        const NEXT: usize = 6;
        let next = (close + 2..limit.min(close + 2 + NEXT)).find(|&t| document.word(t) == "(");
        next.is_some_and(|next| full(next - 1))
    }

    /// Whether no more than a verb of saying follows, and when it was said: "…, the bloc *said on Monday*."
    fn ends_in_report(&self, verb: TokenId, limit: TokenId) -> bool {
        const LONGEST: usize = 5;
        let document = self.document;
        let says = self.is_finite(verb) && !self.lexicon.speech_verbs(document.lemma(verb)).is_empty();
        let end = (verb + 1..limit).find(|&t| document.pos(t) == Pos::Punct).unwrap_or(limit);
        says && end - verb <= LONGEST
    }

    /// Whether a noun phrase names what only a state has: "foreign minister", "parliament", "government".
    fn has_government(&self, from: TokenId, to: TokenId) -> bool {
        let heads = from..to.min(from + 3);
        heads.into_iter().any(|token| {
            let office = self.known.office(token).is_some_and(|office| {
                matches!(
                    office.office.class,
                    OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment | OfficeClass::Minister
                )
            });
            let body = self.known.body(token).is_some_and(|body| {
                matches!(body.value.kind, ActorKind::State | ActorKind::StateBody) && body.value.alone
            });
            office || body
        })
    }

    fn opens_apposition(&self, token: TokenId) -> bool {
        let word = self.word(Some(token));
        matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "then" | "former")
            || self.known.office(token).is_some()
            || self.known.body(token).is_some()
            || self.known.name(token).is_some()
            || self.index.get(token).is_some()
    }
}
