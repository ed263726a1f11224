//! Briefs, lists and digests as they are printed.

pub(crate) mod csv;
mod dates;
mod html;
pub(crate) mod json;
mod list;
mod names;
mod records;
#[cfg(test)]
mod sample;
mod text;
mod words;

use std::io::{self, Write};

use peacebrief::v1;

use crate::input::Item;

pub(crate) use html::{DigestHtml, Html};
pub(crate) use json::{Array, Layout, Lines, Single};
pub(crate) use list::{List, Record};
pub(crate) use records::{Ingested, article_text};
pub(crate) use text::{DigestText, Look, Text};

/// A form in which briefs are printed, one after the other.
pub(crate) trait Render {
    /// Prints one brief.
    ///
    /// # Errors
    /// [`RenderError`] where the output ends, or the brief is none of this API's.
    fn brief(&mut self, to: &mut dyn Write, item: &Item, brief: &v1::Brief) -> Result<(), RenderError>;

    /// Prints what comes after the last brief.
    ///
    /// # Errors
    /// [`RenderError::Output`] where the output ends.
    fn end(&mut self, _to: &mut dyn Write) -> Result<(), RenderError> {
        Ok(())
    }
}

/// Why a brief could not be printed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RenderError {
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// The brief cannot be written as JSON.
    #[error("{0}")]
    Json(#[from] peacebrief::json::JsonError),
    /// Its frame cannot.
    #[error("{0}")]
    Frame(#[from] serde_json::Error),
}

impl RenderError {
    /// Whether whoever was reading has had enough.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
