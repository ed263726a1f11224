//! What is to come: scheduled meetings, deadlines, announced intentions.
//!
//! Three things make a step: a date that lies ahead, a clause that the text holds to be planned and whose act belongs to the process,
//! and words that say that something is still wanting ("no date has been set for the talks").

mod dated;
mod over;
mod planned;
mod vocabulary;
mod wanting;
mod wording;

use peacebrief::v1;

use super::{Finding, Sources, by_rule};
use crate::actors::Cast;
use crate::document::TokenId;

/// Finds the next steps of an article: at most one for each clause.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &Cast) -> Vec<Finding<v1::NextStep>> {
    let mut steps = Steps { sources, taken: vec![false; sources.document.len()], found: Vec::new() };
    dated::find(&mut steps);
    planned::find(&mut steps, cast);
    wanting::find(&mut steps);
    steps.found.sort_by_key(|finding| finding.token);
    steps.found
}

/// Among so many steps found last one is looked for that tells the same: those with a date are found before those without.
const RECENT: usize = 32;

/// The steps found so far.
struct Steps<'s, 't> {
    sources: Sources<'s, 't>,
    /// For each token whether it heads one.
    taken: Vec<bool>,
    found: Vec<Finding<v1::NextStep>>,
}

impl Steps<'_, '_> {
    /// Adds a step, unless its words tell one already.
    fn push(&mut self, head: TokenId, date: Option<v1::ResolvedDate>, rule: &str) {
        if std::mem::replace(&mut self.taken[head], true) {
            return;
        }
        let mut span = self.sources.document.span(wording::of(self.sources, head));
        let recent = self.found.len().saturating_sub(RECENT);
        let inside = |found: &[Finding<v1::NextStep>], span: &v1::TextSpan| {
            let shared = |e: &v1::TextSpan| span.start.max(e.start) < span.end.min(e.end);
            (recent..found.len()).rev().find(|&at| found[at].message.evidence.as_ref().is_some_and(shared))
        };
        // What another step has told is left to it.
        if inside(&self.found, &span).is_some() {
            span = self.sources.document.span(wording::without_subject(self.sources, head));
        }
        // A clause within one that is told already tells the same step, unless it has another date.
        if let Some(at) = inside(&self.found, &span) {
            let earlier = &mut self.found[at].message;
            let other = date.is_some() && earlier.date.is_some() && value(&date) != value(&earlier.date);
            if !other || !wording::part(self.sources.document, earlier, span.start) {
                return;
            }
        }
        let message = v1::NextStep {
            description: wording::description(&span.text),
            date,
            evidence: Some(span),
            derivation: by_rule(rule),
            ..Default::default()
        };
        self.found.push(Finding { message, token: head });
    }

    /// Whether a token stands in the report, and in no question: whoever asks when they meet knows of no meeting.
    fn is_report(&self, token: TokenId) -> bool {
        let document = self.sources.document;
        let sentence = &document.layout().sentences[document.sentence_of(token)];
        let asked =
            document.sentence_around(token).next_back().is_some_and(|last| document.word(last) == "?");
        document.layout().paragraph_of(sentence).kind.is_report() && !asked
    }
}

fn value(date: &Option<v1::ResolvedDate>) -> Option<&v1::resolved_date::Value> {
    date.as_ref().and_then(|date| date.value.as_ref())
}

/// The head of what stands without a verb.
fn top(sources: Sources<'_, '_>, token: TokenId) -> TokenId {
    std::iter::successors(Some(token), |&t| Some(sources.document.head(t)).filter(|&head| head != t))
        .last()
        .unwrap_or(token)
}

/// Whether a token is one of some words, in lower case.
fn is_word(sources: Sources<'_, '_>, token: TokenId, words: &[&str]) -> bool {
    words.iter().any(|w| sources.document.word(token).eq_ignore_ascii_case(w))
}

#[cfg(test)]
mod tests;
