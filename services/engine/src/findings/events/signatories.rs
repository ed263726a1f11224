//! Those who put their names to a paper one by one: "A signed for the government, B for the rebels", "by A, on behalf of the government,
//! and by B", "the minister, Mr A, the governor, Mr B, and Ms C signed", "the groups, represented by D and E, signed".

use peacebrief::v1::{ActorKind, EventType};

use crate::actors::ActorId;
use crate::clauses::{Clause, conjuncts};
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos};

use super::Reading;
use super::candidates::Candidate;

/// How many words behind a signing further signatories are looked for.
const REACH: usize = 80;
/// How many names a list has at most between a name and the first of it.
const STEPS: usize = 12;
/// Verbs for putting one's name to a paper.
const SIGNS: &[&str] = &[
    "sign",
    "initial",
    "ink",
    "cosign",
    "co-sign",
    "countersign",
    "paraph",
    "put",
    "set",
    "affix",
    "append",
    "add",
];

/// The people whom the sentence of a signing names as signatories besides the heads of its arguments.
pub(super) fn further(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> Vec<ActorId> {
    let document = sources.document;
    let signs = candidate.frame.event == EventType::Agree
        && !candidate.nominal
        && SIGNS.contains(&document.lemma(candidate.token));
    let Some(clause) = candidate.clause.filter(|_| signs) else { return Vec::new() };
    let mut found: Vec<TokenId> = Vec::new();
    for &head in clause.doers() {
        found.extend(listed(sources, head));
        found.extend(represented(sources, head));
    }
    found.extend(behind(sources, candidate.token));
    found.extend(named_late(sources, clause));
    found.into_iter().flat_map(|head| sources.cast.at(head)).copied().collect()
}

/// "The Home Minister, *Mr A*, the Chief Minister, *Mr B*, and the president, *Mr C*": names that are joined to a name by nothing but
/// titles.
fn listed(sources: Reading<'_, '_>, head: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let subtree = document.subtree(head);
    let within = subtree.start..subtree.end.min(subtree.start + REACH);
    let joined = |name: TokenId| {
        let mut at = name;
        for _ in 0..STEPS {
            if at == head {
                return true;
            }
            if !matches!(document.dep(at), Dep::Conj | Dep::Appos) {
                return false;
            }
            at = document.head(at);
        }
        false
    };
    within.filter(|&t| is_person(sources, t) && joined(t)).collect()
}

/// "the hold-out groups, *represented by A and B*".
fn represented(sources: Reading<'_, '_>, head: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let verbs = document
        .children_by(head, Dep::Acl)
        .filter(|&verb| document.lemma(verb) == "represent")
        .filter_map(|verb| sources.clauses.at(verb));
    verbs
        .flat_map(|clause| clause.agents.iter())
        .flat_map(|&agent| conjuncts(document, agent))
        .filter(|&name| is_person(sources, name))
        .collect()
}

/// "signed for the government, *B for the rebels*, *C* on behalf of the clans", "signed by A, …, and by *B*": what follows the first of them
/// without a verb of its own.
fn behind(sources: Reading<'_, '_>, verb: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let end = document.sentence_around(verb).end.min(verb + REACH);
    let for_whom = |t: TokenId| t < end && stands_for(document, t);
    let on_behalf = document.children_by(verb, Dep::Prep).any(|p| stands_for(document, p));
    let by = document.children_by(verb, Dep::Agent).next().is_some();
    let mut found = Vec::new();
    for t in verb + 1..end {
        if document.word(t) == ";" && found.is_empty() && !on_behalf {
            break;
        }
        let named = is_person(sources, t);
        let alone = named && sources.clauses.around(t).is_some_and(|around| around.subjects.contains(&t));
        if !named || alone {
            continue;
        }
        let first = name_start(document, t);
        let joined = first > verb + 1 && matches!(document.word(first - 1), "and" | "," | ";" | "while");
        let by_too = by
            && first > verb + 2
            && document.word(first - 1) == "by"
            && matches!(document.word(first - 2), "and" | ",");
        if on_behalf && joined && for_whom(t + 1) || by_too {
            found.push(t);
        }
    }
    found
}

/// "was signed aboard a ship, anchored off the island, *by A and B*", "signed in Doha, Qatar, *by A*": names behind a "by" that the parser
/// hung on what stands between, where it gives the signing none.
fn named_late(sources: Reading<'_, '_>, clause: &Clause) -> Vec<TokenId> {
    let told = clause.agents.iter().any(|&head| !sources.cast.of_phrase(sources.document, head).is_empty());
    if !clause.passive || told { Vec::new() } else { named_by(sources, clause.verb) }
}

/// Words behind which no more names of a list stand.
const ENDS_LIST: &[&str] =
    &["with", "in", "at", "on", "under", "during", "before", "after", "while", "when", "as", "through", ";"];

/// The people whom the words behind a participle name after "by", one by one: "headed *by A*, for the one side, and *by B*, for the other".
pub(super) fn named_by(sources: Reading<'_, '_>, verb: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let end = document.sentence_around(verb).end.min(verb + REACH);
    let is =
        |t: TokenId, words: &[&str]| words.iter().any(|word| document.word(t).eq_ignore_ascii_case(word));
    // "a ceremony *attended by* X": who only was there.
    let of_another = |by: TokenId| by > verb + 1 && document.pos(by - 1) == Pos::Verb;
    let Some(by) = (verb + 1..end).find(|&t| is(t, &["by"]) && !of_another(t)) else { return Vec::new() };
    // "The team, led by A, *met B*".
    let goes_on = |t: TokenId| matches!(document.pos(t), Pos::Verb | Pos::Aux) && !document.is_under(t, verb);
    let names = (by + 1..end)
        .take_while(|&t| !is(t, ENDS_LIST) && !goes_on(t))
        .filter(|&t| is_person(sources, t) && document.dep(t) != Dep::Compound);
    // "A, deputy *to B*": of whom else the words tell who somebody is.
    let apart = |&name: &TokenId| {
        let first = name_start(document, name);
        first <= by + 1 || !is(first - 1, &["of", "to", "for", "from"])
    };
    names.filter(apart).collect()
}

/// Whether "for" or "on behalf" begins at a token.
fn stands_for(document: &Document<'_>, token: TokenId) -> bool {
    let word =
        |t: TokenId| document.tokens().get(t).map(|_| document.word(t).to_lowercase()).unwrap_or_default();
    word(token) == "for" || word(token) == "on" && word(token + 1) == "behalf"
}

/// Where the capitalized words that end in a name begin: "Chief Mangosuthu *Buthelezi*".
fn name_start(document: &Document<'_>, name: TokenId) -> TokenId {
    /// How many words a name with its titles has at most.
    const LONGEST: usize = 6;
    let capital = |t: TokenId| document.word(t).starts_with(char::is_uppercase) || document.word(t) == ".";
    (name.saturating_sub(LONGEST)..name).rev().take_while(|&t| capital(t)).last().unwrap_or(name)
}

/// Whether a token tells a person, and not one whose envoy or minister it is: "the Secretary-General's representative".
fn is_person(sources: Reading<'_, '_>, token: TokenId) -> bool {
    let document = sources.document;
    let next = document.tokens().get(token + 1).map(|_| document.word(token + 1));
    let owns = document.dep(token) == Dep::Poss || matches!(next, Some("'s" | "’s" | "'" | "’"));
    // A title with its article is asked for at its noun.
    !owns
        && document.pos(token) != Pos::Det
        && sources.cast.at(token).iter().any(|&id| sources.cast.get(id).kind == ActorKind::Person)
}
