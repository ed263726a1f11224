//! `peacebrief brief`: articles in, briefs out.

use std::io::{self, Write};

use futures_util::StreamExt as _;
use peacebrief::v1;
use peacebrief_client::{Client, ClientError};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::args::{BriefArgs, ColorChoice, OutputFormat};
use crate::error::{CliError, Outcome};
use crate::input::{InputError, Item, Overrides, Plan};
use crate::progress::Progress;
use crate::render::{Array, Html, Lines, Look, Render, Single, Text};
use crate::service::Service;
use crate::terminal;

/// How many articles are read ahead of the service.
const AHEAD: usize = 4;

/// Briefs everything that the command line names.
pub(super) async fn run(args: BriefArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let (files, form) = (args.files.clone(), args.input);
    let plan = tokio::task::spawn_blocking(move || Plan::new(&files, form)).await?;
    if args.title.is_some() && plan.is_several() {
        return Err(CliError::Usage("--title is for a single article, and several may come of this".into()));
    }
    let mut out = Printer { form: form_of(&args, &plan, color), to: Box::new(io::stdout()) };
    let progress = if plan.is_several() { Progress::new(plan.total()) } else { Progress::hidden() };
    // A page slices the article itself, in bytes.
    let in_bytes = args.format == OutputFormat::Html;
    let encoding = if in_bytes { v1::EncodingType::Utf8 } else { args.encoding.into() };
    let overrides = Overrides {
        title: args.title,
        source: args.source,
        published: args.published,
        language: args.language,
    };

    let service = Service::open(&args.server, args.lexicon).await?;
    let run = Run { client: service.client().clone(), encoding, progress };
    let failures = if plan.is_several() {
        run.many(plan, overrides, &mut out).await?
    } else {
        run.one(plan, overrides, &mut out).await?
    };
    out.end()?;
    drop(run);
    service.close().await;
    Ok(report(failures))
}

/// The form in which the briefs are printed.
fn form_of(args: &BriefArgs, plan: &Plan, color: ColorChoice) -> Box<dyn Render> {
    match args.format {
        OutputFormat::Text => Box::new(Text::new(Look {
            width: args.width.map_or_else(terminal::width, usize::from),
            colour: terminal::colour(color),
            explain: args.explain,
        })),
        OutputFormat::Json if plan.is_several() => Box::new(Array::default()),
        OutputFormat::Json => Box::new(Single),
        OutputFormat::Jsonl => Box::new(Lines),
        OutputFormat::Html => Box::new(Html::default()),
    }
}

/// Why an article has no brief, with its place among all.
struct Failure {
    number: usize,
    file: String,
    why: String,
}

impl Failure {
    fn of_input(number: usize, error: &InputError) -> Self {
        Self { number, file: error.file.clone(), why: error.fault.to_string() }
    }

    fn of_call(number: usize, file: String, error: &ClientError) -> Self {
        Self { number, file, why: error.to_string() }
    }
}

/// The failures of a run, and whether it came to its end.
#[derive(Default)]
struct Failures {
    list: Vec<Failure>,
    tried: usize,
    cut_short: bool,
}

/// Lists what failed.
fn report(mut failures: Failures) -> Outcome {
    if failures.list.is_empty() {
        return Outcome::Success;
    }
    failures.list.sort_by_key(|failure| failure.number);
    for Failure { file, why, .. } in &failures.list {
        terminal::complain(&format!("{file}: {why}"));
    }
    if failures.cut_short {
        terminal::complain("what came after it was not tried");
    }
    if failures.tried > 1 {
        terminal::complain(&format!("{} of {} articles failed", failures.list.len(), failures.tried));
    }
    Outcome::Failure
}

/// Standard output, and the form of what is printed there.
struct Printer {
    form: Box<dyn Render>,
    to: Box<dyn Write>,
}

impl Printer {
    fn print(&mut self, item: &Item, brief: &v1::Brief) -> Result<(), CliError> {
        self.form.brief(&mut self.to, item, brief)?;
        // Whoever reads along wants each brief when it is there.
        Ok(self.to.flush()?)
    }

    fn end(&mut self) -> Result<(), CliError> {
        self.form.end(&mut self.to)?;
        Ok(self.to.flush()?)
    }
}

struct Run {
    client: Client,
    encoding: v1::EncodingType,
    progress: Progress,
}

impl Run {
    /// A single article, by a call of its own.
    async fn one(&self, plan: Plan, overrides: Overrides, out: &mut Printer) -> Result<Failures, CliError> {
        let read = tokio::task::spawn_blocking(move || plan.read(overrides).next()).await?;
        let mut failures = Failures { tried: 1, ..Failures::default() };
        match read {
            None => {}
            Some(Err(error)) => failures.list.push(Failure::of_input(0, &error)),
            Some(Ok(item)) => match self.client.summarize(item.article.clone(), self.encoding).await {
                Ok(brief) => out.print(&item, &brief)?,
                Err(error) => failures.list.push(Failure::of_call(0, item.file, &error)),
            },
        }
        Ok(failures)
    }

    /// Many articles, over one stream: each is read when the service is ready for it, and printed when it is done.
    async fn many(&self, plan: Plan, overrides: Overrides, out: &mut Printer) -> Result<Failures, CliError> {
        let (articles, read) = mpsc::channel(AHEAD);
        let (unread, mut faults) = mpsc::unbounded_channel();
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
        let keyed = ReceiverStream::new(read).map(|(number, item): (usize, Item)| {
            let article = item.article.clone();
            ((number, item), article)
        });
        let mut answers = self.client.summarize_many(keyed, self.encoding);

        let mut failures = Failures::default();
        while let Some(((number, item), answer)) = answers.next().await {
            match answer {
                Ok(brief) => self.progress.aside(|| out.print(&item, &brief))?,
                Err(error) => {
                    // Without a service, all that is left would fail in the same way.
                    failures.cut_short =
                        matches!(error, ClientError::Transport { .. } | ClientError::Protocol(_));
                    failures.list.push(Failure::of_call(number, item.file, &error));
                }
            }
            while let Ok(fault) = faults.try_recv() {
                failures.list.push(fault);
                self.progress.step();
            }
            self.progress.step();
            if failures.cut_short {
                break;
            }
        }
        drop(answers);
        if failures.cut_short {
            // Whoever is reading may wait for a line of standard input that never comes.
            while let Ok(fault) = faults.try_recv() {
                failures.list.push(fault);
            }
            failures.tried = failures.list.iter().map(|failure| failure.number + 1).max().unwrap_or_default();
        } else {
            while let Some(fault) = faults.recv().await {
                failures.list.push(fault);
            }
            failures.tried = reader.await?;
        }
        Ok(failures)
    }
}
