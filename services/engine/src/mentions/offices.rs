//! Titles with what belongs to them: their modifiers and complements, and the words that say whose they are.

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::known::Known;
use super::names::{Class, NameSpan, StateForm};
use super::{Index, is_possessive};
use crate::document::{Document, TokenId};
use crate::lexicon::{ModifierClass, OfficeClass, OfficeMatch};
use crate::syntax::{Dep, Pos, Tag};

/// A title in the text with what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct OfficeSpan {
    /// From the article or possessor before it to the end of its complements.
    pub(crate) extent: Range<TokenId>,
    /// The title's own words: the lexicon's, with its modifiers.
    pub(crate) title: Range<TokenId>,
    /// The words of the office as written, in pieces: without country or body.
    pub(crate) pieces: Vec<Range<TokenId>>,
    /// A complement that names a body ("of the Security Council"): part of the office where that body is no actor.
    pub(crate) body: Option<Range<TokenId>>,
    /// What sort of office it is.
    pub(crate) class: OfficeClass,
    /// Whether it stands in the plural.
    pub(crate) plural: bool,
    /// Whether its holder holds it no more.
    pub(crate) former: bool,
    /// Words that say for whom it is held: tokens of names, of common nouns ("army", "rebel"), of possessive pronouns.
    pub(crate) holders: Vec<TokenId>,
    /// A place that says so: "a foreign ministry spokesman in Delhi".
    pub(crate) place: Option<TokenId>,
    /// How the phrase is determined.
    pub(crate) definite: bool,
}

impl OfficeSpan {
    /// Whether it is no more than an address or a rank.
    pub(crate) fn is_address(&self) -> bool {
        matches!(self.class, OfficeClass::Honorific | OfficeClass::Rank)
    }

    /// The token that heads the title.
    pub(crate) fn head(&self) -> TokenId {
        self.title.end - 1
    }
}

/// Finds the titles of a document.
pub(crate) fn find(
    document: &Document<'_>,
    known: &Known<'_>,
    names: &[NameSpan<'_>],
    at: &Index,
) -> Vec<OfficeSpan> {
    let reader = Reader { document, known, names, at };
    known
        .offices()
        .iter()
        // What a name has swallowed is no title: "General National Congress".
        .filter_map(|office| {
            let Some(name) = at.get(office.title.start).map(|n| &names[n]) else {
                return Some(reader.read(office));
            };
            // "UN envoy": what opens it is a name, the rest the title.
            let opened = name.tokens.end < office.title.end && name.tokens.start <= office.title.start;
            opened.then(|| {
                let mut rest = office.clone();
                rest.title.start = name.tokens.end;
                rest.tokens.start = name.tokens.end;
                reader.read(&rest)
            })
        })
        .collect()
}

pub(super) struct Reader<'d, 't, 'l> {
    pub(super) document: &'d Document<'t>,
    pub(super) known: &'d Known<'l>,
    names: &'d [NameSpan<'l>],
    pub(super) at: &'d Index,
}

impl Reader<'_, '_, '_> {
    fn read(&self, office: &OfficeMatch<'_>) -> OfficeSpan {
        // "rebels *ousted* President A": what was done, and not what he is.
        let verb = |t: &TokenId| {
            self.document.tag(*t) == Tag::Vbd && !matches!(self.document.dep(*t), Dep::Amod | Dep::Compound)
        };
        let done = (office.tokens.start..office.title.start).rfind(verb);
        let tokens = done.map_or(office.tokens.start, |verb| verb + 1)..office.tokens.end;
        let mut span = OfficeSpan {
            extent: tokens.clone(),
            title: tokens.clone(),
            pieces: vec![tokens],
            body: None,
            class: office.office.class,
            // "Heads of State and Government"
            plural: office.plural || self.word(office.title.start).eq_ignore_ascii_case("heads"),
            former: office.modifiers.contains(&ModifierClass::Former),
            holders: Vec::new(),
            place: None,
            definite: false,
        };
        // "rebel chief", "army commander", "superintendent of police": whose title it is stands within.
        let acts = |token: TokenId| {
            let lower = !self.word(token).starts_with(char::is_uppercase)
                || matches!(self.word(token), "Police" | "Ministry" | "Army" | "Government");
            self.known.body(token).is_some_and(|body| lower && (body.value.alone || body.value.people))
        };
        let titled = office.title.clone();
        let last = if titled.clone().any(|t| self.word(t) == "of") { titled.end } else { titled.end - 1 };
        let mut within = (titled.start..last).filter(|&token| acts(token));
        span.holders.extend(within.next_back());
        self.before(&mut span);
        // "X-Y Co-Chairs A and B": read from right to left, and held in the order of the text.
        if span.plural && span.holders.len() == 2 {
            span.holders.sort_unstable();
        }
        if !matches!(span.class, OfficeClass::Honorific | OfficeClass::Rank)
            || self.word(span.extent.end) == "of"
        {
            self.after(&mut span);
        }
        span
    }

    pub(super) fn word(&self, token: TokenId) -> &str {
        if token < self.document.len() { self.document.word(token) } else { "" }
    }

    fn name_ending(&self, end: TokenId) -> Option<&NameSpan<'_>> {
        let name = &self.names[self.at.get(end.checked_sub(1)?)?];
        (name.tokens.end == end).then_some(name)
    }

    pub(super) fn name_starting(&self, start: TokenId) -> Option<&NameSpan<'_>> {
        let name = &self.names[self.at.get(start)?];
        (name.tokens.start == start).then_some(name)
    }

    /// Reads leftwards: modifiers, nationality, possessor, article.
    fn before(&self, span: &mut OfficeSpan) {
        let document = self.document;
        let first = document.sentence_around(span.title.start).start;
        let mut at = span.extent.start;
        let address = span.is_address();
        while at > first {
            let token = at - 1;
            if let Some(name) = self.name_ending(at) {
                let acts = !matches!(name.class, Class::Person | Class::Thing | Class::Unknown);
                if !acts || address {
                    break;
                }
                // "the US Syria envoy"
                if matches!(
                    name.class,
                    Class::Organization(_) | Class::State(..) | Class::Group(..) | Class::Body(_)
                ) {
                    self.posted(span, at);
                }
                span.holders.push(token);
                at = name.tokens.start;
                continue;
            }
            // "Bodoland Territorial Council (BTC) chief"
            if document.word(token) == ")"
                && token >= first + 3
                && document.word(token - 2) == "("
                && !address
            {
                let Some(name) =
                    self.name_ending(token - 2).filter(|name| !matches!(name.class, Class::Person))
                else {
                    break;
                };
                span.holders.push(token - 3);
                at = name.tokens.start;
                continue;
            }
            // "the X-Y Co-Chairs"
            if span.plural
                && matches!(document.word(token), "-" | "–")
                && self.name_starting(at).is_some()
                && self.name_ending(token).is_some_and(|n| !matches!(n.class, Class::Person | Class::Thing))
            {
                at = token;
                continue;
            }
            // "Yemeni and Saudi officials"
            if span.plural
                && document.word(token) == "and"
                && self.name_starting(at).is_some()
                && self
                    .name_ending(token)
                    .is_some_and(|n| matches!(n.class, Class::State(..) | Class::NewState(..)))
            {
                at = token;
                continue;
            }
            if document.tag(token) == Tag::Pos || is_possessive(document, token) {
                self.posted(span, at);
                if token > first {
                    let owner = token - 1;
                    span.holders.push(owner);
                    let titled = self.known.office(owner).map_or(owner, |office| office.tokens.start);
                    at = self.name_ending(token).map_or(titled, |name| name.tokens.start);
                    // "Mr A's security adviser"
                    let address = at.checked_sub(1).and_then(|t| self.known.office(t));
                    if let Some(address) = address.filter(|address| address.tokens.end == at) {
                        at = address.tokens.start.max(first);
                    }
                    // "the group's spokesman", "the prime minister's spokesman"
                    while at > first && matches!(document.tag(at - 1), Tag::Nn | Tag::Jj | Tag::Hyph) {
                        at -= 1;
                    }
                    if at > first && document.pos(at - 1) == Pos::Det {
                        at -= 1;
                    }
                }
                span.definite = true;
                break;
            }
            if matches!(document.tag(token), Tag::PrpPossessive | Tag::WpPossessive) {
                self.posted(span, at);
                span.holders.push(token);
                span.definite = true;
                at = token;
                break;
            }
            if document.pos(token) == Pos::Det {
                span.definite = document.word(token).eq_ignore_ascii_case("the");
                at = token;
                break;
            }
            if ["then", "former", "ex", "late", "outgoing"]
                .iter()
                .any(|w| document.word(token).eq_ignore_ascii_case(w))
            {
                span.former = true;
            }
            if document.word(token).eq_ignore_ascii_case("then") {
                at = token;
                continue;
            }
            // "then-president A", "ex-minister B"
            let past = token
                .checked_sub(1)
                .filter(|&t| t >= first && document.word(token) == "-")
                .filter(|&t| matches!(document.word(t).to_lowercase().as_str(), "then" | "ex" | "former"));
            if let Some(past) = past {
                span.former = true;
                at = past;
                continue;
            }
            if let Some(start) = self.epithet(token, first).filter(|_| !address) {
                at = start;
                continue;
            }
            // "the EU *foreign and* security policy chief"
            let joined = document.word(token) == "and"
                && !address
                && span.pieces.first().is_some_and(|piece| piece.start == at && at < span.title.start)
                && token >= first + 2
                && self.modifies(token - 1)
                && (self.name_ending(token - 1).is_some() || document.pos(token - 2) == Pos::Det);
            if joined {
                at = token;
                if let Some(piece) = span.pieces.first_mut() {
                    piece.start = token;
                }
                continue;
            }
            if address || !self.modifies(token) {
                break;
            }
            if self.known.body(token).is_some() {
                span.holders.push(token);
            }
            at = token;
            match span.pieces.first_mut() {
                Some(piece) if piece.start == token + 1 => piece.start = token,
                _ => span.pieces.insert(0, token..token + 1),
            }
        }
        span.extent.start = at;
    }

    /// "the Front's *UN* representative", "the EU *London* envoy": behind whose an office is, what is named right before a title is where its
    /// bearer has been sent, and no more whose he is than what stands behind "to".
    fn posted(&self, span: &mut OfficeSpan, from: TokenId) {
        let Some(name) = self.name_starting(from).filter(|name| name.tokens.end == span.title.start) else {
            return;
        };
        let sent = match name.class {
            // "Libya's UN envoy" is most often the organization's.
            Class::Organization(_) => {
                span.class == OfficeClass::Diplomat || self.word(span.head()) == "representative"
            }
            Class::State(_, form) | Class::NewState(_, form) => {
                matches!(span.class, OfficeClass::Diplomat | OfficeClass::Envoy)
                    && matches!(form, StateForm::Name | StateForm::Capital)
            }
            Class::Place => matches!(span.class, OfficeClass::Diplomat | OfficeClass::Envoy),
            _ => false,
        };
        if sent {
            let tokens = name.tokens.clone();
            span.holders.retain(|holder| !tokens.contains(holder));
            if let Some(piece) = span.pieces.first_mut().filter(|piece| piece.start == tokens.end) {
                piece.start = tokens.start;
            }
        }
    }

    /// Where a participle begins that qualifies the bearer, not the office: "self-styled", "newly elected", "ailing".
    fn epithet(&self, token: TokenId, first: TokenId) -> Option<TokenId> {
        let document = self.document;
        if !matches!(document.tag(token), Tag::Vbn | Tag::Vbg | Tag::Vbd) {
            return None;
        }
        let mut start = token;
        while start > first
            && (document.word(start - 1) == "-"
                || matches!(document.tag(start - 1), Tag::Rb | Tag::Hyph)
                || document.word(start) == "-")
        {
            start -= 1;
        }
        let determined = start > first
            && (matches!(document.pos(start - 1), Pos::Det)
                || document.tag(start - 1) == Tag::Pos
                || document.tag(start - 1) == Tag::PrpPossessive);
        (determined || self.name_ending(start).is_some()).then_some(start)
    }

    /// Whether a lower-case word before a title belongs to it: "military spokesman", "far-right minister".
    fn modifies(&self, token: TokenId) -> bool {
        let document = self.document;
        let word = document.word(token);
        if word == "-" {
            return token > 0 && document.token_bytes(token - 1).end == document.token_bytes(token).start;
        }
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        // The "far" of "far-right".
        let hyphened = token + 1 < document.len()
            && document.word(token + 1) == "-"
            && document.token_bytes(token).end == document.token_bytes(token + 1).start;
        if lower && hyphened {
            return true;
        }
        let nominal =
            matches!(document.tag(token), Tag::Jj | Tag::Nn | Tag::Nns) && document.tag(token) != Tag::Cd;
        lower
            && nominal
            && !matches!(
                word,
                "other"
                    | "same"
                    | "own"
                    | "such"
                    | "second"
                    | "first"
                    | "several"
                    | "many"
                    | "different"
                    | "various"
            )
            || matches!(word, "first" | "chief")
    }

    /// Reads rightwards: "of the armed forces", "of Armenia", "for the Horn of Africa", "in Delhi".
    fn after(&self, span: &mut OfficeSpan) {
        let document = self.document;
        let last = document.sentence_around(span.title.start).end;
        let mut end = span.extent.end;
        if end + 1 < last && document.word(end) == "-" && matches!(self.word(end + 1), "elect" | "designate")
        {
            end += 2;
            self.lengthen(span, end);
        }
        // "Minister of Justice", as some list has it, "and Public Order"
        let of_matter = span.title.len() > 2 && matches!(document.word(span.title.start + 1), "of" | "for");
        let rest = self.rest_of_portfolio(end, last);
        // "… and International Cooperation *of Djibouti*"
        let held = |at: TokenId| {
            let state = at + 1 + usize::from(self.word(at + 1) == "the");
            let named = self.name_starting(state);
            self.word(at) == "of"
                && named.is_some_and(|name| matches!(name.class, Class::State(..) | Class::NewState(..)))
        };
        let ends = self.person_begins(rest) || held(rest);
        if span.class == OfficeClass::Minister && of_matter && rest > end && ends {
            end = rest;
            self.lengthen(span, end);
        }
        for _ in 0..3 {
            if end + 1 >= last {
                break;
            }
            let preposition = document.word(end).to_ascii_lowercase();
            let Some(next) = self.complement(span, &preposition, end, last) else { break };
            end = next;
        }
        span.extent.end = end;
    }

    /// The name in apposition to a body that a common noun calls.
    pub(super) fn named_behind(&self, end: TokenId) -> Option<TokenId> {
        let body = self.known.body(end - 1)?;
        let group = matches!(body.value.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
        let at = end + 1 + usize::from(self.word(end + 1) == "the");
        let name = self.name_starting(at).filter(|_| group && self.word(end) == ",")?;
        matches!(name.class, Class::Body(_) | Class::Group(..) | Class::Unknown).then_some(at)
    }

    /// Where the name begins that a participle before it qualifies: the X of "self-declared X", "newly formed X".
    pub(super) fn past_epithet(&self, at: TokenId, last: TokenId) -> Option<TokenId> {
        /// "internationally", "self - declared"
        const LONGEST: usize = 4;
        let document = self.document;
        let participle = (at..last.min(at + LONGEST))
            .find(|&t| matches!(document.tag(t), Tag::Vbn | Tag::Vbd) && self.at.get(t).is_none())?;
        let opens = |t: TokenId| {
            document.word(t) == "-" || matches!(document.tag(t), Tag::Rb | Tag::Hyph | Tag::Nn | Tag::Jj)
        };
        let name = participle + 1;
        let named = name < last && self.name_starting(name).is_some_and(|n| n.class != Class::Person);
        (named && (at..participle).all(opens)).then_some(name)
    }

    pub(super) fn lengthen(&self, span: &mut OfficeSpan, end: TokenId) {
        match span.pieces.last_mut() {
            Some(piece) if piece.end <= end => piece.end = end,
            _ => {}
        }
    }
}
