use std::collections::HashMap;
use std::sync::Mutex;

use trellis_core::api::Views;
use trellis_core::api::edit::add_partner;
use trellis_core::api::plan_book::{export_plan, plan_book};
use trellis_core::model::Signatory;
use trellis_core::readout::book::{Book, Cell, Sheet};

use crate::story::{Clock, accept_all, example, freeze_and_sign_rules, reinvest, sign};

/// What stands in the cells of a book, worked out from its formulas alone: numbers in minor units and hundredths.
struct Grid {
    cells: HashMap<(String, String), Cell>,
}

impl Grid {
    fn of(book: &Book) -> Self {
        let mut cells = HashMap::new();
        for sheet in &book.sheets {
            let above = sheet.above.iter().enumerate().map(|(place, row)| (Sheet::row_above(place), row));
            let rows = sheet.rows.iter().enumerate().map(|(place, row)| (Sheet::row(sheet.above.len(), place), row));
            for (number, row) in above.chain(rows) {
                for (column, cell) in row.iter().enumerate() {
                    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap());
                    let letters = if column < 26 {
                        letter.to_string()
                    } else {
                        format!("{}{letter}", char::from(b'A' + u8::try_from(column / 26 - 1).unwrap()))
                    };
                    cells.insert((sheet.name.to_owned(), format!("{letters}{number}")), cell.clone());
                }
            }
        }
        Self { cells }
    }

    fn cell(&self, sheet: &str, at: &str) -> &Cell {
        let (sheet, at) = at.split_once('!').unwrap_or((sheet, at));
        self.cells.get(&(sheet.to_owned(), at.replace('$', ""))).unwrap_or(&Cell::Blank)
    }

    fn text(&self, sheet: &str, at: &str) -> String {
        match self.cell(sheet, at) {
            Cell::Text(text) | Cell::Strong(text) => text.clone(),
            _ => String::new(),
        }
    }

    fn number(&self, sheet: &str, at: &str) -> i64 {
        self.value(sheet, self.cell(sheet, at))
    }

    fn value(&self, sheet: &str, cell: &Cell) -> i64 {
        match cell {
            Cell::Count(number) | Cell::Hundredths(number) | Cell::Money(number) => *number,
            Cell::Input(inner) | Cell::Change(inner) => self.value(sheet, inner),
            Cell::Formula(expression, _) => self.worked_out(sheet, expression),
            _ => 0,
        }
    }

    fn range(from_to: &str) -> Vec<String> {
        let (sheet, range) =
            from_to.split_once('!').map_or((String::new(), from_to), |(sheet, range)| (format!("{sheet}!"), range));
        let range = range.replace('$', "");
        let (from, to) = range.split_once(':').unwrap();
        let split = |at: &str| {
            (
                at.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned(),
                at.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).parse::<usize>().unwrap(),
            )
        };
        let ((column, first), (_, last)) = (split(from), split(to));
        (first..=last).map(|row| format!("{sheet}{column}{row}")).collect()
    }

    fn worked_out(&self, sheet: &str, expression: &str) -> i64 {
        let inside =
            |name: &str| Some(expression.strip_prefix(name)?.strip_suffix(')')?.split(',').collect::<Vec<_>>());
        if let Some(parts) = inside("=SUM(") {
            return Self::range(parts[0]).iter().map(|at| self.number(sheet, at)).sum();
        }
        if let Some(parts) = inside("=COUNTIF(") {
            let wanted = self.text(sheet, parts[1]);
            let found = Self::range(parts[0]).into_iter().filter(|at| self.text(sheet, at) == wanted).count();
            return i64::try_from(found).unwrap();
        }
        if let Some(parts) = inside("=SUMIFS(") {
            let wanted = self.text(sheet, parts[2]);
            let pairs = Self::range(parts[0]).into_iter().zip(Self::range(parts[1]));
            return pairs.filter(|(_, by)| self.text(sheet, by) == wanted).map(|(of, _)| self.number(sheet, &of)).sum();
        }
        let bare = expression.trim_start_matches("=ROUND(").trim_end_matches(",2)").trim_start_matches('=');
        let (one, other) = bare.split_once('-').unwrap();
        let other = other.strip_prefix("N(").map_or(other, |other| other.trim_end_matches(')'));
        self.number(sheet, one) - self.number(sheet, other)
    }
}

/// The plan of the worked case as finance gets it: every formula comes to the number it carries, nothing is left, and a name that
/// looks like a formula stays a name.
#[test]
fn the_plan_balances_in_the_workbook_too() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &Clock::at("2026-07-06T09:12:00Z"));
    accept_all(&document);
    reinvest(&document);
    freeze_and_sign_rules(&document);
    sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    add_partner(&document, "=cmd|' /C calc'!A0").unwrap();
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let book = plan_book(&document, &views).unwrap();
    let grid = Grid::of(&book);
    let mut formulas = 0;
    for ((sheet, at), cell) in &grid.cells {
        match cell {
            Cell::Formula(expression, result) if matches!(**result, Cell::Ratio(..)) => {
                let Cell::Ratio(shared, base) = **result else { unreachable!() };
                let (n, whole) = expression[1..].split_once('/').unwrap();
                let read = [n, whole].map(|at| grid.number(sheet, at));
                assert_eq!(read, [shared, base].map(i64::from), "{sheet}!{at}");
            }
            Cell::Formula(expression, result) => {
                formulas += 1;
                assert_eq!(grid.worked_out(sheet, expression), grid.value(sheet, result), "{sheet}!{at} {expression}");
            }
            _ => {}
        }
    }
    assert!(formulas > 180, "{formulas}");
    let left = ["H6", "K6"].map(|at| grid.number("Investment", at));
    assert_eq!(left, [0, 0]);
    // Tier 1 of the worked case: 2.68 FTE and three more; $425,500 and the doubled $220,000.
    assert_eq!(["C5", "E5", "G5"].map(|at| grid.number("Summary", at)), [12, 568, 645_500_00]);
    let count = |name: &str| book.sheets.iter().find(|sheet| sheet.name == name).unwrap().rows.len();
    assert_eq!((count("Decisions"), count("Investment")), (15, 91));
    assert!(count("Audit") > 20 && count("Overlap") == 91);
    let criteria = book.sheets.iter().find(|sheet| sheet.name == "Criteria").unwrap();
    let hashes = criteria.rows.iter().filter(|row| matches!(&row[3], Cell::Text(hash) if hash.len() == 64)).count();
    assert_eq!(hashes, 4, "both signed the criteria and the plan");

    let path = folder.path().join("plan.xlsx");
    export_plan(&document, &views, &path).unwrap();
    let first = std::fs::read(&path).unwrap();
    export_plan(&document, &views, &path).unwrap();
    assert_eq!(first, std::fs::read(&path).unwrap(), "the same document makes the same bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet2.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("cmd|"), "texts are shared strings and never formulas");
    document.close().unwrap();
}
