//! Documents that were cut, flipped, written over or left behind: nothing is taken for whole that is not, nothing is lost that can
//! be read, and the file itself is never touched.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod broken;
mod set_aside;
mod states;
mod surroundings;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::demo::create_demo;
use trellis_core::store::tables::Setting;
use trellis_core::store::{Document, Environment, Operation};
use trellis_core::{Error, Job};
use uuid::Uuid;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn on(&self, day: &str) -> Environment {
        let now = format!("{day}T14:32:00Z").parse::<Timestamp>().unwrap();
        Environment::new(self.path("data"), move || now, Uuid::new_v4, TimeZone::UTC)
    }

    fn environment(&self) -> Environment {
        self.on("2026-07-02")
    }

    fn open(&self, name: &str) -> Result<Document, Error> {
        Document::open(&self.path(name), self.environment())
    }

    /// Takes the working copies away, as if another machine had the file.
    fn forget(&self) {
        let _ = fs::remove_dir_all(self.path("data"));
    }
}

/// The example as bytes and as text, made once.
fn example() -> &'static (Vec<u8>, String) {
    static EXAMPLE: OnceLock<(Vec<u8>, String)> = OnceLock::new();
    EXAMPLE.get_or_init(|| {
        let desk = Desk::new();
        let document = create_demo(&desk.path("demo.trellis"), desk.environment(), &Job::unwatched()).unwrap();
        let dump = document.dump().unwrap();
        document.close().unwrap();
        (fs::read(desk.path("demo.trellis")).unwrap(), dump)
    })
}

fn rename(document: &Document, to: &str) {
    let setting = document.read(Setting::read).unwrap();
    let operation = Operation::RenameDocument { from: setting.name.clone(), to: to.to_owned() };
    document.transact(&operation, |writer| writer.put(&Setting { name: to.to_owned(), ..setting })).unwrap();
}

fn name_in(document: &Document) -> String {
    document.read(Setting::read).unwrap().name
}

/// The lines of what a document says, in no order.
fn lines(dump: &str) -> BTreeSet<&str> {
    dump.lines().collect()
}

fn is_a_sentence(error: &Error) {
    assert!(!error.message.contains('\n') && error.message.len() > 20, "{error}");
}
