//! What the slides say, one file a slide: each is composed of the document's own numbers, or left out with the reason.

mod changes;
mod comparison;
mod criteria;
mod decisions;
mod headline;
mod led;
mod method;
mod moved;
mod partners;
mod presence;
mod scenarios;
mod scorecard;
mod shifts;
mod sunsets;
mod whole_map;
mod working_set;

use std::sync::Arc;

use super::SlideKind;
use crate::Result;
use crate::api::Views;
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::api::review::amounts::{fte_text, signed};
use crate::measures::Period;
use crate::model::{Hundredths, Money};
use crate::readout::{Content, MASK};
use crate::review::Plan;
use crate::store::Snapshot;
use crate::store::tables::Scenario;
use changes::{Change, changes};

/// What every builder reads.
pub(super) struct Source<'a> {
    views: &'a Views,
    snapshot: &'a Snapshot,
    map: &'a Arc<MapView>,
    overlap: &'a Arc<OverlapView>,
    scenario: Option<&'a Scenario>,
    plan: Plan,
    changes: Vec<Change>,
}

/// A slide with the evidence behind it, or why there is none.
type Built = std::result::Result<(Content, Vec<String>), String>;

/// What there is to say on each kind of slide, or why there is nothing, in the order of the read-out.
///
/// # Errors
/// When a frozen quarter is not as it was frozen, or the review cannot be read.
pub(super) fn all(views: &Views, map: &Arc<MapView>, overlap: &Arc<OverlapView>) -> Result<Vec<(SlideKind, Built)>> {
    let snapshot = views.snapshot();
    let quarter = snapshot.setting.review_quarter;
    let scenario = snapshot.review.scenarios_of(quarter).find(|scenario| scenario.is_plan);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let changes = changes(snapshot, &plan);
    let source = Source { views, snapshot, map, overlap, scenario, plan, changes };
    SlideKind::ALL.iter().map(|kind| Ok((*kind, source.built(*kind)?))).collect()
}

impl<'a> Source<'a> {
    fn built(&self, kind: SlideKind) -> Result<Built> {
        Ok(match kind {
            SlideKind::TierOneMap => Ok((Content::TierOneMap(Arc::clone(self.map)), Vec::new())),
            SlideKind::OverlapDensity if self.overlap.lists + self.overlap.counted == 0 => {
                Err("No partner's overlap is known; a page of nothing but hatches says nothing.".to_owned())
            }
            SlideKind::OverlapDensity => Ok((Content::OverlapDensity(Arc::clone(self.overlap)), Vec::new())),
            SlideKind::Decisions => decisions::slide(self)?,
            SlideKind::Moved => moved::slide(self)?,
            SlideKind::Shifts => shifts::slide(self),
            SlideKind::Sunsets => sunsets::slide(self),
            SlideKind::Led => led::slide(self),
            SlideKind::Headline => headline::slide(self),
            SlideKind::WholeMap => whole_map::slide(self),
            SlideKind::CoPresence => presence::slide(self),
            SlideKind::WorkingSet => working_set::slide(self),
            SlideKind::Scenarios => scenarios::slide(self),
            SlideKind::Comparison => comparison::slide(self),
            SlideKind::Scorecard => scorecard::slide(self)?,
            SlideKind::Criteria => criteria::slide(self),
            SlideKind::Partners => partners::slide(self),
            SlideKind::Method => Ok(method::slide(self)),
        })
    }

    /// Whether the deals reach back over all of a period.
    fn knows_deals(&self, period: Period) -> bool {
        let calendar = self.snapshot.setting.calendar;
        self.views.book().since.is_some_and(|since| calendar.quarter_of(since) <= period.first)
    }

    /// Why two quarters cannot be told of deals; `None` where they can.
    fn lacks_deals(&self) -> Option<String> {
        let calendar = self.snapshot.setting.calendar;
        if self.knows_deals(Period::up_to(self.snapshot.setting.review_quarter, 2)) {
            return None;
        }
        Some(match self.views.book().since {
            Some(since) => format!(
                "Deals are known from {} on; it takes two quarters.",
                calendar.label(calendar.quarter_of(since))
            ),
            None => "There are no deals with a day of creation.".to_owned(),
        })
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.snapshot.setting.currency }
    }

    /// In millions without their currency, where a column says it; masked where amounts are.
    fn millions(&self, minor: i64) -> String {
        if self.views.redaction().amounts { MASK.to_owned() } else { self.money(minor).millions_text() }
    }

    /// Minor units in what [`Self::millions`] counts.
    fn per_million(&self) -> i64 {
        1_000_000 * self.snapshot.setting.currency.minor_per_major()
    }

    /// For a title: "$1.1M", "$220k", "$24.0M".
    fn sum(&self, minor: i64) -> String {
        self.money(minor).sum_text()
    }

    /// "Q2 2026".
    fn quarter(&self) -> String {
        self.snapshot.setting.calendar.label(self.snapshot.setting.review_quarter)
    }

    /// "Q3 2026", the quarter the plan is for.
    fn next_quarter(&self) -> String {
        self.snapshot.setting.calendar.label(self.snapshot.setting.review_quarter.plus(1))
    }

    /// "+$220,000", with a real minus sign; "0" for nothing.
    fn money_change(&self, minor: i64) -> String {
        if minor == 0 { "0".to_owned() } else { signed(&self.money(minor.abs()).full_text(), minor) }
    }

    fn name(&self, partner: i64) -> &'a str {
        self.snapshot.partner(partner).map(|partner| partner.name.as_str()).unwrap_or_default()
    }

    /// "Corvane (SI)".
    fn name_and_type(&self, partner: i64) -> String {
        let kind = self.snapshot.partner(partner).and_then(|partner| partner.partner_type);
        let name = self.name(partner);
        kind.map_or_else(|| name.to_owned(), |kind| format!("{name} ({})", kind.short_name()))
    }
}

/// "+3.00", with a real minus sign; "0.00" for nothing.
fn fte_change(hundredths: i64) -> String {
    signed(&fte_text(hundredths.abs()), hundredths)
}

fn fte(hundredths: i64) -> String {
    Hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX)).text()
}
