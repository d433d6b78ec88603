//! The rows of a damaged table, read around what is broken.

use std::collections::VecDeque;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, params_from_iter};

use crate::Result;

/// Ranges of a table that are looked into.
const MOST_GAPS: usize = 1_024;
/// Rows a table is looked through for that no longer says how many it has.
const MOST_ROWS: i64 = 1 << 24;

/// A table that is read from a damaged document.
pub struct SourceTable {
    pub name: String,
    columns: Vec<String>,
    has_row_ids: bool,
}

/// How many rows the new table has, and whether some could not be read.
pub struct Copied {
    pub rows: usize,
    pub is_short: bool,
}

/// The tables in the order they were made: what others point to comes first.
pub fn tables(connection: &Connection) -> Result<Vec<SourceTable>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    found
        .map(|found| {
            let (name, sql) = found?;
            let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
            let columns = columns.query_map([&name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(SourceTable { name, columns, has_row_ids: !sql.contains("WITHOUT ROWID") })
        })
        .collect()
}

impl SourceTable {
    /// Takes over what can be read.
    pub fn copy(&self, old: &Connection, new: &Connection) -> Result<Copied> {
        let quoted: Vec<String> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        let (columns, places) = (quoted.join(", "), vec!["?"; quoted.len()].join(", "));
        // What the steps of the ladder put there gives way.
        let mut insert =
            new.prepare(&format!("INSERT OR REPLACE INTO \"{}\" ({columns}) VALUES ({places})", self.name))?;
        let (mut is_refused, mut read) = (false, 0);
        let mut take = |row: &Row<'_>, first: usize| {
            let values = (first..first + quoted.len()).map(|column| Ok(owned(row.get_ref(column)?)));
            let values = values.collect::<rusqlite::Result<Vec<Value>>>();
            read += 1;
            is_refused |= values.and_then(|row| insert.execute(params_from_iter(row))).is_err();
        };
        let is_walked = self.walk(old, &columns, &mut take);
        let is_short = if is_walked {
            false
        } else if self.has_row_ids {
            self.by_row_id(old, &columns, &mut take)
        } else {
            self.walk_both_ways(old, &columns, &mut take)
        };
        let count = format!("SELECT count(*) FROM \"{}\"", self.name);
        let rows = new.query_row(&count, [], |row| row.get::<_, i64>(0))?;
        let rows = usize::try_from(rows).unwrap_or(0);
        // Two rows of one key, where all could be read: one of them had another.
        let is_displaced = is_walked && rows < read;
        Ok(Copied { rows, is_short: is_short || is_refused || is_displaced })
    }

    /// Takes every row in the order they lie in the file, whatever their keys say; whether all could be read.
    fn walk(&self, old: &Connection, columns: &str, take: &mut impl FnMut(&Row<'_>, usize)) -> bool {
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = old.prepare(&format!("SELECT {columns} FROM \"{}\" NOT INDEXED", self.name))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                take(row, 0);
            }
            Ok(())
        };
        read().is_ok()
    }

    /// Reads what lies before and behind what is broken, halving the rows between; whether something was left out.
    fn by_row_id(&self, old: &Connection, columns: &str, take: &mut impl FnMut(&Row<'_>, usize)) -> bool {
        let last = format!("SELECT coalesce(max(rowid), 0) FROM \"{}\"", self.name);
        let last = old.query_row(&last, [], |row| row.get(0)).unwrap_or(MOST_ROWS);
        let (mut ranges, mut looks, mut is_short) = (VecDeque::from([(1, last)]), 0, false);
        while let Some((low, high)) = ranges.pop_front() {
            looks += 1;
            let (is_whole, reached) = self.scan(old, columns, (low, high), "ASC", take);
            if is_whole {
                continue;
            }
            is_short = true;
            let low = reached.map_or(low, |row| row + 1);
            let (_, reached) = self.scan(old, columns, (low, high), "DESC", take);
            let high = reached.map_or(high, |row| row - 1);
            if low < high && looks < MOST_GAPS {
                let middle = low.midpoint(high);
                ranges.extend([(low, middle), (middle + 1, high)]);
            }
        }
        is_short
    }

    /// Takes the rows of a range in an order until one cannot be read; whether all could, and the last one that was.
    fn scan(
        &self,
        old: &Connection,
        columns: &str,
        (low, high): (i64, i64),
        order: &str,
        take: &mut impl FnMut(&Row<'_>, usize),
    ) -> (bool, Option<i64>) {
        let sql = format!(
            "SELECT rowid, {columns} FROM \"{}\" NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid {order}",
            self.name
        );
        let mut reached = None;
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = old.prepare_cached(&sql)?;
            let mut rows = statement.query([low, high])?;
            while let Some(row) = rows.next()? {
                take(row, 1);
                reached = Some(row.get(0)?);
            }
            Ok(())
        };
        let is_whole = read().is_ok();
        (is_whole, reached)
    }

    /// A table that is its own index is read forwards and backwards up to what is broken; whether something was.
    fn walk_both_ways(&self, old: &Connection, columns: &str, take: &mut impl FnMut(&Row<'_>, usize)) -> bool {
        let mut is_short = false;
        for order in ["ASC", "DESC"] {
            let mut read = || -> rusqlite::Result<()> {
                let keys = "SELECT group_concat('\"' || name || '\" ' || ?2) FROM pragma_table_info(?1) WHERE pk > 0";
                let keys: String = old.query_row(keys, [self.name.as_str(), order], |row| row.get(0))?;
                let mut statement = old.prepare(&format!("SELECT {columns} FROM \"{}\" ORDER BY {keys}", self.name))?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    take(row, 0);
                }
                Ok(())
            };
            if read().is_ok() {
                return is_short;
            }
            is_short = true;
        }
        is_short
    }
}

/// A cell; letters that are none any more become the mark for such.
fn owned(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        other => Value::try_from(other).unwrap_or(Value::Null),
    }
}
