use super::{edit, finding, name_list};
use crate::api::edit::FieldKey;
use crate::api::map::{Finding, FindingKind};
use crate::store::Snapshot;
use crate::store::tables::Partner;
use crate::text::count_of;

/// Partners that the latest roster of their source does not have any more. The map keeps them until the user decides.
pub(super) fn from_roster(snapshot: &Snapshot) -> Option<Finding> {
    let concerned: Vec<&Partner> =
        snapshot.current_partners().filter(|partner| partner.absent_from.is_some()).collect();
    if concerned.is_empty() {
        return None;
    }
    let title = count_of(concerned.len(), "partner is", "partners are");
    let title = format!("{title} absent from the latest roster");
    let action = edit("Review…", FieldKey::Lifecycle, None);
    Some(finding(FindingKind::AbsentFromRoster, "", title, name_list(&concerned), action).about(&concerned))
}
