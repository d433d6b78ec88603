use std::io::{self, Write};

use jiff::civil::Date;

use super::{
    ALIVE, AMOUNT, BOOL, DATE, DONE, ERROR, FROM_1904, HIDDEN_ROW, MERGED, NEXT, NUMBER, PERCENT, REFUSED, SHEET, TEXT,
};
use crate::import::read::{Merged, Refusal, Sink, Value};

/// Writes what a reader finds as frames.
pub struct Encoder<W> {
    out: W,
    frame: Vec<u8>,
    last: (u32, u32),
}

impl<W: Write> Encoder<W> {
    pub fn new(out: W) -> Self {
        Self { out, frame: Vec::new(), last: (0, 0) }
    }

    /// The last frame: how reading ended.
    pub fn end(mut self, outcome: &Result<(), Refusal>) -> io::Result<()> {
        match outcome {
            Ok(()) => self.out.write_all(&[DONE])?,
            Err(refusal) => {
                self.frame.clear();
                self.frame.push(REFUSED);
                let reason = serde_json::to_vec(refusal)?;
                self.bytes(&reason);
                self.out.write_all(&self.frame)?;
            }
        }
        self.out.flush()
    }

    fn begin(&mut self, kind: u8) {
        self.frame.clear();
        self.frame.push(kind);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.frame.extend_from_slice(bytes);
    }

    fn number(&mut self, number: u32) {
        self.frame.extend_from_slice(&number.to_le_bytes());
    }

    fn float(&mut self, number: f64) {
        self.frame.extend_from_slice(&number.to_le_bytes());
    }

    fn date(&mut self, date: Date) {
        self.frame.extend_from_slice(&date.year().to_le_bytes());
        self.frame.extend([date.month(), date.day()].map(|part| part.to_le_bytes()[0]));
    }

    /// Sends the frame. Whoever reads has gone away when it cannot be written.
    fn send(&mut self) -> Result<(), Refusal> {
        self.out.write_all(&self.frame).map_err(|_| Refusal::Stopped)
    }
}

impl<W: Write> Sink for Encoder<W> {
    fn sheet(&mut self, name: &str, hidden: bool) -> Result<(), Refusal> {
        self.last = (0, 0);
        self.begin(SHEET);
        self.frame.push(u8::from(hidden));
        self.bytes(name.as_bytes());
        self.send()
    }

    fn cell(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), Refusal> {
        let kind = match value {
            Value::Text(_) => TEXT,
            Value::Number(_) => NUMBER,
            Value::Percent(_) => PERCENT,
            Value::Amount(..) => AMOUNT,
            Value::Date(_) => DATE,
            Value::Bool(_) => BOOL,
            Value::Error(_) => ERROR,
        };
        if self.last == (row, column) {
            self.begin(kind + NEXT);
        } else {
            self.begin(kind);
            self.number(row);
            self.number(column);
        }
        self.last = (row, column.saturating_add(1));
        match value {
            Value::Text(text) | Value::Error(text) => self.bytes(text.as_bytes()),
            Value::Number(number) | Value::Percent(number) => self.float(number),
            Value::Amount(number, currency) => {
                self.float(number);
                self.frame.extend_from_slice(currency.code().as_bytes());
            }
            Value::Date(date) => self.date(date),
            Value::Bool(value) => self.frame.push(u8::from(value)),
        }
        self.send()
    }

    fn hidden_row(&mut self, row: u32) -> Result<(), Refusal> {
        self.begin(HIDDEN_ROW);
        self.number(row);
        self.send()
    }

    fn merged(&mut self, merged: Merged) -> Result<(), Refusal> {
        self.begin(MERGED);
        for number in [merged.first_row, merged.last_row, merged.first_column, merged.last_column] {
            self.number(number);
        }
        self.send()
    }

    fn dates_from_1904(&mut self) -> Result<(), Refusal> {
        self.begin(FROM_1904);
        self.send()
    }

    fn alive(&mut self) -> Result<(), Refusal> {
        self.begin(ALIVE);
        self.send()?;
        self.out.flush().map_err(|_| Refusal::Stopped)
    }
}
