use std::ops::Range;

use super::group_word::GroupWord;
use super::{FilledSheet, Footing, OutsideReason, header_row};
use crate::import::fields::Header;
use crate::import::read::{Cell, Sheet, SheetRow};
use crate::model::FiscalCalendar;

/// Rows of data looked at to see what words a column holds.
const LOOKED_AT: usize = 1_000;

/// A word alone in a row, and the rows it is said of.
struct Group {
    word: GroupWord,
    text: Cell,
    rows: Range<usize>,
}

/// Gives the rows below "Tier 1" or "ISV" that word, in the column of tiers or types where it is blank in all of them, else
/// in a column of its own. Returns how many cells that filled.
pub fn fill(filled: &mut FilledSheet<'_>, header_row: Option<u32>) -> u32 {
    let Some((header, data)) = header_row::place(filled.sheet(), header_row) else { return 0 };
    // Most sheets have no heading, which takes no knowledge of their footers to see.
    if !filled.sheet().rows[data..].iter().any(stands_alone) {
        return 0;
    }
    let (groups, rows) = groups(filled.sheet(), header, data);
    let mut count = 0;
    for word in [GroupWord::Tier, GroupWord::Type] {
        let of_word: Vec<&Group> = groups.iter().filter(|group| group.word == word).collect();
        if of_word.is_empty() {
            continue;
        }
        let column = column_of(word, filled.sheet(), header, &rows).unwrap_or_else(|| filled.add_column(word));
        for group in of_word {
            let place = |index: usize| rows.partition_point(|row| *row < index);
            let of_group = &rows[place(group.rows.start)..place(group.rows.end)];
            if of_group.iter().all(|index| filled.sheet().rows[*index].cell(column).is_empty()) {
                for index in of_group {
                    filled.set(*index, column, &group.text);
                    count += 1;
                }
            }
        }
    }
    count
}

/// The headings with the rows below them, and the indexes of all rows of data; nothing where there is no heading.
fn groups(sheet: &Sheet, header: usize, data: usize) -> (Vec<Group>, Vec<usize>) {
    let footing = Footing::new(&sheet.rows[header], &sheet.rows[data..]);
    let (mut groups, mut rows) = (Vec::new(), Vec::new());
    let mut open: Vec<Group> = Vec::new();
    let mut was_heading = false;
    let mut end = data;
    for (index, row) in sheet.rows.iter().enumerate().skip(data) {
        let reason = footing.reason(index - data);
        match reason {
            None => rows.push(index),
            Some(OutsideReason::AnotherTable) => break,
            Some(OutsideReason::GroupHeading) => {
                if let Some((word, text)) = word_of(row) {
                    // "ISV" right below "Tier 1" is within it; below the rows of "Tier 1" it is a group of its own.
                    let same = open.iter().position(|group| group.word == word);
                    let kept = same.unwrap_or(if was_heading { open.len() } else { 0 });
                    groups.extend(open.drain(kept..).map(|group| group.until(index)));
                    open.push(Group { word, text, rows: index..index });
                }
            }
            Some(_) => {}
        }
        was_heading = reason == Some(OutsideReason::GroupHeading);
        end = index + 1;
    }
    groups.extend(open.into_iter().map(|group| group.until(end)));
    (groups, rows)
}

impl Group {
    fn until(mut self, end: usize) -> Self {
        self.rows.end = end;
        self
    }
}

fn stands_alone(row: &SheetRow) -> bool {
    row.filled().nth(1).is_none()
}

fn word_of(row: &SheetRow) -> Option<(GroupWord, Cell)> {
    let (_, cell) = row.filled().next()?;
    let Cell::Text(text) = cell else { return None };
    Some((GroupWord::of(text)?, cell.clone()))
}

/// The column of the table that holds such words.
fn column_of(word: GroupWord, sheet: &Sheet, header: usize, rows: &[usize]) -> Option<usize> {
    let headers = header_row::texts(sheet, header);
    let texts = |column: usize| {
        rows.iter().take(LOOKED_AT).filter_map(move |index| match sheet.rows[*index].cell(column) {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        })
    };
    (0..headers.len()).find(|column| {
        let header = Header::parse(&headers[*column], FiscalCalendar::default());
        word.is_of(&header.words, texts(*column))
    })
}
