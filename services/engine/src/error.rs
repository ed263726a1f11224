//! Why an article gets no brief, and why an engine cannot be built.

use crate::lexicon::LexiconError;
use crate::syntax::ModelError;

/// Why an article gets no brief, or the engine could not be built.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The body of the article holds no text.
    #[error("the body of the article is empty")]
    EmptyBody,
    /// The date of publication is none of the calendar's, or not whole.
    #[error("the date of publication is invalid: {0}")]
    Published(#[from] peacebrief::date::DateError),
    /// The article is in a language that the engine does not read.
    #[error("the article is in {language:?}, and only English is read")]
    Language {
        /// The language found or named, as a BCP 47 tag.
        language: String,
        /// Whether the caller named it, rather than the engine finding it.
        named: bool,
    },
    /// Whoever asked for the brief wants it no more.
    #[error("the brief is wanted no more")]
    Unwanted,
    /// The language model that is built in does not hold.
    #[error("the language model cannot be loaded: {0}")]
    Model(#[from] ModelError),
    /// The weights of confidence that are built in do not hold.
    #[error("the weights of confidence cannot be loaded: {0}")]
    Confidence(#[from] toml::de::Error),
    /// The lexicon, or what is laid over it, does not hold.
    #[error("the lexicon cannot be loaded: {0}")]
    Lexicon(#[from] LexiconError),
}
