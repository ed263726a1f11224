//! From an article to its brief, stage by stage.

use peacebrief::v1;
use sha2::{Digest, Sha256};

use crate::EngineError;

/// Reads reports and writes briefs. Immutable: one engine serves every thread.
#[derive(Debug)]
pub struct Engine {}

impl Engine {
    /// The engine with its built-in model and lexicon.
    ///
    /// # Errors
    /// [`EngineError`] where what is built in does not hold.
    pub fn embedded() -> Result<Self, EngineError> {
        Ok(Self {})
    }

    /// Condenses one article. The same article gives the same brief, to the byte.
    ///
    /// # Errors
    /// [`EngineError`] says why the article cannot be read.
    pub fn brief(&self, article: &v1::Article, encoding: v1::EncodingType) -> Result<v1::Brief, EngineError> {
        if article.body.trim().is_empty() {
            return Err(EngineError::EmptyBody);
        }
        if let Some(published) = &article.published {
            peacebrief::date::check_whole(published)?;
        }
        let digest = Sha256::digest(article.body.as_bytes());
        Ok(v1::Brief {
            encoding_type: encoding.into(),
            language: "en".into(),
            body_sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            ..Default::default()
        })
    }
}
