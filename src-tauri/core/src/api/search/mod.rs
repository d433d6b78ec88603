//! Finding a partner or an account by name, for the command palette.

mod build;
mod keys;
mod matching;

pub use build::search;
pub use keys::SearchKeys;

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    Partner,
    Account,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SearchHit {
    pub kind: HitKind,
    pub id: u32,
    pub name: String,
    /// "Tier 2, systems integrator"; "Enterprise, 4 partners".
    pub detail: String,
}
