use crate::measures::{Book, Period, Scores, scores};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::text::count_of;

/// Of how many partners health or the return on investment becomes another.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (was, is) = (&before.setting, &after.setting);
    if (was.health_weights, was.assumptions) == (is.health_weights, is.assumptions) {
        return Vec::new();
    }
    let period = Period::up_to(was.review_quarter, 2);
    // Neither changes what deals and densities are.
    let (book, matrix) = (Book::of(before), Matrix::of(before));
    let [was, is] = [before, after].map(|snapshot| scores(&book, snapshot, &matrix, period));
    let changed = |value: fn(&Scores) -> Option<i64>| {
        was.iter().filter(|(id, scores)| value(scores) != is.get(id).and_then(value)).count()
    };
    let health = changed(|scores| scores.health.as_ref().map(|health| i64::from(health.score)));
    let ropi = changed(|scores| scores.ropi.and_then(|ropi| ropi.percent()));
    let line = |count: usize, what: &str| {
        (count > 0).then(|| format!("{what} of {} becomes another", count_of(count, "partner", "partners")))
    };
    [line(health, "Health"), line(ropi, "The return on investment")].into_iter().flatten().collect()
}
