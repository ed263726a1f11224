//! Who did what: acts of which parties accuse each other, and whom a sentence credits with them.

use std::ops::Range;

use crate::record::Deed;
use crate::text::Word;

/// Acts on whose author reports differ.
const ACTS: &[&str] = &[
    "fire", "breach", "cancel", "sink", "sank", "sunk", "attack", "kill", "start", "provok", "draft",
    "written", "wrote", "walk", "refus",
];

/// How many words an author stands before the act, or past its "by", at most.
const REACH: usize = 14;

/// The acts of a sentence, with who did each.
pub(super) fn read(words: &[Word], mentioned: &[(Range<usize>, &str)], accused: &[&str]) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    // An accusation whose target the brief does not know credits nobody: its subject accuses.
    let accuses =
        words.iter().any(|word| matches!(word.stem.as_str(), "accus" | "blame" | "alleg" | "charg"));
    if accuses && accused.is_empty() {
        return deeds;
    }
    for (i, word) in words.iter().enumerate() {
        let act = act(words, i);
        let Some(what) = act else { continue };
        let passive = i
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|w| matches!(w.folded.as_str(), "was" | "were" | "been" | "being"));
        let by = words[i + 1..].iter().take(REACH).find(|w| w.folded == "by");
        let author = if passive || by.is_some() && !is_verb(word) {
            by.and_then(|by| mentioned.iter().find(|(at, _)| at.start >= by.at.end))
        } else {
            let from = words.get(i.saturating_sub(REACH)).map_or(0, |w| w.at.start);
            let before = |(at, _): &&(Range<usize>, &str)| at.start >= from && at.end <= word.at.start;
            mentioned.iter().rfind(before)
        };
        // Whom the sentence accuses, the brief knows better.
        let by = match accused {
            [one] => Some(*one),
            _ => author.map(|(_, by)| *by),
        };
        let Some(by) = by else { continue };
        let first = |w: &Word| w.folded == "first";
        let begins = words[i.saturating_sub(2)..(i + 4).min(words.len())].iter().any(first);
        let stressed = !accused.is_empty() || begins || cleft(words);
        let deed = Deed {
            what: what.to_owned(),
            by: by.to_owned(),
            stressed,
            word: i.try_into().unwrap_or(u32::MAX),
        };
        if deeds.iter().all(|other| other.what != deed.what) {
            deeds.push(deed);
        }
    }
    deeds
}

/// The act that a word tells.
fn act(words: &[Word], at: usize) -> Option<&str> {
    let word = &words[at];
    let next = words.get(at + 1).map_or("", |w| w.folded.as_str());
    match word.folded.as_str() {
        // "opened fire", "called off", "pulled out".
        "opened" | "open" if next == "fire" => Some("fire"),
        "called" | "calls" if next == "off" => Some("cancel"),
        "withdrew" => Some("cancel"),
        "sank" | "sunk" => Some("sink"),
        "wrote" | "written" | "drafted" => Some("draft"),
        // What both do to each other, or what one is under, nobody did first.
        "fire" if mutual(words, at) => None,
        _ => ACTS.contains(&word.stem.as_str()).then_some(word.stem.as_str()),
    }
}

/// "Traded fire", "an exchange of fire", "came under fire", "returned fire".
fn mutual(words: &[Word], at: usize) -> bool {
    let before =
        |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |w| w.folded.as_str());
    match before(1) {
        "of" => matches!(before(2), "exchange" | "exchanges"),
        word => matches!(
            word,
            "traded" | "trading" | "trade" | "exchanged" | "exchanging" | "under" | "returned" | "returning"
        ),
    }
}

fn is_verb(word: &Word) -> bool {
    word.folded.ends_with("ed")
        || matches!(word.folded.as_str(), "broke" | "began" | "sank" | "shot" | "withdrew" | "wrote")
}

/// "It was the army that …".
fn cleft(words: &[Word]) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(|pair| pair[0].folded == "it" && matches!(pair[1].folded.as_str(), "was" | "is"))
}
