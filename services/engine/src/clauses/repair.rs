//! Mends what the parser commonly misreads in news.

use super::arguments::{conjuncts, is_means, is_word, phrase_above};
use super::{Clause, ClauseId, Clauses, Reality, Tense};
use crate::dates::names_day_or_month;
use crate::document::{Document, TokenId};
use crate::syntax::{Dep, Pos, Tag};

/// "The pact that the two sides *signed* has *collapsed*", read as if the two sides, signed, had collapsed: the participle
/// is the relative clause's verb, and the verb read as its verb is the main one.
pub(super) fn garden_paths(document: &Document<'_>, clauses: &mut Clauses) {
    for id in 0..clauses.clauses.len() {
        let main = clauses.clauses[id].verb;
        let Some((noun, subject, participle)) = misread_relative(document, clauses, main) else { continue };
        let subjects = std::mem::replace(&mut clauses.clauses[id].subjects, vec![noun]);
        clauses.clauses[id].objects.retain(|&o| o != noun && !is_word(document, o, &["that"]));
        let Some(relative) = clauses.id_at(participle).map(|id| &mut clauses.clauses[id]) else { continue };
        relative.subjects = if subjects.contains(&subject) { subjects } else { vec![subject] };
        relative.own_subject = true;
        relative.objects = vec![noun];
        relative.passive = false;
        (relative.tense, relative.reality) = (Tense::Past, Reality::Fact);
    }
}

/// The noun, the subject and the participle of such a reading of a verb.
fn misread_relative(
    document: &Document<'_>,
    clauses: &Clauses,
    main: TokenId,
) -> Option<(TokenId, TokenId, TokenId)> {
    if document.dep(main) != Dep::Relcl {
        return None;
    }
    let noun = document.head(main);
    // Where the noun heads the sentence, a relative clause cannot be all there is to say of it; and where the pronoun is the object of
    // a verb that has gone into another tense, the participle before that is its verb.
    let pluperfect = || {
        document.children_by(main, Dep::Aux).any(|a| is_word(document, a, &["had", "has", "have", "was"]))
            && document
                .children_by(main, Dep::Dobj)
                .any(|o| o < main && is_word(document, o, &["that", "which"]))
    };
    if !(document.is_root(noun) || pluperfect()) || clauses.id_at(noun).is_some() {
        return None;
    }
    let subject = document
        .children(main)
        .find(|&c| c < main && matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass))?;
    let participle =
        document.children_by(subject, Dep::Acl).find(|&c| c > subject && document.tag(c) == Tag::Vbn)?;
    (document.child(participle, Dep::Agent).is_none()).then_some((noun, subject, participle))
}

/// "An earlier truce, *struck* in the same city, was never respected", "a memorandum, *concluded* in August by the UN, …": a past
/// tense after a comma that has no object is the participle of what stands before the comma, where it names who did it, or where
/// nothing else can be meant.
pub(super) fn reduced_relatives(document: &Document<'_>, clauses: &mut Clauses) {
    for id in 0..clauses.clauses.len() {
        let verb = clauses.clauses[id].verb;
        let Some(noun) = misread_participle(document, &clauses.clauses[id]) else { continue };
        let clause = &mut clauses.clauses[id];
        clause.subjects = vec![noun];
        clause.own_subject = false;
        clause.passive = true;
        (clause.tense, clause.reality, clause.negated) = (Tense::Past, Reality::Fact, false);
        // What is joined to the same noun and read as the participle's own is the main verb's.
        let below: Vec<ClauseId> = (id + 1..clauses.clauses.len().min(id + 4))
            .filter(|&next| clauses.clauses[next].governor == Some(id))
            .filter(|&next| {
                let other = clauses.clauses[next].verb;
                document.dep(other) == Dep::Conj && document.head(other) == verb
            })
            .collect();
        for next in below {
            clauses.clauses[next].governor = clauses.clauses[id].governor;
        }
    }
}

/// "The ceasefire *signed* in Doha in May *has been* broken", read as if the ceasefire had signed: where two finite verbs follow one
/// noun and nothing joins them, the first is its participle and the second what is said of it.
pub(super) fn double_predicates(document: &Document<'_>, clauses: &mut Clauses) {
    for id in 0..clauses.clauses.len() {
        let verb = clauses.clauses[id].verb;
        let Some((noun, main)) = misread_main(document, verb) else { continue };
        let above = clauses.clauses[id].governor;
        let clause = &mut clauses.clauses[id];
        clause.subjects = conjuncts(document, noun);
        clause.own_subject = false;
        clause.passive = true;
        clause.complements.retain(|&c| c != main);
        (clause.tense, clause.reality, clause.negated) = (Tense::Past, Reality::Fact, false);
        if let Some(main) = clauses.id_at(main) {
            let main = &mut clauses.clauses[main];
            main.subjects = conjuncts(document, noun);
            main.own_subject = true;
            main.governor = above;
        }
    }
}

/// Verbs between whose object and its verb a clause without "that" may stand: "the man whom officials *said* was dead".
const PARENTHETIC: &[&str] = &[
    "say", "claim", "believe", "think", "hope", "insist", "know", "fear", "add", "report", "tell", "suggest",
    "warn", "caution", "complain", "argue", "stress", "note", "lament", "concede", "admit", "boast", "vow",
];

/// The noun of such a participle, and the verb that is said of it.
fn misread_main(document: &Document<'_>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let plain = document.tag(verb) == Tag::Vbd
        && !PARENTHETIC.contains(&document.lemma(verb))
        && !matches!(document.dep(verb), Dep::Relcl | Dep::Acl)
        && document
            .children(verb)
            .all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass | Dep::Dobj | Dep::Cc));
    let noun = document.child(verb, Dep::Nsubj).filter(|&s| plain && document.subtree(s).end == verb)?;
    let said = |c: TokenId| {
        c > verb && matches!(document.dep(c), Dep::Conj | Dep::Ccomp) && is_predicate_alone(document, c)
    };
    // "said that 40 people *held* since May *were freed*": both hung on the saying.
    let beside = || {
        let above = document.head(verb);
        let hung = document.dep(verb) == Dep::Ccomp && above < verb;
        document.children(above).find(|&c| hung && document.dep(c) == Dep::Ccomp && said(c))
    };
    let main = document.children(verb).find(|&c| said(c)).or_else(beside)?;
    let start = document.subtree(main).start;
    let joined = !matches!(document.pos(start - 1), Pos::Noun | Pos::Propn | Pos::Num);
    (matches!(document.pos(noun), Pos::Noun | Pos::Propn) && !joined).then_some((noun, main))
}

/// Whether a verb is finite and has neither a subject nor a subordinator of its own.
fn is_predicate_alone(document: &Document<'_>, verb: TokenId) -> bool {
    let finite = |t: TokenId| matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let own = |c: TokenId| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass | Dep::Mark | Dep::Expl);
    let helped = document
        .children(verb)
        .any(|c| c < verb && matches!(document.dep(c), Dep::Aux | Dep::Auxpass) && finite(c));
    (finite(verb) || helped) && !document.children(verb).any(own)
}

/// Whether a word is of the calendar or the clock: the parser takes such words for one name with the noun that follows.
fn is_time(document: &Document<'_>, token: TokenId) -> bool {
    names_day_or_month(document.word(token)) || is_word(document, token, DAYTIMES)
}

const DAYTIMES: &[&str] = &[
    "morning",
    "evening",
    "afternoon",
    "night",
    "noon",
    "dawn",
    "dusk",
    "daybreak",
    "midday",
    "midnight",
    "sunrise",
    "sunset",
    "nightfall",
];

/// "telephoned this morning *Sheikh Hamad*", "brought together in Doha *Presidents X and Y*": a name that hangs loosely on a verb
/// without an object is its object. "On Wednesday *shells* fell", "On the 7th of September *Ukraine and Russia* swapped": where a
/// verb has no subject, it is what the parser took for one phrase with the date before it.
pub(super) fn swallowed(document: &Document<'_>, clauses: &mut Clauses) {
    let mut found = Vec::new();
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        if clause.objects.is_empty() && !clause.passive {
            let loose = |&c: &TokenId| {
                c > verb
                    && matches!(document.dep(c), Dep::Npadvmod | Dep::Dep)
                    && document.pos(c) == Pos::Propn
                    && !is_time(document, c)
                    && document.word(c).starts_with(char::is_uppercase)
                    // "wrote on X, formerly *Twitter*": of the name before the comma.
                    && !(verb..c).any(|t| document.word(t) == ",")
            };
            if let Some(object) = document.children(verb).find(loose) {
                clause.objects = conjuncts(document, object);
            }
        }
        let finite = matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        let bare = clause.subjects.is_empty() && finite && document.is_root(verb);
        if let Some(subject) = after_date(document, verb).filter(|_| bare) {
            clause.subjects = conjuncts(document, subject);
            clause.own_subject = true;
            found.push(verb);
        }
    }
    // "On 11 March *men* fell upon the camp and killed six": they did both.
    for verb in found {
        let subjects = clauses.at(verb).map(|clause| clause.subjects.clone()).unwrap_or_default();
        for joined in document.children_by(verb, Dep::Conj).collect::<Vec<_>>() {
            if let Some(id) = clauses.id_at(joined).filter(|&id| clauses.clauses[id].subjects.is_empty()) {
                clauses.clauses[id].subjects.clone_from(&subjects);
            }
        }
    }
}

/// The noun between a word of the calendar and a verb that follows at once, within one prepositional phrase.
fn after_date(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    let phrase = document.children_by(verb, Dep::Prep).find(|&p| document.subtree(p).end == verb)?;
    let date = (phrase..verb).rev().find(|&t| is_time(document, t))?;
    let mut at = verb.checked_sub(1).filter(|&last| last > date)?;
    while document.head(at) > date && document.head(at) < verb && document.head(at) != at {
        at = document.head(at);
    }
    matches!(document.pos(at), Pos::Noun | Pos::Propn).then_some(at)
}

/// "peace based on the accords *signed* in 2020", hung on "peace": a participle right after a noun qualifies that, unless its own
/// noun is part of the same phrase.
pub(super) fn hung_too_high(document: &Document<'_>, clauses: &mut Clauses) {
    for clause in &mut clauses.clauses {
        let verb = clause.verb;
        let loose = document.dep(verb) == Dep::Advcl && document.child(verb, Dep::Mark).is_none();
        let bare =
            (document.dep(verb) == Dep::Acl || loose) && document.tag(verb) == Tag::Vbn && clause.passive;
        let Some(last) = verb.checked_sub(1).filter(|_| bare) else { continue };
        let Some(near) = phrase_above(document, last) else { continue };
        let hung = document.head(verb);
        if near != hung
            && hung < near
            && !document.is_under(hung, near)
            && (loose || !is_chained(document, near, hung))
        {
            clause.subjects = vec![near];
        }
    }
}

/// Whether a noun is a part of another's phrase by nothing but prepositions.
fn is_chained(document: &Document<'_>, noun: TokenId, above: TokenId) -> bool {
    let mut at = noun;
    for _ in 0..6 {
        if at == above {
            return true;
        }
        if !matches!(document.dep(at), Dep::Pobj | Dep::Prep | Dep::Conj | Dep::Compound) {
            return false;
        }
        at = document.head(at);
    }
    false
}

/// The noun that such a participle qualifies.
fn misread_participle(document: &Document<'_>, clause: &Clause) -> Option<TokenId> {
    let verb = clause.verb;
    let bare = matches!(document.tag(verb), Tag::Vbd | Tag::Vbn)
        && document
            .children(verb)
            .all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass | Dep::Dobj | Dep::Ccomp));
    let comma = verb.checked_sub(1).filter(|&t| document.word(t) == ",")?;
    // "The minister, X, *spoke* by telephone": by no one.
    let by = document.child(verb, Dep::Agent).is_some_and(|by| !is_means(document, by));
    // "Under the pact, *signed* in May by X and Y, the two …": before the clause on which it hangs, whose subject it is given.
    let ahead = by && document.dep(verb) == Dep::Advcl && document.head(verb) > verb && !clause.own_subject;
    let last = comma.checked_sub(1).filter(|_| bare && (!clause.passive || ahead))?;
    let noun = phrase_above(document, last)?;
    let subject = document.child(verb, Dep::Nsubj);
    let hung_on_it = document.dep(verb) == Dep::Acl && document.head(verb) == noun;
    // A comma sets no subject off from its verb, unless another closes what stands between the two.
    let set_off = subject
        .is_some_and(|s| s == noun && !(document.subtree(s).start..comma).any(|t| document.word(t) == ","));
    let loose = subject.is_none()
        && matches!(document.dep(verb), Dep::Conj | Dep::Advcl | Dep::Ccomp)
        && resumes(document, verb);
    (by && subject.is_none_or(|s| s == noun) || hung_on_it || set_off || loose).then_some(noun)
}

/// Whether a comma after a verb is followed by a finite verb: "the truce, struck in May, *came* to grief".
fn resumes(document: &Document<'_>, verb: TokenId) -> bool {
    let end = document.sentence_around(verb).end;
    (verb + 1..end).take(20).any(|t| {
        let finite = matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        document.word(t - 1) == "," && finite
    })
}

/// "urged them to stop and *left* the room": a finite verb is joined to no infinitive or gerund, but to the finite verb above.
/// Answers the clause on which a clause hangs, given the one on which the parser hung it.
pub(super) fn joined_to(
    document: &Document<'_>,
    clauses: &Clauses,
    id: ClauseId,
    above: ClauseId,
) -> ClauseId {
    let clause = &clauses.clauses[id];
    if let Some(infinitive) = continued(document, clauses, clause.verb, clauses.clauses[above].verb) {
        return infinitive;
    }
    let finite = matches!(document.tag(clause.verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    if document.dep(clause.verb) != Dep::Conj || clause.own_subject || !finite {
        return above;
    }
    let mut at = above;
    for _ in 0..8 {
        let verb = clauses.clauses[at].verb;
        let infinite = match document.tag(verb) {
            Tag::Vb => document.children_by(verb, Dep::Aux).all(|a| document.tag(a) == Tag::To),
            Tag::Vbg => document.child(verb, Dep::Aux).is_none(),
            _ => false,
        };
        match clauses.above[verb].filter(|_| infinite) {
            Some(next) => at = next as usize,
            None if infinite => return above,
            None => return beyond_report(document, clauses, id, at),
        }
    }
    above
}

/// "called on the Front to stop its attacks, *sign* the accord and *free* the hostages": a base form after a finite verb and an
/// infinitive goes on with the infinitive.
fn continued(document: &Document<'_>, clauses: &Clauses, verb: TokenId, above: TokenId) -> Option<ClauseId> {
    /// How far before it the infinitive stands at most.
    const FARTHEST: usize = 40;
    let helped = |t: TokenId| {
        document.children(t).any(|c| {
            matches!(document.dep(c), Dep::Aux | Dep::Auxpass | Dep::Nsubj | Dep::Nsubjpass | Dep::Mark)
        })
    };
    let finite = matches!(document.tag(above), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && document.children(above).all(|c| !matches!(document.dep(c), Dep::Aux | Dep::Auxpass));
    let alone = document.dep(verb) == Dep::Conj && document.tag(verb) == Tag::Vb && !helped(verb);
    if !finite || !alone || above >= verb {
        return None;
    }
    let infinitive = |&t: &TokenId| {
        document.tag(t) == Tag::Vb
            && document.children_by(t, Dep::Aux).any(|a| document.tag(a) == Tag::To)
            && !document.is_under(t, verb)
    };
    let last = ((above + 1).max(verb.saturating_sub(FARTHEST))..verb).rev().find(infinitive)?;
    clauses.id_at(last)
}

/// "alleged that the capital had sold their rights and *threatened* to strike": what was reported in the pluperfect or with
/// "would" ends where a plain past tense follows; that is joined to the verb of reporting.
fn beyond_report(document: &Document<'_>, clauses: &Clauses, id: ClauseId, above: ClauseId) -> ClauseId {
    let reported = clauses.clauses[above].verb;
    let auxiliary = |verb: TokenId, words: &[&str]| {
        document
            .children_by(verb, Dep::Aux)
            .any(|aux| words.iter().any(|word| document.word(aux).eq_ignore_ascii_case(word)))
    };
    let shifted = auxiliary(reported, &["had", "would", "will", "could", "'d"]);
    let verb = clauses.clauses[id].verb;
    let plain = document.tag(verb) == Tag::Vbd && document.children_by(verb, Dep::Aux).next().is_none();
    if !shifted || !plain || document.dep(reported) != Dep::Ccomp {
        return above;
    }
    match clauses.above[reported].map(|next| next as usize) {
        Some(next) if document.tag(clauses.clauses[next].verb) == Tag::Vbd => next,
        _ => above,
    }
}

/// "The minister, wearing a dark suit, *called* for …", read as if the suit had called: where a sentence hangs on a noun, the
/// first finite verb after a comma that has no subject of its own takes that noun for one.
pub(super) fn orphans(document: &Document<'_>, clauses: &mut Clauses) {
    for sentence in document.sentences() {
        let Some(noun) = sentence.clone().find(|&t| document.is_root(t)) else { continue };
        if !matches!(document.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron) || sentence.len() < 4 {
            continue;
        }
        let orphan = (noun + 1..sentence.end).find(|&t| {
            let loose = matches!(document.dep(t), Dep::Acl | Dep::Advcl | Dep::Dep | Dep::Relcl);
            let finite = matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp)
                || is_past_misread(document, noun, t);
            let after_comma = document.word(t - 1) == ","
                || document.dep(t - 1) == Dep::Advmod && t >= 2 && document.word(t - 2) == ",";
            let alone =
                clauses.at(t).is_some_and(|k| !k.own_subject) && document.child(t, Dep::Mark).is_none();
            loose && finite && after_comma && alone
        });
        let orphan = orphan.or_else(|| lone_participle(document, clauses, noun, sentence));
        if let Some(id) = orphan.and_then(|t| clauses.id_at(t)) {
            let clause = &mut clauses.clauses[id];
            clause.subjects = conjuncts(document, noun);
            clause.governor = None;
            if clause.passive {
                clause.passive = false;
                (clause.tense, clause.reality) = (Tense::Past, Reality::Fact);
            }
        }
    }
}

/// Verbs that have no passive: their participle on a noun is its past tense.
const INTRANSITIVE: &[&str] = &[
    "protest",
    "march",
    "rally",
    "demonstrate",
    "gather",
    "arrive",
    "clash",
    "retreat",
    "travel",
    "talk",
    "die",
    "flee",
];

/// "Kabbah and Sankoh, until April a prisoner, *signed* late in the afternoon": where a sentence on a name has no other finite verb,
/// a participle after a comma is its verb.
fn lone_participle(
    document: &Document<'_>,
    clauses: &Clauses,
    noun: TokenId,
    sentence: &std::ops::Range<TokenId>,
) -> Option<TokenId> {
    let finite = |t: TokenId| {
        matches!(document.tag(t), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) && document.dep(t) != Dep::Relcl
    };
    let full = document.word(sentence.end - 1) == ".";
    if !full || sentence.clone().any(finite) {
        return None;
    }
    let named = document.pos(noun) == Pos::Propn;
    (noun + 1..sentence.end).find(|&t| {
        document.tag(t) == Tag::Vbn
            && document.dep(t) == Dep::Acl
            && (named && document.word(t - 1) == "," || INTRANSITIVE.contains(&document.lemma(t)))
            && document.child(t, Dep::Agent).is_none()
            && clauses.at(t).is_some_and(|k| !k.own_subject)
    })
}

/// "Medinsky, who leads the team, *charged* that …": a participle on the sentence's noun that has an object or a clause for a
/// complement, and nobody by whom it is done, is the past tense.
fn is_past_misread(document: &Document<'_>, noun: TokenId, verb: TokenId) -> bool {
    let complement =
        |&c: &TokenId| c > verb && matches!(document.dep(c), Dep::Dobj | Dep::Ccomp | Dep::Xcomp);
    document.tag(verb) == Tag::Vbn
        && document.head(verb) == noun
        && document.children(verb).any(|c| complement(&c))
        && document.child(verb, Dep::Agent).is_none()
        && document.child(verb, Dep::Auxpass).is_none()
}

/// "Prachanda promised …, then *added* that …": where the main verb has no subject and a clause before it that no conjunction
/// subordinates has one, they share it.
pub(super) fn shared_subjects(document: &Document<'_>, clauses: &mut Clauses) {
    for id in 0..clauses.clauses.len() {
        let verb = clauses.clauses[id].verb;
        let finite = matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        if !document.is_root(verb) || clauses.clauses[id].own_subject || !finite {
            continue;
        }
        let before = document.children(verb).find(|&c| {
            c < verb
                && matches!(document.dep(c), Dep::Advcl | Dep::Ccomp)
                && document.tag(c) == document.tag(verb)
                && document.child(c, Dep::Mark).is_none()
                && clauses.at(c).is_some_and(|k| k.own_subject)
        });
        if let Some(other) = before.and_then(|c| clauses.at(c)) {
            clauses.clauses[id].subjects = other.subjects.clone();
        }
    }
}
