use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::amounts::{fte_text, money};
use super::record::{advance, chosen, in_turn, is_open, record, scenario_of};
use crate::api::document::Changed;
use crate::api::edit::{read_amount, read_figure};
use crate::measures::Book;
use crate::model::{Measure, ReviewStep, Tier};
use crate::overlap::Matrix;
use crate::review::{Evidence, Plan, Reallocation, Resource, Returns, Suggested, reallocated, suggested};
use crate::store::tables::{Allocation, Envelope};
use crate::store::{Document, Operation, Snapshot, Writer};
use crate::text::count_of;
use crate::{Error, Result};

/// What one partner gets of a resource.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AllocationEdit {
    pub scenario: Option<u32>,
    pub partner: u32,
    pub resource: Resource,
    /// As typed; empty is as today.
    pub text: String,
}

/// A rule for many partners at once; amounts as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum ReallocationRequest {
    /// Twice today's for the first so many of a tier, by sourced pipeline of the last two quarters.
    Double { resource: Resource, tier: Tier, first: u32 },
    /// So much more for a tier, evenly: what is left first, then out of another tier in proportion.
    Shift { resource: Resource, from: Tier, to: Tier, amount: String },
    /// Nobody has more.
    Cap { resource: Resource, tier: Option<Tier>, at_most: String },
    /// What is over or left is taken from a tier, or given to it.
    Settle { resource: Resource, tier: Tier },
    /// Everybody as today.
    Reset { resource: Resource },
    /// As the model suggests it.
    Suggest { resource: Resource },
}

/// What the review may spend of a resource.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct EnvelopeEdit {
    pub resource: Resource,
    /// As typed; empty is what is spent today.
    pub text: String,
}

/// Gives a partner so much of a resource in a scenario.
///
/// # Errors
/// When the plan is signed, the partner is gone, or the text is no amount of zero or more.
pub fn allocate(document: &Document, edit: &AllocationEdit) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    let gone = || Error::new("this partner is no longer in the document; nothing was changed");
    let partner = snapshot.partner(i64::from(edit.partner)).ok_or_else(gone)?;
    let value = read(&snapshot, edit.resource, &edit.text)?;
    let what = match value {
        None => format!("{} of {} as today", name(edit.resource), partner.name),
        Some(value) => {
            format!("{} of {} set to {}", name(edit.resource), partner.name, text(&snapshot, edit.resource, value))
        }
    };
    store(document, &snapshot, edit.scenario, edit.resource, &[(partner.id, value)], what)
}

/// Changes many partners' shares by a rule.
///
/// # Errors
/// When the plan is signed, an amount is none, or the tier it is to be taken from has less.
pub fn reallocate(
    document: &Document,
    (book, matrix): (&Book, &Matrix),
    scenario: Option<u32>,
    request: &ReallocationRequest,
) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    let standing = chosen(&snapshot, scenario)?;
    let plan = Plan::of(&snapshot, standing.map(|scenario| scenario.id));
    if let ReallocationRequest::Reset { resource } = request {
        let lines = plan.lines.iter().map(|line| (line.partner, None)).collect::<Vec<_>>();
        return store(
            document,
            &snapshot,
            scenario,
            *resource,
            &lines,
            format!("{} of everybody as today", name(*resource)),
        );
    }
    if let ReallocationRequest::Suggest { resource } = request {
        let returns = Returns::of(&snapshot, book, *resource, snapshot.setting.review_quarter);
        let found = suggested(&plan, *resource, &returns);
        let found = found.ok_or_else(|| {
            Error::new("half of what everybody has today is more than the envelope; nothing was changed")
        })?;
        let changes =
            |one: &&Suggested| plan.line(one.partner).is_some_and(|line| resource.planned(line) != one.amount);
        let lines: Vec<(i64, Option<i64>)> =
            found.iter().filter(changes).map(|one| (one.partner, Some(one.amount))).collect();
        let what = format!("{} of everybody as suggested", name(*resource));
        return store(document, &snapshot, scenario, *resource, &lines, what);
    }
    let (rule, what) = understood(&snapshot, request)?;
    let evidence = Evidence::of(&snapshot, book, matrix);
    let sourced = |id: i64| evidence.sourced_lately(id).unwrap_or(0);
    let sourced: BTreeMap<i64, i64> = plan.lines.iter().map(|line| (line.partner, sourced(line.partner))).collect();
    let changed = reallocated(&plan, &sourced, rule)
        .ok_or_else(|| Error::new("there is not enough to take, or nobody to give it to; nothing was changed"))?;
    if changed.is_empty() {
        return document.unchanged();
    }
    let partners = count_of(changed.len(), "partner", "partners");
    let lines: Vec<(i64, Option<i64>)> = changed.into_iter().map(|(partner, value)| (partner, Some(value))).collect();
    store(document, &snapshot, scenario, rule.resource(), &lines, format!("{what} ({partners})"))
}

/// Says what the review may spend of a resource.
///
/// # Errors
/// When the plan is signed, or the text is no amount of zero or more.
pub fn set_envelope(document: &Document, edit: &EnvelopeEdit) -> Result<Changed> {
    let _turn = in_turn();
    let snapshot = document.snapshot()?;
    is_open(&snapshot)?;
    let value = read(&snapshot, edit.resource, &edit.text)?;
    is_in_its_currency(&snapshot, edit.resource)?;
    let standing = standing_envelope(&snapshot);
    let next = match edit.resource {
        Resource::Fte => Envelope { fte: value, ..standing },
        Resource::Mdf => Envelope { mdf_minor: value, ..standing },
    };
    let what = match value {
        None => format!("Envelope of {} as spent today", name(edit.resource)),
        Some(value) => format!("Envelope of {} set to {}", name(edit.resource), text(&snapshot, edit.resource, value)),
    };
    let ((), changed) = document.transact(&Operation::Reallocate { what: what.clone() }, |writer| {
        writer.put(&next)?;
        record((document, &snapshot), writer, what, String::new(), None)
    })?;
    Ok(changed)
}

/// Notes the currency in which amounts of this review are said, so that they can be told when the document reports in another.
pub(super) fn keep_currency(snapshot: &Snapshot, writer: &mut Writer<'_>) -> Result<()> {
    writer.put(&standing_envelope(snapshot))
}

/// In the reporting currency: what was said in another is converted, once.
fn standing_envelope(snapshot: &Snapshot) -> Envelope {
    let quarter = snapshot.setting.review_quarter;
    let currency = snapshot.setting.currency;
    let known = snapshot.review.envelopes.iter().find(|envelope| envelope.quarter == quarter);
    known.cloned().unwrap_or(Envelope { quarter, fte: None, mdf_minor: None, currency })
}

/// Amounts of a review are in the currency it began in.
fn is_in_its_currency(snapshot: &Snapshot, resource: Resource) -> Result<()> {
    let currency = standing_envelope(snapshot).currency;
    if resource == Resource::Fte || currency == snapshot.setting.currency {
        return Ok(());
    }
    Err(Error::new(format!(
        "the amounts of this review are in {}; report in it again to change them, or finish the review first",
        currency.code()
    )))
}

fn store(
    document: &Document,
    snapshot: &Snapshot,
    scenario: Option<u32>,
    resource: Resource,
    values: &[(i64, Option<i64>)],
    what: String,
) -> Result<Changed> {
    is_in_its_currency(snapshot, resource)?;
    let ((), changed) = document.transact(&Operation::Reallocate { what: what.clone() }, |writer| {
        let scenario = scenario_of(snapshot, writer, scenario)?;
        advance(snapshot, writer, ReviewStep::Investment)?;
        for (partner, value) in values {
            let standing = snapshot.review.allocations_of(scenario).find(|row| row.partner_id == *partner);
            let nothing = Allocation { scenario_id: scenario, partner_id: *partner, fte: None, mdf_minor: None };
            let standing = standing.cloned().unwrap_or(nothing);
            let next = match resource {
                Resource::Fte => Allocation { fte: *value, ..standing.clone() },
                Resource::Mdf => Allocation { mdf_minor: *value, ..standing.clone() },
            };
            if (next.fte, next.mdf_minor) == (None, None) {
                writer.remove(&next)?;
            } else {
                writer.put(&next)?;
            }
        }
        record((document, snapshot), writer, what, String::new(), None)
    })?;
    Ok(changed)
}

fn understood(snapshot: &Snapshot, request: &ReallocationRequest) -> Result<(Reallocation, String)> {
    let needed = |resource: Resource, typed: &str| {
        read(snapshot, resource, typed)?.ok_or_else(|| Error::new("say how much; nothing was changed"))
    };
    Ok(match request {
        ReallocationRequest::Double { resource, tier, first } => (
            Reallocation::Double { resource: *resource, tier: *tier, first: *first },
            format!("Doubled the {} of the top {first} of {}", name(*resource), tier.title()),
        ),
        ReallocationRequest::Shift { resource, from, to, amount } => {
            let amount = needed(*resource, amount)?;
            let words = text(snapshot, *resource, amount);
            (
                Reallocation::Shift { resource: *resource, from: *from, to: *to, amount },
                format!("Moved {words} of {} from {} to {}", name(*resource), from.title(), to.title()),
            )
        }
        ReallocationRequest::Cap { resource, tier, at_most } => {
            let at_most = needed(*resource, at_most)?;
            let of = tier.map_or_else(|| "everybody".to_owned(), Tier::title);
            let words = text(snapshot, *resource, at_most);
            let what = format!("Capped the {} of {of} at {words}", name(*resource));
            (Reallocation::Cap { resource: *resource, tier: *tier, at_most }, what)
        }
        ReallocationRequest::Settle { resource, tier } => (
            Reallocation::Settle { resource: *resource, tier: *tier },
            format!("Balanced the {} with {}", name(*resource), tier.title()),
        ),
        ReallocationRequest::Reset { .. } | ReallocationRequest::Suggest { .. } => {
            return Err(Error::new("this rule has no amount; nothing was changed"));
        }
    })
}

/// What was typed: hundredths of an FTE, or minor units of the reporting currency.
fn read(snapshot: &Snapshot, resource: Resource, typed: &str) -> Result<Option<i64>> {
    let quarter = snapshot.setting.review_quarter;
    let wrong = |why: String| Error::new(format!("“{}” {why}", typed.trim()));
    let value = match resource {
        Resource::Fte => read_figure(snapshot, Measure::Fte, quarter, typed).map_err(wrong)?.map(|figure| figure.value),
        Resource::Mdf => {
            let money = read_amount(snapshot, quarter, typed).map_err(wrong)?;
            let foreign = money.filter(|money| money.currency != snapshot.setting.currency);
            if let Some(foreign) = foreign {
                let own = snapshot.setting.currency.code();
                return Err(Error::new(format!("the plan is in {own}; {} was not taken", foreign.full_text())));
            }
            money.map(|money| money.minor)
        }
    };
    if value.is_some_and(|value| value < 0) {
        return Err(Error::new("nobody is given less than nothing; it was left as it is"));
    }
    Ok(value)
}

fn name(resource: Resource) -> &'static str {
    match resource {
        Resource::Fte => "FTE",
        Resource::Mdf => "MDF",
    }
}

fn text(snapshot: &Snapshot, resource: Resource, value: i64) -> String {
    match resource {
        Resource::Fte => fte_text(value),
        Resource::Mdf => money(snapshot, value).full_text(),
    }
}
