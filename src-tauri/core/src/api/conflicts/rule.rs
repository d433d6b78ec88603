use super::RulingRequest;
use super::decide::said;
use super::words::partner_name;
use crate::api::document::Changed;
use crate::measures::conflict;
use crate::store::tables::Ruling;
use crate::store::{Document, Operation, Snapshot};
use crate::{Error, Result};

/// Rules who may go on with an account that several are on. An earlier ruling on it is replaced.
///
/// # Errors
/// When the account has no conflict, who it is for is not on it, or owner or reason are missing.
pub fn rule_conflict(document: &Document, request: &RulingRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let account = i64::from(request.account);
    let none = || Error::new("nobody is in anybody's way on this account any more; nothing was changed");
    let conflict = conflict(&snapshot, account).ok_or_else(none)?;
    let partner_id = request.partner.map(i64::from);
    let is_among = match partner_id {
        Some(partner) => conflict.claims.iter().any(|claim| claim.partner == partner),
        None => !conflict.direct.is_empty(),
    };
    if !is_among {
        return Err(Error::new("who this would be for is not on the account; choose one of those who are"));
    }
    let owner = said(&request.owner, "say who rules; nothing was changed")?;
    let reason = said(&request.reason, "say why: a ruling without a reason does not last; nothing was changed")?;
    let operation = Operation::RuleConflict {
        account: name(&snapshot, account),
        winner: partner_id.map_or("us", |partner| partner_name(&snapshot, partner)).to_owned(),
    };
    let ruling = Ruling {
        account_id: account,
        partner_id,
        owner,
        reason,
        ruled_on: snapshot.today,
        parties: conflict.parties(),
    };
    let ((), changed) = document.transact(&operation, |writer| writer.put(&ruling))?;
    Ok(changed)
}

/// Takes a ruling back: the conflict is open again.
///
/// # Errors
/// When nothing was ruled on the account.
pub fn withdraw_ruling(document: &Document, account: u32) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let ruling = snapshot.rulings.iter().find(|ruling| ruling.account_id == i64::from(account));
    let ruling = ruling.ok_or_else(|| Error::new("nothing is ruled on this account; nothing was changed"))?;
    let operation = Operation::WithdrawRuling { account: name(&snapshot, ruling.account_id) };
    let ((), changed) = document.transact(&operation, |writer| writer.remove(ruling))?;
    Ok(changed)
}

fn name(snapshot: &Snapshot, account: i64) -> String {
    snapshot.account(account).map_or_else(|| "an account".to_owned(), |account| account.name.clone())
}
