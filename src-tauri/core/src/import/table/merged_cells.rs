use super::FilledSheet;
use crate::import::read::Cell;

/// Cells looked at. Ranges lie beside each other, so that a sound sheet has fewer in them than in all.
const LOOKED_AT: usize = 10_000_000;

/// Puts the words of merged cells into every row they stretch over: "Tier 1" beside its twelve partners is the tier of each
/// of them. Returns how many cells that filled.
pub fn fill(filled: &mut FilledSheet<'_>) -> u32 {
    let (mut count, mut looked_at) = (0, 0);
    for range in filled.sheet().merged.clone() {
        let column = range.first_column as usize;
        let is_tall = range.last_row > range.first_row && range.first_column == range.last_column;
        let rows = &filled.sheet().rows;
        let Ok(first) = rows.binary_search_by_key(&range.first_row, |row| row.number) else { continue };
        let word = rows[first].cell(column).clone();
        if !is_tall || !matches!(word, Cell::Text(_)) {
            continue;
        }
        let after = rows.partition_point(|row| row.number <= range.last_row);
        looked_at += after - first;
        if looked_at > LOOKED_AT {
            break;
        }
        for index in first + 1..after {
            if filled.sheet().rows[index].cell(column).is_empty() {
                filled.set(index, column, &word);
                count += 1;
            }
        }
    }
    count
}
