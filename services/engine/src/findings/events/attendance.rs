//! Those who were there, told in a sentence of their own: "X and Y also attended", "Z signed as a witness".

use peacebrief::v1::{self, EventType};

use super::Reading;
use super::candidates::Candidate;
use super::participants;
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::Finding;
use crate::syntax::Dep;

/// How many sentences back that at which somebody was is looked for.
const NEAR: usize = 2;
/// What is attended.
const CEREMONIES: &[&str] = &[
    "ceremony",
    "signing",
    "event",
    "meeting",
    "talk",
    "talks",
    "session",
    "summit",
    "occasion",
    "proceeding",
    "conference",
    "negotiation",
    "discussion",
];

/// Whether a signing is a witness's only.
pub(super) fn is_witness(sources: Reading<'_, '_>, candidate: &Candidate<'_>) -> bool {
    let signs = matches!(
        sources.document.lemma(candidate.token),
        "sign" | "initial" | "cosign" | "co-sign" | "countersign" | "put" | "affix" | "append" | "add"
    );
    signs
        && candidate.frame.event == EventType::Agree
        && !candidate.nominal
        && candidate.clause.is_some_and(|clause| participants::as_witness(sources, clause))
}

/// Adds a witness to the signing told before; whether there is one.
pub(super) fn join_signing(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    found: &mut [Finding<v1::Event>],
) -> bool {
    let heads = candidate.clause.map(Clause::doers).unwrap_or_default();
    add(sources, candidate.token, heads, found, &[EventType::Agree])
}

/// Adds those of whom a clause of its own says that they attended, watched or sat in.
pub(super) fn join_onlookers(sources: Reading<'_, '_>, found: &mut [Finding<v1::Event>]) {
    for (_, clause) in sources.clauses.iter() {
        let past = clause.tense == Tense::Past && clause.reality == Reality::Fact && !clause.negated;
        if past && !sources.document.is_quoted(clause.verb) && looks_on(sources, clause) {
            let types = [EventType::Agree, EventType::Consult];
            add(sources, clause.verb, clause.doers(), found, &types);
        }
    }
}

fn looks_on(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let ceremony = |&t: &TokenId| CEREMONIES.contains(&document.lemma(t));
    let particle = |words: &[&str]| {
        document.children(clause.verb).any(|c| {
            matches!(document.dep(c), Dep::Prt | Dep::Advmod | Dep::Prep)
                && document.children(c).next().is_none()
                && words.iter().any(|word| document.word(c).eq_ignore_ascii_case(word))
        })
    };
    match document.lemma(clause.verb) {
        "attend" | "witness" => {
            clause.undergoers().is_empty()
                || clause.undergoers().iter().any(ceremony)
                // "A and B signed the paper. C witnessed *it*."
                || clause.undergoers().iter().all(|&o| document.word(o).eq_ignore_ascii_case("it"))
        }
        "preside" | "officiate" => {
            ["over", "at"].iter().any(|word| clause.oblique(document, word).any(|t| ceremony(&t)))
        }
        "look" | "watch" => particle(&["on"]),
        "sit" => particle(&["in"]),
        "take" => {
            clause.objects.iter().any(|&o| document.word(o).eq_ignore_ascii_case("part"))
                && clause.oblique(document, "in").any(|t| ceremony(&t))
        }
        "be" => {
            let among = |t: TokenId| {
                matches!(
                    document.lemma(t),
                    "witness" | "guest" | "onlooker" | "observer" | "dignitary" | "spectator"
                )
            };
            document
                .children_by(clause.verb, Dep::Acomp)
                .any(|c| matches!(document.lemma(c), "present" | "attendant"))
                || clause.oblique(document, "in").any(|t| document.lemma(t) == "attendance")
                || clause.oblique(document, "among").any(among)
        }
        _ => false,
    }
}

/// Adds actors to the last event of some types told before a token.
fn add(
    sources: Reading<'_, '_>,
    token: TokenId,
    heads: &[TokenId],
    found: &mut [Finding<v1::Event>],
    types: &[EventType],
) -> bool {
    let document = sources.document;
    let sentence = document.sentence_of(token);
    let near = |finding: &Finding<v1::Event>| {
        let told = document.sentence_of(finding.token);
        types.contains(&finding.message.r#type()) && told <= sentence && told + NEAR >= sentence
    };
    // Of two in one sentence, that told before: "looked on and then signed a declaration".
    let before = found.iter().rposition(|finding| finding.token < token && near(finding));
    let at = before.or_else(|| found.iter().rposition(|finding| finding.token != token && near(finding)));
    let Some(event) = at.map(|at| &mut found[at]) else { return false };
    let present: Vec<ActorId> =
        heads.iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
    for id in present {
        let name = Cast::brief_id(id);
        let stands_for = |other: &String| {
            let side = sources.cast.get(id).affiliation;
            side.is_some_and(|side| Cast::brief_id(side) == *other)
        };
        let participants = &mut event.message.participant_ids;
        if !participants.contains(&name) && !participants.iter().any(stands_for) {
            participants.push(name);
        }
    }
    true
}
