use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::import::fields::{Header, is_known_header, is_name_header, quarter_in};
use crate::import::read::{Cell, Merged, Sheet, SheetRow};
use crate::import::values::{TierWords, partner_type, relationship};
use crate::model::{FiscalCalendar, domain_key};

/// Letters of a header that are kept.
const LONGEST_KEPT: usize = 200;

/// Rows looked at: titles, logos and notes above a table take fewer.
const LOOKED_AT: usize = 60;
/// Texts looked at in them, unless no header is found among those.
const TEXTS: usize = 6_000;
/// A header is a name, not a sentence.
pub const LONGEST: usize = 80;

/// The index of the row that names the columns. A later row wins only with clearly more known headers: the first table of
/// a sheet is the one meant.
pub fn find(rows: &[SheetRow]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut texts = 0;
    for index in 0..rows.len().min(LOOKED_AT) {
        if texts > TEXTS && best.is_some() {
            break;
        }
        texts += rows[index].filled().count();
        if let Some(known) = known_headers(rows, index)
            && best.is_none_or(|(_, before)| known * 2 > before * 3)
        {
            best = Some((index, known));
        }
    }
    best.map(|(index, _)| index)
}

/// The index of the first header, even where [`find`] takes a later one: a table of its own stands under it, set apart from
/// the next by an empty row.
pub fn first(rows: &[SheetRow]) -> Option<usize> {
    let found = find(rows)?;
    let is_adjacent = |index: usize| rows[index + 1].number == rows[index].number + 1;
    let is_table = |index: &usize| {
        let ends = (*index + 1..found).any(|below| !is_adjacent(below));
        is_adjacent(*index) && ends && known_headers(rows, *index).is_some_and(|known| known >= 2)
    };
    Some((0..found).find(is_table).unwrap_or(found))
}

/// The indexes of the header, which the user may have chosen by its number, and of the first row below it.
pub fn place(sheet: &Sheet, header_row: Option<u32>) -> Option<(usize, usize)> {
    let header = match header_row {
        Some(number) => sheet.rows.iter().position(|row| row.number == number)?,
        None => find(&sheet.rows)?,
    };
    Some((header, header + depth(sheet, header)))
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

/// The header's texts by column: a group heading above stands in front of them, the second row of a header behind them.
pub fn texts(sheet: &Sheet, header: usize) -> Vec<String> {
    let rows = &sheet.rows;
    let own = &rows[header];
    let above = header.checked_sub(1).map(|above| &rows[above]).filter(|above| above.number + 1 == own.number);
    let groups = above.and_then(|above| groups(above, own, sheet));
    let above = above.filter(|above| above.filled().nth(1).is_some());
    let texts = (0..own.cells.len()).map(|column| {
        let text = own.cell(column).text();
        let group = groups.as_ref().and_then(|groups| groups.get(column)).copied().flatten();
        match (group, above) {
            (Some(group), _) if !text.is_empty() => format!("{group} {text}"),
            // "Partner" in the row above, beside the heading of a group, reaches down to the header.
            (_, Some(above)) if text.is_empty() => {
                Some(above.cell(column).text()).filter(|text| is_known(text)).unwrap_or_default().into_owned()
            }
            _ => text.into_owned(),
        }
    });
    let mut texts: Vec<String> =
        if depth(sheet, header) == 1 { texts.collect() } else { continued(own, &rows[header + 1]) };
    texts.iter_mut().for_each(shorten);
    texts
}

/// A sentence in the place of a header is cut: it is kept beside each value of its column.
fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_KEPT) {
        text.truncate(end);
        text.push('…');
    }
}

/// Rows of the header: two where the second continues the words of the first.
pub fn depth(sheet: &Sheet, header: usize) -> usize {
    let own = &sheet.rows[header];
    let Some(next) = sheet.rows.get(header + 1).filter(|next| next.number == own.number + 1) else { return 1 };
    let texts: Vec<&str> = next
        .filled()
        .filter_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
        .collect();
    let has_digits = |text: &&str| text.contains(|letter: char| letter.is_ascii_digit());
    if texts.len() < 2
        || texts.len() < next.filled().count()
        || texts.iter().any(|text| has_digits(text) || is_value(text))
    {
        return 1;
    }
    let joined = continued(own, next);
    let known = next.filled().filter(|(column, _)| is_known(&joined[*column])).count();
    if known >= 2 && known * 10 >= texts.len() * 6 { 2 } else { 1 }
}

/// "Pipeline" over "Sourced" and "Influenced" is "Pipeline Sourced" and "Pipeline Influenced".
fn continued(first: &SheetRow, second: &SheetRow) -> Vec<String> {
    let mut heading = String::new();
    (0..first.cells.len().max(second.cells.len()))
        .map(|column| {
            let (upper, lower) = (first.cell(column).text(), second.cell(column).text());
            if !upper.is_empty() {
                heading = upper.clone().into_owned();
            }
            match (upper.is_empty(), lower.is_empty()) {
                (_, true) => upper.into_owned(),
                (true, false) if heading.is_empty() => lower.into_owned(),
                // A header merged over both rows says the same in both.
                _ if heading == lower => lower.into_owned(),
                _ => format!("{heading} {lower}"),
            }
        })
        .collect()
}

/// The first column without header and values that parts two tables beside each other: either has headers that name its rows
/// and say at least one thing more of them. `filled` says by column whether there are values.
pub fn first_block(headers: &[String], filled: &[bool]) -> Option<usize> {
    let is_blank = |column: usize| headers[column].is_empty() && !filled.get(column).copied().unwrap_or(false);
    if !(0..headers.len()).any(is_blank) {
        return None;
    }
    let is_name = |text: &str| is_name_header(&Header::parse(text, FiscalCalendar::default()).words);
    let places = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..headers.len()).filter(|column| !headers[*column].is_empty() && is(&headers[*column])).collect()
    };
    let (names, known) = (places(&is_name), places(&is_known));
    let ends = *names.first()?.max(known.get(1)?);
    let begins = *names.last()?.min(known.iter().nth_back(1)?);
    (ends..begins).find(|column| is_blank(*column))
}

/// By column, the heading of the group it stands in: merged cells hold their text in the first column only.
///
/// Only headings that say a quarter, stand over headers that repeat, or are merged over several columns but the first are
/// groups; a title is none.
fn groups<'a>(above: &'a SheetRow, header: &SheetRow, sheet: &Sheet) -> Option<Vec<Option<&'a str>>> {
    if above.filled().all(|(column, _)| column == 0) {
        return None;
    }
    let is_group = |text: &str| {
        let parsed = Header::parse(text, FiscalCalendar::default());
        parsed.words.len() <= 24 && (quarter_in(&parsed.words, FiscalCalendar::default()).is_some())
    };
    let mut times: HashMap<Cow<'_, str>, usize> = HashMap::new();
    header.filled().for_each(|(_, cell)| *times.entry(cell.text()).or_default() += 1);
    let repeats = |column: usize| times.get(&header.cell(column).text()).is_some_and(|times| *times > 1);
    let first = header.filled().next().map_or(0, |(column, _)| column);
    let is_over = |range: &&Merged| range.first_row == above.number && range.last_column > range.first_column;
    let merged: HashSet<usize> = sheet.merged.iter().filter(is_over).map(|range| range.first_column as usize).collect();
    let is_merged = |column: usize| column > first && merged.contains(&column);
    let mut current = None;
    let groups = (0..header.cells.len())
        .map(|column| {
            if let Cell::Text(text) = above.cell(column) {
                current = (is_group(text) || repeats(column) || is_merged(column)).then_some(text.as_str());
            }
            current
        })
        .collect();
    Some(groups)
}
