use calamine::{ExcelDateTime, ExcelDateTimeType};
use jiff::civil::Date;

use super::markup::{Markup, Piece};
use super::position::{float, number, position, range};
use super::strings::Strings;
use super::styles::Style;
use super::tag::Tag;
use super::{date_value, number_value, text};
use crate::import::read::number_format::Shown;
use crate::import::read::{Refusal, Sink, Value};

/// Rows between two signs of life where they hold nothing.
const STEP: u32 = 1 << 14;

/// What the cells of a workbook refer to.
pub struct Shared<'a> {
    pub strings: &'a Strings,
    pub styles: &'a [Style],
    pub from_1904: bool,
}

/// Reads one sheet: its cells, hidden rows and merged cells.
pub struct SheetReader<'a, S> {
    shared: &'a Shared<'a>,
    sink: &'a mut S,
    /// From 1.
    row: u32,
    /// From 0.
    column: u32,
    text: String,
}

/// A cell that begins: its style, where it has one, and what kind of value it says it holds.
#[derive(Clone, Copy)]
struct CellStart {
    style: Option<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Shared,
    Inline,
    /// The result of a formula.
    Text,
    Bool,
    Error,
    IsoDate,
}

/// What was found in a cell; a text is in the reader's own.
#[derive(Clone, Copy)]
enum Found {
    Nothing,
    Number(f64),
    Shared(usize),
    Text,
}

impl<'a, S: Sink> SheetReader<'a, S> {
    pub fn new(shared: &'a Shared<'a>, sink: &'a mut S) -> Self {
        Self { shared, sink, row: 1, column: 0, text: String::new() }
    }

    /// Reads to the end, which is behind the merged cells. A part without rows is a chart that calls itself a worksheet.
    pub fn read(mut self, markup: &mut Markup<'_>) -> Result<(), Refusal> {
        let mut is_open = false;
        loop {
            match markup.next()? {
                Piece::Start(tag) => match tag.name {
                    b"c" if is_open => {
                        let cell = self.begin(tag)?;
                        if !tag.is_empty {
                            self.cell(cell, markup)?;
                        }
                        self.column = self.column.saturating_add(1);
                    }
                    b"row" if is_open => self.begin_row(tag)?,
                    b"sheetData" => is_open = !tag.is_empty,
                    b"mergeCell" => {
                        if let Some(merged) = tag.attribute(b"ref").and_then(range) {
                            self.sink.merged(merged)?;
                        }
                    }
                    _ => (),
                },
                Piece::End(b"row") if is_open => self.end_row()?,
                Piece::End(b"sheetData") => is_open = false,
                Piece::Over if is_open => return Err(Refusal::Damaged),
                Piece::Over => return Ok(()),
                _ => (),
            }
        }
    }

    fn begin_row(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        if let Some(row) = tag.attribute(b"r") {
            self.row = number(row).filter(|row| *row > 0).ok_or(Refusal::Damaged)?;
        }
        if matches!(tag.attribute(b"hidden"), Some(b"1" | b"true")) {
            self.sink.hidden_row(self.row)?;
        }
        if tag.is_empty { self.end_row() } else { Ok(()) }
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        self.row = self.row.saturating_add(1);
        self.column = 0;
        if self.row.is_multiple_of(STEP) { self.sink.alive() } else { Ok(()) }
    }

    /// A cell may leave out its place, and then follows the one before it.
    fn begin(&mut self, tag: Tag<'_>) -> Result<CellStart, Refusal> {
        let mut cell = CellStart { style: None, kind: Kind::Number };
        for (name, value) in tag.attributes() {
            match name {
                b"r" => (self.row, self.column) = position(value).ok_or(Refusal::Damaged)?,
                b"s" => cell.style = Some(number(value).unwrap_or(0) as usize),
                b"t" => cell.kind = kind(value).ok_or(Refusal::Damaged)?,
                _ => (),
            }
        }
        Ok(cell)
    }

    fn cell(&mut self, cell: CellStart, markup: &mut Markup<'_>) -> Result<(), Refusal> {
        let mut found = Found::Nothing;
        loop {
            match markup.next()? {
                Piece::Start(tag) if tag.is_empty => (),
                Piece::Start(tag) => match tag.name {
                    b"v" if cell.kind != Kind::Inline => found = self.value(cell.kind, markup)?,
                    b"is" => {
                        self.text.clear();
                        text::push_string(markup, b"is", &mut self.text)?;
                        found = Found::Text;
                    }
                    b"f" => markup.skip(b"f")?,
                    _ => (),
                },
                Piece::End(b"c") => return self.tell(cell, found),
                Piece::Over => return Err(Refusal::Damaged),
                _ => (),
            }
        }
    }

    /// What stands in the `v` that is open.
    fn value(&mut self, kind: Kind, markup: &mut Markup<'_>) -> Result<Found, Refusal> {
        self.text.clear();
        // Nearly always the whole value is one text.
        let found = match (kind, markup.next()?) {
            (_, Piece::End(b"v")) => return Ok(Found::Nothing),
            (Kind::Shared, Piece::Text(raw)) => {
                Some(Found::Shared(number(raw.trim_ascii()).ok_or(Refusal::Damaged)? as usize))
            }
            (Kind::Number, Piece::Text(raw)) if let Some(number) = float(raw) => Some(Found::Number(number)),
            (_, Piece::Text(raw)) => {
                text::push(raw, &mut self.text)?;
                None
            }
            _ => None,
        };
        if let Some(found) = found {
            markup.skip(b"v")?;
            return Ok(found);
        }
        text::push_content(markup, b"v", &mut self.text)?;
        Ok(Found::Text)
    }

    fn tell(&mut self, cell: CellStart, found: Found) -> Result<(), Refusal> {
        let value = match found {
            Found::Nothing => return Ok(()),
            Found::Number(number) => self.number(number, cell.style),
            Found::Shared(place) => Value::Text(self.shared.strings.get(place).ok_or(Refusal::Damaged)?),
            Found::Text => match cell.kind {
                Kind::Text => {
                    text::unescape(&mut self.text, 0);
                    Value::Text(&self.text)
                }
                Kind::Error => Value::Error(&self.text),
                Kind::Bool => Value::Bool(bool_of(self.text.trim()).ok_or(Refusal::Damaged)?),
                Kind::IsoDate => {
                    let day = self.text.get(..10).and_then(|day| day.parse::<Date>().ok());
                    day.map_or(Value::Text(&self.text), Value::Date)
                }
                _ => Value::Text(&self.text),
            },
        };
        self.sink.cell(self.row, self.column, value)
    }

    fn number(&self, number: f64, style: Option<usize>) -> Value<'static> {
        match (style, self.shared.styles.get(style.unwrap_or(0))) {
            (Some(_), Some(Style::Date)) => {
                date_value(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.shared.from_1904))
            }
            (_, Some(Style::Number(shown))) => number_value(number, *shown),
            _ => number_value(number, Shown::Plain),
        }
    }
}

fn kind(code: &[u8]) -> Option<Kind> {
    Some(match code {
        b"n" => Kind::Number,
        b"s" => Kind::Shared,
        b"inlineStr" | b"is" => Kind::Inline,
        b"str" => Kind::Text,
        b"b" => Kind::Bool,
        b"e" => Kind::Error,
        b"d" => Kind::IsoDate,
        _ => return None,
    })
}

fn bool_of(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Job;
    use crate::import::read::collector::Collector;
    use crate::import::read::{Cell, Limits, Merged, Sheet};

    fn sheet(xml: &str) -> Result<Sheet, Refusal> {
        let (limits, job) = (Limits::default(), Job::unwatched());
        let mut collector = Collector::new(&limits, &job);
        collector.sheet("A", false)?;
        let strings = "<sst><si><t>Corvane</t></si><si/><si><t>Hollin</t></si></sst>";
        let strings = Strings::read(&mut Markup::new(strings.as_bytes()), &mut collector)?;
        let styles = [Style::Date, Style::Number(Shown::Percent), Style::Date];
        let shared = Shared { strings: &strings, styles: &styles, from_1904: false };
        SheetReader::new(&shared, &mut collector).read(&mut Markup::new(xml.as_bytes()))?;
        collector.finish().map(|(mut sheets, _)| sheets.remove(0))
    }

    #[track_caller]
    fn cells(row: &str, expected: &[Cell]) {
        let read = sheet(&format!("<worksheet><sheetData><row>{row}</row></sheetData></worksheet>")).expect(row);
        assert_eq!(read.rows[0].cells, expected, "{row}");
    }

    #[test]
    fn a_cell_holds_what_its_type_and_style_say() {
        cells("<c t='s'><v>2</v></c><c t='s'><v> 0 </v></c>", &["Hollin", "Corvane"].map(Cell::from_text));
        cells("<c><v>0.5</v></c><c s='1'><v>0.35</v></c>", &[Cell::Number(0.5), Cell::Percent(0.35)]);
        cells("<c s='2'><v>46203</v></c>", &[Cell::Date(jiff::civil::date(2026, 6, 30))]);
        cells("<c t='str'><f>A1&amp;B1</f><v>a &amp; b</v></c>", &[Cell::from_text("a & b")]);
        cells("<c t='inlineStr'><is><r><t>Hal</t></r><r><t>den</t></r></is></c>", &[Cell::from_text("Halden")]);
        cells("<c t='b'><v>1</v></c><c t='e'><v>#SPILL!</v></c>", &[Cell::Bool(true), Cell::from_text("#SPILL!")]);
        cells("<c t='d'><v>2026-06-30T00:00:00</v></c>", &[Cell::Date(jiff::civil::date(2026, 6, 30))]);
        cells("<c><v>1 of 2</v></c>", &[Cell::from_text("1 of 2")]);
    }

    #[test]
    fn a_cell_without_a_place_follows_the_one_before_it() {
        cells(
            "<c r='B1'><v>1</v></c><c/><c><v>2</v></c>",
            &[Cell::Empty, Cell::Number(1.0), Cell::Empty, Cell::Number(2.0)],
        );
    }

    #[test]
    fn hidden_rows_and_merged_cells_are_told() {
        let read = sheet(
            "<x:worksheet><x:sheetData><x:row r = \"4\" hidden=\"1\"><x:c r=\"A4\"><x:v>1</x:v></x:c></x:row><x:row/>\
             <x:row hidden='true'><x:c><x:v>2</x:v></x:c></x:row><x:row hidden=\"0\" r=\"9\"><x:c><x:v>3</x:v></x:c></x:row>\
             </x:sheetData><x:mergeCells><x:mergeCell ref=\"A1:$AB$2\"/></x:mergeCells></x:worksheet>",
        );
        let read = read.expect("a sheet");
        let rows: Vec<(u32, bool)> = read.rows.iter().map(|row| (row.number, row.hidden)).collect();
        assert_eq!(rows, [(4, true), (6, true), (9, false)]);
        assert_eq!(read.merged, [Merged { first_row: 1, last_row: 2, first_column: 0, last_column: 27 }]);
    }

    #[test]
    fn a_sheet_that_contradicts_itself_is_damaged() {
        for row in ["<c t='s'><v>9</v></c>", "<c t='b'><v>maybe</v></c>", "<c r='A0'/>", "<c t='?'/>", "<c><v>1"] {
            let read = sheet(&format!("<worksheet><sheetData><row>{row}</row></sheetData></worksheet>"));
            assert_eq!(read, Err(Refusal::Damaged), "{row}");
        }
    }
}
