//! What can still be read of a damaged document, as a new one.
//!
//! Rows are read table by table, from both ends of what is broken towards it. What points to a row that is lost loses the
//! pointer, or where it cannot be without it, goes too.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, Row, params_from_iter};

use super::document::connect;
use super::migrate::{LADDER, SETTLE, current_version, migrate};
use super::overlap_pack::pack;
use super::seed::{Seed, plant};
use super::working_copy::{Place, make_private};
use super::{Document, Environment};
use crate::{Error, Result};

/// Ranges of a table that are looked into.
const MOST_GAPS: usize = 1_024;
/// Rows a table is looked through for that no longer says how many it has.
const MOST_ROWS: i64 = 1 << 24;
/// What only repeats other tables, and the log of undo, which must have no gaps: neither is taken along.
const LEFT: [&str; 2] = ["overlap_pack", "change"];

/// What became of a damaged document.
pub struct Recovered {
    /// The new document, published at its place.
    pub document: Document,
    /// How many rows it has of the damaged one.
    pub rows: usize,
    /// What was lost, a sentence each; empty where all of it could be read.
    pub losses: Vec<String>,
}

/// Reads what can be read of the document at `damaged` into a new one at `into`. The damaged file stays as it is; work that was never
/// published counts as part of it. The undo history ends.
///
/// # Errors
/// When nothing can be read of it, another process owns it, or there is a file at `into`.
pub fn recover(damaged: &Path, into: &Path, environment: &Environment) -> Result<Recovered> {
    if into.exists() {
        return Err(Error::new(format!("{} already exists; choose another name", into.display())));
    }
    let place = Place::claim(damaged, environment)?;
    let source = if place.has_unpublished_work()? { place.database() } else { place.published.clone() };
    let workshop = place.workshop()?;
    let half = workshop.join("recovered.db");
    let salvaged = salvage(&copied(&source, &workshop), &half, environment, &place.name());
    let taken = salvaged.and_then(|(rows, losses)| {
        let new = Place::claim(into, environment)?;
        new.is_free()?;
        new.take_in(&half)?;
        let document = Document::over(connect(&new.database())?, Some(new), environment.clone());
        // Every row must also be one this version can read.
        let published = document.snapshot().and_then(|_| document.publish_replacing());
        if let Err(error) = published {
            // Or it would come back in the place of what is put there next.
            document.abandon()?;
            return Err(error);
        }
        Ok(Recovered { document, rows, losses })
    });
    fs::remove_dir_all(&workshop)?;
    taken.map_err(|error| Error::new(format!("nothing whole could be recovered: {}", error.message)))
}

/// A copy to read from: even to be read a database may ask for files beside it.
fn copied(source: &Path, workshop: &Path) -> PathBuf {
    let copy = workshop.join("damaged.db");
    for companion in ["", "-wal"] {
        let from = with_ending(source, companion);
        let to = with_ending(&copy, companion);
        if from.exists() && fs::copy(from, &to).map_err(Error::from).and_then(|_| make_private(&to)).is_err() {
            // The disk itself is at fault: the database goes around what cannot be read.
            return source.to_owned();
        }
    }
    copy
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// How many rows could be read, and what could not.
fn salvage(source: &Path, half: &Path, environment: &Environment, name: &str) -> Result<(usize, Vec<String>)> {
    let old = Connection::open_with_flags(source, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Or a file that ends too early would not be read at all.
    old.pragma_update(None, "writable_schema", true)?;
    old.pragma_update(None, "query_only", true)?;
    let version: i32 = old.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let steps = usize::try_from(version).unwrap_or(0).clamp(1, LADDER.len());
    let mut new = connect(half)?;
    migrate(&mut new, &LADDER[..steps])?;
    new.pragma_update(None, "foreign_keys", false)?;
    let (mut rows, mut losses) = (0, Vec::new());
    if version > current_version() {
        losses.push("What only a newer version of Trellis knows is left out".to_owned());
    }
    let begun = new.transaction()?;
    for table in tables(&begun)?.iter().filter(|table| !LEFT.contains(&table.name.as_str())) {
        let copied = table.copy(&old, &begun)?;
        rows += copied.rows;
        losses.extend(copied.is_short.then(|| format!("Some {} could not be read", words(&table.name))));
    }
    losses.extend(unpoint(&begun)?);
    begun.commit()?;
    if rows == 0 {
        return Err(Error::new("not one row of it can be read"));
    }
    migrate(&mut new, LADDER)?;
    new.execute_batch(SETTLE)?;
    losses.extend(fill_in(&new, environment, name)?);
    pack(&new)?;
    // It is a document of its own: the damaged one may still be somewhere.
    let fresh = [environment.fresh_id().to_string(), environment.fresh_id().to_string()];
    new.execute(
        "UPDATE document SET uuid = ?1, publish_token = ?2, previous_token = ?2, published_revision = 0, revision = revision + 1",
        fresh,
    )?;
    Ok((rows, losses))
}

/// Gives the document what every document has, where the damaged one lost it.
fn fill_in(new: &Connection, environment: &Environment, name: &str) -> Result<Vec<String>> {
    let mut fresh = Connection::open_in_memory()?;
    migrate(&mut fresh, LADDER)?;
    plant(&fresh, name, Seed::default(), environment)?;
    let mut filled = Vec::new();
    for table in tables(&fresh)? {
        let count = |connection: &Connection| {
            connection.query_row(&format!("SELECT count(*) FROM \"{}\"", table.name), [], |row| row.get::<_, i64>(0))
        };
        let is_needed = ["document", "setting", "tier"].contains(&table.name.as_str());
        if is_needed && count(new)? < count(&fresh)? {
            table.copy(&fresh, new)?;
            filled.push(format!("The {} were lost, and are those of a new document", words(&table.name)));
        }
    }
    Ok(filled)
}

struct SourceTable {
    name: String,
    columns: Vec<String>,
    has_row_ids: bool,
}

struct Copied {
    rows: usize,
    is_short: bool,
}

/// The tables in the order they were made: what others point to comes first.
fn tables(connection: &Connection) -> Result<Vec<SourceTable>> {
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
    fn copy(&self, old: &Connection, new: &Connection) -> Result<Copied> {
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

/// What the rows of a table are to whoever works with the document.
fn words(table: &str) -> String {
    let known = match table {
        "account_match" => "matches of accounts",
        "allocation" => "amounts of a plan",
        "audit" => "lines of the audit",
        "change_set" => "steps of the history",
        "deal_axis" => "axes stated of deals",
        "deal_partner" => "partners on deals",
        "document" => "particulars of the document",
        "fact" => "figures of partners",
        "mdf_activity" => "MDF activities",
        "partner_account" => "accounts on partners' lists",
        "partner_list" => "lists of partners",
        "setting" => "settings",
        "tier" => "bands of the tiers",
        _ => return format!("{}s", table.replace('_', " ")),
    };
    known.to_owned()
}

/// Takes out what points to rows that are lost: the pointer where it may be missing, the row where not. A sentence for each table
/// and column it happened to.
fn unpoint(new: &Connection) -> Result<Vec<String>> {
    let mut said = Vec::new();
    // A row that goes may be what another one points to.
    loop {
        let before = said.len();
        for table in tables(new)? {
            for pointer in pointers(new, &table.name)? {
                let changed = new.execute(&pointer.cut, [])?;
                if changed > 0 {
                    let (rows, parent) = (words(&table.name), words(&pointer.parent));
                    said.push(if pointer.keeps_row {
                        format!("{changed} of the {rows} named {parent} that were lost, and name none now")
                    } else {
                        format!("{changed} of the {rows} belonged to {parent} that were lost, and went with them")
                    });
                }
            }
        }
        if said.len() == before {
            return Ok(said);
        }
    }
}

struct Pointer {
    parent: String,
    keeps_row: bool,
    /// What cuts every one that leads nowhere.
    cut: String,
}

fn pointers(new: &Connection, table: &str) -> Result<Vec<Pointer>> {
    let mut statement = new.prepare(include_str!("sql/pointers.sql"))?;
    let found = statement.query_map([table], |row| {
        let (parent, column, key): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let keeps_row = row.get(3)?;
        let leads_nowhere = format!(
            "\"{column}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{parent}\" AS there WHERE there.\"{key}\" = \"{table}\".\"{column}\")"
        );
        let cut = if keeps_row {
            format!("UPDATE \"{table}\" SET \"{column}\" = NULL WHERE {leads_nowhere}")
        } else {
            format!("DELETE FROM \"{table}\" WHERE {leads_nowhere}")
        };
        Ok(Pointer { parent, keeps_row, cut })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A cell; letters that are none any more become the mark for such.
fn owned(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        other => Value::try_from(other).unwrap_or(Value::Null),
    }
}
