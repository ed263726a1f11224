//! Articles on their way to the service: read when it is ready for them, and what could not be done with them told at the
//! end.

use futures_util::{Stream, StreamExt as _};
use peacebrief::v1;
use peacebrief_client::ClientError;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_stream::wrappers::ReceiverStream;

use crate::args::ArticleArgs;
use crate::error::{CliError, Outcome};
use crate::input::{InputError, Item, Overrides, Plan};
use crate::progress::Progress;
use crate::terminal;

/// How many articles are read ahead of the service.
const AHEAD: usize = 4;

/// What the command line says of articles.
pub(super) struct Given {
    pub(super) plan: Plan,
    pub(super) overrides: Overrides,
    /// Shown where several articles may come.
    pub(super) progress: Progress,
}

impl Given {
    /// Looks at what is given.
    pub(super) async fn new(args: &ArticleArgs) -> Result<Self, CliError> {
        let (files, form) = (args.files.clone(), args.input);
        let plan = tokio::task::spawn_blocking(move || Plan::new(&files, form)).await?;
        if args.title.is_some() && plan.is_several() {
            let why = "--title is for a single article, and several may come of this";
            return Err(CliError::Usage(why.into()));
        }
        let overrides = Overrides {
            title: args.title.clone(),
            source: args.source.clone(),
            published: args.published,
            language: args.language.clone(),
        };
        let progress = if plan.is_several() { Progress::new(plan.total()) } else { Progress::hidden() };
        Ok(Self { plan, overrides, progress })
    }
}

/// An article with its number among all, which goes with it through the service.
pub(super) type Numbered = (usize, Item);

/// Articles being read, a few ahead of the service.
pub(super) struct Reading {
    read: Option<mpsc::Receiver<Numbered>>,
    faults: mpsc::UnboundedReceiver<Failure>,
    reader: JoinHandle<usize>,
}

impl Reading {
    /// Begins to read.
    pub(super) fn start(plan: Plan, overrides: Overrides) -> Self {
        let (articles, read) = mpsc::channel(AHEAD);
        let (unread, faults) = mpsc::unbounded_channel();
        let reader = tokio::task::spawn_blocking(move || {
            let mut number = 0;
            for item in plan.read(overrides) {
                let sent = match item {
                    Ok(item) => articles.blocking_send((number, item)).is_ok(),
                    Err(error) => unread.send(Failure::of_input(number, &error)).is_ok(),
                };
                if !sent {
                    break;
                }
                number += 1;
            }
            number
        });
        Self { read: Some(read), faults, reader }
    }

    /// The articles, to be sent; once.
    pub(super) fn articles(&mut self) -> impl Stream<Item = (Numbered, v1::Article)> + Send + 'static {
        // A second stream of them is empty.
        let read = self.read.take().unwrap_or_else(|| mpsc::channel(1).1);
        ReceiverStream::new(read).map(|(number, item)| {
            let article = item.article.clone();
            ((number, item), article)
        })
    }
}

/// Takes the answers to articles as they come, and counts what failed.
///
/// # Errors
/// What `take` fails with.
pub(super) async fn work_off<A>(
    mut answers: impl Stream<Item = (Numbered, Result<A, ClientError>)> + Unpin,
    mut reading: Reading,
    progress: &Progress,
    mut take: impl FnMut(&Item, A) -> Result<(), CliError>,
) -> Result<Failures, CliError> {
    let mut failures = Failures::default();
    while let Some(((number, item), answer)) = answers.next().await {
        match answer {
            Ok(answer) => progress.aside(|| take(&item, answer))?,
            Err(error) => {
                // Without a service, all that is left would fail in the same way.
                failures.cut_short =
                    matches!(error, ClientError::Transport { .. } | ClientError::Protocol(_));
                failures.list.push(Failure::of_call(number, item.file, &error));
            }
        }
        while let Ok(fault) = reading.faults.try_recv() {
            failures.list.push(fault);
            progress.step();
        }
        progress.step();
        if failures.cut_short {
            break;
        }
    }
    drop(answers);
    if failures.cut_short {
        // Whoever is reading may wait for a line of standard input that never comes.
        while let Ok(fault) = reading.faults.try_recv() {
            failures.list.push(fault);
        }
        failures.tried = failures.list.iter().map(|failure| failure.number + 1).max().unwrap_or_default();
    } else {
        while let Some(fault) = reading.faults.recv().await {
            failures.list.push(fault);
        }
        failures.tried = reading.reader.await?;
    }
    Ok(failures)
}

/// Why nothing came of an article, with its place among all.
pub(super) struct Failure {
    number: usize,
    file: String,
    why: String,
}

impl Failure {
    pub(super) fn of_input(number: usize, error: &InputError) -> Self {
        Self { number, file: error.file.clone(), why: error.fault.to_string() }
    }

    pub(super) fn of_call(number: usize, file: String, error: &ClientError) -> Self {
        Self { number, file, why: error.to_string() }
    }
}

/// The failures of a run, and whether it came to its end.
#[derive(Default)]
pub(super) struct Failures {
    list: Vec<Failure>,
    tried: usize,
    cut_short: bool,
}

impl Failures {
    /// Those of a run over a single article.
    pub(super) fn of_one() -> Self {
        Self { tried: 1, ..Self::default() }
    }

    pub(super) fn add(&mut self, failure: Failure) {
        self.list.push(failure);
    }

    /// Lists what failed.
    pub(super) fn report(mut self) -> Outcome {
        if self.list.is_empty() {
            return Outcome::Success;
        }
        self.list.sort_by_key(|failure| failure.number);
        for Failure { file, why, .. } in &self.list {
            terminal::complain(&format!("{file}: {why}"));
        }
        if self.cut_short {
            terminal::complain("what came after it was not tried");
        }
        if self.tried > 1 {
            terminal::complain(&format!("{} of {} articles failed", self.list.len(), self.tried));
        }
        Outcome::Failure
    }
}
