use rusqlite::{Connection, named_params};

use super::tables::Table;
use crate::{Error, Result};

/// One logged change of a table: the rows as JSON, before and after; `None` is no row. Never SQL.
pub struct Change {
    pub table: String,
    pub before: Option<String>,
    pub after: Option<String>,
    created: bool,
}

impl Change {
    pub fn of<T: Table>(before: Option<&T>, after: Option<&T>) -> Result<Self> {
        let text = |row: Option<&T>| row.map(serde_json::to_string).transpose();
        Ok(Self { table: T::NAME.to_owned(), before: text(before)?, after: text(after)?, created: false })
    }

    pub fn log(&self, connection: &Connection, change_set: i64, sequence: i64) -> Result<()> {
        self.insert(connection, change_set, sequence, false)
    }

    /// Logs a row an import created, at the moment its undo takes it out.
    pub fn log_created(&self, connection: &Connection, change_set: i64, sequence: i64) -> Result<()> {
        self.insert(connection, change_set, sequence, true)
    }

    pub fn is_created_row(&self) -> bool {
        self.created
    }

    fn insert(&self, connection: &Connection, change_set: i64, sequence: i64, created: bool) -> Result<()> {
        connection.prepare_cached(include_str!("sql/change_insert.sql"))?.execute(named_params! {
            ":change_set": change_set, ":sequence": sequence, ":table": self.table,
            ":before": self.before, ":after": self.after, ":created": created,
        })?;
        Ok(())
    }

    /// The changes of a set in the order they were made.
    pub fn of_set(connection: &Connection, change_set: i64) -> Result<Vec<Self>> {
        let mut statement = connection.prepare_cached(include_str!("sql/change_of_set.sql"))?;
        let changes = statement
            .query_map([change_set], |row| {
                Ok(Self {
                    table: row.get("table_name")?,
                    before: row.get("before")?,
                    after: row.get("after")?,
                    created: row.get("created")?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(changes)
    }

    /// The change the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { table: self.table, before: self.after, after: self.before, created: self.created }
    }

    /// The row it is of, as it stands after the change or stood before it.
    pub fn row<T: Table>(&self) -> Result<T> {
        let text = self.after.as_deref().or(self.before.as_deref());
        let of_nothing = || Error::new("the history holds a change of nothing; run `trellis check` on the document");
        Ok(serde_json::from_str(text.ok_or_else(of_nothing)?)?)
    }

    /// Replaces `before` by `after` where `before` is what stands; otherwise names what stands in the way.
    pub fn apply<T: Table>(&self, connection: &Connection) -> Result<Option<String>> {
        let row = |text: &Option<String>| text.as_deref().map(serde_json::from_str::<T>).transpose();
        let (before, after) = (row(&self.before)?, row(&self.after)?);
        let Some(key) = before.as_ref().or(after.as_ref()) else {
            return Err(Error::new("the history holds a change of nothing; run `trellis check` on the document"));
        };
        if key.standing(connection)? != before {
            return Ok(Some(key.title()));
        }
        match &after {
            Some(after) => after.write(connection)?,
            None => key.delete(connection)?,
        }
        Ok(None)
    }
}
