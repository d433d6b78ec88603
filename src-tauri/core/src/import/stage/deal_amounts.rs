use std::collections::HashMap;

use super::said_currencies::SaidCurrencies;
use super::{RowReport, Staging};
use crate::import::conventions::said_by_amounts;
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Amounts, Convention, CurrencyMark, is_missing};
use crate::model::{Currency, Money};

/// The amounts of a list of deals, each in the currency the file says: its cell, else the column of currencies, else the
/// header, else that of the document.
pub struct DealAmounts {
    column: usize,
    currencies: Option<usize>,
    stated: Option<CurrencyMark>,
    unit: i64,
    document: Currency,
    /// By currency: two of them may well be written by two conventions.
    conventions: HashMap<Currency, Option<Convention>>,
    said: SaidCurrencies,
}

impl DealAmounts {
    /// The amounts of the column at `column`, with their conventions decided.
    pub fn new(column: usize, staging: &Staging<'_>) -> Self {
        let header = staging.columns.iter().find(|mapped| mapped.column == column).map(|mapped| &mapped.header);
        let mut amounts = Self {
            column,
            currencies: staging.column("currency"),
            stated: header.and_then(|header| header.currency),
            unit: header.map_or(1, |header| header.unit),
            document: staging.context.currency,
            conventions: HashMap::new(),
            said: SaidCurrencies::new(std::iter::empty(), true, staging.context.currency),
        };
        let said = staging.table.rows.iter().filter_map(|row| amounts.said(row));
        amounts.said = SaidCurrencies::new(said, amounts.stated.is_some(), amounts.document);
        let mut used: Vec<Currency> = staging.table.rows.iter().filter_map(|row| amounts.currency(row).ok()).collect();
        used.sort_unstable();
        used.dedup();
        let convention =
            |currency| said_by_amounts(staging.table, column, currency).or_else(|| staging.conventions.decimal(column));
        amounts.conventions = used.into_iter().map(|currency| (currency, convention(currency))).collect();
        amounts
    }

    /// The amount of a row; `None` where none stands.
    pub fn read(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<Money> {
        let cell = row.cell(self.column);
        if cell.is_empty() {
            return None;
        }
        match self.currency(row) {
            Ok(currency) => {
                let convention = self.conventions.get(&currency).copied().flatten();
                let amounts = Amounts { currency, stated: None, unit: self.unit, convention };
                let money = report.number(self.column, cell, amounts.read(cell), "Amount")?;
                if self.said(row).is_none() {
                    self.said.note_unsaid(self.column, cell, money, report);
                }
                Some(money)
            }
            Err(reason) => {
                report.left_empty(Some(self.column), cell, reason.into(), "Amount");
                None
            }
        }
    }

    /// The currency that stands in the cell of a row's amount or beside it.
    fn said(&self, row: &SheetRow) -> Option<Currency> {
        let beside = || self.currencies.is_some_and(|column| !is_missing(&row.cell(column).text()));
        let is_said = mark_of(row.cell(self.column)).is_some() || beside();
        self.currency(row).ok().filter(|_| is_said)
    }

    /// The currency of a row's amount, or why it has none.
    fn currency(&self, row: &SheetRow) -> Result<Currency, String> {
        let in_column = self.currencies.map(|column| row.cell(column).text()).filter(|text| !is_missing(text));
        let named = match in_column {
            None => None,
            Some(text) => {
                let is_code = text.trim().len() == 3;
                let currency = Currency::from_code(&text).filter(|_| is_code);
                Some(currency.ok_or_else(|| format!("`{text}` beside it is not a currency"))?)
            }
        };
        match (mark_of(row.cell(self.column)).or(self.stated.filter(|_| named.is_none())), named) {
            (Some(mark), Some(named)) if !mark.is_in(named) => {
                Err(format!("Amount in {}, the currency beside it is {}", mark.text(), named.code()))
            }
            (_, Some(named)) => Ok(named),
            (Some(CurrencyMark::Currency(currency)), None) => Ok(currency),
            (Some(mark), None) if !mark.is_in(self.document) => {
                Err(format!("{} may be several currencies; write its code", mark.text()))
            }
            _ => Ok(self.document),
        }
    }
}

/// The currency a cell says by itself.
fn mark_of(cell: &Cell) -> Option<CurrencyMark> {
    match cell {
        Cell::Amount(_, currency) => Some(CurrencyMark::Currency(*currency)),
        Cell::Text(text) => {
            let spaced = text.replace("US$", " USD ");
            let words = spaced.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
            let signs = spaced.char_indices().filter(|(_, letter)| "$€£¥₹".contains(*letter));
            let mut marks = words.chain(signs.map(|(at, letter)| &spaced[at..at + letter.len_utf8()]));
            marks.find_map(CurrencyMark::from_text)
        }
        _ => None,
    }
}
