use super::DuplicateRequest;
use crate::api::document::Changed;
use crate::store::tables::{
    Account, AccountAlias, AccountMatch, Deal, JointTarget, MatchDecision, Overlap, Ruling, Table, ToldApart,
};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::{Error, Result};

/// Merges one host account into another, which stays and keeps what it has. What it lacks it takes over; partners, joint
/// targets and deals of the other are its own from then on, and files that name the other mean it.
///
/// # Errors
/// When an account is no longer in the document, or both are the same.
pub fn merge_accounts(document: &Document, request: DuplicateRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (kept, merged) = both(&snapshot, request)?;
    let operation = Operation::MergeAccounts { kept: kept.name.clone(), merged: merged.name.clone() };
    let ((), changed) = document.transact(&operation, |writer| {
        give_overlaps(writer, kept.id, merged.id)?;
        give_targets(writer, kept.id, merged.id)?;
        give_deals(writer, kept.id, merged.id)?;
        give_ruling(writer, kept.id, merged.id)?;
        give_matches(writer, kept.id, merged.id)?;
        give_names(writer, kept, merged)?;
        writer.remove(merged)?;
        writer.put(&joined(kept, merged))
    })?;
    Ok(changed)
}

/// Stores that two host accounts that look like one are two.
///
/// # Errors
/// When an account is no longer in the document, or both are the same.
pub fn tell_apart(document: &Document, request: DuplicateRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (one, other) = both(&snapshot, request)?;
    let operation = Operation::TellAccountsApart { one: one.name.clone(), other: other.name.clone() };
    let apart = ToldApart { account_id: one.id.min(other.id), other_id: one.id.max(other.id) };
    let ((), changed) = document.transact(&operation, |writer| writer.put(&apart))?;
    Ok(changed)
}

fn both(snapshot: &Snapshot, request: DuplicateRequest) -> Result<(&Account, &Account)> {
    let gone = || Error::new("this account is no longer in the document; nothing was changed");
    if request.kept == request.merged {
        return Err(Error::new("an account cannot be merged with itself; choose another"));
    }
    let account = |id: u32| snapshot.account(i64::from(id)).ok_or_else(gone);
    Ok((account(request.kept)?, account(request.merged)?))
}

/// The later of two rows of one partner counts; what only the earlier one says stays.
fn give_overlaps(writer: &mut Writer<'_>, kept: i64, merged: i64) -> Result<()> {
    for row in Overlap::of_account(writer.connection(), merged)? {
        writer.remove(&row)?;
        let given = Overlap { account_id: kept, ..row };
        let Some(standing) = given.standing(writer.connection())? else {
            writer.put(&given)?;
            continue;
        };
        let (later, earlier) = if standing.as_of >= given.as_of { (&standing, &given) } else { (&given, &standing) };
        writer.put(&Overlap {
            theirs: later.theirs.or(earlier.theirs),
            owner: later.owner.clone().or_else(|| earlier.owner.clone()),
            stage: later.stage.clone().or_else(|| earlier.stage.clone()),
            last_activity: later.last_activity.max(earlier.last_activity),
            import_id: standing.import_id,
            ..later.clone()
        })?;
    }
    Ok(())
}

fn give_targets(writer: &mut Writer<'_>, kept: i64, merged: i64) -> Result<()> {
    let targets = JointTarget::all(writer.connection())?;
    for row in targets.into_iter().filter(|row| row.account_id == merged) {
        writer.remove(&row)?;
        let given = JointTarget { account_id: kept, ..row };
        let both = match given.standing(writer.connection())? {
            None => given,
            Some(standing) => JointTarget {
                stage: standing.stage.max(given.stage),
                owner: standing.owner.clone().or(given.owner),
                next_step: standing.next_step.clone().or(given.next_step),
                ..standing
            },
        };
        writer.put(&both)?;
    }
    Ok(())
}

fn give_deals(writer: &mut Writer<'_>, kept: i64, merged: i64) -> Result<()> {
    let deals = Deal::all(writer.connection())?;
    let own = deals.into_iter().filter(|deal| deal.account_id == Some(merged));
    own.map(|deal| Deal { account_id: Some(kept), ..deal }).try_for_each(|deal| writer.put(&deal))
}

/// The ruling on the merged account, where there is none on the other.
fn give_ruling(writer: &mut Writer<'_>, kept: i64, merged: i64) -> Result<()> {
    let rulings = Ruling::all(writer.connection())?;
    for row in rulings.into_iter().filter(|row| row.account_id == merged) {
        writer.remove(&row)?;
        let given = Ruling { account_id: kept, ..row };
        if given.standing(writer.connection())?.is_none() {
            writer.put(&given)?;
        }
    }
    Ok(())
}

fn give_matches(writer: &mut Writer<'_>, kept: i64, merged: i64) -> Result<()> {
    for found in AccountMatch::of_account(writer.connection(), merged)? {
        writer.put(&AccountMatch { account_id: kept, ..found })?;
    }
    for decision in MatchDecision::of_account(writer.connection(), merged)? {
        writer.remove(&decision)?;
        let given = MatchDecision { account_id: kept, ..decision };
        // That they are one company goes before that they are two; and what is taken for the kept one is not told apart.
        let standing = given.standing(writer.connection())?;
        let found = AccountMatch::of_listed(writer.connection(), given.partner_account_id)?;
        let is_taken = found.is_some_and(|found| found.is_taken && found.account_id == kept);
        if given.is_same || (standing.is_none() && !is_taken) {
            writer.put(&given)?;
        }
    }
    for decision in MatchDecision::of_account(writer.connection(), kept)? {
        let found = AccountMatch::of_listed(writer.connection(), decision.partner_account_id)?;
        if !decision.is_same && found.is_some_and(|found| found.is_taken && found.account_id == kept) {
            writer.remove(&decision)?;
        }
    }
    let apart = ToldApart::all(writer.connection())?;
    for row in apart.into_iter().filter(|row| row.account_id == merged || row.other_id == merged) {
        writer.remove(&row)?;
        let other = if row.account_id == merged { row.other_id } else { row.account_id };
        if other != kept {
            writer.put(&ToldApart { account_id: kept.min(other), other_id: kept.max(other) })?;
        }
    }
    Ok(())
}

/// The merged account's name, id and website, and those it had taken over, lead to the one that is kept.
fn give_names(writer: &mut Writer<'_>, kept: &Account, merged: &Account) -> Result<()> {
    let aliases = AccountAlias::all(writer.connection())?;
    for alias in aliases.into_iter().filter(|alias| alias.account_id == merged.id) {
        writer.put(&AccountAlias { account_id: kept.id, ..alias })?;
    }
    let id = writer.next_id::<AccountAlias>()?;
    writer.put(&AccountAlias {
        id,
        account_id: kept.id,
        uuid: merged.uuid.clone(),
        name: merged.name.clone(),
        external_id: merged.external_id.clone(),
        domain: merged.domain.clone(),
    })
}

fn joined(kept: &Account, merged: &Account) -> Account {
    let mut custom = kept.custom.clone();
    let lacking = merged.custom.iter().filter(|(header, _)| !kept.custom.iter().any(|(known, _)| known == header));
    custom.extend(lacking.cloned());
    Account {
        external_id: kept.external_id.clone().or_else(|| merged.external_id.clone()),
        domain: kept.domain.clone().or_else(|| merged.domain.clone()),
        segment_id: kept.segment_id.or(merged.segment_id),
        status: kept.status.into_iter().chain(merged.status).min(),
        owner: kept.owner.clone().or_else(|| merged.owner.clone()),
        industry: kept.industry.clone().or_else(|| merged.industry.clone()),
        country: kept.country.clone().or_else(|| merged.country.clone()),
        city: kept.city.clone().or_else(|| merged.city.clone()),
        employees: kept.employees.or(merged.employees),
        stage: kept.stage.clone().or_else(|| merged.stage.clone()),
        last_activity: kept.last_activity.max(merged.last_activity),
        custom,
        ..kept.clone()
    }
}
