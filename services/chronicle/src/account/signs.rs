//! Signs in a sentence's words: that it denies, looks ahead, tells of a cancelling.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::text::Word;

/// What a sentence's words show besides what they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signs(u32);

impl Signs {
    /// "no", "not", "never".
    pub(crate) const NEGATED: Self = Self(1);
    /// "denied", "false", "rejects".
    pub(crate) const DENIED: Self = Self(1 << 1);
    /// "will", "are to", "due".
    pub(crate) const AHEAD: Self = Self(1 << 2);
    /// "called off", "postponed".
    pub(crate) const CANCELLED: Self = Self(1 << 3);
    /// "has not yet", "remains closed", "should have".
    pub(crate) const UNMET: Self = Self(1 << 4);
    /// "corrects its report", "wrongly reported".
    pub(crate) const CORRECTS: Self = Self(1 << 5);
    /// "signed".
    pub(crate) const SIGNED: Self = Self(1 << 6);
    /// "initialled", "not signed".
    pub(crate) const UNSIGNED: Self = Self(1 << 7);
    /// "attended", "was present".
    pub(crate) const ATTENDED: Self = Self(1 << 8);
    /// "if", "would", "could".
    pub(crate) const SUPPOSED: Self = Self(1 << 9);
    /// "and not", "it was … who", "only on": words that set a claim against another.
    pub(crate) const CONTRASTS: Self = Self(1 << 10);

    /// "was", "did", "denied": of what is past.
    pub(crate) const PAST: Self = Self(1 << 11);

    pub(crate) fn of(sentence: &crate::record::Sentence) -> Self {
        Self(sentence.signs)
    }

    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) fn any(self, others: &[Self]) -> bool {
        others.iter().any(|other| self.has(*other))
    }

    /// Reads the signs off a sentence's words.
    pub(super) fn read(words: &[Word]) -> Self {
        let mut signs = 0;
        let (mut cleft, mut relative) = (false, false);
        for (at, word) in words.iter().enumerate() {
            let follow = |rest: &[&str]| {
                let words = words[at + 1..].iter().map(|word| word.folded.as_str());
                words.take(rest.len()).eq(rest.iter().copied())
            };
            for (rest, sign) in BEGINNINGS.get(word.folded.as_str()).into_iter().flatten() {
                if follow(rest) {
                    signs |= sign.0;
                }
            }
            if word.folded.ends_with("n't") {
                signs |= Self::NEGATED.0;
            }
            cleft |= word.folded == "it" && follow(&["was"]);
            relative |= matches!(word.folded.as_str(), "who" | "that" | "which");
        }
        if cleft && relative {
            signs |= Self::CONTRASTS.0;
        }
        Self(signs)
    }
}

/// What may follow the first word of a cue, and what that is a sign of.
type Follow = (Vec<&'static str>, Signs);

/// The cues by their first words.
static BEGINNINGS: LazyLock<HashMap<&str, Vec<Follow>, RandomState>> = LazyLock::new(|| {
    let mut beginnings: HashMap<&str, Vec<Follow>, RandomState> = HashMap::default();
    for (sign, cues) in CUES {
        for cue in *cues {
            let mut words = cue.split(' ');
            let first = words.next().unwrap_or_default();
            beginnings.entry(first).or_default().push((words.collect(), *sign));
        }
    }
    beginnings
});

/// Whether a word denies what stands beside it.
pub(super) fn denies(word: &Word) -> bool {
    let word = word.folded.as_str();
    let denies = |(rest, sign): &Follow| rest.is_empty() && matches!(*sign, Signs::NEGATED | Signs::DENIED);
    word.ends_with("n't") || BEGINNINGS.get(word).is_some_and(|cues| cues.iter().any(denies))
}

const CUES: &[(Signs, &[&str])] = &[
    (
        Signs::NEGATED,
        &["no", "not", "never", "nobody", "none", "nothing", "neither", "nor", "no one", "without", "cannot"],
    ),
    (
        Signs::DENIED,
        &[
            "denied",
            "denies",
            "deny",
            "denying",
            "denial",
            "false",
            "untrue",
            "rejects",
            "rejected",
            "refuted",
            "invented",
            "invention",
            "fabricated",
            "unfounded",
            "no truth",
            "contrary to",
            "disputed",
            "disputes",
            "incorrect",
            "wrong",
            "mistaken",
        ],
    ),
    (
        Signs::AHEAD,
        &[
            "will",
            "shall",
            "is to",
            "are to",
            "to be",
            "due",
            "must",
            "is expected",
            "are expected",
            "plan to",
            "plans to",
            "scheduled",
            "set for",
            "may",
            "next week",
            "next month",
            "tomorrow",
            "intends to",
            "intend to",
            "hope to",
            "expect",
            "expects",
        ],
    ),
    (
        Signs::CANCELLED,
        &[
            "called off",
            "calls off",
            "call off",
            "cancelled",
            "canceled",
            "cancels",
            "postponed",
            "fell through",
            "scrapped",
            "put off",
            "shelved",
            "will not take place",
            "abandoned plans",
            "has withdrawn from",
            "dropped",
        ],
    ),
    (
        Signs::UNMET,
        &[
            "not yet",
            "yet to",
            "has not",
            "have not",
            "had not",
            "hasn't",
            "haven't",
            "did not",
            "didn't",
            "remained closed",
            "remains closed",
            "remain closed",
            "remained shut",
            "remains shut",
            "remain shut",
            "still shut",
            "still closed",
            "still waiting",
            "has never",
            "have never",
            "had never",
            "not one",
            "no one has",
            "failed to",
            "missed",
            "should have",
            "was to",
            "were to",
            "was to have",
            "were to have",
            "overdue",
            "no date",
            "without result",
            "still guard",
            "stayed shut",
            "stayed closed",
            "nobody came",
            "did not take place",
            "not taken place",
            "not been",
            "behind schedule",
            "passed without",
        ],
    ),
    (
        Signs::CORRECTS,
        &[
            "corrects",
            "correction",
            "corrected",
            "wrongly reported",
            "we reported",
            "earlier report",
            "misstated",
            "erroneously",
            "our report",
            "its report",
            "wrongly",
            "regrets the error",
            "mistakenly",
            "our earlier",
        ],
    ),
    (
        Signs::SIGNED,
        &[
            "signed",
            "signature",
            "signatures",
            "signing",
            "sign",
            "put their names",
            "ratified",
            "put his name",
            "put her name",
            "put pen",
        ],
    ),
    (
        Signs::UNSIGNED,
        &[
            "initialled",
            "initialed",
            "not signed",
            "nothing was signed",
            "never signed",
            "unsigned",
            "not a signature",
            "not been signed",
            "nothing has been signed",
            "never ratified",
            "not ratified",
            "not been ratified",
            "never voted",
            "was not signed",
            "only initialled",
            "no signature",
            "nobody signed",
            "signed nothing",
            "did not sign",
            "has not signed",
        ],
    ),
    (
        Signs::ATTENDED,
        &[
            "attended",
            "attend",
            "present",
            "took part",
            "taken part",
            "taken a seat",
            "take part",
            "in the hall",
            "in person",
            "joined",
            "beside",
            "stood",
            "sat",
            "sits",
            "was there",
            "seated",
            "row",
            "at the ceremony",
            "at the signing",
            "leave",
            "absent",
            "presence",
            "watched",
            "looked on",
            "came",
            "was at",
            "were at",
            "elbow",
        ],
    ),
    (
        Signs::PAST,
        &[
            "was", "were", "had", "did", "didn't", "been", "never", "denied", "denies", "false", "untrue",
            "rejected", "rejects", "nothing", "nobody", "invented", "took", "gave",
        ],
    ),
    (Signs::SUPPOSED, &["if", "would", "could", "might", "unless", "whether"]),
    (
        Signs::CONTRASTS,
        &[
            "and not",
            "not",
            "rather than",
            "only on",
            "only",
            "contrary to",
            "as claimed",
            "as reported",
            "version",
            "at no time",
            "in fact",
            "in truth",
        ],
    ),
];
