//! What briefs of the evaluation's articles promise: all of each holds against its article, and every name, number and date of a summary
//! stands in a finding to which its sentence points.

#![allow(clippy::unwrap_used, reason = "helpers of tests, where a panic is the report")]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use peacebrief::{v1, validation};
use peacebrief_engine::Engine;
use serde::Deserialize;

/// What the engine is told of a reference file.
#[derive(Deserialize)]
struct Report {
    title: String,
    published: String,
    text: String,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words with which the composition itself may open a sentence.
const OPENING: [&str; 3] = ["The", "An", "Still"];

const CORPORA: [&str; 4] = ["corpus", "corpus-check", "corpus-own", "corpus-own-check"];

/// The articles of a folder of reference files, with their ids.
fn articles(corpus: &str) -> Vec<(String, v1::Article)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(corpus);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let report: Report = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let article = v1::Article {
                title: report.title,
                body: report.text,
                published: Some(date(&report.published)),
                ..Default::default()
            };
            (path.file_stem().unwrap().to_string_lossy().into_owned(), article)
        })
        .collect()
}

fn date(iso: &str) -> v1::Date {
    let parts: Vec<i32> = iso.split('-').map(|part| part.parse().unwrap()).collect();
    v1::Date { year: parts[0], month: parts[1], day: parts[2] }
}

/// All words that each finding of a brief holds, by its id.
fn held(brief: &v1::Brief) -> HashMap<&str, String> {
    let actors: HashMap<&str, &str> = brief.actors.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect();
    let names = |ids: &[String]| ids.iter().map(|id| actors[id.as_str()]).collect::<Vec<_>>().join(" ");
    let words = |span: &Option<v1::TextSpan>| span.as_ref().map(|s| s.text.clone()).unwrap_or_default();
    let mut out = HashMap::new();
    for event in &brief.events {
        let place = event.place.as_ref().map(|p| p.name.as_str()).unwrap_or_default();
        let everyone = names(&[&event.participant_ids[..], &event.initiator_ids[..]].concat());
        out.insert(
            event.id.as_str(),
            format!("{everyone} {place} {} {}", dates(event.date.as_ref()), words(&event.evidence)),
        );
    }
    for agreement in &brief.agreements {
        out.insert(agreement.id.as_str(), format!("{} {}", agreement.name, names(&agreement.party_ids)));
        for provision in &agreement.provisions {
            out.insert(provision.id.as_str(), words(&provision.evidence));
        }
    }
    for statement in &brief.statements {
        let everyone = [std::slice::from_ref(&statement.speaker_id), &statement.target_ids].concat();
        out.insert(statement.id.as_str(), names(&everyone));
    }
    for step in &brief.next_steps {
        out.insert(step.id.as_str(), format!("{} {}", step.description, dates(step.date.as_ref())));
    }
    for key in &brief.key_sentences {
        out.insert(key.id.as_str(), words(&key.span));
    }
    out
}

/// The numbers and months of a date.
fn dates(date: Option<&v1::ResolvedDate>) -> String {
    let days = match date.and_then(|d| d.value.as_ref()) {
        Some(v1::resolved_date::Value::Date(date)) => vec![*date],
        Some(v1::resolved_date::Value::Interval(interval)) => {
            interval.start.into_iter().chain(interval.end).collect()
        }
        None => Vec::new(),
    };
    let month = |d: &v1::Date| usize::try_from(d.month - 1).ok().map_or("", |month| MONTHS[month]);
    days.iter().map(|d| format!("{} {} {} ", d.day, month(d), d.year)).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The names, numbers and dates of a sentence that no finding holds to which it points.
fn unsupported<'s>(sentence: &'s v1::SummarySentence, held: &HashMap<&str, String>) -> Vec<&'s str> {
    let support: Vec<&String> = sentence.finding_ids.iter().filter_map(|id| held.get(id.as_str())).collect();
    let known: HashSet<String> = support.iter().flat_map(|text| words(text)).map(str::to_lowercase).collect();
    words(&sentence.text)
        .enumerate()
        .filter(|(n, word)| {
            let tells = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            tells && !(*n == 0 && OPENING.contains(word)) && !known.contains(&word.to_lowercase())
        })
        .map(|(_, word)| word)
        .collect()
}

#[test]
fn every_name_number_and_date_of_a_summary_comes_from_a_finding() {
    let engine = Engine::embedded().unwrap();
    let mut faults = Vec::new();
    let mut sentences = 0;
    for (id, article) in CORPORA.into_iter().flat_map(articles) {
        let brief = engine.brief(&article, v1::EncodingType::Utf8).unwrap();
        let summary = brief.summary.clone().unwrap_or_default();
        let held = held(&brief);
        let length = summary.text.split_whitespace().count();
        if length > 80 || summary.sentences.is_empty() {
            faults.push(format!("{id}: {length} words"));
        }
        for sentence in &summary.sentences {
            sentences += 1;
            let points = !sentence.finding_ids.is_empty()
                && sentence.finding_ids.iter().all(|finding| held.contains_key(finding.as_str()));
            let unsupported = unsupported(sentence, &held);
            if !points || !unsupported.is_empty() {
                faults.push(format!(
                    "{id}: {unsupported:?} in “{}” of {:?}",
                    sentence.text, sentence.finding_ids
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {sentences}:\n{}", faults.len(), faults.join("\n"));
    assert!(sentences > 200, "{sentences}");
}

#[test]
fn every_brief_holds_against_its_article() {
    let engine = Engine::embedded().unwrap();
    let mut faults = Vec::new();
    for (id, article) in CORPORA.into_iter().flat_map(articles) {
        let brief = engine.brief(&article, v1::EncodingType::Utf16).unwrap();
        let found = validation::faults(&article, &brief);
        if !found.hold() {
            faults.push(format!("{id}: {:?}", found.listed));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
