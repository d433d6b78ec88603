//! four-hundred.xlsx: as many partners as an ecosystem has, in a plain table, for what has to hold at that size.

use std::path::Path;

use rust_xlsxwriter::XlsxError;
use serde::Serialize;

use crate::coinage::{domain, stems};
use crate::names::Kind;
use crate::rng::Rng;
use crate::sheet::{Cell, workbook, write_header, write_row};

const HEADERS: [&str; 9] =
    ["Partner", "Tier", "Type", "Motion", "Manager", "FTE", "MDF Allocated", "Partner-Sourced Pipeline", "Website"];
const KINDS: [(Kind, &str, [&str; 3]); 6] = [
    (Kind::Si, "SI", ["Consulting", "Systems Integration Partners", "Group"]),
    (Kind::Isv, "ISV", ["Software", "Analytics and Data Platforms", "Labs"]),
    (Kind::Reseller, "Reseller", ["IT", "Value Added Distribution", "Supply"]),
    (Kind::Marketplace, "Marketplace", ["Exchange", "Cloud Marketplace Services", "Cloud"]),
    (Kind::Agency, "Agency", ["Studio", "Community and Events Agency", "Media"]),
    (Kind::Alliance, "Alliance", ["Pact", "Industry Standards Alliance", "Accord"]),
];

#[derive(Serialize, Default)]
pub struct Written {
    pub sheet: &'static str,
    pub header_row: u32,
    pub rows: u32,
    /// Partners in Tier 1, 2 and 3.
    pub tiers: [u32; 3],
    /// In the order SI, ISV, reseller, marketplace, agency, alliance.
    pub types: [u32; 6],
    /// Names of 25 characters or more.
    pub long_names: u32,
    pub longest_name: String,
    pub fte_hundredths: u32,
    pub mdf_dollars: u32,
    pub sourced_dollars: u32,
}

pub fn write(path: &Path) -> Result<Written, XlsxError> {
    let mut rng = Rng::new(400);
    let mut book = workbook("Four hundred partners")?;
    let sheet = book.add_worksheet().set_name("Partners")?;
    write_header(sheet, 1, &HEADERS.map(str::to_owned))?;
    let mut written = Written { sheet: "Partners", header_row: 1, ..Written::default() };
    for (row, stem) in (2..402).zip(stems(&mut rng)) {
        let (place, tier) = match row {
            2..14 => (0, "Tier 1"),
            14..74 => (1, "Tier 2"),
            _ => (2, "Tier 3"),
        };
        let kind = kind_index(&mut rng);
        let (meant, code, words) = KINDS[kind];
        let name = format!("{stem} {}", rng.pick(&words));
        let fte = [50, 20, 2][place];
        let mdf = [40, 10, 1][place] * 500 * rng.between(1, 4);
        let sourced = [500, 90, 6][place] * 1_000 * rng.between(0, 3);
        written.count(&name, place, kind, [fte, mdf, sourced]);
        let motion = (place < 2).then(|| meant.motion());
        let manager = if place < 2 { format!("M{:02}", row % 40) } else { "Desk".to_owned() };
        let website = domain(&name);
        let mut cells = vec![Cell::text(name), Cell::text(tier), Cell::text(code), Cell::optional(motion)];
        cells.extend([Cell::text(manager), Cell::Hundredths(fte), Cell::number(mdf), Cell::number(sourced)]);
        cells.push(Cell::text(website));
        write_row(sheet, row, cells)?;
    }
    sheet.set_column_width(0, 44)?;
    book.save(path)?;
    Ok(written)
}

/// Resellers and software vendors are many, marketplaces and alliances few.
fn kind_index(rng: &mut Rng) -> usize {
    match rng.below(100) {
        0..20 => 0,
        20..46 => 1,
        46..76 => 2,
        76..81 => 3,
        81..95 => 4,
        _ => 5,
    }
}

impl Written {
    fn count(&mut self, name: &str, tier: usize, kind: usize, [fte, mdf, sourced]: [u32; 3]) {
        self.rows += 1;
        self.tiers[tier] += 1;
        self.types[kind] += 1;
        self.fte_hundredths += fte;
        self.mdf_dollars += mdf;
        self.sourced_dollars += sourced;
        let length = name.chars().count();
        self.long_names += u32::from(length >= 25);
        if length > self.longest_name.chars().count() {
            name.clone_into(&mut self.longest_name);
        }
    }
}
