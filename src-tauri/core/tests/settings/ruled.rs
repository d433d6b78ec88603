//! A document with accounts that are few enough to place by hand; segments are 1 Commercial, 2 Mid-market, 3 Enterprise,
//! 4 Regulated.

use jiff::civil::date;
use trellis_core::api::settings::{SettingChange, WrittenRule};
use trellis_core::model::Relationship;
use trellis_core::store::Snapshot;
use trellis_core::store::tables::{Account, Overlap, PartnerList};

use crate::desk::Desk;

/// Name, segment from the file, employees, industry.
type Told = (&'static str, Option<i64>, Option<u32>, Option<&'static str>);

/// The first is account 1.
const ACCOUNTS: [Told; 7] = [
    ("Alder", None, Some(1_000), Some("Banking")),
    ("Birch", None, Some(999), Some("BANKING")),
    ("Cedar", None, Some(1_000), Some("Retail")),
    ("Dogwood", None, None, Some("Retail")),
    ("Elm", Some(1), Some(5_000), Some("Banking")),
    ("Fir", None, Some(99), Some("Santé")),
    ("Gum", None, Some(100), None),
];

/// A document with these accounts; Corvane's list has Alder, Cedar, Dogwood and Elm.
pub fn desk() -> Desk {
    let desk = Desk::empty();
    desk.add_partner(1, "Corvane");
    desk.write(|writer| {
        for (id, (name, segment_id, employees, industry)) in (1..).zip(ACCOUNTS) {
            writer.put(&Account {
                id,
                uuid: format!("account {id}"),
                name: name.to_owned(),
                external_id: None,
                domain: None,
                segment_id,
                status: Some(Relationship::Prospect),
                owner: None,
                industry: industry.map(str::to_owned),
                country: None,
                city: None,
                employees,
                stage: None,
                last_activity: None,
                custom: Vec::new(),
                import_id: None,
                source_row: None,
            })?;
        }
        writer.put(&PartnerList { partner_id: 1, as_of: date(2026, 6, 30), import_id: None })?;
        [1, 3, 4, 5].iter().try_for_each(|account_id| {
            writer.put(&Overlap {
                partner_id: 1,
                account_id: *account_id,
                theirs: Some(Relationship::Customer),
                owner: None,
                stage: None,
                last_activity: None,
                as_of: date(2026, 6, 30),
                import_id: None,
            })
        })
    });
    desk
}

pub fn rule(id: u32, at_least: &str, at_most: &str, industries: &[&str]) -> SettingChange {
    let rule = WrittenRule {
        employees_at_least: at_least.to_owned(),
        employees_at_most: at_most.to_owned(),
        industries: industries.iter().map(ToString::to_string).collect(),
    };
    SettingChange::SegmentRule { id, rule }
}

/// The segment of each account, 0 for the bucket.
pub fn segments(now: &Snapshot) -> Vec<i64> {
    now.accounts.iter().map(|account| now.segment_of(account).unwrap_or(0)).collect()
}
