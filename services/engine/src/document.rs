//! An article as every later stage sees it: layout, tokens and trees over one borrowed text.

use std::ops::Range;

use peacebrief::v1;

use crate::lexicon::{Encoded, Lexicon};
use crate::syntax::{Dep, Pos, Reader, Tag, Token, attachment, inflection};
use crate::text::{self, Layout, Quote};

/// Index of a token in its [`Document`].
pub(crate) type TokenId = usize;

/// Index of a sentence in its [`Document`].
pub(crate) type SentenceId = usize;

/// A text that has been read: its layout, its tokens with their trees, and the sentences that hold them.
///
/// Byte ranges point into the body; token ranges are half-open ranges of [`TokenId`].
#[derive(Debug)]
pub(crate) struct Document<'t> {
    text: &'t str,
    /// The text as it is read: of the same length, with what is set in capitals rewritten.
    reading: &'t str,
    layout: Layout,
    tokens: Vec<Token>,
    /// For each sentence of the layout the range of its tokens; empty where nothing of it was read.
    sentences: Vec<Range<TokenId>>,
    /// For each token the sentence that holds it.
    sentence_of: Vec<u32>,
    /// The children of token `i`, ascending, are `children[first_child[i]..first_child[i + 1]]`.
    children: Vec<u32>,
    first_child: Vec<u32>,
    /// For each token the leftmost and rightmost token of its subtree.
    edges: Vec<(u32, u32)>,
    /// For each token whether it is a word of the dictionary.
    ordinary: Vec<bool>,
    /// All words as the lexicon's matchers take them.
    encoded: Encoded,
    /// Direct quotations, in order of the text.
    quotes: Vec<Quote>,
    /// For each token whether it stands in a direct quotation.
    quoted: Vec<bool>,
}

impl<'t> Document<'t> {
    /// Reads a body with its layout. Lead-ins that are no part of a sentence's grammar (datelines, speaker labels,
    /// time stamps) are left out of the reading; nothing is left out of the text.
    ///
    /// `reading` is the text as [`recased`](crate::recasing::recased) has it, or the text itself. None once it is not wanted any more.
    pub(crate) fn read_while(
        text: &'t str,
        reading: &'t str,
        layout: Layout,
        reader: &Reader,
        lexicon: &Lexicon,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let ranges: Vec<Range<usize>> = layout.sentences.iter().map(|s| s.prose.clone()).collect();
        let tokens = reader.read_sentences_while(reading, &ranges, wanted)?;
        let mut document = Self::assemble(text, reading, layout, tokens);
        document.ordinary = (0..document.len()).map(|token| reader.is_word(document.word(token))).collect();
        let words: Vec<(&str, &str)> =
            (0..document.len()).map(|token| (document.word(token), document.lemma(token))).collect();
        document.encoded = lexicon.encode(&words);
        Some(document)
    }

    /// Reads a text as [`read_while`](Self::read_while) does, to the end.
    #[cfg(test)]
    pub(crate) fn read(
        text: &'t str,
        reading: &'t str,
        layout: Layout,
        reader: &Reader,
        lexicon: &Lexicon,
    ) -> Self {
        Self::read_while(text, reading, layout, reader, lexicon, &|| true).unwrap()
    }

    fn assemble(text: &'t str, reading: &'t str, layout: Layout, tokens: Vec<Token>) -> Self {
        let mut sentences = Vec::with_capacity(layout.sentences.len());
        let mut sentence_of = vec![0; tokens.len()];
        let mut next = 0;
        for (id, sentence) in layout.sentences.iter().enumerate() {
            let first = next;
            while next < tokens.len() && (tokens[next].start as usize) < sentence.range.end {
                sentence_of[next] = u32::try_from(id).unwrap_or(u32::MAX);
                next += 1;
            }
            sentences.push(first..next);
        }
        let mut tokens = tokens;
        let word = |token: &Token| &reading[token.start as usize..token.end as usize];
        inflection::mend(&mut tokens, word);
        attachment::mend(&mut tokens, &sentences, word);
        let (children, first_child) = children(&tokens);
        let edges = edges(&tokens);
        let quotes = text::quotes(text, &layout);
        let quoted = quoted(&tokens, &quotes);
        Self {
            text,
            reading,
            layout,
            tokens,
            sentences,
            sentence_of,
            children,
            first_child,
            edges,
            ordinary: Vec::new(),
            encoded: Encoded::default(),
            quotes,
            quoted,
        }
    }

    /// The whole body.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Paragraphs and sentences.
    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// All tokens, in order of the text.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token ranges of the sentences, in order of the text, one for each sentence of the layout.
    pub(crate) fn sentences(&self) -> &[Range<TokenId>] {
        &self.sentences
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence_of(&self, token: TokenId) -> SentenceId {
        self.sentence_of[token] as usize
    }

    /// The tokens of the sentence that holds a token.
    pub(crate) fn sentence_around(&self, token: TokenId) -> Range<TokenId> {
        self.sentences[self.sentence_of(token)].clone()
    }

    /// The word as read.
    pub(crate) fn word(&self, token: TokenId) -> &'t str {
        &self.reading[self.token_bytes(token)]
    }

    /// Whether the word, whatever its capitals, is one of the dictionary's; some names are.
    pub(crate) fn is_ordinary(&self, token: TokenId) -> bool {
        self.ordinary.get(token).copied().unwrap_or(false)
    }

    /// The lemma, in lower case but for names.
    pub(crate) fn lemma(&self, token: TokenId) -> &str {
        &self.tokens[token].lemma
    }

    /// Some of the words as the matchers of the lexicon take them; their answers count tokens from the first of these.
    pub(crate) fn encoded(&self, tokens: Range<TokenId>) -> Encoded {
        self.encoded.part(tokens)
    }

    /// The fine-grained tag (Penn Treebank).
    pub(crate) fn tag(&self, token: TokenId) -> Tag {
        self.tokens[token].tag
    }

    /// The part of speech (Universal Dependencies).
    pub(crate) fn pos(&self, token: TokenId) -> Pos {
        self.tokens[token].pos
    }

    /// The label of the arc from the head.
    pub(crate) fn dep(&self, token: TokenId) -> Dep {
        self.tokens[token].dep
    }

    /// The head; a root is its own.
    pub(crate) fn head(&self, token: TokenId) -> TokenId {
        self.tokens[token].head as usize
    }

    /// Whether a token is the root of its tree.
    pub(crate) fn is_root(&self, token: TokenId) -> bool {
        self.head(token) == token
    }

    /// The tokens that hang directly on a token, ascending.
    pub(crate) fn children(&self, token: TokenId) -> impl DoubleEndedIterator<Item = TokenId> + '_ {
        let range = self.first_child[token] as usize..self.first_child[token + 1] as usize;
        self.children[range].iter().map(|&c| c as usize)
    }

    /// The first child with a label.
    pub(crate) fn child(&self, token: TokenId, dep: Dep) -> Option<TokenId> {
        self.children(token).find(|&c| self.dep(c) == dep)
    }

    /// The children with a label.
    pub(crate) fn children_by(&self, token: TokenId, dep: Dep) -> impl Iterator<Item = TokenId> + '_ {
        self.children(token).filter(move |&c| self.dep(c) == dep)
    }

    /// The tokens from the leftmost to the rightmost of a subtree (all of it, and little else: trees of English cross
    /// seldom).
    pub(crate) fn subtree(&self, token: TokenId) -> Range<TokenId> {
        let (left, right) = self.edges[token];
        left as usize..right as usize + 1
    }

    /// Whether `token` hangs, at any depth, on `above`, or is it.
    pub(crate) fn is_under(&self, token: TokenId, above: TokenId) -> bool {
        let mut at = token;
        loop {
            if at == above {
                return true;
            }
            let head = self.head(at);
            if head == at {
                return false;
            }
            at = head;
        }
    }

    /// The bytes of one token.
    pub(crate) fn token_bytes(&self, token: TokenId) -> Range<usize> {
        self.tokens[token].start as usize..self.tokens[token].end as usize
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    pub(crate) fn bytes(&self, tokens: Range<TokenId>) -> Range<usize> {
        if tokens.is_empty() {
            return 0..0;
        }
        self.tokens[tokens.start].start as usize..self.tokens[tokens.end - 1].end as usize
    }

    /// The words from the first to the last token of a range, as read.
    pub(crate) fn words(&self, tokens: Range<TokenId>) -> &'t str {
        &self.reading[self.bytes(tokens)]
    }

    /// The API's span of a range of bytes of the body, counting in UTF-8.
    pub(crate) fn span(&self, bytes: Range<usize>) -> v1::TextSpan {
        peacebrief::span::of_bytes(self.text, bytes).unwrap_or_default()
    }

    /// Direct quotations, in order of the text.
    pub(crate) fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// Whether a token stands in a direct quotation.
    pub(crate) fn is_quoted(&self, token: TokenId) -> bool {
        self.quoted[token]
    }

    /// The token that starts at or after a byte of the body.
    pub(crate) fn token_from(&self, byte: usize) -> TokenId {
        self.tokens.partition_point(|t| (t.start as usize) < byte)
    }

    /// The tokens that lie wholly within a range of bytes.
    pub(crate) fn tokens_in(&self, bytes: Range<usize>) -> Range<TokenId> {
        let first = self.token_from(bytes.start);
        let last = self.tokens.partition_point(|t| (t.end as usize) <= bytes.end);
        first..last.max(first)
    }
}

/// For each token whether it lies within a quotation.
fn quoted(tokens: &[Token], quotes: &[Quote]) -> Vec<bool> {
    let mut next = quotes.iter().peekable();
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        let start = token.start as usize;
        while next.next_if(|quote| quote.inner.end <= start).is_some() {}
        out.push(next.peek().is_some_and(|quote| quote.inner.contains(&start)));
    }
    out
}

/// The children of every token, ascending, in one list with the place where each token's begin.
fn children(tokens: &[Token]) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0_u32; tokens.len() + 1];
    for (i, token) in tokens.iter().enumerate() {
        if token.head as usize != i {
            first[token.head as usize + 1] += 1;
        }
    }
    for i in 1..first.len() {
        first[i] += first[i - 1];
    }
    let mut next = first.clone();
    let mut children = vec![0; *first.last().unwrap_or(&0) as usize];
    for (i, token) in tokens.iter().enumerate() {
        let head = token.head as usize;
        if head != i {
            children[next[head] as usize] = u32::try_from(i).unwrap_or(u32::MAX);
            next[head] += 1;
        }
    }
    (children, first)
}

/// The leftmost and rightmost token below every token, itself included.
///
/// Every token is visited once, from the leaves up: a chain of 20,000 words costs no more than as many short ones.
fn edges(tokens: &[Token]) -> Vec<(u32, u32)> {
    let mut edges: Vec<(u32, u32)> =
        (0..tokens.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).map(|i| (i, i)).collect();
    let mut waiting = vec![0_u32; tokens.len()];
    for (i, token) in tokens.iter().enumerate() {
        if token.head as usize != i {
            waiting[token.head as usize] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..tokens.len()).filter(|&i| waiting[i] == 0).collect();
    while let Some(i) = ready.pop() {
        let head = tokens[i].head as usize;
        if head == i {
            continue;
        }
        let (left, right) = edges[i];
        edges[head] = (edges[head].0.min(left), edges[head].1.max(right));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    edges
}
