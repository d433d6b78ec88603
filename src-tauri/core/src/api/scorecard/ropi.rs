use crate::measures::Ropi;
use crate::model::{Hundredths, Money, thousands};
use crate::store::Snapshot;
use crate::text::count_of;

/// "Return $1.2M: revenue $1.1M, acquisition avoided $90k. Cost $65k: headcount $45k (0.50 FTE in 2 quarters), MDF $20k, other $0."
pub(super) fn ropi_text(snapshot: &Snapshot, ropi: Ropi) -> String {
    let money = |minor: i64| Money { minor, currency: snapshot.setting.currency }.short_text();
    let quarters = count_of(ropi.quarters as usize, "quarter", "quarters");
    let mdf = ropi.mdf.map_or_else(|| "MDF not recorded".to_owned(), |mdf| format!("MDF {}", money(mdf)));
    format!(
        "Return {}: revenue {}, acquisition avoided {}. Cost {}: headcount {} ({} FTE over {quarters}), {mdf}, other {}.",
        money(ropi.gain()),
        money(ropi.revenue),
        money(ropi.acquisition),
        money(ropi.cost()),
        money(ropi.headcount),
        Hundredths(i32::try_from(ropi.fte).unwrap_or(i32::MAX)).text(),
        money(ropi.other),
    )
}

/// "1,240%", "-35%".
pub(super) fn signed_percent(percent: i64) -> String {
    let sign = if percent < 0 { "-" } else { "" };
    format!("{sign}{}%", thousands(percent.unsigned_abs()))
}
