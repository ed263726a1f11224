//! What of a brief stands in the article as marked words: each finding with its id, its kind and its evidence.

use peacebrief::v1::{self, TextSpan};

/// A finding with the words that say it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finding<'b> {
    /// Its id.
    pub(super) id: &'b str,
    /// What it is, as the style sheet and readers call it.
    pub(super) kind: &'static str,
    /// Its evidence.
    pub(super) span: &'b TextSpan,
}

/// All findings of a brief that have evidence, key sentences last.
pub(super) fn of(brief: &v1::Brief) -> Vec<Finding<'_>> {
    let mut found = Found(Vec::new());
    for agreement in &brief.agreements {
        found.add(&agreement.id, "agreement", agreement.evidence.as_ref());
        for provision in &agreement.provisions {
            found.add(&provision.id, "provision", provision.evidence.as_ref());
        }
        for condition in &agreement.conditions {
            found.add(&condition.id, "condition", condition.evidence.as_ref());
        }
        for breach in &agreement.breaches {
            found.add(&breach.id, "breach", breach.evidence.as_ref());
        }
    }
    for event in &brief.events {
        found.add(&event.id, "event", event.evidence.as_ref());
    }
    for statement in &brief.statements {
        found.add(&statement.id, "statement", statement.evidence.as_ref());
    }
    for step in &brief.next_steps {
        found.add(&step.id, "step", step.evidence.as_ref());
    }
    for sentence in &brief.key_sentences {
        found.add(&sentence.id, "key", sentence.span.as_ref());
    }
    found.0
}

struct Found<'b>(Vec<Finding<'b>>);

impl<'b> Found<'b> {
    fn add(&mut self, id: &'b str, kind: &'static str, span: Option<&'b TextSpan>) {
        self.0.extend(span.map(|span| Finding { id, kind, span }));
    }
}

/// The kind of the finding or actor of an id.
pub(super) fn kind_of(brief: &v1::Brief, id: &str) -> &'static str {
    of(brief).iter().find(|finding| finding.id == id).map_or("actor", |finding| finding.kind)
}
