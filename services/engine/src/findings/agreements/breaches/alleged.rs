//! What somebody alleges: the breaking of an accord by name, or an act of war or a refusal laid to somebody's charge.

use std::ops::Range;

use peacebrief::v1::{self, AgreementKind, AgreementStatus, StatementStance};

use super::super::kinds;
use super::{Cue, Finder, NEAR, is_agreed, is_in_general};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::roles;
use crate::findings::wording::is_looked_into;
use crate::lexicon::BreachCue;
use crate::syntax::Pos;

/// How many sentences back the accord is looked for that an act breaks.
const REACH: usize = 2;

/// So many words behind a verb stands what is said to have been promised.
const OWED_REACH: usize = 6;
/// Participles for what somebody has bound himself to do.
const OWED: &[&str] = &[
    "promised",
    "agreed",
    "undertaken",
    "undertook",
    "obliged",
    "required",
    "pledged",
    "stipulated",
    "bound",
    "committed",
];

/// Verbs for taking something for a breach.
const JUDGING: &[&str] = &["consider", "regard", "view", "see", "deem", "find"];
/// Verbs for owning up to something.
const ADMITTING: &[&str] =
    &["admit", "concede", "acknowledge", "confess", "apologise", "apologize", "regret"];
/// Verbs for what an accord has its sides do, or keep from.
const RULING: &[&str] = &[
    "require",
    "demand",
    "stipulate",
    "provide",
    "forbid",
    "prohibit",
    "oblige",
    "prescribe",
    "foresee",
    "envisage",
    "ban",
    "exclude",
    "promise",
];

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
        // "Both sides admitted the violations": nobody else is charged with them.
        let admits = tokens
            .clone()
            .find(|&t| self.sources.clauses.at(t).is_some())
            .is_some_and(|t| ADMITTING.contains(&document.lemma(t)));
        if admits {
            return;
        }
        // "We breached the truce": the clause itself tells whose breach it is.
        let owns_up = |cue: &Cue| {
            self.sources.clauses.around(cue.tokens.start).is_some_and(|c| {
                let own = |&d: &TokenId| matches!(document.word(d).to_lowercase().as_str(), "we" | "i");
                c.own_subject && c.doers().iter().any(own)
            })
        };
        let cues = self.cues(&tokens);
        let named = cues.iter().find(|c| c.class == BreachCue::Breach && !self.denied(&c.tokens));
        let act = || {
            let hostile = |c: &&Cue| matches!(c.class, BreachCue::Fighting | BreachCue::Refusal);
            let mut acts = cues.iter().filter(hostile);
            acts.find(|cue| accuses || self.came_first(cue) || self.is_laid_to(statement, &tokens, cue))
        };
        let owed = self.owed(&tokens).filter(|_| accuses).or_else(|| self.as_promised(&tokens));
        let owed = owed.as_ref();
        let in_general = |cue: &Cue| {
            self.sources.clauses.around(cue.tokens.start).is_some_and(|c| is_in_general(document, c))
        };
        let said = named.or(owed).or_else(act);
        let Some(cue) = said.filter(|cue| !owns_up(cue) && !in_general(cue)) else { return };
        let open = named.is_some() || owed.is_some();
        let mut accused: Vec<String> =
            statement.target_ids.iter().filter(|id| **id != statement.speaker_id).cloned().collect();
        if accused.is_empty() {
            accused = self.doers(cue.tokens.start).into_iter().map(Cast::brief_id).collect();
            accused.retain(|id| *id != statement.speaker_id);
        }
        let between = || {
            let accused: Vec<ActorId> = accused.iter().filter_map(|id| self.actor(id)).collect();
            self.truce_between(&statement.speaker_id, &accused).filter(|_| cue.class == BreachCue::Fighting)
        };
        let tied = (!open).then(|| self.tied(&tokens)).flatten();
        let broken = tied.or_else(|| self.broken_accord(&tokens, cue, open)).or_else(between);
        let Some(accord) = broken.filter(|&n| open || !self.is_a_third(n, &statement.speaker_id)) else {
            return;
        };
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

    /// Whether a statement that is no charge by its words tells of an act of war by the other side of a truce, or while one is in force.
    fn is_laid_to(&self, statement: &v1::Statement, tokens: &Range<TokenId>, cue: &Cue) -> bool {
        let told = |c: &&Clause| {
            c.reality == Reality::Fact && c.tense == Tense::Past && !c.negated && !self.denied(&cue.tokens)
        };
        let Some(clause) = self.sources.clauses.at(cue.tokens.start).filter(told) else { return false };
        if cue.class != BreachCue::Fighting || is_in_general(self.sources.document, clause) {
            return false;
        }
        let accused = self.actors(clause.doers());
        let side = self.side_of(&statement.speaker_id);
        let own = |id: &ActorId| Some(roles::principal(self.cast, *id)) == side;
        !accused.iter().any(own)
            && (self.tied(tokens).is_some() || self.truce_between(&statement.speaker_id, &accused).is_some())
    }

    /// "Troops had not been withdrawn as promised", "has failed to open the road, as it is obliged to do".
    fn as_promised(&self, tokens: &Range<TokenId>) -> Option<Cue> {
        let document = self.sources.document;
        let end = document.sentence_around(tokens.start).end.min(tokens.end + OWED_REACH);
        // "as promised", "as it had undertaken to do": between stand no more than a pronoun and auxiliaries.
        let between = |t: TokenId| matches!(document.pos(t), Pos::Pron | Pos::Aux | Pos::Adv);
        let as_owed = |&t: &TokenId| {
            let after = (t + 1..(t + 1 + OWED_REACH).min(end)).find(|&t| !between(t));
            document.word(t).eq_ignore_ascii_case("as")
                && after.is_some_and(|t| OWED.contains(&document.word(t).to_lowercase().as_str()))
        };
        (tokens.start..end).find(as_owed)?;
        let fails = |&t: &TokenId| {
            self.sources.clauses.at(t).is_some_and(|c| {
                c.reality == Reality::Fact
                    && c.tense != Tense::Future
                    && (c.negated || matches!(document.lemma(t), "fail" | "neglect" | "refuse" | "omit"))
            })
        };
        let verb = tokens.clone().find(fails)?;
        Some(Cue { class: BreachCue::Breach, tokens: verb..verb + 1 })
    }

    /// "The other side shot first", "were the first to open fire": what sounds like no charge is one, by the word for who began.
    fn came_first(&self, cue: &Cue) -> bool {
        let document = self.sources.document;
        let near = cue.tokens.start.saturating_sub(3)..(cue.tokens.end + 2).min(document.len());
        cue.class == BreachCue::Fighting
            && near.into_iter().any(|t| document.word(t).eq_ignore_ascii_case("first"))
    }

    /// "Had left no hospital, as the truce demanded", "moved in, which the accord forbids": what is laid to somebody's charge is measured
    /// by what the accord says.
    fn owed(&self, tokens: &Range<TokenId>) -> Option<Cue> {
        let document = self.sources.document;
        let sentence = document.sentence_around(tokens.start);
        let end = sentence.end.min(tokens.end + NEAR);
        let mentions = self.reference.within(&(tokens.start..end));
        mentions.map(|(head, _)| head).find_map(|head| {
            let clause = self.sources.clauses.around(head)?;
            let rules = clause.subjects.contains(&head) && RULING.contains(&document.lemma(clause.verb));
            let opened = document
                .subtree(clause.verb)
                .take_while(|&t| t < head)
                .any(|t| matches!(document.word(t).to_lowercase().as_str(), "as" | "which"));
            (rules && opened).then(|| Cue { class: BreachCue::Breach, tokens: clause.verb..clause.verb + 1 })
        })
    }

    /// The accord that is said to be broken: the one named beside the cue, else, of an act, the truce of which the text speaks.
    fn broken_accord(&self, tokens: &Range<TokenId>, cue: &Cue, named: bool) -> Option<usize> {
        let refused = cue.class == BreachCue::Refusal;
        let cue = &cue.tokens;
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
            found.filter(|n| refused || is_truce(n)).or_else(kept)
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

    /// Who does what a cue tells; not those who "consider it a violation".
    fn doers(&self, cue: TokenId) -> Vec<ActorId> {
        let document = self.sources.document;
        let judges =
            |lemma: &str| JUDGING.contains(&lemma) || !self.sources.lexicon.speech_verbs(lemma).is_empty();
        let clause = self.sources.clauses.around(cue).filter(|c| !judges(document.lemma(c.verb)));
        clause.map(|c| self.actors(c.doers())).unwrap_or_default()
    }
}

fn bytes(span: &v1::TextSpan) -> Range<usize> {
    let at = |n: i32| usize::try_from(n).unwrap_or_default();
    at(span.start)..at(span.end)
}
