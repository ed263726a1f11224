//! Which attitude a statement takes: by its reporting word, else by what is said.

use std::ops::Range;

use peacebrief::v1::{ActorKind, EventType, StatementStance as Stance};

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::TokenId;
use crate::lexicon::{Argument, Content, EventVerb};
use crate::syntax::{Dep, Pos, Tag};

use super::arguments::arguments;
use super::content::{Piece, Report};
use super::context::Context;
use super::reports::{Act, is_warning};
use super::targets::Said;
use super::{commitments, judgements, speakers, targets, told};

/// The stance of one piece of a speech act, given what was said before it.
pub(super) fn of(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece, before: &[Said]) -> Stance {
    let contradicts = || targets::contradicted(context, act, piece, before).map(|_| Stance::Reject);
    let Some(frame) = act.frame else {
        return of_content(context, &act.speakers, piece, false)
            .or_else(contradicts)
            .unwrap_or(Stance::Comment);
    };
    let withheld = act.clause.is_some_and(|id| told::withholds_support(context, context.clauses.get(id)));
    let open = act.clause.is_some_and(|id| told::leaves_open(context, context.clauses.get(id)));
    match frame.stance {
        Stance::Reject if open => Stance::Comment,
        Stance::Support if withheld => Stance::Reject,
        // Who condemns a text rejects it.
        Stance::Accuse if !frame.neutral && is_about_text(context, act) => Stance::Reject,
        stance if !frame.neutral => stance,
        // A promise stays one, unless what is promised is hostile.
        Stance::Support => hostile(context, act, piece).unwrap_or(Stance::Support),
        _ if piece.verb.is_none() => judgements::judged(context, act, piece)
            // "warned against a return to war" threatens no war.
            .or_else(|| {
                let against = context.is_word(piece.content.start, &["against"]);
                of_content(context, &act.speakers, piece, is_warning(frame) && !against)
            })
            .or_else(contradicts)
            .unwrap_or(Stance::Comment),
        _ if is_subjunctive(context, act, piece) => Stance::Request,
        stance => of_content(context, &act.speakers, piece, is_warning(frame))
            .or_else(contradicts)
            .or_else(|| is_charge_of_group(context, act, piece).then_some(Stance::Accuse))
            .unwrap_or(match stance {
                Stance::Threaten => Stance::Comment,
                other => other,
            }),
    }
}

/// "insists that the matter *be* settled", "said the talks *be* resumed": a demand by its form.
fn is_subjunctive(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> bool {
    let document = context.document;
    let Some(clause) = piece.verb.and_then(|v| context.clauses.at(v)) else { return false };
    let bare = |t: TokenId| document.tag(t) == Tag::Vb || context.is_word(t, &["be"]);
    let helped = document
        .children(clause.verb)
        .filter(|&c| c < clause.verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass))
        .collect::<Vec<_>>();
    let bare = match helped[..] {
        [] => bare(clause.verb),
        [only] => context.is_word(only, &["be"]),
        _ => false,
    };
    bare && clause.own_subject
        && matches!(document.lemma(act.token), "insist" | "suggest" | "stress" | "say" | "write")
}

/// Whether what is condemned is an accord or a plan.
fn is_about_text(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let (Some(id), Some(frame)) = (act.clause, act.frame) else { return false };
    let report = Report { clause: context.clauses.get(id), frame, phrase: act.phrase.as_ref() };
    let heads = arguments(context, report, &Argument::Object);
    let document = context.document;
    heads.iter().any(|&h| {
        context.cast.at(h).is_empty()
            && (context.lexicon.accord_noun(document.lemma(h)).is_some()
                || document.pos(h) == Pos::Pron && context.is_word(h, &["it"]))
    })
}

/// Whether a promise is one to do harm, or to keep something from the other side ("vowed never to disarm", "vowed that X would
/// never rule").
fn hostile(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> Option<Stance> {
    let document = context.document;
    let cued = context
        .stances_in(&piece.content)
        .map(|(_, s)| s)
        .find(|s| matches!(s, Stance::Threaten | Stance::Reject));
    let Some(promised) = piece.verb.and_then(|v| context.clauses.at(v)) else { return cued };
    let lemma = document.lemma(promised.verb);
    let own = !promised.own_subject || is_about_self(context, promised, &act.speakers);
    cued.or_else(|| match (promised.negated, own) {
        (false, true) => commitments::is_harm(lemma).then_some(Stance::Threaten),
        (true, false) => matches!(document.lemma(act.token), "vow" | "swear").then_some(Stance::Reject),
        (true, true) => commitments::is_given(lemma).then_some(Stance::Reject),
        (false, false) => None,
    })
}

/// The stance that the content shows, if any.
pub(super) fn of_content(
    context: &Context<'_, '_>,
    speakers: &[ActorId],
    piece: &Piece,
    warning: bool,
) -> Option<Stance> {
    let range = &piece.content;
    let verb = piece.verb.and_then(|v| context.clauses.at(v));
    let cued: Vec<(TokenId, Stance)> = context.stances_in(range).collect();
    let shows = |stance: Stance| cued.iter().any(|&(_, s)| s == stance);
    let own = verb.is_some_and(|k| is_about_self(context, k, speakers));
    let conditional = is_conditional(context, range, verb);
    let threat = shows(Stance::Threaten);
    let principal = speakers.iter().all(|&a| {
        let side = context.cast.get(context.side(a)).kind;
        matches!(
            side,
            ActorKind::State | ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::StateBody
        )
    });
    // What a mediator or an observer denies or will not do is no refusal.
    let aside = speakers.iter().all(|&a| {
        let side = context.cast.get(context.side(a)).kind;
        matches!(side, ActorKind::IntergovernmentalOrganization | ActorKind::CivilSociety)
    });
    // "claimed *to have retaken* the town"
    let done = |k: &Clause| {
        context.document.tag(k.verb) == Tag::Vbn
            && context.document.children_by(k.verb, Dep::Aux).any(|a| context.document.tag(a) == Tag::To)
    };
    let ahead = |k: &Clause| {
        let open = matches!(k.reality, Reality::Possible | Reality::Planned | Reality::Conditional);
        k.tense == Tense::Future || open && !done(k)
    };
    let to_come = verb.is_none_or(ahead);
    if threat && (conditional || warning || own && to_come) || warning && conditional && (own || principal) {
        return Some(Stance::Threaten);
    }
    if let Some(inner) = verb.and_then(|clause| inner_act(context, clause, speakers, own)) {
        return Some(inner);
    }
    if verb.is_some_and(|k| is_order(context, k)) {
        return Some(Stance::Request);
    }
    // "does not bargain with bandits" charges nobody; "did not honour it" does.
    let denied = verb.is_some_and(|k| k.negated);
    let charged = cued.iter().any(|&(at, s)| {
        s == Stance::Accuse
            && (!denied || context.is_word(at, &["not", "never", "no", "nobody"]))
            && (is_predicated(context, at, piece) || is_breach_of_other(context, at, speakers))
            && !is_pending(context, at)
    });
    let victim = |k: &&Clause| k.passive && k.agents.is_empty();
    // "its demands were ignored": done to the speaker's side, by whomever. Of what one is accused, one accuses nobody.
    let wronged = verb.is_some_and(|k| {
        victim(&k) && !matches!(context.document.lemma(k.verb), "accuse" | "blame" | "charge" | "suspect")
    });
    let mutual = speakers.len() > 1 && verb.is_some_and(|k| is_of_the_other(context, k));
    if mutual
        || (!own || wronged) && charged
        || verb.filter(|k| !own || victim(k)).is_some_and(|k| is_deed_of_other(context, k, speakers))
    {
        return Some(Stance::Accuse);
    }
    if !aside && verb.is_some_and(|k| k.negated && ahead(k) && (own || has_until(context, range))) {
        return Some(Stance::Reject);
    }
    let committed = verb
        .filter(|k| own && !done(k) && !(aside && k.negated))
        .and_then(|k| commitments::of_own(context, k));
    if matches!(committed, Some(Stance::Reject | Stance::Threaten)) {
        return committed;
    }
    if shows(Stance::Reject) || !aside && verb.is_some_and(|k| is_denial(context, k, speakers)) {
        return Some(Stance::Reject);
    }
    if verb.is_some_and(|k| is_demand(context, k, own)) || shows(Stance::Request) {
        return Some(Stance::Request);
    }
    committed.or(shows(Stance::Support).then_some(Stance::Support))
}

/// "had given up no demand", "had not fired one shot": that the speaker's own side has done something. "No date was set" and "had not
/// been consulted" tell how things stand.
fn is_denial(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    let document = context.document;
    let doers = speakers::of_heads(context, clause.doers());
    let deed = !matches!(document.lemma(clause.verb), "be" | "have" | "know" | "think" | "want" | "see")
        && document.pos(clause.verb) == Pos::Verb;
    clause.negated
        && deed
        && clause.reality == Reality::Fact
        && clause.tense == Tense::Past
        && !doers.is_empty()
        && doers.iter().all(|&d| context.is_own(d, speakers))
}

/// "Let no one vomit": an order at the head of what is said.
fn is_order(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let capital = context.document.word(clause.verb).chars().next().is_some_and(char::is_uppercase);
    context.document.tag(clause.verb) == Tag::Vb && capital && !clause.own_subject
}

/// "must", "has to"; "should" of somebody.
fn is_demand(context: &Context<'_, '_>, clause: &Clause, own: bool) -> bool {
    let document = context.document;
    if own {
        return false;
    }
    if clause.reality == Reality::Required {
        let weak = document.children_by(clause.verb, Dep::Aux).any(|a| context.is_word(a, &["should"]));
        return !weak || !speakers::of_heads(context, &clause.subjects).is_empty();
    }
    false
}

/// "Each says *the other* fired first": what those who speak together tell of one another.
fn is_of_the_other(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.reality == Reality::Fact
        && !clause.negated
        && clause.subjects.iter().any(|&s| {
            context.is_word(s, &["other"])
                && context.document.children_by(s, Dep::Det).any(|d| context.is_word(d, &["the"]))
        })
}

/// "the day *had yet to* be set": what is still to be done, by nobody in particular.
fn is_pending(context: &Context<'_, '_>, cue: TokenId) -> bool {
    (cue + 1..cue + 3).any(|t| {
        context.is_word(t, &["yet"]) && context.is_word(t + 1, &["to"]) && context.is_word(t + 2, &["be"])
    })
}

/// Whether a cue stands in what is predicated, not in some phrase beside it.
fn is_predicated(context: &Context<'_, '_>, cue: TokenId, piece: &Piece) -> bool {
    let Some(verb) = piece.verb else { return true };
    let document = context.document;
    let mut at = cue;
    for _ in 0..4 {
        if at == verb {
            return true;
        }
        let inner = matches!(
            document.dep(at),
            Dep::Attr
                | Dep::Dobj
                | Dep::Acomp
                | Dep::Xcomp
                | Dep::Conj
                | Dep::Prep
                | Dep::Pobj
                | Dep::Oprd
                | Dep::Ccomp
                | Dep::Advmod
                | Dep::Prt
                // "*had* refused to", "*never* kept": of a cue that begins before the verb.
                | Dep::Aux
                | Dep::Auxpass
                | Dep::Neg
        );
        if !inner || document.head(at) == at {
            return false;
        }
        at = document.head(at);
    }
    at == verb
}

/// "*violations by the army* had grown more frequent": a deed with its name and its doer, of which one need not say more.
fn is_breach_of_other(context: &Context<'_, '_>, cue: TokenId, speakers: &[ActorId]) -> bool {
    let document = context.document;
    let named = targets::is_breach(document.lemma(cue));
    let by = document.children(cue).any(|c| {
        c > cue
            && matches!(document.dep(c), Dep::Prep | Dep::Acl | Dep::Agent)
            && document.subtree(c).take(3).any(|t| context.is_word(t, &["by"]))
    });
    let makers = targets::makers(context, cue);
    named && by && !makers.is_empty() && makers.iter().all(|&a| !context.is_own(a, speakers))
}

/// Whether a clause tells a hostile deed of somebody on another side.
fn is_deed_of_other(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    if is_cleft_charge(context, clause, speakers) || commitments::is_deceit(context, clause) {
        return true;
    }
    let omitted = commitments::is_omission(context, clause);
    let hostile = context
        .lexicon
        .event_verbs(context.document.lemma(clause.verb))
        .iter()
        // "is going to meet" sets nothing off.
        .filter(|v| v.lemma != "go" || clause.particle.is_some())
        .any(|v| {
            matches!(v.frame.event, EventType::Assault | EventType::Coerce) && is_meant(context, clause, v)
        });
    // "warplanes had bombed its positions", "its delegates had been expelled": done to the speaker's side, by whomever.
    let theirs = |&u: &TokenId| {
        let whose = context.document.children_by(u, Dep::Poss).flat_map(|p| context.cast.at(p));
        let mut whose = whose.chain(context.cast.at(u)).peekable();
        whose.peek().is_some() && whose.all(|&a| context.is_own(a, speakers))
    };
    let suffered =
        clause.undergoers().iter().any(theirs) && speakers::of_heads(context, clause.doers()).is_empty();
    if hostile
        && suffered
        && !clause.negated
        && clause.reality == Reality::Fact
        && clause.tense == Tense::Past
    {
        return true;
    }
    let mut doers = speakers::of_heads(context, clause.doers());
    if doers.is_empty() {
        // "a Moroccan drone killed two".
        doers = clause.doers().iter().flat_map(|&d| targets::makers(context, d)).collect();
    }
    (hostile && !clause.negated || omitted)
        && clause.reality == Reality::Fact
        && !doers.is_empty()
        && doers.iter().all(|&d| !context.is_own(d, speakers))
}

/// "said A had sold the soldiers": what a group says that a state or another group has done is a charge more often than not; states and
/// mediators tell of others' deeds without one.
fn is_charge_of_group(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> bool {
    let Some(clause) = piece.verb.and_then(|verb| context.clauses.at(verb)) else { return false };
    let group = |a: ActorId| {
        matches!(context.cast.get(context.side(a)).kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)
    };
    let fights = |a: ActorId| group(a) || context.cast.get(context.side(a)).kind == ActorKind::State;
    let doers = speakers::of_heads(context, clause.doers());
    act.speakers.iter().all(|&a| group(a))
        && !doers.is_empty()
        && doers.iter().all(|&d| fights(d) && !context.is_own(d, &act.speakers))
        && clause.tense == Tense::Past
        && clause.reality == Reality::Fact
        && !clause.negated
        && context.document.lemma(clause.verb) != "be"
}

/// Verbs that are hostile by what stands beside them alone.
const LIGHT: &[&str] = &[
    "hold", "continue", "keep", "begin", "start", "make", "have", "take", "carry", "conduct", "stage", "run",
    "lead", "open", "resume",
];

/// Whether a verb has beside it what a hostile reading needs: "held ten hostages", but not "held talks", "continued the work".
fn is_meant(context: &Context<'_, '_>, clause: &Clause, reading: &EventVerb) -> bool {
    let document = context.document;
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let of_class = |head: TokenId, class: &str| match class {
        "person" | "actor" | "group" | "state" => !speakers::of_head(context, head).is_empty(),
        "place" => context.cast.place_at(head).is_some(),
        class => context.lexicon.in_class(class, document.lemma(head)),
    };
    let objects = || reading.frame.needs.iter().filter(|need| need.argument == Argument::Object);
    let undergoers = clause.undergoers();
    !LIGHT.contains(&document.lemma(clause.verb))
        || (reading.particle.is_none() || reading.particle == particle)
            && objects().all(|need| {
                undergoers.iter().any(|&head| {
                    // A number stands for those of whom was spoken.
                    need.classes.is_empty()
                        || document.tag(head) == Tag::Cd
                        || document.child(head, Dep::Nummod).is_some()
                        || need.classes.iter().any(|class| of_class(head, class))
                })
            })
}

/// "It was Uganda that had fired first": what stands out so is blamed.
fn is_cleft_charge(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    let document = context.document;
    let it = clause.subjects.iter().any(|&s| context.is_word(s, &["it"]));
    let fights = |a: ActorId| {
        let kind = context.cast.get(context.side(a)).kind;
        matches!(
            kind,
            ActorKind::State | ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::StateBody
        )
    };
    it && document.lemma(clause.verb) == "be"
        && clause.tense == Tense::Past
        && !clause.negated
        && speakers.iter().all(|&a| fights(a))
        && document.children_by(clause.verb, Dep::Attr).any(|attr| {
            let named = speakers::of_head(context, attr);
            let made = if named.is_empty() { targets::makers(context, attr) } else { named };
            let end = document.sentence_around(attr).end;
            // "It was the wish of the parties to meet" sets nobody apart.
            let of_whom =
                |t: TokenId| document.dep(t) == Dep::Nsubj && context.is_word(t, &["who", "that", "which"]);
            (attr..end).any(of_whom)
                && !made.is_empty()
                && made.iter().all(|&a| fights(a) && !context.is_own(a, speakers))
        })
}

fn has_until(context: &Context<'_, '_>, range: &Range<TokenId>) -> bool {
    range.clone().any(|t| context.is_word(t, &["until", "till", "before", "without", "unless"]))
}

/// Whether a clause is about the speaker or the speaker's own side.
fn is_about_self(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId]) -> bool {
    const OWN: &[&str] = &["garrison", "troop", "force", "soldier", "fighter"];
    clause.subjects.iter().any(|&s| {
        // "The garrison will stay": whose, where nobody is named, if not the speaker's.
        let unnamed = OWN.contains(&context.document.lemma(s))
            && context.cast.at(s).is_empty()
            && context.document.children(s).all(|c| context.is_word(c, &["the"]) || c > s);
        // "They have lied": of a quotation the speaker is no third person.
        let of_others = context.in_speech(s) && context.is_word(s, &["they", "he", "she"]);
        if of_others {
            return false;
        }
        unnamed
            || speakers::is_first_person(context, s)
            || context.cast.at(s).iter().any(|&a| context.is_own(a, speakers))
            || context.document.children_by(s, Dep::Poss).any(|p| {
                context.is_word(p, &["our", "my"])
                    || context.cast.at(p).iter().any(|&a| context.is_own(a, speakers))
            })
    })
}

/// Whether what is said hangs on a condition.
fn is_conditional(context: &Context<'_, '_>, range: &Range<TokenId>, verb: Option<&Clause>) -> bool {
    let open = range.clone().take(120).any(|t| {
        context.is_word(t, &["if", "unless", "until", "whoever", "anyone", "anybody", "otherwise", "lest"])
            || context.is_word(t, &["long"]) && context.is_word(t + 1, &["as"])
            || context.is_word(t, &["who"])
                && t > 0
                && context.is_word(t - 1, &["those", "he", "anyone", "all"])
            || context.clauses.at(t).is_some_and(|k| {
                k.reality == Reality::Conditional && Some(k.verb) != verb.map(|v| v.verb) && k.own_subject
            })
    });
    let ready = range.clone().any(|t| context.is_word(t, &["ready", "prepared", "free"]));
    open && verb.is_some_and(|k| {
        ready || matches!(k.reality, Reality::Planned | Reality::Conditional | Reality::Possible)
    })
}

/// "said that China applauds the step", "we appeal to both": the stance of the verb within.
fn inner_act(context: &Context<'_, '_>, clause: &Clause, speakers: &[ActorId], own: bool) -> Option<Stance> {
    let person = |a: &ActorId| context.cast.get(*a).kind == ActorKind::Person && !speakers.contains(a);
    let another = clause.subjects.iter().any(|&s| context.cast.at(s).iter().any(person));
    // "Our children asked us": not the side itself.
    let itself = clause.subjects.iter().any(|&s| {
        speakers::is_first_person(context, s)
            || context.cast.at(s).iter().any(|&a| context.is_own(a, speakers))
    });
    if !own || !itself || another || clause.negated || clause.reality != Reality::Fact {
        return None;
    }
    let phrases = &context.cues(context.document.sentence_of(clause.verb)).phrases;
    // "We have agreed to meet": what is agreed counts, not that it is.
    let mut whole = phrases.iter().filter(|(_, frame)| !frame.content.contains(&Content::Alone));
    let phrase = whole.find(|(at, _)| at.start == clause.verb).map(|(_, frame)| *frame);
    if let Some(frame) = phrase.filter(|f| !f.neutral && f.stance != Stance::Comment) {
        return Some(frame.stance);
    }
    let particle = clause.particle.map(|p| context.document.word(p).to_lowercase());
    let mut readings = context.lexicon.speech_verbs(context.document.lemma(clause.verb)).iter();
    let reading = readings.find(|r| r.particle == particle)?;
    (!reading.frame.neutral && reading.frame.stance != Stance::Comment).then_some(reading.frame.stance)
}
