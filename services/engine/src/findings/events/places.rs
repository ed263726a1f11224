//! Where an event took place.

use peacebrief::v1::{self, ConsultMode, EventType};

use crate::document::TokenId;
use crate::mentions::Place;
use crate::syntax::{Dep, Pos};
use crate::text::Kind;

use super::Reading;
use super::candidates::Candidate;
use super::distances;
use super::setting::Scope;

/// Prepositions that tell where something is.
const WHERE: &[&str] = &[
    "in", "at", "near", "outside", "around", "inside", "beside", "across", "above", "off", "along", "within",
    "aboard",
];
/// Nouns for how far a thing is from a place, on which side of it, or on the way from it.
const DISTANCES: &[&str] = &[
    "road",
    "route",
    "highway",
    "railway",
    "way",
    "border",
    "kilometre",
    "kilometer",
    "km",
    "mile",
    "metre",
    "meter",
    "hour",
    "minute",
    "north",
    "south",
    "east",
    "west",
];
/// How many steps a place's name can stand below the preposition that puts something there: "at a school in the town of X".
const DEPTH: usize = 6;

/// How a place's name stands to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// "met in X", "flew to X", "struck X".
    Own,
    /// "In X …, the rebels, who had met": another clause above puts it there.
    Above,
}

pub(super) fn of(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
    date: Option<&v1::ResolvedDate>,
) -> Option<v1::Place> {
    let document = sources.document;
    // "signed a deal, weeks after they had met *in X*"
    let other_times = distances::of_another_time(document, &scope.sentence);
    let elsewhere =
        |t: TokenId| other_times.iter().any(|words| words.contains(&t) && !words.contains(&candidate.token));
    let best = scope
        .sentence
        .clone()
        .filter(|&t| sources.cast.place_at(t).is_some_and(|place| place.tokens.start == t))
        .filter(|&t| !elsewhere(t))
        .filter_map(|t| Some((bond(sources, candidate, scope, t)?, t.abs_diff(candidate.token), t)))
        .min();
    let nearest = best.and_then(|(_, _, token)| sources.cast.place_at(token));
    let named = nearest.map(|place| narrower(sources, place).unwrap_or(place)).map(|place| v1::Place {
        name: place.name.clone(),
        evidence: Some(document.span(document.bytes(place.tokens.clone()))),
    });
    named.or_else(|| referred_to(sources, scope)).or_else(|| scene(sources, candidate, date))
}

/// The town where a country or a water only tells where that is: "in *Bern*, Switzerland", "the Black Sea port of *Sochi*".
fn narrower<'s>(sources: Reading<'s, '_>, place: &Place) -> Option<&'s Place> {
    let document = sources.document;
    let word = |t: TokenId| (t < document.len()).then(|| document.word(t).to_lowercase());
    let noun = place.tokens.end;
    let settled = |noun: &str| {
        matches!(noun, "port" | "resort" | "city" | "town" | "village" | "island" | "capital" | "suburb")
    };
    if word(noun).is_some_and(|noun| settled(&noun)) && word(noun + 1).is_some_and(|word| word == "of") {
        return sources.cast.place_at(noun + 2);
    }
    let comma = place.tokens.start.checked_sub(1).filter(|&t| document.word(t) == ",")?;
    let town = sources.cast.place_at(comma.checked_sub(1)?).filter(|town| town.tokens.end == comma)?;
    let preposition = town.tokens.start.checked_sub(1)?;
    // "in Bern, Geneva and Basel": a list.
    let listed = word(noun).is_some_and(|next| matches!(next.as_str(), "and" | "or"))
        && sources.cast.place_at(noun + 1).is_some();
    (!listed && WHERE.contains(&document.word(preposition).to_lowercase().as_str())).then_some(town)
}

/// How the place that starts at a token stands to an event; `None` where it only names something else.
fn bond(sources: Reading<'_, '_>, candidate: &Candidate<'_>, scope: &Scope, token: TokenId) -> Option<Bond> {
    let document = sources.document;
    let place = sources.cast.place_at(token)?;
    // "In Lahore students marched": whatever the parser made of it.
    if let Some(preposition) = token.checked_sub(1).filter(|&t| scope.sentence.contains(&t)) {
        let word = document.word(preposition);
        let opens = preposition == scope.sentence.start && matches!(word, "In" | "At" | "Near" | "Outside");
        if opens && document.head(preposition) == scope.head {
            return Some(Bond::Own);
        }
    }
    if sets_scene(sources, scope, token) {
        return Some(Bond::Above);
    }
    let mut at = place
        .tokens
        .clone()
        .rev()
        .find(|&t| !place.tokens.contains(&document.head(t)) || document.is_root(t))?;
    for _ in 0..DEPTH {
        let above = document.head(at);
        match document.dep(at) {
            Dep::Pobj => {
                let word = document.word(above).to_lowercase();
                if WHERE.contains(&word.as_str()) || leads_there(candidate, &word) {
                    if says_who(sources, candidate, scope, above) {
                        return None;
                    }
                    return hangs(sources, candidate, scope, above);
                }
                let noun = document.head(above);
                // "five miles *from* X" is near it; "envoys *from* X" are not there any more.
                let distance = DISTANCES.contains(&document.lemma(noun)) || document.pos(noun) == Pos::Adv;
                if !(matches!(word.as_str(), "of" | "to" | "between") || word == "from" && distance)
                    || document.lemma(noun) == "presence"
                {
                    return None;
                }
                at = noun;
            }
            Dep::Dobj | Dep::Nsubjpass if strikes(candidate) => {
                let own = candidate.clause.is_some_and(|clause| clause.undergoers().contains(&at));
                return own.then_some(Bond::Own);
            }
            Dep::Compound | Dep::Appos | Dep::Conj | Dep::Nmod | Dep::Poss | Dep::Amod => at = above,
            _ => return None,
        }
        if at == above && document.is_root(at) {
            return None;
        }
    }
    None
}

/// "*Fighters in the north* have agreed": where those are who act, and not where they did it, which for an accord or talks is elsewhere.
fn says_who(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
    preposition: TokenId,
) -> bool {
    let document = sources.document;
    let noun = document.head(preposition);
    let seated = match candidate.frame.event {
        EventType::Agree => true,
        EventType::Consult => candidate.frame.mode != Some(ConsultMode::Visit),
        _ => false,
    };
    seated
        && !candidate.nominal
        && noun < preposition
        && document.pos(noun) == Pos::Noun
        && document.dep(noun) == Dep::Nsubj
        && document.head(noun) == scope.head
        && sources.lexicon.event_nouns(document.lemma(noun)).is_empty()
}

/// "At a function *in Lusenga* yesterday the two sides signed": what opens a sentence tells where its main clause was, wherever the parser
/// hung it.
fn sets_scene(sources: Reading<'_, '_>, scope: &Scope, token: TokenId) -> bool {
    /// How many words before the place its phrase can have.
    const OPENING: usize = 6;
    let document = sources.document;
    let first = scope.sentence.clone().find(|&t| document.word(t).chars().any(char::is_alphabetic));
    let Some(first) = first.filter(|&t| t < token && token - t <= OPENING) else { return false };
    let at =
        |t: TokenId| matches!(document.word(t).to_lowercase().as_str(), "in" | "at" | "near" | "outside");
    let plain = (first..token).all(|t| sources.clauses.at(t).is_none() && document.word(t) != ",");
    let main = std::iter::successors(Some(scope.head), |&t| {
        (document.dep(t) == Dep::Conj).then(|| document.head(t))
    });
    at(first) && at(token - 1) && plain && main.take(DEPTH).last().is_some_and(|t| document.is_root(t))
}

/// Whether the thing acted upon is where it happens: what is attacked, entered, left, closed.
fn strikes(candidate: &Candidate<'_>) -> bool {
    matches!(
        candidate.frame.event,
        EventType::Assault
            | EventType::Coerce
            | EventType::Mobilize
            | EventType::Retreat
            | EventType::Concede
            | EventType::Aid
    ) || candidate.frame.mode == Some(ConsultMode::Visit)
}

/// Prepositions that tell where some types of event lead, or come from.
fn leads_there(candidate: &Candidate<'_>, word: &str) -> bool {
    match candidate.frame.event {
        EventType::Consult => {
            candidate.frame.mode == Some(ConsultMode::Visit) && matches!(word, "to" | "into")
        }
        EventType::Mobilize => matches!(word, "to" | "into" | "towards" | "through" | "on"),
        EventType::Assault | EventType::Coerce => {
            matches!(word, "on" | "into" | "through" | "over" | "against")
        }
        EventType::Retreat => matches!(word, "from" | "of" | "on"),
        EventType::Protest => matches!(word, "on" | "through"),
        EventType::Aid => matches!(word, "to" | "into" | "on"),
        EventType::Concede => matches!(word, "to" | "into" | "on" | "from"),
        _ => false,
    }
}

/// To what the preposition before a place belongs.
fn hangs(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    scope: &Scope,
    preposition: TokenId,
) -> Option<Bond> {
    let document = sources.document;
    if candidate.nominal && belongs(sources, preposition, candidate) {
        return Some(Bond::Own);
    }
    if candidate.nominal && document.is_under(preposition, candidate.whole) && candidate.clause.is_none() {
        return None;
    }
    let clause = sources.clauses.around(preposition)?;
    if clause.verb == scope.head {
        return Some(Bond::Own);
    }
    if held_during(sources, clause.verb, scope) || does_harm(sources, candidate, clause.verb, scope) {
        return Some(Bond::Above);
    }
    // The clause in which a noun phrase stands, or on which the event's clause hangs.
    let above = sources.clauses.around(candidate.token).is_some_and(|own| own.verb == clause.verb)
        || document.is_under(scope.head, clause.verb);
    above.then_some(Bond::Above)
}

/// "initialed a treaty during a summit *held* at the White House".
fn held_during(sources: Reading<'_, '_>, participle: TokenId, scope: &Scope) -> bool {
    let document = sources.document;
    let noun = document.head(participle);
    let preposition = document.head(noun);
    document.dep(participle) == Dep::Acl
        && document.dep(noun) == Dep::Pobj
        && matches!(document.word(preposition).to_lowercase().as_str(), "during" | "at" | "in")
        && document.head(preposition) == scope.head
}

/// "were killed by *shelling* in X", "a grenade *thrown* into a crowd in X wounded": what did the harm was there.
fn does_harm(sources: Reading<'_, '_>, candidate: &Candidate<'_>, verb: TokenId, scope: &Scope) -> bool {
    let document = sources.document;
    let above = document.head(verb);
    let by = document.dep(verb) == Dep::Pcomp && document.head(above) == scope.head;
    let qualifies = document.dep(verb) == Dep::Acl
        && candidate.clause.is_some_and(|clause| clause.subjects.contains(&above));
    candidate.frame.event == EventType::Assault && (by || qualifies)
}

/// Whether a preposition is a noun's own, not that of something joined to it: "his meeting with X and talks with Y *in* Alaska".
fn belongs(sources: Reading<'_, '_>, preposition: TokenId, candidate: &Candidate<'_>) -> bool {
    let document = sources.document;
    let mut at = preposition;
    for _ in 0..DEPTH {
        if at == candidate.token || at == candidate.whole {
            return true;
        }
        if document.dep(at) == Dep::Conj || document.is_root(at) {
            return false;
        }
        at = document.head(at);
    }
    false
}

/// "here" is where the report was filed, "there" and "the same city" the place told last.
fn referred_to(sources: Reading<'_, '_>, scope: &Scope) -> Option<v1::Place> {
    let document = sources.document;
    let word = |t: TokenId| document.word(t).to_lowercase();
    let own = |t: &TokenId| sources.clauses.around(*t).is_some_and(|clause| clause.verb == scope.head);
    let here =
        scope.sentence.clone().filter(own).any(|t| word(t) == "here" && document.dep(t) == Dep::Advmod);
    if here {
        return filed_from(sources);
    }
    let there = scope.sentence.clone().filter(own).find(|&t| {
        word(t) == "there" && document.dep(t) == Dep::Advmod
            || matches!(word(t).as_str(), "city" | "town" | "capital" | "place" | "village")
                && document.dep(t) == Dep::Pobj
                && document.children(t).any(|c| matches!(word(c).as_str(), "same" | "that" | "this"))
    })?;
    let last = sources.cast.places_before(there)?;
    let span = document.span(document.bytes(last.tokens.clone()));
    Some(v1::Place { name: last.name.clone(), evidence: Some(span) })
}

/// Verbs and nouns for the signing of a paper, which is done in one place.
const SIGNS: &[&str] = &[
    "sign",
    "initial",
    "initialled",
    "ink",
    "cosign",
    "co-sign",
    "countersign",
    "paraph",
    "thumbprint",
    "conclude",
    "seal",
    "put",
    "set",
    "affix",
    "append",
    "exchange",
    "adopt",
    "signing",
    "signature",
];
/// Verbs for long work on an accord.
const BROKERS: &[&str] = &["negotiate", "mediate", "broker", "shuttle"];

/// What is signed or held on the day of the news is so where the report was filed, if it was not done by telephone or far away.
fn scene(
    sources: Reading<'_, '_>,
    candidate: &Candidate<'_>,
    date: Option<&v1::ResolvedDate>,
) -> Option<v1::Place> {
    let lemma = sources.document.lemma(candidate.token);
    let seated = match candidate.frame.event {
        // What is agreed may have been so anywhere; a paper is signed where the report comes from.
        EventType::Agree => SIGNS.contains(&lemma),
        // "The treaty, negotiated under the chairmanship of X": over months, and elsewhere.
        EventType::Consult if !candidate.nominal && BROKERS.contains(&lemma) => false,
        EventType::Consult => matches!(
            candidate.frame.mode,
            Some(ConsultMode::Meeting | ConsultMode::Negotiation | ConsultMode::Summit)
        ),
        _ => false,
    };
    let news = date.is_some_and(|date| sources.calendar.is_news(date));
    if seated && news { filed_from(sources).filter(|_| is_in_report(sources, candidate.token)) } else { None }
}

/// Whether a word stands behind the dateline, not among the points that sum the report up before it.
fn is_in_report(sources: Reading<'_, '_>, token: TokenId) -> bool {
    let layout = sources.document.layout();
    let paragraph = layout.sentences[sources.document.sentence_of(token)].paragraph;
    layout
        .paragraphs
        .iter()
        .position(|p| matches!(&p.kind, Kind::Dateline(dateline) if dateline.place.is_some()))
        .is_none_or(|filed| filed <= paragraph)
}

/// The place of the dateline.
fn filed_from(sources: Reading<'_, '_>) -> Option<v1::Place> {
    let document = sources.document;
    let place = document.layout().paragraphs.iter().find_map(|paragraph| match &paragraph.kind {
        Kind::Dateline(dateline) => dateline.place.clone(),
        _ => None,
    })?;
    // "UNITED NATIONS": from its seat, which nobody calls so.
    if document.text().get(place.clone()).is_some_and(|text| text.eq_ignore_ascii_case("united nations")) {
        return None;
    }
    // "YEREVAN/BAKU": filed from two places, and which of them is not told.
    let text = document.text().get(place.clone()).filter(|text| !text.contains('/'))?;
    // "KAMPALA, Uganda": the town.
    let shouted = |part: &str| !part.chars().any(char::is_lowercase);
    let town = match text.split_once(',') {
        Some((town, country)) if shouted(town) && !shouted(country) => town.trim_end(),
        _ => text,
    };
    let name = if town.chars().any(char::is_lowercase) { town.to_owned() } else { capitalized(town) };
    Some(v1::Place { name, evidence: Some(document.span(place.start..place.start + town.len())) })
}

/// "MEXICO CITY" as it is written in running text.
fn capitalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut first = true;
    for c in text.chars() {
        if first {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        first = !c.is_alphabetic();
    }
    out
}
