//! What happened, in order of time.

use peacebrief::v1;

use super::names::Names;
use super::page::Page;
use super::piece::{Run, Style};
use super::{dates, derivation, words};

/// The events; those of the same day, and those without a date, in order of the text.
pub(super) fn write(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.events.is_empty() {
        return;
    }
    page.heading("Events");
    let mut events: Vec<&v1::Event> = brief.events.iter().collect();
    events.sort_by_key(|event| dates::key(event.date.as_ref()));
    let column = dates::column(events.iter().map(|event| event.date.as_ref()));
    for event in events {
        let shown = dates::shown(event.date.as_ref());
        let label = match &shown {
            Some(date) => (Style::Date, date.as_str()),
            None => (Style::Faint, dates::UNDATED),
        };
        page.beside(2, label, column, &line(event, names));
        let indent = 2 + column;
        if let Some(evidence) = &event.evidence {
            page.paragraph(indent, indent, &Run::new().quote(&evidence.text));
        }
        derivation::date(page, indent, event.date.as_ref());
        derivation::write(page, indent, event.derivation.as_ref());
    }
}

/// What it was, where, and who did it with whom.
fn line(event: &v1::Event, names: &Names<'_>) -> Run {
    let mut run = Run::new().add(Style::Label, words::act(event.r#type(), event.mode()));
    if let Some(place) = &event.place {
        run.push(Style::Plain, &format!(" in {}", place.name));
    }
    let others: Vec<String> =
        event.participant_ids.iter().filter(|id| !event.initiator_ids.contains(id)).cloned().collect();
    let (initiators, others) = (names.list(&event.initiator_ids), names.list(&others));
    match (initiators.as_str(), others.as_str()) {
        ("", "") => {}
        ("", all) => run.push(Style::Plain, &format!(": {all}")),
        (by, "") => run.push(Style::Plain, &format!(" by {by}")),
        (by, with) => run.push(Style::Plain, &format!(" by {by}; with {with}")),
    }
    run
}
