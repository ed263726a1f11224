//! Which persons a title stands beside: before the name, or in apposition on either side of it.

use std::collections::HashMap;

use crate::document::{Document, TokenId};
use crate::lexicon::OfficeClass;
use crate::mentions::{Class, Mentions, OfficeSpan, StateForm};
use crate::syntax::{Dep, Pos, Tag};

/// What may stand between a name and a title in apposition: "A, who is now also the", "A, one of its".
const CONNECTIVES: &[&str] = &[
    ",",
    "(",
    "–",
    "—",
    "-",
    "now",
    "then",
    "formerly",
    "currently",
    "also",
    "who",
    "is",
    "was",
    "styled",
    "one",
    "of",
    "both",
    "himself",
    "herself",
];

/// Words by which a name is given to somebody who has been described.
const NAMING: &[&str] = &["named", "called", "known", "alias", "guerre", "name", "calls"];

/// Words that stand between such a word and the one who is named, or before it.
const INTRODUCES: &[&str] = &[
    "named", "called", "known", "alias", "guerre", "name", "calls", "by", "as", "of", "the", "nom", "de",
    "who", "is", "goes", "himself", "herself", "his", "her", "to",
];

/// For each title the names of its holders, by number.
pub(super) fn link(document: &Document<'_>, mentions: &Mentions<'_>) -> Vec<Vec<usize>> {
    let mut ending = HashMap::new();
    for (number, office) in mentions.offices.iter().enumerate() {
        // Of several that end together the outermost.
        let widest = ending.entry(office.extent.end).or_insert(number);
        if mentions.offices[*widest].extent.start > office.extent.start {
            *widest = number;
        }
    }
    let linker = Linker { document, mentions, ending };
    mentions.offices.iter().map(|office| linker.holders(office)).collect()
}

struct Linker<'d, 't, 'l> {
    document: &'d Document<'t>,
    mentions: &'d Mentions<'l>,
    /// The title that ends at a token.
    ending: HashMap<TokenId, usize>,
}

impl Linker<'_, '_, '_> {
    fn holders(&self, office: &OfficeSpan) -> Vec<usize> {
        // "the Special Envoy of the UN *Secretary-General*, Ms A": who is named is the envoy.
        let within = |other: &OfficeSpan| {
            other.title.start < office.title.start
                && other.extent.end == office.title.end
                && other.class == OfficeClass::Envoy
        };
        let number = self.ending.get(&office.title.end);
        if number.is_some_and(|&number| within(&self.mentions.offices[number])) {
            return Vec::new();
        }
        let after = self.directly_after(office);
        if office.class == OfficeClass::Honorific {
            return after;
        }
        // "A, *his army commander*, General B": nobody commands for himself.
        if after.is_empty() && self.is_of_his(office) {
            let behind = self.appositive_after(office);
            if !behind.is_empty() {
                return behind;
            }
        }
        let before = if after.is_empty() || self.begins_a_line(&after, office) {
            self.appositive_before(office)
        } else {
            Vec::new()
        };
        if !after.is_empty() && before.is_empty() {
            return after;
        }
        // "the Minister of X, A, the Minister of Y, B, and …": who has been named with a title before is not given the next one's.
        let after = if before.is_empty() || self.is_titled_apposition(&before) {
            self.appositive_after(office)
        } else {
            Vec::new()
        };
        if !before.is_empty() && after.is_empty() {
            return before;
        }
        if !after.is_empty() {
            return after;
        }
        let other = self.before_joined_title(office);
        if other.is_empty() { self.predicate(office) } else { other }
    }

    /// "the Front's *secretary general* and chief negotiator, A,": two titles of one, of which only the first says whose they are.
    fn before_joined_title(&self, office: &OfficeSpan) -> Vec<usize> {
        let end = office.extent.end;
        if office.plural || office.is_address() || self.word(end) != "and" {
            return Vec::new();
        }
        let offices = &self.mentions.offices;
        let next = offices.partition_point(|other| other.title.start <= end);
        let joined = |other: &&OfficeSpan| {
            other.extent.start == end + 1 && !other.plural && !other.is_address() && other.holders.is_empty()
        };
        offices.get(next).filter(joined).map_or(Vec::new(), |second| self.appositive_after(second))
    }

    /// Whether a title is said to be held for one person.
    fn is_of_his(&self, office: &OfficeSpan) -> bool {
        matches!(self.word(office.extent.start), "his" | "her") && !office.plural
    }

    /// "Mr A, President of X", and on the next line "Mr B, Minister of Y": whether the names behind a title begin another sentence.
    fn begins_a_line(&self, names: &[usize], office: &OfficeSpan) -> bool {
        let sentence = |token| self.document.sentence_of(token);
        names.first().is_some_and(|&name| {
            sentence(self.mentions.names[name].tokens.start) != sentence(office.title.start)
        })
    }

    /// Whether a name stands in apposition to a title before it: "the Minister of X, *H.E. A*"; in "A, Envoy of X, *B*, Envoy of Y" the title
    /// is that of the name before.
    fn is_titled_apposition(&self, names: &[usize]) -> bool {
        /// How many of a list are looked back at.
        const LISTED: usize = 12;
        let mut names = names.to_vec();
        for _ in 0..LISTED {
            let Some(office) = self.title_closed_before(&names) else { return false };
            names = self.appositive_before(office);
            if names.is_empty() {
                return true;
            }
        }
        false
    }

    /// The title that ends at the comma before a name.
    fn title_closed_before(&self, names: &[usize]) -> Option<&OfficeSpan> {
        let [name] = names else { return None };
        let mut start = self.mentions.names[*name].tokens.start;
        // Past an address.
        while let Some(address) =
            start.checked_sub(1).and_then(|t| self.mentions.known.office(t)).filter(|o| o.tokens.end == start)
        {
            start = address.tokens.start;
        }
        let comma = start.checked_sub(1).filter(|&t| self.document.word(t) == ",")?;
        let office = &self.mentions.offices[*self.ending.get(&comma)?];
        (!office.is_address()).then_some(office)
    }

    /// "A is elected president", "A was named moderator", "A serves as envoy".
    fn predicate(&self, office: &OfficeSpan) -> Vec<usize> {
        let document = self.document;
        let head = office.head();
        let verb = match document.dep(head) {
            Dep::Attr | Dep::Oprd => document.head(head),
            Dep::Pobj if document.word(document.head(head)) == "as" => document.head(document.head(head)),
            _ => return Vec::new(),
        };
        let subject =
            document.children(verb).find(|&c| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
        let name = subject.and_then(|subject| self.mentions.name_at.get(subject));
        name.filter(|&name| !office.plural && self.mentions.names[name].class == Class::Person)
            .into_iter()
            .collect()
    }

    fn person_at(&self, token: TokenId) -> Option<usize> {
        let number = self.mentions.name_at.get(token)?;
        let name = &self.mentions.names[number];
        (name.class == Class::Person && name.tokens.start == token).then_some(number)
    }

    fn word(&self, token: TokenId) -> &str {
        if token < self.document.len() { self.document.word(token) } else { "" }
    }

    /// The persons of a list that begins at a token: "A", "A and B", "A, B and C", "A of X and B of Y".
    fn list(&self, start: TokenId, plural: bool) -> Vec<usize> {
        let Some(first) = self.person_at(start) else { return Vec::new() };
        let mut found = vec![first];
        if !plural {
            return found;
        }
        let mut end = self.mentions.names[first].tokens.end;
        loop {
            let mut at = end;
            // "of Sudan"
            if self.word(at) == "of" {
                at = self.mentions.name(at + 1).map_or(at, |name| name.tokens.end);
            }
            let mut joined = false;
            while matches!(self.word(at), "," | "and" | "&") {
                at += 1;
                joined = true;
            }
            // "of X, A, and of the Kingdom of Y, B"; "of X, A, and Y, B"
            if joined && self.word(at) == "of" {
                at = self.past_state(at).unwrap_or(at);
            } else if joined && self.is_state_at(at) {
                at = self.past_state(at - 1).unwrap_or(at);
            }
            // "the negotiators A and B, and government *spokesmen* C and D": what has a title of its own is not of the list.
            let of_list = |at: TokenId| {
                self.mentions.known.office(at).filter(|o| joined && o.tokens.start == at && !o.plural)
            };
            while let Some(address) = of_list(at) {
                at = address.tokens.end;
            }
            match self.person_at(at).filter(|_| joined) {
                Some(next) => {
                    found.push(next);
                    end = self.mentions.names[next].tokens.end;
                }
                None => return found,
            }
        }
    }

    /// Whether the name of a state begins at a token.
    fn is_state_at(&self, token: TokenId) -> bool {
        let name = self.mentions.name(token).filter(|name| name.tokens.start == token);
        name.is_some_and(|name| {
            matches!(name.class, Class::State(_, StateForm::Name) | Class::NewState(_, StateForm::Name))
        })
    }

    /// Behind "of X," and "of the Kingdom of X,", which say for whom the next of several bears the title.
    fn past_state(&self, of: TokenId) -> Option<TokenId> {
        let name = (of + 1..of + 6).find_map(|t| self.mentions.name(t))?;
        let stated = matches!(name.class, Class::State(..) | Class::NewState(..));
        (stated && self.word(name.tokens.end) == ",").then_some(name.tokens.end + 1)
    }

    /// "Foreign Minister A", "President of the Republic of X A", "Prime Minister, Sheikh A" by way of other titles.
    fn directly_after(&self, office: &OfficeSpan) -> Vec<usize> {
        // "the spokesman for Secretary-General A": A is who has him speak.
        let served =
            self.mentions.known.office(office.extent.end - 1).is_some_and(|inner| {
                inner.tokens.start > office.head() && inner.tokens.end == office.extent.end
            });
        // "Head of the United Nations Mission (UNMIK) A"
        let end = office.extent.end;
        let close = self.mentions.name_at.get(end + 1).map(|name| self.mentions.names[name].tokens.end);
        let close = close.unwrap_or(end + 2);
        let bracketed = self.word(end) == "(" && self.word(close) == ")";
        for mut at in [office.title.end, if bracketed { close + 1 } else { end }] {
            if served && at >= office.extent.end {
                break;
            }
            // Further titles and ranks may stand between: "H.E. President A", "Retired general A".
            for _ in 0..4 {
                let found = self.list(at, office.plural);
                if !found.is_empty() {
                    return found;
                }
                let next = self.mentions.known.office(at).filter(|next| next.tokens.start == at);
                // "senior adviser to US President A": what stands behind the complement is another's title.
                let address = |class| matches!(class, OfficeClass::Rank | OfficeClass::Honorific);
                match next {
                    Some(next)
                        if !next.plural
                            && (at < office.extent.end
                                || office.extent.end == office.title.end
                                || address(next.office.class)) =>
                    {
                        at = self.past_retirement(next.tokens.end);
                        // "Tengku Dato' A"
                        at += usize::from(matches!(self.word(at), "'" | "’"));
                    }
                    _ => break,
                }
            }
        }
        self.behind_another_title(office)
    }

    /// Behind the bracket after a rank that its bearer has retired from: "Lt. Gen. *(Rtd.)* A".
    fn past_retirement(&self, at: TokenId) -> TokenId {
        let word = self.word(at + 1).trim_end_matches('.').to_lowercase();
        let retired = self.word(at) == "(" && matches!(word.as_str(), "rtd" | "retd" | "ret" | "retired");
        let close = at + 2 + usize::from(self.word(at + 2) == ".");
        if retired && self.word(close) == ")" { close + 1 } else { at }
    }

    /// "spoke with *President of the Council and Commander-in-Chief* A": two titles of one, before neither of which an article stands.
    fn behind_another_title(&self, office: &OfficeSpan) -> Vec<usize> {
        let (first, end) = (office.title.start, office.extent.end);
        let opens = first == self.document.sentence_around(first).start;
        let bare = first == office.extent.start
            && (opens
                || first.checked_sub(1).is_some_and(|t| self.word(t) == "with" || self.word(t) == "to"));
        // A title that goes on, be it within what a list knows of it: "Special Representative of the Secretary-General".
        let goes_on = end > office.title.end || office.title.clone().any(|t| self.word(t) == "of");
        if !bare || office.plural || !goes_on || self.word(end) != "and" {
            return Vec::new();
        }
        let offices = &self.mentions.offices;
        let next = offices.partition_point(|other| other.title.start <= end);
        let second = offices.get(next).filter(|next| next.extent.start == end + 1 && !next.plural);
        second.map_or(Vec::new(), |second| self.directly_after(second))
    }

    /// "A, the German chancellor", "A, 81, head of the Wetuma", "A and B, the envoys of".
    fn appositive_before(&self, office: &OfficeSpan) -> Vec<usize> {
        let document = self.document;
        let first = document.sentence_around(office.title.start).start;
        // "…, the prime minister's spokesman", "…, the Ivorian head of State also shook hands".
        let end = office.extent.end;
        let possessor = end < document.len() && crate::mentions::is_possessive(document, end);
        if possessor {
            return Vec::new();
        }
        let mut at = office.extent.start;
        // Other titles may come before this one: "Prime Minister and Minister of Foreign Affairs".
        while at > first && matches!(document.word(at - 1), "and" | "," | "former") {
            at -= 1;
            let earlier = self.ending.get(&at).map(|&number| &self.mentions.offices[number]);
            match earlier.filter(|o| !o.is_address() && o.plural == office.plural && o.extent.start < at) {
                Some(other) => at = other.extent.start,
                None => {
                    at += 1;
                    break;
                }
            }
        }
        let mut separated = false;
        while at > first {
            let token = at - 1;
            let skip = CONNECTIVES.contains(&document.word(token));
            let age = document.pos(token) == Pos::Num && document.word(token).len() <= 3;
            if !(skip || (age && separated)) {
                break;
            }
            separated |= document.pos(token) == Pos::Punct;
            at = token;
        }
        if !separated || at == first {
            return Vec::new();
        }
        let Some(number) = self.mentions.name_at.get(at - 1) else { return Vec::new() };
        let names = &self.mentions.names;
        let mut last = number;
        if names[last].class != Class::Person {
            // "Ali Alatas of Indonesia, its foreign minister"
            let of =
                names[last].tokens.start.checked_sub(1).filter(|&t| document.word(t) == "of" && t > first);
            match of
                .and_then(|of| self.mentions.name_at.get(of - 1))
                .filter(|&n| names[n].class == Class::Person)
            {
                Some(person) => last = person,
                None => return Vec::new(),
            }
        }
        let one_of = office.extent.start > first && document.word(office.extent.start - 1) == "of";
        if !office.plural || one_of {
            return vec![last];
        }
        let mut found = vec![last];
        let mut start = names[last].tokens.start;
        while start > first + 1 && matches!(document.word(start - 1), "and" | ",") {
            match self.mentions.name_at.get(start - 2).filter(|&n| names[n].class == Class::Person) {
                Some(other) => {
                    found.insert(0, other);
                    start = names[other].tokens.start;
                }
                None => break,
            }
        }
        found
    }

    /// "the commander, known by the alias of A", "their chief, who goes by the name of A", "its leader, a surveyor named A".
    fn introduced_after(&self, end: TokenId) -> Option<usize> {
        const FURTHEST: usize = 12;
        let document = self.document;
        let last = document.sentence_around(end.checked_sub(1)?).end.min(end + FURTHEST);
        let described = |t: TokenId| {
            matches!(document.pos(t), Pos::Det | Pos::Adj | Pos::Noun | Pos::Adv)
                || matches!(document.word(t), "," | "-" | "\"" | "“")
                || INTRODUCES.contains(&document.word(t))
        };
        // "known as *Aunt* A", but "a diplomat called Ms A a fool"
        let addresses = |t: TokenId| {
            self.mentions.known.office(t).is_some_and(|o| o.office.class == OfficeClass::Honorific)
                && self.word(t.saturating_sub(1)) == "as"
        };
        let name = (end..last)
            .find(|&t| !described(t) && !addresses(t) || self.mentions.name_at.get(t).is_some())?;
        let introduced = (end..name).rev().take(4).any(|t| NAMING.contains(&document.word(t)));
        self.person_at(name).filter(|_| introduced)
    }

    /// The comma behind a phrase that says where or with whom an office is held: "at the talks with the government,".
    fn past_circumstance(&self, from: TokenId) -> Option<TokenId> {
        const FURTHEST: usize = 10;
        let document = self.document;
        if !matches!(self.word(from), "at" | "in" | "to" | "with" | "on") {
            return None;
        }
        let limit = document.sentence_around(from).end.min(from + FURTHEST);
        let comma = (from + 1..limit).find(|&t| document.word(t) == ",")?;
        let nominal = |t: TokenId| {
            matches!(document.pos(t), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Adp)
                && self.mentions.name(t).is_none_or(|name| name.class != Class::Person)
        };
        let named = self.person_at(comma + 1)?;
        let closed = matches!(self.word(self.mentions.names[named].tokens.end), "," | "–" | "—" | ")");
        ((from + 1..comma).all(nominal) && closed).then_some(comma)
    }

    /// Where a bracket of few words closes that opens at a token: "[TNI]", "(Hill Movement-Karu)".
    fn bracket_closed(&self, open: TokenId) -> Option<TokenId> {
        const LONGEST: usize = 8;
        let close = match self.word(open) {
            "[" => "]",
            "(" => ")",
            _ => return None,
        };
        let person = |t: TokenId| self.person_at(t).is_some();
        (open + 2..open + 2 + LONGEST)
            .find(|&t| self.word(t) == close)
            .filter(|&end| !(open + 1..end).any(person))
    }

    /// "The interior minister, A, said", "the leaders of X, Y and Z – A, B and C –".
    fn appositive_after(&self, office: &OfficeSpan) -> Vec<usize> {
        let document = self.document;
        let mut at = office.extent.end;
        if self.word(at).is_empty() || office.is_address() {
            return Vec::new();
        }
        // "Its representative abroad, A"
        if matches!(document.tag(at), Tag::Rb) {
            at += 1;
        }
        // "The commander of the armed forces [TNI], A"
        if let Some(close) = self.bracket_closed(at) {
            at = close + 1;
            // "The Chairperson of the African Union (AU) Commission, A"
            at = self.mentions.known.body(at).map_or(at, |body| body.tokens.end.max(at));
        }
        if let Some(name) = self.introduced_after(office.extent.end) {
            return vec![name];
        }
        // "The Front's chief negotiator at the talks with the government, A, said"
        let circumstance = self.past_circumstance(at);
        at = circumstance.unwrap_or(at);
        if !matches!(self.word(at), "," | "–" | "—" | "-" | ":" | "(") {
            return Vec::new();
        }
        at += 1;
        // "its chief delegate, retired general A"
        if matches!(self.word(at), "retired" | "former" | "ex" | "then" | "veteran" | "acting")
            && self.mentions.known.office(at + 1).is_some_and(|o| o.tokens.start > at)
        {
            at += 1;
        }
        // "The head of the mission, Danish general A"
        let nationality = self.mentions.name(at).filter(|_| !office.holders.is_empty()).filter(|name| {
            let adjective = |form: &StateForm| *form == StateForm::Adjective;
            let of_state =
                matches!(&name.class, Class::State(_, form) | Class::NewState(_, form) if adjective(form));
            of_state
                && self
                    .mentions
                    .known
                    .office(name.tokens.end)
                    .is_some_and(|o| o.tokens.start == name.tokens.end)
        });
        at = nationality.map_or(at, |name| name.tokens.end);
        while let Some(title) = self.mentions.known.office(at).filter(|o| o.tokens.start == at) {
            at = self.past_retirement(title.tokens.end);
        }
        if matches!(self.word(at), "the" | "a") {
            // "the High Representative, the Nigerian A"
            at += 1;
            if let Some(name) =
                self.mentions.name(at).filter(|n| matches!(n.class, Class::State(..) | Class::NewState(..)))
            {
                at = name.tokens.end;
            }
        }
        let found = self.list(at, office.plural);
        let Some(&last) = found.last() else { return found };
        // "the minister, A said" is another sentence: an apposition is closed again, or ends the clause.
        let end = self.mentions.names[last].tokens.end;
        // In "In his talk with the President of X, A drew attention" A is somebody else.
        let fronted = document.dep(office.head()) == Dep::Pobj;
        let closed = matches!(self.word(end), "," | ";" | "." | "–" | "—" | "-" | ")" | ":" | "")
            || !fronted
                && matches!(
                    document.tag(end.min(document.len() - 1)),
                    Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md
                )
            || matches!(document.tag(end.min(document.len() - 1)), Tag::In | Tag::Cc)
            || document.sentence_of(end.min(document.len() - 1)) != document.sentence_of(office.title.start);
        if closed { found } else { Vec::new() }
    }
}
