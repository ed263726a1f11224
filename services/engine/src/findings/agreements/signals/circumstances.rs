//! What the status that a verb tells comes to by the rest of its clause: who does it, how long it was so, what has still to happen.

use peacebrief::v1::AgreementStatus;

use super::verbs::BREACHES;
use super::{AGREED_RANK, Spoken, rank};
use crate::clauses::{Clause, Reality, Tense};
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};

/// What a verb says once its tense, mood and negation are counted in.
pub(super) fn as_told(
    sources: Sources<'_, '_>,
    clause: &Clause,
    status: AgreementStatus,
    spoken: Spoken,
) -> Option<AgreementStatus> {
    let document = sources.document;
    match (clause.reality, clause.negated) {
        (Reality::Fact, false) => Some(status),
        // "Did not hold", "was never observed": a truce that was not kept is none.
        (Reality::Fact, true) if status == AgreementStatus::InForce => {
            let lasting = matches!(
                document.lemma(clause.verb),
                "hold" | "last" | "survive" | "endure" | "outlive" | "stick"
            );
            let kept = matches!(
                document.lemma(clause.verb),
                "observe" | "respect" | "honour" | "honor" | "keep" | "maintain"
            );
            // "Was never carried out", but "was never applied in its political part".
            let never = matches!(document.lemma(clause.verb), "implement" | "carry")
                && document.children(clause.verb).any(|c| document.word(c).eq_ignore_ascii_case("never"))
                && !document
                    .children_by(clause.verb, Dep::Prep)
                    .any(|p| matches!(document.word(p), "in" | "at"));
            let over = document
                .children(clause.verb)
                .all(|c| !matches!(document.word(c), "has" | "have" | "is" | "are"));
            (over && (lasting || (kept || never) && spoken.truce)).then_some(AgreementStatus::Collapsed)
        }
        (_, true) => None,
        (Reality::Planned, false) if rank(status) >= AGREED_RANK && !spoken.definite => {
            Some(AgreementStatus::UnderNegotiation)
        }
        (_, false) if !spoken.definite => Some(AgreementStatus::Proposed),
        _ => None,
    }
}

/// Those whose approval is ratification.
const LEGISLATORS: &[&str] = &[
    "parliament",
    "assembly",
    "senate",
    "congress",
    "legislature",
    "lawmaker",
    "deputy",
    "voter",
    "electorate",
    "referendum",
    "legislator",
    "duma",
    "knesset",
    "parliamentarian",
];

/// "Voters approved the deal", "which the Assembly had approved": a legislature that approves an accord ratifies it.
pub(super) fn ratified(
    sources: Sources<'_, '_>,
    clause: &Clause,
    status: AgreementStatus,
) -> AgreementStatus {
    let document = sources.document;
    let approves =
        matches!(document.lemma(clause.verb), "approve" | "endorse" | "back" | "adopt" | "accept" | "pass");
    // "His own deputy had accepted it": one who stands in for another legislates nothing.
    let legislates = |&doer: &TokenId| {
        let lemma = document.lemma(doer).to_lowercase();
        LEGISLATORS.contains(&lemma.as_str()) && (lemma != "deputy" || document.tag(doer) == Tag::Nns)
    };
    if status == AgreementStatus::Agreed && approves && clause.doers().iter().any(legislates) {
        AgreementStatus::Ratified
    } else {
        status
    }
}

/// "A truce that envoys negotiated in May": what has been negotiated in the past is agreed by now.
pub(super) fn concluded_by_now(
    sources: Sources<'_, '_>,
    clause: &Clause,
    status: AgreementStatus,
) -> AgreementStatus {
    let document = sources.document;
    let simple = clause.tense == Tense::Past
        && clause.reality == Reality::Fact
        && matches!(document.tag(clause.verb), Tag::Vbd | Tag::Vbn);
    let going_on = document.children(clause.verb).any(|c| document.word(c).eq_ignore_ascii_case("being"));
    if matches!(document.lemma(clause.verb), "negotiate" | "renegotiate") && simple && !going_on {
        AgreementStatus::Agreed
    } else {
        status
    }
}

/// "Lasted four days", "held for a summer", "held until the spring": what endured for a while, told as past, is over.
pub(super) fn endured(
    sources: Sources<'_, '_>,
    clause: &Clause,
    status: AgreementStatus,
    spoken: Spoken,
) -> AgreementStatus {
    let document = sources.document;
    let verb = clause.verb;
    let lemma = document.lemma(verb);
    if clause.passive && spoken.truce && is_soon_over(sources, clause) {
        return AgreementStatus::Collapsed;
    }
    if !matches!(lemma, "last" | "survive" | "endure" | "hold" | "outlive" | "prevail" | "stick") {
        return status;
    }
    let had = document.children_by(verb, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("had"));
    let past = clause.reality == Reality::Fact && (document.tag(verb) == Tag::Vbd || had);
    let until = document.children(verb).any(|c| match document.dep(c) {
        Dep::Prep => matches!(document.word(c).to_lowercase().as_str(), "for" | "until" | "till" | "through"),
        Dep::Advcl => document
            .children(c)
            .any(|m| matches!(document.word(m).to_lowercase().as_str(), "until" | "before" | "till")),
        _ => false,
    });
    if past && (lemma == "last" || until) { AgreementStatus::Collapsed } else { status }
}

/// "Was kept for a fortnight", "was broken within days": what was kept no longer than that, or was broken as soon, is no more.
fn is_soon_over(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    const SPANS: &[&str] = &["hour", "day", "week", "fortnight", "month", "night", "minute"];
    let document = sources.document;
    let was = document
        .children_by(clause.verb, Dep::Auxpass)
        .any(|a| matches!(document.word(a).to_lowercase().as_str(), "was" | "were"));
    let span = |preposition: &str| {
        document.children_by(clause.verb, Dep::Prep).any(|p| {
            document.word(p).eq_ignore_ascii_case(preposition)
                && document.child(p, Dep::Pobj).is_some_and(|o| SPANS.contains(&document.lemma(o)))
        })
    };
    let kept = matches!(document.lemma(clause.verb), "keep" | "observe" | "respect" | "honour" | "honor");
    let broken = BREACHES.contains(&document.lemma(clause.verb));
    was && clause.reality == Reality::Fact
        && !clause.negated
        && (kept && span("for") || broken && span("within"))
}

/// "The decision to terminate the accord", "decided to suspend the truce": what somebody has decided to give up is given up.
pub(super) fn is_decided(document: &Document<'_>, clause: &Clause, status: AgreementStatus) -> bool {
    let above = document.head(clause.verb);
    let decision = match document.dep(clause.verb) {
        Dep::Acl => matches!(document.lemma(above), "decision"),
        Dep::Xcomp | Dep::Ccomp => {
            document.lemma(above) == "decide"
                && document.tag(above) != Tag::Vb
                && !document.children(above).any(|c| document.dep(c) == Dep::Neg)
        }
        _ => false,
    };
    let to = document.children_by(clause.verb, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to"));
    decision
        && to
        && !clause.negated
        && matches!(status, AgreementStatus::Suspended | AgreementStatus::Collapsed)
}

/// "Takes effect once parliament has voted": told in the present of what has first to happen.
pub(super) fn awaited(document: &Document<'_>, clause: &Clause) -> bool {
    const OPENERS: &[&str] =
        &["once", "if", "when", "after", "until", "unless", "provided", "upon", "following"];
    let opens = |token: TokenId| OPENERS.contains(&document.word(token).to_lowercase().as_str());
    matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp)
        && document.children(clause.verb).any(|child| match document.dep(child) {
            Dep::Advcl => document.children(child).any(opens),
            Dep::Prep => opens(child),
            _ => false,
        })
}

/// "Comes into force on 5 July", a day still to come.
pub(super) fn is_on_a_day_to_come(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let present = matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp);
    let ahead =
        || sources.calendar.near(document, &document.subtree(clause.verb), clause.verb, dates::Tense::Future);
    present && ahead().is_some_and(|date| sources.calendar.is_to_come(&date))
}
