//! How many servers so many reports a day want, by the queue simulated.

use std::time::Duration;

use super::{Policy, simulate};
use crate::engine::Alone;
use crate::load::arrivals;
use crate::quantiles::Sorted;
use crate::report::{Table, short, time};

/// What is to be borne.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) reports_a_day: f64,
    /// The busiest time's rate by the mean.
    pub(crate) peak: f64,
    /// How long the slowest in a hundred may take then, in seconds.
    pub(crate) p99: f64,
}

impl Load {
    /// Reports a second, on average.
    pub(crate) fn mean(&self) -> f64 {
        self.reports_a_day / 86_400.0
    }
}

/// How many calls are simulated for each answer: enough for a p99 that does not move.
const CALLS: f64 = 50_000.0;

/// How much of their capacity so many threads may be given, in hundredths, so that the slowest in a hundred take no longer than `most`
/// and none is refused for its wait; zero where even the articles themselves take longer.
fn bearable(threads: usize, work: &[f64], most: f64) -> u32 {
    let mean = Sorted::of(work.iter().copied()).mean();
    let capacity = threads as f64 / mean;
    let policy = Policy { threads, queue: usize::MAX / 2, patience: None };
    let holds = |percent: u32| {
        let rate = capacity * f64::from(percent) / 100.0;
        let times = arrivals(rate, Duration::from_secs_f64(CALLS / rate)).map(|at| at.as_secs_f64());
        let done = simulate(times, work.iter().copied().cycle(), policy);
        Sorted::of(done.took).quantile(0.99) <= most
    };
    // It gets only longer with more load.
    (1..100).collect::<Vec<_>>().partition_point(|&percent| holds(percent)) as u32
}

/// For servers of several sizes, how many the load takes, where articles are as long as those that the engine read by itself.
pub(crate) fn plan(load: Load, alone: &Alone) -> Table {
    let work = alone.times.as_slice();
    let mean = Sorted::of(work.iter().copied()).mean();
    let mut table = Table::new(
        &format!("{} million reports a day: servers by the queue simulated", short(load.reports_a_day / 1e6)),
        &[
            "threads of a server",
            "its capacity a second",
            "load it bears",
            "servers on average",
            "servers at the peak",
        ],
    );
    for threads in [1, 2, 4, 8, 16] {
        let bearable = bearable(threads, work, load.p99);
        let each = threads as f64 / mean * f64::from(bearable) / 100.0;
        let servers =
            |rate: f64| if bearable == 0 { "–".to_owned() } else { format!("{:.0}", (rate / each).ceil()) };
        table.row([
            threads.to_string(),
            short(threads as f64 / mean),
            format!("{bearable} %"),
            servers(load.mean()),
            servers(load.mean() * load.peak),
        ]);
    }
    table.note = format!(
        "{} a second on average, {} at the peak ({} times that); an article takes a thread {} on average, {} at most. The load a server bears is what leaves the p99 at {} or below. Articles come with {} MB a second at the peak, and their briefs with {}. Two servers are the least, so that one may be lost.",
        short(load.mean()),
        short(load.mean() * load.peak),
        short(load.peak),
        time(mean),
        time(Sorted::of(work.iter().copied()).quantile(1.0)),
        time(load.p99),
        short(load.mean() * load.peak * alone.article_bytes / 1e6),
        short(load.mean() * load.peak * alone.brief_bytes / 1e6),
    );
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taking(seconds: f64) -> Alone {
        Alone { times: vec![seconds], ..Alone::default() }
    }

    #[test]
    fn more_threads_bear_more_of_their_capacity() {
        let work = [0.01; 7];
        let shares: Vec<u32> = [1, 4, 16].map(|threads| bearable(threads, &work, 0.03)).to_vec();
        assert!(shares.windows(2).all(|pair| pair[0] < pair[1]), "{shares:?}");
        assert!(shares[0] > 30, "{shares:?}");
    }

    #[test]
    fn what_takes_longer_than_it_may_cannot_be_borne() {
        assert_eq!(bearable(4, &[0.1], 0.05), 0);
        let load = Load { reports_a_day: 86_400.0, peak: 2.0, p99: 0.05 };
        assert_eq!(plan(load, &taking(0.1)).rows[0][3], "–");
    }

    #[test]
    fn servers_are_enough_for_the_rate() {
        // A hundred a second on average; work of 10 ms: one thread would be full.
        let load = Load { reports_a_day: 8_640_000.0, peak: 3.0, p99: 1.0 };
        let rows = plan(load, &taking(0.01)).rows;
        let servers: Vec<u32> = rows[0][3..].iter().map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(servers, [2, 4]);
    }
}
