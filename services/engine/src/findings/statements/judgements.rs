//! What somebody, or a text, is called: "called him a traitor", "termed the accord a gift".

use peacebrief::v1::{ActorKind, StatementStance as Stance};

use crate::actors::ActorId;
use crate::document::TokenId;
use crate::lexicon::SpeechVerb;
use crate::syntax::{Pos, Tag};

use super::content::Piece;
use super::context::Context;
use super::reports::Act;
use super::{reports, speakers};

/// What somebody is called, or a text: "called him a traitor" accuses, "called it a farce" rejects, "called it a gift" supports.
pub(super) fn judged(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> Option<Stance> {
    let clause = act.clause.map(|id| context.clauses.get(id))?;
    let object = clause.undergoers().iter().copied().find(|&o| o != act.token)?;
    if is_hearsay(context, object) && !TOLD_ON.contains(&context.document.lemma(act.token)) {
        return Some(Stance::Reject);
    }
    let of_actor = !speakers::of_head(context, object).is_empty() || is_deed(context, act, object);
    let shown: Vec<Stance> = context.stances_in(&piece.content).map(|(_, stance)| stance).collect();
    // "a historic mistake" is no praise.
    let against = shown.iter().copied().find(|stance| matches!(stance, Stance::Accuse | Stance::Reject));
    match against {
        Some(Stance::Reject) if of_actor => Some(Stance::Accuse),
        None => shown.into_iter().find(|&stance| stance == Stance::Support).or_else(|| {
            let mocked = is_mocked(context, act, object) && !of_actor;
            mocked.then_some(Stance::Reject)
        }),
        found => found,
    }
}

/// "called *the strike* a mistake", "condemned the killings, calling *them* unacceptable": what somebody did, and no text.
fn is_deed(context: &Context<'_, '_>, act: &Act<'_>, noun: TokenId) -> bool {
    let document = context.document;
    if context.lexicon.accord_noun(document.lemma(noun)).is_some() {
        return false;
    }
    if document.pos(noun) == Pos::Pron {
        let above = act.clause.and_then(|id| reports::report_above(context, id, context.clauses.get(id)));
        let condemns = |r: &SpeechVerb| !r.frame.neutral && r.frame.stance == Stance::Accuse;
        return above.is_some_and(|k| {
            context.lexicon.speech_verbs(document.lemma(k.verb)).iter().any(condemns)
                && k.objects.iter().any(|&o| is_deed(context, act, o))
        });
    }
    matches!(
        document.lemma(noun),
        "refusal"
            | "attack"
            | "strike"
            | "raid"
            | "killing"
            | "assault"
            | "incursion"
            | "blockade"
            | "siege"
            | "arrest"
            | "bombing"
            | "shelling"
            | "bombardment"
            | "massacre"
            | "delay"
            | "silence"
            | "invasion"
            | "annexation"
            | "occupation"
            | "provocation"
            | "ambush"
            | "execution"
            | "expulsion"
            | "behaviour"
            | "behavior"
            | "conduct"
    )
}

/// Verbs for who makes what others say his own, or passes it on.
const TOLD_ON: &[&str] = &[
    "confirm",
    "acknowledge",
    "admit",
    "cite",
    "note",
    "announce",
    "certify",
    "repeat",
    "stress",
    "emphasize",
];

/// "termed the *allegation* laughable", "described the *reports* as invention": whoever calls what others say anything disputes it.
fn is_hearsay(context: &Context<'_, '_>, noun: TokenId) -> bool {
    // "called the talks constructive" judges a meeting, "dismissed talk of a truce" what is said.
    let said = context.document.lemma(noun) != "talk" || context.document.tag(noun) == Tag::Nn;
    said && matches!(
        context.document.lemma(noun),
        "allegation"
            | "accusation"
            | "charge"
            | "claim"
            | "report"
            | "rumour"
            | "rumor"
            | "story"
            | "assertion"
            | "talk"
    )
}

/// "The opposition called the accord “a bill of sale”": a party or movement that has a word of its own for a text or a process does not like
/// it, whatever the word.
fn is_mocked(context: &Context<'_, '_>, act: &Act<'_>, noun: TokenId) -> bool {
    let document = context.document;
    let called = matches!(document.lemma(act.token), "call" | "dub" | "liken" | "brand" | "term" | "label");
    let text = context.lexicon.accord_noun(document.lemma(noun)).is_some()
        || matches!(
            document.lemma(noun),
            "process" | "negotiation" | "dialogue" | "offer" | "assembly" | "council" | "commission"
        );
    let party = |&a: &ActorId| context.cast.get(context.side(a)).kind == ActorKind::PoliticalGroup;
    called && text && act.speakers.iter().all(party)
}
