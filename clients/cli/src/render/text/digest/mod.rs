//! A process as a whole, for reading.

mod actors;
mod agreements;
mod contradictions;
mod events;
mod steps;
mod telling;
#[cfg(test)]
mod tests;

use peacebrief::v1;
use peacebrief_client::ActorNames;

use super::Look;
use super::page::Page;
use super::piece::{Run, Style};
use crate::render::names::of_actors;
use crate::render::{dates, words};

pub(in crate::render) use events::line as event_line;
pub(in crate::render) use steps::line as step_line;
pub(in crate::render) use telling::{origin, tellings};

/// Prints a digest for reading.
#[derive(Debug)]
pub(crate) struct DigestText {
    look: Look,
}

impl DigestText {
    /// Prints a digest with this look.
    pub(crate) fn new(look: Look) -> Self {
        Self { look }
    }

    /// The digest.
    pub(crate) fn print(&self, digest: &v1::Digest) -> String {
        let names = names(digest);
        let mut page = Page::new(self.look);
        header(&mut page, digest, &names);
        events::write(&mut page, digest, &names);
        agreements::write(&mut page, digest, &names);
        contradictions::write(&mut page, digest);
        steps::write(&mut page, digest);
        actors::write(&mut page, digest, &names);
        page.finish()
    }
}

/// How the actors of a digest are called.
pub(in crate::render) fn names(digest: &v1::Digest) -> ActorNames {
    let named = |actor: &v1::DigestActor| v1::ActorName {
        name: actor.name.clone(),
        display_name: actor.display_name.clone(),
    };
    digest.actors.iter().map(named).collect()
}

fn header(page: &mut Page, digest: &v1::Digest, names: &ActorNames) {
    let process = digest.process.clone().unwrap_or_default();
    page.paragraph(0, 0, &Run::new().add(Style::Title, &process.display_name));
    if !process.parties.is_empty() {
        let parties = of_actors(names, &process.parties);
        page.paragraph(0, 2, &Run::new().plain("between ").plain(&parties));
    }
    page.paragraph(0, 0, &Run::new().add(Style::Faint, &extent(digest)));
}

/// How many reports it condenses, out of which days.
pub(in crate::render) fn extent(digest: &v1::Digest) -> String {
    let process = digest.process.clone().unwrap_or_default();
    let reports = match digest.report_count {
        1 => "1 report".to_owned(),
        count => format!("{count} reports"),
    };
    let iso = |date: Option<v1::Date>| date.as_ref().map(peacebrief::date::iso);
    let published = match digest.published {
        Some(v1::DateInterval { start, end }) => (iso(start), iso(end)),
        None => (iso(process.first_published), iso(process.last_published)),
    };
    match published {
        (None, None) => format!("{reports} · {}", process.name),
        (Some(from), Some(to)) if from == to => format!("{reports}, {from} · {}", process.name),
        (from, to) => {
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            format!("{reports}, {from} – {to} · {}", process.name)
        }
    }
}

/// The label of a date, with its look.
fn dated(shown: Option<&String>) -> (Style, &str) {
    shown.map_or((Style::Faint, dates::UNDATED), |date| (Style::Date, date.as_str()))
}
