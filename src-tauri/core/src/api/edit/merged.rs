use crate::store::tables::Partner;

/// The partner a merge leaves: what `kept` has, and what it lacks from `other`. It is as fresh as the fresher of the two.
#[must_use]
pub fn merged(kept: &Partner, other: &Partner) -> Partner {
    // The day an agreement expires is a part of it.
    let has_agreement = kept.agreement.is_some() || kept.agreement_expires.is_some();
    let Partner { agreement, agreement_expires, .. } = if has_agreement { kept.clone() } else { other.clone() };
    Partner {
        external_id: kept.external_id.clone().or_else(|| other.external_id.clone()),
        domain: kept.domain.clone().or_else(|| other.domain.clone()),
        tier: kept.tier.or(other.tier),
        partner_type: kept.partner_type.or(other.partner_type),
        motion_id: kept.motion_id.or(other.motion_id),
        manager_id: kept.manager_id.or(other.manager_id),
        region: kept.region.clone().or_else(|| other.region.clone()),
        partner_since: kept.partner_since.into_iter().chain(other.partner_since).min(),
        as_of: kept.as_of.max(other.as_of),
        lifecycle: kept.lifecycle.or(other.lifecycle),
        recruiting_on: kept.recruiting_on.or(other.recruiting_on),
        onboarding_on: kept.onboarding_on.or(other.onboarding_on),
        active_on: kept.active_on.or(other.active_on),
        sunset_on: kept.sunset_on.or(other.sunset_on),
        sponsor: kept.sponsor.clone().or_else(|| other.sponsor.clone()),
        reason: kept.reason.or(other.reason),
        agreement,
        agreement_expires,
        absent_from: kept.absent_from.filter(|_| other.absent_from.is_some()),
        ..kept.clone()
    }
}
