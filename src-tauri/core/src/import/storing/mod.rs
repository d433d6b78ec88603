//! The planned rows of one import on their way into the document, a module for each kind of file.

mod accounts;
mod deals;
mod densities;
mod known_source;
mod match_again;
mod mdf;
mod overlaps;
mod partner_accounts;
mod roster;

use std::collections::HashMap;

use crate::model::name_key;
use crate::store::tables::Segment;
use crate::store::{Document, Snapshot, Writer};
use crate::{Error, Job, Result};

/// How often a long import says how far it is, in rows.
const STEP: usize = 500;

/// The rows of one import on their way into the document.
pub struct Storing<'a, 'w> {
    pub writer: &'a mut Writer<'w>,
    pub document: &'a Document,
    pub snapshot: &'a Snapshot,
    pub import: i64,
    pub job: &'a Job,
}

impl Storing<'_, '_> {
    /// Sees that the document is the one the rows were planned for: what is not in the snapshot is not in the document
    /// either, and is created without a look.
    fn check_revision(&self) -> Result<()> {
        if self.writer.revision()? == self.snapshot.revision {
            return Ok(());
        }
        Err(Error::new("the document changed while the file was compared with it; nothing was stored, import it again"))
    }

    fn step(&self, done: usize, total: usize) -> Result<()> {
        if done.is_multiple_of(STEP) { self.job.step("Storing rows", done, Some(total)) } else { Ok(()) }
    }

    fn known_segments(&self) -> HashMap<String, i64> {
        self.snapshot.segments.iter().map(|segment| (name_key(&segment.name), segment.id)).collect()
    }

    fn segment(&mut self, known: &mut HashMap<String, i64>, name: &str) -> Result<i64> {
        if let Some(id) = known.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Segment>()?;
        let segment = Segment { import_id: Some(self.import), ..Segment::named(id, name.to_owned(), id) };
        self.writer.create(&segment)?;
        known.insert(name_key(name), id);
        Ok(id)
    }
}

/// Another spelling of one name is not a new name.
fn renamed(existing: &str, said: &str) -> String {
    if name_key(existing) == name_key(said) { existing.to_owned() } else { said.to_owned() }
}
