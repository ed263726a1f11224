//! Distances and lengths of time: "three weeks ago", "two days later", "within 30 days", "a week tomorrow".

use super::lexeme::Term;
use super::meaning::{Meaning, Origin, Unit};
use super::parser::{Parsed, Parser};

/// Words that make a count vague: what they count is no date.
const VAGUE: &[&str] = &["than", "over", "under", "almost", "nearly", "barely", "some"];

/// How many words before a stretch of time a superlative may stand whose measure it is: "the most serious rebellion in a decade".
const SUPERLATIVE: usize = 6;
/// Words that tell what has not been so for a while.
const SUPERLATIVES: &[&str] = &[
    "most",
    "worst",
    "first",
    "best",
    "only",
    "least",
    "deadliest",
    "bloodiest",
    "biggest",
    "largest",
    "longest",
    "highest",
    "lowest",
    "heaviest",
    "closest",
    "strongest",
    "fiercest",
    "gravest",
    "greatest",
    "boldest",
    "second",
    "third",
    "fourth",
];

impl Parser<'_, '_> {
    /// "within 30 days", "within a fortnight", "inside two weeks", "no later than ten days after".
    pub(super) fn within(&self, i: usize) -> Parsed {
        if !self.is_any(i, &["within", "inside"]) {
            return None;
        }
        let (k, amount, unit) = self.amount(self.past(i + 1, "the"))?;
        // "within ten days of the accord's approval": of what has no day yet.
        let open = self.is_any(k, &["of", "from", "after"]) && self.names_what_is_to_come(k + 1);
        Some((k, if open { Meaning::Duration { amount, unit } } else { Meaning::Within { amount, unit } }))
    }

    /// Whether the next few words tell of an act by which an accord is carried out.
    fn names_what_is_to_come(&self, i: usize) -> bool {
        /// How many words behind "of" it is named: "of the accord's entry into force".
        const REACH: usize = 6;
        const ACTS: &[&str] = &[
            "approval",
            "ratification",
            "deployment",
            "arrival",
            "entry",
            "beginning",
            "pullback",
            "pullout",
            "withdrawal",
            "completion",
            "conclusion",
            "installation",
            "inauguration",
        ];
        (i..i + REACH)
            .take_while(|&k| {
                self.get(k).is_some_and(|l| matches!(l.term, Term::Word) || self.is_apostrophe(k))
            })
            .any(|k| self.is_any(k, ACTS))
    }

    /// "in five days", "in two weeks' time", "in a month".
    pub(super) fn ahead(&self, i: usize) -> Parsed {
        if !self.is(i, "in") {
            return None;
        }
        let (k, amount, unit) = self.amount(i + 1)?;
        // "the worst violence in a decade": that lies behind.
        let superlative = (i.saturating_sub(SUPERLATIVE)..i).any(|at| self.is_any(at, SUPERLATIVES));
        if superlative || unit == Unit::Hour || self.is_any(k, &["of", "ago", "earlier", "before"]) {
            return None;
        }
        let timed = if self.is_apostrophe(k) && self.is(k + 1, "time") { k + 2 } else { k };
        Some((timed, Meaning::Ahead { amount, unit }))
    }

    /// "three weeks ago", "two days later", "a year earlier", "a week today", "ten days before the vote".
    ///
    /// Answers also whether the distance is to what the next words name.
    pub(super) fn shift(&self, i: usize) -> Option<(usize, Meaning, bool)> {
        let (k, amount, unit) = self.amount(i)?;
        let shift = |from, amount, exact| Meaning::Shift { from, amount, unit, exact };
        let vague = self.before(i).is_some_and(|l| VAGUE.iter().any(|w| l.is(w)));
        let ends = self.ends_phrase(k + 1);
        let lexeme = self.get(k)?;
        let publication = Origin::Publication;
        if lexeme.is("ago") {
            let today = self.is(k + 1, "today");
            let exact = today || self.before(i).is_some_and(|l| l.is("exactly"));
            let next = if today { k + 2 } else { k + 1 };
            return (!vague).then(|| (next, shift(publication, -amount, exact), false));
        }
        if unit == Unit::Week || unit == Unit::Fortnight || unit == Unit::Year {
            let days = amount * if unit == Unit::Fortnight { 14 } else { 7 };
            let to_come =
                |days| Meaning::Shift { from: publication, amount: days, unit: Unit::Day, exact: true };
            match () {
                () if unit == Unit::Year => {}
                () if lexeme.is("today") => return Some((k + 1, to_come(days), false)),
                () if lexeme.is("tomorrow") => return Some((k + 1, to_come(days + 1), false)),
                () => {}
            }
        }
        if lexeme.is("hence") || (lexeme.is("from") && self.is(k + 1, "now")) {
            let next = if lexeme.is("hence") { k + 1 } else { k + 2 };
            return Some((next, shift(publication, amount, false), false));
        }
        if vague {
            return None;
        }
        if lexeme.is("earlier") || lexeme.is("previously") {
            return Some((k + 1, shift(Origin::Told, -amount, false), false));
        }
        if lexeme.is("later") || lexeme.is("afterwards") || lexeme.is("afterward") {
            return Some((k + 1, shift(Origin::Told, amount, false), false));
        }
        if lexeme.is("before") || lexeme.is("after") {
            let amount = if lexeme.is("before") { -amount } else { amount };
            // A mark or the end closes "two days before"; anything else is what the distance is to.
            let alone = ends
                && self
                    .get(k + 1)
                    .is_none_or(|l| matches!(l.term, Term::Mark(m) if m != '“' && m != '"' && m != '\''));
            return Some((k + 1, shift(Origin::Told, amount, false), !alone));
        }
        None
    }

    /// "thirty days of signature", "45 days from signature": a deadline by its length.
    pub(super) fn deadline(&self, i: usize) -> Parsed {
        let (k, amount, unit) = self.amount(i)?;
        // "has 45 days to hand over its arms"
        let given = self
            .before(i)
            .is_some_and(|l| ["has", "have", "had", "gives", "given", "gets"].iter().any(|w| l.is(w)));
        if given && (self.is(k, "to") || self.are(k, &["in", "which", "to"])) {
            return Some((k, Meaning::Within { amount, unit }));
        }
        let from = self.is_any(k, &["of", "from"]);
        let act = ["signature", "signing", "adoption", "publication"];
        let named = self.is_any(self.past(k + 1, "the"), &act);
        (from && named).then_some((k, Meaning::Within { amount, unit }))
    }

    /// "150 days", "nine months", "seven-day", "72-hour".
    pub(super) fn duration(&self, i: usize) -> Parsed {
        let counted = !self.is_any(i, &["a", "an", "one"])
            || self
                .before(i)
                .is_some_and(|l| ["for", "after", "over", "lasted", "than", "least"].iter().any(|w| l.is(w)));
        let (k, amount, unit) = self.amount(i).filter(|_| counted)?;
        Some((k, Meaning::Duration { amount, unit }))
    }

    /// A number of units.
    fn amount(&self, i: usize) -> Option<(usize, i32, Unit)> {
        let (k, amount) = self.numeral(i)?;
        let k = if self.is_dash(k) && self.is_glued(k) && self.is_glued(k + 1) { k + 1 } else { k };
        let k = if self.is_any(
            k,
            &["full", "whole", "consecutive", "straight", "calendar", "more", "further", "working"],
        ) {
            k + 1
        } else {
            k
        };
        let Term::Unit { unit, .. } = self.term(k)? else { return None };
        (1..=1000).contains(&amount).then_some((k + 1, amount, unit))
    }
}
