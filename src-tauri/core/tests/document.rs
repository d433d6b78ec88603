//! The document on disk: ownership, publication, recovery, undo across openings.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::store::tables::{Setting, Table};
use trellis_core::store::{Document, Environment, Operation};
use trellis_core::{Code, Error};
use uuid::Uuid;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn environment(&self) -> Environment {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let ids = || Uuid::from_u64_pair(7, NEXT.fetch_add(1, Ordering::Relaxed));
        Environment::new(self.folder.path().join("data"), clock, ids, TimeZone::UTC)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn create(&self, name: &str) -> Document {
        Document::create(&self.path(name), self.environment()).unwrap()
    }

    fn open(&self, name: &str) -> Result<Document, Error> {
        Document::open(&self.path(name), self.environment())
    }
}

fn rename(document: &Document, to: &str) {
    let setting = document.read(Setting::read).unwrap();
    let operation = Operation::RenameDocument { from: setting.name.clone(), to: to.to_owned() };
    document.transact(&operation, |writer| writer.put(&Setting { name: to.to_owned(), ..setting })).unwrap();
}

fn name_in(document: &Document) -> String {
    document.read(Setting::read).unwrap().name
}

/// The name in the file at the chosen place, read as anybody could.
fn published_name(path: &Path) -> String {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.query_row("SELECT name FROM setting", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_new_document_is_a_whole_file_at_once() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    assert_eq!(published_name(&desk.path("map.trellis")), "map");
    assert!(!document.has_unpublished_changes().unwrap());
}

#[test]
fn a_change_stays_here_until_it_is_published() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    assert!(document.has_unpublished_changes().unwrap());
    assert_eq!(published_name(&desk.path("map.trellis")), "map");

    document.publish().unwrap();

    assert!(!document.has_unpublished_changes().unwrap());
    assert_eq!(published_name(&desk.path("map.trellis")), "Northfold");
}

#[test]
fn work_a_crash_left_unpublished_is_taken_up_again() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    drop(document); // The process dies: nothing is published, the lock goes with it.

    let again = desk.open("map.trellis").unwrap();
    assert_eq!(name_in(&again), "Northfold");
    again.close().unwrap();
    assert_eq!(published_name(&desk.path("map.trellis")), "Northfold");
}

#[test]
fn a_document_has_one_owner() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    let error = desk.open("map.trellis").err().unwrap();
    assert_eq!(error.code, Code::Owned);
    assert!(error.message.contains("map is open in another window"), "{error}");
    document.close().unwrap();
    assert!(desk.open("map.trellis").is_ok());
}

#[test]
fn a_file_changed_elsewhere_is_never_overwritten_without_asking() {
    let desk = Desk::new();
    let other_machine = Desk::new();
    desk.create("map.trellis").close().unwrap();
    let mine = desk.open("map.trellis").unwrap();
    let theirs = Document::open(&desk.path("map.trellis"), other_machine.environment()).unwrap();
    rename(&theirs, "Theirs");
    theirs.close().unwrap();
    rename(&mine, "Mine");

    let error = mine.publish().unwrap_err();

    assert_eq!(error.code, Code::ChangedElsewhere);
    assert_eq!(published_name(&desk.path("map.trellis")), "Theirs");
    mine.publish_replacing().unwrap();
    assert_eq!(published_name(&desk.path("map.trellis")), "Mine");
    rename(&mine, "Mine again");
    mine.publish().unwrap();
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    rename(&document, "Southfold");
    document.close().unwrap();

    let document = desk.open("map.trellis").unwrap();
    document.undo().unwrap();
    assert_eq!(name_in(&document), "Northfold");
    document.close().unwrap();

    let document = desk.open("map.trellis").unwrap();
    assert_eq!(document.next_steps().unwrap().1.as_deref(), Some("Renamed the document to Southfold"));
    document.redo().unwrap();
    assert_eq!(name_in(&document), "Southfold");
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!(name_in(&document), "map");
    assert_eq!(document.undo().unwrap_err().message, "there is nothing to undo");
}

#[test]
fn a_new_change_ends_redo_and_keeps_the_history() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    document.undo().unwrap();
    rename(&document, "Southfold");
    assert_eq!(document.redo().unwrap_err().message, "there is nothing to redo");
    assert_eq!(document.history().unwrap().len(), 2);
}

#[test]
fn undo_refuses_what_something_stands_in_the_way_of() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    document.close().unwrap();
    let connection = rusqlite::Connection::open(desk.path("map.trellis")).unwrap();
    connection.execute("UPDATE setting SET company = 'Somebody'", []).unwrap();
    drop(connection);

    let document = desk.open("map.trellis").unwrap();
    let error = document.undo().unwrap_err();
    assert_eq!(error.message, "the document's settings changed since; undo that first");
    assert_eq!(name_in(&document), "Northfold");
}

#[test]
fn a_failed_change_leaves_no_trace() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    let setting = document.read(Setting::read).unwrap();
    let operation = Operation::RenameDocument { from: "map".to_owned(), to: "half".to_owned() };
    let outcome = document.transact(&operation, |writer| {
        writer.put(&Setting { name: "half".to_owned(), ..setting })?;
        Err::<(), _>(Error::new("stopped"))
    });
    assert_eq!(outcome.unwrap_err().message, "stopped");
    assert_eq!((name_in(&document).as_str(), document.history().unwrap().len()), ("map", 0));
}

#[track_caller]
fn refused(content: &[u8], expected: &str) {
    let desk = Desk::new();
    let path = desk.path("odd.trellis");
    fs::write(&path, content).unwrap();
    let error = desk.open("odd.trellis").err().unwrap();
    assert!(error.message.contains(expected), "{error}");
    assert_eq!(fs::read(&path).unwrap(), content);
}

#[test]
fn what_is_not_a_document_is_refused_and_left_alone() {
    refused(b"", "odd.trellis is empty");
    refused(b"SQLite format 3", "odd.trellis is not a Trellis document");
    refused(b"Partner,Tier\nCorvane,2\n", "to bring a spreadsheet in, import it");
}

#[test]
fn a_document_of_a_newer_version_is_refused_and_left_alone() {
    let desk = Desk::new();
    desk.create("map.trellis").close().unwrap();
    let connection = rusqlite::Connection::open(desk.path("map.trellis")).unwrap();
    connection.pragma_update(None, "user_version", 7).unwrap();
    drop(connection);
    let content = fs::read(desk.path("map.trellis")).unwrap();
    refused(&content, "was written by a newer version of Trellis (format 7, this one reads up to 6)");
}

#[test]
fn save_as_leaves_the_first_file_alone() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    document.publish().unwrap();
    let copy = document.save_as(&desk.path("copy.trellis")).unwrap();
    rename(&copy, "Copy");
    copy.close().unwrap();
    assert_eq!(published_name(&desk.path("map.trellis")), "Northfold");
    assert_eq!(published_name(&desk.path("copy.trellis")), "Copy");
}

#[cfg(unix)]
#[test]
fn publishing_keeps_permissions_and_follows_links() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.create("real.trellis").close().unwrap();
    fs::set_permissions(desk.path("real.trellis"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(desk.path("real.trellis"), desk.path("link.trellis")).unwrap();

    let document = desk.open("link.trellis").unwrap();
    rename(&document, "Through the link");
    document.close().unwrap();

    assert!(fs::symlink_metadata(desk.path("link.trellis")).unwrap().is_symlink());
    assert_eq!(published_name(&desk.path("real.trellis")), "Through the link");
    assert_eq!(fs::metadata(desk.path("real.trellis")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_published_file_needs_no_companions() {
    let desk = Desk::new();
    let document = desk.create("map.trellis");
    rename(&document, "Northfold");
    document.close().unwrap();
    let mut names: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["data", "map.trellis"]);
    assert_eq!(Setting::NAME, "setting");
}

#[test]
fn a_new_document_takes_the_place_of_a_file_only_when_nobody_has_it_open() {
    let desk = Desk::new();
    let open = desk.create("map.trellis");
    rename(&open, "Northfold");
    open.publish().unwrap();

    let refused = Document::create_over(&desk.path("map.trellis"), desk.environment()).err().unwrap();

    assert_eq!((refused.code, published_name(&desk.path("map.trellis")).as_str()), (Code::Owned, "Northfold"));
    open.close().unwrap();
    Document::create_over(&desk.path("map.trellis"), desk.environment()).unwrap().close().unwrap();
    assert_eq!(published_name(&desk.path("map.trellis")), "map");
}
