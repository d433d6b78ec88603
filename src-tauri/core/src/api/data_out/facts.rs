use std::fs;
use std::path::Path;

use super::{csv_bytes, decimal, decimal_of, hundredths};
use crate::api::Views;
use crate::api::overlap::OverlapRequest;
use crate::api::readout::ExportReport;
use crate::model::{Currency, DealStage, DensityState, Lifecycle, PartnerType, Tier, Unit};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;
use crate::{Error, Result};

/// The files that are written, in order.
pub const FACT_FILES: [&str; 6] =
    ["partners.csv", "facts.csv", "densities.csv", "deals.csv", "deal_partners.csv", "decisions.csv"];

/// A table: its header, then its rows.
type Table = (Vec<String>, Vec<Vec<String>>);

/// Writes what is known as flat files to `folder`, for a program that evaluates them: partners, facts by quarter, densities with n and
/// N, deals and who is on them, decisions. Days are ISO, numbers have a point, ids are UUIDs. A file of the same name is replaced.
///
/// # Errors
/// When the folder cannot be written; what was written by then stays.
pub fn export_facts(views: &Views, folder: &Path) -> Result<ExportReport> {
    let snapshot = views.snapshot();
    let tables = [
        partners(snapshot),
        facts(snapshot),
        densities(views),
        deals(snapshot),
        deal_partners(snapshot),
        decisions(snapshot),
    ];
    let place = folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into());
    let failed = |error: std::io::Error| {
        Error::new(format!("the files could not be written to {place}; choose another folder ({error})"))
    };
    fs::create_dir_all(folder).map_err(failed)?;
    for (name, (header, rows)) in FACT_FILES.into_iter().zip(tables) {
        fs::write(folder.join(name), csv_bytes(&header, &rows)?).map_err(failed)?;
    }
    let files = FACT_FILES.map(str::to_owned).to_vec();
    Ok(ExportReport { sentence: format!("{} written to {place}", count_of(files.len(), "file", "files")), files })
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn partners(snapshot: &Snapshot) -> Table {
    let row = |partner: &Partner| {
        let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.clone());
        let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.clone());
        vec![
            partner.uuid.clone(),
            text(partner.external_id.as_ref()),
            partner.name.clone(),
            text(partner.tier.map(Tier::number)),
            text(partner.partner_type.map(PartnerType::code)),
            text(motion),
            text(manager),
            text(partner.region.as_ref()),
            text(partner.lifecycle.map(Lifecycle::code)),
            text(partner.partner_since),
            partner.as_of.to_string(),
        ]
    };
    let names = [
        "partner_id",
        "external_id",
        "partner",
        "tier",
        "type",
        "motion",
        "manager",
        "region",
        "lifecycle",
        "partner_since",
        "as_of",
    ];
    (header(&names), snapshot.partners.iter().map(row).collect())
}

/// A row a partner, quarter and measure, as it was recorded.
fn facts(snapshot: &Snapshot) -> Table {
    let rows = snapshot.facts.values().filter_map(|fact| {
        let partner = snapshot.partner(fact.partner_id)?;
        let (value, unit) = match (fact.measure.unit(), Currency::from_code(&fact.unit)) {
            (Unit::Money, Some(currency)) => (decimal(fact.value, currency), currency.code().to_owned()),
            (Unit::Hundredths, _) => (hundredths(fact.value), String::new()),
            _ => (fact.value.to_string(), String::new()),
        };
        let label = snapshot.setting.calendar.label(fact.quarter);
        let measure = fact.measure.code().to_owned();
        Some(vec![partner.uuid.clone(), partner.name.clone(), fact.quarter.to_string(), label, measure, value, unit])
    });
    let names = ["partner_id", "partner", "quarter_begins", "quarter", "measure", "value", "currency"];
    (header(&names), rows.collect())
}

fn densities(views: &Views) -> Table {
    let overlap = views.overlap(&OverlapRequest::default());
    let mut rows = Vec::new();
    for row in overlap.groups.iter().flat_map(|group| &group.rows) {
        for (segment, cell) in overlap.segments.iter().zip(&row.cells) {
            rows.push(vec![
                row.uuid.clone(),
                row.name.clone(),
                segment.name.clone(),
                text(cell.shared),
                text(cell.base),
                state(cell.state),
            ]);
        }
    }
    (header(&["partner_id", "partner", "segment", "shared", "base", "state"]), rows)
}

/// As the command line prints it: `value`, `not_shared`.
fn state(state: DensityState) -> String {
    serde_json::to_value(state).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
}

fn deals(snapshot: &Snapshot) -> Table {
    let rows = snapshot.deals.iter().map(|deal| {
        let money = deal.money();
        let own = deal.account_id.and_then(|id| snapshot.account(id)).map(|account| account.name.clone());
        vec![
            deal.uuid.clone(),
            text(deal.external_id.as_ref()),
            deal.name.clone(),
            text(own.or_else(|| deal.account_name.clone())),
            text(deal.stage.map(DealStage::code)),
            text(deal.deal_type.as_ref()),
            text(deal.created_on),
            text(deal.closed_on),
            text(money.map(decimal_of)),
            text(money.map(|money| money.currency.code().to_owned())),
            text(snapshot.worth(deal).map(|minor| decimal(minor, snapshot.setting.currency))),
        ]
    });
    let names = [
        "deal_id",
        "opportunity",
        "name",
        "account",
        "stage",
        "type",
        "created",
        "closed",
        "amount",
        "currency",
        "amount_in_reporting_currency",
    ];
    (header(&names), rows.collect())
}

fn deal_partners(snapshot: &Snapshot) -> Table {
    let rows = snapshot.deals.iter().flat_map(|deal| {
        snapshot.partners_of_deal(deal.id).iter().filter_map(|on| {
            let partner = snapshot.partner(on.partner_id)?;
            Some(vec![deal.uuid.clone(), partner.uuid.clone(), partner.name.clone(), on.role.code().to_owned()])
        })
    });
    (header(&["deal_id", "partner_id", "partner", "role"]), rows.collect())
}

/// Of every quarter's plan.
fn decisions(snapshot: &Snapshot) -> Table {
    let review = &snapshot.review;
    let mut rows = Vec::new();
    for plan in review.scenarios.iter().filter(|scenario| scenario.is_plan) {
        for decision in review.decisions_of(plan.id) {
            let Some(partner) = snapshot.partner(decision.partner_id) else { continue };
            rows.push(vec![
                plan.quarter.to_string(),
                partner.uuid.clone(),
                partner.name.clone(),
                decision.subject.code().to_owned(),
                decision.verdict.code().to_owned(),
                decision.target.clone(),
                decision.reason.clone(),
                decision.owner.clone(),
                decision.approver.clone(),
                text(decision.due),
                text(decision.version),
                decision.decided_at.to_string(),
            ]);
        }
    }
    let names = [
        "quarter_begins",
        "partner_id",
        "partner",
        "subject",
        "verdict",
        "target",
        "reason",
        "owner",
        "approver",
        "due",
        "criteria_version",
        "decided_at",
    ];
    (header(&names), rows)
}
