//! An agreement across reports.

use peacebrief::v1;
use peacebrief_client::Named;

use super::{
    Layout, Page, Record, RenderError, Run, Style, also, counted, dates, dotted, joined, json, linkings,
    of_actors, other_names, resource, words,
};

impl Record for Named<v1::AgreementRecord> {
    const COLUMNS: &'static [&'static str] = &[
        "agreement",
        "name",
        "also called",
        "process",
        "kind",
        "status",
        "history",
        "parties",
        "provisions",
        "breaches",
        "reports",
    ];

    fn cells(&self) -> Vec<String> {
        let Self { record, names } = self;
        vec![
            record.name.clone(),
            record.display_name.clone(),
            joined(other_names(&record.names, &record.display_name)),
            record.process.clone(),
            words::agreement(record.kind()).to_owned(),
            words::status(record.status()).to_owned(),
            joined(record.history.iter().map(moved)),
            joined(record.parties.iter().map(|party| names.of(party))),
            joined(record.provisions.iter().map(|provision| words::provision(provision.category()))),
            record.breaches.len().to_string(),
            record.report_count.to_string(),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(&self.record, layout)
    }

    fn text(&self, page: &mut Page) {
        let Self { record, names } = self;
        page.paragraph(0, 2, &Run::new().add(Style::Name, &record.display_name));
        let run = Run::new().add(Style::Label, words::status(record.status()));
        let told = dotted(&[words::agreement(record.kind()), &of_actors(names, &record.parties)]);
        page.paragraph(2, 4, &run.plain(" · ").plain(&told));
        if !record.history.is_empty() {
            let history: Vec<String> = record.history.iter().map(moved).collect();
            page.paragraph(2, 4, &Run::new().plain(&history.join(" → ")));
        }
        if !record.provisions.is_empty() {
            let provisions = record.provisions.iter().map(|p| words::provision(p.category()));
            page.paragraph(2, 4, &Run::new().plain("provides ").plain(&joined(provisions)));
        }
        if !record.breaches.is_empty() {
            let count = i32::try_from(record.breaches.len()).unwrap_or(i32::MAX);
            page.paragraph(2, 4, &Run::new().plain(&counted(count, "breach", "breaches")));
        }
        also(page, 2, &record.names, &record.display_name);
        let told = dotted(&[&counted(record.report_count, "report", "reports"), &record.name]);
        resource(page, 2, &told);
        linkings(page, 2, &record.linkings);
    }
}

/// A move of the status, with its date.
fn moved(step: &v1::StatusMove) -> String {
    let status = words::status(step.status());
    dates::shown(step.date.as_ref()).map_or_else(|| status.to_owned(), |date| format!("{status} {date}"))
}
