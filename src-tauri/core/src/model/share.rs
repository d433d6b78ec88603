use serde::{Deserialize, Serialize};

use super::money::round_half_even;

/// An integer of hundredths: FTE, satisfaction. 22 is 0.22 FTE.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(transparent)]
pub struct Hundredths(pub i32);

impl Hundredths {
    /// Two decimals: "0.22", "20.00".
    #[must_use]
    pub fn text(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

/// `shared / base` as the whole percent a cell shows; more than nothing but under one percent reads "<1%".
#[must_use]
pub fn percent_text(shared: u32, base: u32) -> String {
    if base == 0 {
        return "n/a".to_owned();
    }
    let (shared, base) = (i64::from(shared), i64::from(base));
    if shared > 0 && shared * 100 < base {
        return "<1%".to_owned();
    }
    format!("{}%", round_half_even(shared * 100, base))
}
