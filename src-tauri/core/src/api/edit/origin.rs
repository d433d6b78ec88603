use super::FieldKey;
use super::field::custom;
use crate::model::Quarter;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::{day_text, short_day_text};

/// Where a value comes from: "roster.xlsx, sheet Roster, row 8", "By hand, 21 November 2026"; of an amount in another
/// currency also how it was converted. Empty for a value that was never there.
#[must_use]
pub fn origin_of(snapshot: &Snapshot, partner: &Partner, key: &FieldKey, is_missing: bool) -> String {
    let place = place_of(snapshot, partner, key, is_missing);
    match conversion(snapshot, partner, key) {
        Some(conversion) => format!("{place}; {conversion}"),
        None => place,
    }
}

/// "€1,200 at 1.08 from 31 Mar 2026", "€1,200 has no rate to USD and is in no total".
fn conversion(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> Option<String> {
    let FieldKey::Fact { measure, quarter } = key else { return None };
    let fact = snapshot.facts.get(&(partner.id, Quarter::parse(quarter)?, *measure))?;
    let reporting = snapshot.setting.currency;
    let money = fact.figure().money().filter(|money| money.currency != reporting)?;
    let amount = money.full_text();
    let rate = snapshot.rate(money.currency, fact.quarter).filter(|_| snapshot.reported(fact).is_some());
    Some(match rate {
        Some(rate) => format!("{amount} at {} from {}", rate.rate.text(), short_day_text(rate.since)),
        None => format!("{amount} has no rate to {} and is in no total", reporting.code()),
    })
}

fn place_of(snapshot: &Snapshot, partner: &Partner, key: &FieldKey, is_missing: bool) -> String {
    if let Some(origin) = snapshot.origins.get(&(partner.id, key.code())) {
        let verb = if is_missing { "Cleared by hand" } else { "By hand" };
        return match origin.from_import {
            Some(import) => import_text(snapshot, import, origin.source_row),
            None => format!("{verb}, {}", day_text(origin.on)),
        };
    }
    if is_missing {
        return String::new();
    }
    match created_by(snapshot, partner, key) {
        Some(import) => {
            let row = partner.source_row.filter(|_| partner.import_id == Some(import));
            import_text(snapshot, import, row)
        }
        None => "By hand".to_owned(),
    }
}

/// The import that created the row the value stands in.
fn created_by(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> Option<i64> {
    match key {
        FieldKey::Fact { measure, quarter } => {
            let quarter = Quarter::parse(quarter)?;
            snapshot.facts.get(&(partner.id, quarter, *measure))?.import_id
        }
        FieldKey::Custom { name } => custom(snapshot, partner.id, name)?.import_id,
        FieldKey::Roles => snapshot.roles.iter().find(|role| role.partner_id == partner.id)?.import_id,
        FieldKey::OtherMotions => {
            snapshot.partner_motions.iter().find(|motion| motion.partner_id == partner.id)?.import_id
        }
        _ => partner.import_id,
    }
}

/// "roster.xlsx, sheet Roster, row 8". The one sheet of a text file goes by the file's name and is not told twice.
#[must_use]
pub fn import_text(snapshot: &Snapshot, import: i64, row: Option<u32>) -> String {
    let Some(import) = snapshot.imports.iter().find(|known| known.id == import) else { return String::new() };
    let is_file = import.file_name.strip_prefix(&import.sheet).is_some_and(|rest| rest.starts_with('.'));
    let sheet = if import.sheet.is_empty() || is_file { String::new() } else { format!(", sheet {}", import.sheet) };
    let row = row.map_or_else(String::new, |row| format!(", row {row}"));
    format!("{}{sheet}{row}", import.file_name)
}
