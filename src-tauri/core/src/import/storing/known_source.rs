use super::Storing;
use crate::Result;
use crate::import::Source;
use crate::store::tables::KnownSource;

impl Storing<'_, '_> {
    /// Remembers how a file was read. One without columns to know it by is forgotten. The row is this import's own, so that
    /// the import can be undone though a later one of the same source stands.
    pub fn known_source(&mut self, source: &Source) -> Result<()> {
        if source.columns.is_empty() {
            return Ok(());
        }
        let id = self.writer.next_id::<KnownSource>()?;
        self.writer.create(&KnownSource {
            id,
            kind: source.kind,
            file_name: source.file_name.clone(),
            on: self.document.environment().today(),
            columns: source.columns.clone(),
            values: source.values.clone(),
            import_id: Some(self.import),
        })
    }
}
