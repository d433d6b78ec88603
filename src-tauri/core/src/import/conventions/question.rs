use jiff::civil::Date;

use super::decision::Decision;
use super::evidence::Evidence;
use crate::api::conventions::{ConventionKind, ConventionQuestion, ConventionReading, DateOrder, DecimalSign};
use crate::import::columns::MappedColumn;
use crate::import::fields::Content;
use crate::import::letter::letter;
use crate::import::read::Cell;
use crate::import::recognized::count;
use crate::import::values::{Amounts, Convention, Dates, DayOrder, Numbers, Reading};
use crate::model::Currency;

/// Asks which sign stands before the decimals of a column.
pub fn decimal(
    mapped: &MappedColumn,
    evidence: &Evidence<Convention>,
    decision: &Decision<Convention>,
    currency: Currency,
) -> ConventionQuestion {
    let code = |convention: Convention| DecimalSign::from(convention).code().to_owned();
    let reading = |convention: Convention| ConventionReading {
        code: code(convention),
        label: convention.name().to_owned(),
        samples: samples(evidence, |cell| number_text(mapped, cell, convention, currency)),
    };
    ConventionQuestion {
        kind: ConventionKind::Decimal,
        readings: evidence.readings.iter().copied().map(reading).collect(),
        suggested: decision.suggested.map(code),
        answer: decision.convention.filter(|_| decision.is_answered).map(code),
        ..about(mapped, evidence.ambiguous)
    }
}

/// Asks in what order the dates of a column stand.
pub fn dates(
    mapped: &MappedColumn,
    evidence: &Evidence<DayOrder>,
    decision: &Decision<DayOrder>,
) -> ConventionQuestion {
    let code = |order: DayOrder| DateOrder::from(order).code().to_owned();
    let mut orders = evidence.readings.clone();
    // Halves that contradict each other are asked about though each value is clear.
    orders.extend(evidence.said().filter(|said| !evidence.readings.contains(said)));
    let reading = |order: DayOrder| ConventionReading {
        code: code(order),
        label: order.name().to_owned(),
        samples: samples(evidence, |cell| match (Dates { order: Some(order), from_1904: false }).read(cell) {
            Reading::Value(day) => Some(day_text(day)),
            _ => None,
        }),
    };
    ConventionQuestion {
        kind: ConventionKind::Dates,
        readings: orders.into_iter().map(reading).collect(),
        suggested: decision.suggested.map(code),
        answer: decision.convention.filter(|_| decision.is_answered).map(code),
        ..about(mapped, evidence.ambiguous)
    }
}

fn about(mapped: &MappedColumn, ambiguous: u32) -> ConventionQuestion {
    ConventionQuestion {
        column: count(mapped.column),
        letter: letter(mapped.column),
        header: mapped.header.text.clone(),
        kind: ConventionKind::Decimal,
        count: ambiguous,
        readings: Vec::new(),
        suggested: None,
        answer: None,
    }
}

fn samples<C>(evidence: &Evidence<C>, shown: impl Fn(&Cell) -> Option<String>) -> Vec<String> {
    let sample = |text: &String| Some(format!("{text} → {}", shown(&Cell::from_text(text))?));
    evidence.samples.iter().filter_map(sample).collect()
}

fn number_text(mapped: &MappedColumn, cell: &Cell, convention: Convention, currency: Currency) -> Option<String> {
    let convention = Some(convention);
    if mapped.field().is_some_and(|field| field.content == Content::Money) {
        let amounts = Amounts { currency, stated: mapped.header.currency, unit: mapped.header.unit, convention };
        return match amounts.read(cell) {
            Reading::Value(money) => Some(money.full_text()),
            _ => None,
        };
    }
    match (Numbers { convention, bare_is_percent: false }).count(cell) {
        Reading::Value(number) => Some(number.to_string()),
        _ => None,
    }
}

/// "3 April 2026".
fn day_text(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl ConventionQuestion {
    /// The question as a sentence, with what to do: "column Partner since (F): does 03/04/2026 mean 3 April 2026 or 4 March
    /// 2026? choose, or say --dates dmy|mdy".
    #[must_use]
    pub fn sentence(&self) -> String {
        let flag = match self.kind {
            ConventionKind::Decimal => "--decimal",
            ConventionKind::Dates => "--dates",
        };
        let codes: Vec<&str> = self.readings.iter().map(|reading| reading.code.as_str()).collect();
        let what_to_do = format!("choose, or say {flag} {}", codes.join("|"));
        let column = format!("column {} ({})", self.header, self.letter);
        let firsts: Vec<(&str, &str)> = self
            .readings
            .iter()
            .filter_map(|reading| reading.samples.first().and_then(|sample| sample.split_once(" → ")))
            .collect();
        let Some((value, _)) = firsts.first().filter(|_| firsts.len() > 1) else {
            let labels: Vec<&str> = self.readings.iter().map(|reading| reading.label.as_str()).collect();
            return format!("{column}: half of its values are {}; {what_to_do}", labels.join(", half "));
        };
        let meanings: Vec<&str> = firsts.iter().map(|(_, meaning)| *meaning).collect();
        format!("{column}: does {value} mean {}? {what_to_do}", meanings.join(" or "))
    }
}
