use std::collections::HashSet;

use super::add::{is_in_no_signed_plan, known, remove_rows};
use super::field::{custom, shown};
use super::merged::merged;
use super::merged_accounts::{added_accounts, added_deals, take_over_accounts};
use super::merged_facts::{common_facts, fact_label, joined, take_over_facts};
use super::writing::drop_doubles;
use super::{FieldKey, MergePreview, MergeRequest, MergeRow};
use crate::api::document::Changed;
use crate::model::{Figure, name_key};
use crate::store::tables::{
    DealPartner, Imported, JointTarget, MdfActivity, OfPartner, Overlap, Partner, PartnerAlias, PartnerCustom,
    PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, RegistrationRow, Ruling, StatedDensityRow, Table,
};
use crate::store::{Document, Listed, Operation, Snapshot, Writer};
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
pub fn preview_merge(snapshot: &Snapshot, document: &Document, request: MergeRequest) -> Result<MergePreview> {
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
    for (own, others) in &common {
        let result = joined(snapshot, own, others, request.facts)?;
        let text = |figure: Figure| figure.text(own.measure);
        if own.figure() != others.figure() {
            rows.push(MergeRow {
                label: fact_label(snapshot, own),
                kept: text(own.figure()),
                merged: text(others.figure()),
                result: text(result),
            });
        }
    }
    let listed = Listed::of_partners(document, &[kept.id, other.id].into())?;
    Ok(MergePreview {
        title: format!("{} becomes part of {}", other.name, kept.name),
        rows,
        lines: lines(snapshot, &listed, kept, other, common.len()),
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
    is_in_no_signed_plan(&snapshot, other)?;
    let operation = Operation::MergePartners { kept: kept.name.clone(), merged: other.name.clone() };
    let ((), changed) = document.transact(&operation, |writer| {
        take_over_facts(writer, &snapshot, kept.id, other.id, request.facts)?;
        take_over::<PartnerCustom>(writer, kept.id, other.id, |own, row| {
            own.iter().all(|own| name_key(&own.field) != name_key(&row.field))
        })?;
        take_over::<PartnerRole>(writer, kept.id, other.id, |_, _| true)?;
        take_over::<PartnerMotion>(writer, kept.id, other.id, |_, _| true)?;
        take_over::<JointTarget>(writer, kept.id, other.id, |_, _| true)?;
        take_over::<DealPartner>(writer, kept.id, other.id, |_, _| true)?;
        for activity in MdfActivity::of_partner(writer.connection(), other.id)? {
            writer.put(&activity.given_to(kept.id))?;
        }
        take_over::<RegistrationRow>(writer, kept.id, other.id, |_, _| true)?;
        take_over_rulings(writer, kept.id, other.id)?;
        take_over_accounts(writer, kept.id, other.id)?;
        take_over_overlaps(writer, kept.id, other.id)?;
        // What a list shows is not withheld: the refusal was the other's.
        let has_list = !PartnerList::of_partner(writer.connection(), kept.id)?.is_empty();
        take_over_newer::<StatedDensityRow>(writer, kept.id, other.id, |row| row.as_of, |row| row.shares || !has_list)?;
        take_over_newer::<PartnerList>(writer, kept.id, other.id, |row| row.as_of, |_| true)?;
        take_over_origins(writer, &snapshot, kept, other)?;
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
        let result = merged(kept, other);
        writer.put(&result)?;
        drop_doubles(writer, &result)
    })?;
    Ok(changed)
}

fn both(snapshot: &Snapshot, request: MergeRequest) -> Result<(&Partner, &Partner)> {
    if request.kept == request.merged {
        return Err(Error::new("a partner cannot be merged with itself; choose another"));
    }
    Ok((known(snapshot, request.kept)?, known(snapshot, request.merged)?))
}

/// What is taken over, one sentence a kind.
fn lines(snapshot: &Snapshot, listed: &Listed, kept: &Partner, other: &Partner, common: usize) -> Vec<String> {
    let facts = snapshot.facts.values().filter(|fact| fact.partner_id == other.id).count() - common;
    let own: HashSet<i64> =
        snapshot.overlaps.iter().filter(|row| row.partner_id == kept.id).map(|row| row.account_id).collect();
    let quarter_of = |day| snapshot.setting.calendar.quarter_of(day);
    let list_of = |partner: i64| snapshot.lists.get(&partner).map(|list| quarter_of(list.as_of));
    let latest = list_of(kept.id).max(list_of(other.id));
    let (accounts, outdated) = snapshot
        .overlaps
        .iter()
        .filter(|row| row.partner_id == other.id && !own.contains(&row.account_id))
        .partition::<Vec<_>, _>(|row| Some(quarter_of(row.as_of)) >= latest);
    let (accounts, outdated) = (accounts.len(), outdated.len());
    let left = snapshot
        .overlaps
        .iter()
        .filter(|row| row.partner_id == kept.id && list_of(kept.id) < latest && Some(quarter_of(row.as_of)) < latest);
    let left = left.count() + outdated;
    let stated = snapshot.stated.iter().filter(|row| row.partner_id == other.id).filter(|row| {
        !snapshot.stated.iter().any(|own| own.partner_id == kept.id && own.segment_id == row.segment_id)
            && (row.shares || list_of(kept.id).is_none())
    });
    let stated = stated.count();
    let of_other = snapshot.custom.iter().filter(|row| row.partner_id == other.id);
    let customs = of_other.filter(|row| custom(snapshot, kept.id, &row.field).is_none()).count();
    let taken = |count: usize, one: &str, many: &str| {
        let verb = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{} {verb} taken over.", count_of(count, one, many)))
    };
    [
        taken(facts, "recorded value", "recorded values"),
        taken(accounts, "shared account", "shared accounts"),
        taken(added_accounts(listed, kept.id, other.id), "account of its own list", "accounts of its own list"),
        taken(stated, "stated density", "stated densities"),
        taken(added_deals(snapshot, kept.id, other.id), "deal", "deals"),
        taken(customs, "custom field", "custom fields"),
        (left > 0).then(|| {
            let accounts = count_of(left, "account", "accounts");
            format!("{accounts} of an earlier list no longer count: the later of the two lists does.")
        }),
        Some(format!("Files that name {} mean {} from now on.", other.name, kept.name)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Gives the rows of `other` to `kept` where nothing stands under their key and `fits` agrees.
fn take_over<T: OfPartner>(
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
    fits: impl Fn(&T) -> bool,
) -> Result<()> {
    for row in T::of_partner(writer.connection(), other)?.into_iter().filter(fits) {
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

/// The newer of two rows of one account counts; a status only the older one knows stays known.
fn take_over_overlaps(writer: &mut Writer<'_>, kept: i64, other: i64) -> Result<()> {
    for row in Overlap::of_partner(writer.connection(), other)? {
        let row = row.given_to(kept);
        let Some(standing) = row.standing(writer.connection())? else {
            writer.put(&row)?;
            continue;
        };
        let (newer, older) = if standing.as_of >= row.as_of { (&standing, &row) } else { (&row, &standing) };
        let both = Overlap {
            theirs: newer.theirs.or(older.theirs),
            owner: newer.owner.clone().or_else(|| older.owner.clone()),
            stage: newer.stage.clone().or_else(|| older.stage.clone()),
            last_activity: newer.last_activity.max(older.last_activity),
            import_id: standing.import_id,
            ..newer.clone()
        };
        if both != standing {
            writer.put(&both)?;
        }
    }
    Ok(())
}

/// What was ruled for `other` was ruled for `kept`.
fn take_over_rulings(writer: &mut Writer<'_>, kept: i64, other: i64) -> Result<()> {
    let rulings = Ruling::all(writer.connection())?;
    let instead = |id: i64| if id == other { kept } else { id };
    for ruling in rulings.into_iter().filter(|ruling| ruling.parties.contains(&other)) {
        let parties = ruling.parties.iter().copied().map(instead).collect();
        writer.put(&Ruling { partner_id: ruling.partner_id.map(instead), parties, ..ruling })?;
    }
    Ok(())
}

/// Notes of each value that is taken over where it is from, as it was noted of the other.
fn take_over_origins(writer: &mut Writer<'_>, snapshot: &Snapshot, kept: &Partner, other: &Partner) -> Result<()> {
    let result = merged(kept, other);
    let text = |partner: &Partner, key: &FieldKey| shown(snapshot, partner, key).1;
    for key in COMPARED {
        let taken = text(&result, &key);
        if key == FieldKey::Name || key == FieldKey::AsOf || taken == text(kept, &key) {
            continue;
        }
        let field = key.code();
        let noted = snapshot.origins.get(&(other.id, field.clone())).cloned();
        let own = PartnerOrigin {
            partner_id: kept.id,
            field,
            from_import: other.import_id,
            source_row: other.source_row,
            on: snapshot.today,
            import_id: None,
        };
        let row = noted.map_or_else(|| own.clone(), |noted| PartnerOrigin { partner_id: kept.id, ..noted });
        let import_id = row.standing(writer.connection())?.and_then(|standing| standing.import_id);
        writer.put(&PartnerOrigin { import_id, ..row })?;
    }
    Ok(())
}
