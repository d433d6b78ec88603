use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::document::set_review_quarter;
use trellis_core::api::import::ImportChoices;
use trellis_core::api::readout::SlideKind;
use trellis_core::api::review::apply_plan;

use super::{in_review, readout, reviewed};

const WORKBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rosters/demo-two-quarters-after.xlsx");

/// Two quarters later the deck opens with what moved: $24.0M became $35.5M, and every decision is done.
#[test]
fn the_next_deck_says_what_moved() {
    let folder = tempfile::tempdir().unwrap();
    let clock = in_review();
    let document = reviewed(folder.path(), &clock);
    apply_plan(&document).unwrap();
    clock.turn_to("2027-01-05T09:00:00Z");
    for sheet in ["Production by quarter", "Opportunities", "MDF ledger"] {
        let choices = ImportChoices {
            sheet: Some(sheet.to_owned()),
            as_of: Some("2026-12-31".to_owned()),
            ..ImportChoices::default()
        };
        let job = Job::unwatched();
        let session = ImportSession::open(WORKBOOK.as_ref(), document.environment(), &job).unwrap();
        session.apply(&document, &choices, &job).unwrap();
    }
    set_review_quarter(&document, "2026-10-01").unwrap();
    let readout = readout(&document);
    let slide = readout.slides().iter().find(|slide| slide.id.kind == SlideKind::Moved).unwrap();
    assert!(slide.is_front);
    assert_eq!(
        slide.scene.title.sentence,
        "Partner-sourced pipeline of two quarters went from $24.0M to $35.5M; 15 of 15 decisions of Q2 2026 done"
    );
    let words: Vec<String> = slide.scene.texts().iter().map(|text| text.words()).collect();
    let words = words.join("\n");
    for told in ["Tiers", "Corvane: Tier 2 to Tier 1", "56 of 56 changed amounts recorded for Q3 2026 as planned"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert!(
        slide.notes.iter().any(|note| note == "Corvane: Tier 1, Done; sourced $1.05M to $1.38M"),
        "{:?}",
        slide.notes
    );
    crate::compare::matches_golden("deck-next-moved", &trellis_core::readout::png(&slide.scene, 960).unwrap());
    document.close().unwrap();
}
