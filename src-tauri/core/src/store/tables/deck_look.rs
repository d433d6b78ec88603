use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::SlideFont;

/// What the read-out is coloured and set in. There is one row at most; without one it looks as Trellis draws it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckLook {
    /// Always 1.
    pub id: i64,
    /// "#1F4EA8"; none is Trellis's own.
    pub colour: Option<String>,
    pub font: SlideFont,
}

impl Default for DeckLook {
    fn default() -> Self {
        Self { id: 1, colour: None, font: SlideFont::default() }
    }
}

impl Table for DeckLook {
    const NAME: &'static str = "deck_look";
    const COLUMNS: &'static [&'static str] = &["id", "colour", "font"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self { id: cells.next()?, colour: cells.next()?, font: cells.typed(SlideFont::from_code)? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.id.into(), self.colour.clone().into(), self.font.code().to_owned().into()]
    }

    fn title(&self) -> String {
        "the look of the read-out".to_owned()
    }
}

/// The company's logo on the read-out. There is one row at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckLogo {
    /// Always 1.
    pub id: i64,
    /// PNG in base64.
    pub png: String,
    /// The file it was read from.
    pub name: String,
}

impl Table for DeckLogo {
    const NAME: &'static str = "deck_logo";
    const COLUMNS: &'static [&'static str] = &["id", "png", "name"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self { id: cells.next()?, png: cells.next()?, name: cells.next()? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.id.into(), self.png.clone().into(), self.name.clone().into()]
    }

    fn title(&self) -> String {
        "the logo of the read-out".to_owned()
    }
}
