//! Sound files of a size nobody's program has, and of a size somebody's may have.

use std::fmt::Write;

use super::{desk, row, sheet, tried, xlsx};

#[test]
fn more_rows_or_columns_than_a_partner_program_has_are_refused_by_name() {
    let mut rows = "Account Name,Segment\n".to_owned();
    for number in 0..300_000 {
        writeln!(rows, "Company {number},Commercial").unwrap();
    }
    let said = tried(&desk(), "rows.csv", rows.as_bytes());
    assert!(said.error.contains("more than 300000 rows that are not empty"), "{}", said.error);
    assert!(said.error.contains("raise filled_rows in import-limits.json"), "{}", said.error);
    let headers: Vec<String> = (0..1_001).map(|number| format!("Header {number}")).collect();
    let said = tried(&desk(), "columns.csv", headers.join(",").as_bytes());
    assert!(said.error.contains("a sheet of more than 1000 columns that are not empty"), "{}", said.error);
    let wide = format!("{}\n", ["1"; 900].join(",")).repeat(9_000);
    let said = tried(&desk(), "cells.csv", wide.as_bytes());
    assert!(said.error.contains("more than 8000000 cells"), "{}", said.error);
}

#[test]
fn a_cell_in_a_far_column_is_one_more_column() {
    let mut rows = format!("Partner,Tier{}note\n", ",".repeat(16_382));
    for number in 0..50 {
        writeln!(rows, "Partner {number},2").unwrap();
    }
    let said = tried(&desk(), "far.csv", rows.as_bytes());
    assert!(said.out.contains("50 added"), "{}{}", said.out, said.error);
}

#[test]
fn hundreds_of_columns_of_one_header_are_told_apart() {
    let mut rows = format!("Partner,{}\n", ["Notes"; 900].join(","));
    for number in 0..20 {
        let notes: Vec<String> = (0..900).map(|column| (number * column).to_string()).collect();
        writeln!(rows, "Partner {number},{}", notes.join(",")).unwrap();
    }
    let said = tried(&desk(), "notes.csv", rows.as_bytes());
    assert!(said.out.contains("20 added"), "{}{}", said.out, said.error);
}

#[test]
fn problems_in_every_cell_are_listed_up_to_a_number() {
    let headers: Vec<String> =
        (0..40).map(|number| format!("Sourced Q{} {}", number % 4 + 1, 2016 + number / 4)).collect();
    let mut rows = format!("Partner,{}\n", headers.join(","));
    for number in 0..12_000 {
        let value = if number % 2 == 0 { "100" } else { "what" };
        writeln!(rows, "Partner {number},{}", [value; 40].join(",")).unwrap();
    }
    let said = tried(&desk(), "problems.csv", rows.as_bytes());
    assert!(said.out.contains("12000 added"), "{}{}", said.out, said.error);
}

#[test]
fn the_same_partner_a_hundred_thousand_times_is_one() {
    let said = tried(&desk(), "same.csv", format!("Partner,Tier\n{}", "Corvane,2\n".repeat(100_000)).as_bytes());
    assert!(said.out.contains("1 added, 0 updated, 0 unchanged, 99999 skipped"), "{}{}", said.out, said.error);
}

#[test]
fn headings_over_every_row_fill_their_rows() {
    let mut rows = "Partner,Tier,Region\n".to_owned();
    for number in 0..20_000 {
        writeln!(rows, "Tier {},,\nPartner {number},,EMEA", number % 3 + 1).unwrap();
    }
    let said = tried(&desk(), "headings.csv", rows.as_bytes());
    assert!(said.out.contains("20000 added"), "{}{}", said.out, said.error);
}

#[test]
fn merged_ranges_over_each_other_are_looked_at_within_bounds() {
    let rows: String = (0..5_000).map(|number| row(&[&format!("Partner {number}"), "Gold"])).collect();
    let ranges = "<mergeCell ref='B2:B1048576'/>".repeat(200_000);
    let content = String::from_utf8(sheet(&(row(&["Partner", "Tier"]) + &rows))).unwrap();
    let content = content.replace("</worksheet>", &format!("<mergeCells>{ranges}</mergeCells></worksheet>"));
    let said = tried(&desk(), "merged.xlsx", &xlsx(content.as_bytes(), b"<sst/>"));
    assert!(said.out.contains("5000 added"), "{}{}", said.out, said.error);
}

#[test]
fn a_partner_with_a_hundred_thousand_segments_has_them() {
    let mut rows = "Partner,Segment,Density\n".to_owned();
    for number in 0..100_000 {
        writeln!(rows, "Corvane,Segment {number},7/42").unwrap();
    }
    tried(&desk(), "segments.csv", rows.as_bytes());
}

#[test]
fn a_deal_with_a_hundred_thousand_rows_ends() {
    let mut rows = "Opportunity ID,Opportunity Name,Stage,Amount,Close Date,Partner\n".to_owned();
    for number in 0..50_000 {
        writeln!(rows, "D1,Deal,Closed Won,{number},2026-03-12,Partner {number}").unwrap();
    }
    let said = tried(&desk(), "deals.csv", rows.as_bytes());
    assert!(said.out.contains("1 added"), "{}{}", said.out, said.error);
}
