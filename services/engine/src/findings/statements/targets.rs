//! At whom a statement is directed.

use peacebrief::v1::{ActorKind, StatementStance as Stance};

use crate::actors::ActorId;
use crate::clauses::{Clause, Reality, objects_of};
use crate::document::TokenId;
use crate::lexicon::{Argument, Name};
use crate::syntax::{Dep, Pos};

use super::arguments::arguments;
use super::content::{Piece, Report};
use super::context::Context;
use super::reports::Act;
use super::speakers;

/// What was said before, as far as an answer can refer to it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) speakers: Vec<ActorId>,
    pub(super) targets: Vec<ActorId>,
    pub(super) stance: Stance,
    pub(super) sentence: usize,
}

/// How many words of what is said are looked at for a condition.
const MOST_CONTENT: usize = 120;

/// How many sentences back an answer reaches.
const REACH: usize = 4;

/// The actors at whom a piece of a speech act is directed.
pub(super) fn of(
    context: &Context<'_, '_>,
    act: &Act<'_>,
    piece: &Piece,
    stance: Stance,
    before: &[Said],
) -> Vec<ActorId> {
    let mut out = Vec::new();
    let clause = act.clause.map(|id| context.clauses.get(id));
    if let (Some(frame), Some(clause)) = (act.frame, clause) {
        for place in &frame.targets {
            let heads = arguments(context, Report { clause, frame, phrase: act.phrase.as_ref() }, place);
            let found = actors_at(context, &heads, stance);
            // "accused Ordovia of arming the rebels": of who is named, and is no actor, nobody else is the target.
            let unknown =
                |&h: &TokenId| context.document.pos(h) == Pos::Propn && context.cast.at(h).is_empty();
            if found.is_empty() && stance == Stance::Accuse && heads.iter().any(unknown) {
                return Vec::new();
            }
            // "the gratitude of his Government": not of those who are thanked.
            let own = |a: &ActorId| {
                stance == Stance::Support && act.speakers.iter().any(|&speaker| context.side(speaker) == *a)
            };
            add(&mut out, found.into_iter().filter(|a| !own(a)).collect(), &act.speakers);
            if stance == Stance::Support && *place == Argument::Object && !out.is_empty() {
                add(&mut out, praised_besides(context, clause), &act.speakers);
            }
        }
    }
    if act.speakers.len() > 1 && is_mutual(context, act) {
        // "accused each other, even as mediators from X prepared …": each other, and nobody named later.
        return out;
    }
    let promises =
        act.frame.is_some_and(|f| f.neutral && f.stance == Stance::Support) && stance == Stance::Support;
    let addressed = is_directed(stance) || promises || is_spoken_to(context, piece, stance);
    if let (true, Some(frame), Some(clause)) = (out.is_empty() && addressed, act.frame, clause) {
        // Who is told a threat or a demand is at whom it is directed: "warned the rebels that …".
        for place in &frame.addressees {
            let report = Report { clause, frame, phrase: act.phrase.as_ref() };
            let heads = arguments(context, report, place);
            add(&mut out, heads.iter().flat_map(|&h| context.cast.at(h).to_vec()).collect(), &act.speakers);
        }
        if promises && out.is_empty() {
            add(&mut out, backed(context, clause), &act.speakers);
        }
    }
    if out.is_empty() {
        let verb = piece.verb.and_then(|v| context.clauses.at(v));
        let found = match stance {
            Stance::Request => verb.map_or_else(Vec::new, |k| asked(context, k, &act.speakers)),
            Stance::Accuse => or_else(accused(context, piece, verb, &act.speakers), || {
                as_before(context, act, stance, before)
            }),
            Stance::Threaten => or_else(threatened(context, piece, &act.speakers), || {
                as_before(context, act, Stance::Accuse, before)
            }),
            Stance::Reject => {
                or_else(awaited(context, piece, &act.speakers), || answered(context, act, piece, before))
            }
            Stance::Support => helped(context, act, verb),
            Stance::Comment | Stance::Unspecified => Vec::new(),
        };
        add(&mut out, found, &act.speakers);
    }
    // What several say together is directed at none of those for whom they speak.
    if act.speakers.len() > 1 {
        out.retain(|&a| !context.is_own(a, &act.speakers));
    }
    out
}

/// "commends X for its mediation of the talks *and Y for hosting them*", the second hung on what is nearest.
fn praised_besides(context: &Context<'_, '_>, clause: &Clause) -> Vec<ActorId> {
    /// How many words a name has at most.
    const NAME: usize = 8;
    let document = context.document;
    let end = document.sentence_around(clause.verb).end.min(clause.verb + MOST_CONTENT);
    let mut out = Vec::new();
    for preposition in (clause.verb + 3..end).filter(|&t| context.is_word(t, &["for"])) {
        let named = context.cast.at(preposition - 1);
        let opening = (clause.verb + 1..preposition).rev().take(NAME).find(|&t| {
            context.cast.at(t) != named
                && !context.is_word(t, &["the", "of"])
                && document.pos(t) != Pos::Propn
        });
        // What is praised first has its own "for" before.
        let again = |and: TokenId| (clause.verb..and).any(|t| context.is_word(t, &["for"]));
        if !named.is_empty() && opening.is_some_and(|t| context.is_word(t, &["and"]) && again(t)) {
            out.extend_from_slice(named);
        }
    }
    out
}

/// "pledged *his support to the parties*", "promised aid for X".
fn backed(context: &Context<'_, '_>, clause: &Clause) -> Vec<ActorId> {
    let document = context.document;
    let gifts = clause.objects.iter().filter(|&&o| {
        matches!(
            document.lemma(o),
            "support" | "backing" | "aid" | "help" | "assistance" | "cooperation" | "loyalty"
        )
    });
    let to = gifts
        .flat_map(|&o| document.children_by(o, Dep::Prep))
        .filter(|&p| context.is_word(p, &["to", "for"]));
    speakers::of_heads(context, &to.flat_map(|p| objects_of(document, p)).collect::<Vec<_>>())
}

/// "*You* have shown courage": of whom one speaks to.
fn is_spoken_to(context: &Context<'_, '_>, piece: &Piece, stance: Stance) -> bool {
    let verb = piece.verb.and_then(|v| context.clauses.at(v));
    matches!(stance, Stance::Support | Stance::Accuse)
        && verb.is_some_and(|k| k.subjects.iter().any(|&s| context.is_word(s, &["you"])))
}

/// Whether who is told something is at whom it is directed. "Told the Council that X had broken it" accuses X.
fn is_directed(stance: Stance) -> bool {
    matches!(stance, Stance::Request | Stance::Threaten)
}

fn or_else(found: Vec<ActorId>, other: impl FnOnce() -> Vec<ActorId>) -> Vec<ActorId> {
    if found.is_empty() { other() } else { found }
}

/// At whom the same speaker was directed just before.
fn as_before(context: &Context<'_, '_>, act: &Act<'_>, stance: Stance, before: &[Said]) -> Vec<ActorId> {
    let here = context.document.sentence_of(act.token);
    let last = before
        .iter()
        .rev()
        .take(3)
        .find(|s| s.speakers == act.speakers && s.stance == stance && s.sentence + 1 >= here);
    last.map_or_else(Vec::new, |s| s.targets.clone())
}

fn add(out: &mut Vec<ActorId>, found: Vec<ActorId>, speakers: &[ActorId]) {
    for actor in found {
        if !out.contains(&actor) && !speakers.contains(&actor) {
            out.push(actor);
        }
    }
}

/// The actors for whom heads stand; where a head is a deed or a claim, those who did or made it. A text is nobody.
fn actors_at(context: &Context<'_, '_>, heads: &[TokenId], stance: Stance) -> Vec<ActorId> {
    let document = context.document;
    let mut out = Vec::new();
    for &head in heads {
        if is_populace(context, head) {
            continue;
        }
        let found = speakers::of_head(context, head);
        if !found.is_empty() {
            out.extend(speakers::with_further_wholes(context, head, &found));
            continue;
        }
        if document.pos(head) == Pos::Pron
            || context.lexicon.accord_noun(document.lemma(head)).is_some() && stance == Stance::Support
        {
            continue;
        }
        if let Some(gerund) = context.clauses.at(head) {
            out.extend(speakers::of_heads(context, gerund.undergoers()));
            continue;
        }
        // "accused Ordovia of arming the rebels": who is named and no actor did nothing of others'.
        if document.pos(head) != Pos::Propn || stance != Stance::Accuse {
            out.extend(makers(context, head));
        }
    }
    out
}

/// "all Indonesians", "Libyans of every region": the people of a country, who are no actor; "the Moroccans" are its government.
fn is_populace(context: &Context<'_, '_>, head: TokenId) -> bool {
    let document = context.document;
    let people = context.lexicon.name(document.word(head)).iter().any(|n| matches!(n, Name::People(_)));
    people && !document.children_by(head, Dep::Det).any(|d| context.is_word(d, &["the"]))
}

/// Who made or did what a noun names: "the attacks carried out by X", "X's claim", "the efforts of X".
pub(super) fn makers(context: &Context<'_, '_>, noun: TokenId) -> Vec<ActorId> {
    let document = context.document;
    if let Some(possessor) = document.child(noun, Dep::Poss) {
        let found = speakers::of_head(context, possessor);
        if !found.is_empty() {
            return found;
        }
    }
    for child in document.children(noun).filter(|&c| c > noun) {
        let heads = match document.dep(child) {
            Dep::Acl => context
                .clauses
                .at(child)
                .map_or_else(Vec::new, |k| if k.passive { k.agents.clone() } else { Vec::new() }),
            Dep::Prep if context.is_word(child, &["by", "of", "from"]) => objects_of(document, child),
            _ => continue,
        };
        let found = speakers::of_heads(context, &heads);
        if !found.is_empty() {
            return found;
        }
    }
    let modifiers = document
        .children(noun)
        .filter(|&c| c < noun && matches!(document.dep(c), Dep::Amod | Dep::Compound | Dep::Nmod));
    modifiers.flat_map(|c| context.cast.at(c).to_vec()).collect()
}

/// Who must do what is demanded: "that X withdraw", "that *its* commander be dismissed".
fn asked(context: &Context<'_, '_>, clause: &Clause, by: &[ActorId]) -> Vec<ActorId> {
    let document = context.document;
    if clause.passive && clause.agents.is_empty() {
        // Whoever is named is acted upon: "that X be heard" asks nothing of X.
        let that = document.child(clause.verb, Dep::Mark).is_some();
        let common = clause.subjects.iter().filter(|&&s| that && document.pos(s) == Pos::Noun);
        let whose = common.flat_map(|&s| match context.cast.at(s) {
            [] => makers(context, s),
            found => found.to_vec(),
        });
        return whose.filter(|&a| !context.is_own(a, by)).collect();
    }
    speakers::of_heads(context, clause.doers())
}

/// Whether an actor is of a state, a group or a movement, and neither mediates for an organization nor speaks for civil society.
fn is_principal(context: &Context<'_, '_>, actor: ActorId) -> bool {
    matches!(
        context.cast.get(context.side(actor)).kind,
        ActorKind::State | ActorKind::ArmedGroup | ActorKind::PoliticalGroup | ActorKind::StateBody
    )
}

/// For whose performance somebody waits who refuses: "not before *they* have left", "as long as *X* shells us".
fn awaited(context: &Context<'_, '_>, piece: &Piece, by: &[ActorId]) -> Vec<ActorId> {
    const FIRST: &[&str] = &["until", "till", "unless", "before", "once"];
    let document = context.document;
    let waits = |clause: &&Clause| {
        matches!(document.dep(clause.verb), Dep::Advcl | Dep::Pcomp)
            && document.children(clause.verb).any(|c| c < clause.verb && context.is_word(c, FIRST))
    };
    let foreign = |actors: Vec<ActorId>| -> Vec<ActorId> {
        actors.into_iter().filter(|&a| !context.is_own(a, by)).collect()
    };
    if !by.iter().all(|&a| is_principal(context, a)) {
        return Vec::new();
    }
    let verbs = piece.content.clone().take(MOST_CONTENT).filter_map(|t| context.clauses.at(t));
    verbs
        .filter(waits)
        .map(|clause| foreign(speakers::of_heads(context, clause.doers())))
        .find(|found| found.len() == 1)
        .unwrap_or_default()
}

/// Whom somebody promises to help: "would stand by X", "pledged money to X".
fn helped(context: &Context<'_, '_>, act: &Act<'_>, verb: Option<&Clause>) -> Vec<ActorId> {
    const HELPS: &[&str] = &[
        "support",
        "back",
        "help",
        "assist",
        "aid",
        "fund",
        "protect",
        "defend",
        "forgive",
        "congratulate",
        "thank",
        "applaud",
        "commend",
        "praise",
        "salute",
    ];
    let document = context.document;
    let foreign = |actors: Vec<ActorId>| -> Vec<ActorId> {
        actors.into_iter().filter(|&a| !context.is_own(a, &act.speakers)).collect()
    };
    let Some(clause) = verb.filter(|k| !k.negated) else { return Vec::new() };
    if HELPS.contains(&document.lemma(clause.verb)) {
        return foreign(speakers::of_heads(context, &clause.objects));
    }
    if document.lemma(clause.verb) == "stand" {
        let beside =
            ["by", "with", "behind", "alongside"].into_iter().flat_map(|p| clause.oblique(document, p));
        return foreign(speakers::of_heads(context, &beside.collect::<Vec<_>>()));
    }
    Vec::new()
}

/// Whom a charge blames: who does the deed.
fn accused(context: &Context<'_, '_>, piece: &Piece, verb: Option<&Clause>, by: &[ActorId]) -> Vec<ActorId> {
    let foreign =
        |actors: Vec<ActorId>| actors.into_iter().filter(|&a| !context.is_own(a, by)).collect::<Vec<_>>();
    if let Some(clause) = verb {
        let mut doers = foreign(speakers::of_heads(context, clause.doers()));
        if doers.is_empty() {
            doers = foreign(cleft(context, clause));
        }
        // "violations by X had been recorded": the passive has no doer, its subject has.
        let breaches = clause.subjects.iter().filter(|&&s| is_breach(context.document.lemma(s)));
        if doers.is_empty() {
            doers =
                clause.doers().iter().chain(breaches).flat_map(|&d| foreign(makers(context, d))).collect();
        }
        if !doers.is_empty() {
            return doers;
        }
    }
    first_foreign(context, piece, by)
}

/// "It was X that broke it": X.
fn cleft(context: &Context<'_, '_>, clause: &Clause) -> Vec<ActorId> {
    let document = context.document;
    let it = clause.subjects.iter().any(|&s| context.is_word(s, &["it"]));
    if !it || document.lemma(clause.verb) != "be" {
        return Vec::new();
    }
    let heads: Vec<TokenId> = document.children_by(clause.verb, Dep::Attr).collect();
    speakers::of_heads(context, &heads)
}

/// Whether a noun names a deed as a wrong.
pub(super) fn is_breach(lemma: &str) -> bool {
    matches!(lemma, "violation" | "breach" | "aggression" | "provocation" | "incursion")
}

/// The first actor named in the content who is not on the speaker's side, where the deed was done or to whom it was done aside: "condemned
/// the attack in X, in which a peacekeeper from Y was killed" blames neither.
fn first_foreign(context: &Context<'_, '_>, piece: &Piece, by: &[ActorId]) -> Vec<ActorId> {
    let document = context.document;
    let suffers = |t: TokenId| {
        let above = document.head(t);
        let beside = document.dep(t) == Dep::Pobj
            && context.is_word(
                above,
                &["in", "at", "near", "on", "against", "inside", "across", "outside", "from"],
            );
        let undergoes = || {
            context.clauses.around(t).is_some_and(|clause| {
                clause.passive
                    && clause.subjects.iter().any(|&subject| document.subtree(subject).contains(&t))
            })
        };
        beside || undergoes()
    };
    let mut named = (piece.content.clone().take(80))
        .filter(|&t| !context.cast.at(t).is_empty() && !suffers(t))
        .map(|t| context.cast.at(t));
    named.find(|ids| ids.iter().all(|&a| !context.is_own(a, by))).map_or_else(Vec::new, <[ActorId]>::to_vec)
}

/// Whom a threat concerns: who must act to avert it.
fn threatened(context: &Context<'_, '_>, piece: &Piece, by: &[ActorId]) -> Vec<ActorId> {
    let conditions = piece
        .content
        .clone()
        .take(MOST_CONTENT)
        .filter_map(|t| context.clauses.at(t))
        .filter(|k| k.reality == Reality::Conditional);
    for condition in conditions {
        let found: Vec<ActorId> = speakers::of_heads(context, &condition.subjects)
            .into_iter()
            .filter(|&a| !context.is_own(a, by))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// To whom a denial or rejection answers: who last accused the speaker, else who spoke right before, on another side.
fn answered(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece, before: &[Said]) -> Vec<ActorId> {
    let here = context.document.sentence_of(act.token);
    let other = |s: &&Said| !s.speakers.iter().any(|&a| context.is_own(a, &act.speakers));
    let near = || before.iter().rev().take(6).filter(|s| s.sentence + REACH > here).filter(other);
    let at_speaker =
        |s: &&Said| s.targets.is_empty() || s.targets.iter().any(|&t| context.is_own(t, &act.speakers));
    if !is_answer(context, act, piece) {
        return contradicted(context, act, piece, before).map_or_else(Vec::new, |s| s.speakers.clone());
    }
    // Who denies a rumour or a report in a paper answers nobody, who calls "this report" false whoever made it.
    let hearsay = context.document.children(act.token).any(|c| {
        matches!(
            context.document.lemma(c),
            "rumour" | "rumor" | "report" | "message" | "speculation" | "story"
        ) && !context
            .document
            .children_by(c, Dep::Det)
            .any(|d| context.is_word(d, &["this", "that", "these", "those"]))
    });
    if hearsay {
        return Vec::new();
    }
    let accuser = near().find(|s| s.stance == Stance::Accuse && at_speaker(s));
    let denies = matches!(context.document.lemma(act.token), "deny" | "refute" | "rebut");
    // "Kiir had refused": not those who only praise.
    let refuses = matches!(context.document.lemma(act.token), "refuse" | "decline");
    let open = |s: &&Said| !refuses || s.stance != Stance::Support;
    let last = || near().next().filter(open).filter(|s| s.sentence + if denies { 3 } else { 2 } > here);
    let charged = || near().find(|s| denies && s.stance == Stance::Accuse);
    accuser.or_else(charged).or_else(last).map_or_else(Vec::new, |s| s.speakers.clone())
}

/// Whom a negated claim or a reply contradicts: a party denies what another side has just claimed, asked for or charged ("There was
/// no clash", "No vote is needed", "answered that the list was complete").
pub(super) fn contradicted<'s>(
    context: &Context<'_, '_>,
    act: &Act<'_>,
    piece: &Piece,
    before: &'s [Said],
) -> Option<&'s Said> {
    let denies = piece.verb.and_then(|v| context.clauses.at(v)).is_some_and(|k| k.negated);
    if !(denies || is_reply(context, act)) || !act.speakers.iter().all(|&a| is_principal(context, a)) {
        return None;
    }
    let here = context.document.sentence_of(act.token);
    let other = |s: &&Said| !s.speakers.iter().any(|&a| context.is_own(a, &act.speakers));
    let claims =
        |s: &&Said| matches!(s.stance, Stance::Accuse | Stance::Request | Stance::Reject | Stance::Threaten);
    before.iter().rev().take(4).filter(|s| s.sentence + 2 >= here).filter(other).find(claims)
}

/// "*answered* that the mines were left over from the war": a verb that sets what is said against what was said before.
fn is_reply(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    matches!(
        context.document.lemma(act.token),
        "reply" | "answer" | "counter" | "respond" | "rejoin" | "retort" | "object"
    )
}

/// Whether a rejection answers something said before: it denies, or takes up what was said with "it", "that" or a word for
/// it ("the charge", "the account").
fn is_answer(context: &Context<'_, '_>, act: &Act<'_>, piece: &Piece) -> bool {
    let document = context.document;
    let denies =
        matches!(document.lemma(act.token), "deny" | "rebut" | "refute" | "disagree" | "belie" | "shoot")
            || is_reply(context, act);
    let short = piece.verb.is_none() && piece.content.len() < 4;
    denies || takes_up(context, act) || short
}

/// Whether what was said before is taken up with "it", "that" or a word for it.
fn takes_up(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    let document = context.document;
    let clause = act.clause.map(|id| context.clauses.get(id));
    clause.is_some_and(|k| {
        k.undergoers().iter().any(|&o| {
            context.is_word(o, &["it", "that", "this"]) && context.cast.at(o).is_empty()
                || !context.lexicon.speech_nouns(document.lemma(o)).is_empty()
                || matches!(
                    document.lemma(o),
                    "report" | "rumour" | "rumor" | "figure" | "idea" | "proposal" | "story"
                )
        })
    })
}

/// Whether the speakers speak of each other: "each side accused the other", "they accused one another".
pub(super) fn is_mutual(context: &Context<'_, '_>, act: &Act<'_>) -> bool {
    // "traded accusations".
    if matches!(context.document.lemma(act.token), "trade" | "exchange" | "swap") {
        return true;
    }
    let range = act.token..(act.token + 5).min(context.document.len());
    range.clone().any(|t| {
        context.is_word(t, &["other", "another", "each"])
            && context.document.sentence_of(t) == context.document.sentence_of(act.token)
    })
}
