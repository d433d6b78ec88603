//! The table inside a sheet: its header under title rows, its data, and every other row with the reason it is left out.

mod footing;
mod header_row;

use crate::import::read::{Cell, Sheet, SheetRow};

use footing::Footing;

/// Why a row is not data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutsideReason {
    Title,
    Empty,
    Totals,
    Footer,
    RepeatedHeader,
    /// A second table below; import it by choosing its header row.
    AnotherTable,
}

impl OutsideReason {
    /// The order in which they are counted in a sentence.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Empty, Self::Totals, Self::Footer, Self::RepeatedHeader, Self::AnotherTable];

    /// "title", "totals".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Empty => "empty",
            Self::Totals => "totals",
            Self::Footer => "footer",
            Self::RepeatedHeader => "repeated header",
            Self::AnotherTable => "another table",
        }
    }
}

/// Rows outside the table, from the first to the last, 1-based: a gap can be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    pub first: u32,
    pub last: u32,
    pub reason: OutsideReason,
}

/// The table of a sheet.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    pub header_row: u32,
    /// By column; a group heading above ("Q1 2026" over three columns) stands in front of its headers.
    pub headers: Vec<String>,
    pub rows: Vec<&'a SheetRow>,
    pub outside: Vec<Outside>,
}

impl<'a> Table<'a> {
    /// Finds the table of a sheet; `header_row` is the user's choice, 1-based. `None` when the sheet holds none.
    #[must_use]
    pub fn find(sheet: &'a Sheet, header_row: Option<u32>) -> Option<Self> {
        let header = match header_row {
            Some(number) => sheet.rows.iter().position(|row| row.number == number)?,
            None => header_row::find(&sheet.rows)?,
        };
        let header_cells = &sheet.rows[header];
        let headers = header_row::texts(&sheet.rows, header);
        let mut table = Self { header_row: header_cells.number, headers, rows: Vec::new(), outside: Vec::new() };
        for row in &sheet.rows[..header] {
            table.leave_out(row.number, row.number, OutsideReason::Title);
        }
        let footing = Footing::new(header_cells, &sheet.rows[header + 1..]);
        for (index, row) in sheet.rows[header + 1..].iter().enumerate() {
            match footing.reason(index) {
                Some(reason) => table.leave_out(row.number, row.number, reason),
                None => table.rows.push(row),
            }
        }
        table.leave_out_gaps(&sheet.rows);
        Some(table)
    }

    /// The first and last row of data; the header's where there is none.
    #[must_use]
    pub fn span(&self) -> (u32, u32) {
        let first = self.rows.first().map_or(self.header_row, |row| row.number);
        (first, self.rows.last().map_or(self.header_row, |row| row.number))
    }

    /// The cells of a column, from top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &'a Cell> + Clone {
        self.rows.iter().map(move |row| row.cell(column))
    }

    fn leave_out(&mut self, first: u32, last: u32, reason: OutsideReason) {
        self.outside.push(Outside { first, last, reason });
    }

    fn leave_out_gaps(&mut self, rows: &[SheetRow]) {
        let mut next = 1;
        for row in rows {
            if row.number > next {
                self.leave_out(next, row.number - 1, OutsideReason::Empty);
            }
            next = row.number + 1;
        }
        self.outside.sort_by_key(|outside| outside.first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[(u32, &[&str])]) -> Sheet {
        let row = |(number, cells): &(u32, &[&str])| SheetRow {
            number: *number,
            hidden: false,
            cells: cells.iter().map(|text| text.parse().map_or_else(|_| Cell::from_text(text), Cell::Number)).collect(),
        };
        Sheet { name: "Roster".to_owned(), rows: rows.iter().map(row).collect(), ..Sheet::default() }
    }

    #[track_caller]
    fn finds(rows: &[(u32, &[&str])], header_row: u32, data: &[u32], outside: &[(u32, OutsideReason)]) {
        let sheet = sheet(rows);
        let table = Table::find(&sheet, None).expect("a table");
        let found: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
        let left: Vec<_> = table.outside.iter().map(|outside| (outside.first, outside.reason)).collect();
        assert_eq!((table.header_row, found.as_slice(), left.as_slice()), (header_row, data, outside));
    }

    #[test]
    fn the_header_stands_under_title_rows_and_the_data_above_footers() {
        finds(
            &[
                (1, &["Partner roster, Q2 FY26"]),
                (2, &["Prepared by Partner RevOps"]),
                (4, &["Partner Account", "Program Level", "Co-op $", "Joint Deals"]),
                (5, &["Halden & Rowe", "Platinum", "$150,000", "14"]),
                (6, &["Total Energies", "Gold", "$30,000", "2"]),
                (7, &["", "Silver", "#REF!"]),
                (8, &["Subtotal", "", "$2,412,000", "302"]),
                (9, &["Grand Totals (93 records)"]),
                (10, &["Confidential Information - Do Not Distribute"]),
            ],
            4,
            &[5, 6, 7],
            &[
                (1, OutsideReason::Title),
                (2, OutsideReason::Title),
                (3, OutsideReason::Empty),
                (8, OutsideReason::Totals),
                (9, OutsideReason::Footer),
                (10, OutsideReason::Footer),
            ],
        );
    }

    #[test]
    fn a_header_repeated_on_every_page_is_left_out() {
        finds(
            &[(1, &["Partner", "Tier"]), (2, &["A", "Gold"]), (3, &["Partner", "Tier"]), (4, &["B", "Gold"])],
            1,
            &[2, 4],
            &[(3, OutsideReason::RepeatedHeader)],
        );
    }

    #[test]
    fn totals_of_groups_are_no_partners() {
        finds(
            &[
                (1, &["Partner", "Tier", "MDF"]),
                (2, &["A", "Gold", "1"]),
                (3, &["Gold Total", "", "1"]),
                (4, &["B", "Silver", "2"]),
                (5, &["Total Tier 3:", "", "2"]),
                (6, &["Fractal Total", "Silver", "2"]),
                (7, &["TOTAL", "", "3"]),
            ],
            1,
            &[2, 4, 6],
            &[(3, OutsideReason::Totals), (5, OutsideReason::Totals), (7, OutsideReason::Totals)],
        );
    }

    #[test]
    fn a_second_table_below_is_not_data() {
        finds(
            &[
                (1, &["Partner", "Tier"]),
                (2, &["A", "Gold"]),
                (5, &["Account Name", "Industry", "Employees"]),
                (6, &["C", "Retail", "12"]),
            ],
            1,
            &[2],
            &[(3, OutsideReason::Empty), (5, OutsideReason::AnotherTable), (6, OutsideReason::AnotherTable)],
        );
    }

    #[test]
    fn a_heading_over_several_columns_stands_in_front_of_their_headers() {
        let sheet = sheet(&[
            (1, &["", "Q1 2026", "", "Q2 2026", ""]),
            (2, &["Partner", "Sourced", "Influenced", "Sourced", "Influenced"]),
            (3, &["A", "1", "2", "3", "4"]),
        ]);
        let table = Table::find(&sheet, None).expect("a table");
        assert_eq!(
            table.headers,
            ["Partner", "Q1 2026 Sourced", "Q1 2026 Influenced", "Q2 2026 Sourced", "Q2 2026 Influenced"]
        );
    }

    #[test]
    fn prose_is_no_table() {
        let notes = sheet(&[(1, &["Notes"]), (2, &["Ask Ana about the tiers"]), (4, &["Then call Corvane"])]);
        assert!(Table::find(&notes, None).is_none());
    }
}
