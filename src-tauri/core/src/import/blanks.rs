use std::sync::Arc;

use super::plan::Tally;
use super::{StagedAccount, StagedPartner};
use crate::model::{Measure, Quarter, Relationship, Tier};
use crate::store::Snapshot;
use crate::store::tables::{Account, Partner};

/// The mapped cells of a row with nothing in them, and whether that clears what the document has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blanks {
    /// The user asked for it; otherwise a blank says nothing.
    pub erase: bool,
    pub cells: Vec<Blank>,
}

/// What a cell with nothing in it is mapped to. Names and ids are none of it: they say which row is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Blank {
    /// The code of an attribute.
    Field(&'static str),
    Fact {
        measure: Measure,
        quarter: Quarter,
    },
    /// The header of a column Trellis does not know.
    Custom(Arc<str>),
}

impl Blanks {
    /// The cells that clear something.
    pub fn erasing(&self) -> impl Iterator<Item = &Blank> {
        self.cells.iter().filter(|_| self.erase)
    }

    fn note(&self, tally: &mut Tally, name: &str, (field, from, to): (&str, String, String)) {
        if from.is_empty() {
            return;
        }
        tally.erased += 1;
        if self.erase {
            tally.update(name, field, from, to);
        }
    }
}

/// Notes what the blank cells of a row clear, or would.
pub fn note_partner(snapshot: &Snapshot, partner: &Partner, row: &StagedPartner, tally: &mut Tally) {
    for blank in &row.blanks.cells {
        let (field, from) = match blank {
            Blank::Field(code) => attribute_of_partner(snapshot, partner, row, code),
            Blank::Fact { measure, quarter } => {
                let label = format!("{}, {}", measure.name(), snapshot.setting.calendar.label(*quarter));
                let figure = snapshot.figure(partner.id, *quarter, *measure);
                (label, figure.map(|figure| figure.text(*measure)))
            }
            Blank::Custom(header) => {
                let known = snapshot.custom_of_partner(partner.id).iter().find(|known| *known.field == **header);
                (header.to_string(), known.map(|known| known.value.clone()))
            }
        };
        row.blanks.note(tally, &partner.name, (&field, from.unwrap_or_default(), String::new()));
    }
}

/// The attribute's name and what stands in it; nothing where the row says it in another way.
fn attribute_of_partner(
    snapshot: &Snapshot,
    partner: &Partner,
    row: &StagedPartner,
    code: &str,
) -> (String, Option<String>) {
    let after = cleared_partner(partner, row, code);
    let (name, from) = match code {
        "tier" if after.tier != partner.tier => {
            ("Tier", partner.tier.map(|tier: Tier| format!("Tier {}", tier.number())))
        }
        "partner_type" if after.partner_type != partner.partner_type => {
            ("Type", partner.partner_type.map(|kind| kind.short_name().to_owned()))
        }
        "motion" if after.motion_id != partner.motion_id => {
            let motion = partner.motion_id.and_then(|id| snapshot.motions.get(&id));
            ("Motion", motion.map(|motion| motion.name.clone()))
        }
        "manager" if after.manager_id != partner.manager_id => {
            let manager = partner.manager_id.and_then(|id| snapshot.managers.get(&id));
            ("Manager", manager.map(|manager| manager.name.clone()))
        }
        "domain" if after.domain != partner.domain => ("Domain", partner.domain.clone()),
        "region" if after.region != partner.region => ("Region", partner.region.clone()),
        "partner_since" if after.partner_since != partner.partner_since => {
            ("Partner since", partner.partner_since.map(|day| day.to_string()))
        }
        _ => ("", None),
    };
    (name.to_owned(), from)
}

/// The partner without the attribute of a blank cell, unless the row says it all the same.
pub fn cleared_partner(partner: &Partner, row: &StagedPartner, code: &str) -> Partner {
    let mut partner = partner.clone();
    match code {
        "tier" if row.tier.is_none() => partner.tier = None,
        "partner_type" if row.partner_type.is_none() => partner.partner_type = None,
        "motion" if row.motion.is_none() => partner.motion_id = None,
        "manager" if row.manager.is_none() => partner.manager_id = None,
        "domain" if row.domain.is_none() => partner.domain = None,
        "region" if row.region.is_none() => partner.region = None,
        "partner_since" if row.partner_since.is_none() => partner.partner_since = None,
        _ => {}
    }
    partner
}

/// Notes what the blank cells of a row clear, or would.
pub fn note_account(snapshot: &Snapshot, account: &Account, row: &StagedAccount, tally: &mut Tally) {
    for blank in &row.blanks.cells {
        let after = cleared_account(account, row, blank);
        let mut to = String::new();
        let (field, from) = match blank {
            Blank::Field("segment") if after.segment_id != account.segment_id => {
                let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == account.segment_id);
                to = placed(snapshot, account, row);
                ("Segment", segment.map(|segment| segment.name.clone()))
            }
            Blank::Field("status") if after.status != account.status => {
                ("Status", account.status.map(|status: Relationship| status.name().to_owned()))
            }
            Blank::Field("domain") if after.domain != account.domain => ("Domain", account.domain.clone()),
            Blank::Field("owner") => ("Owner", account.owner.clone()),
            Blank::Field("industry") => ("Industry", account.industry.clone()),
            Blank::Field("country") => ("Country", account.country.clone()),
            Blank::Field("city") => ("City", account.city.clone()),
            Blank::Field("stage") => ("Opportunity stage", account.stage.clone()),
            Blank::Field("last_activity") => ("Last activity", account.last_activity.map(|day| day.to_string())),
            Blank::Field("employees") => ("Employees", account.employees.map(|number| number.to_string())),
            Blank::Custom(header) => {
                let standing = account.custom.iter().find(|(known, _)| **known == **header);
                (header.as_ref(), standing.map(|(_, value)| value.clone()))
            }
            _ => ("", None),
        };
        row.blanks.note(tally, &account.name, (field, from.unwrap_or_default(), to));
    }
}

/// "Enterprise, by rule": where the account stands once no file says its segment. Empty where no rule holds.
fn placed(snapshot: &Snapshot, account: &Account, row: &StagedAccount) -> String {
    let left = row.blanks.erasing().fold(account.clone(), |kept, blank| cleared_account(&kept, row, blank));
    let industry = row.industry.as_deref().or(left.industry.as_deref());
    let segment = snapshot.placed_by_rules(row.employees.or(left.employees), industry);
    segment.map(|segment| format!("{}, by rule", segment.name)).unwrap_or_default()
}

/// The account without what a blank cell is mapped to, unless the row says it all the same.
pub fn cleared_account(account: &Account, row: &StagedAccount, blank: &Blank) -> Account {
    let mut account = account.clone();
    match blank {
        Blank::Field("segment") if row.segment.is_none() => account.segment_id = None,
        Blank::Field("status") if row.status.is_none() => account.status = None,
        Blank::Field("domain") if row.domain.is_none() => account.domain = None,
        Blank::Field("owner") => account.owner = None,
        Blank::Field("industry") => account.industry = None,
        Blank::Field("country") => account.country = None,
        Blank::Field("city") => account.city = None,
        Blank::Field("stage") => account.stage = None,
        Blank::Field("last_activity") => account.last_activity = None,
        Blank::Field("employees") => account.employees = None,
        Blank::Custom(header) => account.custom.retain(|(known, _)| **known != **header),
        Blank::Field(_) | Blank::Fact { .. } => {}
    }
    account
}
