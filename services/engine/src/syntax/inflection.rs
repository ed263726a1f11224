//! Mends dictionary forms that the lemmatizer gets wrong as a rule: the parity with spaCy's own stops short of what misreads a report.

use super::Token;
use super::labels::{Pos, Tag};

/// Forms whose stem is in no list of words, or is another word.
const FORMS: &[(&str, &str)] = &[
    ("airdropped", "airdrop"),
    ("axed", "axe"),
    ("bases", "base"),
    ("cochaired", "cochair"),
    ("cochairing", "cochair"),
    ("cordoned", "cordon"),
    ("cordoning", "cordon"),
    ("corpses", "corpse"),
    ("decreed", "decree"),
    ("gendarmeries", "gendarmerie"),
    ("greenlighted", "greenlight"),
    ("installed", "install"),
    ("installing", "install"),
    ("jeered", "jeer"),
    ("lambasted", "lambaste"),
    ("lambasting", "lambaste"),
    ("paraphed", "paraph"),
    ("plenaries", "plenary"),
    ("relaunched", "relaunch"),
    ("relaunches", "relaunch"),
    ("relaunching", "relaunch"),
    ("thumbprinted", "thumbprint"),
    ("unbanned", "unban"),
    ("videocalled", "videocall"),
];

/// Gives "staged", "waged" and "hoped" back their own verbs; `word` is the text of a token.
pub(crate) fn mend<'t>(tokens: &mut [Token], word: impl Fn(&Token) -> &'t str) {
    for token in tokens.iter_mut() {
        if !matches!(token.pos, Pos::Verb | Pos::Noun) {
            continue;
        }
        let form = word(token);
        let known = FORMS.iter().find(|(wrong, _)| form.eq_ignore_ascii_case(wrong));
        if let Some((_, lemma)) = known {
            token.lemma = (*lemma).into();
        } else if token.pos == Pos::Verb && drops_its_e(form, &token.lemma, token.tag) {
            token.lemma = format!("{}e", token.lemma).into();
        }
    }
}

/// "staged" is of "stage": "stag" would double its last letter, and "stags" has no "e".
fn drops_its_e(form: &str, lemma: &str, tag: Tag) -> bool {
    let inflected = matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz);
    let ending = form.get(..lemma.len()).filter(|stem| stem.eq_ignore_ascii_case(lemma));
    let ending = ending.and_then(|_| form.get(lemma.len()..)).unwrap_or_default();
    inflected && matches!(ending, "ed" | "ing" | "es") && doubles_its_end(lemma)
}

/// Whether a verb is of one syllable that ends with one vowel and one consonant, so that it doubles that: "plan", "planned".
fn doubles_its_end(lemma: &str) -> bool {
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    match lemma.as_bytes() {
        [start @ .., before, last] => {
            let start_is_plain = !start.iter().any(|&letter| vowel(letter));
            vowel(*before)
                && last.is_ascii_lowercase()
                && !vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y' | b's' | b'h' | b'z')
                && start_is_plain
                && !start.is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::Reader;

    fn lemmas(text: &str) -> Vec<String> {
        let mut tokens = Reader::embedded().unwrap().read(text);
        super::mend(&mut tokens, |token| &text[token.start as usize..token.end as usize]);
        tokens.iter().map(|token| token.lemma.to_string()).collect()
    }

    #[test]
    fn verbs_have_their_own_dictionary_form() {
        let of = |text: &str, place: usize| lemmas(text)[place].clone();
        assert_eq!(of("Relatives staged a rally.", 1), "stage");
        assert_eq!(of("They waged war.", 1), "wage");
        assert_eq!(of("She hoped for peace.", 1), "hope");
        assert_eq!(of("They planned a rally.", 1), "plan");
        assert_eq!(of("The rebels showed it.", 2), "show");
        assert_eq!(of("The envoy relaunched the talks.", 2), "relaunch");
        assert_eq!(of("They shelled the bases.", 3), "base");
    }
}
