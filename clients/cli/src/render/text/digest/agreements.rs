//! The agreements, with how each fared.

use peacebrief::v1;
use peacebrief_client::ActorNames;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use super::{dated, dates, of_actors, tellings, words};

pub(super) fn write(page: &mut Page, digest: &v1::Digest, names: &ActorNames) {
    if digest.agreements.is_empty() {
        return;
    }
    page.heading("Agreements");
    for (number, agreement) in digest.agreements.iter().enumerate() {
        if number > 0 {
            page.blank();
        }
        page.paragraph(2, 4, &Run::new().add(Style::Name, &agreement.display_name));
        let mut run = Run::new().add(Style::Label, words::status(agreement.status()));
        run.push(Style::Plain, &format!(" · {}", words::agreement(agreement.kind())));
        if !agreement.parties.is_empty() {
            run.push(Style::Plain, &format!(" · {}", of_actors(names, &agreement.parties)));
        }
        page.paragraph(4, 6, &run);
        history(page, agreement);
        provisions(page, agreement);
        breaches(page, agreement, names);
    }
}

fn history(page: &mut Page, agreement: &v1::DigestAgreement) {
    let column = dates::column(agreement.history.iter().map(|step| step.date.as_ref()));
    for step in &agreement.history {
        let shown = dates::shown(step.date.as_ref());
        let run = Run::new().add(Style::Label, words::status(step.status()));
        page.beside(4, dated(shown.as_ref()), column, &run);
        tellings(page, 4 + column, &step.tellings, 1);
    }
}

fn provisions(page: &mut Page, agreement: &v1::DigestAgreement) {
    if agreement.provisions.is_empty() {
        return;
    }
    page.paragraph(4, 4, &Run::new().plain("Provisions"));
    for provision in &agreement.provisions {
        page.item(6, &Run::new().add(Style::Label, words::provision(provision.category())));
        tellings(page, 8, &provision.tellings, 1);
    }
}

fn breaches(page: &mut Page, agreement: &v1::DigestAgreement, names: &ActorNames) {
    if agreement.breaches.is_empty() {
        return;
    }
    page.paragraph(4, 4, &Run::new().plain("Breaches"));
    for breach in &agreement.breaches {
        page.item(6, &accusation(breach, names));
        tellings(page, 8, &breach.tellings, 1);
    }
}

fn accusation(breach: &v1::BreachRecord, names: &ActorNames) -> Run {
    let run = Run::new();
    match (names.of(&breach.accuser), names.of(&breach.accused)) {
        ("", "") => run.add(Style::Label, "reported"),
        ("", accused) => run.add(Style::Label, "reported").plain(" of ").add(Style::Name, accused),
        (accuser, "") => run.add(Style::Name, accuser).add(Style::Label, " alleges"),
        (accuser, accused) => {
            run.add(Style::Name, accuser).add(Style::Label, " accuses ").add(Style::Name, accused)
        }
    }
}
