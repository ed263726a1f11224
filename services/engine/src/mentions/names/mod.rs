//! Names: runs of capitalized words, cut into what stands in them (titles, nationalities, bodies, persons, places).

mod bodies;
mod members;
mod persons;

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::casing::{Casing, Shape};
use super::known::Known;
use crate::dates::names_day_or_month;
use crate::document::{Document, TokenId};
use crate::lexicon::{Community, Group, Lexicon, Name, NameMatch, Organization, State};
use crate::syntax::{Pos, Tag};

/// In which form words stand for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StateForm {
    /// By its name.
    Name,
    /// By its adjective: "Kenyan".
    Adjective,
    /// By a noun for its people: "Kenyans".
    People,
    /// By its capital, which may also be no more than a place.
    Capital,
    /// By a building or the like that stands for its government.
    Metonym,
}

/// What a name names, as far as its own words and the lexicon tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Class<'l> {
    /// A person.
    Person,
    /// A state that the lexicon knows.
    State(&'l State, StateForm),
    /// A state that the lexicon does not know; the number is that of its name among the article's invented states.
    NewState(usize, StateForm),
    /// An organization that the lexicon knows.
    Organization(&'l Organization),
    /// A group that the lexicon knows; whether by the adjective for its members.
    Group(&'l Group, bool),
    /// A people or community.
    Community(&'l Community),
    /// A body or group that its head noun, its acronym or its surroundings betray.
    Body(ActorKind),
    /// A place.
    Place,
    /// An accord, a prize, a feast: something that does not act.
    Thing,
    /// Nothing tells yet.
    Unknown,
}

/// A name in the text, without titles and articles.
#[derive(Debug, Clone)]
pub(crate) struct NameSpan<'l> {
    /// Its tokens.
    pub(crate) tokens: Range<TokenId>,
    /// What it names.
    pub(crate) class: Class<'l>,
    /// Whether a title stands directly before it.
    pub(crate) titled: bool,
}

/// Letters after a name, for a seat or an honour.
const POST_NOMINALS: &[&str] = &[
    "MP", "TD", "MEP", "MLA", "MSP", "MNA", "MPA", "KC", "QC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE",
    "CMG", "KCMG", "MD", "PhD", "SJ", "OFM", "OP",
];

/// Finds the names of a document.
pub(crate) fn find<'l>(
    document: &Document<'_>,
    lexicon: &'l Lexicon,
    casing: &Casing,
    known: &Known<'l>,
) -> Vec<NameSpan<'l>> {
    let mut finder = Finder { document, lexicon, casing, known, found: Vec::new() };
    for sentence in document.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match finder.run(at, sentence.end) {
                Some(run) => {
                    at = finder.cut(run, sentence.end).max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    finder.found
}

struct Finder<'d, 't, 'l> {
    document: &'d Document<'t>,
    lexicon: &'l Lexicon,
    casing: &'d Casing,
    known: &'d Known<'l>,
    found: Vec<NameSpan<'l>>,
}

impl<'l> Finder<'_, '_, 'l> {
    /// The run of name-like tokens that begins at a token.
    fn run(&self, from: TokenId, limit: TokenId) -> Option<Range<TokenId>> {
        // "Neighbouring Dalmora": a capital only where a sentence begins.
        if matches!(self.document.word(from), "Neighbouring" | "Neighboring" | "Landlocked") {
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
        while end < limit {
            let next = self.extension(end, limit)?;
            if next == end {
                break;
            }
            end = next;
        }
        Some(from..end.min(limit))
    }

    /// "the 9 October Column", "the July 14 Brigades": a day, and a capitalized noun for those who took it as their name.
    fn dated_name(&self, from: TokenId, limit: TokenId) -> Option<(TokenId, ActorKind)> {
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
        if has_next && matches!(word, "-" | "–" | "/" | "‑") && self.glued(end) && self.glued(end + 1) {
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

    fn is_particle(&self, token: TokenId) -> bool {
        self.casing.shape(token) == Shape::Lower
            && self.lexicon.is_name_particle(self.document.word(token))
            && !matches!(
                self.document.word(token),
                "a" | "an" | "the" | "in" | "to" | "of" | "and" | "do" | "am" | "or" | "for"
            )
    }

    fn proper(&self, token: TokenId) -> bool {
        self.casing.proper(token)
    }

    /// Whether a token follows the one before it without a space.
    fn glued(&self, token: TokenId) -> bool {
        token > 0
            && token < self.document.len()
            && self.document.token_bytes(token - 1).end == self.document.token_bytes(token).start
    }

    /// The kind of body that a capitalized token heads.
    fn head_noun(&self, token: TokenId) -> Option<ActorKind> {
        if self.casing.shape(token) == Shape::Lower {
            return None;
        }
        let body = self.known.body(token)?;
        if self.document.word(token) == "Conference" && !self.confers(token) {
            return None;
        }
        // "Ministry of Defence" is headed by its first word, "Foreign Ministry" by its last.
        let heads = body.tokens.end == token + 1
            || body.tokens.start == token && self.document.word(token + 1) == "of";
        heads.then_some(body.value.kind)
    }

    /// Whether a conference is a body rather than a meeting: by whose it is.
    fn confers(&self, token: TokenId) -> bool {
        let possessed = token > 0
            && (self.document.tag(token - 1) == Tag::Pos || self.document.word(token - 1) == "Episcopal");
        let of = token + 2 < self.document.len() && self.document.word(token + 1) == "of";
        let states = |t: TokenId| {
            matches!(
                self.document.word(t),
                "States" | "Nations" | "Bishops" | "Churches" | "Heads" | "Ministers" | "Parties"
            )
        };
        possessed || of && (token + 2..self.document.len().min(token + 5)).any(states)
    }

    /// Cuts a run into names; answers where to read on.
    fn cut(&mut self, run: Range<TokenId>, limit: TokenId) -> TokenId {
        let mut at = run.start;
        let mut titled = self.title_ends_at(at);
        let mut reach = run.end;
        while at < run.end {
            if let Some((end, kind)) = self.dated_name(at, run.end) {
                self.push(NameSpan { tokens: at..end, class: Class::Body(kind), titled: false }, false);
                (at, titled) = (end, false);
                continue;
            }
            if !self.proper(at) && !self.is_particle(at) && self.known.name_from(at).is_none() {
                at += 1;
                continue;
            }
            // "Head of State Eduard X": the run begins within the title.
            let within = at > 0 && self.document.word(at - 1) == "of" && self.document.word(at) == "State";
            if let Some(title) = self.known.office(at).filter(|o| within && o.tokens.start < at) {
                (at, titled) = (title.tokens.end, true);
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
            if run.len() == 1
                && (CAPITALIZED_ROLES.contains(&self.document.word(at)) || self.is_direction(at))
            {
                at += 1;
                continue;
            }
            if let Some(holder) = self.holder_in_title(at) {
                let end = holder.tokens.end;
                self.push(holder, false);
                at = end;
                continue;
            }
            if let Some(mut body) = self.body_from(at, run.end, limit) {
                let end = body.tokens.end;
                if matches!(body.class, Class::Body(_)) && self.joined_before(body.tokens.start) {
                    // "the Liberation and Justice Movement": its first word has been taken for a name of its own.
                    body.tokens.start =
                        self.found.pop().map_or(body.tokens.start, |first| first.tokens.start);
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
            let end = self.before_bearer(at, run.end).unwrap_or_else(|| self.core_end(at, run.end));
            let class = self.own_class(at..end, titled);
            self.push(NameSpan { tokens: at..end, class, titled }, titled);
            (at, titled) = (end, false);
        }
        reach
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
                "Western" | "Eastern" | "Northern" | "Southern" | "Central" | "Latin"
            )
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

    /// Whether a title ends right before a token: "foreign minister" Sergei Lavrov.
    fn title_ends_at(&self, token: TokenId) -> bool {
        token > 0 && self.known.office(token - 1).is_some_and(|office| office.tokens.end == token)
    }

    /// The end of the title that stands at a token of a run, if it is one here.
    fn title_over(&self, at: TokenId, end: TokenId) -> Option<TokenId> {
        let office = self.known.office(at)?;
        // What a title names after "of" is a name all the same: "president of the Palestinian Authority".
        let inside = at > office.title.start && self.known.name_from(at).is_some();
        // "the General Command": an adjective.
        let next = office.tokens.end;
        let adjective = self.document.word(at) == "General"
            && next < end
            && self.document.is_ordinary(next)
            && self.lexicon.given_name(self.document.word(next)).is_none()
            && at > 0
            && self.document.pos(at - 1) == Pos::Det;
        if adjective {
            return None;
        }
        (!inside && office.tokens.end.min(end) > at).then_some(office.tokens.end)
    }

    /// A state or organization that opens a title of the lexicon: the "UN" of "UN envoy".
    fn holder_in_title(&self, at: TokenId) -> Option<NameSpan<'l>> {
        let office =
            self.known.office(at).filter(|office| office.title.start <= at && office.tokens.end > at + 1)?;
        let class = match self.known.name_from(at) {
            Some(name) if name.tokens.end < office.tokens.end => class_of(name),
            // The lexicon's longest name may reach over the title: "White House official".
            _ => return None,
        };
        let holds = matches!(class, Class::State(..) | Class::Organization(_) | Class::Group(..));
        let tokens = self.known.name_from(at)?.tokens.clone();
        holds.then_some(NameSpan { tokens, class, titled: false })
    }

    /// Whether a capitalized common noun stands at a token, alone or as the government of what stands before it.
    fn is_common_head(&self, at: TokenId, end: TokenId, limit: TokenId) -> bool {
        let Some(kind) = self.head_noun(at) else { return false };
        if self.known.name_from(at).is_some_and(|name| {
            name.tokens.len() > 1 || name.readings.iter().any(|r| !matches!(r, Name::Place(_)))
        }) {
            return false;
        }
        let alone = at + 1 >= end || !self.proper(at + 1);
        let longer = self.right_of(at, kind, limit) > at + 1;
        let within = self.known.body(at).is_some_and(|body| body.tokens.start < at);
        // "the 33rd Front", "the 30th Brigade": the number makes it a name.
        let numbered = self.left_of(at) < at;
        alone && !longer && !within && !numbered
    }

    /// Whether a token opens the full style of a state that no lexicon knows: "Republic of Velia", "Commonwealth of Dor".
    fn is_style_of_state(&self, at: TokenId, limit: TokenId) -> bool {
        let of = at + 1;
        let named = of + 1 < limit
            && self.document.word(of) == "of"
            && self.proper(of + 1)
            && !self.document.is_ordinary(of + 1);
        let known = self.known.name_from(at).is_some_and(|name| name.tokens.end > of + 1);
        named
            && !known
            && self.casing.shape(at) != Shape::Lower
            && super::unknown::is_state_style(self.document.word(at))
    }
}

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

/// Words with which the names of places begin: "Mount Kesh", "Western Slavonia".
fn opens_place(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "mount", "lake", "port", "fort", "camp", "cape", "river", "upper", "lower", "north", "south", "east",
        "west", "northern", "southern", "eastern", "western", "central", "greater", "inner", "outer", "wadi",
        "jebel", "jabal", "hotel", "villa", "palais", "chateau", "château", "hacienda", "rio", "río",
        "puerto", "isla", "phnom", "phu", "wat", "bir", "ain", "tell", "tel", "deir", "khirbet", "oued",
        "gulf", "strait", "straits",
    ];
    OPENERS.contains(&word)
}

/// What a lexicon's name is taken to be: a state before an organization before a group before a place.
pub(crate) fn class_of<'l>(name: &NameMatch<'l>) -> Class<'l> {
    let rank = |reading: &Name<'_>| match reading {
        Name::State(_) => 0,
        Name::Organization(_) => 1,
        Name::Group(_) => 2,
        Name::Adjective(_) => 3,
        Name::People(_) | Name::Person(_) => 4,
        Name::Capital(_) => 5,
        Name::Metonym(_) => 6,
        Name::GroupMember(_) => 7,
        Name::Community(_) => 8,
        Name::Place(_) => 9,
    };
    match name.readings.iter().min_by_key(|reading| rank(reading)) {
        Some(Name::State(state)) => Class::State(state, StateForm::Name),
        Some(Name::Adjective(state)) => Class::State(state, StateForm::Adjective),
        Some(Name::People(state) | Name::Person(state)) => Class::State(state, StateForm::People),
        Some(Name::Capital(state)) => Class::State(state, StateForm::Capital),
        Some(Name::Metonym(state)) => Class::State(state, StateForm::Metonym),
        Some(Name::Organization(organization)) => Class::Organization(organization),
        Some(Name::Group(group)) => Class::Group(group, false),
        Some(Name::GroupMember(group)) => Class::Group(group, true),
        Some(Name::Community(community)) => Class::Community(community),
        Some(Name::Place(_)) | None => Class::Place,
    }
}
