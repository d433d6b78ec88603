use trellis_core::api::settings::{ListEntry, SettingChange};
use trellis_core::model::ReviewStep;
use trellis_core::store::tables::{PartnerMotion, Setting, StatedDensityRow};

use crate::desk::Desk;

fn used<'a>(list: &'a [ListEntry], name: &str) -> &'a str {
    &list.iter().find(|entry| entry.name == name).unwrap().used
}

#[test]
fn the_demo_shows_its_settings() {
    let view = Desk::demo().settings();
    assert_eq!((view.name.as_str(), view.company.as_str()), ("Northfold partner map", "Northfold"));
    assert_eq!((view.currency.as_str(), view.fiscal_first_month, view.small_base), ("USD", 1, 20));
    assert_eq!((view.tier_one_a_manager, view.stuck_days, view.fourth_tier), (1, 14, false));
    assert_eq!((view.review_quarter.label.as_str(), view.quarters.len()), ("Q2 2026", 8));
    let tiers: Vec<(&str, u32)> = view.tiers.iter().map(|tier| (tier.title.as_str(), tier.count)).collect();
    assert_eq!(tiers, [("Tier 1", 12), ("Tier 2", 28), ("Tier 3", 50)]);
    let types: Vec<(&str, u32)> = view.types.iter().map(|kind| (kind.name.as_str(), kind.count)).collect();
    let expected = [("SI", 19), ("ISV", 24), ("Reseller", 22), ("Marketplace", 6), ("Agency", 13), ("Alliance", 6)];
    assert_eq!(types, expected);
}

#[test]
fn the_review_quarter_is_named_in_twelve_calendars() {
    let labels = Desk::demo().settings().month_labels;
    // April to June 2026; where no quarter begins in April, the quarter 1 April falls in.
    let expected = [
        "Q2 2026", "Q1 FY27", "Q1 FY27", "Q1 FY27", "Q4 FY26", "Q4 FY26", "Q4 FY26", "Q3 FY26", "Q3 FY26", "Q3 FY26",
        "Q2 FY26", "Q2 FY26",
    ];
    assert_eq!(labels, expected);
}

#[test]
fn a_word_says_how_much_it_is_used() {
    let desk = Desk::demo();
    let view = desk.settings();
    let segments: Vec<(&str, &str)> =
        view.segments.iter().map(|entry| (entry.name.as_str(), entry.used.as_str())).collect();
    let regulated = segments[3].1;
    assert_eq!(segments[0].0, "Commercial");
    assert!(segments[0].1.starts_with("420 accounts"), "{segments:?}");
    assert!(regulated.starts_with("86 accounts"), "{segments:?}");
    assert_eq!(used(&view.motions, "Co-sell"), "32 partners");
    assert_eq!(used(&view.motions, "MDF event cadence"), "not used");
    assert!(view.motions[2].is_unused && !view.motions[0].is_unused);
    assert_eq!(used(&view.managers, "DB"), "3 partners, 3 in Tier 1");
    assert_eq!(used(&view.managers, "Desk"), "50 partners");
    let names: Vec<&str> = view.managers.iter().map(|entry| entry.name.as_str()).collect();
    assert!(names.is_sorted_by_key(|name| name.to_lowercase()), "{names:?}");

    let further = PartnerMotion { partner_id: desk.partner("Cirrova Cloud").id, motion_id: 1, import_id: None };
    desk.write(|writer| writer.put(&further));
    assert_eq!(used(&desk.settings().motions, "Co-sell"), "33 partners, 1 as a further motion");
}

#[test]
fn a_segment_with_stated_densities_only_is_used() {
    let desk = Desk::empty();
    let partner = desk.add_partner(1, "Corvane");
    assert!(desk.settings().segments.iter().all(|segment| segment.is_unused));
    let stated = StatedDensityRow {
        partner_id: partner.id,
        segment_id: 3,
        as_of: partner.as_of,
        shares: false,
        shared: None,
        base: None,
        basis_points: None,
        import_id: None,
    };
    desk.write(|writer| writer.put(&stated));
    assert_eq!(used(&desk.settings().segments, "Enterprise"), "1 stated density");
}

#[test]
fn the_review_says_since_when_it_is_at_its_step() {
    let desk = Desk::empty();
    let view = desk.settings();
    assert_eq!((view.review_step, view.review_since.as_str(), view.review_steps.len()), (None, "", 8));
    desk.change(&SettingChange::ReviewStep { step: Some(ReviewStep::Freeze) });
    assert_eq!(desk.settings().review_since, "since 14 July 2026, today");
    let earlier = |day: &str| Setting { review_step_since: day.parse().ok(), ..desk.snapshot().setting.clone() };
    for (day, words) in [("2026-07-13", "since 13 July 2026, 1 day"), ("2026-06-30", "since 30 June 2026, 14 days")] {
        let setting = earlier(day);
        desk.write(|writer| writer.put(&setting));
        assert_eq!(desk.settings().review_since, words);
    }
}
