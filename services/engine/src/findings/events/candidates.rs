//! Words that may report an event, with what the text must hold for them to do so.

use crate::clauses::{Clause, Reality, Tense, conjuncts, objects_of};
use crate::document::{Document, TokenId};
use crate::lexicon::{Argument, EventFrame, Need};
use crate::syntax::{Dep, Pos, Tag};

use super::{Reading, phrases};

/// A word that reports an event.
pub(super) struct Candidate<'s> {
    /// The verb or noun.
    pub(super) token: TokenId,
    /// What it reports and who stands where.
    pub(super) frame: &'s EventFrame,
    /// The clause whose verb it is, or that has the noun take place.
    pub(super) clause: Option<&'s Clause>,
    /// Whether it is a noun.
    pub(super) nominal: bool,
    /// The rule by which it was found.
    pub(super) rule: &'static str,
}

/// Prepositions that tell of a thing as having been: "after talks", "during a call".
const HAVING_BEEN: &[&str] =
    &["after", "during", "following", "since", "at", "in", "on", "from", "amid", "throughout"];
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
/// Governors that make what they say somebody's claim.
const CLAIMS: &[&str] = &[
    "accuse", "allege", "claim", "deny", "blame", "charge", "suspect", "fear", "doubt", "dispute", "contend",
];

pub(super) fn find<'s>(sources: Reading<'s, '_>) -> Vec<Candidate<'s>> {
    let mut out = Vec::new();
    for sentence in sources.document.sentences() {
        let from = out.len();
        for token in sentence.clone().filter(|&t| !sources.document.is_quoted(t)) {
            match sources.document.pos(token) {
                Pos::Verb | Pos::Aux => out.extend(verb(sources, token)),
                Pos::Noun | Pos::Propn => out.extend(noun(sources, token)),
                _ => {}
            }
        }
        // What a verb says with its own arguments counts for more than a phrase that begins with it.
        for phrase in phrases::find(sources, sentence.clone()) {
            match out[from..].iter_mut().find(|told| told.token == phrase.token) {
                Some(told) if told.frame.weak => *told = phrase,
                Some(_) => {}
                None => out.push(phrase),
            }
        }
        out[from..].sort_by_key(|candidate| candidate.token);
    }
    out
}

fn verb<'s>(sources: Reading<'s, '_>, token: TokenId) -> Option<Candidate<'s>> {
    let document = sources.document;
    let clause = sources.clauses.at(token)?;
    if !has_happened(sources, clause) {
        return None;
    }
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let beside = || {
        document.children(token).filter(|&c| matches!(document.dep(c), Dep::Prt | Dep::Advmod | Dep::Prep))
    };
    let readings = sources.lexicon.event_verbs(document.lemma(token));
    let applies = |reading: &&crate::lexicon::EventVerb| {
        let particle_there = match &reading.particle {
            None => particle.is_none(),
            Some(wanted) => beside().any(|c| document.word(c).eq_ignore_ascii_case(wanted)),
        };
        particle_there && meets(sources, clause, token, &reading.frame)
    };
    // Readings with a particle say more than those without.
    let reading =
        readings.iter().filter(applies).max_by_key(|r| (r.particle.is_some(), r.frame.needs.len()))?;
    Some(Candidate {
        token,
        frame: &reading.frame,
        clause: Some(clause),
        nominal: false,
        rule: "events.verb",
    })
}

fn noun<'s>(sources: Reading<'s, '_>, token: TokenId) -> Option<Candidate<'s>> {
    let document = sources.document;
    let readings = sources.lexicon.event_nouns(document.lemma(token));
    if readings.is_empty() || document.dep(token) == Dep::Compound {
        return None;
    }
    if document
        .children(token)
        .any(|c| c < token && NOT_YET.contains(&document.word(c).to_lowercase().as_str()))
    {
        return None;
    }
    let around = sources.clauses.around(token);
    let (clause, rule) = takes_place(sources, token, around)?;
    let reading = readings.iter().find(|reading| nominal_needs(sources, token, &reading.frame))?;
    Some(Candidate { token, frame: &reading.frame, clause, nominal: true, rule })
}

/// Whether, and by which words, an event noun is told as having taken place.
fn takes_place<'s>(
    sources: Reading<'s, '_>,
    noun: TokenId,
    around: Option<&'s Clause>,
) -> Option<(Option<&'s Clause>, &'static str)> {
    let document = sources.document;
    // "a summit held at the White House", "talks that took place": the participle tells.
    let told = document
        .children(noun)
        .filter(|&c| matches!(document.dep(c), Dep::Acl | Dep::Relcl))
        .find_map(|verb| {
            let clause = sources.clauses.at(verb)?;
            let light = !sources.lexicon.light_verbs(document.lemma(verb)).is_empty()
                || document.lemma(verb) == "attend";
            (light && has_happened(sources, clause)).then_some(clause)
        });
    if told.is_some() {
        return Some((told, "events.noun_held"));
    }
    let around = around?;
    if !has_happened(sources, around) {
        return None;
    }
    let light = sources.lexicon.light_verbs(document.lemma(around.verb));
    let as_object = around.undergoers().contains(&noun) || around.objects.contains(&noun);
    let as_subject = around.subjects.contains(&noun) && !around.passive;
    for reading in light {
        let there = match &reading.noun {
            Argument::Object => as_object,
            Argument::Subject => as_subject,
            Argument::Preposition(p) => around.oblique(document, p).any(|o| o == noun),
            _ => false,
        };
        if there {
            return Some((Some(around), "events.light_verb"));
        }
    }
    let head = document.head(noun);
    let preposition =
        document.dep(noun) == Dep::Pobj && HAVING_BEEN.contains(&document.word(head).to_lowercase().as_str());
    let with = document
        .children_by(noun, Dep::Prep)
        .any(|p| matches!(document.word(p).to_lowercase().as_str(), "with" | "between" | "by"));
    let owned = document.child(noun, Dep::Poss).is_some();
    if preposition || (with && owned) {
        return Some((None, "events.noun_told"));
    }
    None
}

/// Whether the text holds a clause to have happened, on its own account or on an unchallenged report.
pub(super) fn has_happened(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    // "the accords signed in 2020": the participle tells what was, whatever the clause above it wishes.
    let past_participle = document.tag(clause.verb) == Tag::Vbn
        && clause.passive
        && document.child(clause.verb, Dep::Auxpass).is_none();
    let dated = || document.subtree(clause.verb).any(|t| sources.calendar.holds(t));
    if past_participle && !clause.negated && dated() {
        return true;
    }
    if clause.negated || clause.reality != Reality::Fact || clause.tense == Tense::Future {
        return false;
    }
    let infinitive = document.tag(clause.verb) == Tag::Vb && clause.tense != Tense::Past;
    if infinitive {
        return false;
    }
    let mut governor = clause.governor;
    // A clause can hang deep; what makes it a claim stands a few steps above at most.
    for _ in 0..4 {
        let Some(above) = governor.map(|id| sources.clauses.get(id)) else { break };
        let completes = above.complements.contains(&clause.verb)
            || above.obliques.iter().any(|&(p, _)| document.is_under(clause.verb, p));
        if completes && CLAIMS.contains(&document.lemma(above.verb)) {
            return false;
        }
        governor = above.governor;
    }
    true
}

fn meets(sources: Reading<'_, '_>, clause: &Clause, verb: TokenId, frame: &EventFrame) -> bool {
    let there = |need: &Need| {
        let heads = verb_argument(sources.document, clause, &need.argument);
        fits(sources, &heads, &need.classes)
    };
    let absent =
        frame.absent.iter().all(|argument| verb_argument(sources.document, clause, argument).is_empty());
    let _ = verb;
    absent && frame.needs.iter().all(there)
}

fn nominal_needs(sources: Reading<'_, '_>, noun: TokenId, frame: &EventFrame) -> bool {
    let there =
        |need: &Need| fits(sources, &noun_argument(sources.document, noun, &need.argument), &need.classes);
    frame.absent.iter().all(|argument| noun_argument(sources.document, noun, argument).is_empty())
        && frame.needs.iter().all(there)
}

/// Whether one of the heads is of one of the classes; any will do where none is named.
fn fits(sources: Reading<'_, '_>, heads: &[TokenId], classes: &[String]) -> bool {
    use peacebrief::v1::ActorKind;
    let document = sources.document;
    let kind = |head: TokenId, wanted: &dyn Fn(ActorKind) -> bool| {
        sources.cast.of_phrase(document, head).iter().any(|&id| wanted(sources.cast.get(id).kind))
    };
    heads.iter().any(|&head| {
        classes.is_empty()
            || classes.iter().any(|class| match class.as_str() {
                "person" => kind(head, &|k| k == ActorKind::Person),
                "actor" => kind(head, &|_| true),
                "state" => kind(head, &|k| k == ActorKind::State),
                "place" => sources.cast.place_at(head).is_some(),
                class => sources.lexicon.in_class(class, document.lemma(head)),
            })
    })
}

/// The heads that stand in a place of a verb's clause.
pub(super) fn verb_argument(document: &Document<'_>, clause: &Clause, argument: &Argument) -> Vec<TokenId> {
    match argument {
        Argument::Subject => clause.doers().to_vec(),
        Argument::Object => clause.undergoers().to_vec(),
        Argument::Indirect => clause.recipients.clone(),
        Argument::Possessive | Argument::Adjective => Vec::new(),
        Argument::Preposition(word) => {
            let mut heads: Vec<TokenId> = clause.oblique(document, word).collect();
            // "held talks with X": the preposition may hang on the object instead.
            for &object in &clause.objects {
                heads.extend(noun_argument(document, object, argument));
            }
            heads
        }
    }
}

/// The heads that stand in a place of a noun phrase.
pub(super) fn noun_argument(document: &Document<'_>, noun: TokenId, argument: &Argument) -> Vec<TokenId> {
    match argument {
        Argument::Possessive => {
            document.children_by(noun, Dep::Poss).flat_map(|p| conjuncts(document, p)).collect()
        }
        Argument::Adjective => document
            .children(noun)
            .filter(|&c| c < noun && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Nmod))
            .collect(),
        Argument::Preposition(word) => document
            .children_by(noun, Dep::Prep)
            .filter(|&p| document.word(p).eq_ignore_ascii_case(word))
            .flat_map(|p| objects_of(document, p))
            .collect(),
        Argument::Subject | Argument::Object | Argument::Indirect => Vec::new(),
    }
}
