//! Who tells something, in which words.

use peacebrief::v1;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use crate::render::names::in_a_row;

/// The first tellings with their words, and after them the sources of the others.
pub(in crate::render) fn tellings(page: &mut Page, indent: usize, tellings: &[v1::Telling], quoted: usize) {
    for telling in tellings.iter().take(quoted) {
        let mut run = Run::new();
        if let Some(evidence) = &telling.evidence {
            run = run.quote(&evidence.text).plain(" ");
        }
        page.paragraph(indent, indent, &run.add(Style::Faint, &format!("({})", origin(telling))));
    }
    let others = tellings.get(quoted..).unwrap_or_default();
    let mut sources: Vec<&str> = Vec::new();
    for source in others.iter().map(source) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    if sources.is_empty() {
        return;
    }
    let mut text = format!("also told by {}", in_a_row(&sources));
    if others.len() > sources.len() {
        text += &format!(" ({} reports)", others.len());
    }
    page.paragraph(indent, indent + 2, &Run::new().add(Style::Faint, &text));
}

fn source(telling: &v1::Telling) -> &str {
    if telling.source.is_empty() { &telling.brief } else { &telling.source }
}

/// Source and day of publication.
pub(in crate::render) fn origin(telling: &v1::Telling) -> String {
    match telling.published.as_ref().map(peacebrief::date::iso) {
        Some(date) => format!("{}, {date}", source(telling)),
        None => source(telling).to_owned(),
    }
}
