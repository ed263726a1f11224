//! What has become of an accord that was agreed or signed: applied, or given up for another.

use peacebrief::v1::{AgreementKind, AgreementStatus};

use super::cluster::Accord;
use super::kinds;
use super::making;
use super::mentions::Mention;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// A truce agreed so many days ago has begun, or has come to nothing.
const BEGUN: i32 = 31;
/// An accord signed so many days ago may have had its effects.
const EFFECTIVE: i32 = 120;
/// How many mentions of an accord are asked.
const MOST_MENTIONS: usize = 30;

/// The status that an accord has as of the article, where its words tell no more than that it was made.
pub(super) fn outcome(
    sources: Sources<'_, '_>,
    accords: &[Accord],
    number: usize,
    reached: AgreementStatus,
) -> AgreementStatus {
    let accord = &accords[number];
    let age = accord.made.as_ref().and_then(|made| making::days_before(sources, made));
    let truce = kinds::named(accord) == Some(AgreementKind::Ceasefire);
    let made =
        matches!(reached, AgreementStatus::Agreed | AgreementStatus::Signed | AgreementStatus::Ratified);
    if truce && (made || reached == AgreementStatus::InForce) && never_began(sources, accord) {
        return AgreementStatus::Collapsed;
    }
    if truce && made && is_to_run_out(sources, accord) {
        return AgreementStatus::InForce;
    }
    if truce && (made || reached == AgreementStatus::InForce && is_called_past(accord)) {
        let old = age.is_some_and(|days| days > BEGUN);
        if is_called_past(accord) || old && is_superseded(sources, accords, number) {
            return AgreementStatus::Collapsed;
        }
        return if old { AgreementStatus::InForce } else { reached };
    }
    if made && is_applied(sources, accord, age) { AgreementStatus::InForce } else { reached }
}

/// "A truce declared in May never took hold", "never got going": wherever that is said of the whole of it.
fn never_began(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    let document = sources.document;
    accord.mentions.iter().take(MOST_MENTIONS).any(|m| {
        sources.clauses.around(m.head).is_some_and(|c| {
            let never = document.children(c.verb).any(|t| document.word(t).eq_ignore_ascii_case("never"));
            let begins = match document.lemma(c.verb) {
                "take" => c.objects.iter().any(|&o| matches!(document.lemma(o), "hold" | "effect")),
                "get" => document.children(c.verb).any(|t| {
                    matches!(document.word(t), "going" | "started" | "off" | "beyond" | "under" | "underway")
                }),
                "materialise" | "materialize" | "begin" | "start" => true,
                _ => false,
            };
            let somewhere = document
                .children_by(c.verb, Dep::Prep)
                .any(|p| matches!(document.word(p), "in" | "at" | "around" | "along"));
            never && begins && !somewhere && c.subjects.contains(&m.head)
        })
    })
}

/// "The truce, signed in August and renewed since, expires on Wednesday": it is kept until then.
fn is_to_run_out(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    accord.mentions.iter().take(MOST_MENTIONS).any(|m| {
        sources.clauses.around(m.head).is_some_and(|c| {
            c.subjects.contains(&m.head)
                && c.tense == Tense::Present
                && !c.negated
                && making::is_to_run_out(sources.document, c.verb)
        })
    })
}

/// "The previous truce": one that is no more.
fn is_called_past(accord: &Accord) -> bool {
    accord.mentions.iter().take(MOST_MENTIONS).any(|m| m.bygone)
}

/// Whether another truce was made after it.
fn is_superseded(sources: Sources<'_, '_>, accords: &[Accord], number: usize) -> bool {
    let age = |a: &Accord| a.made.as_ref().and_then(|made| making::days_before(sources, made));
    let own = age(&accords[number]);
    accords.iter().enumerate().any(|(n, other)| {
        n != number
            && kinds::named(other) == Some(AgreementKind::Ceasefire)
            && match (age(other), own) {
                (Some(later), Some(own)) => later + BEGUN < own,
                _ => false,
            }
    })
}

/// Verbs by which parties only bind themselves: what they do under an accord says nothing of its being kept.
const BINDS: &[&str] = &[
    "agree",
    "undertake",
    "pledge",
    "promise",
    "commit",
    "accept",
    "vow",
    "be",
    "have",
    "require",
    "oblige",
    "provide",
    "envisage",
    "stipulate",
    "foresee",
    "bind",
    "get",
    "offer",
    "propose",
    "say",
    "announce",
    "tell",
    "call",
    "urge",
    "demand",
    "want",
    "expect",
    "see",
    "obtain",
    "read",
    "publish",
];
/// Verbs for what an accord has brought about.
const EFFECTS: &[&str] = &[
    "end",
    "create",
    "establish",
    "give",
    "set",
    "bring",
    "grant",
    "restore",
    "divide",
    "transform",
    "turn",
    "make",
    "found",
    "free",
    "allow",
    "stop",
    "halt",
    "silence",
    "close",
    "open",
    "usher",
    "settle",
    "institute",
    "enable",
    "lead",
    "produce",
    "yield",
    "grow",
    "bear",
    "reunite",
];
/// Prepositions of what is done in keeping with an accord.
const IN_KEEPING: &[&str] = &["under", "pursuant", "thanks", "since"];

/// Whether the text shows an accord at work: "under the accord, the army withdrew", "the accord, by which they formed their federation".
fn is_applied(sources: Sources<'_, '_>, accord: &Accord, age: Option<i32>) -> bool {
    accord.mentions.iter().take(MOST_MENTIONS).any(|m| at_work(sources, m, age))
}

fn at_work(sources: Sources<'_, '_>, mention: &Mention, age: Option<i32>) -> bool {
    let document = sources.document;
    let done = |clause: &Clause| {
        clause.reality == Reality::Fact
            && !clause.negated
            && clause.tense == Tense::Past
            && !BINDS.contains(&document.lemma(clause.verb))
    };
    // "The accord of March 1994, by which they formed their federation": wherever the parser hung the clause.
    let end = document.sentence_around(mention.head).end.saturating_sub(1);
    let by_which = (mention.phrase.end..end.min(mention.phrase.end + FARTHEST_RELATIVE)).any(|t| {
        matches!(document.word(t).to_lowercase().as_str(), "under" | "by" | "through")
            && document.word(t + 1).eq_ignore_ascii_case("which")
            && sources.clauses.around(t).is_some_and(done)
    });
    if by_which {
        return true;
    }
    let Some(clause) = sources.clauses.around(mention.head) else { return false };
    let kept = clause.obliques.iter().any(|&(preposition, object)| {
        object == mention.head && IN_KEEPING.contains(&document.word(preposition).to_lowercase().as_str())
    });
    let since = |t: TokenId| document.word(document.head(t)).eq_ignore_ascii_case("since");
    let long_ago = age.is_some_and(|days| days > EFFECTIVE);
    let effect = long_ago
        && done(clause)
        && clause.doers().contains(&mention.head)
        && EFFECTS.contains(&document.lemma(clause.verb));
    let relative = long_ago
        && making::qualifiers(document, mention.head).filter_map(|v| sources.clauses.at(v)).any(|c| {
            !c.passive
                && done(c)
                && EFFECTS.contains(&document.lemma(c.verb))
                && !has_other_subject(sources, c, mention.head)
        });
    kept && !since(mention.head) && done(clause) && is_said_of_deeds(sources, clause) || effect || relative
}

/// How far after the noun a clause with "by which" begins.
const FARTHEST_RELATIVE: usize = 12;

/// Whether a relative clause has a subject of its own besides the noun or its pronoun.
fn has_other_subject(sources: Sources<'_, '_>, clause: &Clause, noun: TokenId) -> bool {
    let document = sources.document;
    clause
        .subjects
        .iter()
        .any(|&s| s != noun && !matches!(document.word(s).to_lowercase().as_str(), "which" | "that"))
}

/// Whether a clause tells a deed, and not what was laid down: "were to withdraw" is none.
fn is_said_of_deeds(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    !document.children_by(clause.verb, Dep::Aux).any(|a| {
        matches!(document.word(a).to_lowercase().as_str(), "to" | "would" | "should" | "could" | "might")
    })
}
