//! The embedded model against spaCy's own answers, recorded by `data/record_syntax.py` over the evaluation articles.
//!
//! What differs does so because the weights are rounded to 16 bits and sums are taken in another order.

#![allow(clippy::unwrap_used, reason = "a test's helpers panic as the test does")]

use std::fs;
use std::path::Path;

use peacebrief_engine::syntax::{Reader, Token};
use sha2::{Digest, Sha256};

const RECORD: &str = include_str!("data/syntax.tsv");

/// A token as spaCy reads it.
#[derive(Debug)]
struct Recorded<'r> {
    start: usize,
    end: usize,
    tag: &'r str,
    pos: &'r str,
    dep: &'r str,
    /// The first byte of the head.
    head: usize,
    lemma: String,
    sentence_start: bool,
}

#[derive(Debug)]
struct Article<'r> {
    file: &'r str,
    text: String,
    tokens: Vec<Recorded<'r>>,
}

fn articles() -> Vec<Article<'static>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/corpus");
    let mut articles = Vec::new();
    for block in RECORD.split("# ").skip(1) {
        let (heading, rows) = block.split_once('\n').unwrap();
        let (file, digest) = heading.split_once(' ').unwrap();
        let json = fs::read_to_string(corpus.join(file)).unwrap();
        let text =
            serde_json::from_str::<serde_json::Value>(&json).unwrap()["text"].as_str().unwrap().to_owned();
        let found: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, digest, "{file} is not the text that was recorded: run data/record_syntax.py");
        let tokens = tokens(&text, rows);
        articles.push(Article { file, text, tokens });
    }
    articles
}

fn tokens<'r>(text: &str, rows: &'r str) -> Vec<Recorded<'r>> {
    let mut end = 0;
    let mut heads = Vec::new();
    let mut tokens: Vec<Recorded<'r>> = Vec::new();
    for (index, row) in rows.lines().enumerate() {
        let cells: Vec<&str> = row.split('\t').collect();
        let start = end + cells[0].parse::<usize>().unwrap();
        end = start + cells[1].parse::<usize>().unwrap();
        heads.push(index.strict_add_signed(cells[5].parse().unwrap()));
        let lemma =
            if cells[6] == "=" { text[start..end].to_lowercase() } else { cells[6].replace("\\n", "\n") };
        tokens.push(Recorded {
            start,
            end,
            tag: cells[2],
            pos: cells[3],
            dep: cells[4],
            head: 0,
            lemma,
            sentence_start: cells.get(7) == Some(&"S"),
        });
    }
    let starts: Vec<usize> = tokens.iter().map(|token| token.start).collect();
    for (token, head) in tokens.iter_mut().zip(heads) {
        token.head = starts[head];
    }
    tokens
}

/// How many answers are the same, of how many.
#[derive(Debug, Default)]
struct Agreement {
    recorded: usize,
    tokens: usize,
    tags: usize,
    parts_of_speech: usize,
    heads: usize,
    labels: usize,
    lemmas: usize,
    sentence_starts: usize,
}

impl Agreement {
    fn count(&mut self, article: &Article<'_>, read: &[Token]) {
        self.recorded += article.tokens.len();
        for recorded in &article.tokens {
            let Ok(index) = read.binary_search_by_key(&recorded.start, |token| token.start as usize) else {
                continue;
            };
            let token = &read[index];
            if token.end as usize != recorded.end {
                continue;
            }
            self.tokens += 1;
            self.tags += usize::from(token.tag.as_str() == recorded.tag);
            self.parts_of_speech += usize::from(token.pos.as_str() == recorded.pos);
            self.heads += usize::from(read[token.head as usize].start as usize == recorded.head);
            self.labels += usize::from(token.dep.as_str() == recorded.dep);
            self.lemmas += usize::from(*token.lemma == *recorded.lemma);
            self.sentence_starts += usize::from(token.sentence_start == recorded.sentence_start);
        }
    }
}

#[test]
fn the_model_answers_as_spacy_does() {
    let reader = Reader::embedded().unwrap();
    let mut agreement = Agreement::default();
    for article in articles() {
        let before = agreement.tokens;
        let read = reader.read(&article.text);
        agreement.count(&article, &read);
        let same = agreement.tokens - before;
        if same != article.tokens.len() || same != read.len() {
            println!(
                "{}: {} tokens, spaCy {}, {same} the same",
                article.file,
                read.len(),
                article.tokens.len()
            );
        }
    }
    assert!(agreement.recorded >= 20_000, "{agreement:?}");
    for (what, same, bound) in [
        ("tokens", agreement.tokens, 99.9),
        ("tags", agreement.tags, 99.9),
        ("parts of speech", agreement.parts_of_speech, 99.5),
        ("heads", agreement.heads, 99.5),
        ("labels", agreement.labels, 99.5),
        ("lemmas", agreement.lemmas, 99.5),
        ("sentence starts", agreement.sentence_starts, 99.5),
    ] {
        let percent = 100.0 * same as f64 / agreement.recorded as f64;
        println!("{what}: {same} of {} the same, {percent:.3} %", agreement.recorded);
        assert!(percent >= bound, "{what}: {percent:.3} % is below {bound} %");
    }
}
