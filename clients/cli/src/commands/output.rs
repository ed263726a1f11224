//! Lists on standard output.

use std::io::{self, Write};
use std::num::NonZeroU64;

use futures_util::{Stream, StreamExt as _};
use peacebrief_client::ClientError;

use crate::args::ListFormat;
use crate::error::CliError;
use crate::render::{List, Look, Record};

/// A list that is being printed on standard output.
pub(super) struct Output<R> {
    list: List<R>,
    to: io::Stdout,
}

impl<R: Record> Output<R> {
    pub(super) fn new(format: ListFormat, look: Look) -> Self {
        Self { list: List::new(format, look), to: io::stdout() }
    }

    /// Prints one record.
    pub(super) fn print(&mut self, record: &R) -> Result<(), CliError> {
        self.list.print(&mut self.to, record)?;
        // Whoever reads along wants each when it is there.
        Ok(self.to.flush()?)
    }

    /// Prints what comes after the last record.
    pub(super) fn end(&mut self) -> Result<(), CliError> {
        self.list.end(&mut self.to)?;
        Ok(self.to.flush()?)
    }

    /// Prints records as they come, up to a number of them.
    pub(super) async fn print_all(
        &mut self,
        records: impl Stream<Item = Result<R, ClientError>> + Unpin,
        limit: Option<NonZeroU64>,
    ) -> Result<(), CliError> {
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit.get()).unwrap_or(usize::MAX));
        let mut records = records.take(limit);
        while let Some(record) = records.next().await {
            self.print(&record?)?;
        }
        self.end()
    }
}

/// How large pages are asked for, where no more than so many records are wanted.
pub(super) fn page_size(limit: Option<NonZeroU64>, most: i32) -> i32 {
    limit.and_then(|limit| i32::try_from(limit.get()).ok()).unwrap_or(most).min(most)
}
