//! What was announced, and what became of it.

use peacebrief::v1;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use super::{dated, dates, tellings, words};

pub(super) fn write(page: &mut Page, digest: &v1::Digest) {
    if digest.steps.is_empty() {
        return;
    }
    page.heading("What was announced");
    let column = dates::column(digest.steps.iter().map(|step| step.due.as_ref()));
    for step in &digest.steps {
        let shown = dates::shown(step.due.as_ref());
        page.beside(2, dated(shown.as_ref()), column, &line(step));
        let indent = 2 + column;
        tellings(page, indent, &step.announced, 1);
        if !step.settled.is_empty() {
            page.paragraph(indent, indent, &Run::new().add(Style::Faint, "then:"));
            tellings(page, indent + 2, &step.settled, 1);
        }
    }
}

/// What it was, and its outcome.
pub(in crate::render) fn line(step: &v1::DigestStep) -> Run {
    let run = Run::new().plain(&step.description);
    match words::outcome(step.outcome()) {
        "" => run,
        outcome => run.plain(" — ").add(Style::Label, outcome),
    }
}
