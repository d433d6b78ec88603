use super::Storing;
use crate::Result;
use crate::import::Source;
use crate::import::source::is_same_source;
use crate::store::tables::KnownSource;

impl Storing<'_, '_> {
    /// Remembers how a file was read: over the last file of the same kind that was called alike. One without columns
    /// to know it by is forgotten.
    pub fn known_source(&mut self, source: &Source) -> Result<()> {
        if source.columns.is_empty() {
            return Ok(());
        }
        let is_same =
            |known: &&KnownSource| known.kind == source.kind && is_same_source(&known.file_name, &source.file_name);
        let standing = self.snapshot.sources.iter().rev().find(is_same).map(|known| known.id);
        let id = standing.map_or_else(|| self.writer.next_id::<KnownSource>(), Ok)?;
        self.writer.put_imported(KnownSource {
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
