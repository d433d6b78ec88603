use super::undo::{newest, oldest_undone};
use super::{Document, Operation};
use crate::api::document::{HistoryEntry, HistoryState};
use crate::{Result, text};

impl Document {
    /// Every change of the document in plain words, newest first.
    pub fn history(&self) -> Result<Vec<HistoryEntry>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, operation, at, state, taken_back, import_id FROM change_set ORDER BY id DESC",
            )?;
            let mut rows = statement.query([])?;
            let newest = newest(connection)?.map(|set| set.id);
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                let operation: Operation = serde_json::from_str(&row.get::<_, String>("operation")?)?;
                let state: String = row.get("state")?;
                let is_import = row.get::<_, Option<i64>>("import_id")?.is_some();
                entries.push(HistoryEntry {
                    id: row.get("id")?,
                    can_undo_alone: is_import && state == "done" && newest != Some(row.get("id")?),
                    title: text::operation(&operation),
                    at: row.get("at")?,
                    state: match state.as_str() {
                        "done" => HistoryState::Done,
                        "undone" => HistoryState::Undone,
                        _ if row.get("taken_back")? => HistoryState::TakenBack,
                        _ => HistoryState::Settled,
                    },
                });
            }
            Ok(entries)
        })
    }

    /// What Undo and Redo would do, in plain words.
    pub fn next_steps(&self) -> Result<(Option<String>, Option<String>)> {
        self.read(|connection| {
            let words = |operation: Option<Operation>| operation.map(|operation| text::operation(&operation));
            let undo = newest(connection)?.map(|set| set.operation);
            let redo = oldest_undone(connection)?.map(|set| set.operation);
            Ok((words(undo), words(redo)))
        })
    }
}
