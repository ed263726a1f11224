//! What somebody alleges: the breaking of an accord by name, or an act of war or a refusal laid to somebody's charge.

use std::ops::Range;

use peacebrief::v1::{self, AgreementKind, AgreementStatus, StatementStance};

use super::super::kinds;
use super::{Cue, Finder, NEAR, is_agreed};
use crate::actors::{ActorId, Cast};
use crate::clauses::Reality;
use crate::document::TokenId;
use crate::findings::wording::is_looked_into;
use crate::lexicon::BreachCue;

/// How many sentences back the accord is looked for that an act breaks.
const REACH: usize = 2;

impl Finder<'_, '_> {
    /// What a statement lays to somebody's charge.
    pub(super) fn accused(&mut self, statement: &v1::Statement) {
        let accuses = statement.stance() == StatementStance::Accuse;
        if !accuses && statement.stance() != StatementStance::Comment {
            return;
        }
        let document = self.sources.document;
        let Some(evidence) = &statement.evidence else { return };
        let tokens = document.tokens_in(bytes(evidence));
        if tokens.is_empty() {
            return;
        }
        let cues = self.cues(&tokens);
        let named = cues.iter().find(|c| c.class == BreachCue::Breach && !self.denied(&c.tokens));
        let act = || {
            let hostile = |c: &&Cue| matches!(c.class, BreachCue::Fighting | BreachCue::Refusal);
            cues.iter().find(hostile).filter(|_| accuses)
        };
        let Some(cue) = named.or_else(act) else { return };
        let open = named.is_some();
        let Some(accord) = self.broken_accord(&tokens, &cue.tokens, open) else { return };
        let mut accused: Vec<String> =
            statement.target_ids.iter().filter(|id| **id != statement.speaker_id).cloned().collect();
        if accused.is_empty() {
            accused = self.doers(cue.tokens.start).into_iter().map(Cast::brief_id).collect();
            accused.retain(|id| *id != statement.speaker_id);
        }
        if accused.is_empty() {
            accused.extend(self.other_party(accord, &statement.speaker_id));
        }
        // Without an accused, words that name no accord charge nobody with anything.
        if accused.is_empty() && !(open && self.reference.within(&tokens).next().is_some()) {
            return;
        }
        if !accuses && accused.is_empty() {
            return;
        }
        let evidence = evidence.clone();
        self.push(accord, &statement.speaker_id, accused, evidence, cue.tokens.clone());
    }

    /// The accord that is said to be broken: the one named beside the cue, else, of an act, the truce of which the text speaks.
    fn broken_accord(&self, tokens: &Range<TokenId>, cue: &Range<TokenId>, named: bool) -> Option<usize> {
        let sentence = self.sources.document.sentence_around(tokens.start);
        let agreed = |n: &usize| is_agreed(self.reached[*n]);
        let close = cue.start..sentence.end.min(tokens.end.max(cue.end + NEAR));
        let after = self.reference.within(&close).next();
        let beside = after.or_else(|| self.reference.within(&sentence).last());
        let reach = if named { REACH + 1 } else { REACH };
        let found = beside
            .map(|(_, n)| n)
            .filter(agreed)
            .or_else(|| self.reference.before(sentence.start, reach).filter(agreed));
        if named {
            found.or(self.truce)
        } else {
            let is_truce = |n: &usize| kinds::named(&self.accords[*n]) == Some(AgreementKind::Ceasefire);
            // While the text is about a truce in force, fighting laid to a side's charge breaks it.
            let kept =
                || self.truce.filter(|&n| n == self.main && self.reached[n] == AgreementStatus::InForce);
            found.filter(is_truce).or_else(kept)
        }
    }

    /// Whether the clause of a cue says that it was not so.
    fn denied(&self, cue: &Range<TokenId>) -> bool {
        let document = self.sources.document;
        let no = cue.start > 0
            && matches!(document.word(cue.start - 1).to_lowercase().as_str(), "no" | "any" | "not");
        // "There is no question of breaking the truce"
        let of_no = cue.start > 0 && document.word(cue.start - 1).eq_ignore_ascii_case("of") && {
            let noun = document.head(cue.start - 1);
            document.children(noun).any(|c| c < noun && document.word(c).eq_ignore_ascii_case("no"))
        };
        let clause = self.sources.clauses.at(cue.start);
        no || of_no
            || is_looked_into(document, cue.start)
            || clause.is_some_and(|c| {
                c.negated || matches!(c.reality, Reality::Conditional | Reality::Planned | Reality::Required)
            })
    }

    /// Who does what a cue tells.
    fn doers(&self, cue: TokenId) -> Vec<ActorId> {
        self.sources.clauses.around(cue).map(|c| self.actors(c.doers())).unwrap_or_default()
    }
}

fn bytes(span: &v1::TextSpan) -> Range<usize> {
    let at = |n: i32| usize::try_from(n).unwrap_or_default();
    at(span.start)..at(span.end)
}
