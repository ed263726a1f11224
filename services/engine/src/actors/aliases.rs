//! Further names that the text says somebody goes by: "better known as X", "whose real name is X", "everybody calls him X".

use std::collections::HashMap;

use super::register::{DraftId, Register};
use crate::document::Document;
use crate::mentions::{Class, Mentions, introduced};

/// How many words may stand between a name and the words that introduce the next.
const REACH: usize = 12;

/// Where a name is introduced as another name of the person named before it, makes the two one.
pub(super) fn merge(
    document: &Document<'_>,
    mentions: &Mentions<'_>,
    register: &mut Register,
    ids: &mut [Option<DraftId>],
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
}
