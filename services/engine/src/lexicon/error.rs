//! What can be wrong with lexicon files.

/// A lexicon file that cannot be used, with the place that is at fault.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// The file is no TOML, or a key or value in it is none that the file's format knows.
    #[error("{file}, line {line}, column {column}{}: `{excerpt}`: {message}", within(.entry.as_deref()))]
    Format {
        /// The file's name, such as `states.toml`.
        file: String,
        /// Line of the fault, counted from 1.
        line: usize,
        /// Column of the fault in bytes, counted from 1.
        column: usize,
        /// The entry that it stands in, if one has begun, by its name if it has one: `group "FARC"`.
        entry: Option<String>,
        /// The line at fault (cut after 120 characters): it holds the key and the value.
        excerpt: String,
        /// What is wrong with it.
        message: String,
    },
    /// The file is well formed, but a value in it does not fit the rest.
    #[error("{file}{}: {key} = {value:?}: {reason}", within(.entry.as_deref()))]
    Value {
        /// The file's name, such as `states.toml`.
        file: String,
        /// The entry that it stands in, if it has a name: `state "Chad"`.
        entry: Option<String>,
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
        Self::Value {
            file: file.into(),
            entry: None,
            key: key.into(),
            value: value.into(),
            reason: reason.into(),
        }
    }

    /// This error, told to stand in the entry of a name; `sort` is what the file calls such entries.
    pub(crate) fn in_entry(mut self, sort: &str, name: &str) -> Self {
        if let Self::Value { entry, .. } = &mut self {
            *entry = Some(format!("{sort} {name:?}"));
        }
        self
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
            entry: entry_at(content, start),
            excerpt: text.trim().chars().take(120).collect(),
            message: error.message().into(),
        }
    }
}

/// Where an entry is known: `, in group "FARC"`.
fn within(entry: Option<&str>) -> String {
    entry.map(|entry| format!(", in {entry}")).unwrap_or_default()
}

/// The entry that a line of a file stands in, by its sort and name: the last table that begins no later, with its `name`.
fn entry_at(content: &str, line: usize) -> Option<String> {
    let table = |line: &str| {
        let sort = line.trim().strip_prefix("[[")?.split_once("]]")?.0;
        Some(sort.trim().to_owned())
    };
    let (mut sort, mut begin, mut at) = (None, 0, 0);
    for text in content.split_inclusive('\n') {
        if at > line {
            break;
        }
        if let Some(found) = table(text) {
            (sort, begin) = (Some(found), at + text.len());
        }
        at += text.len();
    }
    let sort = sort?;
    let body = content.get(begin..)?.lines().take_while(|line| !line.trim_start().starts_with('['));
    let name = body.filter_map(|line| line.split_once('=')).find(|(key, _)| key.trim() == "name");
    let name = name.and_then(|(_, value)| value.trim().strip_prefix('"')?.split('"').next());
    Some(name.map_or_else(|| sort.clone(), |name| format!("{sort} {name:?}")))
}
