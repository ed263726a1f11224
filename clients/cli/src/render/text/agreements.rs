//! What was agreed, and how it fares.

use peacebrief::v1;

use super::names::Names;
use super::page::Page;
use super::piece::{Run, Style};
use super::{dates, derivation, words};

/// The agreements, each with what it provides, on what it depends, and how it was broken.
pub(super) fn write(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.agreements.is_empty() {
        return;
    }
    page.heading("Agreements");
    for (number, agreement) in brief.agreements.iter().enumerate() {
        if number > 0 {
            page.blank();
        }
        page.paragraph(2, 4, &Run::new().add(Style::Name, &agreement.name));
        page.paragraph(4, 6, &state(agreement, names));
        if let Some(evidence) = &agreement.evidence {
            page.paragraph(4, 4, &Run::new().quote(&evidence.text));
        }
        derivation::date(page, 4, agreement.date.as_ref());
        derivation::write(page, 4, agreement.derivation.as_ref());
        provisions(page, agreement);
        conditions(page, agreement);
        breaches(page, agreement, names);
    }
}

/// Status and date, kind, parties.
fn state(agreement: &v1::Agreement, names: &Names<'_>) -> Run {
    let mut run = Run::new();
    let status = words::status(agreement.status());
    if !status.is_empty() {
        run.push(Style::Label, status);
    }
    if let Some(date) = dates::shown(agreement.date.as_ref()) {
        run.push(Style::Date, &format!(" {date}"));
    }
    let before = if run.pieces.is_empty() { "" } else { " · " };
    run.push(Style::Plain, &format!("{before}{}", words::agreement(agreement.kind())));
    if !agreement.party_ids.is_empty() {
        run.push(Style::Plain, &format!(" · {}", names.list(&agreement.party_ids)));
    }
    run
}

fn provisions(page: &mut Page, agreement: &v1::Agreement) {
    if agreement.provisions.is_empty() {
        return;
    }
    page.paragraph(4, 4, &Run::new().plain("Provisions"));
    for provision in &agreement.provisions {
        let run = Run::new().add(Style::Label, words::provision(provision.category()));
        page.item(6, &with_quote(run, provision.evidence.as_ref()));
        derivation::write(page, 8, provision.derivation.as_ref());
    }
}

fn conditions(page: &mut Page, agreement: &v1::Agreement) {
    if agreement.conditions.is_empty() {
        return;
    }
    page.paragraph(4, 4, &Run::new().plain("Conditions"));
    for condition in &agreement.conditions {
        page.item(6, &with_quote(Run::new(), condition.evidence.as_ref()));
        derivation::write(page, 8, condition.derivation.as_ref());
    }
}

fn breaches(page: &mut Page, agreement: &v1::Agreement, names: &Names<'_>) {
    if agreement.breaches.is_empty() {
        return;
    }
    page.paragraph(4, 4, &Run::new().plain("Breaches"));
    for breach in &agreement.breaches {
        let (accuser, accused) = (names.name(&breach.accuser_id), names.name(&breach.accused_id));
        let run = Run::new();
        let run = match (accuser, accused) {
            ("", "") => run.add(Style::Label, "reported"),
            ("", accused) => run.add(Style::Label, "reported").plain(" of ").add(Style::Name, accused),
            (accuser, "") => run.add(Style::Name, accuser).add(Style::Label, " alleges"),
            (accuser, accused) => {
                run.add(Style::Name, accuser).add(Style::Label, " accuses ").add(Style::Name, accused)
            }
        };
        page.item(6, &with_quote(run, breach.evidence.as_ref()));
        derivation::write(page, 8, breach.derivation.as_ref());
    }
}

/// Words of ours, and then the article's.
fn with_quote(run: Run, evidence: Option<&v1::TextSpan>) -> Run {
    let Some(evidence) = evidence else { return run };
    let run = if run.pieces.is_empty() { run } else { run.plain(": ") };
    run.quote(&evidence.text)
}
