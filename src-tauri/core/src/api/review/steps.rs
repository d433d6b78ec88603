use super::{BalanceState, BalanceView, ReviewTab, StepView};
use crate::review::compared_with;
use crate::store::Snapshot;
use crate::text::{count_of, listed, moment_text};

/// The steps of the review with where each stands.
pub(super) fn steps(
    snapshot: &Snapshot,
    (decided, proposed): (u32, u32),
    balances: &[BalanceView],
    scenarios: usize,
) -> Vec<StepView> {
    let quarter = snapshot.setting.review_quarter;
    let review = &snapshot.review;
    let frozen = review.frozen_quarter(quarter);
    let step = |tab, title: &str, detail: String, is_done, is_off| StepView {
        tab,
        title: title.to_owned(),
        detail,
        is_done,
        is_off,
    };
    let quarters: Vec<_> = review.frozen_quarters().collect();
    let (before, is_frozen) = compared_with(&quarters, quarter);
    let since = if is_frozen {
        format!("since {}", snapshot.setting.calendar.label(before))
    } else {
        "first review".to_owned()
    };
    let off: Vec<String> = balances
        .iter()
        .filter(|balance| balance.state != BalanceState::Balanced)
        .map(|balance| format!("{} {}", balance.name, balance.difference))
        .collect();
    let signatures = review.signatures_of_plan(quarter).count();
    let plan = review.scenarios_of(quarter).find(|scenario| scenario.is_plan);
    vec![
        step(
            ReviewTab::Freeze,
            "Freeze",
            frozen.map_or_else(|| "not frozen".to_owned(), |frozen| moment_text(frozen.frozen_at)),
            frozen.is_some(),
            false,
        ),
        step(ReviewTab::Moved, "What moved", since, frozen.is_some(), false),
        step(
            ReviewTab::Proposals,
            "Proposals",
            match proposed {
                0 => "nothing proposed".to_owned(),
                _ => format!("{decided} of {proposed} decided"),
            },
            proposed > 0 && decided == proposed,
            false,
        ),
        step(
            ReviewTab::Investment,
            "Investment",
            if off.is_empty() {
                "balanced".to_owned()
            } else {
                listed(&off.iter().map(String::as_str).collect::<Vec<_>>(), "and")
            },
            plan.is_some() && off.is_empty(),
            !off.is_empty(),
        ),
        step(
            ReviewTab::Scenarios,
            "Scenarios",
            match (scenarios, plan) {
                (0, _) => "none yet".to_owned(),
                (_, Some(plan)) => format!("{} is the plan", plan.letter),
                (count, None) => count_of(count, "scenario", "scenarios"),
            },
            plan.is_some(),
            false,
        ),
        step(
            ReviewTab::Sign,
            "Sign",
            match signatures {
                0 => "not signed".to_owned(),
                1 => "1 of 2 signatures".to_owned(),
                _ => "2 signatures".to_owned(),
            },
            signatures == 2,
            false,
        ),
    ]
}
