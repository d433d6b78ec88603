//! What a slide is made of, for whoever has it read aloud: its heading, its sentences, its tables cell by cell.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind};

use crate::readout::scene::{Cell, Element, Group, Scene, Table, TextBox};

/// A part of a slide: others, or a text.
pub enum Part<'a> {
    Group(TagKind, Vec<Self>),
    Text(&'a TextBox),
}

/// The slide in the order it is read: the title is its heading.
pub fn structure(scene: &Scene) -> Part<'_> {
    let heading = Tag::Hn(NonZeroU16::MIN, Some(scene.title.sentence.clone()));
    let title = Part::Group(heading.into(), vec![Part::Text(&scene.title.text)]);
    let others = scene.elements.iter().filter_map(element);
    Part::Group(Tag::Section.into(), std::iter::once(title).chain(others).collect())
}

impl<'a> Part<'a> {
    /// Every text of it, in the order they are read.
    pub fn texts(&self) -> Vec<&'a TextBox> {
        match self {
            Self::Text(text) => vec![text],
            Self::Group(_, parts) => parts.iter().flat_map(Part::texts).collect(),
        }
    }

    /// The part as a PDF has it; `drawn` has what each of [`Self::texts`] became on the page.
    pub fn tagged(self, drawn: &mut impl Iterator<Item = Identifier>) -> Option<Node> {
        match self {
            Self::Text(_) => drawn.next().map(Node::Leaf),
            Self::Group(tag, parts) => {
                let children = parts.into_iter().filter_map(|part| part.tagged(drawn)).collect();
                Some(Node::Group(TagGroup::with_children(tag, children)))
            }
        }
    }
}

/// `None` for what only adorns.
fn element(element: &Element) -> Option<Part<'_>> {
    match element {
        Element::Text(text) => Some(sentence(text)),
        Element::Panel(panel) => panel.text.as_ref().map(sentence),
        Element::Rule(_) | Element::Shape(_) => None,
        Element::Table(table) => Some(of_table(table)),
        Element::Group(group) => Some(figure(group)),
    }
}

fn sentence(text: &TextBox) -> Part<'_> {
    Part::Group(Tag::P.into(), vec![Part::Text(text)])
}

fn figure(group: &Group) -> Part<'_> {
    let parts = group.elements.iter().filter_map(element).collect();
    Part::Group(Tag::Figure(Some(group.alt.clone())).into(), parts)
}

/// Row by row, each cell where it begins.
fn of_table(table: &Table) -> Part<'_> {
    let row = |row: usize| {
        let mut cells: Vec<&Cell> = table.cells.iter().filter(|cell| cell.row == row).collect();
        cells.sort_unstable_by_key(|cell| cell.column);
        Part::Group(Tag::TR.into(), cells.into_iter().map(|one| cell(table, one)).collect())
    };
    let rows = (0..table.rows.len()).map(row).collect();
    Part::Group(Tag::Table.with_summary(Some(table.alt.clone())).into(), rows)
}

fn cell<'a>(table: &Table, cell: &'a Cell) -> Part<'a> {
    let span = |count: usize| u32::try_from(count).ok().and_then(NonZeroU32::new).filter(|count| count.get() > 1);
    let (rows, columns) = (span(cell.row_span), span(cell.column_span));
    let tag: TagKind = if cell.row < table.heading_rows {
        Tag::TH(TableHeaderScope::Column).with_row_span(rows).with_col_span(columns).into()
    } else {
        Tag::TD.with_row_span(rows).with_col_span(columns).into()
    };
    Part::Group(tag, cell.panel.text.iter().map(Part::Text).collect())
}
