use std::path::Path;

use trellis_core::api::check::{check, contents};
use trellis_core::store::{Document, EarlierState, earlier_states, recover, work_set_aside};
use trellis_core::{Code, Error, Result};

use super::environment;
use crate::output;

pub fn run(path: &Path, repair: Option<&Path>) -> Result<()> {
    match repair {
        Some(into) => recovered(path, into),
        None => checked(path),
    }
}

fn checked(path: &Path) -> Result<()> {
    let document = Document::open(path, environment()).inspect_err(|error| {
        if error.code == Code::Damaged {
            // The sentence about the damage is what matters; that its places could not be told is no second one.
            let _ = told_of_states(path);
        }
    })?;
    let looked = looked_at(&document);
    document.close()?;
    let (findings, contents) = looked?;
    if let Some(contents) = contents {
        output::line(&format!("The document is whole. {contents}"))?;
        return told_of_work_set_aside(path);
    }
    for finding in &findings {
        output::line(finding)?;
    }
    told_of_states(path)?;
    let faults = if findings.len() == 1 { "fault" } else { "faults" };
    Err(Error::new(format!(
        "the document has {} {faults}; `trellis check DOC --repair NEW` writes what can be read of it to a new file",
        findings.len()
    )))
}

fn told_of_states(path: &Path) -> Result<()> {
    told_where("Kept on", earlier_states(path, &environment()))?;
    told_of_work_set_aside(path)
}

/// What could not be read when the document was opened; `--repair` reads what can be read of such a file too.
fn told_of_work_set_aside(path: &Path) -> Result<()> {
    told_where("Unreadable work, set aside, of", work_set_aside(path, &environment()))
}

fn told_where(what: &str, states: Vec<EarlierState>) -> Result<()> {
    let told = |state: EarlierState| {
        output::line(&format!("{what} {}: {}", environment().day_of(state.kept_at), state.path.display()))
    };
    states.into_iter().try_for_each(told)
}

/// What is wrong with a document, and what it holds where nothing is.
fn looked_at(document: &Document) -> Result<(Vec<String>, Option<String>)> {
    let findings = check(document)?;
    let contents = findings.is_empty().then(|| contents(document)).transpose()?;
    Ok((findings, contents))
}

fn recovered(path: &Path, into: &Path) -> Result<()> {
    let found = recover(path, into, &environment())?;
    let contents = contents(&found.document);
    found.document.close()?;
    for loss in &found.losses {
        output::line(&format!("{loss}."))?;
    }
    output::line(&format!("Wrote {} rows to {}. {}", found.rows, into.display(), contents?))
}
