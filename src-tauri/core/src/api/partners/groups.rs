use std::collections::BTreeMap;

use super::PartnersGrouping;
use super::index::Index;
use crate::model::{PartnerType, name_key};
use crate::store::tables::Partner;

/// A group and its rows, in the order they were sorted.
pub(super) struct Group<'p> {
    pub key: String,
    pub title: String,
    pub name: String,
    pub rows: Vec<&'p Partner>,
}

/// Where a group stands: those without a value last, then by number, then by name.
type Place = (bool, i64, String);

/// The rows in groups; a group without rows is left out. Without grouping it is one, without a title.
pub(super) fn grouped<'p>(index: &Index<'_>, grouping: PartnersGrouping, rows: Vec<&'p Partner>) -> Vec<Group<'p>> {
    if grouping == PartnersGrouping::None {
        return vec![Group { key: "all".to_owned(), title: String::new(), name: String::new(), rows }];
    }
    let mut groups: BTreeMap<Place, Group<'p>> = BTreeMap::new();
    for partner in rows {
        let (place, key, title, name) = group_of(index, grouping, partner);
        let group = groups.entry(place).or_insert_with(|| Group { key, title, name, rows: Vec::new() });
        group.rows.push(partner);
    }
    groups.into_values().collect()
}

/// Its place, its key, and what it is called.
fn group_of(index: &Index<'_>, grouping: PartnersGrouping, partner: &Partner) -> (Place, String, String, String) {
    match grouping {
        PartnersGrouping::Tier => match partner.tier {
            Some(tier) => numbered(tier.number().into(), &tier.title(), tier.name(), "tier"),
            None => without("tier"),
        },
        PartnersGrouping::PartnerType => match partner.partner_type {
            Some(kind) => numbered(place_of(kind), kind.short_name(), kind.operating_model(), "type"),
            None => without("type"),
        },
        PartnersGrouping::Manager => named(partner.manager_id, index.manager(partner), "manager"),
        PartnersGrouping::Motion => named(partner.motion_id, index.motion(partner), "motion"),
        PartnersGrouping::None => without("group"),
    }
}

fn numbered(place: i64, title: &str, name: &str, what: &str) -> (Place, String, String, String) {
    ((false, place, String::new()), format!("{what} {place}"), title.to_owned(), name.to_owned())
}

fn named(id: Option<i64>, name: Option<&str>, what: &str) -> (Place, String, String, String) {
    match id.zip(name) {
        Some((id, name)) => ((false, 0, name_key(name)), format!("{what} {id}"), name.to_owned(), String::new()),
        None => without(what),
    }
}

/// "No manager".
fn without(what: &str) -> (Place, String, String, String) {
    ((true, 0, String::new()), format!("{what} none"), format!("No {what}"), String::new())
}

fn place_of(kind: PartnerType) -> i64 {
    let place = PartnerType::ALL.iter().position(|known| *known == kind);
    place.and_then(|place| i64::try_from(place).ok()).unwrap_or(0)
}
