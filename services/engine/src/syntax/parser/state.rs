//! Where the parser stands in a text.

use super::{Action, Move, Relation, SentenceStarts};

/// How many tokens around the parser's place its scores look at.
pub(super) const FEATURES: usize = 8;

/// Stack, buffer and the arcs so far.
#[derive(Debug)]
pub(super) struct State<'a> {
    starts: SentenceStarts<'a>,
    /// Starts that the parser has set itself.
    breaks: Vec<bool>,
    stack: Vec<u32>,
    /// Tokens that went back from the stack, the next one last; they precede the buffer.
    returned: Vec<u32>,
    /// The first token that was never on the stack.
    next: u32,
    length: u32,
    /// Whether a token went back and may not be shifted again.
    unshiftable: Vec<bool>,
    pub(super) arcs: Vec<Option<(u32, Relation)>>,
    left: Children,
    right: Children,
}

/// The children of each token on one side, as chains from the one attached last.
#[derive(Debug)]
struct Children {
    last: Vec<Option<u32>>,
    before: Vec<Option<u32>>,
}

impl Children {
    fn new(length: usize) -> Self {
        Self { last: vec![None; length], before: vec![None; length] }
    }

    fn attach(&mut self, head: u32, child: u32) {
        self.before[child as usize] = self.last[head as usize].replace(child);
    }

    /// A token changes its head only while it is the one attached last.
    fn detach(&mut self, head: u32, child: u32) {
        if self.last[head as usize] == Some(child) {
            self.last[head as usize] = self.before[child as usize];
        }
    }
}

impl<'a> State<'a> {
    pub(super) fn new(length: usize, starts: SentenceStarts<'a>) -> Self {
        Self {
            starts,
            breaks: vec![false; length],
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            length: length as u32,
            unshiftable: vec![false; length],
            arcs: vec![None; length],
            left: Children::new(length),
            right: Children::new(length),
        }
    }

    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    /// The tokens that decide about the next move, those that are there.
    pub(super) fn features(&self) -> [Option<u32>; FEATURES] {
        let (first, top) = (self.buffer(0), self.stack(0));
        let last =
            |children: &Children, head: Option<u32>| head.and_then(|head| children.last[head as usize]);
        [
            first,
            self.buffer(1),
            top,
            self.stack(1),
            self.stack(2),
            last(&self.left, first),
            last(&self.left, top),
            last(&self.right, top),
        ]
    }

    /// For each action, by its place in the enum, whether it may be taken.
    pub(super) fn valid_actions(&self) -> [bool; 5] {
        let on_stack = self.stack.len();
        let (first, second) = (self.buffer(0), self.buffer(1));
        let first_starts = first.is_some_and(|token| self.starts_sentence(token));
        let shift = on_stack == 0
            || (second.is_some()
                && !first_starts
                && first.is_some_and(|token| !self.unshiftable[token as usize]));
        let reduce = match first {
            _ if on_stack == 0 => false,
            None => true,
            Some(first) => on_stack > 1 || !self.cannot_start_sentence(first),
        };
        let arc = on_stack > 0 && first.is_some() && !first_starts;
        let breaks = match (first, second) {
            (Some(first), Some(second)) => {
                second == first + 1 && !self.starts_sentence(second) && !self.cannot_start_sentence(second)
            }
            _ => false,
        };
        [shift, reduce, arc, arc, breaks]
    }

    /// Makes a valid move.
    pub(super) fn apply(&mut self, step: Move) {
        let (first, top) = (self.buffer(0), self.stack(0));
        match (step.action, first, top) {
            (Action::Shift, ..) => self.push(),
            (Action::Reduce, _, Some(top)) => {
                if self.arcs[top as usize].is_none() && self.stack.len() > 1 {
                    self.unshiftable[top as usize] = true;
                    self.returned.push(top);
                }
                self.stack.pop();
            }
            (Action::LeftArc, Some(first), Some(top)) => {
                self.attach(first, top, step.relation);
                // The stack shrinks for good, so letting the token be shifted again cannot go on for ever.
                self.unshiftable[first as usize] = false;
                self.stack.pop();
            }
            (Action::RightArc, Some(first), Some(top)) => {
                self.attach(top, first, step.relation);
                self.push();
            }
            (Action::Break, Some(first), _) => {
                if let Some(start) = self.breaks.get_mut(first as usize + 1) {
                    *start = true;
                }
            }
            _ => {}
        }
    }

    fn stack(&self, depth: usize) -> Option<u32> {
        self.stack.len().checked_sub(depth + 1).map(|index| self.stack[index])
    }

    fn buffer(&self, index: usize) -> Option<u32> {
        match self.returned.len().checked_sub(index + 1) {
            Some(place) => Some(self.returned[place]),
            None => {
                Some(self.next + (index - self.returned.len()) as u32).filter(|token| *token < self.length)
            }
        }
    }

    fn buffer_length(&self) -> usize {
        self.returned.len() + (self.length - self.next) as usize
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    fn attach(&mut self, head: u32, child: u32, relation: Relation) {
        if let Some((head, _)) = self.arcs[child as usize].replace((head, relation)) {
            self.side(head, child).detach(head, child);
        }
        self.side(head, child).attach(head, child);
    }

    fn side(&mut self, head: u32, child: u32) -> &mut Children {
        if child < head { &mut self.left } else { &mut self.right }
    }

    fn starts_sentence(&self, token: u32) -> bool {
        self.breaks[token as usize]
            || matches!(self.starts, SentenceStarts::Given(starts) if starts[token as usize])
    }

    fn cannot_start_sentence(&self, token: u32) -> bool {
        matches!(self.starts, SentenceStarts::Given(starts) if !starts[token as usize])
    }
}
