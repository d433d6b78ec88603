//! demo-mdf.csv: the ledger of marketing money of six quarters. Of every partner and quarter what was approved adds up to what the
//! roster and the history say was allocated.

use std::error::Error;
use std::path::Path;

use serde::Serialize;

use crate::partners::{NOW, Partner, QUARTERS};
use crate::rng::{Rng, share_out};

pub const HEADERS: [&str; 12] = [
    "Request ID",
    "Partner",
    "Activity Name",
    "Activity Type",
    "Quarter",
    "Objective",
    "Pipeline Goal",
    "Amount Requested",
    "Amount Approved",
    "Amount Spent",
    "Pipeline Generated",
    "Status",
];

/// What the file holds, as counted while writing: dollars of the last two quarters.
#[derive(Default, Serialize)]
pub struct Written {
    pub rows: u32,
    pub requested: u32,
    pub approved: u32,
    pub spent: u32,
    pub pipeline: u32,
    /// What was spent on activities whose pipeline is known.
    pub returned_on: u32,
}

/// A kind of activity, what one is called, and what it is to bring.
const KINDS: [(&str, &str, &str); 5] = [
    ("Event", "Joint customer day", "30 meetings with named accounts"),
    ("Campaign", "Demand campaign", "120 leads in the mid-market"),
    ("Content", "Reference story", "Two references to sell with"),
    ("Enablement", "Seller training", "20 people certified"),
    ("Account-based", "Account programme", "10 named accounts opened"),
];

struct Activity {
    kind: usize,
    goal: Option<u32>,
    requested: u32,
    approved: Option<u32>,
    spent: Option<u32>,
    pipeline: Option<u32>,
    status: &'static str,
}

/// Writes the ledger of the six quarters before the review, quarter by quarter.
pub fn write(path: &Path, partners: &[Partner]) -> Result<Written, Box<dyn Error>> {
    let mut written = Written::default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    let mut rng = Rng::new(24_112_026);
    for (label, partner, activity) in ledger(partners, &[0, 1, 2, 3, 4, 5], &mut rng) {
        written.rows += 1;
        written.count(&activity, label);
        writer.write_record(row(written.rows, label, partner, &activity))?;
    }
    std::fs::write(path, writer.into_inner()?)?;
    Ok(written)
}

/// The rows of some quarters, their numbers going on after `known`.
pub fn rows(partners: &[Partner], quarters: &[usize], known: u32, rng: &mut Rng) -> Vec<[String; 12]> {
    let ledger = ledger(partners, quarters, rng);
    (known + 1..)
        .zip(&ledger)
        .map(|(number, (label, partner, activity))| row(number, label, partner, activity))
        .collect()
}

/// Activities quarter by quarter, with the quarter they are of. Of the last a fifth is still under way; the long tail has none before
/// the quarters a review looks at.
fn ledger<'a>(
    partners: &'a [Partner],
    quarters: &[usize],
    rng: &mut Rng,
) -> Vec<(&'static str, &'a Partner, Activity)> {
    let mut ledger = Vec::new();
    for quarter in quarters {
        let is_last = Some(quarter) == quarters.last();
        for partner in partners.iter().filter(|partner| partner.tier < 3 || *quarter >= NOW - 1) {
            let of_quarter = activities(partner, *quarter, is_last, rng);
            ledger.extend(of_quarter.into_iter().map(|activity| (QUARTERS[*quarter], partner, activity)));
        }
    }
    ledger
}

fn row(number: u32, label: &str, partner: &Partner, activity: &Activity) -> [String; 12] {
    let (kind, title, goal) = KINDS[activity.kind];
    let dollars = |amount: Option<u32>| amount.map(|amount| format!("${amount}")).unwrap_or_default();
    [
        format!("MDF-{number:04}"),
        partner.name.to_owned(),
        format!("{title}, {}", partner.name),
        kind.to_owned(),
        label.to_owned(),
        goal.to_owned(),
        dollars(activity.goal),
        dollars(Some(activity.requested)),
        dollars(activity.approved),
        dollars(activity.spent),
        dollars(activity.pipeline),
        activity.status.to_owned(),
    ]
}

/// What a partner did with its money in a quarter; and now and then a request that was declined.
fn activities(partner: &Partner, quarter: usize, is_last: bool, rng: &mut Rng) -> Vec<Activity> {
    let facts = partner.facts(quarter);
    let allocated = facts.mdf.unwrap_or_default();
    if allocated == 0 {
        return Vec::new();
    }
    let weights: Vec<u32> =
        (0..if partner.tier == 1 { rng.between(2, 3) } else { 1 }).map(|_| rng.between(3, 7)).collect();
    let mut kind = rng.below(5);
    let mut activities: Vec<Activity> = share_out(allocated, 100, &weights)
        .into_iter()
        .map(|approved| {
            kind = (kind + 1) % 5;
            let is_done = !is_last || !rng.percent_chance(20);
            let spent = is_done.then(|| approved / 100 * rng.between(82, 100));
            // Content and training bring no pipeline of their own.
            let brings = kind != 2 && kind != 3;
            let goal = brings.then(|| approved / 1_000 * rng.between(3, 8) * 1_000);
            let share = facts.sourced / 100 * rng.between(45, 95);
            let pipeline = spent.filter(|_| brings).map(|_| share / u32::try_from(weights.len()).unwrap_or(1));
            let requested = approved + approved / 100 * rng.pick(&[0, 0, 10, 25]);
            let status = if is_done { "Reimbursed" } else { "Approved" };
            Activity { kind: kind as usize, goal, requested, approved: Some(approved), spent, pipeline, status }
        })
        .collect();
    if rng.percent_chance(6) {
        let (goal, requested) = (None, rng.between(4, 20) * 1_000);
        let declined =
            Activity { kind: 0, goal, requested, approved: None, spent: None, pipeline: None, status: "Declined" };
        activities.push(declined);
    }
    activities
}

impl Written {
    fn count(&mut self, activity: &Activity, label: &str) {
        if !QUARTERS[NOW - 1..=NOW].contains(&label) {
            return;
        }
        self.requested += activity.requested;
        self.approved += activity.approved.unwrap_or_default();
        self.spent += activity.spent.unwrap_or_default();
        self.pipeline += activity.pipeline.unwrap_or_default();
        self.returned_on += activity.spent.filter(|_| activity.pipeline.is_some()).unwrap_or_default();
    }
}
