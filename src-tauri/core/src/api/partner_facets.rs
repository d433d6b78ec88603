//! What the partners of the heatmap and the matrix can be filtered by.

use super::facets::{Facet, Held};
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// By tier, type, region and manager.
#[must_use]
pub fn partner_facets(snapshot: &Snapshot) -> Vec<Facet<'_, &Partner>> {
    let manager = |partner: &&Partner| partner.manager_id.and_then(|id| snapshot.managers.get(&id));
    vec![
        Facet::new("tier", "Tier", |partner: &&Partner| {
            let numbered = |tier: crate::model::Tier| {
                Held::numbered(tier.number().into(), tier.number().to_string(), tier.title())
            };
            partner.tier.map_or_else(Held::none, numbered)
        }),
        Facet::new("type", "Type", |partner: &&Partner| {
            let numbered = |kind: crate::model::PartnerType| {
                Held::numbered(kind as i64, kind.code().to_owned(), kind.short_name().to_owned())
            };
            partner.partner_type.map_or_else(Held::none, numbered)
        }),
        Facet::new("region", "Region", |partner: &&Partner| {
            let region = partner.region.as_deref().filter(|region| !region.is_empty());
            region.map_or_else(Held::none, Held::written)
        }),
        Facet::new("manager", "Manager", move |partner: &&Partner| {
            manager(partner).map_or_else(Held::none, |manager| Held::named(manager.id.to_string(), &manager.name))
        }),
    ]
}
