//! Who has been spoken of lately, and how prominently: what a pronoun or "the group" chooses among.

use crate::document::{Document, SentenceId, TokenId};
use crate::lexicon::Gender;
use crate::syntax::{Dep, Pos};

use super::register::{DraftId, Register};

/// How many mentions are kept in mind.
const SPAN: usize = 40;

/// How much more prominent for the subject of a verb of saying are those who spoke before: a speech goes on.
const SPEAKER: i32 = 2;

/// How much less prominent for "he" and "she" is who has been spoken of only before the paragraph began: a paragraph has its own
/// people.
const PARAGRAPH: i32 = 3;

/// One thing lately spoken of: an actor, or several together.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The actors.
    pub(super) ids: Vec<DraftId>,
    /// Where.
    pub(super) token: TokenId,
    /// In which sentence.
    pub(super) sentence: SentenceId,
    /// How prominent its place in the sentence is.
    pub(super) rank: i32,
    /// Whether it is the subject of a verb of saying.
    pub(super) speaks: bool,
}

/// What has been spoken of so far, the latest last.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    entries: Vec<Entry>,
}

impl Discourse {
    /// Notes a mention at the head of its phrase.
    pub(super) fn note(&mut self, document: &Document<'_>, ids: &[DraftId], head: TokenId, speaks: bool) {
        if ids.is_empty() {
            return;
        }
        if self.entries.len() >= 2 * SPAN {
            self.entries.drain(..SPAN);
        }
        self.entries.push(Entry {
            ids: ids.to_vec(),
            token: head,
            sentence: document.sentence_of(head),
            rank: rank(document, head),
            speaks,
        });
    }

    /// The latest entries, the newest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev().take(SPAN)
    }

    /// The most prominent single actor of the last sentences that is fit.
    pub(super) fn best(
        &self,
        document: &Document<'_>,
        at: TokenId,
        reach: usize,
        fit: &dyn Fn(DraftId) -> bool,
    ) -> Option<DraftId> {
        self.ranked(document, at, false, reach, fit).first().map(|&(id, _)| id)
    }

    /// All fit actors of the last sentences with their prominence for a token, the subject of a verb of saying or not; the
    /// best first.
    pub(super) fn ranked(
        &self,
        document: &Document<'_>,
        at: TokenId,
        speaks: bool,
        reach: usize,
        fit: &dyn Fn(DraftId) -> bool,
    ) -> Vec<(DraftId, i32)> {
        let sentence = document.sentence_of(at);
        let paragraph = |sentence: SentenceId| document.layout().sentences[sentence].paragraph;
        let here = paragraph(sentence);
        let personal = ["he", "him", "his", "she", "her", "hers"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(document.word(at)));
        let mut scores: Vec<(DraftId, i32)> = Vec::new();
        for entry in self.latest() {
            let apart = sentence.saturating_sub(entry.sentence);
            if apart > reach {
                break;
            }
            let [id] = entry.ids.as_slice() else { continue };
            if entry.token >= at || !fit(*id) {
                continue;
            }
            let near = match apart {
                0 => 10,
                1 => 6,
                2 => 2,
                _ => 0,
            };
            let continues = if speaks && entry.speaks { SPEAKER } else { 0 };
            let before = if personal && paragraph(entry.sentence) != here { PARAGRAPH } else { 0 };
            let score = near + entry.rank + continues - before;
            match scores.iter_mut().find(|(known, _)| known == id) {
                Some((_, best)) => *best = (*best).max(score),
                None => scores.push((*id, score)),
            }
        }
        scores.sort_by_key(|&(_, score)| std::cmp::Reverse(score));
        scores
    }
}

/// How prominent a noun phrase is by its place: the subject of the sentence most, what stands within another phrase least.
fn rank(document: &Document<'_>, head: TokenId) -> i32 {
    let mut at = head;
    // A conjunct is as prominent as what it is joined to.
    while matches!(document.dep(at), Dep::Conj | Dep::Appos)
        && document.head(at) != at
        && document.pos(document.head(at)) != Pos::Verb
    {
        at = document.head(at);
    }
    match document.dep(at) {
        Dep::Nsubj | Dep::Nsubjpass => {
            let verb = document.head(at);
            if document.is_root(verb) || document.dep(verb) == Dep::Conj {
                4
            } else if document.dep(verb) == Dep::Relcl {
                2
            } else {
                3
            }
        }
        Dep::Agent | Dep::Dobj | Dep::Dative => 2,
        Dep::Pobj if document.dep(document.head(at)) == Dep::Agent => 3,
        Dep::Pobj => 1,
        Dep::Poss => 1,
        Dep::Compound | Dep::Amod | Dep::Nmod => -4,
        Dep::Appos => 0,
        _ => 1,
    }
}

/// Whether a person of known or unknown sex can be spoken of as "he" or "she".
pub(super) fn agrees(register: &Register, id: DraftId, pronoun: Gender) -> bool {
    let draft = &register.drafts[id];
    draft.is_person()
        && matches!((draft.sex, pronoun), (None | Some(Gender::Either), _) | (_, Gender::Either))
        || draft.is_person() && draft.sex == Some(pronoun)
}
