use super::*;
use crate::model::DensityState;
use crate::readout::sample;

/// The title over Tier 1 partners whose cells have these shared counts of 90 accounts; `None` is not shared.
#[track_caller]
fn title(rows: &[&[Option<u32>]], expected: &str) {
    let template = sample::partners().remove(0);
    let partners: Vec<_> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|shared| match shared {
                Some(0) => sample::cell(DensityState::Zero, 0, 90),
                Some(shared) => sample::cell(DensityState::Value, *shared, 90),
                None => sample::cell(DensityState::NotShared, 0, 0),
            });
            sample::Partner { cells: cells.collect(), ..template.clone() }
        })
        .collect();
    let mut view = sample::overlap(&partners);
    view.segments.truncate(rows.first().map_or(0, |row| row.len()));
    view.segments.iter_mut().for_each(|segment| segment.base = 90);
    assert_eq!(front_title(&view), expected);
}

#[test]
fn the_title_names_the_segments_most_and_fewest_partners_reach() {
    title(
        &[&[Some(40), Some(10)], &[Some(31), Some(31)], &[Some(10), Some(0)]],
        "Two of three Tier 1 partners reach more than a third of our 90 commercial accounts; only one does so for the 90 \
         mid-market ones",
    );
}

#[test]
fn exactly_a_third_is_not_more_than_a_third() {
    title(
        &[&[Some(30)], &[Some(31)]],
        "One of two Tier 1 partners reaches more than a third of our 90 commercial accounts",
    );
}

#[test]
fn partners_that_hold_a_segment_back_are_not_counted_in_it() {
    title(
        &[&[Some(40), Some(1)], &[None, Some(1)]],
        "The one Tier 1 partner with a current value reaches more than a third of our 90 commercial accounts; none does so \
         for the 90 mid-market ones, of two with a current value",
    );
}

#[test]
fn equal_counts_are_said_to_be_equal() {
    title(
        &[&[Some(40), Some(40)], &[Some(50), Some(50)]],
        "Both Tier 1 partners reach more than a third of our 90 commercial accounts, and as many reach that share of \
         the other segment",
    );
}

#[test]
fn where_nobody_reaches_a_third_the_densest_is_named() {
    title(
        &[&[Some(9), Some(27)]],
        "No Tier 1 partner with a current value reaches more than a third of a segment; Halden & Rowe comes closest with \
         30% of our 90 mid-market accounts",
    );
}

#[test]
fn where_nothing_can_be_ranked_the_title_says_what_is_known() {
    title(&[&[None]], "Overlap is known for 81 of 1 partners on our 994 accounts; no segment can be ranked yet");
}

#[test]
fn a_further_page_says_what_stands_on_it() {
    let view = sample::overlap(&sample::partners());
    let pages = super::super::overlap_density::pages(&view, 24);
    assert_eq!(
        page_title(&pages[1]),
        "Overlap density, Tier 2, rows 13–28 and Tier 3, rows 1–8: density over all accounts lies between 10% and 17%; for \
         two partners it is not known"
    );
}
