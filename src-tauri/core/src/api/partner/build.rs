use super::{MeasureRow, NamedDensity, PartnerField, PartnerOverlap, PartnerView};
use crate::api::map::{findings, sentence};
use crate::api::overlap::density_cell;
use crate::api::{QuarterName, short_id};
use crate::model::{DensityState, Hundredths, Measure, Money, PartnerType, Quarter, Tier, Unit};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::day_text;
use crate::{Error, Result};

const MEASURES: [Measure; 5] =
    [Measure::CoSellDeals, Measure::RegisteredDeals, Measure::Sourced, Measure::Influenced, Measure::Psat];

/// One partner as the inspector shows it.
///
/// # Errors
/// When the document has no such partner any more.
pub fn partner(snapshot: &Snapshot, matrix: &Matrix, id: u32) -> Result<PartnerView> {
    let gone = || Error::new("this partner is no longer in the document");
    let partner = snapshot.partner(i64::from(id)).ok_or_else(gone)?;
    let review = snapshot.setting.review_quarter;
    let quarters = snapshot.last_two_quarters();
    let calendar = snapshot.setting.calendar;
    let concerning = findings(snapshot).into_iter().filter(|finding| finding.partners.iter().any(|one| one.id == id));
    let fact = |measure| snapshot.fact(partner.id, review, measure);
    Ok(PartnerView {
        id,
        uuid: partner.uuid.clone(),
        name: partner.name.clone(),
        subtitle: subtitle(snapshot, partner),
        findings: concerning.map(|finding| sentence(&finding)).collect(),
        fields: fields(snapshot, partner),
        custom_fields: custom_fields(snapshot, partner),
        overlap: partner_overlap(snapshot, matrix, partner),
        quarters: quarters.iter().map(|quarter| QuarterName::new(*quarter, calendar)).collect(),
        measures: MEASURES.iter().filter_map(|measure| measure_row(snapshot, partner, *measure, quarters)).collect(),
        provenance: provenance(snapshot, partner),
        mdf: fact(Measure::MdfAllocated).map(|minor| money(snapshot, minor).into()),
        fte: fact(Measure::Fte).map(|value| hundredths(value).into()),
    })
}

/// "Systems integrator, also reseller. Tier 2"
fn subtitle(snapshot: &Snapshot, partner: &Partner) -> String {
    let kind = partner.partner_type.map_or("No type", |kind| match kind {
        PartnerType::Si => "Systems integrator",
        PartnerType::Isv => "Software vendor",
        PartnerType::Reseller => "Reseller",
        PartnerType::Marketplace => "Marketplace",
        PartnerType::Agency => "Agency",
        PartnerType::Alliance => "Alliance",
    });
    let roles = snapshot.roles.iter().filter(|role| role.partner_id == partner.id);
    let roles: Vec<&str> = roles.map(|role| role.partner_type.long_name()).collect();
    let also = if roles.is_empty() { String::new() } else { format!(", also {}", roles.join(" and ")) };
    let tier = partner.tier.map_or_else(|| "No tier".to_owned(), |tier| format!("Tier {}", tier.number()));
    format!("{kind}{also}. {tier}")
}

fn fields(snapshot: &Snapshot, partner: &Partner) -> Vec<PartnerField> {
    let is_tier_one = partner.tier == Some(Tier::STRATEGIC);
    let needs_motion = partner.tier.is_some_and(Tier::needs_motion);
    let review = snapshot.setting.review_quarter;
    let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id));
    let mdf = snapshot.fact(partner.id, review, Measure::MdfAllocated);
    let fte = snapshot.fact(partner.id, review, Measure::Fte);
    let known = |label: &str, value: Option<String>| field(label, value, "", false);
    let mut fields = vec![
        field("Motion", motion.map(|motion| motion.name.clone()), "", needs_motion),
        manager_field(snapshot, partner, is_tier_one),
        field("FTE", fte.map(|value| hundredths(value).text()), "", false),
        field("MDF", mdf.map(|minor| money(snapshot, minor).full_text()), "a quarter", is_tier_one),
    ];
    fields.extend(
        [
            known("Domain", partner.domain.clone()),
            known("Region", partner.region.clone()),
            known("Partner since", partner.partner_since.map(day_text)),
            known("Their id", partner.external_id.clone()),
        ]
        .into_iter()
        .filter(|field| !field.value.is_empty()),
    );
    fields.push(known("Data as of", Some(day_text(partner.as_of))));
    fields
}

/// A missing value is a gap only where the tier asks for one; the note stands only beside a value.
fn field(label: &str, value: Option<String>, note: &str, is_needed: bool) -> PartnerField {
    PartnerField {
        label: label.to_owned(),
        is_gap: value.is_none() && is_needed,
        note: if value.is_some() { note.to_owned() } else { String::new() },
        value: value.unwrap_or_default(),
    }
}

fn manager_field(snapshot: &Snapshot, partner: &Partner, is_needed: bool) -> PartnerField {
    let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
    let held = snapshot.partners.iter().filter(|other| other.manager_id == partner.manager_id).count();
    let note = if held > 1 { format!("shared, {held} partners") } else { "dedicated".to_owned() };
    field("Manager", manager.map(|manager| manager.name.clone()), &note, is_needed)
}

fn custom_fields(snapshot: &Snapshot, partner: &Partner) -> Vec<PartnerField> {
    let own = snapshot.custom.iter().filter(|custom| custom.partner_id == partner.id);
    own.map(|custom| field(&custom.field, Some(custom.value.clone()), "", false)).collect()
}

fn partner_overlap(snapshot: &Snapshot, matrix: &Matrix, partner: &Partner) -> PartnerOverlap {
    let Some(row) = matrix.partners.get(&partner.id) else {
        return PartnerOverlap { summary: "not imported".to_owned(), cells: Vec::new(), warm: None };
    };
    let summary = match (row.overall.state, row.overall.shared, row.overall.base) {
        (DensityState::NotShared, ..) => "not shared".to_owned(),
        (_, Some(shared), Some(base)) => format!("{shared} of {base} overall"),
        _ => "not imported".to_owned(),
    };
    let named = snapshot.segments.iter().zip(&row.cells);
    let cells = named.map(|(segment, cell)| NamedDensity {
        segment: short_id(segment.id),
        name: segment.name.clone(),
        cell: density_cell(snapshot, cell, row),
    });
    PartnerOverlap { summary, cells: cells.collect(), warm: row.has_list.then(|| row.relationships.warm()) }
}

/// A measure over the last two quarters; `None` when neither has one.
fn measure_row(snapshot: &Snapshot, partner: &Partner, measure: Measure, quarters: [Quarter; 2]) -> Option<MeasureRow> {
    let values = quarters.map(|quarter| snapshot.fact(partner.id, quarter, measure));
    values.iter().any(Option::is_some).then(|| MeasureRow {
        name: measure.name().to_owned(),
        values: values.map(|value| value.map_or_else(String::new, |value| text(snapshot, measure, value))).to_vec(),
        change: change(measure, values),
    })
}

fn text(snapshot: &Snapshot, measure: Measure, value: i64) -> String {
    match measure.unit() {
        Unit::Money => money(snapshot, value).short_text(),
        Unit::Hundredths => hundredths(value).text(),
        Unit::Count => value.to_string(),
    }
}

/// The difference of counts, the growth of money; empty where it cannot be told.
fn change(measure: Measure, values: [Option<i64>; 2]) -> String {
    let [Some(before), Some(after)] = values else { return String::new() };
    match measure.unit() {
        Unit::Count => signed(after - before, ""),
        Unit::Money if before > 0 => signed(crate::model::rounded((after - before).saturating_mul(100), before), "%"),
        Unit::Money | Unit::Hundredths => String::new(),
    }
}

fn signed(number: i64, unit: &str) -> String {
    match number {
        0 => format!("0{unit}"),
        1.. => format!("+{number}{unit}"),
        _ => format!("−{}{unit}", number.unsigned_abs()),
    }
}

/// "roster.xlsx, sheet Roster, row 8, as of 30 June 2026".
fn provenance(snapshot: &Snapshot, partner: &Partner) -> Option<String> {
    let import = snapshot.imports.iter().find(|import| Some(import.id) == partner.import_id)?;
    let sheet = if import.sheet.is_empty() { String::new() } else { format!(", sheet {}", import.sheet) };
    let row = partner.source_row.map_or_else(String::new, |row| format!(", row {row}"));
    Some(format!("{}{sheet}{row}, as of {}", import.file_name, day_text(import.as_of)))
}

fn money(snapshot: &Snapshot, minor: i64) -> Money {
    Money { minor, currency: snapshot.setting.currency }
}

fn hundredths(value: i64) -> Hundredths {
    Hundredths(i32::try_from(value).unwrap_or(i32::MAX))
}

/// Kept beside the sentences it serves.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_only_where_it_can_be() {
        assert_eq!(change(Measure::CoSellDeals, [Some(3), Some(4)]), "+1");
        assert_eq!(change(Measure::Sourced, [Some(45_000_000), Some(60_000_000)]), "+33%");
        assert_eq!(change(Measure::Sourced, [Some(0), Some(60_000_000)]), "");
        assert_eq!(change(Measure::CoSellDeals, [None, Some(4)]), "");
        assert_eq!(change(Measure::RegisteredDeals, [Some(4), Some(1)]), "−3");
    }
}
