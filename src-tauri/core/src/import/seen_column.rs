use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::content::Sample;
use super::context::Context;
use super::fields::Header;
use super::letter::letter;
use super::read::Cell;
use super::table::Table;

/// A column as the sheet has it, with what its values look like.
pub struct SeenColumn<'a> {
    pub column: usize,
    pub header: Header,
    /// It has the header and, row by row, the cells of a column before it.
    pub is_repetition: bool,
    pub sample: Sample<'a>,
}

impl SeenColumn<'_> {
    /// Its header's words without a quarter.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.header.words
    }

    #[must_use]
    pub fn header_text(&self) -> &str {
        &self.header.text
    }

    /// From 0.
    #[must_use]
    pub fn number(&self) -> u32 {
        u32::try_from(self.column).unwrap_or(u32::MAX)
    }
}

/// The columns of a table that have a header or values.
pub fn seen<'a>(table: &Table<'a>, context: &'a Context) -> Vec<SeenColumn<'a>> {
    let filled = table.filled_columns();
    let width = filled.len().max(table.headers.len());
    let repetitions = repetitions(table);
    (0..table.width.unwrap_or(width))
        .filter_map(|column| {
            let text = table.headers.get(column).map(String::as_str).unwrap_or_default();
            if text.is_empty() && !filled.get(column).copied().unwrap_or(false) {
                return None;
            }
            let named = if text.is_empty() { format!("Column {}", letter(column)) } else { text.to_owned() };
            let header = Header::parse(&named, context.calendar);
            let is_repetition = repetitions.contains(&column);
            Some(SeenColumn { column, header, is_repetition, sample: Sample::new(table.column(column), context) })
        })
        .collect()
}

/// The columns that say again what one before them says: exports have the id of a record twice. Only columns of one header
/// are read for it, each once: a sheet may have thousands of them.
fn repetitions(table: &Table<'_>) -> HashSet<usize> {
    let mut by_header: HashMap<&str, Vec<usize>> = HashMap::new();
    for (column, header) in table.headers.iter().enumerate().filter(|(_, header)| !header.is_empty()) {
        by_header.entry(header).or_default().push(column);
    }
    let mut repetitions = HashSet::new();
    for columns in by_header.into_values().filter(|columns| columns.len() > 1) {
        let mut first_of: HashMap<u64, usize> = HashMap::new();
        for column in columns {
            let mut content = DefaultHasher::new();
            table.column(column).for_each(|cell| hash(cell, &mut content));
            let first = *first_of.entry(content.finish()).or_insert(column);
            if first != column && table.column(first).eq(table.column(column)) {
                repetitions.insert(column);
            }
        }
    }
    repetitions
}

/// Adds what a cell holds. Texts are short beside how long it takes to write a number as one.
fn hash(cell: &Cell, content: &mut DefaultHasher) {
    match cell.number() {
        Some(number) => number.to_bits().hash(content),
        None => cell.text().hash(content),
    }
}
