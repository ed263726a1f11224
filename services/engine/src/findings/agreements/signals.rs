//! The words that tell how far an accord has come: verbs with it for an argument, fixed phrases, adjectives, nouns, pronouns for it.

use peacebrief::v1::{self, ActorKind, AgreementStatus};

use super::cluster::Accord;
use super::kinds;
use super::making;
use super::mentions::Mention;
use super::reference::Reference;
use crate::actors::Cast;
use crate::clauses::{Clause, Reality, Tense};
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::{Sources, roles};
use crate::lexicon::Argument;
use crate::syntax::{Dep, Pos, Tag};

/// One word that tells of an accord's status.
#[derive(Debug, Clone)]
pub(super) struct Signal {
    pub(super) status: AgreementStatus,
    pub(super) date: Option<v1::ResolvedDate>,
    /// Whether it tells of the beginning: "took effect".
    pub(super) enters: bool,
    /// Whether it is only planned or still depends on something.
    pub(super) awaited: bool,
    /// Whether it is the word of somebody who need not be bound.
    pub(super) foreign: bool,
}

impl Signal {
    fn new(status: AgreementStatus, date: Option<v1::ResolvedDate>) -> Self {
        Self { status, date, enters: false, awaited: false, foreign: false }
    }
}

/// The order of the treaty life cycle, its ends last.
pub(super) fn rank(status: AgreementStatus) -> i32 {
    status.into()
}

pub(super) const AGREED_RANK: i32 = AgreementStatus::Agreed as i32;
pub(super) const IN_FORCE_RANK: i32 = AgreementStatus::InForce as i32;

/// What the clauses say in which the accord stands: the one around it, and those that qualify it.
pub(super) fn by_clause(sources: Sources<'_, '_>, cast: &Cast, mention: &Mention) -> Vec<Signal> {
    let document = sources.document;
    let mut out = Vec::new();
    // "The Jeddah Declaration, a pledge that the rivals signed": what stands beside it is told of it too.
    let beside = document.children_by(mention.head, Dep::Appos);
    let qualifying = std::iter::once(mention.head)
        .chain(beside)
        .flat_map(|noun| making::qualifiers(document, noun).map(move |c| (noun, c)))
        .filter_map(|(noun, verb)| sources.clauses.at(verb).map(|c| (noun, c)));
    for (noun, clause) in qualifying {
        let relative = document.dep(clause.verb) == Dep::Relcl && !is_subject(document, clause, noun);
        let place = if clause.passive || relative { Argument::Object } else { Argument::Subject };
        out.extend(signal(sources, cast, clause, &place, mention.into()));
        out.extend(phrase(sources, clause));
        out.extend(joined(sources, cast, clause, &place, mention.into()));
    }
    let Some(clause) = sources.clauses.around(mention.head) else { return out };
    let noun = whole(document, mention.head);
    let place = if clause.undergoers().contains(&noun) || clause.objects.contains(&noun) {
        Some(Argument::Object)
    } else if clause.subjects.contains(&noun) {
        Some(Argument::Subject)
    } else {
        let oblique = clause.obliques.iter().find(|(_, object)| *object == noun);
        oblique.map(|(p, _)| Argument::Preposition(document.word(*p).to_lowercase()))
    };
    if let Some(place) = place {
        out.extend(signal(sources, cast, clause, &place, mention.into()));
        out.extend(joined(sources, cast, clause, &place, mention.into()));
        out.extend(phrase(sources, clause));
    }
    out.extend(judged(sources, clause, mention.head));
    out
}

/// "accepted the *text* of a ceasefire": what is done to the words of an accord is done to it.
fn whole(document: &Document<'_>, accord: TokenId) -> TokenId {
    let of = document.head(accord);
    let noun = document.head(of);
    let words = document.dep(accord) == Dep::Pobj
        && document.word(of).eq_ignore_ascii_case("of")
        && matches!(document.lemma(noun), "text" | "draft" | "term" | "wording" | "version" | "outline");
    if words { noun } else { accord }
}

/// How an accord is spoken of where a clause tells of it.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    /// As known.
    definite: bool,
    /// As a truce.
    truce: bool,
}

impl From<&Mention> for Spoken {
    fn from(mention: &Mention) -> Self {
        Self { definite: mention.definite, truce: mention.kind == Some(v1::AgreementKind::Ceasefire) }
    }
}

/// What clauses say of each accord for which a pronoun stands: "It has largely held", "The army rejected it within weeks".
pub(super) fn by_pronouns(sources: Sources<'_, '_>, cast: &Cast, accords: &[Accord]) -> Vec<Vec<Signal>> {
    let document = sources.document;
    let reference = Reference::new(document, accords);
    let mut out = vec![Vec::new(); accords.len()];
    for token in 0..document.len() {
        if !document.word(token).eq_ignore_ascii_case("it") || document.pos(token) != Pos::Pron {
            continue;
        }
        let Some(accord) = reference.before(token, 1) else { continue };
        let Some(clause) = sources.clauses.around(token) else { continue };
        let place = if clause.undergoers().contains(&token) {
            Argument::Object
        } else if clause.subjects.contains(&token) && TELLING.contains(&document.lemma(clause.verb)) {
            Argument::Subject
        } else {
            continue;
        };
        let truce = kinds::named(&accords[accord]) == Some(v1::AgreementKind::Ceasefire);
        let spoken = Spoken { definite: true, truce };
        let told = signal(sources, cast, clause, &place, spoken)
            .into_iter()
            .chain(joined(sources, cast, clause, &place, spoken))
            .chain(phrase(sources, clause).filter(|_| place == Argument::Object));
        out[accord].extend(told.filter(|s| rank(s.status) >= AGREED_RANK));
    }
    out
}

/// Verbs that, with "it" for their subject, tell of an accord where one has just been told.
const TELLING: &[&str] = &[
    "hold", "last", "survive", "endure", "collapse", "expire", "lapse", "unravel", "crumble", "founder",
    "fail", "take", "enter", "come", "fall", "break", "see", "outlive",
];

/// Verbs by which somebody says what an accord is worth.
const JUDGES: &[&str] = &[
    "declare",
    "pronounce",
    "proclaim",
    "announce",
    "regard",
    "consider",
    "deem",
    "call",
    "be",
    "remain",
    "seem",
    "look",
    "become",
    "lie",
];
/// Words for what is at an end.
const ENDED: &[&str] = &["over", "dead", "void", "defunct", "finished", "ended", "obsolete", "moot"];
/// How far after an accord the word stands that says what has become of it.
const NEAR: usize = 8;

/// "Declared the truce over", "regards that text as dead", "the accord is moribund".
fn judged(sources: Sources<'_, '_>, clause: &Clause, noun: TokenId) -> Option<Signal> {
    let document = sources.document;
    if !JUDGES.contains(&document.lemma(clause.verb)) || clause.reality != Reality::Fact || clause.negated {
        return None;
    }
    let sentence = document.sentence_around(noun);
    let after = noun.max(clause.verb) + 1..sentence.end.min(noun.max(clause.verb) + NEAR);
    let copula = !matches!(
        document.lemma(clause.verb),
        "declare" | "pronounce" | "proclaim" | "announce" | "regard" | "consider" | "deem" | "call"
    );
    if copula && !clause.subjects.contains(&noun) || !copula && noun < clause.verb && !clause.passive {
        return None;
    }
    after.clone().find_map(|t| {
        let word = document.word(t).to_lowercase();
        let predicate = matches!(
            document.dep(t),
            Dep::Acomp | Dep::Attr | Dep::Oprd | Dep::Advmod | Dep::Prt | Dep::Pobj | Dep::Ccomp | Dep::Amod
        );
        let ended = ENDED.contains(&word.as_str()) && predicate && document.head(t) != noun;
        let status = if ended {
            Some(AgreementStatus::Collapsed)
        } else {
            sources.lexicon.status_adjective(&word).filter(|_| {
                copula && matches!(document.dep(t), Dep::Acomp) && document.head(t) == clause.verb
            })
        };
        status.map(|status| Signal::new(status, date(sources, clause)))
    })
}

/// Whether a noun, or the pronoun that stands for it, is the subject of the clause that qualifies it.
fn is_subject(document: &Document<'_>, clause: &Clause, noun: TokenId) -> bool {
    clause.subjects.iter().any(|&s| {
        s == noun
            || s < clause.verb && matches!(document.word(s).to_lowercase().as_str(), "which" | "that" | "who")
    })
}

/// "signed and ratified", "was never kept and collapsed": what is joined to the verb says more of the same accord.
fn joined(
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
            !document.children(c.verb).any(|s| matches!(document.dep(s), Dep::Nsubj | Dep::Nsubjpass))
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

fn signal(
    sources: Sources<'_, '_>,
    cast: &Cast,
    clause: &Clause,
    place: &Argument,
    spoken: Spoken,
) -> Option<Signal> {
    let document = sources.document;
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let lemma = document.lemma(clause.verb);
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
    let status = concluded_by_now(sources, clause, endured(sources, clause, reading.status));
    let status = ratified(sources, clause, status);
    let status = as_told(sources, clause, status, spoken)?;
    // "Parliament has four weeks to ratify the accord": what is still to be done.
    let infinitive =
        document.children_by(clause.verb, Dep::Aux).any(|a| document.word(a).eq_ignore_ascii_case("to"));
    if infinitive && matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl | Dep::Advcl) {
        return None;
    }
    // A breach shows that a truce is in force; of a treaty it shows nothing.
    if in_force && !spoken.truce && BREACHES.contains(&lemma) {
        return None;
    }
    let main = !matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl) && clause.tense != Tense::Future;
    let date = date(sources, clause).or_else(|| {
        // What the news tells without a date is of its day.
        let telling = main && *place == Argument::Object && status != AgreementStatus::InForce;
        telling.then(|| making::of_clause(sources, clause)).flatten()
    });
    let foreign = status == AgreementStatus::Collapsed
        && ATTITUDES.contains(&lemma)
        && *place == Argument::Object
        && !of_a_state(sources, cast, clause);
    let enters = enters && status == AgreementStatus::InForce;
    Some(Signal { enters, foreign, ..Signal::new(status, date) })
}

/// Verbs, and the nouns of them, for a breach.
const BREACHES: &[&str] = &["violate", "breach", "break", "flout", "infringe", "violation", "infringement"];
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

/// Whether a state, or somebody who acts for it, does what a clause says.
fn of_a_state(sources: Sources<'_, '_>, cast: &Cast, clause: &Clause) -> bool {
    let doers = clause.doers();
    let state = |actor| matches!(cast.get(actor).kind, ActorKind::State | ActorKind::StateBody);
    doers.iter().any(|&doer| {
        let public = matches!(
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
        );
        public || cast.of_phrase(sources.document, doer).into_iter().any(|a| state(roles::principal(cast, a)))
    })
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
fn ratified(sources: Sources<'_, '_>, clause: &Clause, status: AgreementStatus) -> AgreementStatus {
    let document = sources.document;
    let approves =
        matches!(document.lemma(clause.verb), "approve" | "endorse" | "back" | "adopt" | "accept" | "pass");
    let legislates = |&doer: &TokenId| LEGISLATORS.contains(&document.lemma(doer).to_lowercase().as_str());
    if status == AgreementStatus::Agreed && approves && clause.doers().iter().any(legislates) {
        AgreementStatus::Ratified
    } else {
        status
    }
}

/// "A truce that envoys negotiated in May": what has been negotiated in the past is agreed by now.
fn concluded_by_now(sources: Sources<'_, '_>, clause: &Clause, status: AgreementStatus) -> AgreementStatus {
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
fn endured(sources: Sources<'_, '_>, clause: &Clause, status: AgreementStatus) -> AgreementStatus {
    let document = sources.document;
    let verb = clause.verb;
    let lemma = document.lemma(verb);
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

/// "Takes effect once parliament has voted": told in the present of what has first to happen.
fn awaited(document: &Document<'_>, clause: &Clause) -> bool {
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
fn is_on_a_day_to_come(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let present = matches!(document.tag(clause.verb), Tag::Vbz | Tag::Vbp);
    let ahead =
        || sources.calendar.near(document, &document.subtree(clause.verb), clause.verb, dates::Tense::Future);
    present && ahead().is_some_and(|date| sources.calendar.is_to_come(&date))
}

/// Fixed phrases of the clause: "enter into force", "put on hold".
fn phrase(sources: Sources<'_, '_>, clause: &Clause) -> Option<Signal> {
    let document = sources.document;
    let tokens = document.subtree(clause.verb);
    let encoded = document.encoded(tokens.start..tokens.end.min(tokens.start + 60));
    let start = document.subtree(clause.verb).start;
    let found = sources
        .lexicon
        .status_phrases(&encoded)
        .into_iter()
        .find(|cue| (start + cue.tokens.start..start + cue.tokens.end).contains(&clause.verb))?;
    let in_force = *found.value == AgreementStatus::InForce;
    let hoped = in_force
        && (awaited(document, clause)
            || clause.reality == Reality::Planned
            || is_on_a_day_to_come(sources, clause));
    if hoped && !clause.negated {
        return Some(Signal { awaited: true, ..Signal::new(AgreementStatus::Agreed, None) });
    }
    if clause.reality != Reality::Fact || clause.negated || hoped {
        return None;
    }
    let enters = in_force && matches!(document.lemma(clause.verb), "enter" | "come" | "go" | "take");
    Some(Signal { enters, ..Signal::new(*found.value, date(sources, clause)) })
}

/// What a verb says once its tense, mood and negation are counted in.
fn as_told(
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
            let over = document
                .children(clause.verb)
                .all(|c| !matches!(document.word(c), "has" | "have" | "is" | "are"));
            (over && (lasting || kept && spoken.truce)).then_some(AgreementStatus::Collapsed)
        }
        (_, true) => None,
        (Reality::Planned, false) if rank(status) >= AGREED_RANK && !spoken.definite => {
            Some(AgreementStatus::UnderNegotiation)
        }
        (_, false) if !spoken.definite => Some(AgreementStatus::Proposed),
        _ => None,
    }
}

/// Adjectives before the noun, and nouns of which it is the object: "the signing of the accord".
pub(super) fn by_words_beside(sources: Sources<'_, '_>, mention: &Mention) -> Vec<Signal> {
    let document = sources.document;
    let mut out = Vec::new();
    for child in document.children(mention.head).filter(|&c| c < mention.head && document.dep(c) == Dep::Amod)
    {
        if let Some(status) = sources.lexicon.status_adjective(document.word(child)) {
            out.push(Signal::new(status, None));
        }
    }
    let preposition = document.head(mention.head);
    if document.dep(mention.head) == Dep::Pobj && matches!(document.word(preposition), "of" | "to" | "on") {
        let noun = document.head(preposition);
        let told = sources
            .clauses
            .around(noun)
            .is_none_or(|c| c.reality == Reality::Fact && !c.negated && !is_put_off(document, c, noun));
        if let Some(status) = sources
            .lexicon
            .status_noun(document.lemma(noun))
            .filter(|_| told && document.tag(noun) != Tag::Vbg)
            .filter(|_| {
                let truce = mention.kind == Some(v1::AgreementKind::Ceasefire);
                truce || !BREACHES.contains(&document.lemma(noun).to_lowercase().as_str())
            })
        {
            out.push(Signal::new(status, None));
        }
    }
    out
}

/// What becomes of a signing that has not taken place.
const PUT_OFF: &[&str] =
    &["postpone", "delay", "cancel", "call", "put", "schedule", "plan", "set", "slate", "expect"];

/// "The signing was postponed", "is set for Monday".
pub(super) fn is_put_off(document: &Document<'_>, clause: &Clause, act: TokenId) -> bool {
    clause.passive && clause.undergoers().contains(&act) && PUT_OFF.contains(&document.lemma(clause.verb))
}

/// The date that a clause tells: one of its own words, else one of the clauses that hang on it.
fn date(sources: Sources<'_, '_>, clause: &Clause) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let own = document
        .children(clause.verb)
        .filter(|&c| c > clause.verb && matches!(document.dep(c), Dep::Prep | Dep::Npadvmod | Dep::Advmod))
        .find_map(|c| sources.calendar.near(document, &document.subtree(c), clause.verb, dates::Tense::Past));
    own.or_else(|| {
        sources.calendar.near(document, &document.subtree(clause.verb), clause.verb, dates::Tense::Past)
    })
}
