//! What a file says of a segment goes before a rule, and a rule places what no file does.

use trellis_core::api::import::ImportChoices;
use trellis_core::api::settings::{SettingChange, WrittenRule, change_setting};

use crate::desk::Desk;

/// Four partners and three accounts with a segment from their file; Enterprise has 1,000 employees or more.
fn desk() -> Desk {
    let desk = Desk::new();
    let rule = WrittenRule { employees_at_least: "1,000".to_owned(), ..WrittenRule::default() };
    change_setting(&desk.document, &SettingChange::SegmentRule { id: 3, rule }).expect("a rule");
    desk
}

/// "Acme: Enterprise", with the bucket as a dash, an account a line.
fn segments(desk: &Desk) -> Vec<String> {
    let now = desk.now();
    let name = |id| now.segments.iter().find(|segment| Some(segment.id) == id).map_or("-", |segment| &segment.name);
    now.accounts.iter().map(|account| format!("{}: {}", account.name, name(now.segment_of(account)))).collect()
}

#[test]
fn accounts_without_a_segment_are_placed_as_they_come_in() {
    let desk = desk();
    desk.import("more.csv", "Account,Employees,Website\nDelta,1000,delta.example\nEcho,999,echo.example\n");
    desk.import("some.csv", "Account,Employees,Segment\nFox,5000,\nGolf,5000,Commercial\nHotel,,\n");
    assert_eq!(
        segments(&desk)[3..],
        ["Delta: Enterprise", "Echo: -", "Fox: Enterprise", "Golf: Commercial", "Hotel: -"]
    );
}

#[test]
fn other_employees_from_a_file_place_an_account_anew_and_undo_takes_it_back() {
    let desk = desk();
    desk.import("more.csv", "Account,Employees\nDelta,999\n");
    let before = (desk.dump(), segments(&desk));
    desk.import("more.csv", "Account,Employees\nDelta,1000\nBolt,9000\n");
    assert_eq!(segments(&desk)[1..], ["Bolt: Commercial", "Cogs: Commercial", "Delta: Enterprise"]);
    desk.undo();
    assert_eq!((desk.dump(), segments(&desk)), before);
}

#[test]
fn the_preview_says_that_a_segment_is_by_rule_so_far() {
    let desk = desk();
    desk.import("more.csv", "Account,Employees\nDelta,1000\nEcho,1000\n");
    let plan = desk.plan("segments.csv", "Account,Employees,Segment\nDelta,1000,Commercial\nEcho,1000,Enterprise\n");
    let updates: Vec<String> = plan
        .updates
        .iter()
        .map(|update| format!("{} {}: {} -> {}", update.name, update.field, update.from, update.to))
        .collect();
    let said = ["Delta Segment: Enterprise, by rule -> Commercial", "Echo Segment: Enterprise, by rule -> Enterprise"];
    assert_eq!(updates, said);
    desk.import("segments.csv", "Account,Employees,Segment\nDelta,1000,Commercial\nEcho,1000,Enterprise\n");
    assert_eq!(segments(&desk)[3..], ["Delta: Commercial", "Echo: Enterprise"]);
}

#[test]
fn a_blank_that_erases_a_segment_leaves_the_account_to_the_rules() {
    let desk = desk();
    let erasing = ImportChoices { accept_drift: true, blanks_erase: true, ..ImportChoices::default() };
    let file = "Account,Employees,Segment\nAcme,10,Commercial\nBolt,2000,\nCogs,20,\n";
    let plan = desk.plan_with("accounts.csv", file, &erasing);
    let segment = |name: &str| {
        let of = plan.updates.iter().find(|update| update.name == name && update.field == "Segment");
        of.map(|update| (update.from.clone(), update.to.clone())).expect("an update")
    };
    assert_eq!(segment("Bolt"), ("Commercial".to_owned(), "Enterprise, by rule".to_owned()));
    assert_eq!(segment("Cogs"), ("Commercial".to_owned(), String::new()));
    desk.import_with("accounts.csv", file, &erasing);
    assert_eq!(segments(&desk), ["Acme: Commercial", "Bolt: Enterprise", "Cogs: -"]);
}
