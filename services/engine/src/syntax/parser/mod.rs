//! The dependency parser: an arc-eager transition system (Nivre 2003) with non-monotonic arcs, driven by a small network,
//! and the pseudo-projective attachment (Nivre and Nilsson 2005) of what crosses.

mod scorer;
mod state;
mod tree;

use super::labels::Dep;
use super::model::{ModelError, Sections};
use super::simd::{Lanes, VectorUnit};
use scorer::Scorer;
use state::State;

pub(super) use scorer::{HIDDEN, Memory};

/// What the parser may do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Push the first token of the buffer onto the stack.
    Shift,
    /// Pop the stack; a token without head goes back to the buffer, unless it was the last.
    Reduce,
    /// The buffer's first token becomes the head of the stack's top, which is popped.
    LeftArc,
    /// The stack's top becomes the head of the buffer's first token, which is pushed.
    RightArc,
    /// A sentence starts at the buffer's second token.
    Break,
}

/// A relation as the parser assigns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Relation {
    dep: Dep,
    /// For a token that stands outside of its head's phrase: the relation of its true head, somewhere below the
    /// assigned one.
    below: Option<Dep>,
}

#[derive(Debug, Clone, Copy)]
struct Move {
    action: Action,
    relation: Relation,
}

/// Where sentences begin.
#[derive(Debug, Clone, Copy)]
pub(super) enum SentenceStarts<'a> {
    /// Nothing is known; the parser finds out.
    Unknown,
    /// Known for every token.
    Given(&'a [bool]),
}

/// The tree over a text.
#[derive(Debug, Default)]
pub(super) struct Parse {
    /// The index of each token's head; a root's own.
    pub(super) heads: Vec<u32>,
    /// The relation of each token to its head.
    pub(super) deps: Vec<Dep>,
    /// Whether a sentence starts at the token.
    pub(super) sentence_starts: Vec<bool>,
}

/// The parser's weights and moves.
#[derive(Debug)]
pub(super) struct Parser {
    scorer: Scorer,
    moves: Vec<Move>,
}

impl Parser {
    pub(super) fn new(model: Sections<'_>, unit: VectorUnit) -> Result<Self, ModelError> {
        const MOVES: &str = "parser.moves";
        let parsed =
            |name| Move::from_name(name).ok_or_else(|| ModelError::malformed(MOVES, format!("move {name}")));
        let moves: Vec<Move> = model.lines(MOVES)?.map(parsed).collect::<Result<_, _>>()?;
        Ok(Self { scorer: Scorer::new(model, moves.len(), unit)?, moves })
    }

    /// Appends what the parser needs to know of each token, [`HIDDEN`] numbers, given its vector.
    pub(super) fn digest(&self, vectors: &[&[f32]], hidden: &mut Vec<Lanes>) {
        self.scorer.digest(vectors, hidden);
    }

    /// Parses a text; `is_space` says of each token whether it is white space.
    pub(super) fn parse(
        &self,
        hidden: &[f32],
        starts: SentenceStarts<'_>,
        is_space: impl Fn(usize) -> bool,
        memory: &mut Memory,
    ) -> Parse {
        let length = hidden.len() / HIDDEN;
        let mut state = State::new(length, starts);
        let mut scoring = self.scorer.start(hidden, memory);
        while !state.is_final() {
            let scores = scoring.score(state.features());
            let Some(best) = self.best_valid(scores, &state) else { break };
            state.apply(best);
        }
        tree::finish(&state, starts, is_space)
    }

    fn best_valid(&self, scores: &[f32], state: &State<'_>) -> Option<Move> {
        let mut best: Option<(Move, f32)> = None;
        let valid = state.valid_actions();
        for (candidate, score) in self.moves.iter().zip(scores) {
            if valid[candidate.action as usize] && best.is_none_or(|(_, best)| *score > best) {
                best = Some((*candidate, *score));
            }
        }
        best.map(|(candidate, _)| candidate)
    }
}

impl Move {
    fn from_name(name: &str) -> Option<Self> {
        let (action, label) = name.split_once('-').unwrap_or((name, Dep::Root.as_str()));
        let action = match action {
            "S" => Action::Shift,
            "D" => Action::Reduce,
            "L" => Action::LeftArc,
            "R" => Action::RightArc,
            "B" => Action::Break,
            _ => return None,
        };
        let relation = match label.split_once("||") {
            None => Relation { dep: Dep::from_label(label)?, below: None },
            Some((label, below)) => {
                Relation { dep: Dep::from_label(label)?, below: Some(Dep::from_label(below)?) }
            }
        };
        Some(Self { action, relation })
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Dep, Move, Relation};

    #[test]
    fn moves_are_read_from_their_names() {
        let lifted = Move::from_name("R-relcl||dobj").unwrap();
        assert_eq!(lifted.action, Action::RightArc);
        assert_eq!(lifted.relation, Relation { dep: Dep::Relcl, below: Some(Dep::Dobj) });
        assert_eq!(Move::from_name("D").unwrap().action, Action::Reduce);
        assert!(Move::from_name("L-none").is_none() && Move::from_name("U-det").is_none());
    }
}
