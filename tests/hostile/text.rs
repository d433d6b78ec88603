//! Delimited text without end in one direction or the other.

use super::{desk, tried};

#[test]
fn a_line_without_end_is_a_cell_of_too_many_bytes() {
    let said = tried(&desk(), "line.csv", &vec![b'x'; 20 << 20]);
    assert!(said.error.contains("a cell of more than 131068 bytes"), "{}", said.error);
    let mut open = b"Partner,Tier\nCorvane,\"".to_vec();
    open.resize(20 << 20, b'\n');
    let said = tried(&desk(), "quote.csv", &open);
    assert!(said.error.contains("a cell of more than 131068 bytes"), "{}", said.error);
}

#[test]
fn a_million_columns_are_more_than_a_sheet_has() {
    for cell in ["x,", "1,", "\"\",", ","] {
        let said = tried(
            &desk(),
            "wide.csv",
            format!("Partner,{}\nA,{}1\n", cell.repeat(1_000_000), ",".repeat(1_000_000)).as_bytes(),
        );
        assert!(said.error.contains("holds more than Trellis reads: a sheet of more than"), "{}", said.error);
    }
}

#[test]
fn lines_and_marks_without_anything_in_them_are_nothing() {
    let mut lines = b"Partner,Tier\nCorvane,2\nHollin,3".to_vec();
    lines.resize(100 << 20, b'\n');
    let said = tried(&desk(), "lines.csv", &lines);
    assert!(said.out.contains("2 added"), "{}{}", said.out, said.error);
    for mark in [b'"', b',', b';', b'\t', b'\r', b' '] {
        tried(&desk(), "marks.csv", &vec![mark; 10 << 20]);
    }
}

#[test]
fn zeros_are_no_text() {
    let said = tried(&desk(), "zeros.csv", b"Partner,Tier\nCor\0vane,2\n");
    assert!(said.error.contains("zeros.csv is not a spreadsheet"), "{}", said.error);
    let said = tried(&desk(), "zeros.csv", &vec![0; 50 << 20]);
    assert!(said.error.contains("zeros.csv is not a spreadsheet"), "{}", said.error);
}

#[test]
fn text_cut_in_the_middle_of_a_letter_is_text() {
    let desk = desk();
    let wide: Vec<u8> = "\u{feff}Partner,Tier\nStröm,2\nHollin,3\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for end in 0..wide.len() {
        tried(&desk, "wide.csv", &wide[..end]);
    }
}
