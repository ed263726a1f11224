//! Runs of words that look like names: capitals, and the particles, hyphens, nicknames and numbers that they reach over.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::Finder;
use crate::dates::names_day_or_month;
use crate::document::TokenId;
use crate::lexicon::OfficeClass;
use crate::mentions::casing::Shape;
use crate::syntax::Tag;

/// Words without a capital that end the names of persons: "son of", "daughter of", and what tells a son from his father.
const ENDINGS: &[&str] = &["uulu", "kyzy", "oglu", "oğlu", "ogly", "qizi", "2d", "2nd", "3d", "3rd"];

/// What a group believes or wants, with a capital as a name has it.
pub(super) const CREEDS: &[&str] = &[
    "Islamist",
    "Jihadist",
    "Marxist",
    "Maoist",
    "Communist",
    "Leninist",
    "Trotskyist",
    "Salafist",
    "Shiite",
    "Shia",
    "Sunni",
    "Zaidi",
];

impl Finder<'_, '_, '_> {
    /// The run of name-like tokens that begins at a token.
    pub(super) fn run(&self, from: TokenId, limit: TokenId) -> Option<Range<TokenId>> {
        // "Neighbouring Dalmora": a capital only where a sentence begins.
        if matches!(self.document.word(from), "Neighbouring" | "Neighboring" | "Landlocked") {
            return None;
        }
        // "its U.N.-backed army": an adjective.
        const MAKES: &[&str] = &[
            "-backed",
            "-brokered",
            "-mediated",
            "-sponsored",
            "-hosted",
            "-held",
            "-supported",
            "-controlled",
        ];
        let word = self.document.word(from);
        // "a U.S.-born soldier", but "the U.S.-led coalition" is called so.
        let of_letters = word
            .rsplit_once(".-")
            .is_some_and(|(_, rest)| rest != "led" && rest.starts_with(char::is_lowercase));
        if of_letters || MAKES.iter().any(|end| word.ends_with(end)) {
            return None;
        }
        let mut end = if let Some((end, _)) = self.dated_name(from, limit) {
            end
        } else if self.proper(from) {
            from + 1
        } else {
            // "al-Bashir", "de la Calle"; but not in the middle of a longer name, which begins before.
            let name = self.over_particles(from, limit)?;
            (self.casing.shape(from) == Shape::Lower).then_some(name + 1)?
        };
        if let Some(name) = self.known.name_from(from) {
            end = end.max(name.tokens.end);
        }
        if let Some(explained) = self.explained_name(from) {
            end = end.max(explained.tokens.end.min(limit));
        }
        if let Some(owned) = self.owned_body(from) {
            end = end.max(owned.tokens.end.min(limit));
        }
        while end < limit {
            let next = self.extension(end, limit)?;
            if next == end {
                break;
            }
            end = next;
        }
        let end = end.min(limit);
        // "the Palestinian *Islamist* group": what sort of group it is.
        let sort = |t: TokenId| {
            CREEDS.contains(&self.document.word(t)) && (t == from || self.document.word(t - 1) != "-")
        };
        let group = end < self.document.len()
            && matches!(
                self.document.lemma(end),
                "group" | "movement" | "militia" | "faction" | "rebel" | "militant" | "fighter"
            );
        if group && sort(end - 1) {
            let cut = (from..end).rev().take_while(|&t| sort(t)).last()?;
            return (cut > from).then_some(from..cut);
        }
        Some(from..end)
    }

    /// "the 9 October Column", "the July 14 Brigades": a day, and a capitalized noun for those who took it as their name.
    pub(super) fn dated_name(&self, from: TokenId, limit: TokenId) -> Option<(TokenId, ActorKind)> {
        let noun = Some(from + 2).filter(|&noun| noun < limit)?;
        let number = |t: TokenId| self.document.tag(t) == Tag::Cd;
        let month = |t: TokenId| names_day_or_month(self.document.word(t));
        let day = number(from) && month(from + 1) || month(from) && number(from + 1);
        let kind = self.head_noun(noun).filter(|_| day)?;
        matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup).then_some((noun + 1, kind))
    }

    /// Where a run that has come to `end` goes on to: `end` itself where it does not.
    fn extension(&self, end: TokenId, limit: TokenId) -> Option<TokenId> {
        if self.proper(end) {
            let reach = self.known.name_from(end).map_or(end + 1, |name| name.tokens.end);
            return Some(reach.max(end + 1));
        }
        let word = self.document.word(end);
        let has_next = end + 1 < limit;
        // "Abdel-Fattah", "Alliance/March", "Movement-in-Opposition".
        let written = |t: TokenId| self.document.word(t).starts_with(char::is_alphanumeric);
        if has_next
            && matches!(word, "-" | "–" | "/" | "‑")
            && self.glued(end)
            && self.glued(end + 1)
            && written(end + 1)
        {
            let mut reach = end + 2;
            while reach + 1 < limit
                && self.document.word(reach) == "-"
                && self.glued(reach)
                && self.glued(reach + 1)
            {
                reach += 2;
            }
            let capital =
                (end + 1..reach).any(|t| self.proper(t)) || self.casing.shape(end + 1) == Shape::Capital;
            // "Ban Ki-moon", but not "Moscow-backed".
            let syllable = end >= 2
                && self.proper(end - 1)
                && self.proper(end - 2)
                && (matches!(self.document.tag(end + 1), Tag::Nnp)
                    // "Secretary-General Ban Ki-moon", whatever words his names are like.
                    || self.title_ends_at(end - 2)
                    || !(self.document.is_ordinary(end - 2) && self.document.is_ordinary(end - 1)))
                && self.known.name(end - 1).is_none();
            let participle =
                matches!(self.document.tag(end + 1), Tag::Vbn | Tag::Vbd | Tag::Vbg | Tag::Jj | Tag::Rb);
            // "Follow-up Commission"
            let compound = reach < limit && self.proper(reach) && self.proper(end - 1) && !participle;
            if capital || (syllable || compound) && !participle {
                return Some(reach);
            }
            return Some(end);
        }
        if let Some(name) = self.over_particles(end, limit) {
            return Some(name + 1);
        }
        // A nickname in quotes: Ahod "Murad" Ebrahim.
        if matches!(word, "\"" | "“" | "‘" | "``" | "'") {
            let close = (end + 1..limit.min(end + 4))
                .find(|&t| matches!(self.document.word(t), "\"" | "”" | "’" | "''" | "'"));
            if let Some(close) = close {
                let inside = close > end + 1 && (end + 1..close).all(|t| self.proper(t));
                if inside && close + 1 < limit && self.proper(close + 1) {
                    return Some(close + 2);
                }
            }
        }
        // "Students' Union", "People's Party": the possessive of a plural before a capitalized head noun.
        let possessive = self.document.tag(end) == Tag::Pos || matches!(word, "'" | "’") && self.glued(end);
        if possessive
            && end > 0
            && has_next
            && self.proper(end + 1)
            && self.is_plural_possessor(end)
            && self.known.name(end - 1).is_none_or(|n| n.tokens.end > end)
        {
            return Some(end + 2);
        }
        // "Dato' Ab Ghafar": an address that ends in an apostrophe.
        let address = |t: TokenId| {
            self.known.office(t).is_some_and(|office| office.office.class == OfficeClass::Honorific)
        };
        if matches!(word, "'" | "’")
            && self.glued(end)
            && has_next
            && self.proper(end + 1)
            && end.checked_sub(1).is_some_and(address)
        {
            return Some(end + 1);
        }
        // "March 23 Movement", "Group of 77" is none.
        if self.document.tag(end) == Tag::Cd
            && has_next
            && self.proper(end + 1)
            && self.head_noun(end + 1).is_some()
        {
            return Some(end + 2);
        }
        if word == "&" && has_next && self.proper(end + 1) {
            return Some(end + 2);
        }
        // "Turgunbek uulu", "James A. Baker 3d": what ends a person's name.
        if ENDINGS.contains(&word) && end >= 2 && self.proper(end - 1) && self.proper(end - 2) {
            return Some(end + 1);
        }
        Some(end)
    }

    fn is_plural_possessor(&self, possessive: TokenId) -> bool {
        let word = self.document.word(possessive - 1);
        let bare = matches!(self.document.word(possessive), "'" | "’");
        (bare && word.ends_with('s'))
            || ["people", "men", "women", "children"].iter().any(|end| word.to_lowercase().ends_with(end))
    }

    /// The first proper token after one to three particles that begin at `from`.
    fn over_particles(&self, from: TokenId, limit: TokenId) -> Option<TokenId> {
        let mut at = from;
        while at < limit.min(from + 4) && self.is_particle(at) {
            at += 1;
            if at + 1 < limit && self.document.word(at) == "-" && self.glued(at) && self.glued(at + 1) {
                at += 1;
            }
        }
        (at > from && at < limit && self.proper(at)).then_some(at)
    }

    pub(super) fn is_particle(&self, token: TokenId) -> bool {
        self.casing.shape(token) == Shape::Lower
            && self.lexicon.is_name_particle(self.document.word(token))
            && !matches!(
                self.document.word(token),
                "a" | "an" | "the" | "in" | "to" | "of" | "and" | "do" | "am" | "or" | "for"
            )
    }

    /// Whether a token follows the one before it without a space.
    pub(super) fn glued(&self, token: TokenId) -> bool {
        token > 0
            && token < self.document.len()
            && self.document.token_bytes(token - 1).end == self.document.token_bytes(token).start
    }
}
