//! Files written for one test each, and the context of a document in US dollars at the end of June 2026.

use std::path::PathBuf;

use jiff::civil::date;
use rust_xlsxwriter::{Workbook as Writer, Worksheet};
use tempfile::TempDir;
use trellis_core::Result;
use trellis_core::api::import::ImportChoices;
use trellis_core::import::{
    Context, HowToRead, PartnerNames, Problem, Recognized, Staged, StagedPartner, Workbook, read, recognize,
};
use trellis_core::model::{Currency, DEFAULT_MOTIONS, FiscalCalendar};

/// A file that goes with its folder.
pub struct Written {
    _folder: TempDir,
    pub path: PathBuf,
}

pub fn bytes(name: &str, content: &[u8]) -> Written {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    Written { _folder: folder, path }
}

/// A workbook of one sheet per pair; a cell that reads as a number is one, unless it begins with an apostrophe.
pub fn xlsx(name: &str, sheets: &[(&str, &[&[&str]])]) -> Written {
    let mut writer = Writer::new();
    for (sheet, rows) in sheets {
        let worksheet = writer.add_worksheet();
        worksheet.set_name(*sheet).expect("a sheet name");
        fill(worksheet, rows);
    }
    save(name, &mut writer)
}

pub fn save(name: &str, writer: &mut Writer) -> Written {
    bytes(name, &writer.save_to_buffer().expect("a workbook"))
}

pub fn fill(worksheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).expect("few rows"), u16::try_from(column).expect("few columns"));
            if let Ok(number) = text.parse::<f64>() {
                worksheet.write_number(row, column, number).expect("a cell");
            } else if !text.is_empty() {
                worksheet.write_string(row, column, text.trim_start_matches('\'')).expect("a cell");
            }
        }
    }
}

pub fn context() -> Context {
    Context {
        currency: Currency::USD,
        calendar: FiscalCalendar::default(),
        fourth_tier: false,
        segments: ["Commercial", "Mid-market", "Enterprise", "Regulated"].map(String::from).into(),
        sources: Vec::new(),
        motions: DEFAULT_MOTIONS.map(String::from).into(),
        partners: PartnerNames::new(["Corvane", "Obrel", "Halden & Rowe"].into_iter(), std::iter::empty()),
        as_of: date(2026, 6, 30),
    }
}

pub fn open(file: &Written) -> Workbook {
    read(&file.path, &HowToRead::default()).expect("a spreadsheet")
}

pub fn recognized_with(file: &Written, choices: &ImportChoices) -> Recognized {
    recognize(&open(file), choices, &context()).expect("a table")
}

pub fn recognized(file: &Written) -> Recognized {
    recognized_with(file, &ImportChoices::default())
}

/// A roster written as CSV, recognized.
pub fn roster(csv: &str) -> (Vec<StagedPartner>, Recognized) {
    let recognized = recognized(&bytes("roster.csv", csv.as_bytes()));
    (partners(&recognized), recognized)
}

pub fn partners(recognized: &Recognized) -> Vec<StagedPartner> {
    match &recognized.staged {
        Staged::Roster(partners) => partners.clone(),
        other => panic!("a roster, not {other:?}"),
    }
}

/// "8 C: Not a number: MDF allocated left empty".
pub fn problem_lines(problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| {
        let column = problem.column.map_or(String::from("row"), |column| {
            char::from(b'A' + u8::try_from(column).expect("few columns")).to_string()
        });
        format!("{} {column}: {}: {}", problem.row, problem.reason, problem.consequence)
    };
    problems.iter().map(line).collect()
}

/// "Partner Account -> name 99".
pub fn column_lines(recognized: &Recognized) -> Vec<String> {
    let confidence = |confidence: Option<u32>| confidence.map(|percent| format!(" {percent}")).unwrap_or_default();
    recognized
        .columns
        .iter()
        .map(|column| format!("{} -> {}{}", column.header, column.field, confidence(column.confidence)))
        .collect()
}

pub fn refusal<T>(result: Result<T>) -> String {
    match result {
        Ok(_) => panic!("a refusal"),
        Err(error) => error.message,
    }
}
