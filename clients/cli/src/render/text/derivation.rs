//! How a finding came about, where that is asked for.

use peacebrief::v1;

use super::page::Page;
use super::piece::{Run, Style};

/// A line below a finding: the rule that made it, the words that set it off, and how sure it is.
pub(super) fn write(page: &mut Page, indent: usize, derivation: Option<&v1::Derivation>) {
    let Some(derivation) = derivation.filter(|_| page.explains()) else { return };
    let mut parts = Vec::new();
    if !derivation.rule.is_empty() {
        parts.push(format!("rule {}", derivation.rule));
    }
    if let Some(confidence) = derivation.confidence {
        parts.push(format!("confidence {confidence:.2}"));
    }
    if !derivation.cues.is_empty() {
        let cues: Vec<String> = derivation.cues.iter().map(|cue| format!("“{}”", cue.text)).collect();
        parts.push(format!("cues {}", cues.join(", ")));
    }
    if !parts.is_empty() {
        note(page, indent, &parts.join("; "));
    }
}

/// The words out of which a date was resolved.
pub(super) fn date(page: &mut Page, indent: usize, date: Option<&v1::ResolvedDate>) {
    if let Some(words) = date.and_then(|date| date.evidence.as_ref()).filter(|_| page.explains()) {
        note(page, indent, &format!("date from “{}”", words.text));
    }
}

/// A line of explanation.
pub(super) fn note(page: &mut Page, indent: usize, text: &str) {
    page.beside(indent, (Style::Faint, "↳"), 2, &Run::new().add(Style::Faint, text));
}
