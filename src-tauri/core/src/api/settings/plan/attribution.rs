use super::{Plan, Step, named};
use crate::api::attribution::Attributed;
use crate::model::DealRole;
use crate::store::Snapshot;
use crate::store::tables::AttributionRule;
use crate::{Error, Result};

/// Whether a role brings a deal, or sells it together. A signed version stays as it is: the change makes the next one.
pub fn attribution(snapshot: &Snapshot, role: DealRole, axis: Attributed, is_on: bool) -> Result<Plan> {
    let standing = snapshot.attribution();
    let version = if standing.signature.is_some() { standing.version + 1 } else { standing.version.max(1) };
    let mut next = AttributionRule { version, signature: None, ..standing.clone() };
    let roles = match axis {
        Attributed::Sourcing => &mut next.sourcing,
        Attributed::Motion => &mut next.motion,
    };
    let is_wanted = |one: &DealRole| if *one == role { is_on } else { roles.contains(one) };
    *roles = DealRole::ALL.iter().copied().filter(is_wanted).collect();
    if next.sourcing.is_empty() {
        return Err(Error::new("at least one role has to bring a deal; the rule was left as it is"));
    }
    let what = match axis {
        Attributed::Sourcing => "brings a deal",
        Attributed::Motion => "sells a deal together",
    };
    let word = |is_on: bool| if is_on { "yes" } else { "no" };
    let is_same = (&next.sourcing, &next.motion) == (&standing.sourcing, &standing.motion);
    Ok(Plan {
        operation: named(&format!("whether “{}” {what}", role.name()), word(!is_on), word(is_on)),
        steps: if is_same { Vec::new() } else { vec![Step::Attribution(next)] },
    })
}
