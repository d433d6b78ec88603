use std::sync::Mutex;

use trellis_core::api::Views;
use trellis_core::api::overlap::OverlapRequest;
use trellis_core::api::settings::SettingChange;
use trellis_core::model::{Band, Tier};
use trellis_core::store::tables::Partner;

use crate::desk::Desk;

fn band(tier: u8, low: u32, high: u32) -> SettingChange {
    SettingChange::Band { tier, band: Some(Band { low, high }) }
}

fn fourth(is_on: bool) -> SettingChange {
    SettingChange::FourthTier { is_on }
}

/// The demo with the fourth tier on, and Corvane and Obrel in it.
fn with_alliances() -> Desk {
    let desk = Desk::demo();
    desk.change(&fourth(true));
    for name in ["Corvane", "Obrel"] {
        let partner = Partner { tier: Some(Tier::ALLIANCE), ..desk.partner(name) };
        desk.write(|writer| writer.put(&partner));
    }
    desk
}

#[test]
fn a_band_changes_and_comes_back() {
    let desk = Desk::demo();
    let stood =
        |now: &trellis_core::store::Snapshot| now.tiers.iter().find(|rule| rule.tier == Tier::MANAGED).unwrap().band;
    desk.changes(&band(2, 20, 40), "Set Tier 2 band to 20–40", Some(Band { low: 20, high: 40 }), stood);
    desk.changes(&SettingChange::Band { tier: 2, band: None }, "Cleared the setting Tier 2 band", None, stood);
}

#[test]
fn a_band_ends_where_it_begins_or_later_and_belongs_to_a_tier_of_the_document() {
    let desk = Desk::empty();
    desk.refuses(
        &band(2, 40, 20),
        "a band goes from its lowest number to its highest, and 40 is more than 20; the band was left as it is",
    );
    desk.refuses(&band(0, 1, 5), "this document has no Tier 0; switch the fourth tier on first");
    desk.refuses(&band(7, 1, 5), "there is no Tier 7; nothing was changed");
    desk.change(&fourth(true));
    desk.change(&band(0, 1, 5));
    assert_eq!(desk.settings().tiers[0].band, Some(Band { low: 1, high: 5 }));
}

#[test]
fn an_exit_rule_is_written_and_taken_out() {
    let desk = Desk::empty();
    let rule = |tier, rule: &str| SettingChange::ExitRule { tier, rule: rule.to_owned() };
    let stood = |now: &trellis_core::store::Snapshot| now.tiers[1].exit_rule.clone();
    desk.changes(
        &rule(2, " Below 2 deals "),
        "Set Tier 2 exit rule to Below 2 deals",
        "Below 2 deals".to_owned(),
        stood,
    );
    desk.changes(&rule(1, ""), "Cleared the setting Tier 1 exit rule", String::new(), |now| {
        now.tiers[0].exit_rule.clone()
    });
    let long = "x".repeat(301);
    desk.refuses(&rule(2, &long), "an exit rule has at most 300 characters, this one has 301; shorten it");
}

#[test]
fn the_fourth_tier_is_planted_without_a_band_or_a_rule() {
    let desk = Desk::demo();
    desk.changes(&fourth(true), "Set Fourth tier to on", vec![0, 1, 2, 3], |now| {
        now.tiers.iter().map(|rule| rule.tier.number()).collect::<Vec<_>>()
    });
    desk.change(&fourth(true));
    let tier = &desk.settings().tiers[0];
    assert_eq!((tier.title.as_str(), tier.name.as_str()), ("Tier 0", "strategic alliance"));
    assert_eq!((tier.count, tier.band, tier.exit_rule.as_str()), (0, None, ""));
}

#[test]
fn a_fourth_tier_that_goes_leaves_its_partners_in_tier_1() {
    let desk = with_alliances();
    desk.change(&band(0, 1, 5));
    let lines = desk.lines(&fourth(false));
    assert_eq!(
        lines[..3],
        [
            "2 partners move from Tier 0 to Tier 1",
            "What is expected of Tier 0 is dropped: its band and its exit rule",
            "The map has no row for Tier 0, strategic alliance, any more",
        ]
    );
    desk.changes(&fourth(false), "Set Fourth tier to off", (14, vec![1, 2, 3]), |now| {
        let tier_one = now.partners.iter().filter(|partner| partner.tier == Some(Tier::STRATEGIC)).count();
        (tier_one, now.tiers.iter().map(|rule| rule.tier.number()).collect::<Vec<_>>())
    });
}

#[test]
fn the_fourth_tier_is_drawn_wherever_tiers_are() {
    let desk = with_alliances();
    let views = Views::of(&desk.document, &Mutex::default()).unwrap();
    let rows: Vec<(u8, u32)> = views.map().tiers.iter().map(|tier| (tier.tier, tier.count)).collect();
    assert_eq!(rows, [(0, 2), (1, 12), (2, 26), (3, 50)]);
    let overlap = views.overlap(&OverlapRequest::default());
    let groups: Vec<(&str, usize)> =
        overlap.groups.iter().map(|group| (group.title.as_str(), group.rows.len())).collect();
    assert_eq!(groups, [("Tier 0", 2), ("Tier 1", 12), ("Tier 2", 26), ("Tier 3", 50)]);
    let title = &views.readout().unwrap().view().slides[0].title;
    assert!(title.starts_with("Tier 1 is twelve partners"), "{title}");
    desk.slides_are_whole();
}

#[test]
fn an_empty_cell_of_the_fourth_tier_names_the_strongest_of_tier_1() {
    let desk = Desk::demo();
    desk.change(&fourth(true));
    let views = Views::of(&desk.document, &Mutex::default()).unwrap();
    let map = views.map();
    let below = map.tiers[0].cells[0].strongest_below.as_ref().unwrap();
    assert_eq!((below.name.as_str(), below.tier), ("Halden & Rowe", 1));
}
