//! Which kind of accord it is: by what it is called, else by what it does.

use peacebrief::v1::{self, AgreementKind, ProvisionCategory};

use super::cluster::Accord;
use super::making;
use super::mentions::Mention;
use super::sorts::Sort;
use crate::clauses::Clause;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// How many mentions of an accord are asked.
const MOST_MENTIONS: usize = 20;
/// How many words of a clause are read.
const MOST_WORDS: usize = 30;

/// The kind of an accord. What neither its words nor its deeds tell is the comprehensive one where the article is about it, else a partial
/// one.
pub(super) fn of(
    sources: Sources<'_, '_>,
    accord: &Accord,
    provisions: &[v1::Provision],
    main: bool,
) -> AgreementKind {
    let named = named(accord);
    // A truce, a treaty or a roadmap says what it is; a declaration, a memorandum or a plan does not.
    let open = named.is_none_or(|kind| kind == AgreementKind::Framework);
    if open && let Some(kind) = by_deeds(sources, accord).or_else(|| by_provisions(accord, provisions)) {
        return kind;
    }
    let whole = main && !is_narrow(provisions);
    named.unwrap_or(if whole { AgreementKind::Comprehensive } else { AgreementKind::Framework })
}

/// The kind that its words name by themselves, if any does.
pub(super) fn named(accord: &Accord) -> Option<AgreementKind> {
    // "Agreement on the Cessation of Hostilities": whatever hangs where, its own name says it.
    let truce = |m: &Mention| {
        m.proper.iter().any(|word| word == "cessation" || word == "armistice" || word == "truce")
    };
    if accord.mentions.iter().any(|m| !m.anaphor && truce(m)) {
        return Some(AgreementKind::Ceasefire);
    }
    let mut kinds = accord.mentions.iter().filter(|m| !m.anaphor).filter_map(|m| m.kind);
    let first = kinds.next()?;
    // "A declaration … the ceasefire", "a memorandum … the peace deal": the form of the paper tells less than what it settles.
    let form = first == AgreementKind::Framework
        && accord.mentions.iter().any(|m| m.sort.is_some_and(Sort::is_form));
    let telling =
        |kind: &AgreementKind| matches!(kind, AgreementKind::Ceasefire | AgreementKind::Comprehensive);
    Some(kinds.find(telling).filter(|_| form).unwrap_or(first))
}

/// Verbs whose subject carries on an earlier accord.
const RENEWS: &[&str] =
    &["prolong", "extend", "renew", "recommit", "reaffirm", "restore", "reinstate", "roll"];
/// Verbs whose subject carries one out.
const CARRIES_OUT: &[&str] = &[
    "implement",
    "execute",
    "operationalise",
    "operationalize",
    "revive",
    "amend",
    "renegotiate",
    "supplement",
];
/// Verbs whose subject only prepares talks.
const PREPARES: &[&str] = &["negotiate", "resume", "restart", "reopen"];
/// Nouns for an earlier accord.
const EARLIER: &[&str] = &[
    "truce",
    "ceasefire",
    "cease-fire",
    "accord",
    "agreement",
    "deal",
    "pact",
    "treaty",
    "cessation",
    "protocol",
    "memorandum",
    "declaration",
    "armistice",
    "pause",
];

/// What the clauses in which it stands say that it does to an earlier accord or to talks.
fn by_deeds(sources: Sources<'_, '_>, accord: &Accord) -> Option<AgreementKind> {
    accord.mentions.iter().take(MOST_MENTIONS).filter(|m| !m.anaphor).find_map(|m| by_deed(sources, m))
}

fn by_deed(sources: Sources<'_, '_>, mention: &Mention) -> Option<AgreementKind> {
    let document = sources.document;
    let qualifying = making::qualifiers(document, mention.head)
        .filter_map(|v| sources.clauses.at(v))
        .filter(|c| !c.passive);
    let subject =
        sources.clauses.around(mention.head).filter(|c| !c.passive && c.subjects.contains(&mention.head));
    let earlier =
        |t: TokenId| EARLIER.contains(&document.lemma(t).to_lowercase().as_str()) && t != mention.head;
    qualifying.chain(subject).find_map(|clause| {
        let lemma = document.lemma(clause.verb);
        let of_accord = reaches(sources, clause).any(earlier);
        if of_accord && RENEWS.contains(&lemma) {
            return Some(AgreementKind::Renewal);
        }
        let applied = CARRIES_OUT.contains(&lemma) || puts_into_practice(sources, clause);
        if of_accord && applied {
            return Some(AgreementKind::Implementation);
        }
        let talks =
            clause.objects.iter().any(|&o| matches!(document.lemma(o), "talk" | "negotiation" | "dialogue"));
        (PREPARES.contains(&lemma) && talks).then_some(AgreementKind::PreNegotiation)
    })
}

/// The objects of a verb, with and without a preposition, and those of the clauses that complete it.
fn reaches<'a>(sources: Sources<'a, '_>, clause: &'a Clause) -> impl Iterator<Item = TokenId> + 'a {
    let subtree = sources.document.subtree(clause.verb);
    subtree.filter(move |&t| t > clause.verb && t < clause.verb + MOST_WORDS)
}

/// "Put into practice", "give effect to", "carry out".
fn puts_into_practice(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let tokens = document.subtree(clause.verb);
    tokens.clone().take(MOST_WORDS).any(|t| {
        let next = || document.word((t + 1).min(document.len() - 1)).to_lowercase();
        match document.lemma(t) {
            "put" | "bring" => tokens.clone().filter(|&p| p > t && p <= t + 6).any(|p| {
                matches!(document.lemma(p), "practice" | "effect" | "operation" | "action")
                    && document.dep(p) == Dep::Pobj
            }),
            "carry" => next() == "out",
            "implement" | "implementation" => true,
            _ => false,
        }
    })
}

/// The kind that what it lays down makes it.
fn by_provisions(accord: &Accord, provisions: &[v1::Provision]) -> Option<AgreementKind> {
    use ProvisionCategory as Category;
    let has = |wanted: Category| provisions.iter().any(|p| p.category() == wanted);
    let all = |wanted: &[Category]| provisions.iter().all(|p| wanted.contains(&p.category()));
    if provisions.is_empty() {
        return None;
    }
    if all(&[Category::Dialogue, Category::Other]) && has(Category::Dialogue) {
        return Some(AgreementKind::PreNegotiation);
    }
    let military = [
        Category::CessationOfHostilities,
        Category::WithdrawalOfForces,
        Category::Monitoring,
        Category::HumanitarianAccess,
        Category::Peacekeeping,
        Category::Connectivity,
        Category::Other,
    ];
    if has(Category::CessationOfHostilities) && all(&military) {
        return Some(AgreementKind::Ceasefire);
    }
    let political = [
        Category::PowerSharing,
        Category::TransitionalJustice,
        Category::Disarmament,
        Category::SecuritySector,
        Category::Elections,
        Category::RefugeesAndDisplaced,
        Category::Constitution,
    ];
    let many = political.into_iter().filter(|&c| has(c)).count() >= MOST_PARTIAL;
    (many && accord.sort.is_none()).then_some(AgreementKind::Comprehensive)
}

/// Whether all that is told of an accord is one of the lesser questions: "agreed to swap prisoners".
fn is_narrow(provisions: &[v1::Provision]) -> bool {
    use ProvisionCategory as Category;
    const LESSER: [Category; 6] = [
        Category::Prisoners,
        Category::Economy,
        Category::BorderDelimitation,
        Category::HumanitarianAccess,
        Category::Connectivity,
        Category::RefugeesAndDisplaced,
    ];
    let first = provisions.first().map(v1::Provision::category);
    first.is_some_and(|first| LESSER.contains(&first) && provisions.iter().all(|p| p.category() == first))
}

/// An accord that settles so many of the great questions is no partial one.
const MOST_PARTIAL: usize = 4;
