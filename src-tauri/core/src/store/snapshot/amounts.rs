use super::Snapshot;
use crate::model::{Assumption, DealStage, Money, Quarter};
use crate::store::tables::{Deal, Fact, MdfActivity};

/// An amount of the document as it is written, and the quarter whose rate converts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub money: Money,
    pub quarter: Quarter,
    /// Whose it is; `None` of a deal and of an assumption.
    pub partner: Option<i64>,
}

impl Snapshot {
    /// Every amount that a total or a measure is made of: of facts, deals, the MDF ledger and assumptions.
    pub fn amounts(&self) -> impl Iterator<Item = Amount> {
        let facts = self.facts.values().filter_map(fact);
        let deals = self
            .deals
            .iter()
            .filter_map(|deal| Some(Amount { money: deal.money()?, quarter: self.deal_quarter(deal), partner: None }));
        let activities = self.mdf_activities.iter().flat_map(activity);
        let assumed = Assumption::ALL.iter().filter_map(|one| {
            let money = self.setting.assumptions.of(*one)?;
            Some(Amount { money, quarter: self.setting.review_quarter, partner: None })
        });
        facts.chain(deals).chain(activities).chain(assumed)
    }

    /// The amounts that have no rate to the reporting currency, and are in no total.
    pub fn amounts_without_rate(&self) -> impl Iterator<Item = Amount> {
        self.amounts().filter(|amount| self.in_reporting(amount.money, amount.quarter).is_none())
    }

    /// The quarter whose rate converts a deal: the one it was won or lost in, else created in, else the review quarter.
    #[must_use]
    pub fn deal_quarter(&self, deal: &Deal) -> Quarter {
        let is_decided = matches!(deal.stage, Some(DealStage::Won | DealStage::Lost));
        let day = deal.closed_on.filter(|_| is_decided).or(deal.created_on);
        day.map_or(self.setting.review_quarter, |day| self.setting.calendar.quarter_of(day))
    }
}

fn fact(fact: &Fact) -> Option<Amount> {
    Some(Amount { money: fact.figure().money()?, quarter: fact.quarter, partner: Some(fact.partner_id) })
}

fn activity(activity: &MdfActivity) -> impl Iterator<Item = Amount> {
    let written = [
        activity.requested_minor,
        activity.approved_minor,
        activity.spent_minor,
        activity.pipeline_goal_minor,
        activity.pipeline_minor,
    ];
    let amount = |money| Amount { money, quarter: activity.quarter, partner: Some(activity.partner_id) };
    written.into_iter().filter_map(|minor| activity.money(minor)).map(amount)
}
