//! The page of a process as a whole: the timeline drawn, and below it everything that it shows, each with the words of
//! those who tell it. Like a brief's page it holds no script and needs nothing else.

mod drawing;
mod scale;
mod sections;
mod tellings;
#[cfg(test)]
mod tests;

use peacebrief::v1;
use peacebrief_client::ActorNames;

use super::page::{self, Page};
use super::sections::date;
use crate::render::text::digest::{extent, names};
use crate::render::words;
use tellings::Reports;

/// Prints a digest as a page.
#[derive(Debug, Default)]
pub(crate) struct DigestHtml;

impl DigestHtml {
    /// The page.
    pub(crate) fn print(&self, digest: &v1::Digest) -> String {
        let digest = Told { digest, names: names(digest), reports: Reports::of(digest) };
        let title = digest.title();
        let mut page = Page::new(1);
        page.raw("<main class=\"brief digest\">");
        header(&mut page, &digest);
        drawing::write(&mut page, digest.digest);
        sections::write(&mut page, &digest);
        page.raw("</main>");
        [page::head(title), page.finish(), page::TAIL.to_owned()].concat()
    }
}

/// A digest, with what its parts refer to.
struct Told<'d> {
    digest: &'d v1::Digest,
    names: ActorNames,
    reports: Reports<'d>,
}

impl<'d> Told<'d> {
    fn title(&self) -> &'d str {
        self.digest.process.as_ref().map_or("", |process| process.display_name.as_str())
    }
}

fn header(page: &mut Page, told: &Told<'_>) {
    page.raw("<header><h1>").text(told.title()).raw("</h1><p class=\"source\">");
    page.text(&extent(told.digest)).raw("</p>");
    let parties = told.digest.process.as_ref().map_or(&[][..], |process| &process.parties);
    if !parties.is_empty() {
        page.raw("<p class=\"process\">Between ");
        actors(page, told, parties);
        page.raw("</p>");
    }
    page.raw("</header>");
}

/// Actors in a row, each a link to what is known of it.
fn actors(page: &mut Page, told: &Told<'_>, actors: &[String]) {
    for (n, actor) in actors.iter().enumerate() {
        page.raw(match n {
            0 => "",
            _ if n + 1 == actors.len() => " and ",
            _ => ", ",
        });
        let name = told.names.of(actor);
        if told.digest.actors.iter().any(|known| known.name == *actor) {
            let to = page.found_id(actor);
            page.link("who", &to).text(name).raw("</a>");
        } else {
            page.text(name);
        }
    }
}

/// What stands for a move of an agreement's status, which has no name of its own.
fn move_id(agreement: &str, number: usize) -> String {
    format!("{agreement}/moves/{number}")
}
