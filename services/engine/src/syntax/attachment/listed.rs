//! "The United States, *Saudi Arabia* and the Union have relaunched": the second of a list of names, which tells nothing of the first.

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Pos};

/// Hangs a name read as an apposition to the name before it beside that name, where "and" and a further name follow.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for second in sentence.clone() {
        let first = tokens[second].head as usize;
        let apposed = tokens[second].dep == Dep::Appos
            && first < second
            && tokens[first].pos == Pos::Propn
            && tokens[second].pos == Pos::Propn
            && matches!(tokens[first].dep, Dep::Nsubj | Dep::Nsubjpass);
        if !apposed {
            continue;
        }
        let begins = (first + 1..second).find(|&t| tokens[t].head as usize == second).unwrap_or(second);
        let right_behind = begins == first + 2 && word(&tokens[first + 1]) == ",";
        let names = (begins..second).all(|t| tokens[t].pos == Pos::Propn && tokens[t].dep == Dep::Compound);
        let and = second + 1 < sentence.end && word(&tokens[second + 1]) == "and";
        let further = (second + 2..sentence.end).any(|t| {
            tokens[t].head as usize == second && tokens[t].dep == Dep::Conj && tokens[t].pos == Pos::Propn
        });
        // "Mr Teveren, Chairman and Chief Executive": a title is one word more often than a name beside a name is.
        let several = begins < second;
        if right_behind && names && and && further && several {
            tokens[second].dep = Dep::Conj;
        }
    }
}
