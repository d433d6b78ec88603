use super::{MdfEdit, MdfFields};
use crate::api::document::Changed;
use crate::api::edit::read_amount;
use crate::model::{Currency, MdfState, Quarter};
use crate::store::tables::MdfActivity;
use crate::store::{Document, Operation, Snapshot};
use crate::text::spaced;
use crate::{Error, Result};

/// Letters a text has at most.
const MOST: usize = 400;

/// Writes an activity of the ledger: a new one, or one that stands.
///
/// # Errors
/// When the partner or the activity is gone, the name is missing, the quarter is none of the calendar, or something written for an
/// amount or a number is none; amounts of one activity are in one currency.
pub fn put_mdf(document: &Document, edit: &MdfEdit) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let partner = snapshot.partner(i64::from(edit.partner));
    let partner =
        partner.ok_or_else(|| Error::new("this partner is no longer in the document; nothing was changed"))?;
    let standing = edit.id.map(|id| known(&snapshot, id)).transpose()?;
    let told = told(&snapshot, &edit.fields)?;
    let row = match standing {
        None => MdfActivity { uuid: document.environment().fresh_id().to_string(), partner_id: partner.id, ..told },
        Some(standing) => MdfActivity {
            id: standing.id,
            uuid: standing.uuid.clone(),
            partner_id: partner.id,
            external_id: standing.external_id.clone(),
            import_id: standing.import_id,
            source_row: standing.source_row,
            ..told
        },
    };
    if standing == Some(&row) {
        return document.unchanged();
    }
    let (activity, partner) = (row.name.clone(), partner.name.clone());
    let operation = match standing {
        None => Operation::AddMdf { activity, partner },
        Some(_) => Operation::ChangeMdf { activity, partner },
    };
    let ((), changed) = document.transact(&operation, |writer| {
        let id = if standing.is_some() { row.id } else { writer.next_id::<MdfActivity>()? };
        writer.put(&MdfActivity { id, ..row.clone() })
    })?;
    Ok(changed)
}

/// Takes an activity out of the ledger.
///
/// # Errors
/// When it is gone already.
pub fn remove_mdf(document: &Document, id: u32) -> Result<Changed> {
    let snapshot = document.snapshot()?;
    let standing = known(&snapshot, id)?;
    let partner = snapshot.partner(standing.partner_id).map(|partner| partner.name.clone()).unwrap_or_default();
    let operation = Operation::RemoveMdf { activity: standing.name.clone(), partner };
    let ((), changed) = document.transact(&operation, |writer| writer.remove(standing))?;
    Ok(changed)
}

fn known(snapshot: &Snapshot, id: u32) -> Result<&MdfActivity> {
    let found = snapshot.mdf_activities.iter().find(|activity| activity.id == i64::from(id));
    found.ok_or_else(|| Error::new("this activity is no longer in the ledger; nothing was changed"))
}

/// What the fields say, of nobody yet.
fn told(snapshot: &Snapshot, fields: &MdfFields) -> Result<MdfActivity> {
    let calendar = snapshot.setting.calendar;
    let quarter =
        Quarter::parse(&fields.quarter).filter(|quarter| calendar.quarter_of(quarter.first_day()) == *quarter);
    let quarter = quarter.ok_or_else(|| Error::new("choose the quarter whose money it is; nothing was changed"))?;
    let name =
        text("name", &fields.name)?.ok_or_else(|| Error::new("say what the activity is; nothing was changed"))?;
    let mut currency: Option<Currency> = None;
    let mut amount = |label: &str, text: &str| -> Result<Option<i64>> {
        let money = read_amount(snapshot, quarter, text).map_err(|why| Error::new(format!("{label} {why}")))?;
        let Some(money) = money else { return Ok(None) };
        if money.minor < 0 {
            return Err(Error::new(format!("{label} is below zero; nothing was changed")));
        }
        if *currency.get_or_insert(money.currency) != money.currency {
            return Err(Error::new(format!("{label} is in another currency than the amount before it; use one")));
        }
        Ok(Some(money.minor))
    };
    let requested_minor = amount("Requested", &fields.requested)?;
    let approved_minor = amount("Approved", &fields.approved)?;
    let spent_minor = amount("Spent", &fields.spent)?;
    let pipeline_goal_minor = amount("Pipeline goal", &fields.pipeline_goal)?;
    let pipeline_minor = amount("Pipeline", &fields.pipeline)?;
    let leads = match fields.leads.trim().replace(',', "").as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::new("Leads are no whole number; nothing was changed"))?),
    };
    let state = match fields.state.as_str() {
        "" if spent_minor.or(pipeline_minor).is_some() => MdfState::Done,
        "" if approved_minor.is_some() => MdfState::Approved,
        "" => MdfState::Requested,
        code => MdfState::from_code(code).ok_or_else(|| Error::new("choose where the request stands"))?,
    };
    Ok(MdfActivity {
        id: 0,
        uuid: String::new(),
        partner_id: 0,
        quarter,
        name,
        external_id: None,
        kind: text("kind", &fields.kind)?,
        goal: text("goal", &fields.goal)?,
        state,
        currency: currency.unwrap_or(snapshot.setting.currency),
        requested_minor,
        approved_minor,
        spent_minor,
        pipeline_goal_minor,
        pipeline_minor,
        leads,
        import_id: None,
        source_row: None,
    })
}

fn text(what: &str, text: &str) -> Result<Option<String>> {
    let text = spaced(text);
    if text.chars().count() > MOST {
        return Err(Error::new(format!("the {what} is longer than {MOST} letters; shorten it")));
    }
    Ok((!text.is_empty()).then_some(text))
}
