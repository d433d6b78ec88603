//! The quarterly investment review: proposals against SQL over the document's own tables, the balance under any sequence of
//! decisions, frozen quarters, signatures, and the worked case of the example.

#![allow(
    clippy::unwrap_used,
    clippy::inconsistent_digit_grouping,
    reason = "a test that cannot go on says so by panicking, and cents stand apart"
)]

mod balance;
mod by_sql;
mod criteria;
#[path = "../measures/deals.rs"]
#[allow(dead_code, reason = "the tests of the measures use all of it")]
mod deals;
mod decisions;
mod frozen;
mod moved;
mod plan_book;
mod proposals;
mod story;
mod suggestion;
mod two_quarters_after;
mod worked_case;
