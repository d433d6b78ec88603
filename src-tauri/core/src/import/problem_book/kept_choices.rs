use rust_xlsxwriter::{Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use super::{cut, is_reasons_column};
use crate::api::import::{ColumnChoice, ImportChoices, ValueChoice};
use crate::import::fields::Header;
use crate::import::read::{Cell, Workbook};
use crate::import::recognized::Recognized;
use crate::model::FiscalCalendar;

/// How a file was read, kept in its workbook of problems: a few rows would say less of their columns than all did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptChoices {
    /// The sheet of the rows.
    sheet: String,
    /// Column, from 0, and header: a workbook whose header was changed is read like any other.
    headers: Vec<(u32, String)>,
    pub dates_from_1904: bool,
    choices: ImportChoices,
}

/// What the first cell of the hidden sheet says.
const MARK: &str = "How the rows to correct were read; Trellis reads them the same way again";
/// A cell holds so much of the text, in UTF-16 units.
const PIECE: usize = 30_000;

impl KeptChoices {
    /// What was decided for `recognized`, by the user and by the file as a whole.
    pub fn new(sheet: &str, recognized: &Recognized, choices: &ImportChoices, dates_from_1904: bool) -> Self {
        let columns = recognized.columns.iter().filter(|column| !is_reasons_column(&column.header));
        let choice = |column: u32, field: &str| ColumnChoice { column, field: field.to_owned() };
        let choices = ImportChoices {
            sheet: Some(sheet.to_owned()),
            header_row: Some(1),
            kind: Some(recognized.kind),
            columns: columns.clone().map(|column| choice(column.column, &column.field)).collect(),
            values: levels(recognized).chain(choices.values.iter().cloned()).collect(),
            as_of: Some(recognized.as_of.to_string()),
            conventions: recognized.conventions.clone(),
            // Rows have other numbers in the workbook of problems.
            duplicates: Vec::new(),
            partner: recognized.owner.as_ref().and_then(|owner| owner.name.clone()),
            ..choices.clone()
        };
        let headers = columns.map(|column| (column.column, column.header.clone())).collect();
        Self { sheet: sheet.to_owned(), headers, dates_from_1904, choices }
    }

    /// Writes them into a sheet nobody sees.
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_very_hidden(true);
        sheet.write_string(0, 0, MARK)?;
        let mut rest = serde_json::to_string(self).unwrap_or_default();
        let mut row = 1;
        while !rest.is_empty() {
            let piece = cut(&rest, PIECE);
            // A space at either end of a cell would be lost.
            let piece = format!("\u{201c}{piece}\u{201d}");
            sheet.write_string(row, 0, &piece)?;
            rest = rest.split_off(piece.len() - "\u{201c}\u{201d}".len());
            row += 1;
        }
        Ok(())
    }

    /// What a workbook keeps; `None` for every file that is no workbook of problems, or one with another header.
    #[must_use]
    pub fn of(workbook: &Workbook) -> Option<Self> {
        let hidden = workbook.sheets.iter().filter(|sheet| sheet.hidden);
        let sheet = hidden.into_iter().find(|sheet| {
            sheet.rows.first().is_some_and(|row| matches!(row.cell(0), Cell::Text(text) if text == MARK))
        })?;
        let pieces = sheet.rows.iter().skip(1).map(|row| row.cell(0).text().into_owned());
        let text: String =
            pieces.map(|piece| piece.trim_start_matches('\u{201c}').trim_end_matches('\u{201d}').to_owned()).collect();
        let kept: Self = serde_json::from_str(&text).ok()?;
        kept.fits(workbook).then_some(kept)
    }

    /// The user's choices, and what is kept wherever these say nothing. Another sheet or kind is another table.
    #[must_use]
    pub fn under(&self, choices: &ImportChoices) -> ImportChoices {
        let is_other = choices.sheet.as_ref().is_some_and(|sheet| *sheet != self.sheet)
            || choices.kind.is_some_and(|kind| Some(kind) != self.choices.kind)
            || choices.header_row.is_some_and(|row| row != 1);
        if is_other {
            return choices.clone();
        }
        // Of two choices for one column or word the later one holds.
        ImportChoices {
            sheet: choices.sheet.clone().or_else(|| self.choices.sheet.clone()),
            header_row: Some(1),
            kind: self.choices.kind,
            columns: self.choices.columns.iter().chain(&choices.columns).cloned().collect(),
            values: self.choices.values.iter().chain(&choices.values).cloned().collect(),
            as_of: choices.as_of.clone().or_else(|| self.choices.as_of.clone()),
            conventions: self.choices.conventions.iter().chain(&choices.conventions).cloned().collect(),
            decimal: choices.decimal.or(self.choices.decimal),
            dates: choices.dates.or(self.choices.dates),
            partner: choices.partner.clone().or_else(|| self.choices.partner.clone()),
            ..choices.clone()
        }
    }

    fn fits(&self, workbook: &Workbook) -> bool {
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == self.sheet);
        let Some(row) = sheet.and_then(|sheet| sheet.rows.first()).filter(|row| row.number == 1) else { return false };
        let words = |text: &str| Header::parse(text, FiscalCalendar::default()).words;
        self.headers.iter().all(|(column, header)| words(&row.cell(*column as usize).text()) == words(header))
    }
}

/// What the levels of a program mean depends on all of them: without "Platinum" beside it, "Gold" would be the highest.
fn levels(recognized: &Recognized) -> impl Iterator<Item = ValueChoice> {
    let tiers = recognized.values.iter().filter(|words| words.field == "tier");
    tiers.flat_map(|words| &words.seen).filter_map(|seen| {
        let target = seen.target.clone()?;
        Some(ValueChoice { field: "tier".to_owned(), seen: seen.text.clone(), target })
    })
}
