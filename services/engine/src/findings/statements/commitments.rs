//! What a side says that it will or will not do itself, and what it says the other has left undone.

use peacebrief::v1::StatementStance as Stance;

use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::syntax::{Dep, Tag};

use super::context::Context;

/// What one side does for the peace or for the other side, where it says that it will.
const HELPS: &[&str] = &[
    "host",
    "help",
    "contribute",
    "provide",
    "support",
    "back",
    "assist",
    "aid",
    "fund",
    "finance",
    "facilitate",
    "mediate",
    "protect",
    "escort",
    "guarantee",
    "cooperate",
    "honour",
    "honor",
    "respect",
    "implement",
    "comply",
    "abide",
    "adhere",
    "fulfil",
    "fulfill",
    "uphold",
    "observe",
    "stand",
    "embrace",
    "welcome",
    "accompany",
    "rebuild",
    "coordinate",
    "forgive",
    "spare",
    "pay",
    "give",
    "allocate",
    "donate",
    "foot",
    "train",
    "lift",
    "complete",
];

/// Verbs by which a side takes a stand on a text or an offer: in the present, too.
const ENDORSES: &[&str] = &[
    "support",
    "back",
    "endorse",
    "accept",
    "approve",
    "embrace",
    "favour",
    "favor",
    "welcome",
    "recognise",
    "recognize",
];

/// What a side that does not do it refuses, beside what it would give or endorse.
const WITHHELD: &[&str] = &[
    "consider", "bind", "agree", "need", "bargain", "trust", "share", "intend", "belong", "concern", "owe",
    "listen", "yield",
];

/// Verbs by which a side does harm.
const HARMS: &[&str] = &[
    "fight",
    "avenge",
    "retaliate",
    "crush",
    "attack",
    "strike",
    "resist",
    "punish",
    "shoot",
    "fire",
    "destroy",
    "eliminate",
    "recover",
    "retake",
    "recapture",
    "capture",
    "seize",
    "topple",
    "overthrow",
    "hunt",
    "expel",
    "march",
    "bomb",
    "liberate",
    "kill",
    "hit",
    "blow",
    "invade",
    "storm",
    "shell",
    "annihilate",
    "blockade",
    "besiege",
];

/// Verbs by which a side leaves things as they are.
const STAYS: &[&str] = &["stay", "remain", "keep", "hold", "continue"];

/// What a party gives in a peace, and refuses where it names who must move first.
const GIVES: &[&str] = &[
    "sign",
    "ratify",
    "recognize",
    "recognise",
    "negotiate",
    "talk",
    "meet",
    "disarm",
    "surrender",
    "withdraw",
    "leave",
    "retreat",
    "lay",
    "yield",
    "return",
    "join",
    "participate",
    "attend",
    "release",
    "free",
    "compromise",
    "concede",
    "accept",
    "begin",
    "resume",
    "halt",
    "stop",
    "cease",
    "lift",
    "hand",
    "give",
    "vacate",
    "pull",
    "sit",
    "come",
    "look",
];

/// Verbs by which a side refuses or resists.
const REFUSES: &[&str] = &[
    "oppose",
    "reject",
    "refuse",
    "resist",
    "veto",
    "block",
    "boycott",
    "contest",
    "challenge",
    "ignore",
    "abandon",
    "quit",
];

/// Whether a verb is for what a party gives in a peace: who vows not to, refuses it.
pub(super) fn is_given(lemma: &str) -> bool {
    GIVES.contains(&lemma)
}

/// Words after which stands what the other must do first.
const FIRST: &[&str] = &["once", "when", "until", "unless", "after", "before", "without", "till"];

/// The stance of what a side says of its own doings to come, if they are a commitment or a refusal.
pub(super) fn of_own(context: &Context<'_, '_>, clause: &Clause) -> Option<Stance> {
    let document = context.document;
    let lemma = document.lemma(clause.verb);
    let ahead = clause.tense == Tense::Future
        || matches!(clause.reality, Reality::Planned | Reality::Conditional | Reality::Possible);
    let going = lemma == "go" && clause.negated && clause.complements.iter().any(|&c| c > clause.verb);
    let told = clause.reality == Reality::Fact
        && matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let withheld = || {
        let is = |list: &[&str]| list.contains(&lemma);
        is(GIVES) || is(ENDORSES) || is(WITHHELD)
    };
    if clause.negated {
        return (ahead || going || told && withheld()).then_some(Stance::Reject);
    }
    if told && ENDORSES.contains(&lemma) {
        return Some(Stance::Support);
    }
    if !ahead {
        return None;
    }
    match lemma {
        _ if REFUSES.contains(&lemma) => Some(Stance::Reject),
        _ if GIVES.contains(&lemma)
            && (waits_for_another(context, clause) || is_reserved(context, clause)) =>
        {
            Some(Stance::Reject)
        }
        _ if STAYS.contains(&lemma) && waits_for_another(context, clause) => Some(Stance::Reject),
        _ if HARMS.contains(&lemma) => Some(Stance::Threaten),
        _ if HELPS.contains(&lemma) => Some(Stance::Support),
        _ => None,
    }
}

/// Whether a verb is for doing harm.
pub(super) fn is_harm(lemma: &str) -> bool {
    HARMS.contains(&lemma)
}

/// "would negotiate *only* with the president", "would give up their guns, *but not before*".
fn is_reserved(context: &Context<'_, '_>, clause: &Clause) -> bool {
    context.document.subtree(clause.verb).take(60).any(|t| {
        t > 0
            && (context.is_word(t, &["only"])
                || context.is_word(t, &["before", "until"]) && context.is_word(t - 1, &["not"]))
    })
}

/// "will sign when all our brothers can", "would look at it only after they had left".
fn waits_for_another(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    document.children(clause.verb).filter(|&c| c > clause.verb).any(|c| {
        let first = |t: TokenId| context.is_word(t, FIRST);
        match document.dep(c) {
            Dep::Advcl => {
                document.children(c).any(|m| m < c && first(m))
                    && context.clauses.at(c).is_some_and(|k| k.own_subject)
            }
            Dep::Prep => first(c) && document.children_by(c, Dep::Pcomp).next().is_some(),
            _ => false,
        }
    })
}

/// "They have lied to us", "you cheat": deceit of whoever is spoken to or of.
pub(super) fn is_deceit(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let document = context.document;
    matches!(document.lemma(clause.verb), "lie" | "cheat" | "deceive" | "betray" | "mislead" | "trick")
        && !clause.negated
        && !clause.passive
        && clause.reality == Reality::Fact
        && clause.subjects.iter().any(|&s| {
            context.is_word(s, &["they", "you", "he", "she", "both"])
                || matches!(document.lemma(s), "side" | "party" | "government" | "rebel" | "army")
        })
}

/// Whether a clause tells that somebody has not done what was due: "never honoured it", "had failed to deliver".
pub(super) fn is_omission(context: &Context<'_, '_>, clause: &Clause) -> bool {
    const DUE: &[&str] = &[
        "honour",
        "honor",
        "implement",
        "respect",
        "comply",
        "keep",
        "fulfil",
        "fulfill",
        "deliver",
        "pay",
        "release",
        "withdraw",
        "observe",
        "abide",
        "carry",
        "act",
        "answer",
        "respond",
        "consult",
        "ask",
        "tell",
        "inform",
        "prevent",
        "stop",
        "protect",
        "punish",
        "investigate",
    ];
    let done = clause.reality == Reality::Fact && clause.tense != Tense::Future;
    clause.negated && done && DUE.contains(&context.document.lemma(clause.verb))
}
