use peacebrief::v1;
use serde_json::{Value, json};

use super::{ConversionError, from_brief};
use crate::article::Article;

fn article() -> Article {
    Article {
        id: "a".into(),
        title: "Sides sign".into(),
        source: "wire".into(),
        published: "2025-08-11".into(),
        text: "Ann of Xland and Bo of Yland signed a truce.".into(),
    }
}

fn span(text: &str) -> Option<v1::TextSpan> {
    let start = article().text.find(text).unwrap();
    Some(v1::TextSpan { start: start as i32, end: (start + text.len()) as i32, text: text.into() })
}

fn day(year: i32, month: i32, day: i32) -> Option<v1::ResolvedDate> {
    let value = v1::resolved_date::Value::Date(v1::Date { year, month, day });
    Some(v1::ResolvedDate { value: Some(value), evidence: None })
}

fn actor(id: &str, name: &str, kind: v1::ActorKind, affiliation: &str) -> v1::Actor {
    v1::Actor {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        role: v1::ActorRole::Party.into(),
        affiliation_id: affiliation.into(),
        ..Default::default()
    }
}

fn brief() -> v1::Brief {
    v1::Brief {
        process: Some(v1::Process {
            name: "Xland–Yland peace process".into(),
            party_ids: vec!["x".into(), "y".into()],
            derivation: None,
        }),
        actors: vec![
            actor("p", "Ann", v1::ActorKind::Person, "x"),
            actor("x", "Xland", v1::ActorKind::State, ""),
            actor("y", "Yland", v1::ActorKind::State, ""),
        ],
        agreements: vec![v1::Agreement {
            name: "truce".into(),
            kind: v1::AgreementKind::Ceasefire.into(),
            status: v1::AgreementStatus::InForce.into(),
            party_ids: vec!["x".into(), "y".into()],
            date: day(2025, 8, 0),
            provisions: vec![v1::Provision {
                category: v1::ProvisionCategory::NonUseOfForce.into(),
                evidence: span("truce"),
                ..Default::default()
            }],
            conditions: vec![v1::Condition { evidence: span("signed"), ..Default::default() }],
            breaches: vec![v1::Breach {
                accused_id: "y".into(),
                evidence: span("Bo of Yland"),
                ..Default::default()
            }],
            evidence: span("a truce"),
            ..Default::default()
        }],
        events: vec![v1::Event {
            r#type: v1::EventType::Consult.into(),
            mode: v1::ConsultMode::Call.into(),
            date: day(2025, 8, 10),
            place: Some(v1::Place { name: "Zed".into(), evidence: None }),
            initiator_ids: vec!["p".into()],
            participant_ids: vec!["p".into(), "y".into()],
            evidence: span("signed a truce"),
            ..Default::default()
        }],
        statements: vec![v1::Statement {
            speaker_id: "p".into(),
            stance: v1::StatementStance::Support.into(),
            target_ids: vec!["y".into()],
            evidence: span("Ann of Xland"),
            ..Default::default()
        }],
        next_steps: vec![v1::NextStep {
            description: "to ratify".into(),
            evidence: span("truce."),
            ..Default::default()
        }],
        key_sentences: vec![v1::KeySentence { span: span(&article().text), ..Default::default() }],
        summary: Some(v1::Summary { text: "They signed.".into(), sentences: Vec::new() }),
        ..Default::default()
    }
}

fn written(brief: &v1::Brief) -> Value {
    serde_json::to_value(from_brief(&article(), brief).unwrap()).unwrap()
}

#[test]
fn writes_every_section_by_names_and_words() {
    let person = json!({"name": "Ann", "aliases": [], "kind": "PERSON", "office": null, "affiliation": "Xland", "role": "PARTY"});
    let state = |name| json!({"name": name, "aliases": [], "kind": "STATE", "office": null, "affiliation": null, "role": "PARTY"});
    let expected = json!({
        "id": "a", "title": "Sides sign", "source": "wire", "published": "2025-08-11", "text": article().text,
        "process": {"name": "Xland–Yland peace process", "parties": ["Xland", "Yland"]},
        "actors": [person, state("Xland"), state("Yland")],
        "agreements": [{
            "name": "truce", "evidence": "a truce", "kind": "CEASEFIRE", "status": "IN_FORCE",
            "parties": ["Xland", "Yland"], "date": "2025-08",
            "provisions": [{"category": "NON_USE_OF_FORCE", "evidence": "truce"}],
            "conditions": ["signed"],
            "breaches": [{"by": null, "against": "Yland", "evidence": "Bo of Yland"}],
        }],
        "events": [{
            "type": "CONSULT", "mode": "CALL", "date": "2025-08-10", "place": "Zed",
            "initiators": ["Ann"], "participants": ["Ann", "Yland"], "evidence": "signed a truce",
        }],
        "statements": [{"speaker": "Ann", "stance": "SUPPORT", "targets": ["Yland"], "evidence": "Ann of Xland"}],
        "next_steps": [{"what": "to ratify", "date": null, "evidence": "truce."}],
        "key_sentences": [article().text],
        "summary": "They signed.",
    });
    let mut written = written(&brief());
    // Beside the sections, of each finding how it was made.
    let derivations = written.as_object_mut().unwrap().remove("derivations").unwrap();
    assert_eq!(written, expected);
    let kinds: Vec<&str> =
        derivations.as_array().unwrap().iter().map(|told| told["kind"].as_str().unwrap()).collect();
    let sections = [
        "actors",
        "actors",
        "actors",
        "agreements",
        "provisions",
        "conditions",
        "breaches",
        "events",
        "statements",
        "next_steps",
        "key_sentences",
    ];
    assert_eq!(kinds, sections);
}

#[test]
fn an_article_on_no_process_has_key_sentences_and_summary_alone() {
    let brief = v1::Brief {
        process: None,
        actors: Vec::new(),
        agreements: Vec::new(),
        events: Vec::new(),
        statements: Vec::new(),
        next_steps: Vec::new(),
        ..brief()
    };
    let written = written(&brief);
    assert_eq!(written["process"], Value::Null);
    for section in ["actors", "agreements", "events", "statements", "next_steps"] {
        assert_eq!(written[section], json!([]), "{section}");
    }
    assert_eq!(written["key_sentences"], json!([article().text]));
}

#[test]
fn only_a_consultation_has_a_mode() {
    let mut brief = brief();
    brief.events[0].set_type(v1::EventType::Agree);
    brief.events[0].set_mode(v1::ConsultMode::Unspecified);
    assert_eq!(written(&brief)["events"][0]["mode"], Value::Null);
}

#[test]
fn a_broken_reference_is_named() {
    let mut brief = brief();
    brief.events[0].participant_ids.push("nobody".into());
    let expected = ConversionError::UnknownActor { field: "events.participant_ids", id: "nobody".into() };
    assert_eq!(from_brief(&article(), &brief).unwrap_err(), expected);
}

#[test]
fn a_finding_without_evidence_is_named() {
    let mut brief = brief();
    brief.statements[0].evidence = None;
    let expected = ConversionError::NoEvidence { field: "statements" };
    assert_eq!(from_brief(&article(), &brief).unwrap_err(), expected);
}
