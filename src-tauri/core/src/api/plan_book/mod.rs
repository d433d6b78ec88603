//! The plan as a workbook for finance: what was decided, and an investment that balances again when a number is changed.

mod audit;
mod criteria;
mod decisions;
mod evidence;
mod investment;
mod overlap;
mod scenarios;
mod summary;

use std::path::Path;

use super::Views;
use super::readout::{ExportReport, written};
use crate::model::Tier;
use crate::readout::book::{Book, Cell, write};
use crate::review::Plan;
use crate::store::tables::Scenario;
use crate::store::{Document, Snapshot};
use crate::{Error, Result};

/// "Northfold partner map, plan for Q3 2026": a name for the file.
#[must_use]
pub fn plan_book_name(snapshot: &Snapshot) -> String {
    let setting = &snapshot.setting;
    format!("{}, plan for {}", setting.name, setting.calendar.label(setting.review_quarter.plus(1)))
}

/// Writes the plan of the review quarter to `path`, over what is there: a summary, the investment of each partner with formulas,
/// decisions, scenarios, criteria with signatures, evidence, overlap with n and N, and the audit.
///
/// # Errors
/// When there is no partner, the document cannot be read, or the file cannot be written; what was there then stays as it was.
pub fn export_plan(document: &Document, views: &Views, path: &Path) -> Result<ExportReport> {
    written(path, &write(&plan_book(document, views)?)?, |name| format!("The plan was written to {name}"))
}

/// The workbook as a value.
///
/// # Errors
/// When there is no partner yet, or the document cannot be read.
pub fn plan_book(document: &Document, views: &Views) -> Result<Book> {
    let snapshot = views.snapshot();
    if snapshot.partners.is_empty() {
        return Err(Error::new("there is no plan to export yet; import a roster first"));
    }
    let setting = &snapshot.setting;
    let scenario = snapshot.review.scenarios_of(setting.review_quarter).find(|scenario| scenario.is_plan);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let investment = investment::sheet(views, &plan);
    Ok(Book {
        title: plan_book_name(snapshot),
        author: setting.company_or_name().to_owned(),
        day: setting.review_quarter.last_day(),
        currency: setting.currency,
        confidentiality: setting.confidentiality.clone(),
        sheets: vec![
            summary::sheet(views, &plan, scenario, &investment)?,
            investment,
            decisions::sheet(snapshot, scenario),
            scenarios::sheet(views),
            criteria::sheet(views),
            evidence::sheet(views),
            overlap::sheet(views),
            audit::sheet(document)?,
        ],
    })
}

fn tier_cell(tier: Option<Tier>, is_sunset: bool) -> Cell {
    match (is_sunset, tier) {
        (true, _) => Cell::text("Sunset"),
        (false, Some(tier)) => Cell::text(tier.title()),
        (false, None) => Cell::text("No tier"),
    }
}

/// "Scenario A, “Plan”", or that nothing is decided.
fn scenario_title(scenario: Option<&Scenario>) -> String {
    match scenario {
        Some(scenario) => format!("Scenario {}, “{}”", scenario.letter, scenario.name),
        None => "As today; nothing is decided yet".to_owned(),
    }
}
