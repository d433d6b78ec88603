use crate::model::{Hundredths, Money};
use crate::store::Snapshot;

/// In the reporting currency.
pub(crate) fn money(snapshot: &Snapshot, minor: i64) -> Money {
    Money { minor, currency: snapshot.setting.currency }
}

/// "0.22".
pub(crate) fn fte_text(hundredths: i64) -> String {
    Hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX)).text()
}

/// "-0.22", "+1.00"; empty for nothing.
pub(crate) fn fte_change(hundredths: i64) -> String {
    if hundredths == 0 { String::new() } else { signed(&fte_text(hundredths.abs()), hundredths) }
}

/// With a real minus sign.
pub(crate) fn signed(text: &str, value: i64) -> String {
    match value {
        0 => text.to_owned(),
        _ if value < 0 => format!("\u{2212}{text}"),
        _ => format!("+{text}"),
    }
}
