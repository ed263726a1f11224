//! What a search found.

use peacebrief::v1::{self, SnippetSource};

use super::brief::DATE;
use super::{Layout, Page, Record, RenderError, Run, Style, json};

impl Record for v1::SearchResult {
    const COLUMNS: &'static [&'static str] = &["brief", "published", "source", "title", "process", "found"];

    fn cells(&self) -> Vec<String> {
        let brief = self.brief.clone().unwrap_or_default();
        let found = self.snippets.first().map(|snippet| marked(snippet, Mark::Stars).pieces);
        let found: String = found.unwrap_or_default().into_iter().map(|(_, text)| text).collect();
        vec![
            brief.name,
            super::iso(brief.published.as_ref()),
            brief.source,
            brief.title,
            brief.process,
            found,
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(self, layout)
    }

    fn text(&self, page: &mut Page) {
        self.brief.clone().unwrap_or_default().text(page);
        let mark = if page.coloured() { Mark::Colour } else { Mark::Stars };
        for snippet in &self.snippets {
            let from = match snippet.source() {
                SnippetSource::Title => "headline",
                SnippetSource::Findings => "brief",
                SnippetSource::Body | SnippetSource::Unspecified => "",
            };
            let mut run = Run::new();
            if !from.is_empty() {
                run.push(Style::Faint, &format!("{from}: "));
            }
            run.pieces.extend(marked(snippet, mark).pieces);
            page.paragraph(DATE, DATE, &run);
        }
    }
}

/// How words that were searched for stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Colour,
    /// Where there are no colours.
    Stars,
}

fn marked(snippet: &v1::Snippet, mark: Mark) -> Run {
    let mut run = Run::new();
    if snippet.cut_before {
        run.push(Style::Plain, "… ");
    }
    for part in &snippet.parts {
        match (part.matched, mark) {
            (false, _) => run.push(Style::Plain, &part.text),
            (true, Mark::Colour) => run.push(Style::Found, &part.text),
            (true, Mark::Stars) => run.push(Style::Found, &format!("*{}*", part.text)),
        }
    }
    if snippet.cut_after {
        run.push(Style::Plain, " …");
    }
    run
}
