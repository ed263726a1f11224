//! Who is bound by an accord, where the words beside it say so.

use peacebrief::v1::{ActorKind, AgreementKind, AgreementStatus};

use super::cluster::Accord;
use super::kinds;
use super::making;
use super::mentions::Mention;
use super::reference::Reference;
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clause, Reality, objects_of};
use crate::document::TokenId;
use crate::findings::{Sources, roles};
use crate::syntax::Dep;

/// Verbs whose subject is bound by what is their object.
const BINDING: &[&str] = &[
    "sign",
    "initial",
    "ratify",
    "conclude",
    "reach",
    "agree",
    "strike",
    "ink",
    "accept",
    "declare",
    "announce",
    "seal",
    "adopt",
    "clinch",
    "finalise",
    "finalize",
    "renew",
    "prolong",
    "extend",
    "enter",
    "commit",
    "honour",
    "honor",
    "subscribe",
    "accede",
    "adhere",
    "swear",
    "settle",
    "cosign",
    "countersign",
    "proclaim",
];
/// Verbs by which one side alone binds itself.
const ALONE: &[&str] = &["declare", "announce", "decree", "proclaim", "order", "call", "offer"];
/// Verbs of signing, whose subject is bound also where what is signed was told before: "Mr X signed for the government".
const SIGNING: &[&str] = &["sign", "initial", "countersign"];

/// Whom the words beside an accord bind.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    /// The sides, in order of the text.
    pub(super) sides: Vec<ActorId>,
    /// Whether these are all: two or more, or the one that declared a truce of its own.
    pub(super) complete: bool,
}

/// The sides of each accord: whom it is between, with whom it is, and who signed it. Persons stand for whom they act for.
pub(super) fn of(sources: Sources<'_, '_>, cast: &Cast, accords: &[Accord]) -> Vec<Bound> {
    let loose = loose_signers(sources, accords);
    let mut all: Vec<Bound> =
        accords.iter().zip(loose).map(|(accord, signers)| named(sources, cast, accord, signers)).collect();
    // Who is bound by the accord that the article is about is bound by those beside it, where nobody else is named.
    let main = (0..accords.len()).max_by_key(|&n| (accords[n].mentions.len(), std::cmp::Reverse(n)));
    if let Some(known) = main.map(|n| all[n].clone()).filter(|b| b.complete && b.sides.len() > 1) {
        for bound in all.iter_mut().filter(|b| !b.complete) {
            if bound.sides.iter().all(|side| known.sides.contains(side)) {
                *bound = known.clone();
            }
        }
    }
    all
}

fn named(sources: Sources<'_, '_>, cast: &Cast, accord: &Accord, loose: Vec<TokenId>) -> Bound {
    let mut between = Vec::new();
    let mut signing = Vec::new();
    let mut called = Vec::new();
    let mut alone = Vec::new();
    for mention in accord.mentions.iter().take(MOST_MENTIONS) {
        between.extend(between_whom(sources, mention.head));
        called.extend(in_its_name(sources, cast, mention));
        for clause in clauses(sources, mention) {
            signing.extend(signers(sources, mention, clause));
            alone.extend(declarers(sources, mention, clause));
        }
    }
    signing.extend(loose);
    let truce = kinds::named(accord) == Some(AgreementKind::Ceasefire);
    for heads in [&between, &called, &signing] {
        let sides = sides(sources, cast, heads);
        if sides.len() > 1 {
            return Bound { sides, complete: true };
        }
    }
    let declarers = sides(sources, cast, &alone);
    if truce && declarers.len() == 1 {
        return Bound { sides: declarers, complete: true };
    }
    let heads: Vec<TokenId> = between.into_iter().chain(called).chain(signing).collect();
    let sides = sides(sources, cast, &heads);
    let complete = sides.len() > 1;
    if truce
        && !complete
        && let Some(sides) = against_its_state(cast, &sides)
    {
        return Bound { sides, complete: true };
    }
    // Of a truce that one side has not declared alone, one side tells nothing.
    if truce && !complete { Bound::default() } else { Bound { sides, complete } }
}

/// "the ELN truce", in a report that tells of another group as well: between that group and the state that most is told of.
fn against_its_state(cast: &Cast, sides: &[ActorId]) -> Option<Vec<ActorId>> {
    let armed = |kind: ActorKind| matches!(kind, ActorKind::ArmedGroup | ActorKind::PoliticalGroup);
    let [group] = *sides else { return None };
    let told = |id: ActorId| cast.get(id).mentions.len();
    let others = cast.iter().any(|(id, actor)| {
        id != group && actor.kind == ActorKind::ArmedGroup && roles::principal(cast, id) != group
    });
    if !armed(cast.get(group).kind) || !others {
        return None;
    }
    let mut states: Vec<ActorId> =
        cast.iter().filter(|(_, actor)| actor.kind == ActorKind::State).map(|(id, _)| id).collect();
    states.sort_by_key(|&id| (std::cmp::Reverse(told(id)), id));
    let home = *states.first()?;
    let next = states.get(1).map_or(0, |&id| told(id));
    (told(home) >= OFTEN && told(home) >= 2 * next).then(|| vec![group, home])
}

/// So often a state must be told of to be the one at home.
const OFTEN: usize = 5;

/// How many mentions are asked.
const MOST_MENTIONS: usize = 40;

/// The clauses that qualify a mention, and the one around it.
fn clauses<'s>(sources: Sources<'s, '_>, mention: &Mention) -> impl Iterator<Item = &'s Clause> {
    let qualifying = making::qualifiers(sources.document, mention.head).filter_map(|v| sources.clauses.at(v));
    qualifying.chain(sources.clauses.around(mention.head)).collect::<Vec<_>>().into_iter()
}

/// Those who bind themselves in a clause whose object an accord is.
fn signers(sources: Sources<'_, '_>, mention: &Mention, clause: &Clause) -> Vec<TokenId> {
    let document = sources.document;
    let qualifies = document.is_under(clause.verb, mention.head);
    let here = clause.undergoers().contains(&mention.head)
        || qualifies
        || clause.obliques.iter().any(|(_, o)| *o == mention.head);
    let binds = BINDING.contains(&document.lemma(clause.verb)) || puts_name(sources, clause);
    if !here || !binds || is_helped(sources, clause) {
        return Vec::new();
    }
    let mut out: Vec<TokenId> = clause.doers().to_vec();
    out.retain(|&doer| doer != mention.head);
    for preposition in ["with", "between", "for"] {
        out.extend(clause.oblique(document, preposition).filter(|&o| o != mention.head));
    }
    out
}

/// "intensified their *efforts* to reach an agreement": who helps others to one is not bound by it.
fn is_helped(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let effort = |t: TokenId| matches!(document.lemma(t), "effort" | "endeavour" | "endeavor" | "mediation");
    let above = document.head(clause.verb);
    let helps = matches!(document.dep(clause.verb), Dep::Advcl | Dep::Acl | Dep::Pcomp | Dep::Xcomp);
    clause.reality != Reality::Fact
        && helps
        && (effort(above) || document.children_by(above, Dep::Dobj).any(|t| t < clause.verb && effort(t)))
}

/// "Put their names to", "appended their signatures to": what the lexicon knows for signing.
fn puts_name(sources: Sources<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let subtree = document.subtree(clause.verb);
    let tokens = clause.verb..subtree.end.min(clause.verb + LONGEST_PHRASE);
    let encoded = document.encoded(tokens);
    sources.lexicon.status_phrases(&encoded).into_iter().any(|cue| {
        cue.tokens.start == 0
            && matches!(
                *cue.value,
                AgreementStatus::Signed | AgreementStatus::Initialed | AgreementStatus::Agreed
            )
    })
}

/// The most words of a phrase for signing.
const LONGEST_PHRASE: usize = 12;

/// The one who declares a truce.
fn declarers(sources: Sources<'_, '_>, mention: &Mention, clause: &Clause) -> Vec<TokenId> {
    let document = sources.document;
    let object = clause.undergoers().contains(&mention.head) || document.is_under(clause.verb, mention.head);
    let declares = ALONE.contains(&document.lemma(clause.verb));
    if object && declares && clause.reality == Reality::Fact && !clause.negated {
        clause.doers().iter().copied().filter(|&d| d != mention.head).collect()
    } else {
        Vec::new()
    }
}

/// The names before the noun: "the Israel–Hamas truce", "Eta's ceasefire".
fn in_its_name(sources: Sources<'_, '_>, cast: &Cast, mention: &Mention) -> Vec<TokenId> {
    let document = sources.document;
    // "a US-Taliban deal": a place, too, but named as one of two.
    let paired = |t: TokenId| {
        t + 2 < mention.head && matches!(document.word(t + 1), "-" | "–" | "/") && !cast.at(t + 2).is_empty()
    };
    mention
        .phrase
        .clone()
        .filter(|&t| t < mention.head)
        .filter(|&t| {
            matches!(document.dep(t), Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Poss | Dep::Punct)
                && (cast.place_at(t).is_none() || paired(t))
                && !cast.at(t).is_empty()
        })
        .collect()
}

/// Who signs, or for whom somebody signs, in a clause that leaves the accord to what was told before.
fn loose_signers(sources: Sources<'_, '_>, accords: &[Accord]) -> Vec<Vec<TokenId>> {
    let document = sources.document;
    let reference = Reference::new(document, accords);
    let mut out = vec![Vec::new(); accords.len()];
    for (_, clause) in sources.clauses.iter() {
        let open = clause.objects.is_empty()
            && !clause.passive
            && clause.reality == Reality::Fact
            && !clause.negated;
        if !open || !SIGNING.contains(&document.lemma(clause.verb)) {
            continue;
        }
        // "Witnesses from X and Y signed as well"
        let sentence = document.sentence_around(clause.verb);
        let before = sentence.start.max(clause.verb.saturating_sub(MOST_WORDS))..clause.verb;
        if before.into_iter().any(|t| looks_on(sources, t)) {
            continue;
        }
        let Some(accord) = reference.before(clause.verb, LOOSE) else { continue };
        let behalf = document
            .subtree(clause.verb)
            .filter(|&t| t > clause.verb && t < clause.verb + MOST_WORDS && document.lemma(t) == "behalf")
            .flat_map(|t| document.children_by(t, Dep::Prep))
            .flat_map(|of| objects_of(document, of));
        // "Mr X signed for the government; Mr Y for the rebels"
        let sides = (clause.verb + 1..sentence.end.min(clause.verb + MOST_WORDS))
            .filter(|&t| document.word(t).eq_ignore_ascii_case("for") && document.dep(t) == Dep::Prep)
            .flat_map(|t| objects_of(document, t));
        out[accord].extend(sides.chain(behalf));
        out[accord].extend(clause.doers().iter().copied().filter(|&d| !looks_on(sources, d)));
    }
    out
}

/// Whether somebody signs only as a witness.
fn looks_on(sources: Sources<'_, '_>, head: TokenId) -> bool {
    matches!(
        sources.document.lemma(head).to_lowercase().as_str(),
        "witness" | "observer" | "guarantor" | "mediator" | "facilitator" | "host"
    )
}

/// How many sentences after an accord its signing may be told.
const LOOSE: usize = 2;
/// How many words of a clause are read.
const MOST_WORDS: usize = 40;

fn between_whom(sources: Sources<'_, '_>, noun: TokenId) -> Vec<TokenId> {
    let document = sources.document;
    let wanted =
        |p: &TokenId| matches!(document.word(*p).to_lowercase().as_str(), "between" | "among" | "with");
    document.children_by(noun, Dep::Prep).filter(wanted).flat_map(|p| objects_of(document, p)).collect()
}

fn sides(sources: Sources<'_, '_>, cast: &Cast, heads: &[TokenId]) -> Vec<ActorId> {
    let mut out = Vec::new();
    // "The two States", "both sides": the parties, whoever they are.
    let unnamed = |head: TokenId| {
        let document = sources.document;
        let common = matches!(
            document.lemma(head).to_lowercase().as_str(),
            "side"
                | "party"
                | "state"
                | "country"
                | "neighbour"
                | "neighbor"
                | "government"
                | "capital"
                | "delegation"
        );
        common
            && document.children(head).any(|c| {
                matches!(document.word(c).to_lowercase().as_str(), "both" | "two" | "three" | "all" | "four")
            })
    };
    let heads = heads.iter().copied().filter(|&head| !unnamed(head) && !looks_on(sources, head));
    for actor in heads.flat_map(|head| cast.of_phrase(sources.document, head)) {
        let bound = roles::principal(cast, actor);
        let person = cast.get(bound).kind == ActorKind::Person;
        let third = cast.get(bound).kind == ActorKind::IntergovernmentalOrganization;
        if !person && !third && !out.contains(&bound) {
            out.push(bound);
        }
    }
    out
}
