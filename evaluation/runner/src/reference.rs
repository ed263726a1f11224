//! A brief in the form of the reference files (`evaluation/brief-guide.md`): by names and words instead of ids and spans.

use std::collections::BTreeMap;

use peacebrief::{date, v1};
use peacebrief_engine::confidence;
use serde::Serialize;

use crate::article::Article;

/// What keeps a brief from being written in the reference form: it does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConversionError {
    /// An id that no actor has.
    #[error("{field}: no actor of the brief has the id {id:?}")]
    UnknownActor { field: &'static str, id: String },
    /// A finding that points nowhere.
    #[error("{field}: has no evidence")]
    NoEvidence { field: &'static str },
}

/// A reference file: the article, and what is in its brief.
#[derive(Debug, Serialize)]
pub(crate) struct Reference<'a> {
    #[serde(flatten)]
    article: &'a Article,
    process: Option<Process>,
    actors: Vec<Actor>,
    agreements: Vec<Agreement>,
    events: Vec<Event>,
    statements: Vec<Statement>,
    next_steps: Vec<NextStep>,
    key_sentences: Vec<String>,
    summary: String,
    derivations: Vec<Derivation>,
}

/// How a finding came about: what the scorer does not look at, and the calibration of confidence does. In the order of the
/// engine's `confidence::of_each`.
#[derive(Debug, Serialize)]
struct Derivation {
    kind: &'static str,
    traits: Vec<String>,
    confidence: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Process {
    name: String,
    parties: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Actor {
    name: String,
    aliases: Vec<String>,
    kind: Term,
    office: Option<String>,
    affiliation: Option<String>,
    role: Term,
}

#[derive(Debug, Serialize)]
struct Agreement {
    name: String,
    evidence: String,
    kind: Term,
    status: Term,
    parties: Vec<String>,
    date: Option<String>,
    provisions: Vec<Provision>,
    conditions: Vec<String>,
    breaches: Vec<Breach>,
}

#[derive(Debug, Serialize)]
struct Provision {
    category: Term,
    evidence: String,
}

#[derive(Debug, Serialize)]
struct Breach {
    by: Option<String>,
    against: Option<String>,
    evidence: String,
}

#[derive(Debug, Serialize)]
struct Event {
    #[serde(rename = "type")]
    kind: Term,
    mode: Term,
    date: Option<String>,
    place: Option<String>,
    initiators: Vec<String>,
    participants: Vec<String>,
    evidence: String,
}

#[derive(Debug, Serialize)]
struct Statement {
    speaker: Option<String>,
    stance: Term,
    targets: Vec<String>,
    evidence: String,
}

#[derive(Debug, Serialize)]
struct NextStep {
    what: String,
    date: Option<String>,
    evidence: String,
}

/// A term of the guide, which is an enum's value without the enum's name; `None` for `UNSPECIFIED`.
type Term = Option<&'static str>;

/// Writes a brief in the reference form.
///
/// # Errors
/// [`ConversionError`] where an id leads nowhere or a finding has no evidence.
pub(crate) fn from_brief<'a>(
    article: &'a Article,
    brief: &v1::Brief,
) -> Result<Reference<'a>, ConversionError> {
    let names = Names(brief.actors.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect());
    let process = brief.process.as_ref().map(|p| {
        let parties = names.all("process.party_ids", &p.party_ids)?;
        Ok(Process { name: p.name.clone(), parties })
    });
    Ok(Reference {
        article,
        process: process.transpose()?,
        actors: brief.actors.iter().map(|a| actor(&names, a)).collect::<Result<_, _>>()?,
        agreements: brief.agreements.iter().map(|a| agreement(&names, a)).collect::<Result<_, _>>()?,
        events: brief.events.iter().map(|e| event(&names, e)).collect::<Result<_, _>>()?,
        statements: brief.statements.iter().map(|s| statement(&names, s)).collect::<Result<_, _>>()?,
        next_steps: brief.next_steps.iter().map(next_step).collect::<Result<_, _>>()?,
        key_sentences: (brief.key_sentences.iter())
            .map(|k| words("key_sentences", k.span.as_ref()))
            .collect::<Result<_, _>>()?,
        summary: brief.summary.as_ref().map(|s| s.text.clone()).unwrap_or_default(),
        derivations: derivations(article, brief),
    })
}

fn derivations(article: &Article, brief: &v1::Brief) -> Vec<Derivation> {
    let mut out = Vec::new();
    confidence::of_each(brief, article.text.len(), &mut |kind, derivation, traits| {
        let confidence = derivation.and_then(|derivation| derivation.confidence);
        out.push(Derivation { kind: kind.name(), traits: traits.to_vec(), confidence });
    });
    out
}

fn actor(names: &Names<'_>, a: &v1::Actor) -> Result<Actor, ConversionError> {
    Ok(Actor {
        name: a.name.clone(),
        aliases: a.aliases.clone(),
        kind: term(a.kind().as_str_name(), "ACTOR_KIND_"),
        office: (!a.office.is_empty()).then(|| a.office.clone()),
        affiliation: names.optional("actors.affiliation_id", &a.affiliation_id)?,
        role: term(a.role().as_str_name(), "ACTOR_ROLE_"),
    })
}

fn agreement(names: &Names<'_>, a: &v1::Agreement) -> Result<Agreement, ConversionError> {
    let provision = |p: &v1::Provision| {
        Ok(Provision {
            category: term(p.category().as_str_name(), "PROVISION_CATEGORY_"),
            evidence: words("agreements.provisions", p.evidence.as_ref())?,
        })
    };
    let breach = |b: &v1::Breach| {
        Ok(Breach {
            by: names.optional("agreements.breaches.accuser_id", &b.accuser_id)?,
            against: names.optional("agreements.breaches.accused_id", &b.accused_id)?,
            evidence: words("agreements.breaches", b.evidence.as_ref())?,
        })
    };
    Ok(Agreement {
        name: a.name.clone(),
        evidence: words("agreements", a.evidence.as_ref())?,
        kind: term(a.kind().as_str_name(), "AGREEMENT_KIND_"),
        status: term(a.status().as_str_name(), "AGREEMENT_STATUS_"),
        parties: names.all("agreements.party_ids", &a.party_ids)?,
        date: a.date.as_ref().and_then(date::iso_resolved),
        provisions: a.provisions.iter().map(provision).collect::<Result<_, _>>()?,
        conditions: (a.conditions.iter())
            .map(|c| words("agreements.conditions", c.evidence.as_ref()))
            .collect::<Result<_, _>>()?,
        breaches: a.breaches.iter().map(breach).collect::<Result<_, _>>()?,
    })
}

fn event(names: &Names<'_>, e: &v1::Event) -> Result<Event, ConversionError> {
    Ok(Event {
        kind: term(e.r#type().as_str_name(), "EVENT_TYPE_"),
        mode: term(e.mode().as_str_name(), "CONSULT_MODE_"),
        date: e.date.as_ref().and_then(date::iso_resolved),
        place: e.place.as_ref().map(|p| p.name.clone()),
        initiators: names.all("events.initiator_ids", &e.initiator_ids)?,
        participants: names.all("events.participant_ids", &e.participant_ids)?,
        evidence: words("events", e.evidence.as_ref())?,
    })
}

fn statement(names: &Names<'_>, s: &v1::Statement) -> Result<Statement, ConversionError> {
    Ok(Statement {
        speaker: names.optional("statements.speaker_id", &s.speaker_id)?,
        stance: term(s.stance().as_str_name(), "STATEMENT_STANCE_"),
        targets: names.all("statements.target_ids", &s.target_ids)?,
        evidence: words("statements", s.evidence.as_ref())?,
    })
}

fn next_step(n: &v1::NextStep) -> Result<NextStep, ConversionError> {
    Ok(NextStep {
        what: n.description.clone(),
        date: n.date.as_ref().and_then(date::iso_resolved),
        evidence: words("next_steps", n.evidence.as_ref())?,
    })
}

/// Names of the actors by their ids.
struct Names<'a>(BTreeMap<&'a str, &'a str>);

impl Names<'_> {
    fn one(&self, field: &'static str, id: &str) -> Result<String, ConversionError> {
        let unknown = || ConversionError::UnknownActor { field, id: id.to_owned() };
        self.0.get(id).map(|&name| name.to_owned()).ok_or_else(unknown)
    }

    fn all(&self, field: &'static str, ids: &[String]) -> Result<Vec<String>, ConversionError> {
        ids.iter().map(|id| self.one(field, id)).collect()
    }

    fn optional(&self, field: &'static str, id: &str) -> Result<Option<String>, ConversionError> {
        if id.is_empty() { Ok(None) } else { self.one(field, id).map(Some) }
    }
}

fn words(field: &'static str, span: Option<&v1::TextSpan>) -> Result<String, ConversionError> {
    span.map(|s| s.text.clone()).ok_or(ConversionError::NoEvidence { field })
}

fn term(value: &'static str, prefix: &str) -> Term {
    value.strip_prefix(prefix).filter(|&term| term != "UNSPECIFIED")
}

#[cfg(test)]
mod tests;
