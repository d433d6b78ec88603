use std::collections::HashMap;

use super::{edit, finding, name_list};
use crate::api::edit::FieldKey;
use crate::api::map::{Finding, FindingKind, FindingOffer};
use crate::model::{Tier, name_key};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// "Every Tier 1 and Tier 2 partner needs one", told a tier.
pub(super) fn missing(snapshot: &Snapshot) -> Vec<Finding> {
    let tiers = Tier::WITH_ALLIANCE.into_iter().filter(|tier| tier.needs_motion());
    tiers.filter_map(|tier| missing_in(snapshot, tier)).collect()
}

fn missing_in(snapshot: &Snapshot, tier: Tier) -> Option<Finding> {
    let lacks = |partner: &&Partner| partner.tier == Some(tier) && partner.motion_id.is_none();
    let concerned: Vec<&Partner> = snapshot.current_partners().filter(lacks).collect();
    if concerned.is_empty() {
        return None;
    }
    let name = tier.title();
    let subject = count_of(concerned.len(), &format!("{name} partner has"), &format!("{name} partners have"));
    let action = edit("Set motion…", FieldKey::Motion, offer(snapshot, &concerned));
    let title = format!("{subject} no motion");
    let told = finding(FindingKind::NoMotion, &name.to_lowercase(), title, name_list(&concerned), action);
    Some(told.about(&concerned).in_tier(Some(tier.number())))
}

/// The motions the types suggest, in the document's spelling; only where every partner has a type whose motion is in
/// the document's list.
fn offer(snapshot: &Snapshot, partners: &[&Partner]) -> Option<FindingOffer> {
    let listed: HashMap<String, &str> =
        snapshot.motions.values().map(|motion| (name_key(&motion.name), motion.name.as_str())).collect();
    let suggested = |partner: &&Partner| {
        let motion = partner.partner_type?.suggested_motion(partner.tier);
        listed.get(&name_key(motion)).map(|motion| (*motion).to_owned())
    };
    let texts: Option<Vec<String>> = partners.iter().map(suggested).collect();
    Some(FindingOffer { label: "Set the suggested motions".to_owned(), texts: texts? })
}
