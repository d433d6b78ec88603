use super::add::known;
use super::value::Value;
use super::writing::{Rewrite, Writing};
use super::{FieldKey, MoveRequest};
use crate::api::document::Changed;
use crate::model::{PartnerType, Tier};
use crate::store::tables::Partner;
use crate::store::{Document, Operation, Snapshot};
use crate::{Error, Result};

/// Moves a partner to another place of the map, or adds the type of that place as a secondary role. Legal everywhere:
/// bands warn, they never block. Moving it to where it stands changes nothing.
///
/// # Errors
/// When the partner is no longer in the document, or it has no such tier.
pub fn move_partner(document: &Document, request: MoveRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let partner = known(&snapshot, request.partner)?;
    let tier = tier_of(&snapshot, request)?;
    let rewrites = rewrites(&snapshot, partner, tier, request);
    if rewrites.is_empty() {
        return Ok(Changed { revision: snapshot.revision, topics: Vec::new() });
    }
    let operation = if request.as_role {
        let role = request.partner_type.long_name().to_owned();
        Operation::AddRole { partner: partner.name.clone(), role }
    } else {
        let (from, to) = places(partner, tier, request.partner_type);
        Operation::MovePartner { partner: partner.name.clone(), from, to }
    };
    let ((), changed) = document.transact(&operation, |writer| {
        let rewrites: Vec<&Rewrite<'_>> = rewrites.iter().collect();
        Writing::new(writer, document, snapshot.setting.currency).partner(partner.id, &rewrites)
    })?;
    Ok(changed)
}

/// The tier a move leads to.
pub(super) fn tier_of(snapshot: &Snapshot, request: MoveRequest) -> Result<Tier> {
    let tier = snapshot.setting.tiers().iter().find(|tier| tier.number() == request.tier);
    tier.copied().ok_or_else(|| Error::new(format!("this document has no Tier {}; nothing was moved", request.tier)))
}

/// The fields a move rewrites; none when the partner stands there already.
pub(super) fn rewrites(
    snapshot: &Snapshot,
    partner: &Partner,
    tier: Tier,
    request: MoveRequest,
) -> Vec<Rewrite<'static>> {
    let rewrite = |key: &'static FieldKey, value: Value| Rewrite { partner: partner.id, key, value };
    let kind = request.partner_type;
    if request.as_role {
        let own = snapshot.roles.iter().filter(|role| role.partner_id == partner.id);
        let mut roles: Vec<PartnerType> = own.map(|role| role.partner_type).collect();
        if partner.partner_type == Some(kind) || roles.contains(&kind) {
            return Vec::new();
        }
        roles.push(kind);
        return vec![rewrite(&FieldKey::Roles, Value::Roles(roles))];
    }
    let mut rewrites = Vec::new();
    if partner.tier != Some(tier) {
        rewrites.push(rewrite(&FieldKey::Tier, Value::Tier(Some(tier))));
    }
    if partner.partner_type != Some(kind) {
        rewrites.push(rewrite(&FieldKey::PartnerType, Value::PartnerType(Some(kind))));
    }
    rewrites
}

/// Only what differs is named: "Tier 1", "ISV", "Tier 1, ISV".
fn places(partner: &Partner, tier: Tier, kind: PartnerType) -> (String, String) {
    let tier_before = partner.tier.map_or_else(|| "no tier".to_owned(), Tier::title);
    let kind_before = partner.partner_type.map_or("no type", PartnerType::short_name);
    match (partner.tier == Some(tier), partner.partner_type == Some(kind)) {
        (false, true) => (tier_before, tier.title()),
        (true, _) => (kind_before.to_owned(), kind.short_name().to_owned()),
        (false, false) => (format!("{tier_before}, {kind_before}"), format!("{}, {}", tier.title(), kind.short_name())),
    }
}
