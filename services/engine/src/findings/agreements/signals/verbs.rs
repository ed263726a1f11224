//! What a verb says of an accord that is one of its arguments, and the verbs that are joined to it.

use peacebrief::v1::{ActorKind, AgreementStatus};

use super::circumstances::{as_told, awaited, concluded_by_now, endured, is_decided, ratified};
use super::day::date;
use super::phrases::phrase;
use super::{Signal, Spoken};
use crate::actors::Cast;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::agreements::making;
use crate::findings::{Sources, roles};
use crate::lexicon::Argument;
use crate::syntax::{Dep, Tag};

/// What a verb says of the accord that has this place among its arguments.
pub(super) fn signal(
    sources: Sources<'_, '_>,
    cast: &Cast,
    clause: &Clause,
    place: &Argument,
    spoken: Spoken,
) -> Option<Signal> {
    let document = sources.document;
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let lemma = document.lemma(clause.verb);
    if *place == Argument::Subject && has_ended_a_war(sources, clause) {
        return Some(Signal::new(AgreementStatus::InForce, None));
    }
    let readings = sources.lexicon.status_verbs(lemma);
    let reading =
        readings.iter().find(|r| r.accord == *place && r.particle.as_deref() == particle.as_deref())?;
    let enters = *place == Argument::Subject && ENTERS.contains(&lemma);
    let in_force = reading.status == AgreementStatus::InForce;
    // "The truce ended" and "the truce ended the siege" are two things.
    let acts = *place == Argument::Subject && !clause.passive && !clause.objects.is_empty();
    if acts && reading.status == AgreementStatus::Collapsed {
        return None;
    }
    if in_force && (awaited(document, clause) || enters && clause.reality == Reality::Planned) {
        return Some(Signal { awaited: true, ..Signal::new(AgreementStatus::Agreed, None) });
    }
    if reading.status == AgreementStatus::Collapsed && making::is_to_run_out(document, clause.verb) {
        return None;
    }
    let status = concluded_by_now(sources, clause, endured(sources, clause, reading.status, spoken));
    let status = ratified(sources, clause, status);
    if is_decided(document, clause, status) {
        return Some(Signal::new(status, date(sources, clause)));
    }
    let status = as_told(sources, clause, status, spoken)?;
    // "Parliament has four weeks to ratify the accord": what is still to be done.
    let infinitive =
        document.children_by(clause.verb, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to"));
    if infinitive && matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl | Dep::Advcl) {
        return None;
    }
    // A breach shows that a truce is in force; of a treaty it shows nothing.
    if in_force && status == AgreementStatus::InForce && !spoken.truce && BREACHES.contains(&lemma) {
        return None;
    }
    let main = !matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl) && clause.tense != Tense::Future;
    let date = date(sources, clause).or_else(|| {
        // What the news tells without a date is of its day.
        let telling = main && *place == Argument::Object && status != AgreementStatus::InForce;
        telling.then(|| making::of_clause(sources, clause)).flatten()
    });
    let attitude = status == AgreementStatus::Collapsed
        && ATTITUDES.contains(&lemma)
        && *place == Argument::Object
        && !is_public(sources, clause);
    let foreign = attitude && !of_a_state(sources, cast, clause);
    let enters = enters && status == AgreementStatus::InForce;
    Some(Signal { enters, foreign, attitude, ..Signal::new(status, date) })
}

/// "an accord that ended five decades of war": it has been applied.
fn has_ended_a_war(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let fighting = |&object: &TokenId| {
        document.subtree(object).any(|t| sources.lexicon.in_class("fighting", document.lemma(t)))
    };
    matches!(document.lemma(clause.verb), "end" | "stop" | "halt" | "conclude")
        && clause.tense == Tense::Past
        && clause.reality == Reality::Fact
        && !clause.negated
        && !clause.passive
        && clause.objects.iter().any(fighting)
}

/// "signed and ratified", "was never kept and collapsed": what is joined to the verb says more of the same accord.
pub(super) fn joined(
    sources: Sources<'_, '_>,
    cast: &Cast,
    clause: &Clause,
    place: &Argument,
    spoken: Spoken,
) -> Vec<Signal> {
    let document = sources.document;
    let of_subject = *place == Argument::Subject || *place == Argument::Object && clause.passive;
    document
        .children_by(clause.verb, Dep::Conj)
        .filter_map(|verb| sources.clauses.at(verb))
        .filter(|c| {
            // "Which they signed in May and which has been applied since": the pronoun stands for the same accord.
            let relative = |s: TokenId| {
                document.dep(clause.verb) == Dep::Relcl
                    && matches!(document.word(s).to_lowercase().as_str(), "which" | "that")
            };
            !document
                .children(c.verb)
                .any(|s| matches!(document.dep(s), Dep::Nsubj | Dep::Nsubjpass) && !relative(s))
        })
        .flat_map(|c| {
            // "Was initialled in June and signed in August"
            let shared = clause.passive && document.tag(c.verb) == Tag::Vbn && c.objects.is_empty();
            let own = match (of_subject, c.passive || shared) {
                (true, true) => Argument::Object,
                (true, false) => Argument::Subject,
                (false, _) => place.clone(),
            };
            let applies = of_subject || c.objects.is_empty();
            let told = if of_subject { phrase(sources, c) } else { None };
            signal(sources, cast, c, &own, spoken).filter(|_| applies).into_iter().chain(told)
        })
        .collect()
}

/// Verbs, and the nouns of them, for a breach.
pub(super) const BREACHES: &[&str] =
    &["violate", "breach", "break", "flout", "infringe", "violation", "infringement"];
/// Verbs of beginning.
const ENTERS: &[&str] = &["begin", "start", "commence", "kick", "dawn"];
/// Verbs by which outsiders, too, show what they think of an accord.
const ATTITUDES: &[&str] = &[
    "reject",
    "denounce",
    "refuse",
    "spurn",
    "rebuff",
    "disavow",
    "repudiate",
    "renounce",
    "turn",
    "dismiss",
    "throw",
    "condemn",
    "disown",
];

/// Whether those who can undo what their state has signed, or the sides themselves, do what a clause says.
fn is_public(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    clause.doers().iter().any(|&doer| {
        matches!(
            sources.document.lemma(doer).to_lowercase().as_str(),
            "voter"
                | "parliament"
                | "government"
                | "electorate"
                | "referendum"
                | "side"
                | "both"
                | "party"
                | "army"
                | "junta"
                | "congress"
        )
    })
}

/// Whether a state, or somebody who acts for it, does what a clause says.
fn of_a_state(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let state = |actor| matches!(cast.get(actor).kind, ActorKind::State | ActorKind::StateBody);
    clause.doers().iter().any(|&doer| {
        cast.of_phrase(sources.document, doer).into_iter().any(|a| state(roles::principal(cast, a)))
    })
}
