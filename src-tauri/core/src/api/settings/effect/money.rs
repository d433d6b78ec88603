use std::collections::BTreeMap;

use crate::model::Currency;
use crate::store::{Amount, Snapshot};
use crate::text::count_of;

/// What happens to amounts when the reporting currency or a rate changes: which leave the totals, and which are converted
/// anew. No amount is rewritten.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (was, is) = (before.setting.currency, after.setting.currency);
    if (was, &before.rates) == (is, &after.rates) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if was != is && after.amounts().next().is_some() {
        lines.push(format!("Totals are then in {}; no amount is rewritten", is.code()));
    }
    let becomes = |amount: &Amount| match worths(before, after, amount) {
        (before, None) if before.is_some() || was != is => Some(Becomes::Left),
        (None, Some(_)) => Some(Becomes::Counted),
        (Some(one), Some(other)) if was != is || one != other => Some(Becomes::Converted),
        _ => None,
    };
    let mut counts: BTreeMap<(Becomes, Currency), usize> = BTreeMap::new();
    for amount in after.amounts().filter(|amount| amount.money.currency != is) {
        if let Some(becomes) = becomes(&amount) {
            *counts.entry((becomes, amount.money.currency)).or_default() += 1;
        }
    }
    lines.extend(counts.into_iter().map(|((becomes, currency), count)| becomes.line(count, currency, is)));
    lines
}

fn worths(before: &Snapshot, after: &Snapshot, amount: &Amount) -> (Option<i64>, Option<i64>) {
    let of = |snapshot: &Snapshot| snapshot.in_reporting(amount.money, amount.quarter);
    (of(before), of(after))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Becomes {
    Left,
    Counted,
    Converted,
}

impl Becomes {
    fn line(self, count: usize, currency: Currency, reporting: Currency) -> String {
        let (code, reporting) = (currency.code(), reporting.code());
        match self {
            Self::Left => {
                let amounts = count_of(count, "amount", "amounts");
                let verb = if count == 1 { "needs" } else { "need" };
                format!("{amounts} in {code} {verb} a rate to {reporting}, and until then {} in no total", are(count))
            }
            Self::Counted => {
                let verb = if count == 1 { "is then in" } else { "are then in" };
                format!("{} {code} {verb} the totals", count_of(count, "amount in", "amounts in"))
            }
            Self::Converted => {
                let verb = if count == 1 { "is" } else { "are" };
                format!("{} {code} {verb} converted anew", count_of(count, "amount in", "amounts in"))
            }
        }
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "it is" } else { "they are" }
}
