//! The workbook of problems: what it holds, and that a corrected one imports as the file it is from would have.

// What fails here fails the test: clippy sees only functions marked as tests.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod roster;

use std::path::{Path, PathBuf};

use jiff::civil::date;
use roster::Roster;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::import::{ImportChoices, ImportReport};
use trellis_core::import::{Cell, HowToRead, Sheet, Workbook, read};
use trellis_core::model::Currency;

const ROSTER: &str = "\
Partner roster of the channel team
Partner,Program Level,Category,MDF,Website,Partner since,Segment code
Halden & Rowe,Platinum,Consultancy,\"$150,000\",haldenrowe.example,12/03/2021,A
Kestrel Grove,Gold,Tech,abc,kestrelgrove.example,25/04/2021,B
Corvane,Gold,Bakery,\"$30,000\",corvane,31/02/2022,C
Halden & Rowe,Platinum,Consultancy,\"$1,000\",haldenrowe.example,12/03/2021,A
Plinthworks,Silver,Tech,\"$10,000\",plinthworks.example,01/05/2022,D
,Silver,Tech,\"$20,000\",nobody.example,01/05/2022,E
Grand Total,,,\"$211,000\",,,
Confidential Information - Do Not Distribute
";

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }
}

fn import(roster: &Roster, path: &Path) -> ImportReport {
    let session = ImportSession::open(path, roster.document.environment(), &Job::unwatched()).expect("a spreadsheet");
    session.apply(&roster.document, &ImportChoices::default(), &Job::unwatched()).expect("an import").0
}

/// The problems of a file, written and read again.
fn problems_of(roster: &Roster, folder: &Folder, path: &Path) -> Workbook {
    let session = ImportSession::open(path, roster.document.environment(), &Job::unwatched()).expect("a spreadsheet");
    let book = session.problem_book(&roster.document, &ImportChoices::default()).expect("a table");
    read(&folder.write("problems.xlsx", &book.expect("problems")), &HowToRead::default()).expect("a workbook")
}

fn lines(sheet: &Sheet) -> Vec<String> {
    let line = |cells: &[Cell]| cells.iter().map(Cell::text).collect::<Vec<_>>().join("|");
    sheet.rows.iter().map(|row| line(&row.cells)).collect()
}

/// The workbook as somebody saves it who typed `corrections` (row and column from 0) over its first sheet.
fn corrected(book: &Workbook, corrections: &[(u32, u16, &str)]) -> Vec<u8> {
    let mut writer = Writer::new();
    for (index, sheet) in book.sheets.iter().enumerate() {
        let to = writer.add_worksheet().set_name(&sheet.name).expect("a name");
        to.set_very_hidden(sheet.hidden);
        for row in &sheet.rows {
            for (column, cell) in row.filled() {
                let (row, column) = (row.number - 1, u16::try_from(column).expect("few columns"));
                match cell {
                    Cell::Number(number) => to.write_number(row, column, *number).expect("a cell"),
                    Cell::Date(day) => {
                        let serial = (*day - date(1899, 12, 30)).get_days();
                        let day = ExcelDateTime::from_serial_datetime(serial).expect("a day");
                        let format = Format::new().set_num_format("yyyy-mm-dd");
                        to.write_datetime_with_format(row, column, &day, &format).expect("a cell")
                    }
                    cell => to.write_string(row, column, cell.text()).expect("a cell"),
                };
            }
        }
        for (row, column, text) in corrections.iter().filter(|_| index == 0) {
            to.write_string(*row, *column, *text).expect("a cell");
        }
    }
    writer.save_to_buffer().expect("a workbook")
}

#[test]
fn it_holds_the_rows_with_a_problem_their_reasons_and_what_was_left_out() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let book = problems_of(&roster, &folder, &folder.write("channel.csv", ROSTER.as_bytes()));
    let shown: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(shown, [("channel", false), ("Left out", false), ("Trellis", true)]);
    assert_eq!(
        lines(&book.sheets[0]),
        [
            "Partner|Program Level|Category|MDF|Website|Partner since|Segment code|Why not imported",
            "Halden & Rowe|Platinum|Consultancy|$150,000|haldenrowe.example|12/03/2021|A|\
             row 3: row 6 repeats it; this one was read",
            "Kestrel Grove|Gold|Tech|abc|kestrelgrove.example|25/04/2021|B|\
             row 4: MDF: not a number; MDF allocated left empty",
            "Corvane|Gold|Bakery|$30,000|corvane|31/02/2022|C|\
             row 5: Category: no type for this value; type left empty. \
             row 5: Website: not a domain; domain left empty. \
             row 5: Partner since: not a date; partner since left empty",
            "Halden & Rowe|Platinum|Consultancy|$1,000|haldenrowe.example|12/03/2021|A|\
             row 6: Partner: same name and domain as row 3; row skipped",
            "|Silver|Tech|$20,000|nobody.example|01/05/2022|E|row 8: Partner: no partner name; row skipped",
        ]
    );
    assert_eq!(
        lines(&book.sheets[1]),
        [
            "Row|Why left out|What stands there",
            "1|title|Partner roster of the channel team",
            "9|totals|Grand Total | $211,000",
            "10|footer|Confidential Information - Do Not Distribute",
        ]
    );
}

#[test]
fn corrected_cells_arrive_and_nothing_else_changes() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let file = folder.write("channel.csv", ROSTER.as_bytes());
    let book = problems_of(&roster, &folder, &file);
    assert_eq!(import(&roster, &file).added, 4);
    let before = roster.document.snapshot().expect("a snapshot");

    let changes =
        [(2, 3, "$90,000"), (3, 2, "Tech"), (3, 4, "corvane.example"), (3, 5, "03/02/2022"), (5, 0, "Nordhaven")];
    let report = import(&roster, &folder.write("channel problems.xlsx", &corrected(&book, &changes)));
    assert_eq!((report.added, report.updated, report.unchanged, report.skipped), (1, 2, 1, 1));

    let after = roster.document.snapshot().expect("a snapshot");
    let corvane = after.partners.iter().find(|partner| partner.name == "Corvane").expect("a partner");
    assert_eq!(corvane.domain.as_deref(), Some("corvane.example"));
    // Neither 3 February nor its column would say so by themselves: the day came first in the whole file.
    assert_eq!(corvane.partner_since, Some(date(2022, 2, 3)));
    for name in ["Halden & Rowe", "Plinthworks"] {
        let of = |snapshot: &trellis_core::store::Snapshot| {
            snapshot.partners.iter().find(|partner| partner.name == name).cloned().expect("a partner")
        };
        assert_eq!(of(&after), of(&before));
    }
}

#[test]
fn it_is_recognized_as_the_file_it_is_from() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let file = folder.write("channel.csv", ROSTER.as_bytes());
    let mapped = |path: &Path| {
        let session =
            ImportSession::open(path, roster.document.environment(), &Job::unwatched()).expect("a spreadsheet");
        let preview = session.preview(&roster.document, &ImportChoices::default()).expect("a table");
        let columns: Vec<_> = preview.columns.into_iter().map(|column| (column.header, column.field)).collect();
        (preview.kind, columns)
    };
    problems_of(&roster, &folder, &file);
    let (kind, mut columns) = mapped(&file);
    columns.push(("Why not imported".to_owned(), "skip".to_owned()));
    assert_eq!(mapped(&folder.0.path().join("problems.xlsx")), (kind, columns));
}

#[test]
fn the_reasons_of_a_file_saved_as_text_are_no_custom_field() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let book = problems_of(&roster, &folder, &folder.write("channel.csv", ROSTER.as_bytes()));
    let text = lines(&book.sheets[0]).join("\n").replace('|', "\t");
    let session = ImportSession::open(
        &folder.write("saved.tsv", text.as_bytes()),
        roster.document.environment(),
        &Job::unwatched(),
    )
    .expect("a file");
    let preview = session.preview(&roster.document, &ImportChoices::default()).expect("a table");
    let last = preview.columns.last().expect("a column");
    assert_eq!((last.field.as_str(), last.why.as_str()), ("skip", "Trellis's own column"));
}

#[test]
fn what_begins_like_a_formula_stays_text() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let texts = ["=HYPERLINK(\"http://bad.example\")", "+1+1", "-2+3", "@SUM(A1)", "=1+1"];
    let rows = texts.map(|text| format!("\"{}\",Onyx\n", text.replace('"', "\"\""))).concat();
    let csv = format!("Partner,Program Level\nObrel,Gold\n{rows}");
    let book = problems_of(&roster, &folder, &folder.write("bad.csv", csv.as_bytes()));
    let names: Vec<_> = book.sheets[0].rows[1..].iter().map(|row| row.cell(0).clone()).collect();
    assert_eq!(names, texts.map(|text| Cell::Text(text.into())));
    let bytes = std::fs::read(folder.0.path().join("problems.xlsx")).expect("a file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet")).expect("text");
    assert!(!sheet.contains("<f>"), "{sheet}");
}

#[test]
fn cells_keep_their_types_and_the_bad_ones_are_noted() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet().set_name("Roster").expect("a name");
    for (column, header) in (0..).zip(["Partner", "Tier", "MDF", "Sourced", "Partner since", "Uptake", "FTE"]) {
        sheet.write_string(0, column, header).expect("a cell");
    }
    let euro = Format::new().set_num_format("[$€-407] #,##0.00");
    sheet.write_string(1, 0, "Obrel").expect("a cell");
    sheet.write_number(1, 1, 2).expect("a cell");
    sheet.write_number_with_format(1, 2, 39_000.5, &euro).expect("a cell");
    sheet.write_number(1, 3, 1_234.25).expect("a cell");
    let day = ExcelDateTime::from_ymd(2024, 2, 29).expect("a day");
    let as_day = Format::new().set_num_format("d mmm yyyy");
    sheet.write_datetime_with_format(1, 4, &day, &as_day).expect("a cell");
    let percent = Format::new().set_num_format("0.0%");
    sheet.write_number_with_format(1, 5, 0.355, &percent).expect("a cell");
    sheet.write_number(1, 6, -0.5).expect("a cell");
    for (row, name) in (2..).zip(["Hollin", "Corvane", "Tessaroy", "Pellworth"]) {
        sheet.write_string(row, 0, name).expect("a cell");
        sheet.write_number(row, 1, 2).expect("a cell");
        sheet.write_number(row, 6, 0.5).expect("a cell");
    }
    let file = folder.write("typed.xlsx", &writer.save_to_buffer().expect("a workbook"));
    let book = problems_of(&roster, &folder, &file);
    assert_eq!(book.sheets[0].name, "Roster");
    assert_eq!(
        book.sheets[0].rows[1].cells[..6],
        [
            Cell::Text("Obrel".into()),
            Cell::Number(2.0),
            Cell::Amount(39_000.5, Currency::EUR),
            Cell::Number(1_234.25),
            Cell::Date(date(2024, 2, 29)),
            Cell::Percent(0.355),
        ]
    );
    let bytes = std::fs::read(folder.0.path().join("problems.xlsx")).expect("a file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let notes = std::io::read_to_string(archive.by_name("xl/comments1.xml").expect("notes")).expect("text");
    assert!(notes.contains("ref=\"G2\"") && notes.contains("elow zero"), "{notes}");
}

#[test]
fn the_same_problems_are_the_same_bytes_and_none_are_no_workbook() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let session = ImportSession::open(
        &folder.write("channel.csv", ROSTER.as_bytes()),
        roster.document.environment(),
        &Job::unwatched(),
    )
    .expect("a file");
    let book = || session.problem_book(&roster.document, &ImportChoices::default()).expect("a table");
    assert!(book().is_some() && book() == book());
    let sound = folder.write("sound.csv", b"Partner,Program Level\nObrel,Gold\nCorvane,Silver\n");
    let session = ImportSession::open(&sound, roster.document.environment(), &Job::unwatched()).expect("a file");
    assert_eq!(session.problem_book(&roster.document, &ImportChoices::default()).expect("a table"), None);
}

#[test]
fn problems_are_paged_by_their_reason() {
    let (roster, folder) = (Roster::new(), Folder::new());
    let row = |row: usize| format!("Partner no {row},Gold,{}\n", ["abc", "-", "1", "2"][row % 4]);
    let rows = (0..250).map(row).collect::<Vec<_>>().concat();
    let csv = format!("Partner,Program Level,MDF\n{rows}Partner no 7,Gold,5\nPartner no 8,Gold,5\n");
    let session = ImportSession::open(
        &folder.write("many.csv", csv.as_bytes()),
        roster.document.environment(),
        &Job::unwatched(),
    )
    .expect("a file");
    let choices = ImportChoices::default();
    let preview = session.preview(&roster.document, &choices).expect("a table");
    let reasons: Vec<_> = preview
        .plan
        .problem_reasons
        .iter()
        .map(|reason| (reason.reason.as_str(), reason.count, reason.skips_rows))
        .collect();
    assert_eq!(
        reasons,
        [("Dash in a number column", 63, false), ("Not a number", 63, false), ("Same name as row …", 2, true)]
    );
    let page = |reason: Option<&str>, offset: u32| {
        let page = session.problems(&roster.document, &choices, reason, offset).expect("a page");
        (page.total, page.problems.len(), page.problems.first().map(|problem| problem.row))
    };
    assert_eq!(page(None, 0), (128, 100, Some(252)));
    assert_eq!(page(Some("Not a number"), 50), (63, 13, Some(202)));
    assert_eq!(page(Some("Same name as row …"), 0), (2, 2, Some(252)));
    assert_eq!(page(None, 300), (128, 0, None));
}
