//! Records one after the other: for reading, as JSON, or as rows of a table.

use std::io::Write;
use std::marker::PhantomData;

use super::json::Layout;
use super::text::Page;
use super::{Look, RenderError, csv};
use crate::args::ListFormat;

/// Something that lists are made of.
pub(crate) trait Record {
    /// The heads of a table's columns.
    const COLUMNS: &'static [&'static str];

    /// Its row.
    fn cells(&self) -> Vec<String>;

    /// Its canonical JSON.
    ///
    /// # Errors
    /// [`RenderError`] where it is none of this API's.
    fn json(&self, layout: Layout) -> Result<String, RenderError>;

    /// It for reading.
    fn text(&self, page: &mut Page);
}

/// A list that is being printed.
#[derive(Debug)]
pub(crate) struct List<R> {
    format: ListFormat,
    look: Look,
    printed: u64,
    of: PhantomData<fn(&R)>,
}

impl<R: Record> List<R> {
    /// Begins a list.
    pub(crate) fn new(format: ListFormat, look: Look) -> Self {
        Self { format, look, printed: 0, of: PhantomData }
    }

    /// Prints one record.
    ///
    /// # Errors
    /// [`RenderError`] where the output ends, or the record is none of this API's.
    pub(crate) fn print(&mut self, to: &mut dyn Write, record: &R) -> Result<(), RenderError> {
        match self.format {
            ListFormat::Text => {
                let mut page = Page::new(self.look);
                record.text(&mut page);
                let gap = if self.printed > 0 { "\n" } else { "" };
                write!(to, "{gap}{}", page.finish())?;
            }
            ListFormat::Json => {
                let before = if self.printed > 0 { ",\n" } else { "[\n" };
                // Line ends inside of JSON are all layout: those of strings are escaped.
                write!(to, "{before}  {}", record.json(Layout::Page)?.replace('\n', "\n  "))?;
            }
            ListFormat::Jsonl => writeln!(to, "{}", record.json(Layout::Line)?)?,
            ListFormat::Csv => {
                self.heads(to)?;
                to.write_all(csv::row(record.cells()).as_bytes())?;
            }
        }
        self.printed += 1;
        Ok(())
    }

    /// Prints what comes after the last record.
    ///
    /// # Errors
    /// [`RenderError::Output`] where the output ends.
    pub(crate) fn end(&self, to: &mut dyn Write) -> Result<(), RenderError> {
        match self.format {
            ListFormat::Json => writeln!(to, "{}", if self.printed > 0 { "\n]" } else { "[]" })?,
            ListFormat::Csv => self.heads(to)?,
            ListFormat::Text | ListFormat::Jsonl => {}
        }
        Ok(())
    }

    fn heads(&self, to: &mut dyn Write) -> Result<(), RenderError> {
        if self.printed == 0 {
            to.write_all(csv::row(R::COLUMNS).as_bytes())?;
        }
        Ok(())
    }
}
