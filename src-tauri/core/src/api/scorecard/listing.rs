use serde::Serialize;

use crate::api::measures::named_period;
use crate::api::{Amount, QuarterName};
use crate::measures::{Book, Scores, scores};
use crate::model::{Hundredths, Money, PartnerType};
use crate::overlap::Matrix;
use crate::store::Snapshot;

/// A partner of the scorecard, for the command line: what is not known is absent.
#[derive(Clone, Debug, Serialize)]
pub struct ScorecardPartner {
    pub id: String,
    pub name: String,
    pub tier: Option<u8>,
    #[serde(rename = "type")]
    pub partner_type: Option<PartnerType>,
    pub sourced_pipeline: Option<Amount>,
    pub sourced_revenue: Option<Amount>,
    pub influenced_revenue: Option<Amount>,
    pub co_sell_deals: Option<u32>,
    pub registered_deals: Option<u32>,
    pub open_deals: Option<u32>,
    pub won: u32,
    pub decided: u32,
    /// Median days from creation to closing, of the deals won.
    pub cycle_days: Option<i64>,
    /// A day.
    pub velocity: Option<Amount>,
    pub first_value_days: Option<i64>,
    pub registrations_in_time: u32,
    pub registrations_decided: u32,
    pub mdf_spent: Option<Amount>,
    /// "17.25": sourced pipeline for each unit of MDF spent.
    pub pipeline_per_mdf: Option<String>,
    pub certifications: Option<i64>,
    /// "62.50", in percent.
    pub engagement: Option<String>,
    /// Deals created that it brought.
    pub referrals: Option<u32>,
    /// Deals won with a hand of it, of all won, in millionths.
    pub attach_rate_millionths: Option<i64>,
    pub integration_users: Option<i64>,
    /// In percent points.
    pub churn: Option<String>,
    pub psat: Option<String>,
    pub csat: Option<String>,
    /// Return on partner investment, in whole per cent.
    pub ropi_percent: Option<i64>,
    /// Of 100.
    pub health: Option<u32>,
    /// Sourced pipeline of eight quarters, oldest first.
    pub trend: Vec<ScorecardQuarter>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ScorecardQuarter {
    pub quarter: String,
    pub sourced_pipeline: Option<Amount>,
}

/// The partners by name with their scores over so many quarters up to the review quarter, and what this window is called.
#[must_use]
pub fn scorecard_listing(
    snapshot: &Snapshot,
    book: &Book,
    matrix: &Matrix,
    quarters: u32,
) -> (String, Vec<ScorecardPartner>) {
    let (period, window) = named_period(snapshot, quarters);
    let mut scores = scores(book, snapshot, matrix, period);
    let amount = |minor: i64| Amount::from(Money { minor, currency: snapshot.setting.currency });
    let hundredths = |value: i64| Hundredths(i32::try_from(value).unwrap_or(i32::MAX)).text();
    let rows = snapshot.partners.iter().map(|partner| {
        let own: Scores = scores.remove(&partner.id).unwrap_or_default();
        ScorecardPartner {
            id: partner.uuid.clone(),
            name: partner.name.clone(),
            tier: partner.tier.map(crate::model::Tier::number),
            partner_type: partner.partner_type,
            sourced_pipeline: own.sourced_pipeline.map(amount),
            sourced_revenue: own.sourced_revenue.map(amount),
            influenced_revenue: own.influenced_revenue.map(amount),
            co_sell_deals: own.co_sell_deals,
            registered_deals: own.registered_deals,
            open_deals: own.open_deals,
            won: own.win_rate.count,
            decided: own.win_rate.base,
            cycle_days: own.cycle.map(|cycle| cycle.median),
            velocity: own.velocity.map(amount),
            first_value_days: own.first_value_days,
            registrations_in_time: own.decided_in_time.count,
            registrations_decided: own.decided_in_time.base,
            mdf_spent: own.mdf_spent.map(amount),
            pipeline_per_mdf: own.pipeline_per_mdf.map(hundredths),
            certifications: own.certifications,
            engagement: own.engagement.map(hundredths),
            referrals: own.referrals,
            attach_rate_millionths: own.attach_rate,
            integration_users: own.integration_users,
            churn: own.churn.map(hundredths),
            psat: own.psat.map(hundredths),
            csat: own.csat.map(hundredths),
            ropi_percent: own.ropi.and_then(|ropi| ropi.percent()),
            health: own.health.map(|health| health.score),
            trend: own
                .trend
                .into_iter()
                .map(|(quarter, sum)| ScorecardQuarter {
                    quarter: QuarterName::new(quarter, snapshot.setting.calendar).label,
                    sourced_pipeline: sum.map(amount),
                })
                .collect(),
        }
    });
    (window.period, rows.collect())
}
