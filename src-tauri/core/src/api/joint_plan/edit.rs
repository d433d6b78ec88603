use super::{JointTargetEdit, JointTargetField};
use crate::api::document::Changed;
use crate::model::JointStage;
use crate::store::tables::JointTarget;
use crate::store::{Document, Operation};
use crate::text::spaced;
use crate::{Error, Result};

/// Letters an owner or a next step has at most.
const MOST: usize = 400;

/// Rewrites stage, owner or next step of a joint target of the review quarter.
///
/// # Errors
/// When the account is no longer on the partner's joint target account list, the stage is none, or the text too long.
pub fn edit_joint_target(document: &Document, edit: &JointTargetEdit) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let (partner, account) = (i64::from(edit.partner), i64::from(edit.account));
    let gone = || Error::new("this account is no longer on the joint target account list; nothing was changed");
    let standing = snapshot.targets_of(partner).find(|target| target.account_id == account).ok_or_else(gone)?;
    let text = spaced(&edit.text);
    if text.chars().count() > MOST {
        return Err(Error::new(format!("this is longer than {MOST} letters; shorten it")));
    }
    let said = (!text.is_empty()).then_some(text);
    let target = match edit.field {
        JointTargetField::Owner => JointTarget { owner: said, ..standing.clone() },
        JointTargetField::NextStep => JointTarget { next_step: said, ..standing.clone() },
        JointTargetField::Stage => {
            let none =
                || Error::new("this is no stage of a joint plan; choose mapped, planned, in execution or reviewed");
            let stage = said.as_deref().and_then(JointStage::from_code).ok_or_else(none)?;
            JointTarget { stage, ..standing.clone() }
        }
    };
    if target == *standing {
        return document.unchanged();
    }
    let name = |id| snapshot.account(id).map(|account| account.name.clone()).unwrap_or_default();
    let operation = Operation::EditJointTarget {
        partner: snapshot.partner(partner).map(|partner| partner.name.clone()).unwrap_or_default(),
        account: name(account),
        field: match edit.field {
            JointTargetField::Stage => format!("stage to {}", target.stage.name().to_lowercase()),
            JointTargetField::Owner => "owner".to_owned(),
            JointTargetField::NextStep => "next step".to_owned(),
        },
    };
    let ((), changed) = document.transact(&operation, |writer| writer.put(&target))?;
    Ok(changed)
}
