use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::{SlideId, SlideKind};

/// What the user chose of a slide of the read-out. A kind without a row is as it is composed; a copy is there for its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckSlide {
    pub slide: SlideId,
    /// Its place among all slides; without one it stands where it is composed.
    pub position: Option<i64>,
    /// Whether it stands in front; without it as it is composed.
    pub is_front: Option<bool>,
    pub is_included: bool,
    /// Another title, and the composed one it was written instead of; both are empty where there is none.
    pub title: String,
    pub instead_of: String,
    /// Rows a page of its table; without it as many as it is composed with.
    pub rows: Option<u32>,
}

impl DeckSlide {
    /// As it is composed.
    #[must_use]
    pub fn composed(slide: SlideId) -> Self {
        Self {
            slide,
            position: None,
            is_front: None,
            is_included: true,
            title: String::new(),
            instead_of: String::new(),
            rows: None,
        }
    }
}

impl Table for DeckSlide {
    const NAME: &'static str = "deck_slide";
    const COLUMNS: &'static [&'static str] =
        &["kind", "copy", "position", "is_front", "is_included", "title", "instead_of", "rows"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            slide: SlideId { kind: cells.typed(SlideKind::from_code)?, copy: cells.next()? },
            position: cells.next()?,
            is_front: cells.next()?,
            is_included: cells.next()?,
            title: cells.next()?,
            instead_of: cells.next()?,
            rows: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.slide.kind.code().to_owned().into(),
            self.slide.copy.into(),
            self.position.into(),
            self.is_front.map(i64::from).into(),
            i64::from(self.is_included).into(),
            self.title.clone().into(),
            self.instead_of.clone().into(),
            self.rows.into(),
        ]
    }

    fn title(&self) -> String {
        format!("the slide {}", self.slide.name())
    }
}
