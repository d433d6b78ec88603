use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use trellis_core::api::Views;
use trellis_core::api::measures::MeasuresRequest;
use trellis_core::measures::Period;
use trellis_core::model::{Currency, DealAxis, DealRole, DealStage, JointStage, PartnerType, Quarter, Tier};
use trellis_core::store::tables::{
    Account, Deal, DealPartner, ExchangeRate, Fact, JointTarget, Partner, Setting, StatedAxis,
};
use trellis_core::store::{Document, Environment, Operation, Writer};
use uuid::Uuid;

/// A deal as a test says it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Its amount in whole units, and the currency.
    pub amount: Option<(i64, &'static str)>,
    pub stage: Option<DealStage>,
    pub kind: &'static str,
    pub created: Option<Date>,
    pub closed: Option<Date>,
    /// By number.
    pub account: Option<i64>,
    pub submitted: Option<Date>,
    pub decided: Option<Date>,
    pub partners: Vec<(i64, DealRole)>,
    /// What is stated of it on an axis.
    pub axes: Vec<(DealAxis, bool, Option<Date>)>,
}

/// Two euros are three dollars from April on, and four before: amounts that stay whole.
pub const RATES: [(&str, Date, &str); 2] = [("EUR", date(2024, 1, 1), "2"), ("EUR", date(2026, 4, 1), "1.5")];

/// A document of four partners (an SI and an ISV of Tier 1, a reseller of Tier 2, one of which nothing is known; and four agencies
/// of Tier 3 where a deal has one), as many
/// accounts as are wanted, each with segment 1 or 2 or none in turn, and these deals. The review quarter is Q2 2026.
pub fn document(accounts: i64, deals: &[Said], facts: &[Fact]) -> Document {
    document_with(accounts, deals, facts, &[])
}

/// The same, with joint targets: a partner, an account and the quarter, by its first day.
pub fn document_with(accounts: i64, deals: &[Said], facts: &[Fact], targets: &[(i64, i64, &str)]) -> Document {
    let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
    let environment = Environment::new("unused".into(), clock, Uuid::new_v4, TimeZone::UTC);
    let document = Document::in_memory(environment).unwrap();
    let review_quarter = Quarter::parse("2026-04-01").unwrap();
    let setting = Setting { review_quarter, ..document.read(Setting::read).unwrap() };
    let operation = Operation::AddPartner { partner: "All".to_owned() };
    document
        .transact(&operation, |writer| {
            writer.put(&setting)?;
            for (currency, since, rate) in RATES {
                let [currency, reporting] = [currency, "USD"].map(|code| Currency::from_code(code).unwrap());
                let rate = trellis_core::model::Rate::parse(rate).unwrap();
                writer.put(&ExchangeRate { currency, reporting, since, rate })?;
            }
            let has_agencies = deals.iter().flat_map(|deal| &deal.partners).any(|(id, _)| *id > 4);
            for id in 1..=if has_agencies { 8 } else { 4 } {
                writer.put(&partner(id))?;
            }
            for id in 1..=accounts {
                writer.put(&account(id))?;
            }
            for fact in facts {
                writer.put(fact)?;
            }
            for (partner_id, account_id, quarter) in targets.iter().copied() {
                let quarter = Quarter::parse(quarter).unwrap();
                let stage = JointStage::Planned;
                let (owner, next_step, import_id) = (None, None, None);
                writer.put(&JointTarget { partner_id, account_id, quarter, stage, owner, next_step, import_id })?;
            }
            (1..).zip(deals).try_for_each(|(id, said)| put(writer, id, said))
        })
        .unwrap();
    document
}

fn partner(id: i64) -> Partner {
    let (kind, tier) = match id {
        1 => (Some(PartnerType::Si), Some(1)),
        2 => (Some(PartnerType::Isv), Some(1)),
        3 => (Some(PartnerType::Reseller), Some(2)),
        4 => (None, None),
        _ => (Some(PartnerType::Agency), Some(3)),
    };
    let uuid = Uuid::from_u64_pair(7, id.unsigned_abs()).to_string();
    Partner {
        partner_type: kind,
        tier: tier.and_then(Tier::from_number),
        partner_since: (id == 1).then_some(date(2026, 1, 1)),
        ..Partner::named(id, uuid, format!("Partner {id}"), date(2026, 6, 30))
    }
}

fn account(id: i64) -> Account {
    Account {
        id,
        uuid: Uuid::from_u64_pair(8, id.unsigned_abs()).to_string(),
        name: format!("Account {id}"),
        segment_id: Some(id % 3).filter(|segment| *segment > 0),
        external_id: None,
        domain: None,
        status: None,
        owner: None,
        industry: None,
        country: None,
        city: None,
        employees: None,
        stage: None,
        last_activity: None,
        custom: Vec::new(),
        import_id: None,
        source_row: None,
    }
}

fn put(writer: &mut Writer<'_>, id: i64, said: &Said) -> trellis_core::Result<()> {
    writer.put(&Deal {
        id,
        uuid: Uuid::from_u64_pair(9, id.unsigned_abs()).to_string(),
        name: format!("Deal {id}"),
        account_id: said.account,
        amount_minor: said.amount.map(|(whole, _)| whole * 100),
        currency: said.amount.map(|(_, currency)| currency.to_owned()),
        stage: said.stage,
        deal_type: (!said.kind.is_empty()).then(|| said.kind.to_owned()),
        created_on: said.created,
        closed_on: said.closed,
        submitted_on: said.submitted,
        decided_on: said.decided,
        ..Deal::default()
    })?;
    for (partner_id, role) in &said.partners {
        writer.put(&DealPartner { deal_id: id, partner_id: *partner_id, role: *role, import_id: None })?;
    }
    for (axis, is_met, stated_on) in said.axes.iter().copied() {
        writer.put(&StatedAxis { deal_id: id, axis, is_met, stated_on, import_id: None })?;
    }
    Ok(())
}

pub fn views(document: &Document) -> Arc<Views> {
    Views::of(document, &Mutex::default()).unwrap()
}

pub fn two_quarters() -> Period {
    Period::up_to(Quarter::parse("2026-04-01").unwrap(), 2)
}

pub fn won(amount: i64, closed: Date, partners: &[(i64, DealRole)]) -> Said {
    Said {
        amount: Some((amount, "USD")),
        stage: Some(DealStage::Won),
        created: Some(date(2026, 1, 10)),
        closed: Some(closed),
        partners: partners.to_vec(),
        ..Said::default()
    }
}

pub fn all(quarters: u32) -> MeasuresRequest {
    MeasuresRequest { quarters, segment: None, partner_type: None }
}

pub const MAY: Date = date(2026, 5, 10);
