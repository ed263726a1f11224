//! What is to come, in order of time.

use peacebrief::v1;

use super::page::Page;
use super::piece::{Run, Style};
use super::{dates, derivation};

/// The next steps; those without a date last.
pub(super) fn write(page: &mut Page, brief: &v1::Brief) {
    if brief.next_steps.is_empty() {
        return;
    }
    page.heading("What comes next");
    let mut steps: Vec<&v1::NextStep> = brief.next_steps.iter().collect();
    steps.sort_by_key(|step| dates::key(step.date.as_ref()));
    let column = dates::column(steps.iter().map(|step| step.date.as_ref()));
    for step in steps {
        let shown = dates::shown(step.date.as_ref());
        let label = match &shown {
            Some(date) => (Style::Date, date.as_str()),
            None => (Style::Faint, dates::UNDATED),
        };
        page.beside(2, label, column, &Run::new().plain(&step.description));
        let indent = 2 + column;
        if let Some(evidence) = step.evidence.as_ref().filter(|words| words.text != step.description) {
            page.paragraph(indent, indent, &Run::new().quote(&evidence.text));
        }
        derivation::date(page, indent, step.date.as_ref());
        derivation::write(page, indent, step.derivation.as_ref());
    }
}
