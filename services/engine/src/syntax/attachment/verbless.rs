//! "The parties *signed* in Doha a definitive ceasefire", read as if the ceasefire were parties that are signed: what has no other verb has
//! the participle for its verb, and the noun behind it for what was done.

use std::ops::Range;

use super::LONGEST;
use crate::syntax::Token;
use crate::syntax::labels::{Dep, Tag};

/// Makes a verb of the participle of a subject, where the sentence has no other.
pub(super) fn mend(tokens: &mut [Token], sentence: Range<usize>) {
    let Some(noun) = sentence.clone().find(|&t| tokens[t].head as usize == t) else { return };
    if !matches!(tokens[noun].tag, Tag::Nn | Tag::Nns | Tag::Nnp) || noun > sentence.start + LONGEST {
        return;
    }
    let on = |tokens: &[Token], t: usize, above: usize| tokens[t].head as usize == above && t != above;
    let helped =
        sentence.clone().any(|t| on(tokens, t, noun) && matches!(tokens[t].dep, Dep::Aux | Dep::Auxpass));
    let subject = (sentence.start..noun).find(|&t| on(tokens, t, noun) && tokens[t].dep == Dep::Nsubj);
    let Some(subject) = subject.filter(|_| !helped) else { return };
    let participle = (subject + 1..noun).find(|&t| {
        on(tokens, t, subject)
            && tokens[t].dep == Dep::Acl
            && matches!(tokens[t].tag, Tag::Vbn | Tag::Vbd)
            && t == subject + 1
    });
    let Some(verb) = participle else { return };
    let by = (verb + 1..noun).any(|t| on(tokens, t, verb) && tokens[t].dep == Dep::Agent);
    let (Ok(head), false) = (u32::try_from(verb), by) else { return };
    for t in sentence {
        let outside = t < subject || t > noun && tokens[t].dep == Dep::Punct;
        if on(tokens, t, noun) && outside {
            tokens[t].head = head;
        }
    }
    (tokens[subject].head, tokens[subject].dep) = (head, Dep::Nsubj);
    (tokens[noun].head, tokens[noun].dep) = (head, Dep::Dobj);
    (tokens[verb].head, tokens[verb].dep, tokens[verb].tag) = (head, Dep::Root, Tag::Vbd);
}
