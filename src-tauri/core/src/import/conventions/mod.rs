//! How the numbers and dates of each column are written: decided from all its values, else from its neighbours, else asked.

mod date_evidence;
mod decision;
mod evidence;
mod number_evidence;
mod question;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::columns::MappedColumn;
use super::context::Context;
use super::fields::{Content, Target};
use super::read::Cell;
use super::recognized::count;
use super::table::Table;
use super::values::{Amounts, Convention, DayOrder, Written};
use crate::api::conventions::{ConventionChoice, ConventionQuestion};
use crate::api::import::ImportChoices;
use crate::model::{Currency, Measure};

use decision::{Decision, Said};
use evidence::Evidence;
pub use number_evidence::said_by_amount;

/// The conventions of the mapped columns, and what has to be asked before anything is stored.
#[derive(Debug, Default)]
pub struct Conventions {
    decimals: Vec<(usize, Decision<Convention>)>,
    orders: Vec<(usize, Decision<DayOrder>)>,
    pub questions: Vec<ConventionQuestion>,
    before: Vec<ConventionChoice>,
}

impl Conventions {
    /// Decides every mapped column of numbers or dates. `before` is how the last file of the source was read.
    #[must_use]
    pub fn decide(
        table: &Table<'_>,
        columns: &[MappedColumn],
        choices: &ImportChoices,
        before: &[ConventionChoice],
        context: &Context,
        as_of: Date,
    ) -> Self {
        let mut conventions = Self { before: before.to_vec(), ..Self::default() };
        conventions.decide_decimals(table, columns, choices, context);
        conventions.decide_orders(table, columns, choices, as_of);
        conventions.questions.sort_by_key(|question| question.column);
        conventions
    }

    /// How the numbers of a column are read.
    #[must_use]
    pub fn decimal(&self, column: usize) -> Option<Convention> {
        found(&self.decimals, column)?.convention
    }

    /// The decimal sign most values of a column have, where some have the other.
    #[must_use]
    pub fn contradicted(&self, column: usize) -> Option<Convention> {
        let decision = found(&self.decimals, column).filter(|decision| decision.is_contradicted)?;
        decision.convention.or(decision.suggested)
    }

    /// How the dates of a column are read.
    #[must_use]
    pub fn order(&self, column: usize) -> Option<DayOrder> {
        found(&self.orders, column)?.convention
    }

    /// "decimal point, as in MDF spent", "day first, as last time": what decided a column that does not decide itself.
    #[must_use]
    pub fn why(&self, column: usize) -> Option<String> {
        let of = |name: &str, by: &str| format!("{name}, {by}");
        let decimal = found(&self.decimals, column)
            .and_then(|decision| Some(of(decision.convention?.name(), decision.by.as_deref()?)));
        let order = found(&self.orders, column)
            .and_then(|decision| Some(of(decision.convention?.name(), decision.by.as_deref()?)));
        decimal.or(order)
    }

    /// What holds for each column, so that a file with a few of these rows is read the same way.
    #[must_use]
    pub fn decided(&self) -> Vec<ConventionChoice> {
        let decimals = self.decimals.iter().filter_map(|(column, decision)| {
            Some(ConventionChoice { column: count(*column), decimal: Some(decision.convention?.into()), dates: None })
        });
        let orders = self.orders.iter().filter_map(|(column, decision)| {
            Some(ConventionChoice { column: count(*column), decimal: None, dates: Some(decision.convention?.into()) })
        });
        decimals.chain(orders).collect()
    }

    fn before(&self, column: usize) -> impl Iterator<Item = &ConventionChoice> {
        self.before.iter().filter(move |before| before.column as usize == column)
    }

    fn decide_decimals(
        &mut self,
        table: &Table<'_>,
        columns: &[MappedColumn],
        choices: &ImportChoices,
        context: &Context,
    ) {
        let evidence: Vec<(&MappedColumn, Evidence<Convention>)> =
            columns.iter().filter_map(|column| Some((column, decimal_evidence(table, column, context)?))).collect();
        for (mapped, own) in &evidence {
            let chosen = choices.conventions.iter().rev().filter(|choice| choice.column as usize == mapped.column);
            let said = Said {
                of_column: chosen.filter_map(|choice| choice.decimal).map(Into::into).next(),
                by_source: self.before(mapped.column).find_map(|before| before.decimal).map(Into::into),
                of_file: choices.decimal.map(Into::into),
                by_sibling: sibling(evidence.iter().filter(|(other, _)| other.column != mapped.column)),
            };
            let decision = Decision::new(own, &said, false);
            if decision.is_asked {
                let currency = column_currency(table, mapped, context.currency);
                self.questions.push(question::decimal(mapped, own, &decision, currency));
            }
            self.decimals.push((mapped.column, decision));
        }
    }

    fn decide_orders(&mut self, table: &Table<'_>, columns: &[MappedColumn], choices: &ImportChoices, as_of: Date) {
        let is_date = |column: &MappedColumn| column.field().is_some_and(|field| field.content == Content::Date);
        if !columns.iter().any(is_date) {
            return;
        }
        let evidence: Vec<(&MappedColumn, Evidence<DayOrder>)> = columns
            .iter()
            .filter(|column| is_date(column) || matches!(column.target, Target::Custom | Target::Skip))
            .map(|column| (column, date_evidence::dates(texts(table, column.column), as_of)))
            .collect();
        for (mapped, own) in evidence.iter().filter(|(mapped, _)| is_date(mapped)) {
            let chosen = choices.conventions.iter().rev().filter(|choice| choice.column as usize == mapped.column);
            let said = Said {
                of_column: chosen.filter_map(|choice| choice.dates).map(Into::into).next(),
                by_source: self.before(mapped.column).find_map(|before| before.dates).map(Into::into),
                of_file: choices.dates.map(Into::into),
                by_sibling: sibling(evidence.iter().filter(|(other, _)| other.column != mapped.column)),
            };
            let decision = Decision::new(own, &said, true);
            if decision.is_asked {
                self.questions.push(question::dates(mapped, own, &decision));
            }
            self.orders.push((mapped.column, decision));
        }
    }
}

/// What the other columns of the table say where all that say anything agree, with the header of the first.
fn sibling<'a, C: Copy + PartialEq + 'a>(
    others: impl Iterator<Item = &'a (&'a MappedColumn, Evidence<C>)>,
) -> Option<(C, String)> {
    let mut agreed: Option<(C, String)> = None;
    for (column, evidence) in others {
        for said in evidence.said() {
            match &agreed {
                None => agreed = Some((said, column.header.text.clone())),
                Some((known, _)) if *known != said => return None,
                Some(_) => {}
            }
        }
    }
    agreed
}

/// `None` for a column whose values are no numbers.
fn decimal_evidence(table: &Table<'_>, column: &MappedColumn, context: &Context) -> Option<Evidence<Convention>> {
    let texts = texts(table, column.column);
    match &column.target {
        Target::Density(_) | Target::Shared(_) | Target::Base(_) => Some(number_evidence::numbers(texts)),
        Target::Field(field) => match field.content {
            Content::Money => Some(number_evidence::amounts(texts, column_currency(table, column, context.currency))),
            // Hundreds of thousands of employees are usual, thousands of deals a quarter are not.
            Content::Count if Measure::from_code(field.code).is_some() => Some(number_evidence::counts(texts)),
            Content::Count | Content::Fte | Content::Score | Content::Density => Some(number_evidence::numbers(texts)),
            _ => None,
        },
        _ => None,
    }
}

/// The currency whose amounts decide the convention of a column: the one its header says; else the document's, unless every
/// amount says another, and then the one most of them say.
#[must_use]
pub fn column_currency(table: &Table<'_>, column: &MappedColumn, document: Currency) -> Currency {
    let amounts = Amounts { currency: document, stated: column.header.currency, unit: 1, convention: None };
    if let Some(stated) = amounts.currency_of(None).filter(|_| column.header.currency.is_some()) {
        return stated;
    }
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    for text in texts(table, column.column) {
        let Some(written) = Written::parse(text) else { continue };
        match written.mark.and_then(|mark| amounts.currency_of(Some(mark))) {
            Some(marked) if marked != document => *counts.entry(marked).or_default() += 1,
            _ => return document,
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(document, |(most, _)| most)
}

/// What the amounts of a column say that stand beside a sign or code of one currency.
#[must_use]
pub fn said_by_marked(table: &Table<'_>, column: usize, currency: Currency) -> Option<Convention> {
    let is_marked = |text: &&str| Written::parse(text).is_some_and(|written| written.mark.is_some());
    number_evidence::amounts(texts(table, column).filter(is_marked), currency).decided()
}

/// The convention of a column's amounts in one currency: those in another may well be written differently.
#[must_use]
pub fn said_by_amounts(table: &Table<'_>, column: usize, currency: Currency) -> Option<Convention> {
    number_evidence::amounts(texts(table, column), currency).decided()
}

/// The text values of a column, which alone say how they are written.
fn texts<'a>(table: &Table<'a>, column: usize) -> impl Iterator<Item = &'a str> + Clone {
    table.column(column).filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
}

fn found<C>(decisions: &[(usize, Decision<C>)], column: usize) -> Option<&Decision<C>> {
    decisions.iter().find(|(own, _)| *own == column).map(|(_, decision)| decision)
}
