//! What is the same in two revisions, so that what was computed from it need not be computed again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Snapshot;

impl Snapshot {
    /// Whether densities are the same in both: nothing they are computed from differs.
    #[must_use]
    pub fn has_densities_of(&self, other: &Self) -> bool {
        let ids = |snapshot: &Self| snapshot.partners.iter().map(|partner| partner.id).collect::<BTreeSet<_>>();
        self.counts_accounts_as(other)
            && Arc::ptr_eq(&self.overlaps, &other.overlaps)
            && Arc::ptr_eq(&self.stated, &other.stated)
            && self.lists == other.lists
            && ids(self) == ids(other)
    }

    /// Whether both hold the same but for the deck: which slides are told and how they look. What is too much to compare is held to
    /// differ unless it is the very same.
    #[must_use]
    pub fn differs_in_deck_alone(&self, other: &Self) -> bool {
        // Every field is named, so that none is forgotten.
        let Self {
            revision: _,
            deck: _,
            look: _,
            logo: _,
            today,
            setting,
            rates,
            tiers,
            motions,
            managers,
            segments,
            partners,
            roles,
            partner_motions,
            custom,
            aliases,
            origins,
            joint_targets,
            facts,
            mdf_activities,
            accounts,
            by_rule,
            aliases_of_accounts,
            told_apart,
            lists,
            overlaps,
            stated,
            listed,
            deals,
            deal_partners,
            deal_custom,
            deal_axes,
            registrations,
            rulings,
            attribution_rules,
            review,
            imports,
            sources,
        } = self;
        let has_same_tables = Arc::ptr_eq(facts, &other.facts)
            && Arc::ptr_eq(mdf_activities, &other.mdf_activities)
            && Arc::ptr_eq(accounts, &other.accounts)
            && Arc::ptr_eq(by_rule, &other.by_rule)
            && Arc::ptr_eq(aliases_of_accounts, &other.aliases_of_accounts)
            && Arc::ptr_eq(told_apart, &other.told_apart)
            && Arc::ptr_eq(overlaps, &other.overlaps)
            && Arc::ptr_eq(stated, &other.stated)
            && Arc::ptr_eq(deals, &other.deals)
            && Arc::ptr_eq(deal_partners, &other.deal_partners)
            && Arc::ptr_eq(deal_custom, &other.deal_custom)
            && Arc::ptr_eq(deal_axes, &other.deal_axes)
            && Arc::ptr_eq(registrations, &other.registrations)
            && Arc::ptr_eq(rulings, &other.rulings)
            && Arc::ptr_eq(review, &other.review);
        has_same_tables
            && (today, setting, rates, tiers) == (&other.today, &other.setting, &other.rates, &other.tiers)
            && (motions, managers, segments) == (&other.motions, &other.managers, &other.segments)
            && (partners, roles, partner_motions) == (&other.partners, &other.roles, &other.partner_motions)
            && (custom, aliases, origins) == (&other.custom, &other.aliases, &other.origins)
            && (joint_targets, lists, listed) == (&other.joint_targets, &other.lists, &other.listed)
            && (attribution_rules, imports, sources) == (&other.attribution_rules, &other.imports, &other.sources)
    }

    /// Whether both have the same accounts in the same segments, and count them by the same settings.
    #[must_use]
    pub fn counts_accounts_as(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.setting, &other.setting);
        Arc::ptr_eq(&self.accounts, &other.accounts)
            && (own.calendar, own.review_quarter, own.small_base)
                == (theirs.calendar, theirs.review_quarter, theirs.small_base)
            && self.segments == other.segments
    }

    /// Whether both know the same of what a partner shares.
    #[must_use]
    pub fn counts_partner_as(&self, other: &Self, partner: i64) -> bool {
        let rows = |snapshot: &Self| snapshot.overlaps.rows_of(partner).map(Arc::as_ptr);
        let stated = |snapshot: &Self| {
            let own = snapshot.stated.iter().filter(|stated| stated.partner_id == partner);
            own.cloned().collect::<Vec<_>>()
        };
        rows(self) == rows(other)
            && self.lists.get(&partner) == other.lists.get(&partner)
            && (Arc::ptr_eq(&self.stated, &other.stated) || stated(self) == stated(other))
    }
}
