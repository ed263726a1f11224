//! Short forms: explained in a bracket or between commas, or the initials of one body.

use std::collections::{HashMap, HashSet};

use super::Namer;
use crate::document::TokenId;
use crate::lexicon::Name;
use crate::mentions::{Class, NameSpan, StateForm, fold_words};

impl Namer<'_, '_, '_, '_> {
    /// Names that a bracket or a pair of commas explains: for the number of the short form that of the full one.
    pub(super) fn definitions(&self) -> HashMap<usize, usize> {
        let mut defined = HashMap::new();
        let names = &self.mentions.names;
        for (number, pair) in names.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let (open, close) = (first.tokens.end, second.tokens.end);
            let between = second.tokens.start.saturating_sub(open);
            // "The Coastal Districts Union, the CDU, …"
            let determined = between == 2 && self.document.word(open + 1).eq_ignore_ascii_case("the");
            // "the National Liberation Army, or ELN", which gives letters of another tongue.
            let or_else = self.document.word(open) == ","
                && self.document.word(open + 1) == "or"
                && (between == 2 || between == 3 && self.document.word(open + 2) == "the");
            if between != 1 && !determined && !or_else || close >= self.document.len() {
                continue;
            }
            let bracketed = matches!(self.document.word(open), "(" | "[")
                && matches!(self.document.word(close), ")" | "]");
            let commas =
                self.document.word(open) == "," && matches!(self.document.word(close), "," | "." | ";" | ":");
            let or_else = or_else && self.is_set_apart(close);
            let (a, b) = (self.is_acronym(first), self.is_acronym(second));
            if !bracketed && !commas && !or_else {
                continue;
            }
            let fits = |short: &NameSpan<'_>, full: &NameSpan<'_>| {
                spells(&self.key(short), self.document.words(full.tokens.clone()))
            };
            let body = |name: &NameSpan<'_>| {
                matches!(
                    name.class,
                    Class::Body(_)
                        | Class::Organization(_)
                        | Class::Group(..)
                        | Class::Unknown
                        | Class::State(..)
                        | Class::NewState(..)
                )
            };
            // "the National Liberation Army, ELN, …": letters of another tongue that the lexicon has for a group so called.
            let known_for = commas && self.is_known_for(first, second);
            if b && body(first)
                && (known_for
                    || !self.only_locates(first)
                        && ((bracketed || or_else) && !matches!(first.class, Class::State(..))
                            || bracketed && !matches!(first.class, Class::State(_, StateForm::Capital)))
                    || fits(second, first))
            {
                defined.insert(number + 1, number);
            } else if a
                && body(second)
                && !matches!(second.class, Class::State(..))
                && (bracketed || or_else || fits(first, second))
            {
                defined.insert(number, number + 1);
            }
        }
        self.translated(&mut defined);
        self.past_place(&mut defined);
        self.known_by(&mut defined);
        self.spelt_out(&mut defined);
        defined
    }

    /// Whether letters are those of a group that a name may mean.
    fn is_known_for(&self, full: &NameSpan<'_>, short: &NameSpan<'_>) -> bool {
        let Class::Group(group, _) = short.class else { return false };
        self.mentions.known.name(full.tokens.start).is_some_and(|name| {
            name.readings
                .iter()
                .any(|reading| matches!(reading, Name::Group(known) if known.name == group.name))
        })
    }

    /// "the peacekeeping mission *in Kestria* (MIK)": a state that only tells where what has the letters is.
    fn only_locates(&self, state: &NameSpan<'_>) -> bool {
        let article = |t: TokenId| self.document.word(t) == "the";
        let before = |t: TokenId| t.checked_sub(1);
        let first = before(state.tokens.start).filter(|&t| article(t)).unwrap_or(state.tokens.start);
        matches!(state.class, Class::State(..) | Class::NewState(..))
            && before(first).is_some_and(|t| matches!(self.document.word(t), "in" | "for" | "to"))
    }

    /// "Barisan Revolusi Nasional (the National Revolutionary Front or BRN)": what a bracket says a name means, and its letters.
    fn translated(&self, defined: &mut HashMap<usize, usize>) {
        let names = &self.mentions.names;
        let word = |t: TokenId| if t < self.document.len() { self.document.word(t) } else { "" };
        let body = |name: &NameSpan<'_>| {
            matches!(name.class, Class::Body(_) | Class::Organization(_) | Class::Group(..) | Class::Unknown)
        };
        for (number, triple) in names.windows(3).enumerate() {
            let [own, meaning, short] = triple else { continue };
            let open = own.tokens.end;
            let begins = open + 1 + usize::from(word(open + 1) == "the");
            let or = meaning.tokens.end + usize::from(word(meaning.tokens.end) == ",");
            let bracketed = word(open) == "("
                && meaning.tokens.start == begins
                && word(or) == "or"
                && short.tokens.start == or + 1
                && word(short.tokens.end) == ")";
            if bracketed && self.is_acronym(short) && body(own) && body(meaning) {
                defined.entry(number + 1).or_insert(number);
                defined.entry(number + 2).or_insert(number);
            }
        }
    }

    /// "the Authority for Development *in Africa* (AD)": where a place stands between a name and the letters that spell it.
    fn past_place(&self, defined: &mut HashMap<usize, usize>) {
        let names = &self.mentions.names;
        for (number, triple) in names.windows(3).enumerate() {
            let [full, place, short] = triple else { continue };
            let (open, close) = (place.tokens.end, short.tokens.end);
            let located = self.document.word(full.tokens.end) == "in"
                && place.tokens.start == full.tokens.end + 1
                && matches!(place.class, Class::Place | Class::State(..) | Class::NewState(..));
            let bracketed = short.tokens.start == open + 1
                && close < self.document.len()
                && self.document.word(open) == "("
                && self.document.word(close) == ")";
            let body = matches!(full.class, Class::Body(_) | Class::Organization(_) | Class::Group(..));
            // "the Office for Coordination *in Kestria* (OCK)": of the place as well.
            let spelt = || {
                let name = |end| spells(&self.key(short), self.document.words(full.tokens.start..end));
                name(full.tokens.end) || name(place.tokens.end)
            };
            if located && bracketed && body && self.is_acronym(short) && spelt() {
                defined.entry(number + 2).or_insert(number);
            }
        }
    }

    /// "the National Liberation Army guerrillas, *known by their initials in Spanish as* ELN": letters that need not spell the name.
    fn known_by(&self, defined: &mut HashMap<usize, usize>) {
        /// How many words such a clause and the noun before it have at most.
        const LONGEST: usize = 12;
        /// Words that may stand between the name and its letters.
        const WORDS: &[&str] = &[
            ",",
            "(",
            "which",
            "who",
            "is",
            "are",
            "was",
            "also",
            "better",
            "commonly",
            "widely",
            "more",
            "known",
            "by",
            "its",
            "their",
            "the",
            "in",
            "as",
            "initial",
            "acronym",
            "abbreviation",
            "letter",
            "group",
            "movement",
            "guerrilla",
            "rebel",
            "insurgent",
            "militia",
            "organization",
            "party",
            "for",
        ];
        let names = &self.mentions.names;
        let document = self.document;
        let body = |name: &NameSpan<'_>| {
            matches!(name.class, Class::Body(_) | Class::Organization(_) | Class::Group(..) | Class::Unknown)
        };
        for (number, short) in names.iter().enumerate().filter(|(_, name)| self.is_acronym(name)) {
            // Between them at most the tongue is named of which the letters are.
            let language = |name: &NameSpan<'_>| matches!(name.class, Class::State(_, StateForm::Adjective));
            let Some(full) = (number.saturating_sub(2)..number).rev().find(|&n| !language(&names[n])) else {
                continue;
            };
            let between = names[full].tokens.end..short.tokens.start;
            if !body(&names[full]) || between.is_empty() || between.len() > LONGEST {
                continue;
            }
            let tongue = |t: TokenId| names[full + 1..number].iter().any(|name| name.tokens.contains(&t));
            let known = between.clone().any(|t| document.word(t) == "known");
            let plain = |t: TokenId| tongue(t) || WORDS.contains(&document.lemma(t).to_lowercase().as_str());
            let plain = |t: TokenId| plain(t) || WORDS.contains(&document.word(t).to_lowercase().as_str());
            if known && between.clone().all(plain) {
                defined.entry(number).or_insert(full);
            }
        }
    }

    /// Whether what stands before a token between commas ends there.
    fn is_set_apart(&self, close: TokenId) -> bool {
        matches!(self.document.word(close), "," | "." | ";" | ":" | ")" | "–" | "—" | "-")
    }

    /// "the Highland Liberation Front … the *HLF*": short forms that nothing explains, and that are the initials of one body only.
    fn spelt_out(&self, defined: &mut HashMap<usize, usize>) {
        let names = &self.mentions.names;
        let body = |name: &NameSpan<'_>| matches!(name.class, Class::Body(_) | Class::Group(..));
        let mut of_initials: HashMap<String, Option<usize>> = HashMap::new();
        for (number, name) in names.iter().enumerate().filter(|(_, name)| body(name) && name.tokens.len() > 1)
        {
            let initials = initials(self.document.words(name.tokens.clone()));
            let known = of_initials.entry(initials).or_insert(Some(number));
            *known = known.filter(|&first| self.key(&names[first]) == self.key(name));
        }
        let explained: HashSet<String> = defined.keys().map(|&number| self.key(&names[number])).collect();
        for (number, name) in names.iter().enumerate() {
            let short = name.tokens.len() == 1
                && matches!(name.class, Class::Unknown | Class::Body(_))
                && self.is_acronym(name)
                && !explained.contains(&self.key(name));
            let letters = self.document.words(name.tokens.clone());
            if let Some(full) = of_initials.get(letters).copied().flatten().filter(|_| short) {
                defined.insert(number, full);
            }
        }
    }
}

/// The initials of the words of a name that have capitals: "HLF" of "Highland Liberation Front".
fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// Whether the letters of an acronym are found in order at the heads of a name's words.
pub(in crate::actors) fn spells(acronym: &str, name: &str) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    let words = fold_words(name);
    let initials: Vec<char> = words.iter().filter_map(|w| w.chars().next()).collect();
    if letters.len() < 2 || words.len() < 2 {
        return false;
    }
    let mut rest = initials.iter();
    let all = letters.iter().all(|letter| rest.any(|initial| initial == letter));
    all || {
        // Some letters lie within words ("Conai"): the first must open the name, the others follow in order.
        let text: Vec<char> = words.concat().chars().collect();
        let mut rest = text.iter();
        letters.first() == initials.first()
            && letters.len() * 2 >= words.len()
            && letters.iter().all(|l| rest.any(|c| c == l))
    }
}
