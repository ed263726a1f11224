//! A participle that opens a sentence, read as part of a name for its subject: "*Briefing members* before the vote, Mr Haysom, the envoy, *said* …".

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Pos, Tag};
use super::{LONGEST, is_under};

/// The most words of a title or name beside the one who speaks.
const BESIDE: usize = 24;

/// Gives the verb the name before it for its subject, and the participle its own object.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    let first = sentence.start;
    let participle = tokens.get(first).is_some_and(|token| {
        matches!(token.tag, Tag::Nn | Tag::Nnp) && token.dep == Dep::Compound && word(token).ends_with("ing")
    });
    if !participle || sentence.len() < 4 {
        return;
    }
    let object = tokens[first].head as usize;
    let verb = tokens[object].head as usize;
    let near = object > first && object < first + 4 && verb > object && verb < first + LONGEST;
    let finite = matches!(tokens[verb].tag, Tag::Vbd | Tag::Vbz) && tokens[verb].dep == Dep::Root;
    // "Briefing members", not "Housing policy"
    let several = tokens[object].tag == Tag::Nns && tokens[object].dep == Dep::Nsubj;
    if !near || !finite || !several || !sentence.contains(&verb) {
        return;
    }
    // The speaker is named behind a comma, and stands under the object for want of a better place.
    let comma = (object + 1..verb).find(|&t| word(&tokens[t]) == ",");
    let speaker = comma.and_then(|comma| {
        let end = verb.min(comma + BESIDE);
        (comma + 1..end).find(|&t| {
            tokens[t].pos == Pos::Propn
                && matches!(tokens[t].dep, Dep::Conj | Dep::Appos | Dep::Npadvmod)
                && (tokens[t].head as usize) < comma
                && is_under(tokens, t, object)
        })
    });
    let (Some(speaker), Ok(verb_id), Ok(first_id)) = (speaker, u32::try_from(verb), u32::try_from(first))
    else {
        return;
    };
    (tokens[speaker].head, tokens[speaker].dep) = (verb_id, Dep::Nsubj);
    let own = &mut tokens[first];
    (own.head, own.dep, own.tag, own.pos) = (verb_id, Dep::Advcl, Tag::Vbg, Pos::Verb);
    (tokens[object].head, tokens[object].dep) = (first_id, Dep::Dobj);
}
