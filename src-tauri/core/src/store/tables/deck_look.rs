use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::SlideFont;

/// The company's own looks of the read-out. There is one row at most; without one it looks as Trellis draws it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckLook {
    /// Always 1.
    pub id: i64,
    /// "#1F4EA8"; none is Trellis's own.
    pub colour: Option<String>,
    pub font: SlideFont,
    /// A PNG in base64, and the name of the file it was read from; both are empty where there is none.
    pub logo: String,
    pub logo_name: String,
}

impl Default for DeckLook {
    fn default() -> Self {
        Self { id: 1, colour: None, font: SlideFont::default(), logo: String::new(), logo_name: String::new() }
    }
}

impl Table for DeckLook {
    const NAME: &'static str = "deck_look";
    const COLUMNS: &'static [&'static str] = &["id", "colour", "font", "logo", "logo_name"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            id: cells.next()?,
            colour: cells.next()?,
            font: cells.typed(SlideFont::from_code)?,
            logo: cells.next()?,
            logo_name: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.colour.clone().into(),
            self.font.code().to_owned().into(),
            self.logo.clone().into(),
            self.logo_name.clone().into(),
        ]
    }

    fn title(&self) -> String {
        "the look of the read-out".to_owned()
    }
}
