use super::Storing;
use crate::Result;
use crate::import::plan_mdf::PlannedMdf;
use crate::store::tables::MdfActivity;

impl Storing<'_, '_> {
    /// Stores activities of the ledger of marketing money.
    pub fn mdf(&mut self, rows: &[PlannedMdf]) -> Result<()> {
        self.check_revision()?;
        for (done, planned) in rows.iter().enumerate() {
            self.step(done, rows.len())?;
            if planned.id == 0 {
                let id = self.writer.next_id::<MdfActivity>()?;
                let uuid = self.document.environment().fresh_id().to_string();
                let import_id = Some(self.import);
                self.writer.create(&MdfActivity { id, uuid, import_id, ..planned.clone() })?;
            } else {
                self.writer.put(planned)?;
            }
        }
        Ok(())
    }
}
