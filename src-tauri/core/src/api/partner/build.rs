use std::collections::HashMap;

use super::{JointTargetAccount, JointTargets, MeasureRow, NamedDensity, PartnerOverlap, PartnerSection, PartnerView};
use crate::api::account::account_line;
use crate::api::edit::{EditableField, FieldKey, editable, editable_fact, import_text, shown_figure};
use crate::api::map::{findings, sentence};
use crate::api::overlap::density_cell;
use crate::api::{QuarterName, short_count, short_id};
use crate::model::{
    DensityState, Hundredths, Measure, Money, PartnerType, Quarter, Unit, WORKING_SET, WorkingSetState, name_key,
};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::{Account, Partner};
use crate::text::{count_of, day_text};
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
        sections: sections(snapshot, partner),
        joint_targets: joint_targets(snapshot, partner),
        former_names: former_names(snapshot, partner),
        deal_count: deal_count(snapshot, partner),
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

fn sections(snapshot: &Snapshot, partner: &Partner) -> Vec<PartnerSection> {
    let review = snapshot.setting.review_quarter;
    let section = |title: &str, keys: Vec<FieldKey>| PartnerSection {
        title: title.to_owned(),
        fields: keys.into_iter().map(|key| editable(snapshot, partner, key)).collect(),
    };
    let mut first = section("", vec![FieldKey::Motion, FieldKey::OtherMotions, FieldKey::Manager]);
    first.fields.extend([Measure::Fte, Measure::MdfAllocated].map(|it| editable_fact(snapshot, partner, it, review)));
    let place = section("Place", vec![FieldKey::Tier, FieldKey::PartnerType, FieldKey::Roles]);
    let life = section(
        "Lifecycle",
        vec![
            FieldKey::Lifecycle,
            FieldKey::RecruitingOn,
            FieldKey::OnboardingOn,
            FieldKey::ActiveOn,
            FieldKey::SunsetOn,
            FieldKey::PartnerSince,
        ],
    );
    let why = section(
        "Why and who",
        vec![FieldKey::Reason, FieldKey::Sponsor, FieldKey::Agreement, FieldKey::AgreementExpires],
    );
    let about = section("About", vec![FieldKey::Website, FieldKey::Region, FieldKey::ExternalId, FieldKey::AsOf]);
    let own = snapshot.custom.iter().filter(|custom| custom.partner_id == partner.id);
    let custom = section("Custom fields", own.map(|own| FieldKey::Custom { name: own.field.clone() }).collect());
    let all = [first, place, life, why, about, custom];
    all.into_iter().filter(|section| !section.fields.is_empty()).collect()
}

fn joint_targets(snapshot: &Snapshot, partner: &Partner) -> JointTargets {
    let accounts: HashMap<i64, &Account> = snapshot.accounts.iter().map(|account| (account.id, account)).collect();
    let mut own: Vec<&Account> =
        snapshot.targets_of(partner.id).filter_map(|target| accounts.get(&target.account_id).copied()).collect();
    own.sort_by_cached_key(|account| (name_key(&account.name), account.id));
    let (low, high) = (WORKING_SET.start(), WORKING_SET.end());
    let state = WorkingSetState::of(own.len());
    let verdict = match state {
        WorkingSetState::Fails => "below",
        WorkingSetState::Unfocused => "unfocused, above",
        WorkingSetState::Passes => "within",
    };
    let count = count_of(own.len(), "account", "accounts");
    JointTargets {
        summary: format!("{count}, {verdict} {low}–{high}"),
        state,
        accounts: own.into_iter().map(|account| joint_target(snapshot, account)).collect(),
    }
}

fn joint_target(snapshot: &Snapshot, account: &Account) -> JointTargetAccount {
    JointTargetAccount { id: short_id(account.id), name: account.name.clone(), detail: account_line(snapshot, account) }
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
    let is_recorded = quarters.iter().any(|quarter| snapshot.figure(partner.id, *quarter, measure).is_some());
    is_recorded.then(|| MeasureRow {
        name: measure.name().to_owned(),
        fields: quarters.map(|quarter| measure_field(snapshot, partner, measure, quarter)).to_vec(),
        change: change(measure, quarters.map(|quarter| snapshot.fact(partner.id, quarter, measure))),
    })
}

/// Money is short here: two quarters and their change share a narrow line.
fn measure_field(snapshot: &Snapshot, partner: &Partner, measure: Measure, quarter: Quarter) -> EditableField {
    let field = editable_fact(snapshot, partner, measure, quarter);
    let fact = snapshot.facts.get(&(partner.id, quarter, measure));
    match fact.and_then(|fact| shown_figure(snapshot, fact).money()) {
        Some(money) => EditableField { value: money.short_text(), ..field },
        None => field,
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

/// Each deal once, whatever roles it has there: its rows stand beside each other.
fn deal_count(snapshot: &Snapshot, partner: &Partner) -> u32 {
    let own = snapshot.deal_partners.iter().filter(|on| on.partner_id == partner.id).map(|on| on.deal_id);
    let mut last = None;
    short_count(own.filter(|deal| last.replace(*deal) != Some(*deal)).count())
}

fn former_names(snapshot: &Snapshot, partner: &Partner) -> Vec<String> {
    let own = snapshot.aliases.iter().filter(|alias| alias.partner_id == partner.id);
    own.map(|alias| alias.name.clone()).collect()
}

/// "roster.xlsx, sheet Roster, row 8, as of 30 June 2026".
fn provenance(snapshot: &Snapshot, partner: &Partner) -> Option<String> {
    let import = snapshot.imports.iter().find(|import| Some(import.id) == partner.import_id)?;
    let place = import_text(snapshot, import.id, partner.source_row);
    Some(format!("{place}, as of {}", day_text(import.as_of)))
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
