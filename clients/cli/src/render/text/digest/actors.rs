//! Who has a part in it, by role.

use peacebrief::v1::{self, ActorKind};
use peacebrief_client::ActorNames;

use super::super::page::Page;
use super::super::piece::{Run, Style};
use super::words;

pub(super) fn write(page: &mut Page, digest: &v1::Digest, names: &ActorNames) {
    if digest.actors.is_empty() {
        return;
    }
    page.heading("Actors");
    for role in words::ROLES {
        let group: Vec<&v1::DigestActor> =
            digest.actors.iter().filter(|actor| actor.role() == role).collect();
        if group.is_empty() {
            continue;
        }
        page.paragraph(2, 2, &Run::new().add(Style::Label, words::roles(role)));
        for actor in group {
            page.paragraph(4, 8, &line(actor, names));
        }
    }
}

fn line(actor: &v1::DigestActor, names: &ActorNames) -> Run {
    let mut run = Run::new().add(Style::Name, &actor.display_name);
    if !actor.office.is_empty() {
        run.push(Style::Plain, &format!(", {}", actor.office));
    }
    if !actor.affiliation.is_empty() {
        run.push(Style::Plain, &format!(" ({})", names.of(&actor.affiliation)));
    }
    // That somebody is a person goes without saying.
    if !matches!(actor.kind(), ActorKind::Person | ActorKind::Unspecified) {
        run.push(Style::Faint, &format!(" · {}", words::kind(actor.kind())));
    }
    if !actor.aliases.is_empty() {
        run.push(Style::Faint, &format!(" · also “{}”", actor.aliases.join("”, “")));
    }
    match actor.briefs.len() {
        0 => {}
        1 => run.push(Style::Faint, " · 1 report"),
        count => run.push(Style::Faint, &format!(" · {count} reports")),
    }
    run
}
