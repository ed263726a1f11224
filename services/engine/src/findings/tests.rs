//! What statements and next steps promise.

use std::sync::LazyLock;

use jiff::civil::date;
use peacebrief::v1;

use super::*;
use crate::actors;
use crate::dates::Resolver;
use crate::syntax::Reader;
use crate::text::{English, Layout};

/// What is found in a text published on Monday, 11 August 2025, with the names of the cast.
fn found_in<R>(text: &str, look: impl FnOnce(&Cast, &Findings) -> R) -> R {
    static KNOWLEDGE: LazyLock<(Reader, Lexicon)> =
        LazyLock::new(|| (Reader::embedded().unwrap(), Lexicon::embedded().unwrap()));
    let (reader, lexicon) = &*KNOWLEDGE;
    let document = Document::read(text, text, Layout::of(text), reader);
    let mut cast = actors::read(&document, lexicon, "Peace talks");
    let clauses = Clauses::of(&document);
    let resolver = Resolver::new(Some(date(2025, 8, 11)), English::British);
    let calendar = Calendar::read(&document, resolver);
    let sources = Sources { document: &document, clauses: &clauses, calendar: &calendar, lexicon };
    let findings = find(sources, &mut cast, "Peace talks after the war between Kenya and Uganda");
    look(&cast, &findings)
}

/// Who takes what stance towards whom, in order of the text.
fn said_in(text: &str) -> Vec<String> {
    found_in(text, |cast, findings| {
        let name = |id: &String| {
            let found = cast.iter().find(|(at, _)| Cast::brief_id(*at) == *id);
            found.map(|(_, actor)| actor.name.clone()).unwrap_or_default()
        };
        let told = |finding: &Finding<v1::Statement>| {
            let said = &finding.message;
            let targets: Vec<String> = said.target_ids.iter().map(name).collect();
            format!("{} {:?} [{}]", name(&said.speaker_id), said.stance(), targets.join(", "))
        };
        findings.statements.iter().map(told).collect()
    })
}

/// The words of the steps to come, in order of the text.
fn steps_in(text: &str) -> Vec<String> {
    found_in(text, |_, findings| {
        let words = |finding: &Finding<v1::NextStep>| {
            finding.message.evidence.as_ref().map(|span| span.text.clone()).unwrap_or_default()
        };
        findings.next_steps.iter().map(words).collect()
    })
}

#[test]
fn added_and_joined_reports_have_the_speaker_of_the_first() {
    let text = "In a joint statement, Kenya and Uganda said that the ceasefire would be kept and urged the rebels to join it, \
                adding that the talks would go on.";
    let said = said_in(text);
    for speaker in ["Kenya", "Uganda"] {
        assert_eq!(said.iter().filter(|s| s.starts_with(speaker)).count(), 3, "{said:?}");
    }
}

#[test]
fn what_somebody_is_called_is_a_judgement() {
    let text = "Kenya's president, James Otieno, called the rebel leader Sam Okello a traitor. Okello called the accord a farce.";
    let said = said_in(text);
    assert_eq!(said, ["James Otieno Accuse [Sam Okello]", "Sam Okello Reject []"]);
}

#[test]
fn a_conversation_told_is_no_statement() {
    let text = "The two ministers touched on trade between Kenya and Uganda. James Otieno, the Kenyan foreign minister, \
                emphasized the need for lasting peace.";
    assert_eq!(said_in(text), ["James Otieno Support []"]);
}

#[test]
fn what_has_been_done_on_a_date_is_no_step() {
    let text = "The accord signed on 26 September between Kenya and Uganda holds. A decision adopted on 20 April ended the war. \
                The two sides will meet in Nairobi on 20 August.";
    assert_eq!(steps_in(text), ["The two sides will meet in Nairobi on 20 August"]);
}

#[test]
fn a_term_of_an_accord_is_a_step_only_in_its_time_or_sequence() {
    let text = "Kenya and Uganda signed a peace accord. All prisoners are to be freed. Kenya will withdraw its \
                troops once the border has been marked. A commission will be set up within 30 days.";
    let steps = steps_in(text);
    assert_eq!(steps.len(), 2, "{steps:?}");
    assert!(steps[0].starts_with("Kenya will withdraw its troops once"), "{steps:?}");
}

#[test]
fn steps_of_one_sentence_part_by_their_dates() {
    let text = "Kenya and Uganda signed a peace accord after two years of war. The text will be sent to parliament on \
                Friday, with a debate expected next Tuesday.";
    assert_eq!(steps_in(text).len(), 2);
}
