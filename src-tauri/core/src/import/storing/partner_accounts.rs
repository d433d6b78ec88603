use super::Storing;
use crate::Result;
use crate::import::plan_partner_accounts::PlannedPartnerAccounts;
use crate::store::tables::PartnerAccount;

impl Storing<'_, '_> {
    /// Stores the accounts of partners' lists as the partners have them, and which of ours they are.
    pub fn partner_accounts(&mut self, planned: &PlannedPartnerAccounts) -> Result<()> {
        self.check_revision()?;
        for (done, account) in planned.accounts.iter().enumerate() {
            self.step(done, planned.accounts.len())?;
            if account.id == 0 {
                let id = self.writer.next_id::<PartnerAccount>()?;
                self.writer.create(&PartnerAccount { id, import_id: Some(self.import), ..account.clone() })?;
            } else {
                self.writer.put(account)?;
            }
        }
        self.overlaps(&planned.overlaps)
    }
}
