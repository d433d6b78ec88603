use std::collections::HashSet;

use super::group_word::GroupWord;
use super::{FilledSheet, Footing, header_row};
use crate::api::import::ImportKind;
use crate::import::fields::{Field, Header, fields};
use crate::import::read::{Cell, Sheet};
use crate::import::values::word_key;
use crate::import::word_list::is_in;
use crate::model::FiscalCalendar;

/// Fills the blanks of a first column that shows each word once, in the first row of its group, as reports print them: a
/// tier, a type, or the partner in a list of accounts or deals. Returns how many cells that filled.
pub fn fill(filled: &mut FilledSheet<'_>, header_row: Option<u32>) -> u32 {
    let Some((header, data)) = header_row::place(filled.sheet(), header_row) else { return 0 };
    let sheet = filled.sheet();
    let Some(column) = word_column(sheet, header) else { return 0 };
    let footing = Footing::new(&sheet.rows[header], &sheet.rows[data..]);
    let rows: Vec<usize> = (data..sheet.rows.len()).filter(|index| footing.reason(index - data).is_none()).collect();
    let cells: Vec<&Cell> = rows.iter().map(|index| sheet.rows[*index].cell(column)).collect();
    if !is_grouped(&cells) {
        return 0;
    }
    let words: Vec<Cell> = cells.into_iter().cloned().collect();
    let (mut word, mut count) = (Cell::Empty, 0);
    for (index, cell) in rows.into_iter().zip(words) {
        if cell.is_empty() {
            filled.set(index, column, &word);
            count += 1;
        } else {
            word = cell;
        }
    }
    count
}

/// The first column, where it holds words that may be said once for several rows. The names of a roster may not: a row
/// without a name is one to ask about.
fn word_column(sheet: &Sheet, header: usize) -> Option<usize> {
    let (column, _) = sheet.rows[header].filled().next()?;
    let headers: Vec<Header> =
        header_row::texts(sheet, header).iter().map(|text| Header::parse(text, FiscalCalendar::default())).collect();
    let first = &headers.get(column)?.words;
    let is_word = [GroupWord::Tier, GroupWord::Type].into_iter().any(|word| word.is_of(first, [].into_iter()));
    let others = &headers[column + 1..];
    let is_list = || others.iter().any(|header| names_row(&header.words));
    let has_tier = || others.iter().any(|header| GroupWord::Tier.is_of(&header.words, [].into_iter()));
    (is_word || (is_partner(first) && is_list() && !has_tier())).then_some(column)
}

fn is_partner(words: &str) -> bool {
    fields(ImportKind::Overlaps).iter().any(|field| field.code == "partner" && is_in(field.exact, words))
}

/// Whether a header names accounts or deals.
fn names_row(words: &str) -> bool {
    let is_name = |field: &&Field| matches!(field.code, "name" | "account_name");
    let kinds = [ImportKind::Overlaps, ImportKind::Deals];
    kinds.into_iter().flat_map(fields).filter(is_name).any(|field| is_in(field.exact, words))
}

/// Whether the first cell and at least one more hold a word with blanks below it, none of them twice: a column of words that
/// is blank here and there says the same ones again.
fn is_grouped(cells: &[&Cell]) -> bool {
    if cells.first().is_none_or(|first| first.is_empty()) {
        return false;
    }
    let mut seen = HashSet::new();
    let mut is_new_word = |cell: &Cell| match cell {
        Cell::Text(text) => text.contains(char::is_alphabetic) && seen.insert(word_key(text)),
        _ => false,
    };
    let is_each_once = cells.iter().filter(|cell| !cell.is_empty()).all(|cell| is_new_word(cell));
    let groups = cells.windows(2).filter(|pair| !pair[0].is_empty() && pair[1].is_empty()).count();
    is_each_once && groups >= 2
}
