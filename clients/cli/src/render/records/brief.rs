//! A brief that is kept.

use peacebrief::v1;

use super::{Layout, Page, Record, RenderError, Run, Style, dotted, headline, iso, json, moment};
use crate::render::dates;

/// The columns of a date and the gap beside it.
pub(super) const DATE: usize = 12;

impl Record for v1::BriefRecord {
    const COLUMNS: &'static [&'static str] =
        &["brief", "article", "published", "source", "title", "process", "ingested", "briefed", "revision"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.article.clone(),
            iso(self.published.as_ref()),
            self.source.clone(),
            self.title.clone(),
            self.process.clone(),
            moment::shown(self.ingest_time.as_ref()),
            moment::shown(self.brief_time.as_ref()),
            self.revision.to_string(),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(self, layout)
    }

    fn text(&self, page: &mut Page) {
        let published = iso(self.published.as_ref());
        let label = match published.as_str() {
            "" => (Style::Faint, dates::UNDATED),
            date => (Style::Date, date),
        };
        page.beside(0, label, DATE, &Run::new().add(Style::Name, headline(&self.title)));
        let told = dotted(&[&self.source, &self.process, &self.name]);
        page.paragraph(DATE, DATE, &Run::new().add(Style::Faint, &told));
    }
}
