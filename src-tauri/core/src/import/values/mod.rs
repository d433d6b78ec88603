//! What stands in a cell, as a value. Conventions are decided once a column, from all its values; a value that still can
//! mean two things is left out with its reason.

mod amount;
mod currency_mark;
mod date;
mod day_order;
mod decimal;
mod density;
mod missing;
mod month_names;
mod number;
mod reading;
mod words;
mod written;
mod written_date;

pub use amount::Amounts;
pub use currency_mark::CurrencyMark;
pub use date::Dates;
pub use day_order::DayOrder;
pub use decimal::{Convention, could_be_either};
pub use density::{Densities, checked_counts};
pub use missing::{is_dash, is_missing, is_missing_text};
pub use number::Numbers;
pub use reading::Reading;
pub use words::{TierWords, is_msp, motion, partner_type, relationship, segment, word_key};
pub use written::{Written, multiplier};
pub use written_date::{NumericDate, WrittenDate};
