use std::io::Read;

use jiff::civil::Date;

use super::{
    ALIVE, AMOUNT, BOOL, DATE, DONE, ERROR, FROM_1904, HIDDEN_ROW, LONGEST, MERGED, NEXT, NUMBER, PERCENT, REFUSED,
    SHEET, TEXT,
};
use crate::import::read::{Merged, Refusal, Sink, Value};
use crate::model::Currency;

/// Hears frames to the last one and puts them into the sink; `heard` is called with each. What the reader came to; `None`
/// when it broke off, or says what no reader says.
pub fn decode(frames: impl Read, sink: &mut impl Sink, heard: impl FnMut()) -> Option<Result<(), Refusal>> {
    Decoder { frames, text: Vec::new(), next: (0, 0), heard }.run(sink)
}

struct Decoder<R, F> {
    frames: R,
    text: Vec<u8>,
    next: (u32, u32),
    heard: F,
}

impl<R: Read, F: FnMut()> Decoder<R, F> {
    fn run(&mut self, sink: &mut impl Sink) -> Option<Result<(), Refusal>> {
        loop {
            let kind = self.byte()?;
            (self.heard)();
            match kind {
                DONE => return Some(Ok(())),
                REFUSED => {
                    self.bytes()?;
                    return Some(Err(serde_json::from_slice(&self.text).ok()?));
                }
                _ => {
                    if let Err(refusal) = self.frame(kind, sink)? {
                        return Some(Err(refusal));
                    }
                }
            }
        }
    }

    fn frame(&mut self, kind: u8, sink: &mut impl Sink) -> Option<Result<(), Refusal>> {
        Some(match kind {
            SHEET => {
                let hidden = self.byte()? != 0;
                self.next = (0, 0);
                self.bytes()?;
                sink.sheet(std::str::from_utf8(&self.text).ok()?, hidden)
            }
            HIDDEN_ROW => sink.hidden_row(self.number()?),
            MERGED => {
                let [first_row, last_row, first_column, last_column] =
                    [self.number()?, self.number()?, self.number()?, self.number()?];
                sink.merged(Merged { first_row, last_row, first_column, last_column })
            }
            FROM_1904 => sink.dates_from_1904(),
            ALIVE => sink.alive(),
            _ => return self.cell(kind, sink),
        })
    }

    fn cell(&mut self, kind: u8, sink: &mut impl Sink) -> Option<Result<(), Refusal>> {
        let follows = kind >= NEXT;
        let (row, column) = if follows { self.next } else { (self.number()?, self.number()?) };
        self.next = (row, column.checked_add(1)?);
        let value = match kind - if follows { NEXT } else { 0 } {
            kind @ (TEXT | ERROR) => {
                self.bytes()?;
                let text = std::str::from_utf8(&self.text).ok()?;
                if kind == TEXT { Value::Text(text) } else { Value::Error(text) }
            }
            NUMBER => Value::Number(self.float()?),
            PERCENT => Value::Percent(self.float()?),
            AMOUNT => {
                let number = self.float()?;
                let code: [u8; 3] = self.array()?;
                Value::Amount(number, Currency::from_code(std::str::from_utf8(&code).ok()?)?)
            }
            DATE => {
                let year = i16::from_le_bytes(self.array()?);
                let [month, day]: [u8; 2] = self.array()?;
                Value::Date(Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?)
            }
            BOOL => Value::Bool(self.byte()? != 0),
            _ => return None,
        };
        Some(sink.cell(row, column, value))
    }

    /// Reads a length and that many bytes into `text`.
    fn bytes(&mut self) -> Option<()> {
        let len = self.number()? as usize;
        if len > LONGEST {
            return None;
        }
        self.text.resize(len, 0);
        self.frames.read_exact(&mut self.text).ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]: [u8; 1]| byte)
    }

    fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn float(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.frames.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}
