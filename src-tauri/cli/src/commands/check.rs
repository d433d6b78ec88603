use std::path::Path;

use trellis_core::api::check::check;
use trellis_core::{Error, Result};

use super::with_document;
use crate::output;

pub fn run(path: &Path) -> Result<()> {
    let findings = with_document(path, check)?;
    if findings.is_empty() {
        return output::line("The document is whole.");
    }
    for finding in &findings {
        output::line(finding)?;
    }
    Err(Error::new(format!("the document has {} faults; open a copy of it", findings.len())))
}
