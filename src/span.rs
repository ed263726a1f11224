//! Offsets into a text in the three encodings of the API, and spans made and checked in them.

use crate::v1::{Brief, EncodingType, TextSpan};

/// Converts byte offsets of one text to and from the offsets of an encoding, in time logarithmic in its length.
///
/// Built once for a text and an encoding, in one pass; a text of ASCII alone needs no table at all.
#[derive(Debug, Clone)]
pub struct Offsets {
    encoding: EncodingType,
    bytes: usize,
    units: usize,
    /// Past each character of more than one byte: (byte offset, unit offset), ascending in both.
    steps: Vec<(usize, usize)>,
}

impl Offsets {
    /// Reads a text through once. `UNSPECIFIED` counts as UTF-8.
    #[must_use]
    pub fn new(text: &str, encoding: EncodingType) -> Self {
        let mut steps = Vec::new();
        let mut units = text.len();
        if matches!(encoding, EncodingType::Utf16 | EncodingType::Utf32) {
            units = 0;
            for (at, c) in text.char_indices() {
                units += if encoding == EncodingType::Utf16 { c.len_utf16() } else { 1 };
                if c.len_utf8() > 1 {
                    steps.push((at + c.len_utf8(), units));
                }
            }
        }
        Self { encoding, bytes: text.len(), units, steps }
    }

    /// The offset in the encoding's units of a byte offset that lies on a character boundary.
    #[must_use]
    pub fn from_byte(&self, byte: usize) -> usize {
        let n = self.steps.partition_point(|&(b, _)| b <= byte);
        let (b, u) = n.checked_sub(1).map_or((0, 0), |i| self.steps[i]);
        u + (byte.min(self.bytes) - b)
    }

    /// The byte offset of an offset in the encoding's units; `None` past the end of the text.
    ///
    /// An offset that falls inside a character answers a byte that is no boundary of the text or stands for no
    /// whole count of units: [`slice`](Self::slice) tells.
    fn to_byte(&self, unit: usize) -> Option<usize> {
        if unit > self.units {
            return None;
        }
        let n = self.steps.partition_point(|&(_, u)| u <= unit);
        let (b, u) = n.checked_sub(1).map_or((0, 0), |i| self.steps[i]);
        Some(b + (unit - u))
    }

    /// The words of `text` between two offsets in the encoding's units; `None` where they lie outside it, are out
    /// of order, or cut a character in two. `text` must be the text that this was built for.
    #[must_use]
    pub fn slice<'t>(&self, text: &'t str, start: usize, end: usize) -> Option<&'t str> {
        let (from, to) = (self.to_byte(start)?, self.to_byte(end)?);
        let words = text.get(from..to)?;
        (self.from_byte(from) == start && self.from_byte(to) == end && start <= end).then_some(words)
    }

    /// The unit in which this counts, never `UNSPECIFIED`.
    #[must_use]
    pub fn encoding(&self) -> EncodingType {
        match self.encoding {
            EncodingType::Unspecified => EncodingType::Utf8,
            named => named,
        }
    }

    /// Rewrites a span that counts in bytes to count in the encoding's units.
    pub fn rewrite(&self, span: &mut TextSpan) {
        let at = |n: i32| self.from_byte(usize::try_from(n).unwrap_or(0));
        span.start = clamp(at(span.start));
        span.end = clamp(at(span.end));
    }
}

/// The span of a byte range of a text, counting in bytes; `None` where the range does not slice it.
#[must_use]
pub fn of_bytes(text: &str, range: std::ops::Range<usize>) -> Option<TextSpan> {
    let words = text.get(range.clone())?;
    Some(TextSpan { start: clamp(range.start), end: clamp(range.end), text: words.to_owned() })
}

/// Visits every span of a brief, in the order of its fields, with no path: for those who rewrite all alike.
pub fn visit_mut(brief: &mut Brief, visit: &mut impl FnMut(&mut TextSpan)) {
    fn derivation(of: Option<&mut crate::v1::Derivation>, visit: &mut impl FnMut(&mut TextSpan)) {
        of.into_iter().flat_map(|d| &mut d.cues).for_each(visit);
    }
    if let Some(process) = &mut brief.process {
        derivation(process.derivation.as_mut(), visit);
    }
    for actor in &mut brief.actors {
        actor.mentions.iter_mut().flat_map(|m| &mut m.span).for_each(&mut *visit);
        derivation(actor.derivation.as_mut(), visit);
    }
    for agreement in &mut brief.agreements {
        agreement.date.iter_mut().flat_map(|d| &mut d.evidence).for_each(&mut *visit);
        for provision in &mut agreement.provisions {
            provision.evidence.iter_mut().for_each(&mut *visit);
            derivation(provision.derivation.as_mut(), visit);
        }
        for condition in &mut agreement.conditions {
            condition.evidence.iter_mut().for_each(&mut *visit);
            derivation(condition.derivation.as_mut(), visit);
        }
        for breach in &mut agreement.breaches {
            breach.evidence.iter_mut().for_each(&mut *visit);
            derivation(breach.derivation.as_mut(), visit);
        }
        agreement.evidence.iter_mut().chain(&mut agreement.mentions).for_each(&mut *visit);
        derivation(agreement.derivation.as_mut(), visit);
    }
    for event in &mut brief.events {
        event.date.iter_mut().flat_map(|d| &mut d.evidence).for_each(&mut *visit);
        event.place.iter_mut().flat_map(|p| &mut p.evidence).for_each(&mut *visit);
        event.evidence.iter_mut().chain(&mut event.mentions).for_each(&mut *visit);
        derivation(event.derivation.as_mut(), visit);
    }
    for statement in &mut brief.statements {
        statement.evidence.iter_mut().for_each(&mut *visit);
        derivation(statement.derivation.as_mut(), visit);
    }
    for step in &mut brief.next_steps {
        step.date.iter_mut().flat_map(|d| &mut d.evidence).for_each(&mut *visit);
        step.evidence.iter_mut().for_each(&mut *visit);
        derivation(step.derivation.as_mut(), visit);
    }
    for sentence in &mut brief.key_sentences {
        sentence.span.iter_mut().for_each(&mut *visit);
        derivation(sentence.derivation.as_mut(), visit);
    }
}

/// Offsets are 32-bit on the wire; a text that exceeds them is refused long before.
fn clamp(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_in_each_encoding() {
        let text = "aé\u{1f54a}b";
        let end = |e| Offsets::new(text, e).from_byte(text.len());
        assert_eq!(end(EncodingType::Utf8), 8);
        assert_eq!(end(EncodingType::Utf16), 5);
        assert_eq!(end(EncodingType::Utf32), 4);
        assert_eq!(Offsets::new(text, EncodingType::Unspecified).encoding(), EncodingType::Utf8);
    }

    #[test]
    fn refuses_what_cuts_a_character_or_lies_outside() {
        let text = "a\u{1f54a}b";
        let utf16 = Offsets::new(text, EncodingType::Utf16);
        assert_eq!(utf16.slice(text, 1, 3), Some("\u{1f54a}"));
        assert_eq!(utf16.slice(text, 1, 2), None);
        assert_eq!(utf16.slice(text, 3, 9), None);
        assert_eq!(utf16.slice(text, 3, 1), None);
        let utf8 = Offsets::new(text, EncodingType::Utf8);
        assert_eq!(utf8.slice(text, 0, 2), None);
    }

    proptest! {
        #[test]
        fn every_range_survives_every_encoding(text in "\\PC{0,40}", cut in any::<(prop::sample::Index, prop::sample::Index)>()) {
            let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let (a, b) = (bounds[cut.0.index(bounds.len())], bounds[cut.1.index(bounds.len())]);
            let range = a.min(b)..a.max(b);
            for encoding in [EncodingType::Utf8, EncodingType::Utf16, EncodingType::Utf32] {
                let offsets = Offsets::new(&text, encoding);
                let (s, e) = (offsets.from_byte(range.start), offsets.from_byte(range.end));
                prop_assert_eq!(offsets.slice(&text, s, e), Some(&text[range.clone()]));
            }
        }

        #[test]
        fn no_offsets_panic(text in "\\PC{0,20}", s in 0usize..99, e in 0usize..99) {
            for encoding in [EncodingType::Utf8, EncodingType::Utf16, EncodingType::Utf32] {
                let _ = Offsets::new(&text, encoding).slice(&text, s, e);
            }
        }
    }
}
