//! Copies of articles and of their briefs, under other names of the same lengths, so that every span still holds.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, iter};

use peacebrief::{date, json, v1, validation};
use peacebrief_engine::{Engine, EngineError, Observer};
use peacebrief_server::Briefer;
use serde_json::Value;

use super::Result;

/// What is copied.
struct Original {
    article: v1::Article,
    brief: v1::Brief,
    /// The words that names consist of.
    names: BTreeSet<String>,
}

/// An article under names of its own, with its brief.
type Made = (v1::Article, v1::Brief);

/// The originals, and how to copy them.
pub(crate) struct Copies {
    originals: Vec<Original>,
    engine: v1::Engine,
    /// Copies that were made, by original and alphabet: they come again and again.
    made: Mutex<HashMap<(usize, u8), Arc<Made>>>,
}

/// Beyond the letters of the alphabet a copy is told by its source only: as different reports on one process are.
const ALPHABETS: usize = 25;

impl Copies {
    /// The articles of a folder of reference files, read by the engine.
    pub(crate) fn of(engine: &Engine, folder: &Path) -> Result<Self> {
        let mut originals = Vec::new();
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            let value: Value = serde_json::from_slice(&fs::read(&path)?)?;
            let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            let article = v1::Article {
                title: text("title"),
                body: text("text"),
                source: text("source"),
                published: Some(date::parse(&text("published"))?),
                language: String::new(),
            };
            let brief = engine.brief(&article, v1::EncodingType::Utf8)?;
            let names = names(&brief);
            originals.push(Original { article, brief, names });
        }
        Ok(Self { originals, engine: Briefer::engine(engine), made: Mutex::default() })
    }

    /// Articles of some numbers, all different: the folder's under the names of one alphabet after the other, then as further reports on
    /// the same.
    pub(crate) fn articles(&self, numbers: std::ops::Range<usize>) -> impl Iterator<Item = v1::Article> {
        numbers.map(|number| self.article(number))
    }

    fn article(&self, number: usize) -> v1::Article {
        // By the source the brief is found, too.
        v1::Article { source: format!("Agency {number}"), ..self.copy(number).0.clone() }
    }

    /// The copy of a number, but for its source.
    fn copy(&self, number: usize) -> Arc<(v1::Article, v1::Brief)> {
        let (at, alphabets) = (number % self.originals.len(), number / self.originals.len());
        let shift = u8::try_from(alphabets % ALPHABETS).unwrap_or_default();
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(copy) = made().get(&(at, shift)) {
            return Arc::clone(copy);
        }
        let Original { article, brief, names } = &self.originals[at];
        let title = shifted(&article.title, names, shift);
        let article = v1::Article { title, body: shifted(&article.body, names, shift), ..article.clone() };
        let mut brief = brief.clone();
        if let Ok(text) = json::to_string(&brief)
            && let Ok(mut value) = serde_json::from_str(&text)
        {
            shift_all(&mut value, names, shift);
            brief = json::from_str(&value.to_string()).unwrap_or(brief);
        }
        brief.body_sha256 = validation::body_sha256(&article.body);
        Arc::clone(made().entry((at, shift)).or_insert_with(|| Arc::new((article, brief))))
    }

    /// A process of the copies, as a name to look for: what most of an original's reports are about.
    pub(crate) fn word(&self) -> &str {
        let first = self.originals.iter().flat_map(|original| &original.names).find(|name| name.len() > 5);
        first.map_or("peace", String::as_str)
    }
}

impl Briefer for Copies {
    fn engine(&self) -> v1::Engine {
        self.engine.clone()
    }

    fn brief(
        &self,
        article: &v1::Article,
        _: v1::EncodingType,
        _: &dyn Observer,
    ) -> std::result::Result<v1::Brief, EngineError> {
        let number = article.source.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Ok(self.copy(number).1.clone())
    }
}

/// The words of names that a brief has, in capitals and small letters.
fn names(brief: &v1::Brief) -> BTreeSet<String> {
    let actors = brief.actors.iter().flat_map(|actor| iter::once(&actor.name).chain(&actor.aliases));
    let process = brief.process.iter().map(|process| &process.name);
    let places = brief.events.iter().filter_map(|event| event.place.as_ref()).map(|place| &place.name);
    let words =
        actors.chain(process).chain(places).flat_map(|name| name.split(|c: char| !c.is_ascii_alphabetic()));
    let is_name = |word: &&str| word.len() > 3 && word.starts_with(|c: char| c.is_ascii_uppercase());
    words
        .filter(is_name)
        .filter(|word| word.bytes().any(|b| b.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

fn shift_all(value: &mut Value, names: &BTreeSet<String>, by: u8) {
    match value {
        Value::String(text) => *text = shifted(text, names, by),
        Value::Array(values) => values.iter_mut().for_each(|value| shift_all(value, names, by)),
        Value::Object(fields) => fields.values_mut().for_each(|value| shift_all(value, names, by)),
        _ => {}
    }
}

/// A text with the letters of its names moved on in the alphabet.
fn shifted(text: &str, names: &BTreeSet<String>, by: u8) -> String {
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if names.contains(word) {
            out.push_str(known.entry(word).or_insert_with(|| word.chars().map(|c| moved(c, by)).collect()));
        } else {
            out.push_str(word);
        }
        let next = after.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

fn moved(letter: char, by: u8) -> char {
    let of = |first: u8| char::from(first + (letter as u8 - first + by) % 26);
    if letter.is_ascii_uppercase() { of(b'A') } else { of(b'a') }
}
