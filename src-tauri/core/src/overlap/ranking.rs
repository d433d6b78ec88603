use crate::model::{Density, percent_text};

/// "median 12%" over the ranked cells of a column; `None` when none is ranked. Of an even number, the mean of the
/// middle two.
#[must_use]
pub fn median_text<'a>(cells: impl Iterator<Item = &'a Density>) -> Option<String> {
    let mut ranked: Vec<u32> = cells.filter(|cell| cell.state.is_ranked()).filter_map(Density::millionths).collect();
    ranked.sort_unstable();
    let middle = ranked.len() / 2;
    let median = match (ranked.len(), ranked.len() % 2) {
        (0, _) => return None,
        (_, 1) => ranked[middle],
        _ => ranked[middle - 1].midpoint(ranked[middle]),
    };
    Some(format!("median {}", percent_text(median, 1_000_000)))
}

/// The place of `cell` in its column, 1 the densest, and how many are ranked; equal densities share a place. `None`
/// when the cell is not ranked.
#[must_use]
pub fn place_of<'a>(cell: &Density, column: impl Iterator<Item = &'a Density>) -> Option<(u32, u32)> {
    let own = cell.state.is_ranked().then(|| cell.millionths()).flatten()?;
    let (mut place, mut ranked) = (1, 0);
    for other in column.filter(|other| other.state.is_ranked()).filter_map(Density::millionths) {
        ranked += 1;
        place += u32::from(other > own);
    }
    Some((place, ranked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overlap::{CellEvidence, density};

    fn cell(shared: u32, base: u32) -> Density {
        density(&CellEvidence { listed: Some(shared), accounts: base, ..CellEvidence::default() }, 20)
    }

    #[test]
    fn what_is_not_ranked_moves_neither_median_nor_place() {
        let small = cell(9, 10);
        let column = [cell(10, 100), cell(30, 100), small, cell(0, 100)];
        assert_eq!(median_text(column.iter()).as_deref(), Some("median 10%"));
        assert_eq!(place_of(&column[1], column.iter()), Some((1, 3)));
        assert_eq!(place_of(&column[3], column.iter()), Some((3, 3)));
        assert_eq!(place_of(&small, column.iter()), None);
        assert_eq!(median_text([small].iter()), None);
    }

    #[test]
    fn an_even_column_has_its_median_in_between() {
        assert_eq!(median_text([cell(10, 100), cell(30, 100)].iter()).as_deref(), Some("median 20%"));
    }
}
