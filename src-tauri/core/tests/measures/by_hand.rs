use jiff::civil::{Date, date};
use trellis_core::api::listing::ListRequest;
use trellis_core::api::measures::{ComparisonCell, MeasuresRequest, MeasuresView};
use trellis_core::measures::{Bridge, Network, Period, scores};
use trellis_core::model::{DealRole, DealStage, Measure, PartnerType, Quarter};
use trellis_core::store::tables::Fact;

use super::deals::{MAY, Said, all, document, two_quarters, views, won};

#[test]
fn each_deal_counts_once_however_many_partners_touched_it() {
    use DealRole::{CoSell, Influenced, Referral, Sourced};
    let deals = [
        won(100, MAY, &[(1, Sourced), (1, CoSell)]),
        won(200, MAY, &[(1, Influenced), (2, CoSell)]),
        won(400, MAY, &[(1, Influenced), (2, Influenced), (3, Referral)]),
        won(800, MAY, &[]),
        // A refund, in full.
        won(-100, MAY, &[(2, Influenced)]),
        Said { stage: Some(DealStage::Lost), ..won(5_000, MAY, &[(1, Sourced)]) },
    ];
    let views = views(&document(0, &deals, &[]));
    let network = Network::of(views.book(), two_quarters());
    // 100 + 200 + 400 - 100; the second partner of two deals, 200 + 400; the third of one, 400.
    let revenue = Bridge {
        once: 600_00,
        deals: 4,
        sourced_once: 500_00,
        sourced_deals: 2,
        second: 600_00,
        with_second: 2,
        further: 400_00,
        with_third: 1,
    };
    assert_eq!(network.revenue, revenue);
    assert_eq!((network.all_revenue, network.revenue.by_partner()), (1_400_00, 1_600_00));
    // The lost deal was pipeline too.
    assert_eq!((network.pipeline.once, network.pipeline.sourced_once), (5_600_00, 5_500_00));
    let sums: Vec<(i64, i64, i64)> =
        network.partners.iter().map(|own| (own.partner, own.influenced_revenue, own.sourced_revenue)).collect();
    assert_eq!(sums, [(1, 700_00, 100_00), (2, 500_00, 0), (3, 400_00, 400_00)]);
    let shown = views.measures(all(2)).network;
    assert_eq!(shown.headline, "$600 of revenue won from Q1 2026 to Q2 2026 had a partner on it: 43% of $1k.");
    let steps: Vec<(&str, u32, u32)> =
        shown.bridges[0].steps.iter().map(|step| (step.text.as_str(), step.start, step.end)).collect();
    assert_eq!(steps, [("$600", 0, 375), ("+$600", 375, 750), ("+$400", 750, 1000), ("$2k", 0, 1000)]);
}

#[test]
fn a_deal_belongs_to_the_quarter_of_its_day_and_its_amount_to_the_rate_of_it() {
    use DealRole::Sourced;
    let on = |closed: Date| Said { amount: Some((100, "EUR")), ..won(0, closed, &[(1, Sourced)]) };
    let deals = [
        on(date(2025, 12, 31)),
        on(date(2026, 1, 1)),
        // Half of the year it is worth less.
        on(date(2026, 4, 1)),
        on(date(2026, 6, 30)),
        on(date(2026, 7, 1)),
        // No rate leads from pounds to dollars.
        Said { amount: Some((100, "GBP")), ..won(0, MAY, &[(1, Sourced)]) },
        Said { amount: None, ..won(0, MAY, &[(1, Sourced)]) },
    ];
    let views = views(&document(0, &deals, &[]));
    let of = |quarters| Network::of(views.book(), Period::up_to(Quarter::parse("2026-04-01").unwrap(), quarters));
    assert_eq!((of(2).revenue.once, of(2).revenue.deals), (500_00, 3));
    assert_eq!(of(1).revenue.once, 300_00);
    assert_eq!(of(3).revenue.once, 700_00);
    assert_eq!(of(2).unpriced, 2);
    let notes = views.measures(all(2)).notes;
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert_eq!(notes[2], "2 deals have no amount, or no rate for it, and are in no sum.");
}

#[test]
fn without_deals_nothing_is_said() {
    let views = views(&document(0, &[], &[]));
    let MeasuresView { network, comparison, deal_count, .. } = views.measures(all(2));
    assert_eq!(deal_count, 0);
    assert_eq!(network.headline, "No deal with a partner on it was won from Q1 2026 to Q2 2026.");
    assert!(network.bridges.is_empty() && network.partners.is_empty());
    assert!(network.cards.iter().all(|card| card.text == "none"));
    assert!(comparison.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.text.is_empty()));
    assert_eq!(
        comparison.headline,
        "Too few deals to compare: 0 partner-sourced deals and 0 without a partner were decided."
    );
    let scores = scores(views.book(), views.snapshot(), views.matrix(), two_quarters());
    assert!(scores.values().all(|own| own.sourced_pipeline.is_none() && own.win_rate.base == 0));
}

/// The cells of a row of the comparison, as value, base and interval.
fn cells<'a>(view: &'a MeasuresView, id: &str) -> Vec<(&'a str, &'a str, &'a str)> {
    let row = view.comparison.rows.iter().find(|row| row.id == id).unwrap();
    row.cells.iter().map(|cell| (cell.text.as_str(), cell.base.as_str(), cell.interval.as_str())).collect()
}

#[test]
fn what_partners_bring_stands_beside_the_rest() {
    use DealRole::{CoSell, Sourced};
    let decided = |number: i64, stage, partners: &[(i64, DealRole)], days: i64| Said {
        stage: Some(stage),
        kind: "New Business",
        account: Some(number),
        created: Some(MAY - jiff::Span::new().days(days)),
        ..won(number * 10, MAY, partners)
    };
    let mut deals = Vec::new();
    // Sourced: 8 of 12 won, after 11 to 18 days, worth 10 to 80.
    for number in 1..=12 {
        let stage = if number <= 8 { DealStage::Won } else { DealStage::Lost };
        deals.push(decided(number, stage, &[(1, Sourced)], 10 + number));
    }
    // Without a partner: 3 of 10, worth 130 to 150.
    for number in 13..=22 {
        let stage = if number <= 15 { DealStage::Won } else { DealStage::Lost };
        deals.push(decided(number, stage, &[], 60));
    }
    // One with a partner that did not bring it.
    deals.push(decided(23, DealStage::Won, &[(2, CoSell)], 0));
    // Account 1 renews, account 2 does not, account 3 buys more; so does account 13.
    let later = |account, stage, kind| Said {
        kind,
        account: Some(account),
        stage: Some(stage),
        ..won(1_000, date(2026, 6, 1), &[])
    };
    deals.push(later(1, DealStage::Won, "Renewal"));
    deals.push(later(2, DealStage::Lost, "Renewal"));
    deals.push(later(3, DealStage::Won, "Existing Customer - Upgrade"));
    deals.push(later(13, DealStage::Won, "Upsell"));
    let views = views(&document(23, &deals, &[]));
    let shown = views.measures(all(2));
    // The renewals and expansions have no partner: 3 + 3 of 10 + 4 without one.
    assert_eq!(
        shown.comparison.headline,
        "Partner-sourced deals were won 67% of the time, those without a partner 43%."
    );
    let win_rate = cells(&shown, "win_rate");
    // Wilson of 8/12 and 6/14, and of 1/1, by another tool.
    assert_eq!(
        win_rate,
        [("67%", "8/12", "39% to 86%"), ("100%", "1/1", "21% to 100%"), ("43%", "6/14", "21% to 67%")]
    );
    let cycle = cells(&shown, "cycle");
    // 11 to 18: the middle of 14 and 15 is 14 by halves to even; of eight values the outermost hold it.
    assert_eq!(cycle[0], ("14 days", "n = 8", "11 to 18 days"));
    assert_eq!(cycle[1], ("0 days", "n = 1", ""));
    assert_eq!(cells(&shown, "size")[0], ("$45", "n = 8", "$10 to $80"));
    assert_eq!(cells(&shown, "retention")[0].1, "1/2");
    assert_eq!(cells(&shown, "retention")[2], ("", "no such deal", ""));
    assert_eq!(cells(&shown, "expansion")[0].1, "1/8");
    assert_eq!(cells(&shown, "expansion")[2].1, "1/3");
    // 10 + 1000, 20, 30 + 1000, 40, 50, 60, 70, 80: between 60 and 70.
    assert_eq!(cells(&shown, "lifetime")[0].0, "$65");
    let few = |cell: &ComparisonCell| cell.is_few;
    assert_eq!(shown.comparison.rows[0].cells.iter().map(few).collect::<Vec<_>>(), [false, true, false]);
    // Accounts 1, 4, 7, .. are in segment 1: 3 of the 4 sourced there were won.
    let one = views.measures(MeasuresRequest { segment: Some(1), ..all(2) });
    assert_eq!(cells(&one, "win_rate")[0].1, "3/4");
    // No reseller is on a deal; those without a partner stay beside it.
    let resellers = views.measures(MeasuresRequest { partner_type: Some(PartnerType::Reseller), ..all(2) });
    assert_eq!(
        cells(&resellers, "win_rate").iter().map(|cell| cell.1).collect::<Vec<_>>(),
        ["no such deal", "no such deal", "6/14"]
    );
}

#[test]
fn deals_are_listed_newest_first_and_found_by_their_partners() {
    use DealRole::{CoSell, Sourced};
    let deals = [
        Said { account: Some(1), ..won(100, MAY, &[(1, Sourced)]) },
        Said {
            created: Some(date(2026, 3, 1)),
            stage: Some(DealStage::Open),
            closed: None,
            ..won(50, MAY, &[(2, CoSell)])
        },
        Said { created: None, stage: None, amount: None, ..won(0, MAY, &[]) },
    ];
    let views = views(&document(1, &deals, &[]));
    let listed = |request: &ListRequest| {
        let view = views.deals(request).unwrap();
        (view.rows.iter().map(|row| row.cells[0].text.clone()).collect::<Vec<_>>(), view.totals)
    };
    let (names, totals) = listed(&ListRequest::default());
    assert_eq!(names, ["Deal 2", "Deal 1", "Deal 3"]);
    assert_eq!(
        totals,
        [
            "3 deals",
            "Open $50",
            "Won $100",
            "Stage not known $0",
            "1 deal without an amount or a rate for it in no sum"
        ]
    );
    let sought = |find: &str| listed(&ListRequest { find: find.to_owned(), ..ListRequest::default() }).0;
    assert_eq!(
        (sought("partner 2"), sought("account 1"), sought("nobody")),
        (vec!["Deal 2".into()], vec!["Deal 1".into()], vec![])
    );
    let filter = |column: &str, value: &str| {
        let filters = vec![trellis_core::api::partners::PartnersFilter {
            column: column.to_owned(),
            values: vec![value.to_owned()],
        }];
        listed(&ListRequest { filters, ..ListRequest::default() }).0
    };
    assert_eq!(
        (filter("role", "co_sell"), filter("partner", "1"), filter("attribution", "No partner")),
        (vec!["Deal 2".into()], vec!["Deal 1".into()], vec!["Deal 3".to_owned()])
    );
    let deal = views.deal(1).unwrap();
    assert_eq!((deal.subtitle.as_str(), deal.partners[0].roles.as_str()), ("Won, $100, partner-sourced", "Sourced"));
    assert_eq!(views.deal(9).unwrap_err().to_string(), "this deal is no longer in the document");
}

#[test]
fn a_renewal_counts_for_who_had_won_the_account_before() {
    use DealRole::Sourced;
    let on = |account, kind, stage, closed, partners: &[(i64, DealRole)]| Said {
        account: Some(account),
        kind,
        stage: Some(stage),
        ..won(100, closed, partners)
    };
    let (new, renewal) = ("New Business", "Renewal");
    let deals = [
        on(1, new, DealStage::Won, date(2026, 2, 1), &[(1, Sourced)]),
        on(1, renewal, DealStage::Lost, date(2026, 1, 15), &[]),
        on(1, renewal, DealStage::Won, date(2026, 5, 1), &[]),
        on(1, renewal, DealStage::Lost, date(2026, 6, 1), &[]),
        // A customer of old: who won it is not known.
        on(2, renewal, DealStage::Won, date(2026, 5, 1), &[]),
        on(3, renewal, DealStage::Lost, date(2026, 5, 1), &[]),
    ];
    let views = views(&document(3, &deals, &[]));
    let shown = views.measures(all(2));
    assert_eq!(
        cells(&shown, "retention").iter().map(|cell| cell.1).collect::<Vec<_>>(),
        ["1/2", "no such deal", "no such deal"]
    );
    let note = "1 account was a customer before the first deal known with them: who won them is not known, and no group has them.";
    assert_eq!(shown.comparison.notes, [note]);
}

#[test]
fn ecosystem_health_has_leading_beside_lagging() {
    use DealRole::{CoSell, Influenced, Sourced};
    let fact = |partner_id, measure, value, unit: &str| Fact {
        partner_id,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure,
        value,
        unit: unit.to_owned(),
        import_id: None,
    };
    let created = |day, said: Said| Said { created: Some(day), ..said };
    let deals = [
        // Two quarters before: 400; in the last two: 500, of one deal that two partners brought.
        created(date(2025, 7, 1), won(400, date(2025, 9, 1), &[(1, Sourced)])),
        created(date(2026, 6, 1), won(500, date(2026, 6, 21), &[(1, Sourced), (2, Sourced), (2, CoSell)])),
        // Co-sell, 30 days; and one that closed a quarter before.
        created(date(2026, 3, 1), won(10, date(2026, 3, 31), &[(3, CoSell)])),
        created(date(2026, 4, 2), won(10, date(2026, 5, 2), &[(3, CoSell), (1, Influenced)])),
    ];
    let facts = [
        fact(1, Measure::Psat, 4_00, "hundredths"),
        fact(2, Measure::Psat, 3_25, "hundredths"),
        fact(1, Measure::Certifications, 7, "count"),
        fact(4, Measure::Certifications, 5, "count"),
    ];
    let views = views(&document(0, &deals, &facts));
    let ecosystem = views.measures(all(2)).ecosystem;
    let texts = |cards: &[trellis_core::api::measures::MeasureCard]| -> Vec<(String, String)> {
        cards.iter().map(|card| (card.text.clone(), card.note.clone())).collect()
    };
    let of = |text: &str, note: &str| (text.to_owned(), note.to_owned());
    assert_eq!(ecosystem.title, "Ecosystem health in Q2 2026");
    assert_eq!(
        texts(&ecosystem.leading),
        [
            of("3 of 4", "with a deal or a joint target account of the quarter"),
            of("+25%", "$500 in two quarters, after $400 in the two before"),
            of("12", "people certified; not known of the quarter before"),
        ]
    );
    // 20 and 30 days; 4.00 and 3.25 are 3.62 by halves to the even one.
    assert_eq!(
        texts(&ecosystem.lagging),
        [of("2", "co-sell deals won, in 25 days at the median"), of("3.62", "mean of 2 partners")]
    );
    let nothing = document(0, &[], &[]);
    let nothing = self::views(&nothing).measures(all(2)).ecosystem;
    assert!(nothing.leading.iter().chain(&nothing.lagging).all(|card| card.text == "not known"), "{nothing:?}");
}
