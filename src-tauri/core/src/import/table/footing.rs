use super::group_word::GroupWord;
use super::{OutsideReason, header_row};
use crate::import::fields::{Header, is_known_header};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{TierWords, is_missing, partner_type, word_key};
use crate::import::word_list::is_in;
use crate::model::FiscalCalendar;

/// What stands among and below the data of a table without being data.
pub struct Footing<'a> {
    header: HeaderCells<'a>,
    below: &'a [SheetRow],
    /// Index of the first row of a second table.
    another: usize,
    /// Index of the first row of the closing notes.
    notes: usize,
}

const TOTALS: &str =
    "total|totals|subtotal|subtotals|sub total|grand total|grand totals|sum|overall total|summe|gesamt";
/// Words that may stand beside "total" without making it a name.
const BESIDE_TOTALS: &str = "records|record|rows|row|partners|partner|accounts|account|count|of|for|all|tier|t1|t2|t3|by|\
                             sum|managed|strategic|transactional|group|result|results|usd|eur|gbp|total|grand|overall|and";
const FOOTERS: &str = "confidential|generated|source|copyright|do not distribute|page|exported|prepared by|as of|\
                       report generated|report run|printed|internal use only|proprietary|filters|filtered by|note|notes|\
                       created by|last updated|last refreshed|data as of|applied filters|all rights reserved|\
                       for internal use|end of report|disclaimer";

/// The header, with what every row below it is compared with.
struct HeaderCells<'a> {
    row: &'a SheetRow,
    /// The first column that has a header.
    first: usize,
    /// How many columns have one.
    filled: usize,
}

/// Rows behind an empty one looked at for another table: a list in which there are more has such rows all through.
const GAPS: usize = 1_000;
/// Texts of a row looked at to see whether it is a header: most are told by the first few.
const LOOKED_AT: usize = 100;

impl<'a> Footing<'a> {
    pub fn new(header: &'a SheetRow, below: &'a [SheetRow]) -> Self {
        let first = header.filled().next().map_or(0, |(first, _)| first);
        let header = HeaderCells { row: header, first, filled: header.filled().count() };
        let mut after_gaps = (0..below.len()).filter(|index| is_after_gap(header.row, below, *index)).take(GAPS);
        let another = after_gaps.find(|index| is_another_header(&header, &below[*index])).unwrap_or(below.len());
        let mut footing = Self { header, below, another, notes: another };
        footing.notes = footing.first_note();
        footing
    }

    /// Index below the header of the first row of a second table.
    pub fn another(&self) -> Option<usize> {
        (self.another < self.below.len()).then_some(self.another)
    }

    /// Why the row at `index` below the header is left out; `None` for data.
    pub fn reason(&self, index: usize) -> Option<OutsideReason> {
        let row = &self.below[index];
        if index >= self.another {
            return Some(OutsideReason::AnotherTable);
        }
        if self.header.is_repeated_by(row) {
            return Some(OutsideReason::RepeatedHeader);
        }
        if let Some(reason) = totals(row) {
            return Some(reason);
        }
        if self.is_group_heading(row) {
            return Some(OutsideReason::GroupHeading);
        }
        let is_footer = index >= self.notes || is_footer(row);
        is_footer.then_some(OutsideReason::Footer)
    }

    /// A tier or a type alone in a row of a table with several columns names the rows below it, not a partner. Under
    /// another header than the first it is the word of a row without a name.
    fn is_group_heading(&self, row: &SheetRow) -> bool {
        let mut filled = row.filled();
        let (Some((column, Cell::Text(text))), None) = (filled.next(), filled.next()) else { return false };
        self.header.filled > 1 && column <= self.header.first && GroupWord::of(text).is_some()
    }

    /// Single texts at the very end that an empty row sets apart from the data are notes, whatever they say.
    fn first_note(&self) -> usize {
        let end = self.another;
        if self.header.filled < 2 {
            return end;
        }
        let mut first = end;
        for index in (1..end).rev() {
            let row = &self.below[index];
            let is_single = row.filled().count() == 1 && row.filled().all(|(_, cell)| matches!(cell, Cell::Text(_)));
            if !is_single && totals(row).is_none() && !is_footer(row) {
                break;
            }
            if row.number > self.below[index - 1].number + 1 {
                first = index;
            }
        }
        first
    }
}

impl HeaderCells<'_> {
    /// The header again, as reports repeat it on every page.
    fn is_repeated_by(&self, row: &SheetRow) -> bool {
        let pairs = self.row.cells.iter().zip(&row.cells);
        let same = pairs.filter(|(own, cell)| !own.is_empty() && own == cell).count();
        same > 0 && same * 10 >= self.filled * 6 && (self.filled > 1 || row.cells.len() == self.row.cells.len())
    }
}

/// Whether an empty row is above the row at `index` below the header.
fn is_after_gap(header: &SheetRow, below: &[SheetRow], index: usize) -> bool {
    let before = index.checked_sub(1).map_or(header.number, |index| below[index].number);
    below[index].number > before + 1
}

/// After an empty row, a row of texts with two known headers begins another table.
fn is_another_header(header: &HeaderCells<'_>, row: &SheetRow) -> bool {
    if !row.filled().all(|(_, cell)| matches!(cell, Cell::Text(_))) {
        return false;
    }
    let is_known = |cell: &Cell| match cell {
        Cell::Text(text) if text.len() <= header_row::LONGEST => {
            is_known_header(&Header::parse(text, FiscalCalendar::default()).words)
        }
        _ => false,
    };
    let known = row.filled().take(LOOKED_AT).filter(|(_, cell)| is_known(cell)).take(2).count();
    known == 2 && !header.is_repeated_by(row)
}

/// A row of totals, or the line that counts the records; a partner called "Total Energies" is neither.
fn totals(row: &SheetRow) -> Option<OutsideReason> {
    let (_, Cell::Text(label)) = row.filled().next()? else { return None };
    if label.len() > 80 || !is_totals_label(label) {
        return None;
    }
    let mut others = row.filled().skip(1).peekable();
    if others.peek().is_none() {
        let counts = label.contains(|letter: char| letter.is_ascii_digit()) && label.contains('(');
        return Some(if counts { OutsideReason::Footer } else { OutsideReason::Totals });
    }
    let is_figure = |cell: &Cell| match cell {
        Cell::Text(text) => text.contains(|letter: char| letter.is_ascii_digit()) || is_missing(text),
        _ => true,
    };
    others.all(|(_, cell)| is_figure(cell)).then_some(OutsideReason::Totals)
}

fn is_totals_label(label: &str) -> bool {
    let key = label.to_ascii_lowercase();
    if !["total", "sum", "gesamt"].iter().any(|part| key.contains(part)) {
        return false;
    }
    let key = word_key(label);
    if is_in(TOTALS, &key) {
        return true;
    }
    let tokens: Vec<&str> = key.split(' ').collect();
    let is_total = |token: &&str| matches!(*token, "total" | "totals" | "subtotal" | "subtotals" | "grand");
    let is_beside = |token: &&str| is_in(BESIDE_TOTALS, token) || token.bytes().all(|digit| digit.is_ascii_digit());
    match tokens.as_slice() {
        [first, rest @ ..] if is_total(first) && rest.iter().all(|token| is_total(token) || is_beside(token)) => true,
        // "Gold Total", as a spreadsheet's own subtotals name a group.
        [group @ .., last] if is_total(last) => {
            let name = group.join(" ");
            group.iter().all(is_beside) || TierWords::default().tier(&name).is_some() || partner_type(&name).is_some()
        }
        _ => false,
    }
}

/// One or two cells that begin as notes below reports do.
fn is_footer(row: &SheetRow) -> bool {
    let mut filled = row.filled();
    let Some((_, Cell::Text(text))) = filled.next() else { return false };
    if filled.count() > 1 {
        return false;
    }
    if text.starts_with(['*', '©', '†']) {
        return true;
    }
    if text.starts_with("(c)") || text.starts_with("(C)") {
        return true;
    }
    let key = word_key(text);
    let begins = |start: &str| key.strip_prefix(start).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    // "Source: CRM" and "Confidential Information" are notes; "Source One" and "Page Systems" are names.
    let is_note = |start: &str, rest: &str| {
        let says_more = rest.split_whitespace().count() >= 2 || rest.ends_with("information");
        let has_figure = rest.contains(|letter: char| letter.is_ascii_digit());
        let stands_alone = rest.is_empty() && (start.contains(' ') || start == "confidential");
        text.contains(':') || says_more || has_figure || stands_alone
    };
    FOOTERS.split('|').any(|start| begins(start).is_some_and(|rest| is_note(start, rest)))
}
