//! The exports of well-known systems, recognized by their headers: what each column of them is needs no guessing.

mod crossbeam;
mod hubspot;
mod partnerstack;
mod reveal;
mod salesforce;

use super::context::Context;
use super::fields::Header;
use super::table::Table;
use crate::api::import::ImportKind;

/// One export of one system. Headers are in the form [`Header::words`] has.
#[derive(Debug)]
pub struct Preset {
    /// "Crossbeam (Salesforce object)".
    pub name: &'static str,
    /// "Crossbeam".
    pub system: &'static str,
    pub kind: ImportKind,
    /// The headers that tell it from every other file; the others may be missing.
    pub told_by: &'static [&'static str],
    /// Headers with the code of their field. Of several for one field the first that is there gets it; "" is a column this
    /// kind has no use for.
    pub columns: &'static [(&'static str, &'static str)],
}

impl Preset {
    /// The place of a header among [`Self::columns`], and the code of its field.
    #[must_use]
    pub fn column(&self, header: &Header) -> Option<(usize, &'static str)> {
        let place = self.columns.iter().position(|(words, _)| *words == header.words)?;
        Some((place, self.columns[place].1))
    }

    /// Whether it says what the columns of a file of this kind are. A partner's accounts are exported as our own are.
    #[must_use]
    pub fn speaks_of(&self, kind: ImportKind) -> bool {
        self.kind == kind || (self.kind == ImportKind::Accounts && kind == ImportKind::PartnerAccounts)
    }
}

/// The export a table is, by its headers: the one told by the most of them.
#[must_use]
pub fn preset_of(table: &Table<'_>, context: &Context) -> Option<&'static Preset> {
    let words: Vec<String> = table
        .headers
        .iter()
        .map(|text| Header::parse(text, context.calendar).words)
        .filter(|words| !words.is_empty())
        .collect();
    let is_there = |header: &str| words.iter().any(|words| words == header);
    let all = [crossbeam::PRESETS, reveal::PRESETS, salesforce::PRESETS, hubspot::PRESETS, partnerstack::PRESETS];
    all.into_iter()
        .flatten()
        .filter(|preset| preset.told_by.iter().all(|header| is_there(header)))
        .max_by_key(|preset| preset.told_by.len())
}
