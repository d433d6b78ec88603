//! One file a command.

mod accounts;
mod check;
mod co_presence;
mod deals;
mod export;
mod history;
mod import;
mod map;
mod matches;
mod mdf;
mod new;
mod overlap;
mod rates;
mod review;
mod scorecard;
mod undo;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use trellis_core::Result;
use trellis_core::api::Views;
use trellis_core::api::review::MovedRequest;
use trellis_core::store::{Document, Environment};

use crate::arguments::Command;

pub fn run(command: Command) -> Result<()> {
    match command {
        Command::New { document, demo } => new::run(&document, demo),
        Command::Import(arguments) => import::run(&arguments),
        Command::Map { document, json } => map::run(&document, json),
        Command::Overlap { document, measure, json } => overlap::run(&document, measure, json),
        Command::Accounts { document, partner, segment, json } => {
            accounts::run(&document, partner.as_deref(), segment.as_deref(), json)
        }
        Command::Matches { document, partner, json } => matches::run(&document, partner.as_deref(), json),
        Command::Scorecard { document, quarters, json } => scorecard::run(&document, quarters, json),
        Command::Deals { document, conflicts: true, json, .. } => deals::run_conflicts(&document, json),
        Command::Deals { document, led: true, quarters, json, .. } => deals::run_led(&document, quarters, json),
        Command::Deals { document, json, .. } => deals::run(&document, json),
        Command::Mdf { document, quarters, json } => mdf::run(&document, quarters, json),
        Command::Review { document, action, from, to, json } => {
            review::run(&document, action, &MovedRequest { from, to }, json)
        }
        Command::Rates(arguments) => rates::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Undo { document, step } => undo::run(&document, step),
        Command::History { document, json } => history::run(&document, json),
        Command::Check { document, repair } => check::run(&document, repair.as_deref()),
    }
}

/// The machine, with working copies where the window keeps them too.
fn environment() -> Environment {
    let folder = std::env::var_os("TRELLIS_DATA")
        .map_or_else(|| dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("trellis"), PathBuf::from);
    Environment::system(folder).with_worker(std::env::current_exe().ok())
}

/// Opens a document, does `work`, and publishes what it changed, also when a later step failed.
fn with_document<T>(path: &Path, work: impl FnOnce(&Document) -> Result<T>) -> Result<T> {
    let document = Document::open(path, environment())?;
    for warning in document.warnings() {
        eprintln!("trellis: {warning}");
    }
    let value = work(&document);
    document.close()?;
    value
}

/// The same for what only reads.
fn with_views<T>(path: &Path, work: impl FnOnce(&Views) -> Result<T>) -> Result<T> {
    with_document(path, |document| work(&*Views::of(document, &Mutex::default())?))
}
