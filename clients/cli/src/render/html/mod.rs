//! The form for a browser: one page that needs nothing else, with each article beside what was found in it.
//!
//! The page holds no script. What is found and the words that say it are linked to each other by fragments, and its style
//! sheet lights up the one when the other is pointed at or gone to, so that it works by keyboard, in a screen reader and
//! behind a policy that forbids everything but that style sheet.

mod article;
mod digest;
mod findings;
mod page;
mod sections;
#[cfg(test)]
mod tests;
mod timeline;

use std::io::Write;

use peacebrief::v1;

use super::{Render, RenderError, names::Names};
use crate::input::Item;
pub(crate) use digest::DigestHtml;
use findings::Finding;
use page::Page;

/// Prints briefs as a page.
#[derive(Debug, Default)]
pub(crate) struct Html {
    /// How many briefs have been printed: each has its number before all of its ids.
    printed: usize,
}

impl Render for Html {
    fn brief(&mut self, to: &mut dyn Write, item: &Item, brief: &v1::Brief) -> Result<(), RenderError> {
        if self.printed == 0 {
            to.write_all(page::head(&title(item)).as_bytes())?;
        }
        self.printed += 1;
        let mut page = Page::new(self.printed);
        write(&mut page, item, brief);
        to.write_all(page.finish().as_bytes())?;
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Write) -> Result<(), RenderError> {
        if self.printed > 0 {
            to.write_all(page::TAIL.as_bytes())?;
        }
        Ok(())
    }
}

/// What the article is called: by its headline, else by its file.
fn title(item: &Item) -> String {
    let title = item.article.title.trim();
    if title.is_empty() { item.file.clone() } else { title.to_owned() }
}

/// One article with its brief.
fn write(page: &mut Page, item: &Item, brief: &v1::Brief) {
    let names = Names::new(brief);
    let findings = findings::of(brief);
    page.raw("<main class=\"brief\">");
    page.lights(findings.iter().map(|finding| finding.id).chain(brief.actors.iter().map(|a| a.id.as_str())));
    header(page, item, brief, &names);
    page.raw("<div class=\"panes\">");
    page.pane("article", "Article");
    article::write(page, &item.article.body, brief, &findings);
    page.raw("</section>");
    page.pane("findings", "Findings");
    sections::write(page, brief, &names, &findings);
    page.raw("</section></div></main>");
}

/// Headline, source, day of publication, the process and its parties, and the summary.
fn header(page: &mut Page, item: &Item, brief: &v1::Brief, names: &Names<'_>) {
    page.raw("<header><h1>").text(&title(item)).raw("</h1><p class=\"source\">");
    let published = item.article.published.as_ref().map(peacebrief::date::iso);
    let told = [Some(item.article.source.clone()), published, Some(item.file.clone())];
    let told: Vec<String> = told.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    page.text(&told.join(" · ")).raw("</p>");
    match &brief.process {
        Some(process) => {
            page.raw("<p class=\"process\"><strong>").text(&process.name).raw("</strong>");
            if !process.party_ids.is_empty() {
                page.raw(" between ");
                sections::actors_in_a_row(page, names, &process.party_ids);
            }
            page.raw("</p>");
            sections::why(page, process.derivation.as_ref());
        }
        None => {
            page.raw("<p class=\"process\">No peace process or armed conflict.</p>");
        }
    }
    if let Some(summary) = brief.summary.as_ref().filter(|summary| !summary.text.is_empty()) {
        page.raw("<h2>Summary</h2><p class=\"summary\">");
        if summary.sentences.is_empty() {
            page.text(&summary.text);
        }
        for sentence in &summary.sentences {
            page.text(&sentence.text);
            for id in &sentence.finding_ids {
                page.reference(id, findings::kind_of(brief, id));
            }
            page.raw(" ");
        }
        page.raw("</p>");
    }
    page.raw("</header>");
}

impl Finding<'_> {
    /// Whether the words that say it stand in the article, so that there is something to go to.
    fn range_in(&self, body: &str) -> Option<std::ops::Range<usize>> {
        article::range(body, self.span)
    }
}
