//! Every file that is not read says so in one sentence that names it.

use std::io::Write;

use trellis_core::api::import::ImportChoices;
use trellis_core::import::{HowToRead, read, recognize};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::files::{Written, bytes, context, open, refusal, xlsx};

#[track_caller]
fn refuses(file: &Written, sentence: &str) {
    assert_eq!(refusal(read(&file.path, &HowToRead::default())), sentence);
}

/// A compound file with directory entries of these names behind its header.
fn compound(name: &str, entries: &[&str]) -> Written {
    let mut content = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    content.resize(512, 0);
    for entry in entries {
        let mut name: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        name.resize(128, 0);
        content.extend(name);
    }
    bytes(name, &content)
}

fn archive(name: &str, parts: &[(&str, &[u8])]) -> Written {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (part, content) in parts {
        writer.start_file(*part, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("a part");
    }
    bytes(name, &writer.finish().expect("an archive").into_inner())
}

#[test]
fn a_picture_is_not_a_spreadsheet() {
    let sentence = "logo.xlsx is not a spreadsheet; choose an Excel, OpenDocument or CSV file";
    refuses(&bytes("logo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), sentence);
    refuses(&bytes("logo.xlsx", b"%PDF-1.7 1 0 obj"), sentence);
    refuses(&archive("logo.xlsx", &[("word/document.xml", b"<w/>")]), sentence);
}

#[test]
fn what_a_report_calls_a_spreadsheet_and_is_none_says_what_it_is() {
    let page =
        b"\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>A</td></tr></table></html>";
    let sentence = "report.xls is a web page saved as .xls; open it in a spreadsheet and save it as .xlsx";
    refuses(&bytes("report.xls", page), sentence);
    refuses(&bytes("report.xls", b"<TABLE><tr><td>A</td></tr></TABLE>"), sentence);
    let flat = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let sentence = "report.xls is an XML spreadsheet; open it in a spreadsheet and save it as .xlsx";
    refuses(&bytes("report.xls", flat), sentence);
}

#[test]
fn an_empty_file_says_so() {
    refuses(&bytes("roster.csv", b""), "roster.csv is empty; export it again");
    refuses(&bytes("roster.csv", b"\n \n\n"), "roster.csv is empty; export it again");
    refuses(&xlsx("roster.xlsx", &[("Roster", &[])]), "roster.xlsx is empty; export it again");
}

#[test]
fn a_password_protected_workbook_says_so() {
    let file = compound("roster.xlsx", &["Root Entry", "EncryptionInfo", "EncryptedPackage"]);
    refuses(&file, "roster.xlsx is password-protected; save it without a password and import it again");
}

#[test]
fn a_workbook_cut_short_is_damaged() {
    let whole = std::fs::read(&xlsx("roster.xlsx", &[("Roster", &[&["Partner"], &["A"]])]).path).expect("a file");
    let sentence = "roster.xlsx is damaged or incomplete; export or download it again";
    for part in [10, whole.len() / 2, whole.len() - 5] {
        refuses(&bytes("roster.xlsx", &whole[..part]), sentence);
    }
    refuses(&archive("roster.xlsx", &[("xl/workbook.xml", b"<workbook><sheets")]), sentence);
}

#[test]
fn no_cut_or_flipped_byte_makes_reading_panic() {
    let whole =
        std::fs::read(&xlsx("roster.xlsx", &[("Roster", &[&["Partner", "Tier"], &["A", "1"]])]).path).expect("a file");
    for at in (0..whole.len()).step_by(97) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = read(&bytes("roster.xlsx", &flipped).path, &HowToRead::default());
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    let file = archive("roster.xlsx", &[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    refuses(
        &file,
        "roster.xlsx holds more than Trellis reads: a part more than 200 times as large as it is packed; leave only the \
         table to import in it, or raise unpacked_ratio in import-limits.json",
    );
}

#[test]
fn a_cell_far_out_takes_no_memory() {
    let mut writer = rust_xlsxwriter::Workbook::new();
    let sheet = writer.add_worksheet();
    sheet.write_string(0, 0, "Partner").expect("a cell");
    sheet.write_string(1_048_575, 16_383, "far").expect("a cell");
    let workbook = open(&crate::files::save("far.xlsx", &mut writer));
    assert_eq!(workbook.sheets[0].rows.len(), 2);
}

#[test]
fn a_missing_file_and_a_folder_are_told() {
    let file = bytes("roster.csv", b"Partner\nA\n");
    assert!(
        refusal(read(&file.path.with_file_name("gone.csv"), &HowToRead::default()))
            .starts_with("gone.csv could not be opened: ")
    );
    assert!(
        refusal(read(file.path.parent().expect("a folder"), &HowToRead::default()))
            .ends_with("choose a spreadsheet or a CSV file")
    );
}

#[test]
fn a_sheet_without_a_table_says_what_to_do() {
    let notes: &[&[&str]] = &[&["Ask Ana about the tiers"], &["Then call Corvane"]];
    let one = open(&xlsx("notes.xlsx", &[("Notes", notes)]));
    assert_eq!(
        refusal(recognize(&one, &ImportChoices::default(), &context())),
        "no header row was found in sheet Notes of notes.xlsx; put the names of the columns in one row above the data"
    );
    let two = open(&xlsx("notes.xlsx", &[("Notes", notes), ("More", notes)]));
    assert_eq!(
        refusal(recognize(&two, &ImportChoices::default(), &context())),
        "no header row was found in any sheet of notes.xlsx; put the names of the columns in one row above the data"
    );
}

#[test]
fn a_file_without_a_header_is_not_read_as_if_its_first_row_were_one() {
    let csv = bytes("bare.csv", b"Acme,Gold,ISV\nBolt,Silver,SI\nCogs,Silver,SI\n");
    assert_eq!(
        refusal(recognize(&open(&csv), &ImportChoices::default(), &context())),
        "no header row was found in sheet bare of bare.csv; put the names of the columns in one row above the data"
    );
}
