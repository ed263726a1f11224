//! What is set in capitals, as running text would have it: "TALKS IN GENEVA END" is read as "Talks in Geneva end".
//!
//! Capitals throughout tell nothing, and mislead a tagger that learned from edited text. The rewritten text keeps every byte offset, so that
//! spans point into the text as it was sent.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::dates::names_day_or_month;
use crate::lexicon::{Lexicon, Name};
use crate::syntax::Reader;
use crate::text::Layout;

/// So many words of the dictionary, or of grammar, make a run of capitals a shout: "UN", "NATO" and "FARC-EP" side by side are none.
const LOUD: usize = 2;
/// Names of organizations, groups and states of no more letters are acronyms.
const ACRONYM: usize = 6;
const STATE_ACRONYM: usize = 3;

/// Shorter words that end as forms of verbs do are names as often: "Ming", "Fred".
const SHORTEST_FORM: usize = 5;

/// No speaker's name has more words.
const LONGEST_SPEAKER: usize = 4;

/// Words of grammar, which the dictionary does not hold.
const GRAMMAR: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "nor",
    "as", "if", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "shall",
    "should", "may", "might", "can", "could", "must", "do", "does", "did", "not", "no", "that", "this",
    "these", "those", "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "we", "our",
    "us", "you", "your", "who", "which", "what", "when", "where", "while", "than", "then", "into", "over",
    "under", "after", "before", "between", "against", "about", "through", "during", "until", "upon", "both",
    "all", "any", "each", "some", "there", "so", "up", "out",
];

/// The body with what is set in capitals rewritten, at the same length; the body itself where nothing is.
pub(crate) fn recased<'t>(
    body: &'t str,
    layout: &Layout,
    reader: &Reader,
    lexicon: &Lexicon,
) -> Cow<'t, str> {
    let spelling = Spelling { body, reader, lexicon };
    let sentences: Vec<Vec<Range<usize>>> =
        layout.sentences.iter().map(|sentence| words(body, sentence.prose.clone())).collect();
    let loud: Vec<Vec<Range<usize>>> = sentences.iter().map(|words| spelling.loud_runs(words)).collect();
    if loud.iter().all(Vec::is_empty) {
        return Cow::Borrowed(body);
    }
    let elsewhere = elsewhere(body, &sentences, &loud);
    let mut out = String::with_capacity(body.len());
    for (number, (words, runs)) in sentences.iter().zip(&loud).enumerate() {
        let heading = layout.sentences.get(number).is_some_and(|sentence| layout.is_letterhead(sentence));
        for run in runs {
            let mut forms = spelling.forms(words, run.clone(), &elsewhere);
            if heading && run.len() == words.len() && spelling.is_letterhead(words) {
                for (word, form) in words.iter().zip(&mut forms) {
                    // "OBSERVER MISSION ON THE NKERI (UNOMN)": a short form in brackets.
                    if body[..word.start].ends_with('(') {
                        *form = Form::Upper;
                    } else if *form == Form::Lower && !is_grammar(&body[word.clone()]) {
                        *form = Form::Capital;
                    }
                }
            }
            for (word, form) in words[run.clone()].iter().zip(forms) {
                out.push_str(&body[out.len()..word.start]);
                form.write(&body[word.clone()], &mut out);
            }
        }
    }
    out.push_str(&body[out.len()..]);
    Cow::Owned(out)
}

/// How a word is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form<'t> {
    Lower,
    Capital,
    /// As it stands.
    Upper,
    /// As it stands elsewhere: "McGuinness".
    Like(&'t str),
}

impl Form<'_> {
    fn write(self, word: &str, out: &mut String) {
        match self {
            Self::Upper => out.push_str(word),
            Self::Like(other) if other.len() == word.len() => out.push_str(other),
            Self::Lower | Self::Capital | Self::Like(_) => {
                let keeps = usize::from(self != Self::Lower);
                out.extend(word.chars().enumerate().map(|(n, c)| if n < keeps { c } else { lower(c) }));
            }
        }
    }
}

/// The small letter of a capital, if it takes as many bytes.
fn lower(capital: char) -> char {
    let mut small = capital.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) if only.len_utf8() == capital.len_utf8() => only,
        _ => capital,
    }
}

/// The words of a sentence: letters and digits, with the apostrophes within.
fn words(body: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut apostrophe = false;
    for (offset, c) in body[sentence.clone()].char_indices() {
        let at = sentence.start + offset;
        if c.is_alphanumeric() {
            match out
                .last_mut()
                .filter(|word| word.end == at || apostrophe && at - word.end <= '’'.len_utf8())
            {
                Some(word) => word.end = at + c.len_utf8(),
                None => out.push(at..at + c.len_utf8()),
            }
        }
        apostrophe = matches!(c, '\'' | '’') && out.last().is_some_and(|word| word.end == at);
    }
    out
}

/// How often a word stands in each form where capitals tell something.
#[derive(Debug, Clone, Copy, Default)]
struct Elsewhere<'t> {
    lower: u32,
    upper: u32,
    capital: u32,
    like: Option<&'t str>,
}

/// The forms of all words outside what is loud. A sentence's first word tells nothing.
fn elsewhere<'t>(
    body: &'t str,
    sentences: &[Vec<Range<usize>>],
    loud: &[Vec<Range<usize>>],
) -> HashMap<String, Elsewhere<'t>> {
    let mut seen: HashMap<String, Elsewhere<'_>> = HashMap::new();
    for (words, runs) in sentences.iter().zip(loud) {
        let quiet = |n: usize| !runs.iter().any(|run| run.contains(&n));
        for (_, word) in words.iter().enumerate().skip(1).filter(|(n, _)| quiet(*n)) {
            let word = &body[word.clone()];
            let entry = seen.entry(bare(word).to_lowercase()).or_default();
            if !word.starts_with(char::is_uppercase) {
                entry.lower += 1;
            } else if is_upper(word) {
                entry.upper += 1;
            } else {
                entry.capital += 1;
                entry.like = Some(bare(word));
            }
        }
    }
    seen
}

/// A word without its possessive ending.
fn bare(word: &str) -> &str {
    let lower_s = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    lower_s.or_else(|| word.strip_suffix("'S")).or_else(|| word.strip_suffix("’S")).unwrap_or(word)
}

fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !bare(word).chars().any(char::is_lowercase)
}

fn is_grammar(word: &str) -> bool {
    GRAMMAR.iter().any(|other| other.eq_ignore_ascii_case(word))
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

struct Spelling<'s> {
    body: &'s str,
    reader: &'s Reader,
    lexicon: &'s Lexicon,
}

impl Spelling<'_> {
    /// The runs of a sentence's words that are set in capitals, as ranges of their numbers.
    fn loud_runs(&self, words: &[Range<usize>]) -> Vec<Range<usize>> {
        let upper = |word: &Range<usize>| {
            let word = &self.body[word.clone()];
            is_upper(word) || !word.contains(char::is_alphabetic)
        };
        let mut runs = Vec::new();
        let mut start = 0;
        for n in 0..=words.len() {
            if words.get(n).is_some_and(upper) {
                continue;
            }
            let run = start..n;
            let common = words[run.clone()]
                .iter()
                .filter(|word| self.is_common(&self.body[(*word).clone()]))
                .take(LOUD);
            if common.count() == LOUD && !self.is_speaker(words, &run) {
                runs.push(run);
            }
            start = n + 1;
        }
        runs
    }

    /// "BILL HALL (Kestria) said": minutes have their speakers in capitals, and in brackets for whom they speak.
    fn is_speaker(&self, words: &[Range<usize>], run: &Range<usize>) -> bool {
        let [first, .., last] = &words[run.clone()] else { return false };
        let bracket = self.body[last.end..].starts_with(" (");
        let name = words[run.clone()].iter().all(|word| {
            let word = &self.body[word.clone()];
            !is_grammar(word) && word.chars().all(|c| c.is_alphabetic() || c == '-')
        });
        let given = self.lexicon.given_name(&self.body[first.clone()]).is_some();
        run.start == 0 && run.len() <= LONGEST_SPEAKER && bracket && name && given
    }

    /// Whether a word is the dictionary's, the lexicon's for an accord, or a form of a verb, which the dictionary has in the infinitive.
    fn is_ordinary(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        self.reader.is_word(word)
            || self.lexicon.accord_noun(&small).is_some()
            || small.len() > SHORTEST_FORM && (small.ends_with("ing") || small.ends_with("ed"))
    }

    /// Whether a word is one that edited text has in small letters.
    fn is_common(&self, word: &str) -> bool {
        letters(word) >= 2
            && (is_grammar(word) || self.is_ordinary(word) && self.lexicon.name(word).is_empty())
    }

    /// How each word of a run among a sentence's words is to be written.
    fn forms<'t>(
        &self,
        sentence: &[Range<usize>],
        run: Range<usize>,
        elsewhere: &HashMap<String, Elsewhere<'t>>,
    ) -> Vec<Form<'t>> {
        let words = &sentence[run.clone()];
        let surface: Vec<&str> = words.iter().map(|word| bare(&self.body[word.clone()])).collect();
        let pairs: Vec<(&str, &str)> = surface.iter().map(|word| (*word, *word)).collect();
        let mut named: Vec<Option<Form<'t>>> = vec![None; words.len()];
        for found in self.lexicon.names(&self.lexicon.encode(&pairs)) {
            let single = found.tokens.len() == 1;
            let longest = |name: &Name<'_>| match name {
                Name::Organization(_) | Name::Group(_) | Name::GroupMember(_) => ACRONYM,
                Name::State(_) => STATE_ACRONYM,
                _ => 0,
            };
            for at in found.tokens.clone() {
                let acronym = found.readings.iter().any(|name| letters(surface[at]) <= longest(name));
                let acronym = acronym && single && !self.reader.is_word(surface[at]);
                named[at] = Some(if acronym { Form::Upper } else { Form::Capital });
            }
        }
        let mut forms: Vec<Form<'t>> = (0..words.len())
            .map(|n| self.form(surface[n], named[n], elsewhere.get(&surface[n].to_lowercase()).copied()))
            .collect();
        if run.len() < sentence.len() {
            self.capitalize_bodies(&surface, &mut forms);
        }
        if let Some(first) = forms.first_mut().filter(|form| run.start == 0 && **form == Form::Lower) {
            *first = Form::Capital;
        }
        forms
    }

    /// "MINISTRY OF FOREIGN AFFAIRS", "FREE LINGA MOVEMENT": the name of a body, whose noun stands last or before the first preposition.
    fn is_letterhead(&self, words: &[Range<usize>]) -> bool {
        const JOINING: &[&str] = &["of", "for", "on", "in", "to"];
        let word = |n: usize| self.body[words[n].clone()].to_lowercase();
        let end = (0..words.len()).find(|&n| JOINING.contains(&word(n).as_str())).unwrap_or(words.len());
        let office =
            |word: &str| matches!(word, "office" | "presidency" | "secretariat" | "embassy" | "republic");
        end > 0
            && (office(&word(end - 1))
                || self.lexicon.body_noun(&word(end - 1)).is_some_and(|noun| !noun.people))
    }

    /// "THE PERMANENT COUNCIL, meeting today": capitals before running text may name a body.
    fn capitalize_bodies(&self, words: &[&str], forms: &mut [Form<'_>]) {
        for last in 0..words.len() {
            if self.lexicon.body_noun(&words[last].to_lowercase()).is_none() {
                continue;
            }
            let part = |n: &usize| forms[*n] != Form::Upper && !is_grammar(words[*n]);
            let first = (0..=last).rev().take_while(part).last().unwrap_or(last + 1);
            let small = forms.iter_mut().take(last + 1).skip(first).filter(|form| **form == Form::Lower);
            small.for_each(|form| *form = Form::Capital);
        }
    }

    fn form<'t>(&self, word: &str, named: Option<Form<'t>>, elsewhere: Option<Elsewhere<'t>>) -> Form<'t> {
        let seen = elsewhere.unwrap_or_default();
        if letters(word) < 2 {
            return if word.eq_ignore_ascii_case("a") { Form::Lower } else { Form::Upper };
        }
        if seen.upper > seen.lower + seen.capital {
            return Form::Upper;
        }
        if is_grammar(word) {
            return Form::Lower;
        }
        if seen.lower + seen.capital > 0 {
            return match seen.like {
                Some(like) if seen.capital >= seen.lower => Form::Like(like),
                _ => Form::Lower,
            };
        }
        if let Some(named) = named {
            return named;
        }
        if self.is_ordinary(word) && !names_day_or_month(word) { Form::Lower } else { Form::Capital }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> String {
        let (reader, lexicon) =
            (Reader::embedded().expect("a model"), Lexicon::embedded().expect("a lexicon"));
        recased(text, &Layout::of(text), &reader, &lexicon).into_owned()
    }

    #[test]
    fn what_is_set_in_capitals_is_read_as_running_text() {
        let text = "PRESIDENT DAOUD LARMA OF TAMARRA ACCUSED THE UN OF DELAYING A CEASEFIRE IN FRANCE. Larma spoke of the UN's delay.";
        assert_eq!(
            read(text),
            "President Daoud Larma of Tamarra accused the UN of delaying a ceasefire in France. Larma spoke of the UN's delay."
        );
    }

    #[test]
    fn a_shouted_beginning_is_read_with_what_follows() {
        assert_eq!(
            read("THE REBELS SIGNED the accord on Friday."),
            "The rebels signed the accord on Friday."
        );
    }

    #[test]
    fn a_body_that_opens_a_resolution_is_named() {
        let text = "THE PERMANENT COUNCIL, meeting today, WELCOMES the accord.";
        assert_eq!(read(text), "The Permanent Council, meeting today, WELCOMES the accord.");
    }

    #[test]
    fn a_letterhead_is_the_name_of_a_body() {
        let text = "UNITED NATIONS OBSERVER MISSION ON THE NKERI (UNOMN)\n\nObservers of the mission counted the last company.";
        let read = read(text);
        assert!(read.starts_with("United Nations Observer Mission on the Nkeri (UNOMN)"), "{read}");
    }

    #[test]
    fn acronyms_side_by_side_are_no_shout() {
        for text in
            ["The envoys of the AU, UN, EU and IGAD met.", "NATO and the FARC-EP.", "Émile MBARGA spoke."]
        {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn a_speaker_in_capitals_stays_one() {
        let text = "BILL HALL (Kestria) supported the measures.";
        assert_eq!(read(text), text);
    }

    #[test]
    fn offsets_are_kept() {
        let text = "ÉMILE İNÖNÜ’S ẞTRASSE ENVOY SIGNED THE PACT — “WE AGREE”, HE SAID. It was 2 May.";
        assert_eq!(read(text).len(), text.len());
    }
}
