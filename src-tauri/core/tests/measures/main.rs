//! What partners produce: worked out by hand with its edge cases, and of random documents against SQL over the document's own
//! tables, which shares no code with the product.

#![allow(
    clippy::unwrap_used,
    clippy::inconsistent_digit_grouping,
    reason = "a test that cannot go on says so by panicking, and cents stand apart"
)]

mod assumed;
mod by_hand;
mod by_sql;
mod conflicts;
mod deals;
mod led;
mod mdf;
mod scorecard;
