//! "They will meet again, *read the statement*": who speaks stands behind the verb.

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Pos};

/// Nouns for what is read out.
const WRITINGS: &[&str] =
    &["statement", "communiqué", "communique", "readout", "release", "message", "letter"];
/// How many words may stand between the verb and such a noun: "read the joint statement".
const BETWEEN: usize = 3;

/// Makes the writing the subject, and what it says the verb's complement.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    for verb in sentence.clone().skip(1) {
        let reads = tokens[verb].pos == Pos::Verb && &*tokens[verb].lemma == "read";
        if !reads || !matches!(word(&tokens[verb - 1]), "," | "”" | "\"" | "’" | "'") {
            continue;
        }
        let noun = (verb + 2..sentence.end.min(verb + 2 + BETWEEN)).find(|&t| {
            tokens[t].head as usize == verb
                && tokens[t].dep == Dep::Dobj
                && WRITINGS.contains(&&*tokens[t].lemma)
        });
        let Some(noun) = noun.filter(|&noun| noun + 1 >= sentence.end || tokens[noun + 1].pos == Pos::Punct)
        else {
            continue;
        };
        tokens[noun].dep = Dep::Nsubj;
        let told = tokens[verb].head as usize;
        let joined = tokens[verb].dep == Dep::Conj && tokens[told].dep == Dep::Root && told < verb;
        if let Some(id) = u32::try_from(verb).ok().filter(|_| joined) {
            (tokens[verb].head, tokens[verb].dep) = (id, Dep::Root);
            (tokens[told].head, tokens[told].dep) = (id, Dep::Ccomp);
        }
    }
}
