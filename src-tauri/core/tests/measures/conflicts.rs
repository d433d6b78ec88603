//! Registrations, who is in whose way on an account, and what is ruled, worked out by hand. Today is 2 July 2026.

use jiff::civil::{Date, date};
use trellis_core::api::conflicts::{
    ConflictsView, RegistrationDecision, RegistrationState, RulingRequest, Submission, decide_registration,
    registrations_of, rule_conflict, submit_registration, withdraw_ruling,
};
use trellis_core::api::duplicates::{DuplicateRequest, merge_accounts};
use trellis_core::api::edit::{MergeFacts, MergeRequest, merge_partners, remove_partners};
use trellis_core::measures::scores;
use trellis_core::model::{DealRole, DealStage, RegistrationOutcome};
use trellis_core::store::Document;

use super::deals::{Said, document, two_quarters, views};

const MAY: Date = date(2026, 5, 10);

/// An open deal with an account, and who registered it on a day.
fn open(account: i64, partners: &[i64], submitted: Date) -> Said {
    Said {
        amount: Some((100, "USD")),
        stage: Some(DealStage::Open),
        created: Some(submitted),
        account: Some(account),
        submitted: (!partners.is_empty()).then_some(submitted),
        partners: partners.iter().map(|partner| (*partner, DealRole::Registered)).collect(),
        ..Said::default()
    }
}

fn shown(document: &Document) -> ConflictsView {
    views(document).conflicts()
}

/// The accounts with a conflict, each with whether somebody ruled on it.
fn told(document: &Document) -> Vec<(String, bool)> {
    shown(document).conflicts.into_iter().map(|one| (one.name, one.ruling.is_some())).collect()
}

fn decision(deal: u32, partner: u32, outcome: RegistrationOutcome, until: &str) -> RegistrationDecision {
    RegistrationDecision {
        deal,
        partner,
        outcome,
        protected_until: until.to_owned(),
        owner: "Ines Arden".to_owned(),
        reason: "The buyer was named first".to_owned(),
    }
}

fn ruling(account: u32, partner: Option<u32>) -> RulingRequest {
    RulingRequest { account, partner, owner: "Ines Arden".to_owned(), reason: "Named first".to_owned() }
}

#[test]
fn two_partners_or_a_partner_and_a_deal_of_ours_are_in_conflict_and_nobody_else() {
    let lost = Said { stage: Some(DealStage::Lost), ..open(4, &[1], MAY) };
    let influenced = Said { partners: vec![(2, DealRole::Influenced)], ..open(5, &[], MAY) };
    let deals = [
        // Two partners on one deal, and on two deals of one account.
        open(1, &[1, 2], MAY),
        open(2, &[1], MAY),
        open(2, &[2], MAY),
        // A partner beside a deal of ours.
        open(3, &[3], MAY),
        open(3, &[], MAY),
        // One of two is lost; the other partner only influences; a partner twice is one.
        lost,
        open(4, &[2], MAY),
        open(5, &[1], MAY),
        influenced,
        open(6, &[1], MAY),
        open(6, &[1], MAY),
        // Two deals of ours.
        open(7, &[], MAY),
        open(7, &[], MAY),
    ];
    let document = document(7, &deals, &[]);
    let texts: Vec<String> =
        shown(&document).conflicts.into_iter().map(|one| format!("{}: {}", one.name, one.text)).collect();
    assert_eq!(
        texts,
        [
            "Account 1: Registered by Partner 1 and Partner 2",
            "Account 2: Registered by Partner 1 and Partner 2",
            "Account 3: Registered by Partner 3, while Deal 5 is open without a partner",
        ]
    );
    let view = shown(&document);
    assert_eq!(view.headline, "3 of 3 accounts with a conflict wait for a ruling.");
    assert_eq!((view.conflicts[1].worth.as_str(), view.conflicts[1].since.as_str()), ("$200", "10 May 2026"));
    assert_eq!(view.waiting.len(), 9);
    assert_eq!(view.waiting[0].waits, "53 days");
}

#[test]
fn a_rejected_registration_and_one_whose_protection_expired_lay_no_claim() {
    let document = document(1, &[open(1, &[1], MAY), open(1, &[2], MAY)], &[]);
    assert_eq!(told(&document).len(), 1);
    decide_registration(&document, &decision(1, 1, RegistrationOutcome::Rejected, "")).unwrap();
    assert_eq!(told(&document), []);
    let (sentence, _) = document.undo().unwrap();
    assert_eq!(trellis_core::text::operation(&sentence), "Registration of Deal 1 by Partner 1 rejected");
    assert_eq!(told(&document).len(), 1);
    // The last day of protection still protects; the day after does not. Today is its last day.
    decide_registration(&document, &decision(1, 1, RegistrationOutcome::Approved, "2026-07-02")).unwrap();
    assert_eq!(told(&document).len(), 1);
    let error = decide_registration(&document, &decision(1, 1, RegistrationOutcome::Approved, "2026-07-01"));
    assert_eq!(error.unwrap_err().to_string(), "the protection would have ended already; choose a later day");
}

#[test]
fn a_ruling_holds_until_somebody_comes_after_it_or_whom_it_was_for_is_gone() {
    let document = document(1, &[open(1, &[1], MAY), open(1, &[2], MAY)], &[]);
    let refused = |request: &RulingRequest| rule_conflict(&document, request).unwrap_err().to_string();
    assert_eq!(
        refused(&ruling(1, Some(3))),
        "who this would be for is not on the account; choose one of those who are"
    );
    // No deal of ours is open there.
    assert!(refused(&ruling(1, None)).starts_with("who this would be for"));
    assert!(refused(&RulingRequest { reason: " ".to_owned(), ..ruling(1, Some(2)) }).starts_with("say why"));
    rule_conflict(&document, &ruling(1, Some(2))).unwrap();
    assert_eq!(told(&document), [("Account 1".to_owned(), true)]);
    let view = shown(&document);
    assert_eq!(view.headline, "1 account with a conflict, ruled on.");
    let ruled = view.conflicts[0].ruling.clone().unwrap();
    assert_eq!((ruled.text.as_str(), ruled.by.as_str()), ("For Partner 2", "Ines Arden, 2 July 2026"));
    withdraw_ruling(&document, 1).unwrap();
    assert_eq!(told(&document), [("Account 1".to_owned(), false)]);
    document.undo().unwrap();
    // Rejecting whom it was for leaves no conflict; without the other there is none either.
    decide_registration(&document, &decision(2, 2, RegistrationOutcome::Rejected, "")).unwrap();
    assert_eq!(told(&document), []);
}

#[test]
fn who_registers_after_a_ruling_opens_the_conflict_again() {
    let document = document(1, &[open(1, &[1], MAY), open(1, &[2], MAY)], &[]);
    rule_conflict(&document, &ruling(1, Some(2))).unwrap();
    // On the very day of the ruling.
    submit_registration(&document, &Submission { deal: 1, partner: 3, day: String::new() }).unwrap();
    assert_eq!(told(&document), [("Account 1".to_owned(), false)]);
}

#[test]
fn a_deal_is_registered_for_a_partner_decided_and_counted_by_how_soon() {
    let plain = Said { partners: vec![(2, DealRole::Involved)], ..open(1, &[], MAY) };
    let document = document(1, &[plain], &[]);
    let submission = |day: &str| Submission { deal: 1, partner: 2, day: day.to_owned() };
    let refused = |day| submit_registration(&document, &submission(day)).unwrap_err().to_string();
    assert_eq!(refused("2026-07-03"), "the day it was submitted is still to come; nothing was changed");
    assert_eq!(refused("soon"), "`soon` is no day; write it as in 2026-06-30");
    submit_registration(&document, &submission("2026-06-30")).unwrap();
    assert!(refused("").starts_with("Partner 2 has registered this deal already"));
    let snapshot = document.snapshot().unwrap();
    let on = snapshot.partners_of_deal(1);
    assert_eq!(on.iter().map(|on| on.role).collect::<Vec<_>>(), [DealRole::Registered], "involved says no more");
    let registered = registrations_of(&snapshot, &snapshot.deals[0]);
    assert_eq!(
        (registered[0].state, registered[0].text.as_str()),
        (RegistrationState::Waiting, "Submitted on 30 June 2026, not decided")
    );
    // Ninety days after today.
    assert_eq!(registered[0].protect_until, "2026-09-30");
    decide_registration(&document, &decision(1, 2, RegistrationOutcome::Approved, "2026-09-30")).unwrap();
    let snapshot = document.snapshot().unwrap();
    let registered = registrations_of(&snapshot, &snapshot.deals[0]);
    assert_eq!(registered[0].text, "Approved on 2 July 2026, protected until 30 September 2026");
    assert_eq!(registered[0].why, "Ines Arden: The buyer was named first");
    let views = views(&document);
    let quarter = trellis_core::measures::Period::up_to(two_quarters().last.plus(1), 1);
    let scored = scores(views.book(), views.snapshot(), views.matrix(), quarter);
    // Two days after it was handed in: late.
    assert_eq!((scored[&2].decided_in_time.count, scored[&2].decided_in_time.base), (0, 1));
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!(document.snapshot().unwrap().partners_of_deal(1)[0].role, DealRole::Involved);
}

#[test]
fn a_ruling_follows_its_account_and_its_partner_when_they_become_part_of_others() {
    let deals = [open(1, &[1, 3], MAY), open(2, &[2], MAY)];
    let document = document(3, &deals, &[]);
    rule_conflict(&document, &ruling(1, Some(3))).unwrap();
    merge_accounts(&document, DuplicateRequest { kept: 3, merged: 1 }).unwrap();
    assert_eq!(told(&document), [("Account 3".to_owned(), true)]);
    let facts = MergeFacts::Keep;
    merge_partners(&document, MergeRequest { kept: 2, merged: 3, facts }).unwrap();
    let view = shown(&document);
    assert_eq!(view.conflicts[0].text, "Registered by Partner 1 and Partner 2");
    assert_eq!(view.conflicts[0].ruling.as_ref().unwrap().text, "For Partner 2");
    remove_partners(&document, &[2]).unwrap();
    assert_eq!(told(&document), []);
    for _ in 0..3 {
        document.undo().unwrap();
    }
    assert_eq!(told(&document), [("Account 1".to_owned(), true)]);
}

#[test]
fn another_protection_is_no_other_decision() {
    let said = Said { decided: Some(date(2026, 5, 11)), ..open(1, &[1], MAY) };
    let document = document(1, &[said], &[]);
    let view = |document: &Document| {
        let snapshot = document.snapshot().unwrap();
        registrations_of(&snapshot, &snapshot.deals[0]).remove(0)
    };
    assert_eq!(view(&document).text, "Decided on 11 May 2026");
    // How the decision of the file went, and then a longer protection: it was decided in May.
    decide_registration(&document, &decision(1, 1, RegistrationOutcome::Approved, "2026-08-01")).unwrap();
    assert_eq!(view(&document).text, "Approved on 11 May 2026, protected until 1 August 2026");
    let standing = view(&document);
    assert_eq!(
        (standing.protect_until.as_str(), standing.reason.as_str()),
        ("2026-08-01", "The buyer was named first")
    );
    decide_registration(&document, &decision(1, 1, RegistrationOutcome::Approved, "2026-12-01")).unwrap();
    assert_eq!(view(&document).text, "Approved on 11 May 2026, protected until 1 December 2026");
    // That is another one.
    decide_registration(&document, &decision(1, 1, RegistrationOutcome::Rejected, "")).unwrap();
    assert_eq!(view(&document).text, "Rejected on 2 July 2026");
}
