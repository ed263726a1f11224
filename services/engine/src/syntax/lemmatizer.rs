//! The dictionary form of a word: suffix rules checked against lists of known words, with lists of exceptions.

use super::hash::string_hash;
use super::labels::Pos;
use super::model::{ModelError, Sections};

/// The tables of the parts of speech that inflect.
#[derive(Debug)]
pub(super) struct Lemmatizer {
    tables: [(Pos, Tables); 5],
}

#[derive(Debug)]
struct Tables {
    /// An ending and what stands for it in the lemma.
    rules: Vec<(&'static str, &'static str)>,
    exceptions: IndexedLines,
    words: IndexedLines,
}

impl Lemmatizer {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        let tables = |pos: Pos| -> Result<(Pos, Tables), ModelError> {
            let name = pos.as_str().to_ascii_lowercase();
            Ok((
                pos,
                Tables {
                    rules: model.pairs(&format!("lemma.rules.{name}"))?,
                    exceptions: IndexedLines::new(model.text(&format!("lemma.exceptions.{name}"))?),
                    words: IndexedLines::new(model.text(&format!("lemma.words.{name}"))?),
                },
            ))
        };
        Ok(Self {
            tables: [
                tables(Pos::Adj)?,
                tables(Pos::Adv)?,
                tables(Pos::Noun)?,
                tables(Pos::Punct)?,
                tables(Pos::Verb)?,
            ],
        })
    }

    /// The lemma of an inflected word; `lower` is the word in lower case.
    pub(super) fn lemma(&self, word: &str, lower: &str, pos: Pos) -> String {
        match self.tables.iter().find(|(of, _)| *of == pos) {
            Some((_, tables)) => tables.lemma(lower).unwrap_or_else(|| word.to_owned()),
            None if pos == Pos::Propn => word.to_owned(),
            None => lower.to_owned(),
        }
    }
}

impl Lemmatizer {
    /// Whether a word in lower case, or that of which it is the plural, is known in any part of speech.
    pub(super) fn knows(&self, lower: &str) -> bool {
        let mut stems =
            [Some(lower), lower.strip_suffix('s'), lower.strip_suffix("es")].into_iter().flatten();
        let listed = |stem: &str| {
            let hash = string_hash(stem);
            self.tables.iter().any(|(_, tables)| tables.words.find_hashed(stem, hash).is_some())
        };
        lower.chars().any(char::is_alphabetic)
            && (stems.any(listed)
                || lower.strip_suffix("ies").is_some_and(|stem| listed(&format!("{stem}y"))))
    }
}

impl Tables {
    /// An exception goes before known words, of which the last rule's wins, then forms that are no words ("co-ops"), then
    /// unknown words; of these the first rule's wins.
    fn lemma(&self, lower: &str) -> Option<String> {
        let (mut known, mut not_a_word, mut unknown) = (Vec::new(), None, None);
        for (ending, replacement) in &self.rules {
            let Some(stem) = lower.strip_suffix(ending) else { continue };
            let form = format!("{stem}{replacement}");
            if form.is_empty() {
                continue;
            }
            if self.words.contains(&form) {
                known.push(form);
            } else if form.chars().all(char::is_alphabetic) {
                unknown.get_or_insert(form);
            } else {
                not_a_word.get_or_insert(form);
            }
        }
        // Of several exceptions the last wins that no rule has found.
        let exception =
            self.exceptions.cells(lower).filter(|form| !known.iter().any(|known| known == form)).last();
        exception.map(str::to_owned).or(known.pop()).or(not_a_word).or(unknown)
    }
}

/// Lines of text, found by their first cell where they lie. Every word of an article is looked up here several times over.
#[derive(Debug)]
struct IndexedLines {
    text: &'static str,
    /// Where lines begin: each at the place that its key's hash says, or at the next one that was free. At least half are free.
    starts: Box<[u32]>,
}

impl IndexedLines {
    /// Stands for no line.
    const FREE: u32 = u32::MAX;

    fn new(text: &'static str) -> Self {
        let places = (2 * text.lines().count() + 1).next_power_of_two();
        let mut lines = Self { text, starts: vec![Self::FREE; places].into() };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let free =
                lines.places(string_hash(first_cell(line))).find(|place| lines.starts[*place] == Self::FREE);
            if let Some((place, start)) = free.zip(u32::try_from(start).ok()) {
                lines.starts[place] = start;
            }
            start += line.len();
        }
        lines
    }

    fn contains(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The cells behind the key of a line.
    fn cells(&self, key: &str) -> impl Iterator<Item = &'static str> {
        let line = self.find(key).and_then(|line| line.lines().next());
        line.into_iter().flat_map(|line| line.split('\t').skip(1))
    }

    /// The text from the line with that key on.
    fn find(&self, key: &str) -> Option<&'static str> {
        self.find_hashed(key, string_hash(key))
    }

    fn find_hashed(&self, key: &str, hash: u64) -> Option<&'static str> {
        let starts =
            self.places(hash).map(|place| self.starts[place]).take_while(|start| *start != Self::FREE);
        let mut lines = starts.filter_map(|start| self.text.get(start as usize..));
        lines.find(|line| line.starts_with(key) && first_cell(line) == key)
    }

    /// The places where a key with that hash can stand, in order.
    fn places(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let (first, count) = (hash as usize, self.starts.len());
        (0..count).map(move |step| first.wrapping_add(step) & (count - 1))
    }
}

fn first_cell(line: &str) -> &str {
    line.split(['\t', '\n']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{IndexedLines, Lemmatizer, Pos};
    use crate::syntax::model::{ENGLISH, Sections};

    #[test]
    fn lines_are_found_wherever_they_stand() {
        let lines = IndexedLines::new("a\tx\nab\nb\ty\tz\n");
        assert_eq!(lines.cells("a").collect::<Vec<_>>(), ["x"]);
        assert_eq!(lines.cells("b").collect::<Vec<_>>(), ["y", "z"]);
        assert!(
            lines.contains("ab") && !lines.contains("") && !lines.contains("abc") && !lines.contains("c")
        );
        assert!(!IndexedLines::new("").contains("a"));
    }

    #[test]
    fn every_word_of_a_list_is_found_in_it() {
        let text = Sections::new(ENGLISH).unwrap().text("lemma.words.verb").unwrap();
        let lines = IndexedLines::new(text);
        assert!(text.lines().all(|word| lines.contains(word)));
    }

    #[test]
    fn words_are_led_back_to_their_dictionary_form() {
        let lemmatizer = Lemmatizer::new(Sections::new(ENGLISH).unwrap()).unwrap();
        let lemma = |word: &str, pos| lemmatizer.lemma(word, &word.to_lowercase(), pos);
        // As spaCy 3.8.18 gives them.
        assert_eq!(lemma("signed", Pos::Verb), "sign");
        assert_eq!(lemma("agreed", Pos::Verb), "agree");
        assert_eq!(lemma("met", Pos::Verb), "meet");
        assert_eq!(lemma("Parties", Pos::Noun), "party");
        assert_eq!(lemma("treaties", Pos::Noun), "treaty");
        assert_eq!(lemma("axes", Pos::Noun), "axis");
        assert_eq!(lemma("worse", Pos::Adj), "bad");
        assert_eq!(lemma("Accords", Pos::Propn), "Accords");
        assert_eq!(lemma("The", Pos::Det), "the");
        assert_eq!(lemma("”", Pos::Punct), "\"");
    }
}
