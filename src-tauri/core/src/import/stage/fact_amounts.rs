use std::collections::BTreeMap;

use super::said_currencies::SaidCurrencies;
use super::{RowReport, Staging};
use crate::import::columns::MappedColumn;
use crate::import::conventions::{column_currency, said_by_marked};
use crate::import::read::Cell;
use crate::import::values::{Amounts, Convention, Reading, Written, could_be_either};
use crate::model::{Currency, Money};

/// The amounts of a column of a roster, each in the currency it says. Those in another currency than most of the column are
/// often written by another convention, and never tell the column's.
pub struct FactAmounts {
    amounts: Amounts,
    /// The currency whose amounts decide the convention of the column.
    pub currency: Currency,
    /// What the marked amounts in each other currency say among themselves.
    others: BTreeMap<Currency, Option<Convention>>,
    said: SaidCurrencies,
}

impl FactAmounts {
    pub fn new(mapped: &MappedColumn, staging: &Staging<'_>) -> Self {
        let amounts = staging.amounts(mapped);
        let currency = column_currency(staging.table, mapped, staging.context.currency);
        let cells = staging.table.column(mapped.column);
        let marked = cells.filter_map(|cell| if let Cell::Text(text) = cell { amounts.marked(text) } else { None });
        let mut others: BTreeMap<Currency, Option<Convention>> = BTreeMap::new();
        for other in marked.filter(|marked| *marked != currency) {
            others.entry(other).or_insert_with(|| said_by_marked(staging.table, mapped.column, other));
        }
        let has_stated = mapped.header.currency.is_some();
        let said = staging.table.column(mapped.column).filter_map(|cell| amounts.said(cell));
        let said = SaidCurrencies::new(said, has_stated, staging.context.currency);
        Self { amounts, currency, others, said }
    }

    /// Says of an amount of the column at `column` that nothing says its currency, where that is worth a word.
    pub fn note_unsaid(&self, column: usize, cell: &Cell, money: Money, report: &mut RowReport<'_>) {
        if self.amounts.said(cell).is_none() {
            self.said.note_unsaid(column, cell, money, report);
        }
    }

    /// One cell in its own currency. What could be read in two ways, and nothing tells which, is left out.
    pub fn read(&self, cell: &Cell) -> Reading<Money> {
        let Cell::Text(text) = cell else { return self.amounts.read(cell) };
        match self.amounts.marked(text).and_then(|marked| self.others.get(&marked)) {
            None => self.amounts.read(cell),
            Some(None) if Written::parse(text).is_some_and(|written| could_be_either(written.number)) => {
                Reading::bad("Thousands or decimals: nothing tells")
            }
            Some(convention) => Amounts { convention: *convention, ..self.amounts }.read(cell),
        }
    }
}
