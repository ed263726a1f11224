//! The stages put together.

use super::encoder::{self, Encoder, EncoderToken};
use super::labels::{Pos, Tag};
use super::lemmatizer::Lemmatizer;
use super::lexicon::Lexicon;
use super::model::{ENGLISH, ModelError, Sections};
use super::morphology::{Observed, analyse};
use super::parser::{self, Parser, SentenceStarts};
use super::simd::{LANES, Lanes, VectorUnit};
use super::tagger::Tagger;
use super::tokenizer::Tokenizer;
use super::words::{RawToken, Words};
use super::{Lemma, Token};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Tokens of short paragraphs that are read together.
const BATCH: usize = 1024;

/// Reads English. Holds the model's weights and tables, and nothing that changes what is read: one is enough for all threads.
#[derive(Debug)]
pub struct Reader {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    encoder: Encoder,
    tagger: Tagger,
    parser: Parser,
    lemmatizer: Lemmatizer,
    rooms: Rooms,
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
            rooms: Rooms::default(),
        })
    }

    /// The reader with the embedded model on one [`path`](VectorUnit::name) of the code; none where the machine lacks its instructions.
    pub(crate) fn on_path(path: &str) -> Result<Option<Self>, ModelError> {
        VectorUnit::named(path).map(Self::with_unit).transpose()
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
        reading.finish()
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
        let Cut { words, raw, starts, seen, paragraphs } = self.cut(text, sentences);
        let mut reading = Reading::new(self, text, &words, &seen);
        for parts in batches(&paragraphs) {
            if !wanted() {
                return None;
            }
            reading.read(&raw, &seen, &parts, Some(&starts));
        }
        Some(reading.finish())
    }

    /// The tokens of the sentences of a text.
    fn cut<'t>(&'t self, text: &'t str, sentences: &[Range<usize>]) -> Cut<'t> {
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
        Cut { words, raw, starts, seen, paragraphs }
    }

    /// What the encoder has to do for some sentences of a text, to be done by itself.
    pub(crate) fn encoder_work<'t>(&'t self, text: &'t str, sentences: &[Range<usize>]) -> EncoderWork<'t> {
        EncoderWork { reader: self, cut: self.cut(readable(text), sentences) }
    }
}

/// A text cut into tokens.
#[derive(Debug)]
struct Cut<'t> {
    words: Words<'t>,
    raw: Vec<RawToken>,
    /// For each token whether a sentence starts there.
    starts: Vec<bool>,
    seen: Vec<EncoderToken>,
    /// Where paragraphs end.
    paragraphs: Vec<usize>,
}

/// A text for the encoder alone, which benchmarks time.
#[derive(Debug)]
pub(crate) struct EncoderWork<'t> {
    reader: &'t Reader,
    cut: Cut<'t>,
}

impl EncoderWork<'_> {
    /// Does it, as for a brief, and tells how many multiply-adds of matrices that took.
    pub(crate) fn run(&self) -> u64 {
        let Self { reader: Reader { encoder, rooms, .. }, cut: Cut { words, seen, paragraphs, .. } } = self;
        let mut room = rooms.take();
        let before = room.encoder.products();
        encoder.foresee(seen, words.features(), &mut room.encoder);
        for parts in batches(paragraphs) {
            encoder.encode(seen, &parts, words.features(), &mut room.encoder, |vectors| {
                std::hint::black_box(vectors);
            });
        }
        let products = room.encoder.products() - before;
        rooms.give_back(room);
        products
    }
}

/// Room for readings that are over, for the next ones: asking the system for it costs more than much of what is done in it.
#[derive(Debug, Default)]
struct Rooms(Mutex<Vec<Room>>);

/// What one reading works in. Nothing in it changes what is read.
#[derive(Debug, Default)]
struct Room {
    encoder: encoder::Memory,
    parser: parser::Memory,
    scores: Vec<Lanes>,
    tags: Vec<Tag>,
    hidden: Vec<Lanes>,
}

impl Rooms {
    /// A reading that panics keeps its room to itself; what the others left is whole.
    fn list(&self) -> MutexGuard<'_, Vec<Room>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Room {
        self.list().pop().unwrap_or_default()
    }

    fn give_back(&self, mut room: Room) {
        room.encoder.end_text();
        // A paragraph as long as a book must not leave more behind than others.
        room.hidden.clear();
        room.hidden.shrink_to(BATCH * parser::HIDDEN / LANES);
        room.tags.clear();
        room.tags.shrink_to(BATCH);
        self.list().push(room);
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
    room: Room,
    lemmas: HashMap<(u32, Pos, bool), Lemma>,
    tokens: Vec<Token>,
}

impl<'r> Reading<'r> {
    /// Begins to read a text with those tokens in it.
    fn new(reader: &'r Reader, text: &'r str, words: &'r Words<'r>, seen: &[EncoderToken]) -> Self {
        let mut room = reader.rooms.take();
        reader.encoder.foresee(seen, words.features(), &mut room.encoder);
        Self { reader, text, words, room, lemmas: HashMap::new(), tokens: Vec::with_capacity(seen.len()) }
    }

    /// The tokens read.
    fn finish(self) -> Vec<Token> {
        self.reader.rooms.give_back(self.room);
        self.tokens
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
        let Room { encoder, scores, tags, hidden, .. } = &mut self.room;
        tags.clear();
        hidden.clear();
        reader.encoder.encode(seen, parts, features, encoder, |vectors| {
            reader.tagger.tag(vectors, scores, tags);
            reader.parser.digest(vectors, hidden);
        });
        let hidden = std::mem::take(hidden);
        let tags = std::mem::take(tags);
        let (mut hidden_rest, mut tags_rest) = (hidden.as_flattened(), tags.as_slice());
        for part in parts {
            let (hidden, tags);
            (hidden, hidden_rest) = hidden_rest.split_at(part.len() * parser::HIDDEN);
            (tags, tags_rest) = tags_rest.split_at(part.len());
            self.parse(&raw[part.clone()], tags, hidden, starts.map(|starts| &starts[part.clone()]));
        }
        self.room.hidden = hidden;
        self.room.tags = tags;
    }

    /// Appends the tokens of a part, given their tags and what the parser needs to know of them.
    fn parse(&mut self, raw: &[RawToken], tags: &[Tag], hidden: &[f32], starts: Option<&[bool]>) {
        let words = self.words;
        let is_space = |index: usize| words.features()[raw[index].word as usize].is_space;
        let starts = starts.map_or(SentenceStarts::Unknown, SentenceStarts::Given);
        let parse = self.reader.parser.parse(hidden, starts, is_space, &mut self.room.parser);
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
    use super::{Reader, Rooms, Token, VectorUnit};
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
    fn what_was_read_before_changes_nothing() {
        let texts: Vec<String> = (0..12)
            .map(|text| (0..400).map(|name| format!("Ana{text}x{name} met Bo{name}ko{text}. ")).collect())
            .collect();
        let (used, mut fresh) = (Reader::embedded().unwrap(), Reader::embedded().unwrap());
        // Long and short in turn, and more words than are remembered.
        for text in texts.iter().chain([&texts[0]]) {
            for text in [text.as_str(), &text[..300]] {
                fresh.rooms = Rooms::default();
                assert_eq!(used.read(text), fresh.read(text));
            }
        }
    }

    #[test]
    fn a_reading_that_is_given_up_or_breaks_leaves_no_trace() {
        let text = "The rebels signed the accord.\nThe army left.";
        let reader = Reader::embedded().unwrap();
        assert!(reader.read_sentences_while(text, &[0..29, 30..45], &|| false).is_none());
        let broken = std::panic::catch_unwind(|| {
            reader.read_sentences_while(text, &[0..29, 30..45], &|| panic!("as a deadline might"))
        });
        assert!(broken.is_err());
        assert_eq!(reader.read(text), Reader::embedded().unwrap().read(text));
    }

    #[test]
    fn each_path_is_had_by_its_name() {
        for unit in VectorUnit::available() {
            assert_eq!(VectorUnit::named(unit.name()), Some(unit));
            assert!(Reader::on_path(unit.name()).unwrap().is_some());
        }
        assert!(Reader::on_path("avx3").unwrap().is_none());
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
