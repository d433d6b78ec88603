use super::AccountView;
use crate::store::Snapshot;
use crate::store::tables::Account;
use crate::{Error, Result};

pub fn account(_snapshot: &Snapshot, _id: u32) -> Result<AccountView> {
    Err(Error::new("stub"))
}

/// "Enterprise, open opportunity".
#[must_use]
pub(crate) fn account_line(snapshot: &Snapshot, account: &Account) -> String {
    let segment = snapshot.segments.iter().find(|segment| Some(segment.id) == account.segment_id);
    let segment = segment.map_or("Unsegmented", |segment| segment.name.as_str());
    match account.status {
        Some(status) => format!("{segment}, {}", status.name()),
        None => segment.to_owned(),
    }
}
