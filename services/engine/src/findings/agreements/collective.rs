//! Several accords told as one, and then one by one: "signed two agreements … The first … The second …".

use super::cluster::Accord;
use super::mentions::Mention;
use crate::findings::Sources;
use crate::syntax::Tag;

/// Words that count accords off.
const ORDINALS: &[&str] = &["first", "second", "third", "fourth"];
/// How many sentences after the several the first of them is told.
const SOON: usize = 6;
/// How many accords after them are asked.
const MOST_AFTER: usize = 40;

/// The accords without those that are told one by one after, with the day of the several for each that has none.
pub(super) fn told_one_by_one(sources: Sources<'_, '_>, mut accords: Vec<Accord>) -> Vec<Accord> {
    let several: Vec<usize> = (0..accords.len()).filter(|&n| is_several(sources, &accords[n])).collect();
    for n in several.into_iter().rev() {
        let each: Vec<usize> = (n + 1..accords.len().min(n + MOST_AFTER))
            .filter(|&m| is_counted_off(sources, &accords[n], &accords[m]))
            .collect();
        if each.len() < 2 {
            continue;
        }
        let made = accords[n].made.clone();
        for m in each {
            accords[m].made = accords[m].made.take().or_else(|| made.clone());
        }
        accords.remove(n);
    }
    accords
}

fn is_several(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    accord.names.is_empty()
        && accord
            .mentions
            .iter()
            .filter(|m| !m.anaphor)
            .all(|m| matches!(sources.document.tag(m.head), Tag::Nns | Tag::Nnps))
}

fn is_counted_off(sources: Sources<'_, '_>, several: &Accord, accord: &Accord) -> bool {
    let document = sources.document;
    let (Some(of), Some(first)) = (several.mentions.first(), accord.mentions.first()) else { return false };
    let counted =
        |m: &Mention| m.phrase.clone().any(|t| ORDINALS.contains(&document.word(t).to_lowercase().as_str()));
    first.head > of.head
        && document.sentence_of(first.head) - document.sentence_of(of.head) <= SOON
        && (first.definite || first.called.is_some())
        && counted(first)
        && !first.bygone
}
