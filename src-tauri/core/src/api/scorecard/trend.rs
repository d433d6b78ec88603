use super::ScorecardTrend;
use crate::measures::Scores;
use crate::model::{Money, rounded};
use crate::store::Snapshot;

pub(super) fn trend(snapshot: &Snapshot, scores: &Scores) -> ScorecardTrend {
    let largest = scores.trend.iter().filter_map(|(_, sum)| *sum).max().unwrap_or(0).max(1);
    let point = |sum: i64| u32::try_from(rounded(sum.max(0).saturating_mul(1_000), largest)).unwrap_or(0);
    let text = scores.trend.iter().map(|(quarter, sum)| {
        let label = snapshot.setting.calendar.label(*quarter);
        let money = |minor: i64| Money { minor, currency: snapshot.setting.currency }.short_text();
        format!("{label} {}", sum.map_or_else(|| "not known".to_owned(), money))
    });
    ScorecardTrend {
        points: scores.trend.iter().map(|(_, sum)| sum.map(point)).collect(),
        text: text.collect::<Vec<_>>().join(", "),
    }
}
