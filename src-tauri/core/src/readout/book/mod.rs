//! A workbook as a value: sheets of typed cells, and formulas with the result they have. A painter of its own writes it.

mod write;

pub use write::write;

use jiff::civil::Date;

use crate::model::Currency;

/// A workbook for those who go on with the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// "Northfold partner map, plan for Q3 2026".
    pub title: String,
    pub author: String,
    /// The day it says it was made on: the same document makes the same bytes.
    pub day: Date,
    /// What [`Cell::Money`] is in.
    pub currency: Currency,
    /// Said at the foot of every printed page.
    pub confidentiality: String,
    pub sheets: Vec<Sheet>,
}

/// A table under a title, with rows of its own above the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: &'static str,
    pub title: String,
    /// What the reader has to know, under the title; empty where nothing.
    pub note: String,
    pub columns: Vec<Column>,
    /// Rows between note and header, as wide as the table: sums that stay in sight.
    pub above: Vec<Vec<Cell>>,
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in sight when the rest is scrolled.
    pub frozen_columns: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// In characters.
    pub width: u16,
    /// Whether long texts in it break into lines.
    pub wraps: bool,
}

impl Column {
    #[must_use]
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, wraps: false }
    }

    #[must_use]
    pub fn wrapped(self) -> Self {
        Self { wraps: true, ..self }
    }
}

/// What stands in a cell. Texts stay texts, whatever they begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Blank,
    Text(String),
    /// A heading within the table.
    Strong(String),
    Count(i64),
    /// Hundredths, shown with two decimals.
    Hundredths(i64),
    /// Minor units of the book's currency.
    Money(i64),
    /// A part of a whole, which is not zero.
    Ratio(u32, u32),
    /// By how much something differs: with its sign, and nothing where it does not.
    Change(Box<Cell>),
    /// What the user is to change: a number on a ground of its own.
    Input(Box<Cell>),
    /// An expression with what it comes to, of the kind the result is.
    Formula(String, Box<Cell>),
}

impl Cell {
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// Whether it is a number, which stands at the right.
    #[must_use]
    pub fn is_number(&self) -> bool {
        match self {
            Self::Blank | Self::Text(_) | Self::Strong(_) => false,
            Self::Count(_) | Self::Hundredths(_) | Self::Money(_) | Self::Ratio(..) => true,
            Self::Change(inner) | Self::Input(inner) | Self::Formula(_, inner) => inner.is_number(),
        }
    }

    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    #[must_use]
    pub fn formula(expression: impl Into<String>, result: Self) -> Self {
        Self::Formula(expression.into(), Box::new(result))
    }
}

impl Sheet {
    /// Rows before those `above`: the title, the note, a blank one.
    const HEAD: usize = 3;

    /// The number of the row of `rows[place]`, as a spreadsheet counts.
    #[must_use]
    pub fn row(above: usize, place: usize) -> usize {
        Self::HEAD + above + 1 + place + 1
    }

    /// The number of the row of `above[place]`, as a spreadsheet counts.
    #[must_use]
    pub fn row_above(place: usize) -> usize {
        Self::HEAD + place + 1
    }

    fn header_row(&self) -> u32 {
        u32::try_from(Self::HEAD + self.above.len()).unwrap_or(u32::MAX)
    }
}
