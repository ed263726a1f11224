//! The stages put together.

use super::encoder::{self, Encoder, EncoderToken};
use super::labels::{Pos, Tag};
use super::lemmatizer::Lemmatizer;
use super::lexicon::Lexicon;
use super::model::{ENGLISH, ModelError, Sections};
use super::morphology::{Observed, analyse};
use super::parser::{self, Parser, SentenceStarts};
use super::simd::{Lanes, VectorUnit};
use super::tagger::Tagger;
use super::tokenizer::Tokenizer;
use super::words::{RawToken, Words};
use super::{Lemma, Token};
use std::collections::HashMap;
use std::ops::Range;

/// Tokens of short paragraphs that are read together.
const BATCH: usize = 1024;

/// Reads English. Holds the model's weights and tables and nothing that changes: one is enough for all threads.
#[derive(Debug)]
pub struct Reader {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
    lemmatizer: Lemmatizer,
}

impl Reader {
    /// The reader with the embedded model.
    ///
    /// # Errors
    ///
    /// None in a build whose tests pass: the model is part of it.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::with_unit(VectorUnit::detect())
    }

    fn with_unit(unit: VectorUnit) -> Result<Self, ModelError> {
        let model = Sections::new(ENGLISH)?;
        Ok(Self {
            tokenizer: Tokenizer::new(model)?,
            lexicon: Lexicon::new(model)?,
            encoder: Encoder::new(model, unit)?,
            tagger: Tagger::new(model, unit)?,
            parser: Parser::new(model, unit)?,
            lemmatizer: Lemmatizer::new(model)?,
        })
    }

    /// Reads a text as spaCy reads a document: sentences are where the parser finds them, and white space other than a
    /// single space makes tokens of its own. Of a text beyond 4 GiB only the beginning is read.
    pub fn read(&self, text: &str) -> Vec<Token> {
        let text = readable(text);
        let mut words = Words::new(&self.tokenizer, &self.lexicon);
        let mut raw = Vec::new();
        words.cut_all(text, &mut raw);
        let seen: Vec<EncoderToken> = raw.iter().map(|token| token.to_encoder()).collect();
        let mut reading = Reading::new(self, text, &words, &seen);
        reading.read(&raw, &seen, std::slice::from_ref(&(0..raw.len())), None);
        reading.tokens
    }

    /// Whether a word, in singular or plural and whatever its capitals, is a noun, verb, adjective or adverb of the
    /// dictionary. Names of the best known places and persons are as well.
    pub fn is_word(&self, word: &str) -> bool {
        self.lemmatizer.knows(&word.to_lowercase())
    }

    /// Reads sentences of a text, given as byte ranges in ascending order. The parser keeps to them: each is one tree. White
    /// space makes no tokens. Sentences not parted by a line end are each other's context. A range that is
    /// not within the text, cuts a character, or begins before the one before it ends, is left out.
    pub fn read_sentences(&self, text: &str, sentences: &[Range<usize>]) -> Vec<Token> {
        self.read_sentences_while(text, sentences, &|| true).unwrap_or_default()
    }

    /// Reads sentences as [`read_sentences`](Self::read_sentences) does, as long as they are wanted: none once they are not.
    pub(crate) fn read_sentences_while(
        &self,
        text: &str,
        sentences: &[Range<usize>],
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Token>> {
        let text = readable(text);
        let mut words = Words::new(&self.tokenizer, &self.lexicon);
        let mut raw = Vec::new();
        let mut starts = Vec::new();
        let mut paragraphs = Vec::new();
        let mut covered = 0;
        for sentence in sentences {
            if sentence.start < covered || text.get(sentence.clone()).is_none() {
                continue;
            }
            let behind = raw.last().map_or(0, |token: &RawToken| token.end as usize);
            if text[behind..sentence.start].contains('\n') {
                paragraphs.push(raw.len());
            }
            covered = sentence.end;
            words.cut_words(text, sentence.clone(), &mut raw);
            // A sentence of white space only has no token that could start it.
            if starts.len() < raw.len() {
                starts.push(true);
                starts.resize(raw.len(), false);
            }
        }
        paragraphs.push(raw.len());
        let mut seen: Vec<EncoderToken> = raw.iter().map(|token| token.to_encoder()).collect();
        for end in &paragraphs {
            // What comes after a paragraph, a line end or the end of the text, changes nothing in it.
            if let Some(last) = end.checked_sub(1).and_then(|last| seen.get_mut(last)) {
                last.space_after = false;
            }
        }
        let mut reading = Reading::new(self, text, &words, &seen);
        for parts in batches(&paragraphs) {
            if !wanted() {
                return None;
            }
            reading.read(&raw, &seen, &parts, Some(&starts));
        }
        Some(reading.tokens)
    }
}

/// The ranges that end where the paragraphs do, several at a time: the encoder works best on many tokens.
fn batches(ends: &[usize]) -> impl Iterator<Item = Vec<Range<usize>>> {
    let mut first = 0;
    let mut ends = ends.iter().copied().peekable();
    std::iter::from_fn(move || {
        let mut batch: Vec<Range<usize>> = Vec::new();
        let start = first;
        while let Some(end) = ends.next_if(|end| batch.is_empty() || end - start <= BATCH) {
            batch.push(first..end);
            first = end;
        }
        (!batch.is_empty()).then_some(batch)
    })
}

/// The part of a text whose offsets a token can hold.
fn readable(text: &str) -> &str {
    &text[..text.floor_char_boundary(u32::MAX as usize)]
}

/// A text being read.
struct Reading<'r> {
    reader: &'r Reader,
    text: &'r str,
    words: &'r Words<'r>,
    encoder_memory: encoder::Memory,
    parser_memory: parser::Memory,
    lemmas: HashMap<(u32, Pos, bool), Lemma>,
    tokens: Vec<Token>,
    // Room that is used again for every part of the text.
    scores: Vec<Lanes>,
    tags: Vec<Tag>,
    hidden: Vec<Lanes>,
}

impl<'r> Reading<'r> {
    /// Begins to read a text with those tokens in it.
    fn new(reader: &'r Reader, text: &'r str, words: &'r Words<'r>, seen: &[EncoderToken]) -> Self {
        let mut encoder_memory = encoder::Memory::default();
        reader.encoder.foresee(seen, words.features(), &mut encoder_memory);
        Self {
            reader,
            text,
            words,
            encoder_memory,
            parser_memory: parser::Memory::default(),
            lemmas: HashMap::new(),
            tokens: Vec::with_capacity(seen.len()),
            scores: Vec::new(),
            tags: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// Reads parts of a text, which follow each other. The tokens of each are each other's context, and no others.
    fn read(
        &mut self,
        raw: &[RawToken],
        seen: &[EncoderToken],
        parts: &[Range<usize>],
        starts: Option<&[bool]>,
    ) {
        let reader = self.reader;
        let features = self.words.features();
        self.tags.clear();
        self.hidden.clear();
        reader.encoder.encode(seen, parts, features, &mut self.encoder_memory, |vectors| {
            reader.tagger.tag(vectors, &mut self.scores, &mut self.tags);
            reader.parser.digest(vectors, &mut self.hidden);
        });
        let hidden = std::mem::take(&mut self.hidden);
        let tags = std::mem::take(&mut self.tags);
        let (mut hidden_rest, mut tags_rest) = (hidden.as_flattened(), tags.as_slice());
        for part in parts {
            let (hidden, tags);
            (hidden, hidden_rest) = hidden_rest.split_at(part.len() * parser::HIDDEN);
            (tags, tags_rest) = tags_rest.split_at(part.len());
            self.parse(&raw[part.clone()], tags, hidden, starts.map(|starts| &starts[part.clone()]));
        }
        self.hidden = hidden;
        self.tags = tags;
    }

    /// Appends the tokens of a part, given their tags and what the parser needs to know of them.
    fn parse(&mut self, raw: &[RawToken], tags: &[Tag], hidden: &[f32], starts: Option<&[bool]>) {
        let words = self.words;
        let is_space = |index: usize| words.features()[raw[index].word as usize].is_space;
        let starts = starts.map_or(SentenceStarts::Unknown, SentenceStarts::Given);
        let parse = self.reader.parser.parse(hidden, starts, is_space, &mut self.parser_memory);
        let observed = |index: usize| Observed {
            tag: tags[index],
            dep: parse.deps[index],
            lower: words.lower(raw[index].word),
            is_space: is_space(index),
        };

        let offset = self.tokens.len() as u32;
        for (index, token) in raw.iter().enumerate() {
            let before = index.checked_sub(1).map(observed);
            let after = (index + 1 < raw.len()).then(|| observed(index + 1));
            let analysis = analyse(before, observed(index), after);
            let lemma = match analysis.lemma {
                Some(lemma) => lemma.into(),
                None => self.lemma(*token, analysis.pos, analysis.is_base_form),
            };
            self.tokens.push(Token {
                start: token.start,
                end: token.end,
                tag: analysis.tag,
                pos: analysis.pos,
                dep: analysis.dep,
                head: offset + parse.heads[index],
                lemma,
                sentence_start: parse.sentence_starts[index],
                space_after: token.space_after,
            });
        }
    }

    fn lemma(&mut self, token: RawToken, pos: Pos, is_base_form: bool) -> Lemma {
        let lower = self.words.lower(token.word);
        let known = self.lemmas.entry((token.word, pos, is_base_form));
        let lemma = known.or_insert_with(|| {
            let word = &self.text[token.start as usize..token.end as usize];
            if is_base_form { lower.into() } else { self.reader.lemmatizer.lemma(word, lower, pos).into() }
        });
        lemma.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Token, VectorUnit};
    use crate::syntax::{Dep, Pos, Tag};

    fn word<'t>(tokens: &'t [Token], text: &str, word: &str) -> &'t Token {
        tokens.iter().find(|token| token.text(text) == word).unwrap()
    }

    #[test]
    fn a_sentence_is_read() {
        let text = "The rebels signed the accord in Doha, officials who had fled said on Friday.";
        let tokens = Reader::embedded().unwrap().read(text);
        let signed = word(&tokens, text, "signed");
        assert_eq!((signed.tag, signed.pos, signed.dep), (Tag::Vbd, Pos::Verb, Dep::Ccomp));
        assert_eq!(&*signed.lemma, "sign");
        let accord = word(&tokens, text, "accord");
        assert_eq!((accord.dep, tokens[accord.head as usize].text(text)), (Dep::Dobj, "signed"));
        let rebels = word(&tokens, text, "rebels");
        assert_eq!((rebels.dep, rebels.pos, &*rebels.lemma), (Dep::Nsubj, Pos::Noun, "rebel"));
        assert_eq!(word(&tokens, text, "had").pos, Pos::Aux);
        assert_eq!(word(&tokens, text, "fled").dep, Dep::Relcl);
    }

    #[test]
    fn every_vector_unit_reads_the_same() {
        let text = "“We'll sign,” the envoy – who'd flown in from Abuja – said; rebels hadn't agreed (yet).";
        let portable = Reader::with_unit(VectorUnit::Portable).unwrap().read(text);
        for unit in VectorUnit::available() {
            assert_eq!(Reader::with_unit(unit).unwrap().read(text), portable, "{unit:?}");
        }
    }

    #[test]
    fn one_reader_serves_all_threads() {
        fn serves_all_threads<T: Send + Sync>() {}
        serves_all_threads::<Reader>();
    }

    #[test]
    fn given_sentences_are_kept_to() {
        let text = "Talks opened\nMonday. They failed, officials\tsaid.  \n\nWar resumed";
        let sentences = [0..20, 21..49, 49..53, 53..text.len()];
        let tokens = Reader::embedded().unwrap().read_sentences(text, &sentences);
        let starts: Vec<&str> =
            tokens.iter().filter(|token| token.sentence_start).map(|token| token.text(text)).collect();
        assert_eq!(starts, ["Talks", "They", "War"]);
        assert!(tokens.iter().all(|token| token.pos != Pos::Space));
        let roots = tokens.iter().enumerate().filter(|(index, token)| token.head as usize == *index).count();
        assert_eq!(roots, 3);
        assert!(word(&tokens, text, "opened").space_after && !word(&tokens, text, "Monday").space_after);
    }

    #[test]
    fn ranges_that_are_none_are_left_out() {
        let reader = Reader::embedded().unwrap();
        let text = "Élan vital. More.";
        let sentences = [1..5, 0..12, 3..13, 13..99, 13..18];
        let backwards = std::ops::Range { start: 9, end: 4 };
        assert_eq!(reader.read_sentences(text, &sentences).len(), 5);
        assert!(reader.read_sentences(text, &[backwards]).is_empty());
        assert!(reader.read_sentences("", &[0..0, 0..0]).is_empty() && reader.read("").is_empty());
    }
}
