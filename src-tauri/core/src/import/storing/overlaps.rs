use std::collections::HashMap;

use super::Storing;
use crate::Result;
use crate::import::plan_overlaps::PlannedOverlaps;
use crate::store::tables::{Overlap, PartnerList};

impl Storing<'_, '_> {
    /// An older list never takes the place of a newer one.
    pub fn overlaps(&mut self, planned: &PlannedOverlaps) -> Result<()> {
        self.check_revision()?;
        let import_id = Some(self.import);
        for partner_id in planned.partners.iter().copied() {
            let known = self.snapshot.lists.get(&partner_id).map(|list| list.as_of);
            let as_of = known.map_or(planned.as_of, |known| known.max(planned.as_of));
            self.writer.put_imported(PartnerList { partner_id, as_of, import_id })?;
        }
        let known: HashMap<(i64, i64), &Overlap> =
            self.snapshot.overlaps.iter().map(|row| ((row.partner_id, row.account_id), row)).collect();
        for (done, (pair, theirs)) in planned.rows.iter().enumerate() {
            self.step(done, planned.rows.len())?;
            let ((partner_id, account_id), theirs) = (*pair, *theirs);
            let overlap = Overlap { partner_id, account_id, theirs, as_of: planned.as_of, import_id };
            match known.get(pair) {
                None => self.writer.create(&overlap)?,
                Some(standing) if standing.as_of > overlap.as_of => {}
                Some(standing) => {
                    let theirs = overlap.theirs.or(standing.theirs);
                    self.writer.put_imported(Overlap { theirs, ..overlap })?;
                }
            }
        }
        Ok(())
    }
}
