//! How far an accord has come, and when it got there.

use peacebrief::v1::{self, AgreementStatus};

use super::cluster::Accord;
use super::making;
use super::mentions::Mention;
use crate::clauses::{Clause, Reality, Tense};
use crate::dates;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::lexicon::Argument;
use crate::syntax::{Dep, Tag};

/// How far an accord has come.
pub(super) struct Standing {
    pub(super) reached: AgreementStatus,
    pub(super) date: Option<v1::ResolvedDate>,
}

/// One word that tells of an accord's status.
struct Signal {
    status: AgreementStatus,
    date: Option<v1::ResolvedDate>,
}

/// The furthest status that the article tells of an accord; of one concluded earlier, with the day of its conclusion.
pub(super) fn of(sources: Sources<'_, '_>, accord: &Accord) -> Standing {
    let mut signals: Vec<Signal> = Vec::new();
    for mention in &accord.mentions {
        signals.extend(by_clause(sources, mention));
        signals.extend(by_words_beside(sources, mention));
    }
    let reached =
        signals.iter().map(|s| s.status).max_by_key(|s| rank(*s)).unwrap_or_else(|| unsaid(sources, accord));
    let dated = |wanted: &dyn Fn(AgreementStatus) -> bool| {
        signals.iter().filter(|s| wanted(s.status)).find_map(|s| s.date.clone())
    };
    let concluded = |s: AgreementStatus| {
        matches!(
            s,
            AgreementStatus::Agreed
                | AgreementStatus::Initialed
                | AgreementStatus::Signed
                | AgreementStatus::Ratified
        )
    };
    let date = dated(&|s| concluded(s) && s == reached)
        .or_else(|| dated(&concluded))
        .or_else(|| accord.made.clone())
        .or_else(|| accord.mentions.iter().find_map(|m| own_date(sources, m)))
        .or_else(|| dated(&|s| s == reached && s == AgreementStatus::InForce));
    Standing { reached, date: date.filter(|_| !matches!(reached, AgreementStatus::UnderNegotiation)) }
}

/// The order of the treaty life cycle, its ends last.
fn rank(status: AgreementStatus) -> i32 {
    status.into()
}

/// What holds where no word says it: a truce spoken of as known is kept, an accord signed, one merely wished for is proposed.
fn unsaid(sources: Sources<'_, '_>, accord: &Accord) -> AgreementStatus {
    let first = &accord.mentions[0];
    let wished = sources.clauses.around(first.head).is_some_and(|c| c.reality != Reality::Fact);
    let definite = accord.mentions.iter().any(|m| m.definite);
    match (definite, first.kind) {
        (true, v1::AgreementKind::Ceasefire) => AgreementStatus::InForce,
        (true, _) if !wished || accord.mentions.len() > 1 => AgreementStatus::Signed,
        _ => AgreementStatus::Proposed,
    }
}

/// What the clauses say in which the accord stands: the one around it, and those that qualify it.
fn by_clause(sources: Sources<'_, '_>, mention: &Mention) -> Vec<Signal> {
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
        out.extend(signal(sources, clause, &place, mention));
        out.extend(phrase(sources, clause));
        out.extend(joined(sources, clause, &place, mention));
    }
    let Some(clause) = sources.clauses.around(mention.head) else { return out };
    let place = if clause.undergoers().contains(&mention.head) || clause.objects.contains(&mention.head) {
        Some(Argument::Object)
    } else if clause.subjects.contains(&mention.head) {
        Some(Argument::Subject)
    } else {
        let oblique = clause.obliques.iter().find(|(_, object)| *object == mention.head);
        oblique.map(|(p, _)| Argument::Preposition(document.word(*p).to_lowercase()))
    };
    if let Some(place) = place {
        out.extend(signal(sources, clause, &place, mention));
        out.extend(joined(sources, clause, &place, mention));
        out.extend(phrase(sources, clause));
    }
    out
}

/// Whether a noun, or the pronoun that stands for it, is the subject of the clause that qualifies it.
fn is_subject(document: &Document<'_>, clause: &Clause, noun: TokenId) -> bool {
    clause.subjects.iter().any(|&s| {
        s == noun
            || s < clause.verb && matches!(document.word(s).to_lowercase().as_str(), "which" | "that" | "who")
    })
}

/// "signed and ratified", "was never kept and collapsed": what is joined to the verb says more of the same accord.
fn joined(sources: Sources<'_, '_>, clause: &Clause, place: &Argument, mention: &Mention) -> Vec<Signal> {
    let document = sources.document;
    let of_subject = *place == Argument::Subject || *place == Argument::Object && clause.passive;
    document
        .children_by(clause.verb, Dep::Conj)
        .filter_map(|verb| sources.clauses.at(verb))
        .filter(|c| {
            !document.children(c.verb).any(|s| matches!(document.dep(s), Dep::Nsubj | Dep::Nsubjpass))
        })
        .flat_map(|c| {
            let own = match (of_subject, c.passive) {
                (true, true) => Argument::Object,
                (true, false) => Argument::Subject,
                (false, _) => place.clone(),
            };
            let applies = of_subject || c.objects.is_empty();
            let told = if of_subject { phrase(sources, c) } else { None };
            signal(sources, c, &own, mention).filter(|_| applies).into_iter().chain(told)
        })
        .collect()
}

fn signal(sources: Sources<'_, '_>, clause: &Clause, place: &Argument, mention: &Mention) -> Option<Signal> {
    let document = sources.document;
    let particle = clause.particle.map(|p| document.word(p).to_lowercase());
    let readings = sources.lexicon.status_verbs(document.lemma(clause.verb));
    let reading =
        readings.iter().find(|r| r.accord == *place && r.particle.as_deref() == particle.as_deref())?;
    if reading.status == AgreementStatus::InForce && awaited(document, clause) {
        return None;
    }
    let status = as_told(clause, endured(sources, clause, reading.status), mention)?;
    let main = !matches!(document.dep(clause.verb), Dep::Acl | Dep::Relcl) && clause.tense != Tense::Future;
    let date = date(sources, clause).or_else(|| {
        // What the news tells without a date is of its day.
        let telling = main && *place == Argument::Object && status != AgreementStatus::InForce;
        telling.then(|| making::of_clause(sources, clause)).flatten()
    });
    Some(Signal { status, date })
}

/// "Lasted four days": what endured for a while, told as past, is over.
fn endured(sources: Sources<'_, '_>, clause: &Clause, status: AgreementStatus) -> AgreementStatus {
    let document = sources.document;
    let endures = matches!(document.lemma(clause.verb), "last" | "survive" | "endure" | "hold" | "outlive");
    let past = matches!(document.tag(clause.verb), Tag::Vbd) && clause.reality == Reality::Fact;
    if endures && document.lemma(clause.verb) == "last" && past { AgreementStatus::Collapsed } else { status }
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

/// Fixed phrases of the clause: "enter into force", "put on hold".
fn phrase(sources: Sources<'_, '_>, clause: &Clause) -> Option<Signal> {
    let document = sources.document;
    let tokens = document.subtree(clause.verb);
    let words: Vec<(&str, &str)> = tokens.take(60).map(|t| (document.word(t), document.lemma(t))).collect();
    let encoded = sources.lexicon.encode(&words);
    let start = document.subtree(clause.verb).start;
    let found = sources
        .lexicon
        .status_phrases(&encoded)
        .into_iter()
        .find(|cue| (start + cue.tokens.start..start + cue.tokens.end).contains(&clause.verb))?;
    let hoped = *found.value == AgreementStatus::InForce && awaited(document, clause);
    if clause.reality != Reality::Fact || clause.negated || hoped {
        return None;
    }
    Some(Signal { status: *found.value, date: date(sources, clause) })
}

/// What a verb says once its tense, mood and negation are counted in.
fn as_told(clause: &Clause, status: AgreementStatus, mention: &Mention) -> Option<AgreementStatus> {
    match (clause.reality, clause.negated) {
        (Reality::Fact, false) => Some(status),
        (_, true) => None,
        (Reality::Planned, false) if rank(status) >= rank(AgreementStatus::Agreed) && !mention.definite => {
            Some(AgreementStatus::UnderNegotiation)
        }
        (_, false) if !mention.definite => Some(AgreementStatus::Proposed),
        _ => None,
    }
}

/// Adjectives before the noun, and nouns of which it is the object: "the signing of the accord".
fn by_words_beside(sources: Sources<'_, '_>, mention: &Mention) -> Vec<Signal> {
    let document = sources.document;
    let mut out = Vec::new();
    for child in document.children(mention.head).filter(|&c| c < mention.head && document.dep(c) == Dep::Amod)
    {
        if let Some(status) = sources.lexicon.status_adjective(document.word(child)) {
            out.push(Signal { status, date: None });
        }
    }
    let preposition = document.head(mention.head);
    if document.dep(mention.head) == Dep::Pobj && matches!(document.word(preposition), "of" | "to" | "on") {
        let noun = document.head(preposition);
        let told = sources.clauses.around(noun).is_none_or(|c| c.reality == Reality::Fact && !c.negated);
        if let Some(status) = sources
            .lexicon
            .status_noun(document.lemma(noun))
            .filter(|_| told && document.tag(noun) != Tag::Vbg)
        {
            out.push(Signal { status, date: None });
        }
    }
    out
}

fn date(sources: Sources<'_, '_>, clause: &Clause) -> Option<v1::ResolvedDate> {
    sources.calendar.near(
        sources.document,
        &sources.document.subtree(clause.verb),
        clause.verb,
        dates::Tense::Past,
    )
}

/// A date that the noun phrase itself holds: "the agreement of 8 August", "the 2015 accord".
fn own_date(sources: Sources<'_, '_>, mention: &Mention) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let mut end: TokenId = mention.phrase.end;
    for child in document
        .children(mention.head)
        .filter(|&c| c > mention.head && matches!(document.dep(c), Dep::Acl | Dep::Relcl | Dep::Prep))
    {
        end = end.max(document.subtree(child).end.min(mention.head + 25));
    }
    sources.calendar.near(document, &(mention.phrase.start..end), mention.head, dates::Tense::Past)
}
