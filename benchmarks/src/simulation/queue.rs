//! Calls that come at times, wait for one of several threads in the order of their coming, and are refused by the rule of the service.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// How the service admits calls: as `services/summarizer/src/pool` does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy {
    /// How many threads read articles.
    pub(crate) threads: usize,
    /// How many calls may wait besides.
    pub(crate) queue: usize,
    /// For how long calls may wait without a break, in seconds, before the queue is held short; none for ever.
    pub(crate) patience: Option<f64>,
}

/// How many may wait in a queue that is held short, besides one for every two threads.
const SHORT: usize = 12;

/// What became of the calls.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Simulated {
    /// How long each of those that were answered took from its coming, in seconds.
    pub(crate) took: Vec<f64>,
    pub(crate) refused: usize,
}

/// Works through calls that come at `arrivals`, in order, in seconds; each takes a thread as long as the next of `work` says.
pub(crate) fn simulate(
    arrivals: impl IntoIterator<Item = f64>,
    work: impl IntoIterator<Item = f64>,
    policy: Policy,
) -> Simulated {
    let mut out = Simulated::default();
    // When each thread is free for those that come next.
    let mut free: BinaryHeap<Reverse<Time>> = (0..policy.threads).map(|_| Reverse(Time(0.0))).collect();
    // When those begin that wait, in order, and since when somebody has waited without a break.
    let (mut waiting, mut standing) = (VecDeque::new(), f64::INFINITY);
    for (now, work) in arrivals.into_iter().zip(work) {
        while waiting.front().is_some_and(|&begins| begins <= now) {
            waiting.pop_front();
        }
        if waiting.is_empty() {
            standing = f64::INFINITY;
        }
        let crowded = policy.patience.is_some_and(|patience| now - standing > patience)
            && waiting.len() >= SHORT + policy.threads / 2;
        let busy = free.peek().is_some_and(|&Reverse(Time(free))| free > now);
        if crowded || busy && waiting.len() >= policy.queue {
            out.refused += 1;
            continue;
        }
        let begins = free.pop().map_or(now, |Reverse(Time(free))| free.max(now));
        free.push(Reverse(Time(begins + work)));
        if begins > now {
            waiting.push_back(begins);
            standing = standing.min(now);
        }
        out.took.push(begins + work - now);
    }
    out
}

/// A point in time, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Time(f64);

impl Eq for Time {}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Time {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use std::iter;
    use std::time::Duration;

    use super::*;
    use crate::load::arrivals;
    use crate::load::schedule::Draws;

    const ENDLESS: Policy = Policy { threads: 1, queue: usize::MAX / 2, patience: None };

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    #[test]
    fn calls_wait_in_the_order_of_their_coming() {
        let done = simulate([0.0, 0.1, 0.2, 5.0], [1.0, 1.0, 0.5, 1.0], ENDLESS);
        let expected = [1.0, 1.9, 2.3, 1.0];
        assert!(done.took.iter().zip(expected).all(|(took, due)| (took - due).abs() < 1e-9), "{done:?}");
        let done = simulate([0.0, 0.1, 0.2], [1.0, 1.0, 0.5], Policy { threads: 2, ..ENDLESS });
        assert!((done.took[2] - 1.3).abs() < 1e-9, "the third has the thread of the first: {done:?}");
    }

    /// Pollaczek and Khinchine's formula for one thread.
    #[test]
    fn the_mean_wait_is_that_of_the_formula() {
        for (load, spread) in [(0.5, false), (0.8, false), (0.8, true)] {
            let times = arrivals(load, Duration::from_secs(400_000)).map(|at| at.as_secs_f64());
            let mut draws = Draws(3);
            let work = iter::repeat_with(|| if spread { draws.pause() } else { 1.0 });
            let waited = mean(&simulate(times, work, ENDLESS).took) - 1.0;
            // The square of the work's standard deviation by its mean: 1 for the exponential distribution, 0 for none.
            let variation = f64::from(u8::from(spread));
            let expected = load / (1.0 - load) * (1.0 + variation) / 2.0;
            assert!((waited / expected - 1.0).abs() < 0.05, "{waited}, not {expected}");
        }
    }

    /// Erlang's formula for calls that are turned away where no thread is free.
    #[test]
    fn as_many_are_refused_as_the_formula_says() {
        let policy = Policy { threads: 4, queue: 0, patience: None };
        let times = arrivals(4.0, Duration::from_secs(100_000)).map(|at| at.as_secs_f64());
        let mut draws = Draws(3);
        let done = simulate(times, iter::repeat_with(|| draws.pause()), policy);
        let share = done.refused as f64 / (done.refused + done.took.len()) as f64;
        assert!((share - 0.3107).abs() < 0.01, "{share}");
    }

    #[test]
    fn a_burst_finds_room_and_a_queue_that_stands_is_held_short() {
        let policy = Policy { threads: 2, queue: 256, patience: Some(0.5) };
        // Thirty at once wait, for none has waited long.
        let burst = simulate(iter::repeat_n(0.0, 30), iter::repeat(0.1), policy);
        assert_eq!((burst.took.len(), burst.refused), (30, 0));
        // Twice as many as can be done: once that has gone on for a while, no more wait than may.
        let flood = simulate((0..4000).map(|n| f64::from(n) * 0.025), iter::repeat(0.1), policy);
        assert!((flood.refused as f64 / 4000.0 - 0.5).abs() < 0.02, "{} refused", flood.refused);
        let longest = flood.took[100..].iter().fold(0.0, |longest: f64, &took| longest.max(took));
        assert!(longest <= 0.1 + 0.05 * (13.0 + 1.0) + 1e-9, "{longest}");
    }
}
