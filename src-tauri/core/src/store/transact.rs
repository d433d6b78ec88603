use std::collections::HashMap;

use rusqlite::{Connection, Transaction, params_from_iter};

use super::change::Change;
use super::overlap_pack::pack;
use super::tables::{FreshRow, Imported, Publication, Table, insert_sql};
use super::touched::Touched;
use super::{Document, Operation};
use crate::api::document::{Changed, Topic};
use crate::{Error, Result};

/// The one way to write: every row goes through here and is either logged with what stood before, or carries the id of
/// the import that created it.
pub struct Writer<'a> {
    transaction: Transaction<'a>,
    change_set: i64,
    sequence: i64,
    touched: Touched,
    /// By table, what every further row needs: asking for it anew would cost an import as much as writing the row.
    tables: HashMap<&'static str, OpenTable>,
}

/// Rows written by one statement.
pub const AT_ONCE: usize = 50;

/// A table in the course of one transaction.
#[derive(Default)]
struct OpenTable {
    write: String,
    last_id: Option<i64>,
}

impl Writer<'_> {
    /// What the transaction sees.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Writes `row` over what stands under its key, and logs both. Writing what stands already changes nothing.
    pub fn put<T: Table>(&mut self, row: &T) -> Result<()> {
        let standing = row.standing(&self.transaction)?;
        if standing.as_ref() == Some(row) {
            return Ok(());
        }
        Change::of(standing.as_ref(), Some(row))?.log(&self.transaction, self.change_set, self.sequence)?;
        self.sequence += 1;
        self.touched.row(row);
        row.write(&self.transaction)
    }

    /// Writes a row of an import: where nothing stands under its key the import creates it, else what stands is updated
    /// and stays the row of whoever created it.
    pub fn put_imported<T: Imported>(&mut self, mut row: T) -> Result<()> {
        match row.standing(&self.transaction)? {
            None => self.create(&row),
            Some(standing) => {
                row.set_import_id(standing.import_id());
                self.put(&row)
            }
        }
    }

    /// Writes a row that this import creates. It is not logged: it carries the import's id and goes by it.
    pub fn create<T: Table>(&mut self, row: &T) -> Result<()> {
        self.touched.row(row);
        let table = self.tables.entry(T::NAME).or_default();
        if table.write.is_empty() {
            table.write = T::write_sql();
        }
        self.transaction.prepare_cached(&table.write)?.execute(params_from_iter(row.values()))?;
        Ok(())
    }

    /// Writes rows that this import creates and that stand nowhere yet, as [`Self::create`] does one: several in a statement,
    /// which spares what `SQLite` does for each.
    pub fn create_all<R: FreshRow>(&mut self, rows: &[R]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.touched.table::<R::Of>();
        for rows in rows.chunks(AT_ONCE) {
            let mut statement = self.transaction.prepare_cached(&insert_sql::<R::Of>(rows.len()))?;
            for (place, row) in rows.iter().enumerate() {
                row.bind(&mut statement, 1 + place * R::Of::COLUMNS.len())?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }

    /// Takes out the row that stands under `row`'s key, and logs what stood.
    pub fn remove<T: Table>(&mut self, row: &T) -> Result<()> {
        let Some(standing) = row.standing(&self.transaction)? else { return Ok(()) };
        Change::of(Some(&standing), None)?.log(&self.transaction, self.change_set, self.sequence)?;
        self.sequence += 1;
        self.touched.row(row);
        standing.delete(&self.transaction)
    }

    /// The revision the transaction began at.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn revision(&self) -> Result<i64> {
        revision_of(&self.transaction)
    }

    /// The step of the history this transaction is.
    #[must_use]
    pub fn step(&self) -> i64 {
        self.change_set
    }

    /// The identifier the next row of `T` may take; identifiers are never reused.
    pub fn next_id<T: Table>(&mut self) -> Result<i64> {
        let table = self.tables.entry(T::NAME).or_default();
        let last = if let Some(last) = table.last_id {
            last
        } else {
            let last = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)";
            self.transaction.query_row(last, [T::NAME], |row| row.get(0))?
        };
        table.last_id = Some(last + 1);
        Ok(last + 1)
    }

    /// Keeps what was done to a table for good: nothing that changed it, this transaction among it, is undone any more.
    pub fn seal<T: Table>(&mut self) -> Result<()> {
        let sql = "UPDATE change_set SET state = 'settled' WHERE id IN (SELECT change_set_id FROM change WHERE table_name = ?)";
        self.transaction.execute(sql, [T::NAME])?;
        Ok(())
    }

    /// Keeps this change for good: it stands in the history and is not undone.
    pub fn is_for_good(&mut self) -> Result<()> {
        self.transaction.execute("UPDATE change_set SET state = 'settled' WHERE id = ?", [self.change_set])?;
        Ok(())
    }

    /// Keeps this change and all before it for good: a barrier that no undo goes behind.
    pub fn is_barrier(&mut self) -> Result<()> {
        self.transaction.execute("UPDATE change_set SET state = 'settled' WHERE state = 'done'", [])?;
        Ok(())
    }

    /// Ties the change set to the import whose rows it created.
    pub fn belongs_to_import(&mut self, import: i64) -> Result<()> {
        self.transaction
            .execute("UPDATE change_set SET import_id = ? WHERE id = ?", [import, self.change_set])
            .map(|_| ())
            .map_err(Error::from)
    }
}

impl Document {
    /// Runs `work` as one atomic, named change of the document and says what changed. An error leaves everything as it
    /// stood. What was undone before can no longer be redone.
    ///
    /// # Errors
    /// What `work` errs with, or when the document cannot be written.
    pub fn transact<T>(
        &self,
        operation: &Operation,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let at = self.environment().now().to_string();
        self.write(|connection| {
            let transaction = connection.transaction()?;
            forget_redo(&transaction)?;
            let operation = serde_json::to_string(operation)?;
            transaction.execute(include_str!("sql/change_set_insert.sql"), [operation, at])?;
            let change_set = transaction.last_insert_rowid();
            let mut writer =
                Writer { transaction, change_set, sequence: 0, touched: Touched::default(), tables: HashMap::new() };
            let value = work(&mut writer)?;
            let revision = self.settle(&writer.transaction, &writer.touched)?;
            writer.transaction.commit()?;
            Ok((value, changed(revision, writer.touched)))
        })
    }
}

impl Document {
    /// What every transaction ends with: the new revision is counted, what was packed and changed is packed again, and what
    /// the revision touches is noted.
    pub(super) fn settle(&self, transaction: &Transaction<'_>, touched: &Touched) -> Result<i64> {
        let revision = bump_revision(transaction)?;
        if touched.all_partners || !touched.partners.is_empty() {
            pack(transaction)?;
        }
        self.note_touched(touched, revision);
        Ok(revision)
    }

    /// What is said when a change would change nothing: the revision stays, no history entry is made, and what was
    /// undone can still be redone.
    pub fn unchanged(&self) -> Result<Changed> {
        let revision = self.read(revision_of)?;
        Ok(Changed { revision, topics: Vec::new() })
    }
}

/// Everything that is said after a commit.
pub(super) fn changed(revision: i64, touched: Touched) -> Changed {
    let mut topics = touched.topics;
    topics.extend([Topic::History, Topic::Publishing]);
    Changed { revision, topics: topics.into_iter().collect() }
}

/// Counts a committed change and returns the new revision.
fn bump_revision(connection: &Connection) -> Result<i64> {
    connection.execute("UPDATE document SET revision = revision + 1 WHERE id = 1", [])?;
    revision_of(connection)
}

fn revision_of(connection: &Connection) -> Result<i64> {
    let publication = Publication::read(connection)?;
    publication.map(|now| now.revision).ok_or_else(|| Error::new("the document has lost its first row"))
}

/// A new change ends redo: what was undone stays in the history, its rows do not.
fn forget_redo(connection: &Connection) -> Result<()> {
    connection
        .execute("DELETE FROM change WHERE change_set_id IN (SELECT id FROM change_set WHERE state = 'undone')", [])?;
    connection.execute("UPDATE change_set SET state = 'settled', taken_back = 1 WHERE state = 'undone'", [])?;
    Ok(())
}
