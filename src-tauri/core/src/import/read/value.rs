use jiff::civil::Date;

use crate::model::Currency;

/// What a reader found in a cell, borrowed from the file's buffers; text is as it stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Percent(f64),
    Amount(f64, Currency),
    Date(Date),
    Bool(bool),
    Error(&'a str),
}
