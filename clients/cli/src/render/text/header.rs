//! What a brief is of, and what it leaves out.

use peacebrief::v1;

use super::derivation;
use super::names::Names;
use super::page::Page;
use super::piece::{Run, Style};
use crate::input::Item;

/// The headline, where and when it was published, and the process that it is about.
pub(super) fn write(page: &mut Page, item: &Item, brief: &v1::Brief, names: &Names<'_>) {
    let article = &item.article;
    let title = if article.title.trim().is_empty() { &item.id } else { &article.title };
    page.paragraph(0, 0, &Run::new().add(Style::Title, title));

    let published = article.published.as_ref().map(peacebrief::date::iso);
    let origin = [article.source.as_str(), published.as_deref().unwrap_or("no date"), &item.file];
    let origin: Vec<&str> = origin.into_iter().filter(|part| !part.is_empty()).collect();
    page.paragraph(0, 0, &Run::new().add(Style::Faint, &origin.join(" · ")));

    page.blank();
    let Some(process) = &brief.process else {
        page.paragraph(0, 0, &Run::new().plain("On no peace process or armed conflict."));
        return;
    };
    page.paragraph(0, 0, &Run::new().add(Style::Name, &process.name));
    if !process.party_ids.is_empty() {
        let parties = names.list(&process.party_ids);
        page.paragraph(0, 2, &Run::new().plain("between ").plain(&parties));
    }
    derivation::write(page, 2, process.derivation.as_ref());
}

/// What was left out of the brief of a very long article.
pub(super) fn truncations(page: &mut Page, brief: &v1::Brief) {
    if brief.truncations.is_empty() {
        return;
    }
    page.heading("Left out");
    for cut in &brief.truncations {
        let text = format!("{}: {} more than the {} shown", cut.field, cut.omitted, cut.limit);
        page.item(2, &Run::new().plain(&text));
    }
}
