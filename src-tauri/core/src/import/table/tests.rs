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
fn a_header_in_two_rows_is_one() {
    let split = sheet(&[
        (1, &["Partner", "Program", "MDF", "Pipeline", ""]),
        (2, &["Name", "Level", "Allocated", "Sourced", "Influenced"]),
        (3, &["A", "Gold", "1", "2", "3"]),
    ]);
    let table = Table::find(&split, None).expect("a table");
    let headers = ["Partner Name", "Program Level", "MDF Allocated", "Pipeline Sourced", "Pipeline Influenced"];
    assert_eq!((&table.headers[..], table.rows.len()), (&headers.map(String::from)[..], 1));
    let plain = sheet(&[(1, &["Partner", "Owner"]), (2, &["Halden", "Jo"]), (3, &["Corvane", "Ana"])]);
    assert_eq!(Table::find(&plain, None).expect("a table").rows.len(), 2);
}

#[test]
fn a_header_that_reaches_down_from_the_row_above_is_found() {
    let tall = sheet(&[
        (1, &["Partner", "Tier", "Q1 2026", "", ""]),
        (2, &["", "", "Sourced", "Influenced", "Deal regs"]),
        (3, &["A", "Gold", "1", "2", "3"]),
    ]);
    let table = Table::find(&tall, Some(2)).expect("a table");
    assert_eq!(table.headers[..3], ["Partner", "Tier", "Q1 2026 Sourced"]);
}

#[test]
fn a_word_alone_over_its_rows_is_no_partner() {
    finds(
        &[(1, &["Partner", "MDF"]), (2, &["Tier 1"]), (3, &["A", "1"]), (4, &["Tier 2"]), (5, &["B", "2"])],
        1,
        &[3, 5],
        &[(2, OutsideReason::GroupHeading), (4, OutsideReason::GroupHeading)],
    );
}

#[test]
fn a_table_beside_the_first_gives_it_no_columns() {
    let two = sheet(&[
        (1, &["Partner", "Tier", "", "Partner", "Region"]),
        (2, &["A", "Gold", "", "C", "EMEA"]),
        (3, &["", "", "", "D", "APAC"]),
    ]);
    let table = Table::find(&two, None).expect("a table");
    assert_eq!((&table.headers[..], table.rows.len()), (&["Partner", "Tier"].map(String::from)[..], 1));
    let spaced = sheet(&[(1, &["Partner", "Tier", "", "Region"]), (2, &["A", "Gold", "", "EMEA"])]);
    assert_eq!(Table::find(&spaced, None).expect("a table").headers.len(), 4);
}

#[test]
fn words_of_merged_cells_are_those_of_every_row_they_stretch_over() {
    let mut merged = sheet(&[(1, &["Tier", "Partner"]), (2, &["Gold", "A"]), (3, &["", "B"]), (4, &["", "C"])]);
    let range =
        |first_row, last_row| crate::import::read::Merged { first_row, last_row, first_column: 0, last_column: 0 };
    merged.merged = vec![range(2, 3)];
    let filled = FilledSheet::new(&merged, None);
    assert_eq!(tiers(&filled), ["Gold", "Gold", ""]);
    assert_eq!(filled.cells, FilledCells { from_merged: 1, ..FilledCells::default() });
}

fn tiers(filled: &FilledSheet<'_>) -> Vec<String> {
    let table = filled.table(None).expect("a table");
    let tier = table.headers.iter().position(|header| header == "Tier").expect("tiers");
    table.column(tier).map(|cell| cell.text().into_owned()).collect()
}

#[test]
fn a_word_alone_over_its_rows_is_the_tier_of_each_of_them() {
    let grouped = sheet(&[
        (1, &["Partner", "MDF"]),
        (2, &["A", "0"]),
        (3, &["Tier 1"]),
        (4, &["B", "1"]),
        (5, &["C", "2"]),
        (6, &["Tier 2"]),
        (7, &["D", "3"]),
        (8, &["Total", "6"]),
    ]);
    let filled = FilledSheet::new(&grouped, None);
    assert_eq!(tiers(&filled), ["", "Tier 1", "Tier 1", "Tier 2"]);
    assert_eq!(filled.cells.from_headings, 3);
    let own = sheet(&[
        (1, &["Partner", "Tier"]),
        (2, &["Tier 1"]),
        (3, &["B", "Silver"]),
        (4, &["C"]),
        (5, &["Gold"]),
        (6, &["D"]),
    ]);
    assert_eq!(tiers(&FilledSheet::new(&own, None)), ["Silver", "", "Gold"]);
}

#[test]
fn words_said_once_a_group_are_those_of_its_rows() {
    let grouped = sheet(&[
        (1, &["Tier", "Partner"]),
        (2, &["Gold", "A"]),
        (3, &["", "B"]),
        (4, &["Silver", "C"]),
        (5, &["", "D"]),
    ]);
    let filled = FilledSheet::new(&grouped, None);
    assert_eq!(
        (tiers(&filled), filled.cells.from_above),
        (["Gold", "Gold", "Silver", "Silver"].map(String::from).into(), 2)
    );
    let gaps = sheet(&[
        (1, &["Tier", "Partner"]),
        (2, &["Gold", "A"]),
        (3, &["", "B"]),
        (4, &["Silver", "C"]),
        (5, &["", "D"]),
        (6, &["Gold", "E"]),
    ]);
    assert_eq!(FilledSheet::new(&gaps, None).cells, FilledCells::default());
}

#[test]
fn names_of_a_roster_are_never_filled() {
    let rows: [(u32, &[&str]); 5] =
        [(1, &["Partner", "x"]), (2, &["A", "P"]), (3, &["", "Q"]), (4, &["B", "R"]), (5, &["", "S"])];
    let filled = |header: &str| {
        let mut named = sheet(&rows);
        named.rows[0].cells[1] = Cell::from_text(header);
        FilledSheet::new(&named, None).cells.from_above
    };
    assert_eq!((filled("Region"), filled("Account Name")), (0, 2));
}

#[test]
fn prose_is_no_table() {
    let notes = sheet(&[(1, &["Notes"]), (2, &["Ask Ana about the tiers"]), (4, &["Then call Corvane"])]);
    assert!(Table::find(&notes, None).is_none());
}
