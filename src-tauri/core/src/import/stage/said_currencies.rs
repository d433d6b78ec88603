use std::collections::BTreeSet;

use super::RowReport;
use crate::import::read::Cell;
use crate::model::{Currency, Money};

/// What the amounts of a column say of their currencies. Where each that says one says another than the document's, one
/// that says none may well be in theirs: it is read as ever, and said.
pub struct SaidCurrencies {
    /// Empty where one of them is the document's, and where the header says which is meant.
    others: BTreeSet<Currency>,
}

impl SaidCurrencies {
    /// `said` are the currencies that stand beside amounts.
    pub fn new(said: impl Iterator<Item = Currency>, has_stated: bool, document: Currency) -> Self {
        let mut others: BTreeSet<Currency> = if has_stated { BTreeSet::new() } else { said.collect() };
        if others.contains(&document) {
            others.clear();
        }
        Self { others }
    }

    /// Says of an amount that nothing says which currency it is in, where that is worth a word. Nothing is zero in all.
    pub fn note_unsaid(&self, column: usize, cell: &Cell, money: Money, report: &mut RowReport<'_>) {
        if self.others.is_empty() || money.minor == 0 {
            return;
        }
        let others: Vec<&str> = self.others.iter().map(Currency::code).collect();
        let reason = format!("No currency, beside amounts in {}", others.join(", "));
        report.note(Some(column), &cell.text(), reason, format!("Read as {}", money.full_text()));
    }
}
