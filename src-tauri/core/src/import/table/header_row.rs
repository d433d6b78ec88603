use std::collections::HashSet;

use crate::import::fields::{Header, is_known_header, is_name_header, quarter_in};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{TierWords, partner_type, relationship};
use crate::model::{FiscalCalendar, domain_key};

/// Rows looked at: titles, logos and notes above a table take fewer.
const LOOKED_AT: usize = 60;
/// A header is a name, not a sentence.
const LONGEST: usize = 80;

/// The index of the row that names the columns. A later row wins only with clearly more known headers: the first table of
/// a sheet is the one meant.
pub fn find(rows: &[SheetRow]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for index in 0..rows.len().min(LOOKED_AT) {
        if let Some(known) = known_headers(rows, index)
            && best.is_none_or(|(_, before)| known * 2 > before * 3)
        {
            best = Some((index, known));
        }
    }
    best.map(|(index, _)| index)
}

/// How many known headers a row holds; `None` when it cannot be a header.
fn known_headers(rows: &[SheetRow], index: usize) -> Option<usize> {
    let row = &rows[index];
    let filled = row.filled().count();
    let texts: Vec<&str> = row
        .filled()
        .filter_map(|(_, cell)| match cell {
            Cell::Text(text) if text.len() <= LONGEST => Some(text.as_str()),
            _ => None,
        })
        .collect();
    if texts.len() * 10 < filled * 7 {
        return None;
    }
    let known = texts.iter().filter(|text| is_known(text)).count();
    let below = &rows[index + 1..rows.len().min(index + 21)];
    let fits = match (known, filled) {
        (_, 0) | (0, 1) => false,
        (_, 1) => {
            let is_name =
                texts.iter().all(|text| is_name_header(&Header::parse(text, FiscalCalendar::default()).words));
            is_name && below.iter().all(|below| below.cells.len() <= row.cells.len())
        }
        (0, _) => {
            let is_distinct = texts.iter().collect::<HashSet<_>>().len() == filled;
            is_distinct && has_shape(below, filled) && !texts.iter().any(|text| is_value(text))
        }
        _ => true,
    };
    fits.then_some(known)
}

/// Whether a text is a value Trellis knows, which no column is called: a file without a header begins with one.
fn is_value(text: &str) -> bool {
    let is_tier = TierWords::default().tier(text).is_some();
    is_tier || partner_type(text).is_some() || relationship(text).is_some() || domain_key(text).is_some()
}

fn is_known(text: &str) -> bool {
    let header = Header::parse(text, FiscalCalendar::default());
    is_known_header(&header.words) || is_known_header(&header.bare)
}

/// Whether most rows below are about as wide, which is what a table without any known header still shows.
fn has_shape(below: &[SheetRow], width: usize) -> bool {
    let alike = below.iter().filter(|row| row.filled().count() + 1 >= width.max(3) - 1).count();
    below.len() >= 2 && alike * 10 >= below.len() * 7 && below.iter().any(|row| row.filled().count() >= width)
}

/// The header's texts by column, with a group heading above in front of them.
pub fn texts(rows: &[SheetRow], header: usize) -> Vec<String> {
    let own = &rows[header];
    let groups = header.checked_sub(1).and_then(|above| groups(&rows[above], own));
    (0..own.cells.len())
        .map(|column| {
            let text = own.cell(column).text();
            match groups.as_ref().and_then(|groups| groups.get(column)).copied().flatten() {
                Some(group) if !text.is_empty() => format!("{group} {text}"),
                _ => text.into_owned(),
            }
        })
        .collect()
}

/// By column, the heading of the group it stands in: merged cells hold their text in the first column only.
///
/// Only headings that say a quarter, or an overlap of several columns, are groups; a title is none.
fn groups<'a>(above: &'a SheetRow, header: &SheetRow) -> Option<Vec<Option<&'a str>>> {
    if above.number + 1 != header.number || above.filled().all(|(column, _)| column == 0) {
        return None;
    }
    let is_group = |text: &str| {
        let parsed = Header::parse(text, FiscalCalendar::default());
        parsed.words.len() <= 24 && (quarter_in(&parsed.words, FiscalCalendar::default()).is_some())
    };
    let repeats = |column: usize| {
        let text = header.cell(column).text();
        !text.is_empty() && (0..header.cells.len()).any(|other| other != column && header.cell(other).text() == text)
    };
    let mut current = None;
    let groups = (0..header.cells.len())
        .map(|column| {
            if let Cell::Text(text) = above.cell(column) {
                current = (is_group(text) || repeats(column)).then_some(text.as_str());
            }
            current
        })
        .collect();
    Some(groups)
}
