//! Persons told by the list they stand in: "the spokesmen A and *B*".

use super::NameSpan;
use super::witness::Witness;

/// The numbers of names that are joined to one before which a title of several stands.
pub(super) fn bearers(witness: &Witness<'_, '_, '_>, names: &[NameSpan<'_>]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (number, pair) in (1..).zip(names.windows(2)) {
        let [first, next] = pair else { continue };
        let several = first
            .tokens
            .start
            .checked_sub(1)
            .and_then(|t| witness.known.office(t))
            .is_some_and(|office| office.plural && first.titled);
        let listed = several || found.last() == Some(&(number - 1));
        let joined =
            witness.word(Some(first.tokens.end)) == "and" && next.tokens.start == first.tokens.end + 1;
        let comma = witness.word(Some(first.tokens.end)) == "," && next.tokens.start == first.tokens.end + 1;
        // "the ministers A, B and C", but "the ministers A and B, C said"
        let goes_on =
            comma && matches!(witness.word(Some(next.tokens.end)), "," | "and") && next.tokens.len() > 1;
        if listed && (joined || goes_on) && next.tokens.len() > 1 && !next.titled {
            found.push(number);
        }
    }
    found
}
