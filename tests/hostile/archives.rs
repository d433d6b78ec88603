//! Zip archives that contradict themselves. What they say of their parts is changed behind the writer's back.

use super::{archive, desk, parts, roster, tried};

const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";

fn places(content: &[u8], mark: &[u8]) -> Vec<usize> {
    content.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark).map(|(at, _)| at).collect()
}

/// Writes a number of four bytes at `field` of every header that begins with `mark`.
fn with(mark: &[u8], field: usize, value: u32) -> Vec<u8> {
    let mut content = roster();
    for at in places(&content, mark) {
        content[at + field..at + field + 4].copy_from_slice(&value.to_le_bytes());
    }
    content
}

#[test]
fn a_part_smaller_or_larger_than_it_says_is_damaged() {
    let desk = desk();
    for size in [0, 1, 40, 100_000, 0x7FFF_FFFF] {
        let said = tried(&desk, "lies.xlsx", &with(CENTRAL, 24, size));
        assert_eq!(said.code, 1, "uncompressed {size}: {}", said.out);
        // Where what is packed ends by itself, how long it is said to be changes nothing.
        tried(&desk, "lies.xlsx", &with(CENTRAL, 20, size));
        tried(&desk, "lies.xlsx", &with(LOCAL, 22, size));
        tried(&desk, "lies.xlsx", &with(LOCAL, 18, size));
    }
}

#[test]
fn zip64_without_what_belongs_to_it_is_damaged() {
    let desk = desk();
    for field in [24, 42] {
        let said = tried(&desk, "wide.xlsx", &with(CENTRAL, field, u32::MAX));
        assert_eq!(said.code, 1, "{field}: {}", said.out);
    }
    for field in [8, 12, 16] {
        tried(&desk, "wide.xlsx", &with(END, field, u32::MAX));
    }
    // A locator that leads behind the end, to itself, or to a record with more entries than there are bytes.
    let whole = roster();
    let end = places(&whole, END)[0];
    for target in [u64::MAX, end as u64, 0] {
        let mut content = whole[..end].to_vec();
        content.extend(b"PK\x06\x07\0\0\0\0");
        content.extend(target.to_le_bytes());
        content.extend(1_u32.to_le_bytes());
        content.extend(&whole[end..]);
        let at = content.len() - 22;
        content[at + 8..at + 20].fill(0xFF);
        tried(&desk, "locator.xlsx", &content);
    }
}

#[test]
fn parts_that_lie_over_each_other_are_no_workbook() {
    let desk = desk();
    let mut content = roster();
    let central = places(&content, CENTRAL);
    // Every part begins where the first does.
    for at in central {
        content[at + 42..at + 46].fill(0);
    }
    let said = tried(&desk, "over.xlsx", &content);
    assert_eq!(said.code, 1, "{}", said.out);
}

#[test]
fn of_two_parts_of_one_name_one_is_read_or_none() {
    let desk = desk();
    let mut all = parts(&roster());
    let sheet = all.iter().position(|(name, _)| name.ends_with("sheet1.xml")).unwrap();
    all.push(("xl/worksheets/sheet2.xml".to_owned(), all[sheet].1.clone()));
    let all: Vec<(&str, &[u8])> = all.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    let mut content = archive(&all);
    for at in places(&content, b"sheet2.xml") {
        content[at..at + 10].copy_from_slice(b"sheet1.xml");
    }
    tried(&desk, "twice.xlsx", &content);
}

#[test]
fn an_archive_of_very_many_parts_is_refused() {
    let desk = desk();
    let names: Vec<String> = (0..20_001).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    let all: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    let said = tried(&desk, "many.xlsx", &archive(&all));
    assert!(said.error.contains("more than 20000 files inside it"), "{}", said.error);
}

/// A binary workbook made of what a sound one consists of, as far as `keep` says.
fn xlsb(keep: impl Fn(&str) -> bool, cut: usize) -> Vec<u8> {
    let text = |text: &str| {
        let mut bytes = u32::try_from(text.len()).unwrap().to_le_bytes().to_vec();
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let record = |kind: &[u8], body: &[u8]| [kind, &[u8::try_from(body.len()).unwrap()], body].concat();
    let sheet_body = [&[0; 4], [1, 0, 0, 0].as_slice(), &text("rId1"), &text("Roster")].concat();
    let workbook = [
        record(&[0x83, 0x01], &[]),
        record(&[0x8F, 0x01], &[]),
        record(&[0x9C, 0x01], &sheet_body),
        record(&[0x90, 0x01], &[]),
        record(&[0x84, 0x01], &[]),
    ]
    .concat();
    let cell = |column: u32, value: &str| {
        let body = [column.to_le_bytes().as_slice(), &[0; 4], &text(value)].concat();
        record(&[0x06], &body)
    };
    let row = |number: u32| record(&[0x00], &[number.to_le_bytes().as_slice(), &[0; 13]].concat());
    let sheet = [
        record(&[0x81, 0x01], &[]),
        record(&[0x94, 0x01], &[[0_u32, 2, 0, 1].map(u32::to_le_bytes).concat().as_slice()].concat()),
        record(&[0x91, 0x01], &[]),
        row(0),
        cell(0, "Partner"),
        cell(1, "Tier"),
        row(1),
        cell(0, "Corvane"),
        cell(1, "2"),
        record(&[0x92, 0x01], &[]),
        record(&[0x82, 0x01], &[]),
    ]
    .concat();
    let relations = "<Relationships><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/\
                     relationships/worksheet' Target='worksheets/sheet1.bin'/></Relationships>";
    let all: Vec<(&str, &[u8])> = vec![
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ];
    let kept = all
        .into_iter()
        .filter(|(name, _)| keep(name))
        .map(|(name, content)| (name, &content[..content.len() - cut.min(content.len())]));
    archive(&kept.collect::<Vec<_>>())
}

#[test]
fn a_binary_workbook_without_some_of_its_parts_is_damaged() {
    let desk = desk();
    let said = tried(&desk, "whole.xlsb", &xlsb(|_| true, 0));
    assert_eq!(said.code, 0, "{}", said.error);
    for missing in ["xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/worksheets/sheet1.bin"] {
        let said = tried(&desk, "part.xlsb", &xlsb(|name| name != missing, 0));
        assert_eq!(said.code, 1, "without {missing}: {}", said.out);
    }
    for cut in 1..120 {
        tried(&desk, "cut.xlsb", &xlsb(|_| true, cut));
    }
}
