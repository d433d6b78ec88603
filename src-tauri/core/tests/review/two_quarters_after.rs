use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use trellis_core::Job;
use trellis_core::api::document::set_review_quarter;
use trellis_core::api::import::ImportChoices;
use trellis_core::api::review::{MovedRequest, apply_plan, moved_view};
use trellis_core::api::{ImportSession, Views};
use trellis_core::model::{Measure, Quarter, Signatory};
use trellis_core::review::MoveKind;
use trellis_core::store::Document;

use crate::story::{Clock, accept_all, example, freeze_and_sign_rules, reinvest, shown, sign};

const WORKBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rosters/demo-two-quarters-after.xlsx");

fn bring_in(document: &Document, sheet: &str) {
    let choices = ImportChoices {
        sheet: Some(sheet.to_owned()),
        as_of: Some("2026-12-31".to_owned()),
        ..ImportChoices::default()
    };
    let job = Job::unwatched();
    let session = ImportSession::open(Path::new(WORKBOOK), document.environment(), &job).unwrap();
    session.apply(document, &choices, &job).unwrap();
}

/// FTE and MDF of Q3 2026, by partner's name.
fn costs(document: &Document) -> BTreeMap<String, [Option<i64>; 2]> {
    let snapshot = document.snapshot().unwrap();
    let quarter = Quarter::starting("2026-07-01".parse().unwrap()).unwrap();
    let fact = |id, measure| snapshot.fact(id, quarter, measure);
    let of = |id| [Measure::Fte, Measure::MdfAllocated].map(|measure| fact(id, measure));
    snapshot.partners.iter().map(|partner| (partner.name.clone(), of(partner.id))).collect()
}

/// Two quarters after the worked case: what was planned is what was spent, $48M became $71M, each decision is answered for, and the
/// same criteria move four partners.
#[test]
fn the_next_review_opens_with_what_became_of_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::at("2026-07-06T09:12:00Z");
    let document = example(folder.path(), &clock);
    accept_all(&document);
    reinvest(&document);
    freeze_and_sign_rules(&document);
    sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    apply_plan(&document).unwrap();

    clock.turn_to("2027-01-05T09:00:00Z");
    let planned = costs(&document);
    for sheet in ["Production by quarter", "Opportunities", "MDF ledger"] {
        bring_in(&document, sheet);
    }
    assert_eq!(costs(&document), planned);
    set_review_quarter(&document, "2026-10-01").unwrap();
    let expected: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tests/rosters/expected.json")).unwrap();
    let view = shown(&document);
    let groups: Vec<(&str, Vec<&str>)> = view
        .groups
        .iter()
        .map(|group| (group.title.as_str(), group.rows.iter().map(|row| row.name.as_str()).collect()))
        .collect();
    assert_eq!((view.bands.today, view.bands.planned), (79, 79));
    let map = Views::of(&document, &Mutex::default()).unwrap().map();
    assert_eq!((map.partner_count, map.sunset_count, map.tiers[2].count), (79, 11, 39));
    let story = |key: &str| -> Vec<&str> {
        expected["after"][key].as_array().unwrap().iter().filter_map(|name| name.as_str()).collect()
    };
    assert_eq!(groups, [("Promote", story("promoted")), ("Sunset", story("sunset"))]);

    let views = Views::of(&document, &Mutex::default()).unwrap();
    let moved =
        moved_view(&document, views.snapshot(), views.book(), views.matrix(), &MovedRequest::default()).unwrap();
    assert_eq!(moved.since, "Since Q2 2026, frozen 6 Jul 2026, 09:12 UTC");
    assert_eq!(
        moved.pipeline,
        "Partner-sourced pipeline of two quarters: $24.0M up to Q2 2026, $35.5M up to Q4 2026; annualized $48.0M and $71.0M."
    );
    let changed_by = |kind: MoveKind, name: &str| {
        let group = moved.groups.iter().find(|group| group.kind == kind).unwrap();
        group.rows.iter().find(|row| row.name == name).unwrap().by.clone()
    };
    assert_eq!(
        changed_by(MoveKind::Tier, "Corvane"),
        "Applied the plan for Q3 2026 to 90 partners, 6 Jul 2026, 09:12 UTC"
    );
    assert_eq!(
        changed_by(MoveKind::Production, "Corvane"),
        "Imported 977 deals and updated 364 from demo-two-quarters-after.xlsx, 5 Jan 2027, 09:00 UTC"
    );
    assert_eq!(moved.outcome_line, "15 of 15 decisions of Q2 2026 done");
    let of = |name: &str| moved.outcomes.iter().find(|row| row.name == name).unwrap();
    assert_eq!((of("Corvane").decided.as_str(), of("Corvane").now.as_str()), ("Tier 1", "Done"));
    // 450,000 + 600,000 before; 732,000 + 652,000 in the workbook after.
    assert_eq!(of("Corvane").since, "$1.05M to $1.38M");
    assert_eq!(of("Marrowby Group").since, "$0 to $0");
    assert_eq!(moved.investment_line, "56 of 56 changed amounts recorded for Q3 2026 as planned");
    document.close().unwrap();
}
