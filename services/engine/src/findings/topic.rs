//! Whether an article is about a peace process or an armed conflict at all, or only speaks in its metaphors.

use peacebrief::v1::ActorKind;

use super::Sources;
use crate::actors::Cast;
use crate::lexicon::TopicCue;

/// How many words are read to tell: the lead tells the topic, and the longest article costs no more than a long one.
const ENOUGH: usize = 3000;

/// Whether an article is on topic: words of peace processes and war outweigh those of other fields, and there is
/// somebody who could make war or peace.
pub(super) fn is_conflict(sources: Sources<'_, '_>, cast: &Cast, title: &str) -> bool {
    let document = sources.document;
    let (mut own, mut ambiguous, mut foreign) = (0_u32, 0_u32, 0_u32);
    let mut count = |words: &[(&str, &str)]| {
        let encoded = sources.lexicon.encode(words);
        for cue in sources.lexicon.topic_cues(&encoded) {
            match cue.value {
                TopicCue::Process | TopicCue::Conflict => own += 1,
                TopicCue::Ambiguous => ambiguous += 1,
                TopicCue::OffTopic => foreign += 1,
            }
        }
    };
    let title: Vec<(&str, &str)> = title.split_whitespace().map(|word| (word, word)).collect();
    count(&title);
    for sentence in document.sentences().iter().take_while(|s| s.start < ENOUGH) {
        let words: Vec<(&str, &str)> =
            sentence.clone().map(|t| (document.word(t), document.lemma(t))).collect();
        count(&words);
    }
    // Between parties and armed groups peace is made, however the report puts it.
    let groups = cast
        .actors()
        .iter()
        .filter(|actor| matches!(actor.kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup))
        .count();
    ambiguous += u32::try_from(groups).unwrap_or(0);
    let armed = cast.actors().iter().any(|actor| actor.kind == ActorKind::ArmedGroup);
    let states = cast.actors().iter().filter(|actor| actor.kind == ActorKind::State).count();
    let able =
        armed || states >= 1 || cast.actors().iter().any(|actor| actor.kind == ActorKind::PoliticalGroup);
    let weight = 3 * own + ambiguous;
    able && own >= 1 && weight >= 4 && weight > 2 * foreign
}
