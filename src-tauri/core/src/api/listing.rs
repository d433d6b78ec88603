//! Long lists of rows that are sorted and filtered by numbers, once what they say is known: a keystroke compares numbers.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use foldhash::fast::RandomState;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facets::Held;
use super::partners::{FilterChoice, FilterValue, PartnersCell, PartnersFilter, PartnersSort};

/// What a long table is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListRequest {
    /// The column to sort by; absent sorts as the table usually is.
    pub sort: Option<PartnersSort>,
    pub filters: Vec<PartnersFilter>,
    /// Part of what a row is called; empty shows all.
    pub find: String,
}

/// A page of the rows: 100 from `offset`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListPageRequest {
    pub table: ListRequest,
    pub offset: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListColumn {
    pub id: String,
    pub label: String,
    /// Whether its values are right-aligned.
    pub is_number: bool,
    /// Width at 1440 pixels, in characters of the table's figures.
    pub width: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct ListRow {
    pub id: u32,
    pub uuid: String,
    /// One a column; the first is the name.
    pub cells: Vec<PartnersCell>,
}

/// A column with more values than this is offered by its most frequent ones.
const MOST_VALUES: usize = 200;

/// One thing to filter by: the values in their order, and which one each row has.
pub struct Column {
    pub id: &'static str,
    pub label: &'static str,
    pub values: Vec<Held>,
    pub of: Vec<u32>,
}

/// A filter as it is applied to a hundred thousand rows.
pub enum Filter<'a> {
    /// Which of the column's values pass.
    Values { of: &'a [u32], passes: Vec<bool> },
    /// Which rows pass.
    Rows(Vec<bool>),
}

impl<'a> Filter<'a> {
    #[must_use]
    pub fn of(column: &'a Column, values: &[String]) -> Self {
        let passes = column.values.iter().map(|held| values.contains(&held.value)).collect();
        Self::Values { of: &column.of, passes }
    }

    #[must_use]
    pub fn lets_pass(&self, place: usize) -> bool {
        match self {
            Self::Values { of, passes } => passes[of[place] as usize],
            Self::Rows(passes) => passes[place],
        }
    }
}

/// Sorts rows by a number of each; those of one number stay as they stand, and those without one come last in either
/// direction.
pub fn sort_by_number(places: &mut [u32], is_descending: bool, number: impl Fn(usize) -> Option<i64>) {
    places.sort_by_cached_key(|place| {
        let number = number(*place as usize);
        (number.is_none(), number.map(|number| if is_descending { -number } else { number }))
    });
}

/// A number that grows with a day.
#[must_use]
pub fn number_of(day: Date) -> i64 {
    i64::from(day.year()) * 400 + i64::from(day.day_of_year())
}

impl Column {
    /// Where the value of a row stands among the others; `None` of a row without one.
    #[must_use]
    pub fn rank(&self, place: usize) -> Option<i64> {
        let value = self.of[place];
        (!self.values[value as usize].value.is_empty()).then_some(i64::from(value))
    }
}

/// What a column offers to filter by; nothing of one in which no row has a value.
#[must_use]
pub fn choice(facet: &Column) -> Option<FilterChoice> {
    let mut counts = vec![0; facet.values.len()];
    facet.of.iter().for_each(|value| counts[*value as usize] += 1);
    let mut values: Vec<FilterValue> = facet
        .values
        .iter()
        .zip(counts)
        .map(|(held, count)| FilterValue { value: held.value.clone(), label: held.label.clone(), count })
        .collect();
    if values.len() > MOST_VALUES {
        let mut counts: Vec<u32> = values.iter().map(|value| value.count).collect();
        counts.sort_unstable_by(|one, other| other.cmp(one));
        let least = counts[MOST_VALUES - 1];
        let mut room = MOST_VALUES - values.iter().filter(|value| value.count > least).count();
        values.retain(|value| {
            let is_last = value.count == least && room > 0;
            room -= usize::from(is_last);
            value.count > least || is_last
        });
    }
    let is_held = values.iter().any(|value| !value.value.is_empty());
    is_held.then(|| FilterChoice { column: facet.id.to_owned(), label: facet.label.to_owned(), values })
}

/// Values are told apart as they come and put in order once all are known; what each is called is made once.
pub fn column<'a, Row, Value: Copy + Eq + Hash>(
    rows: &'a [Row],
    (id, label): (&'static str, &'static str),
    value: impl Fn(usize, &'a Row) -> Value,
    held: impl Fn(Value) -> Held,
) -> Column {
    let mut places: HashMap<Value, u32, RandomState> = HashMap::default();
    let mut of = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
        of.push(*places.entry(value(place, row)).or_insert(next));
    }
    // Two values of one name, such as 2, 3 and 4 partners, are one.
    let mut ranked: BTreeMap<Held, Vec<u32>> = BTreeMap::new();
    for (value, place) in &places {
        ranked.entry(held(*value)).or_default().push(*place);
    }
    let mut ranks = vec![0; places.len()];
    for (rank, places) in (0..).zip(ranked.values()) {
        for place in places {
            ranks[*place as usize] = rank;
        }
    }
    for place in &mut of {
        *place = ranks[*place as usize];
    }
    Column { id, label, values: ranked.into_keys().collect(), of }
}
