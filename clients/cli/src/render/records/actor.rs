//! An actor across reports.

use peacebrief::v1;
use peacebrief_client::Named;

use super::{
    Layout, Page, Record, RenderError, Run, Style, also, counted, dotted, iso, joined, json, linkings,
    other_names, resource, words,
};

impl Record for Named<v1::ActorRecord> {
    const COLUMNS: &'static [&'static str] =
        &["actor", "name", "kind", "also called", "office", "acts for", "roles", "reports"];

    fn cells(&self) -> Vec<String> {
        let Self { record, names } = self;
        vec![
            record.name.clone(),
            record.display_name.clone(),
            words::kind(record.kind()).to_owned(),
            joined(other_names(&record.names, &record.display_name)),
            record.offices.last().map(|held| held.office.clone()).unwrap_or_default(),
            record.affiliations.last().map(|held| names.of(&held.actor).to_owned()).unwrap_or_default(),
            joined(
                record.roles.iter().map(|role| format!("{} in {}", words::role(role.role()), role.process)),
            ),
            record.report_count.to_string(),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(&self.record, layout)
    }

    fn text(&self, page: &mut Page) {
        let Self { record, names } = self;
        let mut run = Run::new().add(Style::Name, &record.display_name);
        run.push(Style::Faint, &format!(" · {}", words::kind(record.kind())));
        page.paragraph(0, 2, &run);
        for held in &record.offices {
            let told = span(&held.office, held.first_told.as_ref(), held.last_told.as_ref());
            page.paragraph(2, 4, &Run::new().plain(&told));
        }
        for held in &record.affiliations {
            let actor = names.of(&held.actor);
            let told = span(actor, held.first_told.as_ref(), held.last_told.as_ref());
            page.paragraph(2, 4, &Run::new().plain("for ").plain(&told));
        }
        for role in &record.roles {
            let told = counted(role.report_count, "report", "reports");
            let run = Run::new().add(Style::Label, words::role(role.role()));
            page.paragraph(2, 4, &run.plain(" in ").plain(&role.process).plain(&format!(" ({told})")));
        }
        also(page, 2, &record.names, &record.display_name);
        let told = dotted(&[&counted(record.report_count, "report", "reports"), &record.name]);
        resource(page, 2, &told);
        linkings(page, 2, &record.linkings);
    }
}

/// Something held, and from when to when reports tell it.
fn span(what: &str, first: Option<&v1::Date>, last: Option<&v1::Date>) -> String {
    match (iso(first), iso(last)) {
        (first, last) if first.is_empty() && last.is_empty() => what.to_owned(),
        (first, last) if first == last => format!("{what} ({first})"),
        (first, last) => format!("{what} ({first} – {last})"),
    }
}
