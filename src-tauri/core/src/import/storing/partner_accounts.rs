use std::collections::BTreeSet;

use super::Storing;
use crate::Result;
use crate::import::list_matching::Found;
use crate::import::plan_partner_accounts::PlannedPartnerAccounts;
use crate::store::tables::{AccountMatch, Overlap, PartnerAccount};

impl Storing<'_, '_> {
    /// Stores the accounts of partners' lists as the partners have them, what they are taken for, and which of ours they are.
    pub fn partner_accounts(&mut self, planned: &PlannedPartnerAccounts) -> Result<()> {
        self.check_revision()?;
        let taken: BTreeSet<(i64, i64)> = planned.overlaps.rows.keys().copied().collect();
        let total = planned.accounts.len();
        for (done, planned) in planned.accounts.iter().enumerate() {
            self.step(done, total)?;
            let mut account = planned.account.clone();
            if account.id == 0 {
                account.id = self.writer.next_id::<PartnerAccount>()?;
                account.import_id = Some(self.import);
                self.writer.create(&account)?;
                if let Some(found) = planned.found {
                    self.writer.create(&matched(account.id, found, self.import))?;
                }
            } else {
                if planned.is_changed {
                    self.writer.put(&account)?;
                }
                self.match_anew(&account, planned.found, &taken)?;
            }
        }
        self.overlaps(&planned.overlaps)
    }

    /// Puts what an account that was on the list before is taken for now. What it was taken for is no longer shared, unless
    /// another row of the list is that account.
    fn match_anew(
        &mut self,
        account: &PartnerAccount,
        found: Option<Found>,
        taken: &BTreeSet<(i64, i64)>,
    ) -> Result<()> {
        let standing = AccountMatch::of_listed(self.writer.connection(), account.id)?;
        match (&standing, found) {
            (None, None) => {}
            (Some(standing), None) => self.writer.remove(standing)?,
            (_, Some(found)) => self.writer.put_imported(matched(account.id, found, self.import))?,
        }
        let before = standing.filter(|standing| {
            standing.is_taken && found.is_none_or(|found| !found.is_taken || found.account != standing.account_id)
        });
        let Some(before) = before else { return Ok(()) };
        let pair = (account.partner_id, before.account_id);
        if !taken.contains(&pair) && !AccountMatch::is_shared(self.writer.connection(), pair)? {
            let shared = Overlap::of_pair(self.writer.connection(), pair)?;
            if let Some(shared) = shared
                && shared.is_of_list(self.writer.connection(), account.as_of)?
            {
                self.writer.remove(&shared)?;
            }
        }
        Ok(())
    }
}

/// What an account on a list is taken for, as it is stored.
pub fn matched(partner_account_id: i64, found: Found, import: i64) -> AccountMatch {
    AccountMatch {
        partner_account_id,
        account_id: found.account,
        basis: found.basis,
        probability: found.probability,
        is_taken: found.is_taken,
        import_id: Some(import),
    }
}
