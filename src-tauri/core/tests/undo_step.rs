//! One import is one step, also when others were made since: taken back by itself, or refused by name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]
#![allow(dead_code, reason = "the desk serves several test programs, each of which uses some of it")]

mod desk;

use desk::Desk;
use trellis_core::api::edit::FieldKey;

const ROSTER: &str = "Partner,Tier,Type,Manager,Region,MDF\nCorvane,1,SI,New Hand,EMEA,100\nNewcomer,3,Agency,OL,,5\n";

/// Imports a roster into the demo and says which step that was.
fn imported(desk: &Desk) -> u32 {
    desk.import("later.csv", ROSTER);
    desk.history()[0].id
}

/// That a step is refused with this sentence, and nothing is changed.
#[track_caller]
fn refused(desk: &Desk, step: u32, sentence: &str) {
    let before = (desk.dump(), desk.history());
    assert_eq!(desk.document.undo_step(step).unwrap_err().message, sentence);
    assert_eq!((desk.dump(), desk.history()), before);
}

#[test]
fn an_import_is_taken_back_under_later_edits() {
    let (desk, other) = (Desk::demo(), Desk::demo());
    let step = imported(&desk);
    let edit = |desk: &Desk| {
        desk.set("Obrel", FieldKey::Region, "APAC");
        desk.set("Tessaroy", FieldKey::Manager, "AK");
        desk.target("Tessaroy", 1, true);
    };
    edit(&desk);
    edit(&other);

    desk.document.undo_step(step).unwrap();

    assert_eq!(desk.dump(), other.dump());
}

#[test]
fn what_was_taken_back_alone_is_redone_and_lets_others_be_undone() {
    let desk = Desk::demo();
    let before = desk.dump();
    let step = imported(&desk);
    desk.set("Obrel", FieldKey::Region, "APAC");
    let all = desk.dump();
    desk.document.undo_step(step).unwrap();
    let without = desk.dump();
    desk.redo();
    assert_eq!(desk.dump(), all);
    desk.document.undo_step(step).unwrap();
    assert_eq!(desk.dump(), without);

    desk.undo();

    assert_eq!(desk.dump(), before);
    desk.redo();
    desk.redo();
    assert_eq!(desk.dump(), all);
}

#[test]
fn an_import_is_taken_back_once() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.set("Obrel", FieldKey::Region, "APAC");
    desk.document.undo_step(step).unwrap();
    refused(&desk, step, "this step is not in force any more; nothing was undone");
}

#[test]
fn an_edit_of_its_rows_is_named() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.set("Newcomer", FieldKey::Tier, "2");
    refused(&desk, step, "Newcomer: Tier changed from Tier 3 to Tier 2, 2 Jul, was built on it; undo that first");
    desk.undo();
    desk.set("Corvane", FieldKey::Region, "APAC");
    desk.set("Newcomer", FieldKey::Region, "APAC");
    let last = "Newcomer: Region set to APAC, 2 Jul, and 1 other step were built on it; undo those first";
    refused(&desk, step, last);
}

#[test]
fn a_word_it_brought_is_not_taken_from_under_others() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.set("Tessaroy", FieldKey::Manager, "New Hand");
    desk.set("Tessaroy", FieldKey::Manager, "AK");
    let last = "Tessaroy: Manager changed from New Hand to AK, 2 Jul, and 1 other step were built on it; \
                undo those first";
    refused(&desk, step, last);
}

#[test]
fn a_joint_target_and_a_removal_of_its_partner_are_named() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.target("Newcomer", 1, true);
    assert!(
        desk.document
            .undo_step(step)
            .unwrap_err()
            .message
            .contains("on the joint target list of Newcomer, 2 Jul, was built")
    );
    desk.undo();
    desk.remove(&["Newcomer"]);
    refused(&desk, step, "Removed Newcomer, 2 Jul, was built on it; undo that first");
}

#[test]
fn a_later_import_on_its_rows_is_named() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.import("update.csv", "Partner,Tier,Type\nNewcomer,2,Agency\n");
    refused(&desk, step, "Updated 1 partner from update.csv, 2 Jul, was built on it; undo that first");
    desk.undo();
    desk.import("densities.csv", "Partner,Segment,Overlap\nNewcomer,Commercial,7/40\n");
    refused(&desk, step, "Imported 1 row of densities from densities.csv, 2 Jul, was built on it; undo that first");
}

#[test]
fn what_it_goes_back_to_must_still_be_there() {
    let desk = Desk::demo();
    desk.set("Obrel", FieldKey::Manager, "Passing Hand");
    desk.import("later.csv", "Partner,Tier,Manager\nObrel,1,AK\nCorvane,1,AK\n");
    let step = desk.history()[0].id;
    let id = desk.document.snapshot().unwrap().managers.values().find(|known| known.name == "Passing Hand").unwrap().id;
    let change = trellis_core::api::settings::SettingChange::RemoveWord {
        list: trellis_core::api::settings::List::Managers,
        id: u32::try_from(id).unwrap(),
        into: None,
    };
    trellis_core::api::settings::change_setting(&desk.document, &change).unwrap();
    refused(&desk, step, "Removed the manager Passing Hand, 2 Jul, was built on it; undo that first");
}

#[test]
fn the_history_says_which_imports_can_be_taken_back_alone() {
    let desk = Desk::demo();
    let step = imported(&desk);
    let can = |desk: &Desk| desk.history().iter().find(|entry| entry.id == step).unwrap().can_undo_alone;
    assert!(!can(&desk), "the newest step is taken back by Undo");
    desk.set("Obrel", FieldKey::Region, "APAC");
    assert!(can(&desk) && !desk.history()[0].can_undo_alone);
    desk.document.undo_step(step).unwrap();
    assert!(!can(&desk));
}

#[test]
fn an_import_is_taken_back_under_a_later_one_of_the_same_source() {
    let desk = Desk::demo();
    let step = imported(&desk);
    desk.import("later (2).csv", &format!("{ROSTER}Other,3,SI,,,\n"));

    desk.document.undo_step(step).unwrap();

    let names: Vec<String> =
        desk.document.snapshot().unwrap().partners.iter().map(|partner| partner.name.clone()).collect();
    assert!(names.iter().any(|name| name == "Other") && !names.iter().any(|name| name == "Newcomer"), "{names:?}");
}
