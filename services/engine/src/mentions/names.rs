//! Names: runs of capitalized words, cut into what stands in them (titles, nationalities, bodies, persons, places).

use std::ops::Range;

use peacebrief::v1::ActorKind;

use super::casing::{Casing, Shape};
use super::known::Known;
use crate::dates::names_day_or_month;
use crate::document::{Document, TokenId};
use crate::lexicon::{Community, Group, Lexicon, Name, NameMatch, OfficeClass, Organization, State};
use crate::syntax::{Dep, Pos, Tag};

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

    /// Where the words of a name that no lexicon knows end: at a title, or at the end of the run.
    fn core_end(&self, from: TokenId, end: TokenId) -> TokenId {
        let mut at = from + 1;
        while at < end {
            if let Some(office) = self.known.office_from(at) {
                // "Martin Luther King", "Mr Bishop": at the end of a name a title is a surname.
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
    fn before_bearer(&self, from: TokenId, end: TokenId) -> Option<TokenId> {
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
        let bearer = (from + 1..end.saturating_sub(1)).find(given)?;
        (officer && !given(&from)).then_some(bearer)
    }

    /// Whether what looks like a state or place is the beginning of a person's name: "Israel Ramírez", "President Jordan".
    fn opens_person(&self, name: &NameMatch<'_>, end: TokenId, titled: bool) -> bool {
        let placelike = name.readings.iter().all(|r| {
            matches!(r, Name::State(_) | Name::Capital(_) | Name::Place(_)) || matches!(r, Name::Person(_))
        });
        let one = name.tokens.len() == 1;
        if !placelike || !one || self.casing.shape(name.tokens.start) == Shape::Upper {
            return false;
        }
        let next = name.tokens.end;
        if next < end && self.document.word(next) == "-" {
            return false;
        }
        let followed =
            next < end && self.known.name_from(next).is_none() && self.known.office(next).is_none();
        let given = self.lexicon.given_name(self.document.word(name.tokens.start)).is_some();
        (titled && next >= end && !name.readings.iter().any(|r| matches!(r, Name::State(_))))
            || (followed && (given || titled))
    }

    /// Whether an acronym is a person's initials: "RN Ravi".
    fn is_initials(&self, acronym: &Range<TokenId>, end: TokenId) -> bool {
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

    /// What the words of an unknown name say themselves.
    fn own_class(&self, tokens: Range<TokenId>, titled: bool) -> Class<'l> {
        let last = tokens.end - 1;
        if titled {
            return Class::Person;
        }
        if self.lexicon.accord_noun(self.document.lemma(last)).is_some()
            || self.lexicon.accord_noun(&self.document.word(last).to_lowercase()).is_some()
        {
            return Class::Thing;
        }
        if super::is_place_noun(&self.document.word(last).to_lowercase()) && tokens.len() > 1 {
            return Class::Place;
        }
        // "the Island", "the Union": no person.
        if tokens.len() == 1 && super::is_place_noun(&self.document.word(last).to_lowercase()) {
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

    /// The named body that begins at a token: known to the lexicon, or with a capitalized head noun.
    fn body_from(&self, at: TokenId, end: TokenId, limit: TokenId) -> Option<NameSpan<'l>> {
        let known = self
            .known
            .name_from(at)
            .filter(|n| n.readings.iter().any(|r| matches!(r, Name::Organization(_) | Name::Group(..))));
        // A title before a name is none of a body's words, unless it is the rank-like "General".
        let generic = matches!(self.document.word(at), "General" | "Special" | "High" | "Presidential");
        // "the Fishermen's Union", "the Veterans' League" have no title in them.
        let owns = |office: &crate::lexicon::OfficeMatch<'_>| {
            office.tokens.end < end
                && (self.document.tag(office.tokens.end) == Tag::Pos
                    || matches!(self.document.word(office.tokens.end), "'" | "’"))
        };
        let title = self.known.office_from(at).filter(|o| !owns(o)).map_or(0, |office| office.tokens.len());
        if title > 0 && !generic && known.is_none_or(|name| name.tokens.len() <= title) {
            return None;
        }
        let mut head = None;
        for token in at..end {
            let title = |office: &crate::lexicon::OfficeMatch<'_>| office.tokens.end < end && !owns(office);
            if token > at && !generic && self.known.office_from(token).is_some_and(title) {
                break;
            }
            if let Some(kind) = self.head_noun(token) {
                head = Some((token, kind));
            }
        }
        // A head noun that the lexicon's own name already holds adds nothing.
        let head = head.filter(|(token, _)| known.is_none_or(|k| *token >= k.tokens.end));
        let Some((head, kind)) = head else {
            let name = known?;
            let mut tokens = name.tokens.clone();
            // "AU's Peace and Security Council" is the council.
            let owner = tokens.clone().find(|&t| self.document.tag(t) == Tag::Pos);
            let acronym = self.casing.shape(tokens.start) == Shape::Upper;
            if let Some(owner) = owner.filter(|owner| acronym && owner + 1 < tokens.end) {
                tokens.start = owner + 1;
            }
            return Some(NameSpan { tokens, class: class_of(name), titled: false });
        };
        // "White House": the lexicon knows better than its head noun.
        if self.known.name_from(at).is_some_and(|name| name.tokens.end == head + 1) {
            return None;
        }
        // "Congolese Government", "Russian Government": the state itself.
        if kind == ActorKind::State && self.right_of(head, kind, limit) == head + 1 {
            return None;
        }
        if head == at {
            // "the Front", "Congress of Ecuador": a description, unless more follows that makes it a name.
            let right = self.right_of(head, kind, limit);
            let start = self.left_of(at);
            return (right > head + 1 || start < at).then_some(NameSpan {
                tokens: start..right,
                class: Class::Body(self.kind_by_members(at..right, head, kind)),
                titled: false,
            });
        }
        let start = self.left_of(at);
        let right = self.right_of(head, kind, limit);
        let kind = self.kind_by_members(start..right, head, kind);
        Some(NameSpan { tokens: start..right, class: Class::Body(kind), titled: false })
    }

    /// The kind of a body whose name says of whom it is: "Students' Union", "Mothers Council".
    /// "League of Northern States" and how it fights: "Patriotic Army", "Free Brigade".
    fn kind_by_members(&self, words: Range<TokenId>, head: TokenId, kind: ActorKind) -> ActorKind {
        const STATES: &[&str] = &["states", "nations", "countries", "heads"];
        const INSURGENT: &[&str] = &[
            "free",
            "liberation",
            "resistance",
            "patriotic",
            "revolutionary",
            "people's",
            "peoples",
            "popular",
            "self-defence",
            "self-defense",
            "martyrs",
            "independence",
            "islamic",
            "mujahideen",
            "volunteers",
            "volunteer",
            "rebel",
            "struggle",
            "liberators",
            "avengers",
            "vigilance",
        ];
        const FIGHTING: &[&str] = &[
            "army",
            "forces",
            "force",
            "brigade",
            "brigades",
            "column",
            "command",
            "guard",
            "battalion",
            "front",
            "corps",
        ];
        const MEMBERS: &[&str] = &[
            "students",
            "student",
            "workers",
            "mothers",
            "women",
            "youth",
            "farmers",
            "teachers",
            "journalists",
            "lawyers",
            "families",
            "veterans",
            "elders",
            "bishops",
            "churches",
            "traders",
            "doctors",
            "artists",
            "victims",
            "ranchers",
            "cattlemen",
            "fishermen",
            "widows",
            "employers",
            "jurists",
            "nurses",
            "engineers",
            "miners",
            "unions",
            "bishop",
            "fishers",
            "herders",
            "residents",
            "islanders",
            "villagers",
            "parents",
            "relatives",
            "survivors",
            "prisoners",
            "writers",
            "scholars",
            "imams",
            "clergy",
        ];
        let lower = |t: TokenId| self.document.word(t).to_lowercase();
        let any = |list: &[&str]| words.clone().any(|t| list.contains(&lower(t).as_str()));
        // "Commission of Jurists", but "Headquarters for the Treatment of Prisoners".
        let members = |t: TokenId| MEMBERS.contains(&lower(t).as_str());
        let right = words.end - 1;
        let of_members =
            right > head + 1 && self.document.word(head + 1) == "of" && right <= head + 3 && members(right);
        let movement =
            matches!(kind, ActorKind::StateBody | ActorKind::PoliticalGroup | ActorKind::CivilSociety);
        let of_states = (head + 1..words.end).any(|t| STATES.contains(&lower(t).as_str()));
        if of_states && movement {
            return ActorKind::IntergovernmentalOrganization;
        }
        let self_defence = words
            .clone()
            .any(|t| lower(t) == "self" && matches!(lower(t + 2).as_str(), "defence" | "defense"));
        // "Army of the Faithful": of no country.
        let of_no_state = head + 2 < words.end
            && lower(head) == "army"
            && lower(head + 1) == "of"
            && !(head + 2..words.end).any(|t| {
                super::unknown::is_state_style(self.document.word(t))
                    || self.known.name_from(t).is_some_and(|n| n.readings.iter().any(|r| r.state().is_some()))
            });
        if kind == ActorKind::StateBody
            && (any(INSURGENT) || self_defence || of_no_state)
            && FIGHTING.contains(&lower(head).as_str())
        {
            return ActorKind::ArmedGroup;
        }
        // "Southern Resistance Council", "Freedom Congress": no organ of a state.
        const CAUSES: &[&str] =
            &["resistance", "liberation", "independence", "freedom", "opposition", "rebel", "separatist"];
        const DELIBERATING: &[&str] =
            &["council", "committee", "congress", "assembly", "command", "coordination", "authority"];
        if kind == ActorKind::StateBody && any(CAUSES) && DELIBERATING.contains(&lower(head).as_str()) {
            return ActorKind::PoliticalGroup;
        }
        let civil = (words.start..head).any(members) || of_members;
        let open = matches!(
            kind,
            ActorKind::StateBody
                | ActorKind::IntergovernmentalOrganization
                | ActorKind::PoliticalGroup
                | ActorKind::Other
        );
        if civil && open { ActorKind::CivilSociety } else { kind }
    }

    /// Whether the last name found and an "and" stand before a token and belong to the body's name that begins there.
    fn joined_before(&self, at: TokenId) -> bool {
        let Some(first) = self.found.last() else { return false };
        let document = self.document;
        let open = first.tokens.start;
        at >= 1
            && first.tokens.end + 1 == at
            && document.word(at - 1) == "and"
            && matches!(first.class, Class::Unknown | Class::Place)
            && !first.titled
            && self.known.office(open).is_none()
            && self.opens_after_article(open)
    }

    /// Whether a name stands after an article or possessor, or after the word for what it names: "the opposition Action and …".
    fn opens_after_article(&self, open: TokenId) -> bool {
        let document = self.document;
        let sentence = document.sentence_around(open);
        let article = |t: TokenId| matches!(document.tag(t), Tag::Dt | Tag::Pos | Tag::PrpPossessive);
        let before = |back: usize| open.checked_sub(back).filter(|&t| t >= sentence.start);
        before(1).is_some_and(|one| {
            article(one)
                || before(2).is_some_and(article)
                    && (self.known.body(one).is_some() || document.tag(one) == Tag::Jj)
        })
    }

    /// Where a body's name begins whose capitalized words begin at `at`: before an ordinal that belongs to it.
    fn left_of(&self, at: TokenId) -> TokenId {
        let document = self.document;
        if at == 0 || document.sentence_of(at - 1) != document.sentence_of(at) {
            return at;
        }
        let digits = document.word(at - 1).chars().any(|c| c.is_ascii_digit());
        if digits && matches!(document.tag(at - 1), Tag::Jj | Tag::Nn | Tag::Nnp) {
            return at - 1;
        }
        at
    }

    /// Where a body's name ends whose head noun is at `head`: after "of Foreign Affairs", "for the Liberation of Rwanda".
    fn right_of(&self, head: TokenId, kind: ActorKind, limit: TokenId) -> TokenId {
        let document = self.document;
        let mut end = self.known.body(head).map_or(head + 1, |body| body.tokens.end).max(head + 1);
        while let Some(complement) = self.complement(end, kind, limit) {
            end = complement;
        }
        // "Communist Party of Nepal (Maoist)".
        if end + 2 < limit
            && document.word(end) == "("
            && self.casing.shape(end + 1) == Shape::Capital
            && document.word(end + 2) == ")"
            && self.known.name(end + 1).is_none_or(|n| !n.readings.iter().any(|r| r.state().is_some()))
        {
            end += 3;
        }
        end
    }

    /// The end of a prepositional phrase of capitalized words after a body's head noun.
    fn complement(&self, preposition: TokenId, kind: ActorKind, limit: TokenId) -> Option<TokenId> {
        let document = self.document;
        // Before anything is asked of it: an article may end with the head noun, without a full stop.
        if preposition + 1 >= limit {
            return None;
        }
        let word = document.word(preposition);
        if !matches!(word, "of" | "for" | "on" | "against" | "to" | "in") {
            return None;
        }
        let mut at = preposition + 1;
        if document.word(at) == "the" {
            at += 1;
        }
        if at >= limit || !self.proper(at) {
            return None;
        }
        let run = self.run(at, limit)?;
        let state = self.known.name_from(at).filter(|n| n.readings.iter().any(|r| r.state().is_some()));
        let governmental = matches!(kind, ActorKind::StateBody | ActorKind::State);
        match word {
            // "Ministry of Defence" but "Parliament of Kenya", "Security Council of Iran": the state holds the body.
            "of" if state.is_some() && (governmental || self.is_organ(preposition - 1)) => return None,
            // "the Ministry of Foreign Affairs of the Kingdom of X"
            "of" if governmental && self.is_styled_state(at, limit) => return None,
            // "the Government of Kestria" is Kestria, whether or not a lexicon knows it; one "of National Unity" has a name.
            "of" if kind == ActorKind::State && run.len() == 1 => return None,
            // "the 33rd Front of the FARC", "the Northern Brigade of the Liberation Army": the whole is another.
            "of" if self.is_unit(preposition - 1) && self.names_a_whole(at) => return None,
            "of" | "for" => {}
            "in" if state.is_some() && kind == ActorKind::IntergovernmentalOrganization => {
                return Some(run.end);
            }
            // "United Nations Mission in Kestria", whether or not a lexicon knows Kestria
            "in" if run.len() == 1
                && matches!(document.word(preposition - 1), "Mission" | "Force" | "Office") =>
            {
                return Some(run.end);
            }
            "on" | "against" if state.is_none() => {}
            _ => return None,
        }
        if self.known.office_from(at).is_some_and(|o| o.tokens.end < run.end) && word != "of" {
            return None;
        }
        // A person after "of" is the holder, not part of the name.
        let first_known = self.known.name_from(at).is_some() || self.head_noun(run.end - 1).is_some();
        if !first_known && self.lexicon.given_name(document.word(at)).is_some() && run.len() > 1 {
            return None;
        }
        let mut end = run.end;
        // "Foreign and European Affairs", "Peace, Reconciliation and Unity": what is joined to the complement.
        while end + 1 < limit && state.is_none() {
            let joined = match document.word(end) {
                "and" | "," if self.proper(end + 1) => end + 1,
                _ => break,
            };
            let apart = self.known.name_from(joined).is_some() || self.known.office_from(joined).is_some();
            let hangs = document.dep(joined) == Dep::Conj && (at..end).contains(&document.head(joined));
            let by_head =
                (at..end).contains(&document.head(end)) || self.noun_phrase_hangs(joined, at..end, limit);
            if apart || !(hangs || by_head) || document.pos(joined) == Pos::Verb {
                break;
            }
            let Some(more) = self.run(joined, limit) else { break };
            end = more.end;
        }
        Some(end)
    }

    /// Whether the style of a state stands at a token: "Republic", "Federal Republic", "People's Democratic Republic".
    fn is_styled_state(&self, at: TokenId, limit: TokenId) -> bool {
        let words = at..limit.min(at + 5);
        let style = words.clone().find(|&t| super::unknown::is_state_style(self.document.word(t)));
        style.is_some_and(|style| (at..style).all(|t| self.proper(t) || self.document.tag(t) == Tag::Pos))
    }

    /// Whether a head noun names a part of a fighting force.
    fn is_unit(&self, head: TokenId) -> bool {
        matches!(
            self.document.word(head),
            "Front"
                | "Brigade"
                | "Column"
                | "Bloc"
                | "Wing"
                | "Battalion"
                | "Division"
                | "Regiment"
                | "Unit"
                | "Corps"
        )
    }

    /// Whether a group or organization that the lexicon knows begins at a token.
    fn names_a_whole(&self, at: TokenId) -> bool {
        self.known.name_from(at).is_some_and(|name| {
            name.readings.iter().any(|reading| matches!(reading, Name::Group(_) | Name::Organization(_)))
        })
    }

    /// Whether a head noun names an organ that somebody has, rather than a union or movement of its own.
    fn is_organ(&self, head: TokenId) -> bool {
        let word = self.document.word(head).to_ascii_lowercase();
        matches!(
            word.as_str(),
            "council"
                | "commission"
                | "committee"
                | "office"
                | "court"
                | "agency"
                | "service"
                | "assembly"
                | "cabinet"
                | "staff"
                | "mission"
                | "embassy"
                | "bank"
                | "command"
        )
    }

    /// Whether the noun phrase that a token opens is joined to something in `above`.
    fn noun_phrase_hangs(&self, token: TokenId, above: Range<TokenId>, limit: TokenId) -> bool {
        let mut at = token;
        for _ in 0..4 {
            if above.contains(&self.document.head(at)) {
                return self.document.dep(at) == Dep::Conj;
            }
            let head = self.document.head(at);
            if head == at || head < token || head >= limit {
                return false;
            }
            at = head;
        }
        false
    }
}

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
