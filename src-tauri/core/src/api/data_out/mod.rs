//! What leaves Trellis for other systems: the roster in the columns it came in, and everything that is known as flat files.

mod facts;
mod roster;

pub use facts::{FACT_FILES, export_facts};
pub use roster::{export_roster, roster_file_name};

use crate::model::{Currency, Money};
use crate::{Error, Result};

/// Rows as comma-separated text, UTF-8, the header first.
fn csv_bytes(header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row.iter().map(|text| guarded(text))).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// A text a spreadsheet would take for a formula stands behind an apostrophe; a number stays one.
fn guarded(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::new(format!("the table could not be written: {error}"))
}

/// "1080000.00": every digit, a point, no sign of the currency.
fn decimal(minor: i64, currency: Currency) -> String {
    let per = currency.minor_per_major().unsigned_abs();
    let (whole, rest) = (minor.unsigned_abs() / per, minor.unsigned_abs() % per);
    let sign = if minor < 0 { "-" } else { "" };
    let digits = per.ilog10() as usize;
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0digits$}") }
}

fn decimal_of(money: Money) -> String {
    decimal(money.minor, money.currency)
}

/// "0.22".
fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.unsigned_abs() / 100, value.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_plain_decimals() {
        let [dollar, yen] = ["USD", "JPY"].map(|code| Currency::from_code(code).unwrap());
        let texts = [decimal(108_000_050, dollar), decimal(-5, dollar), decimal(1_500, yen)];
        assert_eq!(texts, ["1080000.50", "-0.05", "1500"]);
        assert_eq!([hundredths(22), hundredths(-1_05)], ["0.22", "-1.05"]);
    }

    #[test]
    fn no_name_becomes_a_formula() {
        let texts = ["=1+1", "+49 30", "-Dash", "@home", "-12.5", "Corvane"].map(guarded);
        assert_eq!(texts, ["'=1+1", "'+49 30", "'-Dash", "'@home", "-12.5", "Corvane"]);
    }
}
