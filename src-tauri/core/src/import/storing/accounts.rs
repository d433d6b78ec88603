use super::{Storing, renamed};
use crate::Result;
use crate::import::StagedAccount;
use crate::import::blanks::cleared_account;
use crate::import::plan_accounts::PlannedAccount;
use crate::store::tables::Account;

impl Storing<'_, '_> {
    pub fn accounts(&mut self, planned: &[PlannedAccount], staged: &[StagedAccount]) -> Result<()> {
        self.check_revision()?;
        let mut segments = self.known_segments();
        for (done, planned) in planned.iter().enumerate() {
            self.step(done, staged.len())?;
            let row = &staged[planned.row];
            let name = row.segment.as_deref();
            let segment_id = name.map(|name| self.segment(&mut segments, name)).transpose()?;
            match planned.existing.map(|place| &self.snapshot.accounts[place]) {
                Some(existing) => {
                    let account = updated(existing, row, segment_id);
                    if account != *existing {
                        self.writer.put(&account)?;
                    }
                }
                None => self.new_account(row, segment_id)?,
            }
        }
        Ok(())
    }

    fn new_account(&mut self, row: &StagedAccount, segment_id: Option<i64>) -> Result<()> {
        let account = Account {
            id: self.writer.next_id::<Account>()?,
            uuid: self.document.environment().fresh_id().to_string(),
            name: row.name.clone(),
            external_id: row.external_id.clone(),
            domain: row.domain.clone(),
            segment_id,
            status: row.status,
            owner: row.owner.clone(),
            industry: row.industry.clone(),
            country: row.country.clone(),
            employees: row.employees,
            custom: row.custom.clone(),
            import_id: Some(self.import),
            source_row: Some(row.row),
        };
        self.writer.create(&account)
    }
}

/// What the file does not say stays, unless its blanks erase.
fn updated(existing: &Account, row: &StagedAccount, segment_id: Option<i64>) -> Account {
    let existing = &row.blanks.erasing().fold(existing.clone(), |kept, blank| cleared_account(&kept, row, blank));
    Account {
        name: renamed(&existing.name, &row.name),
        external_id: row.external_id.clone().or_else(|| existing.external_id.clone()),
        domain: row.domain.clone().or_else(|| existing.domain.clone()),
        segment_id: segment_id.or(existing.segment_id),
        status: row.status.or(existing.status),
        owner: row.owner.clone().or_else(|| existing.owner.clone()),
        industry: row.industry.clone().or_else(|| existing.industry.clone()),
        country: row.country.clone().or_else(|| existing.country.clone()),
        employees: row.employees.or(existing.employees),
        custom: with_custom(&existing.custom, &row.custom),
        ..existing.clone()
    }
}

/// The unknown columns of an account after a file that says some of them.
fn with_custom(standing: &[(String, String)], said: &[(String, String)]) -> Vec<(String, String)> {
    let mut custom = standing.to_vec();
    for (field, value) in said {
        match custom.iter_mut().find(|(known, _)| known == field) {
            Some((_, known)) => known.clone_from(value),
            None => custom.push((field.clone(), value.clone())),
        }
    }
    custom
}
