use std::collections::HashSet;

use super::words::{manager, motion, segment};
use super::{Plan, Step};
use crate::api::settings::List;
use crate::store::tables::{Account, Partner, PartnerMotion, StatedDensityRow};
use crate::store::{Operation, Snapshot};
use crate::text::one_of;
use crate::{Error, Result};

/// Takes a word out of its list. What uses it uses `into` instead, or nothing.
///
/// # Errors
/// When one of the two is not in the list, they are the same, or it is the last segment.
pub fn remove(snapshot: &Snapshot, list: List, id: u32, into: Option<u32>) -> Result<Plan> {
    if into == Some(id) {
        return Err(Error::new(format!("a {} cannot be replaced by itself; choose another", one_of(list))));
    }
    match list {
        List::Segments => remove_segment(snapshot, id, into),
        List::Motions => remove_motion(snapshot, id, into),
        List::Managers => remove_manager(snapshot, id, into),
    }
}

/// The accounts a file put in a removed segment go to `into`, or have none from their file any more; those its rule placed are
/// placed by another rule that holds, or become unsegmented: the rule goes with it. The densities stated for it go to `into`
/// too, but where the partner has one there that one stays.
fn remove_segment(snapshot: &Snapshot, id: u32, into: Option<u32>) -> Result<Plan> {
    let removed = segment(snapshot, id)?;
    let into = into.map(|into| segment(snapshot, into)).transpose()?;
    if snapshot.segments.len() == 1 {
        return Err(Error::new(format!("{} is the last segment; add another first, then remove it", removed.name)));
    }
    let segment_id = into.map(|into| into.id);
    let own = snapshot.accounts.iter().filter(|account| account.segment_id == Some(removed.id));
    let mut steps: Vec<Step> = own.map(|account| Step::Account(Account { segment_id, ..account.clone() })).collect();
    let has_own: HashSet<i64> = snapshot
        .stated
        .iter()
        .filter(|stated| Some(stated.segment_id) == segment_id)
        .map(|stated| stated.partner_id)
        .collect();
    for stated in snapshot.stated.iter().filter(|stated| stated.segment_id == removed.id) {
        steps.push(Step::RemoveStated(stated.clone()));
        if let Some(segment_id) = segment_id.filter(|_| !has_own.contains(&stated.partner_id)) {
            steps.push(Step::Stated(StatedDensityRow { segment_id, ..stated.clone() }));
        }
    }
    steps.push(Step::RemoveSegment(removed.clone()));
    Ok(Plan { operation: removal(List::Segments, &removed.name, into.map(|into| &into.name)), steps })
}

/// Partners run by a removed motion are run by `into`, or by none; as a further motion it follows, unless the partner
/// is run by `into` anyway.
fn remove_motion(snapshot: &Snapshot, id: u32, into: Option<u32>) -> Result<Plan> {
    let removed = motion(snapshot, id)?;
    let into = into.map(|into| motion(snapshot, into)).transpose()?;
    let motion_id = into.map(|into| into.id);
    let own = snapshot.partners.iter().filter(|partner| partner.motion_id == Some(removed.id));
    let mut steps: Vec<Step> = own.map(|partner| Step::Partner(Partner { motion_id, ..partner.clone() })).collect();
    // Whoever is run by `into` in the end; a further motion never repeats the primary one.
    let primary: HashSet<i64> = snapshot
        .partners
        .iter()
        .filter(|partner| [motion_id, Some(removed.id)].contains(&partner.motion_id))
        .map(|partner| partner.id)
        .collect();
    let has_into: HashSet<i64> = snapshot
        .partner_motions
        .iter()
        .filter(|further| Some(further.motion_id) == motion_id)
        .map(|further| further.partner_id)
        .collect();
    for further in &snapshot.partner_motions {
        let is_primary = primary.contains(&further.partner_id);
        if further.motion_id == removed.id {
            steps.push(Step::RemovePartnerMotion(further.clone()));
            let is_free = !is_primary && !has_into.contains(&further.partner_id);
            if let Some(motion_id) = motion_id.filter(|_| is_free) {
                steps.push(Step::PartnerMotion(PartnerMotion { motion_id, ..further.clone() }));
            }
        } else if Some(further.motion_id) == motion_id && is_primary {
            steps.push(Step::RemovePartnerMotion(further.clone()));
        }
    }
    steps.push(Step::RemoveMotion(removed.clone()));
    Ok(Plan { operation: removal(List::Motions, &removed.name, into.map(|into| &into.name)), steps })
}

/// The partners of a removed manager go to `into`, or have none.
fn remove_manager(snapshot: &Snapshot, id: u32, into: Option<u32>) -> Result<Plan> {
    let removed = manager(snapshot, id)?;
    let into = into.map(|into| manager(snapshot, into)).transpose()?;
    let manager_id = into.map(|into| into.id);
    let own = snapshot.partners.iter().filter(|partner| partner.manager_id == Some(removed.id));
    let mut steps: Vec<Step> = own.map(|partner| Step::Partner(Partner { manager_id, ..partner.clone() })).collect();
    steps.push(Step::RemoveManager(removed.clone()));
    Ok(Plan { operation: removal(List::Managers, &removed.name, into.map(|into| &into.name)), steps })
}

fn removal(list: List, name: &str, into: Option<&String>) -> Operation {
    Operation::RemoveWord { list, name: name.to_owned(), into: into.cloned() }
}
