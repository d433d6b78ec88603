use std::collections::BTreeMap;

use super::field::{custom, shown};
use super::value::{Named, Reader, Value};
use super::writing::{Rewrite, Writing};
use super::{EditReport, EditRequest, FieldKey, RefusedEdit};
use crate::model::{Figure, Quarter, Tier, name_key};
use crate::store::tables::Partner;
use crate::store::{Document, Operation, Snapshot};
use crate::text::day_text;
use crate::{Error, Result};

/// Rewrites cells of partners in one step, which one Undo takes back. Good cells are stored also where others are
/// refused; a cell that already holds its value is left alone.
///
/// # Errors
/// When a partner is no longer in the document, or it cannot be written; nothing is then stored.
pub fn edit_partners(document: &Document, request: &EditRequest) -> Result<EditReport> {
    let snapshot = document.snapshot()?;
    let (rewrites, refused) = read(&snapshot, request)?;
    if rewrites.is_empty() {
        return Ok(EditReport { changed: None, refused });
    }
    let operation = operation(&snapshot, &rewrites, request);
    let mut by_partner: BTreeMap<i64, Vec<&Rewrite<'_>>> = BTreeMap::new();
    for rewrite in &rewrites {
        by_partner.entry(rewrite.partner).or_default().push(rewrite);
    }
    let ((), changed) = document.transact(&operation, |writer| {
        let mut writing = Writing::new(writer, document, snapshot.setting.currency);
        by_partner.iter().try_for_each(|(partner, rewrites)| writing.partner(*partner, rewrites))
    })?;
    Ok(EditReport { changed: Some(changed), refused })
}

/// What the cells mean, and those that are left as they are.
fn read<'a>(snapshot: &'a Snapshot, request: &'a EditRequest) -> Result<(Vec<Rewrite<'a>>, Vec<RefusedEdit>)> {
    let mut readers: BTreeMap<&FieldKey, Reader<'_>> = BTreeMap::new();
    let (mut rewrites, mut refused): (Vec<Rewrite<'_>>, Vec<_>) = (Vec::new(), Vec::new());
    for edit in &request.edits {
        let gone = || Error::new("this partner is no longer in the document; nothing was changed");
        let partner = snapshot.partner(i64::from(edit.partner)).ok_or_else(gone)?;
        let new = || Reader::new(snapshot, &edit.field, &request.edits, request.may_add);
        let value = readers.entry(&edit.field).or_insert_with(new).read(&edit.text);
        match value.and_then(|value| unclaimed(snapshot, partner, &edit.field, value, &rewrites)) {
            Ok(value) if value == current(snapshot, partner, &edit.field) => {}
            Ok(value) => rewrites.push(Rewrite { partner: partner.id, key: &edit.field, value }),
            Err(why) => refused.push(RefusedEdit {
                partner: edit.partner,
                field: edit.field.clone(),
                text: edit.text.clone(),
                sentence: format!("{}, {}: “{}” {why}", partner.name, edit.field.label(), edit.text.trim()),
            }),
        }
    }
    Ok((rewrites, refused))
}

/// Two partners never have one name or one id: files could no longer tell them apart.
fn unclaimed(
    snapshot: &Snapshot,
    partner: &Partner,
    key: &FieldKey,
    value: Value,
    earlier: &[Rewrite<'_>],
) -> std::result::Result<Value, String> {
    let Value::Text(Some(text)) = &value else { return Ok(value) };
    let others = || snapshot.partners.iter().filter(|other| other.id != partner.id);
    let is_same = |other: &str| name_key(other) == name_key(text);
    let is_earlier = earlier.iter().any(|done| {
        done.key == key && done.partner != partner.id && matches!(&done.value, Value::Text(Some(own)) if is_same(own))
    });
    match key {
        FieldKey::Name if is_earlier || others().any(|other| is_same(&other.name)) => {
            Err("is the name of another partner; choose another, or merge the two".to_owned())
        }
        FieldKey::ExternalId
            if is_earlier || others().any(|other| other.external_id.as_deref() == Some(text.as_str())) =>
        {
            Err("is the id of another partner; choose another, or merge the two".to_owned())
        }
        _ => Ok(value),
    }
}

/// The value that stands.
fn current(snapshot: &Snapshot, partner: &Partner, key: &FieldKey) -> Value {
    let text = |text: Option<&String>| Value::Text(text.cloned());
    match key {
        FieldKey::Name => text(Some(&partner.name)),
        FieldKey::Website => text(partner.domain.as_ref()),
        FieldKey::Region => text(partner.region.as_ref()),
        FieldKey::ExternalId => text(partner.external_id.as_ref()),
        FieldKey::Sponsor => text(partner.sponsor.as_ref()),
        FieldKey::Custom { name } => text(custom(snapshot, partner.id, name).map(|custom| &custom.value)),
        FieldKey::PartnerSince => Value::Day(partner.partner_since),
        FieldKey::AsOf => Value::Day(Some(partner.as_of)),
        FieldKey::RecruitingOn => Value::Day(partner.recruiting_on),
        FieldKey::OnboardingOn => Value::Day(partner.onboarding_on),
        FieldKey::ActiveOn => Value::Day(partner.active_on),
        FieldKey::SunsetOn => Value::Day(partner.sunset_on),
        FieldKey::AgreementExpires => Value::Day(partner.agreement_expires),
        FieldKey::Tier => Value::Tier(partner.tier),
        FieldKey::PartnerType => Value::PartnerType(partner.partner_type),
        FieldKey::Roles => {
            let own = snapshot.roles.iter().filter(|role| role.partner_id == partner.id);
            Value::Roles(own.map(|role| role.partner_type).collect())
        }
        FieldKey::Motion => Value::Motion(partner.motion_id.map(Named::Known)),
        FieldKey::OtherMotions => {
            let own = snapshot.partner_motions.iter().filter(|motion| motion.partner_id == partner.id);
            Value::OtherMotions(own.map(|motion| Named::Known(motion.motion_id)).collect())
        }
        FieldKey::Manager => Value::Manager(partner.manager_id.map(Named::Known)),
        FieldKey::Lifecycle => Value::Lifecycle(partner.lifecycle),
        FieldKey::Reason => Value::Reason(partner.reason),
        FieldKey::Agreement => Value::Agreement(partner.agreement),
        FieldKey::Fact { measure, quarter } => {
            Value::Fact(Quarter::parse(quarter).and_then(|quarter| snapshot.figure(partner.id, quarter, *measure)))
        }
    }
}

/// One cell is told with its values, several by their number.
fn operation(snapshot: &Snapshot, rewrites: &[Rewrite<'_>], request: &EditRequest) -> Operation {
    let name = |id: i64| snapshot.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
    if let [only] = rewrites {
        let from = snapshot.partner(only.partner).map(|partner| shown(snapshot, partner, only.key).0);
        return Operation::EditPartner {
            partner: name(only.partner),
            field: field_name(snapshot, only.key),
            from: from.unwrap_or_default(),
            to: text(snapshot, only),
        };
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut partners: Vec<i64> = rewrites.iter().map(|rewrite| rewrite.partner).collect();
    partners.sort_unstable();
    partners.dedup();
    let first = rewrites.first().map(|rewrite| rewrite.key);
    let is_one_field = rewrites.iter().all(|rewrite| Some(rewrite.key) == first);
    Operation::EditPartners {
        how: request.kind,
        cells: count(rewrites.len()),
        partners: count(partners.len()),
        field: first.filter(|_| is_one_field).map(|key| field_name(snapshot, key)),
    }
}

/// "MDF"; with its quarter where that is not the one under review.
fn field_name(snapshot: &Snapshot, key: &FieldKey) -> String {
    let label = key.label();
    let FieldKey::Fact { quarter, .. } = key else { return label };
    match Quarter::parse(quarter) {
        Some(quarter) if quarter != snapshot.setting.review_quarter => {
            format!("{label} of {}", snapshot.setting.calendar.label(quarter))
        }
        _ => label,
    }
}

/// The value a cell is rewritten to, as a person reads it; empty for none.
fn text(snapshot: &Snapshot, rewrite: &Rewrite<'_>) -> String {
    let motion = |named: &Named| match named {
        Named::Known(id) => snapshot.motions.get(id).map(|motion| motion.name.clone()).unwrap_or_default(),
        Named::New(name) => name.clone(),
    };
    let manager = |named: &Named| match named {
        Named::Known(id) => snapshot.managers.get(id).map(|manager| manager.name.clone()).unwrap_or_default(),
        Named::New(name) => name.clone(),
    };
    match &rewrite.value {
        Value::Text(text) => text.clone().unwrap_or_default(),
        Value::Day(day) => day.map(day_text).unwrap_or_default(),
        Value::Tier(tier) => tier.map(Tier::title).unwrap_or_default(),
        Value::PartnerType(kind) => kind.map(|kind| kind.short_name().to_owned()).unwrap_or_default(),
        Value::Roles(roles) => roles.iter().map(|kind| kind.short_name()).collect::<Vec<_>>().join(", "),
        Value::Motion(named) => named.as_ref().map(motion).unwrap_or_default(),
        Value::OtherMotions(all) => all.iter().map(motion).collect::<Vec<_>>().join(", "),
        Value::Manager(named) => named.as_ref().map(manager).unwrap_or_default(),
        Value::Lifecycle(stage) => stage.map(|stage| stage.name().to_owned()).unwrap_or_default(),
        Value::Reason(reason) => reason.map(|reason| reason.name().to_owned()).unwrap_or_default(),
        Value::Agreement(agreement) => agreement.map(|agreement| agreement.name().to_owned()).unwrap_or_default(),
        Value::Fact(figure) => fact(rewrite.key, *figure),
    }
}

fn fact(key: &FieldKey, figure: Option<Figure>) -> String {
    match (key, figure) {
        (FieldKey::Fact { measure, .. }, Some(figure)) => figure.text(*measure),
        _ => String::new(),
    }
}
