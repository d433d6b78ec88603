use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::api::document::Topic;

/// A table of the document whose rows are read, compared and written whole.
pub trait Table: Serialize + DeserializeOwned + PartialEq + Sized {
    /// The table's name in the schema and in the log of changes.
    const NAME: &'static str;
    /// Every column; the first [`Self::KEY`] are the key.
    const COLUMNS: &'static [&'static str];
    const KEY: usize = 1;
    /// Which screens a change concerns.
    const TOPIC: Topic;

    /// Reads a row that begins with the table's columns, in the order of [`Self::COLUMNS`].
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// One value a column, in the order of [`Self::COLUMNS`].
    fn values(&self) -> Vec<Value>;
    /// How a person would call the row.
    fn title(&self) -> String;

    /// The part of its table the row belongs to, of a table that is read again by parts: the partner of an overlap.
    fn part(&self) -> Option<i64> {
        None
    }

    /// The row that stands under this row's key.
    fn standing(&self, connection: &Connection) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM {} WHERE {}", Self::COLUMNS.join(", "), Self::NAME, key_condition::<Self>());
        let mut statement = connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(self.key()), Self::from_row).optional()?)
    }

    /// Inserts the row, or overwrites the one under its key.
    fn write(&self, connection: &Connection) -> Result<()> {
        connection.prepare_cached(&Self::write_sql())?.execute(params_from_iter(self.values()))?;
        Ok(())
    }

    /// The statement of [`Self::write`].
    #[must_use]
    fn write_sql() -> String {
        let places = vec!["?"; Self::COLUMNS.len()].join(", ");
        let assign = Self::COLUMNS[Self::KEY..].iter().map(|column| format!("{column} = excluded.{column}"));
        format!(
            "INSERT INTO {} ({}) VALUES ({places}) ON CONFLICT ({}) DO UPDATE SET {}",
            Self::NAME,
            Self::COLUMNS.join(", "),
            Self::COLUMNS[..Self::KEY].join(", "),
            assign.collect::<Vec<_>>().join(", "),
        )
    }

    fn delete(&self, connection: &Connection) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE {}", Self::NAME, key_condition::<Self>());
        connection.prepare_cached(&sql)?.execute(params_from_iter(self.key()))?;
        Ok(())
    }

    /// Every row, in the order of the key.
    fn all(connection: &Connection) -> Result<Vec<Self>> {
        let key = Self::COLUMNS[..Self::KEY].join(", ");
        select(connection, &format!("ORDER BY {key}"), None)
    }

    /// The rows an import created, in the order of the key.
    fn of_import(connection: &Connection, import: i64) -> Result<Vec<Self>> {
        let key = Self::COLUMNS[..Self::KEY].join(", ");
        select(connection, &format!("WHERE import_id = ? ORDER BY {key}"), Some(import))
    }

    /// The row with this id.
    fn of_id(connection: &Connection, id: i64) -> Result<Option<Self>> {
        Ok(select(connection, "WHERE id = ?", Some(id))?.pop())
    }

    fn key(&self) -> Vec<Value> {
        let mut values = self.values();
        values.truncate(Self::KEY);
        values
    }
}

/// A row that stands nowhere yet and borrows its values: an import has a hundred thousand of them.
pub trait FreshRow {
    type Of: Table;

    /// Binds one value a column, in the order of the table's columns, to the parameters from `first` on.
    fn bind(&self, statement: &mut Statement<'_>, first: usize) -> rusqlite::Result<()>;
}

/// The statement that inserts so many rows of a table, none of which stands there.
#[must_use]
pub fn insert_sql<T: Table>(rows: usize) -> String {
    let places = format!("({})", vec!["?"; T::COLUMNS.len()].join(", "));
    format!("INSERT INTO {} ({}) VALUES {}", T::NAME, T::COLUMNS.join(", "), vec![places; rows].join(", "))
}

/// A table whose rows belong to a partner, and go when it goes.
pub trait OfPartner: Table + Clone {
    /// The same row under another partner.
    #[must_use]
    fn given_to(&self, partner: i64) -> Self;

    /// The rows of a partner, in the order of the key.
    fn of_partner(connection: &Connection, partner: i64) -> Result<Vec<Self>> {
        let key = Self::COLUMNS[..Self::KEY].join(", ");
        select(connection, &format!("WHERE partner_id = ? ORDER BY {key}"), Some(partner))
    }
}

/// A table whose rows can come from an import, and then carry its id.
pub trait Imported: Table {
    fn import_id(&self) -> Option<i64>;
    fn set_import_id(&mut self, import: Option<i64>);
}

fn select<T: Table>(connection: &Connection, rest: &str, id: Option<i64>) -> Result<Vec<T>> {
    let sql = format!("SELECT {} FROM {} {rest}", T::COLUMNS.join(", "), T::NAME);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(id), T::from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn key_condition<T: Table>() -> String {
    T::COLUMNS[..T::KEY].iter().map(|column| format!("{column} = ?")).collect::<Vec<_>>().join(" AND ")
}

/// A cell that holds what this version does not know, as a reading error of the column.
pub fn unreadable(column: &str, value: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        0,
        rusqlite::types::Type::Text,
        format!("`{value}` is not a {column}").into(),
    )
}

/// The cells of a row one after the other, in the order of the table's columns: in tables of a hundred thousand rows, to find
/// each column by its name takes longer than to read it.
pub struct Cells<'a> {
    row: &'a Row<'a>,
    column: usize,
}

impl<'a> Cells<'a> {
    #[must_use]
    pub fn of(row: &'a Row<'a>) -> Self {
        Self { row, column: 0 }
    }

    /// The next cell.
    pub fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.column += 1;
        self.row.get(self.column - 1)
    }

    /// The next cell, whose text stands for a value.
    pub fn typed<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
        let text = self.next_text()?.unwrap_or_default();
        parse(text).ok_or_else(|| self.unreadable(text))
    }

    /// The same where the column may be empty.
    pub fn typed_option<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
        let Some(text) = self.next_text()? else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| self.unreadable(text))
    }

    fn next_text(&mut self) -> rusqlite::Result<Option<&'a str>> {
        self.column += 1;
        Ok(self.row.get_ref(self.column - 1)?.as_str_or_null()?)
    }

    fn unreadable(&self, text: &str) -> rusqlite::Error {
        unreadable(self.row.as_ref().column_name(self.column - 1).unwrap_or_default(), text)
    }
}

/// Text that stands for a typed value, such as a quarter or a type.
pub fn typed<T>(row: &Row<'_>, column: &str, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| unreadable(column, &text))
}

/// The same where the column may be empty.
pub fn typed_option<T>(row: &Row<'_>, column: &str, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(&text).ok_or_else(|| unreadable(column, &text))).transpose()
}
