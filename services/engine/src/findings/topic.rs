//! Whether an article is about a peace process or an armed conflict at all, or only speaks in its metaphors.

use peacebrief::v1::ActorKind;

use super::Sources;
use crate::actors::Cast;
use crate::lexicon::{Encoded, TopicCue};

/// How many words are read to tell: the lead tells the topic, and the longest article costs no more than a long one.
const ENOUGH: usize = 3000;

/// Where no word is of peace processes or war alone, at least one of so many must be of both these and their metaphors.
const DENSE: u32 = 20;

/// A report of so many words that uses those of war and of no other field means them, though it names no state or movement.
const FULL: u32 = 150;

/// What ministers and presidents say to each other is told in so few words that one of so many is for those who govern or of both sorts.
const READOUT: u32 = 40;

/// So many words of peace processes and war alone, and hardly more of other fields, tell of a conflict between communities, where no state
/// or movement is named.
const COMMUNAL: u32 = 3;

/// So many words of peace processes and war alone, and none of other fields, tell of one though those who talk are "the participants".
const PLAIN: u32 = 4;

/// How many words of each sort there are.
#[derive(Debug, Default)]
struct Words {
    /// Of peace processes and war alone.
    own: u32,
    /// Of these and of metaphors.
    ambiguous: u32,
    /// For those who govern.
    government: u32,
    /// Of other fields.
    foreign: u32,
    /// All.
    all: u32,
}

/// Whether an article is on topic: words of peace processes and war outweigh those of other fields, and there is
/// somebody who could make war or peace. Groups that are known to fight speak for it as such words do, movements as
/// ambiguous words do: sport and trade have neither.
pub(super) fn is_conflict(sources: Sources<'_, '_>, cast: &Cast, title: &str) -> bool {
    let words = words(sources, title);
    let actors = |kind| cast.actors().iter().filter(|actor| actor.kind == kind).take(2).fold(0, |n, _| n + 1);
    let (armed, movements, states): (u32, u32, u32) =
        (actors(ActorKind::ArmedGroup), actors(ActorKind::PoliticalGroup), actors(ActorKind::State));
    // Peoples, clans and villages make war and peace too; of them a report must speak the more plainly.
    let communities = cast.actors().iter().any(|actor| {
        matches!(actor.rule, "actors.named_body" | "actors.community")
            && matches!(actor.kind, ActorKind::CivilSociety | ActorKind::Other)
    });
    let communal = communities && words.own >= COMMUNAL && words.foreign <= words.own + 1;
    // Nothing else is spoken of: then a little tells.
    let alone = words.foreign == 0;
    let sent = actors(ActorKind::IntergovernmentalOrganization) > 0 && words.own > 0;
    let readout = alone && words.government >= 2 && words.ambiguous > 0;
    let warlike = alone && words.own > 0 && words.ambiguous >= 3 && words.all >= FULL;
    let plain = alone && words.own >= PLAIN && words.all >= FULL;
    let able = armed + movements + states > 0 || communal || sent || readout || warlike || plain;
    let ambiguous = words.ambiguous + movements;
    let told = words.own + armed > 0
        || ambiguous >= 3 && (ambiguous * DENSE >= words.all || alone && states + movements >= 2)
        || readout && (ambiguous + words.government) * READOUT >= words.all;
    let sides = u32::from(armed + states >= 2);
    let weight = 3 * (words.own + armed) + ambiguous + words.government + sides;
    able && told && weight >= 4 && weight > 2 * words.foreign
}

fn words(sources: Sources<'_, '_>, title: &str) -> Words {
    let document = sources.document;
    let mut found = Words::default();
    let mut count = |encoded: &Encoded, words: usize| {
        for cue in sources.lexicon.topic_cues(encoded) {
            match cue.value {
                TopicCue::Process | TopicCue::Conflict => found.own += 1,
                TopicCue::Ambiguous => found.ambiguous += 1,
                TopicCue::Government => found.government += 1,
                TopicCue::OffTopic => found.foreign += 1,
            }
        }
        found.all = found.all.saturating_add(u32::try_from(words).unwrap_or(u32::MAX));
    };
    let title: Vec<(&str, &str)> = title.split_whitespace().map(|word| (word, word)).collect();
    count(&sources.lexicon.encode(&title), title.len());
    for sentence in document.sentences().iter().take_while(|s| s.start < ENOUGH) {
        count(&document.encoded(sentence.clone()), sentence.len());
    }
    found
}
