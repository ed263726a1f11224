//! What of a brief is searched besides the article: the words that are its own.

use std::collections::BTreeSet;

use prost::{DecodeError, Message};

/// The words of an encoded brief that are its own, not the article's, each once. The rest of it is not read: a brief has some hundred findings
/// with their places in the text, and a search shows the words of ten briefs at a time.
pub(crate) fn findings(brief: &[u8]) -> Result<Vec<String>, DecodeError> {
    let brief = Searched::decode(brief)?;
    let summary = brief.summary.into_iter().map(|summary| summary.text);
    let process = brief.process.into_iter().map(|process| process.name);
    let agreements = brief.agreements.into_iter().map(|agreement| agreement.name);
    let actors = brief.actors.into_iter().flat_map(|actor| std::iter::once(actor.name).chain(actor.aliases));
    let places = brief.events.into_iter().filter_map(|event| event.place).map(|place| place.name);
    let steps = brief.next_steps.into_iter().map(|step| step.description);
    let all = summary.chain(process).chain(agreements).chain(actors).chain(places).chain(steps);
    let mut seen = BTreeSet::new();
    Ok(all.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect())
}

/// A `peacebrief.v1.Brief` with the fields that are searched: a decoder passes over those that it does not know.
#[derive(Clone, PartialEq, Message)]
struct Searched {
    #[prost(message, optional, tag = "1")]
    process: Option<Process>,
    #[prost(message, repeated, tag = "2")]
    actors: Vec<Actor>,
    #[prost(message, repeated, tag = "3")]
    agreements: Vec<Agreement>,
    #[prost(message, repeated, tag = "4")]
    events: Vec<Event>,
    #[prost(message, repeated, tag = "6")]
    next_steps: Vec<NextStep>,
    #[prost(message, optional, tag = "8")]
    summary: Option<Summary>,
}

#[derive(Clone, PartialEq, Message)]
struct Process {
    #[prost(string, tag = "1")]
    name: String,
}

#[derive(Clone, PartialEq, Message)]
struct Actor {
    #[prost(string, tag = "2")]
    name: String,
    #[prost(string, repeated, tag = "3")]
    aliases: Vec<String>,
}

#[derive(Clone, PartialEq, Message)]
struct Agreement {
    #[prost(string, tag = "2")]
    name: String,
}

#[derive(Clone, PartialEq, Message)]
struct Event {
    #[prost(message, optional, tag = "5")]
    place: Option<Place>,
}

#[derive(Clone, PartialEq, Message)]
struct Place {
    #[prost(string, tag = "1")]
    name: String,
}

#[derive(Clone, PartialEq, Message)]
struct NextStep {
    #[prost(string, tag = "2")]
    description: String,
}

#[derive(Clone, PartialEq, Message)]
struct Summary {
    #[prost(string, tag = "1")]
    text: String,
}

#[cfg(test)]
mod tests {
    use peacebrief::v1;

    use super::*;

    #[test]
    fn are_what_the_brief_says_itself_each_once() {
        let place = |name: &str| Some(v1::Place { name: name.into(), ..Default::default() });
        let brief = v1::Brief {
            summary: Some(v1::Summary { text: "They met.".into(), ..Default::default() }),
            process: Some(v1::Process { name: "A–B peace process".into(), ..Default::default() }),
            agreements: vec![v1::Agreement { name: "Doha Accord".into(), ..Default::default() }],
            actors: vec![v1::Actor {
                name: "Ilham Aliyev".into(),
                aliases: vec!["Aliyev".into(), "Ilham Aliyev".into()],
                ..Default::default()
            }],
            events: vec![
                v1::Event { place: place("Doha"), ..Default::default() },
                v1::Event::default(),
                v1::Event { place: place("Doha"), ..Default::default() },
            ],
            next_steps: vec![v1::NextStep { description: "To meet again".into(), ..Default::default() }],
            statements: vec![v1::Statement::default()],
            language: "en".into(),
            ..Default::default()
        };
        let expected = [
            "They met.",
            "A–B peace process",
            "Doha Accord",
            "Ilham Aliyev",
            "Aliyev",
            "Doha",
            "To meet again",
        ];
        assert_eq!(findings(&brief.encode_to_vec()).unwrap(), expected);
    }
}
