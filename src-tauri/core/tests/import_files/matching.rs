//! Accounts on partners' lists, what they are taken for, and what the user says of that.

use std::sync::Mutex;

use trellis_core::api::Views;
use trellis_core::api::duplicates::{DuplicateRequest, merge_accounts, tell_apart};
use trellis_core::api::joint_plan::{JointTargetEdit, JointTargetField, edit_joint_target};
use trellis_core::api::matches::{
    MatchDecisionRequest, MatchListing, MatchRow, MatchesRequest, MatchesShown, decide_match, match_listing, matches,
};
use trellis_core::model::{JointStage, Relationship};

use crate::desk::Desk;

const OURS: &str = "Account,Account ID,Website,Status\nBrightwater Analytics,B1,brightwater.example,Prospect\n\
                    Halden Marine,H1,,Customer\nCorvane Foods,C1,,Prospect\n";
/// One by its website, one by its name, one only alike, one of nobody's.
const THEIRS: &str = "Company,Website,Status,City,Industry\nBrightwater,brightwater.example,Customer,Rome,Data\n\
                      HALDEN MARINE GmbH,,Customer,Oslo,Ships\nCrovane Foods,,Customer,Bonn,Food\nZumqi,,Prospect,Bonn,Food\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.import("ours.csv", OURS);
    desk.import("Obrel accounts.csv", THEIRS);
    desk
}

fn listing(desk: &Desk) -> Vec<String> {
    let found = match_listing(&desk.document, Some("Obrel")).expect("a listing");
    let line = |found: MatchListing| format!("{} = {}: {}", found.theirs, found.ours.unwrap_or_default(), found.state);
    found.into_iter().map(line).collect()
}

fn shown(desk: &Desk, show: MatchesShown) -> Vec<MatchRow> {
    matches(&desk.document, &MatchesRequest { show, partner: None, offset: 0 }).expect("matches").rows
}

/// The names of ours that Obrel has.
fn shared(desk: &Desk) -> Vec<String> {
    let now = desk.now();
    let names = now.overlaps.iter().filter_map(|shared| now.account(shared.account_id));
    names.map(|account| account.name.clone()).collect()
}

fn account_id(desk: &Desk, name: &str) -> u32 {
    let now = desk.now();
    let account = now.accounts.iter().find(|account| account.name == name).expect("an account");
    u32::try_from(account.id).expect("small")
}

fn decide(desk: &Desk, listed: &str, account: &str, is_same: bool) {
    let id = desk.listed().iter().find(|it| it.name == listed).expect("on the list").id;
    let partner_account = u32::try_from(id).expect("small");
    let request = MatchDecisionRequest { partner_account, account: account_id(desk, account), is_same };
    decide_match(&desk.document, request).expect("a decision");
}

#[test]
fn sure_ones_are_taken_and_doubtful_ones_asked_about() {
    let desk = desk();
    assert_eq!(
        listing(&desk),
        [
            "Brightwater = Brightwater Analytics: taken",
            "HALDEN MARINE GmbH = Halden Marine: taken",
            "Crovane Foods = Corvane Foods: asked",
            "Zumqi = : unmatched",
        ]
    );
    assert_eq!(shared(&desk), ["Brightwater Analytics", "Halden Marine"]);
    let asked = &shown(&desk, MatchesShown::Asked)[0];
    assert_eq!((asked.their_name.as_str(), asked.our_name.as_str()), ("Crovane Foods", "Corvane Foods"));
    assert_eq!(asked.basis, "Names alike");
    assert_eq!(shown(&desk, MatchesShown::Unmatched)[0].their_name, "Zumqi");
}

#[test]
fn what_is_accepted_is_shared_and_can_be_undone() {
    let desk = desk();
    let before = desk.dump();
    decide(&desk, "Crovane Foods", "Corvane Foods", true);
    assert_eq!(shared(&desk), ["Brightwater Analytics", "Halden Marine", "Corvane Foods"]);
    assert!(shown(&desk, MatchesShown::Asked).is_empty());
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_is_rejected_is_never_asked_again_and_a_taken_one_is_given_back() {
    let desk = desk();
    decide(&desk, "Crovane Foods", "Corvane Foods", false);
    decide(&desk, "Brightwater", "Brightwater Analytics", false);
    assert_eq!(shared(&desk), ["Halden Marine"]);
    desk.import("Obrel accounts.csv", &THEIRS.replace("Rome", "Milan"));
    assert!(shown(&desk, MatchesShown::Asked).is_empty());
    assert_eq!(shared(&desk), ["Halden Marine"]);
    assert_eq!(shown(&desk, MatchesShown::Decided).len(), 2);
}

#[test]
fn what_is_linked_by_hand_stays_linked() {
    let desk = desk();
    decide(&desk, "Zumqi", "Corvane Foods", true);
    decide(&desk, "Brightwater", "Halden Marine", true);
    assert_eq!(shared(&desk), ["Halden Marine", "Corvane Foods"]);
    desk.import("Obrel accounts.csv", &THEIRS.replace("Bonn", "Ghent"));
    assert_eq!(shared(&desk), ["Halden Marine", "Corvane Foods"]);
    let linked = shown(&desk, MatchesShown::Decided);
    assert!(linked.iter().all(|row| row.decision == Some(true)));
}

#[test]
fn accounts_that_come_later_find_those_that_wait_on_lists() {
    let desk = Desk::new();
    desk.import("Obrel accounts.csv", THEIRS);
    assert_eq!(shared(&desk), [""; 0]);
    let before = desk.dump();
    desk.import("ours.csv", OURS);
    assert_eq!(shared(&desk), ["Brightwater Analytics", "Halden Marine"]);
    assert_eq!(shown(&desk, MatchesShown::Asked).len(), 1);
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn merged_accounts_count_once_and_files_that_name_the_other_mean_the_kept_one() {
    let desk = desk();
    desk.import("more.csv", "Account,Account ID,Website,Status\nBrightwater Inc,B2,bright.example,Customer\n");
    let request = DuplicateRequest {
        kept: account_id(&desk, "Brightwater Analytics"),
        merged: account_id(&desk, "Brightwater Inc"),
    };
    let before = desk.dump();
    merge_accounts(&desk.document, request).expect("a merge");
    assert_eq!(desk.now().accounts.len(), 6);
    let again =
        desk.plan("more.csv", "Account,Account ID,Website,Status\nBrightwater Inc,B2,bright.example,Customer\n");
    assert_eq!(again.added, 0, "it is an account of the document");
    desk.import("Obrel accounts.csv", "Company,Website,Status,City,Industry\nBW,bright.example,Customer,Rome,Data\n");
    let bw = listing(&desk).pop().expect("the new one");
    assert!(bw.starts_with("BW = Brightwater Analytics"), "{bw}");
    desk.undo();
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn accounts_told_apart_are_no_longer_duplicates() {
    let desk = Desk::new();
    desk.import("more.csv", "Account,Account ID,Website\nAcme Inc,A9,\n");
    let found = || {
        let views = Views::of(&desk.document, &Mutex::default()).expect("views");
        views.duplicates(0, &trellis_core::Job::unwatched()).expect("duplicates").rows
    };
    let pairs = found();
    assert_eq!((pairs[0].kept_name.as_str(), pairs[0].merged_name.as_str()), ("Acme", "Acme Inc"));
    tell_apart(&desk.document, DuplicateRequest { kept: pairs[0].kept, merged: pairs[0].merged }).expect("a change");
    assert!(found().is_empty());
}

#[test]
fn a_joint_target_has_a_stage_an_owner_and_a_next_step() {
    let desk = desk();
    let account = account_id(&desk, "Halden Marine");
    let partner = {
        let now = desk.now();
        let obrel = now.partners.iter().find(|partner| partner.name == "Obrel").expect("a partner");
        u32::try_from(obrel.id).expect("small")
    };
    let edit = |field, text: &str| {
        edit_joint_target(&desk.document, &JointTargetEdit { partner, account, field, text: text.to_owned() })
    };
    assert!(edit(JointTargetField::Owner, "Mara").is_err(), "it is on no list yet");
    trellis_core::api::edit::set_joint_target(&desk.document, partner, account, true).expect("a target");
    edit(JointTargetField::Stage, "in_execution").expect("a stage");
    edit(JointTargetField::Owner, " Mara  Vey ").expect("an owner");
    assert!(edit(JointTargetField::Stage, "somewhere").is_err());
    let target = desk.now().joint_targets[0].clone();
    assert_eq!((target.stage, target.owner.as_deref()), (JointStage::InExecution, Some("Mara Vey")));
    desk.undo();
    assert_eq!(desk.now().joint_targets[0].owner, None);
}

#[test]
fn a_rejection_leaves_what_another_row_or_another_file_says() {
    let desk = desk();
    let twice = format!("{THEIRS}Halden Marine,halden.example,Prospect,Oslo,Ships\n");
    desk.import("Obrel accounts.csv", &twice.replace("Bonn", "Ghent"));
    let theirs = |desk: &Desk| {
        let account = i64::from(account_id(desk, "Halden Marine"));
        let now = desk.now();
        let shared = now.overlaps.iter().find(|shared| shared.account_id == account);
        shared.map(|shared| shared.theirs)
    };
    assert_eq!(theirs(&desk), Some(Some(Relationship::Customer)));
    decide(&desk, "HALDEN MARINE GmbH", "Halden Marine", false);
    assert_eq!(theirs(&desk), Some(Some(Relationship::Prospect)), "the other row is a prospect");
    desk.import("overlaps.csv", "Partner,Account ID,Their Status\nObrel,C1,Customer\nCorvane,C1,Prospect\n");
    decide(&desk, "Zumqi", "Corvane Foods", true);
    decide(&desk, "Zumqi", "Corvane Foods", false);
    let foods = i64::from(account_id(&desk, "Corvane Foods"));
    assert!(desk.now().overlaps.iter().any(|shared| shared.account_id == foods), "a file said so");
}

#[test]
fn the_listing_has_one_row_an_account_and_says_what_is_only_asked() {
    let desk = desk();
    desk.import("ours.csv", "Account,Account ID,Website,Status\nOther Name,O1,zeta.example,Prospect\n");
    let more = "Company,Website,Status,City,Industry\nTorlume,zeta.example,Customer,Rome,Data\n";
    desk.import("Obrel accounts.csv", more);
    decide(&desk, "Zumqi", "Corvane Foods", false);
    decide(&desk, "Zumqi", "Halden Marine", false);
    let lines = listing(&desk);
    assert_eq!(lines.len(), 5);
    assert!(lines.contains(&"Torlume = Other Name: asked".to_owned()), "{lines:?}");
}
