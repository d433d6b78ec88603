use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use trellis_core::model::{DealRole, DealStage, Relationship, SegmentRule};
use trellis_core::store::tables::{
    Account, Deal, DealPartner, Overlap, Partner, PartnerList, Segment, Setting, StatedDensityRow, Table,
};
use trellis_core::store::{Document, Environment, Operation, Writer};
use uuid::Uuid;

/// A document that was drawn, and how many partners it has.
pub struct Drawn {
    pub document: Document,
    pub partners: i64,
}

/// What a document is made of.
#[derive(Clone, Debug)]
pub struct Drawing {
    small_base: u32,
    accounts: Vec<DrawnAccount>,
    /// One a segment; most say nothing.
    rules: Vec<SegmentRule>,
    partners: Vec<DrawnPartner>,
    /// The account of an open deal that the first partner co-sells, or only registered.
    deals: Vec<(prop::sample::Index, bool)>,
}

#[derive(Clone, Debug)]
struct DrawnAccount {
    /// Of its file; 0 is none.
    segment: u8,
    status: Option<Relationship>,
    employees: Option<u32>,
    industry: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct DrawnPartner {
    list: Option<Date>,
    overlaps: Vec<(prop::sample::Index, Option<Relationship>, Date)>,
    /// Segment, day, and what is stated.
    stated: Vec<(i64, Date, Stated)>,
}

#[derive(Clone, Debug)]
enum Stated {
    Withheld,
    Counts(u32, u32),
    Percent(u32),
}

pub fn status() -> impl Strategy<Value = Option<Relationship>> {
    option::of(prop::sample::select(Relationship::ALL.to_vec()))
}

/// In the review quarter, at either end of it, or before it.
pub fn day() -> impl Strategy<Value = Date> {
    prop::sample::select(vec![date(2026, 6, 30), date(2026, 4, 1), date(2026, 3, 31), date(2025, 12, 31)])
}

fn stated() -> impl Strategy<Value = Stated> {
    prop_oneof![
        Just(Stated::Withheld),
        (0_u32..40, 0_u32..40).prop_map(|(one, other)| Stated::Counts(one.min(other), one.max(other))),
        (0_u32..=10_000).prop_map(Stated::Percent),
    ]
}

/// Few enough numbers that accounts stand at the limits of rules.
pub fn employees() -> impl Strategy<Value = Option<u32>> {
    option::of(prop::sample::select(vec![0_u32, 1, 99, 100, 101, 999, 1_000, 5_000]))
}

const INDUSTRIES: [&str; 6] = ["Banking", "BANKING", "Santé", "SANTÉ", "sante", "Retail"];

fn account() -> impl Strategy<Value = DrawnAccount> {
    (0_u8..=4, any::<bool>(), status(), employees(), option::of(prop::sample::select(INDUSTRIES.to_vec()))).prop_map(
        |(segment, has_segment, status, employees, industry)| DrawnAccount {
            segment: if has_segment { segment } else { 0 },
            status,
            employees,
            industry,
        },
    )
}

pub fn rule() -> impl Strategy<Value = SegmentRule> {
    let industries = vec(prop::sample::select(INDUSTRIES.to_vec()), 0..3);
    let written = (employees(), employees(), industries).prop_map(|(one, other, industries)| {
        let is_upside_down = one.zip(other).is_some_and(|(least, most)| least > most);
        let (employees_at_least, employees_at_most) = if is_upside_down { (other, one) } else { (one, other) };
        let industries = industries.into_iter().map(str::to_owned).collect();
        SegmentRule { employees_at_least, employees_at_most, industries }
    });
    prop_oneof![Just(SegmentRule::default()), written]
}

pub fn drawn() -> impl Strategy<Value = Drawing> {
    let accounts = vec(account(), 0..60);
    let overlaps = vec((any::<prop::sample::Index>(), status(), day()), 0..50);
    let partner = (option::of(day()), overlaps, vec((1_i64..=4, day(), stated()), 0..5))
        .prop_map(|(list, overlaps, stated)| DrawnPartner { list, overlaps, stated });
    let deals = vec((any::<prop::sample::Index>(), any::<bool>()), 0..4);
    (prop::sample::select(vec![0_u32, 3, 20]), accounts, vec(rule(), 4), vec(partner, 1..7), deals).prop_map(
        |(small_base, accounts, rules, partners, deals)| Drawing { small_base, accounts, rules, partners, deals },
    )
}

impl Drawing {
    pub fn stored(self) -> Drawn {
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new("unused".into(), clock, Uuid::new_v4, TimeZone::UTC);
        let document = Document::in_memory(environment).unwrap();
        let setting = Setting { small_base: self.small_base, ..document.read(Setting::read).unwrap() };
        let partners = i64::try_from(self.partners.len()).unwrap();
        let operation = Operation::AddPartner { partner: "All".to_owned() };
        let store = |writer: &mut Writer<'_>| {
            writer.put(&setting)?;
            for (id, account) in (1..).zip(&self.accounts) {
                writer.put(&account.row(id))?;
            }
            for (id, rule) in (1..).zip(&self.rules) {
                write_rule(writer, id, rule)?;
            }
            for (id, partner) in (1..).zip(&self.partners) {
                self.partner(writer, id, partner)?;
            }
            self.deals(writer)
        };
        document.transact(&operation, store).unwrap();
        Drawn { document, partners }
    }

    fn partner(&self, writer: &mut Writer<'_>, id: i64, drawn: &DrawnPartner) -> trellis_core::Result<()> {
        let uuid = Uuid::from_u64_pair(7, id.unsigned_abs()).to_string();
        writer.put(&Partner::named(id, uuid, format!("Partner {id}"), date(2026, 6, 30)))?;
        if let Some(as_of) = drawn.list {
            writer.put(&PartnerList { partner_id: id, as_of, import_id: None })?;
        }
        for (account, theirs, as_of) in &drawn.overlaps {
            if !self.accounts.is_empty() {
                let account = i64::try_from(account.index(self.accounts.len()) + 1).unwrap();
                writer.put(&overlap(id, account, *theirs, *as_of))?;
            }
        }
        for (segment_id, as_of, stated) in &drawn.stated {
            let (shared, base, basis_points) = match stated {
                Stated::Withheld => (None, None, None),
                Stated::Counts(shared, base) => (Some(*shared), Some(*base), None),
                Stated::Percent(basis_points) => (None, None, Some(*basis_points)),
            };
            writer.put(&StatedDensityRow {
                partner_id: id,
                segment_id: *segment_id,
                as_of: *as_of,
                shares: !matches!(stated, Stated::Withheld),
                shared,
                base,
                basis_points,
                import_id: None,
            })?;
        }
        Ok(())
    }

    fn deals(&self, writer: &mut Writer<'_>) -> trellis_core::Result<()> {
        for (id, (account, is_co_sold)) in (1..).zip(&self.deals) {
            if self.accounts.is_empty() {
                continue;
            }
            writer.put(&Deal {
                id,
                uuid: Uuid::from_u64_pair(9, id.unsigned_abs()).to_string(),
                name: format!("Deal {id}"),
                account_id: Some(i64::try_from(account.index(self.accounts.len()) + 1).unwrap()),
                stage: Some(DealStage::Open),
                ..Deal::default()
            })?;
            let role = if *is_co_sold { DealRole::CoSell } else { DealRole::Registered };
            writer.put(&DealPartner { deal_id: id, partner_id: 1, role, import_id: None })?;
        }
        Ok(())
    }
}

impl DrawnAccount {
    fn row(&self, id: i64) -> Account {
        Account {
            id,
            uuid: Uuid::from_u64_pair(8, id.unsigned_abs()).to_string(),
            name: format!("account {id:03}"),
            external_id: None,
            domain: None,
            segment_id: (self.segment > 0).then_some(i64::from(self.segment)),
            status: self.status,
            owner: None,
            industry: self.industry.map(str::to_owned),
            country: None,
            city: None,
            employees: self.employees,
            stage: None,
            last_activity: None,
            custom: Vec::new(),
            import_id: None,
            source_row: None,
        }
    }
}

pub fn write_rule(writer: &mut Writer<'_>, segment: i64, rule: &SegmentRule) -> trellis_core::Result<()> {
    let standing = Segment::of_id(writer.connection(), segment)?;
    standing.map_or(Ok(()), |standing| writer.put(&Segment { rule: rule.clone(), ..standing }))
}

pub fn overlap(partner_id: i64, account_id: i64, theirs: Option<Relationship>, as_of: Date) -> Overlap {
    Overlap { partner_id, account_id, theirs, owner: None, stage: None, last_activity: None, as_of, import_id: None }
}
