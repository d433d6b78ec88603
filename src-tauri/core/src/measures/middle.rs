/// The middle of values, and between which the middle of all such values lies with at least 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Middle {
    /// Of an even count the mean of the two in the middle, halves to the even one.
    pub median: i64,
    /// Two of the values themselves, by their ranks; absent where there are too few to say: under six.
    pub between: Option<(i64, i64)>,
    pub count: u32,
}

/// The median of values, with the interval that follows from their ranks alone, whatever they are spread like: how many of
/// them lie under the true median is a coin thrown once for each. `None` of no values.
#[must_use]
pub fn middle(mut values: Vec<i64>) -> Option<Middle> {
    values.sort_unstable();
    let count = values.len();
    let upper = *values.get(count / 2)?;
    let median = if count % 2 == 1 { upper } else { mean_of_two(values[count / 2 - 1], upper) };
    let between = outer_rank(count).map(|rank| (values[rank], values[count - 1 - rank]));
    Some(Middle { median, between, count: u32::try_from(count).unwrap_or(u32::MAX) })
}

/// Halves to the even one.
fn mean_of_two(one: i64, other: i64) -> i64 {
    let sum = i128::from(one) + i128::from(other);
    let floor = sum.div_euclid(2);
    let is_half = sum.rem_euclid(2) == 1;
    i64::try_from(if is_half && floor.rem_euclid(2) == 1 { floor + 1 } else { floor }).unwrap_or(i64::MAX)
}

/// The most values that may be left out at each end: so many or fewer heads of `count` throws are 2.5 % likely at most.
fn outer_rank(count: usize) -> Option<usize> {
    // Beyond this the ranks are those of the normal distribution, with half a throw for its steps.
    const MANY: usize = 1_000;
    #[expect(clippy::cast_precision_loss, reason = "counts of deals are far below 2^52")]
    let throws = count as f64;
    if count > MANY {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and below the count")]
        return Some((throws / 2.0 - 1.959_963_984_540_054 * throws.sqrt() / 2.0 - 0.5).floor() as usize);
    }
    let mut likelihood = (-throws * std::f64::consts::LN_2).exp();
    let mut sum = 0.0;
    let mut outer = None;
    for heads in 0..count / 2 {
        sum += likelihood;
        if sum > 0.025 {
            break;
        }
        outer = Some(heads);
        #[expect(clippy::cast_precision_loss, reason = "counts of deals are far below 2^52")]
        let (left, next) = ((count - heads) as f64, (heads + 1) as f64);
        likelihood *= left / next;
    }
    outer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_count_is_between_two() {
        for (values, median) in [
            (vec![7], 7),
            (vec![9, 1], 5),
            (vec![1, 2], 2),
            (vec![2, 3], 2),
            (vec![3, 4], 4),
            (vec![-1, -2], -2),
            (vec![30, 10, 20], 20),
        ] {
            assert_eq!(middle(values.clone()).unwrap().median, median, "{values:?}");
        }
        assert_eq!(middle(Vec::new()), None);
    }

    /// The ranks of the table of the sign test: of 6 values the outermost, of 9 the second, of 20 the sixth, of 30 the tenth.
    #[test]
    fn the_interval_is_that_of_the_sign_test() {
        for (count, rank) in
            [(5, None), (6, Some(1)), (8, Some(1)), (9, Some(2)), (12, Some(3)), (20, Some(6)), (30, Some(10))]
        {
            let between = middle((1..=count).collect()).unwrap().between;
            assert_eq!(between, rank.map(|rank| (rank, count + 1 - rank)), "{count}");
        }
        // Of 1,001 the throws say 470 and 532; by the normal distribution it is a value wider at most.
        let (low, high) = middle((1..=1_001).collect()).unwrap().between.unwrap();
        assert_eq!((low, high), (469, 533));
    }
}
