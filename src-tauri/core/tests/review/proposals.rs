use jiff::civil::{Date, date};
use trellis_core::api::review::ProposalState::{self, InsufficientHistory, Proposed};
use trellis_core::model::{DealRole, Measure, Quarter, Tier};
use trellis_core::store::tables::{Fact, Partner, Table};
use trellis_core::store::{Document, Operation};

use super::deals::{Said, document, views};

/// A deal of a partner in a role, created on a day.
pub fn deal(partner: i64, role: DealRole, created: Date) -> Said {
    Said { created: Some(created), partners: vec![(partner, role)], ..Said::default() }
}

/// Gives a partner a tier and a day since when it is one.
pub fn place(document: &Document, id: i64, tier: Option<i64>, since: Option<Date>) {
    let operation = Operation::AddPartner { partner: "Placed".to_owned() };
    let place = |partner: Partner| Partner { tier: tier.and_then(Tier::from_number), partner_since: since, ..partner };
    document
        .transact(&operation, |writer| {
            let standing = Partner::of_id(writer.connection(), id)?.unwrap();
            writer.put(&place(standing))
        })
        .unwrap();
}

/// What is proposed: partner, where to, and whether enough is known.
pub fn proposed(document: &Document) -> Vec<(String, String, ProposalState)> {
    views(document).proposals().1.into_iter().map(|view| (view.partner, view.to, view.state)).collect()
}

fn told(partner: &str, to: &str, state: ProposalState) -> (String, String, ProposalState) {
    (partner.to_owned(), to.to_owned(), state)
}

/// Something long before, so that the window is known, of a partner nothing is proposed for.
fn before() -> Said {
    deal(4, DealRole::CoSell, date(2025, 2, 1))
}

/// Partner 3 is in Tier 2, partners 1 and 2 in Tier 1: they produce something, so that nothing is proposed of them.
fn with(mut own: Vec<Said>) -> Document {
    own.extend([before(), deal(1, DealRole::CoSell, date(2026, 5, 1)), deal(2, DealRole::Sourced, date(2026, 5, 1))]);
    document(1, &own, &[])
}

fn co_sell(count: usize, day: Date) -> Vec<Said> {
    vec![deal(3, DealRole::CoSell, day); count]
}

#[test]
fn six_co_sell_deals_in_the_two_quarters_promote_and_five_do_not() {
    let five = with([co_sell(2, date(2026, 1, 1)), co_sell(3, date(2026, 6, 30))].concat());
    assert_eq!(proposed(&five), []);
    let six = with([co_sell(3, date(2026, 1, 1)), co_sell(3, date(2026, 6, 30))].concat());
    assert_eq!(proposed(&six), [told("Partner 3", "1", Proposed)]);
    let view = &views(&six).proposals().1[0];
    assert_eq!(view.evidence, ["6 co-sell deals: 3 in Q1 2026, 3 in Q2 2026"]);
    assert_eq!(view.deals.len(), 6);
    assert_eq!(view.rule, "Tier 2 moves to Tier 1 at 6 or more co-sell deals within two consecutive quarters.");
}

#[test]
fn quarters_that_are_not_consecutive_or_not_closed_do_not_count_together() {
    let apart = with([co_sell(3, date(2025, 12, 31)), co_sell(3, date(2026, 4, 1))].concat());
    assert_eq!(proposed(&apart), []);
    let later = with([co_sell(5, date(2026, 4, 1)), co_sell(4, date(2026, 7, 1))].concat());
    assert_eq!(proposed(&later), []);
}

#[test]
fn a_deal_on_which_a_partner_has_two_roles_counts_once() {
    let mut own = co_sell(5, date(2026, 4, 1));
    own[0].partners.push((3, DealRole::Registered));
    assert_eq!(proposed(&with(own)), []);
}

#[test]
fn a_partner_that_joined_within_the_window_lacks_history() {
    let document = with(Vec::new());
    place(&document, 3, Some(3), Some(date(2026, 1, 1)));
    assert_eq!(proposed(&document), [told("Partner 3", "sunset", Proposed)], "since the first day it had all of it");
    place(&document, 3, Some(3), Some(date(2026, 1, 2)));
    assert_eq!(proposed(&document), [told("Partner 3", "sunset", InsufficientHistory)]);
    let view = &views(&document).proposals().1[0];
    assert_eq!(view.lacks, "partner since 2 Jan 2026, after the quarters that count began");
    // What it did is enough for a promotion, however short it is a partner.
    let quick = with(co_sell(6, date(2026, 5, 1)));
    place(&quick, 3, Some(2), Some(date(2026, 4, 20)));
    assert_eq!(proposed(&quick), [told("Partner 3", "1", Proposed)]);
}

#[test]
fn what_was_not_imported_is_not_zero() {
    let known_late = [deal(1, DealRole::CoSell, date(2026, 4, 1)), deal(2, DealRole::CoSell, date(2026, 5, 1))];
    let document = document(1, &known_late, &[]);
    place(&document, 3, Some(3), None);
    assert_eq!(proposed(&document), [told("Partner 3", "sunset", InsufficientHistory)]);
    let view = &views(&document).proposals().1[0];
    assert_eq!(view.lacks, "registered deals and deals produced not known of every quarter from 1 January 2026");
}

#[test]
fn of_a_document_without_deals_rosters_tell() {
    let fact = |quarter: &str, measure, value| Fact {
        partner_id: 3,
        quarter: Quarter::parse(quarter).unwrap(),
        measure,
        value,
        unit: Fact::unit_of(measure, trellis_core::model::Currency::USD),
        import_id: None,
    };
    let quarter = |quarter: &str, sourced: Option<i64>| {
        let counts = [Measure::CoSellDeals, Measure::RegisteredDeals].map(|measure| fact(quarter, measure, 0));
        counts.into_iter().chain(sourced.map(|sourced| fact(quarter, Measure::Sourced, sourced))).collect::<Vec<_>>()
    };
    let tier_three = |facts: Vec<Fact>| {
        let document = document(1, &[], &facts);
        place(&document, 1, None, None);
        place(&document, 2, None, None);
        place(&document, 3, Some(3), None);
        proposed(&document)
    };
    let silent = [quarter("2026-01-01", Some(0)), quarter("2026-04-01", Some(0))].concat();
    assert_eq!(tier_three(silent), [told("Partner 3", "sunset", Proposed)]);
    let sourced = [quarter("2026-01-01", Some(0)), quarter("2026-04-01", Some(5_00))].concat();
    assert_eq!(tier_three(sourced), []);
    let partly = [quarter("2026-01-01", None), quarter("2026-04-01", Some(0))].concat();
    assert_eq!(tier_three(partly), [told("Partner 3", "sunset", InsufficientHistory)]);
    let enough = [quarter("2026-01-01", None), quarter("2026-04-01", Some(5_00))].concat();
    assert_eq!(tier_three(enough), [], "a quarter that is not known cannot make it less");
}
