//! A process across reports.

use peacebrief::v1;
use peacebrief_client::Named;

use super::{
    Layout, Page, Record, RenderError, Run, Style, also, counted, dotted, iso, joined, json, of_actors,
    other_names, resource,
};

impl Record for Named<v1::ProcessRecord> {
    const COLUMNS: &'static [&'static str] =
        &["process", "name", "also called", "parties", "reports", "first published", "last published"];

    fn cells(&self) -> Vec<String> {
        let Self { record, names } = self;
        vec![
            record.name.clone(),
            record.display_name.clone(),
            joined(other_names(&record.names, &record.display_name)),
            joined(record.parties.iter().map(|party| names.of(party))),
            record.report_count.to_string(),
            iso(record.first_published.as_ref()),
            iso(record.last_published.as_ref()),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(&self.record, layout)
    }

    fn text(&self, page: &mut Page) {
        let Self { record, names } = self;
        page.paragraph(0, 2, &Run::new().add(Style::Name, &record.display_name));
        if !record.parties.is_empty() {
            let parties = of_actors(names, &record.parties);
            page.paragraph(2, 4, &Run::new().plain("between ").plain(&parties));
        }
        page.paragraph(2, 2, &Run::new().plain(&reports(record)));
        also(page, 2, &record.names, &record.display_name);
        resource(page, 2, &record.name);
    }
}

/// How many reports, and from when to when.
pub(super) fn reports(record: &v1::ProcessRecord) -> String {
    let (first, last) = (iso(record.first_published.as_ref()), iso(record.last_published.as_ref()));
    let span = if first == last { first } else { format!("{first} – {last}") };
    dotted(&[&counted(record.report_count, "report", "reports"), &span])
}
