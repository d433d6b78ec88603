use std::collections::HashMap;

use super::managers::hundredths;
use super::{action, finding, spent};
use crate::api::map::{ActionTarget, Finding, FindingKind};
use crate::model::{Measure, Money, WORKING_SET};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// FTE and MDF of partners that fail the working-set test: fewer than 8 accounts are pursued jointly with them. It says
/// nothing before the first such account is chosen for the review quarter: nobody would pass.
pub(super) fn spent_outside(snapshot: &Snapshot) -> Option<Finding> {
    let mut accounts: HashMap<i64, usize> = HashMap::new();
    for target in snapshot.targets() {
        *accounts.entry(target.partner_id).or_default() += 1;
    }
    if accounts.is_empty() {
        return None;
    }
    let fails = |partner: &&Partner| accounts.get(&partner.id).copied().unwrap_or(0) < *WORKING_SET.start();
    let costs = |partner: &Partner| [Measure::Fte, Measure::MdfAllocated].map(|it| spent(snapshot, partner, it).max(0));
    let outside = snapshot.partners.iter().filter(fails).filter(|partner| costs(partner) != [0, 0]);
    let concerned: Vec<&Partner> = outside.collect();
    let [fte, mdf] =
        concerned.iter().map(|partner| costs(partner)).reduce(|sum, own| [sum[0] + own[0], sum[1] + own[1]])?;
    let title = format!("{} spent outside the working set", total(snapshot, fte, mdf));
    let has = count_of(concerned.len(), "partner has", "partners have");
    let detail = format!("{has} fewer than {} joint target accounts", WORKING_SET.start());
    let action = action("Plan accounts…", ActionTarget::JointTargets);
    Some(finding(FindingKind::OutsideWorkingSet, "", title, detail, action).about(&concerned))
}

/// "6.00 FTE and $840,000 MDF are", "6.00 FTE is".
fn total(snapshot: &Snapshot, fte: i64, mdf: i64) -> String {
    let time = format!("{} FTE", hundredths(fte).text());
    let money = format!("{} MDF", Money { minor: mdf, currency: snapshot.setting.currency }.full_text());
    match (fte, mdf) {
        (_, 0) => format!("{time} is"),
        (0, _) => format!("{money} is"),
        _ => format!("{time} and {money} are"),
    }
}
