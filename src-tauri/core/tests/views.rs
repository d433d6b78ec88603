//! What the inspector shows of the demo, against values worked out beside the files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::sync::{Arc, Mutex, OnceLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::document::{Publishing, document};
use trellis_core::api::measures::MeasuresRequest;
use trellis_core::api::overlap::{CellRequest, OverlapCellView, OverlapRequest};
use trellis_core::api::partner::MeasureRow;
use trellis_core::demo::create_demo;
use trellis_core::model::{Currency, Money};
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

struct Demo {
    _folder: TempDir,
    document: Document,
    views: Arc<Views>,
}

/// Made once: the tests only look.
fn demo() -> &'static Demo {
    static DEMO: OnceLock<Demo> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC);
        let document = create_demo(&folder.path().join("demo.trellis"), environment, &Job::unwatched()).unwrap();
        let views = Views::of(&document, &Mutex::default()).unwrap();
        Demo { _folder: folder, document, views }
    })
}

fn expected() -> Value {
    serde_json::from_str(include_str!("../../../tests/rosters/expected.json")).unwrap()
}

fn id_of(name: &str) -> u32 {
    let map = demo().views.map();
    let cells = map.tiers.iter().flat_map(|tier| &tier.cells);
    cells.flat_map(|cell| &cell.partners).find(|partner| partner.name == name).unwrap().id
}

fn cell(partner: &str, segment: &str) -> OverlapCellView {
    let overlap = demo().views.overlap(&OverlapRequest::default());
    let segment = overlap.segments.iter().find(|known| known.name == segment).unwrap().id;
    demo().views.overlap_cell(CellRequest { partner: id_of(partner), segment: Some(segment), offset: 0 }).unwrap()
}

#[test]
fn a_partner_is_shown_with_what_the_roster_says() {
    let partner = demo().views.partner(id_of("Corvane")).unwrap();
    assert_eq!(partner.subtitle, "Systems integrator, also reseller. Tier 2");
    let mut fields = partner.sections.iter().flat_map(|section| &section.fields);
    let mut field = |label: &str| fields.find(|field| field.label == label).unwrap();
    assert_eq!(field("Motion").value, "Co-sell");
    let manager = field("Manager");
    assert_eq!((manager.value.as_str(), manager.note.as_str()), ("CW", "shared, 5 partners"));
    assert_eq!(manager.origin, "demo-roster.xlsx, sheet Roster, row 17");
    assert_eq!((field("FTE").value.as_str(), field("MDF").input.as_str()), ("0.23", "31500"));
    assert_eq!(partner.overlap.summary, "215 of 994 overall");
    let counts: Vec<&str> = partner.overlap.cells.iter().map(|named| named.cell.beside.as_str()).collect();
    assert_eq!(counts, ["42/420", "71/310", "68/164", "31/86"]);
    assert_eq!(partner.overlap.warm, Some(24));
    let row = |name: &str| partner.measures.iter().find(|row| row.name == name).unwrap();
    assert_eq!((values(row("Co-sell deals")), row("Co-sell deals").change.as_str()), (vec!["3", "4"], "+1"));
    assert_eq!((values(row("Sourced")), row("Sourced").change.as_str()), (vec!["$450k", "$600k"], "+33%"));
}

fn values(row: &MeasureRow) -> Vec<&str> {
    row.fields.iter().map(|field| field.value.as_str()).collect()
}

#[test]
fn a_missing_manager_is_a_gap_and_not_an_empty_word() {
    let partner = demo().views.partner(id_of("Tessaroy")).unwrap();
    let gaps: Vec<&str> =
        partner.sections.iter().flat_map(|it| &it.fields).filter(|it| it.is_gap).map(|it| it.label.as_str()).collect();
    assert_eq!(gaps, ["Manager", "MDF"]);
    assert_eq!(
        partner.findings,
        ["Tessaroy has no manager: Tier 1 needs one each", "Tessaroy has no MDF: Tier 1 without allocation"]
    );
}

#[test]
fn a_cell_stands_where_its_density_puts_it_in_the_column() {
    let truth = expected();
    let enterprise: Vec<(&str, &str, u64)> = truth["partners"]
        .as_array()
        .unwrap()
        .iter()
        .map(|partner| (partner, &partner["overlap"]["enterprise"]))
        .map(|(partner, cell)| {
            (partner["name"].as_str().unwrap(), cell[0].as_str().unwrap(), cell[1].as_u64().unwrap_or(0))
        })
        .collect();
    let ranked: Vec<u64> = enterprise
        .iter()
        .filter(|(_, state, _)| matches!(*state, "value" | "zero"))
        .map(|(_, _, shared)| *shared)
        .collect();
    let own = enterprise.iter().find(|(name, ..)| *name == "Corvane").unwrap().2;
    let place = ranked.iter().filter(|shared| **shared > own).count() + 1;

    let rank = cell("Corvane", "Enterprise").rank.unwrap();

    assert_eq!((rank.place as usize, rank.of as usize), (place, ranked.len()));
}

#[test]
fn a_cell_shows_its_accounts_and_how_both_sides_stand_to_them() {
    let view = cell("Corvane", "Enterprise");
    assert_eq!(
        (view.headline.as_str(), view.cell.figure.as_str(), view.account_count),
        ("68 of 164 accounts", "41%", 68)
    );
    // 68/164 is 41.46%, 215/994 is 21.63%.
    assert_eq!(view.lift.as_deref(), Some("1.92"));
    let table = view.relationships.unwrap();
    assert_eq!(table.counts.iter().flatten().sum::<u32>() + table.unknown, 68);
    assert_eq!(view.accounts.iter().filter(|account| account.is_warm).count(), table.warm as usize);
    assert!(view.accounts.windows(2).all(|pair| pair[0].partners >= pair[1].partners));
}

#[test]
fn what_is_not_shared_or_not_imported_shows_no_accounts() {
    let withheld = cell("Nimbray Exchange", "Regulated");
    assert_eq!((withheld.headline.as_str(), withheld.account_count, withheld.lift), ("not shared", 0, None));
    let unknown = cell("Hollin", "Enterprise");
    assert_eq!((unknown.headline.as_str(), unknown.relationships, unknown.source), ("not imported", None, None));
}

#[test]
fn a_long_list_of_accounts_comes_in_pages() {
    let request = |offset| CellRequest { partner: id_of("Corvane"), segment: None, offset };
    let pages = [0, 100, 200, 300].map(|offset| demo().views.accounts_of_cell(request(offset)).unwrap());
    assert_eq!(pages.each_ref().map(Vec::len), [100, 100, 15, 0]);
    let mut ids: Vec<u32> = pages.iter().flatten().map(|account| account.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 215);
}

#[test]
fn the_frame_says_where_the_document_stands() {
    let view = document(&demo().document, Publishing::KeptHere).unwrap();
    assert_eq!((view.name.as_str(), view.company.as_str()), ("Northfold partner map", "Northfold"));
    assert_eq!((view.review_quarter.label.as_str(), view.partner_count, view.account_count), ("Q2 2026", 90, 994));
    assert_eq!(view.freshness.as_deref(), Some("84 of 90 fresh"));
    assert_eq!(view.last_import.as_deref(), Some("Import 2 Jul 2026"));
    assert_eq!(view.undo.as_deref(), Some("Imported 9,189 overlap rows from demo-overlap.csv"));
    let labels: Vec<&str> = view.quarters.iter().map(|quarter| quarter.label.as_str()).collect();
    assert_eq!((labels.first(), labels.last(), labels.len()), (Some(&"Q3 2026"), Some(&"Q4 2024"), 8));
}

#[test]
fn the_network_counts_what_the_deal_export_holds() {
    let request = MeasuresRequest { quarters: 2, segment: None, partner_type: None };
    let network = demo().views.measures(request).network;
    let expected = &expected()["deals"];
    let dollars =
        |key: &str| Money { minor: expected[key].as_i64().unwrap() * 100, currency: Currency::USD }.sum_text();
    let cards: Vec<&str> = network.cards.iter().map(|card| card.text.as_str()).collect();
    assert_eq!(cards[0], dollars("influenced_revenue"));
    assert_eq!((cards[2], cards[3]), (dollars("influenced_pipeline").as_str(), dollars("sourced_pipeline").as_str()));
    assert_eq!(cards[3], "$24.0M");
    // Partner by partner it comes to more; each line is what the roster says the partner influenced.
    let corvane = network.partners.iter().find(|partner| partner.name == "Corvane").unwrap();
    assert_eq!(corvane.sourced_pipeline, "$1.05M");
}
