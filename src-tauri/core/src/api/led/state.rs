use jiff::civil::Date;

use super::AxisStatement;
use crate::api::Views;
use crate::api::document::Changed;
use crate::model::DealAxis;
use crate::store::tables::{Deal, StatedAxis};
use crate::store::{Document, Operation};
use crate::{Error, Result};

/// Says of a deal, or of all deals shown that have a partner on them, that they meet an axis or do not, or takes back what was
/// said. `views` are those of the document as it was when the table was drawn.
///
/// # Errors
/// When the intent is to be met without its day, the day is none, no partner is on any of the deals, or the deal is gone.
pub fn state_axis(document: &Document, views: &Views, statement: &AxisStatement) -> Result<Changed> {
    let snapshot = views.snapshot();
    let stated_on = day(statement)?;
    let gone = || Error::new("this deal is no longer in the document; nothing was changed");
    let deals: Vec<&Deal> = match statement.deal {
        Some(id) => vec![snapshot.deal(i64::from(id)).ok_or_else(gone)?],
        None => views.deals_shown(&statement.shown)?,
    };
    let with_partners: Vec<&Deal> =
        deals.into_iter().filter(|deal| !snapshot.partners_of_deal(deal.id).is_empty()).collect();
    if with_partners.is_empty() {
        return Err(Error::new("no partner is on these deals: there is nothing to lead; nothing was changed"));
    }
    let axis = statement.axis;
    let standing = |deal: &Deal| snapshot.axes_of_deal(deal.id).iter().find(|stated| stated.axis == axis);
    let wanted = |deal: &Deal| {
        let row = |is_met| StatedAxis { deal_id: deal.id, axis, is_met, stated_on, import_id: None };
        // What an import stated stays its row: with the import it goes.
        let import_id = standing(deal).and_then(|stated| stated.import_id);
        statement.is_met.map(|is_met| StatedAxis { import_id, ..row(is_met) })
    };
    let changed: Vec<(&Deal, Option<StatedAxis>)> = with_partners
        .into_iter()
        .map(|deal| (deal, wanted(deal)))
        .filter(|(deal, wanted)| standing(deal) != wanted.as_ref())
        .collect();
    let Some(((first, _), count)) = changed.first().zip(u32::try_from(changed.len()).ok()) else {
        return document.unchanged();
    };
    let operation = Operation::StateAxis {
        axis: axis.name().to_lowercase(),
        is_met: statement.is_met,
        deal: first.name.clone(),
        deals: count,
    };
    let ((), changed) = document.transact(&operation, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was stored, try it again"));
        }
        for (deal, wanted) in &changed {
            match (wanted, standing(deal)) {
                (Some(row), _) => writer.put(row)?,
                (None, Some(row)) => writer.remove(row)?,
                (None, None) => {}
            }
        }
        Ok(())
    })?;
    Ok(changed)
}

/// The day of an intent that is met; of everything else none.
fn day(statement: &AxisStatement) -> Result<Option<Date>> {
    if statement.axis != DealAxis::Intent || statement.is_met != Some(true) {
        return Ok(None);
    }
    let text = statement.stated_on.trim();
    let none = || {
        Error::new("say on which day the intent was stated, as in 2026-03-31; without its day it counts for nothing")
    };
    text.parse().map(Some).map_err(|_| none())
}
