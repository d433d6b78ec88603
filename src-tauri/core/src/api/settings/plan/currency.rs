use super::{Plan, Step, named};
use crate::model::{Currency, Money, Unit};
use crate::store::Snapshot;
use crate::store::tables::{Fact, Setting};
use crate::{Error, Result};

/// The largest amount that crosses to the window as a whole number: 2^53 minor units.
const LARGEST: i64 = 1 << 53;

/// Reads every amount in another currency: it keeps its number of major units, nothing is converted.
///
/// # Errors
/// When `code` is no currency, or an amount would lose its decimals.
pub fn currency(snapshot: &Snapshot, code: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let currency = Currency::from_code(code).ok_or_else(|| {
        Error::new(format!("“{}” is not a currency; write its three letters, such as USD or EUR", code.trim()))
    })?;
    let operation = named("Currency", setting.currency.code(), currency.code());
    if currency == setting.currency {
        return Ok(Plan { operation, steps: Vec::new() });
    }
    let mut steps = vec![Step::Setting(Setting { currency, ..setting.clone() })];
    for fact in snapshot.facts.values().filter(|fact| fact.measure.unit() == Unit::Money) {
        let value = in_currency(fact.value, setting.currency, currency)
            .ok_or_else(|| cannot_be_read(snapshot, fact, currency))?;
        let unit = Fact::unit_of(fact.measure, currency);
        steps.push(Step::Fact(Fact { value, unit, ..fact.clone() }));
    }
    Ok(Plan { operation, steps })
}

/// The minor units that have the same number of major units in `to`; `None` where there is no such whole number.
fn in_currency(minor: i64, from: Currency, to: Currency) -> Option<i64> {
    let scaled = minor.checked_mul(to.minor_per_major())?;
    let per = from.minor_per_major();
    (scaled % per == 0).then_some(scaled / per).filter(|value| value.abs() <= LARGEST)
}

/// Names the partner and the amount that stand in the way.
fn cannot_be_read(snapshot: &Snapshot, fact: &Fact, to: Currency) -> Error {
    let setting = &snapshot.setting;
    let amount = Money { minor: fact.value, currency: setting.currency }.full_text();
    let partner = snapshot.partner(fact.partner_id).map_or("a partner", |partner| partner.name.as_str());
    let place = format!("{}, {} of {}", partner, fact.measure.name(), setting.calendar.label(fact.quarter));
    let reason = if fact.value % setting.currency.minor_per_major() == 0 {
        format!("is too large to be read as {}", to.code())
    } else {
        format!("would lose its decimals as {}", to.code())
    };
    Error::new(format!("{place}: {amount} {reason}; change the amount first, nothing was changed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(minor: i64, from: &str, to: &str, expected: Option<i64>) {
        let [from, to] = [from, to].map(|code| Currency::from_code(code).unwrap());
        assert_eq!(in_currency(minor, from, to), expected);
    }

    #[test]
    fn an_amount_keeps_its_number_and_not_its_minor_units() {
        reads(1_250, "USD", "EUR", Some(1_250));
        reads(1_200, "USD", "JPY", Some(12));
        reads(-12, "JPY", "KWD", Some(-12_000));
    }

    #[test]
    fn decimals_and_digits_are_never_cut() {
        reads(1_250, "USD", "JPY", None);
        reads(1_255, "KWD", "USD", None);
        reads(LARGEST, "JPY", "USD", None);
        reads(i64::MAX, "USD", "KWD", None);
    }
}
