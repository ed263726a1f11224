//! One event, one entry: tellings of the same act are brought together.

use peacebrief::v1::{self, ActorKind, ConsultMode, EventType};

use crate::actors::{Actor, Cast};
use crate::document::{Document, TokenId};
use crate::findings::Finding;
use crate::syntax::{Dep, Tag};

/// How far back an earlier telling is looked for: reports tell an event again within a few paragraphs, and a text of any length
/// is merged in linear time.
const WINDOW: usize = 40;

/// Merges tellings of one event; of two the one that says more leads.
pub(super) fn merge(
    document: &Document<'_>,
    cast: &Cast,
    found: Vec<Finding<v1::Event>>,
) -> Vec<Finding<v1::Event>> {
    let mut kept: Vec<Finding<v1::Event>> = Vec::new();
    for finding in found {
        let first = kept.len().saturating_sub(WINDOW);
        let further = finding.message.r#type() == EventType::Agree && is_further(document, finding.token);
        let told = |earlier: &Finding<v1::Event>| {
            let one = same(cast, &earlier.message, &finding.message)
                && !are_other_people(cast, &earlier.message, &finding.message)
                || is_signed_by_name(document, cast, earlier, &finding);
            one && !is_of_another(document, earlier, &finding)
        };
        match kept[first..].iter().position(|earlier| !further && told(earlier)) {
            Some(at) => join(cast, &mut kept[first + at], finding),
            None => kept.push(finding),
        }
    }
    kept
}

/// "then signed a joint declaration", "also signed an appeal": one more act of those who have just been told of.
fn is_further(document: &Document<'_>, verb: TokenId) -> bool {
    let word = |t: TokenId| document.word(t).to_lowercase();
    let added = document
        .children_by(verb, Dep::Advmod)
        .any(|c| c < verb && matches!(word(c).as_str(), "also" | "then" | "additionally" | "separately"));
    added
        && document.children_by(verb, Dep::Dobj).any(|o| {
            document.children_by(o, Dep::Det).any(|d| matches!(word(d).as_str(), "a" | "an" | "another"))
        })
}

/// Whether a verb is for putting one's name to a paper.
fn is_signing(document: &Document<'_>, verb: TokenId) -> bool {
    matches!(
        document.lemma(verb),
        "sign" | "initial" | "ink" | "put" | "set" | "affix" | "append" | "countersign"
    )
}

/// "The presidents, A and B, signed a treaty; a protocol was signed the same day by the ministers, C and D": other people for the same sides.
fn are_other_people(cast: &Cast, a: &v1::Event, b: &v1::Event) -> bool {
    let by_name = |event: &v1::Event| {
        event.r#type() == EventType::Agree
            && event.initiator_ids.len() > 1
            && event.initiator_ids.iter().all(|id| is_person(cast, id))
    };
    by_name(a) && by_name(b) && are_apart(&a.initiator_ids, &b.initiator_ids) && !overlap(a, b)
}

/// "The government and the rebels signed … Minister X *signed for the government*, commander Y did so for the rebels": who signed is named
/// beside the signing of the same day, even where it is not known of all of them for whom they act.
fn is_signed_by_name(
    document: &Document<'_>,
    cast: &Cast,
    a: &Finding<v1::Event>,
    b: &Finding<v1::Event>,
) -> bool {
    let signs = |finding: &Finding<v1::Event>| {
        finding.message.r#type() == EventType::Agree && is_signing(document, finding.token)
    };
    let by_name = |event: &v1::Event| {
        event.initiator_ids.len() > 1 && event.initiator_ids.iter().all(|id| is_person(cast, id))
    };
    let by_sides = |event: &v1::Event| !event.participant_ids.iter().any(|id| is_person(cast, id));
    let (one, other) = (&a.message, &b.message);
    let same_day = one.date.is_some()
        && one.date.as_ref().map(|date| &date.value) == other.date.as_ref().map(|date| &date.value);
    signs(a)
        && signs(b)
        && same_day
        && near(one, other)
        && (by_name(one) && by_sides(other) || by_name(other) && by_sides(one))
}

/// Words of the names of accords that tell none from another.
const PLAIN: &[&str] = &[
    "agreement",
    "accord",
    "accords",
    "peace",
    "ceasefire",
    "truce",
    "treaty",
    "protocol",
    "pact",
    "declaration",
    "memorandum",
    "understanding",
    "framework",
    "joint",
    "comprehensive",
    "final",
    "general",
    "statement",
    "communique",
    "communiqué",
    "act",
    "charter",
];

/// "initialled a Protocol on Crossings" and "the Protocol on Weapons, signed in March": two accords that are named apart, at times that
/// are not said to be one.
fn is_of_another(document: &Document<'_>, a: &Finding<v1::Event>, b: &Finding<v1::Event>) -> bool {
    if a.message.r#type() != EventType::Agree || a.message.date.is_some() && a.message.date == b.message.date
    {
        return false;
    }
    if is_of_matter(document, a.token, b.token) {
        return true;
    }
    let (one, other) = (accord_name(document, a.token), accord_name(document, b.token));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|word| other.contains(word))
}

/// "signed a plan to carry out the accord *reached in May*": what was done with another accord, which that of the verb before is about.
fn is_of_matter(document: &Document<'_>, verb: TokenId, other: TokenId) -> bool {
    let noun = document.head(other);
    matches!(document.dep(other), Dep::Acl | Dep::Relcl)
        && document
            .children_by(verb, Dep::Dobj)
            .any(|object| object != noun && object < noun && document.is_under(noun, object))
}

/// The words that an accord is known by of which a verb tells: of its object, its subject, or the noun that it qualifies.
fn accord_name(document: &Document<'_>, verb: TokenId) -> Vec<String> {
    let noun = match document.dep(verb) {
        Dep::Acl | Dep::Relcl => Some(document.head(verb)),
        _ => document.children(verb).find(|&c| matches!(document.dep(c), Dep::Dobj | Dep::Nsubjpass)),
    };
    let Some(noun) = noun else { return Vec::new() };
    let phrase = document.subtree(noun);
    let name = phrase.start.max(noun.saturating_sub(LONGEST_NAME))..phrase.end.min(noun + LONGEST_NAME);
    let named = document.word(noun).starts_with(char::is_uppercase);
    let words =
        name.filter(|&t| named && matches!(document.tag(t), Tag::Nnp | Tag::Nnps)).filter(|&t| t != verb);
    let words =
        words.take_while(|&t| t <= noun || document.word(t) != ",").map(|t| document.word(t).to_lowercase());
    words.filter(|word| !PLAIN.contains(&word.as_str())).collect()
}

/// How many tokens on either side of its noun the name of an accord is looked for: "on the Filling of the Karo Dam".
const LONGEST_NAME: usize = 8;

fn same(cast: &Cast, a: &v1::Event, b: &v1::Event) -> bool {
    if a.r#type != b.r#type {
        return false;
    }
    let dates = match (&a.date, &b.date) {
        (Some(x), Some(y)) if x.value == y.value => true,
        (Some(x), Some(y)) => {
            return a.r#type() == EventType::Agree
                && agree(x, y)
                && covered(&sides(cast, a), &sides(cast, b)) >= 0.6;
        }
        _ => false,
    };
    if overlap(a, b) {
        return true;
    }
    let people = shared(&a.participant_ids, &b.participant_ids);
    match a.r#type() {
        // "the accord signed in Doha": of that which has been told.
        EventType::Agree if !dates => covered(&sides(cast, a), &sides(cast, b)) >= 0.6,
        EventType::Agree => {
            let (x, y) = (sides(cast, a), sides(cast, b));
            let each_for_its_side = x.len() == 1 && y.len() == 1 && near(a, b);
            dates
                && (x.is_empty()
                    || y.is_empty()
                    || people >= 0.5
                    || covered(&x, &y) >= 0.6
                    || of_known_sides(cast, a, b)
                    || each_for_its_side && persons(cast, a) + persons(cast, b) == 2)
        }
        EventType::Consult => {
            // "met in X", "met in Y", on days that nobody tells
            let apart = !dates
                && a.place
                    .as_ref()
                    .zip(b.place.as_ref())
                    .is_some_and(|(here, there)| here.name != there.name);
            !apart
                && (people >= 0.6
                    || dates && (told_by_sides(cast, a, b) || !is_call(a) && hosted(cast, a, b)))
                && modes_agree(a.mode(), b.mode(), dates)
        }
        // What one side did to the other, the other did not do to it.
        EventType::Assault if are_apart(&a.initiator_ids, &b.initiator_ids) => false,
        _ => dates && people >= 0.6,
    }
}

fn is_call(event: &v1::Event) -> bool {
    event.mode() == ConsultMode::Call
}

/// Whether two are known to have been done by others.
fn are_apart(a: &[String], b: &[String]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|id| b.contains(id))
}

/// "Kestria and the Front signed … Minister X signed for the one, and commander Y did so for the other", where the text does not say of
/// everyone for whom he acts: the sides told, and people of whom those whose side is known are of these.
fn of_known_sides(cast: &Cast, a: &v1::Event, b: &v1::Event) -> bool {
    let known = |event: &v1::Event| {
        let mut sides = sides(cast, event);
        sides.retain(|id| !is_person(cast, id));
        sides
    };
    let (x, y) = (known(a), known(b));
    let people = |event: &v1::Event| event.participant_ids.iter().all(|id| is_person(cast, id));
    let told_apart = persons(cast, a) == 0 && people(b) || persons(cast, b) == 0 && people(a);
    near(a, b) && told_apart && covered(&x, &y) >= 1.0
}

/// "A received a delegation of B. The two sides discussed …": those who met, and the two for whom they did.
fn told_by_sides(cast: &Cast, a: &v1::Event, b: &v1::Event) -> bool {
    let (x, y) = (sides(cast, a), sides(cast, b));
    let alike = x.len() == 2 && y.len() == 2 && x.iter().all(|side| y.contains(side));
    alike && (persons(cast, a) == 0 || persons(cast, b) == 0)
}

/// "The UN hosted a meeting between the leaders. A and B met for the first time in months": of the one only who brought them together is
/// named, of the other only they.
fn hosted(cast: &Cast, a: &v1::Event, b: &v1::Event) -> bool {
    let convenes = |event: &v1::Event| {
        let sides = sides(cast, event);
        !sides.is_empty()
            && sides.iter().all(|side| {
                let organization = |known: &Actor| known.kind == ActorKind::IntergovernmentalOrganization;
                cast.iter().any(|(id, known)| Cast::brief_id(id) == *side && organization(known))
            })
    };
    let two = |event: &v1::Event| sides(cast, event).len() > 1 && !convenes(event);
    near(a, b) && (convenes(a) && two(b) || convenes(b) && two(a))
}

/// Whether two manners can be of one consultation. One leader's briefing of another is part of what they held, a meeting told again
/// as talks is the same.
fn modes_agree(a: ConsultMode, b: ConsultMode, dates: bool) -> bool {
    let seated = |mode| matches!(mode, ConsultMode::Meeting | ConsultMode::Negotiation | ConsultMode::Summit);
    a == b || [a, b].contains(&ConsultMode::Unspecified) || dates && seated(a) && seated(b)
}

/// Whether one of two dates lies within the other: "in 2015" and "on 15 May 2015".
fn agree(a: &v1::ResolvedDate, b: &v1::ResolvedDate) -> bool {
    let (Some(a), Some(b)) = (ends(a), ends(b)) else { return false };
    (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1)
}

/// Year, month and day.
pub(super) type Day = (i32, i32, i32);

/// The last day of a date.
pub(super) fn last_day(date: &v1::ResolvedDate) -> Option<Day> {
    ends(date).map(|(_, last)| last)
}

/// The first and the last day of a date.
fn ends(date: &v1::ResolvedDate) -> Option<(Day, Day)> {
    let (start, end) = match date.value.as_ref()? {
        v1::resolved_date::Value::Date(date) => (*date, *date),
        v1::resolved_date::Value::Interval(interval) => (interval.start?, interval.end?),
    };
    let full = |n: i32, all: i32| if n == 0 { all } else { n };
    Some((
        (start.year, full(start.month, 1), full(start.day, 1)),
        (end.year, full(end.month, 12), full(end.day, 31)),
    ))
}

/// Whether the last day of a date is that of another.
pub(super) fn ends_with(date: &v1::ResolvedDate, day: &v1::ResolvedDate) -> bool {
    matches!((ends(date), ends(day)), (Some(date), Some(day)) if date.1 == day.1)
}

/// The date that says more of two that agree.
fn finer(a: Option<v1::ResolvedDate>, b: Option<&v1::ResolvedDate>) -> Option<v1::ResolvedDate> {
    let Some(a) = a else { return b.cloned() };
    let within = b.filter(|b| match (ends(&a), ends(b)) {
        (Some(a), Some(b)) => a != b && a.0 <= b.0 && b.1 <= a.1,
        _ => false,
    });
    Some(within.cloned().unwrap_or(a))
}

fn overlap(a: &v1::Event, b: &v1::Event) -> bool {
    match (&a.evidence, &b.evidence) {
        (Some(a), Some(b)) => {
            let common = a.end.min(b.end) - a.start.max(b.start);
            2 * common > (a.end - a.start).min(b.end - b.start)
        }
        _ => false,
    }
}

/// How many bytes apart two tellings may be that name the signatories one by one.
const BESIDE: u32 = 300;

/// "X signed for the government and Y for the rebels".
fn near(a: &v1::Event, b: &v1::Event) -> bool {
    match (&a.evidence, &b.evidence) {
        (Some(a), Some(b)) => a.start.abs_diff(b.start) <= BESIDE,
        _ => false,
    }
}

/// Jaccard index of two sets of ids.
fn shared(a: &[String], b: &[String]) -> f32 {
    let both = a.iter().filter(|id| b.contains(id)).count();
    ratio(both, a.len() + b.len() - both)
}

/// Which share of the smaller of two sets is in the other.
fn covered(a: &[String], b: &[String]) -> f32 {
    ratio(a.iter().filter(|id| b.contains(id)).count(), a.len().min(b.len()))
}

fn ratio(part: usize, whole: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a handful of participants")]
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Those for whom the participants of an event act.
pub(super) fn sides(cast: &Cast, event: &v1::Event) -> Vec<String> {
    let mut sides: Vec<String> = Vec::new();
    for id in &event.participant_ids {
        let side = whole_of(cast, side_of(cast, id));
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    sides
}

/// The state of a body, so that "the army" and "the minister" who signs for it are one side.
fn whole_of(cast: &Cast, id: String) -> String {
    let body =
        cast.iter().find(|&(actor, known)| known.kind == ActorKind::StateBody && Cast::brief_id(actor) == id);
    body.and_then(|(_, known)| known.affiliation).map_or(id, Cast::brief_id)
}

/// For whom a person acts; anyone else acts for itself.
pub(super) fn side_of(cast: &Cast, id: &str) -> String {
    let person = cast.iter().find(|&(actor, _)| Cast::brief_id(actor) == id);
    let side =
        person.filter(|(_, actor)| actor.kind == ActorKind::Person).and_then(|(_, actor)| actor.affiliation);
    side.map_or_else(|| id.to_owned(), Cast::brief_id)
}

/// Whether an id is a person's.
pub(super) fn is_person(cast: &Cast, id: &str) -> bool {
    cast.iter().any(|(actor, known)| known.kind == ActorKind::Person && Cast::brief_id(actor) == id)
}

fn persons(cast: &Cast, event: &v1::Event) -> usize {
    event.participant_ids.iter().filter(|id| side_of(cast, id) != **id).count()
}

/// Everyone of two tellings, but no side for which one of its people stands.
fn united(cast: &Cast, a: &[String], b: &[String]) -> Vec<String> {
    let mut all: Vec<String> = a.to_vec();
    all.extend(b.iter().filter(|id| !a.contains(id)).cloned());
    // "the chief of staff of its army" stands for the army and for its state.
    let sides = all.iter().filter_map(|id| Some(side_of(cast, id)).filter(|side| side != id));
    let stood_for: Vec<String> = sides.flat_map(|side| [whole_of(cast, side.clone()), side]).collect();
    all.retain(|id| !stood_for.contains(id));
    all
}

/// The sides that are left where there are as many people as sides of whom the text does not say for whom they act: for these.
fn sides_of_unknown(cast: &Cast, initiators: &[String]) -> Vec<String> {
    let (people, sides): (Vec<&String>, Vec<&String>) = initiators.iter().partition(|id| is_person(cast, id));
    let unknown = people.iter().filter(|id| side_of(cast, id) == ***id).count();
    if unknown >= sides.len() { sides.into_iter().cloned().collect() } else { Vec::new() }
}

fn join(cast: &Cast, earlier: &mut Finding<v1::Event>, later: Finding<v1::Event>) {
    let kept = &mut earlier.message;
    let told = later.message;
    let dated = kept.date.clone();
    let undated = dated.is_none();
    kept.date = match kept.r#type() {
        EventType::Agree => finer(kept.date.take(), told.date.as_ref()),
        _ => kept.date.take().or_else(|| told.date.clone()),
    };
    kept.place = kept.place.take().or_else(|| told.place.clone());
    let manner = |mode| match mode {
        ConsultMode::Unspecified => 0,
        ConsultMode::Summit => 2,
        _ => 1,
    };
    if manner(told.mode()) > manner(kept.mode()) {
        kept.mode = told.mode;
    }
    let worth = |event: &v1::Event| (persons(cast, event), event.participant_ids.len());
    let more_told = worth(kept) < worth(&told);
    // Where those who signed are named for both sides the signing is told, and a meeting where its day is; who is named for one side
    // alone only adds to it.
    let by_name = |event: &v1::Event| {
        let people = event.initiator_ids.iter().filter(|id| is_person(cast, id)).cloned().collect();
        sides(cast, &v1::Event { participant_ids: people, ..Default::default() }).len()
    };
    let tells = match kept.r#type() {
        EventType::Agree => {
            kept.date != dated && told.date == kept.date
                || persons(cast, kept) == 0 && more_told && by_name(&told) > 1
        }
        EventType::Consult => undated && told.date.is_some(),
        _ => false,
    };
    // A call is held in no one place, whatever else is told of its day.
    if kept.mode() == ConsultMode::Call {
        kept.place = None;
    }
    if tells {
        kept.mentions.extend(kept.evidence.take());
        kept.evidence.clone_from(&told.evidence);
    }
    // "The army and the rebels signed … General X signed for the army": he for it, the rebels for themselves.
    if kept.r#type() == EventType::Agree && persons(cast, kept).max(persons(cast, &told)) > 0 {
        kept.participant_ids = united(cast, &kept.participant_ids, &told.participant_ids);
        kept.initiator_ids = united(cast, &kept.initiator_ids, &told.initiator_ids);
        let stood_for = sides_of_unknown(cast, &kept.initiator_ids);
        kept.participant_ids.retain(|id| !stood_for.contains(id));
        kept.initiator_ids.retain(|id| !stood_for.contains(id));
    } else if more_told {
        kept.participant_ids = told.participant_ids;
        kept.initiator_ids = told.initiator_ids;
    } else if kept.initiator_ids.is_empty() {
        kept.initiator_ids =
            told.initiator_ids.into_iter().filter(|id| kept.participant_ids.contains(id)).collect();
    }
    if kept.evidence != told.evidence {
        kept.mentions.extend(told.evidence);
    }
}
