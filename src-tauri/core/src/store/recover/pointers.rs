//! What points to rows that are lost.

use rusqlite::Connection;

use super::source::tables;
use super::words::words;
use crate::Result;

/// Takes out what points to rows that are lost: the pointer where it may be missing, the row where not. A sentence for each table
/// and column it happened to.
pub fn unpoint(new: &Connection) -> Result<Vec<String>> {
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
    let mut statement = new.prepare(include_str!("../sql/pointers.sql"))?;
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
