//! Nouns that report an event, with the words that tell of it as having taken place: "talks held in Geneva", "after eight days of
//! negotiations", "the summit took place".

use peacebrief::v1::{ActorKind, EventType};

use crate::clauses::{Clause, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::lexicon::Argument;
use crate::syntax::{Dep, Tag};

use super::Reading;
use super::candidates::{Candidate, hyphenated, nominal_needs, noun_argument};
use super::dismissed::is_toll;
use super::happened::has_happened;

/// Prepositions that tell of a thing as having been: "after talks", "during a call".
const HAVING_BEEN: &[&str] =
    &["after", "during", "following", "since", "at", "in", "on", "from", "amid", "throughout", "through"];
/// Modifiers that put a thing in the future or in doubt.
const NOT_YET: &[&str] = &[
    "forthcoming",
    "upcoming",
    "planned",
    "future",
    "possible",
    "potential",
    "further",
    "next",
    "new",
    "proposed",
    "expected",
    "scheduled",
    "any",
    "alleged",
    "no",
    "fresh",
    "renewed",
    "would-be",
    "direct",
    "coming",
    "another",
];
/// Nouns that measure or order an event: "five *rounds* of talks", "eight *days* of negotiations".
const MEASURES: &[&str] = &[
    "day",
    "week",
    "month",
    "year",
    "hour",
    "night",
    "minute",
    "decade",
    "round",
    "series",
    "session",
    "bout",
    "string",
    "spell",
    "phase",
    "cycle",
    "number",
    "exchange",
    "morning",
    "afternoon",
    "evening",
    "weekend",
    "fortnight",
];
/// Nouns for what comes of an event, or for a part of it: who has them has had the event.
const PARTS: &[&str] = &[
    "fruit",
    "outcome",
    "result",
    "product",
    "course",
    "close",
    "conclusion",
    "opening",
    "sideline",
    "margin",
    "host",
    "venue",
    "breakdown",
    "collapse",
    "resumption",
    "day",
    "end",
];
/// Verbs beyond the light ones whose participle tells that an event took place: "talks *attended* by X".
const TELLING: &[&str] = &["attend", "brokered", "lead", "head", "preside", "mediate", "schedule"];
/// How many steps up "of" the phrase of an event noun is looked for.
const STEPS: usize = 3;

pub(super) fn find<'s>(sources: Reading<'s, '_>, token: TokenId) -> Option<Candidate<'s>> {
    let document = sources.document;
    // "six weeks of haggling": the gerund is a noun.
    let gerund = document.tag(token) == Tag::Vbg;
    let word = document.word(token).to_lowercase();
    let mut readings = sources.lexicon.event_nouns(if gerund { &word } else { document.lemma(token) });
    if let Some(whole) = hyphenated(document, token).filter(|_| readings.is_empty()) {
        readings = sources.lexicon.event_nouns(&whole);
    }
    if gerund && measured(document, token).is_none() {
        return None;
    }
    if readings.is_empty() || document.dep(token) == Dep::Compound {
        return None;
    }
    if describes_office(document, token) || is_for_the_press(document, token) {
        return None;
    }
    // "the Joint Communiqué on the *Normalization* of Relations": part of a name.
    let named = document.word(token).starts_with(char::is_uppercase)
        && token > document.sentence_around(token).start
        && readings.iter().all(|reading| reading.frame.weak);
    if named {
        return None;
    }
    let whole = whole(document, token);
    let (clause, rule) = told_by_participle(sources, token, whole).or_else(|| {
        let doubtful = [token, whole].iter().any(|&noun| is_to_come(document, noun));
        let around = sources.clauses.around(token);
        if doubtful { None } else { takes_place(sources, token, whole, around?) }
    })?;
    // "a round *of the conflict*": no talks.
    let of_war = |of: &TokenId| sources.lexicon.in_class("fighting", document.lemma(*of));
    if document.lemma(token) == "round"
        && noun_argument(document, token, &Argument::Preposition("of".to_owned())).iter().any(of_war)
    {
        return None;
    }
    // "three rounds of contacts", but not "remained in contact".
    if matches!(document.lemma(token), "contact" | "chat") && whole == token {
        return None;
    }
    // Of those that fit, the first of those that ask for most.
    let fits = readings.iter().filter(|reading| nominal_needs(sources, token, &reading.frame));
    let reading = fits.rev().max_by_key(|reading| reading.frame.needs.len())?;
    if clause.is_some_and(|clause| is_toll(document, clause, reading.frame.event)) {
        return None;
    }
    Some(Candidate { token, whole, frame: &reading.frame, clause, nominal: true, rule })
}

/// The noun that heads the phrase of an event noun: "days" of "eight days of negotiations".
pub(super) fn whole(document: &Document<'_>, noun: TokenId) -> TokenId {
    let mut top = noun;
    for _ in 0..STEPS {
        match measured(document, top) {
            Some(above) if MEASURES.contains(&document.lemma(above)) => top = above,
            _ => break,
        }
    }
    top
}

/// Whether a gerund is counted like a noun: "six weeks of haggling".
pub(super) fn is_measured(document: &Document<'_>, gerund: TokenId) -> bool {
    measured(document, gerund).is_some_and(|above| MEASURES.contains(&document.lemma(above)))
}

/// The noun above "of".
fn measured(document: &Document<'_>, noun: TokenId) -> Option<TokenId> {
    let of = document.head(noun);
    let hangs =
        matches!(document.dep(noun), Dep::Pobj | Dep::Pcomp) && document.word(of).eq_ignore_ascii_case("of");
    (hangs && document.dep(of) == Dep::Prep).then(|| document.head(of))
}

/// "the Washington summit", "the 2015 talks": named by place or time, and nothing told of it.
fn is_named_in_passing(sources: Reading<'_, '_>, noun: TokenId, whole: TokenId) -> bool {
    let document = sources.document;
    let definite =
        document.child(noun, Dep::Det).is_some_and(|d| document.word(d).eq_ignore_ascii_case("the"));
    let named = document.children(noun).any(|c| {
        c < noun
            && matches!(document.dep(c), Dep::Compound | Dep::Nmod | Dep::Nummod)
            && (sources.cast.place_at(c).is_some() || sources.calendar.holds(c))
    });
    let more = document.children(noun).any(|c| c > noun && document.dep(c) == Dep::Prep);
    whole == noun && definite && named && !more
}

fn is_to_come(document: &Document<'_>, noun: TokenId) -> bool {
    document.children(noun).any(|c| c < noun && NOT_YET.contains(&document.word(c).to_lowercase().as_str()))
}

/// "a summit held at the White House", "talks that took place": the participle tells.
fn told_by_participle<'s>(
    sources: Reading<'s, '_>,
    noun: TokenId,
    whole: TokenId,
) -> Option<(Option<&'s Clause>, &'static str)> {
    let document = sources.document;
    let tells = |verb: TokenId| {
        let clause = sources.clauses.at(verb)?;
        let lemma = document.lemma(verb);
        let acts = clause.subjects.iter().any(|&s| s == noun || s == whole) && !clause.passive;
        let light = sources.lexicon.light_verbs(lemma).iter().any(|reading| match &reading.noun {
            Argument::Subject => acts,
            Argument::Object => !acts,
            _ => false,
        });
        let told = light || TELLING.contains(&lemma) && !acts;
        (told && has_happened(sources, clause)).then_some(clause)
    };
    // "to follow it with a meeting led by the chair": of what is only planned, the participle tells how it is to be.
    let planned =
        sources.clauses.around(whole).is_some_and(|c| c.reality == crate::clauses::Reality::Planned);
    let dated = document.subtree(noun).any(|t| sources.calendar.holds(t));
    if planned && !dated {
        return None;
    }
    let hanging = [noun, whole].into_iter().flat_map(|head| document.children(head));
    hanging
        .filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Relcl))
        .find_map(tells)
        .map(|clause| (Some(clause), "events.noun_held"))
}

/// "the withdrawal *was* non-negotiable", "had been *made* necessary": of what sort a thing is, not that it took place.
fn says_what_it_is(document: &Document<'_>, verb: TokenId) -> bool {
    matches!(document.lemma(verb), "be" | "make" | "leave" | "keep" | "call")
        && document
            .children(verb)
            .any(|c| matches!(document.dep(c), Dep::Acomp | Dep::Attr | Dep::Oprd) && c > verb)
}

/// Verbs that say what somebody thinks of a thing, and so that it was.
const FACTIVE: &[&str] = &[
    "condemn",
    "deplore",
    "denounce",
    "regret",
    "mourn",
    "decry",
    "lament",
    "commend",
    "hail",
    "applaud",
    "confirm",
    "praise",
    "welcome",
    "criticize",
    "criticise",
    "slam",
    "protest",
    "celebrate",
    "acknowledge",
];

/// "condemned the *killing* of two aid workers in Merka on Friday": an act that a verb takes for granted, told with its day or place.
fn taken_for_granted(sources: Reading<'_, '_>, noun: TokenId, around: &Clause) -> bool {
    let document = sources.document;
    // Whoever welcomes a signing says of nobody what that would deny.
    let of_accord = sources
        .lexicon
        .event_nouns(document.lemma(noun))
        .iter()
        .all(|reading| reading.frame.event == EventType::Agree);
    let factive = FACTIVE.contains(&document.lemma(around.verb))
        && !around.negated
        && around.reality == crate::clauses::Reality::Fact
        && around.objects.contains(&noun);
    let by = || {
        [Argument::Preposition("by".to_owned()), Argument::Possessive]
            .iter()
            .flat_map(|place| noun_argument(document, noun, place))
            .any(|head| !sources.cast.of_phrase(document, head).is_empty())
    };
    let neutral = || {
        around.doers().iter().flat_map(|&head| sources.cast.of_phrase(document, head)).all(|id| {
            let whole = sources.cast.get(id).affiliation.unwrap_or(id);
            sources.cast.get(whole).kind == ActorKind::IntergovernmentalOrganization
        })
    };
    factive
        && document.subtree(noun).any(|t| sources.calendar.holds(t) || sources.cast.place_at(t).is_some())
        && (of_accord || neutral() || !by())
}

/// Whether, and by which words, an event noun is told as having taken place.
fn takes_place<'s>(
    sources: Reading<'s, '_>,
    noun: TokenId,
    whole: TokenId,
    around: &'s Clause,
) -> Option<(Option<&'s Clause>, &'static str)> {
    let document = sources.document;
    if taken_for_granted(sources, whole, around) {
        return Some((None, "events.noun_told"));
    }
    let measured_end = whole != noun
        && around.objects.contains(&whole)
        && !around.negated
        && matches!(
            document.lemma(around.verb),
            "follow" | "cap" | "crown" | "climax" | "conclude" | "end" | "halt" | "stop"
        );
    if measured_end {
        return Some((None, "events.noun_told"));
    }
    if yields_nothing(document, around, &[noun, whole]) {
        return Some((Some(around), "events.light_verb"));
    }
    if !has_happened(sources, around) {
        return None;
    }
    let is_it = |t: TokenId| t == noun || t == whole;
    let as_object = around.undergoers().iter().chain(&around.objects).any(|&o| is_it(o));
    let as_subject = !around.passive && around.subjects.iter().any(|&s| is_it(s));
    if says_what_it_is(document, around.verb) {
        return None;
    }
    // "The meeting was called off": with a particle the verb means something else.
    let plain = around.particle.is_none() || document.lemma(around.verb) != "call";
    for reading in sources.lexicon.light_verbs(document.lemma(around.verb)).iter().filter(|_| plain) {
        let there = match &reading.noun {
            Argument::Object => as_object,
            Argument::Subject => as_subject,
            Argument::Preposition(p) => around.oblique(document, p).any(is_it),
            _ => false,
        };
        if there {
            return Some((Some(around), "events.light_verb"));
        }
    }
    let head = document.head(whole);
    let preposition = document.dep(whole) == Dep::Pobj
        && HAVING_BEEN.contains(&document.word(head).to_lowercase().as_str());
    let with = document
        .children_by(noun, Dep::Prep)
        .any(|p| matches!(document.word(p).to_lowercase().as_str(), "with" | "between" | "by"));
    let owned = document.child(noun, Dep::Poss).is_some();
    let of_part = measured(document, whole).is_some_and(|above| PARTS.contains(&document.lemma(above)));
    if is_named_in_passing(sources, noun, whole) {
        return None;
    }
    if preposition || (with && owned) || of_part {
        return Some((None, "events.noun_told"));
    }
    None
}

/// "The talks *yielded nothing*", "the meeting produced no result": held, whatever came of it.
fn yields_nothing(document: &Document<'_>, around: &Clause, nouns: &[TokenId]) -> bool {
    let yields = matches!(
        document.lemma(around.verb),
        "yield" | "produce" | "bring" | "make" | "lead" | "resolve" | "achieve" | "settle" | "change"
    );
    yields
        && around.negated
        && !around.passive
        && around.particle.is_none()
        && around.tense == Tense::Past
        && around.reality == Reality::Fact
        && around.subjects.iter().any(|subject| nouns.contains(subject))
}

/// "a *press* conference": no talks.
fn is_for_the_press(document: &Document<'_>, noun: TokenId) -> bool {
    document
        .children(noun)
        .any(|c| c < noun && matches!(document.word(c).to_lowercase().as_str(), "press" | "news" | "media"))
}

/// "its chief negotiator at the peace *talks*": where somebody has an office, which tells of no round.
fn describes_office(document: &Document<'_>, noun: TokenId) -> bool {
    const OFFICERS: &[&str] = &[
        "negotiator",
        "representative",
        "mediator",
        "envoy",
        "delegate",
        "spokesman",
        "spokesperson",
        "spokeswoman",
    ];
    let preposition = document.head(noun);
    document.dep(noun) == Dep::Pobj
        && matches!(document.word(preposition), "at" | "in" | "to" | "for")
        && OFFICERS.contains(&document.lemma(document.head(preposition)))
}
