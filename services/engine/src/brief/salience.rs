//! Key sentences: those that a reader who sees nothing else must see.
//!
//! Each sentence is weighed by what was found in it and by where it stands: what is new, what is agreed and what comes
//! next makes a sentence a key one, background and quotation do not. The weights are those of a logistic regression on
//! the reference briefs, rounded.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use peacebrief::v1;

use crate::document::{Document, SentenceId};
use crate::findings::by_words;

/// How many sentences are chosen at most.
const MOST: usize = 5;
/// A sentence below this weight is left out, once [`FEWEST`] are there.
const LEAST_WEIGHT: f32 = -1.6;
/// How many sentences are chosen at least, where there are as many.
const FEWEST: usize = 3;
/// A run of more bytes without a sentence's end is no sentence that a reader can take in.
const LONGEST_BYTES: usize = 2000;
/// How many words of findings are named for a sentence at most.
const MOST_WORDS: usize = 6;

/// Words that tell nothing of an article's subject, besides those of one or two letters.
const FUNCTION_WORDS: &[&str] = &[
    "the", "and", "for", "with", "from", "was", "were", "been", "its", "that", "this", "his", "her", "their",
    "has", "have", "had", "will", "would", "not", "but", "she", "they", "which", "who", "said", "says",
    "say", "after", "before", "are", "all", "any", "also", "than", "then", "them", "there", "when",
];

/// Chooses the key sentences, in order of the text.
pub(super) fn key_sentences(document: &Document<'_>, brief: &v1::Brief, title: &str) -> Vec<v1::KeySentence> {
    let weights = Weights::of(document, brief, title);
    let sentences = &document.layout().sentences;
    let mut ranked: Vec<(SentenceId, f32)> = (0..sentences.len())
        .filter(|&id| !sentences[id].range.is_empty() && sentences[id].range.len() <= LONGEST_BYTES)
        .map(|id| (id, weights.of_sentence[id]))
        .collect();
    // Of two alike the earlier comes first: the sort is stable.
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut chosen: Vec<SentenceId> = ranked
        .iter()
        .take(MOST)
        .enumerate()
        .take_while(|(n, (_, weight))| *n < FEWEST || *weight >= LEAST_WEIGHT)
        .map(|(_, &(id, _))| id)
        .collect();
    chosen.sort_unstable();
    chosen
        .into_iter()
        .map(|id| v1::KeySentence {
            id: String::new(),
            span: Some(document.span(sentences[id].range.clone())),
            derivation: by_words("key_sentences.salience", told_in(brief, &sentences[id].range)),
        })
        .collect()
}

/// The words by which findings were found in a sentence, in order of the text: what they tell is what makes it a key one.
fn told_in(brief: &v1::Brief, sentence: &Range<usize>) -> Vec<v1::TextSpan> {
    let agreements = brief.agreements.iter().map(|a| &a.derivation);
    let events = brief.events.iter().map(|e| &e.derivation);
    let statements = brief.statements.iter().map(|s| &s.derivation);
    let next_steps = brief.next_steps.iter().map(|n| &n.derivation);
    let derivations = agreements.chain(events).chain(statements).chain(next_steps).flatten();
    let inside =
        |span: &&v1::TextSpan| usize::try_from(span.start).is_ok_and(|start| sentence.contains(&start));
    let mut words: Vec<v1::TextSpan> =
        derivations.flat_map(|derivation| &derivation.cues).filter(inside).cloned().collect();
    words.sort_by_key(|span| (span.start, span.end));
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// What sets a sentence in the days of the report: news, not background.
const NEAR_DAYS: &[&str] = &[
    "today",
    "yesterday",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What tells of the time to come.
const TO_COME: &[&str] = &["will", "shall", "would", "due", "expected"];

/// What denies: that something was refused or is not there is news of a peace process as much as that it is.
const DENIALS: &[&str] =
    &["no", "not", "nothing", "never", "without", "neither", "nor", "none", "refused", "rejected", "failed"];

struct Weights {
    of_sentence: Vec<f32>,
}

impl Weights {
    fn of(document: &Document<'_>, brief: &v1::Brief, title: &str) -> Self {
        let mut weights = Self { of_sentence: vec![0.0; document.layout().sentences.len()] };
        weights.add_form(document, title);
        weights.add_findings(document, brief);
        weights
    }

    /// What a sentence weighs by its place, length and words.
    fn add_form(&mut self, document: &Document<'_>, title: &str) {
        let sentences = &document.layout().sentences;
        let title: HashSet<String> = content_words(title).collect();
        for (id, sentence) in sentences.iter().enumerate() {
            let words = &document.text()[sentence.range.clone()];
            let distinct: HashSet<String> = content_words(words).collect();
            let count = words.split_whitespace().count();
            #[allow(clippy::cast_precision_loss, reason = "counts of words and sentences are far below 2^23")]
            let (place, shared) = (
                1.0 - id as f32 / sentences.len() as f32,
                distinct.intersection(&title).count().min(4) as f32,
            );
            let holds = |any: &[&str]| {
                words
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|w| any.iter().any(|a| a.eq_ignore_ascii_case(w)))
            };
            let mut weight = -3.3 + 1.4 * place + 0.35 * shared;
            let mut add = |applies: bool, by: f32| weight += if applies { by } else { 0.0 };
            add(count < 15, -0.4);
            add(count < 10, -0.4);
            add(count < 6, -0.6);
            add(holds(NEAR_DAYS), 0.6);
            add(holds(TO_COME) || words.contains(" is to ") || words.contains(" are to "), 0.55);
            add(holds(DENIALS), 0.45);
            add(words.contains(['"', '“', '”', '«']), -0.6);
            add(!words.ends_with(['.', '!', '?', '"', '”', '’', ')']), -0.6);
            add(!document.layout().paragraph_of(sentence).kind.is_report(), -1.5);
            self.of_sentence[id] += weight;
        }
    }

    /// What it weighs by what was found in it.
    fn add_findings(&mut self, document: &Document<'_>, brief: &v1::Brief) {
        // A side taken by default is no weight: only who is a party or acts for somebody has a part of its own.
        let parties = brief.process.as_ref().map_or(&[][..], |process| &process.party_ids[..]);
        let sided = |actor: &v1::Actor| !actor.affiliation_id.is_empty() || parties.contains(&actor.id);
        let roles: HashMap<&str, v1::ActorRole> =
            brief.actors.iter().filter(|a| sided(a)).map(|a| (a.id.as_str(), a.role())).collect();
        for party in brief.actors.iter().filter(|a| parties.contains(&a.id)) {
            let spans = party.mentions.iter().filter_map(|m| m.span.as_ref());
            let named: BTreeSet<SentenceId> = spans.filter_map(|s| sentence_of(document, s)).collect();
            for id in named {
                self.of_sentence[id] += 0.25;
            }
        }
        let richest = brief.agreements.iter().map(terms_of).max().unwrap_or(0);
        let main = brief.agreements.iter().position(|a| terms_of(a) == richest);
        for (n, agreement) in brief.agreements.iter().enumerate() {
            let weight = if Some(n) == main { 1.4 } else { 0.35 };
            self.add(document, agreement.evidence.as_ref(), weight);
            for provision in agreement.provisions.iter().take(4) {
                self.add(document, provision.evidence.as_ref(), 0.25);
            }
            for condition in agreement.conditions.iter().take(2) {
                self.add(document, condition.evidence.as_ref(), 0.8);
            }
        }
        let newest = brief.events.iter().filter_map(|e| last_day(e.date.as_ref()?)).max();
        for event in &brief.events {
            let (Some(day), Some(newest)) = (event.date.as_ref().and_then(last_day), newest) else {
                continue;
            };
            let weight = match event.r#type() {
                _ if day.0 < newest.0 => -0.8,
                v1::EventType::Agree if day == newest => 0.5,
                _ => 0.0,
            };
            self.add(document, event.evidence.as_ref(), weight);
        }
        for statement in &brief.statements {
            let party = roles.get(statement.speaker_id.as_str()) == Some(&v1::ActorRole::Party);
            let stance = match statement.stance() {
                v1::StatementStance::Support => -0.5,
                v1::StatementStance::Request => -0.35,
                v1::StatementStance::Comment => -0.3,
                v1::StatementStance::Accuse => 0.3,
                v1::StatementStance::Reject => 0.15,
                v1::StatementStance::Threaten | v1::StatementStance::Unspecified => 0.0,
            };
            self.add(document, statement.evidence.as_ref(), stance + if party { 0.2 } else { 0.0 });
        }
        for step in &brief.next_steps {
            self.add(document, step.evidence.as_ref(), if step.date.is_some() { 1.25 } else { 0.7 });
        }
    }

    /// Adds to the sentence in which the middle of a span lies.
    fn add(&mut self, document: &Document<'_>, span: Option<&v1::TextSpan>, weight: f32) {
        if let Some(id) = span.and_then(|span| sentence_of(document, span)) {
            self.of_sentence[id] += weight;
        }
    }
}

/// The sentence in which the middle of a span lies.
fn sentence_of(document: &Document<'_>, span: &v1::TextSpan) -> Option<SentenceId> {
    let middle = usize::try_from(span.start.midpoint(span.end)).ok()?;
    let sentences = &document.layout().sentences;
    let id = sentences.partition_point(|s| s.range.end <= middle);
    sentences.get(id).filter(|s| s.range.start <= middle).map(|_| id)
}

/// How many terms of an agreement the article tells: that of which it tells most is what it is about.
fn terms_of(agreement: &v1::Agreement) -> usize {
    agreement.provisions.len() + agreement.conditions.len()
}

/// The last day that a date can mean, unknown parts counting as late.
fn last_day(date: &v1::ResolvedDate) -> Option<(i32, i32, i32)> {
    let date = match date.value.as_ref()? {
        v1::resolved_date::Value::Date(date) => date,
        v1::resolved_date::Value::Interval(interval) => interval.end.as_ref()?,
    };
    Some((date.year, date.month, date.day))
}

fn content_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2)
        .map(str::to_lowercase)
        .filter(|w| !FUNCTION_WORDS.contains(&w.as_str()))
}
