use std::collections::HashSet;

use super::add::{known, remove_rows};
use super::field::{custom, fact_texts, shown};
use super::merged::merged;
use super::{FieldKey, MergeFacts, MergePreview, MergeRequest, MergeRow};
use crate::api::document::Changed;
use crate::model::{Measure, Quarter, name_key};
use crate::store::tables::{
    Fact, Imported, JointTarget, OfPartner, Overlap, Partner, PartnerAlias, PartnerCustom, PartnerList, PartnerMotion,
    PartnerRole, StatedDensityRow, Table,
};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::text::count_of;
use crate::{Error, Result};

/// The fields a merge compares.
const COMPARED: [FieldKey; 19] = [
    FieldKey::Name,
    FieldKey::Tier,
    FieldKey::PartnerType,
    FieldKey::Motion,
    FieldKey::Manager,
    FieldKey::Website,
    FieldKey::Region,
    FieldKey::PartnerSince,
    FieldKey::ExternalId,
    FieldKey::AsOf,
    FieldKey::Lifecycle,
    FieldKey::RecruitingOn,
    FieldKey::OnboardingOn,
    FieldKey::ActiveOn,
    FieldKey::SunsetOn,
    FieldKey::Sponsor,
    FieldKey::Reason,
    FieldKey::Agreement,
    FieldKey::AgreementExpires,
];

/// What a merge would do, before it is done.
///
/// # Errors
/// When a partner is no longer in the document, or both are the same.
pub fn preview_merge(snapshot: &Snapshot, request: MergeRequest) -> Result<MergePreview> {
    let (kept, other) = both(snapshot, request)?;
    let result = merged(kept, other);
    let text = |partner: &Partner, key: &FieldKey| shown(snapshot, partner, key).0;
    let mut rows: Vec<MergeRow> = COMPARED
        .iter()
        .map(|key| MergeRow {
            label: key.label(),
            kept: text(kept, key),
            merged: text(other, key),
            result: text(&result, key),
        })
        .filter(|row| row.kept != row.merged)
        .collect();
    let common = common_facts(snapshot, kept.id, other.id);
    rows.extend(common.iter().filter(|(_, _, kept, other)| kept != other).map(|(measure, quarter, one, two)| {
        let result = if request.facts == MergeFacts::Add { one + two } else { *one };
        let text = |value| fact_texts(snapshot, *measure, value).0;
        let label = format!("{}, {}", measure.name(), snapshot.setting.calendar.label(*quarter));
        MergeRow { label, kept: text(*one), merged: text(*two), result: text(result) }
    }));
    Ok(MergePreview {
        title: format!("{} becomes part of {}", other.name, kept.name),
        rows,
        lines: lines(snapshot, kept, other, common.len()),
        has_common_facts: !common.is_empty(),
    })
}

/// Merges one partner into another, which stays and keeps what it has. What it lacks it takes over; the name, id and
/// website of the other lead to it from then on.
///
/// # Errors
/// As [`preview_merge`].
pub fn merge_partners(document: &Document, request: MergeRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (kept, other) = both(&snapshot, request)?;
    let operation = Operation::MergePartners { kept: kept.name.clone(), merged: other.name.clone() };
    let ((), changed) = document.transact(&operation, |writer| {
        take_over_facts(writer, kept.id, other.id, request.facts)?;
        take_over::<PartnerCustom>(writer, kept.id, other.id, |own, row| {
            own.iter().all(|own| name_key(&own.field) != name_key(&row.field))
        })?;
        take_over::<PartnerRole>(writer, kept.id, other.id, |_, row| Some(row.partner_type) != kept.partner_type)?;
        take_over::<PartnerMotion>(writer, kept.id, other.id, |_, row| Some(row.motion_id) != kept.motion_id)?;
        take_over::<JointTarget>(writer, kept.id, other.id, |_, _| true)?;
        take_over_newer::<Overlap>(writer, kept.id, other.id, |row| row.as_of)?;
        take_over_newer::<PartnerList>(writer, kept.id, other.id, |row| row.as_of)?;
        take_over_newer::<StatedDensityRow>(writer, kept.id, other.id, |row| row.as_of)?;
        let aliases = PartnerAlias::of_partner(writer.connection(), other.id)?;
        remove_rows(writer, other.id)?;
        writer.remove(other)?;
        for alias in aliases {
            writer.put(&alias.given_to(kept.id))?;
        }
        let id = writer.next_id::<PartnerAlias>()?;
        writer.put(&PartnerAlias {
            id,
            partner_id: kept.id,
            uuid: other.uuid.clone(),
            name: other.name.clone(),
            external_id: other.external_id.clone(),
            domain: other.domain.clone(),
        })?;
        writer.put(&merged(kept, other))
    })?;
    Ok(changed)
}

fn both(snapshot: &Snapshot, request: MergeRequest) -> Result<(&Partner, &Partner)> {
    if request.kept == request.merged {
        return Err(Error::new("a partner cannot be merged with itself; choose another"));
    }
    Ok((known(snapshot, request.kept)?, known(snapshot, request.merged)?))
}

/// What both recorded for one quarter and measure, with the two values.
fn common_facts(snapshot: &Snapshot, kept: i64, other: i64) -> Vec<(Measure, Quarter, i64, i64)> {
    let own = snapshot.facts.values().filter(|fact| fact.partner_id == kept);
    own.filter_map(|fact| {
        let value = snapshot.fact(other, fact.quarter, fact.measure)?;
        Some((fact.measure, fact.quarter, fact.value, value))
    })
    .collect()
}

/// What is taken over, one sentence a kind.
fn lines(snapshot: &Snapshot, kept: &Partner, other: &Partner, common: usize) -> Vec<String> {
    let facts = snapshot.facts.values().filter(|fact| fact.partner_id == other.id).count() - common;
    let own: HashSet<i64> =
        snapshot.overlaps.iter().filter(|row| row.partner_id == kept.id).map(|row| row.account_id).collect();
    let theirs = snapshot.overlaps.iter().filter(|row| row.partner_id == other.id);
    let accounts = theirs.filter(|row| !own.contains(&row.account_id)).count();
    let of_other = snapshot.custom.iter().filter(|row| row.partner_id == other.id);
    let customs = of_other.filter(|row| custom(snapshot, kept.id, &row.field).is_none()).count();
    let taken = |count: usize, one: &str, many: &str| {
        let verb = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{} {verb} taken over.", count_of(count, one, many)))
    };
    [
        taken(facts, "recorded value", "recorded values"),
        taken(accounts, "shared account", "shared accounts"),
        taken(customs, "custom field", "custom fields"),
        Some(format!("Files that name {} mean {} from now on.", other.name, kept.name)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Gives the rows of `other` to `kept` where nothing stands under their key and `fits` agrees.
fn take_over<T: OfPartner + Imported>(
    writer: &mut Writer<'_>,
    kept: i64,
    other: i64,
    fits: impl Fn(&[T], &T) -> bool,
) -> Result<()> {
    let own = T::of_partner(writer.connection(), kept)?;
    for row in T::of_partner(writer.connection(), other)? {
        let row = row.given_to(kept);
        if row.standing(writer.connection())?.is_none() && fits(&own, &row) {
            writer.put(&row)?;
        }
    }
    Ok(())
}

/// The same where the newer of two rows under one key counts.
fn take_over_newer<T: OfPartner + Imported>(
    writer: &mut Writer<'_>,
    kept: i64,
    other: i64,
    as_of: impl Fn(&T) -> jiff::civil::Date,
) -> Result<()> {
    for row in T::of_partner(writer.connection(), other)? {
        let mut row = row.given_to(kept);
        let standing = row.standing(writer.connection())?;
        if standing.as_ref().is_some_and(|standing| as_of(standing) >= as_of(&row)) {
            continue;
        }
        if let Some(standing) = standing {
            row.set_import_id(standing.import_id());
        }
        writer.put(&row)?;
    }
    Ok(())
}

fn take_over_facts(writer: &mut Writer<'_>, kept: i64, other: i64, how: MergeFacts) -> Result<()> {
    for row in Fact::of_partner(writer.connection(), other)? {
        let row = row.given_to(kept);
        match row.standing(writer.connection())? {
            None => writer.put(&row)?,
            Some(standing) if how == MergeFacts::Add => {
                let value = standing.value.saturating_add(row.value);
                writer.put(&Fact { value, ..standing })?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}
