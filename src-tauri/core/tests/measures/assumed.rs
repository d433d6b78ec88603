//! What depends on what the user assumes: the weights of health, and the return on partner investment.

use jiff::civil::date;
use trellis_core::api::scorecard::{ScorecardCell, ScorecardRequest};
use trellis_core::api::settings::{SettingChange, change_setting, preview_setting};
use trellis_core::measures::{Period, Ropi, scores};
use trellis_core::model::{Assumption, DealRole, DealStage, HealthWeights, Measure, Quarter};
use trellis_core::store::Document;
use trellis_core::store::tables::Fact;

use super::deals::{Said, document, views};

fn won(amount: i64, partner: i64, role: DealRole) -> Said {
    Said {
        amount: Some((amount, "USD")),
        stage: Some(DealStage::Won),
        created: Some(date(2026, 1, 10)),
        closed: Some(date(2026, 5, 10)),
        partners: vec![(partner, role)],
        ..Said::default()
    }
}

fn fact(partner_id: i64, quarter: &str, measure: Measure, value: i64) -> Fact {
    let unit = if measure == Measure::MdfSpent { "USD" } else { "hundredths" }.to_owned();
    Fact { partner_id, quarter: Quarter::parse(quarter).unwrap(), measure, value, unit, import_id: None }
}

/// Partner 1 brought two deals of $600,000 together and a refund; half a manager in one quarter, a quarter of one in the other,
/// and $20,000 of MDF.
fn invested() -> Document {
    let deals = [
        won(400_000, 1, DealRole::Sourced),
        won(250_000, 1, DealRole::Sourced),
        won(-50_000, 1, DealRole::Referral),
        won(900_000, 1, DealRole::Influenced),
        won(100_000, 2, DealRole::Sourced),
    ];
    let facts = [
        fact(1, "2026-01-01", Measure::Fte, 50),
        fact(1, "2026-04-01", Measure::Fte, 25),
        fact(1, "2026-04-01", Measure::MdfSpent, 20_000_00),
        fact(1, "2026-04-01", Measure::Psat, 4_20),
    ];
    document(0, &deals, &facts)
}

fn assume(document: &Document, assumption: Assumption, amount: &str) -> trellis_core::Result<()> {
    change_setting(document, &SettingChange::Assumption { assumption, amount: amount.to_owned() }).map(|_| ())
}

fn ropi(document: &Document, partner: i64) -> Option<Ropi> {
    let views = views(document);
    let period = Period::up_to(Quarter::parse("2026-04-01").unwrap(), 2);
    scores(views.book(), views.snapshot(), views.matrix(), period).remove(&partner).unwrap().ropi
}

fn cell(document: &Document, column: &str) -> ScorecardCell {
    let request = ScorecardRequest {
        quarters: 2,
        columns: vec![column.to_owned()],
        sort: None,
        filters: Vec::new(),
        find: "Partner 1".to_owned(),
    };
    let view = views(document).scorecard(&request).unwrap();
    view.groups.into_iter().flat_map(|group| group.rows).next().unwrap().cells.remove(0)
}

#[test]
fn the_return_on_a_partner_is_worked_out_with_what_is_assumed() {
    let document = invested();
    // Without what a manager costs it would be a return on half of the cost.
    assert_eq!(ropi(&document, 1), None);
    assert!(cell(&document, "ropi").tip.contains("what a manager costs"));
    assume(&document, Assumption::ManagerYear, "$160,000").unwrap();
    // 0.75 FTE-quarters of $40,000 a quarter.
    let first = ropi(&document, 1).unwrap();
    assert_eq!((first.revenue, first.headcount, first.mdf), (600_000_00, 30_000_00, Some(20_000_00)));
    // (600 - 50) / 50.
    assert_eq!((first.cost(), first.percent()), (50_000_00, Some(1_100)));
    assume(&document, Assumption::Acquisition, "15k").unwrap();
    assume(&document, Assumption::OtherQuarter, "€20,000").unwrap();
    // Three deals brought and won save 45; two quarters of 20 in euros are 60 in dollars at the rate of the last quarter.
    let all = ropi(&document, 1).unwrap();
    assert_eq!((all.acquisition, all.other), (45_000_00, 60_000_00));
    // (645 - 110) / 110 = 4.8636.
    assert_eq!((all.gain(), all.cost(), all.percent()), (645_000_00, 110_000_00, Some(486)));
    let shown = cell(&document, "ropi");
    assert_eq!(shown.text, "486%");
    assert_eq!(
        shown.tip,
        "Return $645k: revenue $600k, acquisition avoided $45k. Cost $110k: headcount $30k (0.75 FTE over 2 quarters), \
         MDF $20k, other $60k."
    );
    // No FTE of it is recorded: that is not none.
    assert_eq!(ropi(&document, 2), None);
}

#[test]
fn return_and_cost_are_of_the_same_quarters() {
    let first_quarter = Said { closed: Some(date(2026, 3, 31)), ..won(500_000, 1, DealRole::Sourced) };
    let deals = [first_quarter, won(60_000, 1, DealRole::Sourced)];
    let facts = [
        fact(1, "2026-04-01", Measure::Fte, 1_00),
        fact(1, "2026-01-01", Measure::MdfSpent, 9_000_00),
        // The deals do not reach back so far.
        fact(1, "2025-10-01", Measure::Fte, 1_00),
    ];
    let document = document(0, &deals, &facts);
    assume(&document, Assumption::ManagerYear, "80000").unwrap();
    let views = views(&document);
    let period = Period::up_to(Quarter::parse("2026-04-01").unwrap(), 4);
    let own = Ropi::of(views.book(), views.snapshot(), 1, period).unwrap();
    // Of the first quarter no FTE is known: neither what was won nor the MDF of it counts.
    assert_eq!((own.revenue, own.headcount, own.mdf, own.quarters), (60_000_00, 20_000_00, None, 1));
    assert_eq!(own.percent(), Some(200));
}

#[test]
fn an_assumption_is_an_amount_or_nothing_and_says_what_it_changes() {
    let document = invested();
    let manager =
        |amount: &str| SettingChange::Assumption { assumption: Assumption::ManagerYear, amount: amount.to_owned() };
    let effect = preview_setting(&document, &manager("160000")).unwrap();
    assert_eq!(effect.lines, ["The return on investment of 1 partner becomes another"]);
    for none in ["-5", "much", "10%"] {
        assert!(preview_setting(&document, &manager(none)).unwrap().refusal.is_some(), "{none}");
    }
    assume(&document, Assumption::ManagerYear, "0").unwrap();
    assume(&document, Assumption::Acquisition, "10").unwrap();
    assume(&document, Assumption::Acquisition, "").unwrap();
    let shown = views(&document).settings().unwrap().assumptions;
    let amounts: Vec<&str> = shown.iter().map(|assumption| assumption.amount.as_str()).collect();
    assert_eq!(amounts, ["$0", "", ""]);
    document.undo().unwrap();
    assert_eq!(views(&document).settings().unwrap().assumptions[1].amount, "$10");
}

#[test]
fn health_is_weighed_as_the_settings_say() {
    let document = invested();
    let weigh = |production, overlap, engagement, satisfaction| SettingChange::HealthWeights {
        weights: HealthWeights { production, overlap, engagement, satisfaction },
    };
    let refusal = preview_setting(&document, &weigh(40, 20, 20, 21)).unwrap().refusal.unwrap();
    assert!(refusal.contains("add up to 101"), "{refusal}");
    let health = |partner: i64| {
        let views = views(&document);
        let period = Period::up_to(Quarter::parse("2026-04-01").unwrap(), 2);
        let own = scores(views.book(), views.snapshot(), views.matrix(), period).remove(&partner).unwrap();
        own.health.map(|health| health.score)
    };
    // Deals go back to January only: nothing stands before. No deal of this quarter is 0 of 20, 4.2 of 5 is 16.8 of 20.
    assert_eq!(health(1), Some(42));
    change_setting(&document, &weigh(0, 10, 10, 80)).unwrap();
    // 0 of 10 and 67.2 of 80, of 90.
    assert_eq!(health(1), Some(75));
    assert!(cell(&document, "health").tip.contains("Satisfaction 67.2 of 80"));
    change_setting(&document, &weigh(0, 0, 0, 100)).unwrap();
    // A part without weight has no say; partner 2, of whom no satisfaction is known, has no health.
    assert_eq!((health(1), health(2)), (Some(84), None));
    document.undo().unwrap();
    assert_eq!(health(1), Some(75));
}
