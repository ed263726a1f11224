//! Front matter: what stands between two lines of three dashes at the head of a plain text.

use peacebrief::{date, v1};

use super::error::Fault;

const FENCE: &str = "---";

/// The article of a plain text, with the id that its front matter gives.
///
/// Without front matter the whole text is the body. With it, the body begins after the blank lines that follow.
pub(super) fn article(text: &str) -> Result<(Option<String>, v1::Article), Fault> {
    let mut article = v1::Article::default();
    let mut id = None;
    let Some((head, body)) = split(text) else {
        text.clone_into(&mut article.body);
        return Ok((id, article));
    };
    for line in head.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, value) = line
            .split_once(':')
            .ok_or_else(|| Fault::FrontMatter(format!("{line:?} is not of the form `key: value`")))?;
        let value = unquote(value.trim());
        match key.trim() {
            "title" => value.clone_into(&mut article.title),
            "source" => value.clone_into(&mut article.source),
            "language" => value.clone_into(&mut article.language),
            "published" => article.published = Some(date::parse(value)?),
            "id" => id = Some(value.to_owned()),
            // A misspelled key would otherwise vanish, and with it the date against which all others are resolved.
            other => {
                let known = "title, published, source, language and id are known";
                return Err(Fault::FrontMatter(format!("unknown key {other:?}; {known}")));
            }
        }
    }
    body.clone_into(&mut article.body);
    Ok((id, article))
}

/// Front matter and body; `None` where there is no front matter.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == FENCE)?;
    let mut at = opening.len();
    for line in lines {
        if line.trim_end() == FENCE {
            let body = &text[at + line.len()..];
            let blank: usize =
                body.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
            return Some((&text[opening.len()..at], &body[blank..]));
        }
        at += line.len();
    }
    None
}

fn unquote(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_text_does_not() {
        let text = "---\r\nid: one\r\ntitle: \"Talks: day two\"\r\npublished: 2025-08-11\r\nsource: Wire\r\nlanguage: en-GB\r\n---\r\n\r\nBody.\r\n";
        let (id, article) = article(text).unwrap();
        assert_eq!(id.as_deref(), Some("one"));
        assert_eq!(article.title, "Talks: day two");
        assert_eq!(article.published, Some(v1::Date { year: 2025, month: 8, day: 11 }));
        assert_eq!((article.source.as_str(), article.language.as_str()), ("Wire", "en-GB"));
        assert_eq!(article.body, "Body.\r\n");
    }

    #[test]
    fn a_rule_that_is_never_closed_is_no_front_matter() {
        let text = "---\nThe talks went on.\n";
        assert_eq!(article(text).unwrap().1.body, text);
    }

    #[test]
    fn misspelled_keys_and_wrong_dates_are_faults() {
        assert!(matches!(article("---\npublishd: 2025-08-11\n---\nx"), Err(Fault::FrontMatter(_))));
        assert!(matches!(article("---\nno colon\n---\nx"), Err(Fault::FrontMatter(_))));
        assert!(matches!(article("---\npublished: 2025-08-32\n---\nx"), Err(Fault::Published(_))));
    }
}
