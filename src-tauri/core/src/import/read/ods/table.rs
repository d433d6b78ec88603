use std::rc::Rc;

use jiff::civil::Date;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::import::read::limits::Bound;
use crate::import::read::{Limits, Merged, Refusal, Sink, Value, xml};
use crate::model::Currency;

/// Whether a cell is shown, or lies under one that is merged with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Shown,
    Covered,
}

/// A sheet as far as it was read.
#[derive(Debug, Default)]
pub struct Table {
    /// Of the row that is read; from 1.
    row: u32,
    column: u32,
    /// How often the row stands below itself.
    row_repeats: u32,
    is_hidden: bool,
    /// The cells of the row that hold something, to be repeated with it.
    filled: Vec<(u32, Content)>,
    cell: CellAttributes,
    text: String,
    has_paragraph: bool,
    in_paragraph: bool,
}

/// What is said of a cell where it begins.
#[derive(Debug, Default)]
struct CellAttributes {
    repeats: u32,
    kind: String,
    value: String,
    currency: String,
    rows: u32,
    columns: u32,
}

/// The value of a cell, kept until its row ends.
#[derive(Clone, Debug)]
enum Content {
    Text(Rc<str>),
    Error(Rc<str>),
    Number(f64),
    Percent(f64),
    Amount(f64, Currency),
    Date(Date),
    Bool(bool),
}

impl Content {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Error(word) => Value::Error(word),
            Self::Number(number) => Value::Number(*number),
            Self::Percent(number) => Value::Percent(*number),
            Self::Amount(number, currency) => Value::Amount(*number, *currency),
            Self::Date(date) => Value::Date(*date),
            Self::Bool(value) => Value::Bool(*value),
        }
    }
}

impl Table {
    pub fn start(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            "table-row" => {
                self.row = self.row.saturating_add(self.row_repeats.max(u32::from(self.row == 0)));
                self.row_repeats = repeats(element, "number-rows-repeated")?;
                let shown = xml::attribute(element, "visibility")?;
                self.is_hidden = matches!(shown.as_deref(), Some("collapse" | "filter"));
                self.column = 0;
                self.filled.clear();
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = CellAttributes::of(element)?;
                self.text.clear();
                self.has_paragraph = false;
            }
            "p" | "h" => {
                if std::mem::replace(&mut self.has_paragraph, true) {
                    self.text.push('\n');
                }
                self.in_paragraph = true;
            }
            "s" => {
                let count = xml::attribute(element, "c")?.and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text.extend(std::iter::repeat_n(' ', count.min(1000)));
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            _ => (),
        }
        Ok(())
    }

    /// Adds text of the cell; how long it is now.
    pub fn push_text(&mut self, text: &str) -> usize {
        if self.in_paragraph {
            self.text.push_str(text);
        }
        self.text.len()
    }

    pub fn end_paragraph(&mut self) {
        self.in_paragraph = false;
    }

    pub fn end_cell(&mut self, kind: CellKind, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
        (self.has_paragraph, self.in_paragraph) = (false, false);
        let repeats = self.cell.repeats.max(1);
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(repeats);
        if kind == CellKind::Shown && (self.cell.rows > 1 || self.cell.columns > 1) {
            let last_row = row.saturating_add(self.cell.rows.max(1) - 1);
            let last_column = column.saturating_add(self.cell.columns.max(1) - 1);
            sink.merged(Merged { first_row: row, last_row, first_column: column, last_column })?;
        }
        let Some(content) = self.content() else { return Ok(()) };
        limits.check(Bound::Columns, u64::from(self.column))?;
        self.filled.extend((column..self.column).map(|column| (column, content.clone())));
        Ok(())
    }

    /// What the cell holds; a covered cell keeps what it held before it was merged, as a spreadsheet shows after parting it.
    fn content(&mut self) -> Option<Content> {
        let CellAttributes { kind, value, currency, .. } = &self.cell;
        let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
        let text = std::mem::take(&mut self.text);
        Some(match (kind.as_str(), number) {
            // A formula that failed is a number of 0 whose text is the error's word.
            (_, Some(0.0)) if text.starts_with('#') && !text.contains(' ') => Content::Error(text.into()),
            ("float", Some(number)) => Content::Number(number),
            ("percentage", Some(number)) => Content::Percent(number),
            ("currency", Some(number)) => {
                Currency::from_code(currency).map_or(Content::Number(number), |code| Content::Amount(number, code))
            }
            ("boolean", _) => Content::Bool(value == "true"),
            ("date", _) => match value.get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Content::Date(day),
                None => Content::Text(value.as_str().into()),
            },
            ("string", _) if text.is_empty() && !value.is_empty() => Content::Text(value.as_str().into()),
            _ if text.trim().is_empty() => return None,
            _ => Content::Text(text.into()),
        })
    }

    pub fn end_row(&mut self, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
        let last = self.row.saturating_add(self.row_repeats - u32::from(self.row_repeats > 0));
        if self.filled.is_empty() {
            return Ok(());
        }
        limits.check(Bound::Rows, u64::from(last))?;
        for row in self.row..=last {
            for (column, content) in &self.filled {
                sink.cell(row, *column, content.value())?;
            }
            if self.is_hidden {
                sink.hidden_row(row)?;
            }
        }
        Ok(())
    }
}

impl CellAttributes {
    fn of(element: &BytesStart<'_>) -> Result<Self, Refusal> {
        let mut found = Self { repeats: 1, rows: 1, columns: 1, ..Self::default() };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::Damaged)?;
            let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refusal::Damaged)?;
            match attribute.key.local_name().as_ref() {
                "number-columns-repeated" => found.repeats = text.parse().map_err(|_| Refusal::Damaged)?,
                "number-columns-spanned" => found.columns = text.parse().unwrap_or(1),
                "number-rows-spanned" => found.rows = text.parse().unwrap_or(1),
                "currency" => found.currency = text.into_owned(),
                "value" | "date-value" | "boolean-value" | "string-value" => found.value = text.into_owned(),
                // LibreOffice says the same of its own once more, as `calcext:value-type`, and there "error" too.
                "value-type" if found.kind.is_empty() => found.kind = text.into_owned(),
                _ => (),
            }
        }
        Ok(found)
    }
}

fn repeats(element: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    match xml::attribute(element, name)? {
        None => Ok(1),
        Some(text) => text.parse().map(|count: u32| count.max(1)).map_err(|_| Refusal::Damaged),
    }
}
