//! `peacebrief show`: one thing by its name.

use std::io::{self, Write as _};

use peacebrief::v1;
use peacebrief_client::Client;

use crate::args::{ColorChoice, ListFormat, ShowArgs, ShowFormat};
use crate::error::{CliError, Outcome};
use crate::input::Item;
use crate::render::{Html, Layout, List, Look, Record, Render, Text, article_text, json};
use crate::service::Service;
use crate::terminal;

/// Prints it.
pub(super) async fn run(args: ShowArgs, color: ColorChoice) -> Result<Outcome, CliError> {
    let (kind, _) = args.name.split_once('/').unwrap_or(("briefs", &args.name));
    if args.format == ShowFormat::Html && kind != "briefs" {
        return Err(CliError::Usage("only a brief can be shown as a page, and a process by `digest`".into()));
    }
    let look = terminal::look(&args.page, color, args.explain);
    let service = Service::open_archive(args.archive).await?;
    let show = Show { client: service.client().clone(), format: args.format, look };
    let (name, encoding) = (args.name.clone(), v1::EncodingType::from(args.encoding));
    let text = match kind {
        "articles" => show.article(name).await?,
        "briefs" => show.brief(&name, encoding).await?,
        "processes" => {
            let request = v1::GetProcessRequest { name, encoding_type: encoding.into() };
            show.record(&show.client.process(request).await?)?
        }
        "actors" => {
            let request = v1::GetActorRequest { name, encoding_type: encoding.into() };
            show.record(&show.client.actor(request).await?)?
        }
        "agreements" => {
            let request = v1::GetAgreementRequest { name, encoding_type: encoding.into() };
            show.record(&show.client.agreement(request).await?)?
        }
        other => {
            let why =
                format!("{other}/… is no name of a brief, an article, a process, an actor or an agreement");
            return Err(CliError::Usage(why));
        }
    };
    io::stdout().write_all(text.as_bytes())?;
    drop(show);
    service.close().await;
    Ok(Outcome::Success)
}

struct Show {
    client: Client,
    format: ShowFormat,
    look: Look,
}

impl Show {
    async fn article(&self, name: String) -> Result<String, CliError> {
        let record = self.client.article(name).await?;
        Ok(match self.format {
            ShowFormat::Json => json::message(&record, Layout::Page)? + "\n",
            ShowFormat::Text | ShowFormat::Html => article_text(&record, self.look),
        })
    }

    async fn brief(&self, name: &str, encoding: v1::EncodingType) -> Result<String, CliError> {
        let name = if name.contains('/') { name.to_owned() } else { format!("briefs/{name}") };
        // A page slices the article itself, in bytes.
        let encoding = if self.format == ShowFormat::Html { v1::EncodingType::Utf8 } else { encoding };
        let request = v1::GetBriefRequest { name, encoding_type: encoding.into(), ..Default::default() };
        let record = self.client.brief(request).await?;
        if self.format == ShowFormat::Json {
            return Ok(json::message(&record, Layout::Page)? + "\n");
        }
        let article = self.client.article(record.article.clone()).await?;
        let item = Item {
            id: record.name.clone(),
            file: record.name.clone(),
            article: article.article.unwrap_or_default(),
        };
        let mut form: Box<dyn Render> = match self.format {
            ShowFormat::Html => Box::new(Html::default()),
            ShowFormat::Text | ShowFormat::Json => Box::new(Text::new(self.look)),
        };
        let mut out = Vec::new();
        form.brief(&mut out, &item, &record.brief.unwrap_or_default())?;
        form.end(&mut out)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    fn record<R: Record>(&self, record: &R) -> Result<String, CliError> {
        if self.format == ShowFormat::Json {
            return Ok(record.json(Layout::Page)? + "\n");
        }
        let mut out = Vec::new();
        List::new(ListFormat::Text, self.look).print(&mut out, record)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }
}
