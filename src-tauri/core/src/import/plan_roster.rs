use std::collections::HashMap;

use jiff::civil::Date;

use super::blanks::note_partner;
use super::index::{Index, Key};
use super::plan::{Compared, Tally};
use super::resemblance::Resemblance;
use super::{StagedPartner, StatedDensity};
use crate::api::import::DuplicateChoice;
use crate::model::{Figure, PartnerType, Tier, name_key};
use crate::store::Snapshot;
use crate::store::tables::{Partner, PartnerAlias, StatedDensityRow};

/// A row of a roster and the partner it means.
#[derive(Debug)]
pub struct PlannedPartner {
    /// The partner that exists already.
    pub existing: Option<Partner>,
    pub row: StagedPartner,
    /// How fresh the row is.
    pub as_of: Date,
}

/// Matches each row to a partner of the document, or to a new one, and notes what it changes.
pub fn plan_roster(
    snapshot: &Snapshot,
    rows: &[StagedPartner],
    as_of: Date,
    answers: &[DuplicateChoice],
    tally: &mut Tally,
) -> Vec<PlannedPartner> {
    let resemblance = Resemblance::new(snapshot.partners.iter().map(key_of_partner), answers);
    let mut index = Index::default();
    let mut former = Index::default();
    for (place, partner) in snapshot.partners.iter().enumerate() {
        index.insert(key_of_partner(partner), place);
    }
    // A partner that was merged leads to the one it became part of.
    for (place, alias) in aliases(snapshot) {
        let (external_id, domain) = (alias.external_id.as_deref(), alias.domain.as_deref());
        former.insert(Key { external_id, domain, name: &alias.name }, place);
    }
    let id_of = |place: usize| snapshot.partners[place].external_id.as_deref();
    // The rows that name a partner as it is today: a row of what became part of it does not speak for it then.
    let mut own_rows: HashMap<usize, u32> = HashMap::new();
    for row in rows {
        if let Some(place) = index.find(key_of(row), id_of) {
            own_rows.entry(place).or_insert(row.row);
        }
    }
    let mut rows_of: HashMap<usize, u32> = HashMap::new();
    let mut seen = Index::default();
    let mut planned = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let key = key_of(row);
        if let Some(earlier) = seen.find(key, |place| rows[place].external_id.as_deref()) {
            tally.skip(row.row, &row.name, format!("Same partner as row {}", rows[earlier].row));
            continue;
        }
        seen.insert(key, place);
        let found = index.find(key, id_of);
        let as_former = if found.is_none() { former.find(key, id_of) } else { None };
        let (own, doubt) = if as_former.is_some() { (None, None) } else { resemblance.judge(row.row, key, found) };
        let existing = own.or(as_former);
        let earlier = match (own, existing) {
            (None, Some(place)) => own_rows.get(&place).copied().or_else(|| rows_of.get(&place).copied()),
            (Some(place), _) => rows_of.get(&place).copied(),
            (None, None) => None,
        };
        if let Some(earlier) = earlier {
            let how = if own.is_some() { "Same partner" } else { "Merged: the same partner" };
            tally.skip(row.row, &row.name, format!("{how} as row {earlier}"));
            continue;
        }
        tally.doubts.extend(doubt);
        if let Some(place) = existing {
            rows_of.insert(place, row.row);
        }
        let existing = existing.map(|place| &snapshot.partners[place]);
        let row = &existing.map_or_else(|| row.clone(), |partner| as_itself(snapshot, partner, row));
        let fresh = row_as_of(snapshot, row, as_of);
        match existing {
            None => tally.add(&row.name),
            Some(partner) => {
                let before = tally.updates.len();
                note_updates(snapshot, partner, row, tally);
                note_partner(snapshot, partner, row, tally);
                tally.existing(before);
            }
        }
        planned.push(PlannedPartner { existing: existing.cloned(), row: row.clone(), as_of: fresh });
    }
    planned
}

fn key_of_partner(partner: &Partner) -> Key<'_> {
    Key { external_id: partner.external_id.as_deref(), domain: partner.domain.as_deref(), name: &partner.name }
}

fn key_of(row: &StagedPartner) -> Key<'_> {
    Key { external_id: row.external_id.as_deref(), domain: row.domain.as_deref(), name: &row.name }
}

/// Former partners, each with the place of the one it became part of.
fn aliases(snapshot: &Snapshot) -> impl Iterator<Item = (usize, &PartnerAlias)> {
    snapshot.aliases.iter().filter_map(|alias| {
        let place = snapshot.partners.iter().position(|partner| partner.id == alias.partner_id)?;
        Some((place, alias))
    })
}

/// A row that names a former partner speaks of the one it became part of: that one keeps its own name, id and domain.
fn as_itself(snapshot: &Snapshot, partner: &Partner, row: &StagedPartner) -> StagedPartner {
    let mut row = row.clone();
    for alias in snapshot.aliases.iter().filter(|alias| alias.partner_id == partner.id) {
        if name_key(&row.name) == name_key(&alias.name) {
            row.name.clone_from(&partner.name);
        }
        row.external_id = row.external_id.filter(|id| Some(id) != alias.external_id.as_ref());
        row.domain = row.domain.filter(|domain| Some(domain) != alias.domain.as_ref());
    }
    row
}

/// A row that only tells of earlier quarters does not make a partner fresh.
fn row_as_of(snapshot: &Snapshot, row: &StagedPartner, as_of: Date) -> Date {
    if let Some(own) = row.as_of {
        return own;
    }
    let calendar = snapshot.setting.calendar;
    let says_more = row.tier.is_some()
        || row.partner_type.is_some()
        || row.motion.is_some()
        || row.manager.is_some()
        || !row.densities.is_empty()
        || row.facts.iter().any(|fact| fact.quarter >= calendar.quarter_of(as_of));
    let latest = row.facts.iter().map(|fact| fact.quarter).max();
    match latest {
        Some(latest) if !says_more => latest.last_day(),
        _ => as_of,
    }
}

fn note_updates(snapshot: &Snapshot, partner: &Partner, row: &StagedPartner, tally: &mut Tally) {
    for Compared { field, from, to } in compare_partner(snapshot, partner, row) {
        if let Some(to) = to {
            tally.update(&partner.name, &field, from, to);
        }
    }
}

/// What a partner of the document and a row say, field by field. Another spelling of one name says nothing.
#[must_use]
pub fn compare_partner(snapshot: &Snapshot, partner: &Partner, row: &StagedPartner) -> Vec<Compared> {
    let mut compared = Vec::new();
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut differs = |field: &str, from: String, to: Option<String>| {
        compared.push(Compared { field: field.to_owned(), from, to });
    };
    differs("Name", partner.name.clone(), (name_key(&partner.name) != name_key(&row.name)).then(|| row.name.clone()));
    let tier = |tier: Tier| format!("Tier {}", tier.number());
    differs("Tier", partner.tier.map(tier).unwrap_or_default(), row.tier.map(tier));
    let kind = |kind: PartnerType| kind.short_name().to_owned();
    differs("Type", partner.partner_type.map(kind).unwrap_or_default(), row.partner_type.map(kind));
    let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id)).map(|motion| motion.name.as_str());
    differs("Motion", text(motion), row.motion.clone());
    let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id)).map(|manager| manager.name.as_str());
    differs("Manager", text(manager), row.manager.clone());
    differs("Domain", text(partner.domain.as_deref()), row.domain.clone());
    differs("Their id", text(partner.external_id.as_deref()), row.external_id.clone());
    differs("Region", text(partner.region.as_deref()), row.region.clone());
    let since = partner.partner_since.map(|day| day.to_string()).unwrap_or_default();
    differs("Partner since", since, row.partner_since.map(|day| day.to_string()));
    for role in &row.secondary_types {
        let known = snapshot.roles.iter().any(|known| known.partner_id == partner.id && known.partner_type == *role);
        differs("Secondary role", if known { kind(*role) } else { String::new() }, Some(kind(*role)));
    }
    for fact in &row.facts {
        let before = snapshot.figure(partner.id, fact.quarter, fact.measure);
        let label = format!("{}, {}", fact.measure.name(), snapshot.setting.calendar.label(fact.quarter));
        let text = |figure: Figure| figure.text(fact.measure);
        differs(&label, before.map(text).unwrap_or_default(), Some(text(fact.figure())));
    }
    for density in &row.densities {
        let before = stated_before(snapshot, partner.id, &density.segment);
        differs(&format!("Overlap, {}", density.segment), before, Some(stated_text(density.stated)));
    }
    for (field, value) in &row.custom {
        let known = snapshot.custom_of_partner(partner.id).iter().find(|custom| *custom.field == **field);
        differs(field, text(known.map(|known| known.value.as_str())), Some(value.clone()));
    }
    compared
}

pub(super) fn stated_before(snapshot: &Snapshot, partner: i64, segment: &str) -> String {
    let segment = snapshot.segments.iter().find(|known| name_key(&known.name) == name_key(segment));
    let stated = segment.and_then(|segment| {
        snapshot.stated.iter().find(|stated| stated.partner_id == partner && stated.segment_id == segment.id)
    });
    stated.map(row_text).unwrap_or_default()
}

fn row_text(row: &StatedDensityRow) -> String {
    match (row.shares, row.shared.zip(row.base), row.basis_points) {
        (false, ..) => stated_text(StatedDensity::NotShared),
        (true, Some((shared, base)), _) => stated_text(StatedDensity::Counts { shared, base }),
        (true, None, Some(basis_points)) => stated_text(StatedDensity::Percent { basis_points }),
        (true, None, None) => String::new(),
    }
}

pub(super) fn stated_text(stated: StatedDensity) -> String {
    match stated {
        StatedDensity::Counts { shared, base } => format!("{shared}/{base}"),
        StatedDensity::Percent { basis_points } => format!("{}.{:02}%", basis_points / 100, basis_points % 100),
        StatedDensity::NotShared => "not shared".to_owned(),
    }
}
