//! What may become a loss, told before it is one.

use trellis_core::api::edit::FieldKey;
use trellis_core::api::map::{ActionTarget, FindingKind};
use trellis_core::model::Measure;
use trellis_core::store::tables::Fact;

use crate::roster::{REVIEW, Roster};
use crate::{edits, kinds, only, says, standing_fact, titles};

/// The first day of the quarter so many after the review quarter.
fn quarter(by: i32) -> jiff::civil::Date {
    trellis_core::model::Quarter::starting(REVIEW).unwrap().plus(by).first_day()
}

/// What a partner sourced in each of the four quarters up to the review quarter, oldest first.
fn sourced(roster: &Roster, partner: i64, quarters: [i64; 4]) {
    for (by, whole) in (-3..=0).zip(quarters) {
        roster.fact_in(partner, quarter(by), Measure::Sourced, whole * 100);
    }
}

#[test]
fn a_partner_that_brings_less_than_half_of_what_it_did_is_an_early_warning() {
    let roster = Roster::sound();
    // Exactly half is none; a quarter of the four that nobody states tells nothing.
    sourced(&roster, 1, [100, 100, 50, 50]);
    assert_eq!(titles(&roster), Vec::<String>::new());
    sourced(&roster, 1, [100, 100, 50, 49]);
    let finding = only(&roster, FindingKind::EarlyWarning);
    says(
        &finding,
        "Alder brings less than half of what it did",
        "$99 sourced in two quarters, after $200",
        "early_warning production",
        "See the scorecard",
    );
    assert_eq!(finding.action.target, ActionTarget::Scorecard);
    // Of whom the last quarter is not known, nothing fell.
    let unknown = standing_fact(&roster, 1, Measure::Sourced);
    let of_review = Fact { quarter: trellis_core::model::Quarter::starting(REVIEW).unwrap(), ..unknown };
    roster.remove(&of_review);
    assert_eq!(titles(&roster), Vec::<String>::new());
    sourced(&roster, 1, [100, 100, 50, 49]);
    roster.partner(1, "Alder", |alder| alder.lifecycle = Some(trellis_core::model::Lifecycle::Sunset));
    assert!(!kinds(&roster).contains(&FindingKind::EarlyWarning), "it is on its way out");
}

#[test]
fn a_score_that_lost_a_tenth_and_users_that_lost_a_quarter_are_early_warnings() {
    let roster = Roster::sound();
    roster.fact_in(1, quarter(-3), Measure::Psat, 400);
    roster.fact_in(1, quarter(0), Measure::Psat, 361);
    assert_eq!(titles(&roster), Vec::<String>::new());
    roster.fact_in(1, quarter(0), Measure::Psat, 360);
    says(
        &only(&roster, FindingKind::EarlyWarning),
        "Alder is less satisfied",
        "PSAT fell by 10% or more",
        "early_warning psat",
        "See the scorecard",
    );
    roster.fact_in(1, quarter(0), Measure::Psat, 400);
    roster.fact_in(1, quarter(-1), Measure::IntegrationUsers, 1_000);
    roster.fact_in(1, quarter(0), Measure::IntegrationUsers, 750);
    assert_eq!(titles(&roster), ["Alder loses users of its integration"]);
}

#[test]
fn an_agreement_that_expires_within_sixty_days_is_an_early_warning() {
    let roster = Roster::sound();
    let today = roster.document.snapshot().unwrap().today;
    let set = |days: i64| {
        let day = today.saturating_add(jiff::Span::new().days(days));
        roster.partner(1, "Alder", |alder| alder.agreement_expires = Some(day));
    };
    set(61);
    assert_eq!(titles(&roster), Vec::<String>::new());
    set(60);
    let finding = only(&roster, FindingKind::EarlyWarning);
    assert_eq!(
        (finding.title.as_str(), finding.key.as_str()),
        ("Alder may share no data any more", "early_warning agreement")
    );
    assert_eq!(finding.action.target, edits(FieldKey::AgreementExpires, None));
}
