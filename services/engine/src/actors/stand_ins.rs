//! For whom people act by the company in which they sign and meet: "A for the government and B for the Front", "A on the Kestrian side",
//! "A, speaking for the Front".

use std::ops::Range;

use super::register::{DraftId, head_of};
use super::resolve::Resolver;
use crate::document::TokenId;
use crate::syntax::{Dep, Pos};

/// Words for what people do for those who send them.
const DONE_FOR_SENDERS: &[&str] =
    &["sign", "initial", "signature", "signatory", "lead", "head", "represent", "negotiate", "delegation"];

/// Participles by which one acts for somebody.
const ACTING_FOR: &[&str] = &["speaking", "acting", "signing", "negotiating"];

impl Resolver<'_, '_, '_, '_> {
    /// Gives a person for whom nobody is known yet those who the words behind the name say have sent them.
    pub(super) fn stands_in(&mut self, tokens: &Range<TokenId>, person: DraftId) {
        let draft = &self.register.drafts[person];
        if !draft.is_person() || draft.employer().is_some() {
            return;
        }
        let Some(whom) = self.sent_by(tokens) else { return };
        let found = whom.into_iter().find_map(|token| {
            let named =
                self.mentions.name_at.get(token).is_some() || self.mentions.known.body(token).is_some();
            if named { self.holder_at(token).first().copied() } else { None }
        });
        let holder = found.filter(|&id| id != person && !self.register.drafts[id].is_person());
        if let Some(holder) = holder {
            self.register.drafts[person].holder = Some(holder);
        }
    }

    /// The words that say for whom somebody signs or leads.
    fn sent_by(&self, tokens: &Range<TokenId>) -> Option<Range<TokenId>> {
        /// How many words before and behind the name count.
        const BEFORE: usize = 60;
        const BEHIND: usize = 6;
        let document = self.document;
        let sentence = document.sentence_around(tokens.start);
        let word = |at: usize| if at < sentence.end { document.word(at) } else { "" };
        let at = tokens.end;
        let acting = word(at) == "," && ACTING_FOR.contains(&word(at + 1)) && word(at + 2) == "for";
        let preposition = if acting { at + 2 } else { at };
        let from = sentence.start.max(tokens.start.saturating_sub(BEFORE));
        let sending = |t: TokenId| {
            DONE_FOR_SENDERS.contains(&document.lemma(t)) || document.lemma(t) == "do" && word(t + 1) == "so"
        };
        if !acting && (self.is_thanked(tokens) || !(from..tokens.start).any(sending)) {
            return None;
        }
        // As far as the phrase goes: to a mark, a verb or another preposition but "of".
        let ends = |&t: &TokenId| {
            !matches!(document.pos(t), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn)
                && document.word(t) != "of"
        };
        let limit = sentence.end.min(preposition + 1 + BEHIND);
        let end = (preposition + 1..limit).find(ends).unwrap_or(limit);
        let whom = preposition + 1..end.max(preposition + 1);
        match word(preposition) {
            "for" => Some(whom),
            "on" if whom.clone().any(|t| document.word(t) == "side") => Some(whom),
            _ => None,
        }
    }

    /// "thanked A for the government's help": whom something is done to is sent by nobody, unless it is a signing.
    fn is_thanked(&self, tokens: &Range<TokenId>) -> bool {
        let document = self.document;
        let head = crate::clauses::first_conjunct(document, head_of(document, tokens));
        let signs = DONE_FOR_SENDERS.contains(&document.lemma(document.head(head)));
        matches!(document.dep(head), Dep::Dobj | Dep::Dative) && !signs
    }
}
