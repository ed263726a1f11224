//! What became of an article that was given to be kept.

use peacebrief::v1;
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Layout, Page, Record, RenderError, Run, Style, dotted, headline, iso, json};
use crate::input::Item;

/// An article that is durable, with what is kept of it.
#[derive(Debug)]
pub(crate) struct Ingested {
    id: String,
    file: String,
    created: bool,
    brief: v1::BriefRecord,
}

impl Ingested {
    /// The answer to an article.
    pub(crate) fn new(item: &Item, answer: v1::IngestArticleResponse) -> Self {
        let v1::IngestArticleResponse { brief, created } = answer;
        Self { id: item.id.clone(), file: item.file.clone(), created, brief: brief.unwrap_or_default() }
    }

    fn state(&self) -> &'static str {
        if self.created { "new" } else { "known" }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    file: &'a str,
    created: bool,
    brief: Box<RawValue>,
}

impl Record for Ingested {
    const COLUMNS: &'static [&'static str] =
        &["id", "file", "state", "brief", "published", "source", "title", "process"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.file.clone(),
            self.state().to_owned(),
            self.brief.name.clone(),
            iso(self.brief.published.as_ref()),
            self.brief.source.clone(),
            self.brief.title.clone(),
            self.brief.process.clone(),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        let brief = RawValue::from_string(json::message(&self.brief, Layout::Line)?)?;
        let line = Line { id: &self.id, file: &self.file, created: self.created, brief };
        Ok(match layout {
            Layout::Line => serde_json::to_string(&line)?,
            Layout::Page => serde_json::to_string_pretty(&line)?,
        })
    }

    fn text(&self, page: &mut Page) {
        let style = if self.created { Style::Date } else { Style::Faint };
        let run = Run::new().add(Style::Name, headline(&self.brief.title));
        page.beside(0, (style, self.state()), 7, &run);
        let process = if self.brief.process.is_empty() { "on no process" } else { &self.brief.process };
        let told = dotted(&[&self.file, process, &self.brief.name]);
        page.paragraph(7, 7, &Run::new().add(Style::Faint, &told));
    }
}
