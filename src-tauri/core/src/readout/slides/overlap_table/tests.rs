use super::super::overlap_cells::stale_quarter;
use super::super::overlap_density::{MOST_ROWS, OverlapPage, pages};
use super::*;
use crate::api::overlap::OverlapCell;
use crate::readout::sample;
use crate::readout::scene::Cell;
use crate::readout::theme::{HAIRLINE, SMALL_BASE, ramp};

fn drawn(cell: OverlapCell) -> Vec<Cell> {
    let mut partners = sample::partners();
    partners.truncate(1);
    partners[0].cells = vec![cell];
    let mut view = sample::overlap(&partners);
    view.segments.truncate(1);
    let page = pages(&view, MOST_ROWS).remove(0);
    let table = table(&view, &page, px(900));
    table.cells.into_iter().filter(|cell| cell.row == 1 && cell.column >= LEADING_COLUMNS).collect()
}

fn words(cell: &Cell) -> String {
    cell.panel.text.as_ref().unwrap().words()
}

fn face(cell: &Cell) -> Face {
    cell.panel.text.as_ref().unwrap().lines[0].runs[0].font.face
}

fn is_hatched(cell: &Cell) -> bool {
    matches!(cell.panel.fill, Fill::Hatch(_))
}

#[test]
fn a_value_has_the_colour_of_its_bin_and_its_counts() {
    let cells = drawn(sample::cell(DensityState::Value, 64, 164));
    assert_eq!(cells.iter().map(words).collect::<Vec<_>>(), ["39%", "64/164"]);
    assert!(cells.iter().all(|cell| cell.panel.fill == Fill::Solid(ramp(5).0)));
    assert_eq!(face(&cells[0]), Face::Bold);
}

#[test]
fn a_true_zero_is_framed_and_not_hatched() {
    let cells = drawn(sample::cell(DensityState::Zero, 0, 164));
    assert_eq!(cells.iter().map(words).collect::<Vec<_>>(), ["0%", "0/164"]);
    assert!(!cells.iter().any(is_hatched));
    assert_eq!(cells[0].panel.edges.left, Some(stroke(px(1), HAIRLINE)));
    assert_eq!(cells[1].panel.edges.right, Some(stroke(px(1), HAIRLINE)));
}

#[test]
fn a_stale_value_is_italic_on_white_beside_a_bar_and_names_its_quarter() {
    let cells = drawn(sample::cell(DensityState::Stale, 64, 164));
    assert_eq!(cells.iter().map(words).collect::<Vec<_>>(), ["39%", "64/164, Q1"]);
    assert_eq!(face(&cells[0]), Face::Italic);
    assert_eq!(cells[0].panel.edges.left, Some(stroke(px(8), ramp(5).0)));
    assert_eq!(cells[0].panel.fill, Fill::None);
}

#[test]
fn a_quarter_of_another_year_is_named_with_its_year() {
    assert_eq!([stale_quarter("Q1 2026", "Q2 2026"), stale_quarter("Q4 2025", "Q2 2026")], ["Q1", "Q4 2025"]);
}

#[test]
fn counts_without_accounts_carry_a_mark() {
    assert_eq!(words(&drawn(sample::cell(DensityState::CountsOnly, 64, 164))[0]), "39% #");
}

#[test]
fn a_base_too_small_is_grey_and_still_shown() {
    let cells = drawn(sample::cell(DensityState::SmallBase, 5, 14));
    assert_eq!(cells.iter().map(words).collect::<Vec<_>>(), ["36%", "5/14"]);
    assert!(cells.iter().all(|cell| cell.panel.fill == Fill::Solid(SMALL_BASE)));
    assert_eq!(face(&cells[0]), Face::Regular);
}

#[test]
fn what_is_not_there_is_hatched_over_both_columns_and_says_why() {
    for (state, expected) in [(DensityState::NotShared, "not shared"), (DensityState::NotImported, "not imported")] {
        let cells = drawn(sample::cell(state, 0, 0));
        assert_eq!((cells.len(), cells[0].column_span, words(&cells[0]).as_str()), (1, 2, expected));
        assert!(is_hatched(&cells[0]) && cells[0].panel.text.as_ref().unwrap().plate.is_some());
    }
}

#[test]
fn a_tier_that_runs_over_pages_says_which_rows_are_here() {
    let view = sample::overlap(&sample::partners());
    let pages = pages(&view, 24);
    let words: Vec<String> = table(&view, &pages[1], px(930))
        .cells
        .iter()
        .filter(|cell| cell.column == 0 && cell.row > 0)
        .map(words)
        .collect();
    assert_eq!(words, ["Tier 2 managed rows 13–28 of 28", "Tier 3 transactional rows 1–8 of 50"]);
    assert!(pages.iter().all(|page| page.row_count() <= 24));
    assert_eq!(pages.iter().map(OverlapPage::row_count).sum::<usize>(), 90);
}

#[test]
fn four_hundred_partners_take_as_many_pages_as_they_need() {
    let partners: Vec<_> = sample::partners().into_iter().cycle().take(400).collect();
    let view = sample::overlap(&partners);
    assert!(pages(&view, 999).iter().all(|page| page.row_count() <= MOST_ROWS));
    assert_eq!(pages(&view, 24).iter().map(|page| page.rows().count()).sum::<usize>(), 400);
}
