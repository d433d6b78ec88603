use super::kind::Looks;
use super::read::{Sheet, Workbook};
use super::recognized::{SheetNote, count};
use super::table::Table;
use crate::api::import::{ImportChoices, ImportKind};
use crate::{Error, Result};

const DEALS: Looks = Looks::Like(ImportKind::Deals);

/// The sheet the user chose; else the visible one that looks most like something to import, the first of equals.
pub fn choose(
    workbook: &Workbook,
    tables: &[Option<Table<'_>>],
    looks: &[(Looks, u32)],
    choices: &ImportChoices,
    has_partners: bool,
) -> Result<usize> {
    if let Some(chosen) = &choices.sheet {
        let index = workbook.sheets.iter().position(|sheet| sheet.name == *chosen);
        return index.ok_or_else(|| Error::new(format!("{} has no sheet called {chosen}", workbook.file_name)));
    }
    let mut best: Option<usize> = None;
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        if sheet.hidden || tables[index].is_none() {
            continue;
        }
        // What speaks of partners needs them first, where one file has both; deals always come last.
        let speaks_of_partners = |index: usize| !has_partners && looks[index].0.needs_partners();
        let rank =
            |index: usize| (looks[index].1 > 0 && looks[index].0 != DEALS, !speaks_of_partners(index), looks[index].1);
        if best.is_none_or(|best| rank(index) > rank(best)) {
            best = Some(index);
        }
    }
    let shown = workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    best.ok_or_else(|| no_header(workbook, shown.clone().next().filter(|_| shown.count() == 1)))
}

/// The sentence for a sheet, or a file with several, that holds no table.
pub fn no_header(workbook: &Workbook, sheet: Option<&Sheet>) -> Error {
    let place = match sheet {
        Some(sheet) => format!("in sheet {} of {}", sheet.name, workbook.file_name),
        None => format!("in any sheet of {}", workbook.file_name),
    };
    Error::new(format!("no header row was found {place}; put the names of the columns in one row above the data"))
}

pub fn sheet_notes(
    workbook: &Workbook,
    tables: &[Option<Table<'_>>],
    looks: &[(Looks, u32)],
    chosen: usize,
) -> Vec<SheetNote> {
    let note = |(index, sheet): (usize, &Sheet)| {
        let note = match &tables[index] {
            None => "no table found, skipped".to_owned(),
            Some(_) if sheet.hidden && index != chosen => "skipped, click to include".to_owned(),
            Some(table) => {
                format!("{}, {}", super::preview::counted(count(table.rows.len()), "row"), looks[index].0.note())
            }
        };
        let kind = if let Looks::Like(kind) = looks[index].0 { Some(kind) } else { None };
        SheetNote { name: sheet.name.clone(), note, is_hidden: sheet.hidden, has_table: tables[index].is_some(), kind }
    };
    workbook.sheets.iter().enumerate().map(note).collect()
}
