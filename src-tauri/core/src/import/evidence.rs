use super::columns::{MappedColumn, map};
use super::context::Context;
use super::fields::{Content, Target};
use super::presets::Preset;
use super::seen_column::SeenColumn;
use crate::api::import::ImportKind;

/// What speaks for a table being of one kind: the fields its columns could be.
pub struct Evidence<'a> {
    kind: ImportKind,
    columns: &'a [SeenColumn<'a>],
    mapped: Vec<MappedColumn>,
}

impl<'a> Evidence<'a> {
    pub fn new(kind: ImportKind, columns: &'a [SeenColumn<'a>], preset: Option<&Preset>, context: &Context) -> Self {
        Self { kind, columns, mapped: map(kind, columns, &[], preset, context) }
    }

    /// The weights of the fields found, times their confidence; `None` when the table lacks what a row of this kind cannot
    /// do without.
    #[must_use]
    pub fn score(&self) -> Option<u32> {
        let score = self.mapped.iter().map(points).sum();
        match self.kind {
            ImportKind::Roster => self.of_roster(score),
            ImportKind::Accounts => self.of_accounts(score),
            ImportKind::PartnerAccounts => self.of_partner_accounts(score),
            ImportKind::Overlaps => self.of_overlaps(score),
            ImportKind::Densities => self.of_densities(score),
            ImportKind::Deals | ImportKind::Mdf => Some(score),
        }
    }

    fn of_roster(&self, mut score: u32) -> Option<u32> {
        let name = self.column("name")?;
        if name.header.words.contains("partner") {
            score += 100;
        }
        // A partner stands in a roster once, or once a quarter.
        if self.column("quarter").is_none() && self.distinct(name).is_some_and(|percent| percent < 70) {
            score = score.saturating_sub(150);
        }
        Some(score)
    }

    fn of_accounts(&self, score: u32) -> Option<u32> {
        // A column that names partners names no accounts.
        let name = self.column("name").or_else(|| self.column("domain"))?;
        let words = &name.header.words;
        let says_account = words.contains("account") || words.contains("customer");
        (!words.contains("partner")).then_some(if says_account { score + 50 } else { score })
    }

    fn of_partner_accounts(&self, score: u32) -> Option<u32> {
        self.column("name").or_else(|| self.column("domain"))?;
        let attributes = ["owner", "industry", "country", "city", "employees"];
        let found = attributes.iter().filter(|code| self.column(code).is_some()).count();
        (found >= 2).then_some(score)
    }

    fn of_overlaps(&self, score: u32) -> Option<u32> {
        let partner = self.column("partner")?;
        if self.column("account_id").or_else(|| self.column("account_name")).is_none() {
            self.column("domain")?;
        }
        // A partner stands in an overlap export once for every account; in a roster once.
        if self.distinct(partner).is_some_and(|percent| percent <= 90) {
            return Some(score);
        }
        let has_name = self.column("account_name").is_some_and(|name| name.column != partner.column);
        (has_name || self.column("theirs").is_some()).then_some(score.saturating_sub(300))
    }

    fn of_densities(&self, score: u32) -> Option<u32> {
        let (partner, _) = (self.column("partner")?, self.column("segment")?);
        let pair = || self.column("shared").and_then(|_| self.column("base"));
        self.column("density").or_else(pair)?;
        partner.header.words.contains("partner").then_some(score)
    }

    fn column(&self, code: &str) -> Option<&MappedColumn> {
        self.mapped.iter().find(|column| is_field(column, code))
    }

    /// Percent of a column's values that stand there once only.
    fn distinct(&self, column: &MappedColumn) -> Option<usize> {
        let same = self.columns.iter().zip(&self.mapped).find(|(_, mapped)| mapped.column == column.column);
        same.and_then(|(seen, _)| seen.sample.distinct())
    }
}

/// Whether a column is the field of this code.
#[must_use]
pub fn is_field(column: &MappedColumn, code: &str) -> bool {
    column.field().is_some_and(|field| field.code == code)
}

fn points(column: &MappedColumn) -> u32 {
    let confidence = column.confidence.unwrap_or(0);
    match &column.target {
        Target::Field(field) => {
            // A name guessed from its values fits any table.
            let weight = if field.content == Content::Name && confidence < 70 { 1 } else { field.weight };
            weight * confidence
        }
        Target::Density(_) | Target::Shared(_) | Target::Base(_) => 3 * confidence,
        Target::Custom | Target::Skip => 0,
    }
}
