use jiff::civil::Date;

use super::best_segment::best_segment;
use super::columns::Column;
use super::index::Index;
use super::{CellTone, PartnersCell};
use crate::api::edit::shown_figure;
use crate::api::map::FindingKind;
use crate::model::{Measure, PartnerType, Tier, WORKING_SET};
use crate::store::tables::{Fact, Partner};
use crate::text::{near_day_text, short_day_text};

/// What a column says of a partner.
pub(super) fn cell(index: &Index<'_>, partner: &Partner, column: Column<'_>) -> PartnersCell {
    match column {
        Column::Name => PartnersCell::plain(&partner.name),
        Column::Type => partner_type(index, partner),
        Column::Tier => partner.tier.map_or_else(missing, tier),
        Column::Motion => named(index.motion(partner), partner.tier.is_some_and(Tier::needs_motion)),
        Column::Manager => named(index.manager(partner), partner.tier.is_some_and(Tier::is_dedicated)),
        Column::Fact(measure, at) => fact(index, partner, measure, at),
        Column::Both(measure) => both([0, 1].map(|at| index.fact(partner, measure, at))),
        Column::BestSegment => best_segment(index, partner).cell,
        Column::WorkingSet => index.targets(partner).map(working_set).unwrap_or_default(),
        Column::Refreshed => refreshed(index, partner),
        Column::Finding => finding(index.findings(partner)),
        Column::Roles => PartnersCell::plain(role_names(index, partner)),
        Column::OtherMotions => PartnersCell::plain(index.other_motions(partner).join(", ")),
        Column::Lifecycle => PartnersCell::plain(partner.lifecycle.map_or("", |stage| stage.name())),
        Column::Sponsor => PartnersCell::plain(partner.sponsor.as_deref().unwrap_or_default()),
        Column::Reason => PartnersCell::plain(partner.reason.map_or("", |reason| reason.name())),
        Column::Agreement => PartnersCell::plain(partner.agreement.map_or("", |agreement| agreement.name())),
        Column::Region => PartnersCell::plain(partner.region.as_deref().unwrap_or_default()),
        Column::Website => PartnersCell::plain(partner.domain.as_deref().unwrap_or_default()),
        Column::PartnerSince => partner.partner_since.map(day).unwrap_or_default(),
        Column::ExternalId => PartnersCell::plain(partner.external_id.as_deref().unwrap_or_default()),
        Column::Custom(field) => PartnersCell::plain(index.custom(partner, field).unwrap_or_default()),
    }
}

/// "Reseller, ISV".
pub(super) fn role_names(index: &Index<'_>, partner: &Partner) -> String {
    index.roles(partner).iter().map(|role| role.short_name()).collect::<Vec<_>>().join(", ")
}

/// A value that is a finding by being missing.
fn missing() -> PartnersCell {
    PartnersCell { text: "none".to_owned(), tone: CellTone::Attention, ..PartnersCell::default() }
}

fn named(name: Option<&str>, is_needed: bool) -> PartnersCell {
    match name {
        Some(name) => PartnersCell::plain(name),
        None if is_needed => missing(),
        None => PartnersCell::default(),
    }
}

/// "SI" and, beside it, how many roles it plays besides: "+1".
fn partner_type(index: &Index<'_>, partner: &Partner) -> PartnersCell {
    let besides = index.roles(partner).len();
    let note = if besides == 0 { String::new() } else { format!("+{besides}") };
    let cell = partner.partner_type.map(PartnerType::short_name).map_or_else(missing, PartnersCell::plain);
    PartnersCell { note, ..cell }
}

fn tier(tier: Tier) -> PartnersCell {
    PartnersCell { text: tier.title(), input: tier.number().to_string(), ..PartnersCell::default() }
}

fn fact(index: &Index<'_>, partner: &Partner, measure: Measure, at: usize) -> PartnersCell {
    let fact = index.snapshot.facts.get(&(partner.id, index.quarters[at], measure));
    let is_dedicated = partner.tier.is_some_and(Tier::is_dedicated);
    let is_nothing = fact.is_none_or(|fact| fact.value == 0);
    let is_gap = measure == Measure::MdfAllocated && is_dedicated && is_nothing;
    let cell = match fact {
        Some(fact) => recorded(index, fact),
        None if is_gap => missing(),
        None => PartnersCell::default(),
    };
    if is_gap { PartnersCell { tone: CellTone::Attention, ..cell } } else { cell }
}

/// An amount without a rate stands in its own currency, marked: it is in no sum.
fn recorded(index: &Index<'_>, fact: &Fact) -> PartnersCell {
    let reporting = index.snapshot.setting.currency;
    let shown = shown_figure(index.snapshot, fact);
    let is_in_thousands = matches!(fact.measure, Measure::Sourced | Measure::Influenced);
    let text = match shown.money().filter(|_| is_in_thousands) {
        Some(money) => money.thousands_text(),
        None => shown.text(fact.measure),
    };
    let tone = match (shown.currency, shown.value) {
        (Some(currency), _) if currency != reporting => CellTone::Attention,
        (_, 0) => CellTone::Muted,
        _ => CellTone::Plain,
    };
    let input = fact.figure().input(fact.measure, reporting);
    PartnersCell { text, tone, input, ..PartnersCell::default() }
}

/// "6 + 8"; a dash for a quarter without a record, nothing without any.
fn both(values: [Option<i64>; 2]) -> PartnersCell {
    if values == [None, None] {
        return PartnersCell::default();
    }
    let [before, now] = values.map(|value| value.map_or_else(|| "–".to_owned(), |value| value.to_string()));
    PartnersCell { text: format!("{before} + {now}"), ..PartnersCell::default() }
}

/// The working-set test: 8 to 15 accounts hold, more warn, fewer fail.
fn working_set(count: usize) -> PartnersCell {
    let tone = match count {
        count if count < *WORKING_SET.start() => CellTone::Muted,
        count if count > *WORKING_SET.end() => CellTone::Attention,
        _ => CellTone::Good,
    };
    PartnersCell { text: count.to_string(), tone, ..PartnersCell::default() }
}

fn refreshed(index: &Index<'_>, partner: &Partner) -> PartnersCell {
    let tone = if index.snapshot.is_stale(partner) { CellTone::Stale } else { CellTone::Plain };
    let text = near_day_text(partner.as_of, index.snapshot.today);
    PartnersCell { text, tone, input: partner.as_of.to_string(), ..PartnersCell::default() }
}

fn day(day: Date) -> PartnersCell {
    PartnersCell { text: short_day_text(day), input: day.to_string(), ..PartnersCell::default() }
}

/// The worst, and how many others: "No manager +1".
fn finding(kinds: &[FindingKind]) -> PartnersCell {
    let Some((worst, name)) = kinds.iter().find_map(|kind| Some((kind, kind.of_partner()?))) else {
        return PartnersCell::default();
    };
    let others = kinds.len() - 1;
    let text = if others == 0 { name.to_owned() } else { format!("{name} +{others}") };
    let tone = if worst.is_gap() { CellTone::Attention } else { CellTone::Plain };
    PartnersCell { text, tone, ..PartnersCell::default() }
}
