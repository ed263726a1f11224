//! Violations that are counted and shared out: "it attributes 22 of them to the army and 17 to the rebels", or a list with an item for each side.

use std::ops::Range;

use super::Finder;
use crate::actors::Cast;
use crate::clauses::objects_of;
use crate::document::{SentenceId, TokenId};
use crate::findings::wording;
use crate::syntax::Tag;
use crate::text::Kind;

/// Verbs of laying something to somebody's charge.
const ATTRIBUTING: &[&str] = &["attribute", "ascribe", "assign", "impute"];
/// Words for a share that is no number.
const SHARES: &[&str] =
    &["most", "rest", "majority", "half", "third", "thirds", "quarter", "others", "remainder"];
/// So many words before "to" the number stands.
const NUMBER_REACH: usize = 5;
/// So many words into an item it says by whom.
const OPENING: usize = 8;
/// The most sentences of a list that are read.
const MOST_ITEMS: usize = 12;

impl Finder<'_, '_> {
    /// Records what the sentence of a noun for violations, the next one, or the list that it opens tells of who committed them. Tells whether
    /// there is any such thing.
    pub(super) fn shared_out(&mut self, accord: usize, noun: TokenId) -> bool {
        let document = self.sources.document;
        let id = document.sentence_of(noun);
        let sentence = document.sentences()[id].clone();
        let before = self.out.len();
        if sentence.end > sentence.start && document.word(sentence.end - 1) == ":" {
            self.items(accord, id + 1);
        } else {
            let next = document.sentences().get(id + 1).map_or(sentence.end, |next| next.end);
            self.attributed(accord, noun + 1..next);
        }
        self.out.len() > before
    }

    /// "attributes 22 of them to the army, 17 to the rebels and three to a militia".
    fn attributed(&mut self, accord: usize, tokens: Range<TokenId>) {
        let document = self.sources.document;
        let charges = |&t: &TokenId| {
            ATTRIBUTING.contains(&document.lemma(t)) && self.sources.clauses.at(t).is_some_and(|c| !c.negated)
        };
        let Some(verb) = tokens.clone().find(charges) else { return };
        let end = document.sentence_around(verb).end.min(tokens.end);
        let counted = |t: TokenId| {
            document.tag(t) == Tag::Cd || SHARES.contains(&document.word(t).to_lowercase().as_str())
        };
        for to in (verb + 1..end).filter(|&t| document.word(t) == "to") {
            let back = to.saturating_sub(NUMBER_REACH).max(verb + 1)..to;
            let Some(number) = back.rev().find(|&t| counted(t)) else { continue };
            let heads = objects_of(document, to);
            let accused = self.actors(&heads.first().copied().into_iter().collect::<Vec<_>>());
            let Some(&head) = heads.first().filter(|_| !accused.is_empty()) else { continue };
            let stop =
                (head + 1..end).find(|&t| matches!(document.word(t), "," | ";" | "and")).unwrap_or(end);
            self.share(accord, number..stop.min(document.subtree(head).end).max(head + 1), accused, number);
        }
    }

    /// "• four by the army: two overflights of the camp; the arrest of three members".
    fn items(&mut self, accord: usize, first: SentenceId) {
        let document = self.sources.document;
        let layout = document.layout();
        for id in (first..document.sentences().len()).take(MOST_ITEMS) {
            if !matches!(layout.paragraph_of(&layout.sentences[id]).kind, Kind::ListItem { .. }) {
                break;
            }
            let sentence = document.sentences()[id].clone();
            let opening = sentence.start..sentence.end.min(sentence.start + OPENING);
            let Some(by) = opening.into_iter().find(|&t| document.word(t) == "by") else { continue };
            let heads = objects_of(document, by);
            let accused = self.actors(&heads);
            if accused.is_empty() {
                continue;
            }
            let colon = (by + 1..sentence.end).find(|&t| document.word(t).ends_with(':'));
            let Some(colon) = colon else {
                self.share(accord, sentence.clone(), accused, by);
                continue;
            };
            let mut start = colon + 1;
            let ends: Vec<TokenId> =
                (start..sentence.end).filter(|&t| document.word(t) == ";").chain([sentence.end]).collect();
            for end in ends {
                let opens =
                    (start..end).find(|&t| !matches!(document.word(t), "and" | "," | ";")).unwrap_or(end);
                if opens < end {
                    self.share(accord, opens..end, accused.clone(), opens);
                }
                start = end + 1;
            }
        }
    }

    fn share(
        &mut self,
        accord: usize,
        tokens: Range<TokenId>,
        accused: Vec<crate::actors::ActorId>,
        cue: TokenId,
    ) {
        let document = self.sources.document;
        let evidence = document.span(wording::trimmed(document, tokens));
        let accused: Vec<String> = accused.into_iter().map(Cast::brief_id).collect();
        // Nobody lists his own violations.
        let accuser =
            self.speaker(&evidence).filter(|accuser| !accused.contains(accuser)).unwrap_or_default();
        if !accused.is_empty() {
            self.push(accord, &accuser, accused, evidence, cue..cue + 1);
        }
    }
}
