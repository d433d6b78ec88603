use super::read::SheetRow;
use super::table::Table;

/// A row that is taken into an earlier one it repeats: its number and that of the earlier row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    pub row: u32,
    pub into: u32,
}

/// The rows that others are taken into, with the values of those over their own; a blank cell takes nothing away.
#[must_use]
pub fn joined_rows(table: &Table<'_>, joints: &[Joint]) -> Vec<SheetRow> {
    let row = |number: u32| table.rows.iter().find(|row| row.number == number);
    let mut joined: Vec<SheetRow> = Vec::new();
    for joint in joints {
        let Some(later) = row(joint.row) else { continue };
        if !joined.iter().any(|row| row.number == joint.into) {
            let Some(first) = row(joint.into) else { continue };
            joined.push((*first).clone());
        }
        let Some(first) = joined.iter_mut().find(|row| row.number == joint.into) else { continue };
        if first.cells.len() < later.cells.len() {
            first.cells.resize(later.cells.len(), super::Cell::Empty);
        }
        for (column, cell) in later.filled() {
            first.cells[column] = cell.clone();
        }
    }
    joined
}

/// The table with `joined` in the place of the rows they were made from.
#[must_use]
pub fn with_joined<'a>(table: &Table<'a>, joined: &'a [SheetRow], joints: &[Joint]) -> Table<'a> {
    let mut table = table.clone();
    table.rows.retain(|row| !joints.iter().any(|joint| joint.row == row.number));
    for row in &mut table.rows {
        if let Some(joined) = joined.iter().find(|joined| joined.number == row.number) {
            *row = joined;
        }
    }
    table
}
