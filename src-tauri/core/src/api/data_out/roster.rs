use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::{csv_bytes, failed};
use crate::Result;
use crate::api::import::ImportKind;
use crate::api::readout::{ExportReport, written};
use crate::model::Tier;
use crate::store::Snapshot;
use crate::store::tables::{KnownColumn, Partner};
use crate::text::count_of;

/// What a roster takes back: by its field in a file, and how the column is called where the file had none.
const BACK: [(&str, &str); 10] = [
    ("external_id", "Partner ID"),
    ("name", "Partner"),
    ("tier", "Tier"),
    ("partner_type", "Type"),
    ("motion", "Motion"),
    ("manager", "Partner Manager"),
    ("region", "Region"),
    ("domain", "Website"),
    ("lifecycle", "Lifecycle"),
    ("partner_since", "Partner Since"),
];
/// Those that are written also where the file had no such column.
const ALWAYS: [&str; 5] = ["name", "tier", "partner_type", "motion", "manager"];

/// "Northfold partner map, roster": a name for the file.
#[must_use]
pub fn roster_file_name(snapshot: &Snapshot) -> String {
    format!("{}, roster", snapshot.setting.name)
}

/// Writes the partners to `path`, a workbook where its name ends with .xlsx, else comma-separated text: in the columns of the newest roster
/// that was imported, under its headers, so that the system it came from takes it back; tier, type, motion and manager also where it had no
/// column for them.
///
/// # Errors
/// When the file cannot be written; what was there then stays as it was.
pub fn export_roster(snapshot: &Snapshot, path: &Path) -> Result<ExportReport> {
    let columns = columns(snapshot);
    let header: Vec<String> = columns.iter().map(|(_, heading)| heading.clone()).collect();
    let rows: Vec<Vec<String>> = snapshot
        .partners
        .iter()
        .map(|partner| columns.iter().map(|(field, _)| value(snapshot, partner, field)).collect())
        .collect();
    let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = if is_workbook { workbook(&header, &rows)? } else { csv_bytes(&header, &rows)? };
    let partners = count_of(rows.len(), "partner", "partners");
    written(path, &bytes, |name| format!("{partners} written to {name}"))
}

/// Field and header, in the order of the newest roster.
fn columns(snapshot: &Snapshot) -> Vec<(&'static str, String)> {
    let rosters = snapshot.sources.iter().filter(|source| source.kind == ImportKind::Roster);
    let mut known: Vec<&KnownColumn> = rosters
        .max_by_key(|source| (source.on, source.id))
        .map(|source| source.columns.iter().collect())
        .unwrap_or_default();
    known.sort_by_key(|column| column.position);
    let mut columns: Vec<(&'static str, String)> = Vec::new();
    for column in known {
        let back = BACK.iter().find(|(field, _)| *field == column.field);
        if let Some((field, _)) = back.filter(|(field, _)| columns.iter().all(|(taken, _)| taken != field)) {
            columns.push((field, column.header.clone()));
        }
    }
    for (field, heading) in BACK.into_iter().filter(|(field, _)| ALWAYS.contains(field)) {
        if columns.iter().all(|(taken, _)| *taken != field) {
            columns.push((field, heading.to_owned()));
        }
    }
    columns
}

fn value(snapshot: &Snapshot, partner: &Partner, field: &str) -> String {
    let value = match field {
        "external_id" => partner.external_id.clone(),
        "tier" => partner.tier.map(Tier::title),
        "partner_type" => partner.partner_type.map(|kind| kind.short_name().to_owned()),
        "motion" => partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.clone()),
        "manager" => partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.clone()),
        "region" => partner.region.clone(),
        "domain" => partner.domain.clone(),
        "lifecycle" => partner.lifecycle.map(|stage| stage.name().to_owned()),
        "partner_since" => partner.partner_since.map(|day| day.to_string()),
        _ => Some(partner.name.clone()),
    };
    value.unwrap_or_default()
}

/// One sheet; every cell is text, never a formula.
fn workbook(header: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| failed(&error))?;
    // Without the clock: the same partners make the same file.
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    sheet.set_name("Partners").map_err(|error| failed(&error))?;
    for (column, heading) in (0_u16..).zip(header) {
        sheet.write_string_with_format(0, column, heading, &bold).map_err(|error| failed(&error))?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, text).map_err(|error| failed(&error))?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(|error| failed(&error))?;
    book.save_to_buffer().map_err(|error| failed(&error))
}
