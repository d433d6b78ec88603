use super::add::known;
use crate::api::document::Changed;
use crate::model::JointStage;
use crate::store::tables::JointTarget;
use crate::store::{Document, Operation};
use crate::{Error, Result};

/// Puts an account on a partner's joint target account list of the review quarter, or takes it off. The list is what the
/// working-set test counts.
///
/// # Errors
/// When the partner or the account is no longer in the document.
pub fn set_joint_target(document: &Document, partner: u32, account: u32, is_on: bool) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let partner = known(&snapshot, partner)?;
    let account = snapshot.accounts.iter().find(|known| known.id == i64::from(account));
    let account =
        account.ok_or_else(|| Error::new("this account is no longer in the document; nothing was changed"))?;
    let target = JointTarget {
        partner_id: partner.id,
        account_id: account.id,
        quarter: snapshot.setting.review_quarter,
        stage: JointStage::Mapped,
        owner: None,
        next_step: None,
        import_id: None,
    };
    if snapshot.targets_of(partner.id).any(|known| known.account_id == account.id) == is_on {
        return Ok(Changed { revision: snapshot.revision, topics: Vec::new() });
    }
    let operation = Operation::SetJointTarget { partner: partner.name.clone(), account: account.name.clone(), is_on };
    let ((), changed) =
        document.transact(&operation, |writer| if is_on { writer.put(&target) } else { writer.remove(&target) })?;
    Ok(changed)
}
