//! Fixed phrases that report an event: "put their names to", "lay down their arms", "take to the streets".

use peacebrief::v1::EventType;

use crate::document::TokenId;
use crate::findings::wording;
use crate::syntax::{Dep, Tag};

use super::Reading;
use super::candidates::Candidate;
use super::happened::{has_happened, is_alleged};

/// The phrases of a sentence whose verb the text holds to have happened.
pub(super) fn find<'s>(sources: Reading<'s, '_>, sentence: std::ops::Range<TokenId>) -> Vec<Candidate<'s>> {
    let document = sources.document;
    let encoded = document.encoded(sentence.clone());
    let matches = sources.lexicon.event_phrases(&encoded);
    let candidate = |found: crate::lexicon::CueMatch<'s, _>| {
        let tokens = sentence.start + found.tokens.start..sentence.start + found.tokens.end;
        let token = tokens.clone().find(|&t| sources.clauses.at(t).is_some())?;
        let clause = sources.clauses.at(token)?;
        let told = !document.is_quoted(token)
            && has_happened(sources, clause)
            && !is_future(sources, token)
            && !is_alleged(sources, clause, found.value);
        let over = found.value.event == EventType::Sanction
            && wording::ends_fighting(sources.lexicon, document, &tokens);
        (told && !over).then_some(Candidate {
            token,
            whole: token,
            frame: found.value,
            clause: Some(clause),
            nominal: false,
            rule: "events.phrase",
        })
    };
    matches.into_iter().filter_map(candidate).collect()
}

/// "is *going* to meet": what is to come, by a verb that otherwise moves somebody.
fn is_future(sources: Reading<'_, '_>, verb: TokenId) -> bool {
    let document = sources.document;
    let be = || document.children_by(verb, Dep::Aux).any(|aux| document.lemma(aux) == "be");
    let to = || document.tokens().get(verb + 1).is_some() && document.tag(verb + 1) == Tag::To;
    document.word(verb).eq_ignore_ascii_case("going") && be() && to()
}
