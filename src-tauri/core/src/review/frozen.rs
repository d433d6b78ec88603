use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Result;
use crate::measures::{Book, Period};
use crate::model::{
    Criterion, Currency, DensityState, FiscalCalendar, Lifecycle, PartnerType, Quarter, Rate, Rule, Tier,
    WorkingSetState,
};
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::{FrozenQuarter, Partner};

use super::Evidence;

/// A quarter as it stands, or as it stood when it was frozen: all that a later reader could ask of it, under identifiers that
/// leave the document. Its bytes are canonical: the same state has the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Of this layout; a later one reads it for good.
    pub layout: u32,
    pub quarter: Quarter,
    pub calendar: FiscalCalendar,
    pub currency: String,
    /// What a unit of another currency was worth in this one for the figures of the quarter, by its code.
    #[serde(default)]
    pub rates: BTreeMap<String, Rate>,
    pub criteria_version: u32,
    pub rules: Vec<Rule>,
    /// Segments by name with the accounts in each; the unsegmented bucket has no name.
    pub segments: Vec<(String, u32)>,
    /// By partner's UUID.
    pub partners: BTreeMap<String, FrozenPartner>,
    /// Accounts both have, of partners by the place of their UUID, where there are any.
    pub co_presence: Vec<(u32, u32, u32)>,
}

/// A partner of a frozen quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPartner {
    pub name: String,
    pub tier: Option<Tier>,
    pub partner_type: Option<PartnerType>,
    pub motion: Option<String>,
    pub manager: Option<String>,
    pub region: Option<String>,
    pub lifecycle: Option<Lifecycle>,
    /// Facts by quarter and measure: the integer as it was recorded, and its unit.
    pub facts: BTreeMap<Quarter, BTreeMap<String, (i64, String)>>,
    /// What the deals show of the quarter: sourced pipeline, minor units; co-sell and registered deals. `None` is not known.
    pub sourced: Option<i64>,
    pub co_sell: Option<i64>,
    pub registered: Option<i64>,
    /// One a segment, in their order.
    pub cells: Vec<FrozenCell>,
    pub overall: FrozenCell,
    /// Accounts on its joint target account list, and whether that passes the working-set test.
    pub joint_targets: u32,
    pub in_working_set: bool,
    /// The ids of the accounts it has, each as the distance from the one before; by what they are to it, empty where it says
    /// nothing.
    pub accounts: BTreeMap<String, Vec<i64>>,
}

/// A density: n, N and the state it is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCell {
    pub shared: Option<u32>,
    pub base: Option<u32>,
    pub state: DensityState,
}

impl Frozen {
    /// The document as it stands, of a quarter: the review quarter, or an earlier one of which only facts and deals can be told.
    #[must_use]
    pub fn of(snapshot: &Snapshot, book: &Book, matrix: &Matrix, quarter: Quarter) -> Self {
        let criteria = snapshot.review.standing_criteria();
        let segment = |id: &Option<i64>| {
            let named = snapshot.segments.iter().find(|segment| Some(segment.id) == *id);
            named.map(|segment| segment.name.clone()).unwrap_or_default()
        };
        let evidence = Evidence::of(snapshot, book, matrix);
        let partner =
            |partner: &Partner| (partner.uuid.clone(), frozen_partner(snapshot, &evidence, matrix, partner, quarter));
        let partners: BTreeMap<String, FrozenPartner> = snapshot.partners.iter().map(partner).collect();
        Self {
            layout: 1,
            quarter,
            calendar: snapshot.setting.calendar,
            currency: snapshot.setting.currency.code().to_owned(),
            rates: rates(snapshot, quarter),
            criteria_version: criteria.version,
            rules: criteria.rules.clone(),
            segments: matrix.segments.iter().map(segment).zip(matrix.bases.iter().copied()).collect(),
            co_presence: co_presence(snapshot, matrix, &partners),
            partners,
        }
    }

    /// Its canonical bytes: the same state has the same.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// What was frozen.
    ///
    /// # Errors
    /// When it was changed since, or is damaged.
    pub fn stored(row: &FrozenQuarter) -> Result<Self> {
        Ok(serde_json::from_slice(&row.bytes()?)?)
    }
}

/// The rates that hold for the figures of a quarter.
fn rates(snapshot: &Snapshot, quarter: Quarter) -> BTreeMap<String, Rate> {
    let currencies = snapshot.rates.iter().map(|rate| rate.currency);
    let rate = |currency: Currency| Some((currency.code().to_owned(), snapshot.rate(currency, quarter)?.rate));
    currencies.filter_map(rate).collect()
}

fn frozen_partner(
    snapshot: &Snapshot,
    evidence: &Evidence<'_>,
    matrix: &Matrix,
    partner: &Partner,
    quarter: Quarter,
) -> FrozenPartner {
    let mut facts: BTreeMap<Quarter, BTreeMap<String, (i64, String)>> = BTreeMap::new();
    let from = Quarter::starting(jiff::civil::Date::MIN).unwrap_or(quarter.plus(-800));
    let own = snapshot.facts.range((partner.id, from, crate::model::Measure::MdfAllocated)..);
    for ((_, of, measure), fact) in own.take_while(|((id, _, _), _)| *id == partner.id) {
        if *of <= quarter {
            facts.entry(*of).or_default().insert(measure.code().to_owned(), (fact.value, fact.unit.clone()));
        }
    }
    let window = Period::up_to(quarter, 1);
    let produced = |criterion| evidence.measured(partner.id, criterion, window).value;
    let row = matrix.partners.get(&partner.id);
    let cell = |density: &crate::model::Density| FrozenCell {
        shared: density.shared,
        base: density.base,
        state: density.state,
    };
    let nothing = FrozenCell { shared: None, base: None, state: DensityState::NotImported };
    let joint_targets = snapshot.joint_targets.iter();
    let joint_targets = joint_targets.filter(|target| target.partner_id == partner.id && target.quarter == quarter);
    let joint_targets = joint_targets.count();
    let name_of = |id: Option<i64>, names: &dyn Fn(i64) -> Option<String>| id.and_then(names);
    FrozenPartner {
        name: partner.name.clone(),
        tier: partner.tier,
        partner_type: partner.partner_type,
        motion: name_of(partner.motion_id, &|id| snapshot.motions.get(&id).map(|motion| motion.name.clone())),
        manager: name_of(partner.manager_id, &|id| snapshot.managers.get(&id).map(|manager| manager.name.clone())),
        region: partner.region.clone(),
        lifecycle: partner.lifecycle,
        facts,
        sourced: produced(Criterion::SourcedPipeline),
        co_sell: produced(Criterion::CoSellDeals),
        registered: produced(Criterion::RegisteredDeals),
        cells: row.map(|row| row.cells.iter().map(cell).collect()).unwrap_or_default(),
        overall: row.map_or(nothing, |row| cell(&row.overall)),
        joint_targets: u32::try_from(joint_targets).unwrap_or(u32::MAX),
        in_working_set: WorkingSetState::of(joint_targets).passes(),
        accounts: accounts(snapshot, partner.id),
    }
}

/// The accounts of a partner by what they are to it, each as the distance from the one before.
fn accounts(snapshot: &Snapshot, partner: i64) -> BTreeMap<String, Vec<i64>> {
    let mut found: BTreeMap<String, (i64, Vec<i64>)> = BTreeMap::new();
    for shared in snapshot.overlaps.of_partner(partner) {
        let status = shared.theirs.map(|theirs| theirs.code().to_owned()).unwrap_or_default();
        let (last, steps) = found.entry(status).or_default();
        steps.push(shared.account_id - *last);
        *last = shared.account_id;
    }
    found.into_iter().map(|(status, (_, steps))| (status, steps)).collect()
}

fn co_presence(
    snapshot: &Snapshot,
    matrix: &Matrix,
    partners: &BTreeMap<String, FrozenPartner>,
) -> Vec<(u32, u32, u32)> {
    let places: BTreeMap<&str, u32> = partners.keys().map(String::as_str).zip(0..).collect();
    let both = matrix.co_presence();
    let place = |id: &i64| snapshot.partner(*id).and_then(|partner| places.get(partner.uuid.as_str()).copied());
    let named: Vec<Option<u32>> = both.partners().iter().map(place).collect();
    let mut pairs = Vec::new();
    for one in 0..named.len() {
        for other in one + 1..named.len() {
            let shared = both.at(one, other);
            if let Some((one, other)) = named[one].zip(named[other]).filter(|_| shared > 0) {
                pairs.push((one.min(other), one.max(other), shared));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}
