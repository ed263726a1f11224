//! Accords told by a verb alone: "in April the two commissions agreed on the four villages", "they agreed to freeze troop movements",
//! "both sides extended the truce by two months".

use std::ops::Range;

use peacebrief::v1::{AgreementKind, ProvisionCategory};

use super::making;
use super::mentions::Mention;
use super::sorts::Sort;
use crate::clauses::{Clause, Reality, Tense};
use crate::document::{Document, TokenId};
use crate::findings::{Sources, wording};
use crate::syntax::{Dep, Pos, Tag};

/// How many days apart from a verb's a noun's accord is another one.
const SAME_DAYS: i32 = 3;
/// How many nouns before and behind are asked: beyond, a text of any length would cost the square of it.
const WINDOW: usize = 60;
/// The most words of what was agreed that are told.
const MOST_WORDS: usize = 24;
/// How many of them name the accord.
const NAME_WORDS: usize = 8;
/// So many days before publication what is agreed is the news, and may be what a paper is told to hold.
const NEWS: i32 = 14;
/// Verbs for dealing with one another further, which settles nothing.
const GOING_ON: &[&str] = &[
    "stay", "remain", "meet", "continue", "keep", "maintain", "talk", "discuss", "resume", "return",
    "disagree",
];
/// Pronouns for several who agree with one another.
const SEVERAL: &[&str] = &["they", "both", "we"];
/// Prepositions of what is agreed.
const OF_MATTER: &[&str] = &["on", "to", "upon"];

/// The accords that are told so and by none of the nouns, in order of the text.
pub(super) fn mentions(sources: Sources<'_, '_>, nouns: &[Mention]) -> Vec<Mention> {
    let document = sources.document;
    let mut out = renewals(sources, nouns);
    for (_, clause) in sources.clauses.iter() {
        let told = document.lemma(clause.verb) == "agree"
            && clause.reality == Reality::Fact
            && clause.tense == Tense::Past
            && !clause.negated
            && !clause.passive
            && !document.is_quoted(clause.verb)
            && is_joint(document, clause)
            && !wording::is_shared_view(document, clause.verb);
        let Some(matter) = Some(clause).filter(|_| told).and_then(|c| matter(sources, c)) else { continue };
        let Some(made) = making::of_clause(sources, clause) else { continue };
        let sentence = document.sentence_around(clause.verb);
        let by_noun = |noun: &Mention| {
            sentence.contains(&noun.head)
                || noun.made.as_ref().is_some_and(|other| making::same_days(other, &made, SAME_DAYS))
        };
        let of_the_news = making::days_before(sources, &made).is_some_and(|days| days <= NEWS);
        let of_another = |noun: &Mention| {
            let paper = noun.sort.is_some_and(Sort::is_form) || !noun.definite;
            noun.made.is_none() && !noun.bygone && !noun.anaphor && paper
        };
        let here = nouns.partition_point(|noun| noun.head < clause.verb);
        let around = here.saturating_sub(WINDOW)..nouns.len().min(here + WINDOW);
        // "They agreed on Friday to stop fighting. The deal, announced in X, …": the noun takes up what the verb has told.
        let opening = here == 0 && of_the_news && stops_fighting(sources, &matter);
        let taken_up = |noun: &Mention| opening && takes_up(document, noun, clause.verb);
        let first = nouns.first().is_some_and(taken_up);
        let told = |noun: &Mention| by_noun(noun) || of_the_news && of_another(noun);
        if nouns[around].iter().any(|noun| told(noun) && !(first && noun.definite && noun.proper.is_empty()))
        {
            continue;
        }
        if first {
            out.push(Mention {
                head: clause.verb,
                phrase: clause.verb..matter.end,
                kind: Some(AgreementKind::Ceasefire),
                sort: Some(Sort::Truce),
                proper: Vec::new(),
                definite: false,
                apart: false,
                anaphor: false,
                apposed: None,
                bygone: false,
                made: Some(made),
                called: Some("ceasefire".to_owned()),
            });
            continue;
        }
        let words = document.words(matter.start..named_to(sources, &matter));
        out.push(Mention {
            head: clause.verb,
            phrase: clause.verb..matter.end,
            kind: None,
            sort: Some(Sort::Understanding),
            proper: Vec::new(),
            definite: false,
            apart: false,
            anaphor: false,
            apposed: None,
            bygone: false,
            made: Some(made),
            called: Some(format!("agreement {words}")),
        });
    }
    out
}

/// Verbs by which sides let a truce go on.
const RENEWING: &[&str] = &["extend", "prolong", "renew"];
/// Verbs of agreeing, under which what is agreed stands as an infinitive.
const AGREEING: &[&str] = &["agree", "decide", "accept", "consent"];

/// "Agreed on Friday to extend the truce for 90 days", "which both sides extended in January": a renewal that has no noun of its own.
fn renewals(sources: Sources<'_, '_>, nouns: &[Mention]) -> Vec<Mention> {
    /// So many words behind the verb end what is told of how long.
    const MOST: usize = 12;
    let document = sources.document;
    let mut out: Vec<Mention> = Vec::new();
    for (_, clause) in sources.clauses.iter() {
        let lemma = document.lemma(clause.verb);
        if !RENEWING.contains(&lemma) || clause.negated || document.is_quoted(clause.verb) {
            continue;
        }
        let above = sources.clauses.at(document.head(clause.verb)).filter(|c| {
            document.dep(clause.verb) == Dep::Xcomp
                && AGREEING.contains(&document.lemma(c.verb))
                && !c.negated
        });
        let telling = above.unwrap_or(clause);
        if telling.reality != Reality::Fact || telling.tense != Tense::Past || !is_by_both(document, telling)
        {
            continue;
        }
        let truce = |m: &&Mention| m.sort == Some(Sort::Truce) && !m.bygone;
        let near = nouns.partition_point(|m| m.head < clause.verb);
        let around = near.saturating_sub(WINDOW)..nouns.len().min(near + WINDOW);
        let object =
            clause.undergoers().iter().find_map(|o| nouns[around.clone()].iter().find(|m| m.head == *o));
        let relative = || {
            (document.dep(clause.verb) == Dep::Relcl)
                .then(|| nouns[around.clone()].iter().find(|m| m.head == document.head(clause.verb)))
                .flatten()
        };
        // "A truce that both had renewed … The extension runs out on Monday": said aside, it is told by the noun.
        let by_noun = || nouns[around.clone()].iter().any(|m| m.sort == Some(Sort::Extension));
        let aside = || relative().filter(|_| !by_noun());
        let Some(known) = object.filter(truce).or_else(|| aside().filter(truce)) else { continue };
        let start = telling.verb.min(clause.verb);
        let words = document.subtree(clause.verb);
        let end = words.end.min(clause.verb + MOST).max(clause.verb + 1);
        let noun = document.lemma(known.head).to_lowercase();
        out.push(Mention {
            head: clause.verb,
            phrase: start..end.max(start + 1),
            kind: Some(AgreementKind::Renewal),
            sort: Some(Sort::Extension),
            proper: Vec::new(),
            definite: false,
            apart: false,
            anaphor: false,
            apposed: None,
            bygone: false,
            made: making::of_clause(sources, telling),
            called: Some(format!("extension of the {noun}")),
        });
    }
    out
}

/// Whether several renew what binds them: what one side has declared it may renew by itself.
fn is_by_both(document: &Document<'_>, clause: &Clause) -> bool {
    clause.passive && clause.agents.is_empty() || is_joint(document, clause)
}

/// "to stop fighting for sixty days": what is agreed is a truce.
fn stops_fighting(sources: Sources<'_, '_>, matter: &Range<TokenId>) -> bool {
    let encoded = sources.document.encoded(matter.clone());
    let cues = sources.lexicon.provision_cues(&encoded);
    cues.iter().any(|cue| !cue.value.weak && cue.value.category == ProvisionCategory::CessationOfHostilities)
}

/// Whether a noun takes up what a verb before it has told: "the deal", soon after and without a name of its own.
fn takes_up(document: &Document<'_>, noun: &Mention, verb: TokenId) -> bool {
    /// So many sentences after the verb it stands.
    const SOON: usize = 2;
    let back = document.sentence_of(noun.head) - document.sentence_of(verb);
    noun.definite && noun.proper.is_empty() && !noun.bygone && (1..=SOON).contains(&back)
}

/// How far what is agreed is read into the name: as many words as a name has, and no further than the last phrase that is whole.
fn named_to(sources: Sources<'_, '_>, matter: &Range<TokenId>) -> TokenId {
    /// The fewest words that say what was agreed: "to cease hostilities".
    const FEWEST: usize = 3;
    let document = sources.document;
    let limit = matter.start + NAME_WORDS;
    if matter.end <= limit {
        return matter.end;
    }
    let opens = |t: TokenId| {
        matches!(document.pos(t), Pos::Adp | Pos::Cconj | Pos::Sconj)
            || matches!(document.tag(t), Tag::To | Tag::Wdt)
            || document.word(t) == ","
    };
    let end = (matter.start + FEWEST..=limit).rev().find(|&t| opens(t)).unwrap_or(limit);
    let marks = (matter.start + 1..end).rev().take_while(|&t| document.pos(t) == Pos::Punct).count();
    end - marks
}

/// Whether those who agree are several: one who agrees gives in to another.
fn is_joint(document: &Document<'_>, clause: &Clause) -> bool {
    let plural = |&subject: &TokenId| {
        matches!(document.tag(subject), Tag::Nns | Tag::Nnps)
            || SEVERAL.iter().any(|word| document.word(subject).eq_ignore_ascii_case(word))
    };
    clause.subjects.len() > 1 || clause.subjects.iter().any(plural)
}

/// The words for what is agreed: "on the four villages", "to freeze troop movements". What has a noun of accords in it is told by that.
fn matter(sources: Sources<'_, '_>, clause: &Clause) -> Option<Range<TokenId>> {
    let document = sources.document;
    let verb = clause.verb;
    let thing = |o: TokenId| {
        document.pos(o) != Pos::Pron
            && !sources.calendar.holds(o)
            && sources.lexicon.accord_noun(document.lemma(o)).is_none()
    };
    let told = document.children(verb).find(|&c| {
        let on = document.dep(c) == Dep::Prep
            && OF_MATTER.contains(&document.word(c))
            && document.child(c, Dep::Pobj).is_some_and(thing);
        let to = document.dep(c) == Dep::Xcomp
            && document.tag(c) == Tag::Vb
            && !GOING_ON.contains(&document.lemma(c));
        c > verb && (on || to)
    })?;
    let words = document.subtree(told);
    let end = words.end.min(verb + MOST_WORDS);
    (words.start > verb && words.start < end).then_some(words.start..end)
}
