use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use trellis_core::model::{Relationship, SegmentRule};
use trellis_core::store::tables::{Account, PartnerList, Segment, Table};
use trellis_core::store::{Document, Operation};

use crate::random::{day, employees, overlap, rule, status, write_rule};

/// Something that happens to a document.
#[derive(Clone, Debug)]
pub enum Change {
    /// A partner has an account, or no longer has it.
    Overlap {
        partner: prop::sample::Index,
        account: i64,
        theirs: Option<Relationship>,
    },
    List {
        partner: prop::sample::Index,
        as_of: Date,
    },
    Segment {
        account: i64,
        segment: i64,
    },
    Employees {
        account: i64,
        employees: Option<u32>,
    },
    Rule {
        segment: i64,
        rule: SegmentRule,
    },
    /// Segments change places, and with them which rule is asked first.
    Order {
        segment: i64,
        position: i64,
    },
    Undo,
}

pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    let partner = any::<prop::sample::Index>;
    let change = prop_oneof![
        4 => (partner(), 1_i64..60, status())
            .prop_map(|(partner, account, theirs)| Change::Overlap { partner, account, theirs }),
        1 => (partner(), day()).prop_map(|(partner, as_of)| Change::List { partner, as_of }),
        1 => (1_i64..60, 0_i64..=4).prop_map(|(account, segment)| Change::Segment { account, segment }),
        1 => (1_i64..60, employees()).prop_map(|(account, employees)| Change::Employees { account, employees }),
        2 => (1_i64..=4, rule()).prop_map(|(segment, rule)| Change::Rule { segment, rule }),
        1 => (1_i64..=4, 0_i64..6).prop_map(|(segment, position)| Change::Order { segment, position }),
        2 => Just(Change::Undo),
    ];
    vec(change, 1..6)
}

impl Change {
    /// By how many the changes that can be undone grew. An account that is not there cannot be shared.
    pub fn carry_out(&self, document: &Document, partners: i64) -> i32 {
        let of = |partner: &prop::sample::Index| {
            i64::try_from(partner.index(usize::try_from(partners).unwrap()) + 1).unwrap()
        };
        let operation = Operation::AddPartner { partner: "A change".to_owned() };
        let done = match self {
            Self::Undo => document.undo().map(|_| ()),
            Self::List { partner, as_of } => document
                .transact(&operation, |writer| {
                    writer.put(&PartnerList { partner_id: of(partner), as_of: *as_of, import_id: None })
                })
                .map(|_| ()),
            Self::Overlap { partner, account, theirs } => document
                .transact(&operation, |writer| {
                    let row = overlap(of(partner), *account, *theirs, date(2026, 6, 30));
                    if row.standing(writer.connection())?.is_some() { writer.remove(&row) } else { writer.put(&row) }
                })
                .map(|_| ()),
            Self::Segment { account, segment } => document
                .transact(&operation, |writer| {
                    let standing = Account::of_id(writer.connection(), *account)?;
                    let segment_id = (*segment > 0).then_some(*segment);
                    standing.map_or(Ok(()), |standing| writer.put(&Account { segment_id, ..standing }))
                })
                .map(|_| ()),
            Self::Employees { account, employees } => document
                .transact(&operation, |writer| {
                    let standing = Account::of_id(writer.connection(), *account)?;
                    standing.map_or(Ok(()), |standing| writer.put(&Account { employees: *employees, ..standing }))
                })
                .map(|_| ()),
            Self::Rule { segment, rule } => {
                document.transact(&operation, |writer| write_rule(writer, *segment, rule)).map(|_| ())
            }
            Self::Order { segment, position } => document
                .transact(&operation, |writer| {
                    let standing = Segment::of_id(writer.connection(), *segment)?;
                    standing.map_or(Ok(()), |standing| writer.put(&Segment { position: *position, ..standing }))
                })
                .map(|_| ()),
        };
        match done {
            Ok(()) if matches!(self, Self::Undo) => -1,
            Ok(()) => 1,
            Err(_) => 0,
        }
    }
}
