//! What a report tells, with whom and what it was linked to: the record by which it is added to others, and taken out again.

pub(crate) mod moves;

use std::ops;

use peacebrief::span::Offsets;
use peacebrief::v1::{self, EncodingType, MentionKind, TextSpan};

use crate::desk::Desk;
use crate::linking::actors::{Link, Linker};
use crate::linking::compare::Local;
use crate::linking::known::Registry;
use crate::linking::{agreements, names, processes};
use crate::record::{
    ActorLink, AgreementLink, BreachTold, Form, Passage, ProvisionTold, Range, ReportRecord,
};
use crate::{Report, Shelf};

/// Links a report; nothing where its brief is about no process. `before` is what it was linked to before it was read anew.
pub(crate) fn link<S: Shelf>(
    desk: &Desk<'_, S>,
    report: &Report,
    spans: &Spans<'_>,
    before: Option<&ReportRecord>,
) -> Result<Option<ReportRecord>, S::Error> {
    let brief = &report.brief;
    let Some(told) = &brief.process else { return Ok(None) };
    let locals = Local::read_all(desk.memo(), &brief.actors, &report.article.source);
    let registry = Registry::new(desk);
    let linker = Linker::new(&registry, &report.name, &locals, before);
    let filing = processes::file(&registry, &linker, report, &locals, before)?;
    let process = match filing.process {
        Some(process) => process,
        None => processes::new_name(&registry, &report.name)?,
    };
    let links = linker.name_new(filing.links, &process)?;
    let linked = Linked { brief, names: locals.iter().map(|local| local.written).collect(), links };
    let mut record = ReportRecord {
        brief: report.name.clone(),
        source: report.article.source.clone(),
        published: report.article.published,
        process,
        process_name: told.name.clone(),
        process_passage: spans
            .passage("", told.derivation.as_ref().and_then(|derivation| derivation.cues.first())),
        parties: linked.ids(&told.party_ids),
        actors: linked.actors(spans),
        agreements: Vec::new(),
        occasions: processes::occasions(brief, |id| linked.id(id)),
    };
    let parties: Vec<Vec<String>> =
        brief.agreements.iter().map(|agreement| linked.ids(&agreement.party_ids)).collect();
    let links = agreements::link(desk, &record, brief, &parties, before)?;
    let agreements = brief.agreements.iter().zip(parties).zip(links);
    record.agreements = agreements
        .map(|((agreement, parties), link)| linked.agreement(spans, agreement, parties, link))
        .collect();
    Ok(Some(record))
}

/// A brief, and whom its actors were taken for.
struct Linked<'b> {
    brief: &'b v1::Brief,
    /// The fullest name of each actor.
    names: Vec<&'b str>,
    links: Vec<Link>,
}

impl Linked<'_> {
    /// Who an actor of the brief is across reports.
    fn id(&self, local: &str) -> Option<String> {
        let at = self.brief.actors.iter().position(|actor| actor.id == local)?;
        Some(self.links[at].id.clone())
    }

    fn ids(&self, locals: &[String]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::with_capacity(locals.len());
        for id in locals.iter().filter_map(|local| self.id(local)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn actors(&self, spans: &Spans<'_>) -> Vec<ActorLink> {
        let actors = self.brief.actors.iter().zip(&self.names).zip(&self.links);
        let link = |((actor, name), link): ((&v1::Actor, &&str), &Link)| ActorLink {
            finding: actor.id.clone(),
            actor: link.id.clone(),
            name: (*name).to_owned(),
            forms: forms(spans, actor, name),
            kind: actor.kind,
            office: actor.office.clone(),
            affiliation: self.id(&actor.affiliation_id).unwrap_or_default(),
            role: actor.role,
            ground: link.ground.into(),
            explanation: link.explanation.clone(),
        };
        actors.map(link).collect()
    }

    fn agreement(
        &self,
        spans: &Spans<'_>,
        agreement: &v1::Agreement,
        parties: Vec<String>,
        link: Link,
    ) -> AgreementLink {
        let passage = |finding: &str, span: Option<&TextSpan>| spans.passage(finding, span);
        let actor = |local: &str| self.id(local).unwrap_or_default();
        AgreementLink {
            finding: agreement.id.clone(),
            agreement: link.id,
            name: agreement.name.clone(),
            kind: agreement.kind,
            parties,
            passage: passage(&agreement.id, agreement.evidence.as_ref()),
            moves: moves::told(spans, self.brief, agreement),
            places: moves::places(self.brief, agreement),
            provisions: (agreement.provisions.iter())
                .map(|told| ProvisionTold {
                    category: told.category,
                    passage: passage(&told.id, told.evidence.as_ref()),
                })
                .collect(),
            breaches: (agreement.breaches.iter())
                .map(|told| BreachTold {
                    accuser: actor(&told.accuser_id),
                    accused: actor(&told.accused_id),
                    passage: passage(&told.id, told.evidence.as_ref()),
                })
                .collect(),
            ground: link.ground.into(),
            explanation: link.explanation,
        }
    }
}

/// By what the report calls an actor, the fullest form first, with the first place where each stands.
fn forms(spans: &Spans<'_>, actor: &v1::Actor, fullest: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    for form in [fullest, &actor.name].into_iter().chain(actor.aliases.iter().map(String::as_str)) {
        if forms.iter().any(|other| other.text == *form) {
            continue;
        }
        let folded = names::fold(form);
        let words = |mention: &&v1::ActorMention| {
            mention.span.as_ref().is_some_and(|span| names::fold(&span.text) == folded)
        };
        let around = |mention: &&v1::ActorMention| {
            let name = mention.kind() == MentionKind::Name;
            name && mention.span.as_ref().is_some_and(|span| names::fold(&span.text).contains(&folded))
        };
        let mentions = || actor.mentions.iter();
        let mention =
            mentions().find(words).or_else(|| mentions().find(around)).or_else(|| actor.mentions.first());
        let passage = spans.passage(&actor.id, mention.and_then(|mention| mention.span.as_ref()));
        forms.push(Form { text: form.to_owned(), passage });
    }
    forms
}

/// The places of a body, in all encodings.
pub(crate) struct Spans<'b> {
    body: &'b str,
    utf16: Offsets,
    utf32: Offsets,
}

impl<'b> Spans<'b> {
    pub(crate) fn new(body: &'b str) -> Self {
        Self {
            body,
            utf16: Offsets::new(body, EncodingType::Utf16),
            utf32: Offsets::new(body, EncodingType::Utf32),
        }
    }

    /// A span of a brief, which counts in UTF-8, as a passage.
    pub(crate) fn passage(&self, finding: &str, span: Option<&TextSpan>) -> Passage {
        let range = span.map(|span| {
            let byte = |n: i32| self.body.floor_char_boundary(usize::try_from(n).unwrap_or(0));
            byte(span.start)..byte(span.end)
        });
        match range {
            Some(range) => {
                let text = self.body.get(range.clone()).unwrap_or_default();
                self.passage_of(finding, range, text)
            }
            None => Passage { finding: finding.to_owned(), ..Passage::default() },
        }
    }

    /// A range of the body as a passage; nothing where it has none of these bytes, or cuts a character in two.
    pub(crate) fn passage_at(&self, finding: &str, range: ops::Range<usize>) -> Option<Passage> {
        let text = self.body.get(range.clone())?;
        Some(self.passage_of(finding, range, text))
    }

    fn passage_of(&self, finding: &str, range: ops::Range<usize>, text: &str) -> Passage {
        let unit = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        let in_units = |offsets: &Offsets| Range {
            start: unit(offsets.from_byte(range.start)),
            end: unit(offsets.from_byte(range.end)),
        };
        Passage {
            finding: finding.to_owned(),
            text: text.to_owned(),
            utf8: Range { start: unit(range.start), end: unit(range.end) },
            utf16: in_units(&self.utf16),
            utf32: in_units(&self.utf32),
        }
    }
}
