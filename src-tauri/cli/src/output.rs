use std::io::{self, Write};

use serde::Serialize;
use trellis_core::{Error, Result};

/// The version of every JSON answer; a field may be added to it, never changed.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Versioned<'a, T> {
    schema: u32,
    #[serde(flatten)]
    answer: &'a T,
}

/// Prints an answer as JSON, with its schema.
pub fn json<T: Serialize>(answer: &T) -> Result<()> {
    let text = serde_json::to_string_pretty(&Versioned { schema: SCHEMA, answer })?;
    line(&text)
}

/// Prints a line; a reader that went away ends the command quietly.
pub fn line(text: &str) -> Result<()> {
    match writeln!(io::stdout(), "{text}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        outcome => outcome.map_err(Error::from),
    }
}

/// Prints rows with their columns aligned; the last column is not padded.
pub fn table(rows: &[Vec<String>]) -> Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    for row in rows {
        let mut text = String::new();
        for (column, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if column + 1 < row.len() {
                text.push_str(&" ".repeat(widths[column].saturating_sub(cell.chars().count()) + 2));
            }
        }
        line(text.trim_end())?;
    }
    Ok(())
}
