use super::{Plan, one_setting};
use crate::model::PartnerType;
use crate::store::Snapshot;
use crate::store::tables::Setting;
use crate::text::count_of;
use crate::{Error, Result};

/// Hides a type the company does not use from the map, or shows it again.
///
/// # Errors
/// When partners have the type, or it is the last one that is shown.
pub fn hidden_type(snapshot: &Snapshot, kind: PartnerType, is_hidden: bool) -> Result<Plan> {
    let setting = &snapshot.setting;
    let was_hidden = setting.hidden_types.contains(&kind);
    if is_hidden && !was_hidden {
        refuse_hiding(snapshot, kind)?;
    }
    let hides = |one: &PartnerType| if *one == kind { is_hidden } else { setting.hidden_types.contains(one) };
    let hidden_types = PartnerType::ALL.into_iter().filter(hides).collect();
    let words = |is_hidden: bool| if is_hidden { "hidden" } else { "shown" };
    let name = format!("Type {}", kind.short_name());
    Ok(one_setting(snapshot, &name, words(was_hidden), words(is_hidden), Setting { hidden_types, ..setting.clone() }))
}

fn refuse_hiding(snapshot: &Snapshot, kind: PartnerType) -> Result<()> {
    let name = kind.short_name();
    let held = snapshot.partners.iter().filter(|partner| partner.partner_type == Some(kind)).count();
    if held > 0 {
        let partners = count_of(held, "partner is", "partners are");
        let whom = if held == 1 { "it" } else { "them" };
        return Err(Error::new(format!("{partners} of the type {name}; give {whom} another type, then hide it")));
    }
    let hidden = &snapshot.setting.hidden_types;
    if PartnerType::ALL.iter().all(|one| *one == kind || hidden.contains(one)) {
        return Err(Error::new(format!("{name} is the last type that is shown; show another one first")));
    }
    Ok(())
}
