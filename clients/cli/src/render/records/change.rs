//! What changed.

use peacebrief::v1::watch_briefs_response::Change;
use peacebrief::v1::{self, AlertKind};

use super::{Layout, Page, Record, RenderError, Run, Style, dotted, headline, json, moment, words};

/// Columns of the moment and the gap beside it.
const MOMENT: usize = 22;

impl Record for v1::WatchBriefsResponse {
    const COLUMNS: &'static [&'static str] = &["time", "change", "name", "what", "cursor"];

    fn cells(&self) -> Vec<String> {
        let Told { kind, subject, name, .. } = told(self);
        vec![moment::shown(self.change_time.as_ref()), kind, name, subject, self.cursor.clone()]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(self, layout)
    }

    fn text(&self, page: &mut Page) {
        let Told { kind, subject, name, details } = told(self);
        let time = moment::shown(self.change_time.as_ref());
        let run = Run::new().add(Style::Label, &kind).plain(": ").add(Style::Name, &subject);
        page.beside(0, (Style::Date, &time), MOMENT, &run);
        let told = dotted(&[&details, &name]);
        if !told.is_empty() {
            page.paragraph(MOMENT, MOMENT, &Run::new().add(Style::Faint, &told));
        }
    }
}

struct Told {
    kind: String,
    subject: String,
    name: String,
    details: String,
}

fn told(change: &v1::WatchBriefsResponse) -> Told {
    let of_brief = |kind: &str, record: &v1::BriefRecord| Told {
        kind: kind.to_owned(),
        subject: headline(&record.title).to_owned(),
        name: record.name.clone(),
        details: dotted(&[&record.source, &record.process]),
    };
    match &change.change {
        Some(Change::Written(record)) => of_brief("written", record),
        Some(Change::Replaced(record)) => of_brief("replaced", record),
        Some(Change::Deleted(deleted)) => Told {
            kind: "deleted".to_owned(),
            subject: deleted.article.clone(),
            name: deleted.brief.clone(),
            details: String::new(),
        },
        Some(Change::Alert(alert)) => Told {
            kind: words::alert(alert.kind()).to_owned(),
            subject: alert.subject.clone(),
            name: if alert.subject_name.is_empty() { &alert.brief } else { &alert.subject_name }.clone(),
            details: dotted(&[&moved(alert), &alert.process]),
        },
        Some(Change::Checkpoint(_)) | None => Told {
            kind: "nothing".to_owned(),
            subject: String::new(),
            name: String::new(),
            details: String::new(),
        },
    }
}

/// From which status to which.
fn moved(alert: &v1::Alert) -> String {
    if alert.kind() != AlertKind::StatusMoved {
        return String::new();
    }
    match (words::status(alert.previous_status()), words::status(alert.status())) {
        ("", now) => now.to_owned(),
        (before, now) => format!("{before} → {now}"),
    }
}
