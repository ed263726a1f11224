//! Answers on a process as a whole, kept in memory for as long as nothing that they tell has changed.
//!
//! A digest is worked out from all reports of its process, which takes the longer the more there are; and most processes are asked about far
//! more often than reports on them come in. An answer is kept with the stamp of the state that it was worked out from, and given again only
//! where the process still has that stamp: nobody is told anything that is not so any more.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use peacebrief::v1::EncodingType;
use peacebrief_archive::Tenant;
use prost::Message;

/// How many bytes of answers are kept, encoded.
const BYTES: usize = 64 << 20;

/// What tells the states of a process apart; see [`Reader::stamp`](peacebrief_chronicle::Reader::stamp).
pub(super) type Stamp = (u64, u32);

/// What was asked: on whose behalf, what sort of question, and its request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    tenant: Tenant,
    sort: &'static str,
    encoding: EncodingType,
    request: Vec<u8>,
}

impl Question {
    /// What is asked by a request, in answer to which spans count in an encoding.
    pub(crate) fn new(
        tenant: &Tenant,
        sort: &'static str,
        encoding: EncodingType,
        request: &impl Message,
    ) -> Self {
        Self { tenant: tenant.clone(), sort, encoding, request: request.encode_to_vec() }
    }

    /// On whose behalf it is asked.
    pub(super) fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}

/// Answers, the most recently given ones.
#[derive(Debug, Default)]
pub(super) struct Answers(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    answers: HashMap<Question, Answer>,
    bytes: usize,
    /// How often anything was given or kept.
    clock: u64,
}

#[derive(Debug)]
struct Answer {
    stamp: Stamp,
    encoded: Vec<u8>,
    /// When it was given last.
    given: u64,
}

impl Answers {
    /// The answer to a question, where it was worked out from the state that a stamp tells.
    pub(super) fn of<T: Message + Default>(&self, question: &Question, stamp: Stamp) -> Option<T> {
        let mut kept = self.lock();
        kept.clock += 1;
        let now = kept.clock;
        let answer = kept.answers.get_mut(question).filter(|answer| answer.stamp == stamp)?;
        answer.given = now;
        T::decode(answer.encoded.as_slice()).ok()
    }

    /// Keeps an answer, in the place of those that were not given for the longest time.
    pub(super) fn keep(&self, question: Question, stamp: Stamp, answer: &impl Message) {
        let encoded = answer.encode_to_vec();
        if encoded.len() > BYTES / 4 {
            return;
        }
        let mut kept = self.lock();
        kept.clock += 1;
        kept.bytes += encoded.len();
        let answer = Answer { stamp, encoded, given: kept.clock };
        if let Some(old) = kept.answers.insert(question, answer) {
            kept.bytes -= old.encoded.len();
        }
        while kept.bytes > BYTES {
            let oldest = kept.answers.iter().min_by_key(|(_, answer)| answer.given);
            let Some(oldest) = oldest.map(|(question, _)| question.clone()) else { break };
            if let Some(old) = kept.answers.remove(&oldest) {
                kept.bytes -= old.encoded.len();
            }
        }
    }

    /// Forgets all: something was erased that they may tell.
    pub(super) fn forget(&self) {
        *self.lock() = Kept::default();
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        // Whoever panicked with it left it as it was, or with a sum of bytes that is too large: then less is kept.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(request: &str) -> Question {
        Question::new(&Tenant::default(), "digest", EncodingType::Utf8, &request.to_owned())
    }

    #[test]
    fn an_answer_is_given_again_while_the_stamp_is_the_same() {
        let answers = Answers::default();
        answers.keep(question("a"), (1, 0), &"told".to_owned());
        assert_eq!(answers.of::<String>(&question("a"), (1, 0)).as_deref(), Some("told"));
        for (asked, stamp) in [("a", (2, 0)), ("a", (1, 1)), ("b", (1, 0))] {
            assert_eq!(answers.of::<String>(&question(asked), stamp), None);
        }
        answers.keep(question("a"), (2, 0), &"told anew".to_owned());
        assert_eq!(answers.of::<String>(&question("a"), (2, 0)).as_deref(), Some("told anew"));
        answers.forget();
        assert_eq!(answers.of::<String>(&question("a"), (2, 0)), None);
    }

    #[test]
    fn what_was_not_given_for_the_longest_time_makes_room() {
        let answers = Answers::default();
        let large = "x".repeat(BYTES / 5);
        for name in ["a", "b", "c", "d"] {
            answers.keep(question(name), (1, 0), &large);
        }
        assert!(answers.of::<String>(&question("a"), (1, 0)).is_some());
        answers.keep(question("e"), (1, 0), &large);
        let kept = |name| answers.of::<String>(&question(name), (1, 0)).is_some();
        assert_eq!(["a", "b", "c", "d", "e"].map(kept), [true, false, true, true, true]);
        answers.keep(question("f"), (1, 0), &"x".repeat(BYTES));
        assert!(!kept("f"), "larger than is worth it");
    }
}
