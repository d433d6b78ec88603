//! Documents that were cut, flipped, written over or left behind: nothing is taken for whole that is not, nothing is lost that can
//! be read, and the file itself is never touched.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::api::check::check;
use trellis_core::demo::create_demo;
use trellis_core::store::tables::Setting;
use trellis_core::store::{Document, Environment, Operation, earlier_states, put_state, recover};
use trellis_core::{Code, Error, Job};
use uuid::Uuid;

/// Flips tried; a multiple takes part in `make soak`.
const FLIPS: usize = 60;

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

/// Numbers without a pattern, the same each time.
fn numbers(mut seed: u64) -> impl Iterator<Item = u64> {
    std::iter::repeat_with(move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    })
}

/// The lines of what a document says, in no order.
fn lines(dump: &str) -> BTreeSet<&str> {
    dump.lines().collect()
}

fn is_a_sentence(error: &Error) {
    assert!(!error.message.contains('\n') && error.message.len() > 20, "{error}");
}

#[test]
fn a_flipped_bit_is_never_taken_for_the_document() {
    let (bytes, dump) = example();
    let soak = std::env::var("TRELLIS_SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let (mut refused, mut altered, mut recovered, mut kept) = (0, 0, 0_usize, 0_usize);
    let mut numbers = numbers(0x7F4A_7C15);
    for flip in 0..FLIPS * soak {
        let desk = Desk::new();
        // Every fourth one hits the first page, where a database says what it is.
        let reach = if flip % 4 == 0 { 4_096 } else { bytes.len() };
        let at = usize::try_from(numbers.next().unwrap()).unwrap() % reach;
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (numbers.next().unwrap() % 8);
        fs::write(desk.path("map.trellis"), &flipped).unwrap();
        match desk.open("map.trellis") {
            Err(error) => {
                is_a_sentence(&error);
                refused += 1;
            }
            Ok(document) => {
                assert!(document.is_altered(), "byte {at} was flipped, and nothing is said");
                assert!(!check(&document).unwrap().is_empty());
                altered += 1;
            }
        }
        assert!(fs::read(desk.path("map.trellis")).unwrap() == flipped, "byte {at}: the file was written to");
        if let Ok(found) = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()) {
            recovered += 1;
            let is_told = !found.losses.is_empty();
            let found = found.document.dump().unwrap();
            // A value may be another one than it was; that a row is gone is never kept quiet.
            assert!(
                is_told || found.lines().count() >= dump.lines().count(),
                "byte {at}: rows are gone, and nothing is said"
            );
            kept += lines(dump).intersection(&lines(&found)).count();
        }
    }
    let whole = lines(dump).len();
    println!(
        "{refused} refused, {altered} opened and said so; {recovered} recovered, with {kept} of {} rows",
        recovered * whole
    );
    assert!(refused > 5 && altered > 20);
    // What cannot be recovered is a file that does not say any more that it is a database.
    assert!(recovered * 10 > FLIPS * soak * 8, "{recovered} recovered");
    assert!(kept * 100 > recovered * whole * 97, "{kept} rows kept of {recovered} documents");
}

#[test]
fn a_document_that_was_cut_is_refused_and_what_is_left_can_be_read() {
    let (bytes, dump) = example();
    let cuts = [0, 1, 16, 99, 100, 512, 4_096, bytes.len() / 4, bytes.len() / 2, bytes.len() * 9 / 10, bytes.len() - 1];
    let mut kept = Vec::new();
    for cut in cuts {
        let desk = Desk::new();
        fs::write(desk.path("map.trellis"), &bytes[..cut]).unwrap();
        let error = desk.open("map.trellis").err().unwrap_or_else(|| panic!("cut at {cut}, and opened"));
        is_a_sentence(&error);
        assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), &bytes[..cut]);
        let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment());
        kept.push(found.map_or(0, |found| {
            assert!(
                !found.losses.is_empty() || cut + 4_096 > bytes.len(),
                "cut at {cut}, and nothing is said to be lost"
            );
            assert!(check(&found.document).unwrap().is_empty());
            let found = found.document.dump().unwrap();
            lines(dump).intersection(&lines(&found)).count()
        }));
    }
    println!("of {} rows, cut at {cuts:?}: {kept:?}", lines(dump).len());
    assert_eq!(kept[..4], [0; 4]);
    assert!(kept[8] > 0 && kept[9] > lines(dump).len() / 3 && kept[10] > lines(dump).len() * 9 / 10, "{kept:?}");
}

#[test]
fn what_was_recovered_is_a_document_of_its_own() {
    let desk = Desk::new();
    fs::write(desk.path("map.trellis"), &example().0).unwrap();
    let before = desk.open("map.trellis").unwrap();
    let uuid = before.uuid().unwrap();
    before.close().unwrap();
    let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).unwrap();
    assert_eq!(found.losses, Vec::<String>::new());
    assert_eq!(found.document.dump().unwrap(), example().1);
    assert_ne!(found.document.uuid().unwrap(), uuid);
    found.document.close().unwrap();
    let again = desk.open("whole.trellis").unwrap();
    assert!(!again.is_altered());
    rename(&again, "Recovered");
    again.undo().unwrap();
    assert_eq!(again.dump().unwrap(), example().1);
    let there = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).err().unwrap();
    assert!(there.message.contains("already exists"), "{there}");
}

#[test]
fn the_state_of_each_day_is_kept_and_offered_when_the_file_is_damaged() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    Document::create(&path, desk.on("2026-07-01")).unwrap().close().unwrap();
    for day in 2..=16 {
        let environment = desk.on(&format!("2026-07-{day:02}"));
        let document = Document::open(&path, environment.clone()).unwrap();
        rename(&document, &format!("Day {day}"));
        document.close().unwrap();
        // A second opening on one day keeps nothing new.
        Document::open(&path, environment).unwrap().close().unwrap();
    }
    let environment = desk.on("2026-07-17");
    let states = earlier_states(&path, &environment);
    let days: Vec<_> = states.iter().map(|state| environment.day_of(state.kept_at)).collect();
    assert_eq!(days, (7..=16).rev().map(|day| date(2026, 7, day)).collect::<Vec<_>>());

    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let error = Document::open(&path, environment.clone()).err().unwrap();
    assert_eq!(error.code, Code::Damaged);
    assert!(error.message.contains("open the state of 16 July 2026 that is kept on this machine"), "{error}");
    fs::write(&path, "nothing of it").unwrap();
    assert_eq!(Document::open(&path, environment.clone()).err().unwrap().code, Code::Damaged);

    // The newest is the file as it was found on the 16th: it says what was written on the 15th.
    fs::copy(&states[0].path, desk.path("earlier.trellis")).unwrap();
    let earlier = Document::open(&desk.path("earlier.trellis"), environment).unwrap();
    assert_eq!((name_in(&earlier).as_str(), earlier.is_altered()), ("Day 15", false));
}

#[test]
fn a_file_another_program_wrote_to_is_opened_and_said_to_be_altered() {
    let desk = Desk::new();
    Document::create(&desk.path("map.trellis"), desk.environment()).unwrap().close().unwrap();
    let connection = rusqlite::Connection::open(desk.path("map.trellis")).unwrap();
    connection.execute("UPDATE setting SET name = 'Theirs'", []).unwrap();
    drop(connection);
    let document = desk.open("map.trellis").unwrap();
    assert!(document.alteration().unwrap().starts_with("map is not as Trellis wrote it"));
    assert_eq!(check(&document).unwrap(), [document.alteration().unwrap()]);
    // What is published from now on is Trellis's own again.
    rename(&document, "Mine");
    document.close().unwrap();
    assert!(!desk.open("map.trellis").unwrap().is_altered());
}

#[test]
fn unpublished_work_is_recovered_where_its_file_is_gone() {
    let desk = Desk::new();
    let document = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    rename(&document, "Not published");
    drop(document);
    fs::remove_file(desk.path("map.trellis")).unwrap();
    assert!(desk.open("map.trellis").err().unwrap().message.contains("does not exist"));
    let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).unwrap();
    assert_eq!(name_in(&found.document), "Not published");
}

#[test]
fn a_working_copy_that_cannot_be_read_is_set_aside() {
    let desk = Desk::new();
    let document = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    rename(&document, "Not published");
    drop(document);
    let folder = fs::read_dir(desk.path("data/working")).unwrap().next().unwrap().unwrap().path();
    let _ = fs::remove_file(folder.join("document.db-wal"));
    fs::write(folder.join("document.db"), b"SQLite format 3\0 and then nothing that makes sense").unwrap();
    let document = desk.open("map.trellis").unwrap();
    assert_eq!(name_in(&document), "map");
    assert!(folder.join("damaged-1.db").exists());
}

#[test]
fn a_folder_that_vanishes_costs_nothing() {
    let desk = Desk::new();
    fs::create_dir(desk.path("share")).unwrap();
    let document = Document::create(&desk.path("share/map.trellis"), desk.environment()).unwrap();
    fs::rename(desk.path("share"), desk.path("away")).unwrap();
    rename(&document, "While it was away");
    is_a_sentence(&document.publish().unwrap_err());
    assert!(document.has_unpublished_changes().unwrap());
    drop(document);
    fs::rename(desk.path("away"), desk.path("share")).unwrap();
    let document = desk.open("share/map.trellis").unwrap();
    assert_eq!(name_in(&document), "While it was away");
    document.close().unwrap();
    desk.forget();
    assert_eq!(name_in(&desk.open("share/map.trellis").unwrap()), "While it was away");
}

#[test]
fn a_file_that_becomes_unreadable_while_it_is_open_can_be_replaced() {
    let desk = Desk::new();
    let document = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    rename(&document, "Mine");
    for garbage in ["not a document any more", ""] {
        fs::write(desk.path("map.trellis"), garbage).unwrap();
        assert_eq!(document.publish().unwrap_err().code, Code::ChangedElsewhere, "{garbage:?}");
        is_a_sentence(&document.check_reload().unwrap_err());
    }
    document.publish_replacing().unwrap();
    document.close().unwrap();
    desk.forget();
    assert_eq!(name_in(&desk.open("map.trellis").unwrap()), "Mine");
}

#[test]
fn what_was_left_of_a_document_never_takes_the_place_of_another() {
    let desk = Desk::new();
    let left = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    rename(&left, "Left behind");
    drop(left);
    fs::remove_file(desk.path("map.trellis")).unwrap();
    // A new document of that name would be its end.
    let error = Document::create(&desk.path("map.trellis"), desk.environment()).err().unwrap();
    assert!(error.message.contains("still kept on this machine"), "{error}");
    // What is saved there is what was saved, not what was left.
    let other = Document::create(&desk.path("other.trellis"), desk.environment()).unwrap();
    rename(&other, "Saved");
    assert_eq!(name_in(&other.save_as(&desk.path("map.trellis")).unwrap()), "Saved");
}

#[test]
fn a_kept_state_never_takes_the_place_of_a_document_that_is_open() {
    let desk = Desk::new();
    Document::create(&desk.path("map.trellis"), desk.environment()).unwrap().close().unwrap();
    desk.open("map.trellis").unwrap().close().unwrap();
    let open = Document::create(&desk.path("open.trellis"), desk.environment()).unwrap();
    let states = earlier_states(&desk.path("map.trellis"), &desk.environment());
    let error = put_state(&states[0], &desk.path("open.trellis"), &desk.environment()).unwrap_err();
    assert_eq!(error.code, Code::Owned);
    open.close().unwrap();
    put_state(&states[0], &desk.path("open.trellis"), &desk.environment()).unwrap();
    assert_eq!(name_in(&desk.open("open.trellis").unwrap()), "map");
}

#[test]
fn a_change_made_while_publishing_fails_is_kept() {
    let desk = Desk::new();
    fs::create_dir(desk.path("share")).unwrap();
    let document = Document::create(&desk.path("share/map.trellis"), desk.environment()).unwrap();
    fs::rename(desk.path("share"), desk.path("away")).unwrap();
    std::thread::scope(|scope| {
        let failing = scope.spawn(|| (0..200).filter(|_| document.publish().is_err()).count());
        (0..50).for_each(|number| rename(&document, &format!("Change {number}")));
        assert_eq!(failing.join().unwrap(), 200);
    });
    let revision = document.snapshot().unwrap().revision;
    assert!(document.has_unpublished_changes().unwrap() && revision > 50, "{revision}");
    fs::rename(desk.path("away"), desk.path("share")).unwrap();
    document.close().unwrap();
    assert_eq!(name_in(&desk.open("share/map.trellis").unwrap()), "Change 49");
}

#[test]
fn a_clock_that_is_set_back_changes_no_order() {
    let desk = Desk::new();
    let path = desk.path("map.trellis");
    let document = Document::create(&path, desk.on("2026-07-02")).unwrap();
    rename(&document, "First");
    document.close().unwrap();
    let document = Document::open(&path, desk.on("2019-01-01")).unwrap();
    rename(&document, "Second");
    let said: Vec<String> = document.history().unwrap().into_iter().map(|entry| entry.title).collect();
    assert!(said[0].contains("Second") && said[1].contains("First"), "{said:?}");
    document.undo().unwrap();
    assert_eq!(name_in(&document), "First");
    document.close().unwrap();
    let document = Document::open(&path, desk.on("2026-07-03")).unwrap();
    assert_eq!(name_in(&document), "First");
    assert!(!document.is_altered());
}

#[test]
fn a_copy_a_sync_client_made_of_a_conflict_is_a_document_beside_the_other() {
    let desk = Desk::new();
    let document = Document::create(&desk.path("map.trellis"), desk.environment()).unwrap();
    fs::copy(desk.path("map.trellis"), desk.path("map (conflicted copy).trellis")).unwrap();
    rename(&document, "Mine");
    let copy = desk.open("map (conflicted copy).trellis").unwrap();
    rename(&copy, "Theirs");
    copy.close().unwrap();
    document.close().unwrap();
    assert_eq!(name_in(&desk.open("map.trellis").unwrap()), "Mine");
    assert_eq!(name_in(&desk.open("map (conflicted copy).trellis").unwrap()), "Theirs");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_what_trellis_keeps_for_itself() {
    use std::os::unix::fs::PermissionsExt;

    fn modes(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            found.push((entry.path(), entry.metadata().unwrap().permissions().mode() & 0o777));
            if entry.file_type().unwrap().is_dir() {
                modes(&entry.path(), found);
            }
        }
    }

    let desk = Desk::new();
    let path = desk.path("map.trellis");
    create_demo(&path, desk.environment(), &Job::unwatched()).unwrap().close().unwrap();
    let document = Document::open(&path, desk.on("2026-07-03")).unwrap();
    rename(&document, "Kept");
    assert_eq!(fs::metadata(desk.path("data")).unwrap().permissions().mode() & 0o777, 0o700);
    let mut found = Vec::new();
    modes(&desk.path("data"), &mut found);
    assert!(
        found.iter().any(|(path, _)| path.ends_with("document.db"))
            && found.iter().any(|(path, _)| path.starts_with(desk.path("data/backups")))
    );
    // A folder nobody may look into keeps what is in it.
    let open: Vec<_> = found
        .iter()
        .filter(|(path, mode)| path.extension().is_some_and(|it| it == "trellis" || it == "db") && mode & 0o077 != 0)
        .collect();
    assert!(open.is_empty(), "{open:?}");
}
