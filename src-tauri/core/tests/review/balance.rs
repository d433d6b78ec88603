use std::sync::Mutex;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use trellis_core::api::Views;
use trellis_core::api::document::HistoryState;
use trellis_core::api::review::{
    AllocationEdit, DecisionRequest, EnvelopeEdit, ReallocationRequest, Resolution, ScenarioEdit, WithdrawRequest,
    allocate, change_scenario, decide, reallocate, review, set_envelope, withdraw,
};
use trellis_core::model::{Currency, DealRole, Measure, Quarter, Subject, Tier};
use trellis_core::review::{Plan, Resource};
use trellis_core::store::Document;
use trellis_core::store::tables::Fact;

use super::deals::document;
use super::proposals::deal;

/// Eight partners in three tiers with time and money that do not divide evenly.
fn funded() -> Document {
    let quarter = Quarter::parse("2026-04-01").unwrap();
    let fact = |partner_id: i64, measure, value| Fact {
        partner_id,
        quarter,
        measure,
        value,
        unit: Fact::unit_of(measure, Currency::USD),
        import_id: None,
    };
    let facts: Vec<Fact> = (1..=8)
        .flat_map(|id| [fact(id, Measure::Fte, 17 + id * 3), fact(id, Measure::MdfAllocated, 10_000_01 * id + 7)])
        .collect();
    let deals = [deal(5, DealRole::CoSell, date(2025, 1, 1)), deal(1, DealRole::Sourced, date(2026, 5, 1))];
    document(1, &deals, &facts)
}

#[derive(Clone, Debug)]
enum Act {
    Decide { partner: u32, how: usize },
    Withdraw { partner: u32 },
    Allocate { partner: u32, resource: Resource, text: &'static str },
    Reallocate { which: usize, resource: Resource, tiers: (u8, u8), amount: &'static str },
    Envelope { resource: Resource, text: &'static str },
    Scenario { which: usize, id: u32 },
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let resource = || prop_oneof![Just(Resource::Fte), Just(Resource::Mdf)];
    let amount = || prop::sample::select(vec!["", "0", "0.01", "0.37", "3", "12.50", "1000"]);
    let partner = || 1_u32..=8;
    prop_oneof![
        3 => (partner(), 0..4_usize).prop_map(|(partner, how)| Act::Decide { partner, how }),
        1 => partner().prop_map(|partner| Act::Withdraw { partner }),
        2 => (partner(), resource(), amount())
            .prop_map(|(partner, resource, text)| Act::Allocate { partner, resource, text }),
        3 => (0..5_usize, resource(), (1..=3_u8, 1..=3_u8), amount())
            .prop_map(|(which, resource, tiers, amount)| Act::Reallocate { which, resource, tiers, amount }),
        1 => (resource(), amount()).prop_map(|(resource, text)| Act::Envelope { resource, text }),
        1 => (0..4_usize, 1..4_u32).prop_map(|(which, id)| Act::Scenario { which, id }),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// Whether it was done; what cannot be is refused and changes nothing.
fn run(document: &Document, act: &Act) -> bool {
    let tier = |number: u8| Tier::from_number(i64::from(number)).unwrap();
    match act.clone() {
        Act::Decide { partner, how } => {
            let reason = "Because it was said so".to_owned();
            let resolution = match how {
                0 => Resolution::Accept,
                1 => Resolution::Override { target: "sunset".to_owned(), reason },
                2 => Resolution::Override { target: "1".to_owned(), reason },
                _ => Resolution::Defer { until: "2026-10-01".to_owned(), reason },
            };
            let said = || String::new();
            let request = DecisionRequest {
                scenario: None,
                partners: vec![partner],
                subject: Subject::Tier,
                resolution,
                owner: said(),
                approver: said(),
                due: said(),
            };
            let views = Views::of(document, &Mutex::default()).unwrap();
            decide(document, (views.book(), views.matrix()), &request).is_ok()
        }
        Act::Withdraw { partner } => {
            withdraw(document, &WithdrawRequest { scenario: None, subject: Subject::Tier, partners: vec![partner] })
                .is_ok()
        }
        Act::Allocate { partner, resource, text } => {
            let edit = AllocationEdit { scenario: None, partner, resource, text: text.to_owned() };
            allocate(document, &edit).is_ok()
        }
        Act::Reallocate { which, resource, tiers: (from, to), amount } => {
            let (from, to, amount) = (tier(from), tier(to), amount.to_owned());
            let request = match which {
                0 => ReallocationRequest::Double { resource, tier: to, first: 2 },
                1 => ReallocationRequest::Shift { resource, from, to, amount },
                2 => ReallocationRequest::Cap { resource, tier: Some(to), at_most: amount },
                3 => ReallocationRequest::Settle { resource, tier: to },
                _ => ReallocationRequest::Reset { resource },
            };
            let views = Views::of(document, &Mutex::default()).unwrap();
            reallocate(document, (views.book(), views.matrix()), None, &request).is_ok()
        }
        Act::Envelope { resource, text } => {
            set_envelope(document, &EnvelopeEdit { resource, text: text.to_owned() }).is_ok()
        }
        Act::Scenario { which, id } => {
            let name = "Another".to_owned();
            let edit = match which {
                0 => ScenarioEdit::Copy { of: Some(id), name },
                1 => ScenarioEdit::Rename { id, name },
                2 => ScenarioEdit::Choose { id },
                _ => ScenarioEdit::Remove { id },
            };
            change_scenario(document, &edit).is_ok()
        }
        // What the document begins with is the first step.
        Act::Undo => steps(document) > 1 && document.undo().is_ok(),
        Act::Redo => document.redo().is_ok(),
    }
}

fn steps(document: &Document) -> usize {
    document.history().unwrap().iter().filter(|step| step.state == HistoryState::Done).count()
}

/// What the document says, without the audit, which is never taken back.
fn said(document: &Document) -> String {
    document.dump().unwrap().lines().filter(|line| !line.starts_with("audit ")).collect::<Vec<_>>().join("\n")
}

/// Of every scenario: lines add up to what is allocated, what is allocated and what is left to the envelope, and nobody has less
/// than nothing. What is said on screen is that sum.
fn assert_balance(document: &Document) {
    let views = Views::of(document, &Mutex::default()).unwrap();
    let snapshot = views.snapshot();
    let tiers = snapshot.setting.tiers();
    let scenarios: Vec<Option<i64>> =
        [None].into_iter().chain(snapshot.review.scenarios.iter().map(|one| Some(one.id))).collect();
    for id in scenarios {
        let plan = Plan::of(snapshot, id);
        assert_eq!(plan.lines.len(), snapshot.partners.len());
        for balance in [plan.fte_balance(tiers), plan.mdf_balance(tiers)] {
            let sunset: i64 = balance.allocated - balance.tiers.iter().map(|tier| tier.planned).sum::<i64>();
            assert!(sunset >= 0);
            assert_eq!(balance.envelope + balance.difference(), balance.allocated);
            assert_eq!(balance.today, balance.tiers.iter().map(|tier| tier.today).sum::<i64>());
        }
        assert!(plan.lines.iter().all(|line| line.fte.planned >= 0 && line.mdf.planned >= 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_decisions_loses_a_cent_and_each_can_be_undone(acts in vec(act(), 1..24)) {
        let document = funded();
        let beginning = said(&document);
        for act in &acts {
            let before = said(&document);
            let is_done = run(&document, act);
            assert_balance(&document);
            if matches!(act, Act::Undo | Act::Redo) {
                continue;
            }
            if !is_done {
                prop_assert_eq!(&said(&document), &before, "{:?} was refused", act);
            }
        }
        // The fixture itself is the first step; all after it go.
        while steps(&document) > 1 {
            document.undo().unwrap();
        }
        prop_assert_eq!(said(&document), beginning);
    }
}

#[test]
fn a_shift_moves_exactly_what_it_says() {
    let document = funded();
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let sum = |document: &Document, tier: i64| {
        let views = Views::of(document, &Mutex::default()).unwrap();
        let snapshot = views.snapshot();
        let plan = snapshot.review.scenarios.first().map(|one| one.id);
        let own = Plan::of(snapshot, plan).lines;
        own.iter().filter(|line| line.tier == Tier::from_number(tier)).map(|line| line.mdf.planned).sum::<i64>()
    };
    let (one, three) = (sum(&document, 1), sum(&document, 3));
    let shift = ReallocationRequest::Shift {
        resource: Resource::Mdf,
        from: Tier::TRANSACTIONAL,
        to: Tier::STRATEGIC,
        amount: "$12,345.67".to_owned(),
    };
    reallocate(&document, (views.book(), views.matrix()), None, &shift).unwrap();
    assert_eq!((sum(&document, 1), sum(&document, 3)), (one + 12_345_67, three - 12_345_67));
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let shown = review(views.snapshot(), views.book(), views.matrix(), None).unwrap();
    assert_eq!(shown.balances[1].difference, "$0");
}
