//! The summary: plain sentences composed from the findings, at most 80 words, each pointing to what it condenses.
//!
//! Every name, date and number in it comes from a finding; what the findings do not hold, no sentence says.

mod phrases;
mod sentences;

use peacebrief::v1;

/// The most words of a summary.
const MOST_WORDS: usize = 80;

/// Composes the summary of a brief whose elements have their ids.
pub(super) fn compose(brief: &v1::Brief) -> v1::Summary {
    let candidates = match brief.process {
        Some(_) => sentences::of_findings(brief),
        None => Vec::new(),
    };
    let mut summary = fitted(candidates);
    if summary.sentences.is_empty() {
        summary = fitted(quoted(brief));
    }
    summary
}

/// The sentences that fit the bound, in order; one that does not is left out for a shorter one after it.
fn fitted(candidates: Vec<v1::SummarySentence>) -> v1::Summary {
    let mut words = 0;
    let mut sentences = Vec::new();
    for sentence in candidates {
        let count = sentence.text.split_whitespace().count();
        if words + count <= MOST_WORDS {
            words += count;
            sentences.push(sentence);
        }
    }
    let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
    v1::Summary { text: texts.join(" "), sentences }
}

/// Key sentences as they stand: the gist of an article without findings. A sentence too long for the bound is cut at
/// a word, and marked so.
fn quoted(brief: &v1::Brief) -> Vec<v1::SummarySentence> {
    let spans = brief.key_sentences.iter().filter_map(|key| Some((key.id.clone(), key.span.as_ref()?)));
    spans
        .map(|(id, span)| {
            let words: Vec<&str> = span.text.split_whitespace().collect();
            let text = if words.len() <= MOST_WORDS {
                words.join(" ")
            } else {
                format!("{} …", words[..MOST_WORDS - 1].join(" "))
            };
            v1::SummarySentence { text, finding_ids: vec![id] }
        })
        .collect()
}
