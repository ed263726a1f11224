//! Words that may report an event, with what the text must hold for them to do so.

use crate::clauses::{Clause, conjuncts, objects_of};
use crate::document::{Document, TokenId};
use crate::lexicon::{Argument, EventFrame, Need};
use crate::syntax::{Dep, Pos, Tag};
use peacebrief::v1::{ActorKind, ConsultMode, EventType};

use super::dismissed::{is_called_off, is_dismissed};
use super::happened::{has_happened, is_alleged, is_decided, is_under_way};
use super::{Reading, nominal, phrases};

/// A word that reports an event.
pub(super) struct Candidate<'s> {
    /// The verb or noun.
    pub(super) token: TokenId,
    /// What it reports and who stands where.
    pub(super) frame: &'s EventFrame,
    /// The head of the phrase to which a noun belongs: "days" of "eight days of talks". Else the word itself.
    pub(super) whole: TokenId,
    /// The clause whose verb it is, or that has the noun take place.
    pub(super) clause: Option<&'s Clause>,
    /// Whether it is a noun.
    pub(super) nominal: bool,
    /// The rule by which it was found.
    pub(super) rule: &'static str,
}

/// Nouns that only say how many or how much of what follows "of": "a second *batch* of prisoners".
const PARTITIVES: &[&str] = &[
    "batch",
    "group",
    "number",
    "dozen",
    "hundred",
    "thousand",
    "handful",
    "score",
    "lot",
    "couple",
    "list",
    "rest",
    "remainder",
    "half",
    "third",
    "quarter",
    "majority",
    "most",
    "some",
    "all",
    "part",
    "text",
    "draft",
    "version",
    "copy",
    "term",
    "series",
    "set",
    "ruin",
    "outskirt",
    "edge",
    "total",
    "dozens",
    "hundreds",
    "thousands",
    "many",
    "share",
    "contingent",
    "column",
    "wave",
    "truckload",
    "tonne",
    "ton",
    "kind",
    "sort",
    "final",
    "pair",
    "exchange",
    "swap",
    "company",
    "element",
    "detachment",
    "squad",
    "band",
    "round",
];

pub(super) fn find<'s>(sources: Reading<'s, '_>) -> Vec<Candidate<'s>> {
    let mut out = Vec::new();
    for sentence in sources.document.sentences() {
        let from = out.len();
        for token in sentence.clone().filter(|&t| !sources.document.is_quoted(t)) {
            match sources.document.pos(token) {
                Pos::Verb
                    if sources.document.dep(token) == Dep::Pcomp
                        && nominal::is_measured(sources.document, token) =>
                {
                    out.extend(nominal::find(sources, token))
                }
                Pos::Verb | Pos::Aux => out.extend(verb(sources, token)),
                Pos::Noun | Pos::Propn => out.extend(nominal::find(sources, token)),
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
        let part: Vec<bool> =
            out[from..].iter().map(|one| is_part_of_another(sources.document, one, &out[from..])).collect();
        let mut part = part.into_iter();
        let mut index = 0;
        out.retain(|_| {
            index += 1;
            index <= from || !part.next().unwrap_or_default()
        });
    }
    out
}

/// "signed a declaration, *recommitting* to a truce", "an attack in which one *was killed*": what a gerund, a subordinate or a relative
/// clause adds of the same sort is the same event.
fn is_part_of_another(document: &Document<'_>, one: &Candidate<'_>, all: &[Candidate<'_>]) -> bool {
    let qualified =
        Some(document.head(one.token)).filter(|_| document.dep(one.token) == Dep::Relcl && !one.nominal);
    if qualified.is_some_and(|noun| {
        all.iter().any(|other| other.nominal && other.token == noun && other.frame.event == one.frame.event)
    }) {
        return true;
    }
    // "held a telephone conversation, during which they *discussed* the truce": of the conversation.
    let held = is_in_the_course(document, one);
    if held && all.iter().any(|other| other.token < one.token && other.frame.event == one.frame.event) {
        return true;
    }
    if is_opened_by_another(document, one, all) {
        return true;
    }
    // "claimed responsibility for a bomb that killed two": for what is told.
    let claimed = document.lemma(one.token) == "claim"
        && all.iter().any(|other| {
            other.frame.event == one.frame.event
                && other.token != one.token
                && document.is_under(other.token, one.token)
        });
    if claimed {
        return true;
    }
    // "sank a launch and *killed* six men": whom an attack killed.
    let toll = !one.nominal
        && document.dep(one.token) == Dep::Conj
        && matches!(
            document.lemma(one.token),
            "kill" | "wound" | "injure" | "murder" | "massacre" | "slaughter"
        )
        && one.clause.is_some_and(|clause| !clause.own_subject && !clause.passive);
    if toll
        && all.iter().any(|other| {
            !other.nominal && other.token == document.head(one.token) && other.frame.event == one.frame.event
        })
    {
        return true;
    }
    let subordinate = !one.nominal && matches!(document.dep(one.token), Dep::Advcl | Dep::Xcomp | Dep::Pcomp);
    let (Some(clause), true) = (one.clause, subordinate) else { return false };
    let own_doer = clause.own_subject && !clause.passive;
    all.iter().any(|other| {
        let above = other.clause.is_some_and(|above| {
            document.head(one.token) == above.verb
                && (!own_doer || above.doers().is_empty() || above.passive || clause.doers() == above.doers())
        });
        other.token != one.token && !other.nominal && other.frame.event == one.frame.event && above
    })
}

/// "The war *broke out* in May, when rebels *stormed* the capital": what was done that day is how it began.
fn is_opened_by_another(document: &Document<'_>, one: &Candidate<'_>, all: &[Candidate<'_>]) -> bool {
    let breaks_out = !one.nominal
        && one.frame.event == EventType::Assault
        && matches!(document.lemma(one.token), "break" | "erupt" | "begin" | "start" | "flare" | "commence")
        && one.clause.is_some_and(|clause| clause.objects.is_empty());
    let when = |verb: TokenId| {
        document
            .children(verb)
            .any(|c| c > one.token && c < verb && document.word(c).eq_ignore_ascii_case("when"))
    };
    breaks_out
        && all.iter().any(|other| {
            matches!(other.frame.event, EventType::Assault | EventType::Mobilize)
                && other.token > one.token
                && other.clause.is_some_and(|clause| when(clause.verb))
        })
}

/// "*during which* they discussed", "*at which* the two agreed to meet": whether a consultation is told of as the course of another.
fn is_in_the_course(document: &Document<'_>, one: &Candidate<'_>) -> bool {
    let start = document.subtree(one.token).start;
    let word = |t: TokenId| document.word(t).to_lowercase();
    !one.nominal
        && one.frame.event == EventType::Consult
        && document.dep(one.token) == Dep::Relcl
        && start + 1 < one.token
        && matches!(word(start).as_str(), "during" | "in" | "at")
        && word(start + 1) == "which"
}

fn verb<'s>(sources: Reading<'s, '_>, token: TokenId) -> Option<Candidate<'s>> {
    let document = sources.document;
    let clause = sources.clauses.at(token)?;
    let decided = is_decided(sources, clause);
    if !decided && !has_happened(sources, clause) {
        return None;
    }
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let beside = || {
        // "set free": what the parser takes for a predicate counts as well.
        document.children(token).filter(|&c| {
            matches!(document.dep(c), Dep::Prt | Dep::Advmod | Dep::Prep | Dep::Acomp | Dep::Oprd)
        })
    };
    let readings = sources.lexicon.event_verbs(document.lemma(token));
    let applies = |reading: &&crate::lexicon::EventVerb| {
        let particle_there = match &reading.particle {
            // "called off": the particle, whatever the parser took it for.
            None => particle.is_none() && !is_called_off(sources, token),
            // "gave in", but not "given in September".
            Some(wanted) => beside().any(|c| {
                document.word(c).eq_ignore_ascii_case(wanted)
                    && (wanted != "in" || document.child(c, Dep::Pobj).is_none())
            }),
        };
        particle_there && meets(sources, clause, &reading.frame)
    };
    // Readings with a particle say more than those without.
    let reading = readings.iter().filter(applies).max_by_key(|reading| {
        (
            reading.particle.is_some(),
            reading.frame.needs.len(),
            names_its_sort(sources, clause, &reading.frame),
            heads_its_sort(sources, clause, &reading.frame),
        )
    })?;
    if is_alleged(sources, clause, &reading.frame)
        || is_dismissed(sources, clause, &reading.frame)
        || reading.frame.event == EventType::Agree && is_under_way(sources, clause)
        // "was returning to the capital": on the way.
        || reading.frame.mode == Some(ConsultMode::Visit)
            && matches!(document.lemma(token), "return" | "go" | "come" | "travel" | "fly" | "head")
            && is_under_way(sources, clause)
        || decided && reading.frame.event != EventType::Sanction
    {
        return None;
    }
    Some(Candidate {
        token,
        whole: token,
        frame: &reading.frame,
        clause: Some(clause),
        nominal: false,
        rule: "events.verb",
    })
}

fn meets(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let there = |need: &Need| {
        let heads = verb_argument(sources.document, clause, &need.argument);
        fits(sources, &heads, &need.classes)
    };
    let absent =
        frame.absent.iter().all(|argument| verb_argument(sources.document, clause, argument).is_empty());
    absent && frame.needs.iter().all(there)
}

/// Whether a noun is there of the very sort that a reading is of: "suspended its *attacks*" is not of those whose they are.
fn names_its_sort(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    frame.needs.iter().any(|need| {
        verb_argument(sources.document, clause, &need.argument)
            .iter()
            .any(|&head| need.classes.iter().any(|class| is_of_class(sources, class, head)))
    })
}

/// Whether the very head of an argument is of a sort that a reading asks for: "exchanged *lists* of detainees" is of lists.
fn heads_its_sort(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let lemma = |head: TokenId| sources.document.lemma(head);
    frame.needs.iter().any(|need| {
        verb_argument(sources.document, clause, &need.argument)
            .iter()
            .any(|&head| need.classes.iter().any(|class| sources.lexicon.in_class(class, lemma(head))))
    })
}

pub(super) fn nominal_needs(sources: Reading<'_, '_>, noun: TokenId, frame: &EventFrame) -> bool {
    let there =
        |need: &Need| fits(sources, &noun_argument(sources.document, noun, &need.argument), &need.classes);
    frame.absent.iter().all(|argument| noun_argument(sources.document, noun, argument).is_empty())
        && frame.needs.iter().all(there)
}

/// Whether one of the heads is of one of the classes; any will do where none is named.
fn fits(sources: Reading<'_, '_>, heads: &[TokenId], classes: &[String]) -> bool {
    let document = sources.document;
    let kind = |head: TokenId, wanted: &dyn Fn(ActorKind) -> bool| {
        sources.cast.of_phrase(document, head).iter().any(|&id| wanted(sources.cast.get(id).kind))
    };
    heads.iter().any(|&head| {
        classes.is_empty()
            || classes.iter().any(|class| match class.as_str() {
                "person" => kind(head, &|k| k == ActorKind::Person),
                "actor" => kind(head, &|_| true),
                "group" => kind(head, &|k| matches!(k, ActorKind::ArmedGroup | ActorKind::PoliticalGroup)),
                "state" => kind(head, &|k| k == ActorKind::State),
                "place" => sources.cast.place_at(head).is_some(),
                class => is_of_class(sources, class, head),
            })
    })
}

/// Whether a noun, or what it is a part or a number of, is of a class.
pub(super) fn is_of_class(sources: Reading<'_, '_>, class: &str, head: TokenId) -> bool {
    let document = sources.document;
    let in_class = |t: TokenId| {
        // "cease-fire" is cut at its hyphen.
        let ceasefire =
            t > 1 && document.word(t) == "fire" && document.word(t - 2).eq_ignore_ascii_case("cease");
        let road_map =
            document.lemma(t) == "map" && t > 0 && document.word(t - 1).eq_ignore_ascii_case("road");
        let noun = match () {
            () if ceasefire => "ceasefire",
            () if road_map => "roadmap",
            () => document.lemma(t),
        };
        if class == "troops" && is_supply_train(document, t) {
            return false;
        }
        // "freed *67*": prisoners, of whom was spoken.
        sources.lexicon.in_class(class, noun)
            || hyphenated(document, t).is_some_and(|whole| sources.lexicon.in_class(class, &whole))
            || class == "captive" && document.tag(t) == Tag::Cd
            || class == "captive" && is_number_of_people(document, t)
            || matches!(class, "talks" | "relations") && stands_for_talks(sources, t)
            || class == "troops" && document.tag(t) == Tag::Cd && document.child(t, Dep::Prep).is_none()
            || class == "accord" && stands_for_accord(sources, t)
    };
    let parts = || {
        document
            .children_by(head, Dep::Prep)
            .filter(|&p| document.word(p).eq_ignore_ascii_case("of"))
            .flat_map(|p| objects_of(document, p))
            .any(in_class)
    };
    let counted = PARTITIVES.contains(&document.lemma(head)) || document.tag(head) == Tag::Cd;
    in_class(head) || counted && parts()
}

/// "A *convoy* of 19 trucks", "a UN aid convoy": of goods, not of troops.
fn is_supply_train(document: &Document<'_>, head: TokenId) -> bool {
    let supplies = |t: TokenId| {
        matches!(
            document.lemma(t).to_lowercase().as_str(),
            "truck"
                | "lorry"
                | "aid"
                | "relief"
                | "humanitarian"
                | "supply"
                | "food"
                | "flour"
                | "bus"
                | "un"
        )
    };
    let of = || {
        document
            .children_by(head, Dep::Prep)
            .filter(|&p| document.word(p).eq_ignore_ascii_case("of"))
            .flat_map(|p| objects_of(document, p))
    };
    document.lemma(head) == "convoy"
        && (document.children(head).filter(|&c| c < head).any(supplies) || of().any(supplies))
}

/// "handed over *13 Israelis*": so many of a nation.
fn is_number_of_people(document: &Document<'_>, head: TokenId) -> bool {
    document.tag(head) == Tag::Nnps && document.child(head, Dep::Nummod).is_some()
}

/// A noun that is cut at its hyphen, in one: "sit-in".
pub(super) fn hyphenated(document: &Document<'_>, last: TokenId) -> Option<String> {
    let first = last.checked_sub(2)?;
    (document.word(first + 1) == "-" && document.tag(last) != Tag::Nnp)
        .then(|| format!("{}-{}", document.word(first).to_lowercase(), document.lemma(last)))
}

/// "the contacts that he kept up until he broke *them* off": where talks have just been spoken of.
fn stands_for_talks(sources: Reading<'_, '_>, pronoun: TokenId) -> bool {
    /// How many words back they may have been named.
    const REACH: usize = 30;
    let document = sources.document;
    if !document.word(pronoun).eq_ignore_ascii_case("them") {
        return false;
    }
    (pronoun.saturating_sub(REACH)..pronoun)
        .rev()
        .find(|&t| {
            matches!(document.dep(t), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj)
                && document.tag(t) == Tag::Nns
                && sources.cast.of_phrase(document, t).is_empty()
        })
        .is_some_and(|t| sources.lexicon.in_class("talks", document.lemma(t)))
}

/// "approved *it*": where the sentence before, or the clause before, is about an accord.
fn stands_for_accord(sources: Reading<'_, '_>, pronoun: TokenId) -> bool {
    /// How many words back it may have been named.
    const REACH: usize = 40;
    let document = sources.document;
    // What is broken is not ended.
    let broken = document.lemma(document.head(pronoun)) == "break";
    if broken || !document.word(pronoun).eq_ignore_ascii_case("it") {
        return false;
    }
    let sentence = document.sentence_around(pronoun);
    let before = sentence.start.checked_sub(1).map_or(sentence.start, |t| document.sentence_around(t).start);
    (before.max(pronoun.saturating_sub(REACH))..pronoun)
        .rev()
        .find(|&t| {
            (matches!(document.dep(t), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Attr)
                || document.is_root(t))
                && matches!(document.pos(t), Pos::Noun | Pos::Propn)
                && document.tag(t) != Tag::Nns
                && sources.cast.of_phrase(document, t).is_empty()
        })
        .is_some_and(|t| sources.lexicon.in_class("accord", document.lemma(t)))
}

/// The heads that stand in a place of a verb's clause.
pub(super) fn verb_argument(document: &Document<'_>, clause: &Clause, argument: &Argument) -> Vec<TokenId> {
    match argument {
        Argument::Subject => clause.doers().to_vec(),
        // "was refused *access*": the object that a passive keeps.
        Argument::Object if clause.passive => [clause.undergoers(), &clause.objects].concat(),
        Argument::Object => clause.undergoers().to_vec(),
        Argument::Indirect => clause.recipients.clone(),
        Argument::Possessive | Argument::Adjective => Vec::new(),
        Argument::Preposition(word) => {
            let mut heads: Vec<TokenId> = clause.oblique(document, word).collect();
            // "held talks with X": the preposition may hang on the object instead; "spoke by telephone with X": or on the means.
            let means = clause.obliques.iter().filter(|(p, _)| {
                matches!(document.word(*p).to_lowercase().as_str(), "by" | "on" | "over" | "via")
                    && word != "by"
            });
            for &object in clause.objects.iter().chain(means.map(|(_, object)| object)) {
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
