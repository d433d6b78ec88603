//! The table of partners: the demo against values worked out beside its files, and what small documents make of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod roster;

use std::sync::{Arc, Mutex, OnceLock};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use roster::Roster;
use serde_json::Value;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::edit::{Editor, FieldKey};
use trellis_core::api::map::Mark;
use trellis_core::api::partners::{
    CellTone, PartnersCell, PartnersFilter, PartnersGrouping, PartnersRequest, PartnersSort, PartnersView,
};
use trellis_core::demo::create_demo;
use trellis_core::model::{Measure, PartnerType, Tier};
use trellis_core::store::Environment;
use trellis_core::store::tables::{PartnerCustom, PartnerRole};
use uuid::Uuid;

/// Made once: the tests only look.
fn demo() -> &'static Arc<Views> {
    static DEMO: OnceLock<Arc<Views>> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC);
        let document = create_demo(&folder.path().join("demo.trellis"), environment, &Job::unwatched()).unwrap();
        Views::of(&document, &Mutex::default()).unwrap()
    })
}

fn expected() -> Value {
    serde_json::from_str(include_str!("../../../tests/rosters/expected.json")).unwrap()
}

fn flat() -> PartnersRequest {
    PartnersRequest { group: PartnersGrouping::None, ..PartnersRequest::default() }
}

fn sorted_by(column: &str, is_descending: bool) -> PartnersRequest {
    PartnersRequest { sort: Some(PartnersSort { column: column.to_owned(), is_descending }), ..flat() }
}

fn filtered(filters: &[(&str, &[&str])]) -> PartnersRequest {
    let filters = filters.iter().map(|(column, values)| PartnersFilter {
        column: (*column).to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    });
    PartnersRequest { filters: filters.collect(), ..flat() }
}

fn names(view: &PartnersView) -> Vec<&str> {
    view.groups.iter().flat_map(|group| &group.rows).map(|row| row.name.as_str()).collect()
}

fn ids(view: &PartnersView) -> Vec<&str> {
    view.columns.iter().map(|column| column.id.as_str()).collect()
}

#[track_caller]
fn cell<'a>(view: &'a PartnersView, partner: &str, column: &str) -> &'a PartnersCell {
    let place = view.columns.iter().position(|known| known.id == column).unwrap();
    let row = view.groups.iter().flat_map(|group| &group.rows).find(|row| row.name == partner).unwrap();
    &row.cells[place]
}

#[track_caller]
fn shows(view: &PartnersView, partner: &str, column: &str, text: &str, note: &str, tone: CellTone, input: &str) {
    let cell = cell(view, partner, column);
    assert_eq!((&*cell.text, &*cell.note, cell.tone, &*cell.input), (text, note, tone, input), "{partner} {column}");
}

#[test]
fn the_usual_table_is_that_of_the_picture() {
    let view = demo().partners(&PartnersRequest::default()).unwrap();
    let labels: Vec<&str> = view.columns.iter().map(|column| column.label.as_str()).collect();
    let usual = "Partner,Type,Motion,Manager,FTE,MDF,Sourced Q1,Sourced Q2,Co-sell,Registered,Best segment,Working set,\
                 Refreshed,Finding";
    assert_eq!(labels.join(","), usual);
    let groups: Vec<(&str, &str, usize)> =
        view.groups.iter().map(|group| (&*group.title, &*group.name, group.rows.len())).collect();
    assert_eq!(groups, [("Tier 1", "strategic", 12), ("Tier 2", "managed", 28), ("Tier 3", "transactional", 50)]);
    assert_eq!((view.partner_count, view.shown_count), (90, 90));
    assert_eq!(view.sort, PartnersSort { column: "sourced".to_owned(), is_descending: true });
    assert_eq!(
        view.totals,
        ["90 partners", "FTE 20.00", "MDF $2,400,000", "Sourced $24.0M over two quarters, $48.0M annualized"]
    );
    assert!(ids(&demo().partners(&flat()).unwrap()).contains(&"tier"));
}

#[test]
fn a_row_shows_what_the_roster_says() {
    let view = demo().partners(&flat()).unwrap();
    let plain = CellTone::Plain;
    shows(&view, "Halden & Rowe", "type", "SI", "+1", plain, "SI");
    shows(&view, "Halden & Rowe", "tier", "Tier 1", "", plain, "1");
    shows(&view, "Halden & Rowe", "motion", "Co-sell", "", plain, "Co-sell");
    shows(&view, "Halden & Rowe", "manager", "AK", "", plain, "AK");
    shows(&view, "Halden & Rowe", "fte", "0.23", "", plain, "0.23");
    shows(&view, "Halden & Rowe", "mdf", "$60,000", "", plain, "60000");
    shows(&view, "Halden & Rowe", "sourced_1", "$1,300k", "", plain, "1300000");
    shows(&view, "Halden & Rowe", "sourced_2", "$1,500k", "", plain, "1500000");
    shows(&view, "Halden & Rowe", "co_sell", "6 + 8", "", plain, "");
    // 30/86 is 34.9%, 54/164 is 32.9%.
    shows(&view, "Halden & Rowe", "best_segment", "Reg 35%", "30/86", plain, "");
    shows(&view, "Halden & Rowe", "working_set", "", "", plain, "");
    shows(&view, "Marrowby Group", "sourced_2", "$0", "", CellTone::Muted, "0");
    shows(&view, "Tessaroy", "manager", "none", "", CellTone::Attention, "");
    shows(&view, "Tessaroy", "mdf", "none", "", CellTone::Attention, "");
    shows(&view, "Tessaroy", "finding", "No manager +1", "", CellTone::Attention, "");
    shows(&view, "Quillstack", "finding", "Shared manager", "", CellTone::Attention, "");
    shows(&view, "Obrel", "motion", "none", "", CellTone::Attention, "");
    shows(&view, "Hollin", "best_segment", "not imported", "", CellTone::Muted, "");
    let windle = cell(&view, "Windle Trade", "refreshed");
    assert_eq!((windle.tone, windle.text.contains("2026")), (CellTone::Stale, false));
    assert_eq!(cell(&view, "Windle Trade", "finding").text, "Stale");
    assert_eq!(cell(&view, "Windle Trade", "best_segment").tone, CellTone::Stale);
}

#[test]
fn every_row_of_the_demo_agrees_with_its_files() {
    let view = demo().partners(&flat()).unwrap();
    for truth in expected()["partners"].as_array().unwrap() {
        let name = truth["name"].as_str().unwrap();
        let last = |field: &str| -> Vec<Option<i64>> {
            truth[field].as_array().unwrap()[4..].iter().map(Value::as_i64).collect()
        };
        for (column, value) in ["sourced_1", "sourced_2"].iter().zip(last("sourced")) {
            let dollars = value.map_or_else(String::new, |value| value.to_string());
            assert_eq!(cell(&view, name, column).input, dollars, "{name}");
        }
        for (column, field) in [("co_sell", "co_sell_deals"), ("registered", "registered_deals")] {
            if let [Some(before), Some(now)] = last(field)[..] {
                assert_eq!(cell(&view, name, column).text, format!("{before} + {now}"), "{name}");
            }
        }
        let mdf = truth["mdf"].as_i64().map_or_else(String::new, |dollars| dollars.to_string());
        assert_eq!(cell(&view, name, "mdf").input, mdf, "{name}");
        if let Some(counts) = densest(&truth["overlap"]) {
            assert_eq!(cell(&view, name, "best_segment").note, counts, "{name}");
        }
    }
}

/// The counts of the segment with the highest quotient among those with a value; the first of equal ones.
fn densest(overlap: &Value) -> Option<String> {
    let bases = [("commercial", 420_u64), ("mid_market", 310), ("enterprise", 164), ("regulated", 86)];
    let mut best: Option<(u64, u64)> = None;
    for (segment, base) in bases.into_iter().filter(|(segment, _)| overlap[*segment][0] == "value") {
        let shared = overlap[segment][1].as_u64().unwrap();
        if best.is_none_or(|(most, of)| shared * of > most * base) {
            best = Some((shared, base));
        }
    }
    best.map(|(shared, base)| format!("{shared}/{base}"))
}

#[test]
fn a_group_sums_what_a_sum_means_something_for() {
    let view = demo().partners(&PartnersRequest::default()).unwrap();
    let truth = expected();
    let tier_one = truth["partners"].as_array().unwrap().iter().filter(|partner| partner["tier"] == 1);
    let co_sell: i64 =
        tier_one.flat_map(|partner| &partner["co_sell_deals"].as_array().unwrap()[4..]).filter_map(Value::as_i64).sum();
    let sum = |column: &str| {
        let place = view.columns.iter().position(|known| known.id == column).unwrap();
        view.groups[0].sums[place].as_str()
    };
    assert_eq!((sum("fte"), sum("mdf"), sum("co_sell")), ("2.67", "$420,000", &*co_sell.to_string()));
    // $6.9M and $8.1M are the $15.0M of the tier.
    assert_eq!((sum("sourced_1"), sum("sourced_2")), ("$6.9M", "$8.1M"));
    assert_eq!(["name", "type", "best_segment", "refreshed"].map(sum), ["", "", "", ""]);
    assert!(view.groups.iter().all(|group| group.sums.len() == view.columns.len()));
}

#[test]
fn the_most_sourced_stand_first_unless_asked_otherwise() {
    let view = demo().partners(&PartnersRequest::default()).unwrap();
    assert_eq!(names(&view)[..3], ["Halden & Rowe", "Cirrova Cloud", "Ferrolane"]);
    let by_name = demo().partners(&sorted_by("name", false)).unwrap();
    assert_eq!(names(&by_name)[..2], ["Aldermoor Pact", "Appgarth"]);
    let gone = demo().partners(&sorted_by("custom:Gone", false)).unwrap();
    assert_eq!(gone.sort.column, "sourced");
}

#[test]
fn ties_go_by_name_and_missing_values_come_last_in_either_direction() {
    let roster = Roster::new();
    for (id, name, sourced) in
        [(1, "birch", Some(5)), (2, "Alder", Some(5)), (3, "Cedar", None), (4, "Dogwood", Some(9))]
    {
        roster.partner(id, name, |_| ());
        if let Some(sourced) = sourced {
            roster.fact(id, Measure::Sourced, sourced);
        }
    }
    let order = |column, is_descending| {
        let view = roster.views().partners(&sorted_by(column, is_descending)).unwrap();
        names(&view).join(" ")
    };
    assert_eq!(order("sourced_2", false), "Alder birch Dogwood Cedar");
    assert_eq!(order("sourced_2", true), "Dogwood Alder birch Cedar");
    assert_eq!(order("sourced", true), "Dogwood Alder birch Cedar");
    assert_eq!(order("name", true), "Dogwood Cedar birch Alder");
    assert_eq!(order("manager", true), "Alder birch Cedar Dogwood");
}

#[test]
fn every_column_can_be_shown_and_sorted_by() {
    let all = demo().partners(&flat()).unwrap().all_columns;
    let columns: Vec<String> = all.iter().rev().map(|column| column.id.clone()).collect();
    let view = demo().partners(&PartnersRequest { columns: columns.clone(), ..flat() }).unwrap();
    assert_eq!((view.columns[0].id.as_str(), view.columns.len()), ("name", all.len()));
    for column in &columns {
        let sorted = demo().partners(&sorted_by(column, true)).unwrap();
        assert_eq!((&sorted.sort.column, sorted.shown_count), (column, 90));
    }
    let ids: Vec<&str> = columns.iter().map(String::as_str).collect();
    assert!(["roles", "mdf_spent", "influenced_2", "certifications", "website"].iter().all(|id| ids.contains(id)));
    shows(&view, "Corvane", "roles", "Reseller", "", CellTone::Plain, "Reseller");
    shows(&view, "Corvane", "website", "corvane.example", "", CellTone::Plain, "corvane.example");
    shows(&view, "Corvane", "partner_since", "15 Oct 2023", "", CellTone::Plain, "2023-10-15");
    shows(&view, "Corvane", "certifications", "9", "", CellTone::Plain, "9");
}

#[test]
fn a_column_says_what_its_cells_edit() {
    let view = demo().partners(&PartnersRequest::default()).unwrap();
    let edits = |id: &str| {
        let column = view.columns.iter().find(|column| column.id == id).unwrap();
        (column.field.clone(), column.editor)
    };
    let fact = |measure, quarter: &str| Some(FieldKey::Fact { measure, quarter: quarter.to_owned() });
    assert_eq!(edits("motion"), (Some(FieldKey::Motion), Some(Editor::Motion)));
    assert_eq!(edits("fte"), (fact(Measure::Fte, "2026-04-01"), Some(Editor::Number)));
    assert_eq!(edits("sourced_1"), (fact(Measure::Sourced, "2026-01-01"), Some(Editor::Amount)));
    assert_eq!(edits("refreshed"), (Some(FieldKey::AsOf), Some(Editor::Day)));
    for computed in ["co_sell", "registered", "best_segment", "working_set", "finding"] {
        assert_eq!(edits(computed), (None, None));
    }
}

#[test]
fn groups_stand_in_their_order_and_what_has_none_last() {
    let titles = |group| {
        let view = demo().partners(&PartnersRequest { group, ..PartnersRequest::default() }).unwrap();
        assert_eq!(view.groups.iter().map(|group| group.rows.len()).sum::<usize>(), 90);
        view.groups.into_iter().map(|group| group.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(PartnersGrouping::PartnerType), ["SI", "ISV", "Reseller", "Marketplace", "Agency", "Alliance"]);
    assert_eq!(titles(PartnersGrouping::None), [""]);
    let managers = titles(PartnersGrouping::Manager);
    assert_eq!((managers[0].as_str(), managers.last().unwrap().as_str()), ("AK", "No manager"));
    assert_eq!(titles(PartnersGrouping::Motion).last().unwrap(), "No motion");
}

#[test]
fn filters_narrow_together_and_a_part_of_a_name_finds() {
    let shown = |request: &PartnersRequest| demo().partners(request).unwrap().shown_count;
    assert_eq!(shown(&filtered(&[("tier", &["1"])])), 12);
    assert_eq!(shown(&filtered(&[("tier", &["1", "2"])])), 40);
    assert_eq!(shown(&filtered(&[("freshness", &["stale"])])), 6);
    assert_eq!(shown(&filtered(&[("finding", &["shared_manager"])])), 3);
    assert_eq!(shown(&filtered(&[("finding", &["no_manager"]), ("tier", &["2"])])), 0);
    assert_eq!(shown(&filtered(&[("manager", &[""])])), 1);
    assert_eq!(shown(&filtered(&[("tier", &[])])), 90);
    let found = demo().partners(&PartnersRequest { find: " HALDEN &".to_owned(), ..flat() }).unwrap();
    assert_eq!(
        (names(&found), found.partner_count, found.totals[0].as_str()),
        (vec!["Halden & Rowe"], 90, "1 partner")
    );
    let error = demo().partners(&filtered(&[("custom:Gone", &["x"])])).unwrap_err();
    assert!(error.message.contains("custom:Gone"), "{error}");
}

#[test]
fn filters_are_offered_with_the_values_that_occur() {
    let view = demo().partners(&flat()).unwrap();
    let choice = |column: &str| {
        let choice = view.filters.iter().find(|choice| choice.column == column)?;
        Some(choice.values.iter().map(|value| (&*value.value, &*value.label, value.count)).collect::<Vec<_>>())
    };
    assert_eq!(choice("tier").unwrap(), [("1", "Tier 1", 12), ("2", "Tier 2", 28), ("3", "Tier 3", 50)]);
    assert_eq!(choice("freshness").unwrap(), [("fresh", "Fresh", 84), ("stale", "Stale", 6)]);
    assert_eq!(choice("manager").unwrap().last(), Some(&("", "none", 1)));
    assert_eq!(choice("finding").unwrap()[0], ("no_manager", "No manager", 1));
    // Nobody has a lifecycle or a joint target account yet.
    assert_eq!((choice("lifecycle"), choice("working_set")), (None, None));
}

#[test]
fn the_working_set_holds_from_eight_accounts_and_warns_above_fifteen() {
    let roster = Roster::new();
    for account in 1..=16 {
        roster.account(account, &format!("Account {account}"), None);
    }
    for (id, count) in [(1, 7), (2, 8), (3, 15), (4, 16), (5, 0)] {
        roster.partner(id, &format!("Partner {id}"), |_| ());
        roster.targets(id, count);
    }
    let view = roster.views().partners(&flat()).unwrap();
    let tones = ["Partner 1", "Partner 2", "Partner 3", "Partner 4", "Partner 5"]
        .map(|name| (cell(&view, name, "working_set").text.clone(), cell(&view, name, "working_set").tone));
    let text = |text: &str, tone| (text.to_owned(), tone);
    assert_eq!(
        tones,
        [
            text("7", CellTone::Muted),
            text("8", CellTone::Good),
            text("15", CellTone::Good),
            text("16", CellTone::Attention),
            text("0", CellTone::Muted),
        ]
    );
    let passing = roster.views().partners(&filtered(&[("working_set", &["passes"])])).unwrap();
    assert_eq!(names(&passing), ["Partner 2", "Partner 3"]);
}

#[test]
fn unknown_columns_are_shown_edited_sorted_and_filtered_like_others() {
    let roster = Roster::new();
    for (id, floor) in [(1, Some("10")), (2, Some("9")), (3, None)] {
        roster.partner(id, &format!("Partner {id}"), |_| ());
        if let Some(floor) = floor {
            let (field, value) = ("Floor".to_owned(), floor.to_owned());
            roster.put(&PartnerCustom { partner_id: id, field, value, import_id: None });
        }
    }
    let request = PartnersRequest { columns: vec!["custom:Floor".to_owned()], ..sorted_by("custom:Floor", false) };
    let view = roster.views().partners(&request).unwrap();
    // Nine stands before ten: they are numbers.
    assert_eq!((ids(&view), names(&view)), (vec!["name", "custom:Floor"], vec!["Partner 2", "Partner 1", "Partner 3"]));
    assert_eq!(view.columns[1].field, Some(FieldKey::Custom { name: "Floor".to_owned() }));
    shows(&view, "Partner 1", "custom:Floor", "10", "", CellTone::Plain, "10");
    let ninth = roster.views().partners(&filtered(&[("custom:Floor", &["9"])])).unwrap();
    assert_eq!(names(&ninth), ["Partner 2"]);

    for id in 4..=40 {
        roster.partner(id, &format!("Partner {id}"), |_| ());
        let (field, value) = ("Floor".to_owned(), id.to_string());
        roster.put(&PartnerCustom { partner_id: id, field, value, import_id: None });
    }
    let many = roster.views().partners(&flat()).unwrap();
    assert!(!many.filters.iter().any(|choice| choice.column == "custom:Floor"));
}

#[test]
fn what_is_not_recorded_is_not_shown_as_zero() {
    let roster = Roster::new();
    roster.partner(1, "Alder", |alder| {
        alder.tier = Some(Tier::STRATEGIC);
        alder.partner_type = Some(PartnerType::Isv);
        alder.as_of = date(2025, 12, 31);
    });
    roster.put(&PartnerRole { partner_id: 1, partner_type: PartnerType::Si, import_id: None });
    roster.fact_in(1, date(2026, 1, 1), Measure::CoSellDeals, 3);
    roster.fact(1, Measure::MdfAllocated, 1_250);
    let view = roster.views().partners(&flat()).unwrap();
    shows(&view, "Alder", "co_sell", "3 + –", "", CellTone::Plain, "");
    shows(&view, "Alder", "registered", "", "", CellTone::Plain, "");
    shows(&view, "Alder", "fte", "", "", CellTone::Plain, "");
    shows(&view, "Alder", "mdf", "$12.50", "", CellTone::Plain, "12.50");
    shows(&view, "Alder", "refreshed", "31 Dec 2025", "", CellTone::Stale, "2025-12-31");
    assert_eq!(view.totals, ["1 partner", "MDF $12.50"]);
    assert_eq!(view.groups[0].rows[0].mark, Mark::Gap);
}

#[test]
fn a_document_without_partners_has_an_empty_table() {
    let view = Roster::new().views().partners(&PartnersRequest::default()).unwrap();
    assert_eq!((view.shown_count, view.groups.len(), view.filters.len()), (0, 0, 0));
    assert_eq!(view.totals, ["0 partners"]);
}
