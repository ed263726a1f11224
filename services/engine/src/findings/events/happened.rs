//! Whether the text holds something to have happened: it is no plan, nobody's claim, and no rule of what is to be.

use peacebrief::v1::{ActorKind, EventType};

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::lexicon::EventFrame;
use crate::syntax::{Dep, Pos, Tag};
use crate::text::Kind;

use super::Reading;
use super::candidates::verb_argument;

/// Governors that make what they say somebody's claim.
const CLAIMS: &[&str] = &[
    "accuse", "allege", "claim", "deny", "blame", "charge", "suspect", "fear", "doubt", "dispute", "contend",
    "complain", "imagine", "pretend", "assert",
];
/// Nouns whose clause is somebody's claim: "the rumour that …".
const CLAIM_NOUNS: &[&str] = &[
    "rumour",
    "rumor",
    "claim",
    "allegation",
    "accusation",
    "charge",
    "suspicion",
    "story",
    "insinuation",
    "fear",
    "notion",
    "suggestion",
    "idea",
    "possibility",
    "report",
    "speculation",
    "assertion",
    "charges",
];
/// A clause can hang deep; what makes it a claim stands a few steps above at most.
const DEPTH: usize = 4;

/// Whether the text holds a clause to have happened, on its own account or on an unchallenged report.
pub(super) fn has_happened(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    // "the accords signed in 2020": the participle tells what was, whatever the clause above it wishes.
    if is_bare_participle(sources, clause) && !clause.negated && is_dated(sources, clause) {
        return true;
    }
    if is_broadcast(sources, clause) {
        return true;
    }
    if clause.negated || clause.reality != Reality::Fact || clause.tense == Tense::Future {
        return false;
    }
    if is_awaited(document, clause.verb) {
        return false;
    }
    if is_bare_participle(sources, clause) && is_of_any(document, document.head(clause.verb)) {
        return false;
    }
    let finite = document.is_root(clause.verb) && clause.own_subject;
    let infinitive = document.tag(clause.verb) == Tag::Vb && clause.tense != Tense::Past && !finite;
    if infinitive
        || is_stray(document, clause.verb)
        || is_rule(sources, clause)
        || is_set_for(sources, clause)
        || is_aim(document, clause.verb)
    {
        return false;
    }
    let mut below = clause;
    for _ in 0..DEPTH {
        if is_content_of_noun(sources, below) {
            return false;
        }
        let Some(above) = below.governor.map(|id| sources.clauses.get(id)) else { break };
        if completes(sources, below, above) && (is_claim(sources, above) || is_untrue(sources, above)) {
            return false;
        }
        below = above;
    }
    true
}

/// "will ask the Council, but only *once the rebels have signed*", "*until* the last *has left*": what is still waited for.
fn is_awaited(document: &Document<'_>, verb: TokenId) -> bool {
    document.dep(verb) == Dep::Advcl
        && document
            .children_by(verb, Dep::Aux)
            .any(|aux| matches!(document.word(aux).to_lowercase().as_str(), "has" | "have"))
        && document.children(verb).any(|c| {
            c < verb
                && matches!(document.word(c).to_lowercase().as_str(), "once" | "until" | "till" | "unless")
        })
}

/// "has *decided to withdraw* its delegation": who ends something by a word has ended it.
pub(super) fn is_decided(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let above = clause.governor.map(|id| sources.clauses.get(id));
    document.dep(clause.verb) == Dep::Xcomp
        && document.tag(clause.verb) == Tag::Vb
        && !clause.negated
        && above.is_some_and(|above| {
            matches!(document.lemma(above.verb), "decide" | "resolve" | "elect")
                && above.complements.contains(&clause.verb)
                && above.tense == Tense::Past
                && above.reality == Reality::Fact
                && !above.negated
        })
}

/// "a deadline *for reaching* a deal", "a plan for disarming them": what is aimed at.
fn is_aim(document: &Document<'_>, verb: TokenId) -> bool {
    let preposition = document.head(verb);
    document.dep(verb) == Dep::Pcomp
        && document.tag(verb) == Tag::Vbg
        && (matches!(document.word(preposition), "for" | "towards" | "toward")
            && matches!(
            document.lemma(document.head(preposition)),
            "deadline"
                | "time"
                | "date"
                | "plan"
                | "mandate"
                | "proposal"
                | "condition"
                | "framework"
                | "mechanism"
                | "basis"
                | "window"
                | "timetable"
                | "timeline"
                | "schedule"
                | "roadmap"
                | "hope"
                | "chance"
                | "opportunity"
                | "prospect"
                | "need"
                | "responsibility"
                | "formula"
                | "criterion"
                | "procedure"
                | "modality"
                | "step"
                | "effort"
        )
            // "on the road *to achieving* peace"
            || document.word(preposition) == "to"
                && matches!(document.lemma(preposition.saturating_sub(1)), "road" | "path" | "way" | "key" | "obstacle"))
}

/// "*went on television to declare* the truce over": who went there did so.
fn is_broadcast(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let declares = matches!(document.lemma(clause.verb), "declare" | "announce" | "proclaim" | "pronounce");
    let above = document.head(clause.verb);
    let hangs = matches!(document.dep(clause.verb), Dep::Advcl | Dep::Xcomp);
    declares
        && hangs
        && !clause.negated
        && sources.clauses.at(above).is_some_and(|above| {
            let on_air = |&(_, noun): &(TokenId, TokenId)| {
                matches!(document.lemma(noun), "television" | "tv" | "TV" | "radio" | "air" | "airwave")
            };
            above.tense == Tense::Past
                && !above.negated
                && above.reality == Reality::Fact
                && matches!(document.lemma(above.verb), "go" | "appear" | "take")
                && above.obliques.iter().any(on_air)
        })
}

/// "the treaty *signed* on Friday": a past participle on its noun.
fn is_bare_participle(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.tag(clause.verb) == Tag::Vbn
        && clause.passive
        && document.child(clause.verb, Dep::Auxpass).is_none()
}

/// "*any* text signed in Doha", "*every* truce agreed so far".
fn is_of_any(document: &Document<'_>, noun: TokenId) -> bool {
    document.children(noun).any(|c| {
        c < noun
            && matches!(
                document.word(c).to_lowercase().as_str(),
                "any" | "no" | "every" | "whatever" | "each"
            )
    })
}

fn is_dated(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    sources.document.subtree(clause.verb).any(|t| sources.calendar.holds(t))
}

/// Whether a clause hangs on another as what that says, or as part of it.
fn completes(sources: Reading<'_, '_>, clause: &Clause, above: &Clause) -> bool {
    let document = sources.document;
    // "had imposed sanctions; he denies any part": two sentences in one.
    let apart = clause.verb < above.verb && (clause.verb..above.verb).any(|t| document.word(t) == ";");
    !apart
        && (above.complements.contains(&clause.verb)
            || is_charge(sources, clause, above)
            || above.obliques.iter().any(|&(p, _)| document.is_under(clause.verb, p)))
}

/// "accused the army of *shelling* the camp".
fn is_charge(sources: Reading<'_, '_>, clause: &Clause, above: &Clause) -> bool {
    let document = sources.document;
    let preposition = document.head(clause.verb);
    document.dep(clause.verb) == Dep::Pcomp
        && document.head(preposition) == above.verb
        && ["of", "for", "with"].iter().any(|word| document.word(preposition).eq_ignore_ascii_case(word))
}

fn is_claim(sources: Reading<'_, '_>, above: &Clause) -> bool {
    CLAIMS.contains(&sources.document.lemma(above.verb))
}

/// "It is not true that …".
fn is_untrue(sources: Reading<'_, '_>, above: &Clause) -> bool {
    above.negated && sources.document.lemma(above.verb) == "be"
}

/// "the rumour that …", "a story doing the rounds that …".
fn is_content_of_noun(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let noun = document.head(clause.verb);
    let hangs = matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl | Dep::Ccomp);
    // "denied reports *they had agreed*": with a subject of its own, and nothing relative in it, it is what the noun says.
    let bare = || {
        let relative =
            |t: TokenId| matches!(document.tag(t), Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::WpPossessive);
        let start = document.subtree(clause.verb).start;
        // "a report *they signed* in May" has the noun for its object.
        let whole = document.children(clause.verb).filter(|&c| c > clause.verb).any(|c| {
            matches!(document.dep(c), Dep::Dobj | Dep::Xcomp | Dep::Ccomp)
                || document.dep(c) == Dep::Prep && document.word(c) == "to"
        });
        clause.own_subject && whole && start == noun + 1 && !relative(start)
    };
    let that = document.child(clause.verb, Dep::Mark).is_some();
    hangs
        && (that || bare())
        && document.pos(noun) == Pos::Noun
        && CLAIM_NOUNS.contains(&document.lemma(noun))
}

/// "The rebels give up their weapons": what a text says in the present, outside the entries of a ticker or a chronology, is what an
/// accord lays down or what is usual, not what was done.
fn is_rule(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let layout = document.layout();
    let paragraph = &layout.paragraphs[layout.sentences[document.sentence_of(clause.verb)].paragraph];
    clause.tense == Tense::Present
        && !is_done_by_saying(document, clause.verb)
        && !(PAST_ALIKE.contains(&document.lemma(clause.verb)) && document.tag(clause.verb) != Tag::Vbz)
        && matches!(document.tag(clause.verb), Tag::Vb | Tag::Vbz | Tag::Vbp | Tag::Vbn)
        && !matches!(paragraph.kind, Kind::LiveStamp { .. } | Kind::Dated { .. })
}

/// "suspends, *with effect from today*, its part in the commission", "*hereby* withdraws": what is done by being said.
fn is_done_by_saying(document: &Document<'_>, verb: TokenId) -> bool {
    /// How many words behind the verb are looked at.
    const REACH: usize = 8;
    let end = document.sentence_around(verb).end.min(verb + REACH);
    let word = |t: TokenId| document.word(t).to_lowercase();
    let at_once = |t: TokenId| {
        word(t) == "effect"
            && (word(t - 1) == "immediate" || t + 2 < end && word(t + 1) == "from" && word(t + 2) == "today")
    };
    document.children(verb).any(|c| word(c) == "hereby") || (verb + 2..end).any(at_once)
}

/// Verbs whose past tense is like the present: a report that says "they put" tells what they did.
const PAST_ALIKE: &[&str] = &["put", "set", "cut", "hit", "shut", "quit", "split", "cast", "beat"];

/// "have stalled over its refusal to halt the works, *release* detainees": an infinitive that is joined to a finite verb on which it
/// cannot lean.
fn is_stray(document: &Document<'_>, verb: TokenId) -> bool {
    let above = document.head(verb);
    let alone = document.children(verb).all(|c| {
        c > verb || !matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass)
    });
    let mut auxiliaries = document.children_by(above, Dep::Aux);
    let finite = matches!(document.tag(above), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || document.tag(above) == Tag::Vbn && document.children_by(above, Dep::Aux).next().is_some();
    document.dep(verb) == Dep::Conj
        && document.tag(verb) == Tag::Vb
        && !PAST_ALIKE.contains(&document.lemma(verb))
        && alone
        && finite
        // "did not sign or ratify"
        && auxiliaries.all(|aux| matches!(document.lemma(aux), "have" | "be"))
}

/// "has called a rally for Saturday": called, and yet to come.
fn is_set_for(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let sets =
        matches!(document.lemma(clause.verb), "call" | "convene" | "schedule" | "set" | "announce" | "plan");
    let mut heads = vec![clause.verb];
    heads.extend_from_slice(clause.undergoers());
    sets && heads.into_iter().any(|head| {
        document
            .children_by(head, Dep::Prep)
            .filter(|&p| document.word(p).eq_ignore_ascii_case("for"))
            .flat_map(|p| document.children_by(p, Dep::Pobj))
            .any(|object| sources.calendar.holds(object))
    })
}

/// "Norway *is mediating* a truce": no accord has come of it so far.
pub(super) fn is_under_way(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    document.tag(clause.verb) == Tag::Vbg
        && document.children_by(clause.verb, Dep::Aux).any(|aux| document.lemma(aux) == "be")
}

/// Whether an act is only said of somebody by somebody else: "the army said that the rebels had shelled its lines".
pub(super) fn is_alleged(sources: Reading<'_, '_>, clause: &Clause, frame: &EventFrame) -> bool {
    let document = sources.document;
    let breaks = frame.event == EventType::Sanction && document.lemma(clause.verb) == "break";
    let hostile = matches!(frame.event, EventType::Assault | EventType::Coerce | EventType::Mobilize);
    if !hostile && !breaks {
        return false;
    }
    let blamed: Vec<ActorId> = frame
        .initiator
        .iter()
        .flat_map(|argument| verb_argument(document, clause, argument))
        .flat_map(|head| sources.cast.of_phrase(document, head))
        .collect();
    let tellers = tellers(sources, clause);
    if admits(sources, clause) {
        return false;
    }
    if is_gerund_of_saying(sources, clause) {
        return true;
    }
    // "Two were killed, according to the hospital": an attack on somebody else's word, whoever gives it.
    let mut around = document.sentence_around(clause.verb);
    if frame.event == EventType::Assault
        && around
            .any(|t| document.word(t).eq_ignore_ascii_case("according") && !is_of_press(sources, t, clause))
    {
        return true;
    }
    let known: Vec<ActorId> =
        tellers.iter().flat_map(|&head| sources.cast.of_phrase(document, head)).collect();
    if blamed.is_empty() {
        // "The army said five rebels were killed": the word of one side.
        return known.iter().any(|&id| is_armed(sources, id));
    }
    known.iter().any(|&teller| is_other(sources, teller, &blamed))
        || known.is_empty() && tellers.iter().any(|&head| OFFICIALS.contains(&document.lemma(head)))
}

/// "accused the army of having attacked the camp, *killing nine*": what hangs on the saying is part of what is said.
fn is_gerund_of_saying(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let above = document.head(clause.verb);
    document.tag(clause.verb) == Tag::Vbg
        && document.dep(clause.verb) == Dep::Advcl
        && !clause.own_subject
        && (CLAIMS.contains(&document.lemma(above))
            || !sources.lexicon.speech_verbs(document.lemma(above)).is_empty())
}

/// "confirms that *its* fighters stormed the camp": what somebody admits of his own side.
fn admits(sources: Reading<'_, '_>, clause: &Clause) -> bool {
    let document = sources.document;
    let own = clause.doers().iter().any(|&head| {
        document.children_by(head, Dep::Poss).any(|p| document.tag(p) == Tag::PrpPossessive)
            || document.tag(head) == Tag::Prp
    });
    let admitting = clause.governor.map(|id| sources.clauses.get(id)).is_some_and(|above| {
        matches!(document.lemma(above.verb), "confirm" | "admit" | "acknowledge" | "concede")
            && completes(sources, clause, above)
    });
    own && admitting
}

/// Those who speak for a side without a name: what they tell of the other side's deeds is that side's word.
const OFFICIALS: &[&str] = &[
    "official",
    "officials",
    "army",
    "military",
    "police",
    "authority",
    "authorities",
    "source",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ministry",
    "governor",
    "commander",
    "officer",
    "government",
];

/// "according to Bosnian *radio*": the news, which takes nobody's part; or the word of somebody on what else is told in the sentence,
/// "bombed the hills, driving, *according to the UN*, 4,000 from their homes".
fn is_of_press(sources: Reading<'_, '_>, according: TokenId, clause: &Clause) -> bool {
    let document = sources.document;
    let told = sources.clauses.around(according).map(|told| told.verb);
    let of_what_follows = told.is_some_and(|verb| !document.is_under(clause.verb, verb) && verb < according);
    let press = |t: TokenId| {
        document.dep(t) == Dep::Pobj
            && matches!(
                document.lemma(t),
                "radio" | "television" | "agency" | "newspaper" | "media" | "press" | "broadcaster" | "daily"
            )
    };
    of_what_follows || document.subtree(according).any(press)
}

/// Whether an actor acts for another than those blamed.
fn is_other(sources: Reading<'_, '_>, teller: ActorId, blamed: &[ActorId]) -> bool {
    let own = sides(sources, teller);
    !blamed.iter().any(|&id| sides(sources, id).iter().any(|side| own.contains(side)))
}

fn is_armed(sources: Reading<'_, '_>, id: ActorId) -> bool {
    let kind = sources.cast.get(id).kind;
    kind == ActorKind::ArmedGroup
        || kind == ActorKind::StateBody && sources.cast.get(id).name.to_lowercase().contains("arm")
}

/// An actor with those for whom it acts.
fn sides(sources: Reading<'_, '_>, id: ActorId) -> Vec<ActorId> {
    std::iter::successors(Some(id), |&id| sources.cast.get(id).affiliation).take(DEPTH).collect()
}

/// The heads of those on whose word the text tells a clause: the subjects of the verbs of saying above it, "according to X", "by X's account".
fn tellers(sources: Reading<'_, '_>, clause: &Clause) -> Vec<TokenId> {
    let document = sources.document;
    let mut heads: Vec<TokenId> = Vec::new();
    let mut below = clause;
    for _ in 0..DEPTH {
        let Some(above) = below.governor.map(|id| sources.clauses.get(id)) else { break };
        // "ended it with a bomb *that killed two*": what a relative clause adds is the text's own.
        let added = document.dep(below.verb) == Dep::Relcl && !above.complements.contains(&below.verb);
        if completes(sources, below, above)
            && !added
            && !sources.lexicon.speech_verbs(document.lemma(above.verb)).is_empty()
        {
            heads.extend_from_slice(above.doers());
        }
        below = above;
    }
    heads.extend(label(document, clause.verb));
    // "The police, he warned, had killed two".
    let inserted = document.children_by(clause.verb, Dep::Parataxis);
    for saying in inserted.filter_map(|verb| sources.clauses.at(verb)) {
        // "The rebels, she *recalled*, had blown up 40 schools": what everybody knows.
        let known = matches!(document.lemma(saying.verb), "recall" | "remember" | "recount" | "acknowledge");
        if !known && !sources.lexicon.speech_verbs(document.lemma(saying.verb)).is_empty() {
            heads.extend_from_slice(saying.doers());
        }
    }
    for token in document.sentence_around(clause.verb) {
        if document.word(token).eq_ignore_ascii_case("according") {
            heads.extend(document.subtree(token).filter(|&t| document.dep(t) == Dep::Pobj));
        } else if matches!(document.lemma(token), "account" | "count") {
            heads.extend(document.children_by(token, Dep::Poss));
        }
    }
    heads
}

/// The last noun of what a headline sets before a colon, for those who say what stands after it: "Thai army: Cambodia broke truce".
fn label(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    /// A label is short.
    const LONGEST: usize = 6;
    let sentence = document.sentence_around(verb);
    let colon = sentence.clone().take(LONGEST).find(|&t| document.word(t) == ":").filter(|&t| t < verb)?;
    (sentence.start..colon).rev().find(|&t| matches!(document.pos(t), Pos::Noun | Pos::Propn))
}
