use super::{Plan, Step, named, setting_step};
use crate::import::{Cell, Dates, Reading};
use crate::model::{Currency, Rate};
use crate::store::tables::{ExchangeRate, Setting};
use crate::store::{Operation, Snapshot};
use crate::text::short_day_text;
use crate::{Error, Result};
use jiff::civil::Date;

/// Reports amounts in another currency. They stay in the currency they were said in, and so do the rates: those to the new
/// one count from then on.
///
/// # Errors
/// When `code` is no currency.
pub fn reporting(snapshot: &Snapshot, code: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let currency = known(code)?;
    let operation = named("Reporting currency", setting.currency.code(), currency.code());
    Ok(Plan { operation, steps: setting_step(snapshot, Setting { currency, ..setting.clone() }) })
}

/// Enters what a unit of a currency is worth in the reporting currency from a day on, over the rate of that day. A rate that
/// held from `instead_of` moves to the day.
///
/// # Errors
/// When one of them cannot be read, the currency is the reporting one, or no rate held from `instead_of`.
pub fn set_rate(snapshot: &Snapshot, code: &str, since: &str, rate: &str, instead_of: Option<&str>) -> Result<Plan> {
    let (currency, since, reporting) = (known(code)?, day(since)?, snapshot.setting.currency);
    if currency == reporting {
        let code = currency.code();
        return Err(Error::new(format!("{code} is the reporting currency and needs no rate; write another currency")));
    }
    let rate = Rate::parse(rate).map_err(|why| Error::new(format!("“{}” {why}", rate.trim())))?;
    let row = ExchangeRate { currency, reporting, since, rate };
    let moved = match instead_of {
        Some(earlier) => Some(standing(snapshot, currency, day(earlier)?)?).filter(|moved| moved.since != since),
        None => None,
    };
    let operation =
        Operation::SetRate { currency: currency.code().to_owned(), since: short_day_text(since), rate: rate.text() };
    let mut steps: Vec<Step> = moved.map(|moved| Step::RemoveRate(moved.clone())).into_iter().collect();
    if !snapshot.rates.contains(&row) {
        steps.push(Step::Rate(row));
    }
    Ok(Plan { operation, steps })
}

/// Takes out the rate that holds from a day.
///
/// # Errors
/// When there is none.
pub fn remove_rate(snapshot: &Snapshot, code: &str, since: &str) -> Result<Plan> {
    let row = standing(snapshot, known(code)?, day(since)?)?;
    let operation =
        Operation::RemoveRate { currency: row.currency.code().to_owned(), since: short_day_text(row.since) };
    Ok(Plan { operation, steps: vec![Step::RemoveRate(row.clone())] })
}

fn known(code: &str) -> Result<Currency> {
    Currency::from_code(code).ok_or_else(|| {
        Error::new(format!("“{}” is not a currency; write its three letters, such as USD or EUR", code.trim()))
    })
}

fn day(text: &str) -> Result<Date> {
    match (Dates { order: None, from_1904: false }).read(&Cell::from_text(text.trim())) {
        Reading::Value(day) => Ok(day),
        _ => Err(Error::new(format!("“{}” is not a day; write it as 2026-03-31", text.trim()))),
    }
}

fn standing(snapshot: &Snapshot, currency: Currency, since: Date) -> Result<&ExchangeRate> {
    let wanted = (snapshot.setting.currency, currency, since);
    let found = snapshot.rates.iter().find(|rate| (rate.reporting, rate.currency, rate.since) == wanted);
    found.ok_or_else(|| {
        let (code, since) = (currency.code(), short_day_text(since));
        Error::new(format!("there is no rate of {code} from {since}; nothing was changed"))
    })
}
