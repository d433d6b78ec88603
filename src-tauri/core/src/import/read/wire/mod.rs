//! What the process that reads a file says to the one that waits for it: every call of [`Sink`](super::Sink), then how it
//! ended. A frame is one byte that says which, and its fields, numbers with the lowest byte first.

mod decode;
mod encoder;

pub use decode::decode;
pub use encoder::Encoder;

const SHEET: u8 = 1;
const HIDDEN_ROW: u8 = 2;
const MERGED: u8 = 3;
const FROM_1904: u8 = 4;
const ALIVE: u8 = 5;
const DONE: u8 = 6;
const REFUSED: u8 = 7;

/// Cells. With [`NEXT`] added, the cell follows the last one in its row and has no position.
const TEXT: u8 = 16;
const NUMBER: u8 = 17;
const PERCENT: u8 = 18;
const AMOUNT: u8 = 19;
const DATE: u8 = 20;
const BOOL: u8 = 21;
const ERROR: u8 = 22;
const NEXT: u8 = 64;

/// The longest text that is taken, whatever the limits are: a frame is taken whole into memory.
const LONGEST: usize = 64 << 20;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Job;
    use crate::import::read::collector::Collector;
    use crate::import::read::{Limits, Merged, Refusal, Sheet, Sink, Value};
    use crate::model::Currency;

    fn say(sink: &mut impl Sink) -> Result<(), Refusal> {
        sink.sheet("Roster", false)?;
        for (column, value) in (0..).zip([
            Value::Text("Corvane"),
            Value::Number(-0.5),
            Value::Percent(0.35),
            Value::Amount(1200.5, Currency::EUR),
            Value::Date(date(2026, 6, 30)),
            Value::Bool(true),
            Value::Error("#REF!"),
        ]) {
            sink.cell(4, column, value)?;
        }
        sink.cell(9, 3, Value::Text("Hollin"))?;
        sink.hidden_row(9)?;
        sink.merged(Merged { first_row: 1, last_row: 1, first_column: 0, last_column: 3 })?;
        sink.sheet("Old", true)?;
        sink.dates_from_1904()
    }

    fn received(said: &[u8]) -> Option<Result<(Vec<Sheet>, bool), Refusal>> {
        let (limits, job) = (Limits::default(), Job::unwatched());
        let mut collector = Collector::new(&limits, &job);
        let outcome = decode(said, &mut collector, || ())?;
        Some(outcome.and_then(|()| collector.finish()))
    }

    fn said() -> Vec<u8> {
        let mut said = Vec::new();
        let mut encoder = Encoder::new(&mut said);
        let outcome = say(&mut encoder);
        encoder.end(&outcome).expect("written");
        said
    }

    #[test]
    fn what_is_said_is_what_is_heard() {
        let (limits, job) = (Limits::default(), Job::unwatched());
        let mut direct = Collector::new(&limits, &job);
        say(&mut direct).expect("within the limits");
        assert_eq!(received(&said()), Some(direct.finish()));
    }

    #[test]
    fn a_refusal_is_heard() {
        let mut said = Vec::new();
        Encoder::new(&mut said).end(&Err(Refusal::PasswordProtected)).expect("written");
        assert_eq!(received(&said), Some(Err(Refusal::PasswordProtected)));
    }

    #[test]
    fn a_reader_that_breaks_off_has_said_nothing() {
        let said = said();
        for len in 0..said.len() {
            assert_eq!(received(&said[..len]), None);
        }
    }
}
