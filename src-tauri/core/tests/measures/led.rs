//! Involved and led, worked out by hand.

use jiff::civil::{Date, date};
use trellis_core::api::led::{AxisStatement, state_axis};
use trellis_core::api::listing::ListRequest;
use trellis_core::api::settings::{SettingChange, change_setting, preview_setting};
use trellis_core::measures::{Led, LedShare, Network};
use trellis_core::model::{DealAxis, DealRole, DealStage};
use trellis_core::store::Document;

use super::deals::{Said, document, document_with, two_quarters, views};

use trellis_core::api::attribution::{Attributed, SignAttribution, sign_attribution};

const CREATED: Date = date(2026, 5, 10);
const BEFORE: Option<Date> = Some(date(2026, 5, 9));

/// An open deal of so many dollars, with the day of its intent where one is stated.
fn open(amount: i64, partners: &[(i64, DealRole)], intent: &[Option<Date>]) -> Said {
    Said {
        amount: Some((amount, "USD")),
        stage: Some(DealStage::Open),
        created: Some(CREATED),
        account: Some(1),
        partners: partners.to_vec(),
        axes: intent.iter().map(|day| (DealAxis::Intent, true, *day)).collect(),
        ..Said::default()
    }
}

const BOTH: [(i64, DealRole); 2] = [(1, DealRole::Sourced), (2, DealRole::CoSell)];
/// Partner 2 pursued account 1 jointly from the quarter of the deals' creation on.
const TARGET: [(i64, i64, &str); 1] = [(2, 1, "2026-04-01")];

fn counts(deals: &[Said], targets: &[(i64, i64, &str)]) -> Vec<u32> {
    views(&document_with(2, deals, &[], targets)).book().deals.iter().map(|deal| deal.axes.count()).collect()
}

#[test]
fn what_a_deal_shows_meets_three_axes_and_only_a_stated_intent_the_fourth() {
    let deals = [open(100, &BOTH, &[]), open(100, &BOTH, &[BEFORE]), open(100, &[(1, DealRole::Influenced)], &[])];
    assert_eq!(counts(&deals, &TARGET), [3, 4, 0]);
    // A target list after the quarter of the creation, or of a partner that is not on the deal, selected nothing.
    assert_eq!(counts(&deals[..1], &[(2, 1, "2026-07-01")]), [2]);
    assert_eq!(counts(&deals[..1], &[(3, 1, "2026-01-01")]), [2]);
    assert_eq!(counts(&deals[..1], &[(2, 2, "2026-01-01")]), [2]);
}

#[test]
fn an_intent_counts_only_from_a_day_before_the_deal_was_created() {
    let stated = |day| open(100, &BOTH, &[day]);
    let undated = Said { created: None, ..stated(BEFORE) };
    let deals = [stated(BEFORE), stated(Some(CREATED)), stated(None), undated];
    let meets = |place: usize| views(&document(2, &deals, &[])).book().deals[place].axes.meets(DealAxis::Intent);
    assert_eq!([0, 1, 2, 3].map(meets), [true, false, false, false]);
}

#[test]
fn what_is_stated_holds_whatever_the_deal_shows_and_deals_without_partners_lead_nothing() {
    let all = [DealAxis::Sourcing, DealAxis::Selection, DealAxis::Motion];
    let stated = |is_met| all.map(|axis| (axis, is_met, None)).to_vec();
    let deals = [
        Said { axes: stated(true), ..open(100, &[(3, DealRole::Influenced)], &[]) },
        Said { axes: stated(false), ..open(100, &BOTH, &[]) },
        Said { axes: stated(true), ..open(100, &[], &[BEFORE]) },
    ];
    assert_eq!(counts(&deals, &TARGET), [3, 0, 0]);
}

#[test]
fn led_is_a_part_of_involved_and_the_gap_the_rest() {
    let led = open(300, &BOTH, &[BEFORE]);
    let deals = [
        led.clone(),
        open(500, &BOTH, &[]),
        open(900, &[], &[]),
        // A refund that was led, won and closed.
        Said { stage: Some(DealStage::Won), closed: Some(date(2026, 6, 1)), ..open(-100, &BOTH, &[BEFORE]) },
        Said { amount: None, ..led.clone() },
        // Before the two quarters: open still.
        Said { created: Some(date(2025, 12, 31)), ..open(200, &BOTH, &[]) },
        Said { account: None, ..open(50, &BOTH, &[]) },
    ];
    let views = views(&document_with(2, &deals, &[], &TARGET));
    let counted = Led::of(views.book(), two_quarters());
    // 300 + 500 - 100 + 50; led 300 - 100.
    assert_eq!(counted.pipeline, LedShare { involved: 750_00, involved_deals: 4, led: 200_00, led_deals: 2 });
    assert_eq!((counted.pipeline.gap(), counted.pipeline.share()), (550_00, Some(26_67)));
    assert_eq!(counted.revenue, LedShare { involved: -100_00, involved_deals: 1, led: -100_00, led_deals: 1 });
    assert_eq!(counted.revenue.share(), None);
    assert_eq!(counted.open, LedShare { involved: 1_050_00, involved_deals: 4, led: 300_00, led_deals: 1 });
    // The deal without an account selects none.
    assert_eq!((counted.met, counted.by_count), ([4, 3, 4, 2], [0, 0, 1, 1, 2]));
    let raising: Vec<(i64, i64, u32, [u32; 4])> =
        counted.raising.iter().map(|it| (it.account, it.worth, it.deals, it.missing)).collect();
    assert_eq!(raising, [(1, 700_00, 2, [0, 1, 0, 2])]);
    let shown = views.led(2);
    assert_eq!(
        shown.headline,
        "Partners led $200 of the $750 of pipeline created from Q1 2026 to Q2 2026 that they were involved in: 27%."
    );
    let cards: Vec<(&str, &str)> = shown.cards.iter().map(|card| (card.label.as_str(), card.text.as_str())).collect();
    assert_eq!(
        cards,
        [
            ("Involved pipeline", "$750"),
            ("Led pipeline", "$200"),
            ("The gap", "$550"),
            ("Led revenue", "-$100"),
            ("Expected pipeline", "$300"),
            ("Involved, not forecast", "$750"),
        ]
    );
    let account = &shown.accounts[0];
    assert_eq!((account.missing.as_str(), account.raises.as_str()), ("account selection on 1 and intent on 2", "95%"));
}

#[test]
fn the_target_says_how_much_more_would_have_to_be_led() {
    let document = document_with(2, &[open(300, &BOTH, &[BEFORE]), open(500, &BOTH, &[])], &[], &TARGET);
    let set = |percent: &str| {
        change_setting(&document, &SettingChange::LedTarget { percent: percent.to_owned() }).map(|_| ())
    };
    assert_eq!(views(&document).led(2).share.note, "No target is set.");
    set("50").unwrap();
    let gauge = views(&document).led(2).share;
    assert_eq!((gauge.led, gauge.target), (Some(375), Some(500)));
    assert_eq!(gauge.note, "Target 50%: $100 more would have to be led.");
    set("37,5 %").unwrap();
    assert_eq!(views(&document).led(2).share.note, "Target 37.5%: reached.");
    assert_eq!(views(&document).settings().unwrap().led_target, "37.5");
    for none in ["0", "101", "-3", "forty", "4.555"] {
        assert!(set(none).is_err(), "{none}");
    }
    set("").unwrap();
    document.undo().unwrap();
    assert_eq!(views(&document).snapshot().setting.led_target, Some(37_50));
}

#[test]
fn axes_are_stated_by_hand_one_by_one_or_for_all_deals_shown_and_undone() {
    let deals = [open(100, &BOTH, &[]), open(200, &BOTH, &[]), open(400, &[], &[])];
    let document = document_with(2, &deals, &[], &TARGET);
    let state = |deal: Option<u32>, axis, is_met, day: &str| {
        let shown = ListRequest::default();
        let statement = AxisStatement { deal, shown, axis, is_met, stated_on: day.to_owned() };
        state_axis(&document, &views(&document), &statement)
    };
    let counts = || views(&document).book().deals.iter().map(|deal| deal.axes.count()).collect::<Vec<_>>();
    assert!(state(None, DealAxis::Intent, Some(true), "").unwrap_err().to_string().contains("which day"));
    state(None, DealAxis::Intent, Some(true), "2026-05-01").unwrap();
    assert_eq!(counts(), [4, 4, 0]);
    state(Some(1), DealAxis::Motion, Some(false), "").unwrap();
    assert_eq!(counts(), [3, 4, 0]);
    let axis = views(&document).deal(1).unwrap().axes.remove(2);
    assert_eq!((axis.is_met, axis.stated, axis.reason.as_str()), (false, Some(false), "Stated: not met"));
    state(Some(1), DealAxis::Motion, None, "").unwrap();
    assert_eq!(counts(), [4, 4, 0]);
    assert_eq!(document.undo().unwrap().0, document.redo().unwrap().0);
    for _ in 0..3 {
        document.undo().unwrap();
    }
    assert_eq!(counts(), [3, 3, 0]);
    assert!(state(Some(3), DealAxis::Motion, Some(true), "").unwrap_err().to_string().contains("no partner"));
    assert!(state(Some(9), DealAxis::Motion, Some(true), "").is_err());
}

/// The sourced pipeline of two quarters, the led one, and the version of the rule.
fn by_rule(document: &Document) -> (i64, i64, u32) {
    let views = views(document);
    let sourced = Network::of(views.book(), two_quarters()).pipeline.sourced_once;
    (sourced, Led::of(views.book(), two_quarters()).pipeline.led, views.snapshot().attribution().version)
}

#[test]
fn the_attribution_rule_says_who_brings_a_deal_and_every_measure_follows_it() {
    let unstated = open(100, &[(3, DealRole::Involved)], &[]);
    let registered = open(200, &[(2, DealRole::Registered)], &[BEFORE]);
    let document = document_with(2, &[unstated, registered], &[], &TARGET);
    let change = |role, axis, is_on| change_setting(&document, &SettingChange::Attribution { role, axis, is_on });
    assert_eq!(by_rule(&document), (0, 0, 0));
    change(DealRole::Involved, Attributed::Sourcing, true).unwrap();
    assert_eq!(by_rule(&document), (100_00, 0, 1));
    let registers = SettingChange::Attribution { role: DealRole::Registered, axis: Attributed::Sourcing, is_on: true };
    let effect = preview_setting(&document, &registers).unwrap().lines;
    assert_eq!(effect, ["Partner-sourced pipeline of two quarters goes from $100 to $300"]);
    change(DealRole::Registered, Attributed::Sourcing, true).unwrap();
    // Its intent is stated, and its account was a joint target: registering it is now also selling it together.
    change(DealRole::Registered, Attributed::Motion, true).unwrap();
    assert_eq!(by_rule(&document), (300_00, 200_00, 1));
    let note = &views(&document).led(2).notes[0];
    assert_eq!(
        note,
        "Attribution is that of the imported deals, any role a touch. Sourced, Registered, Referral and Role not stated \
         bring a deal; Registered and Co-sell sell it together (rule version 1, not signed)."
    );
    for role in [DealRole::Sourced, DealRole::Registered, DealRole::Referral] {
        change(role, Attributed::Sourcing, false).unwrap();
    }
    let last = change(DealRole::Involved, Attributed::Sourcing, false).unwrap_err();
    assert!(last.to_string().contains("at least one role"), "{last}");
}

#[test]
fn a_signed_rule_is_succeeded_and_never_changed_or_undone() {
    let document = document_with(2, &[open(100, &[(3, DealRole::Involved)], &[])], &[], &[]);
    let change = |is_on| {
        let (role, axis) = (DealRole::Involved, Attributed::Sourcing);
        change_setting(&document, &SettingChange::Attribution { role, axis, is_on }).unwrap();
    };
    let sign = |name: &str| {
        let request = SignAttribution { name: name.to_owned(), role: "Head of partnerships".to_owned() };
        sign_attribution(&document, &request)
    };
    change_setting(&document, &SettingChange::LedTarget { percent: "40".to_owned() }).unwrap();
    change(true);
    assert!(sign("  ").unwrap_err().to_string().contains("who signs"));
    sign("Ana Ruiz").unwrap();
    assert!(sign("Ana Ruiz").unwrap_err().to_string().contains("signed already"));
    let rule = views(&document).snapshot().attribution().clone();
    assert!(rule.is_as_signed() && rule.version == 1);
    // The signature stands, and what it was of; the step before both is undone next.
    document.undo().unwrap();
    let after = views(&document);
    assert_eq!((after.snapshot().attribution(), after.snapshot().setting.led_target), (&rule, None));
    change(false);
    assert_eq!(by_rule(&document), (0, 0, 2));
    let shown = views(&document).settings().unwrap().attribution;
    assert_eq!(shown.title, "Version 2, not signed");
    assert_eq!(
        shown.versions[1].signed,
        format!(
            "Signed by Ana Ruiz, Head of partnerships, on 2 Jul 2026, 14:32 UTC ({})",
            &rule.signature.unwrap().hash[..12]
        )
    );
    document.undo().unwrap();
    assert_eq!(by_rule(&document), (100_00, 0, 1));
}
