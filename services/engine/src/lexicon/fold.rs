//! Words as the lexicon compares them: lower case, without diacritics, dots and apostrophes.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How a word is cased, as far as names are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    /// First letter lower case, or no letters.
    Lower,
    /// First letter upper case.
    Initial,
    /// Two letters or more, all upper case.
    Upper,
}

/// Whether a token stands for a word, is passed over inside a name ("-"), or ends it (",").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenClass {
    /// Holds letters or digits, or is the genitive "'s".
    Word,
    /// A hyphen, slash or apostrophe.
    Joiner,
    /// Any other punctuation, white space or symbol.
    Break,
}

/// The punctuation marks that can stand inside a name: "CPN (Maoist)", "Ministry of Peace, Unity and Trust".
pub(crate) const MARKS: [&str; 3] = [",", "(", ")"];

/// The class of a token by its characters.
pub(crate) fn classify(token: &str) -> TokenClass {
    if token.chars().any(char::is_alphanumeric) {
        TokenClass::Word
    } else if !token.is_empty() && token.chars().all(|c| is_joiner(c) || is_apostrophe(c)) {
        TokenClass::Joiner
    } else {
        TokenClass::Break
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/' | '\u{ad}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '`' | '\u{2bc}' | '\u{2bb}')
}

/// Splits a token into its words and hands each, folded, with its case to `sink`: "al-Shabaab" gives "al" and
/// "shabaab", "U.S." gives "us", "N'Djamena" gives "ndjamena", and the genitive "'s" stays by itself. A genitive at the
/// end of a token ("people's" in a key) is split off, as tokenizers do.
pub(crate) fn words(token: &str, buffer: &mut String, mut sink: impl FnMut(&str, Case)) {
    if matches!(token.chars().count(), 2) {
        let mut chars = token.chars();
        if chars.next().is_some_and(is_apostrophe) && matches!(chars.next(), Some('s' | 'S')) {
            sink("'s", Case::Lower);
            return;
        }
    }
    let (stem, genitive) = split_genitive(token);
    let mut case = CaseOf::default();
    buffer.clear();
    for c in stem.chars() {
        if c.is_alphanumeric() {
            case.push(c);
            fold_char(c, buffer);
        } else if c == '.' || is_apostrophe(c) || is_combining_mark(c) {
            // Inside a word these carry no meaning: "U.N.", "Sana'a", a decomposed accent.
        } else if !buffer.is_empty() {
            sink(buffer, case.get());
            buffer.clear();
            case = CaseOf::default();
        }
    }
    if !buffer.is_empty() {
        sink(buffer, case.get());
    }
    if genitive {
        sink("'s", Case::Lower);
    }
}

fn split_genitive(token: &str) -> (&str, bool) {
    let Some(rest) = token.strip_suffix('s') else { return (token, false) };
    let mut chars = rest.chars();
    match chars.next_back() {
        Some(c) if is_apostrophe(c) && chars.next_back().is_some() => {
            (rest.strip_suffix(c).unwrap_or(rest), true)
        }
        _ => (token, false),
    }
}

/// One word folded: lower case without diacritics.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_combining_mark(*c)) {
        fold_char(c, &mut out);
    }
    out
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        // Letters that Unicode does not take apart, as wire English writes them.
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' | 'İ' => out.push('i'),
        'ə' | 'Ə' => out.push('e'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        _ => {
            for part in c.nfd().filter(|part| !is_combining_mark(*part)) {
                out.extend(part.to_lowercase());
            }
        }
    }
}

#[derive(Default)]
struct CaseOf {
    letters: u32,
    upper: u32,
    initial: bool,
}

impl CaseOf {
    fn push(&mut self, c: char) {
        if c.is_alphabetic() {
            if c.is_uppercase() {
                self.initial |= self.letters == 0;
                self.upper += 1;
            }
            self.letters += 1;
        }
    }

    fn get(&self) -> Case {
        match (self.initial, self.letters > 1 && self.upper == self.letters) {
            (_, true) => Case::Upper,
            (true, false) => Case::Initial,
            (false, false) => Case::Lower,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(token: &str) -> Vec<String> {
        let (mut out, mut buffer) = (Vec::new(), String::new());
        words(token, &mut buffer, |word, _| out.push(word.to_owned()));
        out
    }

    #[test]
    fn spellings_of_one_name_fold_to_the_same_words() {
        assert_eq!(split("al-Shabaab"), ["al", "shabaab"]);
        assert_eq!(split("U.S."), split("US"));
        assert_eq!(split("N’Djamena"), split("Ndjamena"));
        assert_eq!(split("Élysée"), split("Elysee"));
        assert_eq!(split("people's"), ["people", "'s"]);
        assert_eq!(split("’s"), ["'s"]);
        assert_eq!(split("Łódź"), ["lodz"]);
    }

    #[test]
    fn odd_tokens_fold_without_harm() {
        for token in ["", "'", "’s’s", "😀", "الرياض", "((((", "s", "'s'", "\u{301}"] {
            let _ = split(token);
            let _ = classify(token);
        }
    }

    #[test]
    fn classes_of_tokens() {
        assert_eq!(classify("-"), TokenClass::Joiner);
        assert_eq!(classify(","), TokenClass::Break);
        assert_eq!(classify("M23"), TokenClass::Word);
        assert_eq!(classify(""), TokenClass::Break);
    }
}
