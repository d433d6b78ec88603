use rusqlite::Connection;

use crate::{Error, Result};

/// "TRLS": tells a Trellis document from every other `SQLite` file.
pub const APPLICATION_ID: i32 = 0x5452_4C53;

/// The steps from an empty database to the current form; step `n` leads to `user_version` `n + 1`.
pub const LADDER: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
    include_str!("schema/0005.sql"),
    include_str!("schema/0006.sql"),
];

/// The first step behind which the history can tell what had been undone.
const SETTLES: i32 = 6;
/// Ends undo and redo, and keeps in the history what stood and what had been taken back.
pub const SETTLE: &str =
    "UPDATE change_set SET taken_back = (state = 'undone'), state = 'settled' WHERE state <> 'settled'";

/// The form this version writes.
#[must_use]
pub fn current_version() -> i32 {
    i32::try_from(LADDER.len()).unwrap_or(i32::MAX)
}

/// Climbs from the database's `user_version` to the top of `ladder`, each step in a transaction of its own.
/// A migration ends undo and keeps the history.
///
/// # Errors
/// When the database was written by a newer version, or a step fails; what stood before the step then stands.
pub fn migrate(connection: &mut Connection, ladder: &[&str]) -> Result<()> {
    let version: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let reached = usize::try_from(version).unwrap_or(usize::MAX);
    if reached > ladder.len() {
        return Err(newer_version("this document", version));
    }
    for (version, step) in (1_i32..).zip(ladder).skip(reached) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        if version > 1 {
            transaction.execute_batch("DELETE FROM change")?;
        }
        if version >= SETTLES {
            transaction.execute_batch(SETTLE)?;
        }
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

pub fn newer_version(name: &str, version: i32) -> Error {
    Error::new(format!(
        "{name} was written by a newer version of Trellis (format {version}, this one reads up to {}); update Trellis and open it again",
        current_version()
    ))
}

#[cfg(test)]
mod format_one;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_keeps_the_history_and_ends_undo() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, LADDER).unwrap();
        connection
            .execute_batch(
                "INSERT INTO change_set (operation, at, state) VALUES ('{}', '2026-06-30T00:00:00Z', 'done');
                 INSERT INTO change (change_set_id, sequence, table_name, after) VALUES (1, 0, 'setting', '{}');",
            )
            .unwrap();
        let longer = [LADDER, &["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"]].concat();

        migrate(&mut connection, &longer).unwrap();

        let state: String = connection.query_row("SELECT state FROM change_set", [], |row| row.get(0)).unwrap();
        let changes: i64 = connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0)).unwrap();
        assert_eq!((state.as_str(), changes), ("settled", 0));
    }

    #[test]
    fn a_failing_step_leaves_what_stood() {
        let mut connection = Connection::open_in_memory().unwrap();
        let broken = [LADDER, &["CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;"]].concat();

        migrate(&mut connection, &broken).unwrap_err();

        let half: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(half, 0);
    }
}
