//! Cuts text into the tokens that the model was trained on.
//!
//! Text is first cut at white space into *chunks*. From each chunk prefixes and suffixes (quotes, brackets, units, final
//! stops) are taken off, what stays is cut at infixes (hyphens, slashes), unless a list of special cases ("U.S.",
//! "don't", ":-)") or the form of a web address says otherwise.

mod affixes;
mod special;
mod url;

use super::model::{ModelError, Sections};
use affixes::Affixes;
use special::SpecialCases;
use url::Addresses;

/// A chunk of more pieces than this is no writing, if they are shorter than [`SHORTEST_PIECES`] on average.
const MOST_PIECES: usize = 64;

/// The least average length in bytes of the pieces of a chunk with very many.
const SHORTEST_PIECES: usize = 2;

/// A part of a chunk: a token before its place in the text is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Offset in bytes of its end; it begins where the piece before it ends.
    pub(super) end: u32,
    /// The usual form of the word, where a special case says it: "not" for the "n't" of "don't".
    pub(super) norm: Option<&'static str>,
}

/// The rules of the English tokenizer.
#[derive(Debug)]
pub(super) struct Tokenizer {
    affixes: Affixes,
    addresses: Addresses,
    special: SpecialCases,
}

impl Tokenizer {
    pub(super) fn new(model: Sections<'static>) -> Result<Self, ModelError> {
        let mut tokenizer = Self {
            affixes: Affixes::new(model)?,
            addresses: Addresses::new(model)?,
            special: SpecialCases::new(model)?,
        };
        let affixes = &tokenizer.affixes;
        let split: Vec<(Box<str>, Vec<u32>)> = tokenizer
            .special
            .texts()
            .filter(|text| affixes.has_any(text))
            .map(|text| (text.into(), tokenizer.split_plainly(text)))
            .collect();
        tokenizer.special.set_split_forms(split);
        Ok(tokenizer)
    }

    /// Appends the pieces of a chunk without white space. They cover it without gaps.
    ///
    /// Rows of brackets, dashes and the like stay whole, other than in spaCy: a token for every byte would make them many
    /// times as expensive as words.
    pub(super) fn split(&self, chunk: &str, pieces: &mut Vec<Piece>) {
        let first = pieces.len();
        self.split_affixes(chunk, &self.special, pieces);
        let count = pieces.len() - first;
        if count > MOST_PIECES && chunk.len() < count * SHORTEST_PIECES {
            pieces.truncate(first);
            pieces.push(Piece { end: chunk.len() as u32, norm: None });
        } else if count > 1 {
            self.special.rejoin(chunk, pieces, first);
        }
    }

    /// The ends of the pieces of a chunk as they are without special cases.
    fn split_plainly(&self, chunk: &str) -> Vec<u32> {
        let mut pieces = Vec::new();
        self.split_affixes(chunk, &SpecialCases::default(), &mut pieces);
        pieces.iter().map(|piece| piece.end).collect()
    }

    fn split_affixes(&self, chunk: &str, special: &SpecialCases, pieces: &mut Vec<Piece>) {
        let (mut start, mut end) = (0, chunk.len());
        let mut suffixes = Vec::new();
        let plain = |end: usize, pieces: &mut Vec<Piece>| pieces.push(Piece { end: end as u32, norm: None });

        while start < end && special.get(&chunk[start..end]).is_none() {
            let prefix = self.affixes.prefix(&chunk[start..end]);
            let inner = start + prefix;
            if prefix > 0 && inner < end && special.get(&chunk[inner..end]).is_some() {
                plain(inner, pieces);
                start = inner;
                break;
            }
            let suffix = self.affixes.suffix(&chunk[inner..end]);
            if suffix > 0 && special.get(&chunk[start..end - suffix]).is_some() {
                suffixes.push(end);
                end -= suffix;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                plain(inner, pieces);
                start = inner;
            }
            if suffix > 0 {
                suffixes.push(end);
                end -= suffix;
            }
        }

        let middle = &chunk[start..end];
        if let Some(case) = special.get(middle) {
            pieces.extend(case.iter().map(|piece| Piece { end: start as u32 + piece.end, ..*piece }));
        } else if self.addresses.is_address(middle) {
            plain(end, pieces);
        } else if !middle.is_empty() {
            self.affixes.cut_infixes(middle, |cut| plain(start + cut, pieces));
        }
        for end in suffixes.into_iter().rev() {
            plain(end, pieces);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tokenizer;
    use crate::syntax::model::{ENGLISH, Sections};

    fn split(chunk: &str) -> String {
        let tokenizer = Tokenizer::new(Sections::new(ENGLISH).unwrap()).unwrap();
        let mut pieces = Vec::new();
        tokenizer.split(chunk, &mut pieces);
        let mut start = 0;
        let texts = pieces.iter().map(|piece| {
            let text = &chunk[start..piece.end as usize];
            start = piece.end as usize;
            text
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    // The expected cuts are those of spaCy 3.8.18's English tokenizer.

    #[test]
    fn punctuation_is_taken_off_both_ends() {
        assert_eq!(split("(\"Peace,\""), "( \" Peace , \"");
        assert_eq!(split("talks..."), "talks ...");
        assert_eq!(split("$1.5m"), "$ 1.5 m");
        assert_eq!(split("12km,"), "12 km ,");
        assert_eq!(split("US$5bn"), "US$ 5bn");
        assert_eq!(split("+5"), "+5");
        assert_eq!(split("+x"), "+ x");
        assert_eq!(split("……"), "… …");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(split("U.S."), "U.S.");
        assert_eq!(split("(U.N.)"), "( U.N. )");
        assert_eq!(split("Gen."), "Gen.");
        assert_eq!(split("NATO."), "NATO .");
        assert_eq!(split("C.N.D.P.,"), "C.N.D.P. ,");
        assert_eq!(split("10a.m."), "10 a.m.");
    }

    #[test]
    fn contractions_and_possessives_are_cut() {
        assert_eq!(split("don't"), "do n't");
        assert_eq!(split("won’t\""), "wo n’t \"");
        assert_eq!(split("ministry's"), "ministry 's");
        assert_eq!(split("parties'"), "parties '");
        assert_eq!(split("d'Ivoire"), "d'Ivoire");
    }

    #[test]
    fn words_are_cut_at_hyphens_slashes_and_dashes() {
        assert_eq!(split("ceasefire-monitoring"), "ceasefire - monitoring");
        assert_eq!(split("ex-FARC."), "ex - FARC .");
        assert_eq!(split("M23/AFC"), "M23 / AFC");
        assert_eq!(split("it—can"), "it — can");
        assert_eq!(split("end.The"), "end . The");
        assert_eq!(split("17-point"), "17 - point");
        assert_eq!(split("2015-16"), "2015 - 16");
        assert_eq!(split("a--b"), "a -- b");
    }

    #[test]
    fn addresses_stay_whole() {
        assert_eq!(split("https://un.org/a?b=1"), "https://un.org/a?b=1");
        assert_eq!(split("(a@b.com)."), "( a@b.com ) .");
        assert_eq!(split("www.example.org,"), "www.example.org ,");
    }

    #[test]
    fn emoticons_are_rejoined() {
        assert_eq!(split(":-)"), ":-)");
        assert_eq!(split("talks):"), "talks ):");
        assert_eq!(split("x-he's"), "x - he 's");
    }

    #[test]
    fn what_is_no_writing_stays_whole() {
        assert_eq!(split(&"(".repeat(65)), "(".repeat(65));
        assert_eq!(split(&"a-".repeat(40)), "a-".repeat(40));
        assert_eq!(split(&"(".repeat(64)).len(), 127);
        assert_eq!(split(&"word/".repeat(100)).split(' ').count(), 199);
    }

    #[test]
    fn pieces_cover_whatever_comes() {
        for chunk in
            ["((((", "'", "—", "😀😀", "سلام،", "\u{301}", "°C.", "5°F.", "..", "http://", "@", "a@", "://"]
        {
            assert_eq!(split(chunk).replace(' ', ""), chunk);
        }
    }
}
