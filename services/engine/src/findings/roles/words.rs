//! Roles by words: what the text calls somebody, and what it has them do.

use super::cues::{Cue, HYPHENATED, NOUNS, PHRASAL, REFUSED, VERBS};
use super::{Evidence, principal};
use crate::actors::{ActorId, Cast};
use crate::clauses::{Clauses, Reality, conjuncts, first_conjunct};
use crate::document::{Document, TokenId};
use crate::mentions::is_state_style;
use crate::syntax::{Dep, Pos, Tag};

/// What the text calls them, and what it has them do.
pub(super) fn words(document: &Document<'_>, cast: &Cast, clauses: &Clauses, evidence: &mut [Evidence]) {
    for token in 0..document.len() {
        match document.pos(token) {
            Pos::Noun | Pos::Propn => {
                let lemma = document.lemma(token).to_lowercase();
                let offices =
                    lemma == "office" && token > 0 && document.word(token - 1).eq_ignore_ascii_case("good");
                let lemma = if offices { "mediation" } else { lemma.as_str() };
                if let Some(&(_, cue, weight)) = NOUNS.iter().find(|(noun, ..)| *noun == lemma) {
                    for actor in called(document, cast, token) {
                        add(cast, evidence, actor, cue, weight);
                    }
                }
            }
            Pos::Adj | Pos::Verb => {
                let word = document.word(token).to_lowercase();
                let Some(&(_, cue, weight)) = HYPHENATED.iter().find(|(w, ..)| *w == word) else { continue };
                // "U.S.-brokered" is read as three tokens: the name, the hyphen, the participle.
                if token >= 2 && document.word(token - 1) == "-" {
                    for &actor in cast.at(token - 2) {
                        add(cast, evidence, actor, cue, weight);
                    }
                }
            }
            _ => {}
        }
    }
    for (_, clause) in clauses.iter() {
        let lemma = document.lemma(clause.verb);
        if clause.reality == Reality::Conditional {
            continue;
        }
        let particle = |word: &str| document.children(clause.verb).any(|c| document.word(c) == word);
        let aside = PHRASAL
            .iter()
            .find(|(verb, with, _)| *verb == lemma && particle(with))
            .map(|(.., weight)| *weight);
        let refuses = (clause.negated && REFUSED.contains(&lemma)).then_some(2.0);
        if let Some(weight) = aside.filter(|_| !clause.negated).or(refuses) {
            for &head in clause.doers() {
                for actor in cast.of_phrase(document, head) {
                    add(cast, evidence, actor, Cue::Spoiler, weight);
                }
            }
        }
        if clause.negated {
            continue;
        }
        // "brought the two together"
        let together =
            lemma == "bring" && document.children(clause.verb).any(|c| document.word(c) == "together");
        let lemma = if together { "convene" } else { lemma };
        // "sent facilitators", "dispatched observers": whose they are plays their part.
        if matches!(lemma, "send" | "dispatch" | "deploy" | "provide") {
            for (cue, weight) in clause.undergoers().iter().filter_map(|&sent| part_of(document, sent)) {
                for actor in clause.doers().iter().flat_map(|&head| cast.of_phrase(document, head)) {
                    add(cast, evidence, actor, cue, weight);
                }
            }
        }
        if let Some(&(_, cue, weight)) = VERBS.iter().find(|(verb, ..)| *verb == lemma) {
            for &head in clause.doers() {
                for actor in cast.of_phrase(document, head) {
                    add(cast, evidence, actor, cue, weight);
                }
            }
        }
    }
}

/// The part that a plural noun for persons names: "facilitators", "monitors".
fn part_of(document: &Document<'_>, noun: TokenId) -> Option<(Cue, f32)> {
    let several = document.tag(noun) == Tag::Nns;
    let (_, cue, weight) = NOUNS.iter().find(|(known, ..)| several && *known == document.lemma(noun))?;
    Some((*cue, *weight))
}

/// The actors whom a noun calls by their part: it stands for them, beside them, or after their name.
fn called(document: &Document<'_>, cast: &Cast, noun: TokenId) -> Vec<ActorId> {
    let mut out = cast.of_phrase(document, noun);
    match document.dep(noun) {
        Dep::Appos => {
            // "Cuba and Norway, guarantors of the talks": of all that are joined, where the noun is several.
            let named = document.head(noun);
            let several = document.tag(noun) == Tag::Nns;
            let from = if several { first_conjunct(document, named) } else { named };
            out.extend(conjuncts(document, from).into_iter().flat_map(|h| cast.of_phrase(document, h)));
        }
        Dep::Attr => {
            let subject = document.children_by(document.head(noun), Dep::Nsubj).next();
            out.extend(
                subject
                    .into_iter()
                    .flat_map(|s| conjuncts(document, s))
                    .flat_map(|h| cast.of_phrase(document, h)),
            );
        }
        Dep::Pobj if document.word(document.head(noun)).eq_ignore_ascii_case("as") => {
            // "with Russia positioned as a mediator", "Qatar, acting as host"
            let verb = document.head(document.head(noun));
            let subject =
                document.children(verb).find(|&c| matches!(document.dep(c), Dep::Nsubj | Dep::Nsubjpass));
            let who = subject.or_else(|| (document.dep(verb) == Dep::Acl).then(|| document.head(verb)));
            out.extend(who.into_iter().flat_map(|h| cast.of_phrase(document, h)));
        }
        _ => {}
    }
    for child in document.children_by(noun, Dep::Appos) {
        out.extend(cast.of_phrase(document, child));
    }
    // "Qatar's mediation", "thanks Macedonia for its hospitality"
    for owner in document.children_by(noun, Dep::Poss) {
        out.extend(cast.at(owner));
    }
    // "the Guarantor countries – Brazil, Chile and Cuba –"
    let states = noun + 1;
    let of_states = document.head(noun) == states
        && document.tag(states) == Tag::Nns
        && matches!(document.lemma(states), "country" | "state" | "nation");
    if document.tag(noun) == Tag::Nns || of_states {
        out.extend(listed(document, cast, if of_states { states } else { noun }));
    }
    for preposition in
        document.children_by(noun, Dep::Prep).filter(|&p| matches!(document.word(p), "of" | "by" | "from"))
    {
        for object in document.children_by(preposition, Dep::Pobj).flat_map(|o| conjuncts(document, o)) {
            // "the mediation of Qatar", "of the Sultanate of Tessara", but "the host of the talks".
            out.extend(cast.at(object));
            if is_state_style(document.lemma(object)) {
                out.extend(cast.of_phrase(document, object));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Who is listed behind a noun of several: "the guarantors (Brazil, Chile and Cuba)", "the guarantors, namely Brazil and Chile".
fn listed(document: &Document<'_>, cast: &Cast, noun: TokenId) -> Vec<ActorId> {
    let sentence = document.sentence_around(noun);
    let word = |token: TokenId| if token < sentence.end { document.word(token) } else { "" };
    let (from, close) = match (word(noun + 1), word(noun + 2)) {
        ("(", _) => (noun + 2, ")"),
        (",", "namely") => (noun + 3, "."),
        (":" | "–" | "—" | "-", _) => (noun + 2, "."),
        _ => return Vec::new(),
    };
    (from..sentence.end)
        .take_while(|&token| {
            word(token) != close
                && (matches!(word(token), "," | "and" | "the" | ";") || !cast.at(token).is_empty())
        })
        .flat_map(|token| cast.at(token).iter().copied())
        .collect()
}

pub(super) fn add(cast: &Cast, evidence: &mut [Evidence], actor: ActorId, cue: Cue, weight: f32) {
    let e = &mut evidence[principal(cast, actor).index()];
    let sum = match cue {
        Cue::Mediator => &mut e.mediator,
        Cue::Guarantor => &mut e.guarantor,
        Cue::Supporter => &mut e.supporter,
        Cue::Spoiler => &mut e.spoiler,
    };
    *sum = (*sum + weight).min(12.0);
}
