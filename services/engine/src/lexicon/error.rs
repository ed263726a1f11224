//! What can be wrong with lexicon files.

/// A lexicon file that cannot be used, with the place that is at fault.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// The file is no TOML, or a key or value in it is none that the file's format knows.
    #[error("{file}, line {line}, column {column}: `{excerpt}`: {message}")]
    Format {
        /// The file's name, such as `states.toml`.
        file: String,
        /// Line of the fault, counted from 1.
        line: usize,
        /// Column of the fault in bytes, counted from 1.
        column: usize,
        /// The line at fault (cut after 120 characters): it holds the key and the value.
        excerpt: String,
        /// What is wrong with it.
        message: String,
    },
    /// The file is well formed, but a value in it does not fit the rest.
    #[error("{file}: {key} = {value:?}: {reason}")]
    Value {
        /// The file's name, such as `states.toml`.
        file: String,
        /// The key at fault, such as `state.capitals`.
        key: String,
        /// The value at fault.
        value: String,
        /// Why it cannot stand.
        reason: String,
    },
    /// An overlay names a file that the lexicon does not have.
    #[error("{file}: the lexicon has no file of that name; it has {known}")]
    UnknownFile {
        /// The name that was given.
        file: String,
        /// The names that would have been understood, joined by commas.
        known: String,
    },
}

impl LexiconError {
    /// A value of a file that does not fit the rest of the lexicon.
    pub(crate) fn value(
        file: &str,
        key: impl Into<String>,
        value: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self::Value { file: file.into(), key: key.into(), value: value.into(), reason: reason.into() }
    }

    /// The error of the TOML parser, placed in `content`.
    pub(crate) fn format(file: &str, content: &str, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(0, |span| span.start.min(content.len()));
        let before = content.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let text = content.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        Self::Format {
            file: file.into(),
            line: before.matches('\n').count() + 1,
            column: offset - start + 1,
            excerpt: text.trim().chars().take(120).collect(),
            message: error.message().into(),
        }
    }
}
