//! Articles with their briefs, made up.

use peacebrief::v1;
use peacebrief::validation::body_sha256;
use peacebrief_archive::{Ingest, RequestId};

/// An article of its own for each number.
pub(crate) fn article(number: usize) -> v1::Article {
    let day = i32::try_from(number % 28).unwrap() + 1;
    v1::Article {
        title: format!("Report {number}"),
        body: format!("Delegation number{number} met mediators in Doha.\nThe talks went on.\0 \u{1f54a}"),
        source: ["Reuters", "Radio Maravelle", "Ministry of Foreign Affairs"][number % 3].into(),
        published: Some(v1::Date { year: 2025, month: 8, day }),
        language: "en".into(),
    }
}

/// Which engine made a brief.
pub(crate) fn engine(version: &str) -> v1::Engine {
    v1::Engine { version: version.into(), model_sha256: "m".into(), lexicon_sha256: "l".into() }
}

/// A brief of an article, with a process, an actor and an agreement that vary with the number.
pub(crate) fn brief(article: &v1::Article, number: usize) -> v1::Brief {
    let span = v1::TextSpan { start: 0, end: 10, text: article.body[..10].into() };
    let status = [v1::AgreementStatus::Proposed, v1::AgreementStatus::Signed][number % 2];
    v1::Brief {
        process: Some(v1::Process {
            name: ["Kestria–Maravelle peace process", "Sudan peace process"][number % 2].into(),
            ..Default::default()
        }),
        actors: vec![v1::Actor {
            id: "a1".into(),
            name: format!("Envoy {}", number % 5),
            aliases: vec!["the Envoy".into()],
            ..Default::default()
        }],
        agreements: vec![v1::Agreement {
            id: "g1".into(),
            name: format!("Doha Accord {}", number % 3),
            status: status.into(),
            evidence: Some(span),
            ..Default::default()
        }],
        summary: Some(v1::Summary {
            text: format!("Mediation continued, part {number}."),
            sentences: Vec::new(),
        }),
        encoding_type: v1::EncodingType::Utf8.into(),
        body_sha256: body_sha256(&article.body),
        engine: Some(engine("1.0.0")),
        ..Default::default()
    }
}

/// Article and brief of a number.
pub(crate) fn ingest(number: usize) -> Ingest {
    let article = article(number);
    let brief = brief(&article, number);
    Ingest { article, brief, request_id: None }
}

/// The same with a request id.
pub(crate) fn requested(number: usize, id: &str) -> Ingest {
    Ingest { request_id: Some(RequestId::new(id).unwrap()), ..ingest(number) }
}
