//! Sentences of communiqués that the parser loses its way in: "At the invitation of A, Minister of X, B, Minister of Y, held in Z on
//! 12 May the third round of consultations."

use std::ops::Range;

use super::super::Token;
use super::super::labels::{Dep, Tag};
use super::{LONGEST, is_under};

/// At what somebody's behest something is done that a sentence begins with.
const BEHESTS: &[&str] = &[
    "invitation",
    "initiative",
    "request",
    "auspex",
    "auspices",
    "chairmanship",
    "mediation",
    "patronage",
    "sponsorship",
];

/// What is held.
const HELD: &[&str] = &[
    "round",
    "meeting",
    "session",
    "talk",
    "talks",
    "consultation",
    "consultations",
    "negotiations",
    "conference",
];

/// The most tokens of such a sentence that are looked at before its verb.
const FARTHEST: usize = 2 * LONGEST;

/// Mends a sentence that begins with a behest: gives its verb the subject that was read as one more name for the host.
pub(super) fn mend<'t>(
    tokens: &mut [Token],
    sentence: Range<usize>,
    word: impl Fn(&Token) -> &'t str + Copy,
) {
    held_on(tokens, sentence.clone(), word);
    let front = sentence.start;
    let fronted = tokens.get(front).is_some_and(|token| {
        matches!(word(token).to_lowercase().as_str(), "at" | "upon" | "on" | "under" | "in")
    });
    let behest = (front + 1..sentence.end.min(front + 5)).find(|&t| {
        tokens[t].head as usize == front && BEHESTS.contains(&tokens[t].lemma.to_lowercase().as_str())
    });
    let (true, Some(behest)) = (fronted, behest) else { return };
    let verb = tokens[front].head as usize;
    let finite = matches!(tokens[verb].tag, Tag::Vbd | Tag::Vbz) && tokens[verb].dep == Dep::Root;
    if verb <= behest || !sentence.contains(&verb) || verb - front > FARTHEST || !finite {
        return;
    }
    let parts = parts(tokens, behest + 2..verb, word);
    let Some(subject) = parts.get(if is_pair(tokens, &parts, word) { 2 } else { 1 }).cloned() else { return };
    let Some(head) = head_of(tokens, &subject) else { return };
    let known = (behest..verb).find(|&t| tokens[t].head as usize == verb && tokens[t].dep == Dep::Nsubj);
    if known.is_some_and(|known| subject.contains(&known)) {
        return;
    }
    let (Ok(head_id), Ok(verb_id)) = (u32::try_from(head), u32::try_from(verb)) else { return };
    let host = head_of(tokens, &parts[0]).and_then(|host| u32::try_from(host).ok());
    if let Some(known) = known {
        // It is the host's name, or the name behind the subject's title.
        let above = if known < subject.start { host } else { Some(head_id) };
        if let Some(above) = above.filter(|&above| !is_under(tokens, above as usize, known)) {
            (tokens[known].head, tokens[known].dep) = (above, Dep::Appos);
        }
    }
    (tokens[head].head, tokens[head].dep) = (verb_id, Dep::Nsubj);
    for part in parts.iter().filter(|part| part.start > subject.start) {
        let apposed = head_of(tokens, part).filter(|&other| tokens[other].dep == Dep::Appos);
        if let Some(other) = apposed.filter(|&other| !is_under(tokens, head, other)) {
            tokens[other].head = head_id;
        }
    }
}

/// "A and B *held* in Z on 12 May *the third round* of talks", read as a phrase without a verb.
fn held_on<'t>(tokens: &mut [Token], sentence: Range<usize>, word: impl Fn(&Token) -> &'t str + Copy) {
    let verb = sentence.clone().find(|&t| {
        word(&tokens[t]) == "held"
            && matches!(tokens[t].dep, Dep::Acl | Dep::Advcl)
            && tokens[t].tag == Tag::Vbn
    });
    let Some(verb) = verb else { return };
    let finite = |t: usize| matches!(tokens[t].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    if sentence.clone().any(|t| finite(t) && tokens[t].dep == Dep::Root) || verb - sentence.start > FARTHEST {
        return;
    }
    let when_and_where = |t: usize| {
        matches!(
            tokens[t].tag,
            Tag::In | Tag::Nnp | Tag::Nnps | Tag::Cd | Tag::Cc | Tag::Comma | Tag::Dt | Tag::Jj
        )
    };
    let held = (verb + 1..sentence.end.min(verb + LONGEST))
        .find(|&t| !when_and_where(t))
        .filter(|&t| HELD.contains(&tokens[t].lemma.to_lowercase().as_str()));
    let above = tokens[verb].head as usize;
    let (Some(held), Ok(verb_id)) = (held, u32::try_from(verb)) else { return };
    let root = sentence.clone().find(|&t| tokens[t].head as usize == t);
    let (Some(root), true) = (root, above < verb) else { return };
    if root != above && root < verb {
        (tokens[root].head, tokens[root].dep) =
            (verb_id, if tokens[root].tag == Tag::In { Dep::Prep } else { Dep::Nsubj });
    } else if root == above {
        (tokens[root].head, tokens[root].dep) = (verb_id, Dep::Nsubj);
    } else {
        (tokens[root].head, tokens[root].dep) = (verb_id, Dep::Dep);
    }
    let own = &mut tokens[verb];
    (own.head, own.dep, own.tag) = (verb_id, Dep::Root, Tag::Vbd);
    (tokens[held].head, tokens[held].dep) = (verb_id, Dep::Dobj);
    // "12 and 13 *May*"
    for day in verb + 1..held {
        let apart = tokens[day].tag == Tag::Nnp && !(verb..held).contains(&(tokens[day].head as usize));
        let number =
            (verb + 1..day).rev().take(3).find(|&t| tokens[t].tag == Tag::Cd && tokens[t].dep == Dep::Pobj);
        if let (true, Some(number)) = (apart, number) {
            let (on, Ok(month)) = (tokens[number].head, u32::try_from(day)) else { continue };
            if is_under(tokens, on as usize, day) {
                continue;
            }
            (tokens[day].head, tokens[day].dep) = (on, Dep::Pobj);
            (tokens[number].head, tokens[number].dep) = (month, Dep::Nummod);
        }
    }
}

/// The phrases between commas, without what joins the last of them.
fn parts<'t>(tokens: &[Token], range: Range<usize>, word: impl Fn(&Token) -> &'t str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for t in range.clone().chain([range.end]) {
        if t == range.end || word(&tokens[t]) == "," {
            if start < t {
                parts.push(start..t);
            }
            start = t + 1;
        }
    }
    parts
}

/// Whether the first two phrases are a name and a title, in either order: one is nothing but a name.
fn is_pair<'t>(tokens: &[Token], parts: &[Range<usize>], word: impl Fn(&Token) -> &'t str) -> bool {
    let [first, second, ..] = parts else { return false };
    let title = |part: &Range<usize>| part.clone().any(|t| word(&tokens[t]) == "of");
    let determined = |part: &Range<usize>| matches!(word(&tokens[part.start]), "the" | "The");
    title(first) && !title(second) && !determined(second)
        || !title(first) && title(second) && !determined(second)
}

/// The token of a phrase on which the others hang.
fn head_of(tokens: &[Token], part: &Range<usize>) -> Option<usize> {
    let noun = |t: &usize| matches!(tokens[*t].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
    part.clone().find(|t| noun(t) && !part.contains(&(tokens[*t].head as usize)))
}
