use std::time::Instant;

use trellis_core::api::import::{ImportChoices, ImportPreview, PlanPreview, RowRole};
use trellis_core::import::{preview, problem_rows};

use crate::files::{Written, bytes, open, recognized, recognized_with, save, xlsx};

fn plan() -> PlanPreview {
    PlanPreview {
        added: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        list: None,
        sentence: String::new(),
        scope: String::new(),
        action: String::new(),
        obstacle: None,
        problem_count: 0,
        problems: Vec::new(),
        problem_reasons: Vec::new(),
        update_count: 0,
        erased_count: 0,
        added_names: Vec::new(),
        absent_count: 0,
        absent: Vec::new(),
        updates: Vec::new(),
    }
}

fn previewed(file: &Written) -> ImportPreview {
    preview(&open(file), &recognized(file), Vec::new(), plan())
}

fn long_roster(rows: usize) -> Vec<Vec<String>> {
    let mut all = vec![
        vec!["Partner roster, Q2 FY26".to_owned()],
        vec![],
        ["Partner", "Program Level", "Category", "MDF", "Website"].map(String::from).to_vec(),
    ];
    let levels = ["Platinum", "Gold", "Silver", "Registered"];
    all.extend((0..rows).map(|row| {
        vec![
            format!("Partner {row}"),
            levels[row % 4].to_owned(),
            "Tech".to_owned(),
            if row == 1 { "N/D".to_owned() } else { format!("${row},000") },
            format!("p{row}.example"),
        ]
    }));
    all.push(vec!["Subtotal".to_owned(), String::new(), String::new(), "$5".to_owned()]);
    all.push(vec!["Confidential Information - Do Not Distribute".to_owned()]);
    all
}

fn written(rows: &[Vec<String>]) -> Written {
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    xlsx("roster_q2.xlsx", &[("Roster", &rows), ("Notes", &[&["call Ana"]])])
}

#[test]
fn the_first_step_shows_the_ends_of_the_sheet() {
    let preview = previewed(&written(&long_roster(93)));
    assert_eq!(preview.outside, "4 rows outside the table skipped: 1 title, 1 empty, 1 totals, 1 footer");
    assert!(preview.file_note.ends_with(" KB, 2 sheets"), "{}", preview.file_note);
    assert_eq!((preview.header_row, preview.first_row, preview.last_row, preview.rows), (3, 4, 96, 93));
    let notes: Vec<&str> = preview.sheets.iter().map(|sheet| sheet.note.as_str()).collect();
    assert_eq!(notes, ["93 rows, looks like partners", "no table found, skipped"]);

    let numbers: Vec<u32> = preview.grid.iter().map(|row| row.row).collect();
    let expected: Vec<u32> = (1..=14).chain([0]).chain(91..=98).collect();
    assert_eq!(numbers, expected);
    let roles: Vec<RowRole> = [0, 2, 3, 14, 21].map(|row| preview.grid[row].role).to_vec();
    assert_eq!(roles, [RowRole::Outside, RowRole::Header, RowRole::Data, RowRole::Gap, RowRole::Outside]);
    assert_eq!((preview.grid[0].reason.as_str(), preview.grid[14].cells[0].text.as_str()), ("title", "76 more rows"));
    assert!(preview.grid[4].cells[3].is_doubtful && !preview.grid[3].cells[3].is_doubtful);
}

#[test]
fn the_second_step_shows_columns_and_words() {
    let preview = previewed(&written(&long_roster(8)));
    let column = &preview.columns[1];
    assert_eq!((column.letter.as_str(), column.field.as_str(), column.why.as_str()), ("B", "tier", "values to map"));
    assert_eq!(column.samples, "Platinum; Gold; Silver");
    assert_eq!(preview.columns[3].samples, "$0,000; N/D; $2,000");
    let words = &preview.values[0];
    let seen: Vec<_> = words.seen.iter().map(|word| (word.seen.as_str(), word.count, word.target.as_deref())).collect();
    assert_eq!(
        seen,
        [("Platinum", 2, Some("1")), ("Gold", 2, Some("2")), ("Silver", 2, Some("3")), ("Registered", 2, Some("3"))]
    );
    assert!(preview.fields.iter().any(|field| field.code == "density:Mid-market"));
}

#[test]
fn problems_carry_the_sheet_and_the_letters_people_see() {
    let found = recognized(&written(&long_roster(8)));
    let problems = problem_rows(&found, &found.problems, 500);
    assert_eq!(
        (problems[0].sheet.as_str(), problems[0].row, problems[0].column.as_str(), problems[0].header.as_str()),
        ("Roster", 5, "D", "MDF")
    );
}

#[test]
fn a_short_sheet_is_shown_whole_and_a_skipped_row_says_why() {
    let preview = previewed(&bytes("r.csv", b"Partner,Tier\nCorvane,1\ncorvane,2\n,3\n"));
    let reasons: Vec<&str> = preview.grid.iter().map(|row| row.reason.as_str()).collect();
    assert_eq!(reasons, ["", "", "same name as row 2", "no partner name"]);
}

/// Unoptimized, and on a shared machine: a regression to quadratic time shows all the same.
#[test]
fn rows_are_read_in_linear_time() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    let sheet = writer.add_worksheet();
    for (column, header) in (0..).zip(["Account ID", "Account Name", "Website", "Segment", "Industry", "Employees"]) {
        sheet.write_string(0, column, header).expect("a cell");
    }
    for row in 1..=20_000_u32 {
        sheet.write_string(row, 0, format!("001{row}")).expect("a cell");
        sheet.write_string(row, 1, format!("Account {row}")).expect("a cell");
        sheet.write_string(row, 2, format!("https://www.a{row}.example")).expect("a cell");
        sheet.write_string(row, 3, ["Enterprise", "Commercial", "MM"][row as usize % 3]).expect("a cell");
        sheet.write_string(row, 4, "Retail").expect("a cell");
        sheet.write_number(row, 5, f64::from(row)).expect("a cell");
    }
    let file = save("accounts.xlsx", &mut writer);
    let start = Instant::now();
    let workbook = open(&file);
    let found = recognized(&file);
    assert_eq!((workbook.sheets[0].rows.len(), found.staged.len()), (20_001, 20_000));
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn tables_below_each_other_are_listed_and_chosen_by_their_header() {
    let rows: &[&[&str]] = &[
        &["Partner", "Tier", "MDF"],
        &["Corvane", "1", "5"],
        &["Obrel", "2", "6"],
        &[],
        &["Account Name", "Industry", "Segment"],
        &["Acme", "Retail", "Enterprise"],
    ];
    let file = xlsx("two.xlsx", &[("Roster", rows)]);
    let listed = |choices: &ImportChoices| -> Vec<(u32, String, bool)> {
        let workbook = open(&file);
        let found = preview(&workbook, &recognized_with(&file, choices), Vec::new(), plan());
        found.tables.into_iter().map(|table| (table.header_row, table.note, table.is_chosen)).collect()
    };
    let expected = |chosen: u32| {
        [(1, "rows 2 to 3, looks like partners"), (5, "rows 6 to 6, looks like accounts")]
            .map(|(header_row, note)| (header_row, note.to_owned(), header_row == chosen))
            .to_vec()
    };
    assert_eq!(listed(&ImportChoices::default()), expected(1));
    assert_eq!(listed(&ImportChoices { header_row: Some(5), ..ImportChoices::default() }), expected(5));
    assert!(previewed(&xlsx("one.xlsx", &[("Roster", &rows[..3])])).tables.is_empty());
}
