use super::{Plan, named, setting_step};
use crate::model::{FiscalCalendar, Quarter};
use crate::store::tables::Setting;
use crate::store::{Operation, Snapshot};
use crate::text::{count_of, listed, month_text};
use crate::{Error, Result};

/// Makes the quarter that begins on `first_day` the one under review.
///
/// # Errors
/// When `first_day` is not the first day of a quarter of the document's fiscal calendar.
pub fn review_quarter(snapshot: &Snapshot, first_day: &str) -> Result<Plan> {
    let setting = &snapshot.setting;
    let quarter = Quarter::parse(first_day)
        .filter(|quarter| begins_a_quarter(setting.calendar, *quarter))
        .ok_or_else(|| Error::new(format!("`{first_day}` is not the first day of a quarter")))?;
    let label = |quarter| setting.calendar.label(quarter);
    let operation = Operation::SetReviewQuarter { from: label(setting.review_quarter), to: label(quarter) };
    Ok(Plan { operation, steps: setting_step(snapshot, Setting { review_quarter: quarter, ..setting.clone() }) })
}

/// Begins the fiscal year in another month. A year whose quarters begin in the same months only names them anew; any
/// other is possible as long as nothing is recorded for a quarter, and takes the review quarter to the one its first
/// day falls in.
///
/// # Errors
/// When there is no such month, or what is recorded begins no quarter of the new year.
pub fn fiscal_year(snapshot: &Snapshot, first_month: u8) -> Result<Plan> {
    let setting = &snapshot.setting;
    let calendar = i8::try_from(first_month)
        .ok()
        .and_then(FiscalCalendar::starting_in)
        .ok_or_else(|| Error::new("a fiscal year begins in month 1 to 12; it was left as it is"))?;
    if let Some(recorded) = recorded_elsewhere(snapshot, calendar) {
        return Err(Error::new(format!(
            "the fiscal year cannot begin in {}: {recorded} for quarters that begin in {}; a year that begins in {} has \
             other quarters",
            month_text(calendar.first_month()),
            listed(&quarter_months(setting.calendar), "and"),
            listed(&quarter_months(calendar), "or"),
        )));
    }
    let review_quarter = calendar.quarter_of(setting.review_quarter.first_day());
    let name = |calendar: FiscalCalendar| month_text(calendar.first_month());
    let operation = named("First month of the fiscal year", name(setting.calendar), name(calendar));
    Ok(Plan { operation, steps: setting_step(snapshot, Setting { calendar, review_quarter, ..setting.clone() }) })
}

/// "540 values are recorded": what is recorded for quarters that are none of `calendar`; `None` when nothing is.
fn recorded_elsewhere(snapshot: &Snapshot, calendar: FiscalCalendar) -> Option<String> {
    let is_elsewhere = |quarter: &Quarter| !begins_a_quarter(calendar, *quarter);
    let values = snapshot.facts.keys().filter(|(_, quarter, _)| is_elsewhere(quarter)).count();
    let targets = snapshot.joint_targets.iter().filter(|target| is_elsewhere(&target.quarter)).count();
    let targets_text = || count_of(targets, "joint target account", "joint target accounts");
    let what = match (values, targets) {
        (0, 0) => return None,
        (0, _) => targets_text(),
        (_, 0) => count_of(values, "value", "values"),
        _ => format!("{} and {}", count_of(values, "value", "values"), targets_text()),
    };
    Some(format!("{what} {} recorded", if values + targets == 1 { "is" } else { "are" }))
}

fn begins_a_quarter(calendar: FiscalCalendar, quarter: Quarter) -> bool {
    calendar.quarter_of(quarter.first_day()) == quarter
}

/// "January", "April", "July", "October": the months a quarter begins in, in the order of the calendar.
fn quarter_months(calendar: FiscalCalendar) -> [&'static str; 4] {
    let first = (calendar.first_month() - 1) % 3 + 1;
    [0, 3, 6, 9].map(|later| month_text(first + later))
}
