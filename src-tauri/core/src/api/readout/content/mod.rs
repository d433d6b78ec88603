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

use super::{LeftOut, SlideKind};
use crate::Result;
use crate::api::Views;
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::api::review::amounts::{fte_text, signed};
use crate::measures::Period;
use crate::model::{Hundredths, Money, SlideId};
use crate::readout::{Content, Draft, MASK, WrittenTitle};
use crate::review::Plan;
use crate::store::Snapshot;
use crate::store::tables::{DeckSlide, Scenario};
use changes::{Change, changes};

/// What every builder reads.
pub(super) struct Source<'a> {
    views: &'a Views,
    snapshot: &'a Snapshot,
    map: &'a MapView,
    overlap: &'a OverlapView,
    scenario: Option<&'a Scenario>,
    plan: Plan,
    changes: Vec<Change>,
}

/// A slide, or why there is none.
type Built<'a> = std::result::Result<(Content<'a>, Vec<String>), String>;

/// All slides there is something to say of, in the order of the read-out, and those there is not.
///
/// # Errors
/// When a frozen quarter is not as it was frozen, or the review cannot be read.
pub(super) fn drafts<'a>(
    views: &'a Views,
    map: &'a MapView,
    overlap: &'a OverlapView,
) -> Result<(Vec<Draft<'a>>, Vec<LeftOut>)> {
    let snapshot = views.snapshot();
    let quarter = snapshot.setting.review_quarter;
    let scenario = snapshot.review.scenarios_of(quarter).find(|scenario| scenario.is_plan);
    let plan = Plan::of(snapshot, scenario.map(|scenario| scenario.id));
    let changes = changes(snapshot, &plan);
    let source = Source { views, snapshot, map, overlap, scenario, plan, changes };
    let (mut drafts, mut left_out) = (Vec::new(), Vec::new());
    for kind in SlideKind::ALL.iter().copied() {
        let left = |why: String, is_by_hand| LeftOut { kind, label: kind.name().to_owned(), why, is_by_hand };
        match source.built(kind)? {
            Ok((content, notes)) => {
                let own = chosen(snapshot, kind.into()).cloned().unwrap_or_else(|| DeckSlide::composed(kind.into()));
                if !own.is_included {
                    left_out.push(left("Left out by hand.".to_owned(), true));
                }
                let copies = snapshot.deck.iter().filter(|one| one.slide.kind == kind && one.slide.copy > 0);
                let told = std::iter::once(&own).chain(copies).filter(|one| one.is_included);
                drafts.extend(told.map(|one| draft(one, content.clone(), notes.clone())));
            }
            Err(why) => left_out.push(left(why, false)),
        }
    }
    drafts.sort_by_key(|draft| place(snapshot, draft.id));
    Ok((drafts, left_out))
}

fn draft<'a>(own: &DeckSlide, content: Content<'a>, notes: Vec<String>) -> Draft<'a> {
    let title = || WrittenTitle { text: own.title.clone(), instead_of: own.instead_of.clone() };
    Draft {
        id: own.slide,
        is_front: own.is_front.unwrap_or(own.slide.kind.is_front()),
        content,
        notes,
        rows: own.rows.map(|rows| rows as usize),
        title: (!own.title.is_empty()).then(title),
    }
}

/// What the user chose of a slide.
fn chosen(snapshot: &Snapshot, slide: SlideId) -> Option<&DeckSlide> {
    snapshot.deck.iter().find(|own| own.slide == slide)
}

/// Where a slide stands among all slides.
fn place(snapshot: &Snapshot, slide: SlideId) -> (usize, SlideId) {
    let position = chosen(snapshot, slide).and_then(|own| own.position);
    let position = position.and_then(|position| usize::try_from(position).ok());
    (position.unwrap_or_else(|| slide.kind.place()), slide)
}

/// Every slide and copy in the order of the read-out, those that are left out among them.
pub(super) fn in_order(snapshot: &Snapshot) -> Vec<SlideId> {
    let copies = snapshot.deck.iter().map(|own| own.slide).filter(|slide| slide.copy > 0);
    let mut order: Vec<SlideId> = SlideKind::ALL.iter().map(|kind| SlideId::from(*kind)).chain(copies).collect();
    order.sort_by_key(|slide| place(snapshot, *slide));
    order
}

impl<'a> Source<'a> {
    fn built(&self, kind: SlideKind) -> Result<Built<'a>> {
        Ok(match kind {
            SlideKind::TierOneMap => Ok((Content::TierOneMap(self.map), Vec::new())),
            SlideKind::OverlapDensity if self.overlap.lists + self.overlap.counted == 0 => {
                Err("No partner's overlap is known; a page of nothing but hatches says nothing.".to_owned())
            }
            SlideKind::OverlapDensity => Ok((Content::OverlapDensity(self.overlap), Vec::new())),
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
