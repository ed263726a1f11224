//! The little that the chronicle reads in a report's own words, beside its brief: sentences, what their words mean in a few common
//! concepts, days and numbers in them. It is shallow on purpose: what a report tells, its brief says; this is for holding the words
//! of reports against each other.

mod concepts;
mod days;
mod figures;
mod sentences;
mod words;

pub(crate) use days::{Days, days_of, in_text};
pub(crate) use figures::{PEOPLE, figures};
pub(crate) use sentences::sentences;
pub(crate) use words::{Lemma, Word, fold, hash, ordinals, words, words_once};
