use super::{Footing, header_row};
use crate::import::read::Sheet;

/// A list of tables longer than this is a sheet of forms, and nobody chooses from it.
const MOST: usize = 12;

/// The rows of the headers of all tables below each other, 1-based, from top to bottom.
pub fn header_rows(sheet: &Sheet) -> Vec<u32> {
    let mut next = header_row::first(&sheet.rows);
    let mut headers = Vec::new();
    while let Some(header) = next.filter(|_| headers.len() < MOST) {
        headers.push(sheet.rows[header].number);
        let data = header + header_row::depth(sheet, header);
        next = Footing::new(&sheet.rows[header], &sheet.rows[data..]).another().map(|another| data + another);
    }
    headers
}
