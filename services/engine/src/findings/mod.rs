//! What the article tells: agreements, events, statements, next steps, the process and everyone's role in it.
//!
//! Findings are written as the API's own messages from the start, with spans in bytes and the ids of actors that
//! [`Cast::brief_id`](crate::actors::Cast::brief_id) gives; the last stage orders, caps, numbers and re-encodes them.

mod agreements;
mod dating;
mod events;
mod next_steps;
mod process;
mod roles;
mod statements;
mod supply;
mod topic;
mod wording;

use peacebrief::v1;

use crate::actors::Cast;
use crate::clauses::Clauses;
use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;

pub(crate) use dating::Calendar;

/// What the layers below have made of an article, the cast aside: all that findings are read off.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sources<'s, 't> {
    /// The text with its trees.
    pub(crate) document: &'s Document<'t>,
    /// Predicates and arguments.
    pub(crate) clauses: &'s Clauses,
    /// Dates.
    pub(crate) calendar: &'s Calendar,
    /// General knowledge.
    pub(crate) lexicon: &'s Lexicon,
}

/// Finds all that an article tells, and gives every actor its role. An article about no peace process or armed conflict has no
/// process, and nothing else counts.
pub(crate) fn find(sources: Sources<'_, '_>, cast: &mut Cast, title: &str) -> Findings {
    if !topic::is_conflict(sources, cast, title) {
        return Findings::default();
    }
    let mut findings = Findings {
        events: events::find(sources, cast),
        statements: statements::find(sources, cast, title),
        next_steps: next_steps::find(sources, cast),
        ..Findings::default()
    };
    (findings.agreements, findings.term_signs) = agreements::find(sources, cast, &findings.statements);
    let mut evidence = roles::weigh(sources, cast, &findings, title);
    let mut parties = roles::parties(cast, &evidence);
    supply::affiliations(cast, &parties);
    findings.role_traits =
        roles::assign(sources.document, cast, sources.lexicon, &findings, &mut evidence, &parties);
    roles::other_side(cast, &evidence, &mut parties);
    findings.process = Some(process::of_parties(sources.document, cast, &parties));
    supply::parties(sources, cast, &parties, &mut findings);
    statements::supply(sources, cast, &parties, &mut findings.statements);
    name_words(sources.document, &mut findings);
    findings
}

/// A message of the API with the place in the text where it was found.
#[derive(Debug, Clone)]
pub(crate) struct Finding<M> {
    /// The message, without its id.
    pub(crate) message: M,
    /// The token at which it was found: the predicate, or the head of the noun phrase.
    pub(crate) token: TokenId,
}

/// A derivation by a rule.
pub(crate) fn by_rule(rule: &str) -> Option<v1::Derivation> {
    by_words(rule, [])
}

/// A derivation by a rule and the words that set it off.
pub(crate) fn by_words(rule: &str, cues: impl IntoIterator<Item = v1::TextSpan>) -> Option<v1::Derivation> {
    Some(v1::Derivation { rule: rule.to_owned(), cues: cues.into_iter().collect(), confidence: None })
}

/// Names the word at which each finding was found among what set it off, where its rule names no other words.
fn name_words(document: &Document<'_>, findings: &mut Findings) {
    let agreements = findings.agreements.iter_mut().map(|f| (&mut f.message.derivation, f.token));
    let events = findings.events.iter_mut().map(|f| (&mut f.message.derivation, f.token));
    let statements = findings.statements.iter_mut().map(|f| (&mut f.message.derivation, f.token));
    let next_steps = findings.next_steps.iter_mut().map(|f| (&mut f.message.derivation, f.token));
    for (derivation, token) in agreements.chain(events).chain(statements).chain(next_steps) {
        if let Some(derivation) = derivation.as_mut().filter(|derivation| derivation.cues.is_empty()) {
            derivation.cues.push(document.span(document.token_bytes(token)));
        }
    }
}

/// All that was found in an article.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// The process or conflict; without it nothing else counts.
    pub(crate) process: Option<v1::Process>,
    /// Agreements, with their provisions, conditions and breaches.
    pub(crate) agreements: Vec<Finding<v1::Agreement>>,
    /// What was done.
    pub(crate) events: Vec<Finding<v1::Event>>,
    /// What was said.
    pub(crate) statements: Vec<Finding<v1::Statement>>,
    /// What is to come.
    pub(crate) next_steps: Vec<Finding<v1::NextStep>>,
    /// What every actor's role was weighed by, in the order of the cast.
    pub(crate) role_traits: Vec<roles::Traits>,
    /// What was weighed for the terms of agreements, by what signs.
    pub(crate) term_signs: Vec<agreements::Weighed>,
}

#[cfg(test)]
mod tests;
