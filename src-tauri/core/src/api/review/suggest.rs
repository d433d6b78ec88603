use serde::Serialize;

use super::amounts::{fte_text, money};
use super::record::chosen;
use crate::Result;
use crate::api::short_id;
use crate::measures::Book;
use crate::model::rounded;
use crate::review::{
    Backtest, CAP, FLOOR, Plan, Resource, Return, Returns, Suggested, Why, backtest, expected_pipeline, suggested,
};
use crate::store::Snapshot;
use crate::text::count_of;

/// Quarters the model is held against.
const TESTED: u32 = 4;

/// A suggested allocation of both resources, with what it is expected to bring and how far the model was off before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SuggestionView {
    /// By partner's name. Empty where the floors are more than the envelope.
    pub lines: Vec<SuggestionLine>,
    /// "Expected sourced pipeline a quarter: $12.0M today, $12.6M as planned, $13.1M as suggested."
    pub expected: String,
    /// "Held against Q1 2026: $11.2M expected, $10.9M came (3% over)."
    pub backtest: Vec<String>,
    /// How it is worked out.
    pub method: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SuggestionLine {
    pub partner: u32,
    pub fte: String,
    /// "$620k of pipeline a quarter for each FTE, 4 quarters of its own; at the cap."
    pub fte_reason: String,
    pub mdf: String,
    pub mdf_reason: String,
}

/// What is suggested for a scenario; without one for the plan.
///
/// # Errors
/// When the scenario is no longer there.
pub fn suggestion(snapshot: &Snapshot, book: &Book, scenario: Option<u32>) -> Result<SuggestionView> {
    let scenario = chosen(snapshot, scenario)?.map(|scenario| scenario.id);
    let plan = Plan::of(snapshot, scenario);
    let quarter = snapshot.setting.review_quarter;
    let [fte, mdf] = [Resource::Fte, Resource::Mdf].map(|resource| Returns::of(snapshot, book, resource, quarter));
    let found = suggested(&plan, Resource::Fte, &fte).zip(suggested(&plan, Resource::Mdf, &mdf));
    let text = |minor: i64| money(snapshot, minor).short_text();
    let lines = found.as_ref().map(|(by_fte, by_mdf)| {
        let line = |(of_fte, of_mdf): (&Suggested, &Suggested)| SuggestionLine {
            partner: short_id(of_fte.partner),
            fte: fte_text(of_fte.amount),
            fte_reason: reason(snapshot, Resource::Fte, fte.of_partner(of_fte.partner), of_fte.why),
            mdf: money(snapshot, of_mdf.amount).full_text(),
            mdf_reason: reason(snapshot, Resource::Mdf, mdf.of_partner(of_mdf.partner), of_mdf.why),
        };
        by_fte.iter().zip(by_mdf).map(line).collect::<Vec<_>>()
    });
    let today = expected_pipeline(&Plan::of(snapshot, None), &fte, &mdf);
    let planned = expected_pipeline(&plan, &fte, &mdf);
    let as_suggested = found.map(|(by_fte, by_mdf)| {
        let mut other = plan.clone();
        for ((line, of_fte), of_mdf) in other.lines.iter_mut().zip(&by_fte).zip(&by_mdf) {
            (line.fte.planned, line.mdf.planned) = (of_fte.amount, of_mdf.amount);
        }
        format!(", {} as suggested", text(expected_pipeline(&other, &fte, &mdf)))
    });
    Ok(SuggestionView {
        lines: lines.unwrap_or_default(),
        expected: format!(
            "Expected sourced pipeline a quarter: {} today, {} as planned{}.",
            text(today),
            text(planned),
            as_suggested.unwrap_or_default()
        ),
        backtest: backtest(snapshot, book, TESTED).iter().map(|one| tested(snapshot, one)).collect(),
        method: format!(
            "Pipeline for each unit of MDF and of FTE over the last four quarters, a partner's own drawn towards that of its type \
             where its history is thin; half the return above what it has today; nobody under {FLOOR}% or over {CAP}% of today."
        ),
    })
}

fn reason(snapshot: &Snapshot, resource: Resource, own: Return, why: Why) -> String {
    let per = |rate: i64| match resource {
        // Cents of pipeline for a cent, in millionths: hundredths of a unit for a unit.
        Resource::Mdf => format!(
            "{} of pipeline per {}1 of MDF",
            money(snapshot, rounded(rate, 10_000)).full_text(),
            snapshot.setting.currency.symbol()
        ),
        // For a hundredth of a full-time equivalent.
        Resource::Fte => format!("{} of pipeline per FTE", money(snapshot, rounded(rate, 10_000)).short_text()),
    };
    let basis = match own.quarters {
        0 => "no quarter of its own, so that of its type".to_owned(),
        quarters => format!("{} of its own", count_of(quarters as usize, "quarter", "quarters")),
    };
    let why = match why {
        Why::Cap => "among the most, so up to the cap",
        Why::Kept => "in between",
        Why::Floor => "others bring more, so down to the floor",
        Why::Sunset => return "Sunset: what it had goes to others".to_owned(),
    };
    format!("{} ({basis}; its type {}); {why}", per(own.rate), per(own.peers))
}

fn tested(snapshot: &Snapshot, one: &Backtest) -> String {
    let label = snapshot.setting.calendar.label(one.quarter);
    let text = |minor: i64| money(snapshot, minor).short_text();
    let off = match one.actual {
        0 => String::new(),
        actual => {
            let percent = rounded((one.expected - actual).abs().saturating_mul(100), actual.abs());
            let way = if one.expected >= actual { "over" } else { "under" };
            format!(" ({percent}% {way})")
        }
    };
    format!("Held against {label}: {} expected, {} came{off}.", text(one.expected), text(one.actual))
}
