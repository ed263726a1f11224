//! HTML entities as the characters that they stand for.
//!
//! Text that was copied from a page has them within its words: "the movement&#8217;s negotiator". They are read as what they stand for, at
//! the same length, so that spans point into the text as it was sent: white space fills what is left of them.

use std::borrow::Cow;

/// How an entity is read, by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// An apostrophe: where it ends a word, or an "s" behind it does.
    Apostrophe,
    /// A quotation mark: beside the words that it encloses.
    Quote,
    /// A dash, or an ampersand between blanks.
    Sign(&'static str),
    Blank,
}

const ENTITIES: &[(&str, Sort)] = &[
    ("&#8217;", Sort::Apostrophe),
    ("&rsquo;", Sort::Apostrophe),
    ("&#39;", Sort::Apostrophe),
    ("&#039;", Sort::Apostrophe),
    ("&apos;", Sort::Apostrophe),
    ("&#x27;", Sort::Apostrophe),
    ("&#x2019;", Sort::Apostrophe),
    ("&quot;", Sort::Quote),
    ("&#34;", Sort::Quote),
    ("&ldquo;", Sort::Quote),
    ("&rdquo;", Sort::Quote),
    ("&#8220;", Sort::Quote),
    ("&#8221;", Sort::Quote),
    ("&ndash;", Sort::Sign("–")),
    ("&#8211;", Sort::Sign("–")),
    ("&mdash;", Sort::Sign("—")),
    ("&#8212;", Sort::Sign("—")),
    ("&amp;", Sort::Sign("&")),
    ("&nbsp;", Sort::Blank),
    ("&#160;", Sort::Blank),
];

/// The text with its entities read, at the same length; the text itself where it has none.
pub(crate) fn read_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = text[from..].find('&').map(|n| from + n) {
        out.push_str(&text[from..at]);
        let found = ENTITIES.iter().find(|(entity, _)| text[at..].starts_with(entity));
        let read = found.and_then(|&(entity, sort)| {
            Some((entity.len(), read(sort, &text[..at], &text[at + entity.len()..])?))
        });
        match read {
            Some((len, (sign, before))) => {
                let blanks = " ".repeat(len - sign.len());
                out.push_str(if before { sign } else { &blanks });
                out.push_str(if before { &blanks } else { sign });
                from = at + len;
            }
            None => {
                out.push('&');
                from = at + 1;
            }
        }
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The sign that is read, and whether it stands before its blanks; nothing where it is better left as it is.
fn read(sort: Sort, before: &str, after: &str) -> Option<(&'static str, bool)> {
    let glued = before.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '(' | '['));
    match sort {
        Sort::Apostrophe => {
            let end = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            let possessive = after.strip_prefix('s').is_some_and(end) || before.ends_with('s') && end(after);
            (glued && possessive).then_some(("'", false))
        }
        Sort::Quote => Some(("\"", glued)),
        Sort::Sign("&") => (!glued && after.starts_with(' ')).then_some(("&", true)),
        Sort::Sign(sign) => Some((sign, false)),
        Sort::Blank => Some((" ", true)),
    }
}

#[cfg(test)]
mod tests {
    use super::read_entities;

    #[test]
    fn entities_are_read_at_the_same_length() {
        for (text, read) in [
            ("the movement&#8217;s envoy", "the movement      's envoy"),
            ("the rebels&rsquo; envoy", "the rebels      ' envoy"),
            ("a &quot;peace with honour&quot; now", "a      \"peace with honour\"      now"),
            ("Smith &amp; Sons, R&amp;D, N&#8217;Djamena", "Smith &     Sons, R&amp;D, N&#8217;Djamena"),
            ("talks&nbsp;&ndash; at last", "talks          – at last"),
            ("A & B &unknown;", "A & B &unknown;"),
        ] {
            assert_eq!(read_entities(text), read);
            assert_eq!(read_entities(text).len(), text.len());
        }
    }
}
