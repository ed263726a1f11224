//! The form for reading: headings, wrapped to the width of the terminal.

mod actors;
mod agreements;
mod derivation;
pub(super) mod digest;
mod events;
mod gist;
mod header;
mod next_steps;
mod page;
mod piece;
mod statements;
#[cfg(test)]
mod tests;

use std::io::Write;

use peacebrief::v1;

use super::{Render, RenderError, dates, names, words};
use crate::input::Item;
pub(crate) use digest::DigestText;
use names::Names;
pub(super) use page::Page;
pub(super) use piece::{Run, Style};

/// How the text form looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Whether to colour it.
    pub(crate) colour: bool,
    /// Whether to tell how each finding came about.
    pub(crate) explain: bool,
}

/// Prints briefs for reading.
#[derive(Debug)]
pub(crate) struct Text {
    look: Look,
    begun: bool,
}

impl Text {
    /// Prints briefs with this look.
    pub(crate) fn new(look: Look) -> Self {
        Self { look, begun: false }
    }
}

impl Render for Text {
    fn brief(&mut self, to: &mut dyn Write, item: &Item, brief: &v1::Brief) -> Result<(), RenderError> {
        let mut page = Page::new(self.look);
        if self.begun {
            page.rule();
        }
        self.begun = true;
        let names = Names::new(brief);
        header::write(&mut page, item, brief, &names);
        gist::summary(&mut page, brief, &names);
        actors::write(&mut page, brief, &names);
        agreements::write(&mut page, brief, &names);
        events::write(&mut page, brief, &names);
        statements::write(&mut page, brief, &names);
        next_steps::write(&mut page, brief);
        gist::key_sentences(&mut page, brief);
        header::truncations(&mut page, brief);
        to.write_all(page.finish().as_bytes())?;
        Ok(())
    }
}
