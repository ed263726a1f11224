//! What the article tells of with its date, in order of time: accords, events and what is to come.

use peacebrief::v1::{self, ResolvedDate};

use super::page::Page;
use crate::render::{dates, words};

/// Something with a date.
struct Entry<'b> {
    id: &'b str,
    kind: &'static str,
    date: &'b ResolvedDate,
    what: String,
}

/// The timeline, where there is anything to put on it.
pub(super) fn write(page: &mut Page, brief: &v1::Brief) {
    let mut entries = entries(brief);
    if entries.is_empty() {
        return;
    }
    entries.sort_by_key(|entry| dates::key(Some(entry.date)));
    page.raw("<h3>Timeline</h3><ol class=\"timeline\">");
    for entry in &entries {
        let Some(shown) = dates::shown(Some(entry.date)) else { continue };
        page.raw("<li class=\"").raw(entry.kind).raw("\"><time>").text(&shown).raw("</time> ");
        page.text(&entry.what).raw(" ").reference(entry.id, entry.kind).raw("</li>");
    }
    page.raw("</ol>");
}

fn entries(brief: &v1::Brief) -> Vec<Entry<'_>> {
    let agreements = brief.agreements.iter().filter_map(|agreement| {
        let what = match words::status(agreement.status()) {
            "" => agreement.name.clone(),
            status => format!("{}: {status}", agreement.name),
        };
        Some(Entry { id: &agreement.id, kind: "agreement", date: agreement.date.as_ref()?, what })
    });
    let events = brief.events.iter().filter_map(|event| {
        let place = event.place.as_ref().map_or(String::new(), |place| format!(" in {}", place.name));
        let said = event.evidence.as_ref().map_or("", |evidence| evidence.text.as_str());
        let what = format!("{}{place}: “{said}”", words::act(event.r#type(), event.mode()));
        Some(Entry { id: &event.id, kind: "event", date: event.date.as_ref()?, what })
    });
    let steps = brief.next_steps.iter().filter_map(|step| {
        Some(Entry { id: &step.id, kind: "step", date: step.date.as_ref()?, what: step.description.clone() })
    });
    agreements.chain(events).chain(steps).collect()
}
