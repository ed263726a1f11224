//! A run cut into names: what in it is a title, the style of a state or a common noun, and where one name ends.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::classes::class_of;
use super::members::is_member;
use super::runs::CREEDS;
use super::{Class, Finder, NameSpan};
use crate::document::TokenId;
use crate::lexicon::{Name, OfficeClass};
use crate::mentions::casing::Shape;
use crate::mentions::unknown::is_state_style;
use crate::syntax::Tag;

/// Letters after a name, for a seat or an honour.
const POST_NOMINALS: &[&str] = &[
    "MP", "TD", "MEP", "MLA", "MSP", "MNA", "MPA", "KC", "QC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE",
    "CMG", "KCMG", "MD", "PhD", "SJ", "OFM", "OP",
];

/// Nouns that the drafters of accords and communiqués set in capitals for those whom they have named.
const CAPITALIZED_ROLES: &[&str] = &[
    "Side",
    "Sides",
    "Participants",
    "Signatories",
    "Delegations",
    "Delegation",
    "Mediators",
    "Guarantors",
    "Facilitators",
];

/// Nouns for what ministers are there for.
const PORTFOLIOS: &[&str] = &[
    "Affairs",
    "Commerce",
    "Communication",
    "Communications",
    "Cooperation",
    "Defence",
    "Defense",
    "Development",
    "Emigration",
    "Energy",
    "Environment",
    "Expatriates",
    "Finance",
    "Immigration",
    "Industry",
    "Information",
    "Integration",
    "Justice",
    "Migration",
    "Planning",
    "Reconciliation",
    "Relations",
    "Resettlement",
    "Security",
    "Trade",
    "Welfare",
    "Works",
];

impl<'l> Finder<'_, '_, 'l> {
    /// Cuts a run into names; answers where to read on.
    pub(super) fn cut(&mut self, run: Range<TokenId>, limit: TokenId) -> TokenId {
        let mut at = run.start;
        let mut titled = self.title_ends_at(at);
        let mut reach = run.end;
        while at < run.end {
            // "The March 23 Movement": one that a lexicon has is known better.
            let is_known = |end: TokenId| self.known.name_from(at).is_some_and(|name| name.tokens.end >= end);
            if let Some((end, kind)) = self.dated_name(at, run.end).filter(|&(end, _)| !is_known(end)) {
                self.push(NameSpan { tokens: at..end, class: Class::Body(kind), titled: false }, false);
                (at, titled) = (end, false);
                continue;
            }
            if let Some(name) =
                self.explained_name(at).or_else(|| self.led_by(at, limit)).or_else(|| self.owned_body(at))
            {
                let end = name.tokens.end;
                self.push(name, false);
                (at, titled) = (end, false);
                reach = reach.max(end);
                continue;
            }
            let named = self.proper(at)
                || self.is_particle(at)
                || self.known.name_from(at).is_some()
                || titled && self.opens_nickname(at, run.end);
            if !named {
                // "the Foreign Ministers' *Meeting*": what several have is not called by their title.
                titled &= !self.is_plural_possessive(at);
                at += 1;
                continue;
            }
            // "the *Marxist* KLP": of what creed they are.
            let creed = CREEDS.contains(&self.document.word(at))
                && at + 1 < run.end
                && self.casing.shape(at + 1) == Shape::Upper;
            if creed || self.is_occasion(at, run.end) {
                at += 1;
                continue;
            }
            // "Head of State Eduard X": the run begins within the title.
            let within = at > 0 && self.document.word(at - 1) == "of" && self.document.word(at) == "State";
            if let Some(title) = self.known.office(at).filter(|o| within && o.tokens.start < at) {
                (at, titled) = (title.tokens.end, true);
                continue;
            }
            // "Chairman of the Cabinet Adylbek X": the body ends, and who presides over it is named.
            if let Some(bearer) = self.after_body(at, run.end) {
                (at, titled) = (bearer, true);
                continue;
            }
            // "the Kingdom of X": X is what the text calls it.
            if self.is_style_of_state(at, limit) {
                (at, titled) = (at + 1, false);
                continue;
            }
            // "the Government", "Council": a common noun with a capital, read as one.
            if self.is_common_head(at, run.end, limit) {
                (at, titled) = (at + 1, false);
                continue;
            }
            // "The Sides", "the Signatories": what a text calls those whom it has named.
            let role = run.len() == 1 && CAPITALIZED_ROLES.contains(&self.document.word(at));
            if role || at + 1 == run.end && self.is_direction(at) {
                at += 1;
                continue;
            }
            if let Some(holder) = self.holder_in_title(at) {
                let end = holder.tokens.end;
                self.push(holder, false);
                at = end;
                continue;
            }
            if let Some(end) = self.letters_with_slash(at, run.end) {
                // What the lexicon has of a longer name, or only the letters of whom a wing has left.
                let whole = self.known.name_from(at).filter(|name| name.tokens.end == end || end == at + 3);
                let class = whole.map_or(Class::Unknown, class_of);
                self.push(NameSpan { tokens: at..end, class, titled: false }, false);
                (at, titled) = (end, false);
                continue;
            }
            let initials =
                self.known.name_from(at).is_some_and(|name| self.is_initials(&name.tokens, run.end));
            if let Some(mut body) = self.body_from(at, run.end, limit).filter(|_| !initials) {
                let end = body.tokens.end;
                if matches!(body.class, Class::Body(_)) && self.joined_before(body.tokens.start) {
                    // "the Liberation and Justice Movement": its first word has been taken for a name of its own.
                    body.tokens.start =
                        self.found.pop().map_or(body.tokens.start, |first| first.tokens.start);
                } else if let Some(kind) = self.council_joined(&body) {
                    body.tokens.start =
                        self.found.pop().map_or(body.tokens.start, |first| first.tokens.start);
                    body.class = Class::Body(kind);
                }
                self.push(body, false);
                (at, titled) = (end, false);
                reach = reach.max(end);
                continue;
            }
            if let Some(end) = self.title_over(at, run.end) {
                (at, titled) = (end, true);
                continue;
            }
            if let Some(name) = self.known.name_from(at).filter(|name| name.tokens.end <= run.end) {
                let tokens = name.tokens.clone();
                if !self.opens_person(name, run.end, titled) && !self.is_initials(&tokens, run.end) {
                    let class = class_of(name);
                    self.push(NameSpan { tokens: tokens.clone(), class, titled }, titled);
                    (at, titled) = (tokens.end, false);
                    continue;
                }
            }
            if let Some(bearer) = self.behind_portfolio(at, run.end) {
                (at, titled) = (bearer, true);
                continue;
            }
            let mut end = self.before_bearer(at, run.end).unwrap_or_else(|| self.core_end(at, run.end));
            let mut class = None;
            if end == run.end && self.is_collective(at, end) {
                end = self.complement(end, ActorKind::CivilSociety, limit).unwrap_or(end);
                reach = reach.max(end);
            } else if end == run.end && self.are_for_a_cause(at, end, limit) {
                end = self.complement(end, ActorKind::CivilSociety, limit).unwrap_or(end);
                reach = reach.max(end);
                class = Some(Class::Body(ActorKind::CivilSociety));
            }
            let class = class.unwrap_or_else(|| self.own_class(at..end, titled));
            // "the Karu and Tesh Understanding": its first word is no name of somebody's.
            if matches!(class, Class::Thing) && self.joined_before(at) && self.names_paper(end - 1) {
                at = self.found.pop().map_or(at, |first| first.tokens.start);
            }
            self.push(NameSpan { tokens: at..end, class, titled }, titled);
            (at, titled) = (end, false);
        }
        reach
    }

    /// "Minister of the Environment and *International Development* Erik X", "Envoy for *Lake Affairs* Tor X": where the bearer's name begins behind what he is minister of.
    fn behind_portfolio(&self, at: TokenId, end: TokenId) -> Option<TokenId> {
        /// How many words before the run the title stands at most.
        const REACH: usize = 8;
        let document = self.document;
        let start = document.sentence_around(at).start;
        let joined = at > start && matches!(document.word(at - 1), "and" | "&");
        let office = |t: TokenId| self.known.office(t).map(|office| office.office.class);
        let minister = |t: TokenId| office(t) == Some(OfficeClass::Minister);
        // "Special Envoy for *Lake Affairs* Tor Wend"
        let sent = at > start + 1
            && document.word(at - 1) == "for"
            && matches!(
                office(at - 2),
                Some(
                    OfficeClass::Envoy
                        | OfficeClass::Minister
                        | OfficeClass::Diplomat
                        | OfficeClass::Official
                        | OfficeClass::Spokesperson
                )
            );
        let told = || {
            (at.saturating_sub(REACH).max(start)..at - 1)
                .any(|t| minister(t) && matches!(document.word(t + 1), "of" | "for"))
        };
        if !(joined && told() || sent) {
            return None;
        }
        let portfolio = (at..end).rev().find(|&t| PORTFOLIOS.contains(&document.word(t)))?;
        (portfolio + 2 < end).then_some(portfolio + 1)
    }

    /// "Commander *“Falcon” Demir*": a nickname in quotes before a surname.
    fn opens_nickname(&self, at: TokenId, end: TokenId) -> bool {
        let quote = |t: TokenId, marks: &[&str]| t < end && marks.contains(&self.document.word(t));
        quote(at, &["“", "\"", "‘", "``"])
            && quote(at + 2, &["”", "\"", "’", "''"])
            && self.proper(at + 1)
            && at + 3 < end
    }

    /// "the Foreign Ministers*'* Meeting": the apostrophe of a plural title.
    fn is_plural_possessive(&self, at: TokenId) -> bool {
        matches!(self.document.word(at), "'" | "’")
            && at.checked_sub(1).and_then(|t| self.known.office(t)).is_some_and(|office| office.plural)
    }

    /// "the *Special* ASEAN Foreign Ministers' Meeting", "the *Joint* AU Assessment Mission": what sort of occasion an organization has.
    fn is_occasion(&self, at: TokenId, end: TokenId) -> bool {
        let next = self.known.name_from(at + 1).filter(|name| name.tokens.end < end);
        let organization = next
            .is_some_and(|name| name.readings.iter().any(|reading| matches!(reading, Name::Organization(_))));
        organization
            && self.known.name_from(at).is_none()
            && matches!(
                self.document.word(at),
                "Special" | "Extraordinary" | "Emergency" | "Informal" | "Joint" | "Annual"
            )
    }

    /// "Western diplomats", "Latin script": an adjective with a capital that names nobody.
    fn is_direction(&self, at: TokenId) -> bool {
        let next = at + 1;
        let before_noun = next < self.document.len()
            && self.document.head(at) >= next
            && self.casing.shape(next) == Shape::Lower;
        let known = self.known.name_from(at).is_some();
        before_noun
            && !known
            && matches!(
                self.document.word(at),
                "Western"
                    | "Eastern"
                    | "Northern"
                    | "Southern"
                    | "Central"
                    | "Latin"
                    | "African"
                    | "European"
                    | "Asian"
            )
    }

    /// Whether a token opens the full style of a state that no lexicon knows: "Republic of Velia", "Commonwealth of Dor".
    fn is_style_of_state(&self, at: TokenId, limit: TokenId) -> bool {
        let of = at + 1;
        let named = of + 1 < limit
            && self.document.word(of) == "of"
            && self.proper(of + 1)
            && !self.document.is_ordinary(of + 1);
        let known = self.known.name_from(at).is_some_and(|name| name.tokens.end > of + 1);
        named && !known && self.casing.shape(at) != Shape::Lower && is_state_style(self.document.word(at))
    }

    /// "the *Eagles* of the Harrat", "the *Mothers* of Ostrey": one common noun in the plural, with a capital within a sentence.
    fn is_collective(&self, at: TokenId, end: TokenId) -> bool {
        let document = self.document;
        end == at + 1
            && at > document.sentence_around(at).start
            && document.word(at - 1).eq_ignore_ascii_case("the")
            && document.is_ordinary(at)
            && document.word(at).ends_with('s')
            && self.casing.shape(at) == Shape::Capital
            && self.known.name(at).is_none()
            && self.known.body(at).is_none()
    }

    /// "the *HLA/M*": letters of which a slash parts those of a wing.
    fn letters_with_slash(&self, at: TokenId, end: TokenId) -> Option<TokenId> {
        let upper = |t: TokenId| {
            matches!(self.casing.shape(t), Shape::Upper | Shape::Initial)
                && self.document.word(t).chars().all(char::is_uppercase)
        };
        let parted = at + 2 < end
            && self.document.word(at + 1) == "/"
            && upper(at)
            && upper(at + 2)
            && self.document.word(at).len() > 2
            && self.document.word(at + 2).len() == 1;
        if !parted {
            return None;
        }
        // "the *HLA/M-IO*"
        let wing = at + 4 < end && self.document.word(at + 3) == "-" && upper(at + 4);
        Some(if wing { at + 5 } else { at + 3 })
    }

    /// "*Women* for Peace", "*Teachers* against War": those who have joined for what a capital tells after them.
    fn are_for_a_cause(&self, at: TokenId, end: TokenId, limit: TokenId) -> bool {
        let document = self.document;
        end == at + 1
            && end + 1 < limit
            && is_member(document.word(at))
            && matches!(document.word(end), "for" | "against")
            && document.is_ordinary(end + 1)
            && self.casing.shape(end + 1) == Shape::Capital
            && self.known.name_from(end + 1).is_none()
    }

    fn push(&mut self, span: NameSpan<'l>, titled: bool) {
        let NameSpan { mut tokens, class, .. } = span;
        // "Ray Burke TD"
        if tokens.len() > 2
            && matches!(class, Class::Person | Class::Unknown)
            && POST_NOMINALS.contains(&self.document.word(tokens.end - 1))
        {
            tokens.end -= 1;
        }
        // A hyphen or particle left over at either end is no part of the name.
        while tokens.len() > 1
            && self.casing.shape(tokens.end - 1) == Shape::Other
            && self.document.tag(tokens.end - 1) != Tag::Cd
        {
            tokens.end -= 1;
        }
        self.found.push(NameSpan { tokens, class, titled });
    }
}
