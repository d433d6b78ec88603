use crate::measures::{Health, HealthPart, HealthPoints, HealthReason};
use crate::model::{Hundredths, Money, percent_text};
use crate::store::Snapshot;
use crate::text::count_of;

/// "Production 32 of 40: $1.0M sourced after $1.0M in the two quarters before. Overlap not known. ..".
pub(super) fn health_text(snapshot: &Snapshot, health: &Health) -> String {
    let part = |points: &HealthPoints| {
        let name = match points.part {
            HealthPart::Production => "Production",
            HealthPart::Overlap => "Overlap",
            HealthPart::Engagement => "Engagement",
            HealthPart::Satisfaction => "Satisfaction",
        };
        let Some(tenths) = points.tenths else { return format!("{name} not known.") };
        let reason = reason(snapshot, points.why);
        format!("{name} {}.{} of {}: {reason}.", tenths / 10, tenths % 10, points.weight)
    };
    health.parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

fn reason(snapshot: &Snapshot, why: HealthReason) -> String {
    let money = |minor: i64| Money { minor, currency: snapshot.setting.currency }.short_text();
    match why {
        HealthReason::Sourced { last, before } => {
            format!("{} sourced after {} in the two quarters before", money(last), money(before))
        }
        HealthReason::Density { shared, base } => {
            format!("it has {} of our accounts in the segments it shares", percent_text(shared, base))
        }
        HealthReason::Joint { deals, targets } => {
            let deals = deals.map(|count| count_of(count as usize, "deal", "deals"));
            let targets =
                targets.map(|count| count_of(count as usize, "joint target account", "joint target accounts"));
            let known: Vec<String> = deals.into_iter().chain(targets).collect();
            format!("{} this quarter", known.join(" and "))
        }
        HealthReason::Engaged { percent } => {
            let hundredths = Hundredths(i32::try_from(percent).unwrap_or(i32::MAX)).text();
            format!("engaged {hundredths}% as it is recorded")
        }
        HealthReason::Satisfied { psat, most } => {
            let hundredths = Hundredths(i32::try_from(psat).unwrap_or(i32::MAX)).text();
            format!("PSAT {hundredths} of {}", most / 100)
        }
        HealthReason::Missing => "not known".to_owned(),
    }
}
