//! How long calls take at most of the load that a server bears, and at three times what it can do, by the queue simulated.

use std::iter;
use std::time::Duration;

use super::{Policy, simulate};
use crate::load::arrivals;
use crate::load::schedule::Draws;
use crate::quantiles::Sorted;
use crate::report::{Table, short};

/// How the service admits calls unless it is told otherwise: `queue` and `queue_wait` of its settings.
const QUEUE: usize = 256;
const PATIENCE: f64 = 0.05;

/// For how long the overload lasts, in seconds.
const MINUTE: f64 = 60.0;
/// How many articles each thread reads at 80 %, at the least: enough for a p99 that does not move.
const ARTICLES: f64 = 10_000.0;

/// A server, and how long articles take on it.
#[derive(Debug, Clone, Copy)]
struct Server {
    threads: usize,
    /// Seconds for an article, on average.
    mean: f64,
    /// The standard deviation of that, by the mean.
    spread: f64,
}

/// What calls meet.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// How long the slowest in a hundred of those that are answered take, in articles.
    p99: f64,
    /// How many are refused, as a share of all.
    refused: f64,
}

impl Server {
    /// How long one article after the other takes, in seconds: log-normally distributed where they are not all the same.
    fn work(self) -> impl Iterator<Item = f64> {
        let variance = (1.0 + self.spread * self.spread).ln();
        let mut draws = Draws(11);
        iter::repeat_with(move || self.mean * (variance.sqrt() * draws.normal() - variance / 2.0).exp())
    }

    /// Calls at `load` times its capacity, for so many seconds.
    fn met(self, load: f64, seconds: f64) -> Met {
        let policy = Policy { threads: self.threads, queue: QUEUE, patience: Some(PATIENCE) };
        let rate = load * self.threads as f64 / self.mean;
        let times = arrivals(rate, Duration::from_secs_f64(seconds)).map(|at| at.as_secs_f64());
        let done = simulate(times, self.work(), policy);
        let refused = done.refused as f64 / (done.refused + done.took.len()) as f64;
        Met { p99: Sorted::of(done.took).quantile(0.99) / self.mean, refused }
    }
}

/// For servers of several sizes and articles of several lengths, how much longer calls take at three times the capacity.
pub(crate) fn overload() -> Table {
    let mut table = Table::new(
        "Calls at 80 % of the capacity and at three times that, by the queue simulated",
        &["threads", "an article takes", "p99 at 80 %", "refused at 80 %", "p99 at 300 %", "ratio"],
    );
    for spread in [0.0, 0.7] {
        for mean in [0.002, 0.025] {
            for threads in [1, 2, 4, 8, 16] {
                let server = Server { threads, mean, spread };
                let (usual, over) = (server.met(0.8, MINUTE.max(ARTICLES * mean)), server.met(3.0, MINUTE));
                let varying =
                    if spread > 0.0 { format!(" ± {:.0} %", spread * 100.0) } else { String::new() };
                table.row([
                    threads.to_string(),
                    format!("{} ms{varying}", short(mean * 1e3)),
                    format!("{:.1} articles", usual.p99),
                    format!("{:.2} %", usual.refused * 100.0),
                    format!("{:.1} articles", over.p99),
                    format!("{:.2}", over.p99 / usual.p99),
                ]);
            }
        }
    }
    table.note =
        "Calls come as those of many who know nothing of one another. Times are counted in articles.".into();
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_vary_as_much_as_they_are_said_to() {
        let server = Server { threads: 1, mean: 0.02, spread: 0.7 };
        let times: Vec<f64> = server.work().take(200_000).collect();
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        let variance = times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / times.len() as f64;
        assert!((mean / 0.02 - 1.0).abs() < 0.02, "{mean}");
        assert!((variance.sqrt() / mean - 0.7).abs() < 0.03, "{}", variance.sqrt() / mean);
    }

    #[test]
    fn at_three_times_the_capacity_two_in_three_are_refused_and_the_others_wait_little_longer() {
        let server = Server { threads: 4, mean: 0.025, spread: 0.7 };
        let (usual, over) = (server.met(0.8, 250.0), server.met(3.0, 60.0));
        assert!((over.refused - 2.0 / 3.0).abs() < 0.03, "{over:?}");
        assert!(usual.refused < 0.01, "{usual:?}");
        assert!(over.p99 < 2.0 * usual.p99, "{over:?} beside {usual:?}");
    }
}
