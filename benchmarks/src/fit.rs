//! How something grows: the exponent of the power law that lies closest to what was measured.

/// `factor × size ^ exponent`, by least squares on the logarithms: each point weighs as much, however large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    pub(crate) exponent: f64,
    pub(crate) factor: f64,
}

impl Fit {
    /// The fit to points of size and cost, all above zero; none where they are of fewer than two sizes.
    pub(crate) fn of(points: &[(f64, f64)]) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points.iter().map(|(size, cost)| (size.ln(), cost.ln())).collect();
        if logs.iter().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
            return None;
        }
        let count = logs.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
        let (x_mean, y_mean) = (mean(|point| point.0), mean(|point| point.1));
        let spread: f64 = logs.iter().map(|(x, _)| (x - x_mean).powi(2)).sum();
        if logs.len() < 2 || spread <= f64::EPSILON {
            return None;
        }
        let together: f64 = logs.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
        let exponent = together / spread;
        Some(Self { exponent, factor: (y_mean - exponent * x_mean).exp() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(of: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        [1.0, 10.0, 100.0, 1000.0].map(|size| (size, of(size))).to_vec()
    }

    #[test]
    fn a_power_law_is_found_again() {
        for exponent in [0.0, 0.5, 1.0, 1.3] {
            let fit = Fit::of(&points(|size| 3.0 * size.powf(exponent))).unwrap();
            assert!((fit.exponent - exponent).abs() < 1e-12, "{fit:?}");
            assert!((fit.factor - 3.0).abs() < 1e-9, "{fit:?}");
        }
    }

    #[test]
    fn each_point_weighs_as_much_however_large_it_is() {
        let mut uneven = points(|size| size);
        uneven[0].1 *= 2.0;
        let (low, mut uneven) = (Fit::of(&uneven).unwrap(), points(|size| size));
        uneven[3].1 *= 2.0;
        let high = Fit::of(&uneven).unwrap();
        assert!((high.exponent - 1.0 - (1.0 - low.exponent)).abs() < 1e-12, "{low:?} {high:?}");
    }

    #[test]
    fn what_has_no_exponent_has_none() {
        assert_eq!(Fit::of(&[]), None);
        assert_eq!(Fit::of(&[(10.0, 1.0)]), None);
        assert_eq!(Fit::of(&[(10.0, 1.0), (10.0, 2.0)]), None);
        assert_eq!(Fit::of(&[(10.0, 0.0), (20.0, 2.0)]), None);
    }
}
