//! What lists are made of: each sort of record for reading and as a row.

mod actor;
mod agreement;
mod article;
mod brief;
mod change;
mod edit;
mod ingested;
mod moment;
mod process;
mod search;
#[cfg(test)]
mod tests;
mod timeline;

pub(crate) use article::article_text;
pub(crate) use ingested::Ingested;

use peacebrief::v1;

use super::json::{self, Layout};
use super::list::Record;
use super::names::{in_a_row, of_actors};
use super::text::{Page, Run, Style};
use super::{RenderError, dates, words};

/// What stands where an article has no headline.
const UNTITLED: &str = "(no headline)";

fn iso(date: Option<&v1::Date>) -> String {
    date.map(peacebrief::date::iso).unwrap_or_default()
}

fn headline(title: &str) -> &str {
    if title.trim().is_empty() { UNTITLED } else { title }
}

/// Several values in one cell.
fn joined<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> String {
    values.into_iter().map(|value| value.as_ref().to_owned()).collect::<Vec<_>>().join("; ")
}

/// What is there of several parts, with dots between.
fn dotted(parts: &[&str]) -> String {
    let told: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

/// How many, in words.
fn counted(count: i32, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}

/// The names but the one that stands before them.
fn other_names<'n>(names: &'n [v1::SeenName], shown: &str) -> Vec<&'n str> {
    names.iter().map(|name| name.text.as_str()).filter(|text| *text != shown).collect()
}

/// A line of names by which something is called, too.
fn also(page: &mut Page, indent: usize, names: &[v1::SeenName], shown: &str) {
    let others = other_names(names, shown);
    if !others.is_empty() {
        let text = format!("also “{}”", others.join("”, “"));
        page.paragraph(indent, indent, &Run::new().add(Style::Faint, &text));
    }
}

/// Why what reports tell of was taken for it, where that is to be explained.
fn linkings(page: &mut Page, indent: usize, linkings: &[v1::Linking]) {
    if !page.explains() {
        return;
    }
    for linking in linkings {
        let place = format!("{}#{}: ", linking.brief, linking.finding_id);
        let run = Run::new().add(Style::Faint, &place).add(Style::Label, words::ground(linking.ground()));
        page.item(indent, &run.plain(" — ").plain(&linking.explanation));
    }
}

/// The resource name, which other commands take.
fn resource(page: &mut Page, indent: usize, name: &str) {
    page.paragraph(indent, indent, &Run::new().add(Style::Faint, name));
}
