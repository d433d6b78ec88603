use super::{EditLists, Word};
use crate::model::{Agreement, Lifecycle, PartnerType, Reason, Tier, name_key};
use crate::store::Snapshot;
use crate::text::count_of;

/// The words fields are chosen from, in the order to offer them.
#[must_use]
pub fn edit_lists(snapshot: &Snapshot) -> EditLists {
    let fixed = |name: &str| word(name, name, String::new());
    EditLists {
        tiers: snapshot
            .setting
            .tiers()
            .iter()
            .map(|tier| word(&tier.number().to_string(), &tier.title(), tier.name().to_owned()))
            .collect(),
        types: types(snapshot),
        motions: motions(snapshot),
        managers: managers(snapshot),
        lifecycles: Lifecycle::ALL.iter().map(|stage| fixed(stage.name())).collect(),
        reasons: Reason::ALL.iter().map(|reason| fixed(reason.name())).collect(),
        agreements: Agreement::ALL.iter().map(|agreement| fixed(agreement.name())).collect(),
    }
}

fn word(value: &str, label: &str, detail: String) -> Word {
    Word { value: value.to_owned(), label: label.to_owned(), detail }
}

/// The types the company uses.
fn types(snapshot: &Snapshot) -> Vec<Word> {
    let used = PartnerType::ALL.into_iter().filter(|kind| !snapshot.setting.hidden_types.contains(kind));
    used.map(|kind| word(kind.short_name(), kind.short_name(), kind.long_name().to_owned())).collect()
}

fn motions(snapshot: &Snapshot) -> Vec<Word> {
    let mut motions: Vec<_> = snapshot.motions.values().collect();
    motions.sort_by_key(|motion| motion.id);
    let used = |id: i64| snapshot.partners.iter().filter(|partner| partner.motion_id == Some(id)).count();
    let with_use = motions.into_iter().map(|motion| {
        let detail = match used(motion.id) {
            0 => "unused".to_owned(),
            count => count_of(count, "partner", "partners"),
        };
        word(&motion.name, &motion.name, detail)
    });
    with_use.collect()
}

/// By name, each with its load.
fn managers(snapshot: &Snapshot) -> Vec<Word> {
    let mut managers: Vec<_> = snapshot.managers.values().collect();
    managers.sort_by_cached_key(|manager| (name_key(&manager.name), manager.id));
    managers.into_iter().map(|manager| word(&manager.name, &manager.name, load(snapshot, manager.id))).collect()
}

/// "5 partners, 1 in Tier 1".
fn load(snapshot: &Snapshot, manager: i64) -> String {
    let held: Vec<_> = snapshot.partners.iter().filter(|partner| partner.manager_id == Some(manager)).collect();
    let strategic = held.iter().filter(|partner| partner.tier == Some(Tier::STRATEGIC)).count();
    match (held.len(), strategic) {
        (0, _) => "no partner".to_owned(),
        (all, 0) => count_of(all, "partner", "partners"),
        (all, strategic) => format!("{}, {strategic} in Tier 1", count_of(all, "partner", "partners")),
    }
}
