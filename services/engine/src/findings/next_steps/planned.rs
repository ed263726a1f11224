//! Steps without a date: what is planned, announced, called forthcoming.

use peacebrief::v1::{ActorKind, EventType};

use super::over::was_hoped;
use super::vocabulary::{ANNOUNCED, INTENDS, MOVED, PROCEEDS, SEQUENCE, STATIVE};
use super::{Steps, is_word};
use crate::actors::Cast;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

/// Finds what is planned without a date.
pub(super) fn find(steps: &mut Steps<'_, '_>, cast: &Cast) {
    let sources = steps.sources;
    let document = sources.document;
    for (_, clause) in sources.clauses.iter() {
        let dropped = clause.negated || was_hoped(sources, clause);
        if !steps.is_report(clause.verb) || document.is_quoted(clause.verb) || dropped {
            continue;
        }
        if is_planned(sources, cast, clause)
            || is_until_notice(sources, clause)
            || is_in_preparation(sources, clause)
            || awaits_force(sources, clause)
        {
            steps.push(clause.verb, None, "next_steps.planned");
        } else if is_announced(sources, cast, clause) || announces_occasion(sources, cast, clause) {
            steps.push(clause.verb, None, "next_steps.announced");
        }
    }
    forthcoming(steps);
}

/// Whether the text holds an act to be planned, and the act is one that carries the process on or has its place in a sequence:
/// what an accord lays down without either is a term of it.
fn is_planned(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let document = sources.document;
    // "efforts to normalize relations": an infinitive after its noun announces nothing.
    let after_noun = document.dep(clause.verb) == Dep::Acl && document.tag(clause.verb) == Tag::Vb;
    // "was to fly in yesterday", "to have opened in Quito": it was planned, and is past.
    let was_to = document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["have"]))
        || document.children(clause.verb).any(|c| is_word(sources, c, &["yesterday"]));
    let effect = takes_effect(sources, clause);
    // "It split when its leader decided to return": what was meant when something else was done.
    let meant_then = clause.governor.map(|id| sources.clauses.get(id)).is_some_and(|above| {
        above.tense == Tense::Past
            && document.dep(above.verb) == Dep::Advcl
            && document
                .children(above.verb)
                .any(|m| m < above.verb && is_word(sources, m, &["when", "after"]))
    });
    if is_asked(sources, clause) || meant_then {
        return false;
    }
    if clause.reality != Reality::Planned
        || after_noun
        || was_to
        || !(acts(sources, clause) || effect || keeps_in_touch(sources, clause))
        || (conditional_above(sources, clause) && !effect)
        || !(has_subject(sources, cast, clause)
            || in_sequence(sources, clause) && is_of_moved(sources, clause))
    {
        return false;
    }
    if is_of_relative(sources, clause) {
        return waits(sources, clause)
            || is_timed(sources, clause)
            || comes_into_force(sources, clause) && in_sequence(sources, clause);
    }
    effect
        || in_sequence(sources, clause)
        || intends(sources, clause) && (proceeds(sources, clause) || keeps_in_touch(sources, clause))
}

/// "how the texts are to be approved", "the office where it is to be signed": what is asked, or where, and not that it will be.
fn is_asked(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    // "are to be approved" may hang on its "are".
    let above = document.head(clause.verb);
    let open = if document.lemma(above) == "be" { above } else { clause.verb };
    let first = document.subtree(open).start;
    let will = document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["will", "would"]));
    // "asked when the treaty will be signed": what is to come stands in the present behind "when", else.
    let asks = |t: TokenId| {
        is_word(sources, t, &["how", "where", "why", "whether", "what"])
            || will && document.dep(open) != Dep::Relcl && is_word(sources, t, &["when"])
    };
    let before = first.checked_sub(1).filter(|&t| document.sentence_of(t) == document.sentence_of(first));
    document.dep(open) != Dep::Root && (asks(first) || before.is_some_and(asks))
}

/// Whether what an accord moves is the subject: "fighters are to be disarmed within sixty days of their arrival".
fn is_of_moved(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    clause.subjects.iter().any(|&s| MOVED.contains(&sources.document.lemma(s)))
}

/// "which is to leave after a year".
fn is_timed(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.children_by(clause.verb, Dep::Prep).any(|p| {
        is_word(sources, p, &["after", "within"])
            && document
                .children_by(p, Dep::Pobj)
                .any(|o| matches!(document.lemma(o), "day" | "week" | "month" | "year" | "hour"))
    })
}

/// Whether a clause only qualifies a noun ("a committee, in which both are to sit"): no step but where it waits for another.
fn is_of_relative(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.dep(clause.verb) == Dep::Relcl
        || clause.governor.map(|id| sources.clauses.get(id)).is_some_and(|above| {
            document.dep(above.verb) == Dep::Relcl && above.complements.contains(&clause.verb)
        })
}

/// "agreed to remain in contact".
fn keeps_in_touch(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    matches!(document.lemma(clause.verb), "remain" | "stay" | "keep")
        && clause.oblique(document, "in").any(|o| matches!(document.lemma(o), "contact" | "touch"))
}

/// "talks are being arranged", "observers are being sent".
fn is_in_preparation(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let under_way = document.children_by(clause.verb, Dep::Auxpass).any(|a| is_word(sources, a, &["being"]));
    under_way
        && clause.tense == Tense::Present
        && matches!(
            document.lemma(clause.verb),
            "arrange" | "prepare" | "plan" | "organize" | "organise" | "send" | "dispatch" | "deploy"
        )
        && proceeds(sources, clause)
}

/// "will stay closed *until further notice*".
fn is_until_notice(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    clause.tense == Tense::Future
        && clause.oblique(document, "until").any(|o| {
            document.lemma(o) == "notice" && document.children(o).any(|c| is_word(sources, c, &["further"]))
        })
}

/// "take effect", "become law", said of an accord; "it will come into force".
fn takes_effect(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let accord = clause.subjects.iter().any(|&s| sources.lexicon.in_class("accord", document.lemma(s)));
    matches!(document.lemma(clause.verb), "become" | "take" | "come" | "go" | "enter") && accord
        || comes_into_force(sources, clause)
            && clause.subjects.iter().any(|&s| is_word(sources, s, &["it", "they", "which"]))
}

fn comes_into_force(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let force = |t: TokenId| is_word(sources, t, &["force", "effect"]);
    match document.lemma(clause.verb) {
        "enter" | "come" | "go" => clause.oblique(document, "into").any(force),
        "take" => clause.objects.iter().any(|&o| force(o)),
        _ => false,
    }
}

/// "The treaty enters into force thirty days after the exchange of instruments", "once both have ratified it".
fn awaits_force(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let present = clause.tense == Tense::Present && clause.reality == Reality::Fact;
    let after = || {
        document.subtree(clause.verb).skip_while(|&t| t <= clause.verb).take(12).any(|t| {
            is_word(sources, t, &["after", "once", "when", "upon", "following"])
                && document.dep(t) != Dep::Compound
        })
    };
    present && comes_into_force(sources, clause) && after()
}

fn acts(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    // "said the truce would hold": as it does.
    let holds = document.lemma(clause.verb) == "hold" && !clause.passive && clause.objects.is_empty();
    !STATIVE.contains(&document.lemma(clause.verb)) && !holds && document.pos(clause.verb) == Pos::Verb
}

/// Whether who or what acts is an actor, an event or an accord.
fn has_subject(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let document = sources.document;
    clause.subjects.iter().any(|&s| {
        !cast.of_phrase(document, s).is_empty()
            || sources.lexicon.in_class("event", document.lemma(s))
            || sources.lexicon.in_class("accord", document.lemma(s))
    })
}

/// Whether an act is a stage of the process by its verb alone.
pub(super) fn is_stage(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    PROCEEDS.contains(&sources.document.lemma(clause.verb))
}

/// Whether an act carries the process on: a meeting, a signature, a vote.
fn proceeds(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let lemma = document.lemma(clause.verb);
    let of_events = |heads: &[TokenId]| {
        heads.iter().any(|&h| {
            sources.lexicon.event_nouns(document.lemma(h)).iter().any(|n| n.frame.event == EventType::Consult)
                || matches!(
                    document.lemma(h),
                    "election" | "referendum" | "vote" | "plebiscite" | "poll" | "round"
                )
        })
    };
    PROCEEDS.contains(&lemma)
        || sources
            .lexicon
            .event_verbs(lemma)
            .iter()
            .any(|v| v.frame.event == EventType::Consult && !v.frame.weak)
        || of_events(&clause.subjects)
        || of_events(&clause.objects)
}

/// Whether an act is told by a verb of its own ("will meet", "is to meet") or is what somebody intends ("agreed to meet").
fn intends(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let infinitive = document.children_by(clause.verb, Dep::Aux).any(|a| document.tag(a) == Tag::To);
    if !infinitive {
        return true;
    }
    let governor = clause.governor.map(|id| sources.clauses.get(id).verb);
    let above = document.head(clause.verb);
    // "his part in the rebels agreeing to resume": what is spoken of as done.
    if document.tag(above) == Tag::Vbg && document.dep(above) == Dep::Pcomp {
        return false;
    }
    INTENDS.contains(&document.lemma(above)) || governor.is_some_and(|g| INTENDS.contains(&document.lemma(g)))
}

/// Whether an act waits for another, or goes with it.
fn in_sequence(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    waits(sources, clause)
        || document.children(clause.verb).any(|c| match document.dep(c) {
            Dep::Prep => {
                is_word(sources, c, SEQUENCE)
                    || is_over_time(sources, c)
                    || document.children_by(c, Dep::Pobj).any(|o| {
                        matches!(document.lemma(o), "parallel" | "time" | "step" | "stage" | "phase")
                    })
            }
            Dep::Advmod => {
                is_word(sources, c, &["soon", "shortly", "simultaneously", "later"])
                    // "as soon as possible"
                    || document.children(c).any(|m| is_word(sources, m, &["soon"]))
            }
            _ => false,
        })
        || in_coming_days(sources, clause)
}

/// "over thirty-nine months".
fn is_over_time(sources: Sources<'_, '_>, preposition: TokenId) -> bool {
    let document = sources.document;
    is_word(sources, preposition, &["over"])
        && document.children_by(preposition, Dep::Pobj).any(|o| {
            matches!(document.lemma(o), "day" | "week" | "month" | "year")
                && document.children(o).any(|c| document.tag(c) == Tag::Cd)
        })
}

/// "in the coming weeks", "over the next few days".
fn in_coming_days(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.children_by(clause.verb, Dep::Prep).flat_map(|p| document.children_by(p, Dep::Pobj)).any(|o| {
        matches!(document.lemma(o), "hour" | "day" | "week" | "month")
            && document.children(o).any(|c| is_word(sources, c, &["coming", "next", "following", "ensuing"]))
    })
}

/// Whether an act waits for what another clause tells: "once both have signed".
fn waits(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document
        .children_by(clause.verb, Dep::Advcl)
        .any(|c| document.children(c).any(|m| m < c && is_word(sources, m, SEQUENCE)))
}

fn conditional_above(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    hangs_on_condition(sources, clause)
        || clause
            .governor
            .map(|id| sources.clauses.get(id))
            .is_some_and(|above| above.reality == Reality::Conditional)
}

/// Whether a clause holds only if another does.
fn hangs_on_condition(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.children_by(clause.verb, Dep::Advcl).any(|v| {
        document.children(v).any(|m| m < v && is_word(sources, m, &["if", "unless"]))
            || sources.clauses.at(v).is_some_and(|c| c.reality == Reality::Conditional)
                && !document.children(v).any(|m| m < v && is_word(sources, m, SEQUENCE))
    })
}

/// Whether somebody announced an act in reported speech: "said that the embassies would reopen".
fn is_announced(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let document = sources.document;
    let would = document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["would"]));
    // "said that A and that other members would be invited": the first of the joined clauses hangs on the report.
    let first = std::iter::successors(Some(clause.verb), |&v| {
        (document.dep(v) == Dep::Conj)
            .then(|| document.head(v))
            .filter(|&head| sources.clauses.at(head).is_some())
    });
    let first = first.take(4).last().and_then(|v| sources.clauses.at(v)).unwrap_or(clause);
    let Some(governor) = first.governor.map(|id| sources.clauses.get(id)) else { return false };
    let reports = matches!(
        document.lemma(governor.verb),
        "say"
            | "announce"
            | "confirm"
            | "state"
            | "declare"
            | "add"
            | "tell"
            | "disclose"
            | "promise"
            | "pledge"
            | "explain"
            | "reveal"
            | "note"
            | "indicate"
            | "assure"
            | "report"
            | "know"
            | "inform"
            | "write"
    );
    let official = |s: &TokenId| {
        cast.of_phrase(document, *s)
            .iter()
            .any(|&a| !matches!(cast.get(a).kind, ActorKind::CivilSociety | ActorKind::Other))
    };
    // What is only said must carry the process on; what is announced or promised is a step whatever it is.
    let formal = matches!(document.lemma(governor.verb), "announce" | "confirm" | "disclose" | "promise");
    would
        && clause.own_subject
        && acts(sources, clause)
        && reports
        && (governor.complements.contains(&clause.verb) || governor.complements.contains(&first.verb))
        && governor.subjects.iter().any(official)
        && !hangs_on_condition(sources, clause)
        && (formal || proceeds(sources, clause) || ANNOUNCED.contains(&document.lemma(clause.verb)))
}

/// "The president announced the launch of a national dialogue": somebody announced an occasion in a noun.
fn announces_occasion(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let document = sources.document;
    let occasion = |t: TokenId| {
        matches!(
            document.lemma(t),
            "dialogue"
                | "conference"
                | "summit"
                | "election"
                | "referendum"
                | "investigation"
                | "inquiry"
                | "round"
        )
    };
    let begun = |t: TokenId| {
        matches!(document.lemma(t), "launch" | "start" | "opening" | "resumption" | "holding" | "convening")
            && document
                .children_by(t, Dep::Prep)
                .filter(|&p| is_word(sources, p, &["of"]))
                .flat_map(|p| document.children_by(p, Dep::Pobj))
                .any(occasion)
    };
    document.lemma(clause.verb) == "announce"
        && clause.reality == Reality::Fact
        && !clause.passive
        && clause.objects.iter().any(|&o| occasion(o) || begun(o))
        && clause.subjects.iter().any(|&s| !cast.of_phrase(document, s).is_empty())
}

/// Talks, meetings and visits that are called forthcoming.
fn forthcoming(steps: &mut Steps<'_, '_>) {
    let sources = steps.sources;
    let document = sources.document;
    for token in 0..document.len() {
        let event =
            document.pos(token) == Pos::Noun && sources.lexicon.in_class("event", document.lemma(token));
        let ahead = |c: TokenId| is_word(sources, c, &["forthcoming", "upcoming", "planned", "scheduled"]);
        // "the originally scheduled talks": they were not held then.
        let once = || {
            (document.subtree(token).start..token)
                .any(|t| is_word(sources, t, &["originally", "initially", "previously"]))
        };
        let planned = event && document.children(token).any(|c| c < token && ahead(c));
        if planned && !document.is_quoted(token) && !once() {
            steps.push(token, None, "next_steps.forthcoming");
        }
    }
}
