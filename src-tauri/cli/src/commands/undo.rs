use std::path::Path;

use trellis_core::{Result, text};

use super::with_document;
use crate::output;

pub fn run(path: &Path) -> Result<()> {
    let (operation, _) = with_document(path, trellis_core::store::Document::undo)?;
    output::line(&format!("Took back: {}", text::operation(&operation)))
}
