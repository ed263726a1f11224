//! An article that is kept, for reading.

use peacebrief::v1;

use super::{Page, Run, Style, dotted, headline, iso};
use crate::render::Look;

/// Headline, where and when it was published, and the body, a paragraph for each of its lines.
pub(crate) fn article_text(record: &v1::ArticleRecord, look: Look) -> String {
    let mut page = Page::new(look);
    let article = record.article.clone().unwrap_or_default();
    page.paragraph(0, 0, &Run::new().add(Style::Title, headline(&article.title)));
    let told = dotted(&[&article.source, &iso(article.published.as_ref()), &record.name, &record.brief]);
    page.paragraph(0, 0, &Run::new().add(Style::Faint, &told));
    for line in article.body.lines().filter(|line| !line.trim().is_empty()) {
        page.blank();
        page.paragraph(0, 0, &Run::new().plain(line.trim()));
    }
    page.finish()
}
