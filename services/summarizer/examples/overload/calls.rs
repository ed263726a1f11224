//! Calls at a rate, whatever becomes of those before.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::time::Duration;

use peacebrief::v1;
use peacebrief::v1::summarizer_service_client::SummarizerServiceClient;
use tokio::time::{Instant, sleep_until};
use tonic::Code;
use tonic::transport::{Channel, Endpoint};

use crate::Result;

/// Over how many connections calls come.
const CONNECTIONS: usize = 8;

/// What has become of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Answered,
    Refused,
    Failed,
}

#[derive(Debug, Clone, Copy)]
struct Call {
    /// When it was to be made, since the first.
    at: Duration,
    /// How much later it was made, for want of a processor here.
    late: Duration,
    /// How long it took from when it was made.
    took: Duration,
    outcome: Outcome,
}

/// Who calls, without trying again.
pub(crate) struct Caller {
    channels: Vec<Channel>,
    article: v1::Article,
}

impl Caller {
    pub(crate) async fn new(address: SocketAddr, article: v1::Article) -> Result<Self> {
        let mut channels = Vec::new();
        for _ in 0..CONNECTIONS {
            channels
                .push(Endpoint::from_shared(format!("http://{address}"))?.tcp_nodelay(true).connect().await?);
        }
        Ok(Self { channels, article })
    }

    async fn call(channel: Channel, article: v1::Article) -> Outcome {
        let request = v1::SummarizeRequest { article: Some(article), ..Default::default() };
        match SummarizerServiceClient::new(channel).summarize(request).await {
            Ok(_) => Outcome::Answered,
            Err(status) if status.code() == Code::ResourceExhausted => Outcome::Refused,
            Err(_) => Outcome::Failed,
        }
    }

    /// How many calls a second are answered to those who wait for each.
    pub(crate) async fn capacity(&self, time: Duration) -> Result<f64> {
        let waiting = std::thread::available_parallelism()?.get() * 2;
        let begun = Instant::now();
        let callers = (0..waiting).map(|n| {
            let (channel, article) = (self.channels[n % CONNECTIONS].clone(), self.article.clone());
            tokio::spawn(async move {
                let mut count = 0_u32;
                while begun.elapsed() < time {
                    if Self::call(channel.clone(), article.clone()).await == Outcome::Answered {
                        count += 1;
                    }
                }
                count
            })
        });
        let mut count = 0;
        for caller in callers.collect::<Vec<_>>() {
            count += caller.await?;
        }
        Ok(f64::from(count) / begun.elapsed().as_secs_f64())
    }

    /// Calls so often a second, on average: they come as those of many come who know nothing of one another.
    pub(crate) async fn at(&self, rate: f64, time: Duration) -> Figures {
        let begun = Instant::now();
        let (mut due, mut draws) = (begun, Draws(7));
        let mut calls = Vec::new();
        while due < begun + time {
            due += Duration::from_secs_f64(draws.pause() / rate);
            sleep_until(due).await;
            let channel = self.channels[calls.len() % CONNECTIONS].clone();
            let article = self.article.clone();
            calls.push(tokio::spawn(async move {
                let made = Instant::now();
                let outcome = Self::call(channel, article).await;
                let (at, late) = (due.saturating_duration_since(begun), made.saturating_duration_since(due));
                Call { at, late, took: made.elapsed(), outcome }
            }));
        }
        let mut made = Vec::with_capacity(calls.len());
        for call in calls {
            // One that panicked would be a fault of this program.
            made.extend(call.await);
        }
        Figures { calls: made, time }
    }
}

/// Numbers that look drawn, the same each time.
struct Draws(u64);

impl Draws {
    /// How long to wait for the next, in pauses of the mean length.
    fn pause(&mut self) -> f64 {
        // Knuth's MMIX; its upper half.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = (f64::from((self.0 >> 32) as u32) + 1.0) / (f64::from(u32::MAX) + 2.0);
        -drawn.ln()
    }
}

/// What so large a share of times is at most.
fn at_most(times: impl Iterator<Item = Duration>, share: f64) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    let at = (times.len() as f64 * share).ceil() as usize;
    times.get(at.saturating_sub(1)).copied().unwrap_or_default()
}

/// What has become of calls.
pub(crate) struct Figures {
    calls: Vec<Call>,
    time: Duration,
}

impl Figures {
    fn took(&self, outcome: Outcome, share: f64) -> Duration {
        let of = self.calls.iter().filter(|call| call.outcome == outcome);
        at_most(of.map(|call| call.took), share)
    }

    /// How much later than they were to be made so large a share of calls was made, at most: what this program adds of its own.
    fn late(&self, share: f64) -> Duration {
        at_most(self.calls.iter().map(|call| call.late), share)
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.calls.iter().filter(|call| call.outcome == outcome).count()
    }

    /// How long so large a share of the answered ones took, at most.
    pub(crate) fn answered(&self, share: f64) -> Duration {
        self.took(Outcome::Answered, share)
    }

    /// How long so large a share of the refused ones took, at most.
    pub(crate) fn refused(&self, share: f64) -> Duration {
        self.took(Outcome::Refused, share)
    }

    pub(crate) fn refused_count(&self) -> usize {
        self.count(Outcome::Refused)
    }

    pub(crate) fn failed(&self) -> usize {
        self.count(Outcome::Failed)
    }

    pub(crate) fn answered_each_second(&self) -> f64 {
        self.count(Outcome::Answered) as f64 / self.time.as_secs_f64()
    }

    /// Those that were made after some time.
    pub(crate) fn since(&self, after: Duration) -> Self {
        let calls = self.calls.iter().filter(|call| call.at >= after).copied().collect();
        Self { calls, time: self.time.saturating_sub(after) }
    }

    pub(crate) fn tell(&self, what: &str) -> io::Result<()> {
        let (answered, refused) = (self.count(Outcome::Answered), self.refused_count());
        writeln!(
            io::stdout(),
            "{what}: {} calls, {answered} answered (p50 {:.0?}, p99 {:.0?}), {refused} refused (p50 {:.1?}, p99 {:.1?}), {} failed; made late by {:.1?} at p99",
            self.calls.len(),
            self.answered(0.5),
            self.answered(0.99),
            self.refused(0.5),
            self.refused(0.99),
            self.failed(),
            self.late(0.99)
        )
    }
}
