use super::MatchDecisionRequest;
use crate::api::document::Changed;
use crate::import::list_matching::by_hand;
use crate::store::tables::{AccountMatch, MatchDecision, Overlap, PartnerAccount, Table};
use crate::store::{Document, Operation, Writer};
use crate::{Error, Result};

/// Stores that an account on a partner's list is one of ours, or is not. It outlives every later list: what is linked stays
/// linked, and what was told apart is not asked about again.
///
/// # Errors
/// When either account is no longer in the document.
pub fn decide_match(document: &Document, request: MatchDecisionRequest) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let gone = || Error::new("this account is no longer in the document; nothing was changed");
    let id = i64::from(request.partner_account);
    let listed = document.read(|connection| PartnerAccount::of_id(connection, id))?.ok_or_else(gone)?;
    let account = snapshot.account(i64::from(request.account)).ok_or_else(gone)?;
    let decision = MatchDecision {
        partner_account_id: listed.id,
        account_id: account.id,
        is_same: request.is_same,
        decided_on: snapshot.today,
    };
    let operation = Operation::DecideMatch {
        partner: snapshot.partner(listed.partner_id).map(|partner| partner.name.clone()).unwrap_or_default(),
        listed: listed.name.clone(),
        account: account.name.clone(),
        is_same: request.is_same,
    };
    let ((), changed) = document.transact(&operation, |writer| {
        if request.is_same { link(writer, &listed, &decision) } else { tell_apart(writer, &listed, &decision) }
    })?;
    Ok(changed)
}

/// An account of a list is one of ours: what was said before to be the same is no longer.
fn link(writer: &mut Writer<'_>, listed: &PartnerAccount, decision: &MatchDecision) -> Result<()> {
    for earlier in MatchDecision::of_listed(writer.connection(), listed.id)? {
        if earlier.is_same && earlier.account_id != decision.account_id {
            writer.remove(&earlier)?;
        }
    }
    writer.put(decision)?;
    let before = AccountMatch::of_listed(writer.connection(), listed.id)?;
    let found = by_hand(decision.account_id);
    let matched = AccountMatch {
        partner_account_id: listed.id,
        account_id: decision.account_id,
        basis: found.basis,
        probability: found.probability,
        is_taken: true,
        import_id: before.as_ref().and_then(|before| before.import_id),
    };
    writer.put(&matched)?;
    if let Some(before) = before.filter(|before| before.is_taken && before.account_id != decision.account_id) {
        withdraw(writer, listed, before.account_id)?;
    }
    share(writer, listed, decision.account_id)
}

fn tell_apart(writer: &mut Writer<'_>, listed: &PartnerAccount, decision: &MatchDecision) -> Result<()> {
    writer.put(decision)?;
    let before = AccountMatch::of_listed(writer.connection(), listed.id)?;
    let Some(before) = before.filter(|before| before.account_id == decision.account_id) else { return Ok(()) };
    writer.remove(&before)?;
    if before.is_taken { withdraw(writer, listed, before.account_id) } else { Ok(()) }
}

/// The partner has an account; what is known of it already stays where the list says nothing.
fn share(writer: &mut Writer<'_>, listed: &PartnerAccount, account_id: i64) -> Result<()> {
    let pair = (listed.partner_id, account_id);
    let standing = Overlap::of_pair(writer.connection(), pair)?;
    if standing.as_ref().is_some_and(|standing| standing.as_of > listed.as_of) {
        return Ok(());
    }
    let said = Overlap {
        partner_id: listed.partner_id,
        account_id,
        theirs: listed.status,
        owner: listed.owner.clone(),
        stage: listed.stage.clone(),
        last_activity: listed.last_activity,
        as_of: listed.as_of,
        import_id: None,
    };
    let both = match standing {
        None => said,
        Some(standing) => Overlap {
            theirs: said.theirs.into_iter().chain(standing.theirs).min(),
            owner: said.owner.or(standing.owner),
            stage: said.stage.or(standing.stage),
            last_activity: said.last_activity.max(standing.last_activity),
            as_of: said.as_of,
            ..standing
        },
    };
    writer.put(&both)
}

/// What the accounts of a list that are still taken for ours say of it together; a file of overlaps keeps its word.
fn said_by(writer: &mut Writer<'_>, first: &PartnerAccount, rest: &[PartnerAccount], account_id: i64) -> Result<()> {
    let Some(standing) = Overlap::of_pair(writer.connection(), (first.partner_id, account_id))? else { return Ok(()) };
    let all = || std::iter::once(first).chain(rest);
    let latest = all().map(|listed| listed.as_of).max().unwrap_or(first.as_of);
    if !standing.is_of_list(writer.connection(), standing.as_of)? || standing.as_of > latest {
        return Ok(());
    }
    writer.put(&Overlap {
        theirs: all().filter_map(|listed| listed.status).min(),
        owner: all().find_map(|listed| listed.owner.clone()),
        stage: all().find_map(|listed| listed.stage.clone()),
        last_activity: all().filter_map(|listed| listed.last_activity).max(),
        as_of: latest,
        ..standing
    })
}

/// The partner no longer has an account, unless another one on its list is that account.
fn withdraw(writer: &mut Writer<'_>, listed: &PartnerAccount, account_id: i64) -> Result<()> {
    let pair = (listed.partner_id, account_id);
    let others = PartnerAccount::taken_for(writer.connection(), pair)?;
    if let [first, rest @ ..] = others.as_slice() {
        return said_by(writer, first, rest, account_id);
    }
    match Overlap::of_pair(writer.connection(), pair)? {
        Some(shared) if shared.is_of_list(writer.connection(), listed.as_of)? => writer.remove(&shared),
        _ => Ok(()),
    }
}
