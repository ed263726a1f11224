//! The article, its words marked by what they say.

use std::ops::Range;

use peacebrief::v1::{self, TextSpan};

use super::findings::Finding;
use super::page::Page;

/// The bytes of a span, where it holds.
pub(super) fn range(body: &str, span: &TextSpan) -> Option<Range<usize>> {
    let range = usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?;
    (!range.is_empty() && body.get(range.clone()) == Some(span.text.as_str())).then_some(range)
}

/// Words of the article that a finding or an actor lays claim to.
struct Claim<'b> {
    id: &'b str,
    kind: &'static str,
    range: Range<usize>,
}

/// The article, a paragraph for each line; spans may overlap in any way, and are cut where others begin or end.
pub(super) fn write(page: &mut Page, body: &str, brief: &v1::Brief, findings: &[Finding<'_>]) {
    let marks: Vec<Claim<'_>> = findings
        .iter()
        .filter_map(|f| Some(Claim { id: f.id, kind: f.kind, range: f.range_in(body)? }))
        .collect();
    let mut who: Vec<Claim<'_>> = Vec::new();
    for actor in &brief.actors {
        let spans = actor.mentions.iter().filter_map(|mention| range(body, mention.span.as_ref()?));
        who.extend(spans.map(|range| Claim { id: &actor.id, kind: "actor", range }));
    }
    // Within a longer mention a shorter one has its own link: the last that covers a piece is the innermost.
    who.sort_by_key(|claim| (std::cmp::Reverse(claim.range.len()), claim.range.start));

    let mut cuts: Vec<usize> =
        marks.iter().chain(&who).flat_map(|claim| [claim.range.start, claim.range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();

    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            page.raw("<p>");
            let inner = cuts.iter().copied().filter(|&cut| start < cut && cut < end).chain([end]);
            let mut from = start;
            for to in inner.collect::<Vec<_>>() {
                piece(page, body, from..to, &marks, &who);
                from = to;
            }
            // The line brings its own end.
            page.raw("</p>");
        }
        start = end;
    }
}

/// Words between two cuts.
fn piece(page: &mut Page, body: &str, piece: Range<usize>, marks: &[Claim<'_>], who: &[Claim<'_>]) {
    let covers = |claim: &&Claim<'_>| claim.range.start <= piece.start && piece.end <= claim.range.end;
    let over: Vec<&Claim<'_>> = marks.iter().filter(covers).collect();
    for claim in over.iter().filter(|claim| claim.range.start == piece.start) {
        let id = page.words_id(claim.id);
        page.raw("<span class=\"at\" id=\"").raw(&id).raw("\"></span>");
    }
    let actor = who.iter().rfind(covers);
    let (mut kinds, mut ids) = (Vec::new(), Vec::new());
    for claim in over.iter().copied().chain(actor) {
        if !kinds.contains(&claim.kind) && claim.kind != "actor" {
            kinds.push(claim.kind);
        }
        ids.push(Page::mark(claim.id));
    }
    let named = format!(" data-b{}=\"{}\"", page.number(), ids.join(" "));
    if !over.is_empty() {
        page.raw("<mark class=\"").raw(&kinds.join(" ")).raw("\"").raw(&named).raw(">");
    }
    if let Some(actor) = actor {
        let to = page.found_id(actor.id);
        page.raw("<a class=\"who\" href=\"#").raw(&to).raw("\"").raw(&named).raw(">");
    }
    page.text(body.get(piece.clone()).unwrap_or_default());
    if actor.is_some() {
        page.raw("</a>");
    }
    if !over.is_empty() {
        page.raw("</mark>");
    }
    for claim in over.iter().filter(|claim| claim.range.end == piece.end) {
        page.raw("<sup>").reference(claim.id, claim.kind).raw("</sup>");
    }
}
