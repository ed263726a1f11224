//! A brief that holds has no fault, and whatever is changed in it is found, at its field and by its sort.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests may take the short way as tests do"
)]

mod support;

use peacebrief::span::Offsets;
use peacebrief::v1::{self, BriefFaultKind as Kind, EncodingType};
use peacebrief::validation::{LISTED, body_sha256, faults, mismatch};
use proptest::prelude::*;
use support::{article, brief, spans_of};

/// The faults of a changed brief, as (field, kind).
fn found(change: impl FnOnce(&mut v1::Brief)) -> Vec<(String, Kind)> {
    let mut changed = brief(EncodingType::Utf8);
    change(&mut changed);
    faults(&article(), &changed).listed.into_iter().map(|f| (f.field.clone(), f.kind())).collect()
}

#[track_caller]
fn assert_found(field: &str, kind: Kind, change: impl FnOnce(&mut v1::Brief)) {
    let found = found(change);
    assert!(found.contains(&(field.to_owned(), kind)), "{field} {kind:?} is not among {found:?}");
}

#[test]
fn a_brief_that_holds_has_no_fault_in_any_encoding() {
    for encoding in [EncodingType::Utf8, EncodingType::Utf16, EncodingType::Utf32] {
        let brief = brief(encoding);
        let found = faults(&article(), &brief);
        assert!(found.hold(), "{encoding:?}: {:?}", found.listed);
        assert_eq!(mismatch(&article(), &brief), None);
    }
}

#[test]
fn another_encoding_than_the_spans_count_in_is_found() {
    let mut changed = brief(EncodingType::Utf16);
    changed.set_encoding_type(EncodingType::Utf8);
    assert!(!faults(&article(), &changed).hold());
}

#[test]
fn missing_evidence_is_found_wherever_it_is_required() {
    assert_found("actors[0].mentions", Kind::EvidenceMissing, |b| b.actors[0].mentions.clear());
    assert_found("actors[0].mentions[0].span", Kind::EvidenceMissing, |b| {
        b.actors[0].mentions[0].span = None;
    });
    assert_found("agreements[0].evidence", Kind::EvidenceMissing, |b| b.agreements[0].evidence = None);
    assert_found("agreements[0].provisions[0].evidence", Kind::EvidenceMissing, |b| {
        b.agreements[0].provisions[0].evidence = None;
    });
    assert_found("agreements[0].conditions[0].evidence", Kind::EvidenceMissing, |b| {
        b.agreements[0].conditions[0].evidence = None;
    });
    assert_found("agreements[0].breaches[0].evidence", Kind::EvidenceMissing, |b| {
        b.agreements[0].breaches[0].evidence = None;
    });
    assert_found("events[0].evidence", Kind::EvidenceMissing, |b| b.events[0].evidence = None);
    assert_found("statements[0].evidence", Kind::EvidenceMissing, |b| b.statements[0].evidence = None);
    assert_found("next_steps[0].evidence", Kind::EvidenceMissing, |b| b.next_steps[0].evidence = None);
    assert_found("key_sentences[0].span", Kind::EvidenceMissing, |b| b.key_sentences[0].span = None);
    assert_found("summary.sentences[0].finding_ids", Kind::EvidenceMissing, |b| {
        b.summary.as_mut().unwrap().sentences[0].finding_ids.clear();
    });
}

#[test]
fn a_reference_has_to_resolve_to_the_right_sort() {
    let event = "e1".to_owned();
    let person = "a3".to_owned();
    let nobody = "nobody".to_owned();
    let broken = Kind::ReferenceBroken;
    assert_found("process.party_ids[0]", broken, |b| {
        b.process.as_mut().unwrap().party_ids[0].clone_from(&event);
    });
    assert_found("actors[2].affiliation_id", broken, |b| b.actors[2].affiliation_id.clone_from(&nobody));
    assert_found("actors[2].affiliation_id", broken, |b| b.actors[2].affiliation_id.clone_from(&person));
    assert_found("actors[1].affiliation_id", broken, |b| b.actors[1].affiliation_id = "a2".into());
    assert_found("agreements[0].party_ids[1]", broken, |b| b.agreements[0].party_ids[1].clone_from(&person));
    assert_found("agreements[0].breaches[0].accuser_id", broken, |b| {
        b.agreements[0].breaches[0].accuser_id.clone_from(&event);
    });
    assert_found("agreements[0].breaches[0].accused_id", broken, |b| {
        b.agreements[0].breaches[0].accused_id.clone_from(&nobody);
    });
    assert_found("events[0].initiator_ids[0]", broken, |b| b.events[0].initiator_ids[0].clone_from(&nobody));
    assert_found("events[0].participant_ids[1]", broken, |b| {
        b.events[0].participant_ids[1].clone_from(&event);
    });
    assert_found("statements[0].speaker_id", broken, |b| b.statements[0].speaker_id.clear());
    assert_found("statements[0].target_ids[0]", broken, |b| b.statements[0].target_ids[0].clone_from(&event));
    assert_found("summary.sentences[0].finding_ids[0]", broken, |b| {
        b.summary.as_mut().unwrap().sentences[0].finding_ids[0].clone_from(&nobody);
    });
}

#[test]
fn dates_values_and_texts_are_checked() {
    let invalid = Kind::ValueInvalid;
    assert_found("agreements[0].date", Kind::DateInvalid, |b| {
        b.agreements[0].date.as_mut().unwrap().value =
            Some(v1::resolved_date::Value::Date(v1::Date { year: 2025, month: 2, day: 30 }));
    });
    assert_found("next_steps[0].date", Kind::DateInvalid, |b| {
        b.next_steps[0].date = Some(v1::ResolvedDate::default());
    });
    assert_found("actors[0].kind", invalid, |b| b.actors[0].kind = 0);
    assert_found("actors[0].role", invalid, |b| b.actors[0].role = 77);
    assert_found("actors[0].name", invalid, |b| b.actors[0].name = " ".into());
    assert_found("actors[0].mentions[0].kind", invalid, |b| b.actors[0].mentions[0].kind = -1);
    assert_found("agreements[0].kind", invalid, |b| b.agreements[0].kind = 0);
    assert_found("agreements[0].status", invalid, |b| b.agreements[0].status = 0);
    assert_found("agreements[0].provisions[0].category", invalid, |b| {
        b.agreements[0].provisions[0].category = 0;
    });
    assert_found("events[0].type", invalid, |b| b.events[0].r#type = 0);
    assert_found("events[0].mode", invalid, |b| b.events[0].set_mode(v1::ConsultMode::Call));
    assert_found("events[0].mode", invalid, |b| b.events[0].mode = 99);
    assert_found("events[0].place.name", invalid, |b| b.events[0].place.as_mut().unwrap().name.clear());
    assert_found("statements[0].stance", invalid, |b| b.statements[0].stance = 0);
    assert_found("next_steps[0].description", invalid, |b| b.next_steps[0].description.clear());
    assert_found("summary.sentences[0].text", invalid, |b| {
        b.summary.as_mut().unwrap().sentences[0].text = "Nothing of the sort.".into();
    });
    assert_found("events[0].derivation.confidence", invalid, |b| {
        b.events[0].derivation = Some(v1::Derivation { confidence: Some(f64::NAN), ..Default::default() });
    });
    assert_found("process", invalid, |b| b.process = None);
    assert_found("process.name", invalid, |b| b.process.as_mut().unwrap().name.clear());
    assert_found("encoding_type", invalid, |b| b.encoding_type = 0);
    assert_found("encoding_type", invalid, |b| b.encoding_type = 9);
    assert_found("body_sha256", invalid, |b| b.body_sha256.clear());
    assert_found("body_sha256", invalid, |b| b.body_sha256.make_ascii_uppercase());
}

#[test]
fn another_text_is_told_apart_from_a_fault() {
    let mut other = article();
    other.body.push_str(" And more.");
    let brief = brief(EncodingType::Utf8);
    let mismatch = mismatch(&other, &brief).unwrap();
    assert_eq!(mismatch.expected, body_sha256(&article().body));
    assert_eq!(mismatch.actual, body_sha256(&other.body));
}

#[test]
fn a_brief_of_nothing_but_faults_is_answered_by_the_first_thousand_and_a_count() {
    let mut changed = brief(EncodingType::Utf8);
    let bad = v1::Statement {
        evidence: Some(v1::TextSpan { start: 5, end: 2, text: "x".repeat(500) }),
        ..Default::default()
    };
    changed.statements = vec![bad; 50_000];
    let found = faults(&article(), &changed);
    assert_eq!(found.listed.len(), LISTED);
    // Each statement lacks id, speaker and stance, and its span is out of bounds; the summary loses its ground besides.
    assert!(found.omitted >= 4 * 50_000 - LISTED, "{}", found.omitted);
}

/// One change to a span that makes it wrong.
#[derive(Debug, Clone)]
enum Twist {
    Start(i32),
    End(i32),
    Shift(i32),
    Words(String),
}

fn twist() -> impl Strategy<Value = Twist> {
    let offset = prop_oneof![-3..=3i32, any::<i32>()];
    prop_oneof![
        offset.clone().prop_map(Twist::Start),
        offset.clone().prop_map(Twist::End),
        offset.prop_map(Twist::Shift),
        "\\PC{0,8}".prop_map(Twist::Words),
    ]
}

proptest! {
    #[test]
    fn any_change_of_a_span_is_found(
        which in any::<prop::sample::Index>(),
        twist in twist(),
        encoding in prop::sample::select(vec![EncodingType::Utf8, EncodingType::Utf16, EncodingType::Utf32]),
    ) {
        let mut changed = brief(encoding);
        let mut spans = spans_of(&mut changed);
        let (field, span) = spans.swap_remove(which.index(spans.len()));
        let before = span.clone();
        match twist {
            Twist::Start(by) => span.start = span.start.wrapping_add(by),
            Twist::End(by) => span.end = span.end.wrapping_add(by),
            Twist::Shift(by) => {
                span.start = span.start.wrapping_add(by);
                span.end = span.end.wrapping_add(by);
            }
            Twist::Words(words) => span.text = words,
        }
        // The same words may stand elsewhere: then a shifted span holds as well.
        let body = article().body;
        let at = |n: i32| usize::try_from(n).unwrap_or(usize::MAX);
        let holds = Offsets::new(&body, encoding).slice(&body, at(span.start), at(span.end)) == Some(&span.text);
        prop_assume!(*span != before && !holds);
        let found = faults(&article(), &changed);
        let kinds: Vec<_> = found.listed.iter().filter(|f| f.field == field).map(|f| f.kind()).collect();
        prop_assert!(
            kinds == [Kind::SpanOutOfBounds] || kinds == [Kind::QuotationMismatch],
            "{} of {:?}", field, found.listed
        );
        prop_assert_eq!(found.listed.len(), 1);
    }

    #[test]
    fn any_change_of_an_id_is_found(which in any::<prop::sample::Index>(), id in "[a-z]?[0-9]{0,2}") {
        let mut changed = brief(EncodingType::Utf8);
        let mut ids = support::ids_of(&mut changed);
        let target = ids.swap_remove(which.index(ids.len()));
        // Every element of the fixture is referred to, so that a changed id breaks a reference, if it is not another's.
        prop_assume!(*target != id);
        *target = id;
        let kinds: Vec<_> = faults(&article(), &changed).listed.iter().map(|f| f.kind()).collect();
        prop_assert!(!kinds.is_empty());
        prop_assert!(kinds.iter().all(|k| matches!(k, Kind::IdNotUnique | Kind::ReferenceBroken)), "{:?}", kinds);
    }

    #[test]
    fn no_brief_panics(bytes in support::mangled(brief(EncodingType::Utf16)), body in "\\PC{0,30}") {
        if let Ok(any) = <v1::Brief as prost::Message>::decode(bytes.as_slice()) {
            let _ = faults(&article(), &any);
            let other = v1::Article { body, ..Default::default() };
            let _ = (faults(&other, &any), mismatch(&other, &any));
        }
    }
}
