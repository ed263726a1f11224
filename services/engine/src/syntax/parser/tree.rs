//! From the parser's arcs to the finished tree.

use super::state::State;
use super::{Parse, Relation, SentenceStarts};
use crate::syntax::labels::Dep;

/// Tokens that are looked through for a lifted token's true head; more would make hostile text expensive.
const LARGEST_SEARCH: usize = 512;

/// The tree of the arcs, with lifted tokens put where they belong.
pub(super) fn finish(
    state: &State<'_>,
    starts: SentenceStarts<'_>,
    is_space: impl Fn(usize) -> bool,
) -> Parse {
    let arcs = &state.arcs;
    let mut heads: Vec<u32> =
        arcs.iter().zip(0u32..).map(|(arc, own)| arc.map_or(own, |(head, _)| head)).collect();
    let mut relations: Vec<Relation> = arcs
        .iter()
        .map(|arc| arc.map_or(Relation { dep: Dep::Root, below: None }, |(_, relation)| relation))
        .collect();
    lower(&mut heads, &mut relations, is_space);
    let sentence_starts = match starts {
        SentenceStarts::Given(starts) => starts.to_vec(),
        SentenceStarts::Unknown => starts_of_trees(&heads),
    };
    Parse { heads, deps: relations.into_iter().map(|relation| relation.dep).collect(), sentence_starts }
}

/// Puts every lifted token below the first token, breadth first under its head, that has the relation its label names.
fn lower(heads: &mut [u32], relations: &mut [Relation], is_space: impl Fn(usize) -> bool) {
    if relations.iter().all(|relation| relation.below.is_none()) {
        return;
    }
    let mut children = children_of(heads);
    for token in 0..heads.len() {
        let Some(wanted) = relations[token].below.take() else { continue };
        let found = first_below(heads[token], heads, &children, |child| {
            (child != token && !is_space(child))
                .then(|| relations[child] == Relation { dep: wanted, below: None })
        });
        if let Some(new) = found {
            // Its old place stays in the list, and is passed over from now on.
            heads[token] = new;
            let siblings = &mut children[new as usize];
            if siblings.len() < LARGEST_SEARCH {
                let place = siblings.partition_point(|child| (*child as usize) < token);
                siblings.insert(place, token as u32);
            }
        }
    }
}

/// The first token below `root`, breadth first, for which `is_wanted` is true; `None` skips a token and what is below it.
fn first_below(
    root: u32,
    heads: &[u32],
    children: &[Vec<u32>],
    is_wanted: impl Fn(usize) -> Option<bool>,
) -> Option<u32> {
    let mut queue = vec![root];
    let mut next = 0;
    let mut looked_at = 0;
    while let Some(parent) = queue.get(next).copied() {
        for child in
            children[parent as usize].iter().copied().filter(|child| heads[*child as usize] == parent)
        {
            looked_at += 1;
            if looked_at > LARGEST_SEARCH {
                return None;
            }
            match is_wanted(child as usize) {
                Some(true) => return Some(child),
                Some(false) => queue.push(child),
                None => {}
            }
        }
        next += 1;
    }
    None
}

/// The children of every token, in the order of the text.
fn children_of(heads: &[u32]) -> Vec<Vec<u32>> {
    let mut children = vec![Vec::new(); heads.len()];
    for (token, head) in (0u32..).zip(heads) {
        if *head != token {
            children[*head as usize].push(token);
        }
    }
    children
}

/// A sentence starts at the first token of every tree.
fn starts_of_trees(heads: &[u32]) -> Vec<bool> {
    let mut waiting = vec![0u32; heads.len()];
    for (token, head) in heads.iter().enumerate() {
        if *head as usize != token {
            waiting[*head as usize] += 1;
        }
    }
    // From the leaves up, each token hands the leftmost token below it to its head.
    let mut leftmost: Vec<u32> = (0..heads.len() as u32).collect();
    let mut ready: Vec<usize> = (0..heads.len()).filter(|token| waiting[*token] == 0).collect();
    let mut starts = vec![false; heads.len()];
    while let Some(token) = ready.pop() {
        let head = heads[token] as usize;
        if head == token {
            starts[leftmost[token] as usize] = true;
            continue;
        }
        leftmost[head] = leftmost[head].min(leftmost[token]);
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::{Relation, lower, starts_of_trees};
    use crate::syntax::labels::Dep;

    #[test]
    fn every_tree_starts_a_sentence_at_its_leftmost_token() {
        assert_eq!(starts_of_trees(&[1, 1, 1, 5, 3, 5]), [true, false, false, true, false, false]);
        assert_eq!(starts_of_trees(&[0]), [true]);
        assert!(starts_of_trees(&[]).is_empty());
    }

    #[test]
    fn a_lifted_token_goes_below_the_first_token_with_the_named_relation() {
        // "We met envoys Friday who …": the relative clause was lifted from "envoys" to "met".
        let plain = |dep| Relation { dep, below: None };
        let mut heads = [1, 1, 1, 1, 1];
        let lifted = Relation { dep: Dep::Relcl, below: Some(Dep::Dobj) };
        let mut relations =
            [plain(Dep::Nsubj), plain(Dep::Root), plain(Dep::Dobj), plain(Dep::Npadvmod), lifted];
        lower(&mut heads, &mut relations, |_| false);
        assert_eq!(heads, [1, 1, 1, 1, 2]);
        assert_eq!(relations[4], plain(Dep::Relcl));
    }

    #[test]
    fn a_lifted_token_without_such_a_head_stays() {
        let mut heads = [1, 1];
        let lifted = Relation { dep: Dep::Prep, below: Some(Dep::Nsubj) };
        let mut relations = [lifted, Relation { dep: Dep::Root, below: None }];
        lower(&mut heads, &mut relations, |_| false);
        assert_eq!((heads, relations[0].dep), ([1, 1], Dep::Prep));
    }
}
