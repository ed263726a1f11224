//! Reporting words inserted between a subject and its verb, the speaker behind: "The dam, *said Ms Brenn*, would be finished in May." The
//! parser gives the reporting verb both subjects, and the verb of what is said none.

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Pos, Tag};
use super::{LONGEST, is_under};

/// Verbs that stand before their speaker in the middle of what is said.
const SAYING: &[&str] = &[
    "say", "add", "note", "warn", "argue", "explain", "insist", "declare", "claim", "stress", "announce",
    "report", "conclude", "recall", "write", "admit", "suggest", "complain", "maintain", "reply", "caution",
    "predict", "observe", "remark", "continue", "state",
];

/// Gives each verb its own subject.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for saying in sentence.clone() {
        if let Some(inserted) = Inserted::at(tokens, saying, &sentence, word) {
            inserted.part(tokens);
        }
    }
}

/// Reporting words within what is said.
struct Inserted {
    saying: usize,
    speaker: usize,
    subject: usize,
    told: usize,
}

impl Inserted {
    fn at<'t>(
        tokens: &[Token],
        saying: usize,
        sentence: &Range<usize>,
        word: impl Fn(&Token) -> &'t str,
    ) -> Option<Self> {
        let own = &tokens[saying];
        let finite = matches!(own.tag, Tag::Vbd | Tag::Vbz);
        if !finite || saying < sentence.start + 2 || !SAYING.contains(&own.lemma.to_lowercase().as_str()) {
            return None;
        }
        let comma = |t: usize| word(&tokens[t]) == ",";
        let before = saying.saturating_sub(LONGEST).max(sentence.start)..saying - 1;
        let after = saying + 1..sentence.end.min(saying + LONGEST);
        let hangs = |t: &usize, on: usize, deps: &[Dep]| {
            tokens[*t].head as usize == on && deps.contains(&tokens[*t].dep) && *t != on
        };
        // The subject stands right before the comma.
        let subject = before.clone().find(|t| hangs(t, saying, &[Dep::Nsubj]))?;
        if !comma(saying - 1) || !is_under(tokens, saying - 2, subject) {
            return None;
        }
        // The speaker stands right behind the verb.
        let speaker = after.clone().find(|t| {
            hangs(t, saying, &[Dep::Nsubj, Dep::Dobj, Dep::Attr])
                && matches!(tokens[*t].pos, Pos::Noun | Pos::Propn)
                && is_under(tokens, saying + 1, *t)
        })?;
        // What is said goes on behind a comma, with a verb that has no subject of its own.
        let told = if own.dep == Dep::Parataxis {
            Some(own.head as usize)
        } else if own.head as usize == saying {
            let joined = after.clone().any(|t| hangs(&t, saying, &[Dep::Cc]));
            let deps: &[Dep] = if joined { &[Dep::Ccomp] } else { &[Dep::Ccomp, Dep::Conj] };
            after.clone().find(|t| hangs(t, saying, deps))
        } else {
            None
        };
        let told = told.filter(|&told| told > speaker && after.contains(&told))?;
        let of_told = |t: usize| tokens[t].head as usize == told && t != told;
        let resumed = (speaker + 1..told).rev().find(|&t| comma(t))? + 1;
        let goes_on = resumed == told
            || of_told(resumed)
                && matches!(tokens[resumed].dep, Dep::Aux | Dep::Auxpass | Dep::Neg | Dep::Advmod);
        let subjects =
            |t: usize| of_told(t) && matches!(tokens[t].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Expl);
        (goes_on && !after.clone().any(subjects)).then_some(Self { saying, speaker, subject, told })
    }

    fn part(&self, tokens: &mut [Token]) {
        let (Ok(saying), Ok(told)) = (u32::try_from(self.saying), u32::try_from(self.told)) else { return };
        let passive =
            (self.saying..self.told).any(|t| tokens[t].head == told && tokens[t].dep == Dep::Auxpass);
        (tokens[self.subject].head, tokens[self.subject].dep) =
            (told, if passive { Dep::Nsubjpass } else { Dep::Nsubj });
        (tokens[self.speaker].head, tokens[self.speaker].dep) = (saying, Dep::Nsubj);
        if tokens[self.saying].head == saying {
            (tokens[self.told].head, tokens[self.told].dep) = (told, Dep::Root);
            (tokens[self.saying].head, tokens[self.saying].dep) = (told, Dep::Parataxis);
        }
    }
}
