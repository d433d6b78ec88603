//! Folders that vanish, clocks that are set back, files that change under a document, others who look.

use std::fs;
use std::path::{Path, PathBuf};

use trellis_core::demo::create_demo;
use trellis_core::store::Document;
use trellis_core::{Code, Job};

use super::{Desk, is_a_sentence, name_in, rename};

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
