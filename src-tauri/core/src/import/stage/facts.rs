use super::fact_amounts::FactAmounts;
use super::{RowReport, Staging};
use crate::import::StagedFact;
use crate::import::columns::MappedColumn;
use crate::import::conventions::said_by_amount;
use crate::import::fields::Content;
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Convention, Numbers};
use crate::model::{Figure, Measure, Money, Quarter};

/// A column of facts: its measure, its quarter where the header names one, and how its numbers are read.
pub struct FactColumn {
    column: usize,
    name: &'static str,
    measure: Measure,
    quarter: Option<Quarter>,
    numbers: FactNumbers,
    /// The decimal sign most amounts have, where some have the other.
    contradicted: Option<Convention>,
}

enum FactNumbers {
    Money(FactAmounts),
    Fte(Numbers),
    Score(Numbers),
    Count(Numbers),
}

impl FactColumn {
    /// The fact columns of a roster, each with its conventions decided.
    pub fn all(staging: &Staging<'_>) -> Vec<Self> {
        staging.columns.iter().filter_map(|column| Self::new(column, staging)).collect()
    }

    fn new(mapped: &MappedColumn, staging: &Staging<'_>) -> Option<Self> {
        let field = mapped.field()?;
        let measure = Measure::from_code(field.code)?;
        let column = mapped.column;
        let plain = staging.numbers(column);
        let numbers = match field.content {
            Content::Money => FactNumbers::Money(FactAmounts::new(mapped, staging)),
            Content::Fte => {
                FactNumbers::Fte(Numbers { bare_is_percent: is_in_points(mapped, staging, plain), ..plain })
            }
            Content::Score => FactNumbers::Score(plain),
            _ => FactNumbers::Count(plain),
        };
        let contradicted = staging.conventions.contradicted(column);
        Some(Self { column, name: field.name, measure, quarter: mapped.header.quarter, numbers, contradicted })
    }

    /// The fact of a row; `None` where no value stands. `quarter` is the one of the row.
    pub fn read(&self, row: &SheetRow, quarter: Option<Quarter>, report: &mut RowReport<'_>) -> Option<StagedFact> {
        let cell = row.cell(self.column);
        let plain = |value| Figure { value, currency: None };
        let reading = match &self.numbers {
            FactNumbers::Money(amounts) => {
                amounts.read(cell).map(|money| Figure { value: money.minor, currency: Some(money.currency) })
            }
            FactNumbers::Fte(numbers) => numbers.fte(cell).map(plain),
            FactNumbers::Score(numbers) => numbers.score(cell).map(plain),
            FactNumbers::Count(numbers) => numbers.count(cell).map(|count| plain(i64::from(count))),
        };
        let figure = report.number(self.column, cell, reading, self.name)?;
        self.note_contradiction(cell, figure, report);
        if let (FactNumbers::Money(amounts), Some(currency)) = (&self.numbers, figure.currency) {
            amounts.note_unsaid(self.column, cell, Money { minor: figure.value, currency }, report);
        }
        let Figure { value, currency } = figure;
        Some(StagedFact { measure: self.measure, quarter: self.quarter.or(quarter)?, value, currency })
    }
}

impl FactColumn {
    /// An amount that can be read in one way only is taken, and said where the column is written in the other.
    fn note_contradiction(&self, cell: &Cell, figure: Figure, report: &mut RowReport<'_>) {
        if let (FactNumbers::Money(amounts), Some(most), Cell::Text(text)) = (&self.numbers, self.contradicted, cell)
            && said_by_amount(text, amounts.currency, true).is_some_and(|own| own != most)
        {
            let reason = format!("Not with a {}, as most of the column", most.name());
            let read = format!("Read as {}", figure.text(self.measure));
            report.note(Some(self.column), text, reason, read);
        }
    }
}

/// Whether bare numbers under "Allocation %" are percentage points: one of them is more than two people.
fn is_in_points(mapped: &MappedColumn, staging: &Staging<'_>, numbers: Numbers) -> bool {
    let is_bare = |cell: &Cell| match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => !text.contains('%'),
        _ => false,
    };
    mapped.header.is_percent
        && staging.table.column(mapped.column).filter(|cell| is_bare(cell)).any(
            |cell| matches!(numbers.fte(cell), crate::import::values::Reading::Value(hundredths) if hundredths > 200),
        )
}
