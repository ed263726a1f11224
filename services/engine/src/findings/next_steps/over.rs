//! Dates on which something was: of what a clause tells as past, foretold, asked for or fallen through.

use peacebrief::v1::StatementStance;

use super::dated::{EXPECTS, PUTS_OFF, SETS, is_bound, noun_above, of_upcoming, preposition};
use super::is_word;
use crate::clauses::{self, Clause, Reality};
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::{Dep, Pos, Tag};

/// Verbs whose past participle tells what was so until a date: "positions held before January".
const HELD: &[&str] = &[
    "hold", "occupy", "seize", "capture", "control", "take", "make", "reach", "sign", "agree", "use", "live",
];

/// Whether what a clause tells of its date lies behind, or is not to come at all. "Agreed to meet on 3 May" tells of what is to
/// come: the date hangs on the infinitive, which is a clause of its own.
pub(super) fn is_over(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let verb = clause.verb;
    if clause.negated && clause.reality != Reality::Planned {
        return true;
    }
    // "threatened to fine them earlier this week"
    if date > 0 && is_word(sources, date - 1, &["earlier"]) {
        return true;
    }
    // "each accuses the other of having fired first on Thursday".
    if document.children_by(verb, Dep::Aux).any(|a| is_word(sources, a, &["having"])) {
        return true;
    }
    let would = document.children_by(verb, Dep::Aux).any(|a| is_word(sources, a, &["would"]));
    match clause.reality {
        // "predicted that it would collapse inside a year".
        _ if is_foretold(sources, clause) => true,
        _ if is_day_of_saying(sources, date) || is_after_another(sources, date) => true,
        _ if is_matter_of_talks(sources, clause) => true,
        // "will meet again after *reaching* the agreement today"
        _ if document.dep(verb) == Dep::Pcomp
            && document.tag(verb) == Tag::Vbg
            && is_word(sources, document.head(verb), &["after"])
            && is_word(sources, date, &["today"]) =>
        {
            true
        }
        _ if was_put_off(sources, date, clause) => true,
        _ if is_of_past_occasion(sources, date) || follows(sources, clause) => true,
        // "to have opened in October".
        Reality::Planned | Reality::Possible => {
            let to = document.children_by(verb, Dep::Aux).any(|a| document.tag(a) == Tag::To);
            to && document.children_by(verb, Dep::Aux).any(|a| is_word(sources, a, &["have"]))
        }
        // "Had the ceremony fallen through on Friday", "unless they were home by Saturday", "would have stopped within 48 hours".
        Reality::Conditional => {
            let perfect =
                document.children_by(verb, Dep::Aux).any(|a| is_word(sources, a, &["have", "'ve", "’ve"]));
            clause.tense == clauses::Tense::Past && !would || perfect
        }
        _ if is_asked_for(sources, clause) => true,
        Reality::Required => false,
        // "positions held before January"
        Reality::Fact
            if is_bare_participle(sources, clause)
                && HELD.contains(&document.lemma(verb))
                && preposition(sources, date).is_some_and(|p| is_word(sources, p, &["before", "until"])) =>
        {
            true
        }
        Reality::Fact if is_bare_participle(sources, clause) => {
            !EXPECTS.contains(&document.lemma(verb)) && !is_bound(sources, date)
                || fell_through(sources, clause)
                || was_meant_first(sources, clause)
        }
        // "was put off until 31 December", "has called a rally for Saturday".
        Reality::Fact if SETS.contains(&document.lemma(verb)) && is_bound(sources, date) => false,
        Reality::Fact if gives_time(sources, date, clause) || invites_to(sources, date, clause) => false,
        Reality::Fact
            if PUTS_OFF.contains(&document.lemma(verb))
                && preposition(sources, date).is_some_and(|p| is_word(sources, p, &["to"])) =>
        {
            false
        }
        Reality::Fact => {
            clause.tense == clauses::Tense::Past
                || counts_back(sources, date)
                || is_of_this_year(sources, date, clause)
                || is_said_of(sources, date, clause)
                || is_of_thing(sources, date, clause)
                || is_going_on(sources, clause)
        }
    }
}

/// "which *holds* the presidency this month", "*is mediating* between the two": what is so already, and is not arranged for a day as a
/// meeting is.
fn is_going_on(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let present = clause.tense == clauses::Tense::Present;
    let office = |&object: &TokenId| {
        matches!(document.lemma(object), "presidency" | "chair" | "chairmanship" | "seat" | "office" | "post")
    };
    let holds = matches!(document.lemma(clause.verb), "hold" | "have" | "occupy" | "assume")
        && document.tag(clause.verb) == Tag::Vbz
        && clause.objects.iter().any(office);
    let works = document.tag(clause.verb) == Tag::Vbg
        && matches!(
            document.lemma(clause.verb),
            "mediate"
                | "facilitate"
                | "broker"
                | "fight"
                | "negotiate"
                | "try"
                | "seek"
                | "work"
                | "monitor"
                | "lead"
                | "preside"
        );
    present && (holds || works)
}

/// "has *given* the parties *until* 31 July to iron out their differences": how long they have.
fn gives_time(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let until = preposition(sources, date).is_some_and(|p| {
        is_word(sources, p, &["until", "till"])
            || is_word(sources, p, &["to"]) && p > 0 && is_word(sources, p - 1, &["up"])
    });
    until && matches!(document.lemma(clause.verb), "give" | "grant" | "allow")
}

/// "has *invited* the two to Oslo *for a meeting on 16 July*": the day of the meeting.
fn invites_to(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let meeting = noun_above(sources, date).is_some_and(|noun| {
        document.dep(noun) == Dep::Pobj
            && is_word(sources, document.head(noun), &["for", "to"])
            && sources.lexicon.in_class("event", document.lemma(noun))
    });
    meeting && matches!(document.lemma(clause.verb), "invite" | "summon") && !clause.passive
}

/// "The Front *said on Monday* it would withdraw": when that was said, wherever the parser hung the day.
fn is_day_of_saying(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    let before = |t: TokenId| t.checked_sub(1);
    let verb = before(date)
        .map(|t| if is_word(sources, t, &["on", "late", "early"]) { before(t) } else { Some(t) })
        .and_then(|t| t);
    verb.is_some_and(|t| {
        matches!(document.tag(t), Tag::Vbd)
            && !sources.lexicon.speech_verbs(document.lemma(t)).is_empty()
            && !SETS.contains(&document.lemma(t))
    })
}

/// "will be their fourth, *following* meetings in Geneva in January": the day of what was before.
fn is_after_another(sources: Sources<'_, '_>, date: TokenId) -> bool {
    /// How far up from a date the word is looked for.
    const STEPS: usize = 8;
    let document = sources.document;
    std::iter::successors(Some(date), |&t| Some(document.head(t)).filter(|&head| head != t))
        .take(STEPS)
        .skip(1)
        .any(|t| t < date && is_word(sources, t, &["following"]) && document.dep(t) == Dep::Prep)
}

/// "began talks *on ending the war* on Monday": the day of the talks.
fn is_matter_of_talks(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let noun = document.head(document.head(clause.verb));
    document.dep(clause.verb) == Dep::Pcomp
        && document.tag(clause.verb) == Tag::Vbg
        && matches!(document.lemma(noun), "talk" | "talks" | "negotiation" | "discussion")
        && clause
            .governor
            .map(|id| sources.clauses.get(id))
            .is_some_and(|above| above.tense == clauses::Tense::Past && above.reality == Reality::Fact)
}

/// "*had hoped* to broker a truce by March": it did not come to that.
pub(super) fn was_hoped(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let above = document.head(clause.verb);
    is_word(sources, above, &["hoped", "planned", "intended", "wanted", "expected", "aimed", "meant"])
        && document.children(above).any(|c| c < above && is_word(sources, c, &["had"]))
}

/// "*were due* to meet on Monday, *but* the talks were postponed": what became of it stands beside it.
fn was_put_off(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    /// How far behind the date that is told.
    const FARTHEST: usize = 40;
    if clause.reality != Reality::Planned {
        return false;
    }
    let document = sources.document;
    let end = document.sentence_around(date).end.min(date + FARTHEST);
    let but = (date..end).find(|&t| is_word(sources, t, &["but"]));
    but.is_some_and(|but| {
        (but..end).filter_map(|t| sources.clauses.at(t)).any(|told| {
            told.tense == clauses::Tense::Past
                && matches!(
                    document.lemma(told.verb),
                    "postpone" | "cancel" | "delay" | "call" | "put" | "scrap"
                )
        })
    })
}

/// "renewed their commitment to reviving the talks *during a meeting on Thursday*": the day on which it was said.
fn is_of_past_occasion(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    let Some(noun) = noun_above(sources, date) else { return false };
    let of_class = |class: &str| sources.lexicon.in_class(class, document.lemma(noun));
    let held = document.dep(noun) == Dep::Pobj
        && is_word(sources, document.head(noun), &["during", "after", "following"])
        && (of_class("event") || of_class("accord"));
    let main = std::iter::successors(Some(noun), |&t| Some(document.head(t)).filter(|&head| head != t))
        .take(DEEPEST)
        .last()
        .and_then(|t| sources.clauses.around(t));
    held && main.is_some_and(|c| c.tense == clauses::Tense::Past && c.reality == Reality::Fact)
}

/// "The talks *follow a deal* in February": when that was which came before.
fn follows(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let occasion = |&object: &TokenId| {
        ["event", "accord"].iter().any(|class| sources.lexicon.in_class(class, document.lemma(object)))
    };
    matches!(document.lemma(clause.verb), "follow" | "succeed" | "commemorate" | "recall")
        && clause.tense == clauses::Tense::Present
        && clause.undergoers().iter().any(occasion)
}

/// Whether a past participle stands after its noun, without auxiliary or subject: "an accord signed in May".
fn is_bare_participle(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let helped = document
        .children(clause.verb)
        .any(|c| matches!(document.dep(c), Dep::Aux | Dep::Auxpass | Dep::Nsubj | Dep::Nsubjpass));
    document.tag(clause.verb) == Tag::Vbn && !helped
}

/// Whether an act is only expected to happen by somebody who was heard, or threatened.
fn is_foretold(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    const FORETELLS: &[&str] =
        &["predict", "forecast", "foretell", "fear", "doubt", "bet", "guess", "warn", "caution", "threaten"];
    let Some(governor) = clause.governor.map(|id| sources.clauses.get(id)) else { return false };
    governor.complements.contains(&clause.verb) && FORETELLS.contains(&sources.document.lemma(governor.verb))
}

/// Whether an act is only asked for by somebody who was heard ("urged the sides to finish this week"); what a text decides
/// or requests in its own name stands.
fn is_asked_for(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let Some(governor) = clause.governor.map(|id| sources.clauses.get(id)) else { return false };
    let asks = sources
        .lexicon
        .speech_verbs(document.lemma(governor.verb))
        .iter()
        .any(|v| v.frame.stance == StatementStance::Request || clause.reality == Reality::Required);
    // "should be completed by Monday, the ministry said": what is said to be due, not asked of anybody.
    let due = document.children_by(clause.verb, Dep::Aux).any(|a| is_word(sources, a, &["should"]))
        && (clause.passive || document.lemma(clause.verb) == "be")
        && sources
            .lexicon
            .speech_verbs(document.lemma(governor.verb))
            .iter()
            .all(|v| v.frame.stance != StatementStance::Request);
    // "reminded them that they must report by Monday": of what is laid down.
    let reminds = matches!(document.lemma(governor.verb), "remind" | "recall" | "note");
    if due || reminds {
        return false;
    }
    governor.complements.contains(&clause.verb)
        && matches!(document.tag(governor.verb), Tag::Vbd | Tag::Vbn)
        && matches!(clause.reality, Reality::Required | Reality::Fact)
        && asks
}

/// Whether a date in what somebody says in the present is that of the thing spoken of: "condemns the shelling of 15 November".
/// "The commission reports on 15 November" says when it does.
fn is_said_of(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let speaks = !sources.lexicon.speech_verbs(document.lemma(clause.verb)).is_empty();
    let when = clause.complements.is_empty()
        && clause.objects.is_empty()
        && (document.head(date) == clause.verb
            || preposition(sources, date).is_some_and(|p| document.head(p) == clause.verb));
    speaks && !when && !is_bound(sources, date) && !of_upcoming(sources, date)
}

/// "The truce of 3 February remains in force", "reports on Saturday that jets had struck are false": the day of what is spoken of.
fn is_of_thing(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    clause.tense == clauses::Tense::Present
        && !is_bound(sources, date)
        && !of_upcoming(sources, date)
        && preposition(sources, date).is_some_and(|p| {
            let noun = document.head(p);
            noun < p
                && matches!(document.pos(noun), Pos::Noun | Pos::Propn)
                && noun < clause.verb
                && !sources.lexicon.in_class("event", document.lemma(noun))
        })
}

/// "a second exchange, planned for Monday, did not take place": what became of it is told.
fn fell_through(sources: Sources<'_, '_>, participle: &Clause) -> bool {
    const TOLD: &[&str] = &[
        "take",
        "cancel",
        "postpone",
        "call",
        "put",
        "delay",
        "move",
        "reschedule",
        "begin",
        "open",
        "collapse",
        "fail",
    ];
    let document = sources.document;
    let noun = document.head(participle.verb);
    participle.governor.map(|id| sources.clauses.get(id)).is_some_and(|above| {
        above.subjects.iter().any(|&s| document.is_under(noun, s))
            && above.tense == clauses::Tense::Past
            && (above.negated || TOLD.contains(&document.lemma(above.verb)))
    })
}

/// "talks, *originally* planned for July, will now take place in September": it is planned otherwise.
fn was_meant_first(sources: Sources<'_, '_>, participle: &Clause) -> bool {
    const FIRST: &[&str] = &["originally", "initially", "previously", "first", "once", "earlier"];
    sources.document.children_by(participle.verb, Dep::Advmod).any(|a| is_word(sources, a, FIRST))
}

/// "which chairs the Association this year", "this year is hosting": what goes on.
fn is_of_this_year(sources: Sources<'_, '_>, date: TokenId, clause: &Clause) -> bool {
    clause.tense == clauses::Tense::Present
        && is_word(sources, date, &["this"])
        && date + 1 < sources.document.len()
        && is_word(sources, date + 1, &["year"])
}

/// "the third accord in 27 years": a span of time that reaches back from now.
fn counts_back(sources: Sources<'_, '_>, date: TokenId) -> bool {
    let document = sources.document;
    let Some(preposition) = preposition(sources, date).filter(|&p| is_word(sources, p, &["in", "over"]))
    else {
        return false;
    };
    let noun = document.head(preposition);
    document.pos(noun) == Pos::Noun
        && document.children(noun).any(|c| {
            document.tag(c) == Tag::Jjs
                || is_word(sources, c, &["first", "second", "third", "fourth", "fifth", "only", "worst"])
        })
}

/// How far below its main verb an occasion may hang.
const DEEPEST: usize = 12;
