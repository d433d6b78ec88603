//! What rows can be filtered by, with the values that occur.

use std::collections::BTreeMap;

use super::partners::{FilterChoice, FilterValue, PartnersFilter};
use crate::model::name_key;

/// A value a row has: where it stands among the others (those without one last), and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    place: (bool, i64, String),
    pub value: String,
    pub label: String,
}

impl Held {
    /// One of a list with an order of its own.
    #[must_use]
    pub fn numbered(place: i64, value: String, label: String) -> Self {
        Self { place: (false, place, String::new()), value, label }
    }

    /// One among others that stand by name.
    #[must_use]
    pub fn named(value: String, name: &str) -> Self {
        Self { place: (false, 0, name_key(name)), value, label: name.to_owned() }
    }

    /// A text that is its own value.
    #[must_use]
    pub fn written(text: &str) -> Self {
        Self::named(text.to_owned(), text)
    }

    /// What is not recorded.
    #[must_use]
    pub fn none() -> Self {
        Self { place: (true, 0, String::new()), value: String::new(), label: "none".to_owned() }
    }
}

/// One thing rows can be filtered by.
pub struct Facet<'a, R> {
    pub column: &'static str,
    pub label: &'static str,
    pub held: Box<dyn Fn(&R) -> Held + 'a>,
}

impl<'a, R> Facet<'a, R> {
    pub fn new(column: &'static str, label: &'static str, held: impl Fn(&R) -> Held + 'a) -> Self {
        Self { column, label, held: Box::new(held) }
    }
}

/// What there is to choose from, over all rows. What no row has a value of is left out.
#[must_use]
pub fn choices<R>(facets: &[Facet<'_, R>], rows: &[R]) -> Vec<FilterChoice> {
    facets.iter().filter_map(|facet| choice(facet, rows)).collect()
}

fn choice<R>(facet: &Facet<'_, R>, rows: &[R]) -> Option<FilterChoice> {
    let mut counts: BTreeMap<Held, u32> = BTreeMap::new();
    for row in rows {
        *counts.entry((facet.held)(row)).or_default() += 1;
    }
    let is_held = counts.keys().any(|held| !held.value.is_empty());
    let values = counts.into_iter().map(|(held, count)| FilterValue { value: held.value, label: held.label, count });
    is_held.then(|| FilterChoice {
        column: facet.column.to_owned(),
        label: facet.label.to_owned(),
        values: values.collect(),
    })
}

/// Whether a row passes all filters. A filter without values, or by something there is no more, restricts nothing.
#[must_use]
pub fn let_pass<R>(facets: &[Facet<'_, R>], filters: &[PartnersFilter], row: &R) -> bool {
    filters.iter().filter(|filter| !filter.values.is_empty()).all(|filter| {
        let facet = facets.iter().find(|facet| facet.column == filter.column);
        facet.is_none_or(|facet| filter.values.contains(&(facet.held)(row).value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facets() -> [Facet<'static, (u8, &'static str)>; 1] {
        [Facet::new(
            "region",
            "Region",
            |row: &(u8, &str)| {
                if row.1.is_empty() { Held::none() } else { Held::written(row.1) }
            },
        )]
    }

    #[test]
    fn values_stand_by_name_and_what_is_missing_last() {
        let rows = [(1, ""), (2, "Östland"), (3, "Nord"), (4, "Nord")];
        let choices = choices(&facets(), &rows);
        let values: Vec<(&str, u32)> =
            choices[0].values.iter().map(|value| (value.label.as_str(), value.count)).collect();
        assert_eq!(values, [("Nord", 2), ("Östland", 1), ("none", 1)]);
    }

    #[test]
    fn a_row_passes_with_one_of_the_values_and_an_unknown_filter_restricts_nothing() {
        let filter = |column: &str, values: &[&str]| PartnersFilter {
            column: column.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let passes = |filter: PartnersFilter| let_pass(&facets(), &[filter], &(3, "Nord"));
        assert!(passes(filter("region", &["Nord", ""])));
        assert!(!passes(filter("region", &["Östland"])));
        assert!(passes(filter("gone", &["x"])) && passes(filter("region", &[])));
    }
}
