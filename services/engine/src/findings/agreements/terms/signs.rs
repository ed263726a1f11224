//! Signs that words tell terms of an accord, and what each weighs.

use crate::clauses::{Clause, Reality, Tense};
use crate::document::Document;
use crate::syntax::Dep;

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
    /// Somebody meets, travels, speaks.
    Journey,
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
    /// What it weighs, in tenths of the logarithm of odds: set by judgement, then drawn to what the annotated corpus shows.
    fn weight(self) -> i32 {
        match self {
            Self::SameSentence => 9,
            Self::AfterList => 9,
            Self::AfterTerms => 0,
            Self::AfterMaking => -5,
            Self::AfterMention => -13,
            Self::InCourse => 1,
            Self::Second => -6,
            Self::Later => -11,
            Self::SameParagraph => 8,
            Self::OtherAccordSince => -5,
            Self::Item => 10,
            Self::ItemReported => -15,
            Self::ItemHappened => -14,
            Self::Shall => 10,
            Self::IsTo => 12,
            Self::WasTo => 8,
            Self::Will => 8,
            Self::Would => 2,
            Self::May => 7,
            Self::PresentBe => -3,
            Self::Past => -24,
            Self::PastBe => -14,
            Self::Perfect => -20,
            Self::Progressive => -5,
            Self::Open => -5,
            Self::Verbless => -3,
            Self::Negated => -3,
            Self::Journey => -3,
            Self::Quoted => -3,
            Self::Reported => -7,
            Self::Question => -6,
            Self::FirstPerson => -6,
            Self::OnePerson => -9,
            Self::Sides => 2,
            Self::ActorSubject => 3,
            Self::OtherSubject => 2,
            Self::NoSubject => -2,
            Self::NoCue => -22,
            Self::WeakCue => -7,
            Self::OneCue => 5,
            Self::Cues => 16,
            Self::Deadline => 8,
        }
    }
}

/// Signs weigh more than this where terms are told.
const THRESHOLD: i32 = 6;

/// A set of signs.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs(Vec<Sign>);

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

    /// Whether all signs together say that terms are told.
    pub(super) fn tell(&self) -> bool {
        self.0.iter().map(|sign| sign.weight()).sum::<i32>() > THRESHOLD
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
    // "Fighters are to hand in their arms" may be read with "are" for its verb.
    let under_be = document.lemma(clause.verb) == "be"
        && document
            .children_by(clause.verb, Dep::Xcomp)
            .any(|x| document.children(x).any(|a| document.word(a).eq_ignore_ascii_case("to")));
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
