//! Whether a statement or communiqué is an accord, points back to one, or is somebody's word.

use std::ops::Range;

use super::making;
use super::sorts::Sort;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};

/// How a statement or communiqué stands to accords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is one, or may be.
    Accord,
    /// It points back to one, if one has been told.
    Pointing,
    /// It is somebody's word.
    None,
}

/// Words that make a statement that of several sides.
const SHARED: &[&str] = &[
    "joint",
    "trilateral",
    "tripartite",
    "bilateral",
    "quadrilateral",
    "common",
    "agreed",
    "final",
    "concluding",
    "closing",
    "outcome",
];
/// Those of them that only tell when it is made.
const ENDING: &[&str] = &["final", "concluding", "closing"];
/// Nouns for a body that meets, or its meeting.
const MEETINGS: &[&str] = &["summit", "session", "meeting", "conference", "assembly", "council", "authority"];
/// Verbs by which a paper binds.
const BINDS: &[&str] = &[
    "sign",
    "initial",
    "ink",
    "adopt",
    "agree",
    "negotiate",
    "endorse",
    "ratify",
    "conclude",
    "implement",
    "honour",
    "honor",
];
/// Prepositions of what something is said in.
const VEHICLE: &[&str] = &["in", "by", "through", "via", "with"];
/// Verbs of speech by which the speakers bind themselves.
const COMMITS: &[&str] = &[
    "agree",
    "accept",
    "pledge",
    "commit",
    "undertake",
    "promise",
    "vow",
    "decide",
    "resolve",
    "reaffirm",
    "affirm",
    "recognize",
    "recognise",
    "declare",
    "acknowledge",
    "renounce",
];

/// Nouns for those who speak with one voice.
const GROUPS: &[&str] =
    &["group", "quartet", "troika", "quint", "quad", "embassy", "ambassador", "envoy", "partner", "mission"];

/// A communiqué or statement is the word of one speaker, unless it is joint, or signed like an accord.
pub(super) fn of_statement(
    sources: Sources<'_, '_>,
    token: TokenId,
    phrase: &Range<TokenId>,
    definite: bool,
) -> Standing {
    let document = sources.document;
    let between =
        document.children_by(token, Dep::Prep).any(|p| document.word(p).eq_ignore_ascii_case("between"));
    let of_a_meeting = is_of_a_meeting(document, token);
    let shared = between
        || (phrase.start..token).any(|t| {
            let word = document.word(t).to_lowercase();
            SHARED.contains(&word.as_str()) && !(of_a_meeting && ENDING.contains(&word.as_str()))
        });
    // "The following statement": what stands below.
    if !shared && (phrase.start..token).any(|t| document.word(t).eq_ignore_ascii_case("following")) {
        return Standing::None;
    }
    let shared = shared && !is_of_one_group(document, token);
    let around = sources.clauses.around(token);
    let bound = making::qualifiers(document, token)
        .filter_map(|c| sources.clauses.at(c))
        .chain(around.filter(|c| c.undergoers().contains(&token)))
        .any(|c| BINDS.contains(&document.lemma(c.verb)));
    let preposition = document.head(token);
    let said_in = document.dep(token) == Dep::Pobj
        && VEHICLE.contains(&document.word(preposition).to_lowercase().as_str())
        && around.is_some_and(|c| {
            let verb = document.lemma(c.verb);
            !COMMITS.contains(&verb) && !sources.lexicon.speech_verbs(verb).is_empty()
        });
    // "In a statement signed by its spokesman the union dismissed the summit": who signs his own word agrees with nobody.
    if bound && !(said_in && !shared && !definite) {
        return Standing::Accord;
    }
    match (shared, definite) {
        (true, _) if !said_in => Standing::Accord,
        (_, true) if document.tag(token) != Tag::Nnp || document.child(token, Dep::Det).is_some() => {
            Standing::Pointing
        }
        _ => Standing::None,
    }
}

/// "Final communiqué of the Fourth Summit of the Union": what an organization says at the end of its meeting.
fn is_of_a_meeting(document: &Document<'_>, token: TokenId) -> bool {
    document
        .children_by(token, Dep::Prep)
        .filter(|&p| matches!(document.word(p).to_lowercase().as_str(), "of" | "from"))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .any(|o| MEETINGS.contains(&document.lemma(o).to_lowercase().as_str()))
}

/// "Joint statement by the Contact Group": the word of those who are of one mind from the first.
fn is_of_one_group(document: &Document<'_>, token: TokenId) -> bool {
    document
        .children_by(token, Dep::Prep)
        .filter(|&p| matches!(document.word(p).to_lowercase().as_str(), "by" | "of" | "from"))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .any(|o| {
            let named = document.word(o).starts_with(char::is_uppercase)
                || document
                    .children_by(o, Dep::Compound)
                    .any(|c| document.word(c).starts_with(char::is_uppercase));
            named && GROUPS.contains(&document.lemma(o).to_lowercase().as_str())
        })
}

/// "the statement *said*", "the statement *reads*".
pub(super) fn speaks(sources: Sources<'_, '_>, token: TokenId) -> bool {
    sources.clauses.around(token).is_some_and(|clause| {
        clause.subjects.contains(&token)
            && matches!(sources.document.lemma(clause.verb), "say" | "read" | "add" | "note" | "continue")
    })
}

/// Whether a noun is one for a statement.
pub(super) fn is_statement(sort: Option<Sort>, lemma: &str) -> bool {
    sort == Some(Sort::Statement) && !lemma.starts_with("conclusion")
}
