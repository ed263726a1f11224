//! Why something on the command line yields no article.

use std::io;

use peacebrief::date::DateError;

/// Why a file, or a line of one, yields no article.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {fault}")]
pub(crate) struct InputError {
    /// The file, or the line of it, as the user would name it.
    pub(crate) file: String,
    /// What is wrong with it.
    pub(crate) fault: Fault,
}

/// What is wrong with a file, or with a line of one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// It cannot be read.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// It is text in another encoding, or no text.
    #[error("not UTF-8 (at byte {0})")]
    NotUtf8(usize),
    /// It is text in UTF-16, as some Windows programs write it.
    #[error("UTF-16, not UTF-8; `iconv -f UTF-16 -t UTF-8` converts it")]
    Utf16,
    /// It holds NUL characters, as no text does.
    #[error("not text, but binary")]
    Binary,
    /// It is far larger than any article.
    #[error("larger than {} MiB, which no article is", super::text::LIMIT >> 20)]
    TooLarge,
    /// A folder holds nothing that could be an article.
    #[error("no .txt, .json, .jsonl or .ndjson file in this folder")]
    NoArticles,
    /// It is no JSON object of an article.
    #[error("not an article in JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// An object holds no text.
    #[error("neither \"text\" nor \"body\" in this object")]
    NoText,
    /// The date of publication is none.
    #[error("published: {0}")]
    Published(#[from] DateError),
    /// The front matter cannot be read.
    #[error("front matter: {0}")]
    FrontMatter(String),
    /// There is nothing to read.
    #[error("empty")]
    Empty,
}

impl Fault {
    /// The fault as that of a file, or of a line of one.
    pub(crate) fn of(self, file: &str) -> InputError {
        InputError { file: file.to_owned(), fault: self }
    }
}
