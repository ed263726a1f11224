//! `peacebrief export`: what is kept, for other programs.

use std::io::{self, Write};

use futures_util::{Stream, StreamExt as _, TryStreamExt as _};
use peacebrief::v1;
use peacebrief_client::{Client, ClientError};

use super::registry::process;
use crate::args::{ExportArgs, ExportFormat, Scheme, window};
use crate::error::{CliError, Outcome};
use crate::export::{Table, pax, plover};
use crate::render::{Layout, Record, json};
use crate::service::Service;

/// How many articles are asked for at once.
const AT_ONCE: usize = 8;

/// Exports what is asked for.
pub(super) async fn run(args: ExportArgs) -> Result<Outcome, CliError> {
    if args.scheme == Scheme::Jsonl && args.format == Some(ExportFormat::Csv) {
        return Err(CliError::Usage("messages are exported as lines of JSON only".into()));
    }
    if args.articles && args.scheme != Scheme::Jsonl {
        return Err(CliError::Usage("--articles goes with --as jsonl: rows hold no articles".into()));
    }
    let format = args.format.unwrap_or(ExportFormat::Csv);
    let service = Service::open_archive(args.archive.clone()).await?;
    let client = service.client().clone();
    let mut to = io::BufWriter::new(io::stdout());
    match (args.scheme, args.merged) {
        (Scheme::Jsonl, false) => reports(&client, args, &mut to).await?,
        (Scheme::Jsonl, true) => merged(&client, args, &mut to).await?,
        (Scheme::Plover, of_processes) => {
            let table = Table::new(plover::COLUMNS.to_vec(), format);
            let rows = Rows { table, of_brief: plover::of_brief, of_digest: plover::of_digest };
            rows.write(&client, args, of_processes, &mut to).await?;
        }
        (Scheme::Pax, of_processes) => {
            let table = Table::new(pax::columns(), format);
            let rows = Rows { table, of_brief: pax::of_brief, of_digest: pax::of_digest };
            rows.write(&client, args, of_processes, &mut to).await?;
        }
    }
    to.flush()?;
    drop(client);
    service.close().await;
    Ok(Outcome::Success)
}

/// A table, and how reports and processes become its rows.
struct Rows {
    table: Table,
    of_brief: fn(&v1::BriefRecord) -> Vec<Vec<String>>,
    of_digest: fn(&v1::Digest) -> Vec<Vec<String>>,
}

impl Rows {
    /// Writes them, one report or one process after the other.
    async fn write(
        mut self,
        client: &Client,
        args: ExportArgs,
        of_processes: bool,
        to: &mut dyn Write,
    ) -> Result<(), CliError> {
        if of_processes {
            let mut digests = digests(client, args).await?;
            while let Some(digest) = digests.next().await {
                self.rows(to, &(self.of_digest)(&digest?))?;
            }
        } else {
            let mut briefs = briefs(client, args);
            while let Some(brief) = briefs.next().await {
                self.rows(to, &(self.of_brief)(&brief?))?;
            }
        }
        Ok(self.table.end(to)?)
    }

    fn rows(&mut self, to: &mut dyn Write, rows: &[Vec<String>]) -> Result<(), CliError> {
        for row in rows {
            self.table.write(to, row)?;
        }
        Ok(())
    }
}

/// The briefs that are meant, the first taken in first, so that what comes meanwhile comes last.
fn briefs(
    client: &Client,
    args: ExportArgs,
) -> impl Stream<Item = Result<v1::BriefRecord, ClientError>> + Unpin + use<> {
    client.list_briefs(v1::ListBriefsRequest {
        filter: args.filter.filter(),
        order: v1::BriefOrder::IngestedAscending.into(),
        page_size: 200,
        view: v1::BriefView::Full.into(),
        ..Default::default()
    })
}

/// The digests of the processes that are meant, one after the other.
async fn digests(
    client: &Client,
    args: ExportArgs,
) -> Result<impl Stream<Item = Result<v1::Digest, ClientError>> + Unpin + use<>, CliError> {
    let published = window(args.filter.since, args.filter.until);
    let client = client.clone();
    let processes = processes(&client, &args.filter.process).await?;
    Ok(Box::pin(processes.and_then(move |process| {
        let client = client.clone();
        let request = v1::GetDigestRequest { process, published, ..Default::default() };
        async move { client.digest(request).await }
    })))
}

/// The names of the processes that are meant: those asked for, or all.
async fn processes(
    client: &Client,
    asked: &[String],
) -> Result<impl Stream<Item = Result<String, ClientError>> + Send + Unpin + use<>, CliError> {
    let mut names = Vec::new();
    for asked in asked {
        names.push(process(client, asked).await?);
    }
    let all = asked.is_empty().then(|| client.processes(v1::ListProcessesRequest::default()));
    let all = futures_util::stream::iter(all).flatten().map_ok(|process| process.record.name);
    Ok(futures_util::stream::iter(names).map(Ok).chain(all))
}

/// Of each report a line, with its brief and, where they are asked for, its article.
async fn reports(client: &Client, args: ExportArgs, to: &mut dyn Write) -> Result<(), CliError> {
    let articles = args.articles;
    let client = client.clone();
    let lines = briefs(&client, args).map(move |brief| {
        let client = client.clone();
        async move {
            let brief = brief?;
            let article = if articles { Some(client.article(brief.article.clone()).await?) } else { None };
            Ok::<_, ClientError>((brief, article))
        }
    });
    let mut lines = std::pin::pin!(lines.buffered(AT_ONCE));
    while let Some(line) = lines.next().await {
        let (brief, article) = line?;
        let brief = json::message(&brief, Layout::Line)?;
        match article {
            Some(article) => {
                let article = json::message(&article, Layout::Line)?;
                writeln!(to, "{{\"brief\":{brief},\"article\":{article}}}")?;
            }
            None => writeln!(to, "{{\"brief\":{brief}}}")?,
        }
    }
    Ok(())
}

/// Of each process a line with its digest; then, where no process was asked for, what the registry knows.
async fn merged(client: &Client, args: ExportArgs, to: &mut dyn Write) -> Result<(), CliError> {
    let all = args.filter.process.is_empty();
    let mut digests = digests(client, args).await?;
    while let Some(digest) = digests.next().await {
        writeln!(to, "{{\"digest\":{}}}", json::message(&digest?, Layout::Line)?)?;
    }
    if all {
        records("process", client.processes(v1::ListProcessesRequest::default()), to).await?;
        records("actor", client.actors(v1::ListActorsRequest::default()), to).await?;
        records("agreement", client.agreements(v1::ListAgreementsRequest::default()), to).await?;
        records("edit", client.registry_edits(v1::ListRegistryEditsRequest::default()), to).await?;
    }
    Ok(())
}

/// Of each record a line that says what it is.
async fn records<R: Record>(
    what: &str,
    mut records: impl Stream<Item = Result<R, ClientError>> + Unpin,
    to: &mut dyn Write,
) -> Result<(), CliError> {
    while let Some(record) = records.next().await {
        writeln!(to, "{{\"{what}\":{}}}", record?.json(Layout::Line)?)?;
    }
    Ok(())
}
