//! An entry of a timeline.

use peacebrief::v1;
use peacebrief::v1::timeline_entry::Entry;
use peacebrief_client::{ActorNames, Named};

use super::{Layout, Page, Record, RenderError, Run, Style, dates, json, words};
use crate::render::text::digest;

/// Columns of a date, or of an interval's first day, and the gap beside it.
const DATE: usize = 12;

impl Record for Named<v1::TimelineEntry> {
    const COLUMNS: &'static [&'static str] =
        &["date", "sort", "what", "place", "who", "evidence", "source", "published", "brief", "name"];

    fn cells(&self) -> Vec<String> {
        let Self { record, names } = self;
        let date = record.date.as_ref().and_then(peacebrief::date::iso_resolved).unwrap_or_default();
        let told = told(record, names);
        let first = told.tellings.first().cloned().unwrap_or_default();
        vec![
            date,
            told.sort.to_owned(),
            told.what,
            told.place,
            told.who,
            first.evidence.map(|span| span.text).unwrap_or_default(),
            first.source,
            super::iso(first.published.as_ref()),
            first.brief,
            told.name,
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(&self.record, layout)
    }

    fn text(&self, page: &mut Page) {
        let Self { record, names } = self;
        let shown = dates::shown(record.date.as_ref());
        let label = match &shown {
            Some(date) => (Style::Date, date.as_str()),
            None => (Style::Faint, dates::UNDATED),
        };
        let run = match &record.entry {
            Some(Entry::Event(event)) => digest::event_line(event, names),
            Some(Entry::AgreementMove(moved)) => {
                let status = moved.r#move.as_ref().map(v1::StatusMove::status).unwrap_or_default();
                Run::new()
                    .add(Style::Name, &moved.display_name)
                    .plain(" ")
                    .add(Style::Label, words::status(status))
            }
            Some(Entry::Step(step)) => digest::step_line(step),
            None => Run::new(),
        };
        let column = DATE.max(label.1.chars().count() + 2);
        page.beside(0, label, column, &run);
        digest::tellings(page, column, told(record, names).tellings, 1);
    }
}

struct Told<'e> {
    sort: &'static str,
    what: String,
    place: String,
    who: String,
    name: String,
    tellings: &'e [v1::Telling],
}

fn told<'e>(record: &'e v1::TimelineEntry, names: &ActorNames) -> Told<'e> {
    let none = String::new;
    match &record.entry {
        Some(Entry::Event(event)) => Told {
            sort: "event",
            what: words::act(event.r#type(), event.mode()).to_owned(),
            place: event.place.clone(),
            who: super::joined(event.participants.iter().map(|actor| names.of(actor))),
            name: event.name.clone(),
            tellings: &event.tellings,
        },
        Some(Entry::AgreementMove(moved)) => {
            let step = moved.r#move.as_ref();
            let status = words::status(step.map(v1::StatusMove::status).unwrap_or_default());
            Told {
                sort: "agreement",
                what: format!("{}: {status}", moved.display_name),
                place: none(),
                who: none(),
                name: moved.agreement.clone(),
                tellings: step.map_or(&[], |step| &step.tellings),
            }
        }
        Some(Entry::Step(step)) => Told {
            sort: "step",
            what: format!("{}: {}", step.description, words::outcome(step.outcome())),
            place: none(),
            who: none(),
            name: step.name.clone(),
            tellings: &step.announced,
        },
        None => Told { sort: "", what: none(), place: none(), who: none(), name: none(), tellings: &[] },
    }
}
