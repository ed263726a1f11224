//! By what callers name things: tenants, articles with their briefs, and requests.

use std::fmt;
use std::sync::Arc;

/// Whose articles are meant. Every row of an archive belongs to one tenant, and no call sees another's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tenant(Arc<str>);

/// A text that names no tenant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no tenant: 1 to 64 of a-z, 0-9, - and _ do")]
pub struct TenantError(String);

impl Default for Tenant {
    /// The one of a service that does not tell callers apart.
    fn default() -> Self {
        Self("default".into())
    }
}

impl Tenant {
    /// Takes a text for a tenant's name.
    ///
    /// # Errors
    /// [`TenantError`] where it is none: 1 to 64 of `a-z`, `0-9`, `-` and `_`.
    pub fn new(name: &str) -> Result<Self, TenantError> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        if (1..=64).contains(&name.len()) && name.bytes().all(fits) {
            Ok(Self(name.into()))
        } else {
            Err(TenantError(name.chars().take(64).collect()))
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The last part of the names of an article and of its brief.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(String);

/// A text that is no resource name of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not of the form {collection}/ID, with an ID of 32 lower-case hexadecimal digits")]
pub struct NameError {
    collection: &'static str,
}

const ARTICLES: &str = "articles";
const BRIEFS: &str = "briefs";

impl ArticleId {
    /// One that was never given before. It begins with the time, so that what is taken in together is kept together.
    pub(crate) fn generate() -> Self {
        Self(uuid::Uuid::now_v7().simple().to_string())
    }

    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    fn parse(name: &str, collection: &'static str) -> Result<Self, NameError> {
        let id = name.strip_prefix(collection).and_then(|rest| rest.strip_prefix('/'));
        let whole = |id: &&str| id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        id.filter(whole).map(|id| Self(id.to_owned())).ok_or(NameError { collection })
    }

    /// Reads an article's resource name, `articles/{article}`.
    ///
    /// # Errors
    /// [`NameError`] where it is none.
    pub fn of_article(name: &str) -> Result<Self, NameError> {
        Self::parse(name, ARTICLES)
    }

    /// Reads a brief's resource name, `briefs/{brief}`.
    ///
    /// # Errors
    /// [`NameError`] where it is none.
    pub fn of_brief(name: &str) -> Result<Self, NameError> {
        Self::parse(name, BRIEFS)
    }

    /// The id itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The article's resource name.
    #[must_use]
    pub fn article(&self) -> String {
        format!("{ARTICLES}/{}", self.0)
    }

    /// The brief's resource name.
    #[must_use]
    pub fn brief(&self) -> String {
        format!("{BRIEFS}/{}", self.0)
    }
}

/// A client's own id of a request, by which a repetition is recognized.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestId(String);

/// A text that is no request id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a request id has 1 to 128 visible ASCII characters")]
pub struct RequestIdError;

impl RequestId {
    /// Takes a text for a request id.
    ///
    /// # Errors
    /// [`RequestIdError`] where it is none.
    pub fn new(id: &str) -> Result<Self, RequestIdError> {
        let fits = (1..=128).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(id.to_owned())) } else { Err(RequestIdError) }
    }

    /// The id itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let id = ArticleId::generate();
        assert_eq!(ArticleId::of_article(&id.article()), Ok(id.clone()));
        assert_eq!(ArticleId::of_brief(&id.brief()), Ok(id.clone()));
        for other in [id.brief(), id.article().to_uppercase(), format!("{}0", id.article()), String::new()] {
            assert!(ArticleId::of_article(&other).is_err(), "{other}");
        }
    }

    #[test]
    fn tenants_and_request_ids_are_short_and_plain() {
        assert!(Tenant::new("desk-3_a").is_ok());
        for wrong in ["", "Desk", "a b", "é", &"a".repeat(65)] {
            assert!(Tenant::new(wrong).is_err(), "{wrong}");
        }
        assert!(RequestId::new("2f1c-7").is_ok());
        for wrong in ["", "a b", "é", "a\n", &"a".repeat(129)] {
            assert!(RequestId::new(wrong).is_err(), "{wrong}");
        }
    }
}
