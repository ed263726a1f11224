//! The day of which a clause tells.

use peacebrief::v1;

use crate::clauses::Clause;
use crate::dates;
use crate::findings::Sources;
use crate::syntax::Dep;

/// The date that a clause tells: one of its own words, else one of the clauses that hang on it.
pub(super) fn date(sources: Sources<'_, '_>, clause: &Clause) -> Option<v1::ResolvedDate> {
    let document = sources.document;
    let own = document
        .children(clause.verb)
        .filter(|&c| c > clause.verb && matches!(document.dep(c), Dep::Prep | Dep::Npadvmod | Dep::Advmod))
        // "announced a truce after three years of fighting": how long that had lasted.
        .filter(|&c| !document.word(c).eq_ignore_ascii_case("after"))
        .find_map(|c| sources.calendar.near(document, &document.subtree(c), clause.verb, dates::Tense::Past));
    own.or_else(|| {
        sources.calendar.near(document, &document.subtree(clause.verb), clause.verb, dates::Tense::Past)
    })
    .filter(|date| !sources.calendar.is_to_come(date))
}
