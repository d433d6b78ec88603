use super::{TargetListRequest, TargetListView, TargetRow};
use crate::api::overlap::segment_name;
use crate::api::{PAGE, joint_plan, short_id};
use crate::model::thousands;
use crate::overlap::{Matrix, Target, targets};
use crate::store::Snapshot;
use crate::text::count_of;
use crate::{Error, Result};

/// A page of a partner's target list.
///
/// # Errors
/// When the document has no such partner or segment any more.
pub fn target_list(snapshot: &Snapshot, matrix: &Matrix, request: TargetListRequest) -> Result<TargetListView> {
    let gone = || Error::new("this partner or segment is no longer in the document");
    let partner = snapshot.partner(i64::from(request.partner)).ok_or_else(gone)?;
    let segment = request.segment.map(|id| (id > 0).then_some(i64::from(id)));
    if segment.is_some_and(|segment| matrix.column(segment).is_none()) {
        return Err(gone());
    }
    let list = targets(snapshot, matrix, partner.id, segment);
    let pursued: Vec<i64> = snapshot.targets_of(partner.id).map(|target| target.account_id).collect();
    let page = list.targets.iter().skip(request.offset as usize).take(PAGE);
    let rows = page.map(|target| TargetRow {
        account: short_id(target.account.id),
        uuid: target.account.uuid.clone(),
        name: target.account.name.clone(),
        reasons: reasons(snapshot, target),
        is_warm: target.is_warm,
        is_joint_target: pursued.contains(&target.account.id),
    });
    let left_out =
        count_of(list.left_out as usize, "account in an open co-sell deal is", "accounts in an open co-sell deal are");
    Ok(TargetListView {
        partner: request.partner,
        partner_name: partner.name.clone(),
        segment_name: segment.map_or("All accounts", |segment| segment_name(snapshot, segment)).to_owned(),
        count: u32::try_from(list.targets.len()).unwrap_or(u32::MAX),
        left_out: (list.left_out > 0).then(|| format!("{left_out} left out: the sellers know those.")),
        working_set: joint_plan::working_set_note(pursued.len()),
        rows: rows.collect(),
    })
}

/// What speaks for an account, in the order it is ranked by.
fn reasons(snapshot: &Snapshot, target: &Target<'_>) -> Vec<String> {
    let status = target.account.status.map_or("status not known", |status| status.name());
    let theirs =
        target.theirs.map_or_else(|| "their status not known".to_owned(), |theirs| format!("their {}", theirs.name()));
    let first = if target.is_warm {
        "Warm introduction: their customer, our prospect".to_owned()
    } else {
        format!("Our {status}, {theirs}")
    };
    let present = count_of(target.present as usize, "partner present", "partners present");
    let segment = segment_name(snapshot, snapshot.segment_of(target.account));
    let density = target.density.map(|density| format!("{} of {segment}", density.percent()));
    let employees = target.account.employees.map(|number| format!("{} employees", thousands(u64::from(number))));
    [Some(first), Some(present), density, employees].into_iter().flatten().collect()
}
