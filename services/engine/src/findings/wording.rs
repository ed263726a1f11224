//! The words that tell a finding: those of a clause or noun phrase, without what hangs on it as a clause of its own.

use std::ops::Range;

use crate::document::{Document, TokenId};
use crate::lexicon::Lexicon;
use crate::syntax::{Dep, Pos};

/// A run of more tokens is cut down to what is nearest to its head.
const LONGEST: usize = 45;

/// The bytes of a clause: its verb with all that hangs on it but further clauses. A clause that qualifies a noun brings the noun
/// along ("the treaty signed on Friday").
pub(crate) fn of_clause(document: &Document<'_>, verb: TokenId) -> Range<usize> {
    let tokens = match document.dep(verb) {
        // "a protocol under which *the government will lift the ban*": the noun has no part in it.
        Dep::Relcl if let Some(after) = after_preposed(document, verb) => after..core(document, verb).end,
        Dep::Acl | Dep::Relcl => {
            let noun = document.head(verb);
            phrase_start(document, noun).min(verb)..core(document, verb).end.max(noun + 1)
        }
        _ => core(document, verb),
    };
    bounded(document, tokens, verb)
}

/// Where a relative clause begins after its preposition and pronoun ("under which").
fn after_preposed(document: &Document<'_>, verb: TokenId) -> Option<TokenId> {
    let pronoun = |t: &TokenId| matches!(document.word(*t).to_lowercase().as_str(), "which" | "whom");
    let first = (document.subtree(verb).start..verb).find(pronoun)?;
    let preposed = first > 0 && document.pos(first - 1) == Pos::Adp;
    (preposed && first + 1 < verb).then_some(first + 1)
}

/// The bytes of a noun phrase, further clauses aside.
pub(crate) fn of_noun(document: &Document<'_>, noun: TokenId) -> Range<usize> {
    bounded(document, core(document, noun), noun)
}

/// Where a noun phrase starts: at its determiner, if it has one. What stands before that belongs to the verb, wherever the parser
/// hung it ("made public the treaty").
pub(crate) fn phrase_start(document: &Document<'_>, noun: TokenId) -> TokenId {
    let before = |c: &TokenId| {
        *c < noun
            && !matches!(
                document.dep(*c),
                Dep::Punct | Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Prep | Dep::Conj | Dep::Cc
            )
    };
    let determiner = document.children(noun).find(|c| before(c) && document.dep(*c) == Dep::Det);
    let first = || document.children(noun).filter(before).map(|c| document.subtree(c).start).min();
    determiner.or_else(first).unwrap_or(noun)
}

fn bounded(document: &Document<'_>, tokens: Range<TokenId>, head: TokenId) -> Range<usize> {
    let tokens = if tokens.len() > LONGEST {
        let start = tokens.start.max(head.saturating_sub(LONGEST / 3));
        start..tokens.end.min(start + LONGEST)
    } else {
        tokens
    };
    trimmed(document, tokens)
}

/// The subtree of a head without coordinated and subordinate clauses.
fn core(document: &Document<'_>, head: TokenId) -> Range<TokenId> {
    let (mut start, mut end) = (head, head + 1);
    for child in document.children(head) {
        let apart = matches!(
            document.dep(child),
            Dep::Advcl
                | Dep::Ccomp
                | Dep::Parataxis
                | Dep::Conj
                | Dep::Cc
                | Dep::Punct
                | Dep::Mark
                | Dep::Relcl
        );
        if apart {
            continue;
        }
        let subtree = document.subtree(child);
        start = start.min(subtree.start);
        end = end.max(subtree.end);
    }
    start..without_relatives(document, head, start..end)
}

/// The end of a run of tokens once relative clauses that end it are cut off: "released the text of a treaty, which …".
fn without_relatives(document: &Document<'_>, head: TokenId, tokens: Range<TokenId>) -> TokenId {
    let relative =
        |t: &TokenId| *t > head && document.dep(*t) == Dep::Relcl && document.subtree(*t).end >= tokens.end;
    match tokens.clone().find(relative) {
        Some(verb) => document.subtree(verb).start.clamp(head + 1, tokens.end),
        None => tokens.end,
    }
}

/// The bytes of a range of tokens without punctuation at its ends.
pub(crate) fn trimmed(document: &Document<'_>, mut tokens: Range<TokenId>) -> Range<usize> {
    // "Prayuth Chan-o-*cha visited*": a word is not cut at its hyphens.
    let glued = |t: TokenId| document.token_bytes(t - 1).end == document.token_bytes(t).start;
    let hyphened = |t: TokenId| {
        let first = document.sentence_around(t).start;
        t >= first + 2 && document.word(t - 1) == "-" && glued(t) && glued(t - 1)
    };
    while !tokens.is_empty() && hyphened(tokens.start) {
        tokens.start -= 2;
    }
    while tokens.len() > 1 && is_punctuation(document.word(tokens.start)) {
        tokens.start += 1;
    }
    while tokens.len() > 1 && is_punctuation(document.word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    document.bytes(tokens)
}

fn is_punctuation(word: &str) -> bool {
    !word.contains(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '’' | '%' | '$'))
}

/// Nouns for what those who see things alike agree on, and that binds nobody.
const VIEWS: &[&str] = &[
    "need",
    "importance",
    "necessity",
    "urgency",
    "value",
    "seriousness",
    "gravity",
    "view",
    "point",
    "assessment",
    "usefulness",
];

/// "agreed *on the need* for dialogue", "agreed on the importance of unity": two of one mind, and no accord.
pub(crate) fn is_shared_view(document: &Document<'_>, verb: TokenId) -> bool {
    document
        .children_by(verb, Dep::Prep)
        .filter(|&p| matches!(document.word(p).to_lowercase().as_str(), "on" | "upon" | "about" | "to"))
        .filter_map(|p| document.child(p, Dep::Pobj))
        .any(|noun| VIEWS.contains(&document.lemma(noun)))
}

/// "declared the *war* over", "declared the armed *struggle* over": what ends there is the fighting, and no accord.
pub(crate) fn ends_fighting(lexicon: &Lexicon, document: &Document<'_>, words: &Range<TokenId>) -> bool {
    let fighting = |t: TokenId| {
        let lemma = document.lemma(t);
        // "declared the reduction in violence over": what ends is the reduction.
        document.dep(t) != Dep::Pobj
            && (lexicon.in_class("fighting", lemma) || matches!(lemma, "struggle" | "campaign"))
    };
    words.end.checked_sub(1).is_some_and(|last| matches!(document.word(last), "over" | "end"))
        && words.clone().any(fighting)
}

/// "a body to *verify* ceasefire violations", "a mechanism *for monitoring* breaches": what somebody is to look into has not been laid to
/// anybody's charge.
pub(crate) fn is_looked_into(document: &Document<'_>, noun: TokenId) -> bool {
    const LOOKS: &[&str] = &[
        "monitor",
        "verify",
        "investigate",
        "prevent",
        "deter",
        "supervise",
        "observe",
        "detect",
        "examine",
        "probe",
        "handle",
        "monitoring",
        "verification",
        "investigation",
        "prevention",
        "supervision",
    ];
    /// From a noun over the preposition and noun or verb on which it hangs.
    const STEPS: usize = 3;
    std::iter::successors(Some(noun), |&t| Some(document.head(t)).filter(|&head| head != t))
        .skip(1)
        .take(STEPS)
        .take_while(|&t| t < noun)
        .any(|t| LOOKS.contains(&document.lemma(t)))
}
