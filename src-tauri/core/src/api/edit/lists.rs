use super::EditLists;
use crate::store::Snapshot;

#[must_use]
pub fn edit_lists(_snapshot: &Snapshot) -> EditLists {
    EditLists {
        tiers: Vec::new(),
        types: Vec::new(),
        motions: Vec::new(),
        managers: Vec::new(),
        lifecycles: Vec::new(),
        reasons: Vec::new(),
        agreements: Vec::new(),
    }
}
