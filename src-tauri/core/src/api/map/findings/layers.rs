use super::{action, edit, finding, settings};
use crate::api::edit::FieldKey;
use crate::api::map::{ActionTarget, Finding, FindingAction, FindingKind, SettingsSection};
use crate::model::Measure;
use crate::store::Snapshot;
use crate::store::tables::Partner;

/// What partners do with us, by deal.
const DEALS: [Measure; 4] = [Measure::CoSellDeals, Measure::RegisteredDeals, Measure::Sourced, Measure::Influenced];

/// The operating layers with nothing in them: data, relationships, deals and program, in this order.
pub(super) fn empty(snapshot: &Snapshot) -> Vec<Finding> {
    let mut found = Vec::new();
    if !has_data(snapshot) {
        let why = "no partner's account list or overlap density is imported";
        found.push(layer("data", why, import()));
    }
    if !has_relationships(snapshot) {
        let why = "no partner has a manager or an executive sponsor";
        let all: Vec<&Partner> = snapshot.current_partners().collect();
        found.push(layer("relationships", why, edit("Assign…", FieldKey::Manager, None)).about(&all));
    }
    if !has_deals(snapshot) {
        let why = "no co-sell, registered, sourced or influenced deal is recorded";
        found.push(layer("deals", why, import()));
    }
    if !has_program(snapshot) {
        let why = "no sponsor is named, and neither attribution rule nor criteria are signed";
        found.push(layer("program", why, settings("Name sponsor…", SettingsSection::General)));
    }
    found
}

fn layer(name: &str, why: &str, action: FindingAction) -> Finding {
    finding(FindingKind::EmptyLayer, name, format!("The {name} layer is empty"), why.to_owned(), action)
}

fn import() -> FindingAction {
    action("Import…", ActionTarget::Import)
}

/// That a partner withholds a segment is no data.
fn has_data(snapshot: &Snapshot) -> bool {
    !snapshot.lists.is_empty() || !snapshot.overlaps.is_empty() || snapshot.stated.iter().any(|stated| stated.shares)
}

/// A sponsor, a signed attribution rule or signed criteria.
fn has_program(snapshot: &Snapshot) -> bool {
    let criteria = snapshot.review.standing_criteria().version;
    !snapshot.setting.program_sponsor.trim().is_empty()
        || snapshot.attribution().signature.is_some()
        || snapshot.review.signatures_of_criteria(criteria).next().is_some()
}

fn has_relationships(snapshot: &Snapshot) -> bool {
    let is_sponsored = |partner: &Partner| partner.sponsor.as_ref().is_some_and(|sponsor| !sponsor.trim().is_empty());
    snapshot.current_partners().any(|partner| partner.manager_id.is_some() || is_sponsored(partner))
}

fn has_deals(snapshot: &Snapshot) -> bool {
    snapshot.facts.keys().any(|(_, _, measure)| DEALS.contains(measure))
}
