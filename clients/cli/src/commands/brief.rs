//! `peacebrief brief`: articles in, briefs out.

use std::io::{self, Write};

use peacebrief::v1;
use peacebrief_client::Client;

use super::articles::{self, Failure, Failures, Given, Reading};
use crate::args::{BriefArgs, ColorChoice, OutputFormat};
use crate::error::{CliError, Outcome};
use crate::input::{Item, Overrides, Plan};
use crate::render::{Array, Html, Lines, Render, Single, Text};
use crate::service::Service;
use crate::terminal;

/// Briefs everything that the command line names.
pub(super) async fn run(args: BriefArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let Given { plan, overrides, progress } = Given::new(&args.articles).await?;
    let mut out = Printer { form: form_of(&args, &plan, color), to: Box::new(io::stdout()) };
    // A page slices the article itself, in bytes.
    let in_bytes = args.format == OutputFormat::Html;
    let encoding = if in_bytes { v1::EncodingType::Utf8 } else { args.encoding.into() };

    let service = Service::open(&args.server, args.lexicon).await?;
    let client = service.client().clone();
    let failures = if plan.is_several() {
        let mut reading = Reading::start(plan, overrides);
        let answers = client.summarize_many(reading.articles(), encoding);
        articles::work_off(answers, reading, &progress, |item, brief| out.print(item, &brief)).await?
    } else {
        one(&client, encoding, plan, overrides, &mut out).await?
    };
    out.end()?;
    drop((client, progress));
    service.close().await;
    Ok(failures.report())
}

/// A single article, by a call of its own.
async fn one(
    client: &Client,
    encoding: v1::EncodingType,
    plan: Plan,
    overrides: Overrides,
    out: &mut Printer,
) -> Result<Failures, CliError> {
    let read = tokio::task::spawn_blocking(move || plan.read(overrides).next()).await?;
    let mut failures = Failures::of_one();
    match read {
        None => {}
        Some(Err(error)) => failures.add(Failure::of_input(0, &error)),
        Some(Ok(item)) => match client.summarize(item.article.clone(), encoding).await {
            Ok(brief) => out.print(&item, &brief)?,
            Err(error) => failures.add(Failure::of_call(0, item.file, &error)),
        },
    }
    Ok(failures)
}

/// The form in which the briefs are printed.
fn form_of(args: &BriefArgs, plan: &Plan, color: ColorChoice) -> Box<dyn Render> {
    match args.format {
        OutputFormat::Text => Box::new(Text::new(terminal::look(&args.page, color, args.explain))),
        OutputFormat::Json if plan.is_several() => Box::new(Array::default()),
        OutputFormat::Json => Box::new(Single),
        OutputFormat::Jsonl => Box::new(Lines),
        OutputFormat::Html => Box::new(Html::default()),
    }
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
