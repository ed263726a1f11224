//! Verbs that look as if they reported an event, and tell of none: "ended a two-day meeting", "a proposal made in May".

use peacebrief::v1::{ActorKind, ConsultMode, EventType};

use super::Reading;
use super::candidates::is_of_class;
use crate::clauses::Clause;
use crate::document::{Document, TokenId};
use crate::findings::wording;
use crate::lexicon::{Argument, EventFrame};
use crate::syntax::{Dep, Tag};

/// Whether what stands beside the verb says that nothing of the kind was done.
pub(super) fn is_dismissed(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    agrees_to_go_on(sources, clause, frame)
        || is_appeal(sources.document, clause, frame)
        || is_mere_statement(sources, clause, frame)
        || is_offer(sources, clause, frame)
        || is_moved(clause, frame)
        || is_record(sources, clause, frame)
        || is_toll(sources.document, clause, frame.event)
        || is_breach(sources, clause, frame)
        || is_outcome(sources, clause, frame)
        || is_disaster(sources, clause, frame)
        || is_parting(sources, clause, frame)
        || is_course(sources, clause, frame)
        || is_relief(sources, clause, frame)
        || is_delivery(sources.document, clause, frame)
        || is_view(sources, clause, frame)
        || is_term(sources, clause, frame)
        || is_further_toll(sources, clause, frame)
        || is_naming(sources.document, clause, frame)
}

/// "calls the truce 'surrender in gift wrap'", "called it a halt": by what name, and not that one was called.
fn is_naming(document: &Document<'_>, clause: &Clause, frame: &EventFrame) -> bool {
    let named = |&object: &TokenId| {
        let next = document.subtree(object).end;
        next < document.len()
            && matches!(document.word(next), "\"" | "“" | "‘" | "'" | "a" | "an" | "the" | "``")
    };
    frame.event == EventType::Retreat
        && document.lemma(clause.verb) == "call"
        && document.dep(clause.verb) != Dep::Relcl
        && (clause.objects.iter().any(named)
            || document.children(clause.verb).any(|c| matches!(document.dep(c), Dep::Oprd | Dep::Ccomp)))
}

/// "was attacked, killing four people and *injuring* 24": one attack, whatever came of it.
fn is_further_toll(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let first = document.head(clause.verb);
    let assaults = |verb: TokenId| {
        sources
            .lexicon
            .event_verbs(document.lemma(verb))
            .iter()
            .any(|reading| reading.frame.event == EventType::Assault)
    };
    frame.event == EventType::Assault
        && document.dep(clause.verb) == Dep::Conj
        && document.tag(clause.verb) == Tag::Vbg
        && document.tag(first) == Tag::Vbg
        && document.dep(first) == Dep::Advcl
        && assaults(first)
}

/// "began an operation *to release* 900 prisoners": nobody attacked.
fn is_relief(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    /// How far behind its noun an operation's end is told.
    const REACH: usize = 10;
    let document = sources.document;
    let sentence = document.sentence_around(clause.verb);
    let relieves = |t: TokenId| {
        matches!(
            document.lemma(t),
            "release"
                | "free"
                | "evacuate"
                | "deliver"
                | "repatriate"
                | "rescue"
                | "search"
                | "clear"
                | "exchange"
                | "transfer"
                | "return"
                | "distribute"
                | "vaccinate"
                | "collect"
                | "verify"
                | "monitor"
        )
    };
    frame.event == EventType::Assault
        && clause.undergoers().iter().filter(|&&noun| document.lemma(noun) == "operation").any(|&noun| {
            let to = (noun + 1..sentence.end.min(noun + REACH)).find(|&t| document.tag(t) == Tag::To);
            to.is_some_and(|to| to + 1 < sentence.end && relieves(to + 1))
                || document.children_by(noun, Dep::Compound).any(|c| {
                    relieves(c)
                        || matches!(
                            document.lemma(c),
                            "relief" | "aid" | "peacekeeping" | "swap" | "humanitarian"
                        )
                })
        })
}

/// "received *the draft* from the rebels": what came by a messenger, and no visitor.
fn is_delivery(document: &Document<'_>, clause: &Clause, frame: &EventFrame) -> bool {
    let paper = |&noun: &TokenId| {
        matches!(
            document.lemma(noun),
            "draft"
                | "letter"
                | "message"
                | "copy"
                | "document"
                | "text"
                | "reply"
                | "response"
                | "report"
                | "proposal"
                | "list"
                | "invitation"
                | "request"
                | "statement"
                | "signal"
                | "offer"
                | "assurance"
                | "briefing"
                | "update"
                | "presentation"
                | "support"
                | "aid"
        )
    };
    frame.event == EventType::Consult
        && document.lemma(clause.verb) == "receive"
        && clause.undergoers().iter().any(paper)
}

/// "The chief negotiator *agreed that* the matter would have to be discussed": what one person thinks as well.
fn is_view(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let that = clause.complements.iter().any(|&verb| {
        document.dep(verb) == Dep::Ccomp
            && document.children(verb).any(|c| c < verb && document.word(c).eq_ignore_ascii_case("that"))
    });
    let doers: Vec<_> =
        clause.doers().iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
    let alone = matches!(doers.as_slice(), [one] if sources.cast.get(*one).kind == ActorKind::Person);
    frame.event == EventType::Agree
        && document.lemma(clause.verb) == "agree"
        && that
        && alone
        && clause.oblique(document, "with").next().is_none()
}

/// "*Under the accord* the Front has agreed to disarm": what was agreed is one of its terms, told already.
fn is_term(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let of_accord = |object: TokenId| sources.lexicon.accord_noun(document.lemma(object)).is_some();
    frame.event == EventType::Agree
        && matches!(document.lemma(clause.verb), "agree" | "commit" | "pledge" | "undertake")
        && clause.oblique(document, "under").any(of_accord)
}

/// "left the meeting *satisfied*", "left the talks *with a signed protocol*": what had ended, nobody has broken off.
fn is_parting(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let how = document
        .children(clause.verb)
        .any(|c| matches!(document.dep(c), Dep::Oprd | Dep::Acomp) && c > clause.verb);
    let with_accord = || {
        let of_accord = |t: TokenId| sources.lexicon.accord_noun(document.lemma(t)).is_some();
        document
            .subtree(clause.verb)
            .any(|t| document.word(t) == "with" && document.child(t, Dep::Pobj).is_some_and(of_accord))
    };
    frame.event == EventType::Sanction && document.lemma(clause.verb) == "leave" && (how || with_accord())
}

/// "which fought *for 23 years*": the course of a war, not one event.
fn is_course(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let long =
        |object: TokenId| matches!(document.lemma(object), "year" | "decade" | "generation" | "century");
    frame.event == EventType::Assault
        && document.lemma(clause.verb) == "fight"
        && ["for", "over"].iter().any(|p| clause.oblique(document, p).any(long))
}

/// What kills and drives out without anybody's doing it.
const DISASTERS: &[&str] = &[
    "earthquake",
    "quake",
    "flood",
    "flooding",
    "tsunami",
    "storm",
    "hurricane",
    "cyclone",
    "typhoon",
    "landslide",
    "mudslide",
    "drought",
    "famine",
    "hunger",
    "epidemic",
    "outbreak",
    "disease",
    "cholera",
    "pandemic",
    "virus",
    "volcano",
    "eruption",
    "accident",
    "wildfire",
    "heatwave",
    "avalanche",
    "crash",
];

/// "The *flood* killed 200 people", "were killed in the December *earthquake*": nobody attacked.
fn is_disaster(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let disaster = |t: TokenId| DISASTERS.contains(&document.lemma(t).to_lowercase().as_str());
    matches!(frame.event, EventType::Assault | EventType::Coerce)
        && (clause.doers().iter().any(|&doer| disaster(doer))
            || clause.doers().is_empty()
                && clause.obliques.iter().any(|&(preposition, object)| {
                    matches!(
                        document.word(preposition).to_lowercase().as_str(),
                        "in" | "by" | "from" | "during"
                    ) && disaster(object)
                }))
}

/// "called *off*", but not "sunk off Cape Sisal".
pub(super) fn is_called_off(sources: Reading<'_, '_>, verb: TokenId) -> bool {
    let document = sources.document;
    let off = verb + 1;
    let place =
        || document.child(off, Dep::Pobj).is_some_and(|object| sources.cast.place_at(object).is_some());
    off < document.len() && document.word(off) == "off" && !place()
}

/// "signed the declaration, *ending* a year of talks": what an accord has brought to its end, nobody has broken off.
fn is_outcome(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    // "ended a two-day meeting": as long as it was to be.
    let over = frame.event == EventType::Sanction
        && matches!(document.lemma(clause.verb), "end" | "conclude" | "close" | "finish" | "wrap")
        && clause.undergoers().iter().any(|&noun| {
            is_of_a_length(document, noun) && !sources.lexicon.in_class("truce", document.lemma(noun))
        });
    if over {
        return true;
    }
    let participle = document.tag(clause.verb) == Tag::Vbg
        && matches!(document.dep(clause.verb), Dep::Advcl | Dep::Acl)
        && matches!(document.lemma(clause.verb), "end" | "conclude" | "close");
    let sentence = document.sentence_around(clause.verb);
    let agreed = || {
        (sentence.start..clause.verb).any(|t| {
            let readings = sources.clauses.at(t).map(|_| sources.lexicon.event_verbs(document.lemma(t)));
            readings.is_some_and(|r| r.iter().any(|verb| verb.frame.event == EventType::Agree))
        })
    };
    frame.event == EventType::Sanction && participle && agreed()
}

/// "a *two-day* meeting", "the third *round* of talks", "three *days* of talks": what ends of itself.
fn is_of_a_length(document: &Document<'_>, noun: TokenId) -> bool {
    let length = |t: TokenId| {
        matches!(
            document.lemma(t),
            "day" | "week" | "hour" | "month" | "round" | "session" | "summit" | "visit"
        )
    };
    length(noun) || document.children(noun).filter(|&c| c < noun).any(|c| document.subtree(c).any(length))
}

/// "The ceasefire was broken within days": a breach, which ends nothing.
fn is_breach(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    frame.event == EventType::Sanction
        && document.lemma(clause.verb) == "break"
        && clause
            .undergoers()
            .iter()
            .any(|&noun| ["accord", "truce"].iter().any(|class| is_of_class(sources, class, noun)))
}

/// "a statement issued by the ministry": no accord, unless it is a joint one.
fn is_mere_statement(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let mere = |&noun: &TokenId| {
        matches!(document.lemma(noun), "statement" | "communiqué" | "communique")
            && !document.children(noun).any(|c| {
                matches!(
                    document.word(c).to_lowercase().as_str(),
                    "joint" | "common" | "shared" | "trilateral"
                )
            })
    };
    // "The Co-Chairs of the Contact Group issued a statement": many persons, one body.
    let heads = clause.doers();
    let mut speakers: Vec<_> =
        heads.iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let body =
        speakers.len() == 1 && sources.cast.get(speakers[0]).kind == ActorKind::IntergovernmentalOrganization;
    let one = heads.len() < 2 && heads.iter().all(|&head| document.tag(head) != Tag::Nns);
    let alone = body || one && speakers.len() < 2;
    // "published a statement calling for restraint": what several say together, and no accord among them.
    let says = |&noun: &TokenId| {
        mere(&noun)
            && document.children(noun).chain(document.children(clause.verb)).any(|c| {
                matches!(document.dep(c), Dep::Acl | Dep::Advcl)
                    && document.tag(c) == Tag::Vbg
                    && !sources.lexicon.speech_verbs(document.lemma(c)).is_empty()
            })
    };
    frame.event == EventType::Agree
        && (alone && clause.undergoers().iter().any(mere) || clause.undergoers().iter().any(says))
}

/// "a proposal *made* in May": by one, and agreed by nobody.
fn is_offer(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let offer =
        |&noun: &TokenId| matches!(document.lemma(noun), "proposal" | "offer" | "suggestion" | "initiative");
    frame.event == EventType::Agree
        && document.lemma(clause.verb) == "make"
        && clause.undergoers().iter().any(offer)
}

/// "called on X to withdraw", "called on X for restraint": no visit.
fn is_appeal(document: &Document<'_>, clause: &Clause, frame: &EventFrame) -> bool {
    let asks = |t: TokenId| document.tag(t) == Tag::To || document.word(t).eq_ignore_ascii_case("for");
    let called = document.lemma(clause.verb) == "call" && frame.mode == Some(ConsultMode::Call);
    let names = document
        .children(clause.verb)
        .any(|c| matches!(document.dep(c), Dep::Oprd | Dep::Ccomp | Dep::Xcomp | Dep::Acomp | Dep::Attr));
    // "had been called by telephone last night by the minister"
    let rung = clause
        .agents
        .iter()
        .chain(clause.obliques.iter().map(|(_, object)| object))
        .any(|&t| matches!(document.lemma(t), "telephone" | "phone"));
    // "had called on both leaders, who stayed away": however the parser took the "on".
    let next = clause.verb + 1;
    let upon = next < document.len() && matches!(document.word(next).to_lowercase().as_str(), "on" | "upon");
    called && (names || clause.particle.is_some() || upon || clause.passive && !rung)
        || frame.mode.is_some()
            && document.lemma(clause.verb) == "call"
            && frame.needs.iter().any(|need| need.argument.preposition() == Some("on"))
            && (clause.verb..document.sentence_around(clause.verb).end).any(asks)
}

/// "was flown out of the bush": who is moved pays no visit.
fn is_moved(clause: &Clause, frame: &EventFrame) -> bool {
    frame.mode == Some(ConsultMode::Visit)
        && clause.passive
        && frame.initiator == Some(Argument::Subject)
        && frame.needs.iter().all(|need| need.argument != Argument::Object)
}

/// "the group that has killed hundreds in four decades", "prisoners jailed on the island": what somebody is known for, not one event.
fn is_record(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let forcible = matches!(frame.event, EventType::Assault | EventType::Coerce | EventType::Sanction);
    let perfect = document.dep(clause.verb) == Dep::Relcl
        && document.children_by(clause.verb, Dep::Aux).any(|aux| {
            let word = document.word(aux).to_lowercase();
            // "a group that is fighting for self-rule"
            let goes_on = document.tag(clause.verb) == Tag::Vbg && matches!(word.as_str(), "is" | "are");
            matches!(word.as_str(), "has" | "have") || goes_on
        });
    let participle = document.dep(clause.verb) == Dep::Acl
        && clause.passive
        && clause.agents.is_empty()
        && !document.subtree(clause.verb).any(|t| sources.calendar.holds(t));
    // "the bridge, closed since the war": how it stands, not what was done.
    let standing = clause.passive
        && clause.agents.is_empty()
        && document.child(clause.verb, Dep::Auxpass).is_none()
        && clause.oblique(document, "since").next().is_some();
    // "At least seven truces have already been agreed and broken"
    let counted = frame.event == EventType::Agree
        && clause.passive
        && clause
            .subjects
            .iter()
            .any(|&s| document.tag(s) == Tag::Nns && document.child(s, Dep::Nummod).is_some())
        && document.children_by(clause.verb, Dep::Advmod).any(|a| document.word(a) == "already");
    forcible && (perfect || participle || standing) || counted
}

/// "More than 3,700 people have been killed since", "has uprooted hundreds of thousands": what a war has cost so far, not one event.
pub(super) fn is_toll(document: &Document<'_>, clause: &Clause, event: EventType) -> bool {
    // "has killed tens of thousands, *uprooted* nearly two million": the auxiliary stands before the first.
    let first = first_verb(document, clause.verb);
    let perfect = document
        .children_by(first, Dep::Aux)
        .any(|aux| matches!(document.word(aux).to_lowercase().as_str(), "has" | "have"));
    matches!(event, EventType::Assault | EventType::Coerce)
        && perfect
        && clause.undergoers().iter().any(|&head| is_multitude(document, head))
}

/// The first of the participles to which a verb without an auxiliary of its own is joined.
fn first_verb(document: &Document<'_>, verb: TokenId) -> TokenId {
    /// No enumeration of what a war has cost is longer.
    const STEPS: usize = 4;
    std::iter::successors(Some(verb), |&t| {
        let bare = document.tag(t) == Tag::Vbn && document.child(t, Dep::Aux).is_none();
        (document.dep(t) == Dep::Conj && bare).then(|| document.head(t))
    })
    .take(STEPS)
    .last()
    .unwrap_or(verb)
}

/// "4,000 Lebanese", "some 1.7 million people", "thousands": more than fall in one attack.
fn is_multitude(document: &Document<'_>, head: TokenId) -> bool {
    /// As many may fall in one attack.
    const FEW: u32 = 999;
    let large = |t: TokenId| {
        let word = document.word(t).to_lowercase();
        let digits: String = word.chars().filter(|&c| c != ',').collect();
        matches!(word.as_str(), "hundreds" | "thousands" | "thousand" | "million" | "millions")
            || digits.parse::<u32>().is_ok_and(|number| number > FEW)
    };
    let mut counts = document.children_by(head, Dep::Nummod);
    large(head) || counts.any(|count| large(count) || document.children(count).any(large))
}

/// "agreed to remain in contact", "agreed to meet again": no accord.
fn agrees_to_go_on(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let goes_on = |&verb: &TokenId| {
        matches!(
            document.lemma(verb),
            "remain"
                | "continue"
                | "meet"
                | "keep"
                | "stay"
                | "maintain"
                | "consider"
                | "discuss"
                | "talk"
                | "speak"
        )
    };
    let again = |&verb: &TokenId| {
        matches!(document.lemma(verb), "hold" | "have" | "convene" | "resume" | "return" | "reconvene")
            && sources.clauses.at(verb).is_some_and(|below| {
                let of_talks = |&t: &TokenId| sources.lexicon.in_class("talks", document.lemma(t));
                below.objects.iter().chain(below.obliques.iter().map(|(_, object)| object)).any(of_talks)
            })
    };
    let shared = document.lemma(clause.verb) == "agree" && wording::is_shared_view(document, clause.verb);
    // "agreed that the region would remain part of the state": no way of going on talking.
    let own = |&verb: &TokenId| sources.clauses.at(verb).is_none_or(|below| !below.own_subject);
    frame.weak && shared
        || frame.weak
            && document.lemma(clause.verb) == "agree"
            && clause.complements.iter().any(|verb| own(verb) && goes_on(verb) || again(verb))
}
