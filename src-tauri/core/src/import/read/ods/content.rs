use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::table::{CellKind, Table};
use crate::import::read::limits::Bound;
use crate::import::read::{Limits, Refusal, Sink, xml};

/// Goes through content.xml once.
pub fn read(content: impl Read, limits: &Limits, sink: &mut impl Sink) -> Result<(), Refusal> {
    let mut reader = xml::reader(content);
    let mut content = Content { limits, table: None, hidden_styles: HashSet::new(), style: String::new(), ignored: 0 };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(element) => content.start(&element, sink)?,
            Event::End(element) => content.end(element.local_name().as_ref(), sink)?,
            Event::Text(text) => content.text(&text.xml10_content())?,
            Event::CData(text) => content.text(&text.xml10_content())?,
            Event::GeneralRef(entity) => {
                let mut letters = String::new();
                xml::push_entity(&mut letters, &entity);
                content.text(&letters)?;
            }
            Event::Eof => return if content.table.is_none() { Ok(()) } else { Err(Refusal::Damaged) },
            _ => (),
        }
    }
}

struct Content<'a> {
    limits: &'a Limits,
    table: Option<Table>,
    /// Styles of tables that are not shown.
    hidden_styles: HashSet<String>,
    /// The style whose properties are read.
    style: String,
    /// Depth within what is not the cell's own text: notes, drawings, tables in cells.
    ignored: u32,
}

impl Content<'_> {
    fn start(&mut self, element: &BytesStart<'_>, sink: &mut impl Sink) -> Result<(), Refusal> {
        if self.ignored > 0 {
            self.ignored += 1;
            return Ok(());
        }
        match element.local_name().as_ref() {
            "style" => self.style = xml::attribute(element, "name")?.unwrap_or_default(),
            "table-properties" if xml::attribute(element, "display")?.as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if self.table.is_none() => {
                let style = xml::attribute(element, "style-name")?.unwrap_or_default();
                let name = xml::attribute(element, "name")?.unwrap_or_default();
                sink.sheet(&name, self.hidden_styles.contains(&style))?;
                self.table = Some(Table::default());
            }
            "annotation" | "table" | "shapes" | "tracked-changes" | "dde-links" | "frame" => self.ignored = 1,
            name => {
                if let Some(table) = &mut self.table {
                    table.start(name, element)?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str, sink: &mut impl Sink) -> Result<(), Refusal> {
        if self.ignored > 0 {
            self.ignored -= 1;
            return Ok(());
        }
        let Some(table) = &mut self.table else { return Ok(()) };
        match name {
            "table" => self.table = None,
            "p" | "h" => table.end_paragraph(),
            "table-row" => table.end_row(self.limits, sink)?,
            "table-cell" => table.end_cell(CellKind::Shown, self.limits, sink)?,
            "covered-table-cell" => table.end_cell(CellKind::Covered, self.limits, sink)?,
            _ => (),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        let Some(table) = self.table.as_mut().filter(|_| self.ignored == 0) else { return Ok(()) };
        let len = table.push_text(text);
        self.limits.check(Bound::CellBytes, len as u64)
    }
}
