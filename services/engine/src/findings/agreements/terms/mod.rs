//! Where a text tells what an accord holds.
//!
//! Some sentences say so by themselves, in one of a few [frames](frames): the accord is the subject of a verb of providing, it rules ("under
//! the accord"), parties undertake something, an accord is "on" something. Others [announce](announce) a list of terms. All others
//! [go on](course) with an account of terms, or do not: that is weighed by signs of their own and of what stands before them.

mod announce;
mod course;
mod frames;
mod signs;
mod weights;

use std::ops::Range;

use signs::Signs;

use super::cluster::{self, Accord};
use super::sorts::Sort;
use crate::actors::Cast;
use crate::document::{Document, SentenceId, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

/// What a text tells of terms.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// All that tells terms, in order of the text.
    pub(super) terms: Vec<Terms>,
    /// What was weighed by signs, whether it tells terms or not.
    pub(super) weighed: Vec<Weighed>,
}

/// Words with the signs that they tell terms or not.
pub(crate) type Weighed = (Range<TokenId>, Signs);

/// A run of words that tells terms of an accord. It never reaches beyond a sentence.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// The accord, as an index.
    pub(super) accord: usize,
    /// The words.
    pub(super) tokens: Range<TokenId>,
    /// Whether each item of the run is a term, whatever it is about: a list announced as one.
    pub(super) listed: bool,
    /// What shows it.
    frame: Frame,
}

/// What shows that words tell terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// The accord provides them.
    Providing,
    /// The accord rules them.
    Ruling,
    /// Parties undertake them.
    Undertaking,
    /// The accord is about them.
    About,
    /// They are listed after a colon.
    List,
    /// They go on with an account of terms.
    Course,
}

/// Nouns for the terms themselves.
const TERM_NOUNS: &[&str] = &[
    "term",
    "provision",
    "point",
    "element",
    "highlight",
    "clause",
    "article",
    "pillar",
    "measure",
    "commitment",
    "condition",
    "obligation",
    "principle",
    "annex",
    "content",
    "detail",
    "basket",
    "chapter",
    "paragraph",
    "section",
    "part",
    "heart",
    "core",
    "aim",
    "goal",
    "purpose",
    "centrepiece",
    "centerpiece",
];
/// Nouns for what an accord is carried out in.
const PHASES: &[&str] = &["phase", "stage", "arrangement"];
/// Words that turn away from what was told.
const TURNING: &[&str] = &["but", "although", "though", "whereas", "while", "despite"];

/// All that tells terms of the accords.
pub(super) fn find(sources: Sources<'_, '_>, cast: &Cast, accords: &[Accord], main: Option<usize>) -> Told {
    let Some(main) = main else { return Told::default() };
    let document = sources.document;
    let mut heads: Vec<(TokenId, usize)> =
        accords.iter().enumerate().flat_map(|(n, a)| a.mentions.iter().map(move |m| (m.head, n))).collect();
    heads.sort_unstable();
    let mut reader = Reader {
        sources,
        cast,
        heads,
        main,
        old: accords.iter().map(|a| cluster::is_old(sources, a)).collect(),
        own: accords.iter().position(|a| is_of_the_document(document, a)),
        open: None,
        list: None,
        focus: None,
        main_told: None,
        first: 0,
        out: Vec::new(),
        weighed: Vec::new(),
    };
    for id in 0..document.sentences().len() {
        reader.sentence(id);
    }
    Told { terms: reader.out, weighed: reader.weighed }
}

/// Whether an accord is the document itself: the communiqué or declaration by whose name it is headed.
fn is_of_the_document(document: &Document<'_>, accord: &Accord) -> bool {
    let form = accord.sort.is_some_and(|s| matches!(s, Sort::Statement | Sort::Declaration));
    let layout = document.layout();
    form && accord.mentions.first().is_some_and(|first| {
        let id = document.sentence_of(first.head);
        let paragraph = layout.sentences[id].paragraph;
        paragraph <= HEADED && matches!(layout.paragraphs[paragraph].kind, Kind::Heading)
    })
}

/// Among so many paragraphs stands the name of what a document is.
const HEADED: usize = 2;

/// What has been announced.
#[derive(Debug, Clone, Copy)]
struct Open {
    accord: usize,
    /// The last sentence that told of it.
    last: SentenceId,
    /// How many have gone on since.
    run: usize,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Items follow: after a colon, or under a heading.
    List,
    /// A sentence told terms.
    Told,
    /// A sentence told that the accord was made.
    Made,
}

struct Reader<'s, 't> {
    sources: Sources<'s, 't>,
    cast: &'s Cast,
    /// Heads of the mentions of accords, with the accord.
    heads: Vec<(TokenId, usize)>,
    main: usize,
    /// Which accords were made well before what the article reports.
    old: Vec<bool>,
    /// The accord that the document itself is: a joint communiqué.
    own: Option<usize>,
    open: Option<Open>,
    /// The accord of a list, with its last item so far.
    list: Option<(usize, SentenceId)>,
    /// The accord spoken of last.
    focus: Option<(usize, SentenceId)>,
    /// The last sentence so far that spoke of the accord that the text is about.
    main_told: Option<SentenceId>,
    /// The first run of the sentence that is being read.
    first: usize,
    out: Vec<Terms>,
    weighed: Vec<Weighed>,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, id: SentenceId) {
        let document = self.sources.document;
        let sentence = document.sentences()[id].clone();
        if sentence.is_empty() {
            return;
        }
        let before = self.out.len();
        self.first = before;
        self.frames(id, &sentence);
        let told = self.told(before);
        let spoken = self.spoken(id, &sentence);
        let announced = self.announcement(id, &sentence, spoken.or(told));
        if announced.is_none() {
            self.course(id, &sentence, before);
        }
        let told = self.told(before);
        if self.is_item(id) {
            self.list = self.list.filter(|(_, last)| id - last <= 2).map(|(accord, _)| (accord, id));
        }
        if let Some(accord) = announced {
            self.list = Some((accord, id));
            self.open = Some(Open { accord, last: id, run: 0, how: How::List });
        } else if let Some(accord) = told {
            let run = self.open.filter(|o| o.accord == accord && id - o.last <= 1).map_or(0, |o| o.run + 1);
            // A list goes on as one as long as items follow each other.
            let how = match self.open {
                Some(Open { how: How::List, last, .. }) if id - last <= 1 && self.is_item(id) => How::List,
                _ => How::Told,
            };
            self.open = Some(Open { accord, last: id, run, how });
        } else if let Some(accord) = self.made(&sentence) {
            self.open = Some(Open { accord, last: id, run: 0, how: How::Made });
        }
        if let Some(accord) = spoken {
            self.focus = Some((accord, id));
        }
        if self.within(&sentence).any(|(_, accord)| accord == self.main) {
            self.main_told = Some(id);
        }
    }

    /// The accord of which the newest runs tell; what another is about says the least of it.
    fn told(&self, from: usize) -> Option<usize> {
        let new = self.out.get(from..)?;
        new.iter().rev().find(|t| t.frame != Frame::About).or(new.last()).map(|t| t.accord)
    }

    fn accord_at(&self, head: TokenId) -> Option<usize> {
        self.heads.binary_search_by_key(&head, |(h, _)| *h).ok().map(|n| self.heads[n].1)
    }

    fn within(&self, tokens: &Range<TokenId>) -> impl Iterator<Item = (TokenId, usize)> + '_ {
        let from = self.heads.partition_point(|(h, _)| *h < tokens.start);
        let end = tokens.end;
        self.heads[from..].iter().copied().take_while(move |(h, _)| *h < end)
    }

    /// The accord of which a sentence speaks: its subject, also as a pronoun, else the first.
    fn spoken(&self, id: SentenceId, sentence: &Range<TokenId>) -> Option<usize> {
        let document = self.sources.document;
        let mut all = self.within(sentence);
        let first = all.next()?;
        let subject = |(h, _): &(TokenId, usize)| matches!(document.dep(*h), Dep::Nsubj | Dep::Nsubjpass);
        if let Some((_, accord)) = std::iter::once(first).chain(all).find(subject) {
            return Some(accord);
        }
        let root = sentence.clone().find(|&t| document.is_root(t));
        let pronoun = root.and_then(|r| document.child(r, Dep::Nsubj).or(document.child(r, Dep::Nsubjpass)));
        pronoun.filter(|&p| p < first.0).and_then(|p| self.stands_for(p, id)).or(Some(first.1))
    }

    /// The accord that a word stands for: a mention, a pronoun, a noun for the terms of one.
    fn stands_for(&self, token: TokenId, id: SentenceId) -> Option<usize> {
        let document = self.sources.document;
        if let Some(accord) = self.accord_at(token) {
            return Some(accord);
        }
        let word = document.word(token).to_lowercase();
        if matches!(word.as_str(), "which" | "that") && document.pos(token) != Pos::Noun {
            // The relative pronoun stands for the noun that its clause qualifies.
            let verb = self.sources.clauses.around(token).map(|c| c.verb)?;
            let noun = document.head(verb);
            if document.dep(verb) != Dep::Relcl {
                return None;
            }
            // "The third phase, which envisages …"
            let part = || PHASES.contains(&document.lemma(noun)).then(|| self.stands_for(noun, id)).flatten();
            return self.accord_at(noun).or_else(part);
        }
        if matches!(word.as_str(), "it" | "this") {
            return self.focus.filter(|(_, at)| id - at <= 1).map(|(accord, _)| accord);
        }
        if TERM_NOUNS.contains(&document.lemma(token)) || PHASES.contains(&document.lemma(token)) {
            let of = document.children_by(token, Dep::Prep).filter_map(|p| document.child(p, Dep::Pobj));
            let mut whose = of.chain(document.children_by(token, Dep::Poss));
            let its = |t: TokenId| {
                matches!(document.word(t).to_lowercase().as_str(), "its" | "it")
                    .then(|| self.focus.filter(|(_, at)| id - at <= 1))
                    .flatten()
            };
            let own = whose.find_map(|t| self.accord_at(t).or_else(|| its(t).map(|(accord, _)| accord)));
            // "The main elements are …": those of the accord of which the sentence before speaks.
            let bare = || {
                let definite = document.children(token).any(|c| document.word(c).eq_ignore_ascii_case("the"));
                let whose = document
                    .children(token)
                    .any(|c| document.dep(c) == Dep::Poss || document.word(c).eq_ignore_ascii_case("of"));
                (definite && !whose)
                    .then(|| self.focus.filter(|(_, at)| id - at <= 1))
                    .flatten()
                    .map(|(a, _)| a)
            };
            return own.or_else(bare);
        }
        None
    }

    /// The accord that a sentence says was made: "signed a pact", "the accord was reached".
    fn made(&self, sentence: &Range<TokenId>) -> Option<usize> {
        use crate::clauses::Reality;
        let document = self.sources.document;
        self.within(sentence).find_map(|(head, accord)| {
            let clause = self.sources.clauses.around(head)?;
            let here = clause.undergoers().contains(&head) || clause.obliques.iter().any(|(_, o)| *o == head);
            let made = MAKING.contains(&document.lemma(clause.verb));
            (here && made && clause.reality == Reality::Fact && !clause.negated).then_some(accord)
        })
    }

    /// Whether a sentence stands in an item of a list.
    fn is_item(&self, id: SentenceId) -> bool {
        let layout = self.sources.document.layout();
        is_item(&layout.paragraph_of(&layout.sentences[id]).kind)
    }
}

/// Verbs by which an accord comes about or is made known.
const MAKING: &[&str] = &[
    "sign",
    "initial",
    "reach",
    "agree",
    "conclude",
    "strike",
    "announce",
    "publish",
    "seal",
    "ink",
    "broker",
    "adopt",
    "settle",
    "unveil",
    "approve",
    "put",
    "affix",
    "release",
    "present",
    "table",
    "propose",
    "draft",
    "negotiate",
    "accept",
    "endorse",
    "clinch",
    "hammer",
    "swear",
];

fn is_item(kind: &Kind) -> bool {
    matches!(kind, Kind::ListItem { .. })
}

/// Whether a noun stands for more than one, or for a pronoun of them: those who can agree with each other.
fn is_several(document: &Document<'_>, noun: TokenId) -> bool {
    matches!(document.tag(noun), Tag::Nns | Tag::Nnps)
        || document.child(noun, Dep::Conj).is_some()
        || document.dep(noun) == Dep::Conj
        || matches!(
            document.word(noun).to_lowercase().as_str(),
            "they" | "both" | "who" | "government" | "side" | "each" | "group"
        )
        || document.tag(noun) == Tag::Nnp
}

/// Where the text turns to something else, between two tokens; the latter where it does not.
fn turning(document: &Document<'_>, from: TokenId, end: TokenId) -> TokenId {
    let from = from.min(end);
    (from..end)
        .find(|&t| {
            t > from
                && document.word(t - 1) == ","
                && TURNING.contains(&document.word(t).to_lowercase().as_str())
        })
        .unwrap_or(end)
}
