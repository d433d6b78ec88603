use std::sync::Mutex;

use super::record::{advance, in_turn, record};
use crate::api::Views;
use crate::api::document::Changed;
use crate::model::ReviewStep;
use crate::review::Frozen;
use crate::store::tables::FrozenQuarter;
use crate::store::{Document, Operation};
use crate::text::{day_text, moment_text};
use crate::{Error, Result};

/// Freezes the review quarter: what stands now is kept for good.
///
/// # Errors
/// When it is frozen already, or not over yet.
pub fn freeze(document: &Document) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    let quarter = snapshot.setting.review_quarter;
    let label = snapshot.setting.calendar.label(quarter);
    if let Some(frozen) = snapshot.review.frozen_quarter(quarter) {
        return Err(Error::new(format!("{label} was frozen on {}; it stays as it is", moment_text(frozen.frozen_at))));
    }
    if snapshot.today <= quarter.last_day() {
        let last = day_text(quarter.last_day());
        return Err(Error::new(format!("{label} ends on {last}; it can be frozen once it is over")));
    }
    let views = Views::of(document, &Mutex::default())?;
    let bytes = Frozen::of(views.snapshot(), views.book(), views.matrix(), quarter).bytes()?;
    let (frozen_at, frozen_by) = (document.environment().now(), snapshot.setting.reviewer.clone());
    let row = FrozenQuarter::packed(quarter, frozen_at, frozen_by, &bytes)?;
    let ((), changed) = document.transact(&Operation::FreezeQuarter { quarter: label.clone() }, |writer| {
        if writer.revision()? != snapshot.revision {
            return Err(Error::new("the document changed in the meantime; nothing was frozen, look at it again"));
        }
        writer.create(&FrozenQuarter { step: writer.step(), ..row.clone() })?;
        advance(&snapshot, writer, ReviewStep::WhatMoved)?;
        record((document, &snapshot), writer, format!("Froze {label}"), format!("SHA-256 {}", row.hash), None)?;
        writer.is_barrier()
    })?;
    Ok(changed)
}
