use super::{OverlapCell, OverlapMeasure};
use crate::model::{Density, DensityState, percent_text, rounded};
use crate::overlap::{Lift, PartnerOverlap, RelationshipCounts, lift, wilson};
use crate::store::Snapshot;

use super::build::density_cell;

/// The bounds between the seven bins of each measure: percent, hundredths of a lift, warm introductions. A colour means the
/// same on every page.
const PERCENT: [u32; 6] = [5, 10, 15, 25, 35, 50];
const LIFT: [u32; 6] = [25, 50, 80, 125, 175, 250];
const WARM: [u32; 6] = [1, 3, 6, 10, 20, 40];

/// The bin of the whole percent a cell shows, so that two cells that read 5% have one colour.
#[must_use]
pub fn percent_step(millionths: u32) -> u8 {
    let percent = u32::try_from(rounded(i64::from(millionths), 10_000)).unwrap_or(u32::MAX);
    bin(&PERCENT, percent)
}

fn bin(bounds: &[u32; 6], value: u32) -> u8 {
    u8::try_from(bounds.iter().filter(|bound| value >= **bound).count()).unwrap_or(6)
}

/// What the seven bins are called, palest first.
#[must_use]
pub fn legend(measure: OverlapMeasure) -> Vec<String> {
    match measure {
        OverlapMeasure::Density => bins(&PERCENT, |bound| bound.to_string(), "–", 0),
        OverlapMeasure::Lift => bins(&LIFT, |bound| Lift { hundredths: bound }.text(), "–", 0),
        OverlapMeasure::Warm => bins(&WARM, |bound| bound.to_string(), "–", 1),
    }
}

/// The names of the bins; `inclusive` is taken from the upper bound where values are whole.
pub fn bins(bounds: &[u32; 6], text: impl Fn(u32) -> String, dash: &str, inclusive: u32) -> Vec<String> {
    let first = if inclusive == 1 && bounds[0] == 1 { "0".to_owned() } else { format!("<{}", text(bounds[0])) };
    let mut labels = vec![first];
    labels.extend(bounds.windows(2).map(|pair| {
        let (low, high) = (pair[0], pair[1] - inclusive);
        if low == high { text(low) } else { format!("{}{dash}{}", text(low), text(high)) }
    }));
    labels.push(format!("{}+", text(bounds[5])));
    labels
}

/// What the bins count.
#[must_use]
pub fn unit(measure: OverlapMeasure) -> &'static str {
    match measure {
        OverlapMeasure::Density => "%",
        OverlapMeasure::Lift => "times the partner's density over all segments",
        OverlapMeasure::Warm => "warm introductions",
    }
}

/// A cell of the heatmap: the density, or another measure in its place. What a cell says of where it comes from (its state)
/// is the same whatever it measures.
#[must_use]
pub fn measured_cell(
    snapshot: &Snapshot,
    row: &PartnerOverlap,
    measure: OverlapMeasure,
    (density, relationships): (&Density, Option<&RelationshipCounts>),
) -> OverlapCell {
    let mut cell = density_cell(snapshot, density, row);
    cell.notes.extend(interval_note(density));
    match measure {
        OverlapMeasure::Density => {}
        OverlapMeasure::Lift => lifted(&mut cell, density, &row.overall),
        OverlapMeasure::Warm => warmed(&mut cell, relationships.filter(|_| row.has_list)),
    }
    cell
}

/// Of few accounts, between which percentages the share lies.
fn interval_note(density: &Density) -> Option<String> {
    let (shared, base) = density.shared.zip(density.base).filter(|_| density.state.has_value())?;
    let interval = wilson(shared, base)?;
    let is_wide = interval.high - interval.low > 0.1;
    let percent = |share: f64| percent_text(thousandths(share), 1_000);
    (is_wide || density.state == DensityState::SmallBase)
        .then(|| format!("95% interval (Wilson): {} to {}.", percent(interval.low), percent(interval.high)))
}

fn thousandths(share: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
    let thousandths = (share * 1_000.0).round() as u32;
    thousandths
}

fn lifted(cell: &mut OverlapCell, density: &Density, overall: &Density) {
    let lift = lift(density, overall);
    cell.beside = std::mem::take(&mut cell.figure);
    cell.figure = lift.map(|lift| format!("{}×", lift.text())).unwrap_or_default();
    cell.value = lift.map(|lift| f64::from(lift.hundredths) / 100.0);
    cell.step = lift.map(|lift| bin(&LIFT, lift.hundredths));
    if lift.is_none() && cell.state.has_value() {
        "n/a".clone_into(&mut cell.figure);
        cell.notes.push("There is nothing to compare it with: no counts, or no overlap at all.".to_owned());
    }
}

fn warmed(cell: &mut OverlapCell, relationships: Option<&RelationshipCounts>) {
    if !cell.state.has_value() {
        return;
    }
    let Some(relationships) = relationships else {
        (cell.figure, cell.beside) = ("n/a".to_owned(), std::mem::take(&mut cell.beside));
        (cell.value, cell.step) = (None, None);
        cell.notes.push("Without an account list nothing says who could introduce us.".to_owned());
        return;
    };
    let warm = relationships.warm();
    cell.beside = cell.shared.map(|shared| format!("of {shared}")).unwrap_or_default();
    cell.figure = warm.to_string();
    cell.value = Some(f64::from(warm));
    cell.step = Some(bin(&WARM, warm));
    if relationships.unknown > 0 {
        let unknown = relationships.unknown;
        cell.notes.push(format!("On {unknown} more the status of one side is not known."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_begins_at_the_percent_that_is_shown() {
        let steps = [44_999, 45_238, 50_000, 144_000, 150_000, 344_000, 500_000].map(percent_step);
        assert_eq!(steps, [0, 1, 1, 2, 3, 4, 6]);
    }

    #[test]
    fn bins_are_called_by_their_bounds() {
        assert_eq!(legend(OverlapMeasure::Density), ["<5", "5–10", "10–15", "15–25", "25–35", "35–50", "50+"]);
        let lifts = ["<0.25", "0.25–0.50", "0.50–0.80", "0.80–1.25", "1.25–1.75", "1.75–2.50", "2.50+"];
        assert_eq!(legend(OverlapMeasure::Lift), lifts);
        assert_eq!(legend(OverlapMeasure::Warm), ["0", "1–2", "3–5", "6–9", "10–19", "20–39", "40+"]);
    }
}
