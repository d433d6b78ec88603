use std::collections::BTreeSet;

use rusqlite::Connection;

use super::ground::Ground;
use super::transact::changed;
use super::undo::{standing, take_back};
use super::{Document, Environment, Operation};
use crate::api::document::Changed;
use crate::{Error, Result, text};

impl Document {
    /// Takes back the standing change `id` by itself, though later ones stand: an import of last week, say.
    ///
    /// # Errors
    /// When that change does not stand, or a later one was built on it: that one is named and nothing changes.
    pub fn undo_step(&self, id: u32) -> Result<Changed> {
        self.write(|connection| {
            let transaction = connection.transaction()?;
            let set = standing(&transaction, id)?
                .ok_or_else(|| Error::new("this step is not in force any more; nothing was undone"))?;
            let later = Ground::of(&transaction, &set)?.built_on(&transaction)?;
            if !later.is_empty() {
                return Err(refusal(&transaction, &later, self.environment())?);
            }
            let touched = take_back(&transaction, &set)?;
            self.note_in_audit(&transaction, &touched, "Undone", &set.operation)?;
            let revision = self.settle(&transaction, &touched)?;
            transaction.commit()?;
            Ok(changed(revision, touched))
        })
    }
}

/// "Removed Corvane, 3 Jul, was built on it; undo that first". Of several the newest is named: it goes first.
fn refusal(connection: &Connection, later: &BTreeSet<i64>, environment: &Environment) -> Result<Error> {
    let Some(newest) = later.last() else { return Ok(Error::new("a later step was built on it")) };
    let sql = "SELECT operation, at FROM change_set WHERE id = ?";
    let (operation, at): (String, String) =
        connection.query_row(sql, [newest], |row| Ok((row.get("operation")?, row.get("at")?)))?;
    let operation: Operation = serde_json::from_str(&operation)?;
    let day = at.parse().map(|at| text::near_day_text(environment.day_of(at), environment.today()));
    let day = day.unwrap_or(at);
    let title = text::operation(&operation);
    Ok(Error::new(match later.len() {
        1 => format!("{title}, {day}, was built on it; undo that first"),
        count => {
            let others = text::count_of(count - 1, "other step", "other steps");
            format!("{title}, {day}, and {others} were built on it; undo those first")
        }
    }))
}
