use super::columns::Column;
use super::index::Index;
use crate::api::rates::conversion_line;
use crate::model::{Hundredths, Measure, Money};
use crate::store::tables::Partner;
use crate::text::count_of;

/// The sum of a column over partners; empty where a sum means nothing, or nothing is recorded. What was influenced is
/// not summed: a deal that several partners touched would count several times.
pub(super) fn sum_text(index: &Index<'_>, partners: &[&Partner], column: Column<'_>) -> String {
    let text: fn(&Index<'_>, i64) -> String = match column {
        Column::Fact(Measure::Fte, _) => |_, sum| fte(sum),
        Column::Fact(Measure::MdfAllocated | Measure::MdfSpent, _) => |index, sum| money(index, sum).full_text(),
        Column::Fact(Measure::Sourced, _) => |index, sum| money(index, sum).sum_text(),
        Column::Both(_) => |_, sum| sum.to_string(),
        _ => return String::new(),
    };
    let value = |partner: &&Partner| match column {
        Column::Fact(measure, at) => index.fact(partner, measure, at),
        Column::Both(measure) => index.sum(partner, measure),
        _ => None,
    };
    total(partners.iter().map(value)).map(|sum| text(index, sum)).unwrap_or_default()
}

/// What the foot says: "90 partners", "FTE 20.00", "MDF $2,400,000", "Sourced $24.0M over two quarters, $48.0M
/// annualized" (two quarters times two), and how amounts in other currencies were converted. What is recorded for none of
/// the partners is left out.
pub(super) fn totals(index: &Index<'_>, partners: &[&Partner]) -> Vec<String> {
    let over = |measure| total(partners.iter().map(|partner| index.fact(partner, measure, 1)));
    let sourced = total(partners.iter().map(|partner| index.sum(partner, Measure::Sourced)));
    let texts = [
        Some(count_of(partners.len(), "partner", "partners")),
        over(Measure::Fte).map(|sum| format!("FTE {}", fte(sum))),
        over(Measure::MdfAllocated).map(|sum| format!("MDF {}", money(index, sum).full_text())),
        sourced.map(|sum| {
            let [both, annualized] = [sum, sum.saturating_mul(2)].map(|sum| money(index, sum).sum_text());
            format!("Sourced {both} over two quarters, {annualized} annualized")
        }),
        Some(conversion_line(index.snapshot, partners.iter().copied())).filter(|line| !line.is_empty()),
    ];
    texts.into_iter().flatten().collect()
}

/// `None` when nothing was recorded, which is not zero.
fn total(values: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    values.flatten().reduce(i64::saturating_add)
}

fn fte(hundredths: i64) -> String {
    Hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX)).text()
}

fn money(index: &Index<'_>, minor: i64) -> Money {
    Money { minor, currency: index.snapshot.setting.currency }
}
