use std::collections::HashSet;

use super::plan::{Plan, PlannedRows};
use super::source::is_same_source;
use crate::api::import::ImportKind;
use crate::store::Snapshot;
use crate::store::tables::Import;

impl Plan {
    /// What earlier files of the same source brought and this one does not have, by name: partners of a roster, accounts of
    /// a list of ours. Nothing becomes of it but a word: a file may be a part.
    #[must_use]
    pub fn absent<'a>(&self, snapshot: &'a Snapshot, file_name: &str, sheet: &str) -> Vec<&'a str> {
        match &self.rows {
            PlannedRows::Roster(_) => {
                let ids: HashSet<i64> = self.absent_partners(snapshot, file_name, sheet).into_iter().collect();
                let absent = snapshot.partners.iter().filter(|partner| ids.contains(&partner.id));
                absent.map(|partner| partner.name.as_str()).collect()
            }
            PlannedRows::Accounts(rows) => {
                let earlier = earlier(snapshot, ImportKind::Accounts, file_name, sheet);
                let there: HashSet<usize> = rows.iter().filter_map(|row| row.existing).collect();
                let accounts = snapshot.accounts.iter().enumerate();
                accounts
                    .filter(|(place, account)| is_of(account.import_id, &earlier) && !there.contains(place))
                    .map(|(_, account)| account.name.as_str())
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Partners whose absence, or return, is news to the document: the only thing a roster may have to say.
    #[must_use]
    pub fn absences(&self, snapshot: &Snapshot, file_name: &str, sheet: &str) -> usize {
        let PlannedRows::Roster(rows) = &self.rows else { return 0 };
        let absent = self.absent_partners(snapshot, file_name, sheet);
        let is_news = |id: &&i64| snapshot.partner(**id).is_some_and(|partner| partner.absent_from.is_none());
        let back = rows.iter().filter_map(|row| row.existing.as_ref()).filter(|partner| partner.absent_from.is_some());
        absent.iter().filter(is_news).count() + back.count()
    }

    /// The ids of the partners that earlier rosters of the same source brought and this one does not have.
    #[must_use]
    pub fn absent_partners(&self, snapshot: &Snapshot, file_name: &str, sheet: &str) -> Vec<i64> {
        let PlannedRows::Roster(rows) = &self.rows else { return Vec::new() };
        let earlier = earlier(snapshot, ImportKind::Roster, file_name, sheet);
        let there: HashSet<i64> = rows.iter().filter_map(|row| row.existing.as_ref()).map(|found| found.id).collect();
        let partners = snapshot.partners.iter();
        partners
            .filter(|partner| is_of(partner.import_id, &earlier) && !there.contains(&partner.id))
            .map(|partner| partner.id)
            .collect()
    }
}

/// The earlier imports of a source. Two sheets of one workbook are two sources, unless their names say nothing.
fn earlier(snapshot: &Snapshot, kind: ImportKind, file_name: &str, sheet: &str) -> HashSet<i64> {
    let says_something = |sheet: &str| is_same_source(sheet, sheet);
    let is_same_sheet = |known: &str| !says_something(known) || !says_something(sheet) || is_same_source(known, sheet);
    let is_earlier = |known: &&Import| {
        known.kind == kind && is_same_source(&known.file_name, file_name) && is_same_sheet(&known.sheet)
    };
    snapshot.imports.iter().filter(is_earlier).map(|known| known.id).collect()
}

fn is_of(import: Option<i64>, earlier: &HashSet<i64>) -> bool {
    import.is_some_and(|import| earlier.contains(&import))
}
