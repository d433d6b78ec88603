use std::collections::HashMap;

use super::shapes::{Ids, fill, place, stroke_xml};
use super::text::paragraphs;
use super::{each, escaped};
use crate::readout::scene::{Cell, Edges, Emu, Rect, Stroke, Table};

/// PowerPoint's own style without lines or grounds: each cell says its own.
const NO_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";
/// An empty paragraph takes a point, or it would make low rows higher.
const EMPTY: &str =
    "<a:p><a:pPr><a:lnSpc><a:spcPts val=\"100\"/></a:lnSpc></a:pPr><a:endParaRPr lang=\"en-US\" sz=\"100\"/></a:p>";
/// What a text keeps free at its right, so that a rounding never breaks a line anew.
const SLACK: Emu = 6_350;

/// A table whose cells can be edited.
pub(super) fn table(table: &Table, ids: &mut Ids) -> String {
    let id = ids.next();
    let (width, height) = (table.columns.iter().sum(), table.rows.iter().sum());
    let columns = each(&table.columns, |width| format!("<a:gridCol w=\"{width}\"/>"));
    let grid = Grid::of(table);
    let rows: String = (0..table.rows.len()).map(|row| grid.row(row)).collect();
    let frame = place(Rect::new(table.x, table.y, width, height)).replace("a:xfrm", "p:xfrm");
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\" descr=\"{}\"/><p:cNvGraphicFramePr>\
         <a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{frame}<a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"><a:tableStyleId>{NO_STYLE}\
         </a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        escaped(&table.alt)
    )
}

/// Which cell covers each place.
struct Grid<'a> {
    table: &'a Table,
    covered: HashMap<(usize, usize), &'a Cell>,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Table) -> Self {
        let mut covered = HashMap::new();
        for cell in &table.cells {
            for row in cell.row..cell.row + cell.row_span {
                for column in cell.column..cell.column + cell.column_span {
                    covered.insert((row, column), cell);
                }
            }
        }
        Self { table, covered }
    }

    fn row(&self, row: usize) -> String {
        let cells: String = (0..self.table.columns.len()).map(|column| self.cell(row, column)).collect();
        format!("<a:tr h=\"{}\">{cells}</a:tr>", self.table.rows[row])
    }

    fn cell(&self, row: usize, column: usize) -> String {
        let empty = format!("<a:txBody><a:bodyPr/><a:lstStyle/>{EMPTY}</a:txBody>");
        let Some(cell) = self.covered.get(&(row, column)) else {
            return format!(
                "<a:tc>{empty}<a:tcPr marL=\"0\" marR=\"0\" marT=\"0\" marB=\"0\">{}<a:noFill/></a:tcPr></a:tc>",
                no_edges()
            );
        };
        if (cell.row, cell.column) != (row, column) {
            let across = if cell.column < column { " hMerge=\"1\"" } else { "" };
            let down = if cell.row < row { " vMerge=\"1\"" } else { "" };
            return format!("<a:tc{across}{down}>{empty}<a:tcPr marL=\"0\" marR=\"0\" marT=\"0\" marB=\"0\"/></a:tc>");
        }
        let spans = [("gridSpan", cell.column_span), ("rowSpan", cell.row_span)];
        let spans = spans.into_iter().filter(|(_, span)| *span > 1);
        let spans = each(spans, |(name, span)| format!(" {name}=\"{span}\""));
        let rect = cell.panel.rect;
        let set = cell.panel.text.as_ref().and_then(|text| Some((text, paragraphs(text)?)));
        let (body, margins) = match &set {
            None => (EMPTY.to_owned(), [0; 3]),
            Some((text, set)) => {
                let right = (rect.right() - text.rect.right() - SLACK).max(0);
                (set.xml.clone(), [text.rect.x - rect.x, right, set.top - rect.y])
            }
        };
        let [left, right, top] = margins.map(|margin| margin.max(0));
        format!(
            "<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody><a:tcPr marL=\"{left}\" marR=\"{right}\" \
             marT=\"{top}\" marB=\"0\" anchor=\"t\">{}{}</a:tcPr></a:tc>",
            edges(&self.edges(cell)),
            fill(cell.panel.fill)
        )
    }

    /// The lines of a cell; where its neighbour alone has one between them, that one, for the two share it.
    fn edges(&self, cell: &Cell) -> Edges {
        let own = cell.panel.edges;
        let (last_row, last_column) = (cell.row + cell.row_span, cell.column + cell.column_span);
        let of = |row: Option<usize>, column: Option<usize>, side: fn(&Edges) -> Option<Stroke>| {
            side(&self.covered.get(&(row?, column?))?.panel.edges)
        };
        let (row, column) = (Some(cell.row), Some(cell.column));
        Edges {
            left: own.left.or_else(|| of(row, cell.column.checked_sub(1), |edges| edges.right)),
            right: own.right.or_else(|| of(row, Some(last_column), |edges| edges.left)),
            top: own.top.or_else(|| of(cell.row.checked_sub(1), column, |edges| edges.bottom)),
            bottom: own.bottom.or_else(|| of(Some(last_row), column, |edges| edges.top)),
        }
    }
}

fn edges(edges: &Edges) -> String {
    let Edges { left, top, right, bottom } = *edges;
    [("a:lnL", left), ("a:lnR", right), ("a:lnT", top), ("a:lnB", bottom)]
        .map(|(tag, stroke)| stroke_xml(tag, stroke))
        .concat()
}

fn no_edges() -> String {
    edges(&Edges::default())
}
