//! What a key sentence is told by: its place, its words, and what was found in it, each made a small number.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use peacebrief::v1;

use crate::document::{Document, SentenceId};

/// A trait of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trait {
    // Where it stands, and how it is worded.
    /// How near the start of the article: 1 for its first sentence.
    Place,
    /// How many words of the title it holds, at most [`MOST_TITLE_WORDS`].
    TitleWords,
    /// It has few words.
    Short,
    /// Very few.
    VeryShort,
    /// So few that it hardly tells anything.
    Scrap,
    /// "on Monday": news, not background.
    NearDay,
    /// "will", "is to".
    ToCome,
    /// "not", "refused".
    Denial,
    /// It holds a quotation.
    Quoted,
    /// "agreed", "truce", "talks": it speaks of what such reports are about.
    Dealing,
    /// No full stop ends it: a heading, a cell of a table.
    Unended,
    /// It stands in a heading, caption or notice, not in the report.
    OutsideReport,
    // Who is named.
    /// How many of the parties.
    Parties,
    /// How many actors, at most [`MOST_ACTORS`].
    Actors,
    /// One who mediates or guarantees.
    Broker,
    // What was found in it.
    /// The agreement of which the article tells most.
    MainAgreement,
    /// Another agreement.
    OtherAgreement,
    /// Provisions of an agreement.
    Provisions,
    /// Its conditions.
    Conditions,
    /// Its breaches.
    Breaches,
    /// An event of an earlier year than the newest.
    PastYear,
    /// An event of the newest day, but no agreement.
    NewestDay,
    /// An agreement made on the newest day.
    AgreedNewestDay,
    /// Somebody supports something.
    Support,
    /// Somebody asks for something.
    Request,
    /// Somebody accuses somebody.
    Accuse,
    /// Somebody rejects something.
    Reject,
    /// Somebody threatens somebody.
    Threaten,
    /// Somebody says something else.
    Comment,
    /// It is a party who says it.
    PartySpeaks,
    /// What comes next, with its day.
    DatedStep,
    /// What comes next, no day told.
    UndatedStep,
}

/// More words of the title tell no more.
const MOST_TITLE_WORDS: usize = 4;
/// Below so many words a sentence is [`Trait::Short`], [`Trait::VeryShort`], a [`Trait::Scrap`].
const SHORT: [(usize, Trait); 3] = [(15, Trait::Short), (10, Trait::VeryShort), (6, Trait::Scrap)];
/// More actors tell no more.
const MOST_ACTORS: u8 = 6;
/// So many provisions of an agreement count: a list of many is not one sentence that tells of all.
const MOST_PROVISIONS: usize = 4;
/// So many conditions or breaches of an agreement count.
const MOST_CLAUSES: usize = 2;

/// Words that tell nothing of an article's subject, besides those of one or two letters.
const FUNCTION_WORDS: &[&str] = &[
    "the", "and", "for", "with", "from", "was", "were", "been", "its", "that", "this", "his", "her", "their",
    "has", "have", "had", "will", "would", "not", "but", "she", "they", "which", "who", "said", "says",
    "say", "after", "before", "are", "all", "any", "also", "than", "then", "them", "there", "when",
];

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

/// How words begin that speak of dealing with one another.
const DEALINGS: &[&str] =
    &["agree", "sign", "accord", "deal", "ceasefire", "truce", "treaty", "talk", "negotiat"];

/// The traits of a sentence; one that it lacks is nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits(BTreeMap<Trait, f32>);

impl Traits {
    /// How much it has of a trait.
    pub(super) fn get(&self, one: Trait) -> f32 {
        self.0.get(&one).copied().unwrap_or_default()
    }

    /// All that it has, by name, for the fit of the weights.
    pub(super) fn named(&self) -> impl Iterator<Item = (String, f32)> {
        self.0.iter().map(|(one, much)| (format!("{one:?}"), *much))
    }

    fn add(&mut self, one: Trait, much: f32) {
        *self.0.entry(one).or_default() += much;
    }

    fn set_if(&mut self, holds: bool, one: Trait) {
        if holds {
            self.0.insert(one, 1.0);
        }
    }
}

/// The traits of every sentence of the document.
pub(super) fn of(document: &Document<'_>, brief: &v1::Brief, title: &str) -> Vec<Traits> {
    let title: HashSet<String> = content_words(title).collect();
    let of_sentence =
        (0..document.layout().sentences.len()).map(|id| of_form(document, id, &title)).collect();
    let mut found = Found { document, of_sentence };
    found.add_actors(brief);
    found.add_agreements(brief);
    found.add_events(brief);
    found.add_statements(brief);
    for step in &brief.next_steps {
        let one = if step.date.is_some() { Trait::DatedStep } else { Trait::UndatedStep };
        found.add(step.evidence.as_ref(), one);
    }
    found.of_sentence
}

/// The traits of a sentence's place, length and words.
fn of_form(document: &Document<'_>, id: SentenceId, title: &HashSet<String>) -> Traits {
    let sentences = &document.layout().sentences;
    let words = &document.text()[sentences[id].range.clone()];
    let distinct: HashSet<String> = content_words(words).collect();
    let count = words.split_whitespace().count();
    #[allow(clippy::cast_precision_loss, reason = "counts of words and sentences are far below 2^23")]
    let (place, shared) = (
        1.0 - id as f32 / sentences.len() as f32,
        distinct.intersection(title).count().min(MOST_TITLE_WORDS) as f32,
    );
    let holds = |any: &[&str]| {
        words.split(|c: char| !c.is_alphanumeric()).any(|w| any.iter().any(|a| a.eq_ignore_ascii_case(w)))
    };
    let dealing = distinct.iter().any(|word| DEALINGS.iter().any(|begins| word.starts_with(begins)));
    let mut traits = Traits::default();
    traits.add(Trait::Place, place);
    traits.add(Trait::TitleWords, shared);
    for (below, one) in SHORT {
        traits.set_if(count < below, one);
    }
    traits.set_if(holds(NEAR_DAYS), Trait::NearDay);
    let to_come = holds(TO_COME) || words.contains(" is to ") || words.contains(" are to ");
    traits.set_if(to_come, Trait::ToCome);
    traits.set_if(holds(DENIALS), Trait::Denial);
    traits.set_if(words.contains(['"', '“', '”', '«']), Trait::Quoted);
    traits.set_if(dealing, Trait::Dealing);
    traits.set_if(!words.ends_with(['.', '!', '?', '"', '”', '’', ')']), Trait::Unended);
    let report = document.layout().paragraph_of(&sentences[id]).kind.is_report();
    traits.set_if(!report, Trait::OutsideReport);
    traits
}

/// The traits of all sentences, as those of what was found are added.
struct Found<'a, 'd> {
    document: &'a Document<'d>,
    of_sentence: Vec<Traits>,
}

impl Found<'_, '_> {
    fn add_actors(&mut self, brief: &v1::Brief) {
        let parties = parties_of(brief);
        let mut named = vec![0_u8; self.of_sentence.len()];
        for actor in &brief.actors {
            let spans = actor.mentions.iter().filter_map(|m| m.span.as_ref());
            let told: BTreeSet<SentenceId> = spans.filter_map(|s| sentence_of(self.document, s)).collect();
            let broker = matches!(actor.role(), v1::ActorRole::Mediator | v1::ActorRole::Guarantor);
            for id in told {
                named[id] = (named[id] + 1).min(MOST_ACTORS);
                let traits = &mut self.of_sentence[id];
                traits.set_if(broker, Trait::Broker);
                if parties.contains(&actor.id) {
                    traits.add(Trait::Parties, 1.0);
                }
            }
        }
        for (traits, named) in self.of_sentence.iter_mut().zip(named) {
            traits.add(Trait::Actors, f32::from(named));
        }
    }

    fn add_agreements(&mut self, brief: &v1::Brief) {
        let richest = brief.agreements.iter().map(terms_of).max().unwrap_or(0);
        let main = brief.agreements.iter().position(|a| terms_of(a) == richest);
        for (n, agreement) in brief.agreements.iter().enumerate() {
            let one = if Some(n) == main { Trait::MainAgreement } else { Trait::OtherAgreement };
            self.add(agreement.evidence.as_ref(), one);
            for provision in agreement.provisions.iter().take(MOST_PROVISIONS) {
                self.add(provision.evidence.as_ref(), Trait::Provisions);
            }
            for condition in agreement.conditions.iter().take(MOST_CLAUSES) {
                self.add(condition.evidence.as_ref(), Trait::Conditions);
            }
            for breach in agreement.breaches.iter().take(MOST_CLAUSES) {
                self.add(breach.evidence.as_ref(), Trait::Breaches);
            }
        }
    }

    fn add_events(&mut self, brief: &v1::Brief) {
        let newest = brief.events.iter().filter_map(|e| last_day(e.date.as_ref()?)).max();
        for event in &brief.events {
            let (Some(day), Some(newest)) = (event.date.as_ref().and_then(last_day), newest) else {
                continue;
            };
            let agreed = event.r#type() == v1::EventType::Agree;
            let one = match day {
                _ if day.0 < newest.0 => Trait::PastYear,
                _ if day != newest => continue,
                _ if agreed => Trait::AgreedNewestDay,
                _ => Trait::NewestDay,
            };
            self.add(event.evidence.as_ref(), one);
        }
    }

    fn add_statements(&mut self, brief: &v1::Brief) {
        // A side taken by default is no trait: only who is a party or acts for somebody has a part of its own.
        let parties = parties_of(brief);
        let sided = |actor: &v1::Actor| !actor.affiliation_id.is_empty() || parties.contains(&actor.id);
        let roles: HashMap<&str, v1::ActorRole> =
            brief.actors.iter().filter(|a| sided(a)).map(|a| (a.id.as_str(), a.role())).collect();
        for statement in &brief.statements {
            let stance = match statement.stance() {
                v1::StatementStance::Support => Some(Trait::Support),
                v1::StatementStance::Request => Some(Trait::Request),
                v1::StatementStance::Comment => Some(Trait::Comment),
                v1::StatementStance::Accuse => Some(Trait::Accuse),
                v1::StatementStance::Reject => Some(Trait::Reject),
                v1::StatementStance::Threaten => Some(Trait::Threaten),
                v1::StatementStance::Unspecified => None,
            };
            let party = roles.get(statement.speaker_id.as_str()) == Some(&v1::ActorRole::Party);
            for one in stance.into_iter().chain(party.then_some(Trait::PartySpeaks)) {
                self.add(statement.evidence.as_ref(), one);
            }
        }
    }

    /// Adds a trait to the sentence in which the middle of a span lies.
    fn add(&mut self, span: Option<&v1::TextSpan>, one: Trait) {
        if let Some(id) = span.and_then(|span| sentence_of(self.document, span)) {
            self.of_sentence[id].add(one, 1.0);
        }
    }
}

/// The ids of the process's parties.
fn parties_of(brief: &v1::Brief) -> &[String] {
    brief.process.as_ref().map_or(&[], |process| &process.party_ids)
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
