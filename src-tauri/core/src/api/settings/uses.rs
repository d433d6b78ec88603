//! How much a word of a list is used, in words; `None` when nothing uses it.

use crate::model::{Tier, thousands};
use crate::store::Snapshot;
use crate::text::count_of;

/// "420 accounts", "432 accounts, 12 of them by rule", "12 accounts, 3 stated densities".
pub fn segment_use(snapshot: &Snapshot, id: i64) -> Option<String> {
    let own = || snapshot.accounts.iter().filter(move |account| snapshot.segment_of(account) == Some(id));
    let accounts = own().count();
    let by_rule = own().filter(|account| account.segment_id.is_none()).count();
    let stated = snapshot.stated.iter().filter(|stated| stated.segment_id == id).count();
    let stated_text = count_of(stated, "stated density", "stated densities");
    let accounts_text = accounts_text(accounts, by_rule);
    match (accounts, stated) {
        (0, 0) => None,
        (0, _) => Some(stated_text),
        (_, 0) => Some(accounts_text),
        _ => Some(format!("{accounts_text}, {stated_text}")),
    }
}

fn accounts_text(accounts: usize, by_rule: usize) -> String {
    let text = count_of(accounts, "account", "accounts");
    match by_rule {
        0 => text,
        _ if by_rule == accounts => format!("{text} by rule"),
        _ => format!("{text}, {} of them by rule", thousands(by_rule as u64)),
    }
}

/// "31 partners, 2 as a further motion": the 2 are among the 31.
pub fn motion_use(snapshot: &Snapshot, id: i64) -> Option<String> {
    let primary = snapshot.partners.iter().filter(|partner| partner.motion_id == Some(id)).count();
    let further = snapshot.partner_motions.iter().filter(|further| further.motion_id == id).count();
    let partners = count_of(primary + further, "partner", "partners");
    match (primary, further) {
        (0, 0) => None,
        (_, 0) => Some(partners),
        (0, _) => Some(format!("{partners}, as a further motion")),
        _ => Some(format!("{partners}, {further} as a further motion")),
    }
}

/// "5 partners, 1 in Tier 1".
pub fn manager_use(snapshot: &Snapshot, id: i64) -> Option<String> {
    let own = || snapshot.partners.iter().filter(move |partner| partner.manager_id == Some(id));
    let in_tier_one = own().filter(|partner| partner.tier == Some(Tier::STRATEGIC)).count();
    let partners = count_of(own().count(), "partner", "partners");
    match (own().next(), in_tier_one) {
        (None, _) => None,
        (Some(_), 0) => Some(partners),
        (Some(_), _) => Some(format!("{partners}, {in_tier_one} in Tier 1")),
    }
}
