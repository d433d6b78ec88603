use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rusqlite::Connection;

use super::tables::{
    Account, Fact, Import, JointTarget, Manager, Motion, Overlap, Partner, PartnerAlias, PartnerCustom, PartnerList,
    PartnerMotion, PartnerOrigin, PartnerRole, Publication, Segment, Setting, StatedDensityRow, Table, TierSetting,
};
use crate::Result;
use crate::model::{Measure, PartnerType, Quarter, name_key};

/// The document at one revision, in memory: what every view is computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub revision: i64,
    /// The day it is where the user sits: how long a review step has taken depends on it.
    pub today: Date,
    pub setting: Setting,
    pub tiers: Vec<TierSetting>,
    pub motions: HashMap<i64, Motion>,
    pub managers: HashMap<i64, Manager>,
    /// In the document's order.
    pub segments: Vec<Segment>,
    /// By name as a person looks it up (case and accents do not count), then id.
    pub partners: Vec<Partner>,
    pub roles: Vec<PartnerRole>,
    /// Further motions, by partner.
    pub partner_motions: Vec<PartnerMotion>,
    pub custom: Vec<PartnerCustom>,
    pub aliases: Vec<PartnerAlias>,
    pub origins: HashMap<(i64, String), PartnerOrigin>,
    /// By partner, then account, then quarter.
    pub joint_targets: Vec<JointTarget>,
    pub facts: BTreeMap<(i64, Quarter, Measure), Fact>,
    pub accounts: Vec<Account>,
    pub lists: HashMap<i64, PartnerList>,
    /// By partner, then account.
    pub overlaps: Vec<Overlap>,
    pub stated: Vec<StatedDensityRow>,
    /// Oldest first.
    pub imports: Vec<Import>,
}

impl Snapshot {
    /// Reads everything in one transaction, as of the day `today`.
    pub fn read(connection: &Connection, today: Date) -> Result<Self> {
        let transaction = connection.unchecked_transaction()?;
        let mut segments = Segment::all(&transaction)?;
        segments.sort_by_key(|segment| (segment.position, segment.id));
        let mut partners = Partner::all(&transaction)?;
        partners.sort_by_cached_key(|partner| (name_key(&partner.name), partner.id));
        Ok(Self {
            revision: Publication::read(&transaction)?.map_or(0, |now| now.revision),
            today,
            setting: Setting::read(&transaction)?,
            tiers: TierSetting::all(&transaction)?,
            motions: Motion::all(&transaction)?.into_iter().map(|motion| (motion.id, motion)).collect(),
            managers: Manager::all(&transaction)?.into_iter().map(|manager| (manager.id, manager)).collect(),
            segments,
            partners,
            roles: PartnerRole::all(&transaction)?,
            partner_motions: PartnerMotion::all(&transaction)?,
            custom: PartnerCustom::all(&transaction)?,
            aliases: PartnerAlias::all(&transaction)?,
            origins: PartnerOrigin::all(&transaction)?
                .into_iter()
                .map(|origin| ((origin.partner_id, origin.field.clone()), origin))
                .collect(),
            joint_targets: JointTarget::all(&transaction)?,
            facts: Fact::all(&transaction)?
                .into_iter()
                .map(|fact| ((fact.partner_id, fact.quarter, fact.measure), fact))
                .collect(),
            accounts: Account::all(&transaction)?,
            lists: PartnerList::all(&transaction)?.into_iter().map(|list| (list.partner_id, list)).collect(),
            overlaps: Overlap::all(&transaction)?,
            stated: StatedDensityRow::all(&transaction)?,
            imports: Import::all(&transaction)?,
        })
    }

    #[must_use]
    pub fn partner(&self, id: i64) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.id == id)
    }

    /// The types that have a column on the map: all but the hidden ones. A hidden type that partners nevertheless have
    /// is shown, so that nobody drops off the map in silence.
    #[must_use]
    pub fn shown_types(&self) -> Vec<PartnerType> {
        let is_held = |kind| self.partners.iter().any(|partner| partner.partner_type == Some(kind));
        let is_shown = |kind: &PartnerType| !self.setting.hidden_types.contains(kind) || is_held(*kind);
        PartnerType::ALL.into_iter().filter(is_shown).collect()
    }

    /// The integer of a fact; `None` when nothing was recorded, which is not zero.
    #[must_use]
    pub fn fact(&self, partner: i64, quarter: Quarter, measure: Measure) -> Option<i64> {
        self.facts.get(&(partner, quarter, measure)).map(|fact| fact.value)
    }

    /// A measure summed over quarters; `None` when none of them was recorded.
    #[must_use]
    pub fn fact_over(&self, partner: i64, quarters: &[Quarter], measure: Measure) -> Option<i64> {
        let mut values = quarters.iter().filter_map(|quarter| self.fact(partner, *quarter, measure)).peekable();
        values.peek().is_some().then(|| values.sum())
    }

    /// A partner's joint target account list of the review quarter.
    pub fn targets_of(&self, partner: i64) -> impl Iterator<Item = &JointTarget> {
        let quarter = self.setting.review_quarter;
        self.joint_targets.iter().filter(move |target| target.partner_id == partner && target.quarter == quarter)
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
        let environment = Environment::new(PathBuf::new(), clock, Uuid::new_v4, TimeZone::UTC);
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
