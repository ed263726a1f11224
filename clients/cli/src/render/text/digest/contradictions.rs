//! Where reports contradict each other: both sides with their words, and no verdict.

use peacebrief::v1;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use super::{tellings, words};

/// How many reports are quoted for each side.
const QUOTED: usize = 2;

pub(super) fn write(page: &mut Page, digest: &v1::Digest) {
    if digest.contradictions.is_empty() {
        return;
    }
    page.heading("Where reports differ");
    for contradiction in &digest.contradictions {
        let run = Run::new().add(Style::Label, words::contradiction(contradiction.kind()));
        page.paragraph(2, 4, &run.plain(": ").plain(&contradiction.about));
        for claim in &contradiction.claims {
            page.item(4, &Run::new().add(Style::Name, &claim.claim));
            tellings(page, 6, &claim.tellings, QUOTED);
        }
    }
}
