//! Every format a spreadsheet comes in gives the same rows.

use std::io::{Cursor, Read, Write};

use trellis_core::import::{Cell, HowToRead, Merged, Sheet, Workbook, read};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::files::{Written, bytes, open, refusal, save};

/// A workbook of the repository, written by `LibreOffice`.
fn stored(name: &str) -> Workbook {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rosters/files/");
    read(&std::path::Path::new(path).join(name), &HowToRead::default()).expect("a spreadsheet")
}

fn texts(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    let row = |cells: &[Cell]| cells.iter().map(|cell| cell.text().into_owned()).collect();
    sheet.rows.iter().map(|found| (found.number, row(&found.cells))).collect()
}

fn hidden(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().filter(|row| row.hidden).map(|row| row.number).collect()
}

#[track_caller]
fn is_the_partners(workbook: &Workbook, share: &str) {
    let [roster, old] = &workbook.sheets[..] else { panic!("two sheets, not {:?}", workbook.sheets) };
    let row = |number: u32, cells: &[&str]| (number, cells.iter().map(ToString::to_string).collect());
    assert_eq!(
        texts(roster),
        [
            row(1, &["Partners of Q2"]),
            row(4, &["Partner", "MDF", "Share", "Since"]),
            row(5, &["Corvane", "1200.5", share, "2026-06-30"]),
            row(6, &["Hollin & Sons", "300"]),
            row(7, &["Strøm"]),
        ]
    );
    assert_eq!((roster.name.as_str(), roster.hidden, hidden(roster)), ("Roster", false, vec![6]));
    assert_eq!(roster.merged, [Merged { first_row: 1, last_row: 1, first_column: 0, last_column: 2 }]);
    assert_eq!((old.name.as_str(), old.hidden, old.rows.len()), ("Old", true, 1));
}

#[test]
fn an_opendocument_spreadsheet_is_read() {
    is_the_partners(&stored("partners.ods"), "35%");
}

#[test]
fn an_old_xls_is_read() {
    is_the_partners(&stored("partners.xls"), "35%");
}

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let low = kind.to_le_bytes()[0];
    let mut record = if kind < 0x80 { vec![low] } else { vec![low | 0x80, (kind >> 7).to_le_bytes()[0]] };
    record.push(u8::try_from(body.len()).expect("a short record"));
    record.extend_from_slice(body);
    record
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [u32::try_from(units.len() / 2).expect("short").to_le_bytes().to_vec(), units].concat()
}

/// A binary workbook of one sheet with a text in A1 and a number in B2.
fn xlsb() -> Vec<(&'static str, Vec<u8>)> {
    let sheet = [&[0; 4][..], &1_u32.to_le_bytes(), &wide("rId1"), &wide("Roster")].concat();
    let workbook =
        [record(0x83, &[]), record(0x8F, &[]), record(0x9C, &sheet), record(0x90, &[]), record(0x9D, &[0; 26])];
    let row = |number: u32| record(0, &[&number.to_le_bytes()[..], &[0; 13]].concat());
    let cell = |kind, column: u32, value: &[u8]| record(kind, &[&column.to_le_bytes()[..], &[0; 4], value].concat());
    let cells = [
        record(0x81, &[]),
        record(0x94, &[0; 16]),
        record(0x91, &[]),
        row(0),
        cell(6, 0, &wide("Partner")),
        row(1),
        cell(5, 1, &1.5_f64.to_le_bytes()),
        record(0x92, &[]),
        record(0x82, &[]),
    ];
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Target=\"{target}\" Type=\"http://schemas.openxmlformats.org/\
             officeDocument/2006/relationships/{kind}\"/></Relationships>"
        )
    };
    vec![
        ("_rels/.rels", relations("officeDocument", "xl/workbook.bin").into_bytes()),
        ("xl/workbook.bin", [workbook.concat(), record(0x84, &[])].concat()),
        ("xl/_rels/workbook.bin.rels", relations("worksheet", "worksheets/sheet1.bin").into_bytes()),
        ("xl/worksheets/sheet1.bin", cells.concat()),
    ]
}

fn archive(name: &str, parts: &[(&str, Vec<u8>)]) -> Written {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in parts {
        writer.start_file(*part, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("a part");
    }
    bytes(name, &writer.finish().expect("an archive").into_inner())
}

#[test]
fn a_binary_workbook_is_read() {
    let workbook = open(&archive("roster.xlsb", &xlsb()));
    assert_eq!(workbook.sheets[0].name, "Roster");
    assert_eq!(
        texts(&workbook.sheets[0]),
        [(1, vec!["Partner".to_owned()]), (2, vec![String::new(), "1.5".to_owned()])]
    );
}

#[test]
fn a_binary_workbook_tells_of_formats_hidden_rows_and_merged_cells() {
    let style = |format: u16| record(47, &[&[0, 0], &format.to_le_bytes()[..], &[0; 12]].concat());
    let code = |number: u16, code: &str| record(44, &[&number.to_le_bytes()[..], &wide(code)].concat());
    // A style outside those of the cells is none of theirs.
    let styles = [
        code(164, "0.0%"),
        code(165, "[$€-407] #,##0"),
        style(164),
        record(617, &[3, 0, 0, 0]),
        style(0),
        style(164),
        style(165),
        record(618, &[]),
    ];
    let row = |number: u32, flags: u8| record(0, &[&number.to_le_bytes()[..], &[0; 7], &[flags], &[0; 5]].concat());
    let number = |column: u32, style: u32, value: f64| {
        record(5, &[&column.to_le_bytes()[..], &style.to_le_bytes(), &value.to_le_bytes()].concat())
    };
    let merged: Vec<u8> = [0_u32, 1, 0, 2].iter().flat_map(|place| place.to_le_bytes()).collect();
    let cells = [
        record(0x81, &[]),
        record(0x94, &[0; 16]),
        record(0x91, &[]),
        row(0, 0),
        number(0, 0, 0.35),
        number(1, 1, 0.35),
        number(2, 2, 1200.0),
        row(1, 0x10),
        number(0, 0, 7.0),
        record(0x92, &[]),
        record(176, &merged),
        record(0x82, &[]),
    ];
    let mut parts = xlsb();
    parts[3].1 = cells.concat();
    parts.push(("xl/styles.bin", styles.concat()));

    let workbook = open(&archive("roster.xlsb", &parts));

    let sheet = &workbook.sheets[0];
    assert_eq!(texts(sheet)[0].1, ["0.35", "35%", "EUR 1200"]);
    assert_eq!(hidden(sheet), [2]);
    assert_eq!(sheet.merged, [Merged { first_row: 1, last_row: 2, first_column: 0, last_column: 2 }]);
}

#[test]
fn a_binary_workbook_without_one_of_its_parts_is_damaged() {
    for missing in [0, 2, 3] {
        let mut parts = xlsb();
        parts.remove(missing);
        let outcome = read(&archive("roster.xlsb", &parts).path, &HowToRead::default());
        if missing == 0 {
            assert!(outcome.is_ok(), "the relations of the archive are not needed");
        } else {
            let sentence = "roster.xlsb is damaged or incomplete; export or download it again";
            assert_eq!(refusal(outcome), sentence, "part {missing}");
        }
    }
}

/// A workbook with a chart between its two sheets, a hidden row and merged cells.
fn charted() -> Vec<u8> {
    let mut writer = rust_xlsxwriter::Workbook::new();
    let sheet = writer.add_worksheet();
    sheet.merge_range(0, 0, 0, 1, "Partners", &rust_xlsxwriter::Format::new()).expect("merged");
    sheet.write_string(1, 0, "Corvane & Söhne").expect("a cell");
    sheet.write_string(2, 0, "Hollin").expect("a cell");
    sheet.set_row_hidden(2).expect("a row");
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Bar);
    chart.add_series().set_values(("Sheet1", 0, 0, 2, 0));
    writer.add_chartsheet().insert_chart(0, 0, &chart).expect("a chart");
    writer.add_worksheet().write_string(0, 0, "More").expect("a cell");
    std::fs::read(&save("roster.xlsx", &mut writer).path).expect("a file")
}

#[track_caller]
fn is_charted(content: &[u8]) {
    let workbook = open(&bytes("roster.xlsx", content));
    let [first, second] = &workbook.sheets[..] else { panic!("two sheets, not {:?}", workbook.sheets) };
    assert_eq!(first.rows[1].cell(0).text(), "Corvane & Söhne");
    assert_eq!(hidden(first), [3]);
    assert_eq!(first.merged, [Merged { first_row: 1, last_row: 1, first_column: 0, last_column: 1 }]);
    assert_eq!(second.rows[0].cell(0).text(), "More");
}

/// The workbook with each XML part rewritten.
fn rewritten(content: &[u8], rewrite: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(content)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = String::from_utf8(part.name_raw().to_vec()).expect("a name");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(&rewrite(&text)).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_chart_between_sheets_is_passed_over() {
    is_charted(&charted());
}

#[test]
fn a_strict_workbook_is_read() {
    is_charted(&rewritten(&charted(), |text| {
        text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .into_bytes()
    }));
}

#[test]
fn a_workbook_in_utf_16_is_read() {
    is_charted(&rewritten(&charted(), |text| {
        let text = text.replace("UTF-8", "UTF-16");
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }));
}

#[track_caller]
fn is_protected(file: &Written) {
    let name = file.path.file_name().and_then(|name| name.to_str()).expect("a name");
    assert_eq!(
        refusal(read(&file.path, &HowToRead::default())),
        format!("{name} is password-protected; save it without a password and import it again")
    );
}

/// An old workbook whose records begin with how it was encrypted.
fn old_workbook(stream: &str, method: &[u8]) -> Written {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    let begin = [0x09, 0x08, 0x10, 0, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let len = u16::try_from(method.len()).expect("short").to_le_bytes();
    let content = [&begin[..], &[0x2F, 0], &len, method, &[0; 64]].concat();
    file.create_stream(stream).expect("a stream").write_all(&content).expect("records");
    bytes("roster.xls", &file.into_inner().into_inner())
}

#[test]
fn every_kind_of_encryption_is_told_from_damage() {
    is_protected(&old_workbook("/Workbook", &[0, 0, 0x12, 0x34, 0x56, 0x78]));
    is_protected(&old_workbook("/Workbook", &[[1_u8, 0, 1, 0, 1, 0].as_slice(), &[7_u8; 48]].concat()));
    is_protected(&old_workbook("/Workbook", &[[1_u8, 0, 2, 0, 2, 0].as_slice(), &[7_u8; 60]].concat()));
    is_protected(&old_workbook("/Book", &[0x12, 0x34, 0x56, 0x78]));
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
                    <manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
                    </manifest:file-entry></manifest:manifest>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    is_protected(&archive(
        "roster.ods",
        &[
            ("mimetype", kind.clone()),
            ("content.xml", vec![0x8F; 100]),
            ("META-INF/manifest.xml", manifest.as_bytes().to_vec()),
        ],
    ));
    is_protected(&archive("roster.ods", &[("mimetype", kind), ("encrypted-package", vec![0x8F; 100])]));
}
