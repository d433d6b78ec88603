use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::measures::Book;
use crate::model::Quarter;
use crate::review::compared_with;
use crate::store::Snapshot;
use crate::store::tables::FrozenQuarter;
use crate::text::{listed, moment_text, short_day_text};
use crate::{Error, Result};

/// Two quarters to compare, by their first days. Without `to` the later one is the review quarter; without `from` the earlier one
/// is the newest frozen before it, else the quarter before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MovedRequest {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// A quarter that can be compared with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ComparedQuarter {
    /// "2026-04-01".
    pub first_day: String,
    /// "Q2 2026".
    pub label: String,
    /// "frozen 6 Jul 2026", "as it stands", or "never frozen".
    pub state: String,
}

/// What two quarters a comparison is of, and how much is known of each.
pub(super) struct Compared<'a> {
    pub from: Quarter,
    pub to: Quarter,
    pub frozen_from: Option<&'a FrozenQuarter>,
    pub frozen_to: Option<&'a FrozenQuarter>,
    review_quarter: Quarter,
}

impl<'a> Compared<'a> {
    /// # Errors
    /// When one is not a quarter of the document's fiscal year, or the earlier one does not come before the later.
    pub(super) fn of(snapshot: &'a Snapshot, request: &MovedRequest) -> Result<Self> {
        let calendar = snapshot.setting.calendar;
        let review_quarter = snapshot.setting.review_quarter;
        let quarter = |text: &String| {
            let found = Quarter::parse(text).filter(|quarter| calendar.quarter_of(quarter.first_day()) == *quarter);
            found.ok_or_else(|| Error::new(format!("`{text}` is not the first day of a quarter, as in 2026-04-01")))
        };
        let to = request.to.as_ref().map(quarter).transpose()?.unwrap_or(review_quarter);
        let frozen: Vec<_> = snapshot.review.frozen_quarters().collect();
        let from = request.from.as_ref().map(quarter).transpose()?.unwrap_or_else(|| compared_with(&frozen, to).0);
        if from >= to {
            let (from, to) = (calendar.label(from), calendar.label(to));
            return Err(Error::new(format!(
                "{from} does not come before {to}; choose an earlier quarter to compare with"
            )));
        }
        let stored = |quarter| snapshot.review.frozen_quarter(quarter);
        Ok(Self { from, to, frozen_from: stored(from), frozen_to: stored(to), review_quarter })
    }

    /// Whether tiers, types, motions, managers and densities of both are known: each is frozen, or is the review quarter as it stands.
    pub(super) fn is_standing_known(&self) -> bool {
        self.unknown().next().is_none()
    }

    /// Of the two those of which only what is recorded by quarter can be told.
    fn unknown(&self) -> impl Iterator<Item = Quarter> {
        // What stands today is later than whatever was frozen, so that it can only be the later of the two.
        let from = self.frozen_from.is_none().then_some(self.from);
        let to = (self.frozen_to.is_none() && self.to != self.review_quarter).then_some(self.to);
        from.into_iter().chain(to)
    }

    /// Whether it ends in the review quarter, which the decisions of the last plan are answered for in.
    pub(super) fn is_up_to_review(&self) -> bool {
        self.to == self.review_quarter
    }

    /// "Since Q1 2026, frozen 2 Apr 2026, 09:00 UTC"; up to another quarter than the review's "From … to …"; or which of them was never
    /// frozen.
    pub(super) fn text(&self, snapshot: &Snapshot) -> String {
        let label = |quarter| snapshot.setting.calendar.label(quarter);
        let named = |quarter, frozen: Option<&FrozenQuarter>| match frozen {
            Some(frozen) => format!("{}, frozen {}", label(quarter), moment_text(frozen.frozen_at)),
            None => label(quarter),
        };
        if self.is_standing_known() {
            let from = named(self.from, self.frozen_from);
            return if self.is_up_to_review() {
                format!("Since {from}")
            } else {
                format!("From {from}, to {}", named(self.to, self.frozen_to))
            };
        }
        if self.is_up_to_review() {
            return format!(
                "{} was never frozen, so only production, which is recorded by quarter, is compared with it. From the next review on \
                 everything is.",
                label(self.from)
            );
        }
        let unknown: Vec<String> = self.unknown().map(label).collect();
        let verb = if unknown.len() == 1 { "was" } else { "were" };
        let unknown = listed(&unknown.iter().map(String::as_str).collect::<Vec<_>>(), "and");
        format!(
            "From {} to {}. {unknown} {verb} never frozen, so only production, which is recorded by quarter, is compared.",
            label(self.from),
            label(self.to)
        )
    }
}

/// So many quarters back production can be compared, besides those that are frozen.
const QUARTERS_BACK: i32 = 12;

/// The quarters that can be compared, oldest first: those frozen, the review quarter, and of the three years before it those
/// anything is recorded of.
pub(super) fn comparable(snapshot: &Snapshot, book: &Book, compared: &Compared<'_>) -> Vec<ComparedQuarter> {
    let calendar = snapshot.setting.calendar;
    let review_quarter = snapshot.setting.review_quarter;
    let since_deals = book.since.map(|day| calendar.quarter_of(day));
    let since_facts = snapshot.facts.keys().map(|(_, quarter, _)| *quarter).min();
    let recorded = since_deals.into_iter().chain(since_facts).min();
    let mut quarters: BTreeSet<Quarter> = snapshot.review.frozen_quarters().collect();
    quarters.extend([review_quarter, compared.from, compared.to]);
    if let Some(recorded) = recorded {
        let back = (1..=QUARTERS_BACK).map(|back| review_quarter.plus(-back));
        quarters.extend(back.take_while(|quarter| *quarter >= recorded));
    }
    let described = |quarter| {
        let state = match snapshot.review.frozen_quarter(quarter) {
            Some(frozen) => format!("frozen {}", short_day_text(frozen.frozen_at.to_zoned(TimeZone::UTC).date())),
            None if quarter == review_quarter => "as it stands".to_owned(),
            None => "never frozen".to_owned(),
        };
        ComparedQuarter { first_day: quarter.to_string(), label: calendar.label(quarter), state }
    };
    quarters.into_iter().map(described).collect()
}
