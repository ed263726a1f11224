//! The passage of a text that shows best why it was found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use peacebrief::v1::{Snippet, SnippetPart, SnippetSource};

use super::analysis::words_among;

/// How many words a passage has at most.
const WORDS: usize = 32;

/// How many words stand before the first word found, where the text has them.
const LEAD: usize = 6;

/// How long a passage may be, in bytes: in some scripts, and in some texts, there is no end to a word.
const BYTES: usize = 600;

/// One passage for each text that has a word searched for; the one with most of them first.
pub(crate) fn snippets(texts: &[(SnippetSource, &str)], terms: &BTreeSet<&str>) -> Vec<Snippet> {
    let mut found: Vec<(usize, Snippet)> =
        texts.iter().filter_map(|(source, text)| passage(*source, text, terms)).collect();
    // Stable: what tells as much stays in the order of the texts.
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.into_iter().map(|(_, snippet)| snippet).collect()
}

/// The passage with the most of the terms, and how many of them it has.
fn passage<'t>(source: SnippetSource, text: &'t str, terms: &BTreeSet<&'t str>) -> Option<(usize, Snippet)> {
    let (mut words, mut hits): (Vec<Range<usize>>, Vec<Hit<'_>>) = (Vec::new(), Vec::new());
    for (range, term) in words_among(text, terms) {
        hits.extend(term.map(|term| Hit { word: words.len(), term }));
        words.push(range);
    }
    let (first, count) = best_start(&hits)?;
    let from = first.saturating_sub(LEAD);
    let mut last = (from + WORDS).min(words.len()) - 1;
    // Shorter, if it must be, but never without the word for which it is shown.
    let from = if words[first].end - words[from].start > BYTES { first } else { from };
    while last > first && words[last].end - words[from].start > BYTES {
        last -= 1;
    }
    let whole = words[from].start..words[last].end;
    let shown = hits.iter().map(|hit| hit.word).filter(|word| (from..=last).contains(word));
    let marked = shown.map(|word| words[word].clone());
    Some((
        count,
        Snippet {
            source: source.into(),
            parts: parts(text, whole, marked),
            cut_before: from > 0,
            cut_after: last + 1 < words.len(),
        },
    ))
}

/// A word of a text that is searched for.
struct Hit<'t> {
    /// Which word of the text it is.
    word: usize,
    term: &'t str,
}

/// The word from which on the most different terms stand within a passage, the earliest such; and how many do.
fn best_start(hits: &[Hit<'_>]) -> Option<(usize, usize)> {
    let mut within: BTreeMap<&str, usize> = BTreeMap::new();
    let mut best: Option<(usize, usize)> = None;
    let mut next = 0;
    for &Hit { word: start, term } in hits {
        while next < hits.len() && hits[next].word < start + WORDS - LEAD {
            *within.entry(hits[next].term).or_default() += 1;
            next += 1;
        }
        if best.is_none_or(|(_, count)| within.len() > count) {
            best = Some((start, within.len()));
        }
        if let Some(count) = within.get_mut(term) {
            *count -= 1;
            if *count == 0 {
                within.remove(term);
            }
        }
    }
    best
}

fn parts(text: &str, whole: Range<usize>, marked: impl Iterator<Item = Range<usize>>) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    let mut at = whole.start;
    let mut add = |range: Range<usize>, matched| {
        if !range.is_empty() {
            parts.push(SnippetPart { text: text[range].to_owned(), matched });
        }
    };
    for hit in marked {
        add(at..hit.start, false);
        at = hit.end;
        add(hit, true);
    }
    add(at..whole.end, false);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(snippet: &Snippet) -> String {
        let part = |part: &SnippetPart| {
            if part.matched { format!("[{}]", part.text) } else { part.text.clone() }
        };
        snippet.parts.iter().map(part).collect()
    }

    #[test]
    fn shows_the_place_with_most_of_the_words() {
        let body = format!("Talks began. {}The talks in Doha led to talks.", "Nothing of note. ".repeat(20));
        let terms = BTreeSet::from(["talk", "doha"]);
        let found = snippets(&[(SnippetSource::Title, "Talks"), (SnippetSource::Body, &body)], &terms);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].source(), SnippetSource::Body);
        assert!(shown(&found[0]).ends_with("The [talks] in [Doha] led to [talks]"), "{}", shown(&found[0]));
        assert!(found[0].cut_before && !found[0].cut_after);
        assert_eq!(shown(&found[1]), "[Talks]");
    }

    #[test]
    fn a_text_without_the_words_has_no_passage() {
        assert!(snippets(&[(SnippetSource::Body, "nothing")], &BTreeSet::from(["talk"])).is_empty());
    }

    proptest! {
        #[test]
        fn a_passage_is_of_the_text_and_short(text in "(\\PC{0,9}|talk|doha| ){0,120}") {
            let terms = BTreeSet::from(["talk", "doha"]);
            for snippet in snippets(&[(SnippetSource::Body, &text)], &terms) {
                let joined: String = snippet.parts.iter().map(|part| part.text.as_str()).collect();
                prop_assert!(text.contains(&joined));
                prop_assert!(snippet.parts.iter().any(|part| part.matched));
                prop_assert!(joined.len() <= BYTES + 64);
            }
        }
    }
}
