//! demo-roster.xlsx: the roster of Q2 2026 as people keep it.

use std::path::Path;

use jiff::civil::date;
use rust_xlsxwriter::{Format, XlsxError};

use crate::accounts::Skipped;
use crate::overlap::Overlap;
use crate::partners::{NOW, Partner};
use crate::sheet::{Cell, dollars, workbook, write_header, write_row};

pub const SHEET: &str = "Roster";
pub const HEADER_ROW: u32 = 4;
pub const HEADERS: [&str; 24] = [
    "Partner Account",
    "Partner ID",
    "Program Level",
    "Category",
    "Also",
    "GTM Motion",
    "Owner",
    "HC",
    "MDF Allocated",
    "Region",
    "Partner Since",
    "Partner-Sourced Pipeline",
    "Assisted",
    "Deal Regs",
    "Joint Deals",
    "PSAT",
    "Website",
    "Certifications",
    "Salesforce region code",
    "Commercial overlap",
    "Mid-market overlap",
    "Enterprise overlap",
    "Regulated overlap",
    "Data as of",
];

/// What came to stand in the sheet; rows count from 1.
pub struct Written {
    pub skipped: Vec<Skipped>,
    pub rows: Vec<u32>,
    pub last_row: u32,
}

pub fn write(path: &Path, partners: &[Partner], overlaps: &[Overlap]) -> Result<Written, XlsxError> {
    let mut book = workbook("Northfold partner roster, Q2 2026")?;
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.merge_range(0, 0, 0, 5, "Northfold partner roster, Q2 2026", &title)?;
    sheet.write_string(1, 0, "Prepared by Partner RevOps")?;
    write_header(sheet, HEADER_ROW, &HEADERS.map(str::to_owned))?;
    let mut written = Written { skipped: Vec::new(), rows: Vec::new(), last_row: HEADER_ROW };
    for (index, (partner, overlap)) in partners.iter().zip(overlaps).enumerate() {
        if let Some((cells, name, reason)) = stray_row(index, partners, overlaps) {
            written.last_row += 1;
            write_row(sheet, written.last_row, cells)?;
            written.skipped.push(Skipped { row: written.last_row, name, reason });
        }
        written.last_row += 1;
        written.rows.push(written.last_row);
        write_row(sheet, written.last_row, cells(index, partner, overlap))?;
    }
    write_row(sheet, written.last_row + 1, totals(partners))?;
    let records = written.last_row - HEADER_ROW;
    sheet.write_string(written.last_row + 1, 0, format!("Grand Totals ({records} records)"))?;
    sheet.write_string(written.last_row + 2, 0, "Confidential Information - Do Not Distribute")?;
    sheet.set_column_width(0, 24)?.set_column_width(5, 22)?.set_column_width(16, 30)?;
    let notes = book.add_worksheet().set_name("Notes")?;
    notes.write_string(0, 0, "Levels are reviewed with the CRO every quarter. HC is manager time, in heads.")?;
    notes.write_string(2, 0, "Ask Partner RevOps before you change a number.")?;
    let old = book.add_worksheet().set_name("_old")?;
    write_header(old, 1, &["Partner", "Level", "MDF"].map(str::to_owned))?;
    for (row, partner) in (2..).zip(partners.iter().take(20)) {
        write_row(old, row, [Cell::text(partner.name), Cell::text("Silver"), Cell::number(5_000)])?;
    }
    old.set_hidden(true);
    book.save(path)?;
    Ok(written)
}

/// Rows between the partners that are none: a repetition, a broken reference, a placeholder.
fn stray_row(index: usize, partners: &[Partner], overlaps: &[Overlap]) -> Option<(Vec<Cell>, String, &'static str)> {
    let name = |text: &str| Cell::text(text);
    match index {
        51 => {
            let first = partners.iter().position(|partner| partner.name == "Corvane")?;
            let mut cells = cells(first, &partners[first], &overlaps[first]);
            cells[0] = name("Corvane\u{a0}");
            Some((cells, "Corvane".to_owned(), "duplicate of an earlier row"))
        }
        63 => {
            let broken = [Cell::Blank, name("#REF!"), name("Silver"), name("#REF!")];
            Some((broken.into(), String::new(), "no partner name"))
        }
        78 => {
            Some((vec![name("TBD partner"), Cell::Blank, name("Registered")], "TBD partner".to_owned(), "placeholder"))
        }
        _ => None,
    }
}

fn cells(index: usize, partner: &Partner, overlap: &Overlap) -> Vec<Cell> {
    let facts = partner.facts(NOW);
    let mut cells = vec![
        Cell::text(name(partner)),
        Cell::text(&partner.id),
        Cell::text(level(index, partner.tier)),
        Cell::text(partner.kind.category(index)),
        Cell::optional(partner.also),
        Cell::optional(partner.motion),
        Cell::optional(partner.owner),
        if index % 13 == 6 { Cell::text(format!("0.{}", facts.fte)) } else { Cell::Hundredths(facts.fte) },
        facts.mdf.map_or_else(|| Cell::text("-"), |mdf| money(index, mdf)),
        partner.region.map_or_else(|| Cell::text("N/D"), Cell::text),
        since(index, partner),
        money(index + 1, facts.sourced),
        money(index + 2, facts.influenced),
        if index % 17 == 3 {
            Cell::text(format!("{}\u{a0}", facts.registered))
        } else {
            Cell::number(facts.registered)
        },
        Cell::number(facts.co_sell),
        partner.psat.map_or_else(|| Cell::text("n/a"), |tenths| Cell::Number(f64::from(tenths) / 10.0)),
        website(index, partner),
        partner
            .certifications
            .map_or_else(|| Cell::text(if index.is_multiple_of(2) { "-" } else { "N/D" }), Cell::number),
        Cell::text(&partner.region_code),
    ];
    cells.extend((0..4).map(|segment| Cell::optional(overlap.stated(partner, segment))));
    cells.push(Cell::Day(if partner.is_stale() { date(2026, 3, 28) } else { date(2026, 6, 30) }));
    cells
}

/// Names that came from a web page keep its non-breaking space.
fn name(partner: &Partner) -> String {
    match partner.name {
        "Tollmere Consulting" | "Sundholm IT" => partner.name.replace(' ', "\u{a0}"),
        "Fernlog" => format!(" {} ", partner.name),
        other => other.to_owned(),
    }
}

fn level(index: usize, tier: u8) -> &'static str {
    match tier {
        1 => "Platinum",
        2 if index % 11 == 4 => "Gold\u{a0}",
        2 => "Gold",
        _ if index % 4 == 1 => "Registered",
        _ => "Silver",
    }
}

/// Dates as serial numbers or as ISO text: one column, two kinds, one reading.
fn since(index: usize, partner: &Partner) -> Cell {
    match partner.since {
        None => Cell::text("n/a"),
        Some(day) if index % 4 == 2 => Cell::text(day.to_string()),
        Some(day) => Cell::Day(day),
    }
}

/// One amount in the spellings people use beside each other; all of them exact.
fn money(index: usize, amount: u32) -> Cell {
    let tenths = amount / 100_000;
    match index % 5 {
        _ if amount >= 1_000_000 && amount.is_multiple_of(100_000) && index.is_multiple_of(2) => {
            Cell::text(format!("${}.{}M", tenths / 10, tenths % 10))
        }
        1 => Cell::text(dollars(amount)),
        2 if amount > 0 && index.is_multiple_of(3) => Cell::text(format!("\u{a0}{}\u{a0}", dollars(amount))),
        3 if amount > 0 && index.is_multiple_of(7) => Cell::text(format!("USD {}.00", &dollars(amount)[1..])),
        _ => Cell::number(amount),
    }
}

fn website(index: usize, partner: &Partner) -> Cell {
    let Some(domain) = &partner.domain else { return Cell::text("n/a") };
    match index % 8 {
        2 => Cell::text(domain),
        5 => Cell::text(format!("www.{domain}/partners")),
        _ => Cell::text(format!("https://www.{domain}")),
    }
}

/// The subtotal the sheet's owner computed over the ninety.
fn totals(partners: &[Partner]) -> Vec<Cell> {
    let now = || partners.iter().map(|partner| partner.facts(NOW));
    let mut cells: Vec<Cell> = HEADERS.iter().map(|_| Cell::Blank).collect();
    cells[0] = Cell::text("Subtotal");
    cells[7] = Cell::Hundredths(now().map(|facts| facts.fte).sum());
    cells[8] = Cell::number(now().filter_map(|facts| facts.mdf).sum());
    cells[11] = Cell::number(now().map(|facts| facts.sourced).sum());
    cells[12] = Cell::number(now().map(|facts| facts.influenced).sum());
    cells
}
