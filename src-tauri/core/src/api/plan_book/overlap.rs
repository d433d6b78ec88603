use crate::api::Views;
use crate::api::overlap::OverlapRequest;
use crate::model::{DensityState, Tier};
use crate::readout::book::{Cell, Column, Sheet};

/// Densities with n and N: a value where there is one, else the words why there is none.
pub fn sheet(views: &Views) -> Sheet {
    let snapshot = views.snapshot();
    let view = views.overlap(&OverlapRequest::default());
    let mut columns = vec![Column::new("Partner", 28), Column::new("Tier", 9)];
    for segment in &view.segments {
        columns.extend([
            Column::new(format!("{} n", segment.name), 9),
            Column::new("N", 8),
            Column::new("Density", 10),
            Column::new("State", 15),
        ]);
    }
    let mut rows = Vec::new();
    for partner in snapshot.current_partners() {
        let Some(row) = views.matrix().partners.get(&partner.id) else { continue };
        let mut cells = vec![Cell::text(&partner.name), Cell::text(partner.tier.map(Tier::title).unwrap_or_default())];
        let number = Sheet::row(0, rows.len());
        for (place, density) in row.cells.iter().enumerate() {
            let known = density.shared.zip(density.base).filter(|(_, base)| density.state.has_value() && *base > 0);
            let [n, base] = [2, 3].map(|column| letters(column + place * 4));
            cells.extend(match (known, density.stated) {
                (Some((shared, all)), _) => [
                    Cell::Count(i64::from(shared)),
                    Cell::Count(i64::from(all)),
                    Cell::formula(format!("={n}{number}/{base}{number}"), Cell::Ratio(shared, all)),
                ],
                (None, Some(stated)) if density.state.has_value() => {
                    [Cell::Blank, Cell::Blank, Cell::Ratio(stated, 10_000)]
                }
                _ => [const { Cell::Blank }; 3],
            });
            cells.push(Cell::text(words(density.state)));
        }
        rows.push(cells);
    }
    Sheet {
        name: "Overlap",
        title: "Overlap density".to_owned(),
        note: format!(
            "n accounts a partner shares of N of the segment, for {}. A base under {} is too small to rank.",
            view.quarter.label, view.small_base
        ),
        columns,
        above: Vec::new(),
        rows,
        frozen_columns: 1,
    }
}

fn words(state: DensityState) -> &'static str {
    match state {
        DensityState::NotImported => "Not imported",
        DensityState::NotShared => "Not shared",
        DensityState::SmallBase => "Base too small",
        DensityState::Stale => "Stale",
        DensityState::CountsOnly => "Counts only",
        DensityState::Zero => "True zero",
        DensityState::Value => "Value",
    }
}

/// The letters of a column, counted from 0: A, B, .. Z, AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_lettered_as_a_spreadsheet_does() {
        assert_eq!([0, 25, 26, 27, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
