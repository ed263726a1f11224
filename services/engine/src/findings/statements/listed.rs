//! What a report lists item by item: "The group recommends that: • the President instruct …; • the rebels declare …".

use crate::document::SentenceId;
use crate::syntax::{Dep, Tag};
use crate::text::Kind;

use super::content::{Order, Piece, Reported};
use super::context::Context;
use super::extent::{evidence, main_verb};
use super::reports::Act;

/// The most items of one list.
const ITEMS: usize = 24;

/// The acts of the items that follow a report which ends in a colon; the report itself goes where it says nothing but that.
pub(super) fn spread<'a>(context: &Context<'a, '_>, acts: Vec<Act<'a>>) -> Vec<Act<'a>> {
    let document = context.document;
    let layout = document.layout();
    let mut out: Vec<Act<'a>> = Vec::with_capacity(acts.len());
    let mut listed = vec![false; document.sentences().len()];
    for act in acts {
        let here = document.sentence_of(act.token);
        if listed[here] && is_own_verb(context, &act, here) {
            continue;
        }
        let paragraph = layout.sentences[here].paragraph;
        let ends = document.text()[layout.paragraphs[paragraph].range.clone()].trim_end().ends_with(':')
            && layout.paragraphs[paragraph].sentences.end == here + 1;
        let items: Vec<SentenceId> = if ends {
            let after = layout.paragraphs.iter().skip(paragraph + 1).take(ITEMS);
            after
                .take_while(|p| matches!(p.kind, Kind::ListItem { .. }))
                .filter_map(|p| p.sentences.clone().next())
                .collect()
        } else {
            Vec::new()
        };
        let bare = act.reported.pieces.iter().all(|p| p.content.len() <= 2);
        let spread: Vec<Act<'a>> =
            items.iter().filter(|_| bare).filter_map(|&item| item_act(context, &act, item)).collect();
        if spread.is_empty() {
            out.push(act);
            continue;
        }
        for &item in &items {
            listed[item] = true;
        }
        out.extend(spread);
    }
    out
}

/// Whether an act is by the verb of an item itself, in the bare form in which what is asked for is listed.
fn is_own_verb(context: &Context<'_, '_>, act: &Act<'_>, sentence: SentenceId) -> bool {
    let document = context.document;
    let root = document.sentences()[sentence].contains(&act.token) && document.is_root(act.token);
    root && act.rule != "statements.listed" && matches!(document.tag(act.token), Tag::Vb | Tag::Vbp)
        || document.dep(act.token) == Dep::Root && act.rule == "statements.issued"
}

fn item_act<'a>(context: &Context<'a, '_>, act: &Act<'a>, item: SentenceId) -> Option<Act<'a>> {
    let tokens = context.document.sentences()[item].clone();
    let content = context.trimmed(tokens);
    let verb = main_verb(context, &content);
    if content.len() < 3 {
        return None;
    }
    let first = content.start;
    let piece = Piece { evidence: evidence(context, content.clone()), content, verb };
    Some(Act {
        token: first,
        clause: None,
        speakers: act.speakers.clone(),
        frame: act.frame,
        phrase: None,
        reported: Reported { pieces: vec![piece], order: Order::After },
        rule: "statements.listed",
    })
}
