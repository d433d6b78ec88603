//! A small document in memory, built row by row, with a clock that can be set.

#![allow(dead_code, reason = "each of the tests that share it needs a part of it")]

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use trellis_core::api::Views;
use trellis_core::model::{Currency, JointStage, Measure, PartnerType, Quarter, Relationship, Tier};
use trellis_core::store::tables::{
    Account, Fact, JointTarget, Manager, Partner, PartnerList, Setting, Table, TierSetting,
};
use trellis_core::store::{Document, Environment, Operation};
use uuid::Uuid;

/// The review quarter of every roster: the last closed one on 2 July 2026.
pub const REVIEW: Date = date(2026, 4, 1);

pub struct Roster {
    pub document: Document,
    now: Arc<Mutex<Timestamp>>,
}

impl Roster {
    /// No partners yet; five motions, four segments, three tiers with their bands.
    pub fn new() -> Self {
        let now = Arc::new(Mutex::new("2026-07-02T14:32:00Z".parse().unwrap()));
        let clock = Arc::clone(&now);
        let environment =
            Environment::new("unused".into(), move || *clock.lock().unwrap(), Uuid::new_v4, TimeZone::UTC);
        Self { document: Document::in_memory(environment).unwrap(), now }
    }

    /// One Tier 1 partner without a single finding, "Alder".
    pub fn sound() -> Self {
        let roster = Self::new();
        roster.setting(|setting| "Ines Marr".clone_into(&mut setting.program_sponsor));
        for tier in Tier::ALL {
            roster.put(&TierSetting { tier, band: None, exit_rule: "Nothing produced: out".to_owned() });
        }
        roster.manager(1, "AK");
        roster.partner(1, "Alder", |alder| {
            alder.tier = Some(Tier::STRATEGIC);
            alder.partner_type = Some(PartnerType::Isv);
            alder.motion_id = Some(1);
            alder.manager_id = Some(1);
        });
        roster.fact(1, Measure::MdfAllocated, 15_000_000);
        roster.fact(1, Measure::CoSellDeals, 3);
        roster.put(&PartnerList { partner_id: 1, as_of: date(2026, 6, 30), import_id: None });
        roster
    }

    pub fn today(&self, now: &str) {
        *self.now.lock().unwrap() = now.parse().unwrap();
    }

    pub fn put<T: Table>(&self, row: &T) {
        let operation = Operation::AddPartner { partner: row.title() };
        self.document.transact(&operation, |writer| writer.put(row)).unwrap();
    }

    pub fn remove<T: Table>(&self, row: &T) {
        let operation = Operation::AddPartner { partner: row.title() };
        self.document.transact(&operation, |writer| writer.remove(row)).unwrap();
    }

    pub fn setting(&self, change: impl FnOnce(&mut Setting)) {
        let mut setting = self.document.read(Setting::read).unwrap();
        change(&mut setting);
        self.put(&setting);
    }

    /// Adds a partner, or changes the one with this id. A new one is known as of the last day of the review quarter.
    pub fn partner(&self, id: i64, name: &str, change: impl FnOnce(&mut Partner)) {
        let uuid = Uuid::from_u64_pair(7, id.unsigned_abs()).to_string();
        let standing = self.document.snapshot().unwrap().partner(id).cloned();
        let mut partner = standing.unwrap_or_else(|| Partner::named(id, uuid, name.to_owned(), date(2026, 6, 30)));
        change(&mut partner);
        self.put(&partner);
    }

    pub fn manager(&self, id: i64, name: &str) {
        self.put(&Manager { id, name: name.to_owned(), import_id: None });
    }

    /// Of the review quarter.
    pub fn fact(&self, partner: i64, measure: Measure, value: i64) {
        self.fact_in(partner, REVIEW, measure, value);
    }

    pub fn fact_in(&self, partner_id: i64, first_day: Date, measure: Measure, value: i64) {
        let quarter = Quarter::starting(first_day).unwrap();
        let unit = Fact::unit_of(measure, Currency::USD);
        self.put(&Fact { partner_id, quarter, measure, value, unit, import_id: None });
    }

    /// A host account of the first segment, "Commercial".
    pub fn account(&self, id: i64, name: &str, status: Option<Relationship>) {
        self.put(&Account {
            id,
            uuid: Uuid::from_u64_pair(8, id.unsigned_abs()).to_string(),
            name: name.to_owned(),
            external_id: None,
            domain: None,
            segment_id: Some(1),
            status,
            owner: None,
            industry: None,
            country: None,
            city: None,
            stage: None,
            last_activity: None,
            employees: None,
            custom: Vec::new(),
            import_id: None,
            source_row: None,
        });
    }

    /// Puts the first `count` accounts on the partner's joint target list of the review quarter.
    pub fn targets(&self, partner: i64, count: i64) {
        for account in 1..=count {
            self.put(&target(partner, account));
        }
    }

    pub fn views(&self) -> Arc<Views> {
        Views::of(&self.document, &Mutex::default()).unwrap()
    }
}

pub fn target(partner_id: i64, account_id: i64) -> JointTarget {
    JointTarget {
        partner_id,
        account_id,
        quarter: Quarter::starting(REVIEW).unwrap(),
        stage: JointStage::Mapped,
        owner: None,
        next_step: None,
        import_id: None,
    }
}
