//! What is about no peace process or armed conflict gets no process, no agreement and no event, metaphors and all.

#![allow(clippy::unwrap_used, reason = "helpers of tests, where a panic is the report")]

use std::path::Path;

use peacebrief::v1;
use peacebrief_engine::Engine;
use serde::Deserialize;

/// A line of `evaluation/off-topic.jsonl`.
#[derive(Deserialize)]
struct Paragraph {
    id: String,
    field: String,
    metaphor: bool,
    text: String,
}

/// At least so many of a hundred paragraphs must be told to be off topic.
const LEAST: usize = 98;

fn paragraphs() -> Vec<Paragraph> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../off-topic.jsonl");
    let lines = std::fs::read_to_string(file).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn off_topic_paragraphs_yield_no_process_agreement_or_event() {
    let engine = Engine::embedded().unwrap();
    let paragraphs = paragraphs();
    let mut taken_in = Vec::new();
    for Paragraph { id, field, text, .. } in &paragraphs {
        let article = v1::Article { body: text.clone(), language: "en".into(), ..Default::default() };
        let brief = engine.brief(&article, v1::EncodingType::Utf8).unwrap();
        if brief.process.is_some() || !brief.agreements.is_empty() || !brief.events.is_empty() {
            taken_in.push(format!("{id} ({field}): {text}"));
        }
    }
    let told = paragraphs.len() - taken_in.len();
    assert!(
        100 * told >= LEAST * paragraphs.len(),
        "{told} of {}:\n{}",
        paragraphs.len(),
        taken_in.join("\n")
    );
}

/// What a report of one or two sentences says is enough: nothing else is said of its topic.
const ON_TOPIC: [&str; 9] = [
    "Turkey and Armenia signed two protocols in Zurich on Saturday that would establish diplomatic relations and open their border, \
     closed since 1993 over a dispute with Azerbaijan.",
    "The Moro Islamic Liberation Front will not hand over more weapons until the government in Manila has paid what it promised, its \
     chairman said on Friday.",
    "North and South Korea will sign a declaration at their summit on Friday. It is to turn the truce of 1953 into a treaty.",
    "Rwanda and Uganda have agreed to withdraw their troops from eastern Congo by the end of the month.",
    "Kosovo and Serbia resumed their dialogue in Brussels on Monday. The talks are about number plates and the border, and an accord \
     could come this week.",
    "Thirty prisoners were exchanged on Sunday under the ceasefire between Israel and Hamas.",
    "Gerry Adams said that Sinn Fein would put the power-sharing deal to its members. The DUP has until 10 November to say yes to it.",
    "Rebels shelled the airport of Mogadishu on Tuesday, killing four soldiers, the Somali army said.",
    // No state and no movement is known by its name here.
    "You are listening to Radio Orvo, and this is the news from the lake. The Fourth Brigade and the Hill Command have given each other \
     two weeks. It was settled on Friday in the mission school, where Bishop Anton Mabo had asked them to come. The colonel was there \
     for the brigade, and the commander of the Hill Command came down in person, with his rifle left at the gate. The bishop read out \
     the points, and both men nodded. From tomorrow at dawn nobody shoots in the district. The soldiers do not pass the cattle bridge, \
     and the fighters stay out of the market until the rains. It is a truce for one valley, the bishop says, and has nothing to do with \
     the peace talks beyond the border. Twelve prisoners walked home over the bridge yesterday evening, thin but in good heart, and \
     their mothers were waiting for them at the old sugar wharf. The two commanders will sit together once more on the sixth, the day \
     before the time runs out, to decide whether it goes on. Fish prices after the music.",
];

#[test]
fn short_reports_on_peace_and_war_are_on_topic() {
    let engine = Engine::embedded().unwrap();
    let is_off = |text: &&str| {
        let article = v1::Article { body: (*text).to_owned(), language: "en".into(), ..Default::default() };
        engine.brief(&article, v1::EncodingType::Utf8).unwrap().process.is_none()
    };
    let off: Vec<&str> = ON_TOPIC.into_iter().filter(is_off).collect();
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn the_set_is_two_hundred_paragraphs_a_third_of_them_metaphors() {
    let paragraphs = paragraphs();
    let metaphors = paragraphs.iter().filter(|paragraph| paragraph.metaphor).count();
    assert_eq!(paragraphs.len(), 200);
    assert!(3 * metaphors >= paragraphs.len(), "{metaphors}");
}
