use super::Storing;
use crate::Result;
use crate::import::plan_overlaps::PlannedOverlaps;
use crate::store::tables::{Overlap, PartnerList, Table};

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
        self.shared_accounts(planned, true)
    }

    /// The accounts partners have; what the file does not say of one stays.
    /// `is_first` says that this import put none before: what the snapshot has not is then not in the document.
    pub fn shared_accounts(&mut self, planned: &PlannedOverlaps, is_first: bool) -> Result<()> {
        for (done, (pair, theirs)) in planned.rows.iter().enumerate() {
            self.step(done, planned.rows.len())?;
            let (partner_id, account_id) = *pair;
            let overlap = Overlap {
                partner_id,
                account_id,
                theirs: theirs.status,
                owner: theirs.owner.clone(),
                stage: theirs.stage.clone(),
                last_activity: theirs.last_activity,
                as_of: planned.as_of,
                import_id: Some(self.import),
            };
            let is_new = is_first && self.snapshot.overlaps.get(partner_id, account_id).is_none();
            let standing = if is_new { None } else { overlap.standing(self.writer.connection())? };
            let Some(standing) = standing else {
                self.writer.create(&overlap)?;
                continue;
            };
            if standing.as_of <= overlap.as_of {
                self.writer.put_imported(Overlap {
                    theirs: overlap.theirs.or(standing.theirs),
                    owner: overlap.owner.clone().or(standing.owner),
                    stage: overlap.stage.clone().or(standing.stage),
                    last_activity: overlap.last_activity.or(standing.last_activity),
                    ..overlap
                })?;
            }
        }
        Ok(())
    }
}
