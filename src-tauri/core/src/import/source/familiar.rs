use std::collections::{BTreeSet, HashMap};

use crate::api::conventions::ConventionChoice;
use crate::api::import::{ColumnChoice, ImportKind, ValueChoice};
use crate::import::seen_column::SeenColumn;
use crate::import::word_list::is_in;
use crate::model::name_key;
use crate::store::tables::KnownSource;

/// A source this table was recognized as, by its headers or by its file's name and some of its headers.
#[derive(Clone, Copy, Debug)]
pub struct Familiar<'a> {
    pub source: &'a KnownSource,
}

/// Percent of all headers that both have, from which two tables are of one source.
const ALIKE: usize = 60;
/// The same where the files are called alike.
const ALIKE_BY_NAME: usize = 30;

impl<'a> Familiar<'a> {
    /// The source with all headers of a table, else the one that is called alike, else the one most like it; the latest of
    /// equals. Of files called alike, the last one speaks. `kind` is the user's choice.
    #[must_use]
    pub fn find(
        sources: &'a [KnownSource],
        seen: &[SeenColumn<'_>],
        file_name: &str,
        kind: Option<ImportKind>,
    ) -> Option<Self> {
        let own: BTreeSet<&str> = seen.iter().map(SeenColumn::words).collect();
        let alike = |source: &KnownSource| {
            let theirs: BTreeSet<&str> = source.columns.iter().map(|column| column.words.as_str()).collect();
            let both = own.intersection(&theirs).count();
            if both < 2 { 0 } else { both * 100 / own.union(&theirs).count() }
        };
        let is_alike = |source: &KnownSource| {
            let needed = if is_same_source(&source.file_name, file_name) { ALIKE_BY_NAME } else { ALIKE };
            alike(source) >= needed
        };
        let of_kind = latest(sources).into_iter().filter(|source| kind.is_none_or(|kind| source.kind == kind));
        let best = of_kind.filter(|source| is_alike(source)).max_by_key(|source| {
            let (alike, is_called_alike) = (alike(source), is_same_source(&source.file_name, file_name));
            (alike == 100, is_called_alike, alike, source.on, source.id)
        });
        best.map(|source| Self { source })
    }

    /// Where the columns went the last time.
    #[must_use]
    pub fn columns(self, seen: &[SeenColumn<'_>]) -> Vec<ColumnChoice> {
        seen.iter()
            .filter_map(|column| {
                let known = self.source.columns.iter().find(|known| known.words == column.words())?;
                Some(ColumnChoice { column: column.number(), field: known.field.clone() })
            })
            .collect()
    }

    /// How the numbers and dates of the columns were read the last time.
    #[must_use]
    pub fn conventions(self, seen: &[SeenColumn<'_>]) -> Vec<ConventionChoice> {
        let said = |column: &SeenColumn<'_>| {
            let known = self.source.columns.iter().find(|known| known.words == column.words())?;
            Some(ConventionChoice { column: column.number(), decimal: known.decimal, dates: known.dates })
        };
        seen.iter().filter_map(said).collect()
    }

    /// What the words meant the last time, and after that what the user says of them now.
    #[must_use]
    pub fn values(self, chosen: &[ValueChoice]) -> Vec<ValueChoice> {
        let is_open = |known: &&ValueChoice| {
            !chosen.iter().any(|choice| choice.field == known.field && name_key(&choice.seen) == name_key(&known.seen))
        };
        self.source.values.iter().filter(is_open).chain(chosen).cloned().collect()
    }
}

/// Of each kind, the last of the files that are called alike; every file whose name says nothing.
fn latest(sources: &[KnownSource]) -> Vec<&KnownSource> {
    let mut by_name: HashMap<(ImportKind, Vec<String>), &KnownSource> = HashMap::new();
    let mut latest = Vec::new();
    for source in sources {
        let words = words_of(&source.file_name);
        if words.is_empty() {
            latest.push(source);
        } else {
            by_name.insert((source.kind, words), source);
        }
    }
    latest.extend(by_name.into_values());
    latest
}

/// Whether two files are called alike: "Partner roster Q1 2026.xlsx" and "partner-roster Q2 2026 (final).xlsx".
#[must_use]
pub fn is_same_source(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    one == other && !one.is_empty()
}

/// The words of a file's name that say what it is, and not which copy of it.
fn words_of(file_name: &str) -> Vec<String> {
    const COPIES: &str = "final|copy|of|draft|new|latest|export|q|fy|v|the|january|february|march|april|may|june|july|\
                          august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec";
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    name_key(stem)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.contains(|letter: char| letter.is_ascii_digit()))
        .filter(|word| !is_in(COPIES, word))
        .map(ToOwned::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_file_of_a_source_is_called_alike() {
        assert!(is_same_source("Partner roster Q1 2026.xlsx", "partner-roster Q2 2026 (final).xlsx"));
        assert!(is_same_source("roster_2026-03-31.csv", "roster_2026-06-30.csv"));
        assert!(!is_same_source("roster-emea.xlsx", "roster-apac.xlsx"));
        assert!(!is_same_source("2026-03.csv", "2026-06.csv"));
    }
}
