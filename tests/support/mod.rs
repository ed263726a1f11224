//! A brief of every sort of element that holds, and ways to get at its parts.

use peacebrief::span::Offsets;
use peacebrief::v1::{self, EncodingType};
use peacebrief::validation::body_sha256;
use proptest::prelude::*;
use prost::Message as _;

const BODY: &str = "🕊 Northland and Südland signed the Kés accord in Velm on 3 May 2024, ending a war of ten years.\n\
    “We will withdraw our troops,” Northland's president José Aru said, and accused Südland of shelling the border.\n\
    The accord takes effect once both parliaments vote. They are to vote on 9 June.";

/// The article that the brief condenses: with characters of one to four bytes.
pub(crate) fn article() -> v1::Article {
    v1::Article { body: BODY.into(), ..Default::default() }
}

fn span(words: &str) -> Option<v1::TextSpan> {
    let start = BODY.find(words).expect("words of the body");
    peacebrief::span::of_bytes(BODY, start..start + words.len())
}

fn date(year: i32, month: i32, day: i32, words: &str) -> Option<v1::ResolvedDate> {
    let value = v1::resolved_date::Value::Date(v1::Date { year, month, day });
    Some(v1::ResolvedDate { value: Some(value), evidence: span(words) })
}

fn derivation(words: &str) -> Option<v1::Derivation> {
    Some(v1::Derivation { confidence: Some(0.9), rule: "test.rule".into(), cues: vec![span(words).unwrap()] })
}

fn actor(id: &str, name: &str, kind: v1::ActorKind, affiliation: &str) -> v1::Actor {
    let mention = v1::ActorMention { span: span(name), kind: v1::MentionKind::Name.into() };
    v1::Actor {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        role: v1::ActorRole::Party.into(),
        affiliation_id: affiliation.into(),
        mentions: vec![mention],
        derivation: derivation(name),
        ..Default::default()
    }
}

fn agreement() -> v1::Agreement {
    v1::Agreement {
        id: "g1".into(),
        name: "Kés accord".into(),
        kind: v1::AgreementKind::Comprehensive.into(),
        status: v1::AgreementStatus::Signed.into(),
        party_ids: vec!["a1".into(), "a2".into()],
        date: date(2024, 5, 3, "on 3 May 2024"),
        provisions: vec![v1::Provision {
            id: "p1".into(),
            category: v1::ProvisionCategory::WithdrawalOfForces.into(),
            evidence: span("withdraw our troops"),
            derivation: derivation("withdraw"),
        }],
        conditions: vec![v1::Condition {
            id: "c1".into(),
            evidence: span("once both parliaments vote"),
            derivation: derivation("once"),
        }],
        breaches: vec![v1::Breach {
            id: "b1".into(),
            accuser_id: "a3".into(),
            accused_id: "a2".into(),
            evidence: span("shelling the border"),
            derivation: derivation("accused"),
        }],
        evidence: span("the Kés accord"),
        mentions: vec![span("The accord").unwrap()],
        derivation: derivation("accord"),
    }
}

/// A brief of the article in which everything holds and every element is referred to.
pub(crate) fn brief(encoding: EncodingType) -> v1::Brief {
    let sentence = "Northland and Südland signed the Kés accord.";
    let mut brief = v1::Brief {
        process: Some(v1::Process {
            name: "Northland–Südland peace process".into(),
            party_ids: vec!["a1".into(), "a2".into()],
            derivation: derivation("war"),
        }),
        actors: vec![
            actor("a1", "Northland", v1::ActorKind::State, ""),
            actor("a2", "Südland", v1::ActorKind::State, ""),
            actor("a3", "José Aru", v1::ActorKind::Person, "a1"),
        ],
        agreements: vec![agreement()],
        events: vec![v1::Event {
            id: "e1".into(),
            r#type: v1::EventType::Agree.into(),
            date: date(2024, 5, 3, "on 3 May 2024"),
            place: Some(v1::Place { name: "Velm".into(), evidence: span("Velm") }),
            initiator_ids: vec!["a1".into(), "a2".into()],
            participant_ids: vec!["a1".into(), "a2".into()],
            evidence: span("Northland and Südland signed the Kés accord"),
            mentions: vec![span("The accord").unwrap()],
            derivation: derivation("signed"),
            ..Default::default()
        }],
        statements: vec![v1::Statement {
            id: "s1".into(),
            speaker_id: "a3".into(),
            stance: v1::StatementStance::Accuse.into(),
            target_ids: vec!["a2".into()],
            evidence: span("accused Südland of shelling the border"),
            derivation: derivation("accused"),
        }],
        next_steps: vec![v1::NextStep {
            id: "n1".into(),
            description: "both parliaments vote".into(),
            date: date(2024, 6, 9, "on 9 June"),
            evidence: span("They are to vote on 9 June"),
            derivation: derivation("are to"),
        }],
        key_sentences: vec![v1::KeySentence {
            id: "k1".into(),
            span: span("The accord takes effect once both parliaments vote."),
            derivation: derivation("accord"),
        }],
        summary: Some(v1::Summary {
            text: sentence.into(),
            sentences: vec![v1::SummarySentence {
                text: sentence.into(),
                finding_ids: ["g1", "p1", "c1", "b1", "e1", "s1", "n1", "k1"].map(String::from).to_vec(),
            }],
        }),
        encoding_type: encoding.into(),
        language: "en".into(),
        body_sha256: body_sha256(BODY),
        ..Default::default()
    };
    let offsets = Offsets::new(BODY, encoding);
    spans_of(&mut brief).into_iter().for_each(|(_, span)| offsets.rewrite(span));
    brief
}

/// Every span of a brief, with the path of its field.
pub(crate) fn spans_of(brief: &mut v1::Brief) -> Vec<(String, &mut v1::TextSpan)> {
    let mut all = Vec::new();
    collect(brief, &mut all);
    all
}

fn collect<'a>(brief: &'a mut v1::Brief, all: &mut Spans<'a>) {
    if let Some(process) = &mut brief.process {
        cues(all, "process", &mut process.derivation);
    }
    for (i, actor) in brief.actors.iter_mut().enumerate() {
        for (j, mention) in actor.mentions.iter_mut().enumerate() {
            one(all, format!("actors[{i}].mentions[{j}].span"), &mut mention.span);
        }
        cues(all, &format!("actors[{i}]"), &mut actor.derivation);
    }
    for (i, agreement) in brief.agreements.iter_mut().enumerate() {
        let of = format!("agreements[{i}]");
        dated(all, &of, &mut agreement.date);
        for (j, part) in agreement.provisions.iter_mut().enumerate() {
            one(all, format!("{of}.provisions[{j}].evidence"), &mut part.evidence);
            cues(all, &format!("{of}.provisions[{j}]"), &mut part.derivation);
        }
        for (j, part) in agreement.conditions.iter_mut().enumerate() {
            one(all, format!("{of}.conditions[{j}].evidence"), &mut part.evidence);
            cues(all, &format!("{of}.conditions[{j}]"), &mut part.derivation);
        }
        for (j, part) in agreement.breaches.iter_mut().enumerate() {
            one(all, format!("{of}.breaches[{j}].evidence"), &mut part.evidence);
            cues(all, &format!("{of}.breaches[{j}]"), &mut part.derivation);
        }
        one(all, format!("{of}.evidence"), &mut agreement.evidence);
        many(all, &format!("{of}.mentions"), &mut agreement.mentions);
        cues(all, &of, &mut agreement.derivation);
    }
    for (i, event) in brief.events.iter_mut().enumerate() {
        let of = format!("events[{i}]");
        dated(all, &of, &mut event.date);
        if let Some(place) = &mut event.place {
            one(all, format!("{of}.place.evidence"), &mut place.evidence);
        }
        one(all, format!("{of}.evidence"), &mut event.evidence);
        many(all, &format!("{of}.mentions"), &mut event.mentions);
        cues(all, &of, &mut event.derivation);
    }
    for (i, statement) in brief.statements.iter_mut().enumerate() {
        one(all, format!("statements[{i}].evidence"), &mut statement.evidence);
        cues(all, &format!("statements[{i}]"), &mut statement.derivation);
    }
    for (i, step) in brief.next_steps.iter_mut().enumerate() {
        let of = format!("next_steps[{i}]");
        dated(all, &of, &mut step.date);
        one(all, format!("{of}.evidence"), &mut step.evidence);
        cues(all, &of, &mut step.derivation);
    }
    for (i, sentence) in brief.key_sentences.iter_mut().enumerate() {
        one(all, format!("key_sentences[{i}].span"), &mut sentence.span);
        cues(all, &format!("key_sentences[{i}]"), &mut sentence.derivation);
    }
}

type Spans<'a> = Vec<(String, &'a mut v1::TextSpan)>;

fn one<'a>(all: &mut Spans<'a>, field: String, span: &'a mut Option<v1::TextSpan>) {
    all.extend(span.iter_mut().map(|span| (field.clone(), span)));
}

fn many<'a>(all: &mut Spans<'a>, field: &str, spans: &'a mut [v1::TextSpan]) {
    all.extend(spans.iter_mut().enumerate().map(|(i, span)| (format!("{field}[{i}]"), span)));
}

fn cues<'a>(all: &mut Spans<'a>, of: &str, derivation: &'a mut Option<v1::Derivation>) {
    if let Some(derivation) = derivation {
        many(all, &format!("{of}.derivation.cues"), &mut derivation.cues);
    }
}

fn dated<'a>(all: &mut Spans<'a>, of: &str, date: &'a mut Option<v1::ResolvedDate>) {
    if let Some(date) = date {
        one(all, format!("{of}.date.evidence"), &mut date.evidence);
    }
}

/// The id of every element.
pub(crate) fn ids_of(brief: &mut v1::Brief) -> Vec<&mut String> {
    let mut ids: Vec<_> = brief.actors.iter_mut().map(|actor| &mut actor.id).collect();
    for agreement in &mut brief.agreements {
        ids.push(&mut agreement.id);
        ids.extend(agreement.provisions.iter_mut().map(|part| &mut part.id));
        ids.extend(agreement.conditions.iter_mut().map(|part| &mut part.id));
        ids.extend(agreement.breaches.iter_mut().map(|part| &mut part.id));
    }
    ids.extend(brief.events.iter_mut().map(|event| &mut event.id));
    ids.extend(brief.statements.iter_mut().map(|statement| &mut statement.id));
    ids.extend(brief.next_steps.iter_mut().map(|step| &mut step.id));
    ids.extend(brief.key_sentences.iter_mut().map(|sentence| &mut sentence.id));
    ids
}

/// The bytes of a brief with some of them changed: most still are a brief, of whatever values.
pub(crate) fn mangled(brief: v1::Brief) -> impl Strategy<Value = Vec<u8>> {
    let bytes = brief.encode_to_vec();
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12).prop_map(move |changes| {
        let mut bytes = bytes.clone();
        for (at, to) in changes {
            let at = at.index(bytes.len());
            bytes[at] = to;
        }
        bytes
    })
}
