//! A brief held against its article: every span, quotation, reference, date and value that does not hold.
//!
//! ```
//! use peacebrief::{v1, validation};
//!
//! let article = v1::Article { body: "Both sides signed.".into(), ..Default::default() };
//! let mut brief = v1::Brief {
//!     encoding_type: v1::EncodingType::Utf8.into(),
//!     body_sha256: validation::body_sha256(&article.body),
//!     ..Default::default()
//! };
//! assert_eq!(validation::mismatch(&article, &brief), None);
//! assert!(validation::faults(&article, &brief).hold());
//!
//! brief.key_sentences.push(v1::KeySentence {
//!     id: "k1".into(),
//!     span: Some(v1::TextSpan { start: 0, end: 18, text: "Both sides sighed.".into() }),
//!     ..Default::default()
//! });
//! assert_eq!(validation::faults(&article, &brief).listed[0].field, "key_sentences[0].span");
//! ```

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::v1::{Article, Brief, BriefFault, BriefFaultKind};

mod elements;
mod sections;

/// How many faults are listed; those past it are only counted.
pub const LISTED: usize = 1000;

/// What in a brief does not hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    /// The faults, in the order of the brief's fields; at most [`LISTED`].
    pub listed: Vec<BriefFault>,
    /// How many further ones were found.
    pub omitted: usize,
}

impl Faults {
    /// Whether the brief holds: no fault was found.
    #[must_use]
    pub fn hold(&self) -> bool {
        self.listed.is_empty()
    }

    fn add(&mut self, field: fmt::Arguments<'_>, kind: BriefFaultKind, description: fmt::Arguments<'_>) {
        if self.listed.len() < LISTED {
            self.listed.push(BriefFault {
                field: field.to_string(),
                kind: kind.into(),
                description: description.to_string(),
            });
        } else {
            self.omitted += 1;
        }
    }
}

/// A brief was made from another text than the article given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the brief was made from another text than this article's body")]
pub struct ArticleMismatch {
    /// SHA-256 of the body that the brief was made from, as it says itself.
    pub expected: String,
    /// SHA-256 of the article's body.
    pub actual: String,
}

/// SHA-256 of a body as UTF-8, in lower-case hexadecimal: what [`Brief::body_sha256`] holds.
#[must_use]
pub fn body_sha256(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a brief names another text than the article's body. A brief that names none, or whose digest is malformed,
/// does not: that is a fault of the brief, and [`faults`] lists it.
#[must_use]
pub fn mismatch(article: &Article, brief: &Brief) -> Option<ArticleMismatch> {
    let actual = body_sha256(&article.body);
    let other = is_sha256(&brief.body_sha256) && brief.body_sha256 != actual;
    other.then(|| ArticleMismatch { expected: brief.body_sha256.clone(), actual })
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Holds a brief, whoever made it, against its article. Takes time linear in the size of both, whatever they hold.
#[must_use]
pub fn faults(article: &Article, brief: &Brief) -> Faults {
    sections::check(article, brief)
}
