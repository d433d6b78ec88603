use std::collections::HashMap;

use super::columns::{By, COLUMNS};
use super::index::AccountsIndex;
use crate::api::account::{segment_line, segment_name};
use crate::api::listing::ListRow;
use crate::api::partners::{CellTone, PartnersCell};
use crate::api::{PAGE, short_id};
use crate::model::thousands;
use crate::overlap::Matrix;
use crate::store::Snapshot;
use crate::store::tables::Account;
use crate::text::{names, short_day_text};

/// What the rows of a page are made of.
pub(super) struct Rows<'a> {
    snapshot: &'a Snapshot,
    matrix: &'a Matrix,
    index: &'a AccountsIndex,
    /// The partners an account is pursued with this quarter, by name.
    plans: HashMap<i64, Vec<&'a str>>,
}

impl<'a> Rows<'a> {
    pub fn of(snapshot: &'a Snapshot, matrix: &'a Matrix, index: &'a AccountsIndex) -> Self {
        let mut plans: HashMap<i64, Vec<&str>> = HashMap::new();
        for target in snapshot.targets() {
            if let Some(partner) = snapshot.partner(target.partner_id) {
                plans.entry(target.account_id).or_default().push(&partner.name);
            }
        }
        for names in plans.values_mut() {
            names.sort_unstable();
        }
        Self { snapshot, matrix, index, plans }
    }

    pub fn page(&self, places: &[u32], offset: usize) -> Vec<ListRow> {
        places.iter().skip(offset).take(PAGE).map(|place| self.row(*place as usize)).collect()
    }

    fn row(&self, place: usize) -> ListRow {
        let account = &self.snapshot.accounts[place];
        ListRow {
            id: short_id(account.id),
            uuid: account.uuid.clone(),
            cells: COLUMNS.iter().map(|(by, ..)| self.cell(*by, account, place)).collect(),
        }
    }

    fn cell(&self, by: By, account: &Account, place: usize) -> PartnersCell {
        let text = |text: &Option<String>| PartnersCell::plain(text.clone().unwrap_or_default());
        match by {
            By::Name => PartnersCell {
                note: account.domain.clone().unwrap_or_default(),
                ..PartnersCell::plain(account.name.clone())
            },
            By::Segment if self.snapshot.segment_of(account).is_none() => PartnersCell::muted("Unsegmented"),
            By::Segment => match segment_line(self.snapshot, account) {
                tip if self.snapshot.segment_by_rule(account).is_some() => {
                    let segment = PartnersCell::plain(segment_name(self.snapshot, account).to_owned());
                    PartnersCell { note: "rule".to_owned(), tip, ..segment }
                }
                segment => PartnersCell::plain(segment),
            },
            By::Status => {
                PartnersCell::plain(account.status.map(|status| status.name().to_owned()).unwrap_or_default())
            }
            By::Opportunity => text(&account.stage),
            By::Owner => text(&account.owner),
            By::Partners => match self.matrix.present(account.id) {
                0 => PartnersCell::muted("none"),
                count => PartnersCell::plain(count.to_string()),
            },
            By::Warm => match self.index.warm[place] {
                0 => PartnersCell::muted("0"),
                count => PartnersCell { tone: CellTone::Good, ..PartnersCell::plain(count.to_string()) },
            },
            By::Plan => {
                let partners = self.plans.get(&account.id).map(|partners| names(partners, 2));
                PartnersCell::plain(partners.unwrap_or_default())
            }
            By::LastActivity => PartnersCell::plain(account.last_activity.map(short_day_text).unwrap_or_default()),
            By::Employees => {
                PartnersCell::plain(account.employees.map(|number| thousands(u64::from(number))).unwrap_or_default())
            }
            By::Country => text(&account.country),
            By::Industry => text(&account.industry),
        }
    }
}
