use std::path::Path;

use trellis_core::api::check::{check, contents};
use trellis_core::store::Document;
use trellis_core::{Error, Result};

use super::with_document;
use crate::output;

pub fn run(path: &Path) -> Result<()> {
    let (findings, contents) = with_document(path, looked_at)?;
    if let Some(contents) = contents {
        return output::line(&format!("The document is whole. {contents}"));
    }
    for finding in &findings {
        output::line(finding)?;
    }
    Err(Error::new(format!("the document has {} faults; open a copy of it", findings.len())))
}

/// What is wrong with a document, and what it holds where nothing is.
fn looked_at(document: &Document) -> Result<(Vec<String>, Option<String>)> {
    let findings = check(document)?;
    let contents = findings.is_empty().then(|| contents(document)).transpose()?;
    Ok((findings, contents))
}
