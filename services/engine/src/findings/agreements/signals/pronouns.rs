//! What clauses say of an accord for which a pronoun stands: "It has largely held", "The army rejected it within weeks".

use peacebrief::v1;

use super::phrases::phrase;
use super::verbs::{joined, signal};
use super::{AGREED_RANK, Signal, Spoken, rank};
use crate::actors::Cast;
use crate::findings::Sources;
use crate::findings::agreements::cluster::Accord;
use crate::findings::agreements::kinds;
use crate::findings::agreements::reference::Reference;
use crate::lexicon::Argument;
use crate::syntax::Pos;

/// What clauses say of each accord for which a pronoun stands: "It has largely held", "The army rejected it within weeks".
pub(in crate::findings::agreements) fn by_pronouns(
    sources: Sources<'_, '_>,
    cast: &Cast,
    accords: &[Accord],
) -> Vec<Vec<Signal>> {
    let document = sources.document;
    let reference = Reference::new(document, accords);
    let mut out = vec![Vec::new(); accords.len()];
    for token in 0..document.len() {
        if !document.word(token).eq_ignore_ascii_case("it") || document.pos(token) != Pos::Pron {
            continue;
        }
        let Some(accord) = reference.before(token, 1) else { continue };
        let Some(clause) = sources.clauses.around(token) else { continue };
        // "For as long as it lasts": nothing is said of its lasting.
        if token > 0 && document.word(token - 1).eq_ignore_ascii_case("as") {
            continue;
        }
        let place = if clause.undergoers().contains(&token) {
            Argument::Object
        } else if clause.subjects.contains(&token) && TELLING.contains(&document.lemma(clause.verb)) {
            Argument::Subject
        } else {
            continue;
        };
        let truce = kinds::named(&accords[accord]) == Some(v1::AgreementKind::Ceasefire);
        let spoken = Spoken { definite: true, truce };
        let told = signal(sources, cast, clause, &place, spoken)
            .into_iter()
            .chain(joined(sources, cast, clause, &place, spoken))
            .chain(phrase(sources, clause).filter(|signal| {
                place == Argument::Object || signal.status == v1::AgreementStatus::Collapsed
            }));
        out[accord].extend(told.filter(|s| rank(s.status) >= AGREED_RANK));
    }
    out
}

/// Verbs that, with "it" for their subject, tell of an accord where one has just been told.
const TELLING: &[&str] = &[
    "hold", "last", "survive", "endure", "collapse", "expire", "lapse", "unravel", "crumble", "founder",
    "fail", "take", "enter", "come", "fall", "break", "see", "outlive",
];
