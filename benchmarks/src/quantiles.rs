//! What share of measurements lies below what.

/// Measurements in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sorted(Vec<f64>);

impl Sorted {
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// The least measurement that so large a share does not exceed, by nearest rank: one that was made, never one between two. Zero where
    /// there is none.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let rank = (self.0.len() as f64 * share).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub(crate) fn mean(&self) -> f64 {
        if self.0.is_empty() { 0.0 } else { self.0.iter().sum::<f64>() / self.0.len() as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_a_measurement_that_so_large_a_share_does_not_exceed() {
        let sorted = Sorted::of((1..=1000).rev().map(f64::from));
        let got = [0.0, 0.5, 0.99, 0.999, 1.0].map(|share| sorted.quantile(share));
        assert_eq!(got, [1.0, 500.0, 990.0, 999.0, 1000.0]);
        assert_eq!(sorted.mean(), 500.5);
    }

    #[test]
    fn of_few_the_highest_quantiles_are_the_largest() {
        let few = Sorted::of([3.0, 1.0, 2.0]);
        assert_eq!([0.5, 0.99, 0.999].map(|share| few.quantile(share)), [2.0, 3.0, 3.0]);
    }

    #[test]
    fn of_none_there_is_nothing() {
        assert_eq!((Sorted::default().median(), Sorted::default().mean()), (0.0, 0.0));
    }
}
