//! Nouns in the plural that tell of several accords at once.

use std::ops::Range;

use peacebrief::v1;

use super::making;
use super::mentions::Mention;
use crate::dates::Tense;
use crate::document::{Document, TokenId};
use crate::findings::Sources;
use crate::syntax::{Dep, Tag};

/// "The declarations adopted in 2000 and 2007", "two truces, in 2001 and 2003": one accord for each of the dates.
pub(super) fn split_by_date(sources: Sources<'_, '_>, mention: &Mention) -> Option<Vec<Mention>> {
    let document = sources.document;
    if !matches!(document.tag(mention.head), Tag::Nns | Tag::Nnps) {
        return None;
    }
    let sentence = document.sentence_around(mention.head);
    let after = mention.phrase.end..sentence.end.min(mention.phrase.end + FARTHEST_DATE);
    let dates: Vec<(usize, &Range<TokenId>)> = sources.calendar.between(&after).take(2).collect();
    let [(first, a), (second, b)] = dates[..] else { return None };
    let joined = a.end + 1 == b.start && document.word(a.end).eq_ignore_ascii_case("and");
    let between = matches!(document.word(a.start.saturating_sub(1)).to_lowercase().as_str(), "between");
    let own = document.is_under(a.start, mention.head)
        || (mention.phrase.end..a.start).all(|t| matches!(document.word(t), "," | "in" | "of" | "on"));
    if !joined || between || !own {
        return None;
    }
    let each = [(first, a.end), (second, b.end)].into_iter().map(|(number, end)| Mention {
        phrase: mention.phrase.start..end,
        made: sources.calendar.resolved(document, number, Tense::Past),
        anaphor: false,
        apart: true,
        ..mention.clone()
    });
    Some(each.collect())
}

/// How many tokens after the noun the dates are looked for by which several accords are told apart.
const FARTHEST_DATE: usize = 16;

/// "The four agreements, signed in Bender on 25 November": several made in one act are told as one; those "signed one by one from 1994
/// on" are not.
pub(super) fn made_together(sources: Sources<'_, '_>, mention: &Mention) -> bool {
    let document = sources.document;
    let from_then_on = |date: &v1::ResolvedDate| {
        date.evidence
            .as_ref()
            .and_then(|words| Some(usize::try_from(words.start).ok()?..usize::try_from(words.end).ok()?))
            .and_then(|words| document.tokens_in(words).start.checked_sub(1))
            .is_some_and(|before| matches!(document.word(before), "from" | "since" | "between"))
    };
    mention.made.as_ref().is_some_and(|made| !from_then_on(made))
        && making::qualifiers(document, mention.head).any(|c| making::makes(sources, c))
}

/// "Two peace plans": each is told by itself.
pub(super) fn is_several(document: &Document<'_>, token: TokenId) -> bool {
    // "Eleven principles" are one paper.
    let parts = matches!(
        document.lemma(token).to_lowercase().as_str(),
        "principle" | "point" | "term" | "conclusion"
    );
    matches!(document.tag(token), Tag::Nns | Tag::Nnps)
        && !parts
        && document
            .child(token, Dep::Nummod)
            .is_some_and(|n| !matches!(document.word(n).to_lowercase().as_str(), "1" | "one"))
}
