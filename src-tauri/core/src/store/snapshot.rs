mod amounts;
mod comparing;
mod frozen_base;
mod placed_by_rule;
mod reading;
mod review_rows;

pub use amounts::Amount;
pub use frozen_base::FrozenBase;
pub use placed_by_rule::PlacedByRule;
pub(super) use reading::LaterAccounts;
pub use review_rows::ReviewRows;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use super::overlaps::Overlaps;
use super::tables::{
    Account, AccountAlias, AttributionRule, Deal, DealCustom, DealPartner, DeckLogo, DeckLook, DeckSlide, ExchangeRate,
    Fact, Import, JointTarget, KnownSource, Manager, MdfActivity, Motion, Partner, PartnerAlias, PartnerCustom,
    PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, RegistrationRow, Ruling, Segment, Setting, StatedAxis,
    StatedDensityRow, TierSetting, ToldApart,
};
use crate::model::{Currency, Figure, Lifecycle, Measure, Money, PartnerType, Quarter, SegmentRules, name_key};

/// The document at one revision, in memory: what every view is computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub revision: i64,
    /// The day it is where the user sits: how long a review step has taken depends on it.
    pub today: Date,
    pub setting: Setting,
    /// By reporting currency, then currency, then day.
    pub rates: Vec<ExchangeRate>,
    pub tiers: Vec<TierSetting>,
    pub motions: HashMap<i64, Motion>,
    pub managers: HashMap<i64, Manager>,
    /// In the document's order.
    pub segments: Vec<Segment>,
    /// By name as a person looks it up (case and accents do not count), then id.
    pub partners: Vec<Partner>,
    /// By partner, then in the order of the map's columns.
    pub roles: Vec<PartnerRole>,
    /// Further motions, by partner.
    pub partner_motions: Vec<PartnerMotion>,
    pub custom: Vec<PartnerCustom>,
    pub aliases: Vec<PartnerAlias>,
    pub origins: HashMap<(i64, String), PartnerOrigin>,
    /// By partner, then account, then quarter.
    pub joint_targets: Vec<JointTarget>,
    pub facts: Arc<BTreeMap<(i64, Quarter, Measure), Fact>>,
    /// By id.
    pub mdf_activities: Arc<Vec<MdfActivity>>,
    pub accounts: Arc<Vec<Account>>,
    /// Which of them are in a segment by its rule.
    pub by_rule: Arc<PlacedByRule>,
    /// Accounts that were merged into others, by id.
    pub aliases_of_accounts: Arc<Vec<AccountAlias>>,
    /// Pairs of accounts that look like one and are two.
    pub told_apart: Arc<Vec<ToldApart>>,
    /// By account, then field.
    pub lists: HashMap<i64, PartnerList>,
    /// By partner, then account.
    pub overlaps: Arc<Overlaps>,
    pub stated: Arc<Vec<StatedDensityRow>>,
    /// Accounts on partners' own lists, by partner.
    pub listed: BTreeMap<i64, u32>,
    /// By id.
    pub deals: Arc<Vec<Deal>>,
    /// By deal, then partner.
    pub deal_partners: Arc<Vec<DealPartner>>,
    /// By deal, then field.
    pub deal_custom: Arc<Vec<DealCustom>>,
    /// By deal, then axis.
    pub deal_axes: Arc<Vec<StatedAxis>>,
    /// By deal, then partner.
    pub registrations: Arc<Vec<RegistrationRow>>,
    /// By account.
    pub rulings: Arc<Vec<Ruling>>,
    /// Every version of the attribution rule, the oldest first.
    pub attribution_rules: Vec<AttributionRule>,
    /// Criteria, decisions, allocations and signatures.
    pub review: Arc<ReviewRows>,
    /// What the user chose of slides of the read-out.
    pub deck: Vec<DeckSlide>,
    pub look: DeckLook,
    pub logo: Option<DeckLogo>,
    /// Oldest first.
    pub imports: Vec<Import>,
    /// How files were read before, by id.
    pub sources: Vec<KnownSource>,
}

impl Snapshot {
    /// The host account of this id.
    #[must_use]
    pub fn account(&self, id: i64) -> Option<&Account> {
        let place = self.accounts.binary_search_by_key(&id, |account| account.id).ok()?;
        Some(&self.accounts[place])
    }

    /// The deal of this id.
    #[must_use]
    pub fn deal(&self, id: i64) -> Option<&Deal> {
        let place = self.deals.binary_search_by_key(&id, |deal| deal.id).ok()?;
        Some(&self.deals[place])
    }

    /// The segment an account is in: the one its file gave it, else that of the first rule that holds (see
    /// [`crate::model::SegmentRules`]). `None` is the explicit "unsegmented" bucket. All that counts, lists or shows segments
    /// asks here.
    #[must_use]
    pub fn segment_of(&self, account: &Account) -> Option<i64> {
        account.segment_id.or_else(|| self.by_rule.segment(account.id))
    }

    /// The segment of the first rule that holds for an account of these employees and this industry.
    #[must_use]
    pub fn placed_by_rules(&self, employees: Option<u32>, industry: Option<&str>) -> Option<&Segment> {
        let rules = SegmentRules::of(self.segments.iter().map(|segment| (segment.id, &segment.rule)));
        let placed = rules.place(employees, industry.map(name_key).as_deref())?;
        self.segments.iter().find(|segment| segment.id == placed)
    }

    /// The segment an account is in by its rule; `None` where its file gave it one, or no rule holds.
    #[must_use]
    pub fn segment_by_rule(&self, account: &Account) -> Option<&Segment> {
        let placed = account.segment_id.is_none().then(|| self.by_rule.segment(account.id))??;
        self.segments.iter().find(|segment| segment.id == placed)
    }

    /// The partners by name without those that are sunset: whom the map shows and its gaps are about.
    pub fn current_partners(&self) -> impl Iterator<Item = &Partner> {
        self.partners.iter().filter(|partner| partner.lifecycle != Some(Lifecycle::Sunset))
    }

    #[must_use]
    pub fn partner(&self, id: i64) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.id == id)
    }

    /// The types that have a column on the map: all but the hidden ones. A hidden type that partners nevertheless have
    /// is shown, so that nobody drops off the map in silence.
    #[must_use]
    pub fn shown_types(&self) -> Vec<PartnerType> {
        let is_held = |kind| self.current_partners().any(|partner| partner.partner_type == Some(kind));
        let is_shown = |kind: &PartnerType| !self.setting.hidden_types.contains(kind) || is_held(*kind);
        PartnerType::ALL.into_iter().filter(is_shown).collect()
    }

    /// The integer of a fact, money in the reporting currency; `None` when nothing was recorded, which is not zero, and for
    /// an amount without a rate.
    #[must_use]
    pub fn fact(&self, partner: i64, quarter: Quarter, measure: Measure) -> Option<i64> {
        self.facts.get(&(partner, quarter, measure)).and_then(|fact| self.reported(fact))
    }

    /// What was recorded, in its own currency.
    #[must_use]
    pub fn figure(&self, partner: i64, quarter: Quarter, measure: Measure) -> Option<Figure> {
        self.facts.get(&(partner, quarter, measure)).map(Fact::figure)
    }

    /// The integer of a fact, money in the reporting currency at the latest rate dated on or before its quarter's last day;
    /// `None` for an amount without such a rate.
    #[must_use]
    pub fn reported(&self, fact: &Fact) -> Option<i64> {
        let Some(money) = fact.figure().money() else { return Some(fact.value) };
        if money.currency == self.setting.currency {
            return Some(fact.value);
        }
        let rate = self.rate(money.currency, fact.quarter)?;
        rate.rate.convert(money, self.setting.currency).map(|converted| converted.minor)
    }

    /// An amount in minor units of the reporting currency, at the rate that holds for a quarter; `None` without one.
    #[must_use]
    pub fn in_reporting(&self, money: Money, quarter: Quarter) -> Option<i64> {
        if money.currency == self.setting.currency {
            return Some(money.minor);
        }
        let rate = self.rate(money.currency, quarter)?;
        rate.rate.convert(money, self.setting.currency).map(|converted| converted.minor)
    }

    /// What a deal is worth in minor units of the reporting currency: converted once, at the rate of its quarter. `None` without an
    /// amount, or without a rate for it.
    #[must_use]
    pub fn worth(&self, deal: &Deal) -> Option<i64> {
        self.in_reporting(deal.money()?, self.deal_quarter(deal))
    }

    /// The rate to the reporting currency that holds for the figures of a quarter.
    #[must_use]
    pub fn rate(&self, currency: Currency, quarter: Quarter) -> Option<&ExchangeRate> {
        let wanted = (self.setting.currency, currency, quarter.last_day());
        let until = self.rates.partition_point(|rate| (rate.reporting, rate.currency, rate.since) <= wanted);
        let latest = self.rates[..until].last()?;
        ((latest.reporting, latest.currency) == (wanted.0, wanted.1)).then_some(latest)
    }

    /// A measure summed over quarters; `None` when none of them was recorded.
    #[must_use]
    pub fn fact_over(&self, partner: i64, quarters: &[Quarter], measure: Measure) -> Option<i64> {
        let mut values = quarters.iter().filter_map(|quarter| self.fact(partner, *quarter, measure)).peekable();
        values.peek().is_some().then(|| values.sum())
    }

    /// The joint target account lists of the review quarter, by partner, then account.
    pub fn targets(&self) -> impl Iterator<Item = &JointTarget> {
        let quarter = self.setting.review_quarter;
        self.joint_targets.iter().filter(move |target| target.quarter == quarter)
    }

    /// A partner's joint target account list of the review quarter.
    pub fn targets_of(&self, partner: i64) -> impl Iterator<Item = &JointTarget> {
        let quarter = self.setting.review_quarter;
        let own = rows_of(&self.joint_targets, partner, |target| target.partner_id);
        own.iter().filter(move |target| target.quarter == quarter)
    }

    /// The partners on a deal, one row for each thing a partner did there.
    #[must_use]
    pub fn partners_of_deal(&self, deal: i64) -> &[DealPartner] {
        rows_of(&self.deal_partners, deal, |on| on.deal_id)
    }

    /// The unknown columns of a partner's files, by their header.
    #[must_use]
    pub fn custom_of_partner(&self, partner: i64) -> &[PartnerCustom] {
        rows_of(&self.custom, partner, |custom| custom.partner_id)
    }

    /// The unknown columns of a deal's file, by their header.
    #[must_use]
    pub fn custom_of_deal(&self, deal: i64) -> &[DealCustom] {
        rows_of(&self.deal_custom, deal, |custom| custom.deal_id)
    }

    /// The attribution rule that holds: the newest version, else what Trellis begins with.
    #[must_use]
    pub fn attribution(&self) -> &AttributionRule {
        static FIRST: LazyLock<AttributionRule> = LazyLock::new(AttributionRule::default);
        self.attribution_rules.last().unwrap_or(&FIRST)
    }

    /// What is stated of a deal on the axes of a led one.
    #[must_use]
    pub fn axes_of_deal(&self, deal: i64) -> &[StatedAxis] {
        rows_of(&self.deal_axes, deal, |stated| stated.deal_id)
    }

    /// What was decided of the registrations of a deal.
    #[must_use]
    pub fn registrations_of_deal(&self, deal: i64) -> &[RegistrationRow] {
        rows_of(&self.registrations, deal, |row| row.deal_id)
    }

    /// The review quarter and the one before it, oldest first: the window of the map's numbers.
    #[must_use]
    pub fn last_two_quarters(&self) -> [Quarter; 2] {
        [self.setting.review_quarter.plus(-1), self.setting.review_quarter]
    }

    /// Whether what is known of a partner is older than the review quarter.
    #[must_use]
    pub fn is_stale(&self, partner: &Partner) -> bool {
        self.setting.calendar.quarter_of(partner.as_of) < self.setting.review_quarter
    }
}

/// The rows of one owner, of rows that are sorted by it.
fn rows_of<T>(rows: &[T], owner: i64, owner_of: impl Fn(&T) -> i64) -> &[T] {
    let from = rows.partition_point(|row| owner_of(row) < owner);
    let count = rows[from..].partition_point(|row| owner_of(row) == owner);
    &rows[from..from + count]
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use crate::store::{Document, Environment};

    #[test]
    fn a_new_day_is_a_new_snapshot_of_the_same_revision() {
        let second = Arc::new(AtomicI64::new(1_783_900_800)); // 2026-07-13, midnight in UTC
        let clock = {
            let second = Arc::clone(&second);
            move || Timestamp::from_second(second.load(Ordering::Relaxed)).unwrap()
        };
        let environment = Environment::new(PathBuf::new(), clock, Uuid::nil, TimeZone::UTC);
        let document = Document::in_memory(environment).unwrap();
        let monday = document.snapshot().unwrap();
        second.fetch_add(86_399, Ordering::Relaxed);
        assert!(Arc::ptr_eq(&monday, &document.snapshot().unwrap()));
        second.fetch_add(1, Ordering::Relaxed);
        let tuesday = document.snapshot().unwrap();
        assert_eq!((monday.today, tuesday.today), (date(2026, 7, 13), date(2026, 7, 14)));
        assert_eq!(monday.revision, tuesday.revision);
    }
}
