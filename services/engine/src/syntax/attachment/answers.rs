//! "said in response to a question *that the talks would go on*": what is answered, not what was asked.

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Pos};

/// Nouns for what an answer is to.
const QUESTIONS: &[&str] = &["question", "query", "inquiry", "enquiry"];
/// Verbs by which one answers.
const ANSWERS: &[&str] =
    &["say", "tell", "state", "note", "add", "explain", "reply", "respond", "declare", "stress", "confirm"];
/// How many steps above the question the verb stands: "said in response to a question".
const STEPS: usize = 6;

/// Hangs such clauses on the verb of saying.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for clause in sentence.clone() {
        if let Some(verb) = answered(tokens, clause, sentence.clone(), word) {
            (tokens[clause].head, tokens[clause].dep) = (verb, Dep::Ccomp);
        }
    }
}

/// The verb that a clause read as what a question asks is said by.
fn answered<'t>(
    tokens: &[Token],
    clause: usize,
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) -> Option<u32> {
    let question = tokens[clause].head as usize;
    let hangs = matches!(tokens[clause].dep, Dep::Acl | Dep::Relcl) && question < clause;
    if !hangs || !QUESTIONS.contains(&&*tokens[question].lemma) {
        return None;
    }
    let that = (question + 1..clause)
        .find(|&t| tokens[t].head as usize == clause && word(&tokens[t]).eq_ignore_ascii_case("that"))?;
    // "a question that he had put": what it stands for is no subordinator.
    if that != question + 1 || tokens[that].dep != Dep::Mark {
        return None;
    }
    let mut at = question;
    for _ in 0..STEPS {
        let above = tokens[at].head as usize;
        if above == at || !sentence.contains(&above) || above > at {
            return None;
        }
        if tokens[above].pos == Pos::Verb {
            let says = ANSWERS.contains(&&*tokens[above].lemma);
            let open =
                !sentence.clone().any(|t| tokens[t].dep == Dep::Ccomp && tokens[t].head as usize == above);
            return (says && open).then_some(u32::try_from(above).ok()).flatten();
        }
        at = above;
    }
    None
}
