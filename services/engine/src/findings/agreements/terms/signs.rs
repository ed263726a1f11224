//! Signs that words tell terms of an accord, and what each weighs.

use super::weights::{THRESHOLD, WEIGHTS};
use crate::clauses::{Clause, Reality, Tense};
use crate::document::Document;
use crate::syntax::{Dep, Pos};

/// A sign for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    // What stands before.
    /// The sentence has told terms already.
    SameSentence,
    /// The last that told terms was a list, or what announced one.
    AfterList,
    /// The last that told terms was running text.
    AfterTerms,
    /// The accord was said to be made.
    AfterMaking,
    /// The accord was spoken of, no more.
    AfterMention,
    /// Several sentences have told terms one after the other.
    InCourse,
    /// A sentence has come between.
    Second,
    /// Several sentences have come between.
    Later,
    /// It stands in the same paragraph.
    SameParagraph,
    /// Another accord has been spoken of since.
    OtherAccordSince,
    /// It stands in an item of a list.
    Item,
    // How it is worded.
    /// An item that tells what somebody says.
    ItemReported,
    /// An item that tells what has happened.
    ItemHappened,
    /// "shall", "must".
    Shall,
    /// "is to".
    IsTo,
    /// "was to".
    WasTo,
    /// "will".
    Will,
    /// "would".
    Would,
    /// "may", "can".
    May,
    /// "is", "is held".
    PresentBe,
    /// "fled".
    Past,
    /// "was", "was held".
    PastBe,
    /// "has fled".
    Perfect,
    /// "is fleeing".
    Progressive,
    /// "if", "might".
    Open,
    /// No verb at all.
    Verbless,
    /// "not".
    Negated,
    /// Somebody travels, speaks, votes.
    Journey,
    /// A meeting is held, or somebody meets.
    Session,
    /// A side insists, maintains, plans, wants.
    Says,
    /// How the accord itself is made, chaired, sent on or put into force.
    Procedure,
    /// What somebody says to have happened.
    SaidToHaveHappened,
    /// In quotation marks.
    Quoted,
    /// Somebody is said to say it.
    Reported,
    /// It is asked.
    Question,
    // Of whom.
    /// "I", "we", "you".
    FirstPerson,
    /// A person.
    OnePerson,
    /// "both", "neither".
    Sides,
    /// A state, a group, a body.
    ActorSubject,
    /// Another noun.
    OtherSubject,
    /// Nobody.
    NoSubject,
    // About what.
    /// No cue of the lexicon.
    NoCue,
    /// Only weak ones.
    WeakCue,
    /// A strong one.
    OneCue,
    /// Several.
    Cues,
    /// "within 30 days".
    Deadline,
}

impl Sign {
    /// What it weighs, in tenths of the logarithm of odds.
    fn weight(self) -> i32 {
        WEIGHTS.iter().find(|(sign, _)| *sign == self).map_or(0, |(_, weight)| *weight)
    }
}

/// A set of signs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signs(Vec<Sign>);

impl Signs {
    /// Adds a sign.
    pub(super) fn set(&mut self, sign: Sign) {
        self.0.push(sign);
    }

    /// Adds a sign where it holds.
    pub(super) fn set_if(&mut self, holds: bool, sign: Sign) {
        if holds {
            self.set(sign);
        }
    }

    /// Whether it holds a sign.
    pub(super) fn has(&self, sign: Sign) -> bool {
        self.0.contains(&sign)
    }

    /// The names of all, for the fit of the weights.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|sign| format!("{sign:?}")).collect()
    }

    /// Whether they show news, which tells no terms whatever it is about: what somebody did, in the article's own words, or what one side
    /// insists on.
    pub(super) fn are_of_news(&self) -> bool {
        self.has(Sign::Says)
            || self.has(Sign::Procedure)
            || self.has(Sign::SaidToHaveHappened)
            || self.has(Sign::Past) && !self.has(Sign::Item) && !self.has(Sign::Reported)
    }

    /// Whether all signs together say that terms are told. What an item of a list lays down is one, whatever it is about.
    pub(super) fn tell(&self) -> bool {
        let laid_down = self.has(Sign::Item) && self.has(Sign::AfterList) && self.has(Sign::Shall);
        laid_down || self.0.iter().map(|sign| sign.weight()).sum::<i32>() > THRESHOLD
    }
}

/// The mood of a clause, as far as it says anything; the plain present does not.
pub(super) fn mood(document: &Document<'_>, clause: &Clause) -> Option<Sign> {
    let auxiliary = |words: &[&str]| {
        document.children(clause.verb).any(|a| {
            a < clause.verb
                && matches!(document.dep(a), Dep::Aux | Dep::Auxpass)
                && words.contains(&document.word(a).to_lowercase().as_str())
        })
    };
    // "Fighters are to hand in their arms", "disputes are henceforth to be settled" may be read with "are" for the verb.
    let end = document.sentence_around(clause.verb).end.min(clause.verb + 4);
    let under_be = document.lemma(clause.verb) == "be"
        && (clause.verb + 1..end)
            .find(|&t| document.pos(t) != Pos::Adv)
            .is_some_and(|t| document.word(t).eq_ignore_ascii_case("to") && document.pos(t) == Pos::Part);
    if auxiliary(&["shall", "must"]) || clause.reality == Reality::Required {
        return Some(Sign::Shall);
    }
    if under_be || auxiliary(&["to"]) {
        let was = matches!(document.word(clause.verb).to_lowercase().as_str(), "was" | "were")
            || auxiliary(&["was", "were"]);
        return Some(if was { Sign::WasTo } else { Sign::IsTo });
    }
    if auxiliary(&["would"]) {
        return Some(Sign::Would);
    }
    if auxiliary(&["will", "'ll"]) {
        return Some(Sign::Will);
    }
    if auxiliary(&["may", "can"]) {
        return Some(Sign::May);
    }
    if auxiliary(&["has", "have", "had", "'ve"]) {
        return Some(Sign::Perfect);
    }
    if matches!(clause.reality, Reality::Conditional | Reality::Possible) {
        return Some(Sign::Open);
    }
    let be = document.lemma(clause.verb) == "be";
    match clause.tense {
        Tense::Past if auxiliary(&["is", "are"]) => Some(Sign::PresentBe),
        Tense::Past if be || clause.passive => Some(Sign::PastBe),
        Tense::Past => Some(Sign::Past),
        Tense::Present if auxiliary(&["is", "are", "was", "were", "been"]) && !clause.passive => {
            Some(Sign::Progressive)
        }
        Tense::Present if be || clause.passive => Some(Sign::PresentBe),
        Tense::Future => Some(Sign::IsTo),
        Tense::Present | Tense::None => None,
    }
}
