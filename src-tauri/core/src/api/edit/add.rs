use super::AddedPartner;
use super::merged_accounts::remove_listed;
use crate::api::document::Changed;
use crate::api::short_id;
use crate::model::name_key;
use crate::store::tables::{
    Allocation, DealPartner, Decision, Fact, JointTarget, MdfActivity, OfPartner, Overlap, Partner, PartnerAccount,
    PartnerAlias, PartnerCustom, PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, RegistrationRow, Ruling,
    StatedDensityRow, Table,
};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::text::spaced;
use crate::{Error, Result};

/// Adds a partner of which only the name is known, fresh as of today.
///
/// # Errors
/// When the name is empty, longer than 200 characters, or that of another partner.
pub fn add_partner(document: &Document, name: &str) -> Result<AddedPartner> {
    let snapshot = document.snapshot()?;
    let name = spaced(name);
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Error::new("a partner's name has 1 to 200 characters; nothing was added"));
    }
    if snapshot.partners.iter().any(|other| name_key(&other.name) == name_key(&name)) {
        return Err(Error::new(format!("there is a partner called {name} already; nothing was added")));
    }
    let uuid = document.environment().fresh_id().to_string();
    let operation = Operation::AddPartner { partner: name.clone() };
    let (id, changed) = document.transact(&operation, |writer| {
        let id = writer.next_id::<Partner>()?;
        writer.put(&Partner::named(id, uuid, name, document.environment().today()))?;
        Ok(id)
    })?;
    Ok(AddedPartner { id: short_id(id), changed })
}

/// Removes partners with everything recorded of them. Their host accounts stay: they are ours.
///
/// # Errors
/// When none is named, or one is no longer in the document.
pub fn remove_partners(document: &Document, partners: &[u32]) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let mut named = partners.iter().map(|id| known(&snapshot, *id)).collect::<Result<Vec<_>>>()?;
    named.sort_by_cached_key(|partner| (name_key(&partner.name), partner.id));
    named.dedup_by_key(|partner| partner.id);
    named.iter().try_for_each(|partner| is_in_no_signed_plan(&snapshot, partner))?;
    let Some(first) = named.first() else { return Err(Error::new("no partner is chosen; choose one first")) };
    let count = u32::try_from(named.len()).unwrap_or(u32::MAX);
    let operation = Operation::RemovePartners { partner: first.name.clone(), count };
    let ((), changed) = document.transact(&operation, |writer| {
        for partner in &named {
            remove_rows(writer, partner.id)?;
            writer.remove(*partner)?;
        }
        Ok(())
    })?;
    Ok(changed)
}

/// What was signed of a partner has to stand.
///
/// # Errors
/// When a plan that anyone signed decides something of it, or gives it something.
pub(super) fn is_in_no_signed_plan(snapshot: &Snapshot, partner: &Partner) -> Result<()> {
    let review = &snapshot.review;
    let is_signed = |id: i64| {
        let scenario = review.scenarios.iter().find(|scenario| scenario.id == id && scenario.is_plan);
        scenario.filter(|scenario| review.signatures_of_plan(scenario.quarter).next().is_some())
    };
    let decisions = review.decisions.iter().map(|row| (row.partner_id, row.scenario_id));
    let allocations = review.allocations.iter().map(|row| (row.partner_id, row.scenario_id));
    let plan = decisions.chain(allocations).filter(|(id, _)| *id == partner.id).find_map(|(_, plan)| is_signed(plan));
    match plan {
        None => Ok(()),
        Some(plan) => Err(Error::new(format!(
            "{} stands in the signed plan of {}; sunset it, or merge others into it",
            partner.name,
            snapshot.setting.calendar.label(plan.quarter)
        ))),
    }
}

/// A partner of the document by the id it crosses with.
pub(super) fn known(snapshot: &Snapshot, id: u32) -> Result<&Partner> {
    let gone = || Error::new("this partner is no longer in the document; nothing was changed");
    snapshot.partner(i64::from(id)).ok_or_else(gone)
}

/// Takes out every row that belongs to a partner.
pub(super) fn remove_rows(writer: &mut Writer<'_>, partner: i64) -> Result<()> {
    remove_all::<Allocation>(writer, partner)?;
    remove_all::<Decision>(writer, partner)?;
    remove_all::<RegistrationRow>(writer, partner)?;
    // Who ruled for it ruled for nobody who is left.
    for ruling in Ruling::all(writer.connection())?.iter().filter(|ruling| ruling.partner_id == Some(partner)) {
        writer.remove(ruling)?;
    }
    remove_all::<DealPartner>(writer, partner)?;
    for account in PartnerAccount::of_partner(writer.connection(), partner)? {
        remove_listed(writer, &account)?;
    }
    remove_all::<JointTarget>(writer, partner)?;
    remove_all::<PartnerOrigin>(writer, partner)?;
    remove_all::<PartnerAlias>(writer, partner)?;
    remove_all::<PartnerMotion>(writer, partner)?;
    remove_all::<StatedDensityRow>(writer, partner)?;
    remove_all::<Overlap>(writer, partner)?;
    remove_all::<PartnerList>(writer, partner)?;
    remove_all::<MdfActivity>(writer, partner)?;
    remove_all::<Fact>(writer, partner)?;
    remove_all::<PartnerCustom>(writer, partner)?;
    remove_all::<PartnerRole>(writer, partner)
}

fn remove_all<T: OfPartner>(writer: &mut Writer<'_>, partner: i64) -> Result<()> {
    T::of_partner(writer.connection(), partner)?.iter().try_for_each(|row| writer.remove(row))
}
