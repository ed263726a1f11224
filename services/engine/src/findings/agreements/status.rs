//! How far an accord has come, and when it got there.

use peacebrief::v1::{self, AgreementStatus};

use super::cluster::Accord;
use super::course;
use super::kinds;
use super::making;
use super::mentions::Mention;
use super::signals::{AGREED_RANK, IN_FORCE_RANK, Signal, by_clause, by_words_beside, is_put_off, rank};
use super::sorts::Sort;
use crate::actors::Cast;
use crate::clauses::{Reality, Tense};
use crate::dates;
use crate::document::TokenId;
use crate::findings::Sources;
use crate::syntax::Dep;

/// How far an accord has come.
pub(super) struct Standing {
    pub(super) reached: AgreementStatus,
    pub(super) date: Option<v1::ResolvedDate>,
}

/// What is known of an accord besides its own mentions.
pub(super) struct Course<'a> {
    /// All accords of the article.
    pub(super) accords: &'a [Accord],
    /// The place of this one among them.
    pub(super) number: usize,
    /// What clauses say whose pronoun stands for it.
    pub(super) by_pronouns: Vec<Signal>,
}

/// The furthest status that the article tells of an accord; of one concluded earlier, with the day of its conclusion.
pub(super) fn of(sources: Sources<'_, '_>, cast: &Cast, course: Course<'_>) -> Standing {
    let accord = &course.accords[course.number];
    let mut signals: Vec<Signal> = Vec::new();
    for mention in &accord.mentions {
        let told = by_clause(sources, cast, mention).into_iter().chain(by_words_beside(sources, mention));
        // The day on which the truce of a wider accord begins is not that of the accord.
        let term = mention.anaphor && mention.sort == Some(Sort::Truce) && accord.sort != mention.sort;
        signals.extend(told.map(|signal| Signal { date: signal.date.filter(|_| !term), ..signal }));
    }
    signals.extend(course.by_pronouns);
    // An accord stands although an outsider rejects it.
    let made = signals.iter().any(|s| !s.foreign && (AGREED_RANK..=IN_FORCE_RANK).contains(&rank(s.status)));
    // What has just been signed is not undone by what anybody thinks of it.
    let just_made = signals.iter().any(|s| {
        !s.foreign
            && (AGREED_RANK..IN_FORCE_RANK).contains(&rank(s.status))
            && s.date.as_ref().and_then(|d| making::days_before(sources, d)).is_some_and(|days| days <= NEWS)
    });
    signals.retain(|s| !(s.foreign && made || s.attitude && just_made));
    let told = signals.iter().filter(|s| !s.awaited).map(|s| s.status).max_by_key(|s| rank(*s));
    let awaited = signals.iter().any(|s| s.awaited);
    let reached = told.unwrap_or_else(|| unsaid(sources, accord, awaited));
    let reached = course::outcome(sources, course.accords, course.number, reached);
    let dated =
        |wanted: &dyn Fn(&Signal) -> bool| signals.iter().filter(|s| wanted(s)).find_map(|s| s.date.clone());
    let concluded = |s: AgreementStatus| (AGREED_RANK..IN_FORCE_RANK).contains(&rank(s));
    let ended = matches!(reached, AgreementStatus::Collapsed | AgreementStatus::Suspended);
    // What the news tells is dated by its day, what was concluded before by that of its conclusion.
    let of_the_news = |s: &Signal| {
        s.status == reached
            && s.date.as_ref().and_then(|d| making::days_before(sources, d)).is_some_and(|days| days <= NEWS)
    };
    let date = Some(())
        .filter(|()| ended)
        .and_then(|()| dated(&of_the_news))
        .or_else(|| dated(&|s| s.enters && s.status == reached))
        .or_else(|| dated(&|s| concluded(s.status) && s.status == reached))
        .or_else(|| dated(&|s| concluded(s.status)))
        .or_else(|| accord.made.clone())
        .or_else(|| accord.mentions.iter().find_map(|m| own_date(sources, m)))
        .or_else(|| dated(&|s| s.status == reached && s.status == AgreementStatus::InForce));
    Standing { reached, date: date.filter(|_| !matches!(reached, AgreementStatus::UnderNegotiation)) }
}

/// How many days before publication what is told is still news.
const NEWS: i32 = 10;

/// What holds where no word says it: a truce spoken of as known is kept, an accord signed, a joint text agreed, one merely wished for is
/// proposed.
fn unsaid(sources: Sources<'_, '_>, accord: &Accord, awaited: bool) -> AgreementStatus {
    let first = &accord.mentions[0];
    let wished = sources.clauses.around(first.head).is_some_and(|c| c.reality != Reality::Fact);
    let definite = accord.mentions.iter().any(|m| m.definite);
    let past = accord.made.as_ref().is_some_and(|made| !sources.calendar.is_to_come(made));
    let truce = kinds::named(accord) == Some(v1::AgreementKind::Ceasefire);
    let bygone = accord.mentions.iter().any(|m| m.bygone);
    // "In a separate declaration they pledged": what they did in it, they agreed.
    let used = sources.clauses.around(first.head).is_some_and(|c| {
        let document = sources.document;
        let within = |preposition: TokenId| {
            matches!(document.word(preposition).to_lowercase().as_str(), "in" | "under" | "by" | "through")
        };
        c.reality == Reality::Fact
            && c.tense == Tense::Past
            && c.obliques.iter().any(|&(p, o)| o == first.head && within(p))
    });
    let past = past || bygone || used || accord.mentions.iter().any(|m| is_relied_on(sources, m));
    let draft = |mention: &Mention| {
        let words = &mut mention.phrase.clone().map(|t| sources.document.word(t).to_lowercase());
        words.any(|word| matches!(word.as_str(), "draft" | "proposed"))
    };
    if accord.mentions.iter().any(draft) {
        return AgreementStatus::Proposed;
    }
    if let Some(status) = unsigned(sources, accord) {
        return status;
    }
    if truce {
        return match (definite, awaited) {
            (_, true) => AgreementStatus::Agreed,
            _ if accord.mentions.iter().any(|m| is_defied(sources, m)) => AgreementStatus::InForce,
            _ if bygone => AgreementStatus::Agreed,
            _ if matches!(accord.sort, Some(Sort::Plan | Sort::Principles | Sort::Roadmap)) => {
                AgreementStatus::Proposed
            }
            (true, _) => AgreementStatus::InForce,
            (false, _) if past => AgreementStatus::Agreed,
            _ => AgreementStatus::Proposed,
        };
    }
    if !(past || definite && (!wished || accord.mentions.len() > 1)) {
        return AgreementStatus::Proposed;
    }
    match accord.sort {
        Some(Sort::Plan) => AgreementStatus::Proposed,
        Some(Sort::Declaration) if is_joint(sources, first) => AgreementStatus::Agreed,
        Some(Sort::Statement | Sort::Principles | Sort::Understanding | Sort::Roadmap) => {
            AgreementStatus::Agreed
        }
        _ => AgreementStatus::Signed,
    }
}

/// "Shelled the town in spite of a truce": what something is done in spite of holds.
fn is_defied(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let above = document.head(mention.head);
    document.dep(mention.head) == Dep::Pobj
        && (document.word(above).eq_ignore_ascii_case("despite")
            || document.lemma(document.head(above)).eq_ignore_ascii_case("spite"))
}

/// Nouns for what sides owe each other by an accord.
const OWED: &[&str] = &["obligation", "commitment", "undertaking", "duty", "pledge"];

/// "Until the government complies with the accord", "under their Ardan Agreement obligations", "the recent extension": what is to be kept,
/// or is called recent, has been made.
fn is_relied_on(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let recent = |t: TokenId| matches!(document.lemma(t), "recent" | "latest");
    if document.children_by(mention.head, Dep::Amod).any(recent) {
        return true;
    }
    if !mention.definite || mention.anaphor {
        return false;
    }
    let above = document.head(mention.head);
    let owed = document.dep(mention.head) == Dep::Compound
        && OWED.contains(&document.lemma(above).to_lowercase().as_str());
    let ruling =
        document.dep(mention.head) == Dep::Pobj && document.word(above).eq_ignore_ascii_case("under");
    let kept = sources.clauses.around(mention.head).is_some_and(|c| {
        let object =
            c.undergoers().contains(&mention.head) || c.obliques.iter().any(|&(_, o)| o == mention.head);
        object
            && matches!(
                document.lemma(c.verb),
                "comply" | "abide" | "uphold" | "honour" | "honor" | "respect"
            )
    });
    owed || ruling || kept
}

/// Verbs by which a text becomes an accord.
const SIGNING: &[&str] = &["sign", "initial", "initialled", "ink", "conclude"];
/// Nouns for it.
const SIGNINGS: &[&str] = &["signing", "signature", "conclusion", "initialling"];
/// What an accord is of which the text tells that it has not been signed: agreed where that is still to come, proposed where it was refused.
fn unsigned(sources: Sources<'_, '_>, accord: &Accord) -> Option<AgreementStatus> {
    /// How far after an accord its signing is told, or before it.
    const NEAR: usize = 12;
    let document = sources.document;
    accord.mentions.iter().find_map(|mention| {
        let around = sources.clauses.around(mention.head)?;
        let sentence = document.sentence_around(mention.head);
        // "has yet to be signed", "was to have been signed": a verb below the one around it.
        let near =
            mention.head.saturating_sub(NEAR).max(sentence.start)..sentence.end.min(mention.head + NEAR);
        let signing = near.filter_map(|t| sources.clauses.at(t)).find(|c| {
            let below = c.subjects.contains(&mention.head) && c.passive;
            SIGNING.contains(&document.lemma(c.verb)) && (c.undergoers().contains(&mention.head) || below)
        });
        let clause = signing.unwrap_or(around);
        if SIGNING.contains(&document.lemma(clause.verb)) && clause.undergoers().contains(&mention.head) {
            // "has not signed", "was never signed", but "has yet to sign"
            let denied = document
                .children(clause.verb)
                .any(|c| document.dep(c) == Dep::Neg || document.word(c).eq_ignore_ascii_case("never"));
            let refused = clause.reality == Reality::Fact && clause.negated && denied
                || matches!(document.lemma(document.head(clause.verb)), "refuse" | "decline" | "fail");
            let open = clause.negated || clause.reality != Reality::Fact;
            let status = if refused { AgreementStatus::Proposed } else { AgreementStatus::Agreed };
            return open.then_some(status);
        }
        let act = document.head(document.head(mention.head));
        let put_off = SIGNINGS.contains(&document.lemma(act)) && is_put_off(document, clause, act);
        put_off.then_some(AgreementStatus::Agreed)
    })
}

/// "Own a truce by now", "make haste with a ceasefire": a truce that nobody has offered, promised or asked for in so many words.
pub(super) fn is_only_wished_for(sources: Sources<'_, '_>, accord: &Accord) -> bool {
    const BRINGS_UP: &[&str] = &[
        "call",
        "promise",
        "pledge",
        "offer",
        "propose",
        "urge",
        "appeal",
        "demand",
        "want",
        "seek",
        "declare",
        "announce",
        "agree",
        "accept",
        "say",
        "observe",
        "insist",
        "provide",
        "sign",
        "negotiate",
        "discuss",
        "talk",
        "hold",
        "set",
        "start",
        "begin",
        "take",
    ];
    let [only] = &accord.mentions[..] else { return false };
    let document = sources.document;
    let truce = only.kind == Some(v1::AgreementKind::Ceasefire);
    let bare = !only.definite && !only.bygone && only.made.is_none() && only.proper.is_empty();
    // "A truce decreed in March had broken to pieces": one that somebody made is told, whatever has become of it.
    let made = making::qualifiers(document, only.head)
        .any(|c| making::makes(sources, c) && sources.clauses.at(c).is_some_and(|clause| !clause.negated));
    // "A new push for a truce in the border towns" says for where.
    let somewhere = document.children_by(only.head, Dep::Prep).any(|p| {
        p == only.phrase.end
            && matches!(document.word(p), "in" | "between" | "with")
            && document.child(p, Dep::Pobj).is_some_and(|o| !sources.calendar.holds(o))
    });
    truce
        && bare
        && !made
        && !somewhere
        && document.child(only.head, Dep::Appos).is_none()
        && sources.clauses.around(only.head).is_some_and(|c| {
            let lemma = document.lemma(c.verb);
            c.reality != Reality::Fact
                && !BRINGS_UP.contains(&lemma)
                && sources.lexicon.status_verbs(lemma).is_empty()
                && by_words_beside(sources, only).is_empty()
        })
}

/// "A joint declaration"
fn is_joint(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    mention.phrase.clone().any(|t| sources.document.word(t).eq_ignore_ascii_case("joint"))
}

/// A date that the noun phrase itself holds: "the agreement of 8 August", "the 2015 accord".
fn own_date(sources: Sources<'_, '_>, mention: &Mention) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let mut end: TokenId = mention.phrase.end;
    for child in document
        .children(mention.head)
        .filter(|&c| c > mention.head && matches!(document.dep(c), Dep::Acl | Dep::Relcl | Dep::Prep))
    {
        // "The accord, helped by monitors who arrived on 3 May": what happened to somebody else dates nothing.
        let words = document.subtree(child);
        let other = |t: &TokenId| *t != child && document.dep(*t) == Dep::Relcl;
        let own =
            words.clone().find(other).map_or(words.end, |verb| document.subtree(verb).start.max(child + 1));
        end = end.max(own.min(mention.head + 25));
    }
    let date =
        sources.calendar.near(document, &(mention.phrase.start..end), mention.head, dates::Tense::Past);
    date.filter(|date| !sources.calendar.is_to_come(date))
}
