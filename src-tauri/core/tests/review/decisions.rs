use std::sync::Mutex;

use jiff::civil::date;
use trellis_core::api::Views;
use trellis_core::api::review::{
    AllocationEdit, ConditionEdit, CriteriaEdit, DecisionRequest, Resolution, ReviewView, RuleEdit, allocate, decide,
    review, write_criteria,
};
use trellis_core::model::{Bound, Criterion, DealRole, Lifecycle, Subject, Tier};
use trellis_core::review::Resource;
use trellis_core::store::tables::{Partner, Table};
use trellis_core::store::{Document, Operation};

use super::deals::document;
use super::proposals::{deal, place, proposed};

fn shown(document: &Document) -> ReviewView {
    let views = Views::of(document, &Mutex::default()).unwrap();
    review(views.snapshot(), views.book(), views.matrix(), None).unwrap()
}

fn accept(document: &Document, partner: u32) -> trellis_core::Result<()> {
    let views = Views::of(document, &Mutex::default()).unwrap();
    let none = || String::new();
    let request = DecisionRequest {
        scenario: None,
        partners: vec![partner],
        subject: Subject::Tier,
        resolution: Resolution::Accept,
        owner: none(),
        approver: none(),
        due: none(),
    };
    decide(document, (views.book(), views.matrix()), &request).map(|_| ())
}

/// Partner 3 in Tier 3 with nothing produced, its peers with something.
fn silent() -> Document {
    let active = [1, 2].map(|partner| deal(partner, DealRole::CoSell, date(2026, 5, 1)));
    let document = document(1, &[active.to_vec(), vec![deal(4, DealRole::CoSell, date(2025, 2, 1))]].concat(), &[]);
    place(&document, 3, Some(3), None);
    document
}

#[test]
fn a_sunset_frees_also_what_was_set_before() {
    let document = silent();
    let edit = AllocationEdit { scenario: None, partner: 3, resource: Resource::Mdf, text: "$500".to_owned() };
    allocate(&document, &edit).unwrap();
    assert_eq!(shown(&document).balances[1].difference, "$500 over");
    accept(&document, 3).unwrap();
    assert_eq!(shown(&document).balances[1].difference, "$0");
    document.undo().unwrap();
    assert_eq!(shown(&document).balances[1].difference, "$500 over");
}

#[test]
fn what_was_accepted_is_no_answer_to_another_proposal() {
    let document = silent();
    accept(&document, 3).unwrap();
    assert_eq!((shown(&document).decided, shown(&document).proposed), (1, 1));
    let nothing = ConditionEdit { criterion: Criterion::ProducedDeals, bound: Bound::AtMost, number: "0".to_owned() };
    let rule = RuleEdit {
        from: Tier::TRANSACTIONAL,
        to: "2".to_owned(),
        conditions: vec![nothing],
        quarters: 2,
        types: Vec::new(),
    };
    write_criteria(&document, &CriteriaEdit { rules: vec![rule] }).unwrap();
    let view = shown(&document);
    assert_eq!((view.decided, view.proposed), (0, 1));
    assert_eq!(view.groups[0].rows[0].verdict, None);
}

#[test]
fn a_partner_that_is_still_taken_on_is_not_sunset() {
    let document = silent();
    let set = |stage: Lifecycle, onboarding| {
        let operation = Operation::AddPartner { partner: "Stage".to_owned() };
        document
            .transact(&operation, |writer| {
                let standing = Partner::of_id(writer.connection(), 3)?.unwrap();
                writer.put(&Partner { lifecycle: Some(stage), onboarding_on: onboarding, ..standing })
            })
            .unwrap();
    };
    let states = || format!("{:?}", proposed(&document).into_iter().map(|(_, _, state)| state).collect::<Vec<_>>());
    set(Lifecycle::Active, None);
    assert_eq!(states(), "[Proposed]");
    set(Lifecycle::Onboarding, None);
    assert_eq!(states(), "[InsufficientHistory]");
    set(Lifecycle::Active, Some(date(2026, 2, 1)));
    assert_eq!(states(), "[InsufficientHistory]");
    set(Lifecycle::Sunset, None);
    assert_eq!(states(), "[]");
}
