/// Between which percentages a share lies with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From 0 to 1.
    pub low: f64,
    pub high: f64,
}

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's score interval of `shared` of `base`, which holds also for few accounts and for shares near 0 and 1; `None` of
/// none.
#[must_use]
pub fn wilson(shared: u32, base: u32) -> Option<Interval> {
    if base == 0 {
        return None;
    }
    let (count, share) = (f64::from(base), f64::from(shared.min(base)) / f64::from(base));
    let square = Z * Z;
    let centre = share + square / (2.0 * count);
    let margin = Z * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt();
    let below = 1.0 + square / count;
    Some(Interval { low: ((centre - margin) / below).max(0.0), high: ((centre + margin) / below).min(1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against the two shares at which a normal approximation would just reach the observed one: the roots of its quadratic.
    #[test]
    fn the_interval_is_that_of_wilson() {
        let cases = [(3, 14, 0.075_714, 0.475_892), (0, 10, 0.0, 0.277_533), (5, 19, 0.118_064, 0.487_916)];
        for (shared, base, low, high) in cases {
            let interval = wilson(shared, base).unwrap();
            assert!((interval.low - low).abs() < 1e-6 && (interval.high - high).abs() < 1e-6, "{interval:?}");
        }
        assert_eq!(wilson(0, 0), None);
        assert!(wilson(20, 20).unwrap().high > 0.999_999);
    }
}
