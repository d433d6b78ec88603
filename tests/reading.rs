//! Files made to bring a reader down, read as the program reads them: in a process of its own. Each is answered by one
//! sentence, or imported.

use std::process::Child;

use rust_xlsxwriter::Workbook;

use crate::desk::roster;
use crate::hostile::{desk, sheet, tried, xlsx};

#[test]
fn two_cells_in_far_corners_are_two_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Partner").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let said = tried(&desk(), "far.xlsx", &workbook.save_to_buffer().unwrap());
    assert!(said.error.contains("no header row was found"), "{}", said.error);
}

#[test]
fn thirty_million_cells_are_more_than_is_read() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1000));
    let said = tried(&desk(), "wide.xlsx", &xlsx(&sheet(&row.repeat(30_000)), b"<sst/>"));
    assert!(said.error.contains("wide.xlsx holds more than Trellis reads: "), "{}", said.error);
}

#[test]
fn white_space_without_end_is_not_unpacked() {
    let mut content = vec![b' '; 256 << 20];
    content.extend(sheet("<row><c><v>1</v></c></row>"));
    let said = tried(&desk(), "blank.xlsx", &xlsx(&content, b"<sst/>"));
    assert!(said.error.contains("holds more than Trellis reads"), "{}", said.error);
    let said = tried(&desk(), "blank.csv", &vec![b' '; 256 << 20]);
    assert!(said.error.contains("blank.csv"), "{}", said.error);
}

#[test]
fn a_text_without_end_is_more_than_a_cell_holds() {
    let text = "x".repeat(64 << 20);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let said = tried(&desk(), "long.xlsx", &xlsx(&sheet("<row><c t='s'><v>0</v></c></row>"), strings.as_bytes()));
    assert!(said.error.contains("holds more than Trellis reads"), "{}", said.error);
    let said = tried(&desk(), "long.csv", format!("Partner,Tier\n{text},1\n").as_bytes());
    assert!(said.error.contains("a cell of more than 131068 bytes"), "{}", said.error);
}

#[test]
fn an_entity_of_entities_stands_for_nothing() {
    let entity = |level: u32| format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    let entities =
        ["<!ENTITY a0 'lol'>".to_owned()].into_iter().chain((1..30).map(entity)).collect::<Vec<_>>().concat();
    let strings = format!("<!DOCTYPE sst [{entities}]><sst><si><t>&a29;</t></si></sst>");
    tried(&desk(), "bomb.xlsx", &xlsx(&sheet("<row><c t='s'><v>0</v></c></row>"), strings.as_bytes()));
}

#[test]
fn a_limit_of_the_data_folder_is_kept_and_named() {
    let desk = desk();
    desk.write("data/import-limits.json", r#"{ "cells": 3 }"#);
    let said = tried(&desk, "roster.csv", b"Partner,Tier\nCorvane,2\n");
    assert!(
        said.error.contains("more than 3 cells") && said.error.contains("raise cells in import-limits.json"),
        "{}",
        said.error
    );
    desk.write("data/import-limits.json", r#"{ "cell": 3 }"#);
    let said = tried(&desk, "roster.csv", b"Partner,Tier\nCorvane,2\n");
    assert!(said.error.contains("import-limits.json in the data folder is not understood"), "{}", said.error);
}

/// A few small files, as sound programs write them.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, name) in (0..).zip(["Partner", "Corvane", "Hollin"]) {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, if row == 0 { "Tier" } else { "2" }).unwrap();
    }
    let stored = |name: &str| std::fs::read(roster(&format!("files/{name}"))).unwrap();
    vec![
        ("seed.xlsx", workbook.save_to_buffer().unwrap()),
        ("seed.xls", stored("partners.xls")),
        ("seed.ods", stored("partners.ods")),
        ("seed.csv", b"Partner,Tier\nCorvane,\"2\"\nHollin,3\n".to_vec()),
    ]
}

#[test]
fn no_file_cut_short_brings_the_program_down() {
    let desk = desk();
    for (name, seed) in seeds() {
        for sixteenth in 1..16 {
            tried(&desk, name, &seed[..seed.len() * sixteenth / 16]);
        }
    }
}

#[test]
fn no_file_with_other_bytes_brings_the_program_down() {
    let desk = desk();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap()
    };
    for (name, seed) in seeds() {
        for _ in 0..40 {
            let mut content = seed.clone();
            for _ in 0..=next() % 8 {
                let at = next() % content.len();
                content[at] = next().to_le_bytes()[0];
            }
            tried(&desk, name, &content);
        }
    }
}

#[test]
fn a_reader_whose_parent_is_gone_ends() {
    let desk = desk();
    desk.write("roster.csv", b"Partner,Tier\nCorvane,2\n");
    let mut command = desk.command(["--read-file-for-parent", "roster.csv", "{}"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut reader: Child = command.spawn().unwrap();
    drop(reader.stdin.take());
    assert!(reader.wait().is_ok());
}
