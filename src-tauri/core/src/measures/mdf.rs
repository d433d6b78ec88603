use std::collections::BTreeMap;

use super::period::Period;
use crate::model::{MdfState, Measure, half_to_even};
use crate::store::Snapshot;
use crate::store::tables::MdfActivity;

/// The ledger of marketing money over a period: each activity in the reporting currency, and what they add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MdfLedger<'a> {
    /// By quarter, the newest first, then id.
    pub entries: Vec<MdfEntry<'a>>,
    /// Of quarters after the period, in the same order: listed, and in no sum.
    pub later: Vec<MdfEntry<'a>>,
    pub total: MdfSum,
    /// By kind, as the files write it; those without one under the empty text.
    pub kinds: BTreeMap<String, MdfSum>,
    /// What rosters say was spent in the period, of the quarters they say it of; `None` where they say nothing.
    pub stated_spent: Option<i64>,
    /// Activities in a currency without a rate: in no sum.
    pub without_rate: u32,
}

/// An activity with its amounts in minor units of the reporting currency, at the rate of its quarter. All are `None` where no rate is
/// known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MdfEntry<'a> {
    pub activity: &'a MdfActivity,
    pub requested: Option<i64>,
    pub approved: Option<i64>,
    pub spent: Option<i64>,
    pub pipeline_goal: Option<i64>,
    pub pipeline: Option<i64>,
}

/// A sum of activities, in minor units of the reporting currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MdfSum {
    pub activities: u32,
    pub requested: i64,
    /// Of activities that were not declined.
    pub approved: i64,
    pub spent: i64,
    pub pipeline: i64,
    /// Activities whose pipeline is known.
    pub with_result: u32,
    /// What was spent on activities whose pipeline is known, and that pipeline: their quotient is the return.
    pub returned_on: i64,
    pub returned: i64,
    /// Activities with a goal for the pipeline and its result, and how many of them reached it.
    pub with_goal: u32,
    pub reached: u32,
}

impl<'a> MdfLedger<'a> {
    #[must_use]
    pub fn of(snapshot: &'a Snapshot, period: Period) -> Self {
        let mut ledger = Self::default();
        for activity in snapshot.mdf_activities.iter().filter(|activity| period.first <= activity.quarter) {
            let entry = MdfEntry::of(snapshot, activity);
            if activity.quarter > period.last {
                ledger.later.push(entry);
                continue;
            }
            if entry.is_unrated() {
                ledger.without_rate += 1;
            }
            ledger.total.add(&entry);
            let kind = activity.kind.clone().unwrap_or_default();
            ledger.kinds.entry(kind).or_default().add(&entry);
            ledger.entries.push(entry);
        }
        let order = |entry: &MdfEntry<'_>| (std::cmp::Reverse(entry.activity.quarter), entry.activity.id);
        ledger.entries.sort_by_key(order);
        ledger.later.sort_by_key(order);
        let spent = snapshot.partners.iter().flat_map(|partner| {
            period.quarters().filter_map(|quarter| snapshot.fact(partner.id, quarter, Measure::MdfSpent))
        });
        let mut spent = spent.peekable();
        ledger.stated_spent = spent.peek().is_some().then(|| spent.sum());
        ledger
    }
}

impl<'a> MdfEntry<'a> {
    fn of(snapshot: &Snapshot, activity: &'a MdfActivity) -> Self {
        let amount = |minor| activity.money(minor).and_then(|money| snapshot.in_reporting(money, activity.quarter));
        Self {
            activity,
            requested: amount(activity.requested_minor),
            approved: amount(activity.approved_minor),
            spent: amount(activity.spent_minor),
            pipeline_goal: amount(activity.pipeline_goal_minor),
            pipeline: amount(activity.pipeline_minor),
        }
    }

    /// Whether it has amounts, and no rate for them.
    #[must_use]
    pub fn is_unrated(&self) -> bool {
        let activity = self.activity;
        let said = [
            activity.requested_minor,
            activity.approved_minor,
            activity.spent_minor,
            activity.pipeline_goal_minor,
            activity.pipeline_minor,
        ];
        let known = [self.requested, self.approved, self.spent, self.pipeline_goal, self.pipeline];
        said.iter().any(Option::is_some) && known.iter().all(Option::is_none)
    }

    /// Pipeline for each unit of money spent, in hundredths; `None` where either is not known or nothing was spent.
    #[must_use]
    pub fn return_on_spend(&self) -> Option<i64> {
        per_unit(self.pipeline?, self.spent?)
    }

    /// Whether it brought the pipeline it was to bring; `None` where either is not known.
    #[must_use]
    pub fn reached_goal(&self) -> Option<bool> {
        Some(self.pipeline? >= self.pipeline_goal?)
    }
}

impl MdfSum {
    fn add(&mut self, entry: &MdfEntry<'_>) {
        self.activities += 1;
        self.requested += entry.requested.unwrap_or(0);
        if entry.activity.state != MdfState::Declined {
            self.approved += entry.approved.unwrap_or(0);
        }
        self.spent += entry.spent.unwrap_or(0);
        self.pipeline += entry.pipeline.unwrap_or(0);
        self.with_result += u32::from(entry.pipeline.is_some());
        if let Some((pipeline, spent)) = entry.pipeline.zip(entry.spent) {
            self.returned += pipeline;
            self.returned_on += spent;
        }
        if let Some(is_reached) = entry.reached_goal() {
            self.with_goal += 1;
            self.reached += u32::from(is_reached);
        }
    }

    /// Pipeline for each unit of money spent, in hundredths, of the activities whose both are known.
    #[must_use]
    pub fn return_on_spend(&self) -> Option<i64> {
        per_unit(self.returned, self.returned_on)
    }
}

fn per_unit(pipeline: i64, spent: i64) -> Option<i64> {
    let hundredths = (spent > 0).then(|| half_to_even(i128::from(pipeline) * 100, i128::from(spent)))?;
    i64::try_from(hundredths).ok()
}
