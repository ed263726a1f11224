//! How a client proves who it is, beside a certificate: by a token or an API key, given or in a file.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tonic::metadata::{Ascii, MetadataMap, MetadataValue};

use crate::ClientError;

/// How often a file is read anew: tokens that a platform puts there are good for minutes at least.
const REREAD: Duration = Duration::from_secs(10);

/// What proves who the client is.
#[derive(Debug, Clone)]
pub(crate) struct Credentials {
    pub(crate) kind: Kind,
    pub(crate) source: Source,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A signed token.
    Token,
    /// An API key.
    ApiKey,
}

/// Where it is.
#[derive(Clone)]
pub(crate) enum Source {
    /// Here.
    Text(String),
    /// In a file, which holds it and nothing else.
    File(PathBuf),
}

impl fmt::Debug for Source {
    /// Without the text: it opens doors.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text(***)"),
            Self::File(file) => f.debug_tuple("File").field(file).finish(),
        }
    }
}

/// Credentials as they are sent. Cheap to clone; clones read a file together.
#[derive(Clone)]
pub(crate) struct Sent {
    credentials: Credentials,
    read: Arc<Mutex<(Instant, MetadataValue<Ascii>)>>,
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.credentials.fmt(f)
    }
}

impl Credentials {
    /// Reads them.
    ///
    /// # Errors
    /// [`ClientError::Configuration`] where a file cannot be read, or holds what cannot be sent.
    pub(crate) fn read(&self) -> Result<Sent, ClientError> {
        let read = Arc::new(Mutex::new((Instant::now(), self.value()?)));
        Ok(Sent { credentials: self.clone(), read })
    }

    fn value(&self) -> Result<MetadataValue<Ascii>, ClientError> {
        let (name, text) = match &self.source {
            Source::Text(text) => ("the credentials".to_owned(), text.clone()),
            Source::File(file) => {
                let name = file.display().to_string();
                let text = std::fs::read_to_string(file);
                let text = text.map_err(|error| ClientError::Configuration(format!("{name}: {error}")))?;
                (name, text)
            }
        };
        let text = text.trim();
        let sent = match self.kind {
            Kind::Token => format!("Bearer {text}"),
            Kind::ApiKey => text.to_owned(),
        };
        let mut value: Option<MetadataValue<Ascii>> = sent.parse().ok().filter(|_| !text.is_empty());
        if let Some(value) = &mut value {
            value.set_sensitive(true);
        }
        // What stands there is not told: it may be half of a secret.
        value.ok_or_else(|| ClientError::Configuration(format!("{name}: nothing there that can be sent")))
    }
}

impl Sent {
    /// Adds them to a call. A file that has changed is read anew; where that cannot be, they are sent as they were.
    pub(crate) fn add(&self, metadata: &mut MetadataMap) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(self.credentials.source, Source::File(_)) && read.0.elapsed() >= REREAD {
            read.0 = Instant::now();
            if let Ok(value) = self.credentials.value() {
                read.1 = value;
            }
        }
        let key = match self.credentials.kind {
            Kind::Token => "authorization",
            Kind::ApiKey => "x-api-key",
        };
        metadata.insert(key, read.1.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_sent_as_the_service_asks_for_them_and_never_shown() {
        let credentials = Credentials { kind: Kind::Token, source: Source::Text(" abc.def \n".into()) };
        let sent = credentials.read().unwrap();
        let mut metadata = MetadataMap::new();
        sent.add(&mut metadata);
        assert_eq!(metadata.get("authorization").unwrap().to_str().unwrap(), "Bearer abc.def");
        assert!(!format!("{credentials:?} {sent:?} {metadata:?}").contains("abc.def"));
    }

    #[test]
    fn a_file_that_cannot_be_used_is_told_by_its_name() {
        let absent = Credentials { kind: Kind::ApiKey, source: Source::File("/nowhere/key".into()) };
        assert!(absent.read().unwrap_err().to_string().contains("/nowhere/key"));
        for text in ["", " \n", "two\nlines"] {
            let empty = Credentials { kind: Kind::ApiKey, source: Source::Text(text.into()) };
            assert!(matches!(empty.read(), Err(ClientError::Configuration(_))), "{text:?}");
        }
    }
}
