use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::document::{HistoryEntry, HistoryState};

use super::with_document;
use crate::output;

#[derive(Serialize)]
struct History {
    changes: Vec<HistoryEntry>,
}

pub fn run(path: &Path, json: bool) -> Result<()> {
    let changes = with_document(path, trellis_core::store::Document::history)?;
    if json {
        return output::json(&History { changes });
    }
    let rows: Vec<Vec<String>> = changes
        .into_iter()
        .map(|change| {
            let state = match change.state {
                HistoryState::Done => "",
                HistoryState::Undone | HistoryState::TakenBack => "(taken back)",
                HistoryState::Settled => "(settled)",
            };
            vec![change.id.to_string(), change.at, change.title, state.to_owned()]
        })
        .collect();
    output::table(&rows)
}
