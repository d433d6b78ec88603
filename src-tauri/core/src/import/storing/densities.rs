use super::Storing;
use crate::Result;
use crate::import::plan_densities::PlannedDensity;
use crate::store::tables::StatedDensityRow;

impl Storing<'_, '_> {
    pub fn densities(&mut self, rows: &[PlannedDensity]) -> Result<()> {
        let mut segments = self.known_segments();
        for (done, planned) in rows.iter().enumerate() {
            self.step(done, rows.len())?;
            let segment = self.segment(&mut segments, &planned.segment)?;
            let row = StatedDensityRow::new(planned.partner, segment, planned.as_of, planned.stated, self.import);
            self.writer.put_imported(row)?;
        }
        Ok(())
    }
}
