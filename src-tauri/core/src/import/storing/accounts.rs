use std::sync::mpsc::{SyncSender, sync_channel};

use uuid::Uuid;

use super::{Storing, renamed};
use crate::import::blanks::cleared_account;
use crate::import::plan_accounts::PlannedAccount;
use crate::import::{CustomValue, StagedAccount};
use crate::store::tables::{Account, NewAccount};
use crate::store::{AT_ONCE, Environment};
use crate::{Error, Result};

impl Storing<'_, '_> {
    pub fn accounts(&mut self, planned: &[PlannedAccount], staged: &[StagedAccount]) -> Result<()> {
        self.check_revision()?;
        let environment = self.document.environment();
        let new = planned.iter().filter(|planned| planned.existing.is_none()).map(|planned| &staged[planned.row]);
        std::thread::scope(|scope| {
            let (sender, prepared) = sync_channel(BLOCKS);
            scope.spawn(move || prepare(new, environment, &sender));
            self.store_accounts(planned, staged, &mut prepared.into_iter().flatten())
        })
    }

    fn store_accounts(
        &mut self,
        planned: &[PlannedAccount],
        staged: &[StagedAccount],
        prepared: &mut impl Iterator<Item = Prepared>,
    ) -> Result<()> {
        let mut segments = self.known_segments();
        let mut new = Vec::with_capacity(AT_ONCE);
        for (done, planned) in planned.iter().enumerate() {
            self.step(done, staged.len())?;
            let row = &staged[planned.row];
            let name = row.segment.as_deref();
            let segment_id = name.map(|name| self.segment(&mut segments, name)).transpose()?;
            if let Some(place) = planned.existing {
                let existing = &self.snapshot.accounts[place];
                let account = updated(existing, row, segment_id);
                if account != *existing {
                    self.writer.put(&account)?;
                }
            } else {
                let prepared = prepared.next().ok_or_else(|| Error::new("a row of the import got no identity"))?;
                new.push(self.new_account(row, prepared, segment_id)?);
            }
            if new.len() == AT_ONCE {
                self.writer.create_all(&new)?;
                new.clear();
            }
        }
        self.writer.create_all(&new)
    }

    fn new_account<'r>(
        &mut self,
        row: &'r StagedAccount,
        Prepared { uuid, custom }: Prepared,
        segment_id: Option<i64>,
    ) -> Result<NewAccount<'r>> {
        Ok(NewAccount {
            id: self.writer.next_id::<Account>()?,
            uuid,
            name: &row.name,
            external_id: row.external_id.as_deref(),
            domain: row.domain.as_deref(),
            segment_id,
            status: row.status,
            owner: row.owner.as_deref(),
            industry: row.industry.as_deref(),
            country: row.country.as_deref(),
            city: row.city.as_deref(),
            employees: row.employees,
            stage: row.stage.as_deref(),
            last_activity: row.last_activity,
            custom,
            import_id: self.import,
            source_row: row.row,
        })
    }
}

/// What a new account needs beside its row; made on a thread of its own while those before it are written.
struct Prepared {
    uuid: Uuid,
    custom: String,
}

/// Accounts that are handed over at once, and how often before they are written.
const BLOCK: usize = 512;
const BLOCKS: usize = 4;

/// Sends what each row needs, in the order of the rows, until all have it or nobody waits for it any more.
fn prepare<'a>(
    rows: impl Iterator<Item = &'a StagedAccount>,
    environment: &Environment,
    sender: &SyncSender<Vec<Prepared>>,
) {
    let prepare = |row: &StagedAccount| Prepared {
        uuid: environment.fresh_id(),
        custom: serde_json::to_string(&row.custom).unwrap_or_default(),
    };
    let mut prepared = rows.map(prepare).peekable();
    while prepared.peek().is_some() {
        if sender.send(prepared.by_ref().take(BLOCK).collect()).is_err() {
            return;
        }
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
        city: row.city.clone().or_else(|| existing.city.clone()),
        stage: row.stage.clone().or_else(|| existing.stage.clone()),
        last_activity: row.last_activity.or(existing.last_activity),
        employees: row.employees.or(existing.employees),
        custom: with_custom(&existing.custom, &row.custom),
        ..existing.clone()
    }
}

/// The unknown columns of an account after a file that says some of them.
fn with_custom(standing: &[(String, String)], said: &[CustomValue]) -> Vec<(String, String)> {
    let mut custom = standing.to_vec();
    for (field, value) in said {
        match custom.iter_mut().find(|(known, _)| **known == **field) {
            Some((_, known)) => known.clone_from(value),
            None => custom.push((field.to_string(), value.clone())),
        }
    }
    custom
}
