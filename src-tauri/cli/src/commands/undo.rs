use std::path::Path;

use trellis_core::{Result, text};

use super::with_document;
use crate::output;

pub fn run(path: &Path, step: Option<u32>) -> Result<()> {
    let title = with_document(path, |document| match step {
        None => Ok(text::operation(&document.undo()?.0)),
        Some(step) => {
            let entry = document.history()?.into_iter().find(|entry| entry.id == step);
            document.undo_step(step)?;
            Ok(entry.map(|entry| entry.title).unwrap_or_default())
        }
    })?;
    output::line(&format!("Took back: {title}"))
}
