//! The figures of a partner that is merged into another.

use super::MergeFacts;
use crate::model::{Figure, Measure};
use crate::store::tables::{Fact, OfPartner, Table};
use crate::store::{Snapshot, Writer};
use crate::{Error, Result};

/// What both recorded for one quarter and measure.
pub(super) fn common_facts(snapshot: &Snapshot, kept: i64, other: i64) -> Vec<(&Fact, &Fact)> {
    let own = snapshot.facts.values().filter(|fact| fact.partner_id == kept);
    own.filter_map(|fact| Some((fact, snapshot.facts.get(&(other, fact.quarter, fact.measure))?))).collect()
}

/// "Sourced, Q2 2026".
pub(super) fn fact_label(snapshot: &Snapshot, fact: &Fact) -> String {
    format!("{}, {}", fact.measure.name(), snapshot.setting.calendar.label(fact.quarter))
}

/// What becomes of a fact both recorded. Amounts in two currencies are added in the reporting one.
///
/// # Errors
/// When one of them has no rate.
pub(super) fn joined(snapshot: &Snapshot, own: &Fact, others: &Fact, how: MergeFacts) -> Result<Figure> {
    let (one, two) = (own.figure(), others.figure());
    if !adds_up(how, own.measure) {
        return Ok(one);
    }
    if one.currency == two.currency {
        return Ok(Figure { value: one.value.saturating_add(two.value), ..one });
    }
    let reporting = snapshot.setting.currency;
    match snapshot.reported(own).zip(snapshot.reported(others)) {
        Some((one, two)) => Ok(Figure { value: one.saturating_add(two), currency: Some(reporting) }),
        None => Err(Error::new(format!(
            "{}: {} and {} cannot be added without a rate to {}; enter it in the settings, or keep the value of the \
             partner that stays",
            fact_label(snapshot, own),
            one.text(own.measure),
            two.text(own.measure),
            reporting.code(),
        ))),
    }
}

/// Amounts, time and counts of two partners add up; a score of one says nothing of both.
fn adds_up(how: MergeFacts, measure: Measure) -> bool {
    how == MergeFacts::Add && !matches!(measure, Measure::Psat | Measure::Csat | Measure::Engagement | Measure::Churn)
}

/// Gives the facts of `other` to `kept`; what both recorded is joined.
pub(super) fn take_over_facts(
    writer: &mut Writer<'_>,
    snapshot: &Snapshot,
    kept: i64,
    other: i64,
    how: MergeFacts,
) -> Result<()> {
    for row in Fact::of_partner(writer.connection(), other)? {
        let row = row.given_to(kept);
        match row.standing(writer.connection())? {
            None => writer.put(&row)?,
            Some(standing) => {
                let figure = joined(snapshot, &standing, &row, how)?;
                let unit = figure.currency.map_or_else(|| standing.unit.clone(), |code| code.code().to_owned());
                let sum = Fact { value: figure.value, unit, ..standing.clone() };
                if sum != standing {
                    writer.put(&sum)?;
                }
            }
        }
    }
    Ok(())
}
