//! Who said what: by speaker, in the order in which they first speak.

use peacebrief::v1;

use super::names::Names;
use super::page::Page;
use super::piece::{Run, Style};
use super::{derivation, words};

/// The statements.
pub(super) fn write(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.statements.is_empty() {
        return;
    }
    page.heading("Statements");
    let mut speakers: Vec<&str> = Vec::new();
    for statement in &brief.statements {
        if !speakers.contains(&statement.speaker_id.as_str()) {
            speakers.push(&statement.speaker_id);
        }
    }
    for speaker in speakers {
        page.paragraph(2, 6, &name(speaker, names));
        for statement in brief.statements.iter().filter(|s| s.speaker_id == speaker) {
            page.item(4, &line(statement, names));
            derivation::write(page, 6, statement.derivation.as_ref());
        }
    }
}

/// The speaker, with office and affiliation.
fn name(id: &str, names: &Names<'_>) -> Run {
    let mut run = Run::new().add(Style::Name, names.name(id));
    let Some(actor) = names.actor(id) else { return run };
    let affiliation = names.name(&actor.affiliation_id);
    let told: Vec<&str> =
        [actor.office.as_str(), affiliation].into_iter().filter(|part| !part.is_empty()).collect();
    if !told.is_empty() {
        run.push(Style::Faint, &format!(" ({})", told.join(", ")));
    }
    run
}

/// The stance, at whom it is directed, and the words.
fn line(statement: &v1::Statement, names: &Names<'_>) -> Run {
    let (verb, leading) = words::stance(statement.stance());
    let mut run = Run::new().add(Style::Label, verb);
    if !statement.target_ids.is_empty() {
        let space = if leading.is_empty() { "" } else { " " };
        run.push(Style::Plain, &format!(" {leading}{space}{}", names.list(&statement.target_ids)));
    }
    match &statement.evidence {
        Some(evidence) => run.plain(": ").quote(&evidence.text),
        None => run,
    }
}
