//! Words beside a name that say what it names.

use crate::document::{Document, TokenId};
use crate::syntax::Tag;

/// Whether the words before a name say that it is another name.
pub(crate) fn introduced(document: &Document<'_>, start: TokenId) -> bool {
    let sentence = document.sentence_around(start);
    // "known as the River Sons"
    let start =
        start.checked_sub(1).filter(|&t| t > sentence.start && document.word(t) == "the").unwrap_or(start);
    let word = |back: usize| {
        let at = start.checked_sub(back).filter(|&at| at >= sentence.start);
        at.map(|at| document.word(at).to_lowercase()).unwrap_or_default()
    };
    let one = word(1);
    match one.as_str() {
        // "known as", "known simply as"
        "as" => {
            (2..=3).any(|back| matches!(word(back).as_str(), "known" | "referred" | "revered" | "remembered"))
        }
        "alias" | "aka" | "a.k.a." | "née" => true,
        "written" | "spelled" | "called" | "named" => word(2) == "also" || word(2) == "sometimes",
        "guerre" => word(2) == "de" && word(3) == "nom",
        "is" => word(2) == "name" && matches!(word(3).as_str(), "real" | "true" | "birth"),
        "him" | "her" => matches!(word(2).as_str(), "calls" | "call" | "called"),
        "of" => word(2) == "name" && matches!(word(4).as_str(), "by" | "goes"),
        _ => {
            // "his nom de guerre, X", "the alias X"
            let comma = start > 0 && document.tag(start - 1) == Tag::Comma;
            comma && word(2) == "guerre"
        }
    }
}

/// Nouns for people by how they live or by their kin, which say of a name before them that it names a people.
pub(super) fn is_livelihood(lemma: &str) -> bool {
    matches!(
        lemma,
        "herder"
            | "farmer"
            | "pastoralist"
            | "rancher"
            | "elder"
            | "fisherman"
            | "hunter"
            | "clansman"
            | "tribesman"
            | "cattleman"
    )
}

/// Words with which a state's full name calls it a state: "the Kingdom of X", "the X Republic".
pub(crate) fn is_state_style(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "republic"
            | "kingdom"
            | "commonwealth"
            | "federation"
            | "sultanate"
            | "emirate"
            | "principality"
            | "empire"
    )
}

/// Common nouns that say of a name beside them that it names a place.
pub(crate) fn is_place_noun(lemma: &str) -> bool {
    const PLACES: &[&str] = &[
        "town",
        "city",
        "village",
        "district",
        "province",
        "region",
        "port",
        "island",
        "capital",
        "camp",
        "valley",
        "prison",
        "mountain",
        "county",
        "airport",
        "bridge",
        "road",
        "highway",
        "river",
        "lake",
        "peninsula",
        "suburb",
        "hamlet",
        "settlement",
        "state",
        "governorate",
        "municipality",
        "hospital",
        "hotel",
        "palace",
        "square",
        "street",
        "avenue",
        "border",
        "desert",
        "coast",
        "strip",
        "corridor",
        "enclave",
        "territory",
        "resort",
        "base",
        "gulf",
        "bay",
        "strait",
        "canal",
        "junction",
        "hill",
        "swamp",
        "forest",
        "theater",
        "theatre",
        "stadium",
        "cathedral",
        "mosque",
        "church",
        "school",
        "university",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "crossing",
        "pass",
        "tunnel",
        "dam",
        "field",
        "garrison",
        "headquarters",
        "villa",
        "hall",
        "centre",
        "center",
        "building",
        "house",
        "room",
        "line",
        "area",
        "zone",
        "basin",
        "plateau",
        "parish",
        "outpost",
        "ridge",
        "heights",
        "creek",
    ];
    PLACES.contains(&lemma)
}
