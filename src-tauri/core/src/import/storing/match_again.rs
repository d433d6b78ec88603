use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Storing;
use super::partner_accounts::matched;
use crate::Result;
use crate::import::list_matching::{Found, ListMatching};
use crate::import::plan_overlaps::PlannedOverlaps;
use crate::store::Listed;
use crate::store::tables::{Account, AccountAlias, PartnerAccount, Table};

impl Storing<'_, '_> {
    /// Looks for the accounts on partners' lists that were none of ours, or were only asked about, among our accounts as they
    /// are after an import of them.
    pub fn match_again(&mut self) -> Result<()> {
        if self.snapshot.listed.is_empty() {
            return Ok(());
        }
        let connection = self.writer.connection();
        let (own, former) = (Account::all(connection)?, AccountAlias::all(connection)?);
        let listed = Listed::read(connection, None)?;
        let is_open = |account: &&PartnerAccount| {
            let found = listed.matches.get(&account.id);
            found.is_none_or(|found| !found.is_taken)
        };
        let open: Vec<&PartnerAccount> = listed.accounts.iter().filter(is_open).collect();
        let matching = ListMatching::new(&own, &former);
        let found = matching.find_all(&open, |account| listed.decisions_of(account.id), self.job)?;
        let mut shared: BTreeMap<Date, PlannedOverlaps> = BTreeMap::new();
        for (account, found) in open.into_iter().zip(found) {
            self.put_match(&listed, account, found)?;
            if let Some(found) = found.filter(|found| found.is_taken) {
                let empty =
                    || PlannedOverlaps { rows: BTreeMap::new(), partners: BTreeSet::new(), as_of: account.as_of };
                let planned = shared.entry(account.as_of).or_insert_with(empty);
                planned.join(self.snapshot, found.account, account);
            }
        }
        shared.values().try_for_each(|planned| self.shared_accounts(planned, false))
    }

    fn put_match(&mut self, listed: &Listed, account: &PartnerAccount, found: Option<Found>) -> Result<()> {
        let standing = listed.matches.get(&account.id);
        match (standing, found) {
            (None, None) => Ok(()),
            (Some(standing), None) => self.writer.remove(standing),
            (None, Some(found)) => self.writer.create(&matched(account.id, found, self.import)),
            (Some(_), Some(found)) => self.writer.put_imported(matched(account.id, found, self.import)),
        }
    }
}
