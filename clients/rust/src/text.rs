//! The words that a span points to.

use peacebrief::v1;

/// The part of a text that a span points to, where its offsets count in bytes as Rust's do: ask for
/// [`EncodingType::Utf8`](v1::EncodingType::Utf8). `None` for a span of another text, or of another unit, that would end beyond the text or
/// cut a character in two.
#[must_use]
pub fn slice<'t>(text: &'t str, span: &v1::TextSpan) -> Option<&'t str> {
    text.get(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_sliced_in_bytes_and_never_within_a_character() {
        let text = "🕊️ نيروبي é";
        let span = |start, end| v1::TextSpan { start, end, text: String::new() };
        let (dove, city) = ("🕊️".len() as i32, "🕊️ نيروبي".len() as i32);
        assert_eq!(slice(text, &span(0, dove)), Some("🕊️"));
        assert_eq!(slice(text, &span(dove + 1, city)), Some("نيروبي"));
        assert_eq!(slice(text, &span(city, city)), Some(""));
        for (start, end) in [(0, 1), (-1, 4), (4, 0), (0, 4096)] {
            assert_eq!(slice(text, &span(start, end)), None, "{start}..{end}");
        }
    }
}
