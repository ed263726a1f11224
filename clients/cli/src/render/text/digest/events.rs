//! What happened, in order of time.

use peacebrief::v1;
use peacebrief_client::ActorNames;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use super::{dated, dates, of_actors, tellings, words};

/// How many reports are quoted.
const QUOTED: usize = 2;

pub(super) fn write(page: &mut Page, digest: &v1::Digest, names: &ActorNames) {
    if digest.events.is_empty() {
        return;
    }
    page.heading("What happened");
    let column = dates::column(digest.events.iter().map(|event| event.date.as_ref()));
    for event in &digest.events {
        let shown = dates::shown(event.date.as_ref());
        page.beside(2, dated(shown.as_ref()), column, &line(event, names));
        tellings(page, 2 + column, &event.tellings, QUOTED);
    }
}

/// What it was, where, and who did it with whom.
pub(in crate::render) fn line(event: &v1::DigestEvent, names: &ActorNames) -> Run {
    let mut run = Run::new().add(Style::Label, words::act(event.r#type(), event.mode()));
    if !event.place.is_empty() {
        run.push(Style::Plain, &format!(" in {}", event.place));
    }
    let others = event.participants.iter().filter(|actor| !event.initiators.contains(actor));
    let others: Vec<String> = others.cloned().collect();
    let (initiators, others) = (of_actors(names, &event.initiators), of_actors(names, &others));
    match (initiators.as_str(), others.as_str()) {
        ("", "") => {}
        ("", all) => run.push(Style::Plain, &format!(": {all}")),
        (by, "") => run.push(Style::Plain, &format!(" by {by}")),
        (by, with) => run.push(Style::Plain, &format!(" by {by}; with {with}")),
    }
    run
}
