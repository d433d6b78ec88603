use trellis_core::api::readout::{Readout, SlideKind};
use trellis_core::api::review::apply_plan;
use trellis_core::readout::png;
use trellis_core::readout::scene::TextBox;

use super::{in_review, readout, reviewed};
use crate::compare;
use crate::story::example;

fn labels(readout: &Readout, is_front: bool) -> Vec<String> {
    readout.view().slides.iter().filter(|slide| slide.is_front == is_front).map(|slide| slide.label.clone()).collect()
}

fn title(readout: &Readout, kind: SlideKind) -> String {
    readout.view().slides.iter().find(|slide| slide.id.kind == kind).unwrap().title.clone()
}

#[test]
fn the_deck_of_the_worked_case_looks_as_kept() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    for (number, slide) in (1..).zip(readout.slides()) {
        let kind = serde_json::to_value(slide.id.kind).unwrap();
        let name = format!("deck-{number:02}-{}", kind.as_str().unwrap().replace('_', "-"));
        compare::matches_golden(&name, &png(&slide.scene, compare::WIDTH).unwrap());
    }
    document.close().unwrap();
}

/// Of the worked case: 15 moves, eleven of them sunsets of $20,000 each; 2.43 FTE of these and 0.57 of the 39 that stay in Tier 3 are the
/// three managers; $24.0M in two quarters.
#[test]
fn titles_state_what_was_worked_out() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let readout = readout(&document);
    let titles = [
        (
            SlideKind::Decisions,
            "Signed: 15 partner moves: 3.00 FTE and $220k a quarter go to Tier 1, with headcount and MDF flat",
        ),
        (
            SlideKind::Shifts,
            "$220k of MDF and 3.00 FTE change place, Tier 1 getting 3.00 FTE and $220k; both totals stay the same",
        ),
        (SlideKind::Sunsets, "Eleven sunsets free 2.43 FTE and $220k of MDF a quarter"),
        (
            SlideKind::WholeMap,
            "12 of 90 partners are in Tier 1, with 62% of sourced pipeline, 18% of MDF and 13% of manager time",
        ),
        (SlideKind::Scorecard, "Six partners of 90 bring half of the $24.0M that partners sourced in two quarters"),
        (SlideKind::Criteria, "Criteria version 1, signed by Ana Ruiz and Ben Okoro: 3 rules propose 15 moves"),
    ];
    for (kind, wanted) in titles {
        assert_eq!(title(&readout, kind), wanted);
    }
    assert_eq!(
        labels(&readout, true),
        [
            "Decisions and ask",
            "Tier 1 map",
            "Overlap density, page 1 of 4",
            "Where money and people move",
            "Sunsets",
            "Led and involved",
            "Headline and bridge",
        ]
    );
    for slide in readout.slides() {
        assert!(!slide.scene.alt.is_empty() && slide.scene.title.sentence.len() > 8, "{}", slide.label);
    }
    document.close().unwrap();
}

/// The deck of a review starts from the frozen quarter, also once its plan is written to the partners.
#[test]
fn applying_the_plan_leaves_the_deck() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let kinds = [SlideKind::Decisions, SlideKind::Shifts, SlideKind::Sunsets, SlideKind::WholeMap, SlideKind::Partners];
    let words = |readout: &Readout| -> Vec<String> {
        let own = readout.slides().iter().filter(|slide| kinds.contains(&slide.id.kind));
        own.flat_map(|slide| slide.scene.texts().into_iter().map(TextBox::words))
            .filter(|text| text.contains('$'))
            .collect()
    };
    let before = words(&readout(&document));
    apply_plan(&document).unwrap();
    assert_eq!(words(&readout(&document)), before);
    document.close().unwrap();
}

#[test]
fn a_slide_without_data_is_left_out_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    let view = readout(&document).view();
    let why = |kind: SlideKind| view.left_out.iter().find(|one| one.kind == kind).map(|one| one.why.clone());
    assert_eq!(why(SlideKind::Decisions).unwrap(), "Nothing is decided for Q3 2026 yet.");
    assert_eq!(why(SlideKind::Sunsets).unwrap(), "The plan sunsets nobody.");
    assert_eq!(why(SlideKind::Shifts).unwrap(), "The plan moves neither money nor people.");
    assert_eq!(why(SlideKind::Scenarios).unwrap(), "There is no scenario beside today.");
    assert!(why(SlideKind::Moved).unwrap().starts_with("No quarter was frozen before this one"));
    assert_eq!(why(SlideKind::Method), None);
    let shown = view.slides.iter().map(|slide| slide.id.kind);
    assert!(SlideKind::ALL.iter().copied().all(|kind| shown.clone().any(|one| one == kind) != why(kind).is_some()));
    document.close().unwrap();
}
