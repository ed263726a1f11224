//! Words before a date that say that it is one of what is to come.

use std::ops::Range;

/// Such words, in lower case and between spaces.
const PLANS: &[&str] = &[
    " will ",
    " due to ",
    " is to ",
    " are to ",
    " scheduled ",
    " expected to ",
    " set to ",
    " slated ",
    " plans to ",
];
/// So many bytes before a date at most are looked at, that a sentence of nothing but dates takes no longer than another.
const FURTHEST: usize = 160;

/// "A ceremony *is due to* take place on Monday": whether the words of a sentence before a date tell that, `before` being their bytes in
/// `body`. Such a day may be no day of the news.
pub(super) fn is_planned(body: &str, before: Range<usize>) -> bool {
    let start = body.floor_char_boundary(before.start.max(before.end.saturating_sub(FURTHEST)));
    let Some(words) = body.get(start..before.end) else { return false };
    let words = words.to_lowercase();
    PLANS.iter().any(|plan| words.contains(plan))
}

#[cfg(test)]
mod tests {
    use super::is_planned;

    #[test]
    fn what_is_due_on_a_day_is_told_before_it() {
        for (text, planned) in [
            ("A formal ceremony is due to take place on Monday", true),
            ("The two leaders will meet on Monday", true),
            ("The two leaders met on Monday", false),
            ("Ɐ will — die Gespräche — on Monday", true),
            ("", false),
        ] {
            let end = text.rfind("Monday").unwrap_or_default();
            assert_eq!(is_planned(text, 0..end), planned, "{text}");
        }
        // Not a character's edge where the look-back ends.
        let long = format!("{} will meet on Monday", "é".repeat(200));
        assert!(is_planned(&long, 0..long.len() - "Monday".len()));
        assert!(!is_planned("é", 1..2));
    }
}
