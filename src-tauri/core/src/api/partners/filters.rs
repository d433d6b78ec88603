use std::collections::{BTreeMap, HashSet};

use super::index::Index;
use super::{FilterChoice, FilterValue, PartnersFilter};
use crate::api::facets::Held;
use crate::model::{PartnerType, WORKING_SET, WorkingSetState};
use crate::store::tables::Partner;
use crate::{Error, Result};

/// A custom field with more distinct values than this is not offered: it is text, not a class.
const MOST_VALUES: usize = 30;
const CUSTOM: &str = "custom:";

/// What partners can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By<'a> {
    Tier,
    Type,
    Motion,
    Manager,
    Lifecycle,
    Region,
    Finding,
    Freshness,
    WorkingSet,
    Custom(&'a str),
}

const KNOWN: [(By<'static>, &str, &str); 9] = [
    (By::Tier, "tier", "Tier"),
    (By::Type, "type", "Type"),
    (By::Motion, "motion", "Motion"),
    (By::Manager, "manager", "Manager"),
    (By::Lifecycle, "lifecycle", "Lifecycle"),
    (By::Region, "region", "Region"),
    (By::Finding, "finding", "Finding"),
    (By::Freshness, "freshness", "Data"),
    (By::WorkingSet, "working_set", "Working set"),
];

/// The filters as they are applied: a partner passes all of them.
pub(super) struct Filters<'a, 'r> {
    filters: Vec<(By<'a>, HashSet<&'r str>)>,
}

impl<'a, 'r> Filters<'a, 'r> {
    /// A filter without values restricts nothing.
    ///
    /// # Errors
    /// When the document has nothing to filter by of that name, or no longer.
    pub fn of(index: &Index<'a>, asked: &'r [PartnersFilter]) -> Result<Self> {
        let asked = asked.iter().filter(|filter| !filter.values.is_empty());
        let known = asked.map(|filter| {
            let by = by_id(index, &filter.column).ok_or_else(|| {
                Error::new(format!("partners cannot be filtered by `{}`; take this filter away", filter.column))
            })?;
            Ok((by, filter.values.iter().map(String::as_str).collect()))
        });
        Ok(Self { filters: known.collect::<Result<_>>()? })
    }

    pub fn let_pass(&self, index: &Index<'_>, partner: &Partner) -> bool {
        let passes = |(by, values): &(By<'_>, HashSet<&str>)| {
            held(index, partner, *by).iter().any(|held| values.contains(held.value.as_str()))
        };
        self.filters.iter().all(passes)
    }
}

/// What can be filtered by, with the values that occur over all partners. What no partner has a value of is left out.
pub(super) fn choices(index: &Index<'_>) -> Vec<FilterChoice> {
    let known = KNOWN.iter().map(|(by, id, label)| (*by, (*id).to_owned(), (*label).to_owned()));
    let custom = index.custom_fields().map(|field| (By::Custom(field), format!("{CUSTOM}{field}"), field.to_owned()));
    known.chain(custom).filter_map(|(by, column, label)| choice(index, by, column, label)).collect()
}

fn choice(index: &Index<'_>, by: By<'_>, column: String, label: String) -> Option<FilterChoice> {
    if let By::Custom(field) = by
        && index.values_of(field) > MOST_VALUES
    {
        return None;
    }
    let mut counts: BTreeMap<Held, u32> = BTreeMap::new();
    for held in index.snapshot.partners.iter().flat_map(|partner| held(index, partner, by)) {
        *counts.entry(held).or_default() += 1;
    }
    let is_held = counts.keys().any(|held| !held.value.is_empty());
    let values = counts.into_iter().map(|(held, count)| FilterValue { value: held.value, label: held.label, count });
    is_held.then(|| FilterChoice { column, label, values: values.collect() })
}

fn by_id<'a>(index: &Index<'a>, id: &str) -> Option<By<'a>> {
    if let Some(field) = id.strip_prefix(CUSTOM) {
        return index.custom_fields().find(|known| *known == field).map(By::Custom);
    }
    KNOWN.iter().find(|(_, known, _)| *known == id).map(|(by, ..)| *by)
}

/// The values a partner has: one, and several for its findings.
fn held(index: &Index<'_>, partner: &Partner, by: By<'_>) -> Vec<Held> {
    let one = match by {
        By::Tier => {
            partner.tier.map(|tier| Held::numbered(tier.number().into(), tier.number().to_string(), tier.title()))
        }
        By::Type => partner.partner_type.map(partner_type),
        By::Motion => partner.motion_id.zip(index.motion(partner)).map(|(id, name)| Held::named(id.to_string(), name)),
        By::Manager => {
            partner.manager_id.zip(index.manager(partner)).map(|(id, name)| Held::named(id.to_string(), name))
        }
        By::Lifecycle => {
            partner.lifecycle.map(|stage| Held::numbered(stage as i64, stage.code().into(), stage.name().into()))
        }
        By::Region => partner.region.as_deref().filter(|region| !region.is_empty()).map(Held::written),
        By::Custom(field) => index.custom(partner, field).map(Held::written),
        By::Finding => return findings(index, partner),
        By::Freshness if index.snapshot.is_stale(partner) => {
            Some(Held::numbered(1, "stale".to_owned(), "Stale".to_owned()))
        }
        By::Freshness => Some(Held::numbered(0, "fresh".to_owned(), "Fresh".to_owned())),
        By::WorkingSet => index.targets(partner).map(working_set),
    };
    vec![one.unwrap_or_else(Held::none)]
}

fn findings(index: &Index<'_>, partner: &Partner) -> Vec<Held> {
    let named = index.findings(partner).iter().filter_map(|kind| Some((*kind, kind.of_partner()?)));
    let held: Vec<Held> =
        named.map(|(kind, name)| Held::numbered(kind as i64, kind.code().to_owned(), name.to_owned())).collect();
    if held.is_empty() { vec![Held::none()] } else { held }
}

fn partner_type(kind: PartnerType) -> Held {
    Held::numbered(kind as i64, kind.code().to_owned(), kind.short_name().to_owned())
}

fn working_set(count: usize) -> Held {
    let (low, high) = (WORKING_SET.start(), WORKING_SET.end());
    match WorkingSetState::of(count) {
        WorkingSetState::Fails => Held::numbered(2, "fails".to_owned(), format!("Below {low}")),
        WorkingSetState::Unfocused => Held::numbered(1, "unfocused".to_owned(), format!("Above {high}")),
        WorkingSetState::Passes => Held::numbered(0, "passes".to_owned(), format!("Within {low}–{high}")),
    }
}
