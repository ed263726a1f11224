//! Who is who: by role, each below whom he or it acts for.

use std::collections::HashSet;

use peacebrief::v1::{self, ActorKind};

use super::names::Names;
use super::page::Page;
use super::piece::{Run, Style};
use super::{derivation, words};

/// No brief goes deeper (a spokesman of a ministry of a state); a chain that does is shown flat.
const DEPTH: usize = 4;

/// The actors, by role.
pub(super) fn write(page: &mut Page, brief: &v1::Brief, names: &Names<'_>) {
    if brief.actors.is_empty() {
        return;
    }
    page.heading("Actors");
    for role in words::ROLES {
        let group: Vec<&v1::Actor> = brief.actors.iter().filter(|actor| actor.role() == role).collect();
        if group.is_empty() {
            continue;
        }
        page.paragraph(2, 2, &Run::new().add(Style::Label, words::roles(role)));
        let mut tree = Tree { group: &group, shown: HashSet::new() };
        for actor in &group {
            if !tree.has_superior(actor) {
                tree.write(page, names, actor, 0);
            }
        }
        // Those whose superiors go round in a circle are below nobody, and would be lost.
        for actor in &group {
            tree.write(page, names, actor, 0);
        }
    }
}

/// The actors of one role, each below the one that it acts for.
struct Tree<'a> {
    group: &'a [&'a v1::Actor],
    shown: HashSet<&'a str>,
}

impl<'a> Tree<'a> {
    fn has_superior(&self, actor: &v1::Actor) -> bool {
        self.group.iter().any(|other| other.id == actor.affiliation_id && other.id != actor.id)
    }

    fn write(&mut self, page: &mut Page, names: &Names<'_>, actor: &'a v1::Actor, depth: usize) {
        if !self.shown.insert(&actor.id) {
            return;
        }
        let indent = 4 + 2 * depth;
        // Whom one acts for is told by the place below it; where that is in another group, in words.
        let nested = depth > 0;
        page.paragraph(indent, indent + 4, &line(actor, names, nested));
        mentions(page, indent + 2, actor);
        derivation::write(page, indent + 2, actor.derivation.as_ref());
        let below = if depth < DEPTH { depth + 1 } else { depth };
        for other in self.group {
            if other.affiliation_id == actor.id {
                self.write(page, names, other, below);
            }
        }
    }
}

/// The actor in a line: name, office, for whom, what, and what else it is called.
fn line(actor: &v1::Actor, names: &Names<'_>, nested: bool) -> Run {
    let mut run = Run::new().add(Style::Name, &actor.name);
    if !actor.office.is_empty() {
        run.push(Style::Plain, &format!(", {}", actor.office));
    }
    if !actor.affiliation_id.is_empty() && !nested {
        run.push(Style::Plain, &format!(" ({})", names.name(&actor.affiliation_id)));
    }
    // That somebody is a person goes without saying.
    if !matches!(actor.kind(), ActorKind::Person | ActorKind::Unspecified) {
        run.push(Style::Faint, &format!(" · {}", words::kind(actor.kind())));
    }
    let aliases = telling_aliases(actor);
    if !aliases.is_empty() {
        run.push(Style::Faint, &format!(" · also “{}”", aliases.join("”, “")));
    }
    run
}

/// The aliases that tell a reader something: not a person's surname, alone or with the title that stands beside the
/// name anyway.
fn telling_aliases(actor: &v1::Actor) -> Vec<&str> {
    const HONORIFICS: [&str; 5] = ["Mr", "Mrs", "Ms", "Miss", "Dr"];
    let known = |word: &str| {
        let of = |text: &str| text.split_whitespace().any(|own| own.eq_ignore_ascii_case(word));
        of(&actor.name) || of(&actor.office) || HONORIFICS.contains(&word.trim_end_matches('.'))
    };
    let is_person = actor.kind() == ActorKind::Person;
    let telling = |alias: &&str| !is_person || !alias.split_whitespace().all(known);
    actor.aliases.iter().map(String::as_str).filter(telling).collect()
}

/// How often and by which words the article mentions the actor, where it is to be explained.
fn mentions(page: &mut Page, indent: usize, actor: &v1::Actor) {
    if !page.explains() || actor.mentions.is_empty() {
        return;
    }
    let mut counted: Vec<(String, usize)> = Vec::new();
    for mention in &actor.mentions {
        let words = mention.span.as_ref().map_or("", |span| span.text.as_str());
        let kind = words::mention(mention.kind());
        let told = if kind.is_empty() { format!("“{words}”") } else { format!("“{words}” ({kind})") };
        match counted.iter_mut().find(|(other, _)| *other == told) {
            Some((_, times)) => *times += 1,
            None => counted.push((told, 1)),
        }
    }
    let told: Vec<String> = counted
        .into_iter()
        .map(|(told, times)| if times > 1 { format!("{told} ×{times}") } else { told })
        .collect();
    derivation::note(page, indent, &format!("mentioned as {}", told.join(", ")));
}
