//! Accounts that have no segment from their file are placed by the rules of the segments.

use std::sync::{Arc, Mutex};

use trellis_core::api::Views;
use trellis_core::api::account_listing::accounts;
use trellis_core::api::listing::ListRequest;
use trellis_core::api::overlap::{CellRequest, OverlapRequest};
use trellis_core::api::settings::{List, SettingChange};
use trellis_core::store::Snapshot;
use trellis_core::store::tables::Account;

use crate::desk::Desk;
use crate::ruled::{desk, rule, segments};

fn views(desk: &Desk) -> Arc<Views> {
    Views::of(&desk.document, &Mutex::default()).unwrap()
}

/// n and N of Corvane in each column of the heatmap.
fn densities(desk: &Desk) -> Vec<(String, Option<u32>, Option<u32>)> {
    let view = views(desk).overlap(&OverlapRequest::default());
    let cells = &view.groups[0].rows[0].cells;
    view.segments.iter().zip(cells).map(|(segment, cell)| (segment.name.clone(), cell.shared, cell.base)).collect()
}

fn counts(expected: &[(&str, u32, u32)]) -> Vec<(String, Option<u32>, Option<u32>)> {
    expected.iter().map(|(name, n, base)| ((*name).to_owned(), Some(*n), Some(*base))).collect()
}

#[test]
fn a_rule_places_what_has_no_segment_from_its_file() {
    let desk = desk();
    let enterprise = rule(3, "1,000", "", &[]);
    assert_eq!(segments(&desk.snapshot()), [0, 0, 0, 0, 1, 0, 0]);
    desk.changes(
        &enterprise,
        "Set the rule of Enterprise: 1,000 employees or more",
        vec![3, 0, 3, 0, 1, 0, 0],
        segments,
    );
    let stored = |now: &Snapshot| now.accounts.iter().map(|account| account.segment_id).collect::<Vec<_>>();
    let before = stored(&desk.snapshot());
    desk.change(&enterprise);
    assert_eq!(stored(&desk.snapshot()), before, "a rule writes no account");
}

#[test]
fn the_densities_are_of_the_segments_that_come_of_it() {
    let desk = desk();
    let before = [("Commercial", 1, 1), ("Mid-market", 0, 0), ("Enterprise", 0, 0), ("Regulated", 0, 0)];
    assert_eq!(densities(&desk), [counts(&before), counts(&[("Unsegmented", 3, 6)])].concat());
    desk.change(&rule(3, "1000", "", &[]));
    let sized = [("Commercial", 1, 1), ("Mid-market", 0, 0), ("Enterprise", 2, 2), ("Regulated", 0, 0)];
    assert_eq!(densities(&desk), [counts(&sized), counts(&[("Unsegmented", 1, 4)])].concat());
    desk.change(&rule(4, "", "", &["banking"]));
    let regulated = [("Commercial", 1, 1), ("Mid-market", 0, 0), ("Enterprise", 1, 1), ("Regulated", 1, 2)];
    assert_eq!(densities(&desk), [counts(&regulated), counts(&[("Unsegmented", 1, 3)])].concat());
    desk.change(&rule(2, "", "", &["retail", "sante"]));
    desk.change(&rule(1, "0", "", &[]));
    let all = [("Commercial", 1, 2), ("Mid-market", 2, 3), ("Enterprise", 0, 0), ("Regulated", 1, 2)];
    assert_eq!(densities(&desk), counts(&all), "no bucket when nothing is in it");
    let cell = views(&desk).overlap_cell(CellRequest { partner: 1, segment: Some(2), offset: 0 }).unwrap();
    let behind: Vec<&str> = cell.accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(behind, ["Cedar", "Dogwood"]);
}

#[test]
fn an_industry_wins_over_size_and_the_first_segment_over_the_next() {
    let desk = desk();
    desk.change(&rule(3, "1000", "", &[]));
    desk.change(&rule(2, "100", "", &[]));
    assert_eq!(segments(&desk.snapshot()), [2, 2, 2, 0, 1, 0, 2], "Mid-market stands before Enterprise");
    desk.change(&SettingChange::MoveSegment { id: 3, place: 0 });
    assert_eq!(segments(&desk.snapshot()), [3, 2, 3, 0, 1, 0, 2]);
    desk.change(&rule(4, "", "", &["Banking"]));
    assert_eq!(segments(&desk.snapshot()), [4, 4, 3, 0, 1, 0, 2], "though Regulated stands last");
    desk.change(&rule(1, "1000", "", &["Banking"]));
    assert_eq!(segments(&desk.snapshot()), [1, 4, 3, 0, 1, 0, 2], "both name industries, and Commercial stands first");
}

#[test]
fn other_employees_place_an_account_anew_at_once() {
    let desk = desk();
    desk.change(&rule(3, "1,000", "", &[]));
    let birch = desk.snapshot().account(2).unwrap().clone();
    desk.write(|writer| writer.put(&Account { employees: Some(1_000), ..birch }));
    assert_eq!(segments(&desk.snapshot()), [3, 3, 3, 0, 1, 0, 0]);
    desk.document.undo().unwrap();
    assert_eq!(segments(&desk.snapshot()), [3, 0, 3, 0, 1, 0, 0]);
}

#[test]
fn the_effect_is_said_before() {
    let desk = desk();
    assert_eq!(
        desk.lines(&rule(3, "1000", "", &[])),
        [
            "2 unsegmented accounts go to Enterprise",
            "1 account that fits keeps the segment of its file",
            "2 densities are counted anew",
        ]
    );
    desk.change(&rule(3, "1000", "", &[]));
    let lines = desk.lines(&rule(4, "", "", &["Banking", "Bankng", "Health"]));
    assert_eq!(
        lines[..4],
        [
            "1 account goes from Enterprise to Regulated",
            "1 unsegmented account goes to Regulated",
            "1 account that fits keeps the segment of its file",
            "No account’s industry is Bankng or Health",
        ]
    );
    desk.change(&rule(4, "", "", &["Banking"]));
    let lines = desk.lines(&rule(3, "500", "", &[]));
    assert_eq!(
        lines,
        [
            "1 account that fits keeps the segment of its file",
            "2 accounts that fit are in Regulated by its rule, which goes first"
        ]
    );
    assert_eq!(desk.lines(&rule(3, "", "", &[]))[0], "1 account of Enterprise becomes unsegmented");
}

#[test]
fn a_new_order_says_which_accounts_it_moves() {
    let desk = desk();
    desk.change(&rule(2, "100", "", &[]));
    desk.change(&rule(3, "1000", "", &[]));
    let lines = desk.lines(&SettingChange::MoveSegment { id: 3, place: 0 });
    assert_eq!(lines[0], "2 accounts go from Mid-market to Enterprise");
}

#[test]
fn a_removed_segment_takes_its_rule_along() {
    let desk = desk();
    desk.change(&rule(3, "1,000", "", &[]));
    desk.change(&rule(2, "500", "", &[]));
    desk.change(&SettingChange::MoveSegment { id: 3, place: 0 });
    let removal = SettingChange::RemoveWord { list: List::Segments, id: 3, into: Some(1) };
    assert_eq!(
        desk.lines(&removal)[0],
        "2 accounts go to Mid-market",
        "they are placed anew, and were never Enterprise's own"
    );
    desk.changes(&removal, "Replaced the segment Enterprise by Commercial", vec![2, 2, 2, 0, 1, 0, 0], segments);
    let of_file = SettingChange::RemoveWord { list: List::Segments, id: 1, into: None };
    assert_eq!(
        desk.lines(&of_file)[0],
        "1 account goes to Enterprise",
        "what its file said is gone, so the rule holds"
    );
}

#[test]
fn an_empty_rule_is_no_rule() {
    let desk = desk();
    let before = desk.document.dump().unwrap();
    let entries = desk.document.history().unwrap().len();
    desk.change(&rule(3, " ", "", &[]));
    assert_eq!((desk.document.dump().unwrap(), desk.document.history().unwrap().len()), (before.clone(), entries));
    desk.change(&rule(3, "", "99", &["Santé"]));
    assert_eq!(desk.last_entry(), "Set the rule of Enterprise: 99 employees or fewer and industry is Santé");
    desk.change(&rule(3, "", "", &[]));
    assert_eq!(desk.last_entry(), "Removed the rule of Enterprise");
    assert_eq!(segments(&desk.snapshot()), [0, 0, 0, 0, 1, 0, 0]);
    assert_eq!(desk.document.dump().unwrap(), before);
}

#[test]
fn undo_restores_every_byte_and_redo_brings_it_back() {
    let desk = desk();
    let mut dumps = vec![desk.document.dump().unwrap()];
    for change in [rule(3, "1000", "", &[]), rule(4, "", "", &["Banking"]), rule(3, "", "", &[])] {
        desk.change(&change);
        dumps.push(desk.document.dump().unwrap());
        assert_ne!(dumps[dumps.len() - 2], dumps[dumps.len() - 1]);
    }
    for before in dumps.iter().rev().skip(1) {
        desk.document.undo().unwrap();
        assert_eq!(&desk.document.dump().unwrap(), before);
    }
    for after in dumps.iter().skip(1) {
        desk.document.redo().unwrap();
        assert_eq!(&desk.document.dump().unwrap(), after);
    }
}

#[test]
fn what_cannot_be_a_rule_is_refused_in_a_sentence() {
    let desk = desk();
    let no_number = |text: &str| {
        format!("“{text}” is not a number of employees; write a whole number, zero or more, or leave it empty")
    };
    for text in ["-5", "many", "12.5", "10%", "n/a", "5,000,000,000"] {
        desk.refuses(&rule(3, text, "", &[]), &no_number(text));
        desk.refuses(&rule(3, "", text, &[]), &no_number(text));
    }
    desk.refuses(
        &rule(3, "1000", "999", &[]),
        "no account has 1,000 employees or more and 999 or fewer; the rule was left as it is",
    );
    let empty = "an industry of the rule is empty; write its name, or take it out";
    desk.refuses(&rule(3, "", "", &["Banking", " "]), empty);
    desk.refuses(&rule(9, "1", "", &[]), "this segment is no longer in the list; choose another");
    let long = "x".repeat(121);
    let sentence = "an industry has at most 120 characters, this one has 121; shorten it";
    desk.refuses(&rule(3, "", "", &[&long]), sentence);
    desk.refuses(&rule(3, "", "", &["x"; 201]), "a rule has at most 200 industries; take some out");
}

#[test]
fn a_limit_may_be_both_and_an_industry_counts_once() {
    let desk = desk();
    desk.change(&rule(3, "100", "100", &[]));
    assert_eq!(segments(&desk.snapshot()), [0, 0, 0, 0, 1, 0, 3]);
    desk.change(&rule(4, "", "", &["Banking", " BANKING ", "Retail"]));
    assert_eq!(desk.settings().segment_rules[3].industries, ["Banking", "Retail"]);
}

#[test]
fn it_shows_where_a_segment_comes_from() {
    let desk = desk();
    desk.change(&rule(3, "1,000", "", &[]));
    let views = views(&desk);
    let segment = |id: u32| views.account(&desk.document, id).unwrap().fields[0].value.clone();
    assert_eq!(
        [segment(1), segment(5), segment(7)],
        ["Enterprise, by rule: 1,000 employees or more", "Commercial", "Unsegmented"]
    );
    let table = views.accounts(&ListRequest::default()).unwrap();
    let notes = |name: &str| {
        let row = table.rows.iter().find(|row| row.cells[0].text == name).unwrap();
        [&row.cells[1].text, &row.cells[1].note, &row.cells[1].tip].map(String::to_owned)
    };
    assert_eq!(notes("Alder"), ["Enterprise", "rule", "Enterprise, by rule: 1,000 employees or more"]);
    assert_eq!(notes("Elm"), ["Commercial", "", ""]);
    assert_eq!(notes("Gum"), ["Unsegmented", "", ""]);
    let listed = accounts(views.snapshot(), views.matrix(), None, Some("enterprise")).unwrap();
    let named: Vec<_> = listed.iter().map(|row| (row.name.as_str(), row.segment_rule.as_deref())).collect();
    let because = Some("1,000 employees or more");
    assert_eq!(named, [("Alder", because), ("Cedar", because)]);
    let of_file = accounts(views.snapshot(), views.matrix(), None, Some("commercial")).unwrap();
    assert_eq!((of_file[0].segment.as_deref(), of_file[0].segment_rule.as_deref()), (Some("Commercial"), None));
}

#[test]
fn the_settings_show_the_rules_and_what_they_can_name() {
    let desk = desk();
    desk.change(&rule(3, "1000", "", &["banking"]));
    let view = desk.settings();
    let enterprise = &view.segment_rules[2];
    assert_eq!(enterprise.segment, 3);
    assert_eq!((enterprise.employees_at_least.as_str(), enterprise.employees_at_most.as_str()), ("1,000", ""));
    assert_eq!(enterprise.sentence, "1,000 employees or more and industry is banking");
    assert_eq!(view.segment_rules[0].sentence, "");
    assert_eq!(view.segments[2].used, "1 account by rule");
    assert!(!view.segments[2].is_unused);
    assert_eq!(view.industries, ["Banking", "Retail", "Santé"]);
    desk.change(&rule(1, "99", "", &[]));
    assert_eq!(view.segments[0].used, "1 account");
    assert_eq!(desk.settings().segments[0].used, "5 accounts, 4 of them by rule");
}
