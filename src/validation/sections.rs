//! The walk through a brief, section by section, in the order of its fields.

use super::elements::{Checker, Sort};
use super::{Faults, is_sha256};
use crate::v1::{
    Actor, ActorKind, ActorRole, Agreement, AgreementKind, AgreementStatus, Article, Brief, ConsultMode,
    EncodingType, Event, EventType, MentionKind, Process, ProvisionCategory, StatementStance, Summary,
};

const ACTORS: &[Sort] = &[Sort::Person, Sort::Body];
const BODIES: &[Sort] = &[Sort::Body];
/// A sentence of the summary may rest on any element, an actor's part in the process included.
const ANY: &[Sort] = &[Sort::Person, Sort::Body, Sort::Finding];

pub(super) fn check(article: &Article, brief: &Brief) -> Faults {
    let mut to = Checker::new(&article.body, brief);
    match &brief.process {
        Some(process) => check_process(&mut to, process),
        None => check_off_topic(&mut to, brief),
    }
    for (i, actor) in brief.actors.iter().enumerate() {
        check_actor(&mut to, i, actor);
    }
    for (i, agreement) in brief.agreements.iter().enumerate() {
        check_agreement(&mut to, i, agreement);
    }
    for (i, event) in brief.events.iter().enumerate() {
        check_event(&mut to, i, event);
    }
    for (i, statement) in brief.statements.iter().enumerate() {
        to.id(format_args!("statements[{i}].id"), &statement.id);
        to.reference(format_args!("statements[{i}].speaker_id"), &statement.speaker_id, ACTORS);
        to.value::<StatementStance>(format_args!("statements[{i}].stance"), statement.stance);
        to.references(format_args!("statements[{i}].target_ids"), &statement.target_ids, ACTORS);
        to.evidence(format_args!("statements[{i}].evidence"), statement.evidence.as_ref());
        to.derivation(format_args!("statements[{i}].derivation"), statement.derivation.as_ref());
    }
    for (i, step) in brief.next_steps.iter().enumerate() {
        to.id(format_args!("next_steps[{i}].id"), &step.id);
        to.text(format_args!("next_steps[{i}].description"), &step.description);
        to.date(format_args!("next_steps[{i}].date"), step.date.as_ref());
        to.evidence(format_args!("next_steps[{i}].evidence"), step.evidence.as_ref());
        to.derivation(format_args!("next_steps[{i}].derivation"), step.derivation.as_ref());
    }
    for (i, sentence) in brief.key_sentences.iter().enumerate() {
        to.id(format_args!("key_sentences[{i}].id"), &sentence.id);
        to.evidence(format_args!("key_sentences[{i}].span"), sentence.span.as_ref());
        to.derivation(format_args!("key_sentences[{i}].derivation"), sentence.derivation.as_ref());
    }
    if let Some(summary) = &brief.summary {
        check_summary(&mut to, summary);
    }
    to.value::<EncodingType>(format_args!("encoding_type"), brief.encoding_type);
    if !is_sha256(&brief.body_sha256) {
        to.invalid(
            format_args!("body_sha256"),
            format_args!("has to be the SHA-256 of the body, in lower-case hexadecimal"),
        );
    }
    to.faults
}

fn check_process(to: &mut Checker<'_>, process: &Process) {
    to.text(format_args!("process.name"), &process.name);
    to.references(format_args!("process.party_ids"), &process.party_ids, ACTORS);
    to.derivation(format_args!("process.derivation"), process.derivation.as_ref());
}

/// Without a process there is nothing to find but the gist.
fn check_off_topic(to: &mut Checker<'_>, brief: &Brief) {
    let found = brief.actors.len()
        + brief.agreements.len()
        + brief.events.len()
        + brief.statements.len()
        + brief.next_steps.len();
    if found > 0 {
        to.invalid(
            format_args!("process"),
            format_args!("has to be set where the brief holds more than key sentences and a summary"),
        );
    }
}

fn check_actor(to: &mut Checker<'_>, i: usize, actor: &Actor) {
    to.id(format_args!("actors[{i}].id"), &actor.id);
    to.text(format_args!("actors[{i}].name"), &actor.name);
    to.value::<ActorKind>(format_args!("actors[{i}].kind"), actor.kind);
    if !actor.affiliation_id.is_empty() && actor.affiliation_id == actor.id {
        to.broken(
            format_args!("actors[{i}].affiliation_id"),
            format_args!("nobody acts for somebody by being it"),
        );
    } else {
        to.optional_reference(format_args!("actors[{i}].affiliation_id"), &actor.affiliation_id, BODIES);
    }
    to.value::<ActorRole>(format_args!("actors[{i}].role"), actor.role);
    if actor.mentions.is_empty() {
        to.unfounded(format_args!("actors[{i}].mentions"), format_args!("the article mentions it nowhere"));
    }
    for (j, mention) in actor.mentions.iter().enumerate() {
        to.evidence(format_args!("actors[{i}].mentions[{j}].span"), mention.span.as_ref());
        to.value::<MentionKind>(format_args!("actors[{i}].mentions[{j}].kind"), mention.kind);
    }
    to.derivation(format_args!("actors[{i}].derivation"), actor.derivation.as_ref());
}

fn check_agreement(to: &mut Checker<'_>, i: usize, agreement: &Agreement) {
    to.id(format_args!("agreements[{i}].id"), &agreement.id);
    to.text(format_args!("agreements[{i}].name"), &agreement.name);
    to.value::<AgreementKind>(format_args!("agreements[{i}].kind"), agreement.kind);
    to.value::<AgreementStatus>(format_args!("agreements[{i}].status"), agreement.status);
    to.references(format_args!("agreements[{i}].party_ids"), &agreement.party_ids, BODIES);
    to.date(format_args!("agreements[{i}].date"), agreement.date.as_ref());
    for (j, part) in agreement.provisions.iter().enumerate() {
        to.id(format_args!("agreements[{i}].provisions[{j}].id"), &part.id);
        to.value::<ProvisionCategory>(
            format_args!("agreements[{i}].provisions[{j}].category"),
            part.category,
        );
        to.evidence(format_args!("agreements[{i}].provisions[{j}].evidence"), part.evidence.as_ref());
        to.derivation(format_args!("agreements[{i}].provisions[{j}].derivation"), part.derivation.as_ref());
    }
    for (j, part) in agreement.conditions.iter().enumerate() {
        to.id(format_args!("agreements[{i}].conditions[{j}].id"), &part.id);
        to.evidence(format_args!("agreements[{i}].conditions[{j}].evidence"), part.evidence.as_ref());
        to.derivation(format_args!("agreements[{i}].conditions[{j}].derivation"), part.derivation.as_ref());
    }
    for (j, part) in agreement.breaches.iter().enumerate() {
        to.id(format_args!("agreements[{i}].breaches[{j}].id"), &part.id);
        to.optional_reference(
            format_args!("agreements[{i}].breaches[{j}].accuser_id"),
            &part.accuser_id,
            ACTORS,
        );
        to.optional_reference(
            format_args!("agreements[{i}].breaches[{j}].accused_id"),
            &part.accused_id,
            ACTORS,
        );
        to.evidence(format_args!("agreements[{i}].breaches[{j}].evidence"), part.evidence.as_ref());
        to.derivation(format_args!("agreements[{i}].breaches[{j}].derivation"), part.derivation.as_ref());
    }
    to.evidence(format_args!("agreements[{i}].evidence"), agreement.evidence.as_ref());
    to.spans(format_args!("agreements[{i}].mentions"), &agreement.mentions);
    to.derivation(format_args!("agreements[{i}].derivation"), agreement.derivation.as_ref());
}

fn check_event(to: &mut Checker<'_>, i: usize, event: &Event) {
    to.id(format_args!("events[{i}].id"), &event.id);
    let sort = to.value::<EventType>(format_args!("events[{i}].type"), event.r#type);
    match ConsultMode::try_from(event.mode) {
        Ok(ConsultMode::Unspecified) => {}
        Ok(_) if sort.is_some_and(|sort| sort != EventType::Consult) => {
            to.invalid(format_args!("events[{i}].mode"), format_args!("only a consultation has a mode"));
        }
        Ok(_) => {}
        Err(_) => to.invalid(
            format_args!("events[{i}].mode"),
            format_args!("{} is no value of this field", event.mode),
        ),
    }
    to.date(format_args!("events[{i}].date"), event.date.as_ref());
    if let Some(place) = &event.place {
        to.text(format_args!("events[{i}].place.name"), &place.name);
        if let Some(evidence) = &place.evidence {
            to.span(format_args!("events[{i}].place.evidence"), evidence);
        }
    }
    to.references(format_args!("events[{i}].initiator_ids"), &event.initiator_ids, ACTORS);
    to.references(format_args!("events[{i}].participant_ids"), &event.participant_ids, ACTORS);
    to.evidence(format_args!("events[{i}].evidence"), event.evidence.as_ref());
    to.spans(format_args!("events[{i}].mentions"), &event.mentions);
    to.derivation(format_args!("events[{i}].derivation"), event.derivation.as_ref());
}

fn check_summary(to: &mut Checker<'_>, summary: &Summary) {
    let mut rest = Some(summary.text.as_str());
    for (i, sentence) in summary.sentences.iter().enumerate() {
        to.text(format_args!("summary.sentences[{i}].text"), &sentence.text);
        // Each is looked for past the one before, and none past the first that is missing: one pass over the whole.
        if let Some(text) = rest {
            rest = text.find(sentence.text.as_str()).map(|at| &text[at + sentence.text.len()..]);
            if rest.is_none() {
                to.invalid(
                    format_args!("summary.sentences[{i}].text"),
                    format_args!("does not stand in the summary, past the sentence before"),
                );
            }
        }
        if sentence.finding_ids.is_empty() {
            to.unfounded(
                format_args!("summary.sentences[{i}].finding_ids"),
                format_args!("no finding bears the sentence out"),
            );
        }
        to.references(format_args!("summary.sentences[{i}].finding_ids"), &sentence.finding_ids, ANY);
    }
}
