//! From an article to its brief, stage by stage.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil;
use peacebrief::v1;
use sha2::{Digest, Sha256};

use crate::EngineError;
use crate::actors::{self, Cast};
use crate::brief;
use crate::clauses::Clauses;
use crate::confidence::Weights;
use crate::dates::Resolver;
use crate::document::Document;
use crate::findings::{self, Calendar, Findings, Sources};
use crate::lexicon::Lexicon;
use crate::observer::{Observer, Stage};
use crate::recasing::recased;
use crate::syntax::{self, Reader};
use crate::text::{self, English, Language, Layout, read_entities};

/// Reads reports and writes briefs. What it keeps from one to the next changes none of them: one engine serves every thread.
#[derive(Debug)]
pub struct Engine {
    reader: Reader,
    lexicon: Lexicon,
    weights: Weights,
    identity: v1::Engine,
}

impl Engine {
    /// The engine with its built-in model and lexicon.
    ///
    /// # Errors
    /// [`EngineError::Model`] and [`EngineError::Lexicon`]: none in a build whose tests pass.
    pub fn embedded() -> Result<Self, EngineError> {
        Self::with_lexicon(Lexicon::embedded()?)
    }

    /// The engine with a lexicon of the caller's: the built-in one with a deployment's own knowledge laid over it.
    ///
    /// # Errors
    /// [`EngineError::Model`] and [`EngineError::Confidence`]: none in a build whose tests pass.
    pub fn with_lexicon(lexicon: Lexicon) -> Result<Self, EngineError> {
        Self::with_reader(Reader::embedded()?, lexicon)
    }

    /// The engine with its built-in lexicon and that reader.
    pub(crate) fn with_reader(reader: Reader, lexicon: Lexicon) -> Result<Self, EngineError> {
        let identity = v1::Engine {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            model_sha256: hex(&Sha256::digest(syntax::MODEL)),
            lexicon_sha256: lexicon.digest().to_owned(),
        };
        Ok(Self { reader, lexicon, weights: Weights::embedded()?, identity })
    }

    /// Who this engine is, as every brief of its own names it.
    #[must_use]
    pub fn identity(&self) -> &v1::Engine {
        &self.identity
    }

    /// Condenses one article. The same article gives the same brief, to the byte.
    ///
    /// # Errors
    /// [`EngineError`] says why the article cannot be read.
    pub fn brief(&self, article: &v1::Article, encoding: v1::EncodingType) -> Result<v1::Brief, EngineError> {
        self.brief_observed(article, encoding, &())
    }

    /// Condenses one article as long as the brief is wanted, and tells of the stages as they begin.
    ///
    /// # Errors
    /// [`EngineError::Unwanted`] once it is not wanted, and those of [`brief`](Self::brief).
    pub fn brief_observed(
        &self,
        article: &v1::Article,
        encoding: v1::EncodingType,
        observer: &dyn Observer,
    ) -> Result<v1::Brief, EngineError> {
        if article.body.trim().is_empty() {
            return Err(EngineError::EmptyBody);
        }
        observer.begins(Stage::Text);
        let language = language(article)?;
        let mut brief = self.analyse(article, &language, observer, |document, cast, findings| {
            brief::write(document, cast, findings, &article.title, &self.weights, encoding)
        })?;
        brief.language = language;
        brief.body_sha256 = hex(&Sha256::digest(article.body.as_bytes()));
        brief.engine = Some(self.identity.clone());
        Ok(brief)
    }

    /// What the roles of an article's actors are weighed by: names with traits, in the order of the brief's actors. The weights are fitted
    /// to these.
    ///
    /// # Errors
    /// As those of [`brief`](Self::brief).
    pub fn role_traits(&self, article: &v1::Article) -> Result<Vec<(String, Vec<f32>)>, EngineError> {
        self.analyse(article, &language(article)?, &(), |_, cast, findings| {
            let names = cast.actors().iter().map(|actor| actor.name.clone());
            names.zip(findings.role_traits.iter().map(|traits| traits.to_vec())).collect()
        })
    }

    /// What the terms of an article's agreements are weighed by: ranges of bytes with the names of their signs. The weights are fitted to
    /// these.
    ///
    /// # Errors
    /// As those of [`brief`](Self::brief).
    pub fn term_signs(&self, article: &v1::Article) -> Result<Vec<SignedWords>, EngineError> {
        self.analyse(article, &language(article)?, &(), |document, _, findings| {
            let weighed = findings.term_signs.iter();
            weighed.map(|(tokens, signs)| (document.bytes(tokens.clone()), signs.names())).collect()
        })
    }

    /// What the key sentences of an article are chosen by: the bytes of every sentence that can be one, with its traits by name. The
    /// weights are fitted to these.
    ///
    /// # Errors
    /// As those of [`brief`](Self::brief).
    pub fn salience_traits(&self, article: &v1::Article) -> Result<Vec<WeighedSentence>, EngineError> {
        self.analyse(article, &language(article)?, &(), |document, cast, findings| {
            brief::salience_traits(document, cast, findings, &article.title)
        })
    }

    /// Reads an article, and hands what was found to `then`.
    fn analyse<T>(
        &self,
        article: &v1::Article,
        language: &str,
        observer: &dyn Observer,
        then: impl FnOnce(&Document<'_>, &Cast, &Findings) -> T,
    ) -> Result<T, EngineError> {
        let published = published(article)?;
        let enter = |stage| {
            if !observer.wanted() {
                return Err(EngineError::Unwanted);
            }
            observer.begins(stage);
            Ok(())
        };
        let english = match language.to_ascii_lowercase().as_str() {
            "en-us" => English::American,
            "en-gb" => English::British,
            _ => English::guess(&article.body).unwrap_or_default(),
        };
        let layout = Layout::of(&article.body);
        let recased = recased(&article.body, &layout, &self.reader, &self.lexicon);
        let reading = read_entities(&recased);
        enter(Stage::Syntax)?;
        let wanted = || observer.wanted();
        let document =
            Document::read_while(&article.body, &reading, layout, &self.reader, &self.lexicon, &wanted)
                .ok_or(EngineError::Unwanted)?;
        enter(Stage::Actors)?;
        let mut cast = actors::read(&document, &self.lexicon, &article.title);
        enter(Stage::Clauses)?;
        let clauses = Clauses::of(&document);
        let calendar = Calendar::read(&document, &cast, Resolver::new(published, english));
        let sources =
            Sources { document: &document, clauses: &clauses, calendar: &calendar, lexicon: &self.lexicon };
        enter(Stage::Findings)?;
        let findings = findings::find(sources, &mut cast, &article.title);
        enter(Stage::Brief)?;
        Ok(then(&document, &cast, &findings))
    }
}

/// The bytes of some words, with the names of the signs that hold of them.
type SignedWords = (Range<usize>, Vec<String>);

/// The bytes of a sentence, with how much it has of each trait.
type WeighedSentence = (Range<usize>, BTreeMap<String, f32>);

/// The day of publication, if the caller tells one.
fn published(article: &v1::Article) -> Result<Option<civil::Date>, EngineError> {
    let Some(date) = &article.published else { return Ok(None) };
    peacebrief::date::check_whole(date)?;
    let part = |n: i32| i8::try_from(n).ok();
    // A date that the API holds for one of the calendar's is one of jiff's too.
    let parts = i16::try_from(date.year).ok().zip(part(date.month)).zip(part(date.day));
    Ok(parts.and_then(|((year, month), day)| civil::Date::new(year, month, day).ok()))
}

/// The language in which the article is read: as named, else as detected. What is too short to tell is taken for English.
fn language(article: &v1::Article) -> Result<String, EngineError> {
    let named = article.language.trim();
    if !named.is_empty() {
        let primary = named.split(['-', '_']).next().unwrap_or_default();
        return match primary.to_ascii_lowercase().as_str() {
            "en" | "eng" => Ok(named.to_owned()),
            _ => Err(EngineError::Language { language: named.to_owned(), named: true }),
        };
    }
    match text::detect_language(&article.title, &article.body).language {
        None | Some(Language::ENGLISH) => Ok(Language::ENGLISH.iso639_1.to_owned()),
        Some(other) => Err(EngineError::Language { language: other.iso639_1.to_owned(), named: false }),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::sync::LazyLock;

    use super::*;

    /// Wants a brief for so many questions, and keeps what it is told.
    #[derive(Default)]
    struct Patience {
        most: usize,
        asked: Cell<usize>,
        begun: RefCell<Vec<Stage>>,
    }

    impl Observer for Patience {
        fn wanted(&self) -> bool {
            self.asked.set(self.asked.get() + 1);
            self.asked.get() <= self.most
        }

        fn begins(&self, stage: Stage) {
            self.begun.borrow_mut().push(stage);
        }
    }

    fn brief_until(most: usize) -> (Result<v1::Brief, EngineError>, Patience) {
        static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());
        let body = "The government and the Northern Front signed a truce in Doha on Friday.".to_owned();
        let article = v1::Article { body, ..Default::default() };
        let patience = Patience { most, ..Default::default() };
        let brief = ENGINE.brief_observed(&article, v1::EncodingType::Utf8, &patience);
        (brief, patience)
    }

    /// Whatever it is asked for first, second and so on: a brief that is wanted no more is given up at the next question.
    #[test]
    fn a_brief_that_is_wanted_no_more_is_given_up_wherever_the_engine_is() {
        let (brief, Patience { asked, .. }) = brief_until(usize::MAX);
        assert!(brief.is_ok());
        assert!(asked.get() >= Stage::ALL.len(), "asked {} times", asked.get());
        for most in 0..asked.get() {
            let (brief, patience) = brief_until(most);
            assert!(matches!(brief, Err(EngineError::Unwanted)), "after {most}");
            assert_eq!(patience.asked.get(), most + 1);
        }
    }

    #[test]
    fn whoever_looks_on_is_told_of_every_stage_once_and_in_order() {
        let (brief, Patience { begun, .. }) = brief_until(usize::MAX);
        assert!(brief.is_ok());
        assert_eq!(*begun.borrow(), Stage::ALL);
        let (_, Patience { begun, .. }) = brief_until(0);
        assert_eq!(*begun.borrow(), [Stage::Text], "what is not wanted does not begin");
    }
}
