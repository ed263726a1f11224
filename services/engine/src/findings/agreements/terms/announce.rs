//! Sentences that announce a list of terms: they end in a colon, or are a heading or a question on what the accord holds.

use std::ops::Range;

use super::{Frame, How, Open, Reader, TERM_NOUNS, Terms, is_item};
use crate::document::{SentenceId, TokenId};
use crate::syntax::Pos;
use crate::text::Kind;

/// Nouns for the breaking of an accord.
const BREAKING: &[&str] = &["violation", "breach", "infringement", "infraction"];

impl Reader<'_, '_> {
    /// Whether a sentence announces terms that follow: it ends in a colon, or is a heading or a question on what the accord holds.
    /// What follows the colon in the sentence itself is told at once.
    pub(super) fn announcement(
        &mut self,
        id: SentenceId,
        sentence: &Range<TokenId>,
        spoken: Option<usize>,
    ) -> Option<usize> {
        let document = self.sources.document;
        // "Established six violations of the accord:" lists what was done against it.
        if sentence.clone().any(|t| BREAKING.contains(&document.lemma(t))) {
            return None;
        }
        let layout = document.layout();
        let names_terms = sentence.clone().any(|t| TERM_NOUNS.contains(&document.lemma(t)));
        let last = document.word(sentence.end - 1);
        let colon = sentence.clone().find(|&t| document.word(t) == ":");
        let next_is_item =
            layout.sentences.get(id + 1).is_some_and(|s| is_item(&layout.paragraph_of(s).kind));
        let heading = matches!(layout.paragraph_of(&layout.sentences[id]).kind, Kind::Heading);
        // "What has been agreed", below an account of the news that ends with a truce of long ago: the accord of the news is meant.
        let meant = |a: usize| self.old[self.main] || !self.old[a];
        let near = self.focus.filter(|&(a, at)| id <= at + 3 && meant(a)).map_or(self.main, |(a, _)| a);
        let spoken = if self.agrees_anew(sentence) { self.own } else { spoken };
        let accord = spoken.unwrap_or(near);
        if last == ":" || next_is_item && !is_item(&layout.paragraph_of(&layout.sentences[id]).kind) {
            let announced = spoken.is_some() || names_terms || self.providing_words(sentence);
            let short = last == ":" || heading || sentence.len() <= 12;
            if announced && short {
                return Some(accord);
            }
        }
        if let Some(colon) = colon.filter(|&c| c > sentence.start && c + 1 < sentence.end) {
            let parts = (colon..sentence.end).filter(|&t| matches!(document.word(t), ";" | ",")).count();
            let semicolons = (colon..sentence.end).any(|t| document.word(t) == ";");
            let spoken_before = self.within(&(sentence.start..colon)).last().map(|(_, a)| a);
            let listing = self.open.is_some_and(|o| o.how == How::List && id - o.last <= 1);
            let agreed = names_terms || listing || self.providing_words(&(sentence.start..colon));
            if (spoken_before.is_some() || agreed) && (semicolons || parts > 1 && spoken_before.is_some()) {
                let accord = spoken_before.unwrap_or(accord);
                self.out.retain(|t| t.tokens.end <= sentence.start);
                self.out.push(Terms {
                    accord,
                    tokens: colon + 1..sentence.end,
                    listed: semicolons,
                    frame: Frame::List,
                });
                self.open = Some(Open { accord, last: id, run: 0, how: How::Told });
                return None;
            }
        }
        let question = last == "?" || heading;
        let asks = sentence.len() <= 12
            && question
            && (spoken.is_some() && (heading || self.asks_what(sentence))
                || names_terms
                || self.asks_what(sentence) && self.providing_words(sentence));
        asks.then_some(accord)
    }

    /// "In order to give effect to the Convention, the Parties have agreed as follows:", in a communiqué: what they agree in it is its own.
    fn agrees_anew(&self, sentence: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        let Some(own) = self.own else { return false };
        let agreeing = |&t: &TokenId| {
            matches!(document.lemma(t), "agree" | "undertake" | "resolve" | "decide")
                && self.sources.clauses.at(t).is_some_and(|c| !c.negated && !c.subjects.is_empty())
        };
        let Some(verb) = sentence.clone().find(agreeing) else { return false };
        self.within(sentence).all(|(head, accord)| accord == own || head < verb)
            && !self.sources.clauses.at(verb).is_some_and(|c| {
                c.subjects.iter().chain(&c.objects).any(|&t| self.accord_at(t).is_some_and(|a| a != own))
            })
    }

    fn asks_what(&self, sentence: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        sentence
            .clone()
            .any(|t| matches!(document.word(t).to_lowercase().as_str(), "what" | "what's" | "whats"))
    }

    /// Whether words say that terms are meant: "agreed", "provides", "in it".
    fn providing_words(&self, tokens: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        tokens.clone().any(|t| {
            matches!(
                document.lemma(t),
                "agree"
                    | "provide"
                    | "undertake"
                    | "stipulate"
                    | "include"
                    | "contain"
                    | "get"
                    | "term"
                    | "commit"
            ) && document.pos(t) != Pos::Propn
                // "In it there are …", but not "in view of this".
                || document.lemma(t) == "in"
                    && t + 1 < tokens.end
                    && matches!(document.word(t + 1), "it" | "them" | "which" | "the" | "this")
        })
    }
}
