use std::cmp::Ordering;

use super::best_segment::best_segment;
use super::cells::role_names;
use super::columns::{Column, SOURCED};
use super::index::Index;
use super::{PartnersRequest, PartnersSort};
use crate::model::{Measure, PartnerType, Tier, name_key};
use crate::store::tables::Partner;

/// What a partner is sorted by. Numbers stand before words, where a column has both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i64),
    Words(String),
}

/// How the rows are sorted.
pub(super) struct Sorting<'a> {
    column: Column<'a>,
    is_descending: bool,
}

impl<'a> Sorting<'a> {
    /// As asked for; by what was sourced in the last two quarters when nothing is asked for, or a column that the
    /// document no longer has.
    pub fn of(index: &Index<'a>, request: &PartnersRequest) -> Self {
        let asked = request.sort.as_ref().and_then(|sort| {
            let column = Column::of_id(index, &sort.column)?;
            Some(Self { column, is_descending: sort.is_descending })
        });
        asked.unwrap_or(Self { column: Column::Both(Measure::Sourced), is_descending: true })
    }

    pub fn told(&self) -> PartnersSort {
        let column = if self.column == Column::Both(Measure::Sourced) { SOURCED.to_owned() } else { self.column.id() };
        PartnersSort { column, is_descending: self.is_descending }
    }

    /// A total order, whatever the order was: ties go by name, then id, and missing values come last in either
    /// direction.
    pub fn sort<'p>(&self, index: &Index<'_>, partners: impl Iterator<Item = &'p Partner>) -> Vec<&'p Partner> {
        // Partners stand by name, then id, and the sort is stable.
        let mut rows: Vec<(Option<Value>, &Partner)> =
            partners.map(|partner| (value(index, partner, self.column), partner)).collect();
        rows.sort_by(|(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) if self.is_descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        rows.into_iter().map(|(_, partner)| partner).collect()
    }
}

fn value(index: &Index<'_>, partner: &Partner, column: Column<'_>) -> Option<Value> {
    match column {
        Column::Name => words(&partner.name),
        Column::Type => partner.partner_type.and_then(|kind| place(&PartnerType::ALL, &kind)),
        Column::Tier => partner.tier.map(|tier| Value::Number(i64::from(Tier::number(tier)))),
        Column::Motion => index.motion(partner).and_then(words),
        Column::Manager => index.manager(partner).and_then(words),
        Column::Fact(measure, at) => index.fact(partner, measure, at).map(Value::Number),
        Column::Both(measure) => index.sum(partner, measure).map(Value::Number),
        Column::BestSegment => best_segment(index, partner).ranked.map(|density| Value::Number(i64::from(density))),
        Column::WorkingSet => index.targets(partner).and_then(|count| Some(Value::Number(i64::try_from(count).ok()?))),
        Column::Refreshed => words(&partner.as_of.to_string()),
        // The worst kind first, and of one kind the partner with most findings.
        Column::Finding => {
            let kinds = index.findings(partner);
            let worst = i64::from(*kinds.first()? as u8);
            Some(Value::Number(worst * 100 - i64::try_from(kinds.len()).unwrap_or(0)))
        }
        Column::Roles => words(&role_names(index, partner)),
        Column::OtherMotions => words(&index.other_motions(partner).join(", ")),
        Column::Lifecycle => partner.lifecycle.map(|stage| Value::Number(stage as i64)),
        Column::Sponsor => partner.sponsor.as_deref().and_then(words),
        Column::Reason => partner.reason.map(|reason| Value::Number(reason as i64)),
        Column::Agreement => partner.agreement.map(|agreement| Value::Number(agreement as i64)),
        Column::Region => partner.region.as_deref().and_then(words),
        Column::Website => partner.domain.as_deref().and_then(words),
        Column::PartnerSince => partner.partner_since.and_then(|day| words(&day.to_string())),
        Column::ExternalId => partner.external_id.as_deref().and_then(words),
        Column::Custom(field) => index.custom(partner, field).and_then(words_or_number),
    }
}

fn words(text: &str) -> Option<Value> {
    let key = name_key(text);
    (!key.is_empty()).then_some(Value::Words(key))
}

fn words_or_number(text: &str) -> Option<Value> {
    text.trim().parse().map(Value::Number).ok().or_else(|| words(text))
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Option<Value> {
    let place = all.iter().position(|known| known == one)?;
    i64::try_from(place).ok().map(Value::Number)
}
