//! The demo: the worked case of 90 partners, brought in from messy workbooks by the ordinary importer.

use std::fs;
use std::path::Path;

use crate::api::ImportSession;
use crate::api::import::ImportChoices;
use crate::model::FiscalCalendar;
use crate::store::{Document, Environment, Seed};
use crate::whole_file::write_whole;
use crate::{Error, Job, Result};

/// A workbook of the demo, and the day it speaks of.
struct Workbook {
    file_name: &'static str,
    content: &'static [u8],
    as_of: &'static str,
}

/// In the order a user would import them: partners, then accounts and deals, then what they share.
const WORKBOOKS: [Workbook; 7] = [
    Workbook {
        file_name: "demo-roster.xlsx",
        content: include_bytes!("../../../tests/rosters/demo-roster.xlsx"),
        as_of: "2026-06-30",
    },
    Workbook {
        file_name: "demo-history.xlsx",
        content: include_bytes!("../../../tests/rosters/demo-history.xlsx"),
        as_of: "2026-06-30",
    },
    Workbook {
        file_name: "demo-accounts.csv",
        content: include_bytes!("../../../tests/rosters/demo-accounts.csv"),
        as_of: "2026-06-30",
    },
    Workbook {
        file_name: "demo-deals.csv",
        content: include_bytes!("../../../tests/rosters/demo-deals.csv"),
        as_of: "2026-06-30",
    },
    Workbook {
        file_name: "demo-mdf.csv",
        content: include_bytes!("../../../tests/rosters/demo-mdf.csv"),
        as_of: "2026-06-30",
    },
    Workbook {
        file_name: "demo-overlap-q1.csv",
        content: include_bytes!("../../../tests/rosters/demo-overlap-q1.csv"),
        as_of: "2026-03-31",
    },
    Workbook {
        file_name: "demo-overlap.csv",
        content: include_bytes!("../../../tests/rosters/demo-overlap.csv"),
        as_of: "2026-06-30",
    },
];

/// What came after the review the demo stands at.
const TWO_QUARTERS_AFTER: &[u8] = include_bytes!("../../../tests/rosters/demo-two-quarters-after.xlsx");

/// Writes the workbook of the two quarters after the demo: production and costs under the plan of the worked case, what became of the
/// opportunities, and the ledger of marketing money.
///
/// # Errors
/// When it cannot be written there.
pub fn write_two_quarters_after(path: &Path) -> Result<()> {
    Ok(write_whole(path, TWO_QUARTERS_AFTER)?)
}

/// Makes the demo at `path`: it stands at the review of Q2 2026, with six quarters behind it.
///
/// # Errors
/// When something is at `path` already, it cannot be written, or the job is stopped; then no document is left there.
pub fn create_demo(path: &Path, environment: Environment, job: &Job) -> Result<Document> {
    let review_quarter =
        FiscalCalendar::default().quarter(2026, 2).ok_or_else(|| Error::new("the demo's quarter is not one"))?;
    let seed = Seed {
        name: Some("Northfold partner map".to_owned()),
        company: "Northfold".to_owned(),
        review_quarter: Some(review_quarter),
    };
    let folder = environment.data_folder.join("demo").join(environment.fresh_id().simple().to_string());
    fs::create_dir_all(&folder)?;
    let document = Document::create_with(path, seed, environment)?;
    let imported = import_all(&document, &folder, job);
    // The workbooks are in the program; their copies served reading only.
    let _ = fs::remove_dir_all(&folder);
    match imported.and_then(|()| document.publish()) {
        Ok(()) => Ok(document),
        Err(error) => {
            document.discard()?;
            Err(error)
        }
    }
}

fn import_all(document: &Document, folder: &Path, job: &Job) -> Result<()> {
    for workbook in WORKBOOKS {
        let path = folder.join(workbook.file_name);
        fs::write(&path, workbook.content)?;
        let choices = ImportChoices { as_of: Some(workbook.as_of.to_owned()), ..ImportChoices::default() };
        ImportSession::open(&path, document.environment(), job)?.apply(document, &choices, job)?;
    }
    Ok(())
}
