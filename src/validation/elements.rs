//! The checks of single elements: a span, a date, an enum's value, an id, a reference.

use std::collections::HashMap;
use std::fmt;

use super::Faults;
use crate::date;
use crate::span::Offsets;
use crate::v1::{ActorKind, Brief, BriefFaultKind, Derivation, EncodingType, ResolvedDate, TextSpan};

/// What an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// An actor who is an individual.
    Person,
    /// Any other actor.
    Body,
    /// An agreement or a part of one, an event, a statement, a next step, a key sentence.
    Finding,
}

/// Goes through a brief and keeps what it finds wrong.
pub(super) struct Checker<'a> {
    body: &'a str,
    /// `None` where the brief counts in no unit of the API: then its offsets mean nothing.
    offsets: Option<Offsets>,
    ids: HashMap<&'a str, (Sort, bool)>,
    pub(super) faults: Faults,
}

impl<'a> Checker<'a> {
    pub(super) fn new(body: &'a str, brief: &'a Brief) -> Self {
        let encoding = EncodingType::try_from(brief.encoding_type).ok();
        let offsets = encoding.map(|encoding| Offsets::new(body, encoding));
        let mut ids = HashMap::new();
        // The first bearer of an id is the one that references mean; the second is the fault.
        each_id(brief, |id, sort| {
            ids.entry(id).or_insert((sort, false));
        });
        Self { body, offsets, ids, faults: Faults::default() }
    }

    /// Notes that a field's value cannot be.
    pub(super) fn invalid(&mut self, field: fmt::Arguments<'_>, why: fmt::Arguments<'_>) {
        self.faults.add(field, BriefFaultKind::ValueInvalid, why);
    }

    /// Notes that nothing bears an element out.
    pub(super) fn unfounded(&mut self, field: fmt::Arguments<'_>, why: fmt::Arguments<'_>) {
        self.faults.add(field, BriefFaultKind::EvidenceMissing, why);
    }

    /// A span that has to be there.
    pub(super) fn evidence(&mut self, field: fmt::Arguments<'_>, span: Option<&TextSpan>) {
        match span {
            Some(span) => self.span(field, span),
            None => self.unfounded(field, format_args!("no words of the article are given")),
        }
    }

    /// Spans that may be there.
    pub(super) fn spans(&mut self, field: fmt::Arguments<'_>, spans: &[TextSpan]) {
        for (i, span) in spans.iter().enumerate() {
            self.span(format_args!("{field}[{i}]"), span);
        }
    }

    /// A span lies within the body and quotes its words.
    pub(super) fn span(&mut self, field: fmt::Arguments<'_>, span: &TextSpan) {
        let Some(offsets) = &self.offsets else { return };
        let range = usize::try_from(span.start).ok().zip(usize::try_from(span.end).ok());
        let words = range.and_then(|(start, end)| offsets.slice(self.body, start, end));
        match words {
            None | Some("") => self.faults.add(
                field,
                BriefFaultKind::SpanOutOfBounds,
                format_args!(
                    "{}..{} is empty, cuts a character in two, or does not lie within the body",
                    span.start, span.end
                ),
            ),
            Some(words) if words != span.text => self.faults.add(
                field,
                BriefFaultKind::QuotationMismatch,
                format_args!("the body has {}, not {}", Quoted(words), Quoted(&span.text)),
            ),
            Some(_) => {}
        }
    }

    /// A date, with the words that it was resolved from.
    pub(super) fn date(&mut self, field: fmt::Arguments<'_>, date: Option<&ResolvedDate>) {
        let Some(date) = date else { return };
        if let Err(error) = date::check_resolved(date) {
            self.faults.add(field, BriefFaultKind::DateInvalid, format_args!("{error}"));
        }
        if let Some(evidence) = &date.evidence {
            self.span(format_args!("{field}.evidence"), evidence);
        }
    }

    /// How a finding came about.
    pub(super) fn derivation(&mut self, field: fmt::Arguments<'_>, derivation: Option<&Derivation>) {
        let Some(derivation) = derivation else { return };
        if let Some(confidence) = derivation.confidence
            && !(0.0..=1.0).contains(&confidence)
        {
            self.invalid(
                format_args!("{field}.confidence"),
                format_args!("{confidence} is not between 0 and 1"),
            );
        }
        self.spans(format_args!("{field}.cues"), &derivation.cues);
    }

    /// An enum's value that has to be set, and to one that the API defines.
    pub(super) fn value<E>(&mut self, field: fmt::Arguments<'_>, value: i32) -> Option<E>
    where
        E: TryFrom<i32> + Default + PartialEq,
    {
        match E::try_from(value) {
            Ok(value) if value == E::default() => self.invalid(field, format_args!("has to be set")),
            Ok(value) => return Some(value),
            Err(_) => self.invalid(field, format_args!("{value} is no value of this field")),
        }
        None
    }

    /// A text that has to be there.
    pub(super) fn text(&mut self, field: fmt::Arguments<'_>, text: &str) {
        if text.trim().is_empty() {
            self.invalid(field, format_args!("has to be set"));
        }
    }

    /// An element's own id.
    pub(super) fn id(&mut self, field: fmt::Arguments<'_>, id: &str) {
        if id.is_empty() {
            self.faults.add(field, BriefFaultKind::IdNotUnique, format_args!("has no id"));
        } else if let Some((_, met)) = self.ids.get_mut(id)
            && std::mem::replace(met, true)
        {
            self.faults.add(
                field,
                BriefFaultKind::IdNotUnique,
                format_args!("{} is another element's id", Quoted(id)),
            );
        }
    }

    /// References to elements of certain sorts.
    pub(super) fn references(&mut self, field: fmt::Arguments<'_>, ids: &[String], sorts: &[Sort]) {
        for (i, id) in ids.iter().enumerate() {
            self.reference(format_args!("{field}[{i}]"), id, sorts);
        }
    }

    /// A reference that may be left out.
    pub(super) fn optional_reference(&mut self, field: fmt::Arguments<'_>, id: &str, sorts: &[Sort]) {
        if !id.is_empty() {
            self.reference(field, id, sorts);
        }
    }

    /// A reference to an element of certain sorts.
    pub(super) fn reference(&mut self, field: fmt::Arguments<'_>, id: &str, sorts: &[Sort]) {
        let why = match self.ids.get(id) {
            Some((sort, _)) if sorts.contains(sort) => return,
            Some(_) => "is an element of another sort",
            None => "is no element's id",
        };
        self.broken(field, format_args!("{} {why}", Quoted(id)));
    }

    /// Notes that a reference does not hold.
    pub(super) fn broken(&mut self, field: fmt::Arguments<'_>, why: fmt::Arguments<'_>) {
        self.faults.add(field, BriefFaultKind::ReferenceBroken, why);
    }
}

/// Hands on every id that elements of a brief bear.
fn each_id<'a>(brief: &'a Brief, mut visit: impl FnMut(&'a str, Sort)) {
    for actor in &brief.actors {
        let person = actor.kind == i32::from(ActorKind::Person);
        visit(&actor.id, if person { Sort::Person } else { Sort::Body });
    }
    let mut finding = |id: &'a String| visit(id, Sort::Finding);
    for agreement in &brief.agreements {
        finding(&agreement.id);
        agreement.provisions.iter().for_each(|part| finding(&part.id));
        agreement.conditions.iter().for_each(|part| finding(&part.id));
        agreement.breaches.iter().for_each(|part| finding(&part.id));
    }
    brief.events.iter().for_each(|event| finding(&event.id));
    brief.statements.iter().for_each(|statement| finding(&statement.id));
    brief.next_steps.iter().for_each(|step| finding(&step.id));
    brief.key_sentences.iter().for_each(|sentence| finding(&sentence.id));
}

/// A text in quotation marks, cut so that a fault stays readable, whatever the brief holds.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const CHARACTERS: usize = 60;
        match self.0.char_indices().nth(CHARACTERS) {
            Some((end, _)) => write!(f, "{:?}…", &self.0[..end]),
            None => write!(f, "{:?}", self.0),
        }
    }
}
