use super::MeasureWindow;
use crate::measures::Period;
use crate::store::Snapshot;
use crate::text::count_of;

/// The windows to choose from: two quarters are the review's.
const WINDOWS: [u32; 4] = [1, 2, 4, 8];

/// The windows to choose from.
#[must_use]
pub(crate) fn windows(snapshot: &Snapshot) -> Vec<MeasureWindow> {
    WINDOWS.into_iter().map(|quarters| named_period(snapshot, quarters).1).collect()
}

/// So many quarters up to the review quarter, at most ten years, and what they are called.
#[must_use]
pub(crate) fn named_period(snapshot: &Snapshot, quarters: u32) -> (Period, MeasureWindow) {
    let quarters = quarters.clamp(1, 40);
    let period = Period::up_to(snapshot.setting.review_quarter, quarters);
    let [first, last] = [period.first, period.last].map(|quarter| snapshot.setting.calendar.label(quarter));
    let window = MeasureWindow {
        quarters,
        label: count_of(quarters as usize, "quarter", "quarters"),
        period: if quarters == 1 { last } else { format!("{first} to {last}") },
    };
    (period, window)
}
