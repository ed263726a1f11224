//! The summary, which stands first, and the key sentences, which stand last.

use peacebrief::v1;

use super::derivation;
use super::names::Names;
use super::page::Page;
use super::piece::Run;

/// The gist in a few sentences.
pub(super) fn summary(page: &mut Page, brief: &v1::Brief, _: &Names<'_>) {
    let Some(summary) = brief.summary.as_ref().filter(|summary| !summary.text.is_empty()) else { return };
    page.heading("Summary");
    page.paragraph(2, 2, &Run::new().plain(&summary.text));
    if page.explains() {
        for sentence in summary.sentences.iter().filter(|sentence| !sentence.finding_ids.is_empty()) {
            let text = format!("“{}” from {}", sentence.text, sentence.finding_ids.join(", "));
            derivation::note(page, 2, &text);
        }
    }
}

/// The sentences that a reader who sees nothing else must see.
pub(super) fn key_sentences(page: &mut Page, brief: &v1::Brief) {
    if brief.key_sentences.is_empty() {
        return;
    }
    page.heading("Key sentences");
    for sentence in &brief.key_sentences {
        let Some(span) = &sentence.span else { continue };
        page.item(2, &Run::new().quote(&span.text));
        derivation::write(page, 4, sentence.derivation.as_ref());
    }
}
