//! Further names that the text says somebody goes by: "better known as X", "whose real name is X", "everybody calls him X", and the
//! letters of a title.

use std::collections::HashMap;
use std::ops::Range;

use peacebrief::v1::MentionKind;

use super::names::spells;
use super::register::{DraftId, Register};
use crate::document::{Document, TokenId};
use crate::mentions::{Class, Mentions, introduced};

/// How many words may stand between a name and the words that introduce the next.
const REACH: usize = 12;

/// Where a name is introduced as another name of the person named before it, makes the two one.
pub(super) fn merge(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    register: &mut Register,
    ids: &mut [Option<DraftId>],
    links: &[Vec<usize>],
) {
    let mut merged: HashMap<DraftId, DraftId> = HashMap::new();
    for (number, name) in mentions.names.iter().enumerate() {
        let Some(id) = ids[number].filter(|_| name.class == Class::Person) else { continue };
        if !introduced(document, name.tokens.start) {
            continue;
        }
        let sentence = document.sentence_around(name.tokens.start);
        let from = sentence.start.max(name.tokens.start.saturating_sub(REACH));
        let owner = (0..number)
            .rev()
            .take_while(|&other| mentions.names[other].tokens.start >= from)
            .filter_map(|other| ids[other])
            .map(|other| merged.get(&other).copied().unwrap_or(other))
            .find(|&other| other != id && register.drafts[other].is_person());
        if let Some(owner) = owner.filter(|_| !merged.contains_key(&id)) {
            register.absorb(id, owner);
            merged.insert(id, owner);
        }
    }
    for id in ids.iter_mut().flatten() {
        // Two names can have been merged in turn, but never in a circle.
        while let Some(&owner) = merged.get(id) {
            *id = owner;
        }
    }
    lettered(document, mentions, register, ids, links);
}

/// "A, Special Representative of the Secretary-General (SRSG), … The *SRSG* called": the letters that a bracket gives for a title are
/// its bearer's, unless they are those of the body that it is held in: "Head of the Support Mission (SM)".
fn lettered(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    register: &mut Register,
    ids: &mut [Option<DraftId>],
    links: &[Vec<usize>],
) {
    // By their letters, for a text may give as many titles as names.
    let mut lettered: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, name) in mentions.names.iter().enumerate().filter(|(_, name)| name.tokens.len() == 1) {
        lettered.entry(document.word(name.tokens.start)).or_default().push(number);
    }
    for (office, bearers) in mentions.offices.iter().zip(links) {
        let open = office.extent.end;
        let [bearer] = *bearers.as_slice() else { continue };
        let bracketed =
            open + 2 < document.len() && document.word(open) == "(" && document.word(open + 2) == ")";
        let Some(person) = ids[bearer].filter(|_| bracketed && !office.plural) else { continue };
        let letters = document.word(open + 1);
        let folded = letters.to_lowercase();
        let title = document.words(office.title.start..open);
        let opens = title.chars().next().zip(letters.chars().next());
        let spelt_by = |name: &Range<TokenId>| spells(&folded, document.words(name.clone()));
        let own = opens.is_some_and(|(first, letter)| first.eq_ignore_ascii_case(&letter));
        let next = mentions.names.partition_point(|name| name.tokens.start < open);
        let last = next.checked_sub(1).map(|number| &mentions.names[number].tokens);
        let bodys = last.is_some_and(|name| name.end == open && spelt_by(name));
        if !own || bodys || !spells(&folded, title) || !initials_of(&folded, title) {
            continue;
        }
        for number in lettered.remove(letters).unwrap_or_default() {
            let name = &mentions.names[number];
            if ids[number] == Some(person) {
                continue;
            }
            if let Some(id) = ids[number] {
                register.drafts[id].names.retain(|tokens| *tokens != name.tokens);
                register.drafts[id].mentions.retain(|mention| mention.tokens != name.tokens);
            }
            ids[number] = Some(person);
            let draft = &mut register.drafts[person];
            draft.also.push(name.tokens.clone());
            draft.mention(name.tokens.clone(), MentionKind::Name);
        }
    }
}

/// Whether letters are the initials of a title's words, in order: nothing within a word is one, as in the name of a body it may be.
fn initials_of(letters: &str, title: &str) -> bool {
    let mut initials = title.split([' ', '-']).filter_map(|word| word.chars().next());
    letters.chars().all(|letter| initials.any(|initial| initial.to_lowercase().eq([letter])))
}
