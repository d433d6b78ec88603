use trellis_core::api::settings::SettingChange;
use trellis_core::model::Band;

use crate::desk::Desk;

#[test]
fn a_larger_small_base_takes_densities_out_of_the_ranking() {
    // Regulated has 86 accounts: 60 values and 5 zeros are ranked, 6 stale and 4 counts only are not.
    let lines = Desk::demo().lines(&SettingChange::SmallBase { accounts: 100 });
    assert_eq!(lines, ["75 densities become too small a base, 65 of them leave the ranking"]);
}

#[test]
fn without_a_small_base_everything_imported_is_ranked() {
    // 77 lists have the 14 unsegmented accounts; 6 of them are stale.
    let lines = Desk::demo().lines(&SettingChange::SmallBase { accounts: 0 });
    assert_eq!(lines, ["77 densities are no longer too small a base, 71 of them enter the ranking"]);
}

#[test]
fn a_band_that_fits_closes_its_finding() {
    let change = SettingChange::Band { tier: 2, band: Some(Band { low: 20, high: 40 }) };
    let lines = Desk::demo().lines(&change);
    let expected =
        ["Tier 2, with 28 partners, is then within its band of 20–40", "1 finding closes: Tier 2 is below its band"];
    assert_eq!(lines, expected);
}

#[test]
fn a_band_that_is_taken_away_says_so() {
    let lines = Desk::demo().lines(&SettingChange::Band { tier: 2, band: None });
    assert_eq!(lines, ["Tier 2, with 28 partners, then has no band", "1 finding closes: Tier 2 is below its band"]);
}

#[test]
fn the_next_quarter_makes_what_was_fresh_stale() {
    let lines = Desk::demo().lines(&SettingChange::ReviewQuarter { first_day: "2026-07-01".to_owned() });
    // 84 of 90 partners are fresh. 71 + 71 + 69 + 60 values, 5 zeros and 16 counts only are current.
    let expected = [
        "The numbers on the map are then those of Q2 2026 and Q3 2026",
        "84 partners become stale",
        "292 densities become stale, 276 of them leave the ranking",
        "75 overall densities become stale, 71 of them leave the ranking",
    ];
    assert_eq!(lines[..4], expected);
    assert!(lines[4..].iter().any(|line| line.contains("Tier 1 partners have no MDF")), "{lines:?}");
}

#[test]
fn the_quarter_before_makes_what_was_stale_fresh() {
    let lines = Desk::demo().lines(&SettingChange::ReviewQuarter { first_day: "2026-01-01".to_owned() });
    assert_eq!(lines[1], "6 partners are no longer stale");
    assert!(lines[2].starts_with("24 densities are no longer stale and enter the ranking"), "{lines:?}");
}

#[test]
fn slides_without_a_tag_are_foretold() {
    let lines = Desk::demo().lines(&SettingChange::Confidentiality { text: String::new() });
    assert_eq!(lines, ["The slides then carry no confidentiality tag"]);
}

#[test]
fn a_change_without_consequences_says_nothing() {
    let desk = Desk::demo();
    assert_eq!(desk.lines(&SettingChange::Company { company: "Southfold".to_owned() }), [""; 0]);
    assert_eq!(desk.lines(&SettingChange::MoveSegment { id: 4, place: 0 }), [""; 0]);
}
