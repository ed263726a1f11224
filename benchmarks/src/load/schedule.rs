//! When calls come whose callers know nothing of one another.

use std::time::Duration;

/// Times since the beginning at which so many calls a second come on average, in order, until `time` is over: the pauses between them
/// are drawn from the exponential distribution, the same each time.
pub(crate) fn arrivals(rate: f64, time: Duration) -> impl Iterator<Item = Duration> {
    let (mut draws, mut due) = (Draws(7), 0.0);
    std::iter::from_fn(move || {
        due += draws.pause() / rate;
        (due < time.as_secs_f64()).then(|| Duration::from_secs_f64(due))
    })
}

/// Numbers that look drawn, the same each time.
#[derive(Debug, Clone)]
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    /// A number above 0 and below 1.
    pub(crate) fn share(&mut self) -> f64 {
        // Knuth's MMIX; its upper half.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (f64::from((self.0 >> 32) as u32) + 1.0) / (f64::from(u32::MAX) + 2.0)
    }

    /// How long to wait for the next, in pauses of the mean length.
    pub(crate) fn pause(&mut self) -> f64 {
        -self.share().ln()
    }

    /// A number of the normal distribution of mean 0 and standard deviation 1 (Box and Muller's way).
    pub(crate) fn normal(&mut self) -> f64 {
        (2.0 * self.pause()).sqrt() * (std::f64::consts::TAU * self.share()).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_come_as_often_as_asked_and_as_unevenly_as_those_of_many() {
        let times: Vec<f64> = arrivals(50.0, Duration::from_secs(400)).map(|due| due.as_secs_f64()).collect();
        let rate = times.len() as f64 / 400.0;
        assert!((rate - 50.0).abs() < 1.0, "{rate} a second");
        let pauses: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(pauses.iter().all(|&pause| pause >= 0.0));
        // An exponential distribution's standard deviation is its mean.
        let mean = pauses.iter().sum::<f64>() / pauses.len() as f64;
        let variance = pauses.iter().map(|pause| (pause - mean).powi(2)).sum::<f64>() / pauses.len() as f64;
        assert!((variance.sqrt() / mean - 1.0).abs() < 0.03, "{} of {mean}", variance.sqrt());
    }

    #[test]
    fn the_same_calls_come_each_time() {
        let once = || arrivals(10.0, Duration::from_secs(5));
        assert!(once().eq(once()));
    }
}
