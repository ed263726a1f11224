//! The process or conflict that the article is about, if it is about one.

use peacebrief::v1;
use peacebrief::v1::ActorKind;

use super::by_words;
use crate::actors::{ActorId, Cast};
use crate::document::Document;

/// The process between these parties, most concerned first.
pub(crate) fn of_parties(document: &Document<'_>, cast: &Cast, parties: &[ActorId]) -> v1::Process {
    let words = parties.iter().filter_map(|&id| cast.get(id).introduced(document));
    v1::Process {
        name: name(cast, parties),
        party_ids: parties.iter().copied().map(Cast::brief_id).collect(),
        derivation: by_words("process.parties", words),
    }
}

/// "Armenia–Azerbaijan peace process"; a country whose groups are many gives its name alone.
fn name(cast: &Cast, parties: &[ActorId]) -> String {
    let names: Vec<&str> = parties.iter().map(|&id| cast.get(id).name.as_str()).collect();
    match names[..] {
        [] => "peace process".to_owned(),
        [one] => format!("{one} peace process"),
        [one, two] => format!("{one}–{two} peace process"),
        [one, two, ..] => {
            let states: Vec<&str> = parties
                .iter()
                .map(|&id| cast.get(id))
                .filter(|a| a.kind == ActorKind::State)
                .map(|a| a.name.as_str())
                .collect();
            match states[..] {
                [state] => format!("{state} peace process"),
                _ => format!("{one}–{two} peace process"),
            }
        }
    }
}
