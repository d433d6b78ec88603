//! The Accounts screen: every host account as a row, sorted and filtered by the core, in pages.

mod build;
mod columns;
mod index;

mod order;
mod rows;

pub use build::{accounts, accounts_page};
pub use order::AccountsOrder;

use serde::Serialize;

use super::listing::{ListColumn, ListRow};
use super::partners::{FilterChoice, PartnersSort};

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// Host accounts in all, and those shown.
    pub account_count: u32,
    pub shown_count: u32,
    pub columns: Vec<ListColumn>,
    /// What can be filtered by, with the values that occur.
    pub filters: Vec<FilterChoice>,
    /// How it is sorted.
    pub sort: PartnersSort,
    /// The first page of the rows.
    pub rows: Vec<ListRow>,
    /// What the foot says of the accounts shown: "994 accounts", "212 white space", "84 warm introductions".
    pub totals: Vec<String>,
}
