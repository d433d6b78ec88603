//! The Accounts screen: every host account as a row, sorted and filtered by the core, in pages.

mod build;
mod columns;
mod index;

mod order;
mod rows;

pub use build::{accounts, accounts_page};
pub use order::AccountsOrder;

use serde::{Deserialize, Serialize};

use super::partners::{FilterChoice, PartnersCell, PartnersFilter, PartnersSort};

/// What the table is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsRequest {
    /// The column to sort by; absent sorts by partners present, most first.
    pub sort: Option<PartnersSort>,
    pub filters: Vec<PartnersFilter>,
    /// Part of a name or website; empty shows all.
    pub find: String,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    /// Host accounts in all, and those shown.
    pub account_count: u32,
    pub shown_count: u32,
    pub columns: Vec<AccountsColumn>,
    /// What can be filtered by, with the values that occur.
    pub filters: Vec<FilterChoice>,
    /// How it is sorted.
    pub sort: PartnersSort,
    /// The first page of the rows.
    pub rows: Vec<AccountsRow>,
    /// What the foot says of the accounts shown: "994 accounts", "212 white space", "84 warm introductions".
    pub totals: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsColumn {
    pub id: String,
    pub label: String,
    /// Whether its values are right-aligned.
    pub is_number: bool,
    /// Width at 1440 pixels, in characters of the table's figures.
    pub width: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsRow {
    pub id: u32,
    pub uuid: String,
    /// One a column; the first is the name.
    pub cells: Vec<PartnersCell>,
}

/// A page of the rows: 100 from `offset`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct AccountsPageRequest {
    pub table: AccountsRequest,
    pub offset: u32,
}
