//! Rows with named cells, as comma-separated values or as objects.

use std::io::Write;

use crate::args::ExportFormat;
use crate::render::{RenderError, csv};

/// A table that is being written.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<&'static str>,
    format: ExportFormat,
    begun: bool,
}

impl Table {
    /// Begins a table with these columns.
    pub(crate) fn new(columns: Vec<&'static str>, format: ExportFormat) -> Self {
        Self { columns, format, begun: false }
    }

    /// Writes a row; it has a cell for each column.
    ///
    /// # Errors
    /// [`RenderError::Output`] where the output ends.
    pub(crate) fn write(&mut self, to: &mut dyn Write, row: &[String]) -> Result<(), RenderError> {
        debug_assert_eq!(row.len(), self.columns.len());
        match self.format {
            ExportFormat::Csv => {
                self.heads(to)?;
                to.write_all(csv::row(row).as_bytes())?;
            }
            ExportFormat::Jsonl => {
                let told = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                let mut cells = Vec::new();
                for (column, cell) in told {
                    cells.push(format!(
                        "{}:{}",
                        serde_json::to_string(column)?,
                        serde_json::to_string(cell)?
                    ));
                }
                writeln!(to, "{{{}}}", cells.join(","))?;
            }
        }
        Ok(())
    }

    /// Writes what comes after the last row.
    ///
    /// # Errors
    /// [`RenderError::Output`] where the output ends.
    pub(crate) fn end(&mut self, to: &mut dyn Write) -> Result<(), RenderError> {
        if self.format == ExportFormat::Csv { self.heads(to) } else { Ok(()) }
    }

    fn heads(&mut self, to: &mut dyn Write) -> Result<(), RenderError> {
        if !std::mem::replace(&mut self.begun, true) {
            to.write_all(csv::row(&self.columns).as_bytes())?;
        }
        Ok(())
    }
}
