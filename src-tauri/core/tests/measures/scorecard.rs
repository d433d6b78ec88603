//! The scorecard, worked out by hand.

use jiff::civil::{Date, date};
use trellis_core::api::Views;
use trellis_core::api::scorecard::{ScorecardRequest, ScorecardRow};
use trellis_core::measures::scores;
use trellis_core::model::{DealRole, DealStage, Measure, Quarter};
use trellis_core::store::tables::Fact;

use super::deals::{MAY, Said, document, two_quarters, views, won};

fn row(views: &Views, name: &str, columns: &[&str]) -> ScorecardRow {
    let columns = columns.iter().map(|column| (*column).to_owned()).collect();
    let view = views.scorecard(&ScorecardRequest { quarters: 2, columns, ..ScorecardRequest::default() }).unwrap();
    let mut rows = view.groups.into_iter().flat_map(|group| group.rows);
    rows.find(|row| row.name == name).unwrap()
}

#[test]
fn the_scorecard_of_a_partner_is_that_of_its_deals() {
    use DealRole::{CoSell, Influenced, Registered, Sourced};
    let open = |partners: &[(i64, DealRole)]| Said { stage: Some(DealStage::Open), ..won(500, MAY, partners) };
    let registered =
        |decided: Option<Date>| Said { submitted: Some(date(2026, 6, 1)), decided, ..open(&[(1, Registered)]) };
    let deals = [
        // 30 and 60 days; the middle is 45.
        Said { created: Some(date(2026, 4, 10)), ..won(300, MAY, &[(1, Sourced)]) },
        Said { created: Some(date(2026, 3, 11)), ..won(600, MAY, &[(1, Influenced)]) },
        Said { stage: Some(DealStage::Lost), ..won(900, MAY, &[(1, CoSell)]) },
        open(&[(1, Sourced)]),
        registered(Some(date(2026, 6, 1))),
        registered(Some(date(2026, 6, 2))),
        registered(Some(date(2026, 6, 3))),
        registered(None),
        won(100, MAY, &[(2, Sourced)]),
        Said { created: Some(date(2025, 1, 5)), ..won(7, date(2025, 2, 1), &[(1, Sourced)]) },
    ];
    let spent = Fact {
        partner_id: 1,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure: Measure::MdfSpent,
        value: 240_00,
        unit: "USD".to_owned(),
        import_id: None,
    };
    let views = views(&document(0, &deals, &[spent]));
    let own = &scores(views.book(), views.snapshot(), views.matrix(), two_quarters())[&1];
    assert_eq!(
        (own.sourced_pipeline, own.sourced_revenue, own.influenced_revenue),
        (Some(800_00), Some(300_00), Some(900_00))
    );
    assert_eq!((own.co_sell_deals, own.registered_deals, own.open_deals), (Some(1), Some(4), Some(5)));
    assert_eq!((own.win_rate.count, own.win_rate.base), (2, 3));
    assert_eq!(own.cycle.unwrap().median, 45);
    // Five open deals x 2/3 x $450 / 45 days.
    assert_eq!(own.velocity, Some(33_33));
    // Partner since 1 January 2026: the deal of 2025 says nothing, the first after it is the co-sell of 10 January.
    assert_eq!(own.first_value_days, Some(9));
    assert_eq!((own.decided_in_time.count, own.decided_in_time.base), (2, 3));
    // Of the quarter whose MDF is known, 300 of pipeline for 240: 1.25 each.
    assert_eq!(own.pipeline_per_mdf, Some(125));
    let trend: Vec<Option<i64>> = own.trend.iter().map(|(_, sum)| *sum).collect();
    assert_eq!(trend, [None, None, Some(7_00), Some(0), Some(0), Some(0), Some(500_00), Some(300_00)]);
    let shown =
        row(&views, "Partner 1", &["sourced_pipeline", "win_rate", "cycle", "velocity", "pipeline_per_mdf", "in_time"]);
    let texts: Vec<&str> = shown.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["$800", "67%", "45 days", "$33", "$1.25", "67%"]);
    assert_eq!(shown.cells[1].tip, "2 of 3 deals decided: fewer than 10");
    assert_eq!(shown.trend.points, [None, None, Some(14), Some(0), Some(0), Some(0), Some(1000), Some(600)]);
    // A partner without a deal produced nothing, which is known; it has no rate and no cycle.
    let none = row(&views, "Partner 4", &["sourced_pipeline", "win_rate", "cycle"]);
    assert_eq!(none.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["$0", "", ""]);
}

#[test]
fn a_rank_is_among_partners_of_one_type_and_tier() {
    let deals = [won(100, MAY, &[(1, DealRole::Sourced)]), won(200, MAY, &[(2, DealRole::Sourced)])];
    let views = views(&document(0, &deals, &[]));
    // The SI, the ISV and the reseller have no peer each.
    for name in ["Partner 1", "Partner 2", "Partner 3", "Partner 4"] {
        assert_eq!(row(&views, name, &["sourced_pipeline"]).cells[0].rank, "", "{name}");
    }
    let error = views.scorecard(&ScorecardRequest { columns: vec!["luck".to_owned()], ..ScorecardRequest::default() });
    assert_eq!(error.unwrap_err().to_string(), "the scorecard has no column `luck`; choose another one");
}

#[test]
fn every_point_of_health_has_its_reason_and_what_is_missing_is_no_zero() {
    use DealRole::{CoSell, Sourced};
    let sourced = |amount, created| Said { created: Some(created), ..won(amount, date(2026, 6, 1), &[(1, Sourced)]) };
    let deals = [
        sourced(400, date(2025, 6, 30)),
        sourced(800, date(2025, 7, 1)),
        sourced(600, date(2026, 1, 1)),
        Said { created: Some(MAY), ..won(50, MAY, &[(2, CoSell)]) },
    ];
    let fact = |partner_id, value| Fact {
        partner_id,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure: Measure::Psat,
        value,
        unit: "hundredths".to_owned(),
        import_id: None,
    };
    let views = views(&document(0, &deals, &[fact(1, 4_20), fact(2, 3_10)]));
    let scores = scores(views.book(), views.snapshot(), views.matrix(), two_quarters());
    let parts = |partner: i64| {
        let health = scores[&partner].health.as_ref().unwrap();
        (health.score, health.parts.iter().map(|part| part.tenths).collect::<Vec<_>>())
    };
    // 600 after 800 is 60 % of a quarter more: 24 of 40. No list. No deal of this quarter; nobody has a target. 4.2 of 5 is 16.8 of 20.
    // 40.8 of the 80 that are known is 51 of 100.
    assert_eq!(parts(1), (51, vec![Some(240), None, Some(0), Some(168)]));
    // Nothing sourced, before or after; a deal this quarter is all that is known of engagement; 3.1 of 5 is 12.4: 32.4 of 80.
    assert_eq!(parts(2), (40, vec![Some(0), None, Some(200), Some(124)]));
    let tip = row(&views, "Partner 1", &["health"]).cells[0].tip.clone();
    assert_eq!(
        tip,
        "Production 24.0 of 40: $600 sourced after $800 in the two quarters before. Overlap not known. Engagement 0.0 of 20: \
         0 deals this quarter. Satisfaction 16.8 of 20: PSAT 4.20 of 5."
    );
}

#[test]
fn engagement_that_is_recorded_comes_before_what_is_derived() {
    let deal = Said { created: Some(MAY), ..won(50, MAY, &[(2, DealRole::CoSell)]) };
    let fact = |partner_id, value| Fact {
        partner_id,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure: Measure::Engagement,
        value,
        unit: "hundredths".to_owned(),
        import_id: None,
    };
    let views = views(&document(0, &[deal], &[fact(1, 62_50)]));
    let scores = scores(views.book(), views.snapshot(), views.matrix(), two_quarters());
    let engaged = |partner: i64| scores[&partner].health.as_ref().unwrap().parts[2].tenths;
    // 62.5 % of 20 points; partner 2 has a deal this quarter instead.
    assert_eq!((engaged(1), engaged(2)), (Some(125), Some(200)));
    let cells = row(&views, "Partner 1", &["engagement", "health"]).cells;
    assert_eq!(cells[0].text, "62.50%");
    assert!(cells[1].tip.contains("Engagement 12.5 of 20: engaged 62.50% as it is recorded."), "{}", cells[1].tip);
    assert_eq!(row(&views, "Partner 2", &["engagement"]).cells[0].tip, "Not recorded");
}

#[test]
fn partners_of_one_type_and_tier_are_ranked_and_equal_ones_share_a_rank() {
    let deals = [
        won(100, MAY, &[(5, DealRole::Sourced)]),
        won(100, MAY, &[(6, DealRole::Sourced)]),
        won(50, MAY, &[(7, DealRole::Sourced)]),
    ];
    let views = views(&document(0, &deals, &[]));
    let ranks = |column: &str| {
        ["Partner 5", "Partner 6", "Partner 7", "Partner 8"]
            .map(|name| row(&views, name, &[column]).cells[0].rank.clone())
    };
    assert_eq!(ranks("sourced_pipeline"), ["1 of 4", "1 of 4", "3 of 4", "4 of 4"]);
    // Nobody without a deal won has a cycle; less is better, and these are equal.
    assert_eq!(ranks("cycle"), ["1 of 3", "1 of 3", "1 of 3", ""]);
}

#[test]
fn each_type_has_a_measure_of_its_own() {
    use DealRole::{CoSell, Influenced, Referral};
    let deals = [
        won(300, MAY, &[(1, CoSell), (2, Influenced)]),
        won(600, MAY, &[(3, Influenced)]),
        won(100, MAY, &[]),
        Said { stage: Some(DealStage::Lost), ..won(900, MAY, &[(5, Referral)]) },
    ];
    let own =
        |facts: &[Fact], name: &str| row(&views(&document(0, &deals, facts)), name, &["own_kpi"]).cells[0].clone();
    assert_eq!(own(&[], "Partner 1").text, "1 co-sell deal");
    // One of the three deals won.
    assert_eq!(own(&[], "Partner 2").text, "33% attached");
    assert_eq!(own(&[], "Partner 3").text, "$600 booked");
    assert_eq!(own(&[], "Partner 4").text, "", "its type is not known");
    assert_eq!(own(&[], "Partner 5").text, "1 referral");
    let users = |quarter: &str, value: i64| Fact {
        partner_id: 2,
        quarter: Quarter::parse(quarter).unwrap(),
        measure: Measure::IntegrationUsers,
        value,
        unit: "count".to_owned(),
        import_id: None,
    };
    let facts = [users("2025-10-01", 1_000), users("2026-04-01", 1_200)];
    assert_eq!(own(&facts, "Partner 2").text, "1,200 users");
    let views = views(&document(0, &deals, &facts));
    let cell = row(&views, "Partner 2", &["integration_users"]).cells[0].clone();
    assert_eq!((cell.text.as_str(), cell.tip.as_str()), ("1,200", "1,000 before: +20%"));
    assert_eq!(row(&views, "Partner 2", &["churn"]).cells[0].text, "", "not recorded is not zero");
}
